//! The receiving side: what routers admit, check and answer, and both sides of whole documents.

mod answer_headers;
mod answers;
mod authentication;
mod beer_orders;
mod cloud_events;
mod handler_errors;
mod hostile_bodies;
mod idempotency;
mod inbox;
mod inbox_context;
mod inbox_drift;
mod inbox_restart;
mod messages;
mod order_of_checks;
mod orders;
mod own_schemes;
mod paths;
mod practice;
mod principal;
mod reachable;
mod receiver_requirements;
mod receiving;
mod refusals;
mod shared_handler;
mod store_ack;
mod train_travel;

#[path = "../support/shop.rs"]
mod shop;
#[path = "../support/mod.rs"]
mod support;
