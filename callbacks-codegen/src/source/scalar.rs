//! What a plain scalar can be read as.
//!
//! Null and booleans follow YAML 1.2's core schema (section 10.3.2). Numbers follow JSON, which
//! OpenAPI requires of YAML documents: a numeral with a leading zero is a string, and so are
//! `0x1F`, `1_000` and `.inf`, which JSON cannot write.

pub(super) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether it is null in the spelling of JSON, or with no text of its own: never a string.
pub(super) fn is_bare_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null")
}

/// `yes`, `no`, `on` and `off` were booleans in YAML 1.1 and are strings here.
pub(super) fn as_bool(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// Whether it is a number as RFC 8259, section 6, writes it.
pub(super) fn is_number(text: &str) -> bool {
    number_length(text.as_bytes()) == Some(text.len())
}

/// Whether it is a number without a fraction: `10`, also `10.0` and `1e1`.
pub(super) fn is_integer(text: &str) -> bool {
    as_i128(text).is_some()
}

/// The value of an integral number, in whichever way it is written.
pub(super) fn as_i128(text: &str) -> Option<i128> {
    if !is_number(text) {
        return None;
    }
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = format!("{whole}{fraction}").parse::<i128>().ok()?;
    let places = i32::try_from(fraction.len()).ok()?;
    let shift = exponent.checked_sub(places)?;
    if digits == 0 {
        return Some(0);
    }
    let factor = 10_i128.checked_pow(shift.unsigned_abs())?;
    match shift {
        0.. => digits.checked_mul(factor),
        _ if digits % factor == 0 => Some(digits / factor),
        _ => None,
    }
}

/// The length of the number that the bytes start with.
pub(super) fn number_length(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        bytes
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    at += match bytes.get(at)? {
        b'0' => 1,
        b'1'..=b'9' => digits(at),
        _ => return None,
    };
    if bytes.get(at) == Some(&b'.') {
        let fraction = digits(at + 1);
        if fraction == 0 {
            return None;
        }
        at += 1 + fraction;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(at + 1 + sign);
        if exponent == 0 {
            return None;
        }
        at += 1 + sign + exponent;
    }
    Some(at)
}
