//! Path Items and Operations.

use super::content::RequestBody;
use super::fields;
use super::parameter::{Parameter, merge};
use super::response::Response;
use super::security::Security;
use super::selection::Names;
use super::token::is_token;
use super::{Reader, Texts, repeats};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Location, View};

/// The fixed fields of a Path Item Object with operations. `query` was added in 3.2.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// A Path Item Object: the requests that are sent to one URL.
#[derive(Debug)]
pub(crate) struct PathItem<'s> {
    pub(crate) texts: Texts<'s>,
    /// The servers that the path item or one of its operations declares.
    pub(crate) servers: Option<View<'s>>,
    pub(crate) operations: Vec<Operation<'s>>,
}

/// An Operation Object, with the parameters of its path item.
#[derive(Debug)]
pub(crate) struct Operation<'s> {
    /// The HTTP method in its usual case: `POST`.
    pub(crate) method: String,
    pub(crate) operation_id: Option<&'s str>,
    pub(crate) operation_id_location: Option<Location>,
    pub(crate) texts: Texts<'s>,
    pub(crate) parameters: Vec<Parameter<'s>>,
    pub(crate) request_body: Option<RequestBody<'s>>,
    pub(crate) responses: Vec<Response<'s>>,
    /// Its own, else that of the document.
    pub(crate) security: Option<Security<'s>>,
}

impl<'s> PathItem<'s> {
    /// Reads the selected operations. `None` if there are none. `written` is the node in the document: the path item
    /// itself, or a reference to it, which may have more fields beside it (OpenAPI "Path Item Object", `$ref`).
    pub(super) fn read(
        reader: &mut Reader<'_, 's>,
        written: View<'s>,
        view: View<'s>,
        names: &Names<'s>,
    ) -> Option<Self> {
        let beside = Some(written).filter(|written| written.id() != view.id());
        reader.check_fields(view, &fields::PATH_ITEM);
        let mut methods = methods(view);
        for (method, operation) in beside.into_iter().flat_map(self::methods) {
            if !methods.iter().any(|(known, _)| *known == method) {
                methods.push((method, operation));
            }
        }
        if methods.is_empty() {
            let message = "the path item has no operation, so nothing is sent";
            let warning = Diagnostic::warning(Code::NO_OPERATION, view.location(), message);
            reader.lenient(warning);
        }
        methods.retain(|(_, operation)| reader.selection.admits(&names.and_operation(*operation)));
        if methods.is_empty() {
            return None;
        }
        let referred = Parameter::read_all(reader, view);
        let own = beside
            .map(|beside| Parameter::read_all(reader, beside))
            .unwrap_or_default();
        let shared = merge(reader, &referred, own);
        let mut operations = Vec::new();
        for (method, operation) in methods {
            let inherited = if operations.is_empty() {
                0
            } else {
                shared.len() * repeats::OBJECT
            };
            if reader.may_spend(operation, inherited)
                && reader.may_read(operation, repeats::OPERATION)
            {
                operations.push(Operation::read(reader, method, operation, &shared));
            }
        }
        Some(Self {
            texts: Texts::of(view).overridden_by(beside.map(Texts::of)),
            servers: beside.and_then(servers).or_else(|| servers(view)),
            operations,
        })
    }
}

fn servers<'s>(item: View<'s>) -> Option<View<'s>> {
    let operations = methods(item).into_iter().map(|(_, operation)| operation);
    std::iter::once(item)
        .chain(operations)
        .find_map(|holder| holder.get("servers"))
}

impl<'s> Operation<'s> {
    fn read(
        reader: &mut Reader<'_, 's>,
        method: String,
        view: View<'s>,
        shared: &[Parameter<'s>],
    ) -> Self {
        reader.check_fields(view, &fields::OPERATION);
        let own = Parameter::read_all(reader, view);
        Self {
            method,
            operation_id: view.get("operationId").and_then(|id| id.as_text()),
            operation_id_location: view.get("operationId").map(|id| id.location()),
            texts: Texts::of(view),
            parameters: merge(reader, shared, own),
            request_body: RequestBody::read(reader, view),
            responses: Response::read_all(reader, view),
            security: Security::read(reader, view),
        }
    }
}

/// The operations of a path item with their HTTP methods, in document order. Fixed fields name the method in lower
/// case, `additionalOperations` of 3.2 in its own case.
pub(super) fn methods<'s>(item: View<'s>) -> Vec<(String, View<'s>)> {
    let fixed = item
        .entries()
        .filter(|(key, value)| METHODS.contains(&key.text) && value.is_mapping())
        .map(|(key, value)| (key.text.to_ascii_uppercase(), value));
    let additional = item
        .get("additionalOperations")
        .into_iter()
        .flat_map(|map| map.entries())
        .filter(|(key, value)| is_token(key.text) && value.is_mapping())
        .map(|(key, value)| (key.text.to_owned(), value));
    fixed.chain(additional).collect()
}
