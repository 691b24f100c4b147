//! Objects beside structs.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Analysis, MAX_DEPTH};
use crate::assertion::{Assertion, Clause, Value};
use crate::ir::{Conformity, Constant, Field, Scalar, Struct, Test, UnknownMembers};
use crate::schema::{Keyword, TypeName};

/// The members of a struct by name.
struct Members<'t> {
    by_name: FxHashMap<&'t str, Member<'t>>,
}

enum Member<'t> {
    Field(usize, &'t Field),
    Constant(&'t Constant),
}

impl<'t> Members<'t> {
    fn of(object: &'t Struct) -> Self {
        let constants = object.constants.iter();
        let constants = constants.map(|each| (each.json_name.as_str(), Member::Constant(each)));
        let fields = object.fields.iter().enumerate();
        let fields =
            fields.map(|(index, field)| (field.json_name.as_str(), Member::Field(index, field)));
        Self {
            by_name: fields.chain(constants).collect(),
        }
    }

    fn is_always_there(&self, name: &str) -> bool {
        match self.by_name.get(name) {
            Some(Member::Field(_, field)) => field.presence.required,
            Some(Member::Constant(_)) => true,
            None => false,
        }
    }
}

/// The tests of a struct so far.
#[derive(Default)]
struct Found {
    tests: Vec<(usize, Test)>,
    /// The indices of the tests of each field.
    by_field: FxHashMap<usize, Vec<usize>>,
}

impl Found {
    /// Adds a test. Parts of an `allOf` may repeat one. `None` if a field has so many that its schema is applied.
    fn add(&mut self, field: usize, test: Test) -> Option<()> {
        /// The maximum number of tests of a field.
        const MOST: usize = 16;
        let places = self.by_field.entry(field).or_default();
        if places.iter().any(|place| self.tests[*place].1 == test) {
            return Some(());
        }
        places.push(self.tests.len());
        self.tests.push((field, test));
        (places.len() <= MOST).then_some(())
    }
}

impl Analysis<'_> {
    /// What a schema requires beyond a struct.
    pub(super) fn object(&self, schema: usize, object: &Struct) -> Option<Conformity> {
        let mut found = Found::default();
        let assertion = self.schema(schema);
        let members = Members::of(object);
        self.requires_more(assertion, Some(schema), &members, &mut found, MAX_DEPTH)?;
        Some(Conformity {
            has_no_others: matches!(object.unknown, UnknownMembers::Keep { .. }),
            fields: found.tests,
        })
    }

    /// What a schema, or one inside another, requires beyond the type.
    fn requires_more(
        &self,
        assertion: &Assertion<'_>,
        place: Option<usize>,
        object: &Members<'_>,
        found: &mut Found,
        depth: usize,
    ) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let Assertion::All(clauses) = assertion else {
            return None;
        };
        for clause in clauses {
            match clause {
                Clause::Xml(_) | Clause::Annotation(..) => {}
                Clause::Types(types) => types.contains(&TypeName::Object).then_some(())?,
                Clause::Names(Keyword::Required, names) => {
                    let mut names = names.iter();
                    let all = names.all(|name| object.is_always_there(name));
                    all.then_some(())?;
                }
                // First looks for members that the struct does not have. A part of an `allOf` may not name all of them.
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
                    self.requires_more(schema, Some(entry.0), object, found, depth)?;
                }
                Clause::Schemas(Keyword::AllOf, parts) => {
                    for part in parts {
                        self.requires_more(part, None, object, found, depth)?;
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
        object: &Members<'_>,
        found: &mut Found,
        depth: usize,
    ) -> Option<()> {
        let (index, field) = match object.by_name.get(name) {
            Some(Member::Field(index, field)) => (*index, *field),
            Some(Member::Constant(constant)) => return is_always(constant, schema).then_some(()),
            // The type does not have this member.
            None => return Some(()),
        };
        if field.ty.is_foreign() {
            return None;
        }
        let test = match self.value(schema, &field.ty, field.presence.nullable, depth) {
            Some(left) if left.is_empty() => return Some(()),
            Some(left) => Test::Value(left),
            None => Test::Member(place?),
        };
        found.add(index, test)
    }
}

/// Whether a schema names all members of a struct.
fn names_all(object: &Members<'_>, clauses: &[Clause<'_>]) -> bool {
    let members = clauses.iter().find_map(|clause| match clause {
        Clause::SchemasByName(Keyword::Properties, members) => Some(members.as_slice()),
        _ => None,
    });
    let members = members.unwrap_or_default().iter();
    let named: FxHashSet<&str> = members.map(|(name, _)| &**name).collect();
    object.by_name.keys().all(|name| named.contains(name))
}

/// Whether a schema allows the constant value of a member.
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
