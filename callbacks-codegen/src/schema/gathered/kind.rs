//! The types that a schema allows.

use super::{Aspect, Gathered};
use crate::schema::keyword::{Keyword, Keywords};
use crate::schema::node::{Form, Schema};
use crate::schema::types::{TypeName, Types, is_of_integers};

/// The types that keywords mean if there is no `type`, the most specific first.
const IMPLIED: [(Keyword, TypeName); 19] = [
    (Keyword::Properties, TypeName::Object),
    (Keyword::Items, TypeName::Array),
    (Keyword::AdditionalProperties, TypeName::Object),
    (Keyword::PatternProperties, TypeName::Object),
    (Keyword::Required, TypeName::Object),
    (Keyword::PropertyNames, TypeName::Object),
    (Keyword::MinProperties, TypeName::Object),
    (Keyword::MaxProperties, TypeName::Object),
    (Keyword::PrefixItems, TypeName::Array),
    (Keyword::MinItems, TypeName::Array),
    (Keyword::MaxItems, TypeName::Array),
    (Keyword::UniqueItems, TypeName::Array),
    (Keyword::Pattern, TypeName::String),
    (Keyword::MinLength, TypeName::String),
    (Keyword::MaxLength, TypeName::String),
    (Keyword::ContentEncoding, TypeName::String),
    (Keyword::Minimum, TypeName::Number),
    (Keyword::Maximum, TypeName::Number),
    (Keyword::MultipleOf, TypeName::Number),
];

/// Keywords that shape values, rather than restrict those that another schema shapes.
const SHAPES: Keywords = Keywords::of(&[
    Keyword::Type,
    Keyword::Properties,
    Keyword::Items,
    Keyword::Enum,
    Keyword::Const,
    Keyword::AdditionalProperties,
]);

/// Keywords that say which values there are, of whatever type.
const VALUES: Keywords = Keywords::of(&[Keyword::Enum, Keyword::Const, Keyword::Discriminator]);

/// The types that a gathered schema allows, apart from `null`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Any,
    Null,
    One(TypeName),
    Several(Vec<TypeName>),
    /// The value is not the name of a type.
    Unknown,
}

impl Kind {
    fn of(types: &Types) -> Self {
        if types.is_wrong {
            return Self::Unknown;
        }
        Self::of_names(types.of_values().collect())
    }

    fn of_names(names: Vec<TypeName>) -> Self {
        match names.as_slice() {
            [] => Self::Null,
            [only] => Self::One(*only),
            _ => Self::Several(names),
        }
    }

    fn names(&self) -> &[TypeName] {
        match self {
            Self::One(only) => std::slice::from_ref(only),
            Self::Several(names) => names,
            Self::Any | Self::Null | Self::Unknown => &[],
        }
    }

    /// What both allow. For a contradiction it is the first one, because that is reported elsewhere.
    fn and(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Unknown, _) | (_, Self::Any | Self::Null) if self != Self::Any => self,
            (Self::Any | Self::Null, _) | (_, Self::Unknown) => other,
            _ => match Self::of_names(in_common(self.names(), other.names())) {
                Self::Null => self,
                both => both,
            },
        }
    }

    /// Whether no value has both.
    fn contradicts(&self, other: &Self) -> bool {
        let is_typed = !self.names().is_empty() && !other.names().is_empty();
        is_typed && in_common(self.names(), other.names()).is_empty()
    }
}

/// The types in both lists. Every integer is a number.
pub(super) fn in_common(some: &[TypeName], others: &[TypeName]) -> Vec<TypeName> {
    let both = |name: &TypeName| match name {
        TypeName::Number if others.contains(&TypeName::Number) => Some(TypeName::Number),
        TypeName::Number | TypeName::Integer
            if others.contains(&TypeName::Integer) || others.contains(&TypeName::Number) =>
        {
            Some(TypeName::Integer)
        }
        name => others.contains(name).then_some(*name),
    };
    let mut found: Vec<TypeName> = some.iter().filter_map(both).collect();
    let has_number = found.contains(&TypeName::Number);
    found.retain(|name| !(has_number && *name == TypeName::Integer));
    found.dedup();
    found
}

impl<'s> Gathered<'s> {
    /// Whether it only allows `null`.
    pub(crate) fn is_null(&self) -> bool {
        self.kind() == Kind::Null || self.parts().any(Schema::lists_only_null)
    }

    /// The types that all parts allow, apart from `null`.
    pub(crate) fn kind(&self) -> Kind {
        if let Some(Aspect::Type(name)) = self.content.aspect {
            return Kind::One(name);
        }
        let mut found = Kind::Any;
        for part in self.parts().filter(|part| part.has(Keyword::Type)) {
            found = found.and(Kind::of(&part.types));
        }
        found
    }

    /// Two parts whose types exclude each other, so no value is valid.
    pub(crate) fn contradiction(&self) -> Option<[&'s Schema<'s>; 2]> {
        let typed = || self.parts().filter(|part| part.has(Keyword::Type));
        let mut found = Kind::Any;
        let mut has_null = true;
        for part in typed() {
            let kind = Kind::of(&part.types);
            has_null &= part.allows_null();
            if !has_null && found.contradicts(&kind) {
                let excluding = typed().find(|other| Kind::of(&other.types).contradicts(&kind));
                // Three lists of types may only exclude each other together.
                return Some([excluding.or(typed().next())?, part]);
            }
            found = found.and(kind);
        }
        None
    }

    /// The type, if there is only one.
    pub(crate) fn only_type(&self) -> Option<TypeName> {
        match self.kind() {
            Kind::One(name) => Some(name),
            _ => None,
        }
    }

    /// The type that a schema without `type` means, by its keywords. JSON Schema ignores such keywords for values of
    /// other types, but authors mean the type.
    pub(crate) fn implied_type(&self) -> Option<TypeName> {
        let mut keywords = IMPLIED.iter();
        let found = keywords.find(|(keyword, _)| self.has(*keyword));
        found.map(|(_, implied)| *implied).or_else(|| {
            Some(match self.text(Keyword::Format)? {
                "float" | "double" => TypeName::Number,
                format if is_of_integers(format) => TypeName::Number,
                _ => TypeName::String,
            })
        })
    }

    /// The same for a branch of a choice between types.
    pub(crate) fn implied_type_of_branch(&self) -> Option<TypeName> {
        let is_open = self.kind() == Kind::Any
            && !self.has_any(VALUES)
            && !self.has_choices()
            && !self.is_no_mapping();
        is_open.then(|| self.implied_type())?
    }
}

impl Schema<'_> {
    /// Whether it shapes values, rather than restricts those that another schema shapes.
    pub(crate) fn shapes(&self) -> bool {
        self.form != Form::Keywords || self.has_any(SHAPES)
    }
}
