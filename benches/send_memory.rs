//! What sending takes of memory: allocations for each send, against those of bare reqwest, and what stays after many.
//!
//! `cargo bench -p callbacks --bench send_memory`, with `-- 1000000` for a million sends in place of twenty thousand.
//! It is separate from the benchmark of throughput because it replaces the allocator by one that counts.

use sending::{Sender, VARIANTS, consumer};

mod sending;

const COUNTED: u64 = 1_000;

/// How often the memory is looked at.
const STEPS: usize = 10;

fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse().ok());
    let sends: usize = numbers.next().unwrap_or(20_000);
    // Allocations are counted by thread, so all is done by one.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime can be started");
    let consumer = runtime.block_on(consumer());
    let count = |sender: &Sender| allocations(&runtime, sender);
    // The consumer's are the same for all.
    let (bare, bare_bytes) = count(&Sender::bare(consumer));
    println!(
        "allocations for each send: {bare:.1} of bare reqwest and the consumer, {bare_bytes:.0} bytes"
    );
    for (name, _, set_up) in VARIANTS {
        let (count, bytes) = count(&Sender::generated(consumer, set_up));
        println!(
            "  {name}: {:+.1}, {:+.0} bytes",
            count - bare,
            bytes - bare_bytes
        );
    }
    let (.., set_up) = VARIANTS[VARIANTS.len() - 1];
    stays(&runtime, &Sender::generated(consumer, set_up), sends);
}

/// How many allocations a send takes, and of how many bytes.
fn allocations(runtime: &tokio::runtime::Runtime, sender: &Sender) -> (f64, f64) {
    runtime.block_on(send(sender, 100));
    let counted = allocation_counter::measure(|| runtime.block_on(send(sender, COUNTED as usize)));
    let each = |total: u64| total as f64 / COUNTED as f64;
    (each(counted.count_total), each(counted.bytes_total))
}

/// Prints what the process holds while it sends.
fn stays(runtime: &tokio::runtime::Runtime, sender: &Sender, sends: usize) {
    println!("memory of the process while {sends} events are sent, validated and signed:");
    for step in 1..=STEPS {
        runtime.block_on(send(sender, sends / STEPS));
        match resident() {
            Some(kilobytes) => println!("  after {}: {kilobytes} KiB", step * (sends / STEPS)),
            None => return println!("  this system does not tell"),
        }
    }
}

async fn send(sender: &Sender, sends: usize) {
    for _ in 0..sends {
        sender.send().await;
    }
}

/// The resident memory in KiB, where the system has `/proc`.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}
