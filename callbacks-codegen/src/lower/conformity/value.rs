//! Values of all kinds beside their types.

use super::object::is_among;
use super::{Analysis, text};
use crate::ir::{
    Condition, Counts, Enumeration, Integer, IsAllowed, Scalar, Type, TypeId, TypeKind,
};

/// Above this a double holds not every integer.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Analysis<'_> {
    /// What a schema leaves to be asked of the values of a type, which may also be `null`; nothing when that is not known.
    pub(super) fn value(
        &self,
        text: &str,
        ty: &Type,
        is_nullable: bool,
        depth: usize,
    ) -> Option<Vec<Condition>> {
        let depth = depth.checked_sub(1)?;
        if text == "true" {
            return Some(Vec::new());
        }
        let members = text::members(text)?;
        if let Type::Nullable(inner) = ty {
            return self.value(text, inner, true, depth);
        }
        match members.as_slice() {
            [("$ref", name)] => {
                let schema = self.referred(name)?;
                return self.referring(schema, ty, is_nullable, depth);
            }
            [("anyOf", branches)] => {
                let branches = text::items(branches)?;
                // An open enumeration: the known values, and any other text.
                if branches.contains(&r#"{"type":"string"}"#) && !is_nullable && self.is_text(ty) {
                    return Some(Vec::new());
                }
                let [r#"{"type":"null"}"#, other] = branches.as_slice() else {
                    return None;
                };
                return self.value(other, ty, false, depth);
            }
            _ => {}
        }
        let mut left = Left::default();
        for (keyword, said) in members {
            match keyword {
                "xml" => {}
                "type" if is_nullable && !is_among("null", said) => return None,
                "enum" if is_nullable && !text::items(said)?.contains(&"null") => return None,
                "const" if is_nullable => return None,
                _ => self.keyword(keyword, said, ty, &mut left, depth)?,
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
            _ => return self.value(self.text(schema), ty, is_nullable, depth),
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

    fn keyword(
        &self,
        keyword: &str,
        said: &str,
        ty: &Type,
        left: &mut Left,
        depth: usize,
    ) -> Option<()> {
        match (ty, keyword) {
            (Type::Bool, "type") => is_among("boolean", said).then_some(()),
            (Type::Null, "type") => is_among("null", said).then_some(()),
            (Type::String, "type") => is_among("string", said).then_some(()),
            (Type::String, "minLength") => set(&mut left.counts.least, said),
            (Type::String, "maxLength") => set(&mut left.counts.most, said),
            (Type::String, "format") => {
                left.format = Some(text::string(said)?.to_owned());
                Some(())
            }
            (Type::Integer(_), "type") => {
                let is_number = is_among("integer", said) || is_among("number", said);
                is_number.then_some(())
            }
            (Type::Integer(width), "format") => {
                let (least, most) = match text::string(said)? {
                    "int8" => range::<i8>(),
                    "int16" => range::<i16>(),
                    "int32" => range::<i32>(),
                    "int64" => range::<i64>(),
                    "uint8" => range::<u8>(),
                    "uint16" => range::<u16>(),
                    "uint32" => range::<u32>(),
                    "uint64" => range::<u64>(),
                    _ => return Some(()),
                };
                left.at_least(least, *width)?;
                left.at_most(most, *width)
            }
            (Type::Integer(width), "minimum") => left.at_least(integer(said)?, *width),
            (Type::Integer(width), "maximum") => left.at_most(integer(said)?, *width),
            (Type::Integer(width), "exclusiveMinimum") => {
                left.at_least(integer(said)?.checked_add(1)?, *width)
            }
            (Type::Integer(width), "exclusiveMaximum") => {
                left.at_most(integer(said)?.checked_sub(1)?, *width)
            }
            (Type::F64, "type") => is_among("number", said).then_some(()),
            (Type::F64, "format") => {
                let is_of_integers = text::string(said)?.contains("int");
                (!is_of_integers).then_some(())
            }
            (Type::F64, "minimum" | "exclusiveMinimum") => {
                let (bound, is_exact) = float(said)?;
                let is_allowed = IsAllowed(is_exact && keyword == "minimum");
                left.others.push(Condition::Above(bound, is_allowed));
                Some(())
            }
            (Type::F64, "maximum" | "exclusiveMaximum") => {
                let (bound, is_exact) = float(said)?;
                let is_allowed = IsAllowed(is_exact && keyword == "maximum");
                left.others.push(Condition::Below(bound, is_allowed));
                Some(())
            }
            (Type::List(_), "type") => is_among("array", said).then_some(()),
            (Type::List(_), "minItems") | (Type::Map(_), "minProperties") => {
                set(&mut left.counts.least, said)
            }
            (Type::List(_), "maxItems") | (Type::Map(_), "maxProperties") => {
                set(&mut left.counts.most, said)
            }
            (Type::Map(_), "type") => is_among("object", said).then_some(()),
            (Type::List(inner), "items") | (Type::Map(inner), "additionalProperties") => {
                let each = self.value(said, inner, false, depth)?;
                if !each.is_empty() {
                    left.others.push(Condition::Each(each));
                }
                Some(())
            }
            (Type::Named(id), _) => self.of_enumeration(*id, keyword, said),
            _ => None,
        }
    }

    /// Whether every value of a type is a text.
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

    fn of_enumeration(&self, id: TypeId, keyword: &str, said: &str) -> Option<()> {
        let TypeKind::Enum(enumeration) = &self.types[id.0].kind else {
            return None;
        };
        let mut values = enumeration.variants.iter().map(|variant| &variant.value);
        let is_said = match keyword {
            "type" => values.all(|value| is_of_type(value, said)),
            "enum" => is_listed(enumeration, &text::items(said)?),
            "const" => is_listed(enumeration, &[said]),
            _ => false,
        };
        is_said.then_some(())
    }
}

fn is_of_type(value: &Scalar, types: &str) -> bool {
    match value {
        Scalar::Boolean(_) => is_among("boolean", types),
        Scalar::Integer(_) => is_among("integer", types) || is_among("number", types),
        Scalar::Number(_) => is_among("number", types),
        Scalar::String(_) => is_among("string", types),
    }
}

/// Whether every value of an enumeration is one of those that are listed.
fn is_listed(enumeration: &Enumeration, listed: &[&str]) -> bool {
    let is_one = |value: &Scalar| match value {
        Scalar::String(value) => listed.iter().any(|each| text::string(each) == Some(value)),
        Scalar::Boolean(value) => listed.contains(&&*value.to_string()),
        Scalar::Integer(value) => listed.contains(&&*value.to_string()),
        Scalar::Number(value) => listed.contains(&&**value),
    };
    let mut variants = enumeration.variants.iter();
    enumeration.other.is_none() && variants.all(|variant| is_one(&variant.value))
}

/// What was found to be left, before it is put in order.
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

    /// A bound that the type has is no condition; one beyond what the type holds is no literal of it.
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

/// The range of an integer of Rust.
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

fn set(count: &mut Option<u64>, said: &str) -> Option<()> {
    *count = Some(said.parse().ok()?);
    Some(())
}

/// A bound that is written as an integer.
fn integer(said: &str) -> Option<i128> {
    said.parse().ok()
}

/// A bound, and whether a double holds it exactly. One that is not is somewhere between its neighbours.
fn float(said: &str) -> Option<(f64, bool)> {
    let value: f64 = said.parse().ok()?;
    let is_exact = value.fract() == 0.0 && value.abs() <= EXACT;
    value.is_finite().then_some((value, is_exact))
}
