//! The parameters of a request.

use http::header::COOKIE;
use serde::Serialize;

use super::Call;
use crate::header;
use crate::parameter::{self, Named, Place, Style};

impl Call {
    /// Sets a path parameter in style `simple`.
    #[must_use]
    pub fn path<T: Serialize>(self, name: impl Named<T>, value: &T) -> Self {
        self.path_as(Style::SIMPLE, name, value)
    }

    /// Sets a path parameter.
    #[must_use]
    pub fn path_as<T: Serialize>(mut self, style: Style, name: impl Named<T>, value: &T) -> Self {
        if let Some(text) = self.write(style, Place::Path, name, value) {
            self.path.push((name.name(), text));
        }
        self
    }

    /// Adds a query parameter in style `form`, exploded.
    #[must_use]
    pub fn query<T: Serialize>(self, name: impl Named<T>, value: &T) -> Self {
        self.query_as(Style::FORM.exploded(), name, value)
    }

    /// Adds a query parameter.
    #[must_use]
    pub fn query_as<T: Serialize>(mut self, style: Style, name: impl Named<T>, value: &T) -> Self {
        if let Some(text) = self.write(style, Place::Query, name, value) {
            push_joined(&mut self.query, "&", &text);
        }
        self
    }

    /// Sets the parameter that is the whole query: an object in style `form`, exploded, or any string.
    #[must_use]
    pub fn querystring<T: Serialize>(
        mut self,
        style: Style,
        name: impl Named<T>,
        value: &T,
    ) -> Self {
        if let Some(text) = self.write(style, Place::Querystring, name, value) {
            self.query = text;
            self.whole_query = Some(name.name());
        }
        self
    }

    /// Adds a header parameter in style `simple`.
    #[must_use]
    pub fn header<T: Serialize>(self, name: impl Named<T>, value: &T) -> Self {
        self.header_as(Style::SIMPLE, name, value)
    }

    /// Adds a header parameter.
    #[must_use]
    pub fn header_as<T: Serialize>(mut self, style: Style, name: impl Named<T>, value: &T) -> Self {
        let Some(text) = self.write(style, Place::Header, name, value) else {
            return self;
        };
        let name = name.name();
        match header::check(name, &text) {
            Ok((name, text)) => {
                self.headers.insert(name, text);
            }
            Err(error) => self.fault.form(name, error.problem()),
        }
        self
    }

    /// Adds a cookie parameter in style `form`, exploded.
    #[must_use]
    pub fn cookie<T: Serialize>(self, name: impl Named<T>, value: &T) -> Self {
        self.cookie_as(Style::FORM.exploded(), name, value)
    }

    /// Adds a cookie parameter. All cookies are in one header (RFC 6265 section 5.4).
    #[must_use]
    pub fn cookie_as<T: Serialize>(mut self, style: Style, name: impl Named<T>, value: &T) -> Self {
        let Some(text) = self.write(style, Place::Cookie, name, value) else {
            return self;
        };
        push_joined(&mut self.cookies, "; ", &text);
        match header::check(COOKIE.as_str(), &self.cookies) {
            Ok((cookie, cookies)) => {
                self.headers.insert(cookie, cookies);
            }
            Err(error) => self.fault.form(name.name(), error.problem()),
        }
        self
    }

    fn write<T: Serialize>(
        &mut self,
        style: Style,
        place: Place,
        name: impl Named<T>,
        value: &T,
    ) -> Option<String> {
        let (check, name) = (name.check(value), name.name());
        if let Err(violations) = check
            && self.is_validated
        {
            self.fault.value(name, violations);
            return None;
        }
        parameter::write(style, place, name, value).unwrap_or_else(|problem| {
            self.fault.form(name, problem);
            None
        })
    }
}

fn push_joined(texts: &mut String, between: &str, text: &str) {
    if !texts.is_empty() && !text.is_empty() {
        texts.push_str(between);
    }
    texts.push_str(text);
}
