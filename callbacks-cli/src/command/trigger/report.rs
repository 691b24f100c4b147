//! How requests and their answers are printed.

use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;
use serde_json::json;

use super::Format;
use super::fault::Verdict;
use crate::contract::Operation;
use crate::failure::Failure;
use crate::message::{Message, pretty};
use crate::output::{self, Output, count, on_its_line, style, styled};
use crate::send::Reply;

/// Prints exchanges, and counts them.
pub(crate) struct Report {
    format: Format,
    output: Output,
    is_short: bool,
    sent: usize,
    failed: usize,
}

impl Report {
    pub(crate) fn new(format: Format, output: Output, is_short: bool) -> Self {
        Self {
            format,
            output,
            is_short,
            sent: 0,
            failed: 0,
        }
    }

    pub(crate) fn exchange(
        &mut self,
        operation: &Operation,
        message: &Message,
        reply: &Reply,
        faults: &[String],
        verdict: Option<Verdict>,
    ) -> Result<(), Failure> {
        self.sent += 1;
        let is_fine = match verdict {
            Some(verdict) => verdict.is_right,
            None => (200..300).contains(&reply.status) && faults.is_empty(),
        };
        self.failed += usize::from(!is_fine);
        if self.format == Format::Json {
            let mut json = request(message);
            json["operation"] = operation.name().into();
            add_reply(&mut json, reply);
            json["faults"] = json!(faults);
            json["isRight"] = is_fine.into();
            output::json_line(&json)?;
            return Ok(());
        }
        self.print_request(operation, message)?;
        self.print_answer(reply, faults, verdict)
    }

    fn print_request(&self, operation: &Operation, message: &Message) -> Result<(), Failure> {
        let arrow = styled(style::BOLD, "-->");
        output::line(format_args!(
            "{arrow} {} {}  {}",
            message.method,
            message.url,
            styled(style::DIM, operation.name())
        ))?;
        if self.is_short {
            return Ok(());
        }
        for (name, value) in &message.headers {
            let value = String::from_utf8_lossy(value.as_bytes());
            output::line(styled(style::DIM, format_args!("    {name}: {value}")))?;
        }
        print_body(&message.body)
    }

    fn print_answer(
        &self,
        reply: &Reply,
        faults: &[String],
        verdict: Option<Verdict>,
    ) -> Result<(), Failure> {
        let arrow = styled(style::BOLD, "<--");
        let is_success = (200..300).contains(&reply.status);
        let status = styled(
            if is_success {
                style::GOOD
            } else {
                style::ERROR
            },
            reply.status,
        );
        let verdict = match (verdict, faults) {
            (Some(Verdict { is_right, text }), _) => {
                styled(if is_right { style::GOOD } else { style::ERROR }, text)
            }
            (None, []) => styled(style::GOOD, "as declared"),
            (None, faults) => styled(style::WARNING, on_its_line(&faults.join("; "))),
        };
        output::line(format_args!(
            "{arrow} {status} in {} ms  {verdict}",
            reply.took.as_millis()
        ))?;
        if self.output.verbose {
            for (name, value) in &reply.headers {
                let value = String::from_utf8_lossy(value.as_bytes());
                output::line(styled(style::DIM, format_args!("    {name}: {value}")))?;
            }
        }
        if self.is_short {
            Ok(())
        } else {
            print_body(&reply.body)
        }
    }

    pub(crate) fn summary(&self) {
        if self.sent > 1 {
            let (sent, failed) = (count(self.sent, "request"), self.failed);
            self.output.note(format_args!(
                "{sent} sent, {failed} not answered as they should be"
            ));
        }
    }
}

fn print_body(body: &[u8]) -> Result<(), Failure> {
    if body.is_empty() {
        return Ok(());
    }
    let lines = match pretty(body) {
        Some(text) => text.lines().map(str::to_owned).collect(),
        None => output::lines(body),
    };
    for line in lines {
        output::line(format_args!("    {line}"))?;
    }
    Ok(())
}

/// A request for programs. All commands write it alike.
pub(crate) fn request(message: &Message) -> serde_json::Value {
    let mut json = json!({
        "method": message.method.as_str(),
        "url": message.url,
        "headers": headers(&message.headers),
    });
    add_body(&mut json, &message.body);
    json
}

/// Adds a body. JSON has no bytes, so what is not UTF-8 is there as Base64 too.
pub(crate) fn add_body(json: &mut serde_json::Value, body: &[u8]) {
    json["body"] = String::from_utf8_lossy(body).into();
    if std::str::from_utf8(body).is_err() {
        json["bodyBase64"] = STANDARD.encode(body).into();
    }
}

/// Adds what came back.
pub(crate) fn add_reply(json: &mut serde_json::Value, reply: &Reply) {
    json["status"] = reply.status.into();
    json["answer"] = String::from_utf8_lossy(&reply.body).into();
    json["milliseconds"] = u64::try_from(reply.took.as_millis())
        .unwrap_or(u64::MAX)
        .into();
}

/// Headers as an object. Several lines of one name are one string, as HTTP joins them.
pub(crate) fn headers(headers: &http::HeaderMap) -> serde_json::Value {
    let names = headers.keys().map(|name| {
        let lines = headers
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()));
        (
            name.to_string(),
            lines.collect::<Vec<_>>().join(", ").into(),
        )
    });
    serde_json::Value::Object(names.collect())
}
