//! Compares the reading of a 3.0 document with that of the `openapiv3` crate.

use openapiv3::{OpenAPI, ParameterSchemaOrContent, ReferenceOr, StatusCode};

use super::{Document, In, Nesting, Operation, Reader, Repeats, Schemes, Selection, Status};
use crate::diagnostic::Diagnostics;
use crate::settings::Settings;
use crate::source::{SourceMap, Texts};

/// What both know about an operation, in words.
#[derive(Debug, PartialEq, Eq)]
struct Facts {
    method: String,
    operation_id: Option<String>,
    summary: Option<String>,
    parameters: Vec<(String, String, bool, bool)>,
    body: Option<(bool, Vec<String>)>,
    responses: Vec<(String, Vec<String>)>,
}

fn ours(operation: &Operation<'_>) -> Facts {
    let place = |place| match place {
        In::Path => "path",
        In::Query => "query",
        In::Header => "header",
        In::Cookie => "cookie",
        In::Querystring => "querystring",
    };
    let media_types = |content: &[super::MediaType<'_>]| {
        content
            .iter()
            .map(|media_type| media_type.name.text.to_owned())
            .collect()
    };
    let mut responses: Vec<_> = operation.responses.iter().collect();
    responses.sort_by_key(|response| response.status);
    Facts {
        method: operation.method.to_lowercase(),
        operation_id: operation.operation_id.map(str::to_owned),
        summary: operation.texts.summary.map(str::to_owned),
        parameters: operation
            .parameters
            .iter()
            .map(|each| {
                let has_schema = each.schema.is_some();
                (
                    each.name.to_owned(),
                    place(each.place).to_owned(),
                    each.required,
                    has_schema,
                )
            })
            .collect(),
        body: operation
            .request_body
            .as_ref()
            .map(|body| (body.required, media_types(&body.content))),
        responses: responses
            .into_iter()
            .map(|response| (response.status.to_string(), media_types(&response.content)))
            .collect(),
    }
}

fn theirs(method: &str, operation: &openapiv3::Operation) -> Facts {
    let parameters = operation.parameters.iter().map(|parameter| {
        let parameter = parameter
            .as_item()
            .expect("the fixtures have no references here");
        let (data, place) = match parameter {
            openapiv3::Parameter::Path { parameter_data, .. } => (parameter_data, "path"),
            openapiv3::Parameter::Query { parameter_data, .. } => (parameter_data, "query"),
            openapiv3::Parameter::Header { parameter_data, .. } => (parameter_data, "header"),
            openapiv3::Parameter::Cookie { parameter_data, .. } => (parameter_data, "cookie"),
        };
        let has_schema = matches!(data.format, ParameterSchemaOrContent::Schema(_));
        (
            data.name.clone(),
            place.to_owned(),
            data.required,
            has_schema,
        )
    });
    let body = operation
        .request_body
        .as_ref()
        .and_then(ReferenceOr::as_item);
    let mut responses: Vec<_> = operation
        .responses
        .responses
        .iter()
        .map(|(status, response)| (their_status(status), response))
        .chain(
            operation
                .responses
                .default
                .iter()
                .map(|response| (Status::Default, response)),
        )
        .collect();
    responses.sort_by_key(|(status, _)| *status);
    Facts {
        method: method.to_owned(),
        operation_id: operation.operation_id.clone(),
        summary: operation.summary.clone(),
        parameters: parameters.collect(),
        body: body.map(|body| (body.required, body.content.keys().cloned().collect())),
        responses: responses
            .into_iter()
            .map(|(status, response)| {
                let response = response
                    .as_item()
                    .expect("the fixtures have no references here");
                (
                    status.to_string(),
                    response.content.keys().cloned().collect(),
                )
            })
            .collect(),
    }
}

fn their_status(status: &StatusCode) -> Status {
    match status {
        StatusCode::Code(code) => Status::Code(*code),
        StatusCode::Range(class) => Status::Range(*class),
    }
}

fn check(text: &str) {
    let texts = Texts::new();
    let sources = SourceMap::with_reader(&texts, Box::new(|_| Ok(text.as_bytes().to_vec())));
    let root = sources
        .load("document.yaml".as_ref())
        .expect("the fixture is a document");
    let mut diagnostics = Diagnostics::new();
    let selection = Selection::new(&Settings::new("document.yaml"));
    let mut reader = Reader {
        sources: &sources,
        diagnostics: &mut diagnostics,
        strict: false,
        selection,
        nesting: Nesting::default(),
        schemes: Schemes::default(),
        repeats: Repeats::default(),
    };
    let document = Document::read(&mut reader, root).expect("the fixture is read");
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let callbacks = document
        .callbacks
        .iter()
        .flat_map(|callback| &callback.keys);
    let found: Vec<_> = callbacks
        .flat_map(|key| key.path_item.operations.iter().map(ours))
        .collect();

    let known: OpenAPI =
        serde_json::from_str(&root.to_json()).expect("openapiv3 reads the fixture");
    let mut expected = Vec::new();
    for (_, _, operation) in known.operations() {
        for item in operation
            .callbacks
            .values()
            .flat_map(|callback| callback.values())
        {
            expected.extend(
                item.iter()
                    .map(|(method, operation)| theirs(method, operation)),
            );
        }
    }
    assert_eq!(found, expected);
    assert!(!found.is_empty());
}

#[test]
fn operations_are_read_as_openapiv3_reads_them() {
    check(include_str!("../../../tests/fixtures/items.yaml"));
    check(include_str!("../../../tests/fixtures/beer-orders.yaml"));
    check(include_str!("../../../tests/fixtures/store-ack.yaml"));
    check(include_str!("../../../tests/fixtures/payloads.yaml"));
}
