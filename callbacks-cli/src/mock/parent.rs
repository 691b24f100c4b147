//! The operations that have callbacks, and which one a request is for.

use std::path::PathBuf;

use callbacks_codegen::model::{Model, Origin};
use callbacks_runtime::__private::match_route;
use callbacks_runtime::expression::{CallbackKey, Part};
use http::{HeaderName, HeaderValue};
use url::Url;

use crate::command::resolve;
use crate::contract::{Content, Contract, Operation, Received, set};
use crate::listener::problem;
use crate::message::Message;
use crate::send::Reply;

/// The operations that have callbacks.
#[derive(Debug)]
pub(crate) struct Parents {
    /// The operations, as webhooks that are named by their paths.
    pub(crate) contract: Contract,
    all: Vec<Parent>,
}

/// An operation that has callbacks.
#[derive(Debug)]
pub(crate) struct Parent {
    method: String,
    path: String,
    /// The index in [`Parents::contract`].
    operation: usize,
    /// The indices of its callbacks in the contract of the provider.
    pub(crate) callbacks: Vec<usize>,
}

impl Parents {
    /// Those of `callbacks`, which are described by `subscriptions`.
    pub(crate) fn new(callbacks: &Model, mut subscriptions: Model) -> Self {
        let mut all = Vec::new();
        for (operation, found) in subscriptions.operations.iter_mut().enumerate() {
            let Origin::Webhook(path) = &found.origin else {
                continue;
            };
            let is_own = |origin: &Origin| match origin {
                Origin::Callback(callback) => {
                    !callback.is_nested
                        && callback.parent_path == *path
                        && callback.parent_method.eq_ignore_ascii_case(&found.method)
                }
                _ => false,
            };
            let own = callbacks.operations.iter().enumerate();
            let own = own.filter(|(_, each)| is_own(&each.origin));
            let own: Vec<usize> = own.map(|(index, _)| index).collect();
            // Both are those of a webhook, which the document does not have.
            if found.operation_id.is_none() {
                found.name = format!("{} {path}", found.method);
            }
            found.place.file = PathBuf::new();
            if !own.is_empty() {
                all.push(Parent {
                    method: found.method.clone(),
                    path: path.clone(),
                    operation,
                    callbacks: own,
                });
            }
        }
        // Literal paths come before templates.
        all.sort_by_key(|parent| parent.path.matches('{').count());
        Self {
            contract: Contract::new(subscriptions),
            all,
        }
    }

    /// `POST /orders`, and so on.
    pub(crate) fn names(&self) -> Vec<String> {
        let names = self.all.iter();
        names
            .map(|parent| format!("{} {}", parent.method, parent.path))
            .collect()
    }

    /// The parent of which this is the operation in [`contract`](Self::contract).
    pub(crate) fn parent(&self, operation: usize) -> Option<&Parent> {
        self.all.iter().find(|each| each.operation == operation)
    }

    /// The operation of a request, with the values in its path. The base path of a server may be before it.
    pub(crate) fn find(&self, message: &Message) -> Option<(usize, Vec<(String, String)>)> {
        let (path, _) = message.path_and_query();
        let starts = path.match_indices('/').map(|(start, _)| start);
        starts.map(|start| &path[start..]).find_map(|rest| {
            let mut parents = self.all.iter();
            parents.find_map(|parent| {
                let is_method = parent.method == message.method.as_str();
                let values = match_route(&parent.path, rest).filter(|_| is_method)?;
                Some((parent.operation, values))
            })
        })
    }

    /// Why there is no operation for a request, and the answer.
    pub(crate) fn unknown(&self, message: &Message) -> (Received, Reply) {
        let (path, _) = message.path_and_query();
        let names = self.names();
        let others = match names.len().saturating_sub(5) {
            0 => String::new(),
            others => format!(" and {others} more"),
        };
        let known: Vec<_> = names.into_iter().take(5).collect();
        let known = match known.as_slice() {
            [] => "no operation of the document has callbacks".to_owned(),
            known => format!("these have: {}{others}", known.join(", ")),
        };
        let reason = format!("{} {path} has no callbacks; {known}", message.method);
        (Received::refused(404, &reason), problem(404, &reason))
    }

    /// A request that subscribes to the callbacks of the first operation, and gives them a URL.
    pub(crate) async fn sample(
        &self,
        callbacks: &Contract,
        origin: &str,
        url: &str,
    ) -> Option<Message> {
        let parent = self.all.first()?;
        let operation = &self.contract.operations()[parent.operation];
        let places = parent.callbacks.iter();
        let places = places.flat_map(|index| places_of(&callbacks.operations()[*index]));
        let places: Vec<String> = places.collect();
        // What somebody pastes is short, or what the document shows.
        let body = match operation.has_example() {
            true => operation.sample(None),
            false => operation.minimal_sample(),
        };
        let mut body = body.ok()?;
        for pointer in places
            .iter()
            .filter_map(|it| it.strip_prefix("$request.body#"))
        {
            set(body.as_mut()?, pointer, url.into());
        }
        let target = format!("{origin}{}", parent.path);
        let message = operation.unchecked_request(&target, body.map(Content::Json));
        let mut message = message.await.ok()?;
        for name in places
            .iter()
            .filter_map(|it| it.strip_prefix("$request.query."))
        {
            // A sample of the parameter is there if it is required.
            let mut target = Url::parse(&message.url).ok()?;
            let others = target.query_pairs().into_owned();
            let others: Vec<(String, String)> = others.filter(|(known, _)| known != name).collect();
            let mut query = target.query_pairs_mut();
            query.clear().extend_pairs(others).append_pair(name, url);
            drop(query);
            message.url = target.to_string();
        }
        for name in places
            .iter()
            .filter_map(|it| it.strip_prefix("$request.header."))
        {
            let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
            message
                .headers
                .insert(name, HeaderValue::from_str(url).ok()?);
        }
        Some(message)
    }
}

/// The places of a subscription from which a callback takes its URL.
fn places_of(callback: &Operation) -> Vec<String> {
    let Ok(key) = resolve::key(callback) else {
        return Vec::new();
    };
    let parsed = CallbackKey::parse(key.as_str(), &resolve::parameters(callback));
    let Ok(parsed) = parsed else {
        return Vec::new();
    };
    // The first one is the URL, others are parts of it.
    let first = parsed.parts().iter().find_map(Part::expression);
    first.map(ToString::to_string).into_iter().collect()
}
