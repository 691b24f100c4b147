//! RFC 3492 "Punycode", as far as necessary to check a label.

/// The parameters of section 5.
const BASE: u32 = 36;
const LEAST: u32 = 1;
const GREATEST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 128;

/// Decodes the rest after `xn--` (section 6.2) as far as necessary to know each non-ASCII character. `None` if it is
/// invalid, or one of them satisfies the test.
pub(super) fn decodes_without(encoded: &str, is_wrong: impl Fn(char) -> bool) -> Option<()> {
    let (plain, digits) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut length = u32::try_from(plain.len()).ok()?;
    let (mut code, mut index, mut bias) = (FIRST_CODE, 0_u32, FIRST_BIAS);
    let mut digits = digits.bytes().peekable();
    digits.peek()?;
    while digits.peek().is_some() {
        let start = index;
        let mut weight = 1_u32;
        for step in 1.. {
            let digit = digit(digits.next()?)?;
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = (BASE * step).saturating_sub(bias).clamp(LEAST, GREATEST);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
        }
        length += 1;
        bias = adapt(index - start, length, start == 0);
        code = code.checked_add(index / length)?;
        index = index % length + 1;
        char::from_u32(code).filter(|character| !is_wrong(*character))?;
    }
    Some(())
}

fn digit(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some(u32::from(byte - b'a')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A')),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 26),
        _ => None,
    }
}

/// Section 6.1.
fn adapt(delta: u32, length: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / length;
    let mut steps = 0;
    while delta > (BASE - LEAST) * GREATEST / 2 {
        delta /= BASE - LEAST;
        steps += BASE;
    }
    steps + (BASE - LEAST + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::decodes_without;

    #[test]
    fn labels() {
        for (encoded, last) in [
            ("bcher-kva", 'ü'),
            ("fsqu00a", '例'),
            ("4gbwdl", 'ع'),
            ("maana-pta", 'ñ'),
        ] {
            assert!(decodes_without(encoded, |_| false).is_some(), "{encoded}");
            assert!(
                decodes_without(encoded, |character| character == last).is_none(),
                "{encoded}"
            );
        }
        for encoded in ["", "a-", "bcher-", "99999999", "bcher-kva9", "ü"] {
            assert!(decodes_without(encoded, |_| false).is_none(), "{encoded}");
        }
    }
}
