//! From the document to what is generated: names are given and schemas become types.

mod boxes;
mod callback;
mod content;
mod direction;
mod encoding;
mod layout;
mod multipart;
mod operation;
mod parameter;
mod schema;
mod status;
mod xml;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Texts};
use crate::ir::{Api, Documentation, Type, TypeDefinition, TypeId};
use crate::names::{self, Scope};
use crate::settings::Settings;
use crate::source::{Location, NodeId, SourceMap};

/// Lowers a document.
pub(crate) fn lower(
    sources: &SourceMap<'_>,
    document: &Document<'_>,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Api {
    let mut lowering = Lowering {
        sources,
        diagnostics,
        strict: settings.strict,
        expressions: &settings.expressions,
        used_own_names: HashSet::new(),
        types: Vec::new(),
        by_node: HashMap::new(),
        nullable_types: HashSet::new(),
        with_parts: HashMap::new(),
        given_parts: Vec::new(),
        open: Vec::new(),
        type_names: Scope::with_taken(reserved(settings)),
        own_names: settings.own_types.clone(),
        component_names: document
            .schema_names
            .iter()
            .map(|name| names::pascal(name))
            .collect(),
        unchecked: BTreeMap::new(),
        combined: 0,
    };
    lowering.names_of_replacements(settings);
    let (callbacks, operations, serialization_module) = lowering.lower_operations(document);
    lowering.rename_types_with_parts();
    lowering.report_unchecked();
    let replacements = lowering.used_replacements(settings);
    let mut types: Vec<_> = lowering
        .types
        .into_iter()
        .map(|definition| definition.expect("every type that was begun is finished"))
        .collect();
    direction::relax(&mut types, &operations);
    boxes::insert(&mut types);
    Api {
        title: document.title.map(str::to_owned),
        version: document.version.map(str::to_owned),
        callbacks,
        operations,
        types,
        replacements,
        serialization_module,
    }
}

/// Names of types that the module has besides those of schemas.
fn reserved(settings: &Settings) -> Vec<String> {
    let own = settings.own_types.iter().cloned();
    let traits = [
        "CallbackHandler",
        "CallbackSender",
        "NestedCallbackHandler",
        "NestedCallbackSender",
    ];
    own.chain(traits.map(str::to_owned)).collect()
}

/// What lowering knows while it goes on.
struct Lowering<'a, 's> {
    sources: &'a SourceMap<'s>,
    diagnostics: &'a mut Diagnostics,
    strict: bool,
    /// Keys that stand in for those of callbacks.
    expressions: &'a [(String, String)],
    /// `None` while a type is being lowered, which may refer to itself.
    types: Vec<Option<TypeDefinition>>,
    /// One schema is one type, whoever refers to it.
    by_node: HashMap<Vec<NodeId>, TypeId>,
    /// Choices that allow `null` as one of their branches.
    nullable_types: HashSet<TypeId>,
    /// Types of multipart bodies with binary parts, by schema and by the names of those parts.
    with_parts: HashMap<(NodeId, Vec<Option<String>>), Type>,
    /// The schemas whose types were given such parts.
    given_parts: Vec<(Vec<NodeId>, TypeId)>,
    /// The schemas that are being lowered, from the outermost in.
    open: Vec<Vec<NodeId>>,
    type_names: Scope,
    /// The names that the user's own items have.
    own_names: Vec<String>,
    /// Those of them that stand in for a schema.
    used_own_names: HashSet<String>,
    /// The names that the document's own schemas have, which no inline schema takes.
    component_names: HashSet<String>,
    /// Keywords that no check is generated for: where each first occurs, and how often.
    unchecked: BTreeMap<&'static str, (Location, usize)>,
    /// How many types are of members on which several schemas have a say.
    combined: usize,
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
        used
    }

    fn note_unchecked(&mut self, keyword: &'static str, location: Location) {
        self.unchecked.entry(keyword).or_insert((location, 0)).1 += 1;
    }

    /// One warning for each keyword: a document may use it a thousand times.
    fn report_unchecked(&mut self) {
        for (keyword, (location, count)) in std::mem::take(&mut self.unchecked) {
            let places = if count == 1 {
                "1 place".to_owned()
            } else {
                format!("{count} places")
            };
            let message = format!("`{keyword}` is not checked yet ({places})");
            self.diagnostics.push(
                Diagnostic::warning(Code::UNCHECKED_KEYWORD, location, message)
                    .label("here first")
                    .help("values are accepted that the schema refuses: check them in the handler"),
            );
        }
    }

    /// Says what is passed over or repaired: a warning, or an error where the user wants it strict.
    fn lenient(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push_lenient(diagnostic, self.strict);
    }
}

fn documentation(texts: &Texts<'_>) -> Documentation {
    Documentation {
        summary: texts.summary.map(str::to_owned),
        description: texts.description.map(str::to_owned),
        deprecated: texts.deprecated,
    }
}
