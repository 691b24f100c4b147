/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `myCallback` of `POST /subscribe/{eventType}`, a `POST` request.
    fn my_callback(
        &self,
        request: my_callback::Request,
    ) -> impl ::core::future::Future<
        Output = Result<my_callback::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `transactionCallback` of `POST /subscribe/{eventType}`, a `POST` request.
    fn transaction_callback(
        &self,
        request: transaction_callback::Request,
    ) -> impl ::core::future::Future<
        Output = Result<transaction_callback::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `failed` of `POST /subscribe/{eventType}`, a `POST` request.
    fn failed(
        &self,
        request: failed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<failed::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The game is over
    ///
    /// The callback `result` of `POST /`, a `POST` request.
    fn result(
        &self,
        request: result::Request,
    ) -> impl ::core::future::Future<
        Output = Result<result::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn my_callback(
        &self,
        request: my_callback::Request,
    ) -> impl ::core::future::Future<
        Output = Result<my_callback::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::my_callback(&**self, request)
    }

    fn transaction_callback(
        &self,
        request: transaction_callback::Request,
    ) -> impl ::core::future::Future<
        Output = Result<transaction_callback::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::transaction_callback(&**self, request)
    }

    fn failed(
        &self,
        request: failed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<failed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::failed(&**self, request)
    }

    fn result(
        &self,
        request: result::Request,
    ) -> impl ::core::future::Future<
        Output = Result<result::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::result(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &my_callback::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::my_callback(&*handler, request).await
            },
        )
        .on(
            &transaction_callback::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::transaction_callback(&*handler, request).await
            },
        )
        .on(
            &failed::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::failed(&*handler, request).await
            },
        )
        .on(
            &result::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::result(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `myCallback` of `POST /subscribe/{eventType}`, a `POST` request.
    fn my_callback(
        &self,
        target: &::callbacks::Target,
        body: Option<&SomePayload>,
    ) -> impl ::core::future::Future<
        Output = Result<my_callback::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `transactionCallback` of `POST /subscribe/{eventType}`, a `POST` request.
    fn transaction_callback(
        &self,
        target: &::callbacks::Target,
        body: Option<&SomePayload>,
    ) -> impl ::core::future::Future<
        Output = Result<transaction_callback::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `failed` of `POST /subscribe/{eventType}`, a `POST` request.
    fn failed(
        &self,
        target: &::callbacks::Target,
        body: Option<&SomePayload>,
    ) -> impl ::core::future::Future<
        Output = Result<failed::Response, ::callbacks::Error>,
    > + Send;

    /// The game is over
    ///
    /// The callback `result` of `POST /`, a `POST` request.
    fn result(
        &self,
        target: &::callbacks::Target,
        body: Option<&ChessResult>,
    ) -> impl ::core::future::Future<
        Output = Result<result::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn my_callback(
        &self,
        target: &::callbacks::Target,
        body: Option<&SomePayload>,
    ) -> Result<my_callback::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &my_callback::OPERATION)
            .optional_json(
                "application/json",
                serialization::schema::SOME_PAYLOAD,
                body
                    .as_ref()
                    .map(|body| ::callbacks::__private::AsInstance::as_instance(body)),
            )?;
        call.send(self, target).await
    }

    async fn transaction_callback(
        &self,
        target: &::callbacks::Target,
        body: Option<&SomePayload>,
    ) -> Result<transaction_callback::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(
                self,
                &transaction_callback::OPERATION,
            )
            .optional_json(
                "application/json",
                serialization::schema::SOME_PAYLOAD,
                body
                    .as_ref()
                    .map(|body| ::callbacks::__private::AsInstance::as_instance(body)),
            )?;
        call.send(self, target).await
    }

    async fn failed(
        &self,
        target: &::callbacks::Target,
        body: Option<&SomePayload>,
    ) -> Result<failed::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &failed::OPERATION)
            .optional_json(
                "application/json",
                serialization::schema::SOME_PAYLOAD,
                body
                    .as_ref()
                    .map(|body| ::callbacks::__private::AsInstance::as_instance(body)),
            )?;
        call.send(self, target).await
    }

    async fn result(
        &self,
        target: &::callbacks::Target,
        body: Option<&ChessResult>,
    ) -> Result<result::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &result::OPERATION)
            .optional_json(
                "application/json",
                serialization::schema::CHESS_RESULT,
                body
                    .as_ref()
                    .map(|body| ::callbacks::__private::AsInstance::as_instance(body)),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SomePayload {
    pub message: Option<String>,
}

impl SomePayload {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChessResult {
    pub winner: ChessResultWinner,
    pub moves: Option<Vec<String>>,
}

impl ChessResult {
    /// Creates a value with the required members.
    pub fn new(winner: ChessResultWinner) -> Self {
        Self { winner, moves: None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChessResultWinner {
    /// `white`
    White,
    /// `black`
    Black,
    /// `draw`
    Draw,
}

impl ChessResultWinner {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::White, Self::Black, Self::Draw];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::White => "white",
            Self::Black => "black",
            Self::Draw => "draw",
        }
    }
}

/// The callback `myCallback` of `POST /subscribe/{eventType}`.
pub mod my_callback {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.query.queryUrl}")
        .with_path_template("/subscribe/{eventType}");

    /// Evaluates `{$request.query.queryUrl}` over the request to `POST /subscribe/{eventType}`. Returns the
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
    pub const BASE_PATH: &str = "/my-callback";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "myCallback",
        "POST",
        "/my-callback",
    );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::SomePayload> = Payload::new(
        super::serialization::schema::SOME_PAYLOAD,
    );

    /// A request of the callback `myCallback` of `POST /subscribe/{eventType}`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// What the subscriber is told
        pub body: Option<super::SomePayload>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { body: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.optional_json(&BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The subscriber has dealt with it
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

/// The callback `transactionCallback` of `POST /subscribe/{eventType}`.
pub mod transaction_callback {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new(
            "http://notificationServer.com?transactionId={$request.body#/id}&email={$request.body#/email}",
        )
        .with_path_template("/subscribe/{eventType}");

    /// Evaluates
    /// `http://notificationServer.com?transactionId={$request.body#/id}&email={$request.body#/email}` over
    /// the request to `POST /subscribe/{eventType}`. Returns the URL to call, or `None` if the client gave
    /// none.
    ///
    /// # Errors
    ///
    /// Returns an error if the client gave something that is not an absolute `http` or `https` URL.
    pub fn resolve(exchange: &Exchange) -> Result<Option<Target>, Error> {
        KEY.resolve(exchange)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("transactionCallback", "POST", "/");

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::SomePayload> = Payload::new(
        super::serialization::schema::SOME_PAYLOAD,
    );

    /// A request of the callback `transactionCallback` of `POST /subscribe/{eventType}`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// What the subscriber is told
        pub body: Option<super::SomePayload>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { body: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.optional_json(&BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The subscriber has dealt with it
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

/// The callback `failed` of `POST /subscribe/{eventType}`.
pub mod failed {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, StatusCode, Target,
        UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/failedUrl}")
        .with_path_template("/subscribe/{eventType}");

    /// Evaluates `{$request.body#/failedUrl}` over the request to `POST /subscribe/{eventType}`. Returns
    /// the URL to call, or `None` if the client gave none.
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
    pub const BASE_PATH: &str = "/failed";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("failed", "POST", "/failed");

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::SomePayload> = Payload::new(
        super::serialization::schema::SOME_PAYLOAD,
    );

    /// A request of the callback `failed` of `POST /subscribe/{eventType}`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Option<super::SomePayload>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { body: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.optional_json(&BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The subscriber has dealt with it
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

/// The callback `result` of `POST /`.
pub mod result {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$url}").with_path_template("/");

    /// Evaluates `{$url}` over the request to `POST /`. Returns the URL to call, or `None` if the client
    /// gave none.
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
    pub const BASE_PATH: &str = "/result";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("result", "POST", "/result");

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::ChessResult> = Payload::new(
        super::serialization::schema::CHESS_RESULT,
    );

    /// A request of the callback `result` of `POST /`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// What the subscriber is told
        pub body: Option<super::ChessResult>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { body: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.optional_json(&BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The subscriber has dealt with it
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

mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, SchemaRef, StringEnum, Visit, payload,
        present, received,
    };

    impl<'de> ReadObject<'de> for super::SomePayload {
        const EXPECTED: &'static str = "an object (`SomePayload`)";

        const MEMBERS: &'static [&'static str] = &["message"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut message = None;
            while members.next().is_some() {
                members.fill(&mut message);
            }
            Some(Self { message })
        }
    }

    impl Object for super::SomePayload {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("message", &self.message, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::SOME_PAYLOAD
        }
    }

    payload!(object super::SomePayload, schema::SOME_PAYLOAD);
    received!(object super::SomePayload);

    impl<'de> ReadObject<'de> for super::ChessResult {
        const EXPECTED: &'static str = "an object (`ChessResult`)";

        const MEMBERS: &'static [&'static str] = &["winner", "moves"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut winner = None;
            let mut moves = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut winner),
                    _ => members.fill(&mut moves),
                }
            }
            Some(Self {
                winner: members.required(0, winner)?,
                moves,
            })
        }
    }

    impl Object for super::ChessResult {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("winner", self.winner.as_instance())?;
            present("moves", &self.moves, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CHESS_RESULT
        }
    }

    payload!(object super::ChessResult, schema::CHESS_RESULT);
    received!(object super::ChessResult);

    impl StringEnum for super::ChessResultWinner {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::ChessResultWinner, schema::CHESS_RESULT_WINNER);
    received!(string super::ChessResultWinner);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static SOME_PAYLOAD: SchemaRef = at(Index::SOME_PAYLOAD);
        pub static CHESS_RESULT_WINNER: SchemaRef = at(Index::CHESS_RESULT_WINNER);
        pub static CHESS_RESULT: SchemaRef = at(Index::CHESS_RESULT);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            SOME_PAYLOAD,
            CHESS_RESULT_WINNER,
            CHESS_RESULT,
        }

        static SCHEMAS: [Schema; 3] = [
            Schema::new(
                "SomePayload",
                r#"{"type":"object","properties":{"message":{"type":"string"}}}"#,
            ),
            Schema::new(
                "ChessResultWinner",
                r#"{"type":"string","enum":["white","black","draw"]}"#,
            ),
            Schema::new(
                "ChessResult",
                r#"{"type":"object","required":["winner"],"properties":{"winner":{"$ref":"ChessResultWinner"},"moves":{"type":"array","items":{"type":"string"}}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    my_callback, Self { body : Some(body) }, body = my_callback::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    my_callback, client, request, ::callbacks::__private::Call::of(client, &
    my_callback::OPERATION).optional_json("application/json",
    serialization::schema::SOME_PAYLOAD, request.body.as_ref().map(| body |
    ::callbacks::__private::AsInstance::as_instance(body))) ?
);
::callbacks::__private::sample!(
    transaction_callback, Self { body : Some(body) }, body = transaction_callback::BODY,
    [], [], []
);
::callbacks::__private::encode_request!(
    transaction_callback, client, request, ::callbacks::__private::Call::of(client, &
    transaction_callback::OPERATION).optional_json("application/json",
    serialization::schema::SOME_PAYLOAD, request.body.as_ref().map(| body |
    ::callbacks::__private::AsInstance::as_instance(body))) ?
);
::callbacks::__private::sample!(
    failed, Self { body : Some(body) }, body = failed::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    failed, client, request, ::callbacks::__private::Call::of(client, &
    failed::OPERATION).optional_json("application/json",
    serialization::schema::SOME_PAYLOAD, request.body.as_ref().map(| body |
    ::callbacks::__private::AsInstance::as_instance(body))) ?
);
::callbacks::__private::sample!(
    result, Self { body : Some(body) }, body = result::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    result, client, request, ::callbacks::__private::Call::of(client, &
    result::OPERATION).optional_json("application/json",
    serialization::schema::CHESS_RESULT, request.body.as_ref().map(| body |
    ::callbacks::__private::AsInstance::as_instance(body))) ?
);
