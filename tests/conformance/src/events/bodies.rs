//! The JSON bodies of a document's operations, and what an oracle says of them.

use std::path::{Path, PathBuf};

use callbacks_codegen::BodyInfo;
use serde_json::Value;

use crate::payload::{Sampled, Samples, samples};

/// The bodies of one document.
pub(super) struct Bodies<'b> {
    document: &'b Path,
    all: &'b [BodyInfo],
    pub(super) trees: Samples,
}

impl<'b> Bodies<'b> {
    pub(super) fn new(document: &'b Path, all: &'b [BodyInfo], files: &[PathBuf]) -> Self {
        Self {
            document,
            all,
            trees: Samples::reading(files),
        }
    }

    /// The JSON body of an operation's requests, if they have one.
    pub(super) fn of(&self, module: &str) -> Option<Sampled<'b>> {
        let is_its = |body: &&BodyInfo| {
            let is_json = body.media_type.contains("json");
            body.module == module && body.response.is_none() && is_json
        };
        let body = self.all.iter().find(is_its)?;
        Some(Sampled {
            document: self.document,
            body,
        })
    }

    /// Whether a body is as an operation declares its own.
    pub(super) fn is_valid(&mut self, module: &str, body: Option<&Value>) -> bool {
        match (self.of(module), body) {
            (Some(of), Some(body)) => {
                let oracle = self.trees.oracle(of);
                oracle.is_some_and(|oracle| oracle.is_valid(body))
            }
            (of, body) => of.is_none() && body.is_none(),
        }
    }

    /// Whether there is an oracle to ask.
    pub(super) fn has_oracle(&mut self, module: &str) -> bool {
        let of = self.of(module);
        of.is_some_and(|of| self.trees.oracle(of).is_some())
    }

    /// An instance of an operation's body: the first of so many that the oracle accepts.
    pub(super) fn instance(&mut self, module: &str, attempts: usize) -> Option<Value> {
        let of = self.of(module)?;
        samples(&mut self.trees, of, attempts).into_iter().next()
    }
}
