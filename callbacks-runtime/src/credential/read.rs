//! Reads received credentials.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE};
use http::request::Parts;

use super::scheme::SchemeKind;
use super::secret::Secret;
use crate::parameter::{self, Raw, Style};

/// The value after the scheme name in `Authorization`. There must be exactly one such header.
pub(super) fn authorization(parts: &Parts, scheme: &str) -> Option<Secret> {
    let line = only(&parts.headers, AUTHORIZATION.as_str())?;
    let (name, credentials) = line.split_once(' ')?;
    let credentials = credentials.trim_matches(' ');
    let is_it = name.eq_ignore_ascii_case(scheme) && !credentials.is_empty();
    is_it.then(|| Secret::new(credentials))
}

/// The user name and password of the scheme `Basic` (RFC 7617 section 2), in UTF-8.
pub(super) fn basic(parts: &Parts) -> Option<(Secret, Secret)> {
    let pair = BASE64_STANDARD.decode(authorization(parts, "Basic")?.expose());
    let pair = Secret::new(String::from_utf8(pair.ok()?).ok()?);
    let (user, password) = pair.expose().split_once(':')?;
    Some((Secret::new(user), Secret::new(password)))
}

/// A key. It must occur exactly once.
pub(super) fn key(parts: &Parts, kind: SchemeKind) -> Option<Secret> {
    let text = match kind {
        SchemeKind::ApiKeyInHeader(name) => only(&parts.headers, name)?.trim().to_owned(),
        SchemeKind::ApiKeyInQuery(name) => {
            let query = parts.uri.query().unwrap_or_default();
            Raw::query(Style::FORM, name, query).text().ok()??
        }
        SchemeKind::ApiKeyInCookie(name) => {
            let lines = parameter::lines(&parts.headers, COOKIE.as_str()).ok()?;
            Raw::cookie(Style::COOKIE, name, &lines).text().ok()??
        }
        _ => return None,
    };
    (!text.is_empty()).then(|| Secret::new(text))
}

fn only<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    match parameter::lines(headers, name).ok()?.as_slice() {
        [line] => Some(line),
        _ => None,
    }
}
