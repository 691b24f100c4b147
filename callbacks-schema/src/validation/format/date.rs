//! RFC 3339 section 5.6 "Internet Date/Time Format".

use super::cursor::Cursor;

pub(super) fn is_date_time(text: &str) -> bool {
    unix_seconds(text).is_some()
}

pub(super) fn is_date(text: &str) -> bool {
    let mut cursor = Cursor(text.as_bytes());
    date(&mut cursor).is_some() && cursor.is_at_end()
}

/// `full-time`, with its offset.
pub(super) fn is_time(text: &str) -> bool {
    let mut cursor = Cursor(text.as_bytes());
    time(&mut cursor).is_some() && cursor.is_at_end()
}

/// The time of a `date-time`, in seconds since 1970. A leap second is treated as the next second.
pub fn unix_seconds(text: &str) -> Option<i64> {
    let mut cursor = Cursor(text.as_bytes());
    let days = date(&mut cursor)?;
    cursor.take(|byte| matches!(byte, b'T' | b't'))?;
    let seconds = time(&mut cursor)?;
    cursor.is_at_end().then_some(days * 86_400 + seconds)
}

/// The days since 1970.
fn date(cursor: &mut Cursor<'_>) -> Option<i64> {
    let year = cursor.number(4)?;
    cursor.take_byte(b'-')?;
    let month = cursor.number(2)?;
    cursor.take_byte(b'-')?;
    let day = cursor.number(2)?;
    let is_day = (1..=days(year, month)?).contains(&day);
    is_day.then(|| days_since_1970(i64::from(year), i64::from(month), i64::from(day)))
}

/// Years begin in March, so that the leap day is the last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let month = (month + 9) % 12;
    let of_year = (153 * month + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + of_year - 719_468
}

fn days(year: u32, month: u32) -> Option<u32> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(28 + u32::from(is_leap)),
        _ => None,
    }
}

/// The seconds since the start of the UTC day of the offset. They may be in another day.
fn time(cursor: &mut Cursor<'_>) -> Option<i64> {
    let hour = cursor.number(2).filter(|hour| *hour < 24)?;
    cursor.take_byte(b':')?;
    let minute = cursor.number(2).filter(|minute| *minute < 60)?;
    cursor.take_byte(b':')?;
    let second = cursor.number(2).filter(|second| *second <= 60)?;
    if cursor.take_byte(b'.').is_some() && cursor.take_while(|byte| byte.is_ascii_digit()) == 0 {
        return None;
    }
    let offset = offset(cursor)?;
    // Section 5.7: a leap second is the last second of a UTC day.
    let minutes = i64::from(hour * 60 + minute) - offset;
    let is_last = minutes.rem_euclid(24 * 60) == 24 * 60 - 1;
    (second < 60 || is_last).then_some(minutes * 60 + i64::from(second))
}

/// The offset from UTC in minutes.
fn offset(cursor: &mut Cursor<'_>) -> Option<i64> {
    let sign = cursor.take(|byte| matches!(byte, b'Z' | b'z' | b'+' | b'-'))?;
    if sign.eq_ignore_ascii_case(&b'z') {
        return Some(0);
    }
    let hour = cursor.number(2).filter(|hour| *hour < 24)?;
    cursor.take_byte(b':')?;
    let minute = cursor.number(2).filter(|minute| *minute < 60)?;
    let minutes = i64::from(hour * 60 + minute);
    Some(if sign == b'-' { -minutes } else { minutes })
}

#[cfg(test)]
mod tests {
    use super::{is_date, is_date_time, is_time, unix_seconds};

    #[test]
    fn moments() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59.9Z", -1),
            ("2000-02-29T12:00:00+02:00", 951_818_400),
            ("2023-07-03T12:27:08.312Z", 1_688_387_228),
            ("2023-12-31T23:30:00-01:00", 1_704_069_000),
            ("0000-03-01T00:00:00Z", -62_162_035_200),
        ] {
            assert_eq!(unix_seconds(text), Some(expected), "{text}");
        }
        assert_eq!(unix_seconds("2023-07-03T12:27:08"), None);
    }

    #[test]
    fn dates() {
        for date in ["2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"] {
            assert!(is_date(date), "{date}");
        }
        for date in [
            "",
            "2023-02-29",
            "1900-02-29",
            "2024-00-01",
            "2024-13-01",
            "2024-04-31",
            "2024-01-00",
            "2024-1-1",
            "24-01-01",
            "2024-01-01 ",
            "2024-01-01T",
            "20240101",
            "+024-01-01",
            "২০২৪-01-01",
        ] {
            assert!(!is_date(date), "{date}");
        }
    }

    #[test]
    fn times() {
        for time in [
            "00:00:00Z",
            "23:59:59.123456789z",
            "08:30:06+23:59",
            "08:30:06-00:00",
            "23:59:60Z",
            "01:29:60+01:30",
            "15:59:60-08:00",
            "00:29:60.5+00:30",
        ] {
            assert!(is_time(time), "{time}");
        }
        for time in [
            "24:00:00Z",
            "00:60:00Z",
            "00:00:61Z",
            "00:00:00",
            "00:00:00.Z",
            "00:00:00+24:00",
            "00:00:00+00:60",
            "00:00:00+0000",
            "22:59:60Z",
            "23:59:60+01:00",
            "0:00:00Z",
            "00:00Z",
            "00:00:00Z ",
            "00:00:00,5Z",
        ] {
            assert!(!is_time(time), "{time}");
        }
    }

    #[test]
    fn dates_with_times() {
        assert!(is_date_time("2024-02-29t23:59:60z"));
        assert!(is_date_time("1985-04-12T23:20:50.52Z"));
        assert!(!is_date_time("1985-04-12 23:20:50.52Z"));
        assert!(!is_date_time("1985-04-12T23:20:50.52"));
        assert!(!is_date_time("1985-04-12"));
    }
}
