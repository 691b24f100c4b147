//! Path, query, header and cookie parameters of a received request.

use http::StatusCode;
use http::header::COOKIE;
use serde::de::DeserializeOwned;

use super::IncomingRequest;
use crate::parameter::{self, Fault, Named, Place, Raw, Style};
use crate::receiver::violation::{RequestViolation, keyword};
use crate::validation::Violations;

impl IncomingRequest {
    /// A path parameter in style `simple`. `None` if a fault was recorded.
    pub fn path<T: DeserializeOwned>(&mut self, name: impl Named<T>) -> Option<T> {
        self.path_as(Style::SIMPLE, name)
    }

    /// A path parameter. `None` if a fault was recorded.
    pub fn path_as<T: DeserializeOwned>(&mut self, style: Style, name: impl Named<T>) -> Option<T> {
        let segment = self
            .path_values
            .iter()
            .find(|(known, _)| known == name.name());
        let segment = segment.map_or("", |(_, segment)| segment);
        let read = parameter::read(&Raw::path(style, name.name(), segment));
        self.noted(Place::Path, name, read)
    }

    /// A query parameter in style `form`, exploded. `None` if a fault was recorded.
    pub fn query<T: DeserializeOwned>(&mut self, name: impl Named<T>) -> Option<T> {
        self.query_as(Style::FORM.exploded(), name)
    }

    /// A query parameter. `None` if a fault was recorded.
    pub fn query_as<T: DeserializeOwned>(
        &mut self,
        style: Style,
        name: impl Named<T>,
    ) -> Option<T> {
        let read = parameter::read(&Raw::query(style, name.name(), self.query_text()));
        self.noted(Place::Query, name, read)
    }

    /// A map of all query parameters except the others, in style `form`, exploded. `None` if a fault was recorded.
    pub fn query_without<T: DeserializeOwned>(
        &mut self,
        others: &[&str],
        name: impl Named<T>,
    ) -> Option<T> {
        let raw = Raw::query(Style::FORM.exploded(), name.name(), self.query_text());
        let read = parameter::read(&raw.without(others));
        self.noted(Place::Query, name, read)
    }

    /// The parameter that is the whole query. `None` if a fault was recorded.
    pub fn querystring<T: DeserializeOwned>(
        &mut self,
        style: Style,
        name: impl Named<T>,
    ) -> Option<T> {
        let read = parameter::read(&Raw::querystring(style, name.name(), self.query_text()));
        self.noted(Place::Querystring, name, read)
    }

    /// A header parameter in style `simple`. `None` if a fault was recorded.
    pub fn header<T: DeserializeOwned>(&mut self, name: impl Named<T>) -> Option<T> {
        self.header_as(Style::SIMPLE, name)
    }

    /// A header parameter. `None` if a fault was recorded.
    pub fn header_as<T: DeserializeOwned>(
        &mut self,
        style: Style,
        name: impl Named<T>,
    ) -> Option<T> {
        let read = self
            .lines(name.name())
            .and_then(|lines| parameter::read(&Raw::header(style, name.name(), lines)));
        self.noted(Place::Header, name, read)
    }

    /// A cookie parameter in style `form`, exploded. `None` if a fault was recorded.
    pub fn cookie<T: DeserializeOwned>(&mut self, name: impl Named<T>) -> Option<T> {
        self.cookie_as(Style::FORM.exploded(), name)
    }

    /// A cookie parameter. `None` if a fault was recorded.
    pub fn cookie_as<T: DeserializeOwned>(
        &mut self,
        style: Style,
        name: impl Named<T>,
    ) -> Option<T> {
        let read = self
            .lines(COOKIE.as_str())
            .and_then(|lines| parameter::read(&Raw::cookie(style, name.name(), &lines)));
        self.noted(Place::Cookie, name, read)
    }

    /// A map of all cookies except the others, exploded. `None` if a fault was recorded.
    pub fn cookie_without<T: DeserializeOwned>(
        &mut self,
        others: &[&str],
        style: Style,
        name: impl Named<T>,
    ) -> Option<T> {
        let read = self.lines(COOKIE.as_str()).and_then(|lines| {
            parameter::read(&Raw::cookie(style, name.name(), &lines).without(others))
        });
        self.noted(Place::Cookie, name, read)
    }

    pub(in crate::receiver) fn query_text(&self) -> &str {
        self.parts.uri.query().unwrap_or_default()
    }

    fn lines(&self, name: &str) -> Result<Vec<&str>, Fault> {
        parameter::lines(&self.parts.headers, name)
    }

    fn noted<T>(&mut self, place: Place, name: impl Named<T>, read: Result<T, Fault>) -> Option<T> {
        match read {
            Ok(value) => self.valid(place, name, value),
            Err(fault) => {
                let status = if fault.is_malformed() {
                    StatusCode::BAD_REQUEST
                } else {
                    StatusCode::UNPROCESSABLE_ENTITY
                };
                let violation =
                    RequestViolation::of_parameter(place, name.name(), fault.detail(name.name()));
                self.rejection.note(status, violation);
                None
            }
        }
    }

    /// Validates a parameter.
    fn valid<T>(&mut self, place: Place, name: impl Named<T>, value: T) -> Option<T> {
        let Err(violations) = self.check(name, &value) else {
            return Some(value);
        };
        let name = name.name();
        let violations = violations.iter().map(|found| {
            let detail = format!("parameter `{name}`: {}", found.message);
            RequestViolation {
                pointer: (found.pointer != "#").then(|| found.pointer.clone()),
                keyword: keyword(found),
                ..RequestViolation::of_parameter(place, name, detail)
            }
        });
        if !self.is_enforced() {
            self.reported.add(violations);
            return Some(value);
        }
        for violation in violations {
            self.rejection
                .note(StatusCode::UNPROCESSABLE_ENTITY, violation);
        }
        None
    }

    fn check<T>(&self, name: impl Named<T>, value: &T) -> Result<(), Violations> {
        if self.is_validated() {
            name.check(value)
        } else {
            Ok(())
        }
    }
}
