//! An exchange made of plain values.

use std::borrow::Cow;

use callbacks_expression::{Body, Exchange, FieldLines, PathValue, Response, match_path_template};

/// A request, and perhaps its response.
#[derive(Debug, Default)]
pub(crate) struct Fixture {
    /// `POST` when empty.
    pub(crate) method: String,
    pub(crate) url: Option<String>,
    pub(crate) query: Option<String>,
    pub(crate) path_template: Option<String>,
    /// Path parameters that a router decoded, used where there is no template.
    pub(crate) path_parameters: Vec<(String, String)>,
    pub(crate) request: Message,
    pub(crate) status: Option<u16>,
    pub(crate) response: Message,
}

/// Headers and a body.
#[derive(Debug, Default)]
pub(crate) struct Message {
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) content_type: Option<String>,
    pub(crate) body: Option<Vec<u8>>,
}

impl Message {
    fn header(&self, name: &str) -> FieldLines<'_> {
        let same = |(given, _): &&(String, Vec<u8>)| given.eq_ignore_ascii_case(name);
        let lines = self.headers.iter().filter(same);
        FieldLines::from_lines(lines.map(|(_, line)| line.as_slice()))
    }

    fn body(&self) -> Option<Body<'_>> {
        let content_type = self.content_type.as_deref();
        self.body.as_deref().map(|bytes| Body {
            content_type,
            bytes,
        })
    }
}

impl Exchange for Fixture {
    fn method(&self) -> &str {
        match self.method.as_str() {
            "" => "POST",
            method => method,
        }
    }

    fn url(&self) -> Option<Cow<'_, str>> {
        self.url.as_deref().map(Cow::Borrowed)
    }

    fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    fn path_parameter(&self, name: &str) -> Option<PathValue<'_>> {
        let Some(template) = &self.path_template else {
            let mut given = self.path_parameters.iter();
            let (_, value) = given.find(|(given, _)| given == name)?;
            return Some(PathValue::Decoded(Cow::Borrowed(value)));
        };
        let after_scheme = self.url.as_deref()?.split_once("://")?.1;
        let path = after_scheme[after_scheme.find('/')?..].split('?').next()?;
        match_path_template(template, path, name).map(PathValue::Encoded)
    }

    fn request_header(&self, name: &str) -> FieldLines<'_> {
        self.request.header(name)
    }

    fn request_body(&self) -> Option<Body<'_>> {
        self.request.body()
    }

    fn response(&self) -> Option<&dyn Response> {
        self.status.is_some().then_some(self)
    }
}

impl Response for Fixture {
    fn status(&self) -> u16 {
        self.status.unwrap_or_default()
    }

    fn header(&self, name: &str) -> FieldLines<'_> {
        self.response.header(name)
    }

    fn body(&self) -> Option<Body<'_>> {
        self.response.body()
    }
}
