//! JSON (RFC 8259) with the place of every node.
//!
//! The parser is ours because none of the existing ones keeps positions, the text of numbers and
//! duplicate keys, and because JSON documents are the large ones: it reads them in a third of the
//! time of `serde_json` when it is not optimised, which is how procedural macros run.

mod string;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::limits::{MAX_DEPTH, MAX_NODES};
use crate::source::node::{Entry, Key, Mapping, Node, NodeKind, Scalar, Text, Tree};
use crate::source::{fault, scalar};
use crate::span::{FileId, Location, offset};

/// Parses the text of a file.
///
/// # Errors
///
/// At the first place where it is not JSON, or is more than is accepted.
pub(super) fn parse(file: FileId, text: &str) -> Result<Tree, Box<Diagnostic>> {
    let mut parser = Parser {
        file,
        text,
        bytes: text.as_bytes(),
        at: 0,
        nodes: 0,
    };
    let root = parser.value(0)?;
    parser.skip_space();
    if parser.at < parser.bytes.len() {
        let message = "there is text after the end of the JSON document";
        return Err(parser.unexpected(message, "the document ended before this"));
    }
    Ok(Tree {
        root,
        shared: Vec::new(),
    })
}

struct Parser<'t> {
    file: FileId,
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    nodes: usize,
}

impl Parser<'_> {
    /// Recurses at most [`MAX_DEPTH`] deep.
    fn value(&mut self, depth: usize) -> Result<Node, Box<Diagnostic>> {
        self.skip_space();
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(fault::too_many_nodes(self.here(1)));
        }
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{' | b'[') if depth == MAX_DEPTH => return Err(fault::too_deep(self.here(1))),
            Some(b'{') => self.object(depth + 1)?,
            Some(b'[') => self.array(depth + 1)?,
            Some(b'"') => NodeKind::Scalar(Scalar {
                text: self.string()?,
                plain: false,
            }),
            _ => self.literal()?,
        };
        Ok(Node {
            start: offset(start),
            end: offset(self.at),
            kind,
        })
    }

    fn object(&mut self, depth: usize) -> Result<NodeKind, Box<Diagnostic>> {
        let opening = self.here(1);
        let mut entries = Vec::new();
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(b'}') {
            self.at += 1;
        } else {
            loop {
                let key = self.key()?;
                let value = self.value(depth)?;
                entries.push(Entry { key, value });
                if !self.next_item(b'}', opening)? {
                    break;
                }
            }
        }
        match Mapping::new(entries, self.text) {
            Ok(mapping) => Ok(NodeKind::Mapping(Box::new(mapping))),
            Err(duplicate) => Err(fault::duplicate_key(self.file, self.text, &duplicate)),
        }
    }

    /// A key and the colon after it.
    fn key(&mut self) -> Result<Key, Box<Diagnostic>> {
        self.skip_space();
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a key is missing", "expected a key in double quotes"));
        }
        let text = self.string()?;
        let end = self.at;
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.unexpected("a colon is missing", "expected `:` after the key"));
        }
        self.at += 1;
        Ok(Key {
            start: offset(start),
            end: offset(end),
            file: None,
            text,
        })
    }

    fn array(&mut self, depth: usize) -> Result<NodeKind, Box<Diagnostic>> {
        let opening = self.here(1);
        let mut items = Vec::new();
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
        } else {
            loop {
                items.push(self.value(depth)?);
                if !self.next_item(b']', opening)? {
                    break;
                }
            }
        }
        Ok(NodeKind::Sequence(items.into_boxed_slice()))
    }

    /// Goes past a comma (and says true) or past the closing bracket (false).
    fn next_item(&mut self, close: u8, opening: Location) -> Result<bool, Box<Diagnostic>> {
        self.skip_space();
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.skip_space();
                if self.peek() == Some(close) {
                    let message = "a comma is followed by nothing";
                    return Err(self.unexpected(message, "remove the comma before this"));
                }
                Ok(true)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            _ => {
                let expected = format!("expected `,` or `{}`", char::from(close));
                let fault = self.unexpected("a comma or a closing bracket is missing", &expected);
                Err(Box::new(fault.also(opening, "it was opened here")))
            }
        }
    }

    fn literal(&mut self) -> Result<NodeKind, Box<Diagnostic>> {
        let rest = &self.bytes[self.at..];
        let known = ["true", "false", "null"];
        let length = known
            .iter()
            .find(|word| rest.starts_with(word.as_bytes()))
            .map(|word| word.len())
            .or_else(|| scalar::number_length(rest));
        // `nullable`, `01` and `1.x` start with a literal that then goes on.
        let goes_on = |length: &usize| rest.get(*length).copied().is_some_and(is_word);
        let Some(length) = length.filter(|length| !goes_on(length)) else {
            return Err(self.no_value());
        };
        let start = self.at;
        self.at += length;
        Ok(NodeKind::Scalar(Scalar {
            text: Text::verbatim(start, self.at),
            plain: true,
        }))
    }

    fn no_value(&self) -> Box<Diagnostic> {
        let rest = &self.text[self.at..];
        let word = rest
            .find(|c: char| !c.is_ascii() || !is_word(c as u8))
            .unwrap_or(rest.len());
        let message = match &rest[..word] {
            "" if rest.is_empty() => "the document ends where a value is expected".to_owned(),
            "" => "a value is missing".to_owned(),
            word if word.len() > 40 => "this is not a JSON value".to_owned(),
            word => format!("`{word}` is not a JSON value"),
        };
        let expected =
            "expected a string in double quotes, a number, `true`, `false`, `null`, `[` or `{`";
        let place = self.here(word.max(1));
        Box::new(Diagnostic::error(Code::INVALID_JSON, place, message).label(expected))
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        let bytes = self.bytes;
        let mut at = self.at;
        while at < bytes.len() && matches!(bytes[at], b' ' | b'\n' | b'\r' | b'\t') {
            at += 1;
        }
        self.at = at;
    }

    /// The next `length` bytes, cut at the end of the text.
    fn here(&self, length: usize) -> Location {
        let end = (self.at + length).min(self.bytes.len());
        Location::new(self.file, self.at, end)
    }

    fn unexpected(&self, message: &str, label: &str) -> Box<Diagnostic> {
        let length = self.text[self.at..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        let place = self.here(length);
        Box::new(Diagnostic::error(Code::INVALID_JSON, place, message).label(label))
    }
}

/// A byte that a number or a word goes on with.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-')
}
