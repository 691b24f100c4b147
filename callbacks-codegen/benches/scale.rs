//! How time and output grow with a document: each kind of entry, for 1,000, 10,000 and 40,000 of them, as multiples of the
//! first. Ideal are 10 and 40, since the cost of a build is to be that of reading its document.
//!
//! `cargo bench -p callbacks-codegen --bench scale -- [WORD…] [COUNT…]` measures the kinds whose names have one of the words,
//! for these counts. The time is that of the processor where Linux reports it, so a busy machine does not change the ratios.

#[path = "../tests/support/cpu.rs"]
mod cpu;
#[allow(dead_code, reason = "some documents are for other tests")]
#[path = "../tests/support/large.rs"]
mod large;

use std::hint::black_box;
use std::time::Duration;

use callbacks_codegen::{Expansion, Settings, expand_with};
use proc_macro2::{TokenStream, TokenTree};

const COUNTS: [usize; 3] = [1_000, 10_000, 40_000];

/// Small documents are expanded until this has passed, because Linux adds to the time of a thread in steps of milliseconds.
const LONG_ENOUGH: Duration = Duration::from_millis(500);

fn main() {
    let arguments = std::env::args().skip(1);
    let arguments = arguments.filter(|argument| !argument.starts_with("--"));
    let (counts, words): (Vec<_>, Vec<_>) =
        arguments.partition(|argument| argument.parse::<usize>().is_ok());
    let mut counts: Vec<usize> = counts
        .iter()
        .filter_map(|count| count.parse().ok())
        .collect();
    if counts.is_empty() {
        counts = COUNTS.to_vec();
    }
    println!("counts {counts:?}: the first, and the others as multiples of it");
    for (name, make) in large::KINDS {
        if words.is_empty() || words.iter().any(|word| name.contains(word.as_str())) {
            report(name, make, &counts);
        }
    }
}

fn report(name: &str, make: fn(usize) -> String, counts: &[usize]) {
    let measured: Vec<_> = counts.iter().map(|count| measure(&make(*count))).collect();
    let Some((first, others)) = measured.split_first() else {
        return;
    };
    let ratios = |of: fn(&Measured) -> f64| {
        let ratios = others.iter().map(|each| of(each) / of(first));
        let ratios: Vec<_> = ratios.map(|ratio| format!("{ratio:.1}")).collect();
        ratios.join(" ")
    };
    println!(
        "{name:28} {:>8.2} ms {:>12}   {:>9} tokens {:>12}   {:>9} bytes {:>12}",
        first.time * 1000.0,
        ratios(|each| each.time),
        first.tokens,
        ratios(|each| each.tokens),
        first.bytes,
        ratios(|each| each.bytes),
    );
}

struct Measured {
    time: f64,
    tokens: f64,
    bytes: f64,
}

fn measure(document: &str) -> Measured {
    let start = cpu::now();
    let mut rounds = 0;
    let (expansion, spent) = loop {
        let expansion = expand(document);
        rounds += 1;
        let spent = cpu::now().saturating_sub(start);
        if spent >= LONG_ENOUGH {
            break (expansion, spent);
        }
    };
    Measured {
        time: spent.as_secs_f64() / f64::from(rounds),
        tokens: count(expansion.tokens()) as f64,
        bytes: expansion.code.len() as f64,
    }
}

fn expand(document: &str) -> Expansion {
    let settings = Settings::new("large.json");
    black_box(expand_with(&settings, |_| Ok(document.into())))
}

fn count(tokens: TokenStream) -> usize {
    let sizes = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => 1 + count(group.stream()),
        _ => 1,
    });
    sizes.sum()
}
