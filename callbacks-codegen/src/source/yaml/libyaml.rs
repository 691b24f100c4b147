//! Events of libyaml-safer.

use std::collections::HashMap;
use std::io::{BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use libyaml_safer::{Error, Event as Libyaml, EventData, Mark, Parser, ScalarStyle};

use super::builder::Builder;
use super::event::{Anchor, Event, EventKind, Style, Tag, skip_properties};
use super::granit::unknown_anchor;
use super::{Failure, SyntaxError};
use crate::source::node::Tree;
use crate::span::{FileId, floor_boundary};

pub(super) fn parse(file: FileId, text: &str) -> Result<Tree, Failure> {
    // The parser panics on a block scalar without a final line break, which is why it always gets
    // one, and on a tag before a comma. Whether it has further panics is not known; one that is
    // caught still prints a message, so the known ones are kept from it.
    if has_tag_before_comma(text) {
        return Err(failed());
    }
    catch_unwind(AssertUnwindSafe(|| read(file, text))).unwrap_or_else(|_| Err(failed()))
}

fn failed() -> Failure {
    Failure::Syntax(SyntaxError {
        at: 0,
        problem: "the parser failed".to_owned(),
        context: None,
    })
}

/// Whether there is something like `[!tag, value]`, or at least it looks so.
fn has_tag_before_comma(text: &str) -> bool {
    let mut is_tag = false;
    let mut previous = ' ';
    for character in text.chars() {
        let is_start = previous.is_ascii_whitespace() || "[]{},:\"'".contains(previous);
        match character {
            '!' if is_start => is_tag = true,
            ',' if is_tag => return true,
            _ => is_tag = is_tag && is_tag_character(character),
        }
        previous = character;
    }
    false
}

fn is_tag_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-_;/?:@&=+$.%!~*'()".contains(character)
}

fn read(file: FileId, text: &str) -> Result<Tree, Failure> {
    let mut parser = Parser::new();
    // It would decode everything that the reader offers at once.
    parser.set_input(BufReader::new(text.as_bytes().chain(&b"\n"[..])));
    let mut builder = Builder::new(file, text);
    let mut converter = Converter {
        file,
        text,
        anchors: HashMap::new(),
        next: 0,
    };
    loop {
        let event = parser.parse().map_err(|error| failure(text, &error))?;
        if event.data == EventData::StreamEnd {
            return Ok(builder.finish()?);
        }
        if let Some(event) = converter.convert(event)? {
            builder.add(event)?;
        }
    }
}

fn failure(text: &str, error: &Error) -> Failure {
    let offset = |mark: Mark| floor_boundary(text, usize::try_from(mark.index).unwrap_or_default());
    Failure::Syntax(SyntaxError {
        at: error.problem_mark().map_or(0, offset),
        problem: error.problem().to_owned(),
        context: error.context_mark().map(offset).zip(error.context()),
    })
}

struct Converter<'t> {
    file: FileId,
    text: &'t str,
    anchors: HashMap<String, Anchor>,
    next: usize,
}

impl<'t> Converter<'t> {
    fn convert(&mut self, event: Libyaml) -> Result<Option<Event<'t>>, Failure> {
        let mut start = self.offset(event.start_mark.index);
        let end = self.offset(event.end_mark.index).max(start);
        let kind = match event.data {
            EventData::DocumentStart { .. } => EventKind::DocumentStart,
            EventData::Scalar {
                anchor,
                tag,
                value,
                style,
                ..
            } => {
                start = self.content(start, end, anchor.is_some() || tag.is_some());
                let style = style_of(style);
                if style == Style::Block {
                    start = self.after_header(start, end);
                }
                EventKind::Scalar {
                    text: value.into(),
                    style,
                    tag: tag.as_deref().map_or(Tag::None, Tag::from_uri),
                    anchor: self.define(anchor),
                }
            }
            EventData::SequenceStart { anchor, tag, .. } => {
                start = self.content(start, end, anchor.is_some() || tag.is_some());
                EventKind::SequenceStart {
                    anchor: self.define(anchor),
                }
            }
            EventData::MappingStart { anchor, tag, .. } => {
                start = self.content(start, end, anchor.is_some() || tag.is_some());
                EventKind::MappingStart {
                    anchor: self.define(anchor),
                }
            }
            EventData::SequenceEnd | EventData::MappingEnd => EventKind::CollectionEnd,
            EventData::Alias { anchor } => match self.anchors.get(&anchor) {
                Some(&anchor) => EventKind::Alias(anchor),
                None => return Err(unknown_anchor(self.file, self.text, start).into()),
            },
            _ => return Ok(None),
        };
        let end = end.max(start);
        Ok(Some(Event { start, end, kind }))
    }

    fn define(&mut self, name: Option<String>) -> Option<Anchor> {
        let name = name?;
        self.next += 1;
        self.anchors.insert(name, Anchor(self.next));
        Some(Anchor(self.next))
    }

    /// Where a node starts that is reported from its anchor or tag on.
    fn content(&self, start: usize, end: usize, has_properties: bool) -> usize {
        if has_properties {
            skip_properties(&self.text[..end], start)
        } else {
            start
        }
    }

    /// Where the text of a block scalar starts, if there is any; the first parser says it there.
    fn after_header(&self, start: usize, end: usize) -> usize {
        let scalar = &self.text[start..end];
        let header = scalar.find(['\r', '\n']).unwrap_or(scalar.len());
        match scalar[header..].trim_start() {
            "" => start,
            content => end - content.len(),
        }
    }

    /// The parser counts bytes; the final line break is not part of the text.
    fn offset(&self, index: u64) -> usize {
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        floor_boundary(self.text, index)
    }
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
        ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        _ => Style::Plain,
    }
}
