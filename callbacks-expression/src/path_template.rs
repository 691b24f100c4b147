use crate::encoding::{Plus, decoded_bytes};

/// Finds the value of a path parameter in a raw path, by the path template that the request matched (C6).
///
/// The template is compared with the end of the path, because a base path may stand before it. The value is still
/// percent-encoded, as [`PathValue::Encoded`] wants it. `None` when the template has no such parameter or does not match.
///
/// ```
/// use callbacks_expression::match_path_template;
///
/// let id = |path| match_path_template("/users/{id}.json", path, "id");
/// assert_eq!(id("/v2/users/a%2Fb.json"), Some("a%2Fb"));
/// assert_eq!(id("/v2/orders/7.json"), None);
/// ```
///
/// [`PathValue::Encoded`]: crate::PathValue::Encoded
pub fn match_path_template<'p>(template: &str, raw_path: &'p str, name: &str) -> Option<&'p str> {
    let template = template.strip_prefix('/').unwrap_or(template);
    let mut path = raw_path.rsplit('/');
    let mut found = None;
    for segment in template.rsplit('/') {
        let value = match_segment(segment, path.next()?, name)?;
        found = value.or(found);
    }
    found
}

/// Whether the segment matches, and if so the value that the parameter has in it.
#[expect(
    clippy::option_option,
    reason = "a segment can match without holding the parameter"
)]
fn match_segment<'p>(template: &str, segment: &'p str, name: &str) -> Option<Option<&'p str>> {
    let Some((literal, mut template)) = template.split_once('{') else {
        return equals(template, segment).then_some(None);
    };
    let mut rest = segment.strip_prefix(literal)?;
    let mut found = None;
    while let Some((parameter, after)) = template.split_once('}') {
        let (literal, next) = after.split_once('{').unwrap_or((after, ""));
        let end = match next {
            "" => rest.strip_suffix(literal)?.len(),
            _ => shortest(rest, literal)?,
        };
        if end == 0 {
            return None; // a parameter in a path is never empty
        }
        if parameter == name {
            found = Some(&rest[..end]);
        }
        rest = &rest[end + literal.len()..];
        template = next;
    }
    rest.is_empty().then_some(found)
}

/// The length of the shortest value, of at least one character, that `literal` follows.
fn shortest(text: &str, literal: &str) -> Option<usize> {
    let first = text.chars().next()?.len_utf8();
    let at = text[first..].find(literal)?;
    Some(first + at)
}

/// Literal segments are equal when they mean the same: a template is written decoded, a path is not.
fn equals(template: &str, segment: &str) -> bool {
    template == segment
        || decoded_bytes(template.as_bytes(), Plus::Literal)
            .eq(decoded_bytes(segment.as_bytes(), Plus::Literal))
}
