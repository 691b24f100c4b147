//! The position of a value in the URL, read from the literal text to its left (P1).

use std::ops::Range;

/// The position of an expression's value in the URL, which decides how it is encoded.
///
/// ```
/// use callbacks_expression::{CallbackKey, Part, Position};
///
/// let key = CallbackKey::parse("https://{$request.body#/tenant}.example/{$request.body#/id}", &[])?;
/// let positions: Vec<_> = key.parts().iter().filter_map(Part::position).collect();
/// assert_eq!(positions, [Position::Authority, Position::Path]);
/// # Ok::<(), callbacks_expression::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Position {
    /// Before any literal text: the value is the URL or its beginning, written verbatim (P2).
    Base,
    /// In the host or the port: written verbatim, and refused if it could leave the authority (P3).
    Authority,
    /// In the path: percent-encoded, and refused if it makes a segment empty, `.` or `..` (P4, P6).
    Path,
    /// In the query: percent-encoded (P5).
    Query,
}

/// The position after a literal, and the range of the literal that is path text.
///
/// `before` is the position it starts at, `None` at the start of a key.
pub(super) fn follow(before: Option<Position>, literal: &str) -> (Position, Range<usize>) {
    let (mut position, mut at) = enter(before, literal);
    if position == Position::Authority {
        match literal[at..].find(['/', '?']) {
            Some(end) => {
                at += end;
                position = after_authority(&literal[at..]);
            }
            None => at = literal.len(),
        }
    }
    if position != Position::Path {
        return (position, at..at);
    }
    match literal[at..].find('?') {
        Some(end) => (Position::Query, at..at + end),
        None => (Position::Path, at..literal.len()),
    }
}

/// The position that the first characters of a literal lead to, and where it begins.
fn enter(before: Option<Position>, literal: &str) -> (Position, usize) {
    match before {
        None if literal.starts_with('/') => (Position::Path, 0),
        None => match literal.find("://") {
            Some(colon) => (Position::Authority, colon + "://".len()),
            None => (Position::Path, 0),
        },
        // After a base the first character decides.
        Some(Position::Base) if literal.starts_with("://") => (Position::Authority, "://".len()),
        Some(Position::Base) if literal.starts_with(':') => (Position::Authority, 1),
        Some(Position::Base) if literal.starts_with(['?', '&']) => (Position::Query, 0),
        Some(Position::Base) => (Position::Path, 0),
        Some(position) => (position, 0),
    }
}

fn after_authority(rest: &str) -> Position {
    if rest.starts_with('?') {
        Position::Query
    } else {
        Position::Path
    }
}
