/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `paintMixed` of `POST /paint`, a `GET` request.
    fn paint_mixed(
        &self,
        request: paint_mixed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<paint_mixed::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `queries`, a `GET` request.
    fn queries(
        &self,
        request: queries::Request,
    ) -> impl ::core::future::Future<
        Output = Result<queries::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `headers`, a `POST` request.
    fn headers(
        &self,
        request: headers::Request,
    ) -> impl ::core::future::Future<
        Output = Result<headers::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `cookies`, a `GET` request.
    fn cookies(
        &self,
        request: cookies::Request,
    ) -> impl ::core::future::Future<
        Output = Result<cookies::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `wholeForm`, a `GET` request.
    fn whole_form(
        &self,
        request: whole_form::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_form::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `wholeJson`, a `GET` request.
    fn whole_json(
        &self,
        request: whole_json::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_json::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn paint_mixed(
        &self,
        request: paint_mixed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<paint_mixed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::paint_mixed(&**self, request)
    }

    fn queries(
        &self,
        request: queries::Request,
    ) -> impl ::core::future::Future<
        Output = Result<queries::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::queries(&**self, request)
    }

    fn headers(
        &self,
        request: headers::Request,
    ) -> impl ::core::future::Future<
        Output = Result<headers::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::headers(&**self, request)
    }

    fn cookies(
        &self,
        request: cookies::Request,
    ) -> impl ::core::future::Future<
        Output = Result<cookies::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::cookies(&**self, request)
    }

    fn whole_form(
        &self,
        request: whole_form::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_form::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::whole_form(&**self, request)
    }

    fn whole_json(
        &self,
        request: whole_json::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_json::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::whole_json(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &paint_mixed::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::paint_mixed(&*handler, request).await
            },
        )
        .on(
            &queries::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::queries(&*handler, request).await
            },
        )
        .on(
            &headers::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::headers(&*handler, request).await
            },
        )
        .on(
            &cookies::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::cookies(&*handler, request).await
            },
        )
        .on(
            &whole_form::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::whole_form(&*handler, request).await
            },
        )
        .on(
            &whole_json::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::whole_json(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `paintMixed` of `POST /paint`, a `GET` request.
    fn paint_mixed(
        &self,
        target: &::callbacks::Target,
        request: &paint_mixed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<paint_mixed::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `queries`, a `GET` request.
    fn queries(
        &self,
        target: &::callbacks::Target,
        request: &queries::Request,
    ) -> impl ::core::future::Future<
        Output = Result<queries::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `headers`, a `POST` request.
    fn headers(
        &self,
        target: &::callbacks::Target,
        request: &headers::Request,
    ) -> impl ::core::future::Future<
        Output = Result<headers::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `cookies`, a `GET` request.
    fn cookies(
        &self,
        target: &::callbacks::Target,
        request: &cookies::Request,
    ) -> impl ::core::future::Future<
        Output = Result<cookies::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `wholeForm`, a `GET` request.
    fn whole_form(
        &self,
        target: &::callbacks::Target,
        request: &whole_form::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_form::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `wholeJson`, a `GET` request.
    fn whole_json(
        &self,
        target: &::callbacks::Target,
        request: &whole_json::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_json::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn paint_mixed(
        &self,
        target: &::callbacks::Target,
        request: &paint_mixed::Request,
    ) -> Result<paint_mixed::Response, ::callbacks::Error> {
        use ::callbacks::__private::Style;
        let call = ::callbacks::__private::Call::of(self, &paint_mixed::OPERATION)
            .path("simple", &request.simple)
            .path_as(Style::LABEL, "label", &request.label)
            .path_as(Style::LABEL.exploded(), "labels", &request.labels)
            .path_as(Style::MATRIX, "matrix", &request.matrix)
            .path_as(Style::MATRIX.exploded(), "matrixes", &request.matrixes)
            .path_as(Style::SIMPLE.exploded(), "pairs", &request.pairs)
            .path_as(Style::JSON, "json", &request.json);
        call.send(self, target).await
    }

    async fn queries(
        &self,
        target: &::callbacks::Target,
        request: &queries::Request,
    ) -> Result<queries::Response, ::callbacks::Error> {
        use ::callbacks::__private::Style;
        let call = ::callbacks::__private::Call::of(self, &queries::OPERATION)
            .query("id", &request.id)
            .query("names", &request.names)
            .query_as(Style::FORM, "joined", &request.joined)
            .query_as(Style::SPACE_DELIMITED, "spaced", &request.spaced)
            .query_as(Style::PIPE_DELIMITED, "piped", &request.piped)
            .query_as(Style::DEEP_OBJECT, "deep", &request.deep)
            .query_as(Style::FORM, "flat", &request.flat)
            .query("page", &request.page)
            .query_as(Style::FORM.allow_reserved(), "next", &request.next)
            .query_as(Style::FORM.allow_empty(), "count", &request.count)
            .query_as(Style::JSON, "filter", &request.filter)
            .query("rest", &request.rest);
        call.send(self, target).await
    }

    async fn headers(
        &self,
        target: &::callbacks::Target,
        request: &headers::Request,
    ) -> Result<headers::Response, ::callbacks::Error> {
        use ::callbacks::__private::{Checked, Style};
        let call = ::callbacks::__private::Call::of(self, &headers::OPERATION)
            .header("X-Names", &request.x_names)
            .header("X-Color", &request.x_color)
            .header_as(
                Style::SIMPLE.exploded(),
                Checked::new("X-Pairs", serialization::schema::HEADERS_X_PAIRS),
                &request.x_pairs,
            )
            .header("X-Finish", &request.x_finish)
            .header_as(Style::JSON, "X-Filter", &request.x_filter)
            .header("X-Plain", &request.x_plain)
            .json(
                "application/json",
                serialization::schema::COLOR,
                ::callbacks::__private::AsInstance::as_instance(&request.body),
            )?;
        call.send(self, target).await
    }

    async fn cookies(
        &self,
        target: &::callbacks::Target,
        request: &cookies::Request,
    ) -> Result<cookies::Response, ::callbacks::Error> {
        use ::callbacks::__private::Style;
        let call = ::callbacks::__private::Call::of(self, &cookies::OPERATION)
            .cookie("session", &request.session)
            .cookie("names", &request.names)
            .cookie_as(Style::FORM, "joined", &request.joined)
            .cookie_as(Style::COOKIE, "plain", &request.plain)
            .cookie_as(Style::COOKIE, "flat", &request.flat)
            .cookie_as(Style::JSON, "filter", &request.filter)
            .cookie_as(Style::COOKIE.exploded(), "rest", &request.rest);
        call.send(self, target).await
    }

    async fn whole_form(
        &self,
        target: &::callbacks::Target,
        request: &whole_form::Request,
    ) -> Result<whole_form::Response, ::callbacks::Error> {
        use ::callbacks::__private::Style;
        let call = ::callbacks::__private::Call::of(self, &whole_form::OPERATION)
            .querystring(Style::FORM.exploded(), "form", &request.form);
        call.send(self, target).await
    }

    async fn whole_json(
        &self,
        target: &::callbacks::Target,
        request: &whole_json::Request,
    ) -> Result<whole_json::Response, ::callbacks::Error> {
        use ::callbacks::__private::Style;
        let call = ::callbacks::__private::Call::of(self, &whole_json::OPERATION)
            .querystring(Style::JSON, "filter", &request.filter);
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    pub r: i64,
    pub g: i64,
    pub b: i64,
    pub finish: Option<Finish>,
}

impl Color {
    /// Creates a value with the required members.
    pub fn new(r: i64, g: i64, b: i64) -> Self {
        Self { r, g, b, finish: None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finish {
    /// `matt`
    Matt,
    /// `silk`
    Silk,
    /// `gloss`
    Gloss,
}

impl Finish {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Matt, Self::Silk, Self::Gloss];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Matt => "matt",
            Self::Silk => "silk",
            Self::Gloss => "gloss",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QueriesPage {
    pub limit: Option<i64>,
    pub offset: Option<i64>,
}

impl QueriesPage {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Filter {
    pub since: Option<String>,
    pub finishes: Option<Vec<Finish>>,
}

impl Filter {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// The callback `paintMixed` of `POST /paint`.
pub mod paint_mixed {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection, Style,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new(
            "{$request.query.callbackUrl}/{simple}/{label}/{labels}/{matrix}/{matrixes}/{pairs}/{json}",
        )
        .with_path_parameters(
            &["simple", "label", "labels", "matrix", "matrixes", "pairs", "json"],
        )
        .with_path_template("/paint");

    /// Evaluates
    /// `{$request.query.callbackUrl}/{simple}/{label}/{labels}/{matrix}/{matrixes}/{pairs}/{json}` over the
    /// request to `POST /paint`. Returns the URL to call, or `None` if the client gave none.
    ///
    /// # Errors
    ///
    /// Returns an error if the client gave something that is not an absolute `http` or `https` URL.
    pub fn resolve(exchange: &Exchange) -> Result<Option<Target>, Error> {
        KEY.resolve(exchange)
    }

    /// The target for a base URL of your choice, instead of one from a request.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not an absolute `http` or `https` URL.
    pub fn at(base_url: &str) -> Result<Target, Error> {
        KEY.at(base_url)
    }

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/paint-mixed";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "paintMixed",
        "GET",
        "/paint-mixed/{simple}/{label}/{labels}/{matrix}/{matrixes}/{pairs}/{json}",
    );

    /// A request of the callback `paintMixed` of `POST /paint`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The path parameter `simple`.
        pub simple: Vec<String>,
        /// The path parameter `label`.
        pub label: String,
        /// The path parameter `labels`.
        pub labels: Vec<String>,
        /// The path parameter `matrix`.
        pub matrix: Vec<String>,
        /// The path parameter `matrixes`.
        pub matrixes: super::Color,
        /// The path parameter `pairs`.
        pub pairs: super::Color,
        /// The path parameter `json`.
        pub json: Vec<super::Color>,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(
            simple: Vec<String>,
            label: impl Into<String>,
            labels: Vec<String>,
            matrix: Vec<String>,
            matrixes: super::Color,
            pairs: super::Color,
            json: Vec<super::Color>,
        ) -> Self {
            Self {
                simple,
                label: Into::into(label),
                labels,
                matrix,
                matrixes,
                pairs,
                json,
            }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let (
                Some(simple),
                Some(label),
                Some(labels),
                Some(matrix),
                Some(matrixes),
                Some(pairs),
                Some(json),
            ) = (
                incoming.path("simple"),
                incoming.path_as(Style::LABEL, "label"),
                incoming.path_as(Style::LABEL.exploded(), "labels"),
                incoming.path_as(Style::MATRIX, "matrix"),
                incoming.path_as(Style::MATRIX.exploded(), "matrixes"),
                incoming.path_as(Style::SIMPLE.exploded(), "pairs"),
                incoming.path_as(Style::JSON, "json"),
            ) else { return Err(incoming.reject()) };
            Ok(Self {
                simple,
                label,
                labels,
                matrix,
                matrixes,
                pairs,
                json,
            })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// Another success: a 2xx status that the document does not declare, or one without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot return this.
        Undeclared(UndeclaredAnswer),
    }

    impl EncodeAnswer for Response {
        fn encode(
            &self,
            outgoing: OutgoingAnswer,
        ) -> Result<OutgoingAnswer, HandlerError> {
            match self {
                Self::NoContent => outgoing.status(204),
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                204 => Ok(Self::NoContent),
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

/// The webhook `queries`, a `GET` request.
pub mod queries {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection, Style,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("queries", "GET", "/queries");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/queries";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `queries`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The query parameter `id`.
        pub id: i64,
        /// The query parameter `names`.
        pub names: Option<Vec<String>>,
        /// The query parameter `joined`.
        pub joined: Option<Vec<String>>,
        /// The query parameter `spaced`.
        pub spaced: Option<Vec<String>>,
        /// The query parameter `piped`.
        pub piped: Option<Vec<super::Finish>>,
        /// The query parameter `deep`.
        pub deep: Option<super::Color>,
        /// The query parameter `flat`.
        pub flat: Option<super::Color>,
        /// Its members are parameters of their own.
        ///
        /// The query parameter `page`.
        pub page: Option<super::QueriesPage>,
        /// The query parameter `next`.
        pub next: Option<String>,
        /// The query parameter `count`.
        pub count: Option<i32>,
        /// The query parameter `filter`.
        pub filter: Option<super::Filter>,
        /// Whatever else there is.
        ///
        /// The query parameter `rest`.
        pub rest: Option<::std::collections::BTreeMap<String, String>>,
    }

    impl Request {
        /// Creates a value with the required parts.
        pub fn new(id: i64) -> Self {
            Self {
                id,
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
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let (
                Some(id),
                Some(names),
                Some(joined),
                Some(spaced),
                Some(piped),
                Some(deep),
                Some(flat),
                Some(page),
                Some(next),
                Some(count),
                Some(filter),
                Some(rest),
            ) = (
                incoming.query("id"),
                incoming.query("names"),
                incoming.query_as(Style::FORM, "joined"),
                incoming.query_as(Style::SPACE_DELIMITED, "spaced"),
                incoming.query_as(Style::PIPE_DELIMITED, "piped"),
                incoming.query_as(Style::DEEP_OBJECT, "deep"),
                incoming.query_as(Style::FORM, "flat"),
                incoming.query("page"),
                incoming.query_as(Style::FORM.allow_reserved(), "next"),
                incoming.query_as(Style::FORM.allow_empty(), "count"),
                incoming.query_as(Style::JSON, "filter"),
                incoming
                    .query_without(
                        &[
                            "id",
                            "names",
                            "joined",
                            "spaced",
                            "piped",
                            "deep",
                            "flat",
                            "limit",
                            "offset",
                            "next",
                            "count",
                            "filter",
                        ],
                        "rest",
                    ),
            ) else { return Err(incoming.reject()) };
            Ok(Self {
                id,
                names,
                joined,
                spaced,
                piped,
                deep,
                flat,
                page,
                next,
                count,
                filter,
                rest,
            })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// Another success: a 2xx status that the document does not declare, or one without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot return this.
        Undeclared(UndeclaredAnswer),
    }

    impl EncodeAnswer for Response {
        fn encode(
            &self,
            outgoing: OutgoingAnswer,
        ) -> Result<OutgoingAnswer, HandlerError> {
            match self {
                Self::NoContent => outgoing.status(204),
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                204 => Ok(Self::NoContent),
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

/// The webhook `headers`, a `POST` request.
pub mod headers {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        Checked, DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection, Style,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("headers", "POST", "/headers");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/headers";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Color> = Payload::new(
        super::serialization::schema::COLOR,
    );

    /// A request of the webhook `headers`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The header `X-Names`.
        pub x_names: Vec<String>,
        /// The header `X-Color`.
        pub x_color: Option<super::Color>,
        /// The header `X-Pairs`.
        pub x_pairs: Option<::std::collections::BTreeMap<String, f64>>,
        /// The header `X-Finish`.
        pub x_finish: Option<super::Finish>,
        /// The header `X-Filter`.
        pub x_filter: Option<super::Filter>,
        /// The header `X-Plain`.
        pub x_plain: Option<bool>,
        /// The body.
        pub body: super::Color,
    }

    impl Request {
        /// Creates a value with the required parts.
        pub fn new(x_names: Vec<String>, body: super::Color) -> Self {
            Self {
                x_names,
                body,
                x_color: None,
                x_pairs: None,
                x_finish: None,
                x_filter: None,
                x_plain: None,
            }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let (
                Some(x_names),
                Some(x_color),
                Some(x_pairs),
                Some(x_finish),
                Some(x_filter),
                Some(x_plain),
                Some(body),
            ) = (
                incoming.header("X-Names"),
                incoming.header("X-Color"),
                incoming
                    .header_as(
                        Style::SIMPLE.exploded(),
                        Checked::new(
                            "X-Pairs",
                            super::serialization::schema::HEADERS_X_PAIRS,
                        ),
                    ),
                incoming.header("X-Finish"),
                incoming.header_as(Style::JSON, "X-Filter"),
                incoming.header("X-Plain"),
                incoming.json(&BODY),
            ) else { return Err(incoming.reject()) };
            Ok(Self {
                x_names,
                x_color,
                x_pairs,
                x_finish,
                x_filter,
                x_plain,
                body,
            })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// Another success: a 2xx status that the document does not declare, or one without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot return this.
        Undeclared(UndeclaredAnswer),
    }

    impl EncodeAnswer for Response {
        fn encode(
            &self,
            outgoing: OutgoingAnswer,
        ) -> Result<OutgoingAnswer, HandlerError> {
            match self {
                Self::NoContent => outgoing.status(204),
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                204 => Ok(Self::NoContent),
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

/// The webhook `cookies`, a `GET` request.
pub mod cookies {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection, Style,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("cookies", "GET", "/cookies");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/cookies";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `cookies`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The cookie `session`.
        pub session: String,
        /// The cookie `names`.
        pub names: Option<Vec<String>>,
        /// The cookie `joined`.
        pub joined: Option<Vec<String>>,
        /// The cookie `plain`.
        pub plain: Option<String>,
        /// The cookie `flat`.
        pub flat: Option<super::Color>,
        /// The cookie `filter`.
        pub filter: Option<super::Filter>,
        /// The cookie `rest`.
        pub rest: Option<::std::collections::BTreeMap<String, String>>,
    }

    impl Request {
        /// Creates a value with the required parts.
        pub fn new(session: impl Into<String>) -> Self {
            Self {
                session: Into::into(session),
                names: None,
                joined: None,
                plain: None,
                flat: None,
                filter: None,
                rest: None,
            }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let (
                Some(session),
                Some(names),
                Some(joined),
                Some(plain),
                Some(flat),
                Some(filter),
                Some(rest),
            ) = (
                incoming.cookie("session"),
                incoming.cookie("names"),
                incoming.cookie_as(Style::FORM, "joined"),
                incoming.cookie_as(Style::COOKIE, "plain"),
                incoming.cookie_as(Style::COOKIE, "flat"),
                incoming.cookie_as(Style::JSON, "filter"),
                incoming
                    .cookie_without(
                        &["session", "names", "joined", "plain", "flat", "filter"],
                        Style::COOKIE.exploded(),
                        "rest",
                    ),
            ) else { return Err(incoming.reject()) };
            Ok(Self {
                session,
                names,
                joined,
                plain,
                flat,
                filter,
                rest,
            })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// Another success: a 2xx status that the document does not declare, or one without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot return this.
        Undeclared(UndeclaredAnswer),
    }

    impl EncodeAnswer for Response {
        fn encode(
            &self,
            outgoing: OutgoingAnswer,
        ) -> Result<OutgoingAnswer, HandlerError> {
            match self {
                Self::NoContent => outgoing.status(204),
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                204 => Ok(Self::NoContent),
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

/// The webhook `wholeForm`, a `GET` request.
pub mod whole_form {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection, Style,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("wholeForm", "GET", "/whole-form");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/whole-form";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `wholeForm`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The whole query.
        pub form: super::Filter,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(form: super::Filter) -> Self {
            Self { form }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(form) = incoming.querystring(Style::FORM.exploded(), "form") else {
                return Err(incoming.reject())
            };
            Ok(Self { form })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// Another success: a 2xx status that the document does not declare, or one without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot return this.
        Undeclared(UndeclaredAnswer),
    }

    impl EncodeAnswer for Response {
        fn encode(
            &self,
            outgoing: OutgoingAnswer,
        ) -> Result<OutgoingAnswer, HandlerError> {
            match self {
                Self::NoContent => outgoing.status(204),
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                204 => Ok(Self::NoContent),
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

/// The webhook `wholeJson`, a `GET` request.
pub mod whole_json {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection, Style,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("wholeJson", "GET", "/whole-json");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/whole-json";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `wholeJson`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The whole query.
        pub filter: Option<super::Filter>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { filter: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(filter) = incoming.querystring(Style::JSON, "filter") else {
                return Err(incoming.reject())
            };
            Ok(Self { filter })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// Another success: a 2xx status that the document does not declare, or one without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot return this.
        Undeclared(UndeclaredAnswer),
    }

    impl EncodeAnswer for Response {
        fn encode(
            &self,
            outgoing: OutgoingAnswer,
        ) -> Result<OutgoingAnswer, HandlerError> {
            match self {
                Self::NoContent => outgoing.status(204),
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                204 => Ok(Self::NoContent),
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, SchemaRef, StringEnum, Unknown, Visit,
        payload, present, received,
    };

    impl<'de> ReadObject<'de> for super::Color {
        const EXPECTED: &'static str = "an object (`Color`)";

        const MEMBERS: &'static [&'static str] = &["R", "G", "B", "finish"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut r = None;
            let mut g = None;
            let mut b = None;
            let mut finish = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut r),
                    1 => members.fill(&mut g),
                    2 => members.fill(&mut b),
                    _ => members.fill(&mut finish),
                }
            }
            Some(Self {
                r: members.required(0, r)?,
                g: members.required(1, g)?,
                b: members.required(2, b)?,
                finish,
            })
        }
    }

    impl Object for super::Color {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("R", self.r.as_instance())?;
            visit("G", self.g.as_instance())?;
            visit("B", self.b.as_instance())?;
            present("finish", &self.finish, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::COLOR
        }
    }

    payload!(object super::Color, schema::COLOR);
    received!(object super::Color);

    impl StringEnum for super::Finish {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::Finish, schema::FINISH);
    received!(string super::Finish);

    impl<'de> ReadObject<'de> for super::QueriesPage {
        const EXPECTED: &'static str = "an object (`QueriesPage`)";

        const MEMBERS: &'static [&'static str] = &["limit", "offset"];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut limit = None;
            let mut offset = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut limit),
                    _ => members.fill(&mut offset),
                }
            }
            Some(Self { limit, offset })
        }
    }

    impl Object for super::QueriesPage {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("limit", &self.limit, visit)?;
            present("offset", &self.offset, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::QUERIES_PAGE
        }
    }

    payload!(object super::QueriesPage, schema::QUERIES_PAGE);
    received!(object super::QueriesPage);

    impl<'de> ReadObject<'de> for super::Filter {
        const EXPECTED: &'static str = "an object (`Filter`)";

        const MEMBERS: &'static [&'static str] = &["since", "finishes"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut since = None;
            let mut finishes = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut since),
                    _ => members.fill(&mut finishes),
                }
            }
            Some(Self { since, finishes })
        }
    }

    impl Object for super::Filter {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("since", &self.since, visit)?;
            present("finishes", &self.finishes, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::FILTER
        }
    }

    payload!(object super::Filter, schema::FILTER);
    received!(object super::Filter);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static FINISH: SchemaRef = at(Index::FINISH);
        pub static COLOR: SchemaRef = at(Index::COLOR);
        pub static QUERIES_PIPED: SchemaRef = at(Index::QUERIES_PIPED);
        pub static QUERIES_PAGE: SchemaRef = at(Index::QUERIES_PAGE);
        pub static FILTER: SchemaRef = at(Index::FILTER);
        pub static HEADERS_X_PAIRS: SchemaRef = at(Index::HEADERS_X_PAIRS);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            FINISH,
            COLOR,
            QUERIES_PIPED,
            QUERIES_PAGE,
            FILTER,
            HEADERS_X_PAIRS,
        }

        static SCHEMAS: [Schema; 6] = [
            Schema::new("Finish", r#"{"type":"string","enum":["matt","silk","gloss"]}"#),
            Schema::new(
                "Color",
                r#"{"type":"object","required":["R","G","B"],"properties":{"R":{"type":"integer"},"G":{"type":"integer"},"B":{"type":"integer"},"finish":{"$ref":"Finish"}}}"#,
            ),
            Schema::new("QueriesPiped", r#"{"type":"array","items":{"$ref":"Finish"}}"#),
            Schema::new(
                "QueriesPage",
                r#"{"type":"object","additionalProperties":false,"properties":{"limit":{"type":"integer"},"offset":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "Filter",
                r#"{"type":"object","properties":{"since":{"type":"string"},"finishes":{"$ref":"QueriesPiped"}}}"#,
            ),
            Schema::new(
                "HeadersXPairs",
                r#"{"type":"object","additionalProperties":{"type":"number"}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    paint_mixed, Self { simple : ::callbacks::__private::sample_parameter("simple", &
    ["[\"sample\"]"]), label : ::callbacks::__private::sample_parameter("label", &
    ["\"sample\""]), labels : ::callbacks::__private::sample_parameter("labels", &
    ["[\"sample\"]"]), matrix : ::callbacks::__private::sample_parameter("matrix", &
    ["[\"sample\"]"]), matrixes : ::callbacks::__private::sample_parameter("matrixes", &
    ["{\"R\":1,\"G\":1,\"B\":1,\"finish\":\"matt\"}"]), pairs :
    ::callbacks::__private::sample_parameter("pairs", &
    ["{\"R\":1,\"G\":1,\"B\":1,\"finish\":\"matt\"}"]), json :
    ::callbacks::__private::sample_parameter("json", & ["[{\"R\":1,\"G\":1,\"B\":1}]"]),
    }
);
::callbacks::__private::encode_request!(
    paint_mixed, client, request, ::callbacks::__private::Call::of(client, &
    paint_mixed::OPERATION).path("simple", & request.simple).path_as(Style::LABEL,
    "label", & request.label).path_as(Style::LABEL.exploded(), "labels", & request
    .labels).path_as(Style::MATRIX, "matrix", & request.matrix).path_as(Style::MATRIX
    .exploded(), "matrixes", & request.matrixes).path_as(Style::SIMPLE.exploded(),
    "pairs", & request.pairs).path_as(Style::JSON, "json", & request.json)
);
::callbacks::__private::sample!(
    queries, Self { id : ::callbacks::__private::sample_parameter("id", & ["1"]), names :
    None, joined : None, spaced : None, piped : None, deep : None, flat : None, page :
    None, next : None, count : None, filter : None, rest : None, }
);
::callbacks::__private::encode_request!(
    queries, client, request, ::callbacks::__private::Call::of(client, &
    queries::OPERATION).query("id", & request.id).query("names", & request.names)
    .query_as(Style::FORM, "joined", & request.joined).query_as(Style::SPACE_DELIMITED,
    "spaced", & request.spaced).query_as(Style::PIPE_DELIMITED, "piped", & request.piped)
    .query_as(Style::DEEP_OBJECT, "deep", & request.deep).query_as(Style::FORM, "flat", &
    request.flat).query("page", & request.page).query_as(Style::FORM.allow_reserved(),
    "next", & request.next).query_as(Style::FORM.allow_empty(), "count", & request.count)
    .query_as(Style::JSON, "filter", & request.filter).query("rest", & request.rest)
);
::callbacks::__private::sample!(
    headers, Self { x_names : ::callbacks::__private::sample_parameter("X-Names", &
    ["[\"sample\"]"]), x_color : None, x_pairs : None, x_finish : None, x_filter : None,
    x_plain : None, body }, body = headers::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    headers, client, request, ::callbacks::__private::Call::of(client, &
    headers::OPERATION).header("X-Names", & request.x_names).header("X-Color", & request
    .x_color).header_as(Style::SIMPLE.exploded(), Checked::new("X-Pairs",
    serialization::schema::HEADERS_X_PAIRS), & request.x_pairs).header("X-Finish", &
    request.x_finish).header_as(Style::JSON, "X-Filter", & request.x_filter)
    .header("X-Plain", & request.x_plain).json("application/json",
    serialization::schema::COLOR, ::callbacks::__private::AsInstance::as_instance(&
    request.body)) ?
);
::callbacks::__private::sample!(
    cookies, Self { session : ::callbacks::__private::sample_parameter("session", &
    ["\"sample\""]), names : None, joined : None, plain : None, flat : None, filter :
    None, rest : None, }
);
::callbacks::__private::encode_request!(
    cookies, client, request, ::callbacks::__private::Call::of(client, &
    cookies::OPERATION).cookie("session", & request.session).cookie("names", & request
    .names).cookie_as(Style::FORM, "joined", & request.joined).cookie_as(Style::COOKIE,
    "plain", & request.plain).cookie_as(Style::COOKIE, "flat", & request.flat)
    .cookie_as(Style::JSON, "filter", & request.filter).cookie_as(Style::COOKIE
    .exploded(), "rest", & request.rest)
);
::callbacks::__private::sample!(
    whole_form, Self { form : ::callbacks::__private::sample_parameter("form", &
    ["{\"since\":\"sample\",\"finishes\":[\"matt\"]}"]), }
);
::callbacks::__private::encode_request!(
    whole_form, client, request, ::callbacks::__private::Call::of(client, &
    whole_form::OPERATION).querystring(Style::FORM.exploded(), "form", & request.form)
);
::callbacks::__private::sample!(whole_json, Self { filter : None, });
::callbacks::__private::encode_request!(
    whole_json, client, request, ::callbacks::__private::Call::of(client, &
    whole_json::OPERATION).querystring(Style::JSON, "filter", & request.filter)
);
