/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `carried`: a `POST` request.
    fn carried(
        &self,
        callback: carried::Request,
    ) -> impl ::core::future::Future<
        Output = Result<carried::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `form`: a `POST` request.
    fn form(
        &self,
        callback: form::Request,
    ) -> impl ::core::future::Future<
        Output = Result<form::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `parts`: a `POST` request.
    fn parts(
        &self,
        callback: parts::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parts::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `markup`: a `POST` request.
    fn markup(
        &self,
        callback: markup::Request,
    ) -> impl ::core::future::Future<
        Output = Result<markup::Response, ::callbacks::HandlerError>,
    > + Send;
}
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn carried(
        &self,
        callback: carried::Request,
    ) -> impl ::core::future::Future<
        Output = Result<carried::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::carried(&**self, callback)
    }
    fn form(
        &self,
        callback: form::Request,
    ) -> impl ::core::future::Future<
        Output = Result<form::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::form(&**self, callback)
    }
    fn parts(
        &self,
        callback: parts::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parts::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::parts(&**self, callback)
    }
    fn markup(
        &self,
        callback: markup::Request,
    ) -> impl ::core::future::Future<
        Output = Result<markup::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::markup(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &carried::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::carried(&*handler, callback).await
            },
        )
        .on(
            &form::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::form(&*handler, callback).await
            },
        )
        .on(
            &parts::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::parts(&*handler, callback).await
            },
        )
        .on(
            &markup::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::markup(&*handler, callback).await
            },
        )
        .into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The webhook `carried`: a `POST` request.
    fn carried(
        &self,
        target: &::callbacks::Target,
        request: &carried::Request,
    ) -> impl ::core::future::Future<
        Output = Result<carried::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `form`: a `POST` request.
    fn form(
        &self,
        target: &::callbacks::Target,
        body: &Form,
    ) -> impl ::core::future::Future<
        Output = Result<form::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `parts`: a `POST` request.
    fn parts(
        &self,
        target: &::callbacks::Target,
        body: &Parts,
    ) -> impl ::core::future::Future<
        Output = Result<parts::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `markup`: a `POST` request.
    fn markup(
        &self,
        target: &::callbacks::Target,
        body: &Markup,
    ) -> impl ::core::future::Future<
        Output = Result<markup::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn carried(
        &self,
        target: &::callbacks::Target,
        request: &carried::Request,
    ) -> Result<carried::Response, ::callbacks::Error> {
        use ::callbacks::__private::{Checked, Style};
        let call = ::callbacks::__private::Call::of(self, &carried::OPERATION)
            .accept("application/json")
            .query(Checked::new("label", serialization::schema(0)), &request.label)
            .query_as(
                Style::DEEP_OBJECT,
                Checked::new("filter", serialization::schema(1)),
                &request.filter,
            )
            .header("X-Weights", &request.x_weights)
            .json(
                "application/json",
                serialization::schema(12),
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
                serialization::schema(13),
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
                serialization::schema(14),
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
                serialization::schema(15),
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}
/// The schema at `#/components/schemas/Load`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Load {
    /// The member `any`.
    pub any: Option<::callbacks::Value>,
    /// The member `tree`.
    pub tree: Option<Tree>,
    /// The member `trees`.
    pub trees: Option<Vec<Tree>>,
    /// The member `either`.
    pub either: Option<Either>,
    /// The member `hard`.
    ///
    /// Matches `^(?=(a|aa)+$)(a|a?)*\1b$`.
    pub hard: Option<String>,
    /// The member `hards`.
    pub hards: Option<Vec<String>>,
    /// The member `plain`.
    ///
    /// Matches `^(a+)+$`.
    pub plain: Option<String>,
    /// The member `map`.
    pub map: Option<::std::collections::BTreeMap<String, Vec<i64>>>,
    /// The member `unique`.
    pub unique: Option<Vec<::callbacks::Value>>,
    /// The member `names`.
    pub names: Option<::std::collections::BTreeMap<String, ::callbacks::Value>>,
    /// The member `patterns`.
    pub patterns: Option<::std::collections::BTreeMap<String, ::callbacks::Value>>,
    /// The member `fine`.
    ///
    /// A multiple of `1.0e-300`.
    pub fine: Option<f64>,
    /// The member `coarse`.
    ///
    /// A multiple of `1.0e+300`.
    pub coarse: Option<f64>,
    /// The member `integer`.
    pub integer: Option<i64>,
    /// The member `mail`.
    ///
    /// Format: `email`.
    pub mail: Option<String>,
    /// The member `expression`.
    ///
    /// Format: `regex`.
    pub expression: Option<String>,
    /// The member `host`.
    ///
    /// Format: `idn-hostname`.
    pub host: Option<String>,
    /// The member `contained`.
    pub contained: Option<Vec<i64>>,
    /// The member `spread`.
    pub spread: Option<Spread>,
}
impl Load {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/components/schemas/Tree`.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// A value of `TreeRight`.
    Right(TreeRight),
    /// A value of `TreeMiddle`.
    Middle(TreeMiddle),
    /// A list.
    List(Vec<Tree>),
    /// A text.
    String(String),
}
/// The schema at `#/components/schemas/Tree/oneOf/0`.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeRight {
    /// The member `left`.
    pub left: Box<Tree>,
    /// The member `right`.
    pub right: Option<Box<Tree>>,
    /// Members that the schema does not name.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}
impl TreeRight {
    /// A value with the members that are required, and no others.
    pub fn new(left: Tree) -> Self {
        Self {
            left: ::std::boxed::Box::new(left),
            right: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
/// The schema at `#/components/schemas/Tree/oneOf/1`.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeMiddle {
    /// The member `left`.
    pub left: Box<Tree>,
    /// The member `middle`.
    pub middle: Option<Box<Tree>>,
    /// Members that the schema does not name.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}
impl TreeMiddle {
    /// A value with the members that are required, and no others.
    pub fn new(left: Tree) -> Self {
        Self {
            left: ::std::boxed::Box::new(left),
            middle: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
/// The schema at `#/components/schemas/Either`.
#[derive(Clone, Debug, PartialEq)]
pub enum Either {
    /// A value of `EitherA`.
    A(EitherA),
    /// A value of `EitherB`.
    B(EitherB),
    /// An integer.
    Integer(i64),
}
/// The schema at `#/components/schemas/Either/anyOf/0`.
#[derive(Clone, Debug, PartialEq)]
pub struct EitherA {
    /// The member `inner`.
    pub inner: Box<Either>,
    /// The member `a`.
    pub a: Option<i64>,
    /// Members that the schema does not name.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}
impl EitherA {
    /// A value with the members that are required, and no others.
    pub fn new(inner: Either) -> Self {
        Self {
            inner: ::std::boxed::Box::new(inner),
            a: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
/// The schema at `#/components/schemas/Either/anyOf/1`.
#[derive(Clone, Debug, PartialEq)]
pub struct EitherB {
    /// The member `inner`.
    pub inner: Box<Either>,
    /// The member `b`.
    pub b: Option<i64>,
    /// Members that the schema does not name.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}
impl EitherB {
    /// A value with the members that are required, and no others.
    pub fn new(inner: Either) -> Self {
        Self {
            inner: ::std::boxed::Box::new(inner),
            b: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
/// The schema at `#/components/schemas/Spread`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    /// The member `kind`.
    pub kind: Option<String>,
    /// Members that the schema does not name.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}
impl Spread {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/webhooks/form/post/requestBody/content/application~1x-www-form-urlencoded/schema`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form {
    /// The member `hard`.
    ///
    /// Matches `^(?=(a|aa)+$)(a|a?)*\1b$`.
    pub hard: Option<String>,
    /// The member `list`.
    pub list: Option<Vec<i64>>,
    /// Members that the schema does not name.
    pub additional_properties: ::std::collections::BTreeMap<String, String>,
}
impl Form {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/webhooks/parts/post/requestBody/content/multipart~1form-data/schema`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The member `file`.
    pub file: Option<::callbacks::Binary>,
    /// The member `load`.
    pub load: Option<Load>,
    /// Members that the schema does not name.
    pub additional_properties: ::std::collections::BTreeMap<String, String>,
}
impl Parts {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/webhooks/markup/post/requestBody/content/application~1xml/schema`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markup {
    /// The member `tree`.
    pub tree: Option<Tree>,
    /// The member `list`.
    pub list: Option<Vec<i64>>,
    /// Members that the schema does not name.
    pub additional_properties: ::std::collections::BTreeMap<String, String>,
}
impl Markup {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The webhook `carried`: a `POST` request.
pub mod carried {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        Checked, DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
        Style,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("carried", "POST", "/carried");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/carried";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::Load> = Payload::new(
        super::serialization::schema(12),
    );
    /// What is sent. The webhook `carried`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// `label` in the query.
        pub label: Option<String>,
        /// `filter` in the query.
        pub filter: Option<::std::collections::BTreeMap<String, String>>,
        /// `X-Weights` in the header.
        pub x_weights: Option<Vec<i64>>,
        /// The body.
        pub body: super::Load,
    }
    impl Request {
        /// A value with the required parts, and no others.
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
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let (Some(label), Some(filter), Some(x_weights), Some(body)) = (
                incoming.query(Checked::new("label", super::serialization::schema(0))),
                incoming
                    .query_as(
                        Style::DEEP_OBJECT,
                        Checked::new("filter", super::serialization::schema(1)),
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
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
        ///
        /// Status `200`.
        Ok(super::Load),
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::Ok(body) => {
                    reply
                        .status(200)?
                        .json(
                            "application/json",
                            super::serialization::schema(12),
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
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
                        Self::Ok(
                            answer.json(&Payload::new(super::serialization::schema(12)))?,
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
    ::callbacks::__private::sample!(super::Load, BODY, [], [], []);
    ::callbacks::__private::sample_request!(
        Request { label : None, filter : None, x_weights : None, body : sample() }
    );
}
/// The webhook `form`: a `POST` request.
pub mod form {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Media, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("form", "POST", "/form");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/form";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    static BODY: Payload<super::Form> = Payload::new(super::serialization::schema(13));
    /// What is sent. The webhook `form`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Form,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::Form) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.content(&BODY_MEDIA, &BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
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
    pub(super) static BODY_MEDIA: Media = Media::form(
        "application/x-www-form-urlencoded",
        r#"{"":{"type":"object","additionalProperties":{"type":"string"},"properties":{"hard":{"type":"string"},"list":{"type":"array","items":{"type":"integer"}}}}}"#,
        &[],
    );
    ::callbacks::__private::sample!(super::Form, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
/// The webhook `parts`: a `POST` request.
pub mod parts {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Encoding, Incoming, Media, Rejection,
        Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("parts", "POST", "/parts");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/parts";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    static BODY: Payload<super::Parts> = Payload::new(super::serialization::schema(14));
    /// What is sent. The webhook `parts`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Parts,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::Parts) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.content(&BODY_MEDIA, &BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
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
    pub(super) static BODY_MEDIA: Media = Media::multipart(
        "multipart/form-data",
        r#"{"":{"type":"object","additionalProperties":{"type":"string"},"properties":{"file":{"type":"string"},"load":{"$ref":"1"}}},"1":{"type":"object"}}"#,
        &[Encoding::new("file").binary()],
    );
    ::callbacks::__private::sample!(super::Parts, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
/// The webhook `markup`: a `POST` request.
pub mod markup {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Media, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("markup", "POST", "/markup");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/markup";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    static BODY: Payload<super::Markup> = Payload::new(super::serialization::schema(15));
    /// What is sent. The webhook `markup`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Markup,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::Markup) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.content(&BODY_MEDIA, &BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
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
    pub(super) static BODY_MEDIA: Media = Media::xml(
        "application/xml",
        r#"{"":{"type":"object","additionalProperties":{"type":"string"},"properties":{"tree":{"$ref":"1"},"list":{"type":"array","items":{"type":"integer"}}},"xml":{"name":"load"}},"1":{"oneOf":[{"type":"object","required":["left"],"properties":{"left":{"$ref":"1"},"right":{"$ref":"1"}}},{"type":"object","required":["left"],"properties":{"left":{"$ref":"1"},"middle":{"$ref":"1"}}},{"type":"array","items":{"$ref":"1"}},{"type":"string"}]}}"#,
        "load",
    );
    ::callbacks::__private::sample!(super::Markup, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
::callbacks::__private::encode_request!(
    carried, client, request, ::callbacks::__private::Call::of(client, &
    carried::OPERATION).accept("application/json").query(Checked::new("label",
    serialization::schema(0)), & request.label).query_as(Style::DEEP_OBJECT,
    Checked::new("filter", serialization::schema(1)), & request.filter)
    .header("X-Weights", & request.x_weights).json("application/json",
    serialization::schema(12), ::callbacks::__private::AsInstance::as_instance(& request
    .body)) ?
);
::callbacks::__private::encode_request!(
    form, client, request, ::callbacks::__private::Call::of(client, & form::OPERATION)
    .content(& form::BODY_MEDIA, serialization::schema(13),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::encode_request!(
    parts, client, request, ::callbacks::__private::Call::of(client, & parts::OPERATION)
    .content(& parts::BODY_MEDIA, serialization::schema(14),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::encode_request!(
    markup, client, request, ::callbacks::__private::Call::of(client, &
    markup::OPERATION).content(& markup::BODY_MEDIA, serialization::schema(15),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Choice, Instance, Members, Object, ReadObject, ReadUnion, Schema,
        SchemaRef, Unknown, Visit, has_format, payload, present, received, variant,
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
            to == schema(12)
                && self
                    .tree
                    .as_ref()
                    .is_none_or(|value| schema(6).admits(value.as_instance()))
                && self
                    .trees
                    .as_ref()
                    .is_none_or(|value| {
                        value.iter().all(|value| schema(6).admits(value.as_instance()))
                    })
                && self
                    .either
                    .as_ref()
                    .is_none_or(|value| schema(10).admits(value.as_instance()))
                && self
                    .hard
                    .as_ref()
                    .is_none_or(|value| schema(16).admits(value.as_instance()))
                && self
                    .hards
                    .as_ref()
                    .is_none_or(|value| {
                        value.iter().all(|value| schema(16).admits(value.as_instance()))
                    })
                && self
                    .plain
                    .as_ref()
                    .is_none_or(|value| {
                        schema(12).admits_member("plain", value.as_instance())
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
                        schema(12).admits_member("unique", value.as_instance())
                    })
                && self
                    .names
                    .as_ref()
                    .is_none_or(|value| {
                        schema(12).admits_member("names", value.as_instance())
                    })
                && self
                    .patterns
                    .as_ref()
                    .is_none_or(|value| {
                        schema(12).admits_member("patterns", value.as_instance())
                    })
                && self
                    .fine
                    .as_ref()
                    .is_none_or(|value| {
                        schema(12).admits_member("fine", value.as_instance())
                    })
                && self
                    .coarse
                    .as_ref()
                    .is_none_or(|value| {
                        schema(12).admits_member("coarse", value.as_instance())
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
                        schema(12).admits_member("contained", value.as_instance())
                    })
                && self
                    .spread
                    .as_ref()
                    .is_none_or(|value| schema(11).admits(value.as_instance()))
        }
    }
    payload!(object super::Load, schema(12));
    received!(object super::Load);
    impl ReadUnion for super::Tree {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("List", schema(4), Self::List)
                .or_else(|| choice.attempt("String", schema(5), Self::String))
                .or_else(|| choice.attempt("Right", schema(2), Self::Right))
                .or_else(|| choice.attempt("Middle", schema(3), Self::Middle))
                .filter(|_| choice.allows(schema(6)))
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
    payload!(super::Tree, schema(6));
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
    payload!(object super::TreeRight, schema(2));
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
    payload!(object super::TreeMiddle, schema(3));
    received!(object super::TreeMiddle);
    impl ReadUnion for super::Either {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Integer", schema(9), Self::Integer)
                .or_else(|| choice.attempt("A", schema(7), Self::A))
                .or_else(|| choice.attempt("B", schema(8), Self::B))
                .filter(|_| choice.allows(schema(10)))
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
    payload!(super::Either, schema(10));
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
    payload!(object super::EitherA, schema(7));
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
    payload!(object super::EitherB, schema(8));
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
    payload!(object super::Spread, schema(11));
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
            to == schema(13)
                && self
                    .hard
                    .as_ref()
                    .is_none_or(|value| schema(16).admits(value.as_instance()))
                && self.additional_properties.is_empty()
        }
    }
    payload!(object super::Form, schema(13));
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
            to == schema(14)
                && self
                    .file
                    .as_ref()
                    .is_none_or(|value| {
                        schema(14).admits_member("file", value.as_instance())
                    })
                && self.load.as_ref().is_none_or(|value| value.conforms(schema(12)))
                && self.additional_properties.is_empty()
        }
    }
    payload!(object super::Parts, schema(14));
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
            to == schema(15)
                && self
                    .tree
                    .as_ref()
                    .is_none_or(|value| schema(6).admits(value.as_instance()))
                && self.additional_properties.is_empty()
        }
    }
    payload!(object super::Markup, schema(15));
    received!(object super::Markup);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
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
