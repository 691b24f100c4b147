//! The nesting depth of a value.

/// The limit of `serde_json`. It counts from zero for each text, so nested choices could otherwise be read without a
/// limit.
const LIMIT: usize = 127;

/// Whether a JSON text exceeds the limit.
pub(super) fn is_too_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'[' | b'{' => {
                depth += 1;
                if depth > LIMIT {
                    return true;
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'"' => skip_string(&mut bytes),
            _ => {}
        }
    }
    false
}

fn skip_string(bytes: &mut std::str::Bytes<'_>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => {
                bytes.next();
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_too_deep;

    #[test]
    fn only_brackets_outside_of_strings_count() {
        let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(!is_too_deep(&nested(127)));
        assert!(is_too_deep(&nested(128)));
        assert!(!is_too_deep(&format!(r#"["\"{}"]"#, "[".repeat(200))));
        assert!(!is_too_deep(&"[]".repeat(200)));
    }
}
