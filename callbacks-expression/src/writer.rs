//! Writes a URL part by part, each value as its position requires.

use crate::EvalErrorCode;
use crate::encoding::{push_encoded, push_without_braces};

/// The URL so far, and what remains to check in its last path segment.
#[derive(Debug)]
pub(crate) struct UrlWriter {
    text: String,
    /// Whether braces are encoded in values that are otherwise written unchanged, because `{name}` means a parameter.
    escapes_braces: bool,
    segment: Segment,
}

/// What the last path segment contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Segment {
    Literal,
    Value,
    /// A parameter without a value yet, which decides what the segment becomes.
    Open,
}

impl UrlWriter {
    pub(crate) fn new(capacity: usize) -> Self {
        UrlWriter {
            text: String::with_capacity(capacity),
            escapes_braces: false,
            segment: Segment::Literal,
        }
    }

    pub(crate) fn escaping_braces(mut self) -> Self {
        self.escapes_braces = true;
        self
    }

    /// The text so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text of the base, for the joint.
    pub(crate) fn text_mut(&mut self) -> &mut String {
        &mut self.text
    }

    /// P2: a base value already is a URL. Encoding would destroy it.
    pub(crate) fn push_base(&mut self, value: &str) {
        if self.escapes_braces {
            push_without_braces(&mut self.text, value);
        } else {
            self.text.push_str(value);
        }
    }

    /// P3: unchanged, but without anything that ends or changes the authority.
    pub(crate) fn push_authority(&mut self, value: &str) -> Result<(), EvalErrorCode> {
        let refused =
            |char: char| "/?#@\\%".contains(char) || char.is_whitespace() || char.is_control();
        if value.is_empty() || value.contains(refused) {
            return Err(EvalErrorCode::InvalidAuthorityValue);
        }
        self.push_base(value);
        Ok(())
    }

    /// P4: encoded, and the segment is checked when it is complete.
    pub(crate) fn push_path(&mut self, value: &str) {
        push_encoded(&mut self.text, value);
        self.note_value();
    }

    /// A value that is already encoded. It must not leave its segment.
    pub(crate) fn push_encoded_path(&mut self, value: &str) -> Result<(), EvalErrorCode> {
        if !value.bytes().all(is_segment_byte) {
            return Err(EvalErrorCode::InvalidUrl);
        }
        self.text.push_str(value);
        self.note_value();
        Ok(())
    }

    fn note_value(&mut self) {
        if self.segment == Segment::Literal {
            self.segment = Segment::Value;
        }
    }

    /// P5: encoded; it may be empty.
    pub(crate) fn push_query(&mut self, value: &str) {
        push_encoded(&mut self.text, value);
    }

    /// A parameter that gets its value later.
    pub(crate) fn push_open(&mut self, name: &str) {
        self.text.extend(["{", name, "}"]);
        self.segment = Segment::Open;
    }

    /// Text of the document or of a template. It may end the current segment.
    pub(crate) fn push_literal(&mut self, text: &str) -> Result<(), EvalErrorCode> {
        match text.find(['/', '?', '#']) {
            Some(end) if self.segment != Segment::Literal => {
                self.text.push_str(&text[..end]);
                self.end_segment()?;
                self.text.push_str(&text[end..]);
            }
            _ => self.text.push_str(text),
        }
        Ok(())
    }

    /// P6: URL parsers resolve dots even if they are encoded, and an empty segment is another resource.
    fn end_segment(&mut self) -> Result<(), EvalErrorCode> {
        let segment = std::mem::replace(&mut self.segment, Segment::Literal);
        if segment != Segment::Value {
            return Ok(());
        }
        let start = self.text.rfind('/').map_or(0, |slash| slash + 1);
        match &self.text[start..] {
            "" => Err(EvalErrorCode::EmptySegment),
            text if is_dot_segment(text) => Err(EvalErrorCode::DotSegment),
            _ => Ok(()),
        }
    }

    /// Appends the query of the base, after the text that goes before it.
    pub(crate) fn push_query_of_base(&mut self, query: &str) -> Result<(), EvalErrorCode> {
        self.end_segment()?;
        self.text
            .push(if self.text.contains('?') { '&' } else { '?' });
        self.text.push_str(query);
        Ok(())
    }

    /// Puts the URL of a server before a text that starts with `/`.
    pub(crate) fn prepend_server(&mut self, url: &str) {
        let path = std::mem::take(&mut self.text);
        self.text.reserve(url.len() + path.len());
        self.push_base(url);
        self.text.push_str(&path);
    }

    /// The finished text.
    pub(crate) fn finish(mut self) -> Result<String, EvalErrorCode> {
        self.end_segment()?;
        Ok(self.text)
    }
}

/// RFC 3986 section 3.3: `pchar`, with the `%` of its triplets.
fn is_segment_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:@".contains(&byte)
}

/// Whether the segment is `.` or `..`, each dot perhaps written `%2e`.
fn is_dot_segment(segment: &str) -> bool {
    let mut rest = segment;
    let mut dots = 0;
    while !rest.is_empty() {
        let tail = rest
            .strip_prefix('.')
            .or_else(|| crate::expression::strip(rest, "%2e"));
        let Some(tail) = tail else { return false };
        rest = tail;
        dots += 1;
    }
    matches!(dots, 1 | 2)
}
