//! Events of granit-parser.

use granit_parser::{
    ErrorKind, Event as Granit, Parser, ScalarStyle, ScanError, Span, Tag as GranitTag,
};

use super::builder::Builder;
use super::event::{Anchor, Event, EventKind, Style, Tag, skip_properties};
use super::{Failure, SyntaxError};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::fault;
use crate::source::limits::MAX_DEPTH;
use crate::source::node::Tree;
use crate::span::{FileId, Location};

pub(super) fn parse(file: FileId, text: &str) -> Result<Tree, Failure> {
    let options = granit_parser::options! {
        emit_comments: false,
        // One level more than the builder accepts, which says better what is wrong.
        flow_nesting_limit: MAX_DEPTH + 1,
        block_nesting_limit: MAX_DEPTH + 1,
    };
    let mut builder = Builder::new(file, text);
    let mut before = 0;
    for result in Parser::new_from_str_with_options(text, options) {
        let (event, span) = result.map_err(|error| failure(file, text, &error))?;
        if let Some(event) = convert(text, event, span, before) {
            before = event.end;
            builder.add(event)?;
        }
    }
    Ok(builder.finish()?)
}

/// `before` is the end of the event before this one.
fn convert<'t>(text: &'t str, event: Granit<'t>, span: Span, before: usize) -> Option<Event<'t>> {
    let (mut start, mut end) = range(text, span);
    let kind = match event {
        Granit::DocumentStart(..) => EventKind::DocumentStart,
        // A scalar that is not written is reported as `~`, at the end of its key.
        Granit::Scalar(_, ScalarStyle::Plain, anchor, tag) if start == end => {
            start = after_colon(text, start);
            end = start;
            scalar("".into(), Style::Plain, anchor, tag.as_deref())
        }
        Granit::Scalar(value, style, anchor, tag) => {
            let style = match style {
                ScalarStyle::Plain => Style::Plain,
                ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
            };
            scalar(value, style, anchor, tag.as_deref())
        }
        Granit::SequenceStart(_, anchor, _) => {
            let is_block = start == end;
            if let Some(dash) = first_dash(text, before).filter(|_| is_block) {
                start = dash;
            }
            EventKind::SequenceStart {
                anchor: anchor_of(anchor),
            }
        }
        Granit::MappingStart(_, anchor, _) => EventKind::MappingStart {
            anchor: anchor_of(anchor),
        },
        Granit::SequenceEnd | Granit::MappingEnd => EventKind::CollectionEnd,
        Granit::Alias(anchor) => EventKind::Alias(Anchor(anchor)),
        _ => return None,
    };
    Some(Event { start, end, kind })
}

fn scalar<'t>(
    text: std::borrow::Cow<'t, str>,
    style: Style,
    anchor: usize,
    tag: Option<&GranitTag>,
) -> EventKind<'t> {
    let tag = tag.map_or(Tag::None, |tag| {
        Tag::from_uri(&format!("{}{}", tag.handle(), tag.suffix()))
    });
    EventKind::Scalar {
        text,
        style,
        tag,
        anchor: anchor_of(anchor),
    }
}

/// The parser numbers anchors from 1.
fn anchor_of(number: usize) -> Option<Anchor> {
    (number > 0).then_some(Anchor(number))
}

fn range(text: &str, span: Span) -> (usize, usize) {
    let start = span.start.byte_offset().unwrap_or(text.len());
    let end = span.end.byte_offset().unwrap_or(text.len());
    (start, end)
}

/// The place where an omitted value would be, from the end of its key.
fn after_colon(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if rest[spaces..].starts_with(':') {
        at + spaces + 1
    } else {
        at
    }
}

/// The start of a block sequence that is the value of a key: the parser reports one that is not
/// indented behind its first dash.
fn first_dash(text: &str, key_end: usize) -> Option<usize> {
    let colon = after_colon(text, key_end);
    if colon == key_end {
        return None;
    }
    let dash = skip_properties(text, colon);
    text[dash..].starts_with('-').then_some(dash)
}

fn failure(file: FileId, text: &str, error: &ScanError) -> Failure {
    let at = error.marker().byte_offset().unwrap_or(text.len());
    let place = Location::new(file, at, at);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => fault::too_deep(place).into(),
        ErrorKind::UnknownAnchor => unknown_anchor(file, text, at).into(),
        _ => Failure::Syntax(SyntaxError {
            at,
            problem: error.info(),
            context: None,
        }),
    }
}

pub(super) fn unknown_anchor(file: FileId, text: &str, at: usize) -> Box<Diagnostic> {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest
        .find([' ', '\t', '\r', '\n', ',', ']', '}'])
        .unwrap_or(rest.len());
    let place = Location::new(file, at, at + length);
    let alias = &rest[..length];
    Box::new(
        Diagnostic::error(
            Code::UNKNOWN_ANCHOR,
            place,
            format!("no anchor is defined for the alias `{alias}`"),
        )
        .help(format!(
            "define `&{}` before it, or quote the text if it is not an alias",
            alias.trim_start_matches('*')
        )),
    )
}
