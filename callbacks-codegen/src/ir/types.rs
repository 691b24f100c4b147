//! Types of payloads.

use super::Documentation;

/// A generated type, by its place in [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TypeId(pub(crate) usize);

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Type {
    Bool,
    I32,
    I64,
    F64,
    String,
    /// A schema that says nothing.
    Value,
    /// Bytes that are no JSON: a body, or a part of a multipart body.
    Binary,
    List(Box<Type>),
    Map(Box<Type>),
    /// A value or `null`, where no member of an object could be absent.
    Nullable(Box<Type>),
    Named(TypeId),
    /// A type of the user's own, which has a schema's name.
    Own(String),
}

/// A generated type.
#[derive(Clone, Debug)]
pub(crate) struct TypeDefinition {
    pub(crate) name: String,
    /// Which schema it is, as a sentence.
    pub(crate) origin: String,
    pub(crate) documentation: Documentation,
    pub(crate) kind: TypeKind,
}

/// What a generated type is.
#[derive(Clone, Debug)]
pub(crate) enum TypeKind {
    Struct(Struct),
    Enum(StringEnum),
    Union(Union),
}

/// An object.
#[derive(Clone, Debug)]
pub(crate) struct Struct {
    pub(crate) fields: Vec<Field>,
    pub(crate) unknown: UnknownMembers,
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
    /// Whether the value is behind a `Box`, because its type contains this one.
    pub(crate) boxed: bool,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    pub(crate) documentation: Documentation,
}

/// Whether a member may be absent, and whether it may be `null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Presence {
    pub(crate) required: bool,
    pub(crate) nullable: bool,
}

/// An enumeration of strings.
#[derive(Clone, Debug)]
pub(crate) struct StringEnum {
    pub(crate) variants: Vec<Variant>,
    /// The variant of an open enumeration that holds every other text.
    pub(crate) other: Option<String>,
}

/// One string of an enumeration.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// A choice between types (`oneOf`, `anyOf`).
#[derive(Clone, Debug)]
pub(crate) struct Union {
    pub(crate) variants: Vec<UnionVariant>,
    /// The variants by how much they say, which is the order to try them in where no tag tells.
    pub(crate) order: Vec<usize>,
    pub(crate) tag: Option<Tag>,
}

/// One branch of a choice.
#[derive(Clone, Debug)]
pub(crate) struct UnionVariant {
    pub(crate) name: String,
    pub(crate) ty: Type,
    /// Whether the value is behind a `Box`, because its type contains this one or is much larger than the others.
    pub(crate) boxed: bool,
    /// The texts of the tag that lead here; empty where there is no tag.
    pub(crate) texts: Vec<String>,
    /// Whether the type has no member for the tag, so that the choice has to write it.
    pub(crate) writes_tag: bool,
}

/// A property whose text says which branch a value is.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) property: String,
    /// The variant of a value without a known text (`defaultMapping` of OpenAPI 3.2).
    pub(crate) default: Option<usize>,
}
