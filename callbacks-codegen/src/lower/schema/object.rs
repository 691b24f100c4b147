//! Objects: structs where members are named, maps where they are not.

use super::Lowered;
use super::parts::Schema;
use crate::document::Texts;
use crate::ir::{Field, Presence, Struct, Type, TypeKind, UnknownMembers};
use crate::lower::{Lowering, documentation};
use crate::names::{self, Scope};
use crate::source::View;

impl<'s> Lowering<'_, 's> {
    /// An object with named members is a struct; one without is a map.
    pub(super) fn lower_object(&mut self, schema: &Schema<'s>, name: &str) -> Type {
        let has_members = schema.all("properties").any(|map| map.entries().len() > 0);
        if has_members || is_closed(schema) {
            return self.lower_struct(schema, name);
        }
        let values: Vec<_> = schema.all("additionalProperties").collect();
        let value = if values.is_empty() {
            Type::Value
        } else {
            self.lower_all(&values, &format!("{name} Value"))
                .into_type()
        };
        Type::Map(Box::new(value))
    }

    fn lower_struct(&mut self, schema: &Schema<'s>, name: &str) -> Type {
        let (id, type_name) = self.begin(schema, name);
        let mut scope = Scope::default();
        let required = schema.required();
        let mut fields = Vec::new();
        for (json_name, property) in schema.properties() {
            let field = scope.take([names::snake(json_name)]);
            let required = required.contains(json_name);
            fields.push(self.lower_field(&type_name, field, json_name, &property, required));
        }
        let unknown = self.lower_unknown(schema, &type_name, &mut scope);
        self.finish(
            id,
            type_name,
            schema,
            TypeKind::Struct(Struct { fields, unknown }),
        )
    }

    fn lower_field(
        &mut self,
        owner: &str,
        name: String,
        json_name: &str,
        property: &[View<'s>],
        required: bool,
    ) -> Field {
        let Lowered { ty, nullable } = self.lower_all(property, &format!("{owner} {json_name}"));
        let flag = |name| {
            let mut flags = property
                .iter()
                .filter_map(|schema: &View<'s>| schema.get(name));
            flags.any(|flag| flag.as_bool() == Some(true))
        };
        // A value of any kind may be `null` without being anything else than a value.
        let nullable = nullable && ty != Type::Value;
        Field {
            name,
            json_name: json_name.to_owned(),
            ty,
            presence: Presence { required, nullable },
            boxed: false,
            read_only: flag("readOnly"),
            write_only: flag("writeOnly"),
            documentation: property
                .iter()
                .map(|schema| documentation(&Texts::of(*schema)))
                .find(|documentation| !documentation.is_empty() || documentation.deprecated)
                .unwrap_or_default(),
        }
    }

    fn lower_unknown(
        &mut self,
        schema: &Schema<'s>,
        owner: &str,
        scope: &mut Scope,
    ) -> UnknownMembers {
        if is_closed(schema) {
            return UnknownMembers::Refuse;
        }
        let values: Vec<_> = schema.all("additionalProperties").collect();
        if values.is_empty() {
            return UnknownMembers::Skip;
        }
        let ty = self
            .lower_all(&values, &format!("{owner} Value"))
            .into_type();
        UnknownMembers::Keep {
            field: scope.take(["additional_properties".to_owned()]),
            ty,
        }
    }
}

/// Whether members that no part names are refused.
fn is_closed(schema: &Schema<'_>) -> bool {
    schema
        .all("additionalProperties")
        .any(|values| values.as_bool() == Some(false))
}
