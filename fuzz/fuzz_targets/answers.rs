//! No answer is much longer than its question, whatever it quotes.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../shared/porter.rs"]
mod porter;

fuzz_target!(|input: &[u8]| {
    let Some((router, request, size)) = porter::request(input) else {
        return;
    };
    let answer = porter::answer(router, request);
    if answer.status().is_success() {
        return;
    }
    let longest = (5_000 + 4 * (size + 500)).min(34_000);
    let length = answer.body().len();
    assert!(length <= longest, "{length} bytes for {size}");
    assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    assert!(serde_json::from_slice::<serde::de::IgnoredAny>(answer.body()).is_ok());
});
