//! The structure of types, as far as strings can hold their values.

use super::Lowering;
use crate::ir::{Type, TypeKind, UnknownMembers};

/// The structure of a type, as far as parameters can represent it (OpenAPI "Style Values").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    List,
    Object,
    /// A user type. Only its serialization shows the structure.
    Own,
}

/// The structure of a type, or of its outermost part if the rest cannot be written as strings.
pub(super) type Shaped = Result<Shape, Shape>;

impl Lowering<'_, '_> {
    /// `has_lists`: members of an object may be lists of strings.
    pub(super) fn shape(&self, ty: &Type, has_lists: bool) -> Shaped {
        let is_member = |ty: &Type| match ty {
            Type::List(item) if has_lists => self.is_text(item),
            _ => self.is_text(ty),
        };
        let known = |shape, is_known| if is_known { Ok(shape) } else { Err(shape) };
        match ty {
            Type::List(item) => known(Shape::List, self.is_text(item)),
            Type::Map(value) => known(Shape::Object, is_member(value)),
            Type::Own(_) => Ok(Shape::Own),
            Type::Nullable(inner) => self.shape(inner, has_lists),
            Type::Named(id) => match self.types.object(*id) {
                Some(object) => {
                    let kept = match &object.unknown {
                        UnknownMembers::Keep { ty, .. } => is_member(ty),
                        UnknownMembers::Skip | UnknownMembers::Refuse => true,
                    };
                    let named = object.fields.iter().all(|field| is_member(&field.ty));
                    known(Shape::Object, kept && named)
                }
                None => known(Shape::Text, self.is_text(ty)),
            },
            _ => known(Shape::Text, self.is_text(ty)),
        }
    }

    /// Whether values of the type are single strings. Any JSON is sent as it is.
    pub(super) fn is_text(&self, ty: &Type) -> bool {
        match ty {
            Type::List(_) | Type::Map(_) | Type::Tuple(_) => false,
            Type::Nullable(inner) => self.is_text(inner),
            Type::Named(id) => {
                let definition = self.types.get(*id);
                definition.is_some_and(|each| matches!(each.kind, TypeKind::Enum(_)))
            }
            _ => true,
        }
    }
}

/// If a schema says nothing about a value, it is only a string.
pub(super) fn texts_for_values(ty: Type) -> Type {
    match ty {
        Type::Value => Type::String,
        Type::List(item) => Type::List(Box::new(texts_for_values(*item))),
        Type::Map(value) => Type::Map(Box::new(texts_for_values(*value))),
        Type::Nullable(inner) => Type::Nullable(Box::new(texts_for_values(*inner))),
        other => other,
    }
}
