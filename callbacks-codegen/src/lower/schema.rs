//! Schemas become types.

use super::{Lowering, documentation};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Texts;
use crate::ir::{
    Field, Presence, StringEnum, Struct, Type, TypeDefinition, TypeId, TypeKind, UnknownMembers,
    Variant,
};
use crate::names::{self, Scope};
use crate::resolve;
use crate::source::View;

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

/// Constraints that no check is generated for yet.
const CONSTRAINTS: [&str; 23] = [
    "multipleOf",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "contains",
    "prefixItems",
    "maxProperties",
    "minProperties",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
    "unevaluatedItems",
    "not",
    "if",
];

/// Keywords that combine schemas.
const COMBINATORS: [&str; 3] = ["allOf", "oneOf", "anyOf"];

impl<'s> Lowering<'_, 's> {
    /// The type of a schema. `hint` names it if it needs a name and has none.
    pub(super) fn lower_schema(&mut self, schema: View<'s>, hint: &str) -> Lowered {
        let resolved = match resolve::resolve(self.sources, schema) {
            Ok(resolved) => resolved,
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                return Lowered::of(Type::Value);
            }
        };
        let name = resolved.reference.and_then(component_name);
        if let Some(own) = name
            .as_deref()
            .map(names::pascal)
            .filter(|own| self.own_names.contains(own))
        {
            let nullable = resolved.view.is_mapping() && allows_null(resolved.view);
            self.used_own_names.insert(own.clone());
            return Lowered {
                ty: Type::Own(own),
                nullable,
            };
        }
        if !self.enter(resolved.view) {
            return Lowered::of(Type::Value);
        }
        let lowered = match name {
            Some(name) => self.lower_node(resolved.view, &name, true),
            None => self.lower_node(resolved.view, hint, false),
        };
        self.open.pop();
        lowered
    }

    /// Notes that a schema is being lowered. `false`, with a diagnostic, when its type would contain itself without a
    /// name to stop at (a list of itself), or schemas are nested beyond what the stack of a build holds.
    fn enter(&mut self, schema: View<'s>) -> bool {
        let is_named = self.by_node.contains_key(&schema.id());
        if !is_named && self.open.contains(&schema.id()) {
            self.unsupported(
                schema,
                "a list or map of itself is not typed yet: it is given as JSON",
            );
            return false;
        }
        if self.open.len() >= MAX_DEPTH {
            let message = "schemas are nested too deep";
            self.diagnostics.push(Diagnostic::error(
                Code::TOO_DEEP,
                schema.location(),
                message,
            ));
            return false;
        }
        self.open.push(schema.id());
        true
    }

    fn lower_node(&mut self, schema: View<'s>, name: &str, is_component: bool) -> Lowered {
        if let Some(known) = self.by_node.get(&schema.id()) {
            return Lowered {
                ty: Type::Named(*known),
                nullable: allows_null(schema),
            };
        }
        if !schema.is_mapping() {
            return self.lower_boolean(schema);
        }
        if let Some(lowered) = self.lower_combined(schema, name) {
            return lowered;
        }
        self.note_constraints(schema);
        let nullable = allows_null(schema);
        let ty = self.lower_kind(schema, name, is_component);
        Lowered { ty, nullable }
    }

    fn lower_kind(&mut self, schema: View<'s>, name: &str, is_component: bool) -> Type {
        if let Some(texts) = string_values(schema) {
            return self.lower_enum(schema, &texts, name, is_component);
        }
        match type_name(schema) {
            Some("string") => Type::String,
            Some("boolean") => Type::Bool,
            Some("integer") => match format(schema) {
                Some("int32") => Type::I32,
                _ => Type::I64,
            },
            Some("number") => Type::F64,
            Some("array") => self.lower_array(schema, name),
            Some("object") => self.lower_object(schema, name, is_component),
            Some(_) => {
                self.unsupported(schema, "values of several types are not typed yet");
                Type::Value
            }
            None if schema.get("properties").is_some() => {
                self.lower_object(schema, name, is_component)
            }
            None if schema.get("items").is_some() => self.lower_array(schema, name),
            None => Type::Value,
        }
    }

    /// JSON Schema allows `true` and `false` as schemas: anything, or nothing.
    fn lower_boolean(&mut self, schema: View<'s>) -> Lowered {
        if schema.as_bool() != Some(true) {
            let message = match schema.as_bool() {
                Some(_) => "a schema that allows nothing is not typed yet".to_owned(),
                None => format!("expected a schema, found {}", schema.kind_name()),
            };
            self.unsupported(schema, &message);
        }
        Lowered::of(Type::Value)
    }

    /// `allOf` of one schema is that schema, and a choice between a schema and `null` is a nullable one. Other
    /// combinations are not typed yet.
    fn lower_combined(&mut self, schema: View<'s>, name: &str) -> Option<Lowered> {
        let (keyword, list) = COMBINATORS
            .into_iter()
            .find_map(|keyword| Some((keyword, schema.get(keyword)?)))?;
        let says_more = ["type", "properties", "enum", "items"]
            .iter()
            .any(|key| schema.get(key).is_some() && !(*key == "type" && keyword == "allOf"));
        let is_null = |branch: &View<'s>| type_name(*branch) == Some("null");
        let (nulls, others): (Vec<_>, Vec<_>) = list.items().partition(is_null);
        let is_simple = !says_more && others.len() == 1 && (keyword != "allOf" || nulls.is_empty());
        if is_simple {
            let inner = self.lower_schema(others[0], name);
            let nullable = inner.nullable || !nulls.is_empty() || allows_null(schema);
            return Some(Lowered {
                ty: inner.ty,
                nullable,
            });
        }
        let message = format!("`{keyword}` is not typed yet: the value is given as JSON");
        self.unsupported(schema.get(keyword).unwrap_or(schema), &message);
        Some(Lowered::of(Type::Value))
    }

    fn lower_array(&mut self, schema: View<'s>, name: &str) -> Type {
        let item = match schema.get("items") {
            Some(items) => self
                .lower_schema(items, &format!("{name} Item"))
                .into_type(),
            None => Type::Value,
        };
        Type::List(Box::new(item))
    }

    /// An object with named members is a struct; one without is a map.
    fn lower_object(&mut self, schema: View<'s>, name: &str, is_component: bool) -> Type {
        let properties = schema
            .get("properties")
            .filter(|map| map.entries().len() > 0);
        let Some(properties) = properties else {
            return match schema.get("additionalProperties") {
                Some(values) if values.as_bool() == Some(false) => {
                    self.lower_struct(schema, None, name, is_component)
                }
                Some(values) => {
                    let value = self
                        .lower_schema(values, &format!("{name} Value"))
                        .into_type();
                    Type::Map(Box::new(value))
                }
                None => Type::Map(Box::new(Type::Value)),
            };
        };
        self.lower_struct(schema, Some(properties), name, is_component)
    }

    fn lower_struct(
        &mut self,
        schema: View<'s>,
        properties: Option<View<'s>>,
        name: &str,
        is_component: bool,
    ) -> Type {
        let (id, type_name) = self.begin(schema, name, is_component);
        let mut scope = Scope::default();
        let required: Vec<_> = schema
            .get("required")
            .map(|list| list.items().filter_map(|item| item.as_text()).collect())
            .unwrap_or_default();
        let fields = properties
            .into_iter()
            .flat_map(|properties| properties.entries())
            .map(|(key, property)| {
                let field = scope.take([names::snake(key.text)]);
                let required = required.contains(&key.text);
                self.lower_field(&type_name, field, key.text, property, required)
            })
            .collect();
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
        property: View<'s>,
        required: bool,
    ) -> Field {
        let lowered = self.lower_schema(property, &format!("{owner} {json_name}"));
        let flag =
            |name| property.get(name).and_then(|flag: View<'s>| flag.as_bool()) == Some(true);
        // A value of any kind may be `null` without being anything else than a value.
        let nullable = lowered.nullable && lowered.ty != Type::Value;
        Field {
            name,
            json_name: json_name.to_owned(),
            ty: lowered.ty,
            presence: Presence { required, nullable },
            boxed: false,
            read_only: flag("readOnly"),
            write_only: flag("writeOnly"),
            documentation: documentation(&Texts::of(property)),
        }
    }

    fn lower_unknown(
        &mut self,
        schema: View<'s>,
        owner: &str,
        scope: &mut Scope,
    ) -> UnknownMembers {
        match schema.get("additionalProperties") {
            None => UnknownMembers::Skip,
            Some(values) if values.as_bool() == Some(false) => UnknownMembers::Refuse,
            Some(values) => {
                let ty = self
                    .lower_schema(values, &format!("{owner} Value"))
                    .into_type();
                UnknownMembers::Keep {
                    field: scope.take(["additional_properties".to_owned()]),
                    ty,
                }
            }
        }
    }

    fn lower_enum(
        &mut self,
        schema: View<'s>,
        texts: &[&'s str],
        name: &str,
        is_component: bool,
    ) -> Type {
        let (id, type_name) = self.begin(schema, name, is_component);
        let mut scope = Scope::default();
        let mut variants: Vec<Variant> = Vec::new();
        for text in texts {
            if !variants.iter().any(|known| known.text == *text) {
                let name = scope.take([names::pascal(text)]);
                variants.push(Variant {
                    name,
                    text: (*text).to_owned(),
                });
            }
        }
        self.finish(
            id,
            type_name,
            schema,
            TypeKind::Enum(StringEnum { variants }),
        )
    }

    /// Gives a type its name before its parts are lowered, because they may refer to it.
    fn begin(&mut self, schema: View<'s>, name: &str, is_component: bool) -> (TypeId, String) {
        let id = TypeId(self.types.len());
        self.types.push(None);
        self.by_node.insert(schema.id(), id);
        let name = names::pascal(name);
        let with_suffix = format!("{name}Payload");
        let is_kept = !is_component && self.component_names.contains(&name);
        let name = if is_kept {
            self.type_names.take([with_suffix])
        } else {
            self.type_names.take([name, with_suffix])
        };
        (id, name)
    }

    fn finish(&mut self, id: TypeId, name: String, schema: View<'s>, kind: TypeKind) -> Type {
        let texts = Texts::of(schema);
        let documentation = documentation(&texts);
        let origin = format!(
            "The schema at `{}`.",
            self.sources.pointer(schema.location())
        );
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

    fn note_constraints(&mut self, schema: View<'s>) {
        for keyword in CONSTRAINTS {
            if let Some(location) = schema.key_location(keyword) {
                self.note_unchecked(keyword, location);
            }
        }
        let has_other_values = schema.get("enum").is_some() || schema.get("const").is_some();
        if has_other_values && string_values(schema).is_none() {
            let keyword = if schema.get("enum").is_some() {
                "enum"
            } else {
                "const"
            };
            let location = schema.key_location(keyword).unwrap_or(schema.location());
            self.note_unchecked(keyword, location);
        }
    }
}

/// The last token of a reference into `components/schemas` or `$defs`, or the name of a file that is a schema.
fn component_name(reference: &str) -> Option<String> {
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    let token = match pointer.rsplit_once('/') {
        Some((_, token)) => token,
        None => file.rsplit('/').next()?.split('.').next()?,
    };
    let decoded = percent_encoding::percent_decode_str(token).decode_utf8_lossy();
    let name = decoded.replace("~1", "/").replace("~0", "~");
    // A reference into the middle of a schema (`#/…/items`) names nothing.
    let is_named =
        !matches!(name.as_str(), "" | "schema" | "items") && name.parse::<u32>().is_err();
    is_named.then_some(name)
}

/// `nullable` of 3.0, `null` among the types or values of 3.1.
fn allows_null(schema: View<'_>) -> bool {
    let flag = schema.get("nullable").and_then(|flag| flag.as_bool()) == Some(true);
    let typed = schema
        .get("type")
        .is_some_and(|types| types.items().any(|ty| ty.as_text() == Some("null")));
    let valued = schema.get("type").is_none()
        && schema
            .get("enum")
            .is_some_and(|values| values.items().any(|value| value.is_null()));
    flag || typed || valued
}

/// The one type that is not `null`; some other text when there are several.
fn type_name<'s>(schema: View<'s>) -> Option<&'s str> {
    let node = schema.get("type")?;
    if let Some(name) = node.as_text() {
        return Some(name);
    }
    let mut names = node
        .items()
        .filter_map(|item| item.as_text())
        .filter(|name| *name != "null");
    match (names.next(), names.next()) {
        (Some(only), None) => Some(only),
        _ => Some("several"),
    }
}

fn format<'s>(schema: View<'s>) -> Option<&'s str> {
    schema.get("format")?.as_text()
}

/// The values of an enumeration of strings; `null` among them is dealt with as a type.
fn string_values<'s>(schema: View<'s>) -> Option<Vec<&'s str>> {
    let is_string = type_name(schema).is_some_and(|name| name == "string");
    let is_untyped = schema.get("type").is_none();
    let text = |value: View<'s>| {
        if is_string {
            value.as_text()
        } else {
            value.as_str()
        }
    };
    if let Some(value) = schema.get("const") {
        return (is_string || is_untyped).then(|| text(value).map(|text| vec![text]))?;
    }
    let values = schema.get("enum").filter(|_| is_string || is_untyped)?;
    let texts: Option<Vec<_>> = values
        .items()
        .filter(|value| !value.is_null())
        .map(text)
        .collect();
    texts.filter(|texts| !texts.is_empty())
}
