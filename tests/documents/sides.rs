//! Each side of a document compiles without the other, and imports nothing that it does not need.
#![deny(unused)]
#![allow(deprecated, reason = "what is told of a fixture is told elsewhere")]

macro_rules! sides {
    ($($sent:ident, $received:ident: $document:literal,)*) => {$(
        #[callbacks::openapi($document, receiver = false)]
        pub(crate) mod $sent {}
        #[callbacks::openapi($document, sender = false)]
        pub(crate) mod $received {}
    )*};
}

sides! {
    payloads_sent, payloads_received: "tests/fixtures/payloads.yaml",
    unions_sent, unions_received: "tests/fixtures/unions.yaml",
    kinds_sent, kinds_received: "tests/fixtures/kinds.yaml",
    media_types_sent, media_types_received: "tests/fixtures/media_types.yaml",
    forms_sent, forms_received: "tests/fixtures/forms.yaml",
    multipart_sent, multipart_received: "tests/fixtures/multipart.yaml",
    xml_sent, xml_received: "tests/fixtures/xml.yaml",
    events_sent, events_received: "tests/fixtures/events.yaml",
    forge_sent, forge_received: "tests/fixtures/forge.yaml",
    credentials_sent, credentials_received: "tests/fixtures/credentials.yaml",
    answer_headers_sent, answer_headers_received: "tests/fixtures/answer-headers.yaml",
    nested_sent, nested_received: "tests/fixtures/nested.yaml",
    parameters_sent, parameters_received: "tests/fixtures/parameters.yaml",
    constraints_sent, constraints_received: "tests/fixtures/constraints.yaml",
    combined_sent, combined_received: "tests/fixtures/combined.yaml",
    keys_sent, keys_received: "tests/fixtures/keys.yaml",
    store_ack_sent, store_ack_received: "tests/fixtures/store-ack.yaml",
    receiving_sent, receiving_received: "tests/fixtures/receiving.yaml",
    cloud_events_sent, cloud_events_received: "tests/fixtures/cloud-events.yaml",
}

#[test]
fn each_side_has_what_it_needs() {
    assert_eq!(events_received::invoice_paid::BASE_PATH, "/invoice-paid");
    assert_eq!(events_sent::invoice_paid::OPERATION.name, "invoice_paid");
}
