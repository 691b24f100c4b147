//! Tests of binary mode and of consent.

mod binary;
mod handshake;

use http::{HeaderMap, HeaderName, HeaderValue};

fn headers(lines: &[(&str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        let name: HeaderName = name.parse().unwrap();
        headers.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    headers
}
