//! D1: a few kills in each test run. `cargo run --release -p durability -- --store redb --kills 1000` makes more.

use std::process::Command;

#[test]
fn d1_no_acknowledged_message_is_lost_over_kills() {
    let output = Command::new(env!("CARGO_BIN_EXE_durability"))
        .args(["--store", "redb", "--kills", "8"])
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
