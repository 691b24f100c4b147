//! Types of payloads.

use rustc_hash::FxHashMap;

use super::{Conformity, Documentation};

/// A generated type, by its place in [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TypeId(pub(crate) usize);

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Type {
    Bool,
    Integer(Integer),
    F64,
    String,
    /// `null` and nothing else.
    Null,
    /// A schema that says nothing.
    Value,
    /// Bytes that are no JSON: a body, or a part of a multipart body.
    Binary,
    List(Box<Type>),
    /// A list of exactly these items.
    Tuple(Vec<Type>),
    Map(Box<Type>),
    /// A value or `null`, where no member of an object could be absent.
    Nullable(Box<Type>),
    Named(TypeId),
    /// A type of the user's own, which has a schema's name.
    Own(String),
}

impl Type {
    /// The types that stand directly within.
    pub(crate) fn parts(&self) -> &[Self] {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => {
                std::slice::from_ref(inner)
            }
            Self::Tuple(items) => items,
            _ => &[],
        }
    }

    /// Whether this type or one within is of a kind; named types are not entered.
    pub(crate) fn any(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        test(self) || self.parts().iter().any(|part| part.any(test))
    }

    /// Gives every named type that it is made of.
    pub(crate) fn named(&self, take: &mut dyn FnMut(TypeId)) {
        if let Self::Named(id) = self {
            take(*id);
        }
        self.parts().iter().for_each(|part| part.named(take));
    }

    /// Whether it holds a type of the user's own, of which only serde knows how it is read.
    pub(crate) fn is_foreign(&self) -> bool {
        self.any(&|ty| matches!(ty, Self::Own(_)))
    }
}

/// The width and sign of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Integer {
    I32,
    I64,
    U32,
    U64,
    /// Where the schema bounds it on no side that 64 bits have.
    I128,
}

/// A schema that the generated module holds, by its place among those that were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SchemaRequest(pub(crate) usize);

/// A generated type.
#[derive(Clone, Debug)]
pub(crate) struct TypeDefinition {
    pub(crate) name: String,
    pub(crate) schema: SchemaRequest,
    pub(crate) documentation: Documentation,
    pub(crate) kind: TypeKind,
    /// Whether its values have an order, and each is equal to itself.
    pub(crate) is_total: bool,
    /// Whether nothing refers to it, so that it is not generated.
    pub(crate) is_unused: bool,
}

impl TypeDefinition {
    /// Gives the types of its parts.
    pub(crate) fn parts<'t>(&'t self, take: &mut dyn FnMut(&'t Type)) {
        match &self.kind {
            TypeKind::Struct(object) => {
                object.fields.iter().for_each(|field| take(&field.ty));
                if let UnknownMembers::Keep { ty, .. } = &object.unknown {
                    take(ty);
                }
            }
            TypeKind::Union(union) => {
                union.variants.iter().for_each(|variant| take(&variant.ty));
            }
            TypeKind::Wrapper(ty) => take(ty),
            TypeKind::Enum(_) => {}
        }
    }
}

/// What a generated type is.
#[derive(Clone, Debug)]
pub(crate) enum TypeKind {
    Struct(Struct),
    Enum(Enumeration),
    Union(Union),
    /// A list or map that contains itself, which needs a name for that.
    Wrapper(Type),
}

/// An object.
#[derive(Clone, Debug)]
pub(crate) struct Struct {
    pub(crate) fields: Vec<Field>,
    /// Required members that have one value only: no one needs to give it.
    pub(crate) constants: Vec<Constant>,
    /// What tells it from the other subtypes of its bases.
    pub(crate) subtypes: Vec<Subtype>,
    pub(crate) unknown: UnknownMembers,
    /// How a value is known to be as its schema says; `None` where that has to be applied.
    pub(crate) conformity: Option<Conformity>,
}

impl Struct {
    /// Whether it holds nothing at all.
    pub(crate) fn is_empty(&self) -> bool {
        let is_kept = matches!(self.unknown, UnknownMembers::Keep { .. });
        self.fields.is_empty() && self.constants.is_empty() && !is_kept
    }
}

/// By which texts of a property the `discriminator` of a base leads to an object.
#[derive(Clone, Debug)]
pub(crate) struct Subtype {
    pub(crate) property: String,
    pub(crate) texts: Vec<String>,
}

/// A member that always has this value.
#[derive(Clone, Debug)]
pub(crate) struct Constant {
    /// The local variable while it is read.
    pub(crate) name: String,
    pub(crate) json_name: String,
    pub(crate) value: Scalar,
}

/// A scalar value of the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Scalar {
    Boolean(bool),
    Integer(i128),
    /// Another number, as it stands there.
    Number(String),
    String(String),
}

impl std::fmt::Display for Scalar {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Boolean(value) => write!(formatter, "{value}"),
            Self::Integer(value) => write!(formatter, "{value}"),
            Self::Number(text) | Self::String(text) => formatter.write_str(text),
        }
    }
}

/// What becomes of members that the schema does not name.
#[derive(Clone, Debug)]
pub(crate) enum UnknownMembers {
    Skip,
    Refuse,
    /// They are kept in a field of this name, as values of this type.
    Keep {
        field: String,
        ty: Type,
    },
}

/// A member of an object.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) json_name: String,
    pub(crate) ty: Type,
    pub(crate) presence: Presence,
    /// What the value is behind.
    pub(crate) pointer: Pointer,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    /// What is meant where the member is absent.
    pub(crate) default: Option<Scalar>,
    /// What is asked of its value beside the type.
    pub(crate) limits: Vec<Limit>,
    pub(crate) documentation: Documentation,
}

/// What a value within another one is behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Pointer {
    /// It lies in place.
    #[default]
    None,
    /// A `Box`, because its type contains the other one, or is large.
    Box,
    /// A `Link`, because types lie within each other so deep that rustc gives up on them.
    Link,
}

/// What a schema asks of a value, in words: `At most` 3 `items.`
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    pub(crate) before: &'static str,
    pub(crate) value: String,
    pub(crate) behind: &'static str,
}

/// Whether a member may be absent, and whether it may be `null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Presence {
    pub(crate) required: bool,
    pub(crate) nullable: bool,
}

/// An enumeration of scalar values.
#[derive(Clone, Debug)]
pub(crate) struct Enumeration {
    pub(crate) variants: Vec<Variant>,
    /// The variant of an open enumeration of strings that holds every other text.
    pub(crate) other: Option<String>,
    /// Whether only `tolerant` opens it: the document lists all values.
    pub(crate) is_tolerant: bool,
    /// The places of the variants by their values: there may be thousands, and as many members that have one by default.
    by_value: FxHashMap<Scalar, usize>,
    is_of_strings: bool,
}

impl Enumeration {
    /// An enumeration of values that differ.
    pub(crate) fn new(variants: Vec<Variant>, other: Option<String>) -> Self {
        let places = variants.iter().enumerate();
        let by_value = places.map(|(place, variant)| (variant.value.clone(), place));
        let is_string = |variant: &Variant| matches!(variant.value, Scalar::String(_));
        Self {
            by_value: by_value.collect(),
            is_of_strings: variants.iter().all(is_string),
            variants,
            other,
            is_tolerant: false,
        }
    }

    /// An enumeration of strings that is opened by `tolerant` alone.
    pub(crate) fn tolerant(variants: Vec<Variant>, other: String) -> Self {
        Self {
            is_tolerant: true,
            ..Self::new(variants, Some(other))
        }
    }

    /// Whether the document lists all values.
    pub(crate) fn is_closed(&self) -> bool {
        self.other.is_none() || self.is_tolerant
    }

    /// Whether all values are strings.
    pub(crate) fn is_of_strings(&self) -> bool {
        self.is_of_strings
    }

    /// The variant of a value.
    pub(crate) fn variant(&self, value: &Scalar) -> Option<&Variant> {
        Some(&self.variants[*self.by_value.get(value)?])
    }
}

/// One value of an enumeration.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) value: Scalar,
}

/// A choice between types (`oneOf`, `anyOf`).
#[derive(Clone, Debug)]
pub(crate) struct Union {
    pub(crate) variants: Vec<UnionVariant>,
    /// The variants by how much they say, which is the order to try them in where no tag tells.
    pub(crate) order: Vec<usize>,
    pub(crate) tag: Option<Tag>,
    /// Whether a value is of one branch only (`oneOf`).
    pub(crate) is_exclusive: bool,
}

/// One branch of a choice.
#[derive(Clone, Debug)]
pub(crate) struct UnionVariant {
    pub(crate) name: String,
    pub(crate) ty: Type,
    /// What the branch itself asks for.
    pub(crate) schema: SchemaRequest,
    /// What the value is behind.
    pub(crate) pointer: Pointer,
    /// The texts of the tag that lead here; empty where there is no tag.
    pub(crate) texts: Vec<String>,
    /// Whether the choice writes the tag: the type has no member for it, or a field that might say something else.
    pub(crate) writes_tag: bool,
    /// Whether it holds what is of no branch of the document.
    pub(crate) is_unknown: bool,
}

impl Union {
    /// The branches of the document.
    pub(crate) fn known(&self) -> impl Iterator<Item = &UnionVariant> + Clone {
        self.variants.iter().filter(|variant| !variant.is_unknown)
    }

    /// The variant for what is of no branch.
    pub(crate) fn unknown(&self) -> Option<&UnionVariant> {
        self.variants.iter().find(|variant| variant.is_unknown)
    }
}

/// A property whose text says which branch a value is.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) property: String,
    /// The variant of a value without a known text (`defaultMapping` of OpenAPI 3.2).
    pub(crate) default: Option<usize>,
}
