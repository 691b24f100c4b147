//! How integers are read: quickly, as long as all of them are plain.
//!
//! serde_json reads `1.0` and integers of more than 64 bits as doubles, which may lose digits. Reading each integer from
//! its text is exact, but takes three times as long, and nearly no message has such numbers. So a text is first read
//! without them. If a double is where an integer is expected, the text is read again, now each integer from its text. The
//! rest of the outermost text is then read exactly too, so a message is read twice at most.

use super::{CONTEXT, Scope, scope};
use crate::json::fault::JsonFault;

/// How integers are read at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// No text of ours is being read, so nobody would read it again: each integer is read from its text.
    Outside,
    /// Doubles are not accepted as integers.
    Quick,
    /// A double was found where an integer is expected. The text must be read again.
    Doubtful,
    /// Each integer is read from its text.
    Exact,
}

fn reading() -> Reading {
    CONTEXT.with(|context| context.integers.get())
}

fn set(reading: Reading) {
    CONTEXT.with(|context| context.integers.set(reading));
}

/// Whether doubles are not accepted as integers.
pub(in crate::json) fn are_quick() -> bool {
    reading() == Reading::Quick
}

/// Records that a double is where an integer is expected. Returns whether the text is read again because of it.
pub(in crate::json) fn note_double() -> bool {
    let is_quick = are_quick();
    if is_quick {
        set(Reading::Doubtful);
    }
    is_quick
}

/// Reads a text, and once more if that is needed to read its integers exactly.
///
/// serde_json refuses numbers that are too large for a double as if they were not JSON, whatever was expected.
pub(in crate::json) fn read<T>(
    mut read: impl FnMut() -> Result<T, JsonFault>,
) -> Result<T, JsonFault> {
    let before = reading();
    let _outermost: Option<Scope<Reading>> =
        (before == Reading::Outside).then(|| scope(|context| &context.integers, Reading::Quick));
    let value = read();
    let is_begun_here = matches!(before, Reading::Outside | Reading::Quick);
    let is_doubtful = match reading() {
        Reading::Doubtful => true,
        Reading::Quick => value.as_ref().is_err_and(JsonFault::is_syntax),
        Reading::Outside | Reading::Exact => false,
    };
    if is_begun_here && is_doubtful {
        set(Reading::Exact);
        return read();
    }
    value
}

#[cfg(test)]
mod tests {
    use super::{Reading, note_double, read, reading};
    use crate::json::{decode, decode_exactly};

    #[test]
    fn a_text_is_read_again_only_because_of_a_double() {
        let mut readings = Vec::new();
        read(|| {
            readings.push(reading());
            Ok(())
        })
        .expect("nothing fails");
        assert_eq!(readings, [Reading::Quick]);
        readings.clear();
        let outcome = read(|| {
            readings.push(reading());
            Ok(note_double())
        });
        assert_eq!(outcome.ok(), Some(false));
        assert_eq!(readings, [Reading::Quick, Reading::Exact]);
        assert_eq!(reading(), Reading::Outside);
    }

    /// Otherwise each level of nesting would double the work.
    #[test]
    fn what_follows_a_double_is_read_once() {
        let mut readings = Vec::new();
        let outcome = read(|| {
            for _ in 0..3 {
                read(|| {
                    readings.push(reading());
                    Ok(note_double())
                })?;
            }
            Ok(())
        });
        assert!(outcome.is_ok());
        use Reading::{Exact, Quick};
        assert_eq!(readings, [Quick, Exact, Exact, Exact]);
    }

    /// A user's type may try several ways to read a value.
    #[test]
    fn a_double_counts_even_if_its_error_is_ignored() {
        let mut tries = 0;
        let outcome = read(|| {
            tries += 1;
            let inner = note_double();
            // Begun after the doubt, so it must not end it.
            read(|| Ok(()))?;
            Ok(inner)
        });
        assert_eq!((tries, outcome.ok()), (2, Some(false)));
    }

    #[test]
    fn integers_are_exact_wherever_a_double_is() {
        let read = |text: &str| decode_exactly::<Vec<i64>>(text.as_bytes()).ok();
        let wide = 9_007_199_254_740_993;
        assert_eq!(read("[1,9007199254740993.0,3]"), Some(vec![1, wide, 3]));
        assert_eq!(read("[9007199254740993,1e2]"), Some(vec![wide, 100]));
        assert_eq!(read("[1,1.00000000000000000001]"), None);
        assert_eq!(read("[1,1.5]"), None);
        let digits = "0".repeat(400);
        assert_eq!(read(&format!("[1,2{digits}e-400]")), Some(vec![1, 2]));
        let message = |text: &str| {
            let fault = decode_exactly::<Vec<i64>>(text.as_bytes()).expect_err("no integer");
            format!("{} {}", fault.pointer(), fault.detail())
        };
        let expected = "expected an integer of 64 bits";
        assert_eq!(
            message("[1,1.5]"),
            format!("#/1 invalid value: the number `1.5`, {expected}")
        );
        assert_eq!(
            message(r#"[1,"x"]"#),
            format!("#/1 invalid type: string \"x\", {expected}")
        );
        assert_eq!(message("[1,1e400]"), "#/1 number out of range");
    }

    /// Types that only have serde's traits read doubles as they like.
    #[test]
    fn doubles_of_other_types_are_no_reason_to_read_again() {
        assert_eq!(decode::<Vec<f64>>(b"[1.5]").ok(), Some(vec![1.5]));
        assert_eq!(reading(), Reading::Outside);
    }
}
