//! D1: a few kills in each test run. `cargo run --release -p durability -- --store redb --kills 1000` makes more.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::io::Write;
use std::net::TcpStream;
use std::process::Command;

#[test]
fn d1_no_acknowledged_message_is_lost_over_kills() {
    kill("redb");
}

/// The same in PostgreSQL, where a killed provider's leases outlive it.
#[test]
fn d1_no_acknowledged_message_is_lost_over_kills_in_postgres() {
    if has_postgres() {
        kill("postgres");
    }
}

fn has_postgres() -> bool {
    let is_chosen = std::env::var_os("CALLBACKS_TEST_POSTGRES").is_some();
    if !is_chosen && TcpStream::connect("127.0.0.1:5432").is_err() {
        let mut output = std::io::stderr();
        writeln!(output, "SKIPPED: no PostgreSQL at 127.0.0.1:5432").unwrap();
        return false;
    }
    true
}

/// A killed consumer with an inbox loses nothing, and applies each event once.
#[test]
fn a_killed_consumer_applies_each_event_once() {
    kill_consumers("redb");
}

/// The same with two consumers at the same time.
#[test]
fn two_killed_consumers_apply_each_event_once_in_postgres() {
    if has_postgres() {
        kill_consumers("postgres");
    }
}

fn kill_consumers(store: &str) {
    let last = last_line(&["inbox", "--store", store, "--kills", "6"]);
    assert!(
        last.starts_with("6 kills, ") && last.ends_with(" events, 0 lost, 0 applied twice"),
        "{last}"
    );
    let events: usize = last.split(' ').nth(2).unwrap().parse().unwrap();
    assert!(events > 0, "{last}");
}

fn kill(store: &str) {
    let last = last_line(&["--store", store, "--kills", "8"]);
    assert!(
        last.starts_with("8 kills, ") && last.contains(" acknowledged, 0 lost, "),
        "{last}"
    );
    let acknowledged: usize = last.split(' ').nth(2).unwrap().parse().unwrap();
    assert!(acknowledged >= 8, "{last}");
}

/// What a run that succeeded prints at its end.
fn last_line(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_durability"))
        .args(arguments)
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{printed}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    printed.lines().last().unwrap().to_owned()
}
