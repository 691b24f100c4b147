//! Formats by name. Their details are tested next to them.

use crate::{check, schema, tells};

#[test]
fn formats_of_texts() {
    let cases = [
        ("date-time", "2024-02-29T12:00:00Z", "2023-02-29T12:00:00Z"),
        ("date", "2024-02-29", "2024-2-29"),
        ("time", "12:00:00+01:00", "12:00:00"),
        ("duration", "P1DT12H", "P1D12H"),
        ("email", "a@example.com", "a.example.com"),
        ("idn-email", "ü@example.com", "ü"),
        ("hostname", "a.example", "-a.example"),
        ("idn-hostname", "bücher.example", "-ü"),
        ("ipv4", "127.0.0.1", "127.0.0.01"),
        ("ipv6", "::1", "::1%eth0"),
        ("uri", "https://a.example/", "/a"),
        ("uri-reference", "/a", "\\\\a"),
        ("iri", "https://ü.example/", "/ü"),
        ("iri-reference", "/ü", "\\\\ü"),
        ("uri-template", "/a/{id}", "/a/{id"),
        (
            "uuid",
            "2EB8AA08-aa98-11ea-b4aa-73b441d16380",
            "2eb8aa08aa9811eab4aa73b441d16380",
        ),
        ("json-pointer", "/a~1b", "/a~b"),
        ("relative-json-pointer", "1/a", "/a"),
        ("regex", "^[a-z]+$", "^[a-z+$"),
        ("byte", "Zm9v", "Zm9"),
    ];
    for (format, allowed, refused) in cases {
        let text = |text: &str| serde_json::Value::from(text).to_string();
        check(
            &format!(r#"{{"format":"{format}"}}"#),
            &[&text(allowed), "1", "null", "{}"],
            &[&text(refused)],
        );
    }
}

#[test]
fn other_formats_say_nothing() {
    for format in [
        "password",
        "binary",
        "float",
        "double",
        "decimal",
        "my-format",
        "",
    ] {
        check(
            &format!(r#"{{"format":"{format}"}}"#),
            &["\"x\"", "1.5"],
            &[],
        );
    }
}

#[test]
fn what_is_told() {
    tells(
        schema(r#"{"format":"date-time"}"#),
        "\"today\"",
        &[(
            "#",
            "format",
            "expected a date and time of RFC 3339, found `today`",
        )],
    );
    tells(
        schema(r#"{"format":"int32"}"#),
        "2147483648",
        &[(
            "#",
            "format",
            "expected an integer of 32 bits, found `2147483648`",
        )],
    );
}
