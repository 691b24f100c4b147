//! Defaults: the meaning of an absent member.

use std::cmp::Ordering;

use super::enumeration::scalar;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Integer, Presence, Scalar, Type, TypeKind};
use crate::lower::Lowering;
use crate::schema::{Choice, Gathered, Keyword, Kind, SchemaId, TypeName};
use crate::source::View;

/// How deep nested choices are followed. They may lead back to themselves.
const DEEPEST: usize = 8;

/// What a default should be.
type Misfit = String;

impl<'a> Lowering<'a, '_> {
    /// The default of a member, if its type has a literal for it. A default that violates its schema is reported.
    pub(super) fn default(
        &mut self,
        property: &[SchemaId],
        ty: &Type,
        presence: Presence,
    ) -> Option<Scalar> {
        let schema = self.gather_all(property)?;
        // The member's own default takes precedence over that of the schema that it refers to.
        let mut own = property.iter().map(|schema| self.schemas.get(*schema));
        let own = own.find_map(|schema| schema.get(Keyword::Default));
        let value = own.or_else(|| schema.get(Keyword::Default))?;
        let fits = self.fits(&schema, value, 0);
        if let Err(expected) = fits.and_then(|()| fits_width(value, ty)) {
            let shown = match (value.as_str(), value.raw_text()) {
                (Some(text), _) => format!("the string `{text}`"),
                (None, Some("")) | (None, None) => value.kind_name().to_owned(),
                (None, Some(text)) => format!("`{text}`"),
            };
            let message = format!("the default must be {expected}, not {shown}");
            self.lenient(
                Diagnostic::warning(Code::INVALID_DEFAULT, value.location(), message)
                    .label("passed over")
                    .help("give a value that the schema allows, or leave `default` out"),
            );
            return None;
        }
        if presence.required || presence.nullable {
            return None;
        }
        match ty {
            Type::Bool => scalar(value, &Kind::One(TypeName::Boolean)),
            Type::Integer(_) => scalar(value, &Kind::One(TypeName::Integer)),
            // An integer is a number too.
            Type::F64 => Some(Scalar::Number(value.as_number()?.to_owned())),
            Type::String => Some(Scalar::String(value.as_str()?.to_owned())),
            Type::Named(id) => {
                // An enumeration that is still being lowered cannot be meant, because enumerations contain nothing.
                let TypeKind::Enum(values) = &self.types.get(*id)?.kind else {
                    return None;
                };
                let kind = schema.kind();
                let found = scalar(value, &kind)?;
                values.variant(&found).is_some().then_some(found)
            }
            _ => None,
        }
    }

    /// Whether a schema allows a value, according to its types, its listed values and its bounds.
    fn fits(&mut self, schema: &Gathered<'a>, value: View<'a>, depth: usize) -> Result<(), Misfit> {
        if depth > DEEPEST || schema.is_no_mapping() {
            return Ok(());
        }
        if value.is_null() && schema.allows_null() {
            return Ok(());
        }
        let kind = match schema.kind() {
            Kind::Any if !schema.has_choices() && !lists_values(schema) => {
                schema.implied_type().map_or(Kind::Any, Kind::One)
            }
            kind => kind,
        };
        fits_kind(schema, value, &kind)?;
        fits_list(schema, value, &kind)?;
        fits_bounds(schema, value)?;
        for choice in schema.choices() {
            self.fits_choice(choice, value, depth)?;
        }
        Ok(())
    }

    fn fits_choice(
        &mut self,
        choice: Choice<'a>,
        value: View<'a>,
        depth: usize,
    ) -> Result<(), Misfit> {
        let mut is_refused = false;
        for branch in choice.branches() {
            let Some(branch) = self.gather(*branch) else {
                continue;
            };
            match self.fits(&branch, value, depth + 1) {
                Ok(()) => return Ok(()),
                Err(_) => is_refused = true,
            }
        }
        match is_refused {
            true => Err(format!(
                "a value of a branch of `{}`",
                choice.keyword.name()
            )),
            false => Ok(()),
        }
    }
}

fn lists_values(schema: &Gathered<'_>) -> bool {
    schema.has(Keyword::Enum) || schema.has(Keyword::Const)
}

/// The value as one of the types. In a list of strings, an unquoted scalar counts as a string.
fn fits_kind(schema: &Gathered<'_>, value: View<'_>, kind: &Kind) -> Result<(), Misfit> {
    let names = match kind {
        Kind::Any | Kind::Unknown => return Ok(()),
        Kind::Null => vec![TypeName::Null],
        Kind::One(TypeName::String) if lists_values(schema) => return Ok(()),
        Kind::One(name) => vec![*name],
        Kind::Several(names) => names.clone(),
    };
    let found = TypeName::of_value(value);
    let is_of = |name: &TypeName| match name {
        TypeName::Integer => value.as_i128().is_some(),
        name => *name == found,
    };
    if names.iter().any(is_of) {
        return Ok(());
    }
    let names: Vec<_> = names.iter().map(|name| described(*name)).collect();
    Err(names.join(" or "))
}

fn described(name: TypeName) -> &'static str {
    match name {
        TypeName::Null => "null",
        TypeName::Boolean => "a boolean",
        TypeName::Object => "an object",
        TypeName::Array => "an array",
        TypeName::Number => "a number",
        TypeName::String => "a string",
        TypeName::Integer => "an integer",
    }
}

/// The value as one of the listed ones. Listed objects and arrays are left to validation.
fn fits_list(schema: &Gathered<'_>, value: View<'_>, kind: &Kind) -> Result<(), Misfit> {
    let constants = schema.all(Keyword::Const).map(|value| vec![value]);
    let lists = schema.all(Keyword::Enum);
    let lists = lists.map(|values| values.items().collect::<Vec<_>>());
    for list in constants.chain(lists) {
        if value.is_scalar() && !list.iter().any(|each| is_same(*each, value, kind)) {
            return Err(match list.as_slice() {
                [only] => format!("`{}`", only.raw_text().unwrap_or_default()),
                _ => "one of the listed values".to_owned(),
            });
        }
    }
    Ok(())
}

fn is_same(one: View<'_>, other: View<'_>, kind: &Kind) -> bool {
    if one.is_null() && other.is_null() {
        return true;
    }
    match (scalar(one, kind), scalar(other, kind)) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}

fn fits_bounds(schema: &Gathered<'_>, value: View<'_>) -> Result<(), Misfit> {
    let Some(number) = value.as_number() else {
        return Ok(());
    };
    let bounds = [
        (Keyword::Minimum, "at least", false),
        (Keyword::Maximum, "at most", false),
        (Keyword::ExclusiveMinimum, "more than", true),
        (Keyword::ExclusiveMaximum, "less than", true),
    ];
    for (keyword, words, is_exclusive) in bounds {
        let is_least = matches!(keyword, Keyword::Minimum | Keyword::ExclusiveMinimum);
        for bound in schema.all(keyword).filter_map(|bound| bound.as_number()) {
            let Some(order) = compare(number, bound) else {
                continue;
            };
            let is_within = match order {
                Ordering::Equal => !is_exclusive,
                order => order.is_gt() == is_least,
            };
            if !is_within {
                return Err(format!("{words} {bound}"));
            }
        }
    }
    Ok(())
}

/// Integers are compared exactly, other numbers as doubles.
fn compare(one: &str, other: &str) -> Option<Ordering> {
    if let (Ok(one), Ok(other)) = (one.parse::<i128>(), other.parse::<i128>()) {
        return Some(one.cmp(&other));
    }
    one.parse::<f64>()
        .ok()?
        .partial_cmp(&other.parse::<f64>().ok()?)
}

/// Whether the type can represent a number.
fn fits_width(value: View<'_>, ty: &Type) -> Result<(), Misfit> {
    let Some(number) = value.as_number() else {
        return Ok(());
    };
    match ty {
        Type::Integer(integer) => {
            let (least, most) = range(*integer);
            match value.as_i128() {
                Some(value) if (least..=most).contains(&value) => Ok(()),
                _ => Err(format!("an integer from {least} to {most}")),
            }
        }
        Type::F64 if number.parse::<f64>().is_ok_and(f64::is_infinite) => {
            Err("a number that a double holds".to_owned())
        }
        _ => Ok(()),
    }
}

fn range(integer: Integer) -> (i128, i128) {
    match integer {
        Integer::I32 => (i32::MIN.into(), i32::MAX.into()),
        Integer::I64 => (i64::MIN.into(), i64::MAX.into()),
        Integer::U32 => (u32::MIN.into(), u32::MAX.into()),
        Integer::U64 => (u64::MIN.into(), u64::MAX.into()),
        Integer::I128 => (i128::MIN, i128::MAX),
    }
}
