//! What is allowed in a document, but makes callbacks hard to use.

use callbacks_codegen::model::{Model, Operation, Origin};

use super::finding::Finding;

/// The findings of a document, without those that the generator has reported at the same place.
pub(super) fn lint(model: &Model, reported: &[Finding]) -> Vec<Finding> {
    let mut found = Vec::new();
    for operation in &model.operations {
        found.extend(unevaluable(operation));
        found.extend(no_success(operation));
        found.extend(no_id(operation));
        found.extend(plain_http(operation));
    }
    // One finding for each place and rule, also for a path item that several callbacks share.
    let mut rest: Vec<Finding> = Vec::new();
    for finding in found {
        let place = finding.place.as_ref();
        let is_known =
            |other: &Finding| other.place == finding.place && other.message == finding.message;
        let is_reported = finding.code == "unevaluable-key"
            && place.is_some_and(|place| reported.iter().any(|each| each.is_at(place)));
        if !is_reported && !rest.iter().rev().take(64).any(is_known) {
            rest.push(finding);
        }
    }
    rest
}

fn unevaluable(operation: &Operation) -> Option<Finding> {
    let Origin::Callback(callback) = &operation.origin else {
        return None;
    };
    if callback.key.is_some() {
        return None;
    }
    let message = format!(
        "the key `{}` of `{}` cannot be evaluated",
        callback.written_key, callback.name
    );
    let help = "write an expression such as `{$request.body#/callbackUrl}`, so that providers find the URL";
    Some(Finding::warning(
        "unevaluable-key",
        &operation.place,
        message,
        help,
    ))
}

fn no_success(operation: &Operation) -> Option<Finding> {
    let is_success =
        |status: &str| status.starts_with('2') || status.starts_with('3') || status == "default";
    if operation
        .responses
        .iter()
        .any(|response| is_success(&response.status))
    {
        return None;
    }
    let message = format!("`{}` declares no answer for success", operation.name);
    let help = "declare the answer of a consumer that took the message, such as `204`";
    Some(Finding::warning(
        "no-success-answer",
        &operation.place,
        message,
        help,
    ))
}

fn no_id(operation: &Operation) -> Option<Finding> {
    if operation.operation_id.is_some() {
        return None;
    }
    let message = format!("the operation of `{}` has no `operationId`", operation.name);
    let help = "add one: generated code is named by it, and the name does not change with the key";
    Some(Finding::warning(
        "no-operation-id",
        &operation.place,
        message,
        help,
    ))
}

fn plain_http(operation: &Operation) -> Option<Finding> {
    let Origin::Callback(callback) = &operation.origin else {
        return None;
    };
    let server = callback.key.as_ref().and_then(|key| key.server.as_deref());
    let urls = [Some(callback.written_key.as_str()), server];
    let url = urls
        .into_iter()
        .flatten()
        .find(|url| url.starts_with("http://"))?;
    let message = format!("`{}` is sent to `{url}` without encryption", callback.name);
    let help = "write `https`: others can read and change what is sent over `http`";
    Some(Finding::warning(
        "plain-http",
        &operation.place,
        message,
        help,
    ))
}
