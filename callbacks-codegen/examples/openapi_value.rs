//! What a build script does that holds its document as a value: here it is made in code, as an API framework makes it.
//! Prints the generated module.

use callbacks_codegen::{Settings, expand_openapi};
use openapiv3::{OpenAPI, Operation, PathItem, ReferenceOr, Response, Responses, StatusCode};

fn main() {
    let taken = Response {
        description: "Taken".to_owned(),
        ..Response::default()
    };
    let notify = Operation {
        operation_id: Some("orderPaid".to_owned()),
        responses: Responses {
            responses: [(StatusCode::Code(204), ReferenceOr::Item(taken.clone()))].into(),
            ..Responses::default()
        },
        ..Operation::default()
    };
    let callback = PathItem {
        post: Some(notify),
        ..PathItem::default()
    };
    let subscribe = Operation {
        responses: Responses {
            responses: [(StatusCode::Code(201), ReferenceOr::Item(taken))].into(),
            ..Responses::default()
        },
        callbacks: [(
            "orderPaid".to_owned(),
            [("{$request.query.url}".to_owned(), callback)].into(),
        )]
        .into(),
        ..Operation::default()
    };
    let orders = PathItem {
        post: Some(subscribe),
        ..PathItem::default()
    };
    let mut document = OpenAPI {
        openapi: "3.0.3".to_owned(),
        ..OpenAPI::default()
    };
    document.info.title = "Shop".to_owned();
    let paths = &mut document.paths.paths;
    paths.insert("/orders".to_owned(), ReferenceOr::Item(orders));

    // A build script calls `generate_openapi`, which writes a file and reports diagnostics to cargo.
    let expansion = expand_openapi(&Settings::new("openapi.json"), &document);
    for report in &expansion.diagnostics {
        println!("// {:?}: {}", report.severity, report.message);
    }
    println!("{}", expansion.to_source());
}
