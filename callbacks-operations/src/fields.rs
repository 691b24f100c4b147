//! What a request says: its path, its query and its body, whether that is a form or JSON.

use std::time::{Duration, SystemTime};

use callbacks_delivery::inbox::{DeadCause, EventFilter, EventState};
use callbacks_delivery::store::{AnswerClass, Cause, DeliveryState, Filter, MessageFilter};
use callbacks_delivery::{DeliveryKey, MessageKey, TargetId};
use serde_json::Value;

use crate::failure::Failure;
use crate::words::last;

/// The cursors of the pages before this one, oldest first.
const TRAIL: &str = "trail";

/// The first page has no cursor.
const FIRST: &str = "-";

/// How many pages lead back one by one.
const MOST_BACK: usize = 100;

/// Names and values. Values are not trusted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    pub(crate) fn add(&mut self, name: &str, value: &str) {
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// Adds a query or a form.
    pub(crate) fn add_encoded(&mut self, text: &[u8]) {
        for (name, value) in form_urlencoded::parse(text) {
            self.0.push((name.into_owned(), value.into_owned()));
        }
    }

    /// Adds the members of an object.
    pub(crate) fn add_json(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        if bytes.is_empty() {
            return Ok(());
        }
        let members = match serde_json::from_slice(bytes) {
            Ok(Value::Object(members)) => members,
            Ok(_) => return Err(Failure::Invalid("the body is not a JSON object".to_owned())),
            Err(_) => return Err(Failure::Malformed("the body is not JSON")),
        };
        for (name, value) in members {
            match value {
                Value::Array(values) => values
                    .iter()
                    .for_each(|value| self.add(&name, &text(value))),
                Value::Null => {}
                value => self.add(&name, &text(&value)),
            }
        }
        Ok(())
    }

    /// Refuses names that nothing reads: a slip in one would otherwise mean more than was wanted.
    pub(crate) fn check_names(&self, known: &[&str]) -> Result<(), Failure> {
        let unknown = self
            .0
            .iter()
            .find(|(name, _)| !known.contains(&name.as_str()));
        let Some((name, _)) = unknown else {
            return Ok(());
        };
        let known = match known.is_empty() {
            true => "it has none".to_owned(),
            false => format!("it has `{}`", known.join("`, `")),
        };
        let text = format!("this address has no field `{name}`: {known}");
        Err(Failure::Invalid(text))
    }

    /// Whether one of these has a value.
    pub(crate) fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.get(name).is_some())
    }

    /// The first value of a name that is not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut found = self.0.iter().filter(|(each, _)| each == name);
        let (_, value) = found.find(|(_, value)| !value.trim().is_empty())?;
        Some(value.trim())
    }

    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    pub(crate) fn required(&self, name: &str) -> Result<&str, Failure> {
        let missing = || Failure::Invalid(format!("`{name}` is missing"));
        self.get(name).ok_or_else(missing)
    }

    /// A value that is parsed.
    pub(crate) fn parsed<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, Failure> {
        let parse = |value: &str| {
            let invalid = |_| Failure::Invalid(format!("`{name}` is not valid: `{value}`"));
            value.parse().map_err(invalid)
        };
        self.get(name).map(parse).transpose()
    }

    /// A whole number within a range.
    pub(crate) fn ranged(
        &self,
        name: &str,
        default: u32,
        range: std::ops::RangeInclusive<u32>,
    ) -> Result<u32, Failure> {
        let number = self.parsed::<i64>(name)?.unwrap_or(default.into());
        let found = u32::try_from(number)
            .ok()
            .filter(|number| range.contains(number));
        let (least, most) = (range.start(), range.end());
        found.ok_or_else(|| Failure::Invalid(format!("`{name}` is between {least} and {most}")))
    }

    /// All values of a name, also those in one text with spaces, commas or line breaks between them.
    pub(crate) fn list(&self, name: &str) -> Vec<String> {
        let values = self.0.iter().filter(|(each, _)| each == name);
        let words = values.flat_map(|(_, value)| value.split([' ', ',', '\r', '\n', '\t']));
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }

    pub(crate) fn target(&self, name: &str) -> Result<Option<TargetId>, Failure> {
        Ok(self.parsed(name)?.map(TargetId::from_number))
    }

    /// A moment (`2026-11-30T05:40`, in UTC) or how long ago it was (`24h`).
    pub(crate) fn time(&self, name: &str) -> Result<Option<SystemTime>, Failure> {
        let Some(text) = self.get(name) else {
            return Ok(None);
        };
        let first = SystemTime::UNIX_EPOCH;
        if let Ok(ago) = humantime::parse_duration(text) {
            // Longer ago than anything means: since ever.
            let since = SystemTime::now().checked_sub(ago).unwrap_or(first);
            return Ok(Some(since.max(first)));
        }
        let full = match text.len() {
            10 => format!("{text}T00:00:00"),
            16 => format!("{text}:00"),
            _ => text.to_owned(),
        };
        let invalid = |_| {
            Failure::Invalid(format!(
                "`{name}` is not a time: write `2026-11-30T05:40` (UTC), or `24h` for a day ago"
            ))
        };
        let time = humantime::parse_rfc3339_weak(&full).map_err(invalid)?;
        Ok(Some(time.clamp(first, last())))
    }

    /// How many rows a page has.
    pub(crate) fn limit(&self) -> Result<usize, Failure> {
        Ok(usize::try_from(self.ranged("limit", 50, 1..=200)?).unwrap_or(50))
    }

    fn word<T: Copy>(
        &self,
        name: &str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
    ) -> Result<Option<T>, Failure> {
        let Some(text) = self.get(name) else {
            return Ok(None);
        };
        let found = all.iter().copied().find(|each| word(*each) == text);
        let invalid = || {
            let words: Vec<_> = all.iter().map(|each| word(*each)).collect();
            Failure::Invalid(format!("`{name}` is one of {}", words.join(", ")))
        };
        found.map(Some).ok_or_else(invalid)
    }

    pub(crate) fn message_filter(&self, tenant: Option<String>) -> Result<MessageFilter, Failure> {
        let mut filter = MessageFilter::all();
        filter.tenant = tenant.or_else(|| self.owned("tenant"));
        filter.operation = self.owned("operation");
        filter.tag = self.owned("tag");
        filter.target = self.target("target")?;
        filter.state = self.word("state", &DeliveryState::ALL, DeliveryState::as_str)?;
        filter.answer = self.word("answer", &AnswerClass::ALL, AnswerClass::as_str)?;
        filter.since = self.time("since")?;
        filter.until = self.time("until")?;
        Ok(filter)
    }

    pub(crate) fn dead_filter(&self, tenant: Option<String>) -> Result<Filter, Failure> {
        let mut filter = Filter::all();
        filter.tenant = tenant.or_else(|| self.owned("tenant"));
        filter.operation = self.owned("operation");
        filter.tag = self.owned("tag");
        filter.target = self.target("target")?;
        filter.cause = self.word("cause", &Cause::ALL, Cause::as_str)?;
        filter.since = self.time("since")?;
        Ok(filter)
    }

    /// Which received events.
    pub(crate) fn event_filter(&self, tenant: Option<String>) -> Result<EventFilter, Failure> {
        let mut filter = EventFilter::all();
        filter.tenant = tenant.or_else(|| self.owned("tenant"));
        filter.operation = self.owned("operation");
        filter.message_id = self.owned("message");
        filter.cause = self.word("cause", &DeadCause::ALL, DeadCause::as_str)?;
        filter.since = self.time("since")?;
        Ok(filter)
    }

    pub(crate) fn event_state(&self) -> Result<Option<EventState>, Failure> {
        self.word("state", &EventState::ALL, EventState::as_str)
    }

    pub(crate) fn message_cursor(&self) -> Result<Option<MessageKey>, Failure> {
        let Some(text) = self.get("before") else {
            return Ok(None);
        };
        let key = text.split_once('.').and_then(|(day, seq)| {
            let (day, seq) = (day.parse().ok()?, seq.parse().ok()?);
            Some(MessageKey { day, seq })
        });
        key.map(Some).ok_or_else(invalid_cursor)
    }

    pub(crate) fn delivery_cursor(&self) -> Result<Option<DeliveryKey>, Failure> {
        let Some(text) = self.get("after") else {
            return Ok(None);
        };
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next()?.parse::<i64>().ok();
        let key = next().and_then(|day| {
            let message = MessageKey {
                day: day.try_into().ok()?,
                seq: next()?,
            };
            let target = TargetId::from_number(next()?);
            Some(DeliveryKey { message, target })
        });
        key.map(Some).ok_or_else(invalid_cursor)
    }

    /// The query of the next page: everything but the cursor, the new one, and the way back.
    pub(crate) fn next(&self, cursor: &str, value: &str) -> String {
        let mut trail: Vec<_> = self.list(TRAIL);
        trail.push(self.get(cursor).unwrap_or(FIRST).to_owned());
        let old = trail.len().saturating_sub(MOST_BACK);
        let mut query = self.without(&[cursor, TRAIL]);
        query.append_pair(cursor, value);
        query.append_pair(TRAIL, &trail[old..].join(" "));
        query.finish()
    }

    /// The query of the page before. `None` on the first one.
    pub(crate) fn previous(&self) -> Option<String> {
        let cursor = ["before", "after"]
            .into_iter()
            .find(|name| self.get(name).is_some())?;
        let mut trail = self.list(TRAIL);
        let before = trail.pop().filter(|before| before != FIRST);
        let mut query = self.without(&[cursor, TRAIL]);
        if let Some(before) = before {
            query.append_pair(cursor, &before);
            query.append_pair(TRAIL, &trail.join(" "));
        }
        Some(query.finish())
    }

    /// A query of everything that is not empty, but these.
    fn without(&self, names: &[&str]) -> form_urlencoded::Serializer<'static, String> {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let kept = self
            .0
            .iter()
            .filter(|(name, text)| !names.contains(&name.as_str()) && !text.is_empty());
        query.extend_pairs(kept);
        query
    }

    /// Everything that is not empty, to be sent along once more.
    pub(crate) fn all(&self) -> Vec<(String, String)> {
        self.0
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .cloned()
            .collect()
    }

    pub(crate) fn overlap(&self) -> Result<Duration, Failure> {
        let hours = self.ranged("hours", 24, 0..=24 * 90)?;
        Ok(Duration::from_secs(u64::from(hours) * 3_600))
    }
}

fn invalid_cursor() -> Failure {
    Failure::Invalid("the cursor is not valid: take it from the page before".to_owned())
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
