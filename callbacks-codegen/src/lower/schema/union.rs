//! Choices between schemas (`oneOf`, `anyOf`).

use super::Lowered;
use super::enumeration::string_values;
use super::parts::{Schema, Types};
use crate::ir::Type;
use crate::lower::Lowering;
use crate::source::View;

impl<'s> Lowering<'_, 's> {
    /// The type of a schema that is a choice; `None` when it is none, or one between constraints alone.
    pub(super) fn lower_union(&mut self, schema: &Schema<'s>, name: &str) -> Option<Lowered> {
        let choices: Vec<_> = ["oneOf", "anyOf"]
            .into_iter()
            .flat_map(|keyword| schema.all(keyword).map(move |list| (keyword, list)))
            .collect();
        let mut typed = Vec::new();
        for (keyword, list) in choices {
            let branches = self.branches(list);
            if branches.iter().all(is_constraint) {
                self.note_unchecked(keyword, list.location());
            } else {
                typed.push((keyword, list, branches));
            }
        }
        let (keyword, list, branches) = typed.pop()?;
        let is_alone = typed.is_empty() && !says_more(schema);
        let idiom = is_alone
            .then(|| self.lower_idiom(schema, branches, name))
            .flatten();
        if idiom.is_some() {
            return idiom;
        }
        let message = format!("`{keyword}` is not typed yet: the value is given as JSON");
        self.unsupported(list, &message);
        Some(Lowered::of(Type::Value))
    }

    fn branches(&mut self, list: View<'s>) -> Vec<Schema<'s>> {
        let items = list.items();
        items
            .filter_map(|item| Schema::gather(self.sources, self.diagnostics, item))
            .collect()
    }

    /// Choices that are a way of saying something simpler: a schema or `null`, and known texts or any other.
    fn lower_idiom(
        &mut self,
        schema: &Schema<'s>,
        branches: Vec<Schema<'s>>,
        name: &str,
    ) -> Option<Lowered> {
        let is_null = |branch: &Schema<'s>| branch.types() == Types::Null;
        let (nulls, others): (Vec<_>, Vec<_>) = branches.into_iter().partition(is_null);
        let nullable = !nulls.is_empty() || schema.allows_null();
        match others.as_slice() {
            [only] => {
                let inner = self.lower_gathered(only, name);
                Some(Lowered {
                    nullable: inner.nullable || nullable,
                    ..inner
                })
            }
            [one, other] => {
                let known = match (is_any_text(one), is_any_text(other)) {
                    (false, true) => one,
                    (true, false) => other,
                    _ => return None,
                };
                let texts = string_values(known)?;
                let nullable = nullable || known.allows_null();
                Some(Lowered {
                    ty: self.lower_enum(schema, &texts, name, true),
                    nullable,
                })
            }
            _ => None,
        }
    }
}

/// Whether a schema says nothing of the type: `required` alone, or bounds.
fn is_constraint(branch: &Schema<'_>) -> bool {
    let shapes = [
        "type",
        "properties",
        "items",
        "enum",
        "const",
        "oneOf",
        "anyOf",
        "additionalProperties",
    ];
    !branch.is_no_mapping() && shapes.iter().all(|keyword| branch.get(keyword).is_none())
}

/// Whether a choice has keywords beside it that shape the value.
fn says_more(schema: &Schema<'_>) -> bool {
    [
        "properties",
        "items",
        "enum",
        "const",
        "additionalProperties",
    ]
    .iter()
    .any(|keyword| schema.get(keyword).is_some())
}

fn is_any_text(branch: &Schema<'_>) -> bool {
    branch.types() == Types::One("string")
        && branch.get("enum").is_none()
        && branch.get("const").is_none()
}
