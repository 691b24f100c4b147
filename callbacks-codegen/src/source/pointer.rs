//! JSON Pointers (RFC 6901): following one, and finding the one of a place.

use std::borrow::Cow;

use crate::source::view::View;
use crate::span::Location;

impl<'s> View<'s> {
    /// The node that a JSON Pointer (RFC 6901) leads to from here.
    ///
    /// It is the pointer's string form, already percent-decoded.
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<View<'s>> {
        resolve(*self, pointer)
    }
}

fn resolve<'s>(root: View<'s>, pointer: &str) -> Option<View<'s>> {
    if pointer.is_empty() {
        return Some(root);
    }
    pointer
        .strip_prefix('/')?
        .split('/')
        .try_fold(root, |node, token| step(node, &unescape(token)))
}

fn step<'s>(node: View<'s>, token: &str) -> Option<View<'s>> {
    if node.is_sequence() {
        node.item_at(index(token)?)
    } else {
        node.get(token)
    }
}

/// Section 4: digits without a leading zero.
fn index(token: &str) -> Option<usize> {
    let is_canonical = token == "0" || !token.starts_with('0');
    (is_canonical && token.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| token.parse().ok())
        .flatten()
}

fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

/// The pointer, as the text of a URI fragment, of the innermost node that holds a place. It
/// ends after about so many bytes.
pub(super) fn locate(root: View<'_>, place: Location, longest: usize) -> String {
    let mut pointer = String::from("#");
    let mut node = root;
    while let Some((token, child)) = child_at(node, place) {
        pointer.push('/');
        push_token(&token, &mut pointer, longest);
        node = child;
    }
    pointer
}

/// The child whose key or value holds the place.
///
/// An alias is read as a node elsewhere, so it holds a place only if that other node does; its
/// anchor comes first in the document and is found first.
fn child_at<'s>(node: View<'s>, place: Location) -> Option<(Cow<'s, str>, View<'s>)> {
    let is_here = |child: &View<'_>| child.location().contains(place);
    if node.is_sequence() {
        let count = node.items().len();
        let start = |index| Some(node.item_at(index)?.location());
        let mut found = near(count, start, place).into_iter().chain(0..count);
        return found.find_map(|index| {
            let item = node.item_at(index).filter(is_here)?;
            Some((Cow::Owned(index.to_string()), item))
        });
    }
    let count = node.entries().len();
    let start = |index| Some(node.entry_at(index)?.0.location);
    let mut found = near(count, start, place).into_iter().chain(0..count);
    found.find_map(|index| {
        let (key, value) = node.entry_at(index)?;
        let is_here = key.location.contains(place) || is_here(&value);
        is_here.then_some((Cow::Borrowed(key.text), value))
    })
}

/// The last of several children that does not start behind a place: nearly always the one that holds it. Children are in the
/// order of the document, except those that an alias or a merge key brings in.
fn near(
    count: usize,
    location: impl Fn(usize) -> Option<Location>,
    place: Location,
) -> Option<usize> {
    let (mut from, mut to) = (0, count);
    while from < to {
        let middle = from + (to - from) / 2;
        if location(middle).is_some_and(|location| location.start <= place.start) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    from.checked_sub(1)
}

/// Escapes as section 3 says.
pub(super) fn push_escaped(token: &str, out: &mut String) {
    for character in token.chars() {
        match character {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            _ => out.push(character),
        }
    }
}

/// Escapes as section 3 says, then as section 6 says for fragments.
fn push_token(token: &str, out: &mut String, longest: usize) {
    for character in token.chars() {
        if out.len() >= longest {
            return;
        }
        match character {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            _ if is_fragment_character(character) => out.push(character),
            _ => {
                let mut buffer = [0; 4];
                for byte in character.encode_utf8(&mut buffer).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
        }
    }
}

/// RFC 3986, section 3.5; characters beyond ASCII stay readable, as in an IRI.
fn is_fragment_character(character: char) -> bool {
    match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '-' | '.' | '_' | '~' | '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';'
        | '=' | ':' | '@' | '/' | '?' => true,
        _ => !character.is_ascii() && character.is_alphanumeric(),
    }
}
