/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `paymentResult` of `POST /foo`, a `GET` request.
    fn payment_result_get(
        &self,
        request: payment_result_get::Request,
    ) -> impl ::core::future::Future<
        Output = Result<payment_result_get::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `paymentResult` of `POST /foo`, a `POST` request.
    fn payment_result_post(
        &self,
        request: payment_result_post::Request,
    ) -> impl ::core::future::Future<
        Output = Result<payment_result_post::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `paymentProgress` of `POST /foo`, a `GET` request.
    fn payment_progress(
        &self,
        request: payment_progress::Request,
    ) -> impl ::core::future::Future<
        Output = Result<payment_progress::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn payment_result_get(
        &self,
        request: payment_result_get::Request,
    ) -> impl ::core::future::Future<
        Output = Result<payment_result_get::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::payment_result_get(&**self, request)
    }

    fn payment_result_post(
        &self,
        request: payment_result_post::Request,
    ) -> impl ::core::future::Future<
        Output = Result<payment_result_post::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::payment_result_post(&**self, request)
    }

    fn payment_progress(
        &self,
        request: payment_progress::Request,
    ) -> impl ::core::future::Future<
        Output = Result<payment_progress::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::payment_progress(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &payment_result_get::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::payment_result_get(&*handler, request).await
            },
        )
        .on(
            &payment_result_post::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::payment_result_post(&*handler, request).await
            },
        )
        .on(
            &payment_progress::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::payment_progress(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `paymentResult` of `POST /foo`, a `GET` request.
    fn payment_result_get(
        &self,
        target: &::callbacks::Target,
        request: &payment_result_get::Request,
    ) -> impl ::core::future::Future<
        Output = Result<payment_result_get::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `paymentResult` of `POST /foo`, a `POST` request.
    fn payment_result_post(
        &self,
        target: &::callbacks::Target,
        body: &PaymentResultPost,
    ) -> impl ::core::future::Future<
        Output = Result<payment_result_post::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `paymentProgress` of `POST /foo`, a `GET` request.
    fn payment_progress(
        &self,
        target: &::callbacks::Target,
        request: &payment_progress::Request,
    ) -> impl ::core::future::Future<
        Output = Result<payment_progress::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn payment_result_get(
        &self,
        target: &::callbacks::Target,
        request: &payment_result_get::Request,
    ) -> Result<payment_result_get::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &payment_result_get::OPERATION)
            .accept("application/json")
            .query("success", &request.success)
            .query("refId", &request.ref_id);
        call.send(self, target).await
    }

    async fn payment_result_post(
        &self,
        target: &::callbacks::Target,
        body: &PaymentResultPost,
    ) -> Result<payment_result_post::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(
                self,
                &payment_result_post::OPERATION,
            )
            .accept("application/json")
            .json(
                "application/json",
                serialization::schema::PAYMENT_RESULT_POST,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn payment_progress(
        &self,
        target: &::callbacks::Target,
        request: &payment_progress::Request,
    ) -> Result<payment_progress::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &payment_progress::OPERATION)
            .accept("application/json")
            .path("refId", &request.ref_id)
            .query("success", &request.success);
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ack {
    pub ack: bool,
    pub timestamp: String,
    pub req_ref_id: String,
    pub ref_id: String,
}

impl Ack {
    /// Creates a value from its members.
    pub fn new(
        ack: bool,
        timestamp: impl Into<String>,
        req_ref_id: impl Into<String>,
        ref_id: impl Into<String>,
    ) -> Self {
        Self {
            ack,
            timestamp: Into::into(timestamp),
            req_ref_id: Into::into(req_ref_id),
            ref_id: Into::into(ref_id),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PaymentResultPost {
    pub success: bool,
    pub ref_id: i64,
}

impl PaymentResultPost {
    /// Creates a value from its members.
    pub fn new(success: bool, ref_id: i64) -> Self {
        Self { success, ref_id }
    }
}

/// The callback `paymentResult` of `POST /foo`.
pub mod payment_result {
    use ::callbacks::{Error, Exchange, Key, Target};

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.query.callbackURL}")
        .with_path_template("/foo");

    /// Evaluates `{$request.query.callbackURL}` over the request to `POST /foo`. Returns the URL to call,
    /// or `None` if the client gave none.
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
    pub const BASE_PATH: &str = "/payment-result";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
}

/// The callback `paymentProgress` of `POST /foo`.
pub mod payment_progress {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.query.callbackURL}/{refId}")
        .with_path_parameters(&["refId"])
        .with_path_template("/foo");

    /// Evaluates `{$request.query.callbackURL}/{refId}` over the request to `POST /foo`. Returns the URL to
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
    pub const BASE_PATH: &str = "/payment-result";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "paymentProgress",
        "GET",
        "/payment-result/{refId}",
    );

    /// A request of the callback `paymentProgress` of `POST /foo`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The path parameter `refId`.
        pub ref_id: i64,
        /// The query parameter `success`.
        pub success: bool,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(ref_id: i64, success: bool) -> Self {
            Self { ref_id, success }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let (Some(ref_id), Some(success)) = (
                incoming.path("refId"),
                incoming.query("success"),
            ) else { return Err(incoming.reject()) };
            Ok(Self { ref_id, success })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Acknowledged
        ///
        /// Status `200`.
        Ok(super::Ack),
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
                            super::serialization::schema::ACK,
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
                                .json(&Payload::new(super::serialization::schema::ACK))?,
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

/// The callback `paymentResult` of `POST /foo`, a `GET` request.
pub mod payment_result_get {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "paymentResultGet",
        "GET",
        "/payment-result",
    );

    /// A request of the callback `paymentResult` of `POST /foo`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The query parameter `success`.
        pub success: bool,
        /// The query parameter `refId`.
        pub ref_id: i64,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(success: bool, ref_id: i64) -> Self {
            Self { success, ref_id }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let (Some(success), Some(ref_id)) = (
                incoming.query("success"),
                incoming.query("refId"),
            ) else { return Err(incoming.reject()) };
            Ok(Self { success, ref_id })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Acknowledged
        ///
        /// Status `200`.
        Ok(super::Ack),
        /// Malformed callback request
        ///
        /// Status `400`.
        BadRequest,
        /// Invalid callback request
        ///
        /// Status `422`.
        UnprocessableContent,
        /// The callback could not be processed
        ///
        /// Status `500`.
        InternalServerError,
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
                            super::serialization::schema::ACK,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::BadRequest => outgoing.status(400),
                Self::UnprocessableContent => outgoing.status(422),
                Self::InternalServerError => outgoing.status(500),
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
                                .json(&Payload::new(super::serialization::schema::ACK))?,
                        ),
                    )
                }
                400 => Ok(Self::BadRequest),
                422 => Ok(Self::UnprocessableContent),
                500 => Ok(Self::InternalServerError),
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

/// The callback `paymentResult` of `POST /foo`, a `POST` request.
pub mod payment_result_post {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "paymentResultPost",
        "POST",
        "/payment-result",
    );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::PaymentResultPost> = Payload::new(
        super::serialization::schema::PAYMENT_RESULT_POST,
    );

    /// A request of the callback `paymentResult` of `POST /foo`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::PaymentResultPost,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::PaymentResultPost) -> Self {
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
        /// Acknowledged
        ///
        /// Status `200`.
        Ok(super::Ack),
        /// Malformed callback request
        ///
        /// Status `400`.
        BadRequest,
        /// Invalid callback request
        ///
        /// Status `422`.
        UnprocessableContent,
        /// The callback could not be processed
        ///
        /// Status `500`.
        InternalServerError,
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
                            super::serialization::schema::ACK,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::BadRequest => outgoing.status(400),
                Self::UnprocessableContent => outgoing.status(422),
                Self::InternalServerError => outgoing.status(500),
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
                                .json(&Payload::new(super::serialization::schema::ACK))?,
                        ),
                    )
                }
                400 => Ok(Self::BadRequest),
                422 => Ok(Self::UnprocessableContent),
                500 => Ok(Self::InternalServerError),
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
        AsInstance, Members, Object, ReadObject, SchemaRef, Visit, payload, received,
    };

    impl<'de> ReadObject<'de> for super::Ack {
        const EXPECTED: &'static str = "an object (`Ack`)";

        const MEMBERS: &'static [&'static str] = &[
            "ack",
            "timestamp",
            "reqRefId",
            "refId",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut ack = None;
            let mut timestamp = None;
            let mut req_ref_id = None;
            let mut ref_id = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut ack),
                    1 => members.fill(&mut timestamp),
                    2 => members.fill(&mut req_ref_id),
                    _ => members.fill(&mut ref_id),
                }
            }
            Some(Self {
                ack: members.required(0, ack)?,
                timestamp: members.required(1, timestamp)?,
                req_ref_id: members.required(2, req_ref_id)?,
                ref_id: members.required(3, ref_id)?,
            })
        }
    }

    impl Object for super::Ack {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("ack", self.ack.as_instance())?;
            visit("timestamp", self.timestamp.as_instance())?;
            visit("reqRefId", self.req_ref_id.as_instance())?;
            visit("refId", self.ref_id.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ACK
        }
    }

    payload!(object super::Ack, schema::ACK);
    received!(object super::Ack);

    impl<'de> ReadObject<'de> for super::PaymentResultPost {
        const EXPECTED: &'static str = "an object (`PaymentResultPost`)";

        const MEMBERS: &'static [&'static str] = &["success", "refId"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut success = None;
            let mut ref_id = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut success),
                    _ => members.fill(&mut ref_id),
                }
            }
            Some(Self {
                success: members.required(0, success)?,
                ref_id: members.required(1, ref_id)?,
            })
        }
    }

    impl Object for super::PaymentResultPost {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("success", self.success.as_instance())?;
            visit("refId", self.ref_id.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PAYMENT_RESULT_POST
        }
    }

    payload!(object super::PaymentResultPost, schema::PAYMENT_RESULT_POST);
    received!(object super::PaymentResultPost);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static ACK: SchemaRef = at(Index::ACK);
        pub static PAYMENT_RESULT_POST: SchemaRef = at(Index::PAYMENT_RESULT_POST);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            ACK,
            PAYMENT_RESULT_POST,
        }

        static SCHEMAS: [Schema; 2] = [
            Schema::new(
                "Ack",
                r#"{"type":"object","required":["ack","timestamp","reqRefId","refId"],"properties":{"ack":{"type":"boolean"},"timestamp":{"type":"string"},"reqRefId":{"type":"string"},"refId":{"type":"string"}}}"#,
            ),
            Schema::new(
                "PaymentResultPost",
                r#"{"type":"object","required":["success","refId"],"properties":{"success":{"type":"boolean"},"refId":{"type":"integer","format":"int64"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    payment_result_get, Self { success :
    ::callbacks::__private::sample_parameter("success", & ["true"]), ref_id :
    ::callbacks::__private::sample_parameter("refId", & ["1"]), }
);
::callbacks::__private::encode_request!(
    payment_result_get, client, request, ::callbacks::__private::Call::of(client, &
    payment_result_get::OPERATION).accept("application/json").query("success", & request
    .success).query("refId", & request.ref_id)
);
::callbacks::__private::sample!(
    payment_result_post, Self { body }, body = payment_result_post::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    payment_result_post, client, request, ::callbacks::__private::Call::of(client, &
    payment_result_post::OPERATION).accept("application/json").json("application/json",
    serialization::schema::PAYMENT_RESULT_POST,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    payment_progress, Self { ref_id : ::callbacks::__private::sample_parameter("refId", &
    ["1"]), success : ::callbacks::__private::sample_parameter("success", & ["true"]), }
);
::callbacks::__private::encode_request!(
    payment_progress, client, request, ::callbacks::__private::Call::of(client, &
    payment_progress::OPERATION).accept("application/json").path("refId", & request
    .ref_id).query("success", & request.success)
);
