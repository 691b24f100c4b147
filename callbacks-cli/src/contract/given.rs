//! Bodies that the user gives.

use bytes::Bytes;
use callbacks_codegen::model::Codec;
use callbacks_runtime::__private::{AsInstance, IncomingRequest};
use http::header::CONTENT_TYPE;
use serde_json::Value;

use super::receive::Fault;
use super::{Form, Operation};
use crate::failure::Failure;

impl Operation {
    /// Checks a body against its schema.
    ///
    /// # Errors
    ///
    /// Returns all violations.
    pub fn validate(&self, body: &Value) -> Result<(), Failure> {
        let violations = self.form_of_body()?.schema.check(body.as_instance());
        violations.map_err(|violations| self.invalid(&violations))
    }

    /// Checks bytes as a body, as a receiver reads them.
    ///
    /// # Errors
    ///
    /// Returns an error if the operation has no body, or the bytes do not match its media type and its schema.
    pub(crate) fn validate_bytes(&self, body: &Bytes) -> Result<(), Failure> {
        let form = self.form_of_body()?;
        let (mut parts, ()) = http::Request::new(()).into_parts();
        let media_type = form.media_type();
        parts
            .headers
            .extend(media_type.map(|value| (CONTENT_TYPE, value)));
        let mut incoming = IncomingRequest::of_request(parts, body.clone(), Vec::new());
        self.read_form(form, &mut incoming);
        let (_, faults) = incoming.reject().into_faults();
        let faults: Vec<_> = faults
            .iter()
            .map(|fault| Fault::from(fault).to_string())
            .collect();
        match faults.is_empty() {
            true => Ok(()),
            false => Err(self.invalid(&faults.join("; "))),
        }
    }

    /// Whether the document describes the body as JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.form()
            .is_none_or(|form| form.model.codec == Codec::Json)
    }

    /// Whether a body that the user gives is sent as it is, and not read as JSON.
    pub(crate) fn takes_bytes(&self, is_json: bool) -> bool {
        match self.form().map(|form| &form.model.codec) {
            Some(Codec::Binary | Codec::Text(_) | Codec::Sequence(_)) => true,
            Some(Codec::Form(..) | Codec::Xml(..)) => !is_json,
            _ => false,
        }
    }

    fn form_of_body(&self) -> Result<&Form, Failure> {
        self.form().ok_or_else(|| {
            let failure = Failure::usage(format!("`{}` has no body", self.name()));
            failure.help("leave `--body` out")
        })
    }

    fn invalid(&self, why: &dyn std::fmt::Display) -> Failure {
        let failure = Failure::finding(format!("the body of `{}` is invalid: {why}", self.name()));
        failure.help("`--no-validate` sends it as it is")
    }
}
