//! One operation, in words and as JSON.

use callbacks_codegen::Discriminator;
use callbacks_codegen::model::{Content, Model, Operation, Origin, Scheme};
use serde_json::{Value, json};

/// The media types of the body.
pub(crate) fn body(operation: &Operation) -> String {
    let Some(body) = &operation.body else {
        return String::new();
    };
    let types = body
        .contents
        .iter()
        .map(|content| content.media_type.as_str());
    let types: Vec<_> = types.collect();
    let optional = if body.is_required { "" } else { "?" };
    format!("{}{optional}", types.join(" or "))
}

/// The statuses of the declared answers.
pub(crate) fn answers(operation: &Operation) -> String {
    let statuses = operation
        .responses
        .iter()
        .map(|response| response.status.as_str());
    statuses.collect::<Vec<_>>().join(" ")
}

/// How the operation is distinguished from others at its URL.
pub(crate) fn event(operation: &Operation) -> String {
    let Some(event) = &operation.event else {
        return String::new();
    };
    let places = event.discriminators.iter().zip(&event.values);
    let places = places.filter_map(|(place, values)| {
        let values = values.as_ref()?.join("|");
        Some(format!("{}={values}", short(place)))
    });
    places.collect::<Vec<_>>().join(" ")
}

/// The place of a value, in the words of flags.
fn short(place: &Discriminator) -> String {
    match place {
        Discriminator::Header(name) => name.clone(),
        Discriminator::Pointer(pointer) => pointer.clone(),
        Discriminator::Query(name) => format!("?{name}"),
    }
}

/// Security, parameters, the Rust method, and the place.
pub(super) fn details(operation: &Operation) -> Vec<String> {
    let parameters = operation.parameters.iter().map(|parameter| {
        let optional = if parameter.is_required { "" } else { "?" };
        format!("{} {}{optional}", parameter.location.name(), parameter.name)
    });
    let place = &operation.place;
    vec![
        security(operation),
        parameters.collect::<Vec<_>>().join(", "),
        operation.method_name.clone(),
        format!("{}:{}", place.file.display(), place.line),
    ]
}

fn security(operation: &Operation) -> String {
    let all = |schemes: &Vec<Scheme>| match schemes.as_slice() {
        [] => "none".to_owned(),
        schemes => {
            let names = schemes
                .iter()
                .map(|scheme| format!("{} ({})", scheme.name, scheme.kind));
            names.collect::<Vec<_>>().join(" and ")
        }
    };
    let alternatives = operation.security.iter().map(all);
    alternatives.collect::<Vec<_>>().join(" or ")
}

/// Everything about an operation, for programs.
pub(crate) fn to_json(operation: &Operation, model: &Model) -> Value {
    let schema = |content: &Content| model.schemas.get(content.schema).map(|schema| &schema.name);
    let contents = |contents: &[Content]| -> Vec<Value> {
        let contents = contents.iter();
        contents
            .map(|content| json!({"mediaType": content.media_type, "schema": schema(content)}))
            .collect()
    };
    let parameters = operation.parameters.iter().map(
        |each| json!({"name": each.name, "in": each.location.name(), "required": each.is_required}),
    );
    let answers = operation.responses.iter().map(|each| {
        json!({"status": each.status, "body": contents(&each.contents), "description": each.description})
    });
    let identity = operation
        .identity
        .iter()
        .map(|(place, value)| json!({"at": short(place), "value": value}));
    let security = operation.security.iter().map(|schemes| {
        let schemes = schemes.iter();
        let schemes = schemes
            .map(|each| json!({"name": each.name, "kind": each.kind, "scopes": each.scopes}));
        schemes.collect::<Value>()
    });
    let place = &operation.place;
    json!({
        "name": operation.name,
        "operationId": operation.operation_id,
        "kind": if matches!(operation.origin, Origin::Callback(_)) { "callback" } else { "webhook" },
        "callback": callback(&operation.origin),
        "webhook": match &operation.origin { Origin::Webhook(name) => Some(name), _ => None },
        "sentBy": if operation.is_sent_by_provider { "provider" } else { "consumer" },
        "method": operation.method,
        "route": operation.route,
        "summary": operation.summary,
        "deprecated": operation.is_deprecated,
        "parameters": parameters.collect::<Value>(),
        "body": operation.body.as_ref().map(|body| json!({
            "required": body.is_required,
            "contents": contents(&body.contents),
        })),
        "answers": answers.collect::<Value>(),
        "identity": identity.collect::<Value>(),
        "security": security.collect::<Value>(),
        "rust": operation.method_name,
        "place": {
            "file": place.file.display().to_string(),
            "line": place.line,
            "column": place.column,
            "pointer": place.pointer,
        },
    })
}

fn callback(origin: &Origin) -> Value {
    let Origin::Callback(callback) = origin else {
        return Value::Null;
    };
    json!({
        "name": callback.name,
        "key": callback.written_key,
        "evaluableKey": callback.key.as_ref().map(|key| &key.text),
        "parent": format!("{} {}", callback.parent_method, callback.parent_path),
    })
}
