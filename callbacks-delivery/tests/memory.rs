//! The store in memory passes the tests of every store.

use callbacks_delivery::testing::MemoryHarness;

callbacks_delivery::store_tests!(async { MemoryHarness::default() });

#[cfg(feature = "inbox")]
callbacks_delivery::inbox_tests!(async { MemoryHarness::default() });

#[cfg(feature = "inbox")]
#[tokio::test]
async fn handled_messages_fulfil_the_contract() {
    callbacks_runtime::testing::check_store(callbacks_delivery::MemoryStore::new()).await;
}
