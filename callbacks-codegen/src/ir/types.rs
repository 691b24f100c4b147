//! Types of payloads.

use rustc_hash::FxHashMap;

use super::{Conformity, Documentation};

/// A generated type, by its index in [`Api::types`](super::Api::types).
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
    /// Any JSON.
    Value,
    /// Bytes that are not JSON: a body, or a part of a multipart body.
    Binary,
    List(Box<Type>),
    /// A list of exactly these items.
    Tuple(Vec<Type>),
    Map(Box<Type>),
    /// A value or `null`, where no member could be absent.
    Nullable(Box<Type>),
    Named(TypeId),
    /// A user type with the name of a schema.
    Own(String),
}

impl Type {
    /// The types directly inside.
    pub(crate) fn parts(&self) -> &[Self] {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => {
                std::slice::from_ref(inner)
            }
            Self::Tuple(items) => items,
            _ => &[],
        }
    }

    /// Whether this type or one inside satisfies a test. Named types are not entered.
    pub(crate) fn any(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        test(self) || self.parts().iter().any(|part| part.any(test))
    }

    /// Visits every named type in it.
    pub(crate) fn named(&self, take: &mut dyn FnMut(TypeId)) {
        if let Self::Named(id) = self {
            take(*id);
        }
        self.parts().iter().for_each(|part| part.named(take));
    }

    /// Whether it contains a user type, which only implements serde's traits.
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
    /// If the schema has a bound on neither side that 64 bits have.
    I128,
}

/// A schema of the generated module, by its index among the requested ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SchemaRequest(pub(crate) usize);

/// A generated type.
#[derive(Clone, Debug)]
pub(crate) struct TypeDefinition {
    pub(crate) name: String,
    pub(crate) schema: SchemaRequest,
    pub(crate) documentation: Documentation,
    pub(crate) kind: TypeKind,
    /// Whether its values have a total order and equality.
    pub(crate) is_total: bool,
    /// Whether nothing refers to it, so it is not generated.
    pub(crate) is_unused: bool,
}

impl TypeDefinition {
    /// Visits the types of its parts.
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

/// The kind of a generated type.
#[derive(Clone, Debug)]
pub(crate) enum TypeKind {
    Struct(Struct),
    Enum(Enumeration),
    Union(Union),
    /// A list or map that contains itself, so it needs a name.
    Wrapper(Type),
}

/// An object.
#[derive(Clone, Debug)]
pub(crate) struct Struct {
    pub(crate) fields: Vec<Field>,
    /// Required members with only one value, which need no field.
    pub(crate) constants: Vec<Constant>,
    /// What distinguishes it from other subtypes of its bases.
    pub(crate) subtypes: Vec<Subtype>,
    pub(crate) unknown: UnknownMembers,
    /// What must be checked of its values. `None` if the schema has to be applied.
    pub(crate) conformity: Option<Conformity>,
}

impl Struct {
    /// Whether it has no members.
    pub(crate) fn is_empty(&self) -> bool {
        let is_kept = matches!(self.unknown, UnknownMembers::Keep { .. });
        self.fields.is_empty() && self.constants.is_empty() && !is_kept
    }
}

/// The strings of a property with which the `discriminator` of a base leads to an object.
#[derive(Clone, Debug)]
pub(crate) struct Subtype {
    pub(crate) property: String,
    pub(crate) texts: Vec<String>,
}

/// A member that always has this value.
#[derive(Clone, Debug)]
pub(crate) struct Constant {
    /// The local variable during reading.
    pub(crate) name: String,
    pub(crate) json_name: String,
    pub(crate) value: Scalar,
}

/// A scalar value of the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Scalar {
    Boolean(bool),
    Integer(i128),
    /// Another number, as written.
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

impl Scalar {
    /// The value as JSON.
    pub(crate) fn to_json(&self) -> String {
        match self {
            Self::String(text) => {
                let mut json = String::new();
                crate::source::write_string(text, &mut json);
                json
            }
            other => other.to_string(),
        }
    }
}

/// What to do with unnamed members.
#[derive(Clone, Debug)]
pub(crate) enum UnknownMembers {
    Skip,
    Refuse,
    /// Preserve them in a field with this name, as values of this type.
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
    /// The pointer around the value.
    pub(crate) pointer: Pointer,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    /// The meaning of an absent member.
    pub(crate) default: Option<Scalar>,
    /// What the schema requires beyond the type.
    pub(crate) limits: Vec<Limit>,
    pub(crate) documentation: Documentation,
}

/// The pointer around a value inside another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Pointer {
    /// None.
    #[default]
    None,
    /// A `Box`, because its type contains the other one, or is large.
    Box,
    /// A `Link`, because types are nested too deep for rustc.
    Link,
}

/// What a schema requires, in words: `At most` 3 `items.`
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
    /// The variant of an open enumeration of strings for all other strings.
    pub(crate) other: Option<String>,
    /// Whether only `tolerant` opens it. The document lists all values.
    pub(crate) is_tolerant: bool,
    /// The indices of the variants by value. There may be thousands of them, and as many members with defaults.
    by_value: FxHashMap<Scalar, usize>,
    is_of_strings: bool,
}

impl Enumeration {
    /// An enumeration of distinct values.
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

    /// An enumeration of strings that only `tolerant` opens.
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
    /// The variants, most specific first. They are tried in this order if there is no tag.
    pub(crate) order: Vec<usize>,
    pub(crate) tag: Option<Tag>,
    /// Whether a value fits only one branch (`oneOf`).
    pub(crate) is_exclusive: bool,
}

/// A branch of a choice.
#[derive(Clone, Debug)]
pub(crate) struct UnionVariant {
    pub(crate) name: String,
    pub(crate) ty: Type,
    /// The schema of the branch.
    pub(crate) schema: SchemaRequest,
    /// The pointer around the value.
    pub(crate) pointer: Pointer,
    /// The strings of the tag that lead here. Empty without a tag.
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
