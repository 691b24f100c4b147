//! Requests of operations that are only known at run time: for tools that receive what a document describes, without
//! generated code.

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, StatusCode};

use super::incoming_request::{IncomingRequest, Rejection, Settings};
use super::path_pattern::PathPattern;
use super::selection::Selection;
use super::violation::RequestViolation;
use crate::operation::Operation;

/// Finds the operation of a request among those at one URL, as a router does.
#[derive(Clone, Debug)]
pub struct Selector(Selection);

/// The operations that a request may belong to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Selected {
    /// Their indices, in the order in which to try them.
    pub candidates: Vec<usize>,
    /// Whether a value of the request leads to them.
    pub is_certain: bool,
    /// The value at each place that names events.
    pub values: Vec<Option<String>>,
}

impl Selector {
    /// Analyzes the operations. Their order gives the indices.
    pub fn new<'o>(operations: impl IntoIterator<Item = &'o Operation>) -> Self {
        Self(Selection::of(operations))
    }

    /// The operations that a request may belong to.
    pub fn select(&self, headers: &HeaderMap, query: &str, body: &[u8]) -> Selected {
        let selected = self.0.select(headers, query, body);
        Selected {
            candidates: selected.candidates,
            is_certain: selected.is_distinguished,
            values: selected.values,
        }
    }
}

impl IncomingRequest {
    /// A request that was read completely, with the raw values of path parameters. Everything is validated.
    pub fn of_request(parts: Parts, body: Bytes, path_values: Vec<(String, String)>) -> Self {
        Self::new(parts, body, path_values, Settings::default())
    }
}

impl Rejection {
    /// The status of the answer, and the listed faults.
    pub fn into_faults(self) -> (StatusCode, Vec<RequestViolation>) {
        (self.status(), self.violations().to_vec())
    }
}

/// The raw values of the parameters of a route, such as `/paid/{id}`, if a path matches it.
pub fn match_route(route: &str, path: &str) -> Option<Vec<(String, String)>> {
    PathPattern::new(route).matches(path)
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;
    use crate::operation::{Discriminator, Event};

    static PLACES: &[Discriminator] = &[Discriminator::Pointer("/type")];
    static PAID: Operation = Operation::new("paid", "POST", "/paid/{id}").with_event(Event::new(
        "paid",
        PLACES,
        &[Some(&["order.paid"])],
    ));
    static SENT: Operation = Operation::new("sent", "POST", "/sent").with_event(Event::new(
        "sent",
        PLACES,
        &[Some(&["order.sent"])],
    ));

    #[test]
    fn the_value_of_a_request_leads_to_its_operation() {
        let selector = Selector::new([&PAID, &SENT]);
        let select = |body: &str| selector.select(&HeaderMap::new(), "", body.as_bytes());
        let sent = select(r#"{"type":"order.sent"}"#);
        assert_eq!((sent.candidates, sent.is_certain), (vec![1], true));
        let other = select(r#"{"type":"order.lost"}"#);
        assert!(!other.is_certain);
        assert_eq!(other.values, [Some("order.lost".to_owned())]);
    }

    #[test]
    fn faults_are_collected() {
        let (parts, ()) = Request::post("/paid/7").body(()).unwrap().into_parts();
        let values = match_route(PAID.path, "/paid/7").unwrap();
        assert_eq!(values, [("id".to_owned(), "7".to_owned())]);
        assert!(match_route(PAID.path, "/sent").is_none());
        let mut incoming = IncomingRequest::of_request(parts, Bytes::new(), values);
        assert_eq!(incoming.path::<u8>("id"), Some(7));
        assert_eq!(incoming.header::<u8>("X-Attempt"), None);
        let (status, faults) = incoming.reject().into_faults();
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(faults[0].parameter(), Some("X-Attempt"));
    }
}
