//! The store in memory passes the tests of every store.

use callbacks_delivery::testing::MemoryHarness;

callbacks_delivery::store_tests!(async { MemoryHarness::default() });

#[cfg(feature = "inbox")]
callbacks_delivery::inbox_tests!(async { MemoryHarness::default() });
