//! Percent-encoding for each place of a parameter.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::fault::Fault;
use super::style::{Kind, Style};

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
    /// The whole query.
    Querystring,
}

impl Place {
    /// The name of the place in OpenAPI's `in`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Querystring => "querystring",
        }
    }
}

/// Everything outside RFC 3986's unreserved characters, which OpenAPI calls the safest approach.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// `.` separates exploded labels, although it is unreserved.
const IN_LABEL: &AsciiSet = &RESERVED.add(b'.');

/// Reserved characters that neither end a query nor mean something in a form. OpenAPI appendix C requires `[]#&=+` to
/// be encoded even if reserved characters are allowed.
const IN_RESERVED_QUERY: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';');

/// OpenAPI "Path Templating": values contain no `/`, `?` or `#`.
const IN_RESERVED_PATH: &AsciiSet = &IN_RESERVED_QUERY
    .add(b'/')
    .add(b'?')
    .remove(b'&')
    .remove(b'=')
    .remove(b'+');

/// RFC 6265 section 4.1.1: the characters of a cookie value.
const IN_RESERVED_COOKIE: &AsciiSet = &IN_RESERVED_QUERY
    .add(b',')
    .add(b';')
    .remove(b'&')
    .remove(b'+');

/// For values between the delimiters of a path.
const BETWEEN_RESERVED_PATH: &AsciiSet = &IN_RESERVED_PATH.add(b',').add(b';').add(b'=').add(b'.');

/// For values between commas.
const BETWEEN_RESERVED_COMMAS: &AsciiSet = &IN_RESERVED_QUERY.add(b',');

/// How the strings of a parameter are encoded and decoded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coding {
    /// What is encoded in values and in names. `None` means nothing.
    sets: Option<(&'static AsciiSet, &'static AsciiSet)>,
    keeps_triplets: bool,
    plus_is_space: bool,
}

impl Coding {
    /// The coding of a style. `is_compound` means that there are delimiters between strings.
    pub(super) fn of(style: Style, place: Place, is_compound: bool) -> Self {
        let is_plain = place == Place::Header || style.kind == Kind::Cookie;
        let names = match style.kind {
            Kind::Label if style.explode && is_compound => IN_LABEL,
            _ => RESERVED,
        };
        let values = match (style.allow_reserved, place) {
            (false, _) => names,
            (true, Place::Path) if is_compound => BETWEEN_RESERVED_PATH,
            (true, Place::Path) => IN_RESERVED_PATH,
            (true, Place::Cookie) => IN_RESERVED_COOKIE,
            (true, _) if is_compound && !style.explode => BETWEEN_RESERVED_COMMAS,
            (true, _) => IN_RESERVED_QUERY,
        };
        Self {
            sets: (!is_plain).then_some((values, names)),
            keeps_triplets: style.allow_reserved,
            // The whole query is a form only if it is an object.
            plus_is_space: place == Place::Query || place == Place::Querystring && is_compound,
        }
    }

    pub(super) fn push_name(self, out: &mut String, name: &str) {
        match self.sets {
            Some((_, names)) => out.extend(utf8_percent_encode(name, names)),
            None => out.push_str(name),
        }
    }

    pub(super) fn push(self, out: &mut String, text: &str) {
        let Some((set, _)) = self.sets else {
            out.push_str(text);
            return;
        };
        if !self.keeps_triplets {
            out.extend(utf8_percent_encode(text, set));
            return;
        }
        let mut rest = text;
        while let Some(start) = rest.find('%') {
            let (before, after) = rest.split_at(start);
            out.extend(utf8_percent_encode(before, set));
            let length = if is_triplet(after.as_bytes()) { 3 } else { 1 };
            let (percent, after) = after.split_at(length);
            out.push_str(if length == 3 { percent } else { "%25" });
            rest = after;
        }
        out.extend(utf8_percent_encode(rest, set));
    }

    pub(super) fn decode(self, text: &str) -> Result<String, Fault> {
        if self.sets.is_none() {
            return Ok(text.to_owned());
        }
        let text = if self.plus_is_space {
            Cow::Owned(text.replace('+', " "))
        } else {
            Cow::Borrowed(text)
        };
        match percent_decode_str(&text).decode_utf8() {
            Ok(text) => Ok(text.into_owned()),
            Err(_) => Err(Fault::not_utf8()),
        }
    }
}

fn is_triplet(text: &[u8]) -> bool {
    matches!(text, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}
