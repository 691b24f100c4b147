/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `report`, a `POST` request.
    fn report(
        &self,
        request: report::Request,
    ) -> impl ::core::future::Future<
        Output = Result<report::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `note`, a `POST` request.
    fn note(
        &self,
        request: note::Request,
    ) -> impl ::core::future::Future<
        Output = Result<note::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `scan`, a `PUT` request.
    fn scan(
        &self,
        request: scan::Request,
    ) -> impl ::core::future::Future<
        Output = Result<scan::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `anything`, a `POST` request.
    fn anything(
        &self,
        request: anything::Request,
    ) -> impl ::core::future::Future<
        Output = Result<anything::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn report(
        &self,
        request: report::Request,
    ) -> impl ::core::future::Future<
        Output = Result<report::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::report(&**self, request)
    }

    fn note(
        &self,
        request: note::Request,
    ) -> impl ::core::future::Future<
        Output = Result<note::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::note(&**self, request)
    }

    fn scan(
        &self,
        request: scan::Request,
    ) -> impl ::core::future::Future<
        Output = Result<scan::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::scan(&**self, request)
    }

    fn anything(
        &self,
        request: anything::Request,
    ) -> impl ::core::future::Future<
        Output = Result<anything::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::anything(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &report::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::report(&*handler, request).await
            },
        )
        .on(
            &note::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::note(&*handler, request).await
            },
        )
        .on(
            &scan::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::scan(&*handler, request).await
            },
        )
        .on(
            &anything::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::anything(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `report`, a `POST` request.
    fn report(
        &self,
        target: &::callbacks::Target,
        body: &report::Body,
    ) -> impl ::core::future::Future<
        Output = Result<report::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `note`, a `POST` request.
    fn note(
        &self,
        target: &::callbacks::Target,
        body: Option<&str>,
    ) -> impl ::core::future::Future<
        Output = Result<note::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `scan`, a `PUT` request.
    fn scan(
        &self,
        target: &::callbacks::Target,
        request: &scan::Request,
    ) -> impl ::core::future::Future<
        Output = Result<scan::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `anything`, a `POST` request.
    fn anything(
        &self,
        target: &::callbacks::Target,
        body: Option<&anything::Body>,
    ) -> impl ::core::future::Future<
        Output = Result<anything::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn report(
        &self,
        target: &::callbacks::Target,
        body: &report::Body,
    ) -> Result<report::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &report::OPERATION)
            .accept("application/json, text/plain, text/html, */*")
            .contents(body)?;
        call.send(self, target).await
    }

    async fn note(
        &self,
        target: &::callbacks::Target,
        body: Option<&str>,
    ) -> Result<note::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &note::OPERATION)
            .accept("text/plain")
            .optional_content(
                &note::BODY_MEDIA,
                serialization::schema::NOTE,
                body
                    .as_ref()
                    .map(|body| ::callbacks::__private::AsInstance::as_instance(body)),
            )?;
        call.send(self, target).await
    }

    async fn scan(
        &self,
        target: &::callbacks::Target,
        request: &scan::Request,
    ) -> Result<scan::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &scan::OPERATION)
            .accept("image/*")
            .header("X-Page", &request.x_page)
            .content(
                &scan::BODY_MEDIA,
                serialization::schema::REPORT_CSV,
                ::callbacks::__private::AsInstance::as_instance(&request.body),
            )?;
        call.send(self, target).await
    }

    async fn anything(
        &self,
        target: &::callbacks::Target,
        body: Option<&anything::Body>,
    ) -> Result<anything::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &anything::OPERATION)
            .optional_contents(body)?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Report {
    pub id: i64,
    pub title: Option<String>,
}

impl Report {
    /// Creates a value with the required members.
    pub fn new(id: i64) -> Self {
        Self { id, title: None }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Receipt {
    pub accepted: bool,
}

impl Receipt {
    /// Creates a value from its members.
    pub fn new(accepted: bool) -> Self {
        Self { accepted }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// `good`
    Good,
    /// `bad`
    Bad,
}

impl Verdict {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Good, Self::Bad];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
        }
    }
}

/// The webhook `report`, a `POST` request.
pub mod report {
    use ::callbacks::{
        Answer, Error, HandlerError, Operation, StatusCode, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        Bodies, BodyFault, Chosen, Content, DecodeAnswer, DecodeRequest, EncodeAnswer,
        IncomingRequest, Media, OutgoingAnswer, ReadBodies, Rejection, WriteBodies,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("report", "POST", "/report");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/report";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `report`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Body,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: Body) -> Self {
            Self { body }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.contents() else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Read
        ///
        /// Status `200`.
        Ok(OkBody),
        /// Refused
        ///
        /// Status `4XX`.
        ClientError(StatusCode, String),
        /// Anything else
        ///
        /// Status `default`.
        Default(StatusCode, ::callbacks::Binary),
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
                Self::Ok(body) => outgoing.status(200)?.contents(body),
                Self::ClientError(status, body) => {
                    outgoing
                        .in_class(4, *status)?
                        .content(
                            &CLIENT_ERROR_BODY_MEDIA,
                            super::serialization::schema::REPORT_CLIENT_ERROR,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Default(status, body) => {
                    outgoing
                        .default_with(*status)?
                        .content(
                            &DEFAULT_BODY_MEDIA,
                            super::serialization::schema::REPORT_CSV,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                200 => Ok(Self::Ok(answer.contents()?)),
                400..=499 => {
                    Ok(
                        Self::ClientError(
                            answer.status(),
                            answer
                                .content(
                                    &CLIENT_ERROR_BODY_MEDIA,
                                    &Payload::new(
                                        super::serialization::schema::REPORT_CLIENT_ERROR,
                                    ),
                                )?,
                        ),
                    )
                }
                _ => {
                    Ok(
                        Self::Default(
                            answer.status(),
                            answer
                                .content(
                                    &DEFAULT_BODY_MEDIA,
                                    &Payload::new(super::serialization::schema::REPORT_CSV),
                                )?,
                        ),
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
    pub enum Body {
        /// `application/json`.
        Json(super::Report),
        /// `application/cloudevents+json`.
        CloudeventsJson(super::Report),
        /// `text/plain`.
        Text(String),
        /// `text/csv`.
        Csv(String),
        /// `application/octet-stream`.
        Binary(::callbacks::Binary),
        /// `image/*`.
        Image(::callbacks::Binary),
        /// `*/*`.
        Other(::callbacks::Binary),
    }

    impl Bodies for Body {
        fn media() -> &'static [Media] {
            static MEDIA: [Media; 7] = [
                Media::json("application/json"),
                Media::json("application/cloudevents+json"),
                Media::text("text/plain", r#"{"":{"type":"string"}}"#),
                Media::text("text/csv", r#"{"":{}}"#),
                Media::binary("application/octet-stream"),
                Media::binary("image/*"),
                Media::binary("*/*"),
            ];
            &MEDIA
        }
    }

    impl ReadBodies for Body {
        fn read(content: &Content<'_>) -> Result<Self, BodyFault> {
            match content.index() {
                0 => {
                    content
                        .read(&Payload::new(super::serialization::schema::REPORT))
                        .map(Self::Json)
                }
                1 => {
                    content
                        .read(&Payload::new(super::serialization::schema::REPORT))
                        .map(Self::CloudeventsJson)
                }
                2 => {
                    content
                        .read(&Payload::new(super::serialization::schema::REPORT_TEXT))
                        .map(Self::Text)
                }
                3 => {
                    content
                        .read(&Payload::new(super::serialization::schema::REPORT_CSV))
                        .map(Self::Csv)
                }
                4 => {
                    content
                        .read(&Payload::new(super::serialization::schema::REPORT_CSV))
                        .map(Self::Binary)
                }
                5 => {
                    content
                        .read(&Payload::new(super::serialization::schema::REPORT_CSV))
                        .map(Self::Image)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema::REPORT_CSV))
                        .map(Self::Other)
                }
            }
        }
    }

    impl WriteBodies for Body {
        fn chosen(&self) -> Chosen<'_> {
            match self {
                Self::Json(body) => {
                    Self::media()[0]
                        .of(
                            super::serialization::schema::REPORT,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::CloudeventsJson(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema::REPORT,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Text(body) => {
                    Self::media()[2]
                        .of(
                            super::serialization::schema::REPORT_TEXT,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Csv(body) => {
                    Self::media()[3]
                        .of(
                            super::serialization::schema::REPORT_CSV,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Binary(body) => {
                    Self::media()[4]
                        .of(
                            super::serialization::schema::REPORT_CSV,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Image(body) => {
                    Self::media()[5]
                        .of(
                            super::serialization::schema::REPORT_CSV,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Other(body) => {
                    Self::media()[6]
                        .of(
                            super::serialization::schema::REPORT_CSV,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
            }
        }
    }

    /// A body in one of several media types.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(clippy::large_enum_variant)]
    pub enum OkBody {
        /// `application/json`.
        Json(super::Receipt),
        /// `text/plain`.
        Text(super::Verdict),
    }

    impl Bodies for OkBody {
        fn media() -> &'static [Media] {
            static MEDIA: [Media; 2] = [
                Media::json("application/json"),
                Media::text("text/plain", r#"{"":{"type":"string"}}"#),
            ];
            &MEDIA
        }
    }

    impl ReadBodies for OkBody {
        fn read(content: &Content<'_>) -> Result<Self, BodyFault> {
            match content.index() {
                0 => {
                    content
                        .read(&Payload::new(super::serialization::schema::RECEIPT))
                        .map(Self::Json)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema::VERDICT))
                        .map(Self::Text)
                }
            }
        }
    }

    impl WriteBodies for OkBody {
        fn chosen(&self) -> Chosen<'_> {
            match self {
                Self::Json(body) => {
                    Self::media()[0]
                        .of(
                            super::serialization::schema::RECEIPT,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Text(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema::VERDICT,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
            }
        }
    }

    pub(super) static CLIENT_ERROR_BODY_MEDIA: Media = Media::text(
        "text/html",
        r#"{"":{"type":"string"}}"#,
    );
    pub(super) static DEFAULT_BODY_MEDIA: Media = Media::binary("*/*");
}

/// The webhook `note`, a `POST` request.
pub mod note {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, Media,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("note", "POST", "/note");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/note";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    static BODY: Payload<String> = Payload::new(super::serialization::schema::NOTE);

    /// A request of the webhook `note`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Option<String>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { body: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.optional_content(&BODY_MEDIA, &BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// How long it is
        ///
        /// Status `200`.
        Ok(i64),
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
                Self::Ok(body) => {
                    outgoing
                        .status(200)?
                        .content(
                            &OK_BODY_MEDIA,
                            super::serialization::schema::NOTE_RESPONSE,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
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
                        Self::Ok(
                            answer
                                .content(
                                    &OK_BODY_MEDIA,
                                    &Payload::new(super::serialization::schema::NOTE_RESPONSE),
                                )?,
                        ),
                    )
                }
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }

    pub(super) static BODY_MEDIA: Media = Media::text(
        "text/plain",
        r#"{"":{"type":"string"}}"#,
    );
    pub(super) static OK_BODY_MEDIA: Media = Media::text(
        "text/plain",
        r#"{"":{"type":"integer"}}"#,
    );
}

/// The webhook `scan`, a `PUT` request.
pub mod scan {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, Media,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("scan", "PUT", "/scan");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/scan";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    static BODY: Payload<::callbacks::Binary> = Payload::new(
        super::serialization::schema::REPORT_CSV,
    );

    /// A request of the webhook `scan`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The header `X-Page`.
        pub x_page: Option<i64>,
        /// The body.
        pub body: ::callbacks::Binary,
    }

    impl Request {
        /// Creates a value with the required parts.
        pub fn new(body: ::callbacks::Binary) -> Self {
            Self { body, x_page: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let (Some(x_page), Some(body)) = (
                incoming.header("X-Page"),
                incoming.content(&BODY_MEDIA, &BODY),
            ) else { return Err(incoming.reject()) };
            Ok(Self { x_page, body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The same in another format
        ///
        /// Status `200`.
        Ok(::callbacks::Binary),
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
                Self::Ok(body) => {
                    outgoing
                        .status(200)?
                        .content(
                            &OK_BODY_MEDIA,
                            super::serialization::schema::REPORT_CSV,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
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
                        Self::Ok(
                            answer
                                .content(
                                    &OK_BODY_MEDIA,
                                    &Payload::new(super::serialization::schema::REPORT_CSV),
                                )?,
                        ),
                    )
                }
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }

    pub(super) static BODY_MEDIA: Media = Media::binary("image/png");
    pub(super) static OK_BODY_MEDIA: Media = Media::binary("image/*");
}

/// The webhook `anything`, a `POST` request.
pub mod anything {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        Bodies, BodyFault, Chosen, Content, DecodeAnswer, DecodeRequest, EncodeAnswer,
        IncomingRequest, Media, OutgoingAnswer, ReadBodies, Rejection, WriteBodies,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("anything", "POST", "/anything");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/anything";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `anything`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Option<Body>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { body: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.optional_contents() else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
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

    /// A body in one of several media types.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(clippy::large_enum_variant)]
    pub enum Body {
        /// `*/*`.
        Other(super::Report),
        /// `text/plain; charset=utf-8`.
        Text(String),
    }

    impl Bodies for Body {
        fn media() -> &'static [Media] {
            static MEDIA: [Media; 2] = [
                Media::json("*/*"),
                Media::text("text/plain; charset=utf-8", r#"{"":{}}"#),
            ];
            &MEDIA
        }
    }

    impl ReadBodies for Body {
        fn read(content: &Content<'_>) -> Result<Self, BodyFault> {
            match content.index() {
                0 => {
                    content
                        .read(&Payload::new(super::serialization::schema::REPORT))
                        .map(Self::Other)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema::REPORT_CSV))
                        .map(Self::Text)
                }
            }
        }
    }

    impl WriteBodies for Body {
        fn chosen(&self) -> Chosen<'_> {
            match self {
                Self::Other(body) => {
                    Self::media()[0]
                        .of(
                            super::serialization::schema::REPORT,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Text(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema::REPORT_CSV,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
            }
        }
    }
}

mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, SchemaRef, StringEnum, Visit, payload,
        present, received,
    };

    impl<'de> ReadObject<'de> for super::Report {
        const EXPECTED: &'static str = "an object (`Report`)";

        const MEMBERS: &'static [&'static str] = &["id", "title"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut title = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    _ => members.fill(&mut title),
                }
            }
            Some(Self {
                id: members.required(0, id)?,
                title,
            })
        }
    }

    impl Object for super::Report {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            present("title", &self.title, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::REPORT
        }
    }

    payload!(object super::Report, schema::REPORT);
    received!(object super::Report);

    impl<'de> ReadObject<'de> for super::Receipt {
        const EXPECTED: &'static str = "an object (`Receipt`)";

        const MEMBERS: &'static [&'static str] = &["accepted"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut accepted = None;
            while members.next().is_some() {
                members.fill(&mut accepted);
            }
            Some(Self {
                accepted: members.required(0, accepted)?,
            })
        }
    }

    impl Object for super::Receipt {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("accepted", self.accepted.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::RECEIPT
        }
    }

    payload!(object super::Receipt, schema::RECEIPT);
    received!(object super::Receipt);

    impl StringEnum for super::Verdict {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::Verdict, schema::VERDICT);
    received!(string super::Verdict);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static REPORT: SchemaRef = at(Index::REPORT);
        pub static REPORT_TEXT: SchemaRef = at(Index::REPORT_TEXT);
        pub static REPORT_CSV: SchemaRef = at(Index::REPORT_CSV);
        pub static RECEIPT: SchemaRef = at(Index::RECEIPT);
        pub static VERDICT: SchemaRef = at(Index::VERDICT);
        pub static REPORT_CLIENT_ERROR: SchemaRef = at(Index::REPORT_CLIENT_ERROR);
        pub static NOTE: SchemaRef = at(Index::NOTE);
        pub static NOTE_RESPONSE: SchemaRef = at(Index::NOTE_RESPONSE);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            REPORT,
            REPORT_TEXT,
            REPORT_CSV,
            RECEIPT,
            VERDICT,
            REPORT_CLIENT_ERROR,
            NOTE,
            NOTE_RESPONSE,
        }

        static SCHEMAS: [Schema; 8] = [
            Schema::new(
                "Report",
                r#"{"type":"object","required":["id"],"properties":{"id":{"type":"integer","format":"int64"},"title":{"type":"string"}}}"#,
            ),
            Schema::new("ReportText", r#"{"type":"string"}"#),
            Schema::new("ReportCsv", r"true"),
            Schema::new(
                "Receipt",
                r#"{"type":"object","required":["accepted"],"properties":{"accepted":{"type":"boolean"}}}"#,
            ),
            Schema::new("Verdict", r#"{"type":"string","enum":["good","bad"]}"#),
            Schema::new("ReportClientError", r#"{"type":"string"}"#),
            Schema::new("Note", r#"{"type":"string"}"#),
            Schema::new("NoteResponse", r#"{"type":"integer"}"#),
        ];
    }
}

::callbacks::__private::sample!(
    report, Self { body }, body = Payload::new(serialization::schema::REPORT), [], [],
    [], report::Body::Json
);
::callbacks::__private::encode_request!(
    report, client, request, ::callbacks::__private::Call::of(client, &
    report::OPERATION).accept("application/json, text/plain, text/html, */*").contents(&
    request.body) ?
);
::callbacks::__private::sample!(
    note, Self { body : Some(body) }, body = Payload::new(serialization::schema::NOTE),
    [], [], []
);
::callbacks::__private::encode_request!(
    note, client, request, ::callbacks::__private::Call::of(client, & note::OPERATION)
    .accept("text/plain").optional_content(& note::BODY_MEDIA,
    serialization::schema::NOTE, request.body.as_ref().map(| body |
    ::callbacks::__private::AsInstance::as_instance(body))) ?
);
::callbacks::__private::sample!(
    scan, Self { x_page : None, body }, body =
    Payload::new(serialization::schema::REPORT_CSV), [], [], []
);
::callbacks::__private::encode_request!(
    scan, client, request, ::callbacks::__private::Call::of(client, & scan::OPERATION)
    .accept("image/*").header("X-Page", & request.x_page).content(& scan::BODY_MEDIA,
    serialization::schema::REPORT_CSV, ::callbacks::__private::AsInstance::as_instance(&
    request.body)) ?
);
::callbacks::__private::sample!(
    anything, Self { body : Some(body) }, body =
    Payload::new(serialization::schema::REPORT), [], [], [], anything::Body::Other
);
::callbacks::__private::encode_request!(
    anything, client, request, ::callbacks::__private::Call::of(client, &
    anything::OPERATION).optional_contents(request.body.as_ref()) ?
);
