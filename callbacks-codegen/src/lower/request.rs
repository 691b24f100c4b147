//! The schemas that the generated module holds, noted while types are lowered.

use crate::document::Side;
use crate::ir::{SchemaRequest, TypeId};
use crate::schema::SchemaId;

/// Schemas that were asked for.
#[derive(Debug, Default)]
pub(super) struct Requests {
    pub(super) list: Vec<Request>,
}

/// One of them.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) name: String,
    /// All of these must hold; without any, everything is allowed.
    pub(super) schemas: Vec<SchemaId>,
    pub(super) asker: Asker,
    /// Whether it is applied as it stands although types are tolerant: to tell branches apart.
    pub(super) is_exact: bool,
}

/// What a schema is asked for: that decides who sends its values.
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

    /// Applies a schema as it stands, whatever is tolerated elsewhere.
    pub(super) fn make_exact(&mut self, request: SchemaRequest) {
        self.list[request.0].is_exact = true;
    }

    /// Schemas are called like the types that ask for them.
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
