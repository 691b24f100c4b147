//! Schemas become types.

mod constraint;
mod enumeration;
mod object;
mod parts;
mod tag;
mod union;
mod variant;

use super::{Lowering, documentation};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Type, TypeDefinition, TypeId, TypeKind};
use crate::names;
use crate::source::View;
use parts::{Schema, Types};

/// The type of a schema, and whether it also allows `null`.
#[derive(Clone, Debug)]
pub(super) struct Lowered {
    pub(super) ty: Type,
    pub(super) nullable: bool,
}

impl Lowered {
    fn of(ty: Type) -> Self {
        Self {
            ty,
            nullable: false,
        }
    }

    /// The type where nothing can be absent: a list's item, a map's value.
    fn into_type(self) -> Type {
        if self.nullable {
            Type::Nullable(Box::new(self.ty))
        } else {
            self.ty
        }
    }
}

/// Schemas within schemas, references included.
const MAX_DEPTH: usize = 256;

/// Lists, maps and `null` around one type: rustc itself gives up a little beyond that.
const MAX_NESTING: usize = 16;

/// Types for members on which several schemas have a say. Their number can double with each schema of a document, where
/// that of all others cannot exceed the document.
const MAX_COMBINED: usize = 1_000;

impl<'s> Lowering<'_, 's> {
    /// The type of a schema. `hint` names it if it needs a name and has none.
    pub(super) fn lower_schema(&mut self, schema: View<'s>, hint: &str) -> Lowered {
        match Schema::gather(self.sources, self.diagnostics, schema) {
            Some(schema) => self.lower_gathered(&schema, hint),
            None => Lowered::of(Type::Value),
        }
    }

    /// The type of a member for which several schemas must hold at once.
    fn lower_all(&mut self, schemas: &[View<'s>], hint: &str) -> Lowered {
        match self.gather_all(schemas) {
            Some(schema) => self.lower_gathered(&schema, hint),
            None => Lowered::of(Type::Value),
        }
    }

    fn gather_all(&mut self, schemas: &[View<'s>]) -> Option<Schema<'s>> {
        schemas
            .iter()
            .filter_map(|schema| Schema::gather(self.sources, self.diagnostics, *schema))
            .reduce(Schema::and)
    }

    fn lower_gathered(&mut self, schema: &Schema<'s>, hint: &str) -> Lowered {
        if let Some(own) = self.own_name(schema) {
            self.used_own_names.insert(own.clone());
            return Lowered {
                ty: Type::Own(own),
                nullable: schema.allows_null(),
            };
        }
        if let Some(known) = self.by_node.get(&schema.id()) {
            return Lowered {
                ty: Type::Named(*known),
                nullable: schema.allows_null() || self.nullable_types.contains(known),
            };
        }
        self.schemas.all += 1;
        if !self.enter(schema) {
            self.schemas.untyped += 1;
            return Lowered::of(Type::Value);
        }
        let name = schema.component().unwrap_or(hint).to_owned();
        let lowered = self.lower_kind(schema, &name);
        self.open.pop();
        self.schemas.untyped += usize::from(lowered.ty == Type::Value && schema.says_something());
        if nesting(&lowered.ty) > MAX_NESTING {
            self.unsupported(
                schema.first(),
                "lists and maps nested this deep are not typed: they are given as JSON",
            );
            self.schemas.untyped += 1;
            return Lowered::of(Type::Value);
        }
        lowered
    }

    /// The user's own type that stands in for a schema.
    fn own_name(&self, schema: &Schema<'s>) -> Option<String> {
        let name = names::pascal(schema.component()?);
        self.own_names.contains(&name).then_some(name)
    }

    /// Notes that a schema is being lowered. `false`, with a diagnostic, when its type would contain itself without a
    /// name to stop at (a list of itself), or schemas are nested beyond what the stack of a build holds.
    fn enter(&mut self, schema: &Schema<'s>) -> bool {
        if self.open.contains(&schema.id()) {
            let message = "a list or map of itself is not typed yet: it is given as JSON";
            self.unsupported(schema.first(), message);
            return false;
        }
        if self.open.len() >= MAX_DEPTH {
            let message = "schemas are nested too deep";
            let location = schema.first().location();
            self.diagnostics
                .push(Diagnostic::error(Code::TOO_DEEP, location, message));
            return false;
        }
        if schema.id().len() > 1 && self.combined >= MAX_COMBINED {
            self.report_combined(schema);
            return false;
        }
        self.open.push(schema.id());
        true
    }

    /// Once: there may be thousands more.
    fn report_combined(&mut self, schema: &Schema<'s>) {
        if self.combined == MAX_COMBINED {
            self.combined += 1;
            let message = "`allOf` combines schemas of members to too many types";
            let location = schema.first().location();
            self.diagnostics
                .push(Diagnostic::error(Code::TOO_MANY_NODES, location, message));
        }
    }

    fn lower_kind(&mut self, schema: &Schema<'s>, name: &str) -> Lowered {
        if schema.is_no_mapping() {
            return self.lower_boolean(schema);
        }
        if let Some(lowered) = self.lower_union(schema, name) {
            return lowered;
        }
        let values = enumeration::string_values(schema);
        self.note_constraints(schema, values.is_some());
        let ty = match values {
            Some(texts) => self.lower_enum(schema, &texts, name, false),
            None => self.lower_type(schema, name),
        };
        Lowered {
            ty,
            nullable: schema.allows_null(),
        }
    }

    fn lower_type(&mut self, schema: &Schema<'s>, name: &str) -> Type {
        match schema.types() {
            Types::One("string") => Type::String,
            Types::One("boolean") => Type::Bool,
            Types::One("integer") => {
                let format = schema.get("format").and_then(|format| format.as_text());
                if format == Some("int32") {
                    Type::I32
                } else {
                    Type::I64
                }
            }
            Types::One("number") => Type::F64,
            Types::One("array") => self.lower_array(schema, name),
            Types::One("object") => self.lower_object(schema, name),
            Types::One(other) => {
                let message = format!("there is no type `{other}`");
                self.unsupported(schema.get("type").unwrap_or(schema.first()), &message);
                Type::Value
            }
            Types::Several(_) => {
                let message = "values of several types are not typed yet";
                self.unsupported(schema.get("type").unwrap_or(schema.first()), message);
                Type::Value
            }
            Types::Null => Type::Value,
            Types::Any if schema.get("properties").is_some() => self.lower_object(schema, name),
            Types::Any if schema.get("items").is_some() => self.lower_array(schema, name),
            Types::Any => Type::Value,
        }
    }

    /// JSON Schema allows `true` and `false` as schemas: anything, or nothing.
    fn lower_boolean(&mut self, schema: &Schema<'s>) -> Lowered {
        let wrong = schema
            .views()
            .find(|view| !view.is_mapping() && view.as_bool() != Some(true));
        if let Some(wrong) = wrong {
            let message = match wrong.as_bool() {
                Some(_) => "a schema that allows nothing is not typed yet".to_owned(),
                None => format!("expected a schema, found {}", wrong.kind_name()),
            };
            self.unsupported(wrong, &message);
        }
        Lowered::of(Type::Value)
    }

    fn lower_array(&mut self, schema: &Schema<'s>, name: &str) -> Type {
        let items: Vec<_> = schema.all("items").collect();
        if items.is_empty() {
            return Type::List(Box::new(Type::Value));
        }
        let item = self.lower_all(&items, &format!("{name} Item"));
        Type::List(Box::new(item.into_type()))
    }

    /// Gives a type its name before its parts are lowered, because they may refer to it.
    fn begin(&mut self, schema: &Schema<'s>, name: &str) -> (TypeId, String) {
        let id = TypeId(self.types.len());
        self.types.push(None);
        self.combined += usize::from(schema.id().len() > 1);
        self.by_node.insert(schema.id(), id);
        let name = names::pascal(name);
        let with_suffix = format!("{name}Payload");
        let is_kept = schema.component().is_none() && self.component_names.contains(&name);
        let name = if is_kept {
            self.type_names.take([with_suffix])
        } else {
            self.type_names.take([name, with_suffix])
        };
        (id, name)
    }

    fn finish(&mut self, id: TypeId, name: String, schema: &Schema<'s>, kind: TypeKind) -> Type {
        let documentation = documentation(&schema.texts());
        // Finding the pointer means a walk through the document, so only where nothing else can be said.
        let origin = if documentation.is_empty() {
            let pointer = self.sources.pointer(schema.first().location());
            format!("The schema at `{pointer}`.")
        } else {
            String::new()
        };
        self.types[id.0] = Some(TypeDefinition {
            name,
            origin,
            documentation,
            kind,
        });
        Type::Named(id)
    }

    fn unsupported(&mut self, schema: View<'s>, message: &str) {
        self.diagnostics.push(Diagnostic::warning(
            Code::UNSUPPORTED_SCHEMA,
            schema.location(),
            message,
        ));
    }
}

/// How many lists, maps and `null`s are around a type.
fn nesting(ty: &Type) -> usize {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => 1 + nesting(inner),
        _ => 0,
    }
}
