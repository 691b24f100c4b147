//! Values of all kinds, compared with their types.

use super::Analysis;
use super::object::is_of_type;
use crate::assertion::{Assertion, Clause, Value};
use crate::ir::{
    Condition, Counts, Enumeration, Integer, IsAllowed, Type, TypeId, TypeKind, Variant,
};
use crate::schema::{Keyword, TypeName};

/// Above this, a double does not represent every integer.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Analysis<'_> {
    /// What a schema requires beyond a type, which may also be `null`. `None` if that is unknown.
    pub(super) fn value(
        &self,
        assertion: &Assertion<'_>,
        ty: &Type,
        is_nullable: bool,
        depth: usize,
    ) -> Option<Vec<Condition>> {
        let depth = depth.checked_sub(1)?;
        let clauses = match assertion {
            Assertion::Anything => return Some(Vec::new()),
            Assertion::Nothing => return None,
            Assertion::All(clauses) => clauses.as_slice(),
        };
        if let Type::Nullable(inner) = ty {
            return self.value(assertion, inner, true, depth);
        }
        match clauses {
            [Clause::Reference(entry, _)] => {
                return self.referring(entry.0, ty, is_nullable, depth);
            }
            [Clause::Schemas(Keyword::AnyOf, branches)] => {
                // An open enumeration: the known values, and any other string.
                let is_any_text = |branch| is_only(branch, TypeName::String);
                if branches.iter().any(is_any_text) && !is_nullable && self.is_text(ty) {
                    return Some(Vec::new());
                }
                let [null, other] = branches.as_slice() else {
                    return None;
                };
                let is_null = is_only(null, TypeName::Null);
                return is_null.then(|| self.value(other, ty, false, depth))?;
            }
            _ => {}
        }
        let mut left = Left::default();
        for clause in clauses {
            match clause {
                Clause::Xml(_) | Clause::Annotation(..) => {}
                Clause::Types(types) if is_nullable && !types.contains(&TypeName::Null) => {
                    return None;
                }
                Clause::Enum(values) if is_nullable && !values.iter().any(Value::is_null) => {
                    return None;
                }
                Clause::Const(_) if is_nullable => return None,
                clause => self.clause(clause, ty, &mut left, depth)?,
            }
        }
        Some(left.conditions(ty))
    }

    fn referring(
        &self,
        schema: usize,
        ty: &Type,
        is_nullable: bool,
        depth: usize,
    ) -> Option<Vec<Condition>> {
        if let Some(left) = self.of_reference(schema, ty, is_nullable, depth) {
            return Some(left);
        }
        let is_own = matches!(ty, Type::Own(_) | Type::Binary);
        (!is_nullable && !is_own).then(|| vec![Condition::Admitted(schema)])
    }

    pub(super) fn of_reference(
        &self,
        schema: usize,
        ty: &Type,
        is_nullable: bool,
        depth: usize,
    ) -> Option<Vec<Condition>> {
        let id = match ty {
            Type::Named(id) if matches!(self.types[id.0].kind, TypeKind::Struct(_)) => *id,
            _ => return self.value(self.schema(schema), ty, is_nullable, depth),
        };
        if is_nullable || self.own_schema(id) != schema {
            return None;
        }
        let own = self.known[id.0].as_ref()?;
        Some(if own.is_sure() {
            Vec::new()
        } else {
            vec![Condition::Conforms(schema)]
        })
    }

    fn clause(&self, clause: &Clause<'_>, ty: &Type, left: &mut Left, depth: usize) -> Option<()> {
        match (ty, clause) {
            (Type::Named(id), clause) => self.of_enumeration(*id, clause),
            (ty, Clause::Types(types)) => is_of(ty, types).then_some(()),
            (Type::String, Clause::Count(Keyword::MinLength, count))
            | (Type::List(_), Clause::Count(Keyword::MinItems, count))
            | (Type::Map(_), Clause::Count(Keyword::MinProperties, count)) => {
                left.counts.least = Some(*count);
                Some(())
            }
            (Type::String, Clause::Count(Keyword::MaxLength, count))
            | (Type::List(_), Clause::Count(Keyword::MaxItems, count))
            | (Type::Map(_), Clause::Count(Keyword::MaxProperties, count)) => {
                left.counts.most = Some(*count);
                Some(())
            }
            (Type::String, Clause::Text(Keyword::Format, format)) => {
                left.format = Some((*format).to_owned());
                Some(())
            }
            (Type::Integer(width), Clause::Text(Keyword::Format, format)) => {
                let Some((least, most)) = range_of(format) else {
                    return Some(());
                };
                left.at_least(least, *width)?;
                left.at_most(most, *width)
            }
            (Type::F64, Clause::Text(Keyword::Format, format)) => {
                let is_of_integers = format.contains("int");
                (!is_of_integers).then_some(())
            }
            (Type::Integer(width), Clause::Number(keyword, number)) => {
                let bound: i128 = number.parse().ok()?;
                match keyword {
                    Keyword::Minimum => left.at_least(bound, *width),
                    Keyword::Maximum => left.at_most(bound, *width),
                    Keyword::ExclusiveMinimum => left.at_least(bound.checked_add(1)?, *width),
                    Keyword::ExclusiveMaximum => left.at_most(bound.checked_sub(1)?, *width),
                    _ => None,
                }
            }
            (Type::F64, Clause::Number(keyword, number)) => {
                let (bound, is_exact) = float(number)?;
                let is_allowed = |inclusive| IsAllowed(is_exact && *keyword == inclusive);
                left.others.push(match keyword {
                    Keyword::Minimum | Keyword::ExclusiveMinimum => {
                        Condition::Above(bound, is_allowed(Keyword::Minimum))
                    }
                    Keyword::Maximum | Keyword::ExclusiveMaximum => {
                        Condition::Below(bound, is_allowed(Keyword::Maximum))
                    }
                    _ => return None,
                });
                Some(())
            }
            (Type::List(inner), Clause::Schema(Keyword::Items, each))
            | (Type::Map(inner), Clause::Schema(Keyword::AdditionalProperties, each)) => {
                let each = self.value(each, inner, false, depth)?;
                if !each.is_empty() {
                    left.others.push(Condition::Each(each));
                }
                Some(())
            }
            _ => None,
        }
    }

    /// Whether every value of a type is a string.
    fn is_text(&self, ty: &Type) -> bool {
        match ty {
            Type::String => true,
            Type::Named(id) => match &self.types[id.0].kind {
                TypeKind::Enum(enumeration) => enumeration.is_of_strings(),
                _ => false,
            },
            _ => false,
        }
    }

    fn of_enumeration(&self, id: TypeId, clause: &Clause<'_>) -> Option<()> {
        let TypeKind::Enum(enumeration) = &self.types[id.0].kind else {
            return None;
        };
        let mut values = enumeration.variants.iter().map(|variant| &variant.value);
        let is_said = match clause {
            Clause::Types(types) => values.all(|value| is_of_type(value, types)),
            Clause::Enum(listed) => is_listed(enumeration, listed),
            Clause::Const(said) => is_listed(enumeration, std::slice::from_ref(said)),
            _ => false,
        };
        is_said.then_some(())
    }
}

/// Whether a schema only has a type.
fn is_only(assertion: &Assertion<'_>, name: TypeName) -> bool {
    match assertion {
        Assertion::All(clauses) => match clauses.as_slice() {
            [Clause::Types(types)] => *types == [name],
            _ => false,
        },
        _ => false,
    }
}

/// Whether every value of a Rust type has one of the JSON types.
fn is_of(ty: &Type, types: &[TypeName]) -> bool {
    let has = |name| types.contains(&name);
    match ty {
        Type::Bool => has(TypeName::Boolean),
        Type::Null => has(TypeName::Null),
        Type::String => has(TypeName::String),
        Type::Integer(_) => has(TypeName::Integer) || has(TypeName::Number),
        Type::F64 => has(TypeName::Number),
        Type::List(_) => has(TypeName::Array),
        Type::Map(_) => has(TypeName::Object),
        _ => false,
    }
}

/// Whether every value of an enumeration is listed.
fn is_listed(enumeration: &Enumeration, listed: &[Value<'_>]) -> bool {
    let mut variants = enumeration.variants.iter();
    // Both are in document order, so one walk through the list finds all of them.
    let mut rest = listed.iter();
    let mut is_one = |each: &Variant| {
        let is_next = rest.any(|value| value.is(&each.value));
        is_next || listed.iter().any(|value| value.is(&each.value))
    };
    enumeration.other.is_none() && variants.all(&mut is_one)
}

/// The conditions that are left, not yet in order.
#[derive(Default)]
struct Left {
    counts: Counts,
    format: Option<String>,
    least: Option<i128>,
    most: Option<i128>,
    others: Vec<Condition>,
}

impl Left {
    fn conditions(self, ty: &Type) -> Vec<Condition> {
        let mut conditions = Vec::new();
        if *ty == Type::F64 {
            conditions.push(Condition::Finite);
        }
        if !self.counts.is_any() {
            conditions.push(match ty {
                Type::String => Condition::Length(self.counts),
                _ => Condition::Count(self.counts),
            });
        }
        conditions.extend(self.format.map(Condition::Format));
        conditions.extend(self.least.map(Condition::AtLeast));
        conditions.extend(self.most.map(Condition::AtMost));
        conditions.extend(self.others);
        conditions
    }

    /// A bound that the type guarantees is no condition. A bound outside of the type cannot be written as its literal.
    fn at_least(&mut self, bound: i128, width: Integer) -> Option<()> {
        let (least, most) = bounds(width);
        if bound > most {
            return None;
        }
        if bound > least {
            self.least = self.least.max(Some(bound));
        }
        Some(())
    }

    fn at_most(&mut self, bound: i128, width: Integer) -> Option<()> {
        let (least, most) = bounds(width);
        if bound < least {
            return None;
        }
        if bound < most {
            self.most = Some(self.most.map_or(bound, |known| known.min(bound)));
        }
        Some(())
    }
}

fn bounds(width: Integer) -> (i128, i128) {
    match width {
        Integer::I32 => range::<i32>(),
        Integer::I64 => range::<i64>(),
        Integer::U32 => range::<u32>(),
        Integer::U64 => range::<u64>(),
        Integer::I128 => (i128::MIN, i128::MAX),
    }
}

/// The range of a Rust integer.
fn range<T: Bounded>() -> (i128, i128) {
    (T::LEAST, T::MOST)
}

trait Bounded {
    const LEAST: i128;
    const MOST: i128;
}

macro_rules! bounded {
    ($($ty:ty),*) => {$(
        impl Bounded for $ty {
            const LEAST: i128 = <$ty>::MIN as i128;
            const MOST: i128 = <$ty>::MAX as i128;
        }
    )*};
}

bounded!(i8, i16, i32, i64, u8, u16, u32, u64);

/// The range of an integer format.
fn range_of(format: &str) -> Option<(i128, i128)> {
    Some(match format {
        "int8" => range::<i8>(),
        "int16" => range::<i16>(),
        "int32" => range::<i32>(),
        "int64" => range::<i64>(),
        "uint8" => range::<u8>(),
        "uint16" => range::<u16>(),
        "uint32" => range::<u32>(),
        "uint64" => range::<u64>(),
        _ => return None,
    })
}

/// A bound, and whether a double represents it exactly. Otherwise it is between two doubles.
fn float(said: &str) -> Option<(f64, bool)> {
    let value: f64 = said.parse().ok()?;
    let is_exact = value.fract() == 0.0 && value.abs() <= EXACT;
    value.is_finite().then_some((value, is_exact))
}
