/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `upload`, a `POST` request.
    fn upload(
        &self,
        request: upload::Request,
    ) -> impl ::core::future::Future<
        Output = Result<upload::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `signal`, a `POST` request.
    fn signal(
        &self,
        request: signal::Request,
    ) -> impl ::core::future::Future<
        Output = Result<signal::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `files`, a `POST` request.
    fn files(
        &self,
        request: files::Request,
    ) -> impl ::core::future::Future<
        Output = Result<files::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn upload(
        &self,
        request: upload::Request,
    ) -> impl ::core::future::Future<
        Output = Result<upload::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::upload(&**self, request)
    }

    fn signal(
        &self,
        request: signal::Request,
    ) -> impl ::core::future::Future<
        Output = Result<signal::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::signal(&**self, request)
    }

    fn files(
        &self,
        request: files::Request,
    ) -> impl ::core::future::Future<
        Output = Result<files::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::files(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &upload::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::upload(&*handler, request).await
            },
        )
        .on(
            &signal::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::signal(&*handler, request).await
            },
        )
        .on(
            &files::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::files(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `upload`, a `POST` request.
    fn upload(
        &self,
        target: &::callbacks::Target,
        body: &upload::Body,
    ) -> impl ::core::future::Future<
        Output = Result<upload::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `signal`, a `POST` request.
    fn signal(
        &self,
        target: &::callbacks::Target,
        body: &Signal,
    ) -> impl ::core::future::Future<
        Output = Result<signal::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `files`, a `POST` request.
    fn files(
        &self,
        target: &::callbacks::Target,
        body: Option<&::std::collections::BTreeMap<String, ::callbacks::Binary>>,
    ) -> impl ::core::future::Future<
        Output = Result<files::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn upload(
        &self,
        target: &::callbacks::Target,
        body: &upload::Body,
    ) -> Result<upload::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &upload::OPERATION)
            .accept("multipart/mixed")
            .contents(body)?;
        call.send(self, target).await
    }

    async fn signal(
        &self,
        target: &::callbacks::Target,
        body: &Signal,
    ) -> Result<signal::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &signal::OPERATION)
            .content(
                &signal::BODY_MEDIA,
                serialization::schema::SIGNAL,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn files(
        &self,
        target: &::callbacks::Target,
        body: Option<&::std::collections::BTreeMap<String, ::callbacks::Binary>>,
    ) -> Result<files::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &files::OPERATION)
            .optional_content(
                &files::BODY_MEDIA,
                serialization::schema::FILES,
                body
                    .as_ref()
                    .map(|body| ::callbacks::__private::AsInstance::as_instance(body)),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UploadMultipart {
    pub title: String,
    pub count: Option<i64>,
    pub summary: Option<Summary>,
    pub tags: Option<Vec<String>>,
    pub photo: ::callbacks::Binary,
    pub attachments: Option<Vec<::callbacks::Binary>>,
    pub icon: Option<String>,
}

impl UploadMultipart {
    /// Creates a value with the required members.
    pub fn new(title: impl Into<String>, photo: ::callbacks::Binary) -> Self {
        Self {
            title: Into::into(title),
            photo,
            count: None,
            summary: None,
            tags: None,
            attachments: None,
            icon: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Summary {
    pub lines: i64,
}

impl Summary {
    /// Creates a value from its members.
    pub fn new(lines: i64) -> Self {
        Self { lines }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Upload {
    pub title: String,
    pub count: Option<i64>,
    pub summary: Option<Summary>,
    pub tags: Option<Vec<String>>,
    pub photo: String,
    pub attachments: Option<Vec<String>>,
    pub icon: Option<String>,
}

impl Upload {
    /// Creates a value with the required members.
    pub fn new(title: impl Into<String>, photo: impl Into<String>) -> Self {
        Self {
            title: Into::into(title),
            photo: Into::into(photo),
            count: None,
            summary: None,
            tags: None,
            attachments: None,
            icon: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UploadResponse {
    pub summary: Summary,
    pub pages: Vec<::callbacks::Binary>,
}

impl UploadResponse {
    /// Creates a value from its members.
    pub fn new(summary: Summary, pages: Vec<::callbacks::Binary>) -> Self {
        Self { summary, pages }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signal {
    pub payload: Option<::callbacks::Binary>,
    pub key: Option<::callbacks::Binary>,
    pub header: Header,
}

impl Signal {
    /// Creates a value with the required members.
    pub fn new(header: Header) -> Self {
        Self {
            header,
            payload: None,
            key: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Header {
    pub content_id: String,
}

impl Header {
    /// Creates a value from its members.
    pub fn new(content_id: impl Into<String>) -> Self {
        Self {
            content_id: Into::into(content_id),
        }
    }
}

/// The webhook `upload`, a `POST` request.
pub mod upload {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        Bodies, BodyFault, Chosen, Content, DecodeAnswer, DecodeRequest, EncodeAnswer,
        Encoding, IncomingRequest, Media, OutgoingAnswer, ReadBodies, Rejection,
        WriteBodies,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("upload", "POST", "/upload");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/upload";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `upload`.
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
        /// What became of it
        ///
        /// Status `200`.
        Ok(super::UploadResponse),
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
                            super::serialization::schema::UPLOAD_RESPONSE,
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
                                    &Payload::new(super::serialization::schema::UPLOAD_RESPONSE),
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

    /// A body in one of several media types.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(clippy::large_enum_variant)]
    pub enum Body {
        /// `multipart/form-data`.
        Multipart(super::UploadMultipart),
        /// `application/json`.
        Json(super::Upload),
    }

    impl Bodies for Body {
        fn media() -> &'static [Media] {
            static MEDIA: [Media; 2] = [
                Media::multipart(
                    "multipart/form-data",
                    r#"{"":{"type":"object","required":["title","photo"],"properties":{"title":{"type":"string"},"count":{"type":"integer"},"summary":{"$ref":"1"},"tags":{"type":"array","items":{"type":"string"}},"photo":{"type":"string"},"attachments":{"type":"array","items":{"type":"string"}},"icon":{"type":"string"}}},"1":{"type":"object"}}"#,
                    &[
                        Encoding::new("photo")
                            .content_type("image/png, image/*")
                            .binary(),
                        Encoding::new("attachments").binary(),
                    ],
                ),
                Media::json("application/json"),
            ];
            &MEDIA
        }
    }

    impl ReadBodies for Body {
        fn read(content: &Content<'_>) -> Result<Self, BodyFault> {
            match content.index() {
                0 => {
                    content
                        .read(&Payload::new(super::serialization::schema::UPLOAD))
                        .map(Self::Multipart)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema::UPLOAD))
                        .map(Self::Json)
                }
            }
        }
    }

    impl WriteBodies for Body {
        fn chosen(&self) -> Chosen<'_> {
            match self {
                Self::Multipart(body) => {
                    Self::media()[0]
                        .of(
                            super::serialization::schema::UPLOAD,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Json(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema::UPLOAD,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
            }
        }
    }

    pub(super) static OK_BODY_MEDIA: Media = Media::multipart(
        "multipart/mixed",
        r#"{"":{"type":"object","required":["summary","pages"],"properties":{"summary":{"$ref":"1"},"pages":{"type":"array","items":{}}}},"1":{"type":"object"}}"#,
        &[Encoding::new("pages").content_type("application/pdf").binary()],
    );
}

/// The webhook `signal`, a `POST` request.
pub mod signal {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, Encoding, IncomingRequest, Media,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("signal", "POST", "/signal");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/signal";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    static BODY: Payload<super::Signal> = Payload::new(
        super::serialization::schema::SIGNAL,
    );

    /// A request of the webhook `signal`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Signal,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Signal) -> Self {
            Self { body }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.content(&BODY_MEDIA, &BODY) else {
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

    pub(super) static BODY_MEDIA: Media = Media::multipart(
        "multipart/related",
        r#"{"":{"type":"object","required":["header"],"properties":{"payload":{"type":"string"},"key":{"type":"string"},"header":{"$ref":"1"}}},"1":{"type":"object"}}"#,
        &[
            Encoding::new("payload").content_type("application/vnd.signal").binary(),
            Encoding::new("key").content_type("application/pkix-cert").binary(),
            Encoding::new("header").content_type("application/json"),
        ],
    );
}

/// The webhook `files`, a `POST` request.
pub mod files {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, Encoding, IncomingRequest, Media,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("files", "POST", "/files");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/files";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    static BODY: Payload<::std::collections::BTreeMap<String, ::callbacks::Binary>> = Payload::new(
        super::serialization::schema::FILES,
    );

    /// A request of the webhook `files`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Option<::std::collections::BTreeMap<String, ::callbacks::Binary>>,
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

    pub(super) static BODY_MEDIA: Media = Media::multipart(
        "multipart/form-data",
        r#"{"":{"type":"object","additionalProperties":{"type":"string"}}}"#,
        &[Encoding::others().binary()],
    );
}

mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, SchemaRef, Unknown, Visit, payload,
        present, received,
    };

    impl<'de> ReadObject<'de> for super::UploadMultipart {
        const EXPECTED: &'static str = "an object (`UploadMultipart`)";

        const MEMBERS: &'static [&'static str] = &[
            "title",
            "count",
            "summary",
            "tags",
            "photo",
            "attachments",
            "icon",
        ];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut title = None;
            let mut count = None;
            let mut summary = None;
            let mut tags = None;
            let mut photo = None;
            let mut attachments = None;
            let mut icon = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut title),
                    1 => members.fill(&mut count),
                    2 => members.fill(&mut summary),
                    3 => members.fill(&mut tags),
                    4 => members.fill(&mut photo),
                    5 => members.fill(&mut attachments),
                    _ => members.fill(&mut icon),
                }
            }
            Some(Self {
                title: members.required(0, title)?,
                count,
                summary,
                tags,
                photo: members.required(4, photo)?,
                attachments,
                icon,
            })
        }
    }

    impl Object for super::UploadMultipart {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("title", self.title.as_instance())?;
            present("count", &self.count, visit)?;
            present("summary", &self.summary, visit)?;
            present("tags", &self.tags, visit)?;
            visit("photo", self.photo.as_instance())?;
            present("attachments", &self.attachments, visit)?;
            present("icon", &self.icon, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::UPLOAD
                && schema::UPLOAD.admits_member("photo", self.photo.as_instance())
                && self
                    .attachments
                    .as_ref()
                    .is_none_or(|value| {
                        schema::UPLOAD.admits_member("attachments", value.as_instance())
                    })
        }
    }

    payload!(object super::UploadMultipart, schema::UPLOAD);
    received!(object super::UploadMultipart);

    impl<'de> ReadObject<'de> for super::Summary {
        const EXPECTED: &'static str = "an object (`Summary`)";

        const MEMBERS: &'static [&'static str] = &["lines"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut lines = None;
            while members.next().is_some() {
                members.fill(&mut lines);
            }
            Some(Self {
                lines: members.required(0, lines)?,
            })
        }
    }

    impl Object for super::Summary {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("lines", self.lines.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::SUMMARY
        }
    }

    payload!(object super::Summary, schema::SUMMARY);
    received!(object super::Summary);

    impl<'de> ReadObject<'de> for super::Upload {
        const EXPECTED: &'static str = "an object (`Upload`)";

        const MEMBERS: &'static [&'static str] = &[
            "title",
            "count",
            "summary",
            "tags",
            "photo",
            "attachments",
            "icon",
        ];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut title = None;
            let mut count = None;
            let mut summary = None;
            let mut tags = None;
            let mut photo = None;
            let mut attachments = None;
            let mut icon = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut title),
                    1 => members.fill(&mut count),
                    2 => members.fill(&mut summary),
                    3 => members.fill(&mut tags),
                    4 => members.fill(&mut photo),
                    5 => members.fill(&mut attachments),
                    _ => members.fill(&mut icon),
                }
            }
            Some(Self {
                title: members.required(0, title)?,
                count,
                summary,
                tags,
                photo: members.required(4, photo)?,
                attachments,
                icon,
            })
        }
    }

    impl Object for super::Upload {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("title", self.title.as_instance())?;
            present("count", &self.count, visit)?;
            present("summary", &self.summary, visit)?;
            present("tags", &self.tags, visit)?;
            visit("photo", self.photo.as_instance())?;
            present("attachments", &self.attachments, visit)?;
            present("icon", &self.icon, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::UPLOAD
        }
    }

    payload!(object super::Upload, schema::UPLOAD);
    received!(object super::Upload);

    impl<'de> ReadObject<'de> for super::UploadResponse {
        const EXPECTED: &'static str = "an object (`UploadResponse`)";

        const MEMBERS: &'static [&'static str] = &["summary", "pages"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut summary = None;
            let mut pages = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut summary),
                    _ => members.fill(&mut pages),
                }
            }
            Some(Self {
                summary: members.required(0, summary)?,
                pages: members.required(1, pages)?,
            })
        }
    }

    impl Object for super::UploadResponse {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("summary", self.summary.as_instance())?;
            visit("pages", self.pages.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::UPLOAD_RESPONSE
        }
    }

    payload!(object super::UploadResponse, schema::UPLOAD_RESPONSE);
    received!(object super::UploadResponse);

    impl<'de> ReadObject<'de> for super::Signal {
        const EXPECTED: &'static str = "an object (`Signal`)";

        const MEMBERS: &'static [&'static str] = &["payload", "key", "header"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut payload = None;
            let mut key = None;
            let mut header = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut payload),
                    1 => members.fill(&mut key),
                    _ => members.fill(&mut header),
                }
            }
            Some(Self {
                payload,
                key,
                header: members.required(2, header)?,
            })
        }
    }

    impl Object for super::Signal {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("payload", &self.payload, visit)?;
            present("key", &self.key, visit)?;
            visit("header", self.header.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::SIGNAL
                && self
                    .payload
                    .as_ref()
                    .is_none_or(|value| {
                        schema::SIGNAL.admits_member("payload", value.as_instance())
                    })
                && self
                    .key
                    .as_ref()
                    .is_none_or(|value| {
                        schema::SIGNAL.admits_member("key", value.as_instance())
                    })
        }
    }

    payload!(object super::Signal, schema::SIGNAL);
    received!(object super::Signal);

    impl<'de> ReadObject<'de> for super::Header {
        const EXPECTED: &'static str = "an object (`Header`)";

        const MEMBERS: &'static [&'static str] = &["contentId"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut content_id = None;
            while members.next().is_some() {
                members.fill(&mut content_id);
            }
            Some(Self {
                content_id: members.required(0, content_id)?,
            })
        }
    }

    impl Object for super::Header {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("contentId", self.content_id.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::HEADER
        }
    }

    payload!(object super::Header, schema::HEADER);
    received!(object super::Header);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static SUMMARY: SchemaRef = at(Index::SUMMARY);
        pub static UPLOAD: SchemaRef = at(Index::UPLOAD);
        pub static UPLOAD_RESPONSE: SchemaRef = at(Index::UPLOAD_RESPONSE);
        pub static HEADER: SchemaRef = at(Index::HEADER);
        pub static SIGNAL: SchemaRef = at(Index::SIGNAL);
        pub static FILES: SchemaRef = at(Index::FILES);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            SUMMARY,
            UPLOAD,
            UPLOAD_RESPONSE,
            HEADER,
            SIGNAL,
            FILES,
        }

        static SCHEMAS: [Schema; 6] = [
            Schema::new(
                "Summary",
                r#"{"type":"object","required":["lines"],"properties":{"lines":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "Upload",
                r#"{"type":"object","required":["title","photo"],"additionalProperties":false,"properties":{"title":{"type":"string"},"count":{"type":"integer"},"summary":{"$ref":"Summary"},"tags":{"type":"array","items":{"type":"string"}},"photo":{"type":"string","annotation":"binary"},"attachments":{"type":"array","items":{"type":"string","annotation":"binary"}},"icon":{"type":"string","encoding":"base64"}}}"#,
            ),
            Schema::new(
                "UploadResponse",
                r#"{"type":"object","required":["summary","pages"],"properties":{"summary":{"$ref":"Summary"},"pages":{"type":"array","items":true}}}"#,
            ),
            Schema::new(
                "Header",
                r#"{"type":"object","required":["contentId"],"properties":{"contentId":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Signal",
                r#"{"type":"object","required":["header"],"properties":{"payload":{"type":"string","annotation":"binary"},"key":{"type":"string","annotation":"binary"},"header":{"$ref":"Header"}}}"#,
            ),
            Schema::new(
                "Files",
                r#"{"type":"object","additionalProperties":{"type":"string","annotation":"binary"}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    upload, Self { body }, body = Payload::new(serialization::schema::UPLOAD), [], [],
    [], upload::Body::Json
);
::callbacks::__private::encode_request!(
    upload, client, request, ::callbacks::__private::Call::of(client, &
    upload::OPERATION).accept("multipart/mixed").contents(& request.body) ?
);
::callbacks::__private::sample!(
    signal, Self { body }, body = Payload::new(serialization::schema::SIGNAL), [], [], []
);
::callbacks::__private::encode_request!(
    signal, client, request, ::callbacks::__private::Call::of(client, &
    signal::OPERATION).content(& signal::BODY_MEDIA, serialization::schema::SIGNAL,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    files, Self { body : Some(body) }, body = Payload::new(serialization::schema::FILES),
    [], [], []
);
::callbacks::__private::encode_request!(
    files, client, request, ::callbacks::__private::Call::of(client, & files::OPERATION)
    .optional_content(& files::BODY_MEDIA, serialization::schema::FILES, request.body
    .as_ref().map(| body | ::callbacks::__private::AsInstance::as_instance(body))) ?
);
