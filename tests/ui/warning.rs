//! A warning as rustc shows it, made an error here so that it is seen.
#![deny(deprecated)]

#[callbacks::openapi("../fixtures/beer-orders.yaml")]
mod beer_orders {}

fn main() {}
