//! `Retry-After`: an untrusted peer asks to wait.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderValue, header};

/// How long `Retry-After` asks to wait (RFC 9110 section 10.2.3), starting from `now`.
///
/// Seconds beyond a `u64` count as its maximum, and a date in the past as zero. A date may have any of the three forms
/// of RFC 9110 section 5.6.7. Anything else, and more than one header, is ignored. The wait is *not* limited.
/// [`RetryPolicy`](super::RetryPolicy) does that.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use callbacks_runtime::retry::retry_after;
///
/// let mut headers = http::HeaderMap::new();
/// headers.insert("retry-after", "120".parse()?);
/// assert_eq!(retry_after(&headers, SystemTime::now()), Some(Duration::from_secs(120)));
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let mut values = headers.get_all(header::RETRY_AFTER).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => read(value, now),
        // It is not a list, so it is unknown which header applies.
        _ => None,
    }
}

fn read(value: &HeaderValue, now: SystemTime) -> Option<Duration> {
    let text = value.to_str().ok()?.trim_matches([' ', '\t']);
    if text.is_empty() {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Sun, 06 Nov 1994 08:49:37 GMT, the example of RFC 9110 section 5.6.7.
    const NOVEMBER: u64 = 784_111_777;

    fn hint(value: &[u8], now: u64) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::RETRY_AFTER,
            HeaderValue::from_bytes(value).expect("a header value"),
        );
        retry_after(&headers, SystemTime::UNIX_EPOCH + Duration::from_secs(now))
    }

    fn check(value: &str, expected: Option<u64>) {
        let found = hint(value.as_bytes(), NOVEMBER - 100);
        assert_eq!(found, expected.map(Duration::from_secs), "{value}");
    }

    #[test]
    fn s28_seconds_and_all_three_forms_of_dates() {
        check("0", Some(0));
        check("120", Some(120));
        check(" 120\t", Some(120));
        check("000120", Some(120));
        check("18446744073709551615", Some(u64::MAX));
        check("Sun, 06 Nov 1994 08:49:37 GMT", Some(100));
        check("Sunday, 06-Nov-94 08:49:37 GMT", Some(100));
        check("Sun Nov  6 08:49:37 1994", Some(100));
    }

    #[test]
    fn s28_a_date_that_has_passed_is_no_wait() {
        check("Sun, 06 Nov 1994 08:40:00 GMT", Some(0));
        check("Thu, 01 Jan 1970 00:00:00 GMT", Some(0));
    }

    #[test]
    fn s28_seconds_beyond_u64_saturate() {
        check("18446744073709551616", Some(u64::MAX));
        check("999999999999999999999999999999", Some(u64::MAX));
        check(&"9".repeat(5_000), Some(u64::MAX));
    }

    #[test]
    fn s28_garbage_is_no_hint() {
        for value in [
            "",
            " ",
            "-1",
            "+1",
            "1.5",
            "1e300",
            "inf",
            "NaN",
            "120, 60",
            "120;",
            "0x10",
            "1 2",
            "soon",
            "Sun, 06 Nov 1994",
            "Sun, 31 Feb 2094 08:49:37 GMT",
            "Sun, 06 Nov 1994 25:49:37 GMT",
            "Sun, 06 Nov 99999 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 +0100",
        ] {
            check(value, None);
        }
        for value in [&b"\xff\xfe"[..], "１２０".as_bytes(), b"12\xa0"] {
            assert_eq!(hint(value, NOVEMBER), None);
        }
    }

    #[test]
    fn s28_two_header_lines_are_no_hint() {
        let mut headers = HeaderMap::new();
        assert_eq!(retry_after(&headers, SystemTime::now()), None);
        headers.append(header::RETRY_AFTER, HeaderValue::from_static("120"));
        headers.append(header::RETRY_AFTER, HeaderValue::from_static("60"));
        assert_eq!(retry_after(&headers, SystemTime::now()), None);
    }

    proptest! {
        #[test]
        fn s28_no_bytes_panic(value in "[ -~]{0,40}|[0-9]{1,40}|[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT", now in any::<u32>()) {
            let found = hint(value.as_bytes(), now.into());
            let text = value.trim();
            if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
                prop_assert_eq!(found, Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX))));
            } else if !text.contains(':') {
                prop_assert_eq!(found, None);
            }
        }

        #[test]
        fn s28_every_date_is_as_far_as_it_is(now in 0_u64..4_000_000_000, date in 0_u64..4_000_000_000) {
            let text = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_secs(date));
            prop_assert_eq!(hint(text.as_bytes(), now), Some(Duration::from_secs(date.saturating_sub(now))));
        }
    }
}
