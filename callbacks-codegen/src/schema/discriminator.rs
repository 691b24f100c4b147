//! Discriminator Objects: a property whose string determines the schema of a value.

use std::rc::Rc;

use rustc_hash::FxHashSet;

use super::keyword::Keyword;
use super::reference::{Target, component_name};
use super::scope::ScopeId;
use super::{SchemaId, Schemas};
use crate::resolve;
use crate::source::View;

/// A Discriminator Object.
#[derive(Clone, Debug)]
pub(crate) struct Discriminator<'s> {
    /// The schema with the object.
    pub(crate) holder: SchemaId,
    pub(crate) property: Option<&'s str>,
    /// The strings that lead to schemas.
    pub(crate) mapping: Vec<Mapped<'s>>,
    /// The schemas that they lead to.
    mapped: FxHashSet<SchemaId>,
    /// The schema of a value without a known string (`defaultMapping` of OpenAPI 3.2).
    pub(crate) default: Option<Target<'s>>,
}

/// An entry of a mapping.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mapped<'s> {
    pub(crate) text: &'s str,
    /// The schema that it leads to, if there is one.
    pub(crate) target: Option<Target<'s>>,
}

impl<'s> Discriminator<'s> {
    /// The strings and their schemas. Dangling entries are left out.
    pub(crate) fn targets(&self) -> impl Iterator<Item = (&'s str, Target<'s>)> {
        let entries = self.mapping.iter();
        entries.filter_map(|mapped| Some((mapped.text, mapped.target?)))
    }

    /// Whether the mapping leads to a schema.
    pub(crate) fn maps_to(&self, schema: SchemaId) -> bool {
        self.mapped.contains(&schema)
    }
}

impl<'s> Schemas<'_, 's> {
    /// The Discriminator Object of a schema. Each is read once, because every subtype asks for that of its base.
    pub(crate) fn discriminator(&self, schema: SchemaId) -> Option<Rc<Discriminator<'s>>> {
        let value = self.get(schema).get(Keyword::Discriminator)?;
        if let Some(known) = self.discriminators.borrow().get(&schema) {
            return Some(Rc::clone(known));
        }
        let discriminator = Rc::new(self.read_discriminator(schema, value));
        let mut known = self.discriminators.borrow_mut();
        known.insert(schema, Rc::clone(&discriminator));
        Some(discriminator)
    }

    fn read_discriminator(&self, holder: SchemaId, value: View<'s>) -> Discriminator<'s> {
        let scope = self.scope(holder);
        let mapping = value.get("mapping");
        let entries = mapping.into_iter().flat_map(|mapping| mapping.entries());
        let entries = entries.map(|(key, value)| Mapped {
            text: key.text,
            target: self.mapped(scope, value),
        });
        let mapping: Vec<_> = entries.collect();
        let targets = mapping.iter().filter_map(|mapped| mapped.target);
        let default = value.get("defaultMapping");
        Discriminator {
            holder,
            property: value.get("propertyName").and_then(|name| name.as_text()),
            mapped: targets.map(|target| target.schema).collect(),
            mapping,
            default: default.and_then(|value| self.mapped(scope, value)),
        }
    }

    /// Whether a value of a mapping leads to a schema.
    pub(crate) fn is_mapped(&self, value: View<'s>) -> bool {
        let text = value.as_text().unwrap_or_default();
        self.mapped(ScopeId::EMPTY, value).is_some()
            || resolve::follow(self.sources, value, text).is_ok()
    }

    /// A schema by its name or by a reference. If a string could be both, the specification leaves the meaning open,
    /// and recommends the name.
    fn mapped(&self, scope: ScopeId, value: View<'s>) -> Option<Target<'s>> {
        let text = value.as_text()?;
        // A file that is a schema has no components, but its references lead to other files.
        let schemas = value.source().root()?.pointer("/components/schemas");
        let is_reference = text.contains(['#', '/', '.']);
        let view = match schemas.and_then(|schemas| schemas.get(text)) {
            Some(view) => view,
            None if is_reference => resolve::follow(self.sources, value, text).ok()?,
            None => return None,
        };
        let target = self.resolve(self.id_within(scope, view)).ok()?;
        Some(Target {
            reference: target.reference.or(Some(text)),
            ..target
        })
    }
}

impl Target<'_> {
    /// The name of the schema that a mapping leads to.
    pub(crate) fn mapped_name(&self) -> Option<String> {
        let reference = self.reference?;
        if reference.contains(['#', '/']) {
            component_name(reference).map(std::borrow::Cow::into_owned)
        } else {
            Some(reference.to_owned())
        }
    }
}
