//! What tells a gathered schema from others.

use super::{Aspect, Decision, Gathered};
use crate::schema::equal::Equal;
use crate::schema::{SchemaId, Schemas};

/// What tells a gathered schema from others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Identity {
    schemas: Vec<SchemaId>,
    settled: Vec<Decision>,
    aspect: Option<Aspect>,
}

impl Identity {
    /// Whether it is of several schemas at once.
    pub(crate) fn is_combined(&self) -> bool {
        self.schemas.len() + self.settled.len() > 1
    }
}

impl Gathered<'_> {
    /// The component that it is: of the one part that says anything, or else of the whole.
    pub(crate) fn component(&self) -> Option<&str> {
        if let Some(only) = self.only_part() {
            return only.component.as_deref();
        }
        let is_whole = self.content.origins.len() == 1;
        let first = self.content.parts.first().filter(|_| is_whole)?;
        first.component.as_deref()
    }

    /// What tells it from other schemas: one that adds nothing to another is that other one.
    pub(crate) fn id(&self) -> &Identity {
        let find = || self.identity(|schema| schema);
        self.content.id.get_or_init(find)
    }

    /// The same, where those without names are one that are equal.
    pub(crate) fn shared_id<'d>(
        &self,
        equal: &mut Equal<'d>,
        schemas: &Schemas<'_, 'd>,
    ) -> Identity {
        if self.component().is_some() {
            return self.id().clone();
        }
        // What is within a decided choice was looked at with the schemas that have it.
        let first = |schema| match self.is_component(schema) {
            true => schema,
            false => equal.first(schemas, schema),
        };
        let mut identity = self.identity(first);
        for (holder, _) in &mut identity.settled {
            *holder = equal.known(*holder);
        }
        identity
    }

    fn identity(&self, mut schema: impl FnMut(SchemaId) -> SchemaId) -> Identity {
        let aspect = self.content.aspect;
        if let Some(only) = self.only_part() {
            return Identity {
                schemas: vec![schema(only.schema.id)],
                settled: Vec::new(),
                aspect,
            };
        }
        Identity {
            schemas: self.origins().map(schema).collect(),
            settled: self.content.settled.clone(),
            aspect,
        }
    }

    /// Whether a schema among the parts has a name of its own.
    fn is_component(&self, schema: SchemaId) -> bool {
        let mut parts = self.content.parts.iter();
        parts.any(|part| part.is_component && part.schema.id == schema)
    }
}
