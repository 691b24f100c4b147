//! Answers: whether they are as the document declares.

use bytes::Bytes;
use callbacks_codegen::model::{self, Codec};
use callbacks_runtime::__private::sample_any_body;
use callbacks_runtime::payload::Payload;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::Operation;
use super::sample::Members;
use crate::failure::Failure;

/// An answer that a provider or consumer gives.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Operation {
    /// A valid answer: the first declared success, with a sample as its body.
    ///
    /// # Errors
    ///
    /// Returns an error if no valid body or header could be made.
    pub(crate) async fn sample_answer(&self) -> Result<Sample, Failure> {
        let successes = ["2XX", "default"];
        let exact = |answer: &&super::Answer| {
            let status = answer.model.status.parse::<u16>();
            status.is_ok_and(|status| (200..300).contains(&status))
        };
        let range = |answer: &&super::Answer| successes.contains(&answer.model.status.as_str());
        let answers = || self.answers.iter();
        let Some(answer) = answers().find(exact).or_else(|| answers().find(range)) else {
            return Ok(Sample {
                status: 204,
                headers: HeaderMap::new(),
                body: Bytes::new(),
            });
        };
        let mut sample = Sample {
            status: answer.model.status.parse().unwrap_or(200),
            headers: HeaderMap::new(),
            body: Bytes::new(),
        };
        for header in answer.model.headers.iter().filter(|each| each.is_required) {
            let name = HeaderName::from_bytes(header.name.as_bytes());
            let value = answer.header(header);
            let value = value.and_then(|value| HeaderValue::from_str(&value).ok());
            if let (Ok(name), Some(value)) = (name, value) {
                sample.headers.insert(name, value);
            }
        }
        let json = |form: &&super::Form| form.model.codec == Codec::Json;
        let form = answer.contents.iter().find(json);
        if let Some(form) = form.or(answer.contents.first()) {
            let value = form.sample(&[], Members::Shown).ok_or_else(|| {
                let name = self.name();
                let failure =
                    Failure::finding(format!("no valid answer of `{name}` could be made"));
                failure.help("give the answer an example in the document")
            })?;
            (sample.headers, sample.body) = form.encoded(&value, sample.headers).await?;
        }
        Ok(sample)
    }

    /// What is wrong with an answer, in words. Empty if it is as the document declares.
    pub fn check_answer(&self, status: u16, headers: &HeaderMap, body: &[u8]) -> Vec<String> {
        let exact = status.to_string();
        let declared = self.answers.iter();
        // Exact statuses are first, then ranges, then `default`.
        let declared = declared
            .clone()
            .find(|answer| answer.model.status == exact)
            .or_else(|| {
                self.answers
                    .iter()
                    .find(|answer| answer.model.declares(status))
            });
        let Some(declared) = declared else {
            let statuses = self
                .answers
                .iter()
                .map(|answer| answer.model.status.as_str());
            let statuses: Vec<_> = statuses.collect();
            return vec![format!(
                "the document declares {}, not {status}",
                statuses.join(", ")
            )];
        };
        let json = declared
            .contents
            .iter()
            .find(|form| form.model.codec == Codec::Json);
        let Some(form) = json else {
            return Vec::new();
        };
        if body.is_empty() {
            return vec![format!(
                "the document declares a body of `{}`",
                form.model.media_type
            )];
        }
        let said = headers
            .get(CONTENT_TYPE)
            .and_then(|said| said.to_str().ok());
        if said.is_some_and(|said| !said.contains("json")) && declared.contents.len() > 1 {
            return Vec::new();
        }
        match Payload::<Value>::new(form.schema).decode(body) {
            Ok(_) => Vec::new(),
            Err(violations) => violations.iter().map(ToString::to_string).collect(),
        }
    }
}

impl super::Answer {
    /// The text of a header's sample.
    fn header(&self, header: &model::Parameter) -> Option<String> {
        let position = self
            .model
            .headers
            .iter()
            .position(|each| each.name == header.name)?;
        let example: Vec<_> = header.example.as_deref().into_iter().collect();
        let payload = Payload::<Value>::new(*self.headers.get(position)?);
        match sample_any_body(&payload, &example, &[], &[])? {
            Value::String(text) => Some(text),
            Value::Array(items) => {
                let items = items.iter().map(|item| match item {
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                });
                Some(items.collect::<Vec<_>>().join(","))
            }
            other => Some(other.to_string()),
        }
    }
}
