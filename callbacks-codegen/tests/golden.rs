//! The modules of the fixtures, as text. `tests/generated.rs` of the workspace compiles the same files.
//!
//! `UPDATE_GOLDEN=1 cargo test -p callbacks-codegen --features pretty --test golden` writes them anew: read the diff.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::path::Path;

use callbacks_codegen::{AssertedFormats, Settings, expand};

/// The fixtures whose modules check strings for their formats.
const ASSERTING: [&str; 4] = ["burdens", "kinds", "constraints", "conformity"];

fn check(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let mut settings = Settings::new(root.join(format!("fixtures/{name}.yaml")));
    if ASSERTING.contains(&name) {
        settings = settings.with_asserted_formats(AssertedFormats::All);
    }
    let expansion = expand(&settings);
    assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
    let source = expansion.to_source();
    let golden = root.join(format!("golden/{}.rs", name.replace('-', "_")));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, source).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        source == expected,
        "{} differs from the generated module",
        golden.display()
    );
}

macro_rules! golden {
    ($($test:ident: $name:literal,)*) => {$(
        #[test]
        fn $test() {
            check($name);
        }
    )*};
}

golden! {
    items: "items",
    orders: "orders",
    train_travel_webhook: "train-travel-webhook",
    beer_orders: "beer-orders",
    callback_object: "callback-object",
    store_ack: "store-ack",
    payloads: "payloads",
    collisions: "collisions",
    combined: "combined",
    nested: "nested",
    keys: "keys",
    parameters: "parameters",
    unions: "unions",
    burdens: "burdens",
    media_types: "media_types",
    forms: "forms",
    multipart: "multipart",
    xml: "xml",
    sharing: "sharing",
    constraints: "constraints",
    conformity: "conformity",
    kinds: "kinds",
    events: "events",
    subtypes: "subtypes",
    hierarchies: "hierarchies",
    meaning: "meaning",
    inspected: "inspected",
    notifications: "notifications",
    answer_headers: "answer-headers",
    credentials: "credentials",
    defaults: "defaults",
    pages: "pages",
}
