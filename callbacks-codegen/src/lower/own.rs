//! User types, which replace those of schemas and formats.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::Type;
use crate::names;
use crate::schema::Gathered;
use crate::settings::Settings;

/// The names of user types.
#[derive(Debug)]
pub(super) struct OwnTypes {
    /// The names of the user's items.
    names: Vec<String>,
    /// The formats with a user type.
    formats: HashSet<String>,
    /// The names that replace a schema or a format.
    used: HashSet<String>,
}

impl OwnTypes {
    pub(super) fn new(settings: &Settings) -> Self {
        // A replacement is a user type with the name of its schema.
        let replaced = settings.replacements.iter();
        let replaced = replaced.map(|(schema, _)| names::pascal(schema));
        let formats = settings.formats.iter().map(|(format, _)| format.clone());
        Self {
            names: settings.own_types.iter().cloned().chain(replaced).collect(),
            formats: formats.collect(),
            used: HashSet::new(),
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.names.iter()
    }

    /// The user type that replaces a schema.
    pub(super) fn of_schema(&self, schema: &Gathered<'_>) -> Option<String> {
        if self.names.is_empty() {
            return None;
        }
        let name = names::pascal(schema.component()?);
        self.names.contains(&name).then_some(name)
    }

    /// Records that a name replaces a schema.
    pub(super) fn note(&mut self, name: &str) {
        self.used.insert(name.to_owned());
    }

    /// Whether there is a user type for a format.
    pub(super) fn has_format(&self, format: &str) -> bool {
        self.formats.contains(format)
    }

    /// The user type for strings of a format.
    pub(super) fn of_format(&mut self, format: &str) -> Option<Type> {
        self.has_format(format).then(|| {
            let name = format_alias(format);
            self.note(&name);
            Type::Own(name)
        })
    }

    /// The replacements that are used. An unused one is a mistake.
    pub(super) fn used_replacements(
        &self,
        settings: &Settings,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(String, String)> {
        let mut used = Vec::new();
        for (schema, path) in &settings.replacements {
            let name = names::pascal(schema);
            if self.used.contains(&name) {
                used.push((name, path.clone()));
                continue;
            }
            let message =
                format!("`replace` names `{schema}`, but no schema of that name is reached");
            diagnostics.push(Diagnostic::without_place(Code::UNKNOWN_SELECTION, message));
        }
        for (format, path) in &settings.formats {
            let name = format_alias(format);
            if self.used.contains(&name) {
                used.push((name, path.clone()));
                continue;
            }
            let message = format!("`format` names `{format}`, but no string of it is reached");
            diagnostics.push(Diagnostic::without_place(Code::UNKNOWN_SELECTION, message));
        }
        used
    }
}

/// Names that the module uses in addition to those of schemas.
pub(super) fn reserved(settings: &Settings) -> Vec<String> {
    let own = settings.own_types.iter().cloned();
    let formats = settings.formats.iter();
    let formats = formats.map(|(format, _)| format_alias(format));
    let traits = [
        "CallbackHandler",
        "CallbackSender",
        "NestedCallbackHandler",
        "NestedCallbackSender",
    ];
    let dynamic = settings
        .dynamic
        .then(|| traits.map(|name| format!("Dyn{name}")));
    own.chain(formats)
        .chain(traits.map(str::to_owned))
        .chain(dynamic.into_iter().flatten())
        .collect()
}

/// The name of the user's type for a format, within the module.
fn format_alias(format: &str) -> String {
    names::pascal(&format!("{format} Format"))
}
