//! RFC 6901 "JSON Pointer", and relative ones (draft-bhutton-relative-json-pointer).

use super::cursor::Cursor;

pub(super) fn is_pointer(text: &str) -> bool {
    (text.is_empty() || text.starts_with('/')) && is_escaped(text)
}

pub(super) fn is_relative(text: &str) -> bool {
    let mut cursor = Cursor(text.as_bytes());
    let is_zero = cursor.take_byte(b'0').is_some();
    if !is_zero && !is_count(&mut cursor) {
        return false;
    }
    let rest = &text[text.len() - cursor.0.len()..];
    // The manipulation of an index was added in the second draft.
    rest == "#" || is_pointer(rest)
}

fn is_count(cursor: &mut Cursor<'_>) -> bool {
    cursor.take_while(|byte| byte.is_ascii_digit()) > 0
}

/// Whether each `~` belongs to `~0` or `~1`.
fn is_escaped(text: &str) -> bool {
    text.split('~')
        .skip(1)
        .all(|rest| rest.starts_with(['0', '1']))
}

#[cfg(test)]
mod tests {
    use super::{is_pointer, is_relative};

    #[test]
    fn pointers() {
        for text in ["", "/", "/foo/0", "/a~1b", "/m~0n", "/ ", "/~0~1", "//"] {
            assert!(is_pointer(text), "{text}");
        }
        for text in ["a", "#", "#/a", "/~", "/~2", "/a~", "/~~0"] {
            assert!(!is_pointer(text), "{text}");
        }
    }

    #[test]
    fn relative_pointers() {
        for text in ["0", "1", "0/foo", "2/0/baz", "0#", "120#", "1/"] {
            assert!(is_relative(text), "{text}");
        }
        for text in [
            "", "-1", "01", "01#", "+1", "/foo", "0##", "1a", "0/~2", "#",
        ] {
            assert!(!is_relative(text), "{text}");
        }
    }
}
