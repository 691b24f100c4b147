//! The throughput of a generated sender, compared with a bare pooled reqwest client that posts the same bytes, and with the
//! same work by hand: with a timeout, serde for the event, and a signature if the sender signs.
//!
//! `cargo bench -p callbacks --bench send`, with `-- SENDS` for another number of sends in each round. The consumer runs on
//! the same thread, and costs as much as the sender: what a sender alone costs is more than the
//! ratios say, and a network costs more than all of it.
//!
//! With `-- --only NAME`, one of them sends alone, one request at a time, for a profiler. The names are those of the variants,
//! `bare`, `by hand` and `by hand, signed`.

use std::time::{Duration, Instant};

use sending::{MOST_AT_ONCE, Sender, VARIANTS, consumer};
use tokio::task::JoinSet;

mod sending;

const ROUNDS: usize = 15;

fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse().ok());
    let sends = numbers.next().unwrap_or(2_000);
    // One thread: with several, it is chance which of them wakes another.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime can be started");
    let only = std::env::args().skip_while(|word| word != "--only").nth(1);
    match only {
        Some(name) => runtime.block_on(repeat(&name, sends)),
        None => runtime.block_on(report(sends)),
    }
}

async fn repeat(name: &str, sends: usize) {
    let consumer = consumer().await;
    let sender = match name {
        "bare" => Sender::bare(consumer),
        "by hand" => Sender::by_hand(consumer, false),
        "by hand, signed" => Sender::by_hand(consumer, true),
        name => {
            let variant = VARIANTS.iter().find(|(variant, ..)| *variant == name);
            let (.., set_up) = variant.unwrap_or_else(|| panic!("no variant is called {name}"));
            Sender::generated(consumer, *set_up)
        }
    };
    time(&sender, sends, 1).await;
}

async fn report(sends: usize) {
    println!(
        "sends per second of bare reqwest, and the others as multiples of it / of the same work by hand; medians of {ROUNDS} rounds of {sends} sends"
    );
    let consumer = consumer().await;
    let generated = VARIANTS.map(|(.., set_up)| Sender::generated(consumer, set_up));
    let mut senders = vec![Sender::bare(consumer)];
    senders.extend([false, true].map(|is_signed| Sender::by_hand(consumer, is_signed)));
    senders.extend(generated);
    for at_once in [1, 16, MOST_AT_ONCE] {
        // The rounds alternate, so that other load on the machine affects all alike.
        let mut times = vec![Vec::new(); senders.len()];
        for round in 0..=ROUNDS {
            for (sender, times) in senders.iter().zip(&mut times) {
                let time = time(sender, sends, at_once).await;
                // The first one opens the connections.
                if round > 0 {
                    times.push(time);
                }
            }
        }
        print_line(at_once, sends, &times);
    }
}

fn print_line(at_once: usize, sends: usize, times: &[Vec<Duration>]) {
    let [bare, plain, signed, generated @ ..] = times else {
        return;
    };
    let rate = sends as f64 / median(bare.iter().map(Duration::as_secs_f64));
    print!("{at_once:>3} at once: bare {rate:.0}/s");
    for ((name, is_signed, _), times) in VARIANTS.iter().zip(generated) {
        let by_hand = if *is_signed { signed } else { plain };
        let (of_bare, of_by_hand) = (ratio(bare, times), ratio(by_hand, times));
        print!("; {name} {of_bare:.2} / {of_by_hand:.2}");
    }
    println!();
}

/// The throughput of one as a multiple of another's, each round against the one beside it.
fn ratio(yardstick: &[Duration], times: &[Duration]) -> f64 {
    let rounds = yardstick.iter().zip(times);
    median(rounds.map(|(yardstick, time)| yardstick.as_secs_f64() / time.as_secs_f64()))
}

async fn time(sender: &Sender, sends: usize, at_once: usize) -> Duration {
    let began = Instant::now();
    let mut tasks = JoinSet::new();
    for _ in 0..at_once {
        let sender = sender.clone();
        tasks.spawn(async move {
            for _ in 0..sends / at_once {
                sender.send().await;
            }
        });
    }
    tasks.join_all().await;
    began.elapsed()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
