//! The bodies of the generated module, for tools.

use super::paths::{Paths, Scope};
use super::tokens::ToTokens;
use crate::document::Side;
use crate::expansion::{BodyInfo, SchemaPlace};
use crate::ir::{Api, Codec, Content, Contents, Operation, Type};
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
        let request = operation.body.iter().flat_map(|body| {
            let bodies = self.json(operation, &body.contents, None);
            bodies.map(move |body| BodyInfo {
                sent_by_provider: request_by_provider,
                ..body
            })
        });
        let answers = operation.responses.iter().flat_map(|response| {
            let contents = response.body.iter();
            let status = response.status.to_string();
            contents.flat_map(move |contents| {
                let bodies = self.json(operation, contents, Some(status.clone()));
                bodies.map(move |body| BodyInfo {
                    sent_by_provider: !request_by_provider,
                    ..body
                })
            })
        });
        request.chain(answers).collect()
    }

    /// The JSON among the media types of a body.
    fn json<'a>(
        &'a self,
        operation: &'a Operation,
        contents: &'a Contents,
        response: Option<String>,
    ) -> impl Iterator<Item = BodyInfo> + 'a {
        // Among several media types, a body without its own type has no `BODY`.
        let is_only = contents.only().is_some();
        let is_json = move |content: &&Content| {
            let is_reachable = is_only || matches!(content.ty, Type::Named(_));
            is_reachable && matches!(content.codec, Codec::Json)
        };
        let all = contents.all.iter().filter(is_json);
        all.map(move |content| BodyInfo {
            module: operation.module.clone(),
            response: response.clone(),
            ty: self.type_text(&content.ty),
            is_named: matches!(content.ty, Type::Named(_)),
            media_type: content.media_type.clone(),
            schema: content.place.map(|place| self.place(place)),
            sent_by_provider: false,
        })
    }

    /// Types contain no keywords, so the spaces between tokens can be removed.
    fn type_text(&self, ty: &Type) -> String {
        let ty = self.paths.ty(ty, Scope::Root).into_token_stream();
        ty.to_string().replace(' ', "")
    }

    fn place(&self, place: Location) -> SchemaPlace {
        SchemaPlace {
            file: self.sources.file(place.file).path().to_owned(),
            pointer: self.sources.pointer(place),
        }
    }
}
