//! Collects the parts of a schema.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::rc::Rc;

use super::facts::asserts;
use super::{Content, Decision, Gathered, Part};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::schema::keyword::Keyword;
use crate::schema::node::Schema;
use crate::schema::reference::component_name;
use crate::schema::{MAX_DEPTH, SchemaId, Schemas, Target};

/// Up to this number, parts are compared one by one. Most schemas have one or two.
const MANY: usize = 16;

impl<'s> Gathered<'s> {
    /// Follows the references of schemas that all apply, and flattens `allOf`. A dangling reference is reported and
    /// left out. `None` if no schema is left.
    pub(crate) fn gather(
        schemas: &'s Schemas<'s, '_>,
        diagnostics: &mut Diagnostics,
        all: &[SchemaId],
    ) -> Option<Self> {
        let mut gathering = Gathering {
            schemas,
            diagnostics,
            parts: Vec::new(),
            known: HashSet::new(),
            depth: 0,
        };
        let origins = all.iter().filter_map(|schema| gathering.add(*schema));
        let origins: Vec<_> = origins.collect();
        let settled = gathering.decided();
        let content = Content {
            parts: gathering.parts,
            origins,
            settled,
            aspect: None,
            facts: OnceCell::new(),
            id: OnceCell::new(),
        };
        (!content.origins.is_empty()).then(|| Self {
            content: Rc::new(content),
        })
    }
}

/// Collects the parts of a schema.
struct Gathering<'g, 's, 'd> {
    schemas: &'s Schemas<'s, 'd>,
    diagnostics: &'g mut Diagnostics,
    parts: Vec<Part<'s>>,
    /// The parts, if there are many.
    known: HashSet<SchemaId>,
    /// The depth of nested `allOf`s and references.
    depth: usize,
}

impl<'s> Gathering<'_, 's, '_> {
    /// Adds a schema, what is beside its references, and the branches of its `allOf`. Returns the schema that says
    /// something first.
    fn add(&mut self, id: SchemaId) -> Option<&'s Schema<'s>> {
        let target = match self.schemas.resolve(id) {
            Ok(target) => target,
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                return None;
            }
        };
        let mut origin = None;
        let mut next = Some(Target {
            schema: id,
            reference: None,
        });
        while let Some(step) = next.filter(|step| step.schema != target.schema) {
            let schema = self.schemas.get(step.schema);
            // OpenAPI 3.1 allows keywords beside `$ref`. Descriptions change nothing.
            if asserts(schema) || schema.nullable || schema.has(Keyword::AllOf) {
                origin = origin.or(Some(schema));
                self.add_part(schema, step.reference);
            }
            next = self.schemas.step(step);
        }
        let resolved = self.schemas.get(target.schema);
        self.add_part(resolved, target.reference);
        origin.or(Some(resolved))
    }

    fn add_part(&mut self, schema: &'s Schema<'s>, reference: Option<&'s str>) {
        let component = match self.parts.first() {
            // The name of the schema that it refers to means something else.
            Some(first) if self.depth > 0 && self.schemas.is_changed(schema.id) => {
                first.component.clone()
            }
            _ => reference.and_then(component_name),
        };
        if self.push(schema, component) {
            self.depth += 1;
            for branch in schema.list(Keyword::AllOf) {
                self.add_branch(*branch);
            }
            self.depth -= 1;
        }
    }

    fn add_branch(&mut self, branch: SchemaId) {
        if self.depth < MAX_DEPTH {
            self.add(branch);
        } else {
            let message = "`allOf` is nested too deep";
            let location = self.schemas.get(branch).location();
            self.diagnostics
                .push(Diagnostic::error(Code::TOO_DEEP, location, message));
        }
    }

    /// The choices among the parts with a branch that is a part as well. A subtype has its base as a part, and the base
    /// may list its subtypes.
    fn decided(&self) -> Vec<Decision> {
        if self.parts.len() < 2 {
            return Vec::new();
        }
        let mut decided = Vec::new();
        for part in self.parts.iter().map(|part| part.schema) {
            for keyword in [Keyword::OneOf, Keyword::AnyOf] {
                if self.lists_part(part, keyword) {
                    decided.push((part.id, keyword));
                }
            }
            if part.has(Keyword::Discriminator) && self.has_subtype(part) {
                decided.push((part.id, Keyword::Discriminator));
            }
        }
        decided
    }

    /// Whether a subtype of a base is a part as well.
    fn has_subtype(&self, base: &Schema<'s>) -> bool {
        let mut parts = self.parts.iter().map(|part| part.schema.id);
        self.schemas.has_subtype_among(base.id, &mut parts)
    }

    /// Whether a branch of a choice is a part as well.
    fn lists_part(&self, holder: &Schema<'s>, keyword: Keyword) -> bool {
        if !holder.has(keyword) {
            return false;
        }
        let branches = self.schemas.branches_resolved(holder.id, keyword);
        let mut parts = self.parts.iter();
        parts.any(|part| branches.contains(&part.schema.id))
    }

    /// Each schema once. An `allOf` may be recursive, or contain a schema twice.
    fn has_part(&self, schema: SchemaId) -> bool {
        if self.parts.len() < MANY {
            self.parts.iter().any(|part| part.schema.id == schema)
        } else {
            self.known.contains(&schema)
        }
    }

    fn push(&mut self, schema: &'s Schema<'s>, component: Option<Cow<'s, str>>) -> bool {
        let is_new = !self.has_part(schema.id);
        if is_new {
            self.parts.push(Part {
                schema,
                is_component: component.is_some(),
                component,
            });
            if self.parts.len() == MANY {
                self.known = self.parts.iter().map(|part| part.schema.id).collect();
            } else if self.parts.len() > MANY {
                self.known.insert(schema.id);
            }
        }
        is_new
    }
}
