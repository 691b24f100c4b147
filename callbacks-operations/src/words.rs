//! Moments, durations, URLs and cursors as pages and the API write them.

use std::time::{Duration, SystemTime};

use callbacks_delivery::{DeliveryKey, MessageKey};

/// The last moment that RFC 3339 can write: the end of the year 9999.
pub(crate) fn last() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_799)
}

/// A moment in UTC, as RFC 3339 has it. What it cannot write becomes its first or last moment, because others choose moments too.
pub(crate) fn at(time: SystemTime) -> String {
    let time = time.clamp(SystemTime::UNIX_EPOCH, last());
    humantime::format_rfc3339_seconds(time).to_string()
}

/// A moment as [`at`] writes it, for people: pages say that it is UTC.
pub(crate) fn shown(at: &str) -> String {
    at.replace('T', " ").trim_end_matches('Z').to_owned()
}

/// A duration for people: its two largest units.
pub(crate) fn short(duration: Duration) -> String {
    if duration < Duration::from_secs(1) {
        return format!("{} ms", duration.as_millis());
    }
    let text = humantime::format_duration(Duration::from_secs(duration.as_secs())).to_string();
    text.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

/// What others wrote, within a sentence: what would turn or break the text around it is shown by its number.
pub(crate) fn plain(text: &str) -> String {
    let turns = |each: char| matches!(each, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut plain = String::with_capacity(text.len());
    for each in text.chars() {
        match each.is_control() || turns(each) {
            true => plain.extend(each.escape_unicode()),
            false => plain.push(each),
        }
    }
    plain
}

/// A URL without what may be secret in it: user, password, query and fragment.
pub(crate) fn masked_url(url: &str) -> String {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let (kept, rest) = url.split_at(end);
    let (scheme, rest_of_kept) = kept.split_once("://").unwrap_or(("", kept));
    let slash = rest_of_kept.find('/').unwrap_or(rest_of_kept.len());
    let (authority, path) = rest_of_kept.split_at(slash);
    let host = authority.rsplit('@').next().unwrap_or_default();
    let user = if host.len() < authority.len() {
        "•••@"
    } else {
        ""
    };
    let tail = if rest.is_empty() { "" } else { "?•••" };
    let scheme = if scheme.is_empty() {
        String::new()
    } else {
        format!("{scheme}://")
    };
    format!("{scheme}{user}{host}{path}{tail}")
}

pub(crate) fn message_cursor(key: MessageKey) -> String {
    format!("{}.{}", key.day, key.seq)
}

pub(crate) fn delivery_cursor(key: DeliveryKey) -> String {
    format!(
        "{}.{}.{}",
        key.message.day,
        key.message.seq,
        key.target.number()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_shown_without_its_secrets() {
        for (url, shown) in [
            ("https://a.example/hook", "https://a.example/hook"),
            (
                "https://ann:pw@a.example/hook?token=1#x",
                "https://•••@a.example/hook?•••",
            ),
            ("https://a.example?x=@b", "https://a.example?•••"),
            ("https://a.example/@b/c", "https://a.example/@b/c"),
            ("no url", "no url"),
        ] {
            assert_eq!(masked_url(url), shown);
        }
    }

    #[test]
    fn every_moment_can_be_shown() {
        let day = Duration::from_secs(86_400);
        for (time, shown) in [
            (SystemTime::UNIX_EPOCH - 9 * day, "1970-01-01T00:00:00Z"),
            (last() + 9 * day, "9999-12-31T23:59:59Z"),
            (SystemTime::UNIX_EPOCH + day, "1970-01-02T00:00:00Z"),
        ] {
            assert_eq!(at(time), shown);
        }
    }

    #[test]
    fn durations_are_short() {
        assert_eq!(short(Duration::from_millis(12)), "12 ms");
        assert_eq!(short(Duration::from_secs(3_725)), "1h 2m");
    }
}
