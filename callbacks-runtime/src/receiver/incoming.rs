//! A request that arrived, and the typed values that generated code takes from it.

use std::borrow::Cow;

use bytes::Bytes;
use http::request::Parts;
use http::{Response, StatusCode};
use http_body_util::Full;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;

use super::problem::{Violation, problem};
use crate::answer::is_json;
use crate::json;
use crate::parameter::{Parameter, ParameterFault};

/// A generated struct of what an operation's request carries.
pub trait DecodeRequest: Sized + Send {
    /// Takes parameters and body from the request.
    ///
    /// # Errors
    ///
    /// With everything that is wrong with it.
    fn decode(incoming: Incoming) -> Result<Self, Rejection>;
}

/// A request whose body was read. Its methods give the typed parts, or note what is wrong with them, so that one
/// answer names every fault.
#[derive(Debug)]
pub struct Incoming {
    parts: Parts,
    body: Bytes,
    path_values: Vec<(String, String)>,
    rejection: Rejection,
}

impl Incoming {
    pub(super) fn new(parts: Parts, body: Bytes, path_values: Vec<(String, String)>) -> Self {
        Self {
            parts,
            body,
            path_values,
            rejection: Rejection::default(),
        }
    }

    /// A path parameter; `None` when it is noted as wrong.
    pub fn path<T: Parameter>(&mut self, name: &'static str) -> Option<T> {
        let raw = self.path_values.iter().find(|(known, _)| known == name);
        let raw = raw.map(|(_, value)| value.clone()).unwrap_or_default();
        let pieces = if T::LIST {
            raw.split(',').collect()
        } else {
            vec![raw.as_str()]
        };
        let texts: Result<Vec<_>, _> = pieces
            .into_iter()
            .map(|piece| percent_decode_str(piece).decode_utf8())
            .collect();
        match texts {
            Ok(texts) => self.parameter("path", name, &texts),
            Err(_) => self.malformed("path", name),
        }
    }

    /// A query parameter; `None` when it is noted as wrong.
    pub fn query<T: Parameter>(&mut self, name: &'static str) -> Option<T> {
        let query = self.parts.uri.query().unwrap_or_default().to_owned();
        let mut texts = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            if form_decode(key).as_deref() == Some(name) {
                match form_decode(value) {
                    Some(text) => texts.push(Cow::Owned(text)),
                    None => return self.malformed("query", name),
                }
            }
        }
        self.parameter("query", name, &texts)
    }

    /// A header parameter; `None` when it is noted as wrong.
    pub fn header<T: Parameter>(&mut self, name: &'static str) -> Option<T> {
        let lines: Result<Vec<_>, _> = self
            .parts
            .headers
            .get_all(name)
            .iter()
            .map(|line| std::str::from_utf8(line.as_bytes()).map(str::to_owned))
            .collect();
        let Ok(lines) = lines else {
            return self.malformed("header", name);
        };
        let texts: Vec<_> = if T::LIST {
            lines
                .iter()
                .flat_map(|line| line.split(','))
                .map(|text| text.trim().into())
                .collect()
        } else {
            lines.into_iter().map(Cow::Owned).collect()
        };
        self.parameter("header", name, &texts)
    }

    fn parameter<T: Parameter>(
        &mut self,
        location: &'static str,
        name: &'static str,
        texts: &[Cow<'_, str>],
    ) -> Option<T> {
        T::read(texts)
            .map_err(|fault| self.note_parameter(location, name, &fault))
            .ok()
    }

    fn note_parameter(
        &mut self,
        location: &'static str,
        name: &'static str,
        fault: &ParameterFault,
    ) {
        let detail = format!("parameter `{name}` {fault}");
        self.rejection.note(
            StatusCode::UNPROCESSABLE_ENTITY,
            Violation {
                detail,
                pointer: None,
                parameter: Some(name),
                location: Some(location),
            },
        );
    }

    fn malformed<T>(&mut self, location: &'static str, name: &'static str) -> Option<T> {
        self.rejection.note(
            StatusCode::BAD_REQUEST,
            Violation {
                detail: format!("parameter `{name}` is not UTF-8"),
                pointer: None,
                parameter: Some(name),
                location: Some(location),
            },
        );
        None
    }

    /// The JSON body; `None` when it is noted as wrong.
    pub fn json<T: DeserializeOwned>(&mut self) -> Option<T> {
        if !is_json(&self.parts.headers) {
            self.note_body(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "the body must be JSON",
                None,
            );
            return None;
        }
        if self.body.is_empty() {
            self.note_body(StatusCode::BAD_REQUEST, "a JSON body is required", None);
            return None;
        }
        match json::decode(&self.body) {
            Ok(body) => Some(body),
            Err(fault) if fault.is_syntax() => {
                self.note_body(StatusCode::BAD_REQUEST, &fault.detail(), None);
                None
            }
            Err(fault) => {
                let pointer = Some(fault.pointer().to_owned());
                self.note_body(StatusCode::UNPROCESSABLE_ENTITY, &fault.detail(), pointer);
                None
            }
        }
    }

    /// The JSON body, or `Some(None)` where the request has none.
    pub fn optional_json<T: DeserializeOwned>(&mut self) -> Option<Option<T>> {
        if self.body.is_empty() {
            Some(None)
        } else {
            self.json().map(Some)
        }
    }

    fn note_body(&mut self, status: StatusCode, detail: &str, pointer: Option<String>) {
        self.rejection.note(
            status,
            Violation {
                detail: detail.to_owned(),
                pointer,
                parameter: None,
                location: None,
            },
        );
    }

    /// Everything that was noted as wrong.
    pub fn reject(self) -> Rejection {
        self.rejection
    }
}

/// `application/x-www-form-urlencoded` rules: `+` is a space. `None` when it is not UTF-8.
fn form_decode(text: &str) -> Option<String> {
    let text = text.replace('+', " ");
    percent_decode_str(&text)
        .decode_utf8()
        .ok()
        .map(Cow::into_owned)
}

/// Why a request is refused before the handler sees it.
#[derive(Debug, Default)]
pub struct Rejection {
    status: Option<StatusCode>,
    violations: Vec<Violation>,
}

impl Rejection {
    /// What is checked first decides the status: media type, then syntax, then schema.
    fn note(&mut self, status: StatusCode, violation: Violation) {
        let rank = |status| match status {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => 0,
            StatusCode::BAD_REQUEST => 1,
            _ => 2,
        };
        self.status = match self.status {
            Some(known) if rank(known) <= rank(status) => Some(known),
            _ => Some(status),
        };
        self.violations.push(violation);
    }

    pub(super) fn into_response(self) -> Response<Full<Bytes>> {
        problem(
            self.status.unwrap_or(StatusCode::BAD_REQUEST),
            &self.violations,
        )
    }
}
