//! How credentials are written into requests, and which origins get them.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderValue, Method};

use super::*;
use crate::client::{Attachments, Authorizing, authorize, strip};
use crate::outgoing_request::OutgoingRequest;
use crate::target::Target;

static BASIC: SecurityScheme<Basic> = SecurityScheme::basic("basic");
static BEARER: SecurityScheme<Bearer> = SecurityScheme::bearer("bearer");
static MAC: SecurityScheme<Authorization> = SecurityScheme::http("mac", "MAC");
static IN_HEADER: SecurityScheme<ApiKey> = SecurityScheme::api_key_in_header("h", "X-Key");
static IN_QUERY: SecurityScheme<ApiKey> = SecurityScheme::api_key_in_query("q", "api key");
static IN_COOKIE: SecurityScheme<ApiKey> = SecurityScheme::api_key_in_cookie("c", "key");
static TLS: SecurityScheme<ClientCertificate> = SecurityScheme::mutual_tls("tls");

static ALL: &[&[Demand]] = &[&[
    IN_HEADER.demand(&[]),
    IN_QUERY.demand(&[]),
    IN_COOKIE.demand(&[]),
    TLS.demand(&[]),
    MAC.demand(&[]),
]];
static EITHER: &[&[Demand]] = &[&[BASIC.demand(&[])], &[BEARER.demand(&["read"])]];
static BEARER_OR_NONE: &[&[Demand]] = &[&[], &[BEARER.demand(&[])]];

const CANARY: &str = "c4nary";
const SHOP: &str = "https://shop.example/hook";

fn request(url: &str, security: Security, credentials: &Credentials) -> OutgoingRequest {
    let mut request =
        OutgoingRequest::new(Method::POST, url.to_owned(), HeaderMap::new(), Bytes::new());
    request.extensions.insert(Attachments {
        authorizing: Authorizing::new(security, credentials.clone()),
        ..Attachments::default()
    });
    request
}

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)
}

fn any() -> Bearer {
    Bearer::new(CANARY)
}

fn shop() -> Target {
    Target::new(SHOP).unwrap()
}

async fn authorized(
    url: &str,
    security: Security,
    credentials: &Credentials,
) -> Result<OutgoingRequest, CredentialError> {
    let mut request = request(url, security, credentials);
    authorize(&mut request, now()).await?;
    Ok(request)
}

/// The header `Authorization` of a request to this URL.
async fn header(url: &str, security: Security, credentials: &Credentials) -> Option<String> {
    let request = authorized(url, security, credentials).await.unwrap();
    let header = request.headers.get(AUTHORIZATION)?;
    assert!(header.is_sensitive());
    Some(header.to_str().unwrap().to_owned())
}

#[test]
fn an_origin_is_scheme_host_and_port() {
    for (url, origin) in [
        ("https://Shop.example:443/a?b#c", "https://shop.example"),
        ("http://shop.example:80", "http://shop.example"),
        ("https://shop.example:80", "https://shop.example:80"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
    ] {
        assert_eq!(Origin::of_url(url).unwrap().to_string(), origin);
    }
    for url in ["ftp://shop.example", "shop.example", "https://"] {
        assert_eq!(Origin::of_url(url), None, "{url}");
    }
}

/// A URL whose host two libraries could parse differently.
#[test]
fn a_trick_in_a_url_makes_no_other_origin() {
    let good = Origin::of_url("https://good.example");
    for url in [
        "https://good.example@evil.example/",
        "https://good.example.evil.example/",
        "https://evil.example/https://good.example",
        "https://evil.example#https://good.example",
        "https://good.example:444/",
        "http://good.example/",
    ] {
        assert_ne!(Origin::of_url(url), good, "{url}");
    }
}

#[test]
fn this_machine_is_private_without_tls() {
    for (url, expected) in [
        ("http://127.0.0.1:80", true),
        ("http://127.9.9.9", true),
        ("http://[::1]", true),
        ("http://localhost:9", true),
        ("http://localhost.example", false),
        ("http://10.0.0.1", false),
        ("http://shop.example", false),
        ("https://shop.example", true),
    ] {
        let origin = Origin::of_url(url).unwrap();
        assert_eq!(origin.is_private(), expected, "{url}");
    }
}

#[tokio::test]
async fn a_credential_goes_to_its_origin_alone() {
    let mut credentials = Credentials::default();
    credentials.add(&BEARER, Bearer::new("a b").for_origin_of(&shop()));
    credentials.add(&BEARER, Bearer::new("shop").for_origin_of(&shop()));
    let security = Security::inherited(EITHER);
    let sent = header("https://shop.example/other", security, &credentials).await;
    assert_eq!(sent.unwrap(), "Bearer shop");
    for other in [
        "https://shop.example:8443/hook",
        "https://evil.example/hook",
        "http://shop.example/hook",
    ] {
        assert_eq!(header(other, security, &credentials).await, None, "{other}");
    }
}

/// OpenAPI 3.2 section 4.12.1: nothing can be added to a parameter that is the whole query. Another alternative may
/// work.
#[tokio::test]
async fn no_key_stands_beside_a_whole_query() {
    static KEY: &[&[Demand]] = &[&[IN_QUERY.demand(&[])]];
    static KEY_OR_BEARER: &[&[Demand]] = &[&[IN_QUERY.demand(&[])], &[BEARER.demand(&[])]];
    let mut credentials = Credentials::default();
    credentials.add(&IN_QUERY, ApiKey::new(CANARY).for_any_origin());
    credentials.add(&BEARER, any().for_any_origin());
    for (alternatives, is_sent) in [(KEY, false), (KEY_OR_BEARER, true)] {
        let url = "https://shop.example/hook?%7B%22a%22%3A1%7D";
        let mut request = request(url, Security::own(alternatives), &credentials);
        let attached = Attachments::of_mut(&mut request).unwrap();
        attached.authorizing = attached.authorizing.clone().with_whole_query(true);
        let authorized = authorize(&mut request, now()).await;
        assert_eq!(request.url, url);
        assert_eq!(request.headers.contains_key(AUTHORIZATION), is_sent);
        assert_eq!(authorized.is_ok(), is_sent);
        let told = authorized.map_err(|error| error.to_string()).err();
        assert!(told.is_none_or(|told| told.ends_with("is the whole query")));
    }
}

#[tokio::test]
async fn the_first_alternative_that_is_complete_is_used() {
    let mut credentials = Credentials::default();
    credentials.add(&BEARER, any().for_any_origin());
    let security = Security::own(EITHER);
    let sent = header(SHOP, security, &credentials).await;
    assert_eq!(sent.unwrap(), "Bearer c4nary");
    credentials.add(
        &BASIC,
        Basic::new("Aladdin", "open sesame").for_any_origin(),
    );
    let sent = header(SHOP, security, &credentials).await;
    assert_eq!(sent.unwrap(), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
}

#[tokio::test]
async fn what_is_optional_is_sent_where_it_is_there() {
    let mut credentials = Credentials::default();
    let security = Security::own(BEARER_OR_NONE);
    assert_eq!(header(SHOP, security, &credentials).await, None);
    credentials.add(&BEARER, any().for_any_origin());
    assert!(header(SHOP, security, &credentials).await.is_some());
}

#[tokio::test]
async fn what_is_asked_for_and_missing_is_an_error() {
    let credentials = Credentials::default();
    let security = Security::own(EITHER);
    let error = authorized(SHOP, security, &credentials).await.unwrap_err();
    assert!(error.is_missing());
    assert_eq!(error.scheme(), "basic");
    let inherited = Security::inherited(EITHER);
    assert!(authorized(SHOP, inherited, &credentials).await.is_ok());
}

#[tokio::test]
async fn nothing_secret_goes_over_plain_http() {
    let mut credentials = Credentials::default();
    credentials.add(&BEARER, any().for_any_origin());
    let security = Security::own(EITHER);
    let error = authorized("http://shop.example", security, &credentials).await;
    assert!(error.unwrap_err().is_insecure());
    let optional = Security::own(BEARER_OR_NONE);
    let sent = header("http://shop.example", optional, &credentials).await;
    assert_eq!(sent, None);
    let sent = header("http://127.0.0.1:1", security, &credentials).await;
    assert!(sent.is_some());
}

#[tokio::test]
async fn an_expired_token_is_never_left_out_silently() {
    let mut credentials = Credentials::default();
    credentials.add(&BEARER, any().expires_at(now()).for_any_origin());
    for security in [Security::own(BEARER_OR_NONE), Security::inherited(EITHER)] {
        let error = authorized(SHOP, security, &credentials).await.unwrap_err();
        assert!(error.is_expired());
        assert!(!format!("{error}{error:?}").contains(CANARY));
    }
    credentials.add(&BASIC, Basic::new("a", "b").for_any_origin());
    assert!(
        header(SHOP, Security::own(EITHER), &credentials)
            .await
            .is_some()
    );
    let mut credentials = Credentials::default();
    let later = now() + Duration::from_nanos(1);
    credentials.add(&BEARER, any().expires_at(later).for_any_origin());
    assert!(
        header(SHOP, Security::own(EITHER), &credentials)
            .await
            .is_some()
    );
}

fn every_kind() -> Credentials {
    let mut credentials = Credentials::default();
    credentials.add(&IN_HEADER, ApiKey::new("c4nary h").for_any_origin());
    credentials.add(&IN_QUERY, ApiKey::new("c4nary&q").for_any_origin());
    credentials.add(&IN_COOKIE, ApiKey::new("c4nary=c").for_any_origin());
    credentials.add(&TLS, ClientCertificate::by_transport().for_any_origin());
    credentials.add(&MAC, Authorization::new(r#"id="c4nary""#).for_any_origin());
    credentials
}

#[tokio::test]
async fn every_kind_is_written_and_taken_out_again() {
    let mut request = request(
        "https://shop.example/hook?t=1",
        Security::own(ALL),
        &every_kind(),
    );
    request
        .headers
        .insert("x-key", HeaderValue::from_static("the user's"));
    request
        .headers
        .insert(COOKIE, HeaderValue::from_static("a=b"));
    let before = request.clone();
    for _ in 0..2 {
        authorize(&mut request, now()).await.unwrap();
        assert_eq!(
            request.url,
            "https://shop.example/hook?t=1&api%20key=c4nary%26q"
        );
        assert_eq!(request.headers["x-key"], "c4nary h");
        assert_eq!(request.headers[COOKIE], "a=b; key=c4nary=c");
        assert_eq!(request.headers[AUTHORIZATION], r#"MAC id="c4nary""#);
        assert!(request.headers.values().all(HeaderValue::is_sensitive));
    }
    strip(&mut request);
    assert_eq!((request.url, request.headers), (before.url, before.headers));
}

/// S23: what happens at each hop of a redirect.
#[tokio::test]
async fn another_hop_takes_no_credential_along() {
    let mut credentials = Credentials::default();
    credentials.add(&IN_QUERY, ApiKey::new(CANARY).for_origin_of(&shop()));
    credentials.add(&IN_HEADER, ApiKey::new(CANARY).for_origin_of(&shop()));
    static BOTH: &[&[Demand]] = &[&[IN_HEADER.demand(&[]), IN_QUERY.demand(&[])]];
    let mut request = request(SHOP, Security::inherited(BOTH), &credentials);
    authorize(&mut request, now()).await.unwrap();
    request.url = "https://evil.example/hook".to_owned();
    authorize(&mut request, now()).await.unwrap();
    assert_eq!(request.url, "https://evil.example/hook");
    assert!(request.headers.is_empty());
    request.url = "https://shop.example/moved".to_owned();
    authorize(&mut request, now()).await.unwrap();
    assert_eq!(request.url, "https://shop.example/moved?api%20key=c4nary");
    assert_eq!(request.headers["x-key"], CANARY);
}

#[tokio::test]
async fn what_no_header_may_hold_is_not_sent() {
    let bad = [
        Bearer::new("c4nary\r\nX-Evil: 1"),
        Bearer::new("c4nary c4nary"),
        Bearer::new("c4nary\u{e9}"),
        Bearer::new(""),
    ];
    for bearer in bad {
        let mut credentials = Credentials::default();
        credentials.add(&BEARER, bearer.for_any_origin());
        let error = authorized(SHOP, Security::inherited(EITHER), &credentials).await;
        let error = error.unwrap_err();
        assert!(!error.is_missing() && !error.is_expired());
        assert!(!format!("{error}{error:?}").contains(CANARY));
    }
    for basic in [Basic::new("a:b", "c"), Basic::new("a", "\u{7}")] {
        let mut credentials = Credentials::default();
        credentials.add(&BASIC, basic.for_any_origin());
        assert!(
            authorized(SHOP, Security::own(EITHER), &credentials)
                .await
                .is_err()
        );
    }
    for key in ["a;b", "a b", "a\"b", ""] {
        let mut credentials = every_kind();
        credentials.add(&IN_COOKIE, ApiKey::new(key).for_any_origin());
        assert!(
            authorized(SHOP, Security::own(ALL), &credentials)
                .await
                .is_err()
        );
    }
}

/// S37: nothing that can be printed contains a secret.
#[tokio::test]
async fn nothing_prints_a_credential() {
    let request = authorized(SHOP, Security::own(ALL), &every_kind())
        .await
        .unwrap();
    let printed = format!(
        "{request:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}",
        Attachments::of(&request),
        request.headers,
        every_kind(),
        any().for_any_origin(),
        Basic::new(CANARY, CANARY),
        ApiKey::new(CANARY),
        Authorization::new(CANARY),
    );
    assert!(!printed.contains(CANARY), "{printed}");
    assert!(printed.contains("Sensitive"));
}
