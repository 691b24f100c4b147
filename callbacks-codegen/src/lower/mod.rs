//! From the document to what is generated: names are given and schemas become types.

mod boxes;
mod callback;
mod claims;
mod conformity;
mod content;
mod direction;
mod encoding;
mod enforced;
mod event;
mod examples;
mod kept;
mod key;
mod layout;
mod multipart;
mod naming;
mod operation;
mod others;
mod parameter;
mod request;
mod schema;
mod security;
mod shape;
mod sharing;
mod status;
mod xml;

use std::collections::{HashMap, HashSet};

use rustc_hash::FxHashMap;

use crate::assertion::{Entry, Exporter, Senders};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Side, Texts};
use crate::ir::{Api, Documentation, SchemaCount, Type, TypeDefinition, TypeId, TypeKind};
use crate::names::{self, Scope};
use crate::schema::{Equal, EqualSchemas, Gathered, Identity, SchemaId, Schemas};
use crate::settings::Settings;
use crate::source::SourceMap;
use claims::Claims;
use enforced::Exported;
use naming::Naming;
use request::{Asker, Requests};

/// Lowers a document.
pub(crate) fn lower<'s>(
    schemas: &Schemas<'_, 's>,
    document: &Document<'s>,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Api {
    let sources = schemas.sources;
    let mut lowering = Lowering {
        sources,
        schemas,
        diagnostics,
        strict: settings.strict,
        expressions: &settings.expressions,
        used_own_names: HashSet::new(),
        types: Vec::new(),
        by_node: FxHashMap::default(),
        equal: Equal::default(),
        gathered: FxHashMap::default(),
        nullable_types: HashSet::new(),
        with_parts: HashMap::new(),
        given_parts: Vec::new(),
        open: Vec::new(),
        type_names: Scope::with_taken(reserved(settings)),
        own_names: settings.own_types.clone(),
        formats: settings
            .formats
            .iter()
            .map(|(format, _)| format.clone())
            .collect(),
        naming: Naming::new(Claims::of_root(document)),
        wrappers: FxHashMap::default(),
        requests: Requests::default(),
        security: security::Schemes::default(),
        combined: 0,
        counted: SchemaCount::default(),
    };
    lowering.names_of_replacements(settings);
    let (callbacks, mut operations, mut scope, names) = lowering.lower_operations(document);
    let serialization_module = scope.take(["serialization".to_owned()]);
    lowering.rename_types_with_parts();
    let replacements = lowering.used_replacements(settings);
    let mut requests = std::mem::take(&mut lowering.requests);
    let security = std::mem::take(&mut lowering.security);
    let naming = lowering.naming;
    let counted = lowering.counted;
    let equal = lowering.equal.into_schemas();
    let mut types: Vec<_> = lowering
        .types
        .into_iter()
        .map(|definition| definition.expect("every type that was begun is finished"))
        .collect();
    rename(&mut types, &mut requests, naming, sources, names);
    let events = event::tell_apart(
        &mut operations,
        &callbacks,
        &types,
        &settings.dispatch,
        &mut scope,
        diagnostics,
    );
    kept::keep(&mut types);
    let senders = direction::relax(&mut types, &operations);
    boxes::insert(&mut types);
    let mut exported = export(schemas, equal, &requests, &senders, diagnostics);
    let conformities = exported.leave_out(&mut operations, &types);
    for (definition, conformity) in types.iter_mut().zip(conformities) {
        if let TypeKind::Struct(object) = &mut definition.kind {
            object.conformity = conformity;
        }
    }
    let Exported {
        schemas: exported,
        requested,
    } = exported;
    Api {
        title: document.title.map(str::to_owned),
        version: document.version.map(str::to_owned),
        callbacks,
        operations,
        groups: events.groups,
        endpoint: events.endpoint,
        types,
        schemas: exported.iter().map(text_of).collect(),
        requested,
        counted,
        replacements,
        serialization_module,
        security_schemes: security.list,
        security_module: security.module,
    }
}

/// Writes the schemas that were asked for, and finds where each is.
fn export<'s>(
    schemas: &Schemas<'_, 's>,
    equal: EqualSchemas,
    requests: &Requests,
    senders: &[Senders],
    diagnostics: &mut Diagnostics,
) -> Exported<'s> {
    let mut exporter = Exporter::new(schemas).with_equal(equal);
    let requested = requests.list.iter().map(|request| {
        let senders = match request.asker {
            Asker::Type(id) => senders[id.0],
            Asker::Sender(side) => Senders {
                provider: side == Side::Provider,
                consumer: side == Side::Consumer,
            },
        };
        exporter.entry(&request.name, &request.schemas, senders).0
    });
    let requested = requested.collect();
    Exported {
        schemas: exporter.finish(diagnostics),
        requested,
    }
}

/// A schema of the module with its name, as JSON.
fn text_of(entry: &Entry<'_>) -> (String, String) {
    (entry.name.to_string(), entry.assertion.to_string())
}

/// Gives types the names that are due when all that is reached is known.
fn rename(
    types: &mut [TypeDefinition],
    requests: &mut Requests,
    naming: Naming,
    sources: &SourceMap<'_>,
    scope: Scope,
) {
    let given: Vec<_> = types.iter().map(|each| each.name.as_str()).collect();
    let Some(names) = naming.again(sources, &given, scope) else {
        return;
    };
    requests.rename(&given, &names);
    for (each, name) in types.iter_mut().zip(names) {
        each.name = name;
    }
}

/// Names of types that the module has besides those of schemas.
fn reserved(settings: &Settings) -> Vec<String> {
    let own = settings.own_types.iter().cloned();
    let formats = settings
        .formats
        .iter()
        .map(|(format, _)| format_alias(format));
    let traits = [
        "CallbackHandler",
        "CallbackSender",
        "NestedCallbackHandler",
        "NestedCallbackSender",
    ];
    own.chain(formats)
        .chain(traits.map(str::to_owned))
        .collect()
}

/// The name under which the module knows the user's type of a format.
fn format_alias(format: &str) -> String {
    names::pascal(&format!("{format} Format"))
}

/// What lowering knows while it goes on.
struct Lowering<'a, 's> {
    sources: &'a SourceMap<'s>,
    schemas: &'a Schemas<'a, 's>,
    diagnostics: &'a mut Diagnostics,
    strict: bool,
    /// Keys that stand in for those of callbacks.
    expressions: &'a [(String, String)],
    /// `None` while a type is being lowered, which may refer to itself.
    types: Vec<Option<TypeDefinition>>,
    /// One schema is one type, whoever refers to it.
    by_node: FxHashMap<Identity, TypeId>,
    /// Which schemas say the same.
    equal: Equal<'s>,
    /// Lists and maps that contain themselves, while they are lowered: the types that they will be.
    wrappers: FxHashMap<Identity, (TypeId, String)>,
    requests: Requests,
    security: security::Schemes<'s>,
    /// Schemas with all that must hold beside them.
    gathered: FxHashMap<SchemaId, Option<Gathered<'a>>>,
    /// Choices that allow `null` as one of their branches.
    nullable_types: HashSet<TypeId>,
    /// Types of multipart bodies with binary parts, by schema and by the names of those parts.
    with_parts: HashMap<(SchemaId, Vec<Option<String>>), Type>,
    /// The schemas whose types were given such parts.
    given_parts: Vec<(Identity, TypeId)>,
    /// The schemas that are being lowered, from the outermost in.
    open: Vec<Identity>,
    type_names: Scope,
    /// The names that the user's own items have.
    own_names: Vec<String>,
    /// The formats whose strings have a type of the user's own.
    formats: HashSet<String>,
    /// Those of the names that stand in for a schema or a format.
    used_own_names: HashSet<String>,
    naming: Naming,
    /// How many types are of members on which several schemas have a say.
    combined: usize,
    counted: SchemaCount,
}

impl Lowering<'_, '_> {
    /// A replacement is a type of the user's own, under the name of its schema.
    fn names_of_replacements(&mut self, settings: &Settings) {
        self.own_names.extend(
            settings
                .replacements
                .iter()
                .map(|(schema, _)| names::pascal(schema)),
        );
    }

    /// The replacements that something refers to; one that nothing does is a mistake.
    fn used_replacements(&mut self, settings: &Settings) -> Vec<(String, String)> {
        let mut used = Vec::new();
        for (schema, path) in &settings.replacements {
            let name = names::pascal(schema);
            if self.used_own_names.contains(&name) {
                used.push((name, path.clone()));
                continue;
            }
            let message =
                format!("`replace` names `{schema}`, but no schema of that name is reached");
            self.diagnostics
                .push(Diagnostic::without_place(Code::UNKNOWN_SELECTION, message));
        }
        for (format, path) in &settings.formats {
            let name = format_alias(format);
            if self.used_own_names.contains(&name) {
                used.push((name, path.clone()));
                continue;
            }
            let message = format!("`format` names `{format}`, but no string of it is reached");
            self.diagnostics
                .push(Diagnostic::without_place(Code::UNKNOWN_SELECTION, message));
        }
        used
    }

    /// The user's own type of strings of a format.
    fn format_type(&mut self, format: &str) -> Option<Type> {
        self.formats.contains(format).then(|| {
            let name = format_alias(format);
            self.used_own_names.insert(name.clone());
            Type::Own(name)
        })
    }

    /// Says what is passed over or repaired: a warning, or an error where the user wants it strict.
    fn lenient(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push_lenient(diagnostic, self.strict);
    }
}

fn documentation(texts: &Texts<'_>) -> Documentation {
    /// Characters of an example that a line of a comment still has room for.
    const LONGEST: usize = 100;
    let example = texts.example.map(|example| example.to_json());
    // A backtick would end the code that the example is written as.
    let is_short = |example: &String| example.len() <= LONGEST && !example.contains(['`', '\n']);
    Documentation {
        summary: texts.summary.map(str::to_owned),
        description: texts.description.map(str::to_owned),
        deprecated: texts.deprecated,
        example: example.filter(is_short),
    }
}
