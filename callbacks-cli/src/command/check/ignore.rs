//! Findings to leave out.

use std::path::Path;

use super::finding::Finding;
use crate::failure::Failure;

/// The entries of an ignore file: `no-operation-id`, `no-operation-id api/orders.yaml`, `no-operation-id #/webhooks/paid`.
#[derive(Debug, Default)]
pub(super) struct Ignored(Vec<(String, Option<String>)>);

impl Ignored {
    pub(super) fn read(file: Option<&Path>) -> Result<Self, Failure> {
        let Some(file) = file else {
            return Ok(Self::default());
        };
        let text = std::fs::read_to_string(file).map_err(|error| Failure::file(file, &error))?;
        Ok(Self::parse(&text))
    }

    fn parse(text: &str) -> Self {
        let lines = text.lines().map(str::trim);
        // A pointer begins with `#`, so only whole lines are comments.
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let entries = lines.map(|line| match line.split_once(char::is_whitespace) {
            Some((code, place)) => (code.to_owned(), Some(place.trim().to_owned())),
            None => (line.to_owned(), None),
        });
        Self(entries.collect())
    }

    pub(super) fn has(&self, finding: &Finding) -> bool {
        let mut entries = self.0.iter();
        entries.any(|(code, place)| code == finding.code && matches(place.as_deref(), finding))
    }
}

fn matches(place: Option<&str>, finding: &Finding) -> bool {
    let Some(place) = place else { return true };
    let Some(own) = &finding.place else {
        return false;
    };
    if place.starts_with('#') {
        own.pointer == place || own.pointer.starts_with(&format!("{place}/"))
    } else {
        own.file.ends_with(place)
    }
}
