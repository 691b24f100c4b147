//! The keywords of schemas: how each is written, what it contains, and its role.
//!
//! This is the only list of them. An unknown keyword is preserved as [`Keyword::Other`], so that schemas that differ in
//! it are not equal.

/// The schemas within the value of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// None.
    Data,
    One,
    List,
    /// Schemas by name.
    Map,
    /// One schema, or the schemas of the first items: `items` before 2020-12.
    OneOrList,
}

/// The role of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// It restricts values, or how they are written.
    Constrains,
    /// The same, with schemas for the same value.
    Applies,
    /// It describes the schema, or identifies it for references.
    Describes,
    /// It shapes the type, but does not restrict values.
    Shapes,
}

macro_rules! keywords {
    ($($variant:ident $name:literal $holds:ident $role:ident;)*) => {
        /// A keyword of a schema.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Keyword {
            $($variant,)*
            /// An unknown one.
            Other,
        }

        impl Keyword {
            /// The known keywords, including those that have no effect here.
            pub(crate) const NAMES: &'static [&'static str] = &[
                $($name,)*
                "$vocabulary",
                "$recursiveAnchor",
                "contentSchema",
                "id",
            ];

            pub(super) fn of(name: &str) -> Self {
                match name {
                    $($name => Self::$variant,)*
                    // The field for the items of a sequence in a Media Type Object of 3.2.
                    "itemSchema" => Self::Items,
                    _ => Self::Other,
                }
            }

            /// Its name.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Other => "",
                }
            }

            pub(super) fn holds(self) -> Holds {
                match self {
                    $(Self::$variant => Holds::$holds,)*
                    Self::Other => Holds::Data,
                }
            }

            fn role(self) -> Role {
                match self {
                    $(Self::$variant => Role::$role,)*
                    Self::Other => Role::Shapes,
                }
            }
        }
    };
}

keywords! {
    Ref "$ref" Data Constrains;
    DynamicRef "$dynamicRef" Data Constrains;
    RecursiveRef "$recursiveRef" Data Shapes;
    Type "type" Data Constrains;
    Nullable "nullable" Data Constrains;
    Enum "enum" Data Constrains;
    Const "const" Data Constrains;
    Format "format" Data Constrains;

    AllOf "allOf" List Applies;
    AnyOf "anyOf" List Applies;
    OneOf "oneOf" List Applies;
    Not "not" One Applies;
    If "if" One Applies;
    Then "then" One Applies;
    Else "else" One Applies;
    DependentSchemas "dependentSchemas" Map Applies;
    Dependencies "dependencies" Map Applies;

    Properties "properties" Map Constrains;
    PatternProperties "patternProperties" Map Constrains;
    AdditionalProperties "additionalProperties" One Constrains;
    PropertyNames "propertyNames" One Constrains;
    UnevaluatedProperties "unevaluatedProperties" One Constrains;
    Required "required" Data Constrains;
    DependentRequired "dependentRequired" Data Constrains;
    MinProperties "minProperties" Data Constrains;
    MaxProperties "maxProperties" Data Constrains;

    Items "items" OneOrList Constrains;
    PrefixItems "prefixItems" List Constrains;
    AdditionalItems "additionalItems" One Constrains;
    UnevaluatedItems "unevaluatedItems" One Constrains;
    Contains "contains" One Constrains;
    MinContains "minContains" Data Constrains;
    MaxContains "maxContains" Data Constrains;
    MinItems "minItems" Data Constrains;
    MaxItems "maxItems" Data Constrains;
    UniqueItems "uniqueItems" Data Constrains;

    Pattern "pattern" Data Constrains;
    MinLength "minLength" Data Constrains;
    MaxLength "maxLength" Data Constrains;
    ContentEncoding "contentEncoding" Data Constrains;
    ContentMediaType "contentMediaType" Data Shapes;

    Minimum "minimum" Data Constrains;
    Maximum "maximum" Data Constrains;
    ExclusiveMinimum "exclusiveMinimum" Data Constrains;
    ExclusiveMaximum "exclusiveMaximum" Data Constrains;
    MultipleOf "multipleOf" Data Constrains;

    Xml "xml" Data Constrains;
    Discriminator "discriminator" Data Shapes;
    ReadOnly "readOnly" Data Shapes;
    WriteOnly "writeOnly" Data Shapes;
    Default "default" Data Shapes;
    EnumNames "x-enumNames" Data Shapes;
    EnumVariantNames "x-enum-varnames" Data Shapes;

    Title "title" Data Describes;
    Summary "summary" Data Describes;
    Description "description" Data Describes;
    Deprecated "deprecated" Data Shapes;
    Example "example" Data Describes;
    Examples "examples" Data Describes;
    ExternalDocs "externalDocs" Data Describes;
    Comment "$comment" Data Describes;
    SchemaVersion "$schema" Data Describes;
    Id "$id" Data Describes;
    Anchor "$anchor" Data Describes;
    DynamicAnchor "$dynamicAnchor" Data Describes;
    Defs "$defs" Data Describes;
    Definitions "definitions" Data Describes;
}

impl Keyword {
    /// Whether it restricts values, or how they are written.
    pub(crate) fn constrains(self) -> bool {
        matches!(self.role(), Role::Constrains | Role::Applies)
    }

    /// Whether its schemas apply to the same value.
    pub(super) fn applies_in_place(self) -> bool {
        self.role() == Role::Applies
    }

    /// Whether it only matters for people and references.
    pub(super) fn only_describes(self, name: &str) -> bool {
        match self {
            Self::Other => name.starts_with("x-"),
            _ => self.role() == Role::Describes,
        }
    }
}

/// A set of keywords.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keywords(u128);

impl Keywords {
    pub(crate) const NONE: Self = Self(0);

    pub(crate) const fn of(list: &[Keyword]) -> Self {
        let mut set = Self::NONE;
        let mut index = 0;
        while index < list.len() {
            set = set.with(list[index]);
            index += 1;
        }
        set
    }

    pub(super) const fn with(self, keyword: Keyword) -> Self {
        Self(self.0 | 1 << keyword as u32)
    }

    pub(super) fn without(self, keyword: Keyword) -> Self {
        Self(self.0 & !(1 << keyword as u32))
    }

    pub(crate) fn contains(self, keyword: Keyword) -> bool {
        self.0 & 1 << keyword as u32 != 0
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }
}
