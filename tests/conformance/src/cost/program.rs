//! The source of what is timed: functions that read and write bodies, and a program that does it many times.

use callbacks_codegen::BodyInfo;

/// Functions that read and write each type as JSON: without them rustc would never see the impls at work.
pub(crate) fn uses(types: &[&str]) -> String {
    let each = types.iter().enumerate().map(|(number, ty)| {
        format!(
            "pub fn decode_{number}(text: &[u8]) -> Result<{ty}, ::serde_json::Error> {{ ::serde_json::from_slice(text) }}\n\
             pub fn encode_{number}(value: &{ty}) -> Result<Vec<u8>, ::serde_json::Error> {{ ::serde_json::to_vec(value) }}\n"
        )
    });
    each.collect()
}

/// A program that times both forms by turns, with instances that both accept.
///
/// It reads lines of the number of a body, a space and an instance. It prints a line of what it took in, and one of the
/// nanoseconds, as sums of the medians of each body: decoding and encoding by ours, the same by the yardstick, and
/// decoding with validation.
pub(crate) fn speed(bodies: &[&BodyInfo]) -> String {
    let rows = bodies.iter().map(|body| {
        let ty = &body.ty;
        format!("    Body {{ ours: measure::<ours::{ty}>, derived: measure::<derived::{ty}>, checked: checked::<ours::{ty}>, accepts: accepts::<ours::{ty}, derived::{ty}> }},\n")
    });
    let rows: String = rows.collect();
    format!(
        "#![allow(warnings)]\nmod ours;\nmod derived;\n\nconst BODIES: &[Body] = &[\n{rows}];\n{FRAME}"
    )
}

const FRAME: &str = r#"
use std::hint::black_box;
use std::io::BufRead;
use std::time::Instant;

const SLICE: usize = 200_000;

type Measure = fn(&[Vec<u8>], usize) -> [u128; 2];

struct Body {
    ours: Measure,
    derived: Measure,
    checked: fn(&[Vec<u8>], usize) -> u128,
    accepts: fn(&[u8]) -> [bool; 2],
}

fn measure<T: serde::de::DeserializeOwned + serde::Serialize>(texts: &[Vec<u8>], times: usize) -> [u128; 2] {
    let start = Instant::now();
    for _ in 0..times {
        for text in texts {
            black_box(serde_json::from_slice::<T>(black_box(text)).ok());
        }
    }
    let decoding = start.elapsed().as_nanos();
    let values: Vec<T> = texts.iter().filter_map(|text| serde_json::from_slice(text).ok()).collect();
    let start = Instant::now();
    for _ in 0..times {
        for value in &values {
            black_box(serde_json::to_vec(black_box(value)).ok());
        }
    }
    [decoding, start.elapsed().as_nanos()]
}

fn checked<T: serde::de::DeserializeOwned + callbacks::Validate>(texts: &[Vec<u8>], times: usize) -> u128 {
    let start = Instant::now();
    for _ in 0..times {
        for text in texts {
            let value = serde_json::from_slice::<T>(black_box(text)).ok();
            black_box(value.filter(|value| value.validate().is_ok()));
        }
    }
    start.elapsed().as_nanos()
}

fn accepts<A: serde::de::DeserializeOwned + callbacks::Validate, B: serde::de::DeserializeOwned>(text: &[u8]) -> [bool; 2] {
    let ours = serde_json::from_slice::<A>(text).is_ok_and(|value| value.validate().is_ok());
    [ours, serde_json::from_slice::<B>(text).is_ok()]
}

fn main() {
    let rounds: usize = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(9);
    let only: Option<usize> = std::env::args().nth(2).and_then(|text| text.parse().ok());
    let mut texts: Vec<Vec<Vec<u8>>> = BODIES.iter().map(|_| Vec::new()).collect();
    let (mut all, mut ours_refuse, mut derived_refuse) = (0, 0, 0);
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("lines");
        let (number, text) = line.split_once(' ').expect("a number");
        let number: usize = number.parse().expect("a number");
        let [ours, derived] = (BODIES[number].accepts)(text.as_bytes());
        all += 1;
        ours_refuse += usize::from(!ours);
        derived_refuse += usize::from(!derived);
        if ours && derived && only.is_none_or(|only| only == number) {
            texts[number].push(text.as_bytes().to_vec());
        }
    }
    // A body takes a millisecond or so at a time, which the scheduler of a busy machine mostly leaves whole.
    let times: Vec<usize> = texts.iter().map(|texts| SLICE / texts.iter().map(Vec::len).sum::<usize>().max(1) + 1).collect();
    let bytes: usize = texts.iter().zip(&times).map(|(texts, times)| times * texts.iter().map(Vec::len).sum::<usize>()).sum();
    println!("{all} {ours_refuse} {derived_refuse} {bytes}");
    let mut medians = [0; 5];
    for ((body, texts), times) in BODIES.iter().zip(&texts).zip(times) {
        let mut columns = [const { Vec::new() }; 5];
        for round in 0..rounds {
            for is_ours in [round % 2 == 0, round % 2 != 0] {
                let [decoding, encoding] = if is_ours { (body.ours)(texts, times) } else { (body.derived)(texts, times) };
                let at = if is_ours { 0 } else { 2 };
                columns[at].push(decoding);
                columns[at + 1].push(encoding);
            }
            columns[4].push((body.checked)(texts, times));
        }
        for (median, mut column) in medians.iter_mut().zip(columns) {
            column.sort_unstable();
            *median += column[rounds / 2];
        }
    }
    let [a, b, c, d, e] = medians;
    println!("{a} {b} {c} {d} {e}");
}
"#;
