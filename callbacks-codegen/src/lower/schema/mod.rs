//! Schemas become types.

mod array;
mod enumeration;
mod integer;
mod object;
mod parts;
mod tag;
mod union;
mod variant;

use super::request::Asker;
use super::{Lowering, documentation};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{SchemaRequest, Type, TypeDefinition, TypeId, TypeKind};
use crate::names;
use crate::source::View;
pub(super) use parts::SchemaId;
use parts::{Aspect, Schema, Types};
use variant::Branch;

pub(super) use parts::Schema as Gathered;

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
        self.lower_all(&[schema], hint)
    }

    /// The type of a member for which several schemas must hold at once.
    fn lower_all(&mut self, schemas: &[View<'s>], hint: &str) -> Lowered {
        match self.gather_all(schemas) {
            Some(schema) => self.lower_gathered(&schema, hint),
            None => Lowered::of(Type::Value),
        }
    }

    /// Schemas that must hold at once. The one schema of a member is gathered once, however many inherit the member.
    fn gather_all(&mut self, schemas: &[View<'s>]) -> Option<Schema<'s>> {
        let [only] = schemas else {
            return Schema::gather_all(self.sources, self.diagnostics, schemas);
        };
        if let Some(known) = self.gathered.get(&only.id()) {
            return known.clone();
        }
        let schema = Schema::gather(self.sources, self.diagnostics, *only);
        self.gathered.insert(only.id(), schema.clone());
        schema
    }

    fn lower_gathered(&mut self, schema: &Schema<'s>, hint: &str) -> Lowered {
        if let Some(own) = self.own_name(schema) {
            self.used_own_names.insert(own.clone());
            return Lowered {
                ty: Type::Own(own),
                nullable: schema.allows_null(),
            };
        }
        let id = self.shared_id(schema);
        if let Some(known) = self.by_node.get(&id).copied() {
            if schema.component().is_none() {
                self.share(known, schema, hint);
            }
            return Lowered {
                ty: Type::Named(known),
                nullable: schema.allows_null() || self.nullable_types.contains(&known),
            };
        }
        let name = schema.component().unwrap_or(hint).to_owned();
        if let Some(again) = self.lower_again(schema, &name) {
            return again;
        }
        self.counted.all += 1;
        if !self.enter(schema) {
            self.counted.untyped += 1;
            return Lowered::of(Type::Value);
        }
        let file = schema.component().map(|_| schema.first().file());
        self.naming.enter(&name, file);
        let lowered = self.lower_kind(schema, &name);
        self.naming.leave();
        self.open.pop();
        let lowered = self.wrap(schema, lowered);
        self.counted.untyped += usize::from(lowered.ty == Type::Value && schema.says_something());
        if nesting(&lowered.ty) > MAX_NESTING {
            self.unsupported(
                schema.first(),
                "lists and maps nested this deep are not typed: they are given as JSON",
            );
            self.counted.untyped += 1;
            return Lowered::of(Type::Value);
        }
        lowered
    }

    /// What tells a schema from those that are other types.
    fn shared_id(&mut self, schema: &Schema<'s>) -> SchemaId {
        schema.shared_id(&mut self.sharing, self.sources)
    }

    /// The user's own type that stands in for a schema.
    fn own_name(&self, schema: &Schema<'s>) -> Option<String> {
        if self.own_names.is_empty() {
            return None;
        }
        let name = names::pascal(schema.component()?);
        self.own_names.contains(&name).then_some(name)
    }

    /// A list or map that is met again within itself gets a name there, since without one its type would have no end.
    fn lower_again(&mut self, schema: &Schema<'s>, name: &str) -> Option<Lowered> {
        let id = schema.id();
        if !self.open.contains(id) {
            return None;
        }
        let (ty, type_name) = self.begin(schema, name);
        self.wrappers.insert(id.clone(), (ty, type_name));
        Some(Lowered {
            ty: Type::Named(ty),
            nullable: schema.allows_null(),
        })
    }

    /// Gives a type the name that was asked for while it was lowered.
    fn wrap(&mut self, schema: &Schema<'s>, lowered: Lowered) -> Lowered {
        match self.wrappers.remove(schema.id()) {
            None => lowered,
            Some((id, name)) => {
                let ty = self.finish(id, name, schema, TypeKind::Wrapper(lowered.ty));
                Lowered { ty, ..lowered }
            }
        }
    }

    /// Notes that a schema is being lowered. `false`, with a diagnostic, when schemas are nested beyond what the stack of
    /// a build holds.
    fn enter(&mut self, schema: &Schema<'s>) -> bool {
        if self.open.len() >= MAX_DEPTH {
            let message = "schemas are nested too deep";
            let location = schema.first().location();
            self.diagnostics
                .push(Diagnostic::error(Code::TOO_DEEP, location, message));
            return false;
        }
        if schema.id().is_combined() && self.combined >= MAX_COMBINED {
            self.report_combined(schema);
            return false;
        }
        self.open.push(schema.id().clone());
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
        let ty = match enumeration::scalar_values(schema) {
            Some(values) => self.lower_enum(schema, &values, name, false),
            None => self.lower_type(schema, name),
        };
        Lowered {
            // Where `null` is all that is allowed, no one needs to say that it is.
            nullable: ty != Type::Null && schema.allows_null(),
            ty,
        }
    }

    fn lower_type(&mut self, schema: &Schema<'s>, name: &str) -> Type {
        match schema.types() {
            Types::One("string") => self.lower_string(schema),
            Types::One("boolean") => Type::Bool,
            Types::One("integer") => Type::Integer(integer::width(schema)),
            Types::One("number") => Type::F64,
            Types::One("array") => self.lower_array(schema, name),
            Types::One("object") => self.lower_object(schema, name),
            // The exporter of schemas says what is wrong with it.
            Types::One(_) => Type::Value,
            Types::Several(names) => self.lower_several(schema, &names, name),
            Types::Null => Type::Null,
            Types::Any => match implied_type(schema) {
                Some("array") => self.lower_array(schema, name),
                Some("object") => self.lower_object(schema, name),
                Some("string") => self.lower_string(schema),
                Some(_) => Type::F64,
                None => Type::Value,
            },
        }
    }

    /// A text, unless the user has a type for its format.
    fn lower_string(&mut self, schema: &Schema<'s>) -> Type {
        let format = schema.get("format").and_then(|format| format.as_text());
        let own = format.and_then(|format| self.format_type(format));
        own.unwrap_or(Type::String)
    }

    /// A choice between the types that the schema names.
    fn lower_several(&mut self, schema: &Schema<'s>, names: &[&'s str], name: &str) -> Type {
        let is_number = |name: &&str| matches!(*name, "integer" | "number");
        if names.iter().all(is_number) {
            return Type::F64;
        }
        let has_number = names.contains(&"number");
        let names = names
            .iter()
            .filter(|name| !(has_number && **name == "integer"));
        let branches: Vec<_> = names
            .map(|name| {
                let own = schema.clone().aspect(Aspect::Type(name));
                let whole = own.clone();
                Branch { own, whole }
            })
            .collect();
        self.lower_variants(schema, &branches, None, name, false, true)
            .ty
    }

    /// JSON Schema allows `true` and `false` as schemas: anything, or nothing.
    fn lower_boolean(&mut self, schema: &Schema<'s>) -> Lowered {
        let is_wrong = |view: &View<'_>| !view.is_mapping() && view.as_bool().is_none();
        if let Some(wrong) = schema.views().find(is_wrong) {
            let message = format!("expected a schema, found {}", wrong.kind_name());
            self.unsupported(wrong, &message);
        }
        Lowered::of(Type::Value)
    }

    /// Gives a type its name before its parts are lowered, because they may refer to it.
    fn begin(&mut self, schema: &Schema<'s>, name: &str) -> (TypeId, String) {
        let id = TypeId(self.types.len());
        self.types.push(None);
        self.combined += usize::from(schema.id().is_combined());
        let schema = self.shared_id(schema);
        self.by_node.insert(schema, id);
        let name = self.naming.begin(id.0, name, &mut self.type_names);
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
        let request = self.request(&name, schema, Asker::Type(id));
        self.types[id.0] = Some(TypeDefinition {
            schema: request,
            name,
            origin,
            documentation,
            kind,
        });
        Type::Named(id)
    }

    /// Asks for a schema to be held by the generated module.
    fn request(&mut self, name: &str, schema: &Schema<'s>, asker: Asker) -> SchemaRequest {
        // No schema of the document says what an item at any place is.
        let origins = if schema.aspect_is_item() {
            Vec::new()
        } else {
            schema.origins().to_vec()
        };
        self.requests.add(name, origins, asker)
    }

    fn unsupported(&mut self, schema: View<'s>, message: &str) {
        self.diagnostics.push(Diagnostic::warning(
            Code::UNSUPPORTED_SCHEMA,
            schema.location(),
            message,
        ));
    }
}

/// The type whose keywords a schema has that names none. JSON Schema lets such keywords pass over values of other types;
/// authors mean the type.
fn implied_type(schema: &Schema<'_>) -> Option<&'static str> {
    const KEYWORDS: [(&str, &str); 19] = [
        ("properties", "object"),
        ("items", "array"),
        ("additionalProperties", "object"),
        ("patternProperties", "object"),
        ("required", "object"),
        ("propertyNames", "object"),
        ("minProperties", "object"),
        ("maxProperties", "object"),
        ("prefixItems", "array"),
        ("minItems", "array"),
        ("maxItems", "array"),
        ("uniqueItems", "array"),
        ("pattern", "string"),
        ("minLength", "string"),
        ("maxLength", "string"),
        ("contentEncoding", "string"),
        ("minimum", "number"),
        ("maximum", "number"),
        ("multipleOf", "number"),
    ];
    let says = |keyword: &str| schema.get(keyword).is_some();
    let found = KEYWORDS.iter().find(|(keyword, _)| says(keyword));
    found.map(|(_, implied)| *implied).or_else(|| {
        let format = schema.get("format")?.as_text()?;
        match format {
            "int32" | "int64" | "float" | "double" => Some("number"),
            _ => Some("string"),
        }
    })
}

/// How many lists, maps and `null`s are around a type.
fn nesting(ty: &Type) -> usize {
    match ty.parts().iter().map(nesting).max() {
        Some(inner) => 1 + inner,
        None => 0,
    }
}
