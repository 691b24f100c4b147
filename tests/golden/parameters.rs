/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `paintMixed` of `POST /paint`: a `GET` request.
    fn paint_mixed(
        &self,
        callback: paint_mixed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<paint_mixed::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `queries`: a `GET` request.
    fn queries(
        &self,
        callback: queries::Request,
    ) -> impl ::core::future::Future<
        Output = Result<queries::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `headers`: a `POST` request.
    fn headers(
        &self,
        callback: headers::Request,
    ) -> impl ::core::future::Future<
        Output = Result<headers::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `cookies`: a `GET` request.
    fn cookies(
        &self,
        callback: cookies::Request,
    ) -> impl ::core::future::Future<
        Output = Result<cookies::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `wholeForm`: a `GET` request.
    fn whole_form(
        &self,
        callback: whole_form::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_form::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `wholeJson`: a `GET` request.
    fn whole_json(
        &self,
        callback: whole_json::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_json::Response, ::callbacks::HandlerError>,
    > + Send;
}
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn paint_mixed(
        &self,
        callback: paint_mixed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<paint_mixed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::paint_mixed(&**self, callback)
    }
    fn queries(
        &self,
        callback: queries::Request,
    ) -> impl ::core::future::Future<
        Output = Result<queries::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::queries(&**self, callback)
    }
    fn headers(
        &self,
        callback: headers::Request,
    ) -> impl ::core::future::Future<
        Output = Result<headers::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::headers(&**self, callback)
    }
    fn cookies(
        &self,
        callback: cookies::Request,
    ) -> impl ::core::future::Future<
        Output = Result<cookies::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::cookies(&**self, callback)
    }
    fn whole_form(
        &self,
        callback: whole_form::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_form::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::whole_form(&**self, callback)
    }
    fn whole_json(
        &self,
        callback: whole_json::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_json::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::whole_json(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &paint_mixed::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::paint_mixed(&*handler, callback).await
            },
        )
        .on(
            &queries::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::queries(&*handler, callback).await
            },
        )
        .on(
            &headers::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::headers(&*handler, callback).await
            },
        )
        .on(
            &cookies::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::cookies(&*handler, callback).await
            },
        )
        .on(
            &whole_form::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::whole_form(&*handler, callback).await
            },
        )
        .on(
            &whole_json::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::whole_json(&*handler, callback).await
            },
        )
        .into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The callback `paintMixed` of `POST /paint`: a `GET` request.
    fn paint_mixed(
        &self,
        target: &::callbacks::Target,
        request: &paint_mixed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<paint_mixed::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `queries`: a `GET` request.
    fn queries(
        &self,
        target: &::callbacks::Target,
        request: &queries::Request,
    ) -> impl ::core::future::Future<
        Output = Result<queries::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `headers`: a `POST` request.
    fn headers(
        &self,
        target: &::callbacks::Target,
        request: &headers::Request,
    ) -> impl ::core::future::Future<
        Output = Result<headers::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `cookies`: a `GET` request.
    fn cookies(
        &self,
        target: &::callbacks::Target,
        request: &cookies::Request,
    ) -> impl ::core::future::Future<
        Output = Result<cookies::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `wholeForm`: a `GET` request.
    fn whole_form(
        &self,
        target: &::callbacks::Target,
        request: &whole_form::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_form::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `wholeJson`: a `GET` request.
    fn whole_json(
        &self,
        target: &::callbacks::Target,
        request: &whole_json::Request,
    ) -> impl ::core::future::Future<
        Output = Result<whole_json::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
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
                Checked::new("X-Pairs", serialization::schema(5)),
                &request.x_pairs,
            )
            .header("X-Finish", &request.x_finish)
            .header_as(Style::JSON, "X-Filter", &request.x_filter)
            .header("X-Plain", &request.x_plain)
            .json(
                "application/json",
                serialization::schema(1),
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
/// The schema at `#/components/schemas/Color`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    /// The member `R`.
    pub r: i64,
    /// The member `G`.
    pub g: i64,
    /// The member `B`.
    pub b: i64,
    /// The member `finish`.
    pub finish: Option<Finish>,
}
impl Color {
    /// A value with the members that are required, and no others.
    pub fn new(r: i64, g: i64, b: i64) -> Self {
        Self { r, g, b, finish: None }
    }
}
/// The schema at `#/components/schemas/Finish`.
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
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Matt, Self::Silk, Self::Gloss];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Matt => "matt",
            Self::Silk => "silk",
            Self::Gloss => "gloss",
        }
    }
}
/// The schema at `#/webhooks/queries/get/parameters/7/schema`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QueriesPage {
    /// The member `limit`.
    pub limit: Option<i64>,
    /// The member `offset`.
    pub offset: Option<i64>,
}
impl QueriesPage {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/components/schemas/Filter`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Filter {
    /// The member `since`.
    pub since: Option<String>,
    /// The member `finishes`.
    pub finishes: Option<Vec<Finish>>,
}
impl Filter {
    /// A value without any member. All of them are optional.
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
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply, Style,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new(
            "{$request.query.callbackUrl}/{simple}/{label}/{labels}/{matrix}/{matrixes}/{pairs}/{json}",
        )
        .with_path_parameters(
            &["simple", "label", "labels", "matrix", "matrixes", "pairs", "json"],
        )
        .with_path_template("/paint");
    /// Finds out where to call: evaluates `{$request.query.callbackUrl}/{simple}/{label}/{labels}/{matrix}/{matrixes}/{pairs}/{json}` over the request to `POST /paint`. `None`: this client did not ask to be called back.
    ///
    /// # Errors
    ///
    /// When the client gave something that is no absolute `http` or `https` URL.
    pub fn resolve(exchange: &Exchange) -> Result<Option<Target>, Error> {
        KEY.resolve(exchange)
    }
    /// The target whose base URL is given by hand instead of being found in a request.
    ///
    /// # Errors
    ///
    /// When it is no absolute `http` or `https` URL.
    pub fn at(base_url: &str) -> Result<Target, Error> {
        KEY.at(base_url)
    }
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/paint-mixed";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "paintMixed",
        "GET",
        "/paint-mixed/{simple}/{label}/{labels}/{matrix}/{matrixes}/{pairs}/{json}",
    );
    /// What is sent. The callback `paintMixed` of `POST /paint`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// `simple` in the path.
        pub simple: Vec<String>,
        /// `label` in the path.
        pub label: String,
        /// `labels` in the path.
        pub labels: Vec<String>,
        /// `matrix` in the path.
        pub matrix: Vec<String>,
        /// `matrixes` in the path.
        pub matrixes: super::Color,
        /// `pairs` in the path.
        pub pairs: super::Color,
        /// `json` in the path.
        pub json: Vec<super::Color>,
    }
    impl Request {
        /// A value of its parts.
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
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
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
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::NoContent => reply.status(204),
                Self::Undeclared(_) => reply.undeclared(),
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
    ::callbacks::__private::sample_request!(
        Request { simple : ::callbacks::__private::sample_parameter("simple", &
        ["[\"sample\"]"]), label : ::callbacks::__private::sample_parameter("label", &
        ["\"sample\""]), labels : ::callbacks::__private::sample_parameter("labels", &
        ["[\"sample\"]"]), matrix : ::callbacks::__private::sample_parameter("matrix", &
        ["[\"sample\"]"]), matrixes :
        ::callbacks::__private::sample_parameter("matrixes", &
        ["{\"R\":1,\"G\":1,\"B\":1,\"finish\":\"matt\"}"]), pairs :
        ::callbacks::__private::sample_parameter("pairs", &
        ["{\"R\":1,\"G\":1,\"B\":1,\"finish\":\"matt\"}"]), json :
        ::callbacks::__private::sample_parameter("json", &
        ["[{\"R\":1,\"G\":1,\"B\":1}]"]), }
    );
}
/// The webhook `queries`: a `GET` request.
pub mod queries {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply, Style,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("queries", "GET", "/queries");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/queries";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What is sent. The webhook `queries`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// `id` in the query.
        pub id: i64,
        /// `names` in the query.
        pub names: Option<Vec<String>>,
        /// `joined` in the query.
        pub joined: Option<Vec<String>>,
        /// `spaced` in the query.
        pub spaced: Option<Vec<String>>,
        /// `piped` in the query.
        pub piped: Option<Vec<super::Finish>>,
        /// `deep` in the query.
        pub deep: Option<super::Color>,
        /// `flat` in the query.
        pub flat: Option<super::Color>,
        /// Its members are parameters of their own.
        ///
        /// `page` in the query.
        pub page: Option<super::QueriesPage>,
        /// `next` in the query.
        pub next: Option<String>,
        /// `count` in the query.
        pub count: Option<i32>,
        /// `filter` in the query.
        pub filter: Option<super::Filter>,
        /// Whatever else there is.
        ///
        /// `rest` in the query.
        pub rest: Option<::std::collections::BTreeMap<String, String>>,
    }
    impl Request {
        /// A value with the required parts, and no others.
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
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
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
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::NoContent => reply.status(204),
                Self::Undeclared(_) => reply.undeclared(),
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
    ::callbacks::__private::sample_request!(
        Request { id : ::callbacks::__private::sample_parameter("id", & ["1"]), names :
        None, joined : None, spaced : None, piped : None, deep : None, flat : None, page
        : None, next : None, count : None, filter : None, rest : None, }
    );
}
/// The webhook `headers`: a `POST` request.
pub mod headers {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        Checked, DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
        Style,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("headers", "POST", "/headers");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/headers";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::Color> = Payload::new(
        super::serialization::schema(1),
    );
    /// What is sent. The webhook `headers`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// `X-Names` in the header.
        pub x_names: Vec<String>,
        /// `X-Color` in the header.
        pub x_color: Option<super::Color>,
        /// `X-Pairs` in the header.
        pub x_pairs: Option<::std::collections::BTreeMap<String, f64>>,
        /// `X-Finish` in the header.
        pub x_finish: Option<super::Finish>,
        /// `X-Filter` in the header.
        pub x_filter: Option<super::Filter>,
        /// `X-Plain` in the header.
        pub x_plain: Option<bool>,
        /// The body.
        pub body: super::Color,
    }
    impl Request {
        /// A value with the required parts, and no others.
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
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
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
                        Checked::new("X-Pairs", super::serialization::schema(5)),
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
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::NoContent => reply.status(204),
                Self::Undeclared(_) => reply.undeclared(),
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
    ::callbacks::__private::sample!(super::Color, BODY, [], [], []);
    ::callbacks::__private::sample_request!(
        Request { x_names : ::callbacks::__private::sample_parameter("X-Names", &
        ["[\"sample\"]"]), x_color : None, x_pairs : None, x_finish : None, x_filter :
        None, x_plain : None, body : sample() }
    );
}
/// The webhook `cookies`: a `GET` request.
pub mod cookies {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply, Style,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("cookies", "GET", "/cookies");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/cookies";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What is sent. The webhook `cookies`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// `session` in a cookie.
        pub session: String,
        /// `names` in a cookie.
        pub names: Option<Vec<String>>,
        /// `joined` in a cookie.
        pub joined: Option<Vec<String>>,
        /// `plain` in a cookie.
        pub plain: Option<String>,
        /// `flat` in a cookie.
        pub flat: Option<super::Color>,
        /// `filter` in a cookie.
        pub filter: Option<super::Filter>,
        /// `rest` in a cookie.
        pub rest: Option<::std::collections::BTreeMap<String, String>>,
    }
    impl Request {
        /// A value with the required parts, and no others.
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
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
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
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::NoContent => reply.status(204),
                Self::Undeclared(_) => reply.undeclared(),
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
    ::callbacks::__private::sample_request!(
        Request { session : ::callbacks::__private::sample_parameter("session", &
        ["\"sample\""]), names : None, joined : None, plain : None, flat : None, filter :
        None, rest : None, }
    );
}
/// The webhook `wholeForm`: a `GET` request.
pub mod whole_form {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply, Style,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("wholeForm", "GET", "/whole-form");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/whole-form";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What is sent. The webhook `wholeForm`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The query as a whole.
        pub form: super::Filter,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(form: super::Filter) -> Self {
            Self { form }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(form) = incoming.querystring(Style::FORM.exploded(), "form") else {
                return Err(incoming.reject())
            };
            Ok(Self { form })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::NoContent => reply.status(204),
                Self::Undeclared(_) => reply.undeclared(),
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
    ::callbacks::__private::sample_request!(
        Request { form : ::callbacks::__private::sample_parameter("form", &
        ["{\"since\":\"sample\",\"finishes\":[\"matt\"]}"]), }
    );
}
/// The webhook `wholeJson`: a `GET` request.
pub mod whole_json {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply, Style,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("wholeJson", "GET", "/whole-json");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/whole-json";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What is sent. The webhook `wholeJson`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The query as a whole.
        pub filter: Option<super::Filter>,
    }
    impl Request {
        /// A value without any part. All of them are optional.
        pub fn new() -> Self {
            Self { filter: None }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(filter) = incoming.querystring(Style::JSON, "filter") else {
                return Err(incoming.reject())
            };
            Ok(Self { filter })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
        ///
        /// Status `204`.
        NoContent,
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::NoContent => reply.status(204),
                Self::Undeclared(_) => reply.undeclared(),
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
    ::callbacks::__private::sample_request!(Request { filter : None, });
}
::callbacks::__private::encode_request!(
    paint_mixed, client, request, ::callbacks::__private::Call::of(client, &
    paint_mixed::OPERATION).path("simple", & request.simple).path_as(Style::LABEL,
    "label", & request.label).path_as(Style::LABEL.exploded(), "labels", & request
    .labels).path_as(Style::MATRIX, "matrix", & request.matrix).path_as(Style::MATRIX
    .exploded(), "matrixes", & request.matrixes).path_as(Style::SIMPLE.exploded(),
    "pairs", & request.pairs).path_as(Style::JSON, "json", & request.json)
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
::callbacks::__private::encode_request!(
    headers, client, request, ::callbacks::__private::Call::of(client, &
    headers::OPERATION).header("X-Names", & request.x_names).header("X-Color", & request
    .x_color).header_as(Style::SIMPLE.exploded(), Checked::new("X-Pairs",
    serialization::schema(5)), & request.x_pairs).header("X-Finish", & request.x_finish)
    .header_as(Style::JSON, "X-Filter", & request.x_filter).header("X-Plain", & request
    .x_plain).json("application/json", serialization::schema(1),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::encode_request!(
    cookies, client, request, ::callbacks::__private::Call::of(client, &
    cookies::OPERATION).cookie("session", & request.session).cookie("names", & request
    .names).cookie_as(Style::FORM, "joined", & request.joined).cookie_as(Style::COOKIE,
    "plain", & request.plain).cookie_as(Style::COOKIE, "flat", & request.flat)
    .cookie_as(Style::JSON, "filter", & request.filter).cookie_as(Style::COOKIE
    .exploded(), "rest", & request.rest)
);
::callbacks::__private::encode_request!(
    whole_form, client, request, ::callbacks::__private::Call::of(client, &
    whole_form::OPERATION).querystring(Style::FORM.exploded(), "form", & request.form)
);
::callbacks::__private::encode_request!(
    whole_json, client, request, ::callbacks::__private::Call::of(client, &
    whole_json::OPERATION).querystring(Style::JSON, "filter", & request.filter)
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, Schema, SchemaRef, StringEnum, Unknown,
        Visit, payload, present, received,
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
            to == schema(1)
        }
    }
    payload!(object super::Color, schema(1));
    received!(object super::Color);
    impl StringEnum for super::Finish {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    payload!(string super::Finish, schema(0));
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
            to == schema(3)
        }
    }
    payload!(object super::QueriesPage, schema(3));
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
            to == schema(4)
        }
    }
    payload!(object super::Filter, schema(4));
    received!(object super::Filter);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
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
