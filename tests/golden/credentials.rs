/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// What CAMARA's subscriptions ask for
    ///
    /// The callback `notified` of `POST /subscriptions`, a `POST` request.
    fn notified(
        &self,
        request: notified::Request,
    ) -> impl ::core::future::Future<
        Output = Result<notified::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `paid`, a `POST` request.
    fn paid(
        &self,
        request: paid::Request,
    ) -> impl ::core::future::Future<
        Output = Result<paid::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `shipped`, a `POST` request.
    fn shipped(
        &self,
        request: shipped::Request,
    ) -> impl ::core::future::Future<
        Output = Result<shipped::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `inherited`, a `POST` request.
    fn inherited(
        &self,
        request: inherited::Request,
    ) -> impl ::core::future::Future<
        Output = Result<inherited::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `open`, a `POST` request.
    fn open(
        &self,
        request: open::Request,
    ) -> impl ::core::future::Future<
        Output = Result<open::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `queried`, a `POST` request.
    fn queried(
        &self,
        request: queried::Request,
    ) -> impl ::core::future::Future<
        Output = Result<queried::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `baked`, a `POST` request.
    fn baked(
        &self,
        request: baked::Request,
    ) -> impl ::core::future::Future<
        Output = Result<baked::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `certified`, a `POST` request.
    fn certified(
        &self,
        request: certified::Request,
    ) -> impl ::core::future::Future<
        Output = Result<certified::Response, ::callbacks::HandlerError>,
    > + Send;
}

#[allow(deprecated)]
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn notified(
        &self,
        request: notified::Request,
    ) -> impl ::core::future::Future<
        Output = Result<notified::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::notified(&**self, request)
    }

    fn paid(
        &self,
        request: paid::Request,
    ) -> impl ::core::future::Future<
        Output = Result<paid::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::paid(&**self, request)
    }

    fn shipped(
        &self,
        request: shipped::Request,
    ) -> impl ::core::future::Future<
        Output = Result<shipped::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::shipped(&**self, request)
    }

    fn inherited(
        &self,
        request: inherited::Request,
    ) -> impl ::core::future::Future<
        Output = Result<inherited::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::inherited(&**self, request)
    }

    fn open(
        &self,
        request: open::Request,
    ) -> impl ::core::future::Future<
        Output = Result<open::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::open(&**self, request)
    }

    fn queried(
        &self,
        request: queried::Request,
    ) -> impl ::core::future::Future<
        Output = Result<queried::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::queried(&**self, request)
    }

    fn baked(
        &self,
        request: baked::Request,
    ) -> impl ::core::future::Future<
        Output = Result<baked::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::baked(&**self, request)
    }

    fn certified(
        &self,
        request: certified::Request,
    ) -> impl ::core::future::Future<
        Output = Result<certified::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::certified(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
#[allow(deprecated)]
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &notified::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::notified(&*handler, request).await
            },
        )
        .on(
            &paid::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::paid(&*handler, request).await
            },
        )
        .on(
            &shipped::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::shipped(&*handler, request).await
            },
        )
        .on(
            &inherited::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::inherited(&*handler, request).await
            },
        )
        .on(
            &open::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::open(&*handler, request).await
            },
        )
        .on(
            &queried::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::queried(&*handler, request).await
            },
        )
        .on(
            &baked::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::baked(&*handler, request).await
            },
        )
        .on(
            &certified::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::certified(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
#[allow(deprecated)]
pub trait CallbackSender: Send + Sync {
    /// What CAMARA's subscriptions ask for
    ///
    /// The callback `notified` of `POST /subscriptions`, a `POST` request.
    fn notified(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<notified::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `paid`, a `POST` request.
    fn paid(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<paid::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `shipped`, a `POST` request.
    fn shipped(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<shipped::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `inherited`, a `POST` request.
    fn inherited(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<inherited::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `open`, a `POST` request.
    fn open(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<open::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `queried`, a `POST` request.
    fn queried(
        &self,
        target: &::callbacks::Target,
        request: &queried::Request,
    ) -> impl ::core::future::Future<
        Output = Result<queried::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `baked`, a `POST` request.
    fn baked(
        &self,
        target: &::callbacks::Target,
        request: &baked::Request,
    ) -> impl ::core::future::Future<
        Output = Result<baked::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `certified`, a `POST` request.
    fn certified(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<certified::Response, ::callbacks::Error>,
    > + Send;
}

#[allow(deprecated)]
impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn notified(
        &self,
        target: &::callbacks::Target,
    ) -> Result<notified::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &notified::OPERATION);
        call.send(self, target).await
    }

    async fn paid(
        &self,
        target: &::callbacks::Target,
    ) -> Result<paid::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &paid::OPERATION);
        call.send(self, target).await
    }

    async fn shipped(
        &self,
        target: &::callbacks::Target,
    ) -> Result<shipped::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &shipped::OPERATION);
        call.send(self, target).await
    }

    async fn inherited(
        &self,
        target: &::callbacks::Target,
    ) -> Result<inherited::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &inherited::OPERATION);
        call.send(self, target).await
    }

    async fn open(
        &self,
        target: &::callbacks::Target,
    ) -> Result<open::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &open::OPERATION);
        call.send(self, target).await
    }

    async fn queried(
        &self,
        target: &::callbacks::Target,
        request: &queried::Request,
    ) -> Result<queried::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &queried::OPERATION)
            .query("page", &request.page);
        call.send(self, target).await
    }

    async fn baked(
        &self,
        target: &::callbacks::Target,
        request: &baked::Request,
    ) -> Result<baked::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &baked::OPERATION)
            .cookie("color", &request.color);
        call.send(self, target).await
    }

    async fn certified(
        &self,
        target: &::callbacks::Target,
    ) -> Result<certified::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &certified::OPERATION);
        call.send(self, target).await
    }
}

/// The callback `notified` of `POST /subscriptions`.
#[allow(deprecated)]
pub mod notified {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Demand, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/sink}")
        .with_path_template("/subscriptions");

    /// Evaluates `{$request.body#/sink}` over the request to `POST /subscriptions`. Returns the URL to
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
    pub const BASE_PATH: &str = "/notified";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    static SECURITY: &[&[Demand]] = &[
        &[],
        &[super::security::NOTIFICATIONS_BEARER_AUTH.demand(&[])],
    ];

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("notified", "POST", "/notified")
        .with_security(SECURITY);

    /// A request of the callback `notified` of `POST /subscriptions`.
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

/// The webhook `paid`, a `POST` request.
#[allow(deprecated)]
pub mod paid {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Demand, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    static SECURITY: &[&[Demand]] = &[&[super::security::BEARER.demand(&[])]];

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("paid", "POST", "/paid")
        .with_security(SECURITY);

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/paid";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `paid`.
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

/// The webhook `shipped`, a `POST` request.
#[allow(deprecated)]
pub mod shipped {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Demand, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    static SECURITY: &[&[Demand]] = &[
        &[super::security::BASIC.demand(&[]), super::security::API_KEY.demand(&[])],
        &[super::security::OAUTH.demand(&["ship:write", "ship:read"])],
    ];

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("shipped", "POST", "/shipped")
        .with_security(SECURITY);

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/shipped";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `shipped`.
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

/// The webhook `inherited`, a `POST` request.
#[allow(deprecated)]
pub mod inherited {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Demand, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    static SECURITY: &[&[Demand]] = &[&[super::security::API_KEY.demand(&[])]];

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("inherited", "POST", "/inherited")
        .with_inherited_security(SECURITY);

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/inherited";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `inherited`.
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

/// The webhook `open`, a `POST` request.
#[allow(deprecated)]
pub mod open {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("open", "POST", "/open");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/open";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `open`.
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

/// The webhook `queried`, a `POST` request.
#[allow(deprecated)]
pub mod queried {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Demand, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    static SECURITY: &[&[Demand]] = &[&[super::security::QUERY_KEY.demand(&[])]];

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("queried", "POST", "/queried")
        .with_security(SECURITY);

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/queried";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `queried`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The query parameter `page`.
        pub page: Option<i32>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { page: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(page) = incoming.query("page") else {
                return Err(incoming.reject())
            };
            Ok(Self { page })
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

/// The webhook `baked`, a `POST` request.
#[allow(deprecated)]
pub mod baked {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Demand, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    static SECURITY: &[&[Demand]] = &[&[super::security::COOKIE_KEY.demand(&[])]];

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("baked", "POST", "/baked")
        .with_security(SECURITY);

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/baked";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `baked`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The cookie `color`.
        pub color: Option<String>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { color: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(color) = incoming.cookie("color") else {
                return Err(incoming.reject())
            };
            Ok(Self { color })
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

/// The webhook `certified`, a `POST` request.
#[allow(deprecated)]
pub mod certified {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Demand, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    static SECURITY: &[&[Demand]] = &[
        &[super::security::TLS.demand(&[]), super::security::DIGEST.demand(&[])],
        &[super::security::OPENID.demand(&["openid"])],
    ];

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("certified", "POST", "/certified")
        .with_security(SECURITY);

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/certified";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `certified`.
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

/// The security schemes that the operations require. `Client::with_credential` takes credentials for them.
pub mod security {
    use ::callbacks::credential::{
        ApiKey, Authorization, Basic, Bearer, ClientCertificate, SecurityScheme,
    };

    /// A token of the consumer.
    ///
    /// The scheme `notificationsBearerAuth`: a bearer token (RFC 6750) in the format `JWT`.
    pub static NOTIFICATIONS_BEARER_AUTH: SecurityScheme<Bearer> = SecurityScheme::bearer(
        "notificationsBearerAuth",
    );

    /// A token of the consumer.
    ///
    /// The scheme `bearer`: a bearer token (RFC 6750) in the format `JWT`.
    pub static BEARER: SecurityScheme<Bearer> = SecurityScheme::bearer("bearer");

    /// The scheme `basic`: a user name and a password (RFC 7617).
    pub static BASIC: SecurityScheme<Basic> = SecurityScheme::basic("basic");

    /// The key of the account.
    ///
    /// The scheme `api-key`: an API key, `X-Api-Key` in the header.
    pub static API_KEY: SecurityScheme<ApiKey> = SecurityScheme::api_key_in_header(
        "api-key",
        "X-Api-Key",
    );

    /// The scheme `oauth`: an OAuth 2.0 bearer token (RFC 6749), with client credentials from
    /// `https://auth.example/token`.
    pub static OAUTH: SecurityScheme<Bearer> = SecurityScheme::oauth2("oauth");

    /// The scheme `query key`: an API key, `api key` in the query.
    pub static QUERY_KEY: SecurityScheme<ApiKey> = SecurityScheme::api_key_in_query(
        "query key",
        "api key",
    );

    /// The scheme `cookie-key`: an API key, `key` in the cookie.
    #[deprecated]
    pub static COOKIE_KEY: SecurityScheme<ApiKey> = SecurityScheme::api_key_in_cookie(
        "cookie-key",
        "key",
    );

    /// The scheme `tls`: a client certificate, which the transport presents.
    pub static TLS: SecurityScheme<ClientCertificate> = SecurityScheme::mutual_tls(
        "tls",
    );

    /// The scheme `digest`: the scheme `Digest` of the header `Authorization`.
    pub static DIGEST: SecurityScheme<Authorization> = SecurityScheme::http(
        "digest",
        "Digest",
    );

    /// The scheme `openid`: an OpenID Connect bearer token, with discovery at
    /// `https://auth.example/.well-known/openid-configuration`.
    pub static OPENID: SecurityScheme<Bearer> = SecurityScheme::open_id_connect(
        "openid",
        "https://auth.example/.well-known/openid-configuration",
    );
}

::callbacks::__private::sample!(notified, Self {});
::callbacks::__private::encode_request!(
    notified, client, request, ::callbacks::__private::Call::of(client, &
    notified::OPERATION)
);
::callbacks::__private::sample!(paid, Self {});
::callbacks::__private::encode_request!(
    paid, client, request, ::callbacks::__private::Call::of(client, & paid::OPERATION)
);
::callbacks::__private::sample!(shipped, Self {});
::callbacks::__private::encode_request!(
    shipped, client, request, ::callbacks::__private::Call::of(client, &
    shipped::OPERATION)
);
::callbacks::__private::sample!(inherited, Self {});
::callbacks::__private::encode_request!(
    inherited, client, request, ::callbacks::__private::Call::of(client, &
    inherited::OPERATION)
);
::callbacks::__private::sample!(open, Self {});
::callbacks::__private::encode_request!(
    open, client, request, ::callbacks::__private::Call::of(client, & open::OPERATION)
);
::callbacks::__private::sample!(queried, Self { page : None, });
::callbacks::__private::encode_request!(
    queried, client, request, ::callbacks::__private::Call::of(client, &
    queried::OPERATION).query("page", & request.page)
);
::callbacks::__private::sample!(baked, Self { color : None, });
::callbacks::__private::encode_request!(
    baked, client, request, ::callbacks::__private::Call::of(client, & baked::OPERATION)
    .cookie("color", & request.color)
);
::callbacks::__private::sample!(certified, Self {});
::callbacks::__private::encode_request!(
    certified, client, request, ::callbacks::__private::Call::of(client, &
    certified::OPERATION)
);
