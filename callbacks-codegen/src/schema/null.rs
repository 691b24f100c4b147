//! Whether a schema allows `null`.
//!
//! OpenAPI 3.0 has `nullable`, later versions a type. Authors also list the value.

use super::Schemas;
use super::keyword::Keyword;
use super::node::Schema;
use super::walk::Walk;
use super::{SchemaId, TypeName};

impl<'s> Schema<'s> {
    /// Whether it allows `null` according to its own keywords.
    pub(crate) fn allows_null(&self) -> bool {
        let lists_null = || {
            let values = self.get(Keyword::Enum).into_iter();
            let mut values = values.flat_map(|values| values.items());
            !self.has(Keyword::Type) && values.any(|value| value.is_null())
        };
        self.nullable || self.types.contains(TypeName::Null) || lists_null()
    }

    /// Whether it only lists `null`.
    pub(crate) fn lists_only_null(&self) -> bool {
        self.get(Keyword::Enum).is_some_and(|values| {
            values.items().len() > 0 && values.items().all(|value| value.is_null())
        })
    }
}

impl<'s> Schemas<'_, 's> {
    /// Whether all parts of an `allOf` that say more than a type allow `null`.
    pub(crate) fn parts_allow_null(&self, schema: SchemaId) -> bool {
        let joins = |keyword: &Keyword| {
            matches!(
                keyword,
                Keyword::Ref
                    | Keyword::DynamicRef
                    | Keyword::AllOf
                    | Keyword::Nullable
                    | Keyword::Type
            )
        };
        let has_shapes = |schema: &&Schema<'s>| schema.constraints().any(|each| !joins(&each));
        let mut parts = Walk::parts(self, schema).filter(has_shapes).peekable();
        parts.peek().is_some() && parts.all(Schema::allows_null)
    }
}
