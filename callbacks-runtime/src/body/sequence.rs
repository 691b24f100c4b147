//! Sequential media types (OpenAPI 3.2, "Sequential Media Types"): lists of items that follow each other.

use serde_json::value::RawValue;

use super::fault::{BodyFault, EncodeFault};
use super::json_view::View;
use super::layout::{push_name, push_string};

/// How items are separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sequence {
    /// One JSON value per line.
    Lines,
    /// JSON values, each after a record separator (RFC 7464).
    Records,
    /// Server-sent events: objects with `data`, `event`, `id` and `retry`.
    Events,
}

/// RFC 7464 section 2.2.
const SEPARATOR: char = '\u{1e}';

impl Sequence {
    /// Converts all items to a JSON list. Each item is parsed alone, so none can break out of its place.
    pub(super) fn to_json(self, text: &str) -> Result<String, BodyFault> {
        let mut json = String::with_capacity(text.len() + 2);
        json.push('[');
        match self {
            Self::Lines => push_texts(&mut json, text.lines())?,
            Self::Records => {
                let Some((before, records)) = text.split_once(SEPARATOR) else {
                    return match text.trim() {
                        "" => Ok("[]".to_owned()),
                        _ => Err(BodyFault::syntax("there is no record separator")),
                    };
                };
                if !before.trim().is_empty() {
                    return Err(BodyFault::syntax("something precedes the first record"));
                }
                push_texts(&mut json, records.split(SEPARATOR))?;
            }
            Self::Events => push_events(&mut json, text),
        }
        json.push(']');
        Ok(json)
    }

    /// Writes the items of a list.
    pub(super) fn write(self, view: View<'_>) -> Result<String, EncodeFault> {
        let View::Array(items) = view else {
            return Err(EncodeFault::new("the body is no list"));
        };
        let mut text = String::new();
        for (index, item) in items.into_iter().enumerate() {
            match self {
                Self::Lines => text.extend([item.get(), "\n"]),
                Self::Records => {
                    text.push(SEPARATOR);
                    text.extend([item.get(), "\n"]);
                }
                Self::Events => {
                    push_event(&mut text, item)
                        .map_err(|fault| fault.within(&index.to_string()))?;
                }
            }
        }
        Ok(text)
    }
}

/// Adds strings, each of which must be JSON. Empty ones are skipped.
fn push_texts<'t>(
    json: &mut String,
    texts: impl Iterator<Item = &'t str>,
) -> Result<(), BodyFault> {
    let texts = texts.map(str::trim).filter(|text| !text.is_empty());
    for (index, text) in texts.enumerate() {
        if index > 0 {
            json.push(',');
        }
        let checked = serde_json::from_str::<&RawValue>(text);
        let checked = checked.map_err(|error| {
            BodyFault::syntax(format!("is no JSON: {error}")).within_item(index)
        })?;
        json.push_str(checked.get());
    }
    Ok(())
}

/// The fields of one event.
#[derive(Default)]
struct Event<'t> {
    data: Option<String>,
    event: Option<&'t str>,
    id: Option<&'t str>,
    retry: Option<&'t str>,
}

/// HTML, "Server-sent events", section 9.2.6: an empty line ends an event. An event without data is ignored.
fn push_events(json: &mut String, text: &str) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut event = Event::default();
    for line in text.split('\n') {
        if line.is_empty() {
            std::mem::take(&mut event).push(json);
            continue;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => match &mut event.data {
                Some(data) => data.extend(["\n", value]),
                None => event.data = Some(value.to_owned()),
            },
            "event" => event.event = Some(value),
            "id" if !value.contains('\0') => event.id = Some(value),
            "retry" => event.retry = Some(value),
            // A comment or an unknown field.
            _ => {}
        }
    }
}

impl Event<'_> {
    fn push(self, json: &mut String) {
        let Some(data) = self.data else { return };
        if !json.ends_with('[') {
            json.push(',');
        }
        json.push('{');
        for (name, value) in [
            ("event", self.event),
            ("id", self.id),
            ("data", Some(&*data)),
        ] {
            if let Some(value) = value {
                push_name(json, name);
                push_string(json, value);
            }
        }
        let is_number = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
        let retry = self.retry.filter(|text| !text.is_empty()).filter(is_number);
        if let Some(number) = retry.and_then(|text| text.parse::<u64>().ok()) {
            push_name(json, "retry");
            json.push_str(&number.to_string());
        }
        json.push('}');
    }
}

fn push_event(out: &mut String, item: &RawValue) -> Result<(), EncodeFault> {
    let View::Object(fields) = View::of(item)? else {
        return Err(EncodeFault::new("an event is an object"));
    };
    for (name, value) in fields {
        let within = |fault: EncodeFault| fault.within(&name);
        let text = match View::of(value)? {
            View::Null => continue,
            // Data other than a string is sent as JSON.
            View::Array(_) | View::Object(_) if name == "data" => value.get().to_owned(),
            view => view
                .into_text()
                .ok_or_else(|| within(EncodeFault::new("a field of an event is a text")))?,
        };
        if name != "data" && text.contains(['\n', '\r']) {
            return Err(within(EncodeFault::new("only data may have several lines")));
        }
        for line in text.replace("\r\n", "\n").replace('\r', "\n").split('\n') {
            out.extend([&*name, ": ", line, "\n"]);
        }
    }
    out.push('\n');
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::{Sequence, View};

    fn read(sequence: Sequence, text: &str) -> String {
        match sequence.to_json(text) {
            Ok(json) => json,
            Err(fault) => fault.to_string(),
        }
    }

    fn written(sequence: Sequence, json: &str) -> String {
        let raw: &RawValue = serde_json::from_str(json).expect("JSON");
        let view = View::of(raw).expect("JSON");
        match sequence.write(view) {
            Ok(text) => text,
            Err(fault) => fault.to_string(),
        }
    }

    #[test]
    fn lines_are_items() {
        let lines = Sequence::Lines;
        assert_eq!(
            read(lines, "{\"a\": 1}\r\n\n [2] \n3"),
            "[{\"a\": 1},[2],3]"
        );
        assert_eq!(read(lines, ""), "[]");
        assert!(read(lines, "1\n1,2").ends_with("at `#/1`"));
        assert_eq!(
            written(lines, "[{\"a\":1},\"x\\ny\"]"),
            "{\"a\":1}\n\"x\\ny\"\n"
        );
        assert_eq!(written(lines, "{}"), "the body is no list");
    }

    #[test]
    fn records_stand_behind_separators() {
        let records = Sequence::Records;
        assert_eq!(
            read(records, "\u{1e}{\"a\":\n1}\n\u{1e}2\n"),
            "[{\"a\":\n1},2]"
        );
        assert_eq!(read(records, " \n"), "[]");
        assert_eq!(read(records, "1"), "there is no record separator");
        assert_eq!(
            read(records, "1\u{1e}2"),
            "something precedes the first record"
        );
        assert_eq!(written(records, "[1,[2]]"), "\u{1e}1\n\u{1e}[2]\n");
    }

    #[test]
    fn events_are_objects() {
        let events = Sequence::Events;
        let text = ": hello\nevent: paid\nid:7\nretry: 100\ndata: a\ndata:  b\n\nid: 8\n\ndata\n\ndata: cut off";
        let expected = r#"[{"event":"paid","id":"7","data":"a\n b","retry":100},{"data":""}]"#;
        assert_eq!(read(events, text), expected);
        let json = r#"[{"event":"paid","data":"a\nb","retry":5},{"data":{"x":1},"id":null}]"#;
        let text = written(events, json);
        assert_eq!(
            text,
            "event: paid\ndata: a\ndata: b\nretry: 5\n\ndata: {\"x\":1}\n\n"
        );
        assert_eq!(written(events, "[1]"), "an event is an object at `#/0`");
        let two = written(events, r#"[{"id":"1\n2"}]"#);
        assert_eq!(two, "only data may have several lines at `#/0/id`");
    }
}
