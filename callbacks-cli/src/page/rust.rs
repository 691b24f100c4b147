//! A request as a Rust test.

use crate::listener::{Event, Listener};

/// A test of the user's handler with the values of an event.
pub(super) fn test(listener: &Listener, event: &Event) -> Option<String> {
    let operation = listener
        .contract
        .operations()
        .get(event.received.operation?)?;
    let method = &operation.model().method_name;
    let body = std::str::from_utf8(&event.message.body).ok()?;
    let body = match operation.model().body.is_some() && event.received.body.is_some() {
        true => {
            let hashes = hashes(body);
            format!(
                "    request.body = api::{method}::BODY.decode(br{hashes}\"{body}\"{hashes})?;\n"
            )
        }
        false => String::new(),
    };
    Some(format!(
        "#[tokio::test]\n\
         async fn {method}_is_taken() -> Result<(), Box<dyn std::error::Error>> {{\n    \
             // `api` is your generated module, and `app()` your service. It needs the feature `samples`.\n    \
             let mut request = api::{method}::sample_request();\n\
         {body}    \
             let provider = callbacks::Client::over(callbacks::InMemory::new(app()));\n    \
             let answer = callbacks::testing::send(&provider, \"https://consumer.example/hooks\", &request).await?;\n    \
             assert!(answer.status().is_success(), \"{{:?}}\", answer);\n    \
             Ok(())\n\
         }}\n"
    ))
}

/// So many hashes that the text cannot end the string.
fn hashes(text: &str) -> String {
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    hashes
}
