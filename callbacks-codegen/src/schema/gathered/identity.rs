//! The identity of a gathered schema.

use super::{Aspect, Decision, Gathered};
use crate::schema::equal::Equal;
use crate::schema::{SchemaId, Schemas};

/// Distinguishes a gathered schema from others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Identity {
    schemas: Vec<SchemaId>,
    settled: Vec<Decision>,
    aspect: Option<Aspect>,
}

impl Identity {
    /// Whether it combines several schemas.
    pub(crate) fn is_combined(&self) -> bool {
        self.schemas.len() + self.settled.len() > 1
    }
}

impl Gathered<'_> {
    /// Its component: that of the only part that says anything, or of the whole.
    pub(crate) fn component(&self) -> Option<&str> {
        if let Some(only) = self.only_part() {
            return only.component.as_deref();
        }
        let is_whole = self.content.origins.len() == 1;
        let first = self.content.parts.first().filter(|_| is_whole)?;
        first.component.as_deref()
    }

    /// Its identity. A schema that adds nothing to another one is the same as that one.
    pub(crate) fn id(&self) -> &Identity {
        let find = || self.identity(|schema| schema);
        self.content.id.get_or_init(find)
    }

    /// The same, with equal anonymous schemas treated as one.
    pub(crate) fn shared_id<'d>(
        &self,
        equal: &mut Equal<'d>,
        schemas: &Schemas<'_, 'd>,
    ) -> Identity {
        if self.component().is_some() {
            return self.id().clone();
        }
        // The contents of a decided choice were compared together with the schemas that have it.
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

    /// Whether a schema among the parts is named.
    fn is_component(&self, schema: SchemaId) -> bool {
        let mut parts = self.content.parts.iter();
        parts.any(|part| part.is_component && part.schema.id == schema)
    }
}
