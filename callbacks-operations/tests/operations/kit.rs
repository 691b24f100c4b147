//! A store with the messages of two tenants, and requests to the page.

use std::time::{Duration, SystemTime};

use axum::body::Body;
use callbacks_delivery::inbox::{
    ClaimToken, DeadCause, EventFilter, EventKey, InboxStore, NewEvent, Settle,
};
use callbacks_delivery::store::{
    Acknowledgement, AttemptRecord, AuditEntry, Bound, Cause, Endpoint, EndpointId, Filter, Job,
    Lease, Ledger, Outcome, Queue, Registry, Row, Then, Work,
};
use callbacks_delivery::{AnyTarget, Inbox, MemoryStore, Message, Outbox, Shard};
use callbacks_operations::{Access, Page, Route, Scope};
use callbacks_runtime::receiver::inbox::StoredRequest;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

const HOUR: Duration = Duration::from_secs(3_600);

pub(crate) const LEASE: Lease = Lease {
    worker: 1,
    token: 2,
};

/// What a tenant has. Its words occur nowhere else.
pub(crate) struct Tenant {
    pub(crate) name: &'static str,
    pub(crate) endpoint: Endpoint,
    pub(crate) dead: String,
    pub(crate) job: Job,
    /// A dead letter of the inbox.
    pub(crate) event: EventKey,
}

impl Tenant {
    /// What nobody else may see. A request does not contain it.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let words = [
            "path", "answer", "payload", "tag", "header", "detail", "actor", "whsec", "received",
            "uri", "pointer",
        ];
        words
            .into_iter()
            .map(|word| format!("{}-{word}", self.name))
            .collect()
    }

    /// A field of a request that names what this tenant has.
    pub(crate) fn field(&self, name: &str) -> String {
        match name {
            "endpoint" => self.endpoint.id.to_string(),
            "target" => self.endpoint.target().number().to_string(),
            "message" => self.dead.clone(),
            "job" => self.job.id.clone(),
            "event" => self.event.0.to_string(),
            other => panic!("a route has the field `{other}`: say here how a test fills it"),
        }
    }

    /// Every field of every form, about this tenant.
    pub(crate) fn fields(&self) -> Vec<(String, String)> {
        let named = ["endpoint", "target", "message", "job", "event"];
        let mut fields: Vec<_> = named
            .iter()
            .map(|name| ((*name).to_owned(), self.field(name)))
            .collect();
        for (name, value) in [
            ("tenant", self.name),
            ("tag", &format!("{}-label", self.name)),
            ("q", self.dead.as_str()),
            ("url", "https://elsewhere.example/"),
            ("since", "24h"),
            ("rate", "5"),
            ("concurrency", "3"),
            ("hours", "1"),
            ("work", "recover"),
            // The pages ask before what cannot be taken back.
            ("sure", "yes"),
        ] {
            fields.push((name.to_owned(), value.to_owned()));
        }
        fields
    }
}

pub(crate) fn event(id: &str, tenant: &str) -> Message {
    event_with(id, tenant, &json!({}))
}

pub(crate) fn event_with(id: &str, tenant: &str, more: &Value) -> Message {
    let mut envelope = json!({
        "v": 1, "id": id, "op": "paid", "method": "POST", "url": "https://endpoint.invalid/", "fanout": true,
        "tenant": tenant, "tags": [format!("{tenant}-tag"), format!("{tenant}-label")],
        "headers": [["content-type", "application/json"], ["x-secret", format!("{tenant}-header")]],
    });
    for (name, value) in more.as_object().unwrap() {
        envelope[name] = value.clone();
    }
    Message::restored(
        &envelope.to_string(),
        format!("{{\"name\": \"{tenant}-payload\"}}").into(),
    )
    .unwrap()
}

pub(crate) async fn rows(store: &impl Queue) -> Vec<Row> {
    let bounds = Shard::all().map(|shard| Bound { shard, after: None });
    store.poll(bounds.collect(), 1_000).await.unwrap()
}

/// Settles everything that is new.
pub(crate) async fn settle(store: &impl Queue, then: &Then, status: u16, answer: &str) {
    store
        .heartbeat(LEASE, Duration::from_secs(86_400))
        .await
        .unwrap();
    let rows = rows(store).await;
    let settled = rows.iter().map(|row| Acknowledgement {
        key: row.key,
        place: row.place,
        fifo: row.fifo,
        then: then.clone(),
        attempt: Some(AttemptRecord {
            number: row.charged + 1,
            began: SystemTime::UNIX_EPOCH,
            ago: Duration::from_millis(20),
            took: Duration::from_millis(12),
            outcome: Outcome::Status(status),
            excerpt: answer.to_owned().into(),
        }),
    });
    store
        .acknowledge(LEASE, settled.collect(), Vec::new())
        .await
        .unwrap();
}

pub(crate) fn dead(detail: &str) -> Then {
    Then::Dead {
        cause: Cause::OutOfAttempts,
        detail: detail.to_owned(),
    }
}

/// A tenant with an endpoint, a delivered message, a dead one, a job and an entry in the audit log.
pub(crate) async fn tenant(outbox: &Outbox<MemoryStore>, name: &'static str) -> Tenant {
    let store = outbox.store();
    let mut endpoint = Endpoint::new(format!("https://c.example/{name}-path"), [""; 0]);
    endpoint.id = EndpointId::from_text(format!("ep_{name}"));
    endpoint.tenant = Some(name.to_owned());
    endpoint.secrets = serde_json::from_value(json!([{ "key": format!("{name}-whsec") }])).unwrap();
    store.put_endpoint(endpoint.clone()).await.unwrap();
    outbox
        .enqueue(event(&format!("msg_{name}_1"), name))
        .await
        .unwrap();
    settle(store, &Then::Done, 200, &format!("{name}-answer")).await;
    let id = format!("msg_{name}_2");
    outbox.enqueue(event(&id, name)).await.unwrap();
    settle(
        store,
        &dead(&format!("{name}-detail")),
        503,
        &format!("{name}-answer"),
    )
    .await;
    // Another owner has it, so nobody in this process runs it.
    let work = Work::Recover(Filter::all().tenant(name).tag(format!("{name}-tag")));
    let job = Job::new(format!("{name}-actor"), Some(name.to_owned()), work, 1, 1);
    store.put_job(job.clone(), 77).await.unwrap();
    let entry =
        AuditEntry::new(format!("{name}-actor"), "resend", &id).tenant(Some(name.to_owned()));
    store
        .audit(entry.detail(format!("{name}-detail")))
        .await
        .unwrap();
    let event = received(&inbox_of(outbox), name).await;
    Tenant {
        name,
        event,
        endpoint,
        dead: id,
        job,
    }
}

pub(crate) fn inbox_of(outbox: &Outbox<MemoryStore>) -> Inbox<MemoryStore> {
    Inbox::beside(outbox).keep_handled(Duration::from_secs(3_600))
}

/// An event as it is received.
pub(crate) fn request_of(id: &str, tenant: &str, body: &str) -> StoredRequest {
    let mut headers = HeaderMap::new();
    let secret = HeaderValue::from_str(&format!("{tenant}-header")).unwrap();
    headers.insert("x-secret", secret);
    let uri = format!("/hooks?token={tenant}-uri").parse().unwrap();
    let mut request = StoredRequest::new(Method::POST, uri, headers, body.to_owned().into());
    request.message_id = Some(id.to_owned());
    request.tenant = Some(tenant.to_owned());
    request.operation = Some("received".to_owned());
    request
}

/// Accepts an event, and settles everything that waits in the inbox.
pub(crate) async fn receive(
    inbox: &Inbox<MemoryStore>,
    request: StoredRequest,
    settle: Settle,
) -> EventKey {
    let store = inbox.store();
    let event = NewEvent::of(request);
    let key = store.accept_event(event, HOUR).await.unwrap().unwrap();
    settle_events(inbox, settle).await;
    key
}

pub(crate) async fn settle_events(inbox: &Inbox<MemoryStore>, settle: Settle) {
    let (store, token) = (inbox.store(), ClaimToken(7));
    let claimed = store.claim_events(token, HOUR, 1_000).await.unwrap();
    let settled = claimed.iter().map(|event| (event.key, settle.clone()));
    let settled = settled.collect();
    store.settle_events(token, settled).await.unwrap();
}

/// What the worker does with an event that does not match the document.
pub(crate) fn invalid(tenant: &str) -> Settle {
    let violation = json!({
        "detail": format!("{tenant}-received is too long"), "pointer": format!("#/{tenant}-pointer"), "keyword": "maxLength",
    });
    Settle::Dead {
        cause: DeadCause::Invalid,
        detail: "a value at `#/a`".to_owned(),
        operation: Some("paid".to_owned()),
        violations: vec![serde_json::from_value(violation).unwrap()],
    }
}

/// An event of a tenant that is a dead letter.
pub(crate) async fn received(inbox: &Inbox<MemoryStore>, name: &str) -> EventKey {
    let body = format!("{{\"name\": \"{name}-received\"}}");
    let request = request_of(&format!("in_{name}"), name, &body);
    receive(inbox, request, invalid(name)).await
}

pub(crate) fn outbox() -> Outbox<MemoryStore> {
    Outbox::new(MemoryStore::new())
}

/// A page that gives everybody this access.
pub(crate) fn page(outbox: &Outbox<MemoryStore>, access: Access) -> axum::Router {
    let test = |endpoint: Endpoint| async move {
        let tenant = endpoint.tenant.unwrap_or_default();
        Ok(event("msg_test", &tenant))
    };
    Page::new(outbox, AnyTarget, move |_| access.clone())
        .test_event(test)
        .inbox(&inbox_of(outbox))
        .router()
}

pub(crate) fn operator() -> Access {
    Access::Operate {
        scope: Scope::Everything,
        actor: "ann".to_owned(),
    }
}

pub(crate) fn of_tenant(name: &str) -> Access {
    Access::Operate {
        scope: Scope::tenant(name),
        actor: "bob".to_owned(),
    }
}

/// Jitter that panics as often as wanted, in the worker's own task.
#[derive(Debug)]
pub(crate) struct Broken(std::sync::atomic::AtomicU32);

impl Broken {
    pub(crate) const fn times(times: u32) -> Self {
        Self(std::sync::atomic::AtomicU32::new(times))
    }
}

impl callbacks_runtime::retry::Random for Broken {
    fn next(&self) -> u64 {
        use std::sync::atomic::Ordering;
        let left = self.0.load(Ordering::Relaxed);
        self.0.store(left.saturating_sub(1), Ordering::Relaxed);
        assert!(left == 0, "no jitter left");
        7
    }
}

pub(crate) struct Got {
    pub(crate) status: StatusCode,
    pub(crate) headers: http::HeaderMap,
    pub(crate) text: String,
}

impl Got {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub(crate) fn location(&self) -> &str {
        self.headers[header::LOCATION].to_str().unwrap()
    }
}

pub(crate) async fn send(page: &axum::Router, request: Request<Body>) -> Got {
    let response = page.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    Got {
        status: parts.status,
        headers: parts.headers,
        text: String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

pub(crate) async fn get(page: &axum::Router, path: &str) -> Got {
    send(page, Request::get(path).body(Body::empty()).unwrap()).await
}

/// A form of the page itself.
pub(crate) async fn post(page: &axum::Router, path: &str, fields: &[(&str, &str)]) -> Got {
    let form = encoded(fields);
    let request = Request::post(path)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    send(page, request.body(form.into()).unwrap()).await
}

/// A program that uses the API.
pub(crate) async fn post_json(page: &axum::Router, path: &str, body: &Value) -> Got {
    let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
    send(page, request.body(body.to_string().into()).unwrap()).await
}

pub(crate) fn encoded<N: AsRef<str>, V: AsRef<str>>(fields: &[(N, V)]) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields).finish()
}

/// A request to a route, with every field about a tenant.
pub(crate) fn request(route: &Route, about: &Tenant) -> Request<Body> {
    let mut path = String::new();
    for part in route.path.split_inclusive('}') {
        match part.split_once('{') {
            Some((before, name)) => {
                let value = about.field(name.trim_end_matches('}'));
                path.push_str(before);
                path.push_str(&value);
            }
            None => path.push_str(part),
        }
    }
    let mut fields = about.fields();
    // The API refuses fields that it does not read.
    let known = |name: &str| route.fields().contains(&name) || !route.is_api();
    fields.retain(|(name, _)| known(name) && !route.path.contains(&format!("{{{name}}}")));
    if !route.is_change() {
        let query = encoded(&fields);
        return Request::get(format!("{path}?{query}"))
            .body(Body::empty())
            .unwrap();
    }
    let request = Request::post(path).header("sec-fetch-site", "same-origin");
    if route.is_api() {
        let body: serde_json::Map<_, _> = fields
            .into_iter()
            .map(|(name, value)| (name, value.into()))
            .collect();
        let request = request.header(header::CONTENT_TYPE, "application/json");
        return request.body(Value::from(body).to_string().into()).unwrap();
    }
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.body(encoded(&fields).into()).unwrap()
}

/// Everything about a tenant that a change could change, as text.
pub(crate) async fn state(outbox: &Outbox<MemoryStore>, tenant: &Tenant) -> String {
    state_of(outbox, tenant.name).await
}

/// The same, by its name.
pub(crate) async fn state_of(outbox: &Outbox<MemoryStore>, tenant: &str) -> String {
    let store = outbox.store();
    let name = Some(tenant.to_owned());
    let endpoints = store.endpoints(name.clone(), None, 100).await.unwrap();
    let targets = endpoints.iter().map(Endpoint::target).collect::<Vec<_>>();
    let mut records = store.targets(Shard::all().collect()).await.unwrap();
    records.retain(|record| targets.contains(&record.target));
    let mut filter = callbacks_delivery::store::MessageFilter::all();
    filter.tenant = name.clone();
    let messages = store.messages(filter, None, 100).await.unwrap();
    let positions: Vec<_> = messages
        .rows
        .iter()
        .map(|row| (&row.key, &row.deliveries))
        .collect();
    let jobs = store.jobs(name.clone(), 100).await.unwrap();
    let audit = store.audited(name, None, 100).await.unwrap();
    let received = inbox_of(outbox);
    let own = EventFilter::all().tenant(tenant);
    let page = received.events(own, None, None, 100).await.unwrap();
    let events: Vec<_> = page
        .rows
        .iter()
        .map(|row| (row.key, &row.position))
        .collect();
    let endpoints = serde_json::to_string(&endpoints).unwrap();
    format!("{endpoints}\n{records:?}\n{positions:?}\n{jobs:?}\n{audit:?}\n{events:?}")
}

/// Waits until something holds; a hang fails.
pub(crate) async fn until(mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..10_000 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it never holds");
}
