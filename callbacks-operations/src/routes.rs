//! The route table. The router has these routes and no others, and the tests of tenant isolation walk it.

use http::Method;

/// What a route is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with names of fields in braces.
    pub path: &'static str,
    pub(crate) name: Name,
}

impl Route {
    const fn get(path: &'static str, name: Name) -> Self {
        Self {
            method: Method::GET,
            path,
            name,
        }
    }

    const fn post(path: &'static str, name: Name) -> Self {
        Self {
            method: Method::POST,
            path,
            name,
        }
    }

    /// Whether it belongs to the JSON API.
    pub fn is_api(&self) -> bool {
        is_api(self.path)
    }

    /// The fields that it reads, besides those in its path.
    pub fn fields(&self) -> &'static [&'static str] {
        match self.name {
            Name::Find => &["q"],
            Name::Endpoints => &["tenant", "after", "limit"],
            Name::Messages => &[
                "state",
                "answer",
                "operation",
                "tenant",
                "tag",
                "endpoint",
                "target",
                "since",
                "until",
                "before",
                "limit",
            ],
            Name::Dead => &[
                "cause",
                "operation",
                "tenant",
                "tag",
                "endpoint",
                "target",
                "since",
                "after",
                "limit",
            ],
            Name::Inbox => &[
                "state",
                "cause",
                "operation",
                "tenant",
                "message",
                "since",
                "before",
                "limit",
            ],
            Name::Audit => &["tenant", "before", "limit"],
            Name::Jobs => &["limit"],
            Name::Endpoint => &["endpoint"],
            Name::Message | Name::Reveal => &["message"],
            Name::Event | Name::Replay | Name::Discard | Name::RevealEvent => &["event"],
            Name::Job | Name::Cancel => &["job"],
            Name::Resend => &["message", "target"],
            Name::Pause | Name::Enable | Name::Disable => &["endpoint", "target"],
            Name::Limit => &["endpoint", "target", "rate", "concurrency"],
            Name::Remove | Name::Secret | Name::Test => &["endpoint"],
            Name::Register => &["url", "events", "tenant", "again"],
            Name::Update => &["endpoint", "url", "events"],
            Name::Rotate => &["endpoint", "hours"],
            Name::Forget => &["message", "endpoint", "target", "tag", "tenant"],
            Name::Count | Name::Start => &[
                "work",
                "everything",
                "cause",
                "operation",
                "tenant",
                "tag",
                "endpoint",
                "target",
                "message",
                "since",
                "rate",
            ],
            Name::Root | Name::Style | Name::Script | Name::Document | Name::Overview => &[],
        }
    }

    /// Whether it changes or reveals something.
    pub fn is_change(&self) -> bool {
        self.method == Method::POST
    }
}

/// Whether a path belongs to the JSON API.
pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// What answers a route. A page and its form in the API share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Root,
    Style,
    Script,
    Document,
    Find,
    Overview,
    Endpoints,
    Endpoint,
    Messages,
    Message,
    Dead,
    Inbox,
    Event,
    Audit,
    Jobs,
    Job,
    Resend,
    Replay,
    Discard,
    RevealEvent,
    Reveal,
    Pause,
    Enable,
    Disable,
    Limit,
    Register,
    Update,
    Remove,
    Rotate,
    Secret,
    Test,
    Forget,
    Count,
    Start,
    Cancel,
}

/// All routes.
#[doc(hidden)]
pub static ROUTES: &[Route] = &[
    Route::get("/", Name::Root),
    Route::get("/style.css", Name::Style),
    Route::get("/script.js", Name::Script),
    Route::get("/find", Name::Find),
    Route::get("/overview", Name::Overview),
    Route::get("/endpoints", Name::Endpoints),
    Route::get("/endpoint", Name::Endpoint),
    Route::get("/messages", Name::Messages),
    Route::get("/message", Name::Message),
    Route::get("/dead", Name::Dead),
    Route::get("/inbox", Name::Inbox),
    Route::get("/event", Name::Event),
    Route::get("/audit", Name::Audit),
    Route::get("/jobs", Name::Jobs),
    Route::get("/job", Name::Job),
    Route::post("/resend", Name::Resend),
    Route::post("/reveal", Name::Reveal),
    Route::post("/replay", Name::Replay),
    Route::post("/discard", Name::Discard),
    Route::post("/reveal-event", Name::RevealEvent),
    Route::post("/pause", Name::Pause),
    Route::post("/enable", Name::Enable),
    Route::post("/disable", Name::Disable),
    Route::post("/limit", Name::Limit),
    Route::post("/register", Name::Register),
    Route::post("/update", Name::Update),
    Route::post("/remove", Name::Remove),
    Route::post("/rotate", Name::Rotate),
    Route::post("/secret", Name::Secret),
    Route::post("/test", Name::Test),
    Route::post("/count", Name::Count),
    Route::post("/start", Name::Start),
    Route::post("/cancel", Name::Cancel),
    Route::get("/api", Name::Document),
    Route::get("/api/", Name::Document),
    Route::get("/api/overview", Name::Overview),
    Route::get("/api/endpoints", Name::Endpoints),
    Route::post("/api/endpoints", Name::Register),
    Route::get("/api/endpoints/{endpoint}", Name::Endpoint),
    Route::post("/api/endpoints/{endpoint}", Name::Update),
    Route::post("/api/endpoints/{endpoint}/pause", Name::Pause),
    Route::post("/api/endpoints/{endpoint}/enable", Name::Enable),
    Route::post("/api/endpoints/{endpoint}/disable", Name::Disable),
    Route::post("/api/endpoints/{endpoint}/limit", Name::Limit),
    Route::post("/api/endpoints/{endpoint}/remove", Name::Remove),
    Route::post("/api/endpoints/{endpoint}/rotate", Name::Rotate),
    Route::post("/api/endpoints/{endpoint}/secret", Name::Secret),
    Route::post("/api/endpoints/{endpoint}/test", Name::Test),
    Route::post("/api/endpoints/{endpoint}/forget", Name::Forget),
    Route::post("/api/targets/{target}/pause", Name::Pause),
    Route::post("/api/targets/{target}/enable", Name::Enable),
    Route::post("/api/targets/{target}/disable", Name::Disable),
    Route::post("/api/targets/{target}/limit", Name::Limit),
    Route::post("/api/targets/{target}/forget", Name::Forget),
    Route::get("/api/messages", Name::Messages),
    Route::get("/api/messages/{message}", Name::Message),
    Route::post("/api/messages/{message}/resend", Name::Resend),
    Route::post("/api/messages/{message}/reveal", Name::Reveal),
    Route::post("/api/messages/{message}/forget", Name::Forget),
    Route::post("/api/forget", Name::Forget),
    Route::get("/api/dead", Name::Dead),
    Route::get("/api/inbox", Name::Inbox),
    Route::get("/api/inbox/{event}", Name::Event),
    Route::post("/api/inbox/{event}/replay", Name::Replay),
    Route::post("/api/inbox/{event}/discard", Name::Discard),
    Route::post("/api/inbox/{event}/reveal", Name::RevealEvent),
    Route::get("/api/audit", Name::Audit),
    Route::get("/api/jobs", Name::Jobs),
    Route::post("/api/jobs", Name::Start),
    Route::post("/api/jobs/count", Name::Count),
    Route::get("/api/jobs/{job}", Name::Job),
    Route::post("/api/jobs/{job}/cancel", Name::Cancel),
];
