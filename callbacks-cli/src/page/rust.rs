//! A request as a Rust test.

use crate::contract::Operation;
use crate::listener::Event;

/// A test of the user's handler with the values of an event.
pub(super) fn test(operation: &Operation, event: &Event) -> Option<String> {
    let method = &operation.model().method_name;
    let body = std::str::from_utf8(&event.message.body).ok()?;
    let body = match operation.model().body.is_some() && event.received.body.is_some() {
        true => format!(
            "    request.body = api::{method}::BODY.decode({})?;\n",
            literal(body)
        ),
        false => String::new(),
    };
    Some(format!(
        "#[tokio::test]\n\
         async fn {method}_is_taken() -> Result<(), Box<dyn std::error::Error>> {{\n    \
             // `api` is your generated module, and `app()` your service. It needs the feature `samples`.\n    \
             let mut request = api::{method}::Request::sample();\n\
         {body}    \
             let provider = callbacks::Client::over(callbacks::client::InMemory::new(app()));\n    \
             let answer = callbacks::testing::send(&provider, \"https://consumer.example/hooks\", &request).await?;\n    \
             assert!(answer.status().is_success(), \"{{:?}}\", answer);\n    \
             Ok(())\n\
         }}\n"
    ))
}

/// So many hashes Rust allows, and a reader counts.
const MOST_HASHES: usize = 8;

/// A byte string. It is raw if it can be.
fn literal(text: &str) -> String {
    let runs = text.split('"').skip(1);
    let longest = runs.map(|run| run.bytes().take_while(|byte| *byte == b'#').count());
    let hashes = longest.max().map_or(1, |longest| longest + 1);
    let is_shown = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    if hashes > MOST_HASHES || !text.bytes().all(is_shown) {
        return format!("b\"{}\"", text.as_bytes().escape_ascii());
    }
    let hashes = "#".repeat(hashes);
    format!("br{hashes}\"{text}\"{hashes}")
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn a_body_stays_within_its_literal() {
        for (body, expected) in [
            ("{}", r##"br#"{}"#"##),
            (r##"["#"]"##, r###"br##"["#"]"##"###),
            ("\"ö\r\u{202e}\"", r#"b"\"\xc3\xb6\r\xe2\x80\xae\"""#),
        ] {
            assert_eq!(literal(body), expected);
        }
        let many = format!("\"{}\"", "#".repeat(1_000_000));
        assert_eq!(
            literal(&many),
            format!("b\"\\\"{}\\\"\"", "#".repeat(1_000_000))
        );
    }
}
