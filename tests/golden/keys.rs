/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `started` of `POST /jobs/{queue}`, a `POST` request.
    fn started(
        &self,
        request: started::Request,
    ) -> impl ::core::future::Future<
        Output = Result<started::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `polled` of `POST /jobs/{queue}`, a `POST` request.
    fn polled(
        &self,
        request: polled::Request,
    ) -> impl ::core::future::Future<
        Output = Result<polled::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `named` of `POST /jobs/{queue}`, a `POST` request.
    fn named(
        &self,
        request: named::Request,
    ) -> impl ::core::future::Future<
        Output = Result<named::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `moved` of `POST /jobs/{queue}`, a `POST` request.
    fn moved_begun(
        &self,
        request: moved_begun::Request,
    ) -> impl ::core::future::Future<
        Output = Result<moved_begun::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `moved` of `POST /jobs/{queue}`, a `POST` request.
    fn moved_done(
        &self,
        request: moved_done::Request,
    ) -> impl ::core::future::Future<
        Output = Result<moved_done::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn started(
        &self,
        request: started::Request,
    ) -> impl ::core::future::Future<
        Output = Result<started::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::started(&**self, request)
    }

    fn polled(
        &self,
        request: polled::Request,
    ) -> impl ::core::future::Future<
        Output = Result<polled::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::polled(&**self, request)
    }

    fn named(
        &self,
        request: named::Request,
    ) -> impl ::core::future::Future<
        Output = Result<named::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::named(&**self, request)
    }

    fn moved_begun(
        &self,
        request: moved_begun::Request,
    ) -> impl ::core::future::Future<
        Output = Result<moved_begun::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::moved_begun(&**self, request)
    }

    fn moved_done(
        &self,
        request: moved_done::Request,
    ) -> impl ::core::future::Future<
        Output = Result<moved_done::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::moved_done(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &started::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::started(&*handler, request).await
            },
        )
        .on(
            &polled::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::polled(&*handler, request).await
            },
        )
        .on(
            &named::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::named(&*handler, request).await
            },
        )
        .on(
            &moved_begun::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::moved_begun(&*handler, request).await
            },
        )
        .on(
            &moved_done::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::moved_done(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `started` of `POST /jobs/{queue}`, a `POST` request.
    fn started(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<started::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `polled` of `POST /jobs/{queue}`, a `POST` request.
    fn polled(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<polled::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `named` of `POST /jobs/{queue}`, a `POST` request.
    fn named(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<named::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `moved` of `POST /jobs/{queue}`, a `POST` request.
    fn moved_begun(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<moved_begun::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `moved` of `POST /jobs/{queue}`, a `POST` request.
    fn moved_done(
        &self,
        target: &::callbacks::Target,
        request: &moved_done::Request,
    ) -> impl ::core::future::Future<
        Output = Result<moved_done::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn started(
        &self,
        target: &::callbacks::Target,
    ) -> Result<started::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &started::OPERATION);
        call.send(self, target).await
    }

    async fn polled(
        &self,
        target: &::callbacks::Target,
    ) -> Result<polled::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &polled::OPERATION);
        call.send(self, target).await
    }

    async fn named(
        &self,
        target: &::callbacks::Target,
    ) -> Result<named::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &named::OPERATION);
        call.send(self, target).await
    }

    async fn moved_begun(
        &self,
        target: &::callbacks::Target,
    ) -> Result<moved_begun::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &moved_begun::OPERATION);
        call.send(self, target).await
    }

    async fn moved_done(
        &self,
        target: &::callbacks::Target,
        request: &moved_done::Request,
    ) -> Result<moved_done::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &moved_done::OPERATION)
            .path("step", &request.step);
        call.send(self, target).await
    }
}

/// The callback `started` of `POST /jobs/{queue}`.
pub mod started {
    use ::callbacks::{
        Answer, CompletedExchange, Error, HandlerError, Key, Operation, Target,
        UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$response.header.Location}")
        .with_path_template("/jobs/{queue}");

    /// Evaluates `{$response.header.Location}` over the request to `POST /jobs/{queue}` and its answer.
    /// Returns the URL to call, or `None` if the client gave none.
    ///
    /// # Errors
    ///
    /// Returns an error if the client gave something that is not an absolute `http` or `https` URL.
    pub fn resolve(exchange: &CompletedExchange) -> Result<Option<Target>, Error> {
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
    pub const BASE_PATH: &str = "/started";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("started", "POST", "/started");

    /// A request of the callback `started` of `POST /jobs/{queue}`.
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

/// The callback `polled` of `POST /jobs/{queue}`.
pub mod polled {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("/hooks/{$request.path.queue}/{$request.body#/id}")
        .with_path_template("/jobs/{queue}")
        .with_server("https://eu.client.example/v1/");

    /// Evaluates `/hooks/{$request.path.queue}/{$request.body#/id}` over the request to `POST /jobs/{queue}`.
    /// Returns the URL to call, or `None` if the client gave none.
    ///
    /// # Errors
    ///
    /// Returns an error if the client gave something that is not an absolute `http` or `https` URL.
    pub fn resolve(exchange: &Exchange) -> Result<Option<Target>, Error> {
        KEY.resolve(exchange)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "polled",
        "POST",
        "/hooks/{$1}/{$2}",
    );

    /// A request of the callback `polled` of `POST /jobs/{queue}`.
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

/// The callback `named` of `POST /jobs/{queue}`.
pub mod named {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/named";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("named", "POST", "/named");

    /// A request of the callback `named` of `POST /jobs/{queue}`.
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

/// The callback `moved` of `POST /jobs/{queue}`.
pub mod moved_begun {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/url}/begun")
        .with_path_template("/jobs/{queue}");

    /// Evaluates `{$request.body#/url}/begun` over the request to `POST /jobs/{queue}`. Returns the URL to
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
    pub const BASE_PATH: &str = "/moved-begun";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "moved  begun",
        "POST",
        "/moved-begun/begun",
    );

    /// A request of the callback `moved` of `POST /jobs/{queue}`.
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

/// The callback `moved` of `POST /jobs/{queue}`.
pub mod moved_done {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/url}/done/{step}")
        .with_path_parameters(&["step"])
        .with_path_template("/jobs/{queue}");

    /// Evaluates `{$request.body#/url}/done/{step}` over the request to `POST /jobs/{queue}`. Returns the
    /// URL to call, or `None` if the client gave none.
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
    pub const BASE_PATH: &str = "/moved-begun";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "moved  done",
        "POST",
        "/moved-begun/done/{step}",
    );

    /// A request of the callback `moved` of `POST /jobs/{queue}`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The path parameter `step`.
        pub step: i64,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(step: i64) -> Self {
            Self { step }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(step) = incoming.path("step") else {
                return Err(incoming.reject())
            };
            Ok(Self { step })
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

::callbacks::__private::sample!(started, Self {});
::callbacks::__private::encode_request!(
    started, client, request, ::callbacks::__private::Call::of(client, &
    started::OPERATION)
);
::callbacks::__private::sample!(polled, Self {});
::callbacks::__private::encode_request!(
    polled, client, request, ::callbacks::__private::Call::of(client, &
    polled::OPERATION)
);
::callbacks::__private::sample!(named, Self {});
::callbacks::__private::encode_request!(
    named, client, request, ::callbacks::__private::Call::of(client, & named::OPERATION)
);
::callbacks::__private::sample!(moved_begun, Self {});
::callbacks::__private::encode_request!(
    moved_begun, client, request, ::callbacks::__private::Call::of(client, &
    moved_begun::OPERATION)
);
::callbacks::__private::sample!(
    moved_done, Self { step : ::callbacks::__private::sample_parameter("step", & ["1"]),
    }
);
::callbacks::__private::encode_request!(
    moved_done, client, request, ::callbacks::__private::Call::of(client, &
    moved_done::OPERATION).path("step", & request.step)
);
