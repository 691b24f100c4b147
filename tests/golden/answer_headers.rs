/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `stockChanged` of `POST /subscriptions`, a `POST` request.
    fn stock_changed(
        &self,
        request: stock_changed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<stock_changed::Response, ::callbacks::HandlerError>,
    > + Send;
}

#[allow(deprecated)]
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn stock_changed(
        &self,
        request: stock_changed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<stock_changed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::stock_changed(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
#[allow(deprecated)]
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &stock_changed::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::stock_changed(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
#[allow(deprecated)]
pub trait CallbackSender: Send + Sync {
    /// The callback `stockChanged` of `POST /subscriptions`, a `POST` request.
    fn stock_changed(
        &self,
        target: &::callbacks::Target,
        body: &Stock,
    ) -> impl ::core::future::Future<
        Output = Result<stock_changed::Response, ::callbacks::Error>,
    > + Send;
}

#[allow(deprecated)]
impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn stock_changed(
        &self,
        target: &::callbacks::Target,
        body: &Stock,
    ) -> Result<stock_changed::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &stock_changed::OPERATION)
            .accept("application/json, application/problem+json, text/plain")
            .json(
                "application/json",
                serialization::schema::STOCK,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stock {
    pub item: String,
    pub left: i32,
}

#[allow(deprecated)]
impl Stock {
    /// Creates a value from its members.
    pub fn new(item: impl Into<String>, left: i32) -> Self {
        Self {
            item: Into::into(item),
            left,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Size {
    pub w: i32,
    pub h: Option<i32>,
}

#[allow(deprecated)]
impl Size {
    /// Creates a value with the required members.
    pub fn new(w: i32) -> Self {
        Self { w, h: None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StockChangedOkXMood {
    /// `calm`
    Calm,
    /// `busy`
    Busy,
}

impl StockChangedOkXMood {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Calm, Self::Busy];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Busy => "busy",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Problem {
    pub title: Option<String>,
}

#[allow(deprecated)]
impl Problem {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// The callback `stockChanged` of `POST /subscriptions`.
#[allow(deprecated)]
pub mod stock_changed {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, StatusCode, Target,
        UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        Bodies, BodyFault, Checked, Chosen, Content, DecodeAnswer, DecodeRequest,
        EncodeAnswer, IncomingRequest, Media, OutgoingAnswer, ReadBodies, Rejection,
        Style, WriteBodies,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/notifyUrl}")
        .with_path_template("/subscriptions");

    /// Evaluates `{$request.body#/notifyUrl}` over the request to `POST /subscriptions`. Returns the URL to
    /// call, or `None` if the client gave none.
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
    pub const BASE_PATH: &str = "/stock-changed";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
            "stockChanged",
            "POST",
            "/stock-changed",
        )
        .with_redirects(&[307]);

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Stock> = Payload::new(
        super::serialization::schema::STOCK,
    );

    /// A request of the callback `stockChanged` of `POST /subscriptions`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Stock,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Stock) -> Self {
            Self { body }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
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
        /// Another success: a 2xx status that the document does not declare, or one without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot return this.
        Undeclared(UndeclaredAnswer),
    }

    /// Taken, with what is known of it
    ///
    /// Status `200`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct OkResponse {
        /// How many are known
        ///
        /// The header `X-Count`.
        pub x_count: i32,
        /// The header `X-Tags`.
        pub x_tags: Option<Vec<String>>,
        /// The header `X-Flat`.
        pub x_flat: Option<super::Size>,
        /// The header `X-Pairs`.
        pub x_pairs: Option<super::Size>,
        /// The header `X-Json`.
        pub x_json: Option<super::Size>,
        /// The header `X-Mood`.
        pub x_mood: Option<super::StockChangedOkXMood>,
        /// The header `X-Old`.
        #[deprecated]
        pub x_old: Option<String>,
        /// The body.
        pub body: super::Stock,
    }

    impl OkResponse {
        /// Creates a value with the required parts.
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
        /// The header `x-correlator`.
        pub x_correlator: Option<String>,
    }

    impl NoContentResponse {
        /// Creates a value without parts. All of them are optional.
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
        /// The header `Location`.
        pub location: String,
        /// The header `3gpp-Sbi-Target-Nf-Id`.
        pub n3gpp_sbi_target_nf_id: Option<String>,
        /// The body.
        pub body: super::Problem,
    }

    impl TemporaryRedirectResponse {
        /// Creates a value with the required parts.
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
        /// The status.
        pub status: StatusCode,
        /// Seconds to wait
        ///
        /// The header `Retry-After`.
        pub retry_after: Option<i64>,
        /// The header `Status`.
        pub status_header: String,
        /// The body.
        pub body: super::Problem,
    }

    impl ClientErrorResponse {
        /// Creates a value with the required parts.
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
        /// The status.
        pub status: StatusCode,
        /// The header `X-Trace`.
        pub x_trace: String,
        /// The body.
        pub body: DefaultBody,
    }

    impl DefaultResponse {
        /// Creates a value from its parts.
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

    impl EncodeAnswer for Response {
        fn encode(
            &self,
            outgoing: OutgoingAnswer,
        ) -> Result<OutgoingAnswer, HandlerError> {
            match self {
                Self::Ok(answer) => {
                    outgoing
                        .status(200)?
                        .header(
                            Checked::new(
                                "X-Count",
                                super::serialization::schema::STOCK_CHANGED_OK_X_COUNT,
                            ),
                            &answer.x_count,
                        )?
                        .header(
                            Checked::new(
                                "X-Tags",
                                super::serialization::schema::STOCK_CHANGED_OK_X_TAGS,
                            ),
                            &answer.x_tags,
                        )?
                        .header("X-Flat", &answer.x_flat)?
                        .header_as(Style::SIMPLE.exploded(), "X-Pairs", &answer.x_pairs)?
                        .header_as(Style::JSON, "X-Json", &answer.x_json)?
                        .header("X-Mood", &answer.x_mood)?
                        .header("X-Old", &answer.x_old)?
                        .json(
                            "application/json",
                            super::serialization::schema::STOCK,
                            ::callbacks::__private::AsInstance::as_instance(&answer.body),
                        )
                }
                Self::NoContent(answer) => {
                    outgoing.status(204)?.header("x-correlator", &answer.x_correlator)
                }
                Self::TemporaryRedirect(answer) => {
                    outgoing
                        .status(307)?
                        .header("Location", &answer.location)?
                        .header("3gpp-Sbi-Target-Nf-Id", &answer.n3gpp_sbi_target_nf_id)?
                        .json(
                            "application/problem+json",
                            super::serialization::schema::PROBLEM,
                            ::callbacks::__private::AsInstance::as_instance(&answer.body),
                        )
                }
                Self::Gone => outgoing.status(410),
                Self::ClientError(answer) => {
                    outgoing
                        .in_class(4, answer.status)?
                        .header(
                            Checked::new(
                                "Retry-After",
                                super::serialization::schema::STOCK_CHANGED_CLIENT_ERROR_RETRY_AFTER,
                            ),
                            &answer.retry_after,
                        )?
                        .header("Status", &answer.status_header)?
                        .json(
                            "application/problem+json",
                            super::serialization::schema::PROBLEM,
                            ::callbacks::__private::AsInstance::as_instance(&answer.body),
                        )
                }
                Self::Default(answer) => {
                    outgoing
                        .default_with(answer.status)?
                        .header(
                            Checked::new(
                                "X-Trace",
                                super::serialization::schema::STOCK_CHANGED_DEFAULT_X_TRACE,
                            ),
                            &answer.x_trace,
                        )?
                        .contents(&answer.body)
                }
                Self::Undeclared(_) => outgoing.undeclared(),
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
                                    Checked::new(
                                        "X-Count",
                                        super::serialization::schema::STOCK_CHANGED_OK_X_COUNT,
                                    ),
                                )?,
                            x_tags: answer
                                .header(
                                    Checked::new(
                                        "X-Tags",
                                        super::serialization::schema::STOCK_CHANGED_OK_X_TAGS,
                                    ),
                                )?,
                            x_flat: answer.header("X-Flat")?,
                            x_pairs: answer
                                .header_as(Style::SIMPLE.exploded(), "X-Pairs")?,
                            x_json: answer.header_as(Style::JSON, "X-Json")?,
                            x_mood: answer.header("X-Mood")?,
                            x_old: answer.header("X-Old")?,
                            body: answer
                                .json(&Payload::new(super::serialization::schema::STOCK))?,
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
                                .json(&Payload::new(super::serialization::schema::PROBLEM))?,
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
                                    Checked::new(
                                        "Retry-After",
                                        super::serialization::schema::STOCK_CHANGED_CLIENT_ERROR_RETRY_AFTER,
                                    ),
                                )?,
                            status_header: answer.header("Status")?,
                            body: answer
                                .json(&Payload::new(super::serialization::schema::PROBLEM))?,
                        }),
                    )
                }
                _ => {
                    Ok(
                        Self::Default(DefaultResponse {
                            status: answer.status(),
                            x_trace: answer
                                .header(
                                    Checked::new(
                                        "X-Trace",
                                        super::serialization::schema::STOCK_CHANGED_DEFAULT_X_TRACE,
                                    ),
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

    /// A body in one of several media types.
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
                        .read(&Payload::new(super::serialization::schema::PROBLEM))
                        .map(Self::Json)
                }
                _ => {
                    content
                        .read(
                            &Payload::new(
                                super::serialization::schema::STOCK_CHANGED_DEFAULT_TEXT,
                            ),
                        )
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
                            super::serialization::schema::PROBLEM,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Text(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema::STOCK_CHANGED_DEFAULT_TEXT,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
            }
        }
    }
}

#[allow(deprecated)]
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, SchemaRef, StringEnum, Visit, payload,
        present, received,
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
            to == schema::STOCK
        }
    }

    payload!(object super::Stock, schema::STOCK);
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
            to == schema::SIZE
        }
    }

    payload!(object super::Size, schema::SIZE);
    received!(object super::Size);

    impl StringEnum for super::StockChangedOkXMood {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::StockChangedOkXMood, schema::STOCK_CHANGED_OK_X_MOOD);
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
            to == schema::PROBLEM
        }
    }

    payload!(object super::Problem, schema::PROBLEM);
    received!(object super::Problem);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static STOCK: SchemaRef = at(Index::STOCK);
        pub static STOCK_CHANGED_OK_X_COUNT: SchemaRef = at(
            Index::STOCK_CHANGED_OK_X_COUNT,
        );
        pub static STOCK_CHANGED_OK_X_TAGS: SchemaRef = at(
            Index::STOCK_CHANGED_OK_X_TAGS,
        );
        pub static SIZE: SchemaRef = at(Index::SIZE);
        pub static STOCK_CHANGED_OK_X_MOOD: SchemaRef = at(
            Index::STOCK_CHANGED_OK_X_MOOD,
        );
        pub static PROBLEM: SchemaRef = at(Index::PROBLEM);
        pub static STOCK_CHANGED_CLIENT_ERROR_RETRY_AFTER: SchemaRef = at(
            Index::STOCK_CHANGED_CLIENT_ERROR_RETRY_AFTER,
        );
        pub static STOCK_CHANGED_DEFAULT_X_TRACE: SchemaRef = at(
            Index::STOCK_CHANGED_DEFAULT_X_TRACE,
        );
        pub static STOCK_CHANGED_DEFAULT_TEXT: SchemaRef = at(
            Index::STOCK_CHANGED_DEFAULT_TEXT,
        );

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            STOCK,
            STOCK_CHANGED_OK_X_COUNT,
            STOCK_CHANGED_OK_X_TAGS,
            SIZE,
            STOCK_CHANGED_OK_X_MOOD,
            PROBLEM,
            STOCK_CHANGED_CLIENT_ERROR_RETRY_AFTER,
            STOCK_CHANGED_DEFAULT_X_TRACE,
            STOCK_CHANGED_DEFAULT_TEXT,
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
}

::callbacks::__private::sample!(
    stock_changed, Self { body }, body = stock_changed::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    stock_changed, client, request, ::callbacks::__private::Call::of(client, &
    stock_changed::OPERATION)
    .accept("application/json, application/problem+json, text/plain")
    .json("application/json", serialization::schema::STOCK,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
