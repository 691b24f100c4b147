//! Signing runs for every message, so it allocates no more than it returns.

use std::time::SystemTime;

use callbacks_signature::{MessageId, Signer, StandardKey, StandardWebhooks, ToSign};
use http::{HeaderMap, Method};

fn allocations(act: impl FnOnce()) -> u64 {
    allocation_counter::measure(act).count_total
}

#[test]
fn a_generated_id_is_allocated_once() {
    MessageId::generate();
    let count = allocations(|| {
        MessageId::generate();
    });
    assert_eq!(count, 1);
}

/// The map has two parts, and each of the three values is a string.
#[test]
fn a_signature_is_allocated_as_its_headers() {
    let scheme = StandardWebhooks::new(StandardKey::generate());
    let (id, none, now) = (MessageId::generate(), HeaderMap::new(), SystemTime::now());
    let url = "https://shop.example/hook";
    let request = ToSign::new(&Method::POST, url, &none, b"{}", &id, now);
    let count = allocations(|| {
        let headers = scheme.sign(&request).expect("the key signs");
        assert_eq!(headers.len(), 3);
    });
    assert_eq!(count, 5);
}
