//! From a schema to those that it refers to, and to the one that it means.

use std::borrow::Cow;

use super::keyword::Keyword;
use super::node::Schema;
use super::scope::ScopeId;
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
    /// The targets of a schema's references: `$ref`, and `$dynamicRef` where it is known what it leads to.
    pub(crate) fn targets(
        &self,
        schema: &Schema<'s>,
    ) -> impl Iterator<Item = Result<Target<'s>, Box<Diagnostic>>> {
        let keywords = [Keyword::Ref, Keyword::DynamicRef];
        let followed = keywords.map(|keyword| self.follow(schema, keyword));
        followed.into_iter().flatten()
    }

    /// The same without dangling references.
    pub(crate) fn known_targets(&self, schema: &Schema<'s>) -> impl Iterator<Item = SchemaId> {
        let targets = self.targets(schema);
        targets.filter_map(|target| Some(target.ok()?.schema))
    }

    /// Follows a reference of a schema, if it has one that leads to one schema only.
    fn follow(
        &self,
        schema: &Schema<'s>,
        keyword: Keyword,
    ) -> Option<Result<Target<'s>, Box<Diagnostic>>> {
        let value = schema.reference(keyword)?;
        let link = match keyword {
            Keyword::DynamicRef if self.is_set_anew(schema) => return None,
            Keyword::DynamicRef => &schema.dynamic_target,
            _ => &schema.target,
        };
        let reference = value.as_str();
        if let Some(schema) = link.get() {
            let schema = *schema;
            return Some(Ok(Target { schema, reference }));
        }
        let scope = self.scope(schema.id);
        let decided = match keyword {
            Keyword::DynamicRef => self.decided(schema, scope),
            _ => None,
        };
        let view = match decided {
            Some(view) => Ok(view),
            None => resolve::follow(self.sources, value, reference.unwrap_or_default()),
        };
        Some(view.map(|view| {
            let schema = *link.get_or_init(|| self.id_within(scope, view));
            Target { schema, reference }
        }))
    }

    /// What the `$dynamicRef` of a schema leads to in a scope, if an outer schema decides it.
    fn decided(&self, schema: &Schema<'s>, scope: ScopeId) -> Option<View<'s>> {
        let name = self.dynamic_name(schema)?;
        self.scopes.as_ref()?.target(scope, name)
    }

    /// The name that the `$dynamicRef` of a schema shares with several anchors. Then it leads to different schemas,
    /// depending on the outer schema (JSON Schema core, section 8.2.3.2).
    pub(super) fn dynamic_name(&self, schema: &Schema<'s>) -> Option<&'s str> {
        let value = schema.reference(Keyword::DynamicRef)?;
        let text = value.as_str()?;
        let (_, name) = text.split_once('#')?;
        let target = resolve::follow(self.sources, value, text).ok()?;
        let anchor = target.get(Keyword::DynamicAnchor.name())?;
        let is_dynamic = anchor.as_str() == Some(name);
        let mut anchored = self.sources.dynamically_anchored(name);
        (is_dynamic && anchored.nth(1).is_some()).then_some(name)
    }

    /// Whether it is not known what the `$dynamicRef` of a schema leads to.
    pub(crate) fn is_set_anew(&self, schema: &Schema<'s>) -> bool {
        let decides = |name| {
            let scopes = self.scopes.as_ref();
            scopes.is_some_and(|scopes| scopes.decides(self.scope(schema.id), name))
        };
        self.dynamic_name(schema).is_some_and(|name| !decides(name))
    }

    /// The target of a schema's `$dynamicRef`.
    pub(super) fn dynamic_target(&self, schema: &Schema<'s>) -> Option<SchemaId> {
        let target = self.follow(schema, Keyword::DynamicRef)?;
        Some(target.ok()?.schema)
    }

    /// The next schema in a chain of references. One that means something else here than alone is named after the
    /// schema that makes it so.
    fn next(
        &self,
        before: Target<'s>,
        keyword: Keyword,
    ) -> Option<Result<Target<'s>, Box<Diagnostic>>> {
        let followed = self.follow(self.get(before.schema), keyword)?;
        Some(followed.map(|next| match before.reference {
            Some(reference) if self.is_changed(next.schema) => Target {
                reference: Some(reference),
                ..next
            },
            _ => next,
        }))
    }

    /// The next schema in a chain of references, if there is one and it is not dangling.
    pub(super) fn step(&self, before: Target<'s>) -> Option<Target<'s>> {
        let next = self.next(before, Keyword::Ref);
        next.or_else(|| self.next(before, Keyword::DynamicRef))?
            .ok()
    }

    /// Whether the schemas that led to a schema change its meaning.
    pub(super) fn is_changed(&self, schema: SchemaId) -> bool {
        self.alone(schema) != schema
    }

    /// The schema behind a chain of references, ignoring what is beside them.
    pub(crate) fn resolve(&self, schema: SchemaId) -> Result<Target<'s>, Box<Diagnostic>> {
        let mut target = Target {
            schema,
            reference: None,
        };
        for _ in 0..MAX_HOPS {
            let next = self.next(target, Keyword::Ref);
            match next.or_else(|| self.next(target, Keyword::DynamicRef)) {
                Some(next) => target = next?,
                None => return Ok(target),
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
                    match self.next(target, keyword) {
                        Some(next) => target = next?,
                        None => return Ok(target),
                    }
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
