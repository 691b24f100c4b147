//! Texts to put into strings.

use super::facets::Facets;
use super::pattern;
use super::random::Random;

/// Texts longer than this are not generated: a schema may allow millions.
const MAX_LENGTH: usize = 5_000;

/// Texts that codecs get wrong.
const PIECES: [&str; 16] = [
    "a", "Z", "0", "-", " ", "ab c", "é", "ß", "日本", "😀", "\"", "\\", "/", "\n", "\u{1}",
    "e\u{301}",
];

/// A text for a string of which this is said.
pub(crate) fn text(facets: &Facets<'_>, random: &mut Random) -> String {
    let least = facets.greatest("minLength").unwrap_or(0);
    let most = facets.least("maxLength");
    let fits = |text: &String| {
        let length = text.chars().count();
        length >= least && most.is_none_or(|most| length <= most)
    };
    for _ in 0..6 {
        let sample = match (random.pick(&facets.patterns), random.pick(&facets.formats)) {
            (Some(pattern), _) => pattern::text(pattern, random),
            (None, Some(format)) => sample(format, random),
            (None, None) => None,
        };
        match sample {
            Some(sample) if fits(&sample) => return sample,
            Some(_) => {}
            None => break,
        }
    }
    free_text(least, most, random)
}

fn free_text(least: usize, most: Option<usize>, random: &mut Random) -> String {
    let most = most.unwrap_or(least.saturating_add(12)).min(MAX_LENGTH);
    let least = least.min(MAX_LENGTH);
    let length = match random.below(6) {
        0 => least,
        1 if most <= 400 || random.percent(10) => most,
        _ => least + random.below(most.saturating_sub(least).min(24) + 1),
    };
    let is_plain = random.percent(60);
    let mut text = String::new();
    let mut count = 0;
    while count < length {
        let letters: String = match is_plain {
            true => char::from(b'a' + u8::try_from(random.below(26)).unwrap_or(0)).to_string(),
            false => (*random.pick(&PIECES).unwrap_or(&"a")).to_owned(),
        };
        let letters: String = letters.chars().take(length - count).collect();
        count += letters.chars().count();
        text += &letters;
    }
    text
}

/// A text of a format, valid but for the last of each list in some; none when the format is unknown.
pub(crate) fn sample(format: &str, random: &mut Random) -> Option<String> {
    let samples: &[&str] = match format {
        "date-time" => &[
            "2024-02-29T23:59:59Z",
            "1985-04-12T23:20:50.52Z",
            "1996-12-19T16:39:57-08:00",
            "2023-06-30T12:00:00.123456789+05:30",
            "0001-01-01T00:00:00Z",
            "2024-01-01t00:00:00z",
        ],
        "date" => &["2024-02-29", "1970-01-01", "9999-12-31", "0001-01-01"],
        "time" => &["23:59:59Z", "00:00:00.5+01:00", "12:00:00-08:00"],
        "duration" => &["P1D", "PT1H30M", "P3Y6M4DT12H30M5S", "P4W", "PT0S"],
        "email" | "idn-email" => &[
            "a@example.com",
            "first.last+tag@sub.example.org",
            "x_y@example.co",
        ],
        "hostname" | "idn-hostname" => &["example.com", "a", "xn--bcher-kva.example", "a-b.c1"],
        "ipv4" => &["127.0.0.1", "0.0.0.0", "255.255.255.255"],
        "ipv6" => &[
            "::1",
            "2001:db8::8a2e:370:7334",
            "::ffff:192.0.2.1",
            "fe80::1",
        ],
        "uri" | "url" | "iri" => &[
            "https://example.com/a?b=c#d",
            "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "mailto:a@example.com",
            "http://[2001:db8::7]:8080/%7Ea",
        ],
        "uri-reference" | "iri-reference" => &["/a/b", "../c?d", "#e", "https://example.com", ""],
        "uri-template" => &["/a/{b}", "https://example.com/{?q*}"],
        "uuid" => &[
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "00000000-0000-0000-0000-000000000000",
            "FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF",
        ],
        "byte" | "base64" => &["", "AA==", "SGVsbG8sIFdvcmxkIQ==", "+/+/"],
        "base64url" => &["", "AA", "-_-_"],
        "json-pointer" => &["", "/a/b~1c~0d/0"],
        "relative-json-pointer" => &["0", "1/a", "2#"],
        "regex" => &["^a+$", "[0-9]*"],
        _ => return None,
    };
    random.pick(samples).map(|sample| (*sample).to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::oracle::Oracle;
    use super::*;
    use serde_json::json;

    #[test]
    fn samples_are_of_their_format() {
        let mut random = Random::seeded(&["samples"]);
        let formats = [
            "date-time",
            "date",
            "time",
            "duration",
            "email",
            "hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "uri-template",
            "uuid",
            "byte",
            "base64url",
            "json-pointer",
            "relative-json-pointer",
            "regex",
            "iri",
        ];
        for format in formats {
            let oracle = Oracle::new(&json!({"format": format})).unwrap();
            for _ in 0..30 {
                let text = sample(format, &mut random).unwrap();
                assert!(oracle.is_valid(&json!(text)), "{format}: {text:?}");
            }
        }
        assert_eq!(sample("colour", &mut random), None);
    }

    #[test]
    fn lengths_count_characters() {
        let schema = json!({"minLength": 3, "maxLength": 5});
        let mut random = Random::seeded(&["lengths"]);
        for _ in 0..200 {
            let facets = Facets::gather(&schema, vec![&schema], &mut random);
            let text = text(&facets, &mut random);
            assert!((3..=5).contains(&text.chars().count()), "{text:?}");
        }
    }
}
