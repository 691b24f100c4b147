//! Requests that arrive: which operation they belong to, and what is wrong with them.

use callbacks_runtime::__private::{IncomingRequest, Selector, match_route};
use callbacks_runtime::Operation as Described;
use callbacks_runtime::receiver::RequestViolation;
use http::Request;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Contract, Operation};
use crate::message::Message;

/// The operations that one place distinguishes: a header, a property or a query parameter.
#[derive(Debug)]
pub(super) struct Endpoint {
    selector: Selector,
    /// Indices in [`Contract::operations`].
    members: Vec<usize>,
}

/// What a request is.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Received {
    /// The index of its operation. `None` if it is of no operation.
    pub operation: Option<usize>,
    /// Other operations that it may be as well, because it fits them and nothing in the document distinguishes them.
    pub also: Vec<usize>,
    /// The value that names an event, if it names one that the document does not have.
    pub unknown_event: Option<String>,
    /// The body as JSON, if it could be read.
    pub body: Option<Value>,
    /// The parameters by name.
    pub parameters: Map<String, Value>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// The status that a consumer would answer: 204, or that of the first fault.
    pub status: u16,
}

/// One way in which a request departs from the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Fault {
    /// What is wrong. It may quote values.
    pub message: String,
    /// The place in the body, as the fragment of a URI: `#/items/0`.
    pub pointer: Option<String>,
    /// The violated keyword of JSON Schema.
    pub keyword: Option<&'static str>,
    /// The wrong parameter: `header X-Attempt`.
    pub parameter: Option<String>,
}

impl Received {
    /// A request of no operation, with the status of the answer.
    pub(crate) fn refused(status: u16, reason: &str) -> Self {
        Self {
            status,
            faults: vec![Fault {
                message: reason.to_owned(),
                pointer: None,
                keyword: None,
                parameter: None,
            }],
            ..Self::default()
        }
    }

    /// A request of this operation.
    fn decoded(index: usize, decoded: super::decode::Decoded) -> Self {
        Self {
            operation: Some(index),
            also: Vec::new(),
            unknown_event: None,
            body: decoded.body,
            parameters: decoded.parameters,
            faults: decoded.faults,
            status: decoded.status,
        }
    }
}

impl From<&RequestViolation> for Fault {
    fn from(found: &RequestViolation) -> Self {
        let parameter = found.location().zip(found.parameter());
        Self {
            message: found.detail().to_owned(),
            pointer: found.pointer().map(str::to_owned),
            keyword: found.keyword(),
            parameter: parameter.map(|(place, name)| format!("{place} {name}")),
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message)?;
        match &self.pointer {
            Some(pointer) => write!(formatter, " at `{pointer}`"),
            None => Ok(()),
        }
    }
}

impl Endpoint {
    pub(super) fn all(operations: &[Operation]) -> Vec<Self> {
        let mut places: Vec<(&[callbacks_codegen::Discriminator], Vec<usize>)> = Vec::new();
        for (index, operation) in operations.iter().enumerate() {
            let place = operation.model.event.as_ref();
            let place = place.map_or(&[][..], |event| &event.discriminators);
            match places.iter_mut().find(|(known, _)| *known == place) {
                Some((_, members)) => members.push(index),
                None => places.push((place, vec![index])),
            }
        }
        // Operations that nothing distinguishes are last.
        places.sort_by_key(|(place, _)| place.is_empty());
        let places = places.into_iter();
        places
            .map(|(_, members)| Self::of(operations, members))
            .collect()
    }

    fn of(operations: &[Operation], members: Vec<usize>) -> Self {
        let described = members
            .iter()
            .map(|index| -> &Described { operations[*index].described });
        Self {
            selector: Selector::new(described),
            members,
        }
    }
}

impl Contract {
    /// Finds the operation of a request, and checks the request. It may arrive at any path, because providers send to the
    /// URL that was registered; the paths of the generated router are recognized.
    pub fn receive(&self, message: &Message) -> Received {
        let mut received = Received {
            status: 404,
            ..Received::default()
        };
        let candidates = self.candidates(message, &mut received);
        let is_only = candidates.len() == 1;
        let mut first = None;
        let mut fitting = Vec::new();
        // The first one that fits and has a place for all members, as in a router.
        let mut best = usize::MAX;
        for index in candidates {
            let Some(decoded) = self.decode(index, message) else {
                continue;
            };
            if !decoded.faults.is_empty() {
                first.get_or_insert((index, decoded));
                continue;
            }
            fitting.push(index);
            let unnamed = if is_only {
                0
            } else {
                self.unnamed(index, decoded.body.as_ref())
            };
            if unnamed < best {
                best = unnamed;
                first = Some((index, decoded));
            }
        }
        let Some((index, decoded)) = first else {
            let (status, fault) = self.unknown(message, received.unknown_event.as_deref());
            received.status = status;
            received.faults.push(fault);
            return received;
        };
        fitting.retain(|each| *each != index);
        Received {
            also: fitting,
            ..Received::decoded(index, decoded)
        }
    }

    /// Checks a request of which the operation is known, with the values of its path.
    pub(crate) fn receive_as(
        &self,
        index: usize,
        message: &Message,
        path: Vec<(String, String)>,
    ) -> Received {
        match self.decode_with(index, message, Some(path)) {
            Some(decoded) => Received::decoded(index, decoded),
            None => Received::refused(400, "the request has no valid URL"),
        }
    }

    fn decode(&self, index: usize, message: &Message) -> Option<super::decode::Decoded> {
        self.decode_with(index, message, None)
    }

    fn decode_with(
        &self,
        index: usize,
        message: &Message,
        path: Option<Vec<(String, String)>>,
    ) -> Option<super::decode::Decoded> {
        let operation = &self.operations[index];
        let request = Request::builder().method(&message.method).uri(&message.url);
        let (mut parts, ()) = request.body(()).ok()?.into_parts();
        parts.headers = message.headers.clone();
        let path_of_url = parts.uri.path();
        let values = path.or_else(|| match_route(&operation.model.route, path_of_url));
        let values = values.or_else(|| operation.match_end(path_of_url));
        let incoming =
            IncomingRequest::of_request(parts, message.body.clone(), values.unwrap_or_default());
        Some(operation.decode(incoming))
    }

    /// How many members of a body an operation does not name.
    fn unnamed(&self, index: usize, body: Option<&Value>) -> usize {
        let form = self.operations[index].form();
        form.zip(body)
            .map_or(0, |(form, body)| super::fit::unnamed(form.schema, body))
    }

    /// The operations that a request may belong to.
    fn candidates(&self, message: &Message, received: &mut Received) -> Vec<usize> {
        let (path, query) = message.path_and_query();
        let is_method =
            |index: &usize| self.operations[*index].model.method == message.method.as_str();
        let is_routed =
            |index: &usize| match_route(&self.operations[*index].model.route, path).is_some();
        let all: Vec<usize> = (0..self.operations.len()).filter(is_method).collect();
        let routed: Vec<usize> = all.iter().copied().filter(is_routed).collect();
        if let [only] = routed.as_slice() {
            return vec![*only];
        }
        let allowed = if routed.is_empty() { &all } else { &routed };
        let mut rest = Vec::new();
        for endpoint in &self.endpoints {
            let selected = endpoint
                .selector
                .select(&message.headers, query, &message.body);
            let members = selected
                .candidates
                .iter()
                .map(|candidate| endpoint.members[*candidate]);
            let members: Vec<_> = members.filter(|index| allowed.contains(index)).collect();
            if selected.is_certain && !members.is_empty() {
                return members;
            }
            let event = selected.values.into_iter().flatten().next();
            if received.unknown_event.is_some() {
                continue;
            }
            if event.is_none() {
                rest.extend(members);
                continue;
            }
            received.unknown_event = event;
            // It may still be one of those at its place that have no constants, if it fits.
            let fits = |index: &usize| {
                self.decode(*index, message)
                    .is_some_and(|it| it.faults.is_empty())
            };
            rest = members.into_iter().filter(fits).collect();
        }
        rest
    }

    /// Why a request is of no operation, with the status of the answer.
    fn unknown(&self, message: &Message, event: Option<&str>) -> (u16, Fault) {
        let sent = &message.method;
        let with_event = |event: &str| {
            let has = |operation: &&Operation| {
                operation
                    .model
                    .identity
                    .iter()
                    .any(|(_, value)| value == event)
            };
            self.operations.iter().find(has)
        };
        let is_method = |each: &Operation| each.model.method == sent.as_str();
        let known = event.and_then(with_event).filter(|known| !is_method(known));
        let (status, text) = match (known, event) {
            (Some(known), Some(event)) => {
                let declared = &known.model.method;
                (
                    405,
                    format!("the event `{event}` is sent with {declared}, not with {sent}"),
                )
            }
            _ if !self.operations.iter().any(is_method) => (
                405,
                format!("no operation of the document has the method {sent}"),
            ),
            (_, Some(event)) => {
                let names = self.events();
                (404, format!("the document has no event `{event}`{names}"))
            }
            (_, None) => {
                let places = self.places();
                (
                    404,
                    format!("the request is of no operation of the document{places}"),
                )
            }
        };
        let fault = Fault {
            message: text,
            pointer: None,
            keyword: None,
            parameter: None,
        };
        (status, fault)
    }

    /// The values that name events, as far as a line has room for them.
    fn events(&self) -> String {
        const MOST: usize = 8;
        let identities = self.operations.iter().flat_map(|each| &each.model.identity);
        let mut names: Vec<_> = identities.map(|(_, value)| format!("`{value}`")).collect();
        names.dedup();
        match names.len() {
            0 => String::new(),
            count if count > MOST => format!(" among its {count}"),
            _ => format!(": it has {}", names.join(", ")),
        }
    }

    /// Where events are named.
    fn places(&self) -> String {
        let mut places: Vec<String> = Vec::new();
        for operation in &self.operations {
            let event = operation.model.event.iter();
            for place in event.flat_map(|event| &event.discriminators) {
                let place = place.to_string();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        match places.as_slice() {
            [] => String::new(),
            places => format!(": its event is not named by {}", places.join(" or ")),
        }
    }
}
