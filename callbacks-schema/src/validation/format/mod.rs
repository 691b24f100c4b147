//! The formats of strings and numbers (JSON Schema validation, section 7.3; OpenAPI Format Registry).
//!
//! Each follows its RFC strictly. Unknown formats are ignored.

mod base64;
mod cursor;
mod date;
mod duration;
mod email;
mod hostname;
mod pointer;
mod punycode;
mod template;
mod uri;

use std::net::{Ipv4Addr, Ipv6Addr};

pub use date::unix_seconds;

use super::number::Number;
use crate::ecma;

/// A known format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format(&'static Known);

#[derive(Debug)]
struct Known {
    name: &'static str,
    description: &'static str,
    check: Check,
}

#[derive(Clone, Copy, Debug)]
enum Check {
    Text(fn(&str) -> bool),
    Integer(i128, i128),
}

const fn text(name: &'static str, description: &'static str, check: fn(&str) -> bool) -> Known {
    Known {
        name,
        description,
        check: Check::Text(check),
    }
}

const fn integer(name: &'static str, description: &'static str, least: i128, most: i128) -> Known {
    Known {
        name,
        description,
        check: Check::Integer(least, most),
    }
}

static FORMATS: [Known; 29] = [
    text(
        "date-time",
        "a date and time of RFC 3339",
        date::is_date_time,
    ),
    text("date", "a date of RFC 3339", date::is_date),
    text("time", "a time of RFC 3339", date::is_time),
    text("duration", "a duration of RFC 3339", duration::is_duration),
    text("email", "an email address", email::is_email),
    text("idn-email", "an email address", email::is_idn_email),
    text("hostname", "a host name", hostname::is_hostname),
    text("idn-hostname", "a host name", hostname::is_idn_hostname),
    text("ipv4", "an IPv4 address", |text| {
        text.parse::<Ipv4Addr>().is_ok()
    }),
    text("ipv6", "an IPv6 address", |text| {
        text.parse::<Ipv6Addr>().is_ok()
    }),
    text("uri", "a URI", uri::is_uri),
    text("uri-reference", "a URI reference", uri::is_uri_reference),
    text("iri", "an IRI", uri::is_iri),
    text("iri-reference", "an IRI reference", uri::is_iri_reference),
    text("uri-template", "a URI template", template::is_template),
    text("uuid", "a UUID", is_uuid),
    text("json-pointer", "a JSON Pointer", pointer::is_pointer),
    text(
        "relative-json-pointer",
        "a relative JSON Pointer",
        pointer::is_relative,
    ),
    text("regex", "a regular expression", ecma::is_pattern),
    text("byte", "base64", base64::is_base64),
    integer(
        "int8",
        "an integer of 8 bits",
        i8::MIN as i128,
        i8::MAX as i128,
    ),
    integer(
        "int16",
        "an integer of 16 bits",
        i16::MIN as i128,
        i16::MAX as i128,
    ),
    integer(
        "int32",
        "an integer of 32 bits",
        i32::MIN as i128,
        i32::MAX as i128,
    ),
    integer(
        "int64",
        "an integer of 64 bits",
        i64::MIN as i128,
        i64::MAX as i128,
    ),
    integer("uint8", "an unsigned integer of 8 bits", 0, u8::MAX as i128),
    integer(
        "uint16",
        "an unsigned integer of 16 bits",
        0,
        u16::MAX as i128,
    ),
    integer(
        "uint32",
        "an unsigned integer of 32 bits",
        0,
        u32::MAX as i128,
    ),
    integer(
        "uint64",
        "an unsigned integer of 64 bits",
        0,
        u64::MAX as i128,
    ),
    text("base64url", "base64url", base64::is_base64url),
];

static ENCODINGS: [Known; 2] = [
    text("base64", "base64", base64::is_base64),
    text("base64url", "base64url", base64::is_base64url),
];

impl Format {
    /// The format with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|known| known.name == name).map(Self)
    }

    /// The format of `contentEncoding`. Names are case-insensitive (RFC 2045 section 6.1).
    pub(super) fn encoding(name: &str) -> Option<Self> {
        let mut known = ENCODINGS.iter();
        known
            .find(|known| known.name.eq_ignore_ascii_case(name))
            .map(Self)
    }

    /// Its name in a message.
    pub(super) fn description(self) -> &'static str {
        self.0.description
    }

    /// Whether a string has the format. Formats of numbers allow every string.
    pub(super) fn allows_text(self, text: &str) -> bool {
        match self.0.check {
            Check::Text(check) => check(text),
            Check::Integer(..) => true,
        }
    }

    /// Whether a number has the format. Formats of strings allow every number.
    pub(super) fn allows_number(self, number: Number) -> bool {
        match self.0.check {
            Check::Text(_) => true,
            Check::Integer(least, greatest) => number.is_integer_within(least, greatest),
        }
    }
}

/// RFC 9562 section 4.
fn is_uuid(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Counting has no branches, which is faster than stopping at the first wrong byte.
    let digits = || {
        bytes
            .iter()
            .map(|byte| usize::from(byte.is_ascii_hexdigit()))
            .sum::<usize>()
    };
    bytes.len() == 36 && [8, 13, 18, 23].iter().all(|index| bytes[*index] == b'-') && digits() == 32
}
