#![doc = include_str!("links.md")]
#![doc = include_str!("../docs/guide.md")]
//!
//! # Beside the guide
//!
//! - [Design][design] answers why it is built this way.
//! - [Comparison][compare] lists features of other generators.
//! - [Benchmarks][benchmarks] has figures, and the commands that measure them.
//! - [Expressions][expressions] and [Delivery][delivery] have the exact rules.

/// Writes a module for each document, so that rustdoc shows it and tests its code.
///
/// On GitHub the documents link to each other's files. Here the definitions of `links.md` come first, and the first
/// definition of a link is the one that counts.
macro_rules! chapters {
    ($($chapter:ident = $file:literal,)*) => {
        $(
            #[doc = include_str!("links.md")]
            #[doc = include_str!($file)]
            pub mod $chapter {}
        )*
    };
}

chapters! {
    first_consumer = "../docs/guide/first-consumer.md",
    first_provider = "../docs/guide/first-provider.md",
    local = "../docs/guide/local.md",
    types = "../docs/guide/types.md",
    events = "../docs/guide/events.md",
    foreign_api = "../docs/guide/foreign-api.md",
    targets = "../docs/guide/targets.md",
    signatures = "../docs/guide/signatures.md",
    retries = "../docs/guide/retries.md",
    outbox = "../docs/guide/outbox.md",
    postgres = "../docs/guide/postgres.md",
    inbox = "../docs/guide/inbox.md",
    operations = "../docs/guide/operations.md",
    testing = "../docs/guide/testing.md",
    observability = "../docs/guide/observability.md",
    build_scripts = "../docs/guide/build-scripts.md",
    troubleshooting = "../docs/guide/troubleshooting.md",
    migrating = "../docs/guide/migrating.md",
    design = "../docs/design.md",
    compare = "../docs/compare.md",
    benchmarks = "../docs/benchmarks.md",
    expressions = "../docs/expressions.md",
    delivery = "../docs/delivery.md",
    architecture = "../ARCHITECTURE.md",
    changelog = "../CHANGELOG.md",
}

/// The module that [`openapi`](crate::openapi) generates for `tests/fixtures/orders.yaml`, as text.
///
/// ```text
#[doc = include_str!("../tests/golden/orders.rs")]
/// ```
pub mod generated {}
