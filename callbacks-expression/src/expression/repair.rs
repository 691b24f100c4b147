//! Repairs of keys and expressions that documents get wrong in ways that leave no doubt what was meant (section "Strict and
//! lenient").

use std::ops::Range;

use super::strip;

/// The repairs of a text, in the order of their places. None for a valid key, but for trailing spaces in braces (L5).
#[derive(Debug)]
pub(crate) struct Repairs<'t> {
    text: &'t str,
    edits: Vec<Edit>,
}

impl<'t> Repairs<'t> {
    /// `declared` are the path parameters, which are written in braces without a dollar sign.
    pub(crate) fn of(text: &'t str, declared: &'t [&'t str]) -> Self {
        let repairer = Repairer {
            text,
            declared,
            edits: Vec::new(),
        };
        let edits = repairer.repair();
        Self { text, edits }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The repaired text.
    pub(crate) fn apply(&self) -> String {
        apply(self.text, &self.edits)
    }

    /// The place in the given text of a place in the repaired one.
    pub(crate) fn original_offset(&self, offset: usize) -> usize {
        original_offset(&self.edits, offset)
    }
}

/// A replacement in a text.
#[derive(Debug)]
struct Edit {
    range: Range<usize>,
    with: &'static str,
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + edits.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.range.start]);
        out.push_str(edit.with);
        at = edit.range.end;
    }
    out.push_str(&text[at..]);
    out
}

fn original_offset(edits: &[Edit], offset: usize) -> usize {
    let (mut original, mut repaired) = (0, 0);
    for edit in edits {
        let kept = edit.range.start - original;
        if offset < repaired + kept {
            break;
        }
        if offset < repaired + kept + edit.with.len() {
            return edit.range.start;
        }
        original = edit.range.end;
        repaired += kept + edit.with.len();
    }
    original + (offset - repaired)
}

struct Repairer<'t> {
    text: &'t str,
    declared: &'t [&'t str],
    edits: Vec<Edit>,
}

impl Repairer<'_> {
    fn repair(mut self) -> Vec<Edit> {
        let key = trimmed(self.text, 0..self.text.len());
        self.edit(0..key.start, "");
        if self.text[key.clone()].contains('{') {
            self.repair_template(key.clone());
        } else if !self.text[key.clone()].contains('}') {
            self.repair_expression(key.clone());
        }
        self.edit(key.end..self.text.len(), "");
        self.edits
    }

    fn edit(&mut self, range: Range<usize>, with: &'static str) {
        if !range.is_empty() || !with.is_empty() {
            self.edits.push(Edit { range, with });
        }
    }

    fn repair_template(&mut self, key: Range<usize>) {
        let mut at = key.start;
        while let Some(open) = self.text[at..key.end].find('{') {
            match self.repair_braces(at + open, &key) {
                Some(end) => at = end,
                None => break,
            }
        }
    }

    /// Repairs the content of the braces that open at `open`. Returns the place after them; `None` if nothing follows.
    fn repair_braces(&mut self, open: usize, key: &Range<usize>) -> Option<usize> {
        let doubled = self.text[open + 1..key.end].starts_with('{');
        let start = open + 1 + usize::from(doubled);
        let Some(length) = self.text[start..key.end].find(['{', '}']) else {
            if !doubled {
                self.repair_inner(open, start..key.end, key);
                self.edit(key.end..key.end, "}"); // L6
            }
            return None;
        };
        let close = start + length;
        if self.text[close..].starts_with('{') {
            return None; // nested: which pair was meant?
        }
        if !doubled {
            self.repair_inner(open, start..close, key);
            return Some(close + 1);
        }
        if !self.text[close + 1..key.end].starts_with('}') {
            return None;
        }
        self.repair_inner(open, start..close, key);
        self.edit(close..close + 1, ""); // L7
        Some(close + 2)
    }

    /// L5, L1 and L2 on the content of braces, then what the expression itself needs.
    fn repair_inner(&mut self, open: usize, inner: Range<usize>, key: &Range<usize>) {
        let content = trimmed(self.text, inner.clone());
        let text = &self.text[content.clone()];
        let is_parameter = self.declared.contains(&text);
        // L1: a dollar before the braces belongs into them. Elsewhere than at the start of a key it can also be text.
        let before = &self.text[key.start..open];
        let dollar = (before.ends_with('$') && !is_parameter).then(|| open - 1);
        let strays = if text.starts_with('$') {
            dollar == Some(key.start)
        } else {
            lacks_dollar(text) || is_word(text)
        };
        if let Some(at) = dollar.filter(|_| strays) {
            self.edit(at..at + 1, "");
        }
        self.edit(open + 1..content.start, ""); // L5, and the second brace of L7
        if !is_parameter {
            if dollar.is_some() && is_word(text) {
                self.edit(content.start..content.start, "$");
            }
            self.repair_expression(content.clone());
        }
        self.edit(content.end..inner.end, "");
    }

    /// L2, L3 and L4 on an expression without braces.
    fn repair_expression(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        if lacks_dollar(text) {
            self.edit(range.start..range.start, "$");
        }
        let undollared = text.strip_prefix('$').unwrap_or(text);
        let body = strip(undollared, "request.body").or_else(|| strip(undollared, "response.body"));
        if let Some(rest) = body {
            self.repair_pointer(rest, range.end - rest.len());
        }
    }

    /// L3 and L4 on what follows `body` at `offset`.
    fn repair_pointer(&mut self, rest: &str, offset: usize) {
        let Some(tail) = rest.get(1..) else { return };
        match rest.as_bytes().first() {
            Some(b'.') if tail.split('.').all(is_identifier) => {
                self.edit(offset..offset + 1, "#/");
                for (at, _) in tail.match_indices('.') {
                    self.edit(offset + 1 + at..offset + 2 + at, "/");
                }
            }
            Some(b'#') if starts_with_name(tail) => self.edit(offset + 1..offset + 1, "/"),
            Some(b'/') if starts_with_name(tail) => self.edit(offset..offset, "#"),
            _ => {}
        }
    }
}

/// The range without the white space at its ends (L5).
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start().len());
    let end = range.end - (inner.len() - inner.trim_end().len());
    start..end.max(start)
}

/// L2
fn lacks_dollar(text: &str) -> bool {
    strip(text, "request.").is_some() || strip(text, "response.").is_some()
}

/// The expressions that are one word, which `${...}` is taken for (L1).
fn is_word(text: &str) -> bool {
    ["url", "method", "statusCode"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

fn is_identifier(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|char| char.is_alphanumeric() || char == '_')
}

/// Whether a pointer that lacks its first `/` starts here, rather than something else entirely such as `##/a`.
fn starts_with_name(text: &str) -> bool {
    text.starts_with(|char: char| char.is_alphanumeric() || "_$@-".contains(char))
}
