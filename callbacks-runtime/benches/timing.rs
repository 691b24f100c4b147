//! R2: the time to refuse a signature does not depend on what is wrong with it.
//!
//! Run `cargo bench -p callbacks-runtime --bench timing`, with the number of samples after `--` (a million by default).
//! It uses the method of dudect ("Dude, is my code constant time?", Reparaz, Balasch and Verbauwhede, 2017): two
//! classes of requests in random order, and Welch's t-test of their times. The test is done for all samples and for the
//! fastest ones, because slow ones are mostly caused by the machine. A |t| of 10 or more is a difference (R2). It is a
//! leak if it is more than a few instructions, because no network shows less. No test of CI runs it, because it
//! measures time.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a bench panics where it cannot measure, and rounds what it measured"
)]

use std::collections::HashMap;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use callbacks_runtime::signature::{
    MessageId, PerTenant, Signer, StandardKey, StandardWebhooks, ToSign, ToVerify, Verifier,
};
use http::{HeaderMap, HeaderValue, Method};

/// The least |t| that is a difference (R2).
const LIMIT: f64 = 10.0;

/// The time of a few instructions in nanoseconds. The row of tenants needs this limit: its |t| is well above the other
/// limit, with 1 to 4 ns in most runs, because a look-up finds something or nothing. It is not the memory of the other
/// verifier's keys, because the same keys give the same result. On a busy machine it may exceed this limit too.
const FEW: f64 = 5.0;

/// The number of requests of each class.
const VARIANTS: usize = 64;

const BODY: &[u8] =
    br#"{"order":"o-1","status":"paid","amount":{"value":"12.50","currency":"EUR"}}"#;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    // `cargo test --all-targets` runs it without `--bench`.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let samples = arguments.iter().find_map(|argument| argument.parse().ok());
    let samples: usize = samples.unwrap_or(1_000_000);
    let key = StandardKey::generate();
    let scheme = StandardWebhooks::new(key.clone());
    let by_key = |request: &Request| scheme.verify(&request.to_verify()).is_err();
    let tenants = PerTenant::new(StandardWebhooks::new(StandardKey::generate()), {
        let shops = HashMap::from([("shop", scheme.clone())]);
        move |request: &ToVerify<'_>| {
            let name = request.headers.get("x-tenant")?.to_str().ok()?;
            shops.get(name).cloned()
        }
    });
    let by_tenant = |request: &Request| tenants.verify(&request.to_verify()).is_err();

    let signed = || Request::signed(&key);
    let first = || signed().with_bit(0);
    let last = || signed().with_bit(255);
    let of_another_key = || Request::signed(&StandardKey::generate());
    let of = |tenant| signed().with_bit(77).of_tenant(tenant);
    let mut is_fine = true;
    for (name, times) in [
        (
            "first and last wrong byte",
            measure(samples, [&first, &last], by_key),
        ),
        (
            "wrong key and wrong signature",
            measure(samples, [&of_another_key, &first], by_key),
        ),
        (
            "unknown tenant and wrong signature",
            measure(samples, [&|| of("none"), &|| of("shop")], by_tenant),
        ),
    ] {
        is_fine &= !report(name, times);
    }
    // A comparison byte by byte must be detected. This shows that the others are below the limit for a reason.
    let text = |wrong: usize| {
        let mut text = vec![7_u8; 1024];
        text[wrong] = 8;
        text
    };
    let right = vec![7_u8; 1024];
    let compare = |text: &Vec<u8>| {
        text.iter()
            .zip(&right)
            .all(|(a, b)| black_box(a) == black_box(b))
    };
    let leaking = measure(samples, [&|| text(0), &|| text(1023)], |text| {
        !compare(text)
    });
    is_fine &= report("(a comparison that leaks)", leaking);
    if is_fine {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// A received request.
struct Request {
    headers: HeaderMap,
    time: SystemTime,
}

impl Request {
    fn signed(key: &StandardKey) -> Self {
        let (id, time) = (MessageId::generate(), SystemTime::now());
        let none = HeaderMap::new();
        let url = "https://shop.example/hook";
        let request = ToSign::new(&Method::POST, url, &none, BODY, &id, time);
        let headers = StandardWebhooks::new(key.clone()).sign(&request).unwrap();
        Self { headers, time }.of_tenant("shop")
    }

    /// Flips a bit of the signature.
    fn with_bit(mut self, bit: usize) -> Self {
        let signature = self.headers["webhook-signature"].to_str().unwrap();
        let mut bytes = BASE64_STANDARD
            .decode(signature.strip_prefix("v1,").unwrap())
            .unwrap();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let signature = format!("v1,{}", BASE64_STANDARD.encode(bytes));
        self.headers.insert(
            "webhook-signature",
            HeaderValue::try_from(signature).unwrap(),
        );
        self
    }

    fn of_tenant(mut self, tenant: &'static str) -> Self {
        self.headers
            .insert("x-tenant", HeaderValue::from_static(tenant));
        self
    }

    fn to_verify(&self) -> ToVerify<'_> {
        ToVerify::new(&self.headers, BODY, self.time)
    }
}

/// Copied before it is measured, so that no class has its own place in memory, which would be visible in the times.
trait Copied {
    fn copied(&self) -> Self;
}

impl Copied for Request {
    fn copied(&self) -> Self {
        let copy = |value: &HeaderValue| HeaderValue::from_bytes(value.as_bytes()).unwrap();
        let headers = self.headers.iter();
        Self {
            headers: headers
                .map(|(name, value)| (name.clone(), copy(value)))
                .collect(),
            time: self.time,
        }
    }
}

impl Copied for Vec<u8> {
    fn copied(&self) -> Self {
        self.clone()
    }
}

/// The times of two classes in nanoseconds.
type Times = [Vec<f64>; 2];

fn measure<T: Copied>(
    samples: usize,
    classes: [&dyn Fn() -> T; 2],
    refuse: impl Fn(&T) -> bool,
) -> Times {
    let pairs: Vec<_> = (0..VARIANTS)
        .map(|_| classes.map(|class| class()))
        .collect();
    let mut times = [Vec::with_capacity(samples), Vec::with_capacity(samples)];
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for number in 0..samples + samples / 10 {
        // Xorshift (Marsaglia, 2003).
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let class = usize::from(random >> 63 == 1);
        let variant = usize::try_from(random >> 8).unwrap_or_default() % VARIANTS;
        let request = pairs[variant][class].copied();
        let start = Instant::now();
        let is_refused = black_box(refuse(black_box(&request)));
        let took = start.elapsed();
        assert!(is_refused);
        // The first samples are for warming up.
        if number >= samples / 10 {
            times[class].push(nanoseconds(took));
        }
    }
    times
}

fn nanoseconds(duration: Duration) -> f64 {
    duration.as_nanos() as f64
}

/// Reports the greatest |t| of all samples and of the fastest ones. Returns whether it is a leak.
fn report(name: &str, times: Times) -> bool {
    let mut all = times.concat();
    all.sort_unstable_by(f64::total_cmp);
    let tested = [50, 75, 90, 99, 100].map(|percent| {
        let slowest = all[(all.len() * percent / 100).saturating_sub(1)];
        let fast = |times: &Vec<f64>| -> Vec<f64> {
            let fast = times.iter().filter(|time| **time <= slowest);
            fast.copied().collect()
        };
        welch(&fast(&times[0]), &fast(&times[1])).abs()
    });
    let most = tested.into_iter().fold(0.0, f64::max);
    let median = all[all.len() / 2];
    let fast = times.map(|times| {
        let fast: Vec<_> = times
            .into_iter()
            .filter(|time| *time <= all[all.len() / 10 * 9])
            .collect();
        fast.iter().sum::<f64>() / fast.len() as f64
    });
    let apart = (fast[0] - fast[1]).abs();
    println!(
        "{name}: |t| = {most:.2}, {apart:.1} ns apart, of {} samples, median {median} ns",
        all.len()
    );
    most >= LIMIT && apart >= FEW
}

/// Welch's t: the difference of two means in standard errors.
fn welch(first: &[f64], second: &[f64]) -> f64 {
    let mean = |times: &[f64]| times.iter().sum::<f64>() / times.len() as f64;
    let (of_first, of_second) = (mean(first), mean(second));
    let error = |times: &[f64], mean: f64| {
        let squares: f64 = times.iter().map(|time| (time - mean).powi(2)).sum();
        squares / (times.len() as f64 - 1.0) / times.len() as f64
    };
    let error = (error(first, of_first) + error(second, of_second)).sqrt();
    if error == 0.0 {
        0.0
    } else {
        (of_first - of_second) / error
    }
}
