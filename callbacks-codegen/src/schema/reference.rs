//! From a schema to those that it refers to, and to the one that it means.

use std::borrow::Cow;

use super::keyword::Keyword;
use super::node::{Link, Schema};
use super::{SchemaId, Schemas};
use crate::diagnostic::Diagnostic;
use crate::resolve::{self, MAX_HOPS};
use crate::source::View;

/// A schema behind references.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target<'s> {
    pub(crate) schema: SchemaId,
    /// The last reference on the way. It names a component.
    pub(crate) reference: Option<&'s str>,
}

impl<'s> Schemas<'_, 's> {
    /// The targets of a schema's references: `$ref`, and `$dynamicRef`, which is resolved statically. What a payload
    /// reaches is known when code is generated.
    pub(crate) fn targets(
        &self,
        schema: &Schema<'s>,
    ) -> impl Iterator<Item = Result<Target<'s>, Box<Diagnostic>>> {
        let links = [
            (schema.reference(Keyword::Ref), &schema.target),
            (self.dynamic(schema), &schema.dynamic_target),
        ];
        let followed = links.map(|(value, link)| Some(self.follow(value?, link)));
        followed.into_iter().flatten()
    }

    /// The same without dangling references.
    pub(crate) fn known_targets(&self, schema: &Schema<'s>) -> impl Iterator<Item = SchemaId> {
        let targets = self.targets(schema);
        targets.filter_map(|target| Some(target.ok()?.schema))
    }

    fn follow(&self, value: View<'s>, link: &Link) -> Result<Target<'s>, Box<Diagnostic>> {
        let reference = value.as_str();
        if let Some(schema) = link.get() {
            let schema = *schema;
            return Ok(Target { schema, reference });
        }
        let text = reference.unwrap_or_default();
        let schema = self.id(resolve::follow(self.sources, value, text)?);
        link.get_or_init(|| schema);
        Ok(Target { schema, reference })
    }

    /// The `$dynamicRef` of a schema, if it can only lead to one schema.
    fn dynamic(&self, schema: &Schema<'s>) -> Option<View<'s>> {
        let value = schema.reference(Keyword::DynamicRef)?;
        (!self.is_set_anew(schema)).then_some(value)
    }

    /// Whether the `$dynamicRef` of a schema leads to different schemas, depending on the outer schema (JSON Schema
    /// core, section 8.2.3.2): other schemas have the same `$dynamicAnchor`.
    pub(crate) fn is_set_anew(&self, schema: &Schema<'s>) -> bool {
        let Some(value) = schema.reference(Keyword::DynamicRef) else {
            return false;
        };
        let text = value.as_str().unwrap_or_default();
        let Some((_, name)) = text.split_once('#').filter(|(_, name)| !name.contains('/')) else {
            return false;
        };
        let target = resolve::follow(self.sources, value, text);
        let is_dynamic = target.is_ok_and(|target| {
            let anchor = target.get(Keyword::DynamicAnchor.name());
            anchor.and_then(|anchor| anchor.as_str()) == Some(name)
        });
        is_dynamic && self.sources.dynamic_anchors(name) > 1
    }

    /// The target of a schema's `$dynamicRef`.
    pub(super) fn dynamic_target(&self, schema: &Schema<'s>) -> Option<SchemaId> {
        let value = self.dynamic(schema)?;
        Some(self.follow(value, &schema.dynamic_target).ok()?.schema)
    }

    /// The schema behind a chain of references, ignoring what is beside them.
    pub(crate) fn resolve(&self, schema: SchemaId) -> Result<Target<'s>, Box<Diagnostic>> {
        let mut target = Target {
            schema,
            reference: None,
        };
        for _ in 0..MAX_HOPS {
            let node = self.get(target.schema);
            match (node.reference(Keyword::Ref), self.dynamic(node)) {
                (Some(value), _) => target = self.follow(value, &node.target)?,
                (None, Some(value)) => target = self.follow(value, &node.dynamic_target)?,
                (None, None) => return Ok(target),
            }
        }
        Err(self.endless(schema))
    }

    /// The same, without the diagnostic for a dangling chain.
    pub(crate) fn resolved(&self, schema: SchemaId) -> Option<&Schema<'s>> {
        Some(self.get(self.resolve(schema).ok()?.schema))
    }

    /// The schema behind references and `allOf`s of one schema without other keywords.
    pub(crate) fn canonical(&self, schema: SchemaId) -> Result<Target<'s>, Box<Diagnostic>> {
        let mut target = Target {
            schema,
            reference: None,
        };
        for _ in 0..MAX_HOPS {
            let node = self.get(target.schema);
            match node.only_constraint() {
                Some(keyword @ (Keyword::Ref | Keyword::DynamicRef)) => {
                    let value = match keyword {
                        Keyword::Ref => node.reference(keyword),
                        _ => self.dynamic(node),
                    };
                    let Some(value) = value else {
                        return Ok(target);
                    };
                    let link = match keyword {
                        Keyword::Ref => &node.target,
                        _ => &node.dynamic_target,
                    };
                    target = self.follow(value, link)?;
                }
                Some(Keyword::AllOf) => match node.list(Keyword::AllOf) {
                    [only] if !self.is_only_subtype(node.id, *only) => target.schema = *only,
                    _ => return Ok(target),
                },
                _ => return Ok(target),
            }
        }
        Err(self.endless(schema))
    }

    /// Whether a schema only says that its values have a base, and it is one subtype among others.
    fn is_only_subtype(&self, schema: SchemaId, part: SchemaId) -> bool {
        let base = self.resolve(part);
        base.is_ok_and(|base| self.is_subtype(schema, base.schema))
    }

    fn endless(&self, schema: SchemaId) -> Box<Diagnostic> {
        Box::new(resolve::endless(self.sources, self.get(schema).view))
    }
}

impl<'s> Schema<'s> {
    /// The value of `$ref` or `$dynamicRef`. A property may have this name, so only a string is a reference.
    fn reference(&self, keyword: Keyword) -> Option<View<'s>> {
        self.get(keyword).filter(|value| value.as_str().is_some())
    }

    /// Whether it refers to another schema with `$ref`.
    pub(crate) fn is_reference(&self) -> bool {
        self.reference(Keyword::Ref).is_some()
    }

    /// The only keyword that restricts its values.
    fn only_constraint(&self) -> Option<Keyword> {
        let mut constraints = self.constraints();
        constraints.next().filter(|_| constraints.next().is_none())
    }

    /// The keywords that restrict values. `nullable: false` does not.
    pub(crate) fn constraints(&self) -> impl Iterator<Item = Keyword> + '_ {
        let keywords = self.keywords.iter().map(|said| said.keyword);
        keywords.filter(|keyword| match keyword {
            Keyword::Nullable => self.nullable,
            keyword => keyword.constrains(),
        })
    }
}

/// The name of the schema that a reference leads to: the last token of a reference into `components/schemas` or
/// `$defs`, or the name of a file that is a schema.
pub(crate) fn component_name(reference: &str) -> Option<Cow<'_, str>> {
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    let token = match pointer.rsplit_once('/') {
        Some((_, token)) => token,
        None => file.rsplit('/').next()?.split('.').next()?,
    };
    let decoded = percent_encoding::percent_decode_str(token).decode_utf8_lossy();
    let name = if decoded.contains('~') {
        Cow::Owned(decoded.replace("~1", "/").replace("~0", "~"))
    } else {
        decoded
    };
    // A reference into the middle of a schema (`#/…/items`) names nothing.
    let is_named =
        !matches!(name.as_ref(), "" | "schema" | "items") && name.parse::<u32>().is_err();
    is_named.then_some(name)
}
