//! Finds the route of a request.

use bytes::Bytes;
use http::header::{ALLOW, HeaderValue};
use http::{Method, Response, StatusCode};
use http_body_util::Full;

use super::Shared;
use crate::receiver::problem::{problem, problem_of};

/// The index of a request's route, and the raw values of its path parameters.
pub(super) type Found = (usize, Vec<(String, String)>);

impl Shared {
    /// A trailing slash is ignored if no route has it, because senders add and drop slashes.
    pub(super) fn find(
        &self,
        path: &str,
        method: &Method,
    ) -> Result<Found, Box<Response<Full<Bytes>>>> {
        let found = self.find_exactly(path, method);
        match (found, path.strip_suffix('/')) {
            (Err(refusal), Some(shorter))
                if refusal.status() == StatusCode::NOT_FOUND && !shorter.is_empty() =>
            {
                self.find_exactly(shorter, method)
            }
            (found, _) => found,
        }
    }

    fn find_exactly(
        &self,
        path: &str,
        method: &Method,
    ) -> Result<Found, Box<Response<Full<Bytes>>>> {
        let mut allowed = Vec::new();
        let literal = self.literal.get(path).into_iter().flatten();
        let literal = literal.map(|index| (*index, Vec::new()));
        let routes = self.routes.iter().enumerate();
        let patterns = routes.filter(|(_, route)| !route.pattern.is_literal());
        let patterns =
            patterns.filter_map(|(index, route)| Some((index, route.pattern.matches(path)?)));
        let mut whole = None;
        for (index, values) in literal.chain(patterns) {
            let route = &self.routes[index];
            if route.method == method.as_str() {
                return Ok((index, values));
            }
            allowed.push(route.method);
            if *method == Method::HEAD && route.method == "GET" {
                whole.get_or_insert((index, values));
            }
        }
        // `HEAD` is handled like `GET` (RFC 9110 section 9.3.2), unless it is an operation itself.
        whole.ok_or_else(|| Box::new(refuse(&mut allowed, method)))
    }
}

/// 404 if no method is allowed, else 405 with the allowed methods (RFC 9110 section 15.5.6). `OPTIONS` is no error
/// (section 9.3.7).
fn refuse(allowed: &mut Vec<&'static str>, method: &Method) -> Response<Full<Bytes>> {
    if allowed.is_empty() {
        return problem_of(StatusCode::NOT_FOUND, "nothing is received at this path");
    }
    if allowed.contains(&"GET") {
        allowed.push("HEAD");
    }
    allowed.sort_unstable();
    allowed.dedup();
    let mut response = if *method == Method::OPTIONS {
        let mut response = Response::default();
        *response.status_mut() = StatusCode::NO_CONTENT;
        response
    } else {
        problem(StatusCode::METHOD_NOT_ALLOWED)
    };
    let value = HeaderValue::from_str(&allowed.join(", "))
        .expect("the generator only emits methods that are HTTP tokens");
    response.headers_mut().insert(ALLOW, value);
    response
}
