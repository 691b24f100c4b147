/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `stockChanged` of `POST /subscriptions`: a `POST` request.
    fn stock_changed(
        &self,
        callback: stock_changed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<stock_changed::Response, ::callbacks::HandlerError>,
    > + Send;
}
#[allow(deprecated)]
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn stock_changed(
        &self,
        callback: stock_changed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<stock_changed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::stock_changed(&**self, callback)
    }
}
#[allow(deprecated)]
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &stock_changed::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::stock_changed(&*handler, callback).await
            },
        )
        .into_router()
}
#[allow(deprecated)]
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The callback `stockChanged` of `POST /subscriptions`: a `POST` request.
    fn stock_changed(
        &self,
        target: &::callbacks::Target,
        body: &Stock,
    ) -> impl ::core::future::Future<
        Output = Result<stock_changed::Response, ::callbacks::Error>,
    > + Send;
}
#[allow(deprecated)]
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn stock_changed(
        &self,
        target: &::callbacks::Target,
        body: &Stock,
    ) -> Result<stock_changed::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &stock_changed::OPERATION)
            .accept("application/json, application/problem+json, text/plain")
            .json(
                "application/json",
                serialization::schema(0),
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}
/// The schema at `#/components/schemas/Stock`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stock {
    /// The member `item`.
    pub item: String,
    /// The member `left`.
    pub left: i32,
}
#[allow(deprecated)]
impl Stock {
    /// A value of its members.
    pub fn new(item: impl Into<String>, left: i32) -> Self {
        Self {
            item: Into::into(item),
            left,
        }
    }
}
/// The schema at `#/components/schemas/Size`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Size {
    /// The member `w`.
    pub w: i32,
    /// The member `h`.
    pub h: Option<i32>,
}
#[allow(deprecated)]
impl Size {
    /// A value with the members that are required, and no others.
    pub fn new(w: i32) -> Self {
        Self { w, h: None }
    }
}
/// The schema at `#/paths/~1subscriptions/post/callbacks/stockChanged/%7B$request.body%23~1notifyUrl%7D/post/responses/200/headers/X-Mood/schema`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StockChangedOkXMood {
    /// `calm`
    Calm,
    /// `busy`
    Busy,
}
impl StockChangedOkXMood {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Calm, Self::Busy];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Busy => "busy",
        }
    }
}
/// The schema at `#/components/schemas/Problem`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Problem {
    /// The member `title`.
    pub title: Option<String>,
}
#[allow(deprecated)]
impl Problem {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The callback `stockChanged` of `POST /subscriptions`.
#[allow(deprecated)]
pub mod stock_changed {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Payload, StatusCode,
        Target, UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        Bodies, BodyFault, Checked, Chosen, Content, DecodeAnswer, DecodeRequest,
        EncodeReply, Incoming, Media, ReadBodies, Rejection, Reply, Style, WriteBodies,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/notifyUrl}")
        .with_path_template("/subscriptions");
    /// Finds out where to call: evaluates `{$request.body#/notifyUrl}` over the request to `POST /subscriptions`. `None`: this client did not ask to be called back.
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
    pub const BASE_PATH: &str = "/stock-changed";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
            "stockChanged",
            "POST",
            "/stock-changed",
        )
        .with_redirects(&[307]);
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::Stock> = Payload::new(
        super::serialization::schema(0),
    );
    /// What is sent. The callback `stockChanged` of `POST /subscriptions`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Stock,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::Stock) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(clippy::large_enum_variant)]
    pub enum Response {
        /// Taken, with what is known of it
        ///
        /// Status `200`.
        Ok(OkResponse),
        /// Taken
        ///
        /// Status `204`.
        NoContent(NoContentResponse),
        /// The subscription is served by another consumer
        ///
        /// Status `307`.
        TemporaryRedirect(TemporaryRedirectResponse),
        /// Gone
        ///
        /// Status `410`.
        Gone,
        /// Not taken
        ///
        /// Status `4XX`.
        ClientError(ClientErrorResponse),
        /// Anything else
        ///
        /// Status `default`.
        Default(DefaultResponse),
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    /// Taken, with what is known of it
    ///
    /// Status `200`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct OkResponse {
        /// How many are known
        ///
        /// `X-Count` in the header.
        pub x_count: i32,
        /// `X-Tags` in the header.
        pub x_tags: Option<Vec<String>>,
        /// `X-Flat` in the header.
        pub x_flat: Option<super::Size>,
        /// `X-Pairs` in the header.
        pub x_pairs: Option<super::Size>,
        /// `X-Json` in the header.
        pub x_json: Option<super::Size>,
        /// `X-Mood` in the header.
        pub x_mood: Option<super::StockChangedOkXMood>,
        /// `X-Old` in the header.
        #[deprecated]
        pub x_old: Option<String>,
        /// The body.
        pub body: super::Stock,
    }
    impl OkResponse {
        /// A value with the required parts, and no others.
        pub fn new(x_count: i32, body: super::Stock) -> Self {
            Self {
                x_count,
                body,
                x_tags: None,
                x_flat: None,
                x_pairs: None,
                x_json: None,
                x_mood: None,
                x_old: None,
            }
        }
    }
    impl From<OkResponse> for Response {
        fn from(answer: OkResponse) -> Self {
            Self::Ok(answer)
        }
    }
    /// Taken
    ///
    /// Status `204`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct NoContentResponse {
        /// Names the exchange
        ///
        /// `x-correlator` in the header.
        pub x_correlator: Option<String>,
    }
    impl NoContentResponse {
        /// A value without any part. All of them are optional.
        pub fn new() -> Self {
            Self { x_correlator: None }
        }
    }
    impl From<NoContentResponse> for Response {
        fn from(answer: NoContentResponse) -> Self {
            Self::NoContent(answer)
        }
    }
    /// The subscription is served by another consumer
    ///
    /// Status `307`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct TemporaryRedirectResponse {
        /// Where it is served
        ///
        /// `Location` in the header.
        pub location: String,
        /// `3gpp-Sbi-Target-Nf-Id` in the header.
        pub n3gpp_sbi_target_nf_id: Option<String>,
        /// The body.
        pub body: super::Problem,
    }
    impl TemporaryRedirectResponse {
        /// A value with the required parts, and no others.
        pub fn new(location: impl Into<String>, body: super::Problem) -> Self {
            Self {
                location: Into::into(location),
                body,
                n3gpp_sbi_target_nf_id: None,
            }
        }
    }
    impl From<TemporaryRedirectResponse> for Response {
        fn from(answer: TemporaryRedirectResponse) -> Self {
            Self::TemporaryRedirect(answer)
        }
    }
    /// Not taken
    ///
    /// Status `4XX`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ClientErrorResponse {
        /// The status that is answered.
        pub status: StatusCode,
        /// Seconds to wait
        ///
        /// `Retry-After` in the header.
        pub retry_after: Option<i64>,
        /// `Status` in the header.
        pub status_header: String,
        /// The body.
        pub body: super::Problem,
    }
    impl ClientErrorResponse {
        /// A value with the required parts, and no others.
        pub fn new(
            status: StatusCode,
            status_header: impl Into<String>,
            body: super::Problem,
        ) -> Self {
            Self {
                status,
                status_header: Into::into(status_header),
                body,
                retry_after: None,
            }
        }
    }
    impl From<ClientErrorResponse> for Response {
        fn from(answer: ClientErrorResponse) -> Self {
            Self::ClientError(answer)
        }
    }
    /// Anything else
    ///
    /// Status `default`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct DefaultResponse {
        /// The status that is answered.
        pub status: StatusCode,
        /// `X-Trace` in the header.
        pub x_trace: String,
        /// The body.
        pub body: DefaultBody,
    }
    impl DefaultResponse {
        /// A value of its parts.
        pub fn new(
            status: StatusCode,
            x_trace: impl Into<String>,
            body: DefaultBody,
        ) -> Self {
            Self {
                status,
                x_trace: Into::into(x_trace),
                body,
            }
        }
    }
    impl From<DefaultResponse> for Response {
        fn from(answer: DefaultResponse) -> Self {
            Self::Default(answer)
        }
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::Ok(answer) => {
                    reply
                        .status(200)?
                        .header(
                            Checked::new("X-Count", super::serialization::schema(1)),
                            &answer.x_count,
                        )?
                        .header(
                            Checked::new("X-Tags", super::serialization::schema(2)),
                            &answer.x_tags,
                        )?
                        .header("X-Flat", &answer.x_flat)?
                        .header_as(Style::SIMPLE.exploded(), "X-Pairs", &answer.x_pairs)?
                        .header_as(Style::JSON, "X-Json", &answer.x_json)?
                        .header("X-Mood", &answer.x_mood)?
                        .header("X-Old", &answer.x_old)?
                        .json(
                            "application/json",
                            super::serialization::schema(0),
                            ::callbacks::__private::AsInstance::as_instance(&answer.body),
                        )
                }
                Self::NoContent(answer) => {
                    reply.status(204)?.header("x-correlator", &answer.x_correlator)
                }
                Self::TemporaryRedirect(answer) => {
                    reply
                        .status(307)?
                        .header("Location", &answer.location)?
                        .header("3gpp-Sbi-Target-Nf-Id", &answer.n3gpp_sbi_target_nf_id)?
                        .json(
                            "application/problem+json",
                            super::serialization::schema(5),
                            ::callbacks::__private::AsInstance::as_instance(&answer.body),
                        )
                }
                Self::Gone => reply.status(410),
                Self::ClientError(answer) => {
                    reply
                        .in_class(4, answer.status)?
                        .header(
                            Checked::new("Retry-After", super::serialization::schema(6)),
                            &answer.retry_after,
                        )?
                        .header("Status", &answer.status_header)?
                        .json(
                            "application/problem+json",
                            super::serialization::schema(5),
                            ::callbacks::__private::AsInstance::as_instance(&answer.body),
                        )
                }
                Self::Default(answer) => {
                    reply
                        .default_with(answer.status)?
                        .header(
                            Checked::new("X-Trace", super::serialization::schema(7)),
                            &answer.x_trace,
                        )?
                        .contents(&answer.body)
                }
                Self::Undeclared(_) => reply.undeclared(),
            }
        }
    }
    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                200 => {
                    Ok(
                        Self::Ok(OkResponse {
                            x_count: answer
                                .header(
                                    Checked::new("X-Count", super::serialization::schema(1)),
                                )?,
                            x_tags: answer
                                .header(
                                    Checked::new("X-Tags", super::serialization::schema(2)),
                                )?,
                            x_flat: answer.header("X-Flat")?,
                            x_pairs: answer
                                .header_as(Style::SIMPLE.exploded(), "X-Pairs")?,
                            x_json: answer.header_as(Style::JSON, "X-Json")?,
                            x_mood: answer.header("X-Mood")?,
                            x_old: answer.header("X-Old")?,
                            body: answer
                                .json(&Payload::new(super::serialization::schema(0)))?,
                        }),
                    )
                }
                204 => {
                    Ok(
                        Self::NoContent(NoContentResponse {
                            x_correlator: answer.header("x-correlator")?,
                        }),
                    )
                }
                307 => {
                    Ok(
                        Self::TemporaryRedirect(TemporaryRedirectResponse {
                            location: answer.header("Location")?,
                            n3gpp_sbi_target_nf_id: answer
                                .header("3gpp-Sbi-Target-Nf-Id")?,
                            body: answer
                                .json(&Payload::new(super::serialization::schema(5)))?,
                        }),
                    )
                }
                410 => Ok(Self::Gone),
                400..=499 => {
                    Ok(
                        Self::ClientError(ClientErrorResponse {
                            status: answer.status(),
                            retry_after: answer
                                .header(
                                    Checked::new("Retry-After", super::serialization::schema(6)),
                                )?,
                            status_header: answer.header("Status")?,
                            body: answer
                                .json(&Payload::new(super::serialization::schema(5)))?,
                        }),
                    )
                }
                _ => {
                    Ok(
                        Self::Default(DefaultResponse {
                            status: answer.status(),
                            x_trace: answer
                                .header(
                                    Checked::new("X-Trace", super::serialization::schema(7)),
                                )?,
                            body: answer.contents()?,
                        }),
                    )
                }
            }
        }
        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
    /// A body, by its media type.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(clippy::large_enum_variant)]
    pub enum DefaultBody {
        /// `application/json`.
        Json(super::Problem),
        /// `text/plain`.
        Text(String),
    }
    impl Bodies for DefaultBody {
        fn media() -> &'static [Media] {
            static MEDIA: [Media; 2] = [
                Media::json("application/json"),
                Media::text("text/plain", r#"{"":{"type":"string"}}"#),
            ];
            &MEDIA
        }
    }
    impl ReadBodies for DefaultBody {
        fn read(content: &Content<'_>) -> Result<Self, BodyFault> {
            match content.index() {
                0 => {
                    content
                        .read(&Payload::new(super::serialization::schema(5)))
                        .map(Self::Json)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema(8)))
                        .map(Self::Text)
                }
            }
        }
    }
    impl WriteBodies for DefaultBody {
        fn chosen(&self) -> Chosen<'_> {
            match self {
                Self::Json(body) => {
                    Self::media()[0]
                        .of(
                            super::serialization::schema(5),
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Text(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema(8),
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
            }
        }
    }
    ::callbacks::__private::sample!(super::Stock, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
::callbacks::__private::encode_request!(
    stock_changed, client, request, ::callbacks::__private::Call::of(client, &
    stock_changed::OPERATION)
    .accept("application/json, application/problem+json, text/plain")
    .json("application/json", serialization::schema(0),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
#[allow(deprecated)]
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, Schema, SchemaRef, StringEnum, Visit,
        payload, present, received,
    };
    impl<'de> ReadObject<'de> for super::Stock {
        const EXPECTED: &'static str = "an object (`Stock`)";
        const MEMBERS: &'static [&'static str] = &["item", "left"];
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut item = None;
            let mut left = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut item),
                    _ => members.fill(&mut left),
                }
            }
            Some(Self {
                item: members.required(0, item)?,
                left: members.required(1, left)?,
            })
        }
    }
    impl Object for super::Stock {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("item", self.item.as_instance())?;
            visit("left", self.left.as_instance())
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(0)
        }
    }
    payload!(object super::Stock, schema(0));
    received!(object super::Stock);
    impl<'de> ReadObject<'de> for super::Size {
        const EXPECTED: &'static str = "an object (`Size`)";
        const MEMBERS: &'static [&'static str] = &["w", "h"];
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut w = None;
            let mut h = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut w),
                    _ => members.fill(&mut h),
                }
            }
            Some(Self {
                w: members.required(0, w)?,
                h,
            })
        }
    }
    impl Object for super::Size {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("w", self.w.as_instance())?;
            present("h", &self.h, visit)
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(3)
        }
    }
    payload!(object super::Size, schema(3));
    received!(object super::Size);
    impl StringEnum for super::StockChangedOkXMood {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    payload!(string super::StockChangedOkXMood, schema(4));
    received!(string super::StockChangedOkXMood);
    impl<'de> ReadObject<'de> for super::Problem {
        const EXPECTED: &'static str = "an object (`Problem`)";
        const MEMBERS: &'static [&'static str] = &["title"];
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut title = None;
            while members.next().is_some() {
                members.fill(&mut title);
            }
            Some(Self { title })
        }
    }
    impl Object for super::Problem {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("title", &self.title, visit)
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(5)
        }
    }
    payload!(object super::Problem, schema(5));
    received!(object super::Problem);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
    }
    static SCHEMAS: [Schema; 9] = [
        Schema::new(
            "Stock",
            r#"{"type":"object","required":["item","left"],"properties":{"item":{"type":"string"},"left":{"type":"integer","format":"int32"}}}"#,
        ),
        Schema::new(
            "StockChangedOkXCount",
            r#"{"type":"integer","format":"int32","minimum":1}"#,
        ),
        Schema::new(
            "StockChangedOkXTags",
            r#"{"type":"array","maxItems":3,"items":{"type":"string"}}"#,
        ),
        Schema::new(
            "Size",
            r#"{"type":"object","required":["w"],"properties":{"w":{"type":"integer","format":"int32"},"h":{"type":"integer","format":"int32"}}}"#,
        ),
        Schema::new(
            "StockChangedOkXMood",
            r#"{"type":"string","enum":["calm","busy"]}"#,
        ),
        Schema::new(
            "Problem",
            r#"{"type":"object","properties":{"title":{"type":"string"}}}"#,
        ),
        Schema::new(
            "StockChangedClientErrorRetryAfter",
            r#"{"type":"integer","format":"int64","minimum":0}"#,
        ),
        Schema::new(
            "StockChangedDefaultXTrace",
            r#"{"type":"string","pattern":"^[0-9a-f]{8}$","regex":"^[0-9a-f]{8}\\z"}"#,
        ),
        Schema::new("StockChangedDefaultText", r#"{"type":"string"}"#),
    ];
}
