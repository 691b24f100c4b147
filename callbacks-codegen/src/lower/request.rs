//! The schemas of the generated module, collected while types are lowered.

use crate::document::Side;
use crate::ir::{SchemaRequest, TypeId};
use crate::schema::SchemaId;

/// The required schemas.
#[derive(Debug, Default)]
pub(super) struct Requests {
    pub(super) list: Vec<Request>,
}

#[derive(Debug)]
pub(super) struct Request {
    pub(super) name: String,
    /// All of them must apply. Without any, everything is allowed.
    pub(super) schemas: Vec<SchemaId>,
    pub(super) asker: Asker,
    /// Whether it applies as written although types are tolerant, to distinguish branches.
    pub(super) is_exact: bool,
}

/// Who requires a schema. That decides who sends its values.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asker {
    Type(TypeId),
    /// A body or a parameter that this side sends.
    Sender(Side),
}

impl Requests {
    pub(super) fn add(
        &mut self,
        name: &str,
        schemas: Vec<SchemaId>,
        asker: Asker,
    ) -> SchemaRequest {
        self.list.push(Request {
            name: name.to_owned(),
            schemas,
            asker,
            is_exact: false,
        });
        SchemaRequest(self.list.len() - 1)
    }

    /// Applies a schema as written, even if types are tolerant.
    pub(super) fn make_exact(&mut self, request: SchemaRequest) {
        self.list[request.0].is_exact = true;
    }

    /// Names schemas after the types that require them.
    pub(super) fn rename(&mut self, given: &[&str], names: &[String]) {
        for request in &mut self.list {
            let Asker::Type(id) = request.asker else {
                continue;
            };
            if let Some(rest) = request.name.strip_prefix(given[id.0]) {
                request.name = format!("{}{rest}", names[id.0]);
            }
        }
    }
}
