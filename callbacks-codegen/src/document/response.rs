//! The answers to a request.

use std::fmt;

use super::content::MediaType;
use super::parameter::Parameter;
use super::reader::is_extension;
use super::{Reader, Texts};
use super::{fields, header};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{KeyView, View};

/// The statuses of a response, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// One status: `200`.
    Code(u16),
    /// A class of statuses, by its first digit: `2XX`.
    Range(u16),
    /// Every other status.
    Default,
}

impl fmt::Display for Status {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(formatter, "{code}"),
            Self::Range(class) => write!(formatter, "{class}XX"),
            Self::Default => formatter.write_str("default"),
        }
    }
}

/// A Response Object under its status.
#[derive(Debug)]
pub(crate) struct Response<'s> {
    pub(crate) status: Status,
    pub(crate) headers: Vec<Parameter<'s>>,
    pub(crate) texts: Texts<'s>,
    pub(crate) content: Vec<MediaType<'s>>,
}

impl<'s> Response<'s> {
    /// The responses of an operation.
    pub(super) fn read_all(reader: &mut Reader<'_, 's>, operation: View<'s>) -> Vec<Self> {
        let Some(map) = reader.map(operation, "responses") else {
            return Vec::new();
        };
        let mut responses: Vec<Self> = Vec::new();
        for (key, value) in map.entries().filter(|(key, _)| !is_extension(key.text)) {
            let Some(status) = read_status(reader, key) else {
                continue;
            };
            let Some(view) = reader.object(value, "a Response Object") else {
                continue;
            };
            // `2XX` and `2xx` are the same range. The first one wins.
            if responses.iter().any(|known| known.status == status) {
                let message = format!("a second response for the status `{status}`");
                reader.lenient(Diagnostic::warning(
                    Code::DUPLICATE_KEY,
                    key.location,
                    message,
                ));
                continue;
            }
            reader.check_fields(view, &fields::RESPONSE);
            let headers = header::read_all(reader, view);
            let content = MediaType::read_all(reader, view);
            responses.push(Self {
                status,
                headers,
                texts: Texts::of(view),
                content,
            });
        }
        responses
    }
}

fn read_status<'s>(reader: &mut Reader<'_, 's>, key: KeyView<'s>) -> Option<Status> {
    if key.text.eq_ignore_ascii_case("default") {
        return Some(Status::Default);
    }
    let bytes = key.text.as_bytes();
    if let [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] = bytes {
        return Some(Status::Range(u16::from(class - b'0')));
    }
    if let Some(code) = key
        .text
        .parse()
        .ok()
        .filter(|code| (100..=599).contains(code))
    {
        return Some(Status::Code(code));
    }
    let message = format!("`{}` is no status", key.text);
    reader.diagnostics.push(
        Diagnostic::error(Code::INVALID_STATUS, key.location, message)
            .help("write a status code such as `200`, a range such as `2XX`, or `default`"),
    );
    None
}
