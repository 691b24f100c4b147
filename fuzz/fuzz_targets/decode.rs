//! Payload types read any JSON or refuse it; what is read is written and read as the same.
#![no_main]

use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The printed modules of two fixtures.
#[allow(dead_code, reason = "only their payload types are used")]
mod payloads {
    include!("../../tests/golden/payloads.rs");
}
#[allow(dead_code, reason = "only their payload types are used")]
mod combined {
    include!("../../tests/golden/combined.rs");
}

fuzz_target!(|json: &[u8]| {
    read::<payloads::Parcel>(json);
    read::<payloads::Receipt>(json);
    read::<combined::Sighting>(json);
    read::<combined::Animal>(json);
});

fn read<T: DeserializeOwned + Serialize + PartialEq + Debug>(json: &[u8]) {
    if let Ok(value) = serde_json::from_slice::<T>(json) {
        let text = serde_json::to_string(&value).expect("what is read can be written");
        let again: T = serde_json::from_str(&text).expect("what is written can be read");
        assert_eq!(again, value);
    }
}
