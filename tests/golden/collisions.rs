/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `done` of `POST /a`, a `POST` request.
    fn start_a_done(
        &self,
        request: start_a_done::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<
            start_a_done::Response,
            ::callbacks::HandlerError,
        >,
    > + Send;

    /// The callback `type` of `POST /a`, a `POST` request.
    fn type_post(
        &self,
        request: type_post::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<type_post::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `type` of `POST /a`, a `DELETE` request.
    fn type_delete(
        &self,
        request: type_delete::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<type_delete::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `done` of `POST /b`, a `POST` request.
    fn post_b_done(
        &self,
        request: post_b_done::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<post_b_done::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `serialization`, a `POST` request.
    fn serialization(
        &self,
        request: serialization::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<
            serialization::Response,
            ::callbacks::HandlerError,
        >,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn start_a_done(
        &self,
        request: start_a_done::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<
            start_a_done::Response,
            ::callbacks::HandlerError,
        >,
    > + Send {
        CallbackHandler::start_a_done(&**self, request)
    }

    fn type_post(
        &self,
        request: type_post::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<type_post::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::type_post(&**self, request)
    }

    fn type_delete(
        &self,
        request: type_delete::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<type_delete::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::type_delete(&**self, request)
    }

    fn post_b_done(
        &self,
        request: post_b_done::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<post_b_done::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::post_b_done(&**self, request)
    }

    fn serialization(
        &self,
        request: serialization::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<
            serialization::Response,
            ::callbacks::HandlerError,
        >,
    > + Send {
        CallbackHandler::serialization(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    webhooks::routes(::callbacks::__private::Routes::new(handler))
        .on(
            &start_a_done::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::start_a_done(&*handler, request).await
            },
        )
        .on(
            &type_post::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::type_post(&*handler, request).await
            },
        )
        .on(
            &type_delete::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::type_delete(&*handler, request).await
            },
        )
        .on(
            &post_b_done::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::post_b_done(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `done` of `POST /a`, a `POST` request.
    fn start_a_done(
        &self,
        target: &::callbacks::Target,
        body: &Result,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<start_a_done::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `type` of `POST /a`, a `POST` request.
    fn type_post(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<type_post::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `type` of `POST /a`, a `DELETE` request.
    fn type_delete(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<type_delete::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `done` of `POST /b`, a `POST` request.
    fn post_b_done(
        &self,
        target: &::callbacks::Target,
        body: &Result,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<post_b_done::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `serialization`, a `POST` request.
    fn serialization(
        &self,
        target: &::callbacks::Target,
        body: &Serialization,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<serialization::Response, ::callbacks::Error>,
    > + Send;
}

impl<TParameter: ::callbacks::client::Transport> CallbackSender
for ::callbacks::Client<TParameter> {
    async fn start_a_done(
        &self,
        target: &::callbacks::Target,
        body: &Result,
    ) -> ::core::result::Result<start_a_done::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &start_a_done::OPERATION)
            .json(
                "application/json",
                serialization_2::schema::RESULT,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn type_post(
        &self,
        target: &::callbacks::Target,
    ) -> ::core::result::Result<type_post::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &type_post::OPERATION);
        call.send(self, target).await
    }

    async fn type_delete(
        &self,
        target: &::callbacks::Target,
    ) -> ::core::result::Result<type_delete::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &type_delete::OPERATION);
        call.send(self, target).await
    }

    async fn post_b_done(
        &self,
        target: &::callbacks::Target,
        body: &Result,
    ) -> ::core::result::Result<post_b_done::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &post_b_done::OPERATION)
            .json(
                "application/json",
                serialization_2::schema::RESULT,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn serialization(
        &self,
        target: &::callbacks::Target,
        body: &Serialization,
    ) -> ::core::result::Result<serialization::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &serialization::OPERATION)
            .json(
                "application/json",
                serialization_2::schema::SERIALIZATION,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Result {
    pub option: ::core::option::Option<Option>,
    pub string: ::core::option::Option<String>,
}

impl Result {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Option {
    pub values: ::std::vec::Vec<::core::option::Option<Vec>>,
}

impl Option {
    /// Creates a value from its members.
    pub fn new(values: ::std::vec::Vec<::core::option::Option<Vec>>) -> Self {
        Self { values }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vec {
    pub r#box: ::core::option::Option<::std::string::String>,
}

impl Vec {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum String {
    /// `Ok`
    Ok,
    /// `Err`
    Err,
    /// `None`
    None,
    /// `Self`
    Self_,
}

impl String {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Ok, Self::Err, Self::None, Self::Self_];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "Ok",
            Self::Err => "Err",
            Self::None => "None",
            Self::Self_ => "Self",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Serialization {
    pub self_: ::core::option::Option<::std::string::String>,
    pub members: ::core::option::Option<T>,
    pub ångstrom: ::core::option::Option<::std::string::String>,
    /// In JSON it is `Ångstrom`.
    pub ångstrom_2: ::core::option::Option<::std::string::String>,
    /// In JSON it is `Ångstrom`.
    pub ångstrom_3: ::core::option::Option<::std::string::String>,
    /// In JSON it is `+1`.
    pub plus_1: ::core::option::Option<i64>,
    /// In JSON it is `-1`.
    pub minus_1: ::core::option::Option<i64>,
    pub class: ::core::option::Option<CallbackHandlerPayload>,
}

impl Serialization {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct T {
    pub deserialize: ::core::option::Option<Deserialize>,
}

impl T {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deserialize {
    pub additional_properties: ::core::option::Option<::std::string::String>,
    /// All other members.
    pub additional_properties_2: ::std::collections::BTreeMap<
        ::std::string::String,
        ::callbacks::Value,
    >,
}

impl Deserialize {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallbackHandlerPayload {}

impl CallbackHandlerPayload {
    /// Creates the only value.
    pub fn new() -> Self {
        Self {}
    }
}

/// Receives the webhook at any URL.
pub mod webhooks {
    use ::callbacks::{Operation, Router};
    use ::callbacks::receiver::{UnwrapError, Unwrapper};
    use ::callbacks::__private::{
        Bytes, DecodeEvent, DecodeRequest, HeaderMap, IncomingRequest, Rejection, Routes,
    };

    /// A router for one URL that receives every webhook, whatever the path.
    pub fn endpoint<H: super::CallbackHandler + 'static>(handler: H) -> Router {
        routes(Routes::new(handler)).into_endpoint()
    }

    /// The URL to register if the endpoint is mounted at this address, such as `https://shop.example/webhooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, "")
    }

    pub(super) fn routes<H: super::CallbackHandler + 'static>(
        routes: Routes<H>,
    ) -> Routes<H> {
        routes
            .on(
                &super::serialization::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::serialization(&*handler, request).await
                },
            )
    }

    /// A received webhook.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(
        clippy::large_enum_variant,
        reason = "an event is moved once, to its handler"
    )]
    pub enum Event {
        /// The webhook `serialization`.
        Serialization(super::serialization::Request),
    }

    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[
            &super::serialization::OPERATION,
        ];

        fn decode(index: usize, incoming: IncomingRequest) -> Result<Self, Rejection> {
            type Decode = fn(IncomingRequest) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::Serialization),
            ];
            match DECODE.get(index) {
                Some(decode) => decode(incoming),
                None => Err(incoming.reject()),
            }
        }
    }

    /// Reads a webhook without a server: from a queue, or in a serverless function.
    ///
    /// It does not verify a signature. `Unwrapper::new().verify(..)` does.
    ///
    /// # Errors
    ///
    /// Returns an error if the event is unknown, or does not match the document.
    pub fn unwrap(
        headers: &HeaderMap,
        body: impl Into<Bytes>,
    ) -> Result<Event, UnwrapError> {
        Unwrapper::new().unwrap(headers, body)
    }
}

/// The callback `done` of `POST /a`.
pub mod start_a_done {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/url}").with_path_template("/a");

    /// Evaluates `{$request.body#/url}` over the request to `POST /a`. Returns the URL to call, or `None`
    /// if the client gave none.
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
    pub const BASE_PATH: &str = "/start-a-done";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("done", "POST", "/start-a-done");

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Result> = Payload::new(
        super::serialization_2::schema::RESULT,
    );

    /// A request of the callback `done` of `POST /a`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Result,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Result) -> Self {
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
}

/// The callback `type` of `POST /a`.
pub mod r#type {
    use ::callbacks::{Error, Exchange, Key, Target};

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/url}/type").with_path_template("/a");

    /// Evaluates `{$request.body#/url}/type` over the request to `POST /a`. Returns the URL to call, or
    /// `None` if the client gave none.
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
    pub const BASE_PATH: &str = "/start-a-done";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
}

/// The callback `done` of `POST /b`.
pub mod post_b_done {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/url}").with_path_template("/b");

    /// Evaluates `{$request.body#/url}` over the request to `POST /b`. Returns the URL to call, or `None`
    /// if the client gave none.
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
    pub const BASE_PATH: &str = "/post-b-done";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("done", "POST", "/post-b-done");

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Result> = Payload::new(
        super::serialization_2::schema::RESULT,
    );

    /// A request of the callback `done` of `POST /b`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Result,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Result) -> Self {
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
}

/// The callback `type` of `POST /a`, a `POST` request.
pub mod type_post {
    use ::callbacks::{
        Answer, Error, HandlerError, Operation, StatusCode, UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "type post",
        "POST",
        "/start-a-done/type",
    );

    /// A request of the callback `type` of `POST /a`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {}

    impl Request {
        /// Creates a value from its parts.
        pub fn new() -> Self {
            Self {}
        }
    }

    impl DecodeRequest for Request {
        fn decode(_incoming: IncomingRequest) -> Result<Self, Rejection> {
            Ok(Self {})
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The document declares no answers: any success
        ///
        /// Status `2XX`.
        Success(StatusCode),
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
                Self::Success(status) => outgoing.in_class(2, *status),
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                200..=299 => Ok(Self::Success(answer.status())),
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

/// The callback `type` of `POST /a`, a `DELETE` request.
pub mod type_delete {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "type delete",
        "DELETE",
        "/start-a-done/type",
    );

    /// A request of the callback `type` of `POST /a`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {}

    impl Request {
        /// Creates a value from its parts.
        pub fn new() -> Self {
            Self {}
        }
    }

    impl DecodeRequest for Request {
        fn decode(_incoming: IncomingRequest) -> Result<Self, Rejection> {
            Ok(Self {})
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
}

/// The webhook `serialization`, a `POST` request.
pub mod serialization {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "serialization",
        "POST",
        "/serialization",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/serialization";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Serialization> = Payload::new(
        super::serialization_2::schema::SERIALIZATION,
    );

    /// A request of the webhook `serialization`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Serialization,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Serialization) -> Self {
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
    pub enum Response {
        /// Taken
        ///
        /// Status `200`.
        Ok,
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
                Self::Ok => outgoing.status(200),
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                200 => Ok(Self::Ok),
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

mod serialization_2 {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, SchemaRef, StringEnum, Unknown, Visit,
        payload, present, received,
    };

    impl<'de> ReadObject<'de> for super::Result {
        const EXPECTED: &'static str = "an object (`Result`)";

        const MEMBERS: &'static [&'static str] = &["option", "string"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut option = None;
            let mut string = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut option),
                    _ => members.fill(&mut string),
                }
            }
            Some(Self { option, string })
        }
    }

    impl Object for super::Result {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("option", &self.option, visit)?;
            present("string", &self.string, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::RESULT
                && self
                    .option
                    .as_ref()
                    .is_none_or(|value| value.conforms(schema::OPTION))
        }
    }

    payload!(object super::Result, schema::RESULT);
    received!(object super::Result);

    impl<'de> ReadObject<'de> for super::Option {
        const EXPECTED: &'static str = "an object (`Option`)";

        const MEMBERS: &'static [&'static str] = &["values"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut values = None;
            while members.next().is_some() {
                members.fill(&mut values);
            }
            Some(Self {
                values: members.required(0, values)?,
            })
        }
    }

    impl Object for super::Option {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("values", self.values.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::OPTION
                && schema::OPTION.admits_member("values", self.values.as_instance())
        }
    }

    payload!(object super::Option, schema::OPTION);
    received!(object super::Option);

    impl<'de> ReadObject<'de> for super::Vec {
        const EXPECTED: &'static str = "an object (`Vec`)";

        const MEMBERS: &'static [&'static str] = &["box"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut r#box = None;
            while members.next().is_some() {
                members.fill(&mut r#box);
            }
            Some(Self { r#box })
        }
    }

    impl Object for super::Vec {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("box", &self.r#box, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::VEC
        }
    }

    payload!(object super::Vec, schema::VEC);
    received!(object super::Vec);

    impl StringEnum for super::String {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::String, schema::STRING);
    received!(string super::String);

    impl<'de> ReadObject<'de> for super::Serialization {
        const EXPECTED: &'static str = "an object (`Serialization`)";

        const MEMBERS: &'static [&'static str] = &[
            "self",
            "members",
            "Ångstrom",
            "Ångstrom",
            "A\u{30a}ngstrom",
            "+1",
            "-1",
            "class",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut self_ = None;
            let mut members_ = None;
            let mut ångstrom = None;
            let mut ångstrom_2 = None;
            let mut ångstrom_3 = None;
            let mut plus_1 = None;
            let mut minus_1 = None;
            let mut class = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut self_),
                    1 => members.fill(&mut members_),
                    2 => members.fill(&mut ångstrom),
                    3 => members.fill(&mut ångstrom_2),
                    4 => members.fill(&mut ångstrom_3),
                    5 => members.fill(&mut plus_1),
                    6 => members.fill(&mut minus_1),
                    _ => members.fill(&mut class),
                }
            }
            Some(Self {
                self_,
                members: members_,
                ångstrom,
                ångstrom_2,
                ångstrom_3,
                plus_1,
                minus_1,
                class,
            })
        }
    }

    impl Object for super::Serialization {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("self", &self.self_, visit)?;
            present("members", &self.members, visit)?;
            present("Ångstrom", &self.ångstrom, visit)?;
            present("Ångstrom", &self.ångstrom_2, visit)?;
            present("A\u{30a}ngstrom", &self.ångstrom_3, visit)?;
            present("+1", &self.plus_1, visit)?;
            present("-1", &self.minus_1, visit)?;
            present("class", &self.class, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::SERIALIZATION
                && self.members.as_ref().is_none_or(|value| value.conforms(schema::T))
        }
    }

    payload!(object super::Serialization, schema::SERIALIZATION);
    received!(object super::Serialization);

    impl<'de> ReadObject<'de> for super::T {
        const EXPECTED: &'static str = "an object (`T`)";

        const MEMBERS: &'static [&'static str] = &["deserialize"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut deserialize = None;
            while members.next().is_some() {
                members.fill(&mut deserialize);
            }
            Some(Self { deserialize })
        }
    }

    impl Object for super::T {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("deserialize", &self.deserialize, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::T
                && self
                    .deserialize
                    .as_ref()
                    .is_none_or(|value| value.conforms(schema::DESERIALIZE))
        }
    }

    payload!(object super::T, schema::T);
    received!(object super::T);

    impl<'de> ReadObject<'de> for super::Deserialize {
        const EXPECTED: &'static str = "an object (`Deserialize`)";

        const MEMBERS: &'static [&'static str] = &["additional_properties"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut additional_properties = None;
            let mut additional_properties_2 = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut additional_properties),
                    _ => members.keep(&mut additional_properties_2),
                }
            }
            Some(Self {
                additional_properties,
                additional_properties_2,
            })
        }
    }

    impl Object for super::Deserialize {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("additional_properties", &self.additional_properties, visit)?;
            Object::each(&self.additional_properties_2, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::DESERIALIZE && self.additional_properties_2.is_empty()
        }
    }

    payload!(object super::Deserialize, schema::DESERIALIZE);
    received!(object super::Deserialize);

    impl<'de> ReadObject<'de> for super::CallbackHandlerPayload {
        const EXPECTED: &'static str = "an object (`CallbackHandlerPayload`)";

        const MEMBERS: &'static [&'static str] = &[];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            while members.next().is_some() {}
            Some(Self {})
        }
    }

    impl Object for super::CallbackHandlerPayload {
        fn each<'a>(&'a self, _visit: Visit<'_, 'a>) -> ControlFlow<()> {
            ControlFlow::Continue(())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CALLBACK_HANDLER_PAYLOAD
        }
    }

    payload!(object super::CallbackHandlerPayload, schema::CALLBACK_HANDLER_PAYLOAD);
    received!(object super::CallbackHandlerPayload);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static VEC: SchemaRef = at(Index::VEC);
        pub static OPTION: SchemaRef = at(Index::OPTION);
        pub static STRING: SchemaRef = at(Index::STRING);
        pub static RESULT: SchemaRef = at(Index::RESULT);
        pub static DESERIALIZE: SchemaRef = at(Index::DESERIALIZE);
        pub static T: SchemaRef = at(Index::T);
        pub static CALLBACK_HANDLER_PAYLOAD: SchemaRef = at(
            Index::CALLBACK_HANDLER_PAYLOAD,
        );
        pub static SERIALIZATION: SchemaRef = at(Index::SERIALIZATION);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            VEC,
            OPTION,
            STRING,
            RESULT,
            DESERIALIZE,
            T,
            CALLBACK_HANDLER_PAYLOAD,
            SERIALIZATION,
        }

        static SCHEMAS: [Schema; 8] = [
            Schema::new(
                "Vec",
                r#"{"type":["object","null"],"properties":{"box":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Option",
                r#"{"type":"object","required":["values"],"properties":{"values":{"type":"array","items":{"$ref":"Vec"}}}}"#,
            ),
            Schema::new(
                "String",
                r#"{"type":"string","enum":["Ok","Err","None","Self"]}"#,
            ),
            Schema::new(
                "Result",
                r#"{"type":"object","properties":{"option":{"$ref":"Option"},"string":{"$ref":"String"}}}"#,
            ),
            Schema::new(
                "Deserialize",
                r#"{"type":"object","additionalProperties":true,"properties":{"additional_properties":{"type":"string"}}}"#,
            ),
            Schema::new(
                "T",
                r#"{"type":"object","properties":{"deserialize":{"$ref":"Deserialize"}}}"#,
            ),
            Schema::new(
                "CallbackHandlerPayload",
                r#"{"type":"object","additionalProperties":false}"#,
            ),
            Schema::new(
                "Serialization",
                r#"{"type":"object","properties":{"self":{"type":"string"},"members":{"$ref":"T"},"Ångstrom":{"type":"string"},"Ångstrom":{"type":"string"},"Ångstrom":{"type":"string"},"+1":{"type":"integer"},"-1":{"type":"integer"},"class":{"$ref":"CallbackHandlerPayload"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    start_a_done, Self { body }, body = start_a_done::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    start_a_done, client, request, ::callbacks::__private::Call::of(client, &
    start_a_done::OPERATION).json("application/json", serialization_2::schema::RESULT,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(type_post, Self {});
::callbacks::__private::encode_request!(
    type_post, client, request, ::callbacks::__private::Call::of(client, &
    type_post::OPERATION)
);
::callbacks::__private::sample!(type_delete, Self {});
::callbacks::__private::encode_request!(
    type_delete, client, request, ::callbacks::__private::Call::of(client, &
    type_delete::OPERATION)
);
::callbacks::__private::sample!(
    post_b_done, Self { body }, body = post_b_done::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    post_b_done, client, request, ::callbacks::__private::Call::of(client, &
    post_b_done::OPERATION).json("application/json", serialization_2::schema::RESULT,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    serialization, Self { body }, body = serialization::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    serialization, client, request, ::callbacks::__private::Call::of(client, &
    serialization::OPERATION).json("application/json",
    serialization_2::schema::SERIALIZATION,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
