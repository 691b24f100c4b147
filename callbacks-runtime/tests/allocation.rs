//! A branch that fails allocates little if another one fits.

extern crate callbacks_runtime as callbacks;

use allocation_counter::measure;

/// The printed module of `tests/fixtures/burdens.yaml`.
#[allow(
    dead_code,
    unreachable_pub,
    clippy::large_enum_variant,
    reason = "only one body is read"
)]
mod burdens {
    include!("../../tests/golden/burdens.rs");
}

#[test]
fn branches_that_fail_are_not_described_while_another_one_fits() {
    const ITEMS: u64 = 1_000;
    let read = |item: &str| {
        let items = vec![item; ITEMS as usize].join(",");
        let body = format!(r#"{{"trees":[{items}]}}"#);
        let read = || burdens::carried::BODY.decode(body.as_bytes());
        let mut is_valid = false;
        // The first use compiles the schemas.
        assert!(read().is_ok());
        let measured = measure(|| is_valid = read().is_ok());
        assert!(is_valid);
        measured.count_total / ITEMS
    };
    let text = read(r#""x""#);
    assert!(text <= 4, "{text} allocations for a string");
    // `right` fits no branch, so the first branch for objects fails, and the second one does not know the member.
    let middle = read(r#"{"left":"x","middle":["y"],"right":3}"#);
    assert!(middle <= 60, "{middle} allocations for an object");
}
