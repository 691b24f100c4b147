//! Turns the document into what is generated: gives names, and turns schemas into types.

mod boxes;
mod callback;
mod claims;
mod conformity;
mod content;
mod direction;
mod encoding;
mod endless;
mod enforced;
mod event;
mod examples;
mod facts;
mod kept;
mod key;
mod layout;
mod modules;
mod multipart;
mod naming;
mod operation;
mod operation_name;
mod others;
mod own;
mod parameter;
mod request;
mod route;
mod schema;
mod security;
mod shape;
mod sharing;
mod status;
mod tags;
mod types;
mod xml;

use std::rc::Rc;

use crate::assertion::{Entry, Exporter, Opened, Senders};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Side, Texts};
use crate::ir::{Api, Documentation, TypeDefinition};
use crate::names::Scope;
use crate::schema::Schemas;
use crate::settings::{Features, Integers, Settings};
use crate::source::SourceMap;
use callback::Operations;
use claims::Claims;
use enforced::Exported;
use multipart::Parts;
use naming::Naming;
use own::OwnTypes;
use request::{Asker, Requests};
use types::Types;

/// Lowers a document, pass by pass.
pub(crate) fn lower<'s>(
    schemas: &Schemas<'_, 's>,
    document: &Document<'s>,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Api {
    let mut lowering = Lowering::new(schemas, document, settings, diagnostics);
    let Operations {
        callbacks,
        mut operations,
        mut scope,
        type_scope,
    } = lowering.lower_operations(document);
    let listed = lowering.lower_listed(&settings.types, document);
    lowering.rename_types_with_parts();
    let serialization_module = scope.take(["serialization".to_owned()]);
    let own = &lowering.own;
    let replacements = own.used_replacements(settings, lowering.diagnostics);
    let Lowering {
        types,
        naming,
        mut requests,
        security,
        opened,
        ..
    } = lowering;
    let (counted, equal, inspected, mut types) = types.into_parts();
    rename(
        &mut types,
        &mut requests,
        naming,
        schemas.sources,
        type_scope,
    );
    let events = event::distinguish(
        &mut operations,
        &callbacks,
        &types,
        settings,
        &mut scope,
        diagnostics,
    );
    endless::cut(&mut types, &requests, schemas, diagnostics);
    kept::keep(&mut types, schemas, &inspected);
    tags::settle(&mut types, &operations, &listed);
    let senders = direction::relax(&mut types, &operations);
    boxes::insert(&mut types);
    report_depth(&types, &requests, schemas, diagnostics);
    let exporter = Exporter::new(schemas)
        .with_equal(equal)
        .with_asserted_formats(&settings.asserted_formats)
        .with_opened(opened)
        .with_strict(settings.strict);
    let requested = (&requests, settings.tolerant);
    let mut exported = export(exporter, requested, &senders, diagnostics);
    exported.enforce(&mut operations, &mut types);
    let facts = Rc::new(facts::find(&mut types));
    Api {
        title: document.title.map(str::to_owned),
        version: document.version.map(str::to_owned),
        callbacks,
        operations,
        groups: events.groups,
        endpoint: events.endpoint,
        types,
        facts,
        schemas: exported.schemas.iter().map(text_of).collect(),
        requested: exported.requested,
        counted,
        replacements,
        serialization_module,
        security_schemes: security.list,
        security_module: security.module,
    }
}

/// Warns of types that lie so deep within each other that rustc may give up on them.
fn report_depth(
    types: &[TypeDefinition],
    requests: &Requests,
    schemas: &Schemas<'_, '_>,
    diagnostics: &mut Diagnostics,
) {
    let Some((first, depth)) = boxes::too_deep(types) else {
        return;
    };
    let request = &requests.list[types[first.0].schema.0];
    let Some(schema) = request.schemas.first() else {
        return;
    };
    let location = schemas.get(*schema).location();
    let message = format!(
        "types may lie {depth} deep within `{}`, and rustc gives up at 128",
        types[first.0].name
    );
    let limit = (depth + 64).next_power_of_two();
    let help =
        format!("write `#![recursion_limit = \"{limit}\"]` at the top of your crate's first file");
    diagnostics.push(Diagnostic::warning(Code::TOO_DEEP, location, message).help(help));
}

/// Writes the required schemas, and finds the index of each.
fn export<'s>(
    mut exporter: Exporter<'_, 's>,
    (requests, tolerant): (&Requests, bool),
    senders: &[Senders],
    diagnostics: &mut Diagnostics,
) -> Exported<'s> {
    let requested = requests.list.iter().map(|request| {
        let senders = match request.asker {
            Asker::Type(id) => senders[id.0],
            Asker::Sender(side) => Senders {
                provider: side == Side::Provider,
                consumer: side == Side::Consumer,
                tolerant: false,
            },
        };
        let senders = Senders {
            tolerant: tolerant && !request.is_exact,
            ..senders
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

/// Gives types their final names, once all of them are known.
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

/// What is known while operations and the schemas of their payloads are lowered.
struct Lowering<'a, 's> {
    schemas: &'a Schemas<'a, 's>,
    diagnostics: &'a mut Diagnostics,
    strict: bool,
    /// The type of integers without bounds in the schema.
    integers: Integers,
    features: Features,
    tolerant: bool,
    /// The schemas that `tolerant` and user types extend.
    opened: Opened,
    /// Keys that replace those of callbacks.
    expressions: &'a [(String, String)],
    /// Names that replace those of the document.
    renames: &'a [(String, String)],
    types: Types<'a, 's>,
    /// The names of types so far, and how they were made.
    names: Scope,
    naming: Naming,
    own: OwnTypes,
    parts: Parts,
    requests: Requests,
    security: security::Schemes<'s>,
    /// The bytes of all layouts, and whether it was reported that they are too many.
    layouts: usize,
    told_layouts: bool,
    /// The bytes of all examples.
    repeated_examples: usize,
}

impl<'a, 's> Lowering<'a, 's> {
    fn new(
        schemas: &'a Schemas<'a, 's>,
        document: &Document<'s>,
        settings: &'a Settings,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            schemas,
            diagnostics,
            strict: settings.strict,
            integers: settings.integers,
            features: settings.features,
            tolerant: settings.tolerant,
            opened: Opened::default(),
            expressions: &settings.expressions,
            renames: &settings.renames,
            types: Types::default(),
            names: Scope::with_taken(own::reserved(settings)),
            naming: Naming::new(Claims::of_root(document)),
            own: OwnTypes::new(settings),
            parts: Parts::default(),
            requests: Requests::default(),
            security: security::Schemes::default(),
            layouts: 0,
            told_layouts: false,
            repeated_examples: 0,
        }
    }

    /// Reports something that is ignored or repaired: a warning, or an error under `strict`.
    fn lenient(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push_lenient(diagnostic, self.strict);
    }
}

fn documentation(texts: &Texts<'_>) -> Documentation {
    /// The maximum length of an example in a comment.
    const LONGEST: usize = 100;
    let example = texts.example.map(|example| example.to_json());
    // A backtick would end the code span of the example.
    let is_short = |example: &String| example.len() <= LONGEST && !example.contains(['`', '\n']);
    Documentation {
        summary: texts.summary.map(str::to_owned),
        description: texts.description.map(str::to_owned),
        deprecated: texts.deprecated,
        example: example.filter(is_short),
    }
}
