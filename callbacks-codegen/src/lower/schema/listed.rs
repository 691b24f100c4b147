//! Schemas that the user names, even if no callback reaches them.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::ir::Type;
use crate::lower::Lowering;
use crate::names;

impl<'s> Lowering<'_, 's> {
    /// The types of schemas, by their names.
    pub(in crate::lower) fn lower_listed(
        &mut self,
        listed: &[String],
        document: &Document<'s>,
    ) -> Vec<Type> {
        let components = document.root.pointer("/components/schemas");
        let mut types = Vec::new();
        for name in listed {
            let Some(view) = components.and_then(|components| components.get(name)) else {
                let message = format!("`types` names `{name}`, but no schema has that name");
                let diagnostic = Diagnostic::without_place(Code::UNKNOWN_SELECTION, message);
                let known = document.schema_names.iter().copied();
                self.diagnostics.push(match names::nearest(name, known) {
                    Some(nearest) => diagnostic.help(format!("there is `{nearest}`")),
                    None => diagnostic,
                });
                continue;
            };
            let Some(schema) = self.gather(self.schemas.id(view)) else {
                continue;
            };
            let schema = match schema.component() {
                Some(_) => schema,
                None => schema.named(Some(name.clone())),
            };
            let lowered = self.lower_gathered(&schema, name);
            if !matches!(lowered.ty, Type::Named(_) | Type::Own(_)) {
                let message = format!("`types` names `{name}`, which needs no type of its own");
                let place = view.location();
                let warning = Diagnostic::warning(Code::UNKNOWN_SELECTION, place, message);
                self.diagnostics
                    .push(warning.label("no object, enumeration or choice"));
            }
            types.push(lowered.ty);
        }
        types
    }
}
