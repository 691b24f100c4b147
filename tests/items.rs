//! items.
#[callbacks::openapi("tests/fixtures/items.yaml")]
pub mod items {}
#[callbacks::openapi("tests/fixtures/orders.yaml")]
pub mod orders {}
#[callbacks::openapi("tests/fixtures/store-ack.yaml")]
pub mod store {}
#[callbacks::openapi("tests/fixtures/callback-object.yaml")]
pub mod object {}
#[callbacks::openapi("tests/fixtures/beer-orders.yaml")]
pub mod beer {}
#[callbacks::openapi("tests/fixtures/train-travel-webhook.yaml")]
pub mod train {}
