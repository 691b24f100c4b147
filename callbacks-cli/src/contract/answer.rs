//! Answers: whether they are as the document declares.

use callbacks_codegen::model::Codec;
use callbacks_runtime::__private::AsInstance;
use callbacks_runtime::payload::Payload;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde_json::Value;

use super::Operation;
use crate::failure::Failure;

impl Operation {
    /// Checks a body against its schema.
    ///
    /// # Errors
    ///
    /// Returns all violations.
    pub fn validate(&self, body: &Value) -> Result<(), Failure> {
        let Some(form) = self.form() else {
            let failure = Failure::usage(format!("`{}` has no body", self.name()));
            return Err(failure.help("leave `--body` out"));
        };
        let Err(violations) = form.schema.check(body.as_instance()) else {
            return Ok(());
        };
        let failure = Failure::finding(format!(
            "the body of `{}` is invalid: {violations}",
            self.name()
        ));
        Err(failure.help("`--no-validate` sends it as it is"))
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
