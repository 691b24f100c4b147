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
    let is_chosen = std::env::var_os("CALLBACKS_TEST_POSTGRES").is_some();
    if !is_chosen && TcpStream::connect("127.0.0.1:5432").is_err() {
        let mut output = std::io::stderr();
        writeln!(output, "SKIPPED: no PostgreSQL at 127.0.0.1:5432").unwrap();
        return;
    }
    kill("postgres");
}

fn kill(store: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_durability"))
        .args(["--store", store, "--kills", "8"])
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{printed}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let last = printed.lines().last().unwrap();
    assert!(
        last.starts_with("8 kills, ") && last.contains(" acknowledged, 0 lost, "),
        "{last}"
    );
    let acknowledged: usize = last.split(' ').nth(2).unwrap().parse().unwrap();
    assert!(acknowledged >= 8, "{last}");
}
