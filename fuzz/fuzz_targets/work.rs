//! No message costs more work than its size allows, in units and, with much to spare, in time.
#![no_main]

use std::time::{Duration, Instant};

use libfuzzer_sys::fuzz_target;

#[path = "../shared/porter.rs"]
mod porter;

/// The units that each message has, and those of each byte; the last step may be one over the whole message.
const START: usize = 1_048_576;
const PER_BYTE: usize = 128 + 4;

fuzz_target!(|input: &[u8]| {
    let Some((router, request, size)) = porter::request(input) else {
        return;
    };
    let start = Instant::now();
    let (_, units) = callbacks::__private::count_work(|| porter::answer(router, request));
    let elapsed = start.elapsed();
    let bound = START + PER_BYTE * (size + 500);
    assert!(units <= bound, "{units} units for {size} bytes");
    // A unit is about two nanoseconds. This is twenty times as much, and a start for a machine that does other things as well.
    let longest = Duration::from_millis(500) + Duration::from_nanos(40 * bound as u64);
    assert!(elapsed <= longest, "{elapsed:?} for {size} bytes and {units} units");
});
