//! Reads a request as one operation.

use callbacks_codegen::model::{Codec, Location, Scalar, Shape};
use callbacks_runtime::__private::{AsInstance, IncomingRequest, reading_text};
use callbacks_runtime::payload::Payload;
use serde_json::{Map, Value};

use super::receive::Fault;
use super::{Form, Operation, Parameter};

/// What a request holds, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    pub(super) body: Option<Value>,
    pub(super) parameters: Map<String, Value>,
    pub(super) faults: Vec<Fault>,
    pub(super) status: u16,
}

impl Operation {
    pub(super) fn decode(&self, mut incoming: IncomingRequest) -> Decoded {
        let mut decoded = Decoded::default();
        for parameter in &self.parameters {
            if let Some(value) = parameter.read(&mut incoming) {
                parameter.check(&value, &mut decoded.faults);
                decoded.parameters.insert(parameter.name.to_owned(), value);
            }
        }
        self.read_body(&mut incoming, &mut decoded);
        let (status, faults) = incoming.reject().into_faults();
        decoded.faults.extend(faults.iter().map(Fault::from));
        decoded.status = if decoded.faults.is_empty() {
            204
        } else if faults.is_empty() {
            422
        } else {
            status.as_u16()
        };
        decoded
    }

    fn read_body(&self, incoming: &mut IncomingRequest, decoded: &mut Decoded) {
        let Some((last, others)) = self.contents.split_last() else {
            return;
        };
        // The media type of the message chooses. The faults of the last one count.
        for form in others {
            let mut attempt = incoming.clone();
            let read = self.read_form(form, &mut attempt);
            let (status, faults) = attempt.clone().reject().into_faults();
            if read.is_some() || (!faults.is_empty() && status.as_u16() != 415) {
                *incoming = attempt;
                decoded.body = read.flatten();
                return;
            }
        }
        decoded.body = self.read_form(last, incoming).flatten();
    }

    pub(super) fn read_form(
        &self,
        form: &Form,
        incoming: &mut IncomingRequest,
    ) -> Option<Option<Value>> {
        let payload = Payload::<Value>::new(form.schema);
        let is_required = self
            .model
            .body
            .as_ref()
            .is_some_and(|body| body.is_required);
        match (&form.model.codec, is_required) {
            (Codec::Json, true) => incoming.json(&payload).map(Some),
            (Codec::Json, false) => incoming.optional_json(&payload),
            // JSON has no bytes, so they are shown as text.
            (_, true) => reading_text(|| incoming.content(form.media, &payload).map(Some)),
            (_, false) => reading_text(|| incoming.optional_content(form.media, &payload)),
        }
    }
}

/// Reads a parameter as a type.
macro_rules! read {
    ($parameter:ident, $incoming:ident, $ty:ty) => {{
        let (style, name) = ($parameter.style, $parameter.name);
        let value: Option<$ty> = match $parameter.model.location {
            Location::Path => $incoming.path_as::<$ty>(style, name).map(Some),
            Location::Query => $incoming.query_as::<Option<$ty>>(style, name),
            Location::Header => $incoming.header_as::<Option<$ty>>(style, name),
            Location::Cookie => $incoming.cookie_as::<Option<$ty>>(style, name),
            _ => $incoming.querystring::<Option<$ty>>(style, name),
        }
        .flatten();
        value.map(|value| serde_json::to_value(value).unwrap_or_default())
    }};
}

impl Parameter {
    /// The value. `None` if it is absent, or a fault was recorded.
    fn read(&self, incoming: &mut IncomingRequest) -> Option<Value> {
        let before = incoming.clone().reject().into_faults().1.len();
        let value = match self.model.shape {
            Shape::Scalar(Scalar::Boolean) => read!(self, incoming, bool),
            Shape::Scalar(Scalar::Integer) => read!(self, incoming, i64),
            Shape::Scalar(Scalar::Number) => read!(self, incoming, f64),
            Shape::List(Scalar::Boolean) => read!(self, incoming, Vec<bool>),
            Shape::List(Scalar::Integer) => read!(self, incoming, Vec<i64>),
            Shape::List(Scalar::Number) => read!(self, incoming, Vec<f64>),
            Shape::List(_) => read!(self, incoming, Vec<String>),
            // The names of an exploded object are only expected of an object, and it is not known whether this is one.
            Shape::Object => {
                let mut attempt = incoming.clone();
                let value = read!(self, attempt, Value);
                let is_wrong = attempt.clone().reject().into_faults().1.len() > before;
                match is_wrong {
                    true => read!(self, incoming, Map<String, Value>),
                    false => {
                        *incoming = attempt;
                        value
                    }
                }
            }
            _ => read!(self, incoming, String),
        };
        let is_recorded = incoming.clone().reject().into_faults().1.len() > before;
        if value.is_none() && !is_recorded && self.model.is_required {
            // Reading a value that must be there records that it is not.
            match self.model.location {
                Location::Query => _ = incoming.query_as::<String>(self.style, self.name),
                Location::Header => _ = incoming.header_as::<String>(self.style, self.name),
                Location::Cookie => _ = incoming.cookie_as::<String>(self.style, self.name),
                _ => {}
            }
        }
        value
    }

    fn check(&self, value: &Value, faults: &mut Vec<Fault>) {
        // The kinds of members of objects cannot be known from their text.
        if self.model.shape == Shape::Object {
            return;
        }
        let Err(violations) = self.schema.check(value.as_instance()) else {
            return;
        };
        faults.extend(violations.iter().map(|violation| Fault {
            message: format!("parameter `{}`: {}", self.name, violation.message),
            pointer: None,
            keyword: Some(violation.keyword),
            parameter: Some(format!("{} {}", self.model.location.name(), self.name)),
        }));
    }
}
