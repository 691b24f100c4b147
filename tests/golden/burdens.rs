/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `carried`, a `POST` request.
    fn carried(
        &self,
        request: carried::Request,
    ) -> impl ::core::future::Future<
        Output = Result<carried::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `form`, a `POST` request.
    fn form(
        &self,
        request: form::Request,
    ) -> impl ::core::future::Future<
        Output = Result<form::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `parts`, a `POST` request.
    fn parts(
        &self,
        request: parts::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parts::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `markup`, a `POST` request.
    fn markup(
        &self,
        request: markup::Request,
    ) -> impl ::core::future::Future<
        Output = Result<markup::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn carried(
        &self,
        request: carried::Request,
    ) -> impl ::core::future::Future<
        Output = Result<carried::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::carried(&**self, request)
    }

    fn form(
        &self,
        request: form::Request,
    ) -> impl ::core::future::Future<
        Output = Result<form::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::form(&**self, request)
    }

    fn parts(
        &self,
        request: parts::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parts::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::parts(&**self, request)
    }

    fn markup(
        &self,
        request: markup::Request,
    ) -> impl ::core::future::Future<
        Output = Result<markup::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::markup(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &carried::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::carried(&*handler, request).await
            },
        )
        .on(
            &form::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::form(&*handler, request).await
            },
        )
        .on(
            &parts::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::parts(&*handler, request).await
            },
        )
        .on(
            &markup::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::markup(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `carried`, a `POST` request.
    fn carried(
        &self,
        target: &::callbacks::Target,
        request: &carried::Request,
    ) -> impl ::core::future::Future<
        Output = Result<carried::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `form`, a `POST` request.
    fn form(
        &self,
        target: &::callbacks::Target,
        body: &Form,
    ) -> impl ::core::future::Future<
        Output = Result<form::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `parts`, a `POST` request.
    fn parts(
        &self,
        target: &::callbacks::Target,
        body: &Parts,
    ) -> impl ::core::future::Future<
        Output = Result<parts::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `markup`, a `POST` request.
    fn markup(
        &self,
        target: &::callbacks::Target,
        body: &Markup,
    ) -> impl ::core::future::Future<
        Output = Result<markup::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn carried(
        &self,
        target: &::callbacks::Target,
        request: &carried::Request,
    ) -> Result<carried::Response, ::callbacks::Error> {
        use ::callbacks::__private::{Checked, Style};
        let call = ::callbacks::__private::Call::of(self, &carried::OPERATION)
            .accept("application/json")
            .query(
                Checked::new("label", serialization::schema::CARRIED_LABEL),
                &request.label,
            )
            .query_as(
                Style::DEEP_OBJECT,
                Checked::new("filter", serialization::schema::CARRIED_FILTER),
                &request.filter,
            )
            .header("X-Weights", &request.x_weights)
            .json(
                "application/json",
                serialization::schema::LOAD,
                ::callbacks::__private::AsInstance::as_instance(&request.body),
            )?;
        call.send(self, target).await
    }

    async fn form(
        &self,
        target: &::callbacks::Target,
        body: &Form,
    ) -> Result<form::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &form::OPERATION)
            .content(
                &form::BODY_MEDIA,
                serialization::schema::FORM,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn parts(
        &self,
        target: &::callbacks::Target,
        body: &Parts,
    ) -> Result<parts::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &parts::OPERATION)
            .content(
                &parts::BODY_MEDIA,
                serialization::schema::PARTS,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn markup(
        &self,
        target: &::callbacks::Target,
        body: &Markup,
    ) -> Result<markup::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &markup::OPERATION)
            .content(
                &markup::BODY_MEDIA,
                serialization::schema::MARKUP,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Load {
    pub any: Option<::callbacks::Value>,
    pub tree: Option<Tree>,
    pub trees: Option<Vec<Tree>>,
    pub either: Option<Either>,
    /// Matches the pattern `^(?=(a|aa)+$)(a|a?)*\1b$`.
    pub hard: Option<String>,
    pub hards: Option<Vec<String>>,
    /// Matches the pattern `^(a+)+$`.
    pub plain: Option<String>,
    pub map: Option<::std::collections::BTreeMap<String, Vec<i64>>>,
    pub unique: Option<Vec<::callbacks::Value>>,
    pub names: Option<::std::collections::BTreeMap<String, ::callbacks::Value>>,
    pub patterns: Option<::std::collections::BTreeMap<String, ::callbacks::Value>>,
    /// A multiple of `1.0e-300`.
    pub fine: Option<f64>,
    /// A multiple of `1.0e+300`.
    pub coarse: Option<f64>,
    pub integer: Option<i64>,
    /// Format: `email`.
    pub mail: Option<String>,
    /// Format: `regex`.
    pub expression: Option<String>,
    /// Format: `idn-hostname`.
    pub host: Option<String>,
    pub contained: Option<Vec<i64>>,
    pub spread: Option<Spread>,
}

impl Load {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    Right(TreeRight),
    Middle(TreeMiddle),
    List(Vec<Tree>),
    String(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct TreeRight {
    pub left: Box<Tree>,
    pub right: Option<Box<Tree>>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl TreeRight {
    /// Creates a value with the required members.
    pub fn new(left: Tree) -> Self {
        Self {
            left: ::std::boxed::Box::new(left),
            right: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct TreeMiddle {
    pub left: Box<Tree>,
    pub middle: Option<Box<Tree>>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl TreeMiddle {
    /// Creates a value with the required members.
    pub fn new(left: Tree) -> Self {
        Self {
            left: ::std::boxed::Box::new(left),
            middle: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Either {
    A(EitherA),
    B(EitherB),
    Integer(i64),
}

#[derive(Clone, Debug, PartialEq)]
pub struct EitherA {
    pub inner: Box<Either>,
    pub a: Option<i64>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl EitherA {
    /// Creates a value with the required members.
    pub fn new(inner: Either) -> Self {
        Self {
            inner: ::std::boxed::Box::new(inner),
            a: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct EitherB {
    pub inner: Box<Either>,
    pub b: Option<i64>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl EitherB {
    /// Creates a value with the required members.
    pub fn new(inner: Either) -> Self {
        Self {
            inner: ::std::boxed::Box::new(inner),
            b: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    pub kind: Option<String>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl Spread {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form {
    /// Matches the pattern `^(?=(a|aa)+$)(a|a?)*\1b$`.
    pub hard: Option<String>,
    pub list: Option<Vec<i64>>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, String>,
}

impl Form {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    pub file: Option<::callbacks::Binary>,
    pub load: Option<Load>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, String>,
}

impl Parts {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markup {
    pub tree: Option<Tree>,
    pub list: Option<Vec<i64>>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, String>,
}

impl Markup {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// The webhook `carried`, a `POST` request.
pub mod carried {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        Checked, DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection, Style,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("carried", "POST", "/carried");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/carried";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Load> = Payload::new(
        super::serialization::schema::LOAD,
    );

    /// A request of the webhook `carried`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The query parameter `label`.
        pub label: Option<String>,
        /// The query parameter `filter`.
        pub filter: Option<::std::collections::BTreeMap<String, String>>,
        /// The header `X-Weights`.
        pub x_weights: Option<Vec<i64>>,
        /// The body.
        pub body: super::Load,
    }

    impl Request {
        /// Creates a value with the required parts.
        pub fn new(body: super::Load) -> Self {
            Self {
                body,
                label: None,
                filter: None,
                x_weights: None,
            }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let (Some(label), Some(filter), Some(x_weights), Some(body)) = (
                incoming
                    .query(
                        Checked::new(
                            "label",
                            super::serialization::schema::CARRIED_LABEL,
                        ),
                    ),
                incoming
                    .query_as(
                        Style::DEEP_OBJECT,
                        Checked::new(
                            "filter",
                            super::serialization::schema::CARRIED_FILTER,
                        ),
                    ),
                incoming.header("X-Weights"),
                incoming.json(&BODY),
            ) else { return Err(incoming.reject()) };
            Ok(Self {
                label,
                filter,
                x_weights,
                body,
            })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
        ///
        /// Status `200`.
        Ok(super::Load),
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
                        .json(
                            "application/json",
                            super::serialization::schema::LOAD,
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
                                .json(&Payload::new(super::serialization::schema::LOAD))?,
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
}

/// The webhook `form`, a `POST` request.
pub mod form {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, Media,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("form", "POST", "/form");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/form";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    static BODY: Payload<super::Form> = Payload::new(super::serialization::schema::FORM);

    /// A request of the webhook `form`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Form,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Form) -> Self {
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

    pub(super) static BODY_MEDIA: Media = Media::form(
        "application/x-www-form-urlencoded",
        r#"{"":{"type":"object","additionalProperties":{"type":"string"},"properties":{"hard":{"type":"string"},"list":{"type":"array","items":{"type":"integer"}}}}}"#,
        &[],
    );
}

/// The webhook `parts`, a `POST` request.
pub mod parts {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, Encoding, IncomingRequest, Media,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("parts", "POST", "/parts");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/parts";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    static BODY: Payload<super::Parts> = Payload::new(
        super::serialization::schema::PARTS,
    );

    /// A request of the webhook `parts`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Parts,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Parts) -> Self {
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
        "multipart/form-data",
        r#"{"":{"type":"object","additionalProperties":{"type":"string"},"properties":{"file":{"type":"string"},"load":{"$ref":"1"}}},"1":{"type":"object"}}"#,
        &[Encoding::new("file").binary()],
    );
}

/// The webhook `markup`, a `POST` request.
pub mod markup {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, Media,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("markup", "POST", "/markup");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/markup";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    static BODY: Payload<super::Markup> = Payload::new(
        super::serialization::schema::MARKUP,
    );

    /// A request of the webhook `markup`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Markup,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Markup) -> Self {
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

    pub(super) static BODY_MEDIA: Media = Media::xml(
        "application/xml",
        r#"{"":{"type":"object","additionalProperties":{"type":"string"},"properties":{"tree":{"$ref":"1"},"list":{"type":"array","items":{"type":"integer"}}},"xml":{"name":"load"}},"1":{"oneOf":[{"type":"object","required":["left"],"properties":{"left":{"$ref":"1"},"right":{"$ref":"1"}}},{"type":"object","required":["left"],"properties":{"left":{"$ref":"1"},"middle":{"$ref":"1"}}},{"type":"array","items":{"$ref":"1"}},{"type":"string"}]}}"#,
        "load",
    );
}

mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Choice, Instance, Members, Object, ReadObject, ReadUnion, SchemaRef,
        Unknown, Visit, has_format, payload, present, received, variant,
    };

    impl<'de> ReadObject<'de> for super::Load {
        const EXPECTED: &'static str = "an object (`Load`)";

        const MEMBERS: &'static [&'static str] = &[
            "any",
            "tree",
            "trees",
            "either",
            "hard",
            "hards",
            "plain",
            "map",
            "unique",
            "names",
            "patterns",
            "fine",
            "coarse",
            "integer",
            "mail",
            "expression",
            "host",
            "contained",
            "spread",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut any = None;
            let mut tree = None;
            let mut trees = None;
            let mut either = None;
            let mut hard = None;
            let mut hards = None;
            let mut plain = None;
            let mut map = None;
            let mut unique = None;
            let mut names = None;
            let mut patterns = None;
            let mut fine = None;
            let mut coarse = None;
            let mut integer = None;
            let mut mail = None;
            let mut expression = None;
            let mut host = None;
            let mut contained = None;
            let mut spread = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut any),
                    1 => members.fill(&mut tree),
                    2 => members.fill(&mut trees),
                    3 => members.fill(&mut either),
                    4 => members.fill(&mut hard),
                    5 => members.fill(&mut hards),
                    6 => members.fill(&mut plain),
                    7 => members.fill(&mut map),
                    8 => members.fill(&mut unique),
                    9 => members.fill(&mut names),
                    10 => members.fill(&mut patterns),
                    11 => members.fill(&mut fine),
                    12 => members.fill(&mut coarse),
                    13 => members.fill(&mut integer),
                    14 => members.fill(&mut mail),
                    15 => members.fill(&mut expression),
                    16 => members.fill(&mut host),
                    17 => members.fill(&mut contained),
                    _ => members.fill(&mut spread),
                }
            }
            Some(Self {
                any,
                tree,
                trees,
                either,
                hard,
                hards,
                plain,
                map,
                unique,
                names,
                patterns,
                fine,
                coarse,
                integer,
                mail,
                expression,
                host,
                contained,
                spread,
            })
        }
    }

    impl Object for super::Load {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("any", &self.any, visit)?;
            present("tree", &self.tree, visit)?;
            present("trees", &self.trees, visit)?;
            present("either", &self.either, visit)?;
            present("hard", &self.hard, visit)?;
            present("hards", &self.hards, visit)?;
            present("plain", &self.plain, visit)?;
            present("map", &self.map, visit)?;
            present("unique", &self.unique, visit)?;
            present("names", &self.names, visit)?;
            present("patterns", &self.patterns, visit)?;
            present("fine", &self.fine, visit)?;
            present("coarse", &self.coarse, visit)?;
            present("integer", &self.integer, visit)?;
            present("mail", &self.mail, visit)?;
            present("expression", &self.expression, visit)?;
            present("host", &self.host, visit)?;
            present("contained", &self.contained, visit)?;
            present("spread", &self.spread, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::LOAD
                && self
                    .tree
                    .as_ref()
                    .is_none_or(|value| schema::TREE.admits(value.as_instance()))
                && self
                    .trees
                    .as_ref()
                    .is_none_or(|value| {
                        value
                            .iter()
                            .all(|value| schema::TREE.admits(value.as_instance()))
                    })
                && self
                    .either
                    .as_ref()
                    .is_none_or(|value| schema::EITHER.admits(value.as_instance()))
                && self
                    .hard
                    .as_ref()
                    .is_none_or(|value| schema::HARD.admits(value.as_instance()))
                && self
                    .hards
                    .as_ref()
                    .is_none_or(|value| {
                        value
                            .iter()
                            .all(|value| schema::HARD.admits(value.as_instance()))
                    })
                && self
                    .plain
                    .as_ref()
                    .is_none_or(|value| {
                        schema::LOAD.admits_member("plain", value.as_instance())
                    })
                && self
                    .map
                    .as_ref()
                    .is_none_or(|value| {
                        value.values().all(|value| value.iter().all(|&value| value <= 3))
                    })
                && self
                    .unique
                    .as_ref()
                    .is_none_or(|value| {
                        schema::LOAD.admits_member("unique", value.as_instance())
                    })
                && self
                    .names
                    .as_ref()
                    .is_none_or(|value| {
                        schema::LOAD.admits_member("names", value.as_instance())
                    })
                && self
                    .patterns
                    .as_ref()
                    .is_none_or(|value| {
                        schema::LOAD.admits_member("patterns", value.as_instance())
                    })
                && self
                    .fine
                    .as_ref()
                    .is_none_or(|value| {
                        schema::LOAD.admits_member("fine", value.as_instance())
                    })
                && self
                    .coarse
                    .as_ref()
                    .is_none_or(|value| {
                        schema::LOAD.admits_member("coarse", value.as_instance())
                    })
                && self.mail.as_ref().is_none_or(|value| has_format(value, "email"))
                && self
                    .expression
                    .as_ref()
                    .is_none_or(|value| has_format(value, "regex"))
                && self
                    .host
                    .as_ref()
                    .is_none_or(|value| has_format(value, "idn-hostname"))
                && self
                    .contained
                    .as_ref()
                    .is_none_or(|value| {
                        schema::LOAD.admits_member("contained", value.as_instance())
                    })
                && self
                    .spread
                    .as_ref()
                    .is_none_or(|value| schema::SPREAD.admits(value.as_instance()))
        }
    }

    payload!(object super::Load, schema::LOAD);
    received!(object super::Load);

    impl ReadUnion for super::Tree {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("List", schema::TREE_LIST, Self::List)
                .or_else(|| choice.attempt("String", schema::TREE_STRING, Self::String))
                .or_else(|| choice.attempt("Right", schema::TREE_RIGHT, Self::Right))
                .or_else(|| choice.attempt("Middle", schema::TREE_MIDDLE, Self::Middle))
                .filter(|_| choice.allows(schema::TREE))
        }
    }

    impl AsInstance for super::Tree {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Right(value) => value.as_instance(),
                Self::Middle(value) => value.as_instance(),
                Self::List(value) => value.as_instance(),
                Self::String(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Tree, Right, super::TreeRight);
    variant!(super::Tree, Middle, super::TreeMiddle);
    variant!(super::Tree, List, Vec < super::Tree >);
    variant!(super::Tree, String, String);
    payload!(super::Tree, schema::TREE);
    received!(union super::Tree);

    impl<'de> ReadObject<'de> for super::TreeRight {
        const EXPECTED: &'static str = "an object (`TreeRight`)";

        const MEMBERS: &'static [&'static str] = &["left", "right"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut left = None;
            let mut right = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut left),
                    1 => members.fill(&mut right),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                left: members.required(0, left)?,
                right,
                additional_properties,
            })
        }
    }

    impl Object for super::TreeRight {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("left", self.left.as_instance())?;
            present("right", &self.right, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::TreeRight, schema::TREE_RIGHT);
    received!(object super::TreeRight);

    impl<'de> ReadObject<'de> for super::TreeMiddle {
        const EXPECTED: &'static str = "an object (`TreeMiddle`)";

        const MEMBERS: &'static [&'static str] = &["left", "middle"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut left = None;
            let mut middle = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut left),
                    1 => members.fill(&mut middle),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                left: members.required(0, left)?,
                middle,
                additional_properties,
            })
        }
    }

    impl Object for super::TreeMiddle {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("left", self.left.as_instance())?;
            present("middle", &self.middle, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::TreeMiddle, schema::TREE_MIDDLE);
    received!(object super::TreeMiddle);

    impl ReadUnion for super::Either {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Integer", schema::EITHER_INTEGER, Self::Integer)
                .or_else(|| choice.attempt("A", schema::EITHER_A, Self::A))
                .or_else(|| choice.attempt("B", schema::EITHER_B, Self::B))
                .filter(|_| choice.allows(schema::EITHER))
        }
    }

    impl AsInstance for super::Either {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::A(value) => value.as_instance(),
                Self::B(value) => value.as_instance(),
                Self::Integer(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Either, A, super::EitherA);
    variant!(super::Either, B, super::EitherB);
    variant!(super::Either, Integer, i64);
    payload!(super::Either, schema::EITHER);
    received!(union super::Either);

    impl<'de> ReadObject<'de> for super::EitherA {
        const EXPECTED: &'static str = "an object (`EitherA`)";

        const MEMBERS: &'static [&'static str] = &["inner", "a"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut inner = None;
            let mut a = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut inner),
                    1 => members.fill(&mut a),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                inner: members.required(0, inner)?,
                a,
                additional_properties,
            })
        }
    }

    impl Object for super::EitherA {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("inner", self.inner.as_instance())?;
            present("a", &self.a, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::EitherA, schema::EITHER_A);
    received!(object super::EitherA);

    impl<'de> ReadObject<'de> for super::EitherB {
        const EXPECTED: &'static str = "an object (`EitherB`)";

        const MEMBERS: &'static [&'static str] = &["inner", "b"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut inner = None;
            let mut b = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut inner),
                    1 => members.fill(&mut b),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                inner: members.required(0, inner)?,
                b,
                additional_properties,
            })
        }
    }

    impl Object for super::EitherB {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("inner", self.inner.as_instance())?;
            present("b", &self.b, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::EitherB, schema::EITHER_B);
    received!(object super::EitherB);

    impl<'de> ReadObject<'de> for super::Spread {
        const EXPECTED: &'static str = "an object (`Spread`)";

        const MEMBERS: &'static [&'static str] = &["kind"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut kind = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut kind),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                kind,
                additional_properties,
            })
        }
    }

    impl Object for super::Spread {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("kind", &self.kind, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::Spread, schema::SPREAD);
    received!(object super::Spread);

    impl<'de> ReadObject<'de> for super::Form {
        const EXPECTED: &'static str = "an object (`Form`)";

        const MEMBERS: &'static [&'static str] = &["hard", "list"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut hard = None;
            let mut list = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut hard),
                    1 => members.fill(&mut list),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                hard,
                list,
                additional_properties,
            })
        }
    }

    impl Object for super::Form {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("hard", &self.hard, visit)?;
            present("list", &self.list, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::FORM
                && self
                    .hard
                    .as_ref()
                    .is_none_or(|value| schema::HARD.admits(value.as_instance()))
                && self.additional_properties.is_empty()
        }
    }

    payload!(object super::Form, schema::FORM);
    received!(object super::Form);

    impl<'de> ReadObject<'de> for super::Parts {
        const EXPECTED: &'static str = "an object (`Parts`)";

        const MEMBERS: &'static [&'static str] = &["file", "load"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut file = None;
            let mut load = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut file),
                    1 => members.fill(&mut load),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                file,
                load,
                additional_properties,
            })
        }
    }

    impl Object for super::Parts {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("file", &self.file, visit)?;
            present("load", &self.load, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARTS
                && self
                    .file
                    .as_ref()
                    .is_none_or(|value| {
                        schema::PARTS.admits_member("file", value.as_instance())
                    })
                && self.load.as_ref().is_none_or(|value| value.conforms(schema::LOAD))
                && self.additional_properties.is_empty()
        }
    }

    payload!(object super::Parts, schema::PARTS);
    received!(object super::Parts);

    impl<'de> ReadObject<'de> for super::Markup {
        const EXPECTED: &'static str = "an object (`Markup`)";

        const MEMBERS: &'static [&'static str] = &["tree", "list"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut tree = None;
            let mut list = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut tree),
                    1 => members.fill(&mut list),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                tree,
                list,
                additional_properties,
            })
        }
    }

    impl Object for super::Markup {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("tree", &self.tree, visit)?;
            present("list", &self.list, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::MARKUP
                && self
                    .tree
                    .as_ref()
                    .is_none_or(|value| schema::TREE.admits(value.as_instance()))
                && self.additional_properties.is_empty()
        }
    }

    payload!(object super::Markup, schema::MARKUP);
    received!(object super::Markup);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static CARRIED_LABEL: SchemaRef = at(Index::CARRIED_LABEL);
        pub static CARRIED_FILTER: SchemaRef = at(Index::CARRIED_FILTER);
        pub static TREE_RIGHT: SchemaRef = at(Index::TREE_RIGHT);
        pub static TREE_MIDDLE: SchemaRef = at(Index::TREE_MIDDLE);
        pub static TREE_LIST: SchemaRef = at(Index::TREE_LIST);
        pub static TREE_STRING: SchemaRef = at(Index::TREE_STRING);
        pub static TREE: SchemaRef = at(Index::TREE);
        pub static EITHER_A: SchemaRef = at(Index::EITHER_A);
        pub static EITHER_B: SchemaRef = at(Index::EITHER_B);
        pub static EITHER_INTEGER: SchemaRef = at(Index::EITHER_INTEGER);
        pub static EITHER: SchemaRef = at(Index::EITHER);
        pub static SPREAD: SchemaRef = at(Index::SPREAD);
        pub static LOAD: SchemaRef = at(Index::LOAD);
        pub static FORM: SchemaRef = at(Index::FORM);
        pub static PARTS: SchemaRef = at(Index::PARTS);
        pub static MARKUP: SchemaRef = at(Index::MARKUP);
        pub static HARD: SchemaRef = at(Index::HARD);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            CARRIED_LABEL,
            CARRIED_FILTER,
            TREE_RIGHT,
            TREE_MIDDLE,
            TREE_LIST,
            TREE_STRING,
            TREE,
            EITHER_A,
            EITHER_B,
            EITHER_INTEGER,
            EITHER,
            SPREAD,
            LOAD,
            FORM,
            PARTS,
            MARKUP,
            HARD,
        }

        static SCHEMAS: [Schema; 17] = [
            Schema::new("CarriedLabel", r#"{"type":"string","maxLength":3}"#),
            Schema::new(
                "CarriedFilter",
                r#"{"type":"object","additionalProperties":{"type":"string","maxLength":3}}"#,
            ),
            Schema::new(
                "TreeRight",
                r#"{"type":"object","required":["left"],"properties":{"left":{"$ref":"Tree"},"right":{"$ref":"Tree"}}}"#,
            ),
            Schema::new(
                "TreeMiddle",
                r#"{"type":"object","required":["left"],"properties":{"left":{"$ref":"Tree"},"middle":{"$ref":"Tree"}}}"#,
            ),
            Schema::new("TreeList", r#"{"type":"array","items":{"$ref":"Tree"}}"#),
            Schema::new("TreeString", r#"{"type":"string"}"#),
            Schema::new(
                "Tree",
                r#"{"oneOf":[{"$ref":"TreeRight"},{"$ref":"TreeMiddle"},{"$ref":"TreeList"},{"$ref":"TreeString"}]}"#,
            ),
            Schema::new(
                "EitherA",
                r#"{"type":"object","required":["inner"],"properties":{"inner":{"$ref":"Either"},"a":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "EitherB",
                r#"{"type":"object","required":["inner"],"properties":{"inner":{"$ref":"Either"},"b":{"type":"integer"}}}"#,
            ),
            Schema::new("EitherInteger", r#"{"type":"integer"}"#),
            Schema::new(
                "Either",
                r#"{"anyOf":[{"$ref":"EitherA"},{"$ref":"EitherB"},{"$ref":"EitherInteger"}]}"#,
            ),
            Schema::new(
                "Spread",
                r#"{"type":"object","additionalProperties":true,"properties":{"kind":{"type":"string"}},"unevaluatedProperties":false,"anyOf":[{"minProperties":3},{"maxProperties":2}]}"#,
            ),
            Schema::new(
                "Load",
                r#"{"type":"object","properties":{"any":true,"tree":{"$ref":"Tree"},"trees":{"$ref":"TreeList"},"either":{"$ref":"Either"},"hard":{"$ref":"Hard"},"hards":{"type":"array","items":{"$ref":"Hard"}},"plain":{"type":"string","pattern":"^(a+)+$","regex":"^(?:a+)+\\z"},"map":{"type":"object","additionalProperties":{"type":"array","items":{"type":"integer","maximum":3}}},"unique":{"type":"array","uniqueItems":true,"items":true},"names":{"type":"object","propertyNames":{"pattern":"^(?=(a|aa)+$)(a|a?)*\\1b$","regex":"^(?=(a|aa)+\\z)(a|a?)*(?(1)\\1|)b\\z"},"additionalProperties":true},"patterns":{"type":"object","patternProperties":{"^(?=(a|aa)+\\z)(a|a?)*(?(1)\\1|)b\\z":{"type":"integer"}},"additionalProperties":true},"fine":{"type":"number","multipleOf":1.0e-300},"coarse":{"type":"number","multipleOf":1.0e+300},"integer":{"type":"integer"},"mail":{"type":"string","format":"email"},"expression":{"type":"string","format":"regex"},"host":{"type":"string","format":"idn-hostname"},"contained":{"type":"array","items":{"type":"integer"},"contains":{"const":1},"minContains":2},"spread":{"$ref":"Spread"}}}"#,
            ),
            Schema::new(
                "Form",
                r#"{"type":"object","properties":{"hard":{"$ref":"Hard"},"list":{"type":"array","items":{"type":"integer"}}},"additionalProperties":{"type":"string","maxLength":3}}"#,
            ),
            Schema::new(
                "Parts",
                r#"{"type":"object","properties":{"file":{"type":"string","format":"binary"},"load":{"$ref":"Load"}},"additionalProperties":{"type":"string","maxLength":3}}"#,
            ),
            Schema::new(
                "Markup",
                r#"{"type":"object","xml":{"name":"load"},"properties":{"tree":{"$ref":"Tree"},"list":{"type":"array","items":{"type":"integer"}}},"additionalProperties":{"type":"string","maxLength":3}}"#,
            ),
            Schema::new(
                "Hard",
                r#"{"type":"string","pattern":"^(?=(a|aa)+$)(a|a?)*\\1b$","regex":"^(?=(a|aa)+\\z)(a|a?)*(?(1)\\1|)b\\z"}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    carried, Self { label : None, filter : None, x_weights : None, body }, body =
    carried::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    carried, client, request, ::callbacks::__private::Call::of(client, &
    carried::OPERATION).accept("application/json").query(Checked::new("label",
    serialization::schema::CARRIED_LABEL), & request.label).query_as(Style::DEEP_OBJECT,
    Checked::new("filter", serialization::schema::CARRIED_FILTER), & request.filter)
    .header("X-Weights", & request.x_weights).json("application/json",
    serialization::schema::LOAD, ::callbacks::__private::AsInstance::as_instance(&
    request.body)) ?
);
::callbacks::__private::sample!(
    form, Self { body }, body = Payload::new(serialization::schema::FORM), [], [], []
);
::callbacks::__private::encode_request!(
    form, client, request, ::callbacks::__private::Call::of(client, & form::OPERATION)
    .content(& form::BODY_MEDIA, serialization::schema::FORM,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    parts, Self { body }, body = Payload::new(serialization::schema::PARTS), [], [], []
);
::callbacks::__private::encode_request!(
    parts, client, request, ::callbacks::__private::Call::of(client, & parts::OPERATION)
    .content(& parts::BODY_MEDIA, serialization::schema::PARTS,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    markup, Self { body }, body = Payload::new(serialization::schema::MARKUP), [], [], []
);
::callbacks::__private::encode_request!(
    markup, client, request, ::callbacks::__private::Call::of(client, &
    markup::OPERATION).content(& markup::BODY_MEDIA, serialization::schema::MARKUP,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
