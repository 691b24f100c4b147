//! Content codings (RFC 9110 section 8.4). None is supported unless the user adds a decoder.

use std::io::Read;
use std::sync::Arc;

use bytes::Bytes;
use http::header::CONTENT_ENCODING;
use http::{HeaderMap, StatusCode};

use super::Unread;

const IDENTITY: &str = "identity";

/// The supported codings.
#[derive(Clone, Default)]
pub(in crate::receiver) struct Codings(Vec<Coding>);

/// A coding and its decoder.
#[derive(Clone)]
pub(in crate::receiver) struct Coding {
    pub(in crate::receiver) name: &'static str,
    pub(in crate::receiver) decoder: Arc<Decoder>,
}

pub(in crate::receiver) type Decoder = dyn for<'a> Fn(&'a [u8]) -> Box<dyn Read + 'a> + Send + Sync;

impl Codings {
    pub(in crate::receiver) fn add(&mut self, coding: Coding) {
        self.0.push(coding);
    }

    pub(super) fn names(&self) -> Vec<&'static str> {
        let names = self.0.iter().map(|coding| coding.name);
        names.chain([IDENTITY]).collect()
    }

    /// The coding of a body. `Some(None)` if it has none. `None` for several codings: only an attacker uses them, to
    /// evade a limit.
    pub(super) fn of(&self, headers: &HeaderMap) -> Option<Option<&Coding>> {
        let mut found = None;
        for line in headers.get_all(CONTENT_ENCODING) {
            let names = line.to_str().ok()?.split(',').map(str::trim);
            for name in
                names.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case(IDENTITY))
            {
                let mut codings = self.0.iter();
                let coding = codings.find(|coding| coding.name.eq_ignore_ascii_case(name))?;
                if found.replace(coding).is_some() {
                    return None;
                }
            }
        }
        Some(found)
    }
}

impl Coding {
    /// Decodes a body. The decoder never produces more than the limit.
    pub(super) fn decode(&self, body: &[u8], limit: usize) -> Result<Bytes, Unread> {
        let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        let mut decoded = Vec::new();
        let read = (self.decoder)(body).take(most).read_to_end(&mut decoded);
        if decoded.len() > limit {
            Err(Unread(StatusCode::PAYLOAD_TOO_LARGE))
        } else if read.is_err() {
            Err(Unread(StatusCode::BAD_REQUEST))
        } else {
            Ok(decoded.into())
        }
    }
}
