//! A document of any bytes expands into Rust and diagnostics that have a place.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../callbacks-codegen/tests/support/sound.rs"]
mod sound;

fuzz_target!(|document: &[u8]| {
    sound::expand(document, document.len() % 2 == 1);
});
