//! Schemas become types.

mod array;
mod default;
mod enumeration;
mod integer;
mod limits;
mod listed;
mod object;
mod outline;
mod plan;
mod report;
mod required;
mod tag;
mod union;
mod variant;

use super::kept::Inspected;
use super::operation_name::Renames;
use super::request::Asker;
use super::{Lowering, documentation};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{SchemaRequest, Type, TypeDefinition, TypeId, TypeKind};
use crate::schema::{Aspect, Gathered, Identity, Keyword, MAX_DEPTH, SchemaId, TypeName};
use enumeration::are_texts;
use plan::{Plan, Variants};
use variant::Branch;

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

    /// The type for places where nothing can be absent: a list's item, a map's value.
    fn into_type(self) -> Type {
        if self.nullable {
            Type::Nullable(Box::new(self.ty))
        } else {
            self.ty
        }
    }
}

/// How many lists, maps and `null`s may surround a type. rustc itself gives up a little beyond.
const MAX_NESTING: usize = 16;

/// How many types a tuple may consist of. Tuples have no names, so tuples of tuples are written out wherever they are: their
/// size can double with each schema of a document. Their items are in place, too, so this also limits the size of values.
const LARGEST: usize = 32;

/// Members that schemas have from others, by `allOf` or beside a choice, as far as a document of any size may have them. Their
/// number can double with each schema of a document, where that of all others cannot exceed the document.
const MAX_REPEATED: usize = 20_000;

/// A member more is allowed for so many bytes of the document.
const BYTES_OF_REPEATED: usize = 8;

/// A type is as much work as so many members.
const MEMBERS_OF_TYPE: usize = 10;

impl<'a> Lowering<'a, '_> {
    /// The type of a schema. `hint` is its name if it needs one and has none.
    pub(super) fn lower_schema(&mut self, schema: SchemaId, hint: &str) -> Lowered {
        self.lower_all(&[schema], hint)
    }

    /// The type of a member for which several schemas apply.
    fn lower_all(&mut self, schemas: &[SchemaId], hint: &str) -> Lowered {
        match self.gather_all(schemas) {
            Some(schema) => self.lower_gathered(&schema, hint),
            None => Lowered::of(Type::Value),
        }
    }

    /// Gathers schemas that all apply. The only schema of a member is gathered once, however many objects inherit the
    /// member.
    fn gather_all(&mut self, schemas: &[SchemaId]) -> Option<Gathered<'a>> {
        let [only] = schemas else {
            return Gathered::gather(self.schemas, self.diagnostics, schemas);
        };
        if let Some(known) = self.types.gathered.get(only) {
            return known.clone();
        }
        let schema = self.gather(*only);
        self.types.gathered.insert(*only, schema.clone());
        schema
    }

    fn gather(&mut self, schema: SchemaId) -> Option<Gathered<'a>> {
        Gathered::gather(self.schemas, self.diagnostics, &[schema])
    }

    fn lower_gathered(&mut self, schema: &Gathered<'a>, hint: &str) -> Lowered {
        if let Some(own) = self.own.of_schema(schema) {
            self.own.note(&own);
            let parts = schema.parts().map(|part| part.id);
            self.opened.replaced.extend(parts);
            return Lowered {
                ty: Type::Own(own),
                nullable: schema.allows_null(),
            };
        }
        let id = self.shared_id(schema);
        if let Some(known) = self.types.by_schema.get(&id).copied() {
            if schema.component().is_none() {
                self.share(known, schema, hint);
            }
            return Lowered {
                ty: Type::Named(known),
                nullable: schema.allows_null() || self.types.nullable.contains(&known),
            };
        }
        if self.types.untyped.contains(&id) {
            return Lowered::of(Type::Value);
        }
        let name = schema.component().unwrap_or(hint);
        let renamed = Renames(self.renames).of(name);
        let name = renamed.unwrap_or(name).to_owned();
        if let Some(again) = self.lower_again(schema, &name) {
            return again;
        }
        self.types.counted.all += 1;
        if !self.enter(schema) {
            self.types.counted.untyped += 1;
            return Lowered::of(Type::Value);
        }
        let file = schema.component().map(|_| schema.first().view.file());
        self.naming.enter(&name, file);
        let lowered = self.lower_kind(schema, &name);
        self.naming.leave();
        self.types.open.pop();
        let lowered = self.wrap(schema, lowered);
        if lowered.ty.any(&|ty| matches!(ty, Type::Named(_))) {
            let restrictions = self.restrictions(schema);
            let inspected = Inspected::find(schema, restrictions, &lowered.ty);
            self.types.inspected.extend(inspected);
        }
        self.types.counted.untyped +=
            usize::from(lowered.ty == Type::Value && schema.restricts_values());
        let reason = if nesting(&lowered.ty) > MAX_NESTING {
            "lists and maps nested this deep are not typed: they are given as JSON"
        } else if size(&lowered.ty) > LARGEST {
            "tuples with this many items within each other are not typed: they are given as JSON"
        } else {
            return lowered;
        };
        self.unsupported(schema.first(), reason);
        self.types.counted.untyped += 1;
        self.types.untyped.insert(id);
        Lowered::of(Type::Value)
    }

    /// The identity of a schema among those of other types.
    fn shared_id(&mut self, schema: &Gathered<'a>) -> Identity {
        schema.shared_id(&mut self.types.equal, self.schemas)
    }

    /// A list or map that contains itself gets a named type, because otherwise its type would be infinite.
    fn lower_again(&mut self, schema: &Gathered<'a>, name: &str) -> Option<Lowered> {
        let id = schema.id();
        if !self.types.open.contains(id) {
            return None;
        }
        let (ty, type_name) = self.begin(schema, name);
        self.types.wrappers.insert(id.clone(), (ty, type_name));
        Some(Lowered {
            ty: Type::Named(ty),
            nullable: schema.allows_null(),
        })
    }

    /// Completes a type whose name was requested while it was lowered.
    fn wrap(&mut self, schema: &Gathered<'a>, lowered: Lowered) -> Lowered {
        match self.types.wrappers.remove(schema.id()) {
            None => lowered,
            Some((id, name)) => {
                let ty = self.finish(id, name, schema, TypeKind::Wrapper(lowered.ty));
                Lowered { ty, ..lowered }
            }
        }
    }

    /// Records that a schema is being lowered. `false`, with a diagnostic, if schemas are nested too deep for the stack
    /// of a build.
    fn enter(&mut self, schema: &Gathered<'a>) -> bool {
        if self.types.open.len() >= MAX_DEPTH {
            let message = "schemas are nested too deep";
            let location = schema.first().location();
            self.diagnostics
                .push(Diagnostic::error(Code::TOO_DEEP, location, message));
            return false;
        }
        if repeats(schema) && self.types.repeated > self.max_repeated() {
            self.report_repeated(schema);
            return false;
        }
        self.types.open.push(schema.id().clone());
        true
    }

    /// How many members may be repeated in all.
    fn max_repeated(&self) -> usize {
        if self.types.repeated <= MAX_REPEATED {
            return MAX_REPEATED;
        }
        let files = self.schemas.sources.files();
        let bytes: usize = files.map(|file| file.text().len()).sum();
        MAX_REPEATED + bytes / BYTES_OF_REPEATED
    }

    /// Counts the members of a type, if they are not its schema's own.
    fn count_repeated(&mut self, schema: &Gathered<'a>, members: usize) {
        if repeats(schema) {
            self.types.repeated += MEMBERS_OF_TYPE + members;
        }
    }

    fn lower_kind(&mut self, schema: &Gathered<'a>, name: &str) -> Lowered {
        self.report_contradiction(schema);
        let ty = match self.plan(schema) {
            Plan::Value => {
                self.report_wrong(schema);
                Type::Value
            }
            Plan::Choice(variants) => return self.lower_choice(schema, variants, name),
            Plan::Only(only, nullable) => {
                let lowered = self.lower_gathered(&only, name);
                return Lowered {
                    nullable: lowered.nullable || nullable,
                    ..lowered
                };
            }
            Plan::OpenEnumeration(values, nullable) => {
                let ty = self.lower_enum(schema, &values, name, true);
                if let (Type::Named(id), true) = (&ty, nullable) {
                    self.types.nullable.insert(*id);
                }
                return Lowered { ty, nullable };
            }
            Plan::Enumeration(values) if self.tolerant && !are_texts(&values) => {
                self.lower_tolerant(schema, &values, name)
            }
            Plan::Enumeration(values) => self.lower_enum(schema, &values, name, false),
            Plan::Several(names) => self.lower_several(schema, &names, name),
            Plan::One(only) => self.lower_type(schema, only, name),
        };
        Lowered {
            // If only `null` is allowed, the type already says so.
            nullable: !matches!(ty, Type::Null) && schema.allows_null() && !schema.is_no_mapping(),
            ty,
        }
    }

    fn lower_choice(
        &mut self,
        schema: &Gathered<'a>,
        variants: Variants<'a>,
        name: &str,
    ) -> Lowered {
        let nullable = variants.nullable;
        let lowered = self.lower_variants(schema, variants, name);
        Lowered {
            nullable: lowered.nullable || nullable,
            ..lowered
        }
    }

    fn lower_type(&mut self, schema: &Gathered<'a>, ty: TypeName, name: &str) -> Type {
        match ty {
            TypeName::Null => Type::Null,
            TypeName::Boolean => Type::Bool,
            TypeName::Integer => Type::Integer(integer::width(schema, self.integers)),
            TypeName::Number => Type::F64,
            TypeName::String => self.lower_string(schema),
            TypeName::Array => self.lower_array(schema, name),
            TypeName::Object => self.lower_object(schema, name),
        }
    }

    /// A string, unless there is a user type for its format.
    fn lower_string(&mut self, schema: &Gathered<'a>) -> Type {
        let format = schema.text(Keyword::Format);
        let own = format.and_then(|format| self.own.of_format(format));
        own.unwrap_or(Type::String)
    }

    /// A choice between the types that the schema names.
    fn lower_several(&mut self, schema: &Gathered<'a>, names: &[TypeName], name: &str) -> Type {
        let has_number = names.contains(&TypeName::Number);
        let names = names
            .iter()
            .filter(|name| !(has_number && **name == TypeName::Integer));
        let branches: Vec<_> = names
            .map(|name| {
                let own = schema.clone().aspect(Aspect::Type(*name));
                let whole = own.clone();
                Branch { own, whole }
            })
            .collect();
        let variants = Variants {
            branches,
            tagging: None,
            nullable: false,
            is_exclusive: true,
            is_opened: false,
        };
        self.lower_variants(schema, variants, name).ty
    }

    /// Names a type before its parts are lowered, because they may refer to it.
    fn begin(&mut self, schema: &Gathered<'a>, name: &str) -> (TypeId, String) {
        let id = self.types.begin();
        let schema = self.shared_id(schema);
        self.types.by_schema.insert(schema, id);
        let name = self.naming.begin(id.0, name, &mut self.names);
        (id, name)
    }

    fn finish(&mut self, id: TypeId, name: String, schema: &Gathered<'a>, kind: TypeKind) -> Type {
        let documentation = documentation(&schema.texts());
        let request = self.request(&name, schema, Asker::Type(id));
        let definition = TypeDefinition {
            schema: request,
            name,
            documentation,
            kind,
            is_total: false,
            is_unused: false,
        };
        self.types.finish(id, definition);
        Type::Named(id)
    }

    /// Requires a schema in the generated module.
    fn request(&mut self, name: &str, schema: &Gathered<'a>, asker: Asker) -> SchemaRequest {
        // No schema of the document describes an item at any position.
        let origins = if schema.aspect_is_item() {
            Vec::new()
        } else {
            schema.origins().collect()
        };
        self.requests.add(name, origins, asker)
    }
}

/// Whether a type may have members that are also those of other types.
fn repeats(schema: &Gathered<'_>) -> bool {
    schema.id().is_combined() || schema.parts().nth(1).is_some()
}

/// How many types without parts are in a type.
fn size(ty: &Type) -> usize {
    match ty.parts() {
        [] => 1,
        parts => parts.iter().map(size).sum(),
    }
}

/// How many lists, maps and `null`s surround a type.
fn nesting(ty: &Type) -> usize {
    match ty.parts().iter().map(nesting).max() {
        Some(inner) => 1 + inner,
        None => 0,
    }
}
