use crate::encoding::{Plus, decoded_bytes};

/// Finds the value of a path parameter in a raw path, by the path template that the request matched (C6).
///
/// The template is compared with the end of the path, because the path may start with a base path. The value is still
/// percent-encoded, as in [`PathValue::Encoded`]. Returns `None` if the template has no such parameter or does not match.
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
    for template in template.rsplit('/') {
        let segment = path.next()?;
        if template.contains('{') {
            match_path_segment(template, segment, |parameter, value| {
                if parameter == name {
                    found = Some(value);
                }
            })?;
        } else if !equals(template, segment) {
            return None;
        }
    }
    found
}

/// Returns the raw values of the parameters in a path segment, in order, if it matches a segment of a template with
/// parameters.
#[doc(hidden)]
pub fn match_path_segment<'p>(
    template: &str,
    segment: &'p str,
    mut take: impl FnMut(&str, &'p str),
) -> Option<()> {
    let (literal, mut template) = template.split_once('{')?;
    let mut rest = segment.strip_prefix(literal)?;
    while let Some((parameter, after)) = template.split_once('}') {
        let (literal, next) = after.split_once('{').unwrap_or((after, ""));
        let end = match next {
            "" => rest.strip_suffix(literal)?.len(),
            _ => shortest(rest, literal)?,
        };
        if end == 0 {
            return None; // a parameter in a path is never empty
        }
        take(parameter, &rest[..end]);
        rest = &rest[end + literal.len()..];
        template = next;
    }
    rest.is_empty().then_some(())
}

/// The length of the shortest value, of at least one character, that `literal` follows.
fn shortest(text: &str, literal: &str) -> Option<usize> {
    let first = text.chars().next()?.len_utf8();
    let at = text[first..].find(literal)?;
    Some(first + at)
}

/// Whether literal segments have the same meaning. A template is written decoded, a path is not.
fn equals(template: &str, segment: &str) -> bool {
    template == segment
        || decoded_bytes(template.as_bytes(), Plus::Literal)
            .eq(decoded_bytes(segment.as_bytes(), Plus::Literal))
}
