//! Objects beside structs.

use super::{Analysis, MAX_DEPTH};
use crate::assertion::{Assertion, Clause, Value};
use crate::ir::{Conformity, Constant, Scalar, Struct, Test, UnknownMembers};
use crate::schema::{Keyword, TypeName};

impl Analysis<'_> {
    /// What the schema at a place leaves to be asked of a struct.
    pub(super) fn object(&self, schema: usize, object: &Struct) -> Option<Conformity> {
        let mut found = Conformity {
            has_no_others: matches!(object.unknown, UnknownMembers::Keep { .. }),
            ..Conformity::default()
        };
        let assertion = self.schema(schema);
        self.says(assertion, Some(schema), object, &mut found, MAX_DEPTH)?;
        Some(found)
    }

    /// What a schema that stands at a place, or within another, leaves to be asked.
    fn says(
        &self,
        assertion: &Assertion<'_>,
        place: Option<usize>,
        object: &Struct,
        found: &mut Conformity,
        depth: usize,
    ) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let Assertion::All(clauses) = assertion else {
            return None;
        };
        for clause in clauses {
            match clause {
                Clause::Xml(_) => {}
                Clause::Types(types) => types.contains(&TypeName::Object).then_some(())?,
                Clause::Names(Keyword::Required, names) => {
                    let mut names = names.iter();
                    let all = names.all(|name| is_always_there(object, name));
                    all.then_some(())?;
                }
                // Members beside those of the struct are looked for first. A part of an `allOf` may not name all of these.
                Clause::Schema(Keyword::AdditionalProperties, others) => {
                    let is_any = others.is_anything() || names_all(object, clauses);
                    is_any.then_some(())?;
                }
                Clause::SchemasByName(Keyword::Properties, members) => {
                    for (name, schema) in members {
                        self.member(name, schema, place, object, found, depth)?;
                    }
                }
                Clause::Reference(entry, _) => {
                    let schema = self.schema(entry.0);
                    self.says(schema, Some(entry.0), object, found, depth)?;
                }
                Clause::Schemas(Keyword::AllOf, parts) => {
                    for part in parts {
                        self.says(part, None, object, found, depth)?;
                    }
                }
                _ => return None,
            }
        }
        Some(())
    }

    fn member(
        &self,
        name: &str,
        schema: &Assertion<'_>,
        place: Option<usize>,
        object: &Struct,
        found: &mut Conformity,
        depth: usize,
    ) -> Option<()> {
        if let Some(constant) = object.constants.iter().find(|each| each.json_name == name) {
            return is_always(constant, schema).then_some(());
        }
        let fields = &object.fields;
        let Some(index) = fields.iter().position(|field| field.json_name == name) else {
            // The type has no such member.
            return Some(());
        };
        let field = &fields[index];
        if field.ty.is_foreign() {
            return None;
        }
        let test = match self.value(schema, &field.ty, field.presence.nullable, depth) {
            Some(left) if left.is_empty() => return Some(()),
            Some(left) => Test::Value(left),
            None => Test::Member(place?),
        };
        if !found.fields.contains(&(index, test.clone())) {
            found.fields.push((index, test));
        }
        Some(())
    }
}

/// Whether a schema names all members of a struct.
fn names_all(object: &Struct, clauses: &[Clause<'_>]) -> bool {
    let members = clauses.iter().find_map(|clause| match clause {
        Clause::SchemasByName(Keyword::Properties, members) => Some(members.as_slice()),
        _ => None,
    });
    let members = members.unwrap_or_default();
    let is_named = |name: &String| members.iter().any(|(known, _)| known == name);
    let mut fields = object.fields.iter().map(|field| &field.json_name);
    let mut constants = object.constants.iter().map(|each| &each.json_name);
    fields.all(is_named) && constants.all(is_named)
}

fn is_always_there(object: &Struct, name: &str) -> bool {
    let mut constants = object.constants.iter();
    let mut fields = object.fields.iter();
    constants.any(|each| each.json_name == name)
        || fields.any(|field| field.json_name == name && field.presence.required)
}

/// Whether a schema allows the one value of a member.
fn is_always(constant: &Constant, schema: &Assertion<'_>) -> bool {
    if matches!(constant.value, Scalar::Number(_)) {
        return false;
    }
    let is_value = |said: &Value<'_>| said.is(&constant.value);
    let Assertion::All(clauses) = schema else {
        return false;
    };
    clauses.iter().all(|clause| match clause {
        Clause::Const(said) => is_value(said),
        Clause::Enum(values) => values.iter().any(is_value),
        Clause::Types(types) => is_of_type(&constant.value, types),
        _ => false,
    })
}

/// Whether a value is of one of the types.
pub(super) fn is_of_type(value: &Scalar, types: &[TypeName]) -> bool {
    let has = |name| types.contains(&name);
    match value {
        Scalar::Boolean(_) => has(TypeName::Boolean),
        Scalar::Integer(_) => has(TypeName::Integer) || has(TypeName::Number),
        Scalar::Number(_) => has(TypeName::Number),
        Scalar::String(_) => has(TypeName::String),
    }
}
