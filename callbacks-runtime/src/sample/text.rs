//! Strings.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};
use serde_json::Value;

use super::applicable::Applicable;

/// The shortest string of a pattern or format, else a word of the required length.
pub(super) fn sample(applicable: &Applicable<'_>) -> String {
    let texts = |keyword| applicable.each(keyword).filter_map(Value::as_str);
    let pattern = texts("regex").chain(texts("pattern")).next();
    let of_pattern = pattern.and_then(of_pattern);
    // Formats that are not asserted have other keywords.
    let formats = ["format", "annotation", "contentEncoding", "encoding"];
    let mut formats = formats.into_iter().flat_map(texts);
    let of_format = formats.find_map(of_format).map(str::to_owned);
    let plain = "sample";
    let mut text = of_pattern.or(of_format).unwrap_or_else(|| plain.to_owned());
    let least = applicable.greatest("minLength").unwrap_or(0).min(100_000);
    let short = least.saturating_sub(text.chars().count());
    // If a pattern allows repetition, it is mostly at the end.
    let last = text.chars().last().unwrap_or('a');
    text.extend(std::iter::repeat_n(last, short));
    match applicable.least("maxLength") {
        Some(most) if pattern.is_none() => text.chars().take(most).collect(),
        _ => text,
    }
}

fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "date-time" => "2030-01-02T03:04:05Z",
        "date" => "2030-01-02",
        "time" => "03:04:05Z",
        "duration" => "PT1M",
        "uuid" => "6f1c9a52-8d3e-4b7a-9c10-2f4e6a8b0c1d",
        "email" | "idn-email" => "someone@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" | "iri" | "url" | "uri-reference" | "iri-reference" => "https://example.com/sample",
        "uri-template" => "https://example.com/{id}",
        "json-pointer" => "/sample",
        "relative-json-pointer" => "0",
        "regex" => "a*",
        "byte" | "base64" | "base64url" => "c2FtcGxl",
        _ => return None,
    })
}

/// The shortest string that a pattern matches. `None` for lookarounds.
fn of_pattern(pattern: &str) -> Option<String> {
    let parsed = ParserBuilder::new().build().parse(pattern).ok()?;
    let mut text = String::new();
    write(&parsed, &mut text);
    Some(text)
}

fn write(hir: &Hir, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(Class::Unicode(class)) => {
            // Letters and digits are the most readable.
            let is_in = |letter: &char| {
                let ranges = class.ranges().iter();
                ranges
                    .clone()
                    .any(|range| (range.start()..=range.end()).contains(letter))
            };
            let first = class.ranges().first().map(|range| range.start());
            text.extend(['a', 'A', '1'].into_iter().find(is_in).or(first));
        }
        HirKind::Class(Class::Bytes(class)) => {
            let first = class
                .ranges()
                .first()
                .map(|range| char::from(range.start()));
            text.extend(first);
        }
        HirKind::Repetition(repetition) => {
            for _ in 0..repetition.min.min(10_000) {
                write(&repetition.sub, text);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, text)),
        HirKind::Alternation(branches) => {
            if let Some(first) = branches.first() {
                write(first, text);
            }
        }
    }
}
