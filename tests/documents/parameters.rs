//! Parameters in every place and style: the bytes that the sender writes, and what the receiver makes of them.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use callbacks::client::{InMemory, OutgoingRequest, Transport, TransportError};
use callbacks::{Answer, Client, HandlerError, Router, Target};
use http::header::HeaderName;
use http::{HeaderMap, HeaderValue};
use parameters::{CallbackHandler, CallbackSender, Color, Filter, Finish, QueriesPage};
use parameters::{cookies, headers, paint_mixed, queries, whole_form, whole_json};
use serde_json::{Value, json};
use support::{HttpServer, Received, ask};

#[callbacks::openapi("tests/fixtures/parameters.yaml")]
mod parameters {}

#[derive(Clone, Debug, PartialEq)]
enum Call {
    Paint(paint_mixed::Request),
    Queries(Box<queries::Request>),
    Headers(headers::Request),
    Cookies(Box<cookies::Request>),
    Form(whole_form::Request),
    Json(whole_json::Request),
}

struct Studio(Received<Call>);

impl CallbackHandler for Studio {
    async fn paint_mixed(
        &self,
        callback: paint_mixed::Request,
    ) -> Result<paint_mixed::Response, HandlerError> {
        self.0.push(Call::Paint(callback));
        Ok(paint_mixed::Response::NoContent)
    }

    async fn queries(&self, callback: queries::Request) -> Result<queries::Response, HandlerError> {
        self.0.push(Call::Queries(Box::new(callback)));
        Ok(queries::Response::NoContent)
    }

    async fn headers(&self, callback: headers::Request) -> Result<headers::Response, HandlerError> {
        self.0.push(Call::Headers(callback));
        Ok(headers::Response::NoContent)
    }

    async fn cookies(&self, callback: cookies::Request) -> Result<cookies::Response, HandlerError> {
        self.0.push(Call::Cookies(Box::new(callback)));
        Ok(cookies::Response::NoContent)
    }

    async fn whole_form(
        &self,
        callback: whole_form::Request,
    ) -> Result<whole_form::Response, HandlerError> {
        self.0.push(Call::Form(callback));
        Ok(whole_form::Response::NoContent)
    }

    async fn whole_json(
        &self,
        callback: whole_json::Request,
    ) -> Result<whole_json::Response, HandlerError> {
        self.0.push(Call::Json(callback));
        Ok(whole_json::Response::NoContent)
    }
}

/// Notes URL and headers on the way into the router.
struct Recording {
    inner: InMemory<Router>,
    seen: Arc<Mutex<Vec<OutgoingRequest>>>,
}

impl Transport for Recording {
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        self.seen.lock().unwrap().push(request.clone());
        self.inner.send(request).await
    }
}

struct Wire {
    client: Client<Recording>,
    received: Received<Call>,
    seen: Arc<Mutex<Vec<OutgoingRequest>>>,
}

impl Wire {
    fn new() -> Self {
        let received = Received::default();
        let seen = Arc::default();
        let inner = InMemory::new(parameters::router(Studio(received.clone())));
        let client = Client::over(Recording {
            inner,
            seen: Arc::clone(&seen),
        });
        Self {
            client,
            received,
            seen,
        }
    }

    /// The one request that was sent, and the one call that it became.
    fn take(&self) -> (OutgoingRequest, Call) {
        let (seen, calls) = (
            std::mem::take(&mut *self.seen.lock().unwrap()),
            self.received.take(),
        );
        let ([seen], [call]) = (seen.as_slice(), calls.as_slice()) else {
            panic!("{} requests, {} calls", seen.len(), calls.len());
        };
        (seen.clone(), call.clone())
    }
}

fn target(path: &str) -> Target {
    Target::new(&format!("https://studio.example{path}")).unwrap()
}

const GREY: Color = Color {
    r: 100,
    g: 200,
    b: 150,
    finish: None,
};

fn names<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).to_vec()
}

fn map<const N: usize>(members: [(&str, &str); N]) -> BTreeMap<String, String> {
    members
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}

fn painted() -> paint_mixed::Request {
    paint_mixed::Request {
        simple: names(["blue", "a,b/c"]),
        label: "1.5".to_owned(),
        labels: names(["1.5", "black"]),
        matrix: names(["blue", "black;brown"]),
        matrixes: GREY,
        pairs: Color {
            finish: Some(Finish::Silk),
            ..GREY
        },
        json: vec![GREY],
    }
}

#[tokio::test]
async fn in_the_path() {
    let wire = Wire::new();
    let base = format!("https://studio.example{}", paint_mixed::BASE_PATH);
    let target = paint_mixed::at(&base).unwrap();
    let request = painted();
    wire.client.paint_mixed(&target, &request).await.unwrap();
    let (sent, call) = wire.take();
    assert_eq!(call, Call::Paint(request));
    let expected = [
        &*base,
        "blue,a%2Cb%2Fc",
        ".1.5",
        ".1%2E5.black",
        ";matrix=blue,black%3Bbrown",
        ";R=100;G=200;B=150",
        "R=100,G=200,B=150,finish=silk",
        "%5B%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D%5D",
    ];
    assert_eq!(sent.url, expected.join("/"));
}

/// An empty path segment is another resource, and `..` is folded by every URL parser.
#[tokio::test]
async fn a_path_needs_something_in_each_segment() {
    let wire = Wire::new();
    let target = paint_mixed::at("https://studio.example/paint-mixed").unwrap();
    for request in [
        paint_mixed::Request {
            simple: Vec::new(),
            ..painted()
        },
        paint_mixed::Request {
            label: ".".to_owned(),
            ..painted()
        },
    ] {
        let error = wire.client.paint_mixed(&target, &request).await;
        assert!(error.is_err());
        assert!(wire.seen.lock().unwrap().is_empty());
    }
}

fn queried() -> queries::Request {
    queries::Request {
        id: 7,
        names: None,
        joined: None,
        spaced: None,
        piped: None,
        deep: None,
        flat: None,
        page: None,
        next: None,
        count: None,
        filter: None,
        rest: None,
    }
}

#[tokio::test]
async fn in_the_query() {
    let wire = Wire::new();
    let request = queries::Request {
        id: 7,
        names: Some(names(["a&b", "c"])),
        joined: Some(names(["a,b", "c"])),
        spaced: Some(names(["blue", "black"])),
        piped: Some(vec![Finish::Matt, Finish::Gloss]),
        deep: Some(GREY),
        flat: Some(GREY),
        page: Some(QueriesPage {
            limit: Some(10),
            offset: None,
        }),
        next: Some("https://a.example/?b=c&d#e".to_owned()),
        count: Some(3),
        filter: Some(Filter {
            since: Some("now".to_owned()),
            finishes: Some(vec![Finish::Silk]),
        }),
        rest: Some(map([("x y", "z+"), ("é", "")])),
    };
    wire.client
        .queries(&target("/queries"), &request)
        .await
        .unwrap();
    let (sent, call) = wire.take();
    assert_eq!(call, Call::Queries(Box::new(request)));
    let expected = [
        "https://studio.example/queries?id=7",
        "names=a%26b&names=c",
        "joined=a%2Cb,c",
        "spaced=blue%20black",
        "piped=matt%7Cgloss",
        "deep%5BR%5D=100&deep%5BG%5D=200&deep%5BB%5D=150",
        "flat=R,100,G,200,B,150",
        "limit=10",
        "next=https://a.example/?b%3Dc%26d%23e",
        "count=3",
        "filter=%7B%22since%22%3A%22now%22%2C%22finishes%22%3A%5B%22silk%22%5D%7D",
        "x%20y=z%2B&%C3%A9=",
    ];
    assert_eq!(sent.url, expected.join("&"));
}

#[tokio::test]
async fn what_is_absent_leaves_no_trace() {
    let wire = Wire::new();
    wire.client
        .queries(&target("/queries"), &queried())
        .await
        .unwrap();
    let (sent, call) = wire.take();
    assert_eq!(call, Call::Queries(Box::new(queried())));
    assert_eq!(sent.url, "https://studio.example/queries?id=7");

    // An empty list is not an absent one.
    let request = queries::Request {
        names: Some(Vec::new()),
        joined: Some(Vec::new()),
        ..queried()
    };
    wire.client
        .queries(&target("/queries"), &request)
        .await
        .unwrap();
    let (sent, call) = wire.take();
    assert_eq!(call, Call::Queries(Box::new(request)));
    assert_eq!(
        sent.url,
        "https://studio.example/queries?id=7&names=&joined="
    );
}

/// The URL that was registered may have a query of its own, which a map of the rest sees.
#[tokio::test]
async fn members_of_a_target_s_own_query_disturb_nothing() {
    let wire = Wire::new();
    let target = target("/queries?token=t");
    wire.client.queries(&target, &queried()).await.unwrap();
    let (sent, call) = wire.take();
    assert_eq!(sent.url, "https://studio.example/queries?token=t&id=7");
    let expected = queries::Request {
        rest: Some(map([("token", "t")])),
        ..queried()
    };
    assert_eq!(call, Call::Queries(Box::new(expected)));
}

fn headed() -> headers::Request {
    headers::Request {
        x_names: names(["blue", "dark blue"]),
        x_color: Some(GREY),
        x_pairs: Some([("R".to_owned(), 0.5), ("G".to_owned(), 1.0)].into()),
        x_finish: Some(Finish::Gloss),
        x_filter: Some(Filter {
            since: Some("\u{1f980}, \"now\"".to_owned()),
            finishes: None,
        }),
        x_plain: Some(true),
        body: GREY,
    }
}

#[tokio::test]
async fn in_headers() {
    let wire = Wire::new();
    let request = headed();
    wire.client
        .headers(&target("/headers"), &request)
        .await
        .unwrap();
    let (sent, call) = wire.take();
    assert_eq!(call, Call::Headers(request));
    let expected: HeaderMap = [
        ("content-type", "application/json"),
        ("x-names", "blue,dark blue"),
        ("x-color", "R,100,G,200,B,150"),
        ("x-pairs", "G=1,R=0.5"),
        ("x-finish", "gloss"),
        ("x-filter", r#"{"since":"\ud83e\udd80, \"now\""}"#),
        ("x-plain", "true"),
    ]
    .into_iter()
    .map(|(name, value)| {
        (
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    })
    .collect();
    assert_eq!(sent.headers, expected);
}

/// Headers are not percent-encoded, so a comma would make two items of one.
#[tokio::test]
async fn what_a_header_cannot_hold_is_not_sent() {
    let wire = Wire::new();
    for (name, problem) in [
        ("a,b", "would be read as another value in its style"),
        (" a", "would be read as another value in its style"),
        (
            "a\r\nX-Evil: 1",
            "holds a character that no header may hold",
        ),
    ] {
        let request = headers::Request {
            x_names: names([name, "c"]),
            ..headed()
        };
        let error = wire
            .client
            .headers(&target("/headers"), &request)
            .await
            .unwrap_err();
        assert!(error.is_encode());
        assert_eq!(
            error.to_string(),
            format!("callback `headers`: parameter `X-Names` {problem}")
        );
    }
    assert!(wire.seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn in_cookies() {
    let wire = Wire::new();
    let request = cookies::Request {
        session: "a;b c".to_owned(),
        names: Some(names(["blue", "black"])),
        joined: Some(names(["a,b", "c"])),
        plain: Some("x%20y z".to_owned()),
        flat: Some(GREY),
        filter: Some(Filter {
            since: Some("now".to_owned()),
            finishes: None,
        }),
        rest: Some(map([("theme", "dark")])),
    };
    wire.client
        .cookies(&target("/cookies"), &request)
        .await
        .unwrap();
    let (sent, call) = wire.take();
    assert_eq!(call, Call::Cookies(Box::new(request)));
    let expected = [
        "session=a%3Bb%20c",
        "names=blue",
        "names=black",
        "joined=a%2Cb,c",
        "plain=x%20y z",
        "flat=R,100,G,200,B,150",
        "filter=%7B%22since%22%3A%22now%22%7D",
        "theme=dark",
    ];
    let lines: Vec<_> = sent.headers.get_all("cookie").iter().collect();
    assert_eq!(lines, [&*expected.join("; ")]);
}

#[tokio::test]
async fn the_query_as_a_whole() {
    let wire = Wire::new();
    let filter = Filter {
        since: Some("to & fro".to_owned()),
        finishes: Some(vec![Finish::Matt, Finish::Silk]),
    };
    let request = whole_form::Request {
        form: filter.clone(),
    };
    wire.client
        .whole_form(&target("/whole-form"), &request)
        .await
        .unwrap();
    let (sent, call) = wire.take();
    assert_eq!(call, Call::Form(request));
    let query = "since=to%20%26%20fro&finishes=matt&finishes=silk";
    assert_eq!(
        sent.url,
        format!("https://studio.example/whole-form?{query}")
    );

    let request = whole_json::Request {
        filter: Some(filter),
    };
    wire.client
        .whole_json(&target("/whole-json"), &request)
        .await
        .unwrap();
    let (sent, call) = wire.take();
    assert_eq!(call, Call::Json(request.clone()));
    let query =
        "%7B%22since%22%3A%22to%20%26%20fro%22%2C%22finishes%22%3A%5B%22matt%22%2C%22silk%22%5D%7D";
    assert_eq!(
        sent.url,
        format!("https://studio.example/whole-json?{query}")
    );

    let behind = target("/whole-json?token=t");
    let error = wire.client.whole_json(&behind, &request).await.unwrap_err();
    assert!(error.is_encode(), "{error}");

    let nothing = whole_json::Request { filter: None };
    wire.client
        .whole_json(&target("/whole-json"), &nothing)
        .await
        .unwrap();
    let (sent, call) = wire.take();
    assert_eq!(
        (&*sent.url, call),
        ("https://studio.example/whole-json", Call::Json(nothing))
    );
}

/// What a request by hand is answered: the status, and what is wrong with it.
async fn refused(server: &HttpServer, target: &str, headers: &[&str]) -> (u16, Value) {
    let answer = ask(server.address(), &format!("GET {target}"), headers, "").await;
    if answer.status() == 204 {
        return (204, Value::Null);
    }
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    (answer.status(), answer.json()["errors"].clone())
}

#[tokio::test]
async fn each_fault_is_noted_with_its_parameter() {
    let fault = |name: &str, place: &str, detail: &str| {
        json!({
            "detail": format!("parameter `{name}`{detail}"),
            "parameter": name,
            "in": place,
        })
    };
    let server = HttpServer::start(parameters::router(Studio(Received::default()))).await;
    let in_query = |name, detail| fault(name, "query", detail);
    for (query, errors) in [
        ("", vec![in_query("id", " is required")]),
        (
            "id=+7",
            vec![in_query("id", " must be an integer of 64 bits")],
        ),
        ("id=7&id=7", vec![in_query("id", " may occur only once")]),
        (
            "id=7&piped=matt|shiny&deep[R]=1&deep[G]=x",
            vec![
                in_query(
                    "piped",
                    ": item 2: unknown value `shiny`, expected one of `matt`, `silk`, `gloss`",
                ),
                in_query("deep", ": member `G` must be an integer of 64 bits"),
            ],
        ),
        (
            "id=7&deep[R]=1&flat=R,1,G,2&limit=ten",
            vec![
                in_query("deep", ": missing member `G`"),
                in_query("flat", ": missing member `B`"),
                in_query("page", ": member `limit` must be an integer of 64 bits"),
            ],
        ),
        (
            "id=7&filter={%22since%22:1}",
            vec![in_query(
                "filter",
                ": invalid type: integer `1`, expected a string at `#/since`",
            )],
        ),
    ] {
        let answer = refused(&server, &format!("/queries?{query}"), &[]).await;
        let expected = (422, Value::Array(errors));
        assert_eq!(answer, expected, "{query}");
    }
    for query in ["id=7&names=%FF", "id=7&filter=%7B"] {
        let (status, errors) = refused(&server, &format!("/queries?{query}"), &[]).await;
        assert_eq!(status, 400, "{query}: {errors}");
    }
    for query in [
        "id=7&count=",
        "id=7&count",
        "id=7&spaced=a+b",
        "id=7&other[x]=1",
    ] {
        let (status, errors) = refused(&server, &format!("/queries?{query}"), &[]).await;
        assert_eq!(status, 204, "{query}: {errors}");
    }

    for (cookie, status, errors) in [
        (
            vec![],
            422,
            json!([fault("session", "cookie", " is required")]),
        ),
        (
            vec!["Cookie: session=a", "Cookie: x=y;session=b"],
            422,
            json!([fault("session", "cookie", " may occur only once")]),
        ),
        (
            vec!["Cookie: session=%FF"],
            400,
            json!([fault("session", "cookie", " is not UTF-8")]),
        ),
        (vec!["Cookie: a=b", "Cookie: session=c"], 204, Value::Null),
    ] {
        assert_eq!(
            refused(&server, "/cookies", &cookie).await,
            (status, errors)
        );
    }

    let answer = refused(&server, "/whole-form?since=a&since=b&finishes=dull", &[]).await;
    let errors = json!([fault(
        "form",
        "querystring",
        ": member `finishes`: item 1: unknown value `dull`, expected one of `matt`, `silk`, `gloss`"
    )]);
    let first = json!([fault(
        "form",
        "querystring",
        ": member `since` may occur only once"
    )]);
    assert_eq!(answer.0, 422);
    assert!(answer.1 == errors || answer.1 == first, "{}", answer.1);
}
