//! What a signature covers: parts of a request, one line each (RFC 9421 section 2).

use http::{HeaderMap, Method};

use super::fields::{Bare, List};
use super::target::TargetUri;

/// The parts of a request that signatures can cover.
pub(super) struct Message<'a> {
    pub(super) method: &'a Method,
    pub(super) target: TargetUri,
    pub(super) headers: &'a HeaderMap,
}

/// Why a component cannot be signed: the request does not have it, or it is not a single line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotCovered;

impl Message<'_> {
    /// The signature base (RFC 9421 section 2.5).
    pub(super) fn base(&self, covered: &List<'_>) -> Result<String, NotCovered> {
        let mut base = String::new();
        for item in &covered.items {
            let Bare::Text(name) = &item.value else {
                return Err(NotCovered);
            };
            let value = self.component(name).ok_or(NotCovered)?;
            base.push_str(&format!("{}: {value}\n", item.value));
        }
        base.push_str(&format!("\"@signature-params\": {covered}"));
        Ok(base)
    }

    /// The value of one component (RFC 9421 sections 2.1 and 2.2).
    fn component(&self, name: &str) -> Option<String> {
        let Some(derived) = name.strip_prefix('@') else {
            return header(self.headers, name);
        };
        Some(match derived {
            "method" => self.method.as_str().to_owned(),
            "target-uri" => self.target.to_string(),
            "authority" => self.target.authority().to_owned(),
            "scheme" => self.target.scheme().to_owned(),
            "request-target" => self.target.request_target(),
            "path" => self.target.path().to_owned(),
            "query" => self.target.query(),
            _ => return None,
        })
    }
}

/// All lines of a header as one.
pub(super) fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    // Names are lower case in signatures; `HeaderMap` would take any.
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let mut lines = headers.get_all(name).iter().peekable();
    lines.peek()?;
    let lines: Result<Vec<_>, _> = lines
        .map(|line| line.to_str().map(|text| text.trim_matches([' ', '\t'])))
        .collect();
    lines.ok().map(|lines| lines.join(", "))
}
