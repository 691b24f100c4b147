//! Samples: bodies and parameters that satisfy the document.

use callbacks_codegen::Discriminator;
use callbacks_codegen::model::{Codec, Location};
use callbacks_runtime::__private::{sample_any_body, sample_shown_body};
use callbacks_runtime::payload::Payload;
use serde_json::Value;

use super::{Form, Operation, Parameter};
use crate::failure::Failure;

/// Which members a sample has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Members {
    Required,
    /// Optional ones near the root too.
    Shown,
}

impl Operation {
    /// A body that satisfies the document: the example with this name, else the first valid example, else one that is made
    /// from the schema, with optional members near the root. `None` if the operation has no body.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such example, or no valid body could be made.
    pub fn sample(&self, example: Option<&str>) -> Result<Option<Value>, Failure> {
        match (self.form(), example) {
            (Some(form), Some(name)) => form.example(name).map(Some),
            _ => self.made(Members::Shown),
        }
    }

    /// A body that satisfies the document, made from the schema with required members only. `None` if the operation has no body.
    ///
    /// # Errors
    ///
    /// Returns an error if no valid body could be made.
    pub fn minimal_sample(&self) -> Result<Option<Value>, Failure> {
        self.made(Members::Required)
    }

    /// Whether the document has an example of the body.
    pub(crate) fn has_example(&self) -> bool {
        self.form()
            .is_some_and(|form| !form.model.examples.is_empty())
    }

    fn made(&self, members: Members) -> Result<Option<Value>, Failure> {
        let Some(form) = self.form() else {
            return Ok(None);
        };
        let identity = self.model.identity.iter();
        let tags: Vec<_> = identity
            .filter_map(|(place, value)| match place {
                Discriminator::Pointer(pointer) => Some((pointer.as_str(), value.as_str())),
                _ => None,
            })
            .collect();
        let failure = || {
            let message = format!(
                "no valid body of `{}` could be made from its schema",
                self.name()
            );
            Failure::finding(message)
                .help("give one with `--body @file`, or an example in the document")
        };
        form.sample(&tags, members).map(Some).ok_or_else(failure)
    }

    /// The media type that is sent: JSON where possible.
    pub(super) fn form(&self) -> Option<&Form> {
        let json = self
            .contents
            .iter()
            .find(|form| form.model.codec == Codec::Json);
        json.or(self.contents.first())
    }

    /// The value of a parameter that is sent. `None` if it is left out.
    pub(super) fn value_of(&self, parameter: &Parameter) -> Result<Option<Value>, Failure> {
        let mut identity = self.model.identity.iter();
        let own = identity.find_map(|(place, value)| match (place, parameter.model.location) {
            (Discriminator::Header(name), Location::Header) => {
                name.eq_ignore_ascii_case(parameter.name).then_some(value)
            }
            (Discriminator::Query(name), Location::Query) => {
                (name == parameter.name).then_some(value)
            }
            _ => None,
        });
        if let Some(own) = own {
            return Ok(Some(Value::from(own.as_str())));
        }
        if !parameter.model.is_required {
            return Ok(None);
        }
        let example: Vec<_> = parameter.model.example.as_deref().into_iter().collect();
        let sample = sample_any_body(&Payload::<Value>::new(parameter.schema), &example, &[], &[]);
        let failure = || {
            let message = format!(
                "no valid value of the parameter `{}` could be made",
                parameter.name
            );
            Failure::finding(message).help("give the parameter an `example` in the document")
        };
        sample.map(Some).ok_or_else(failure)
    }
}

impl Form {
    /// A value that satisfies the schema, with these values at JSON Pointers.
    pub(super) fn sample(&self, tags: &[(&str, &str)], members: Members) -> Option<Value> {
        if self.model.codec == Codec::Binary {
            return Some(Value::from("sample"));
        }
        let examples = self.model.examples.iter();
        let examples: Vec<_> = examples.map(|example| example.json.as_str()).collect();
        let of_members = self.model.member_examples.iter();
        let of_members: Vec<_> = of_members
            .map(|(at, json)| (at.as_str(), json.as_str()))
            .collect();
        let payload = Payload::new(self.schema);
        match members {
            Members::Shown => sample_shown_body(&payload, &examples, tags, &of_members),
            Members::Required => sample_any_body(&payload, &[], tags, &of_members)
                .or_else(|| sample_any_body(&payload, &examples, tags, &of_members)),
        }
    }

    fn example(&self, name: &str) -> Result<Value, Failure> {
        let examples = &self.model.examples;
        let found = examples
            .iter()
            .find(|example| example.name.as_deref() == Some(name));
        if let Some(found) = found {
            let value = serde_json::from_str(&found.json);
            return value
                .map_err(|error| Failure::finding(format!("the example `{name}`: {error}")));
        }
        let names = examples
            .iter()
            .filter_map(|example| example.name.as_deref());
        let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
        let failure = Failure::usage(format!("there is no example `{name}`"));
        Err(failure.help(match names.as_slice() {
            [] => "the body has no named examples: leave `--example` out".to_owned(),
            names => format!("there are {}", names.join(", ")),
        }))
    }
}
