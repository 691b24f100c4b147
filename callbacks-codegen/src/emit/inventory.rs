//! What the generated module reads and writes, for tools that work with it.

use super::paths::{Paths, Scope};
use crate::document::Side;
use crate::expansion::{BodyInfo, SchemaPlace};
use crate::ir::{Api, Operation, Type};
use crate::settings::Settings;
use crate::source::{Location, SourceMap};

/// The JSON bodies of all operations.
pub(crate) fn bodies(api: &Api, settings: &Settings, sources: &SourceMap<'_>) -> Vec<BodyInfo> {
    let paths = Paths::new(api, settings);
    let inventory = Inventory {
        paths: &paths,
        sources,
    };
    let operations = api.operations.iter();
    operations
        .flat_map(|operation| inventory.of_operation(operation))
        .collect()
}

struct Inventory<'a, 's> {
    paths: &'a Paths,
    sources: &'a SourceMap<'s>,
}

impl Inventory<'_, '_> {
    fn of_operation(&self, operation: &Operation) -> Vec<BodyInfo> {
        let request_by_provider = operation.sent_by == Side::Provider;
        let request = operation.body.as_ref().map(|body| BodyInfo {
            sent_by_provider: request_by_provider,
            ..self.body(operation, &body.ty, &body.media_type, body.schema)
        });
        let answers = operation.responses.iter().filter_map(|response| {
            let (ty, media_type) = response.body.as_ref()?;
            Some(BodyInfo {
                response: Some(response.status.to_string()),
                sent_by_provider: !request_by_provider,
                ..self.body(operation, ty, media_type, response.schema)
            })
        });
        request.into_iter().chain(answers).collect()
    }

    fn body(
        &self,
        operation: &Operation,
        ty: &Type,
        media_type: &str,
        schema: Option<Location>,
    ) -> BodyInfo {
        BodyInfo {
            module: operation.module.clone(),
            response: None,
            ty: self.type_text(ty),
            is_named: matches!(ty, Type::Named(_)),
            media_type: media_type.to_owned(),
            schema: schema.map(|place| self.place(place)),
            sent_by_provider: false,
        }
    }

    /// Types have no keywords in them that would need the space that tokens are printed with.
    fn type_text(&self, ty: &Type) -> String {
        self.paths.ty(ty, Scope::Root).to_string().replace(' ', "")
    }

    fn place(&self, place: Location) -> SchemaPlace {
        SchemaPlace {
            file: self.sources.file(place.file).path().to_owned(),
            pointer: self.sources.pointer(place),
        }
    }
}
