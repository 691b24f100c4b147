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

/// How many lines are shown. The raw body has the others.
const MOST: usize = 10_000;

/// The lines of a body, with the violations at their values.
pub(super) fn lines(body: &[u8], faults: &[Fault]) -> Vec<Line> {
    let (text, mut wanted) = match pretty(body) {
        Some(text) => (text, Wanted::new(faults)),
        None => (String::from_utf8_lossy(body).into_owned(), Wanted::new(&[])),
    };
    let all = text.lines().enumerate();
    let mut lines: Vec<_> = all
        .take(MOST)
        .map(|(index, text)| {
            let found = wanted.at(text).into_iter();
            line(
                index,
                text,
                found.map(|fault| fault.message.clone()).collect(),
            )
        })
        .collect();
    let more = text.lines().count() - lines.len();
    if more > 0 {
        let text = format!("… {more} more lines: see the bytes below");
        lines.push(line(lines.len(), &text, Vec::new()));
    }
    lines
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

/// The JSON Pointer of a fragment such as `#/a%20b`, as its names.
fn names(fragment: &str) -> Vec<String> {
    let pointer = fragment.strip_prefix('#').unwrap_or(fragment);
    let pointer = percent_encoding::percent_decode_str(pointer).decode_utf8_lossy();
    let names = pointer.split('/').skip(1);
    names
        .map(|name| name.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// Violations whose values are looked for line by line, in JSON as [`pretty`] writes it.
///
/// Only the names on the way to a violation are compared, so long names of a body do not multiply.
struct Wanted<'f> {
    faults: Vec<(Vec<String>, &'f Fault)>,
    /// The open containers.
    open: Vec<Container>,
}

struct Container {
    /// The index of the next item if it is a list.
    next: Option<usize>,
    /// The violations within it, by their indices.
    within: Vec<usize>,
}

impl<'f> Wanted<'f> {
    fn new(faults: &'f [Fault]) -> Self {
        let placed = faults
            .iter()
            .filter_map(|fault| Some((names(fault.pointer.as_deref()?), fault)));
        Self {
            faults: placed.collect(),
            open: Vec::new(),
        }
    }

    /// The violations of the value that begins on the next line.
    fn at(&mut self, line: &str) -> Vec<&'f Fault> {
        let line = line.trim_start();
        if line.starts_with(['}', ']']) {
            self.open.pop();
            return Vec::new();
        }
        let depth = self.open.len();
        let (within, value): (Vec<usize>, &str) = match self.open.last_mut() {
            None => ((0..self.faults.len()).collect(), line),
            Some(container) => {
                let (name, value) = match &mut container.next {
                    Some(index) => {
                        *index += 1;
                        ((*index - 1).to_string(), line)
                    }
                    None => member(line),
                };
                let within = container.within.iter().copied();
                let leads = |fault: &usize| self.faults[*fault].0.get(depth - 1) == Some(&name);
                (within.filter(leads).collect(), value)
            }
        };
        let ends = within
            .iter()
            .filter(|fault| self.faults[**fault].0.len() == depth);
        let found = ends.map(|fault| self.faults[*fault].1).collect();
        if let "{" | "[" = value {
            self.open.push(Container {
                next: (value == "[").then_some(0),
                within,
            });
        }
        found
    }
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
    use super::lines;
    use crate::contract::Fault;

    fn fault(pointer: &str) -> Fault {
        Fault {
            message: pointer.to_owned(),
            pointer: Some(pointer.to_owned()),
            keyword: None,
            parameter: None,
        }
    }

    #[test]
    fn each_violation_is_at_the_line_of_its_value() {
        let body = br#"{"a":[{"b/c":1},2],"d":{},"e\"":[],"f":{"a":[0]}}"#;
        let pointers = [
            "#",
            "#/a",
            "#/a/0",
            "#/a/0/b~1c",
            "#/a/1",
            "#/d",
            "#/e%22",
            "#/f/a/0",
            "#/x",
        ];
        let faults = pointers.map(fault);
        let lines = lines(body, &faults);
        let found: Vec<_> = lines
            .iter()
            .filter(|line| !line.faults.is_empty())
            .map(|line| (line.text.trim(), line.faults.join(" ")))
            .collect();
        let found: Vec<_> = found
            .iter()
            .map(|(text, at)| (*text, at.as_str()))
            .collect();
        let expected = [
            ("{", "#"),
            ("\"a\": [", "#/a"),
            ("{", "#/a/0"),
            ("\"b/c\": 1", "#/a/0/b~1c"),
            ("2", "#/a/1"),
            ("\"d\": {},", "#/d"),
            ("\"e\\\"\": [],", "#/e%22"),
            ("0", "#/f/a/0"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn long_names_and_many_lines_do_not_multiply() {
        let name = "n".repeat(1_000_000);
        let body = format!("{{\"{name}\":[{}0]}}", "0,".repeat(1_000_000));
        let faults: Vec<_> = (0..100)
            .map(|index| fault(&format!("#/{name}/{index}")))
            .collect();
        let lines = lines(body.as_bytes(), &faults);
        assert_eq!(lines.len(), super::MOST + 1);
        let marked = lines.iter().filter(|line| !line.faults.is_empty());
        assert_eq!(marked.count(), 100);
        assert!(lines[super::MOST].text.starts_with("… 990005 more lines"));
    }
}
