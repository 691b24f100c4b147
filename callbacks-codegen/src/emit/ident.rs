//! Identifiers.

use unicode_ident::{is_xid_continue, is_xid_start};

use super::tokens::Ident;

/// A name as an identifier, raw if it is a keyword.
///
/// # Panics
///
/// Panics if the name is not an identifier, because the text of the module could then mean anything.
pub(super) fn ident(name: &str) -> Ident {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let starts = name.starts_with(|first| first == '_' || is_xid_start(first));
    let goes_on = || name.bytes().all(is_plain) || name.chars().all(is_xid_continue);
    assert!(starts && goes_on(), "`{name}` is not an identifier");
    if is_keyword(name) {
        Ident(format!("r#{name}").into())
    } else {
        Ident(name.into())
    }
}

/// The keywords of all editions, reserved ones included (Rust reference "Keywords").
fn is_keyword(name: &str) -> bool {
    matches!(
        name,
        "abstract"
            | "as"
            | "async"
            | "await"
            | "become"
            | "box"
            | "break"
            | "const"
            | "continue"
            | "do"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "final"
            | "fn"
            | "for"
            | "gen"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "macro"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "override"
            | "priv"
            | "pub"
            | "ref"
            | "return"
            | "static"
            | "struct"
            | "trait"
            | "true"
            | "try"
            | "type"
            | "typeof"
            | "unsafe"
            | "unsized"
            | "use"
            | "virtual"
            | "where"
            | "while"
            | "yield"
    )
}
