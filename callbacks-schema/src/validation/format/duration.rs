//! RFC 3339 appendix A "ISO 8601 Collected ABNF".

use super::cursor::Cursor;

pub(super) fn is_duration(text: &str) -> bool {
    let mut cursor = Cursor(text.as_bytes());
    if cursor.take_byte(b'P').is_none() {
        return false;
    }
    let date = units(&mut cursor, b"YMD");
    match date {
        // Weeks cannot be combined with other units.
        Some(0) if cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) => {
            units(&mut cursor, b"W") == Some(1) && cursor.is_at_end()
        }
        Some(date) => {
            let has_time = cursor.take_byte(b'T').is_some();
            let time = if has_time {
                units(&mut cursor, b"HMS").unwrap_or(0)
            } else {
                0
            };
            cursor.is_at_end() && (time > 0 || date > 0 && !has_time)
        }
        None => false,
    }
}

/// Takes numbers with consecutive units, and returns how many. `None` if a unit in between is missing.
fn units(cursor: &mut Cursor<'_>, names: &[u8]) -> Option<usize> {
    let mut count = 0;
    let mut last = None;
    loop {
        let mut ahead = *cursor;
        if ahead.take_while(|byte| byte.is_ascii_digit()) == 0 {
            return Some(count);
        }
        let found = names.iter().position(|name| ahead.peek() == Some(*name));
        let Some(index) = found else {
            return Some(count);
        };
        if last.is_some_and(|last| index != last + 1) {
            return None;
        }
        ahead.take(|_| true);
        *cursor = ahead;
        last = Some(index);
        count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::is_duration;

    #[test]
    fn durations() {
        for text in [
            "P1Y",
            "P1Y2M3D",
            "P2M3D",
            "P3D",
            "PT1H",
            "PT1H2M3S",
            "PT2M3S",
            "PT36H",
            "P4DT12H30M5S",
            "P10W",
            "P0D",
            "PT0S",
        ] {
            assert!(is_duration(text), "{text}");
        }
        for text in [
            "", "P", "PT", "P1", "P1YT", "P1Y3D", "PT1H3S", "P1D2M", "P1Y1Y", "P1W1D", "P1DT1W",
            "P1Y2W", "1D", "P1S", "PT1D", "P1.5D", "P-1D", "p1d", "P1D ", "P１D", "P2WT1H",
        ] {
            assert!(!is_duration(text), "{text}");
        }
    }
}
