//! RFC 4648 sections 4 and 5.

/// Padded, as section 3.2 requires by default.
pub(super) fn is_base64(text: &str) -> bool {
    text.len().is_multiple_of(4) && is_encoded(unpadded(text), b"+/")
}

/// Padded or not: section 5 allows to omit the padding if the length is known.
pub(super) fn is_base64url(text: &str) -> bool {
    let digits = unpadded(text);
    (text.len().is_multiple_of(4) || digits.len() == text.len()) && is_encoded(digits, b"-_")
}

fn unpadded(text: &str) -> &str {
    let once = text.strip_suffix('=').unwrap_or(text);
    once.strip_suffix('=').unwrap_or(once)
}

fn is_encoded(digits: &str, others: &[u8; 2]) -> bool {
    // One digit has too few bits for a byte.
    digits.len() % 4 != 1
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || others.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{is_base64, is_base64url};

    #[test]
    fn encodings() {
        for text in ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="] {
            assert!(is_base64(text) && is_base64url(text), "{text}");
        }
        for text in [
            "Z", "Zg=", "Z===", "====", "Zm9v====", "Zm 9", "Zm9v\n", "Zg==Zg==", "Zm9vY",
        ] {
            assert!(!is_base64(text) && !is_base64url(text), "{text}");
        }
        assert!(is_base64("+/+/") && !is_base64url("+/+/"));
        assert!(!is_base64("-_-_") && is_base64url("-_-_"));
        assert!(!is_base64("Zg") && is_base64url("Zg"));
    }
}
