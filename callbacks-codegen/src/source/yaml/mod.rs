//! YAML 1.2 with the place of every node.
//!
//! Two parsers read events: granit-parser first, and libyaml-safer what that one rejects, because
//! either rejects some public documents that the other accepts (a tab before a comment, a quoted
//! text that continues less indented). One builder makes trees of the events of both, expands
//! aliases and merge keys, and knows the rules that are not syntax.

mod builder;
mod event;
mod expression_key;
mod frame;
mod granit;
mod libyaml;
mod merge;
mod shared;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::node::Tree;
use crate::span::{FileId, Location};

/// Why a parser stopped.
enum Failure {
    /// The parser does not understand the syntax; another one may.
    Syntax(SyntaxError),
    /// What was understood is not a document that can be read.
    Document(Box<Diagnostic>),
}

struct SyntaxError {
    at: usize,
    problem: String,
    /// What the parser was about, and since where.
    context: Option<(usize, &'static str)>,
}

impl From<Box<Diagnostic>> for Failure {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        Self::Document(diagnostic)
    }
}

/// Parses the text of a file.
///
/// # Errors
///
/// At the first place where it is not YAML, or is more than is accepted.
pub(super) fn parse(file: FileId, text: &str) -> Result<Tree, Box<Diagnostic>> {
    let error = match granit::parse(file, text) {
        Ok(tree) => return Ok(tree),
        Err(Failure::Document(diagnostic)) => return Err(diagnostic),
        Err(Failure::Syntax(error)) => error,
    };
    match libyaml::parse(file, text) {
        Ok(tree) => Ok(tree),
        Err(Failure::Document(diagnostic)) => Err(diagnostic),
        Err(Failure::Syntax(second)) => Err(expression_key::find_near(file, text, error.at)
            .unwrap_or_else(|| invalid(file, text, &error, &second))),
    }
}

/// Says what the first parser says, and since where the second one was reading what is broken:
/// the bracket or the quote that is not closed.
fn invalid(file: FileId, text: &str, error: &SyntaxError, second: &SyntaxError) -> Box<Diagnostic> {
    let at = error.at;
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let length = match next {
        None | Some('\r' | '\n') => 0,
        Some(character) => character.len_utf8(),
    };
    let place = Location::new(file, at, at + length);
    let message = format!("the file is not YAML: {}", error.problem);
    let diagnostic = Diagnostic::error(Code::INVALID_YAML, place, message);
    Box::new(match second.context {
        Some((start, what)) if start < at => {
            diagnostic.also(Location::new(file, start, start + 1), what)
        }
        _ => diagnostic,
    })
}
