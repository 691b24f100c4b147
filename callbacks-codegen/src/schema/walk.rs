//! From a schema to its subschemas.

use std::collections::HashSet;

use super::keyword::Keyword;
use super::node::Schema;
use super::{SchemaId, Schemas};

impl<'s> Schema<'s> {
    /// All subschemas, without references.
    pub(crate) fn subschemas(&self) -> impl Iterator<Item = SchemaId> {
        self.keywords.iter().flat_map(|said| said.within.schemas())
    }

    /// Those that apply to the same value.
    fn in_place(&self) -> impl Iterator<Item = SchemaId> {
        let applied = self.keywords.iter();
        let applied = applied.filter(|said| said.keyword.applies_in_place());
        applied.flat_map(|said| said.within.schemas())
    }
}

/// Visits every schema that applies to the same value, each once.
pub(crate) struct Walk<'a, 's> {
    schemas: &'a Schemas<'a, 's>,
    open: Vec<SchemaId>,
    seen: HashSet<SchemaId, rustc_hash::FxBuildHasher>,
    reach: Reach,
}

/// Which schemas are visited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Those that always apply.
    Parts,
    /// And the branches of choices.
    Choices,
    /// And those of conditions.
    All,
}

impl<'a, 's> Walk<'a, 's> {
    /// Visits the schemas that may apply: `allOf`, choices, conditions, references.
    pub(crate) fn in_place(schemas: &'a Schemas<'a, 's>, first: &[SchemaId]) -> Self {
        Self {
            schemas,
            open: first.to_vec(),
            seen: HashSet::default(),
            reach: Reach::All,
        }
    }

    /// Visits the schemas that always apply: `allOf`, references.
    pub(crate) fn parts(schemas: &'a Schemas<'a, 's>, first: SchemaId) -> Self {
        Self {
            reach: Reach::Parts,
            ..Self::in_place(schemas, &[first])
        }
    }

    /// Visits the schemas that always apply, and those that may be chosen: choices, subtypes.
    pub(crate) fn chosen(schemas: &'a Schemas<'a, 's>, first: &[SchemaId]) -> Self {
        Self {
            reach: Reach::Choices,
            ..Self::in_place(schemas, first)
        }
    }
}

impl<'a, 's> Iterator for Walk<'a, 's> {
    type Item = &'a Schema<'s>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let id = self.open.pop()?;
            if self.seen.insert(id) {
                let schema = self.schemas.get(id);
                if self.reach == Reach::All {
                    self.schemas.add_in_place(schema, &mut self.open);
                } else {
                    self.open.extend(schema.list(Keyword::AllOf));
                    self.open.extend(self.schemas.known_targets(schema));
                }
                if self.reach == Reach::Choices {
                    self.open.extend(schema.list(Keyword::OneOf));
                    self.open.extend(schema.list(Keyword::AnyOf));
                    self.schemas.add_subtypes(schema, &mut self.open);
                }
                return Some(schema);
            }
        }
    }
}

impl<'s> Schemas<'_, 's> {
    /// Adds the schemas that one applies to the same value.
    pub(crate) fn add_in_place(&self, schema: &Schema<'s>, found: &mut Vec<SchemaId>) {
        found.extend(schema.in_place());
        found.extend(self.known_targets(schema));
        self.add_subtypes(schema, found);
    }

    /// Adds the schemas that inherit from a base.
    pub(crate) fn add_subtypes(&self, schema: &Schema<'s>, found: &mut Vec<SchemaId>) {
        if !schema.is_base() {
            return;
        }
        let heirs = self.heirs(schema.id);
        found.extend(heirs.list.iter().map(|heir| heir.schema));
        let discriminator = self.discriminator(schema.id);
        let targets = discriminator.iter().flat_map(|each| each.targets());
        let default = discriminator.iter().filter_map(|each| each.default);
        let targets = targets.map(|(_, target)| target).chain(default);
        found.extend(targets.map(|target| target.schema));
    }

    /// Whether a schema, other than the base itself, inherits from a base.
    pub(crate) fn is_subtype(&self, schema: SchemaId, base: SchemaId) -> bool {
        self.has_subtype_among(base, &mut [schema].into_iter())
    }

    /// Whether one of these schemas, other than the base itself, inherits from a base.
    pub(crate) fn has_subtype_among(
        &self,
        base: SchemaId,
        schemas: &mut dyn Iterator<Item = SchemaId>,
    ) -> bool {
        if !self.get(base).is_base() {
            return false;
        }
        let heirs = self.heirs(base);
        let discriminator = self.discriminator(base);
        let is_mapped = |schema| {
            let mut mapped = discriminator.iter();
            mapped.any(|each| each.maps_to(schema))
        };
        schemas
            .filter(|schema| *schema != base)
            .any(|schema| heirs.contains(self.alone(schema)) || is_mapped(schema))
    }

    /// A schema, those that its references lead to, and the branches of its `allOf` and of theirs, in document order.
    pub(crate) fn parts(&self, schema: SchemaId) -> Vec<&Schema<'s>> {
        let mut known = HashSet::new();
        let (mut parts, mut open) = (Vec::new(), vec![schema]);
        while let Some(id) = open.pop() {
            if !known.insert(id) {
                continue;
            }
            let part = self.get(id);
            if let Ok(target) = self.resolve(id)
                && target.reference.is_some()
            {
                open.push(target.schema);
            }
            parts.push(part);
            open.extend(part.list(Keyword::AllOf).iter().rev());
        }
        parts
    }
}
