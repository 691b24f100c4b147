//! Schemas as the generated module holds them: compact JSON texts.

/// The members of a compact JSON object, each with the text of its value; `None` when it is no object.
pub(super) fn members(text: &str) -> Option<Vec<(&str, &str)>> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut members = Vec::new();
    for member in split(inner, b',') {
        let [name, value] = split(member, b':').try_into().ok()?;
        members.push((string(name)?, value));
    }
    Some(members)
}

/// The items of a compact JSON array; `None` when it is none.
pub(super) fn items(text: &str) -> Option<Vec<&str>> {
    Some(split(text.strip_prefix('[')?.strip_suffix(']')?, b','))
}

/// A string as it is written; one with an escape equals no name.
pub(super) fn string(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.strip_suffix('"')
}

/// The parts of a JSON text between separators that stand in no string, array or object of it.
fn split(text: &str, separator: u8) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    let (mut in_string, mut is_escaped) = (false, false);
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            _ if byte == separator && depth == 0 => {
                parts.push(&text[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    if !text.is_empty() {
        parts.push(&text[start..]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{items, members};

    #[test]
    fn members_are_told_apart_by_the_commas_between_them() {
        let text = r#"{"enum":["a,b","\"]"],"properties":{"x:y":{"type":"string"}},"maximum":1}"#;
        let expected = [
            ("enum", r#"["a,b","\"]"]"#),
            ("properties", r#"{"x:y":{"type":"string"}}"#),
            ("maximum", "1"),
        ];
        assert_eq!(members(text).as_deref(), Some(expected.as_slice()));
        assert_eq!(members("{}"), Some(Vec::new()));
        assert_eq!(members("false"), None);
        let expected = [r#""a,b""#, r#""\"]""#];
        assert_eq!(
            items(r#"["a,b","\"]"]"#).as_deref(),
            Some(expected.as_slice())
        );
        assert_eq!(items("true"), None);
    }
}
