//! A body in lines, each with the places that begin on it.

use crate::contract::Fault;
use crate::message::pretty;

/// One line of a body.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) text: String,
    /// What is wrong with the value on this line.
    pub(super) faults: Vec<String>,
    /// Whether the line differs from the other event.
    pub(super) is_changed: bool,
}

/// The lines of a body, with the violations at their values.
pub(super) fn lines(body: &[u8], faults: &[Fault]) -> Vec<Line> {
    let Some(text) = pretty(body) else {
        let text = String::from_utf8_lossy(body);
        return text
            .lines()
            .enumerate()
            .map(|(index, text)| line(index, text, Vec::new()))
            .collect();
    };
    let places = places(&text);
    let at = |pointer: &str| {
        let faults = faults
            .iter()
            .filter(|fault| fault.pointer.as_deref().map(decoded).as_deref() == Some(pointer));
        faults.map(|fault| fault.message.clone()).collect()
    };
    let lines = text.lines().zip(&places).enumerate();
    lines
        .map(|(index, (text, place))| {
            line(index, text, place.as_deref().map(at).unwrap_or_default())
        })
        .collect()
}

fn line(index: usize, text: &str, faults: Vec<String>) -> Line {
    Line {
        number: index + 1,
        text: text.to_owned(),
        faults,
        is_changed: false,
    }
}

/// Marks the lines that the other body does not have.
pub(super) fn mark_changes(lines: &mut [Line], other: &[Line]) {
    let known: std::collections::HashSet<&str> = other
        .iter()
        .map(|line| line.text.trim_end_matches(','))
        .collect();
    for line in lines {
        line.is_changed = !known.contains(line.text.trim_end_matches(','));
    }
}

/// The JSON Pointer of a fragment such as `#/a%20b`.
fn decoded(fragment: &str) -> String {
    let pointer = fragment.strip_prefix('#').unwrap_or(fragment);
    percent_encoding::percent_decode_str(pointer)
        .decode_utf8_lossy()
        .into_owned()
}

/// For each line of JSON as [`pretty`] writes it, the JSON Pointer of the value that begins there.
fn places(text: &str) -> Vec<Option<String>> {
    // The pointer of each open container, and the index of its next item if it is a list.
    let mut open: Vec<(String, Option<usize>)> = Vec::new();
    let mut places = Vec::new();
    for line in text.lines() {
        let line = line.trim_start();
        if line.starts_with(['}', ']']) {
            open.pop();
            places.push(None);
            continue;
        }
        let (pointer, value) = match open.last_mut() {
            None => (String::new(), line),
            Some((base, Some(index))) => {
                *index += 1;
                (format!("{base}/{}", *index - 1), line)
            }
            Some((base, None)) => {
                let (name, value) = member(line);
                (
                    format!("{base}/{}", name.replace('~', "~0").replace('/', "~1")),
                    value,
                )
            }
        };
        match value {
            "{" => open.push((pointer.clone(), None)),
            "[" => open.push((pointer.clone(), Some(0))),
            _ => {}
        }
        places.push(Some(pointer));
    }
    places
}

/// The name and the value of `"name": value`.
fn member(line: &str) -> (String, &str) {
    let mut names = serde_json::Deserializer::from_str(line).into_iter::<String>();
    let name = names.next().and_then(Result::ok).unwrap_or_default();
    (
        name,
        line[names.byte_offset()..].trim_start_matches([':', ' ']),
    )
}

#[cfg(test)]
mod tests {
    use super::places;
    use crate::message::pretty;

    #[test]
    fn each_line_knows_its_place() {
        let text = pretty(br#"{"a":[{"b/c":1},2],"d":{},"e\"":[]}"#).unwrap();
        let places: Vec<_> = places(&text).into_iter().flatten().collect();
        assert_eq!(
            places,
            ["", "/a", "/a/0", "/a/0/b~1c", "/a/1", "/d", "/e\""]
        );
    }
}
