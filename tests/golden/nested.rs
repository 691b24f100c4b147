/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `appraisalWanted` of `POST /claims`, a `POST` request.
    fn appraisal_wanted(
        &self,
        request: appraisal_wanted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<appraisal_wanted::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn appraisal_wanted(
        &self,
        request: appraisal_wanted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<appraisal_wanted::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::appraisal_wanted(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &appraisal_wanted::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::appraisal_wanted(&*handler, request).await
            },
        )
        .into_router()
}

/// Receives the callbacks of callbacks, which the consumer sends. The provider implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `NestedCallbackHandler` for it: one async method for each callback"
)]
pub trait NestedCallbackHandler: Send + Sync {
    /// The callback `appraised` of the callback `POST {$request.body#/appraisalUrl}`, a `PUT` request.
    fn appraised(
        &self,
        request: appraised::Request,
    ) -> impl ::core::future::Future<
        Output = Result<appraised::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: NestedCallbackHandler> NestedCallbackHandler for ::std::sync::Arc<H> {
    fn appraised(
        &self,
        request: appraised::Request,
    ) -> impl ::core::future::Future<
        Output = Result<appraised::Response, ::callbacks::HandlerError>,
    > + Send {
        NestedCallbackHandler::appraised(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn nested_router<H: NestedCallbackHandler + 'static>(
    handler: H,
) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &appraised::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                NestedCallbackHandler::appraised(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `appraisalWanted` of `POST /claims`, a `POST` request.
    fn appraisal_wanted(
        &self,
        target: &::callbacks::Target,
        body: &AppraisalWanted,
    ) -> impl ::core::future::Future<
        Output = Result<appraisal_wanted::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn appraisal_wanted(
        &self,
        target: &::callbacks::Target,
        body: &AppraisalWanted,
    ) -> Result<appraisal_wanted::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &appraisal_wanted::OPERATION)
            .json(
                "application/json",
                serialization::schema::APPRAISAL_WANTED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

/// Sends the callbacks of callbacks, from the consumer to the provider. `Client` implements it.
pub trait NestedCallbackSender: Send + Sync {
    /// The callback `appraised` of the callback `POST {$request.body#/appraisalUrl}`, a `PUT` request.
    fn appraised(
        &self,
        target: &::callbacks::Target,
        body: &Appraised,
    ) -> impl ::core::future::Future<
        Output = Result<appraised::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> NestedCallbackSender for ::callbacks::Client<T> {
    async fn appraised(
        &self,
        target: &::callbacks::Target,
        body: &Appraised,
    ) -> Result<appraised::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &appraised::OPERATION)
            .json(
                "application/json",
                serialization::schema::APPRAISED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AppraisalWanted {
    pub claim: String,
    pub result_url: String,
}

impl AppraisalWanted {
    /// Creates a value from its members.
    pub fn new(claim: impl Into<String>, result_url: impl Into<String>) -> Self {
        Self {
            claim: Into::into(claim),
            result_url: Into::into(result_url),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Appraised {
    pub cents: i64,
}

impl Appraised {
    /// Creates a value from its members.
    pub fn new(cents: i64) -> Self {
        Self { cents }
    }
}

/// The callback `appraisalWanted` of `POST /claims`.
pub mod appraisal_wanted {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/appraisalUrl}")
        .with_path_template("/claims");

    /// Evaluates `{$request.body#/appraisalUrl}` over the request to `POST /claims`. Returns the URL to
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
    pub const BASE_PATH: &str = "/appraisal-wanted";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "appraisalWanted",
        "POST",
        "/appraisal-wanted",
    );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::AppraisalWanted> = Payload::new(
        super::serialization::schema::APPRAISAL_WANTED,
    );

    /// A request of the callback `appraisalWanted` of `POST /claims`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::AppraisalWanted,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::AppraisalWanted) -> Self {
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
        /// The appraisal is under way
        ///
        /// Status `202`.
        Accepted,
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
                Self::Accepted => outgoing.status(202),
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                202 => Ok(Self::Accepted),
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

/// The callback `appraised` of the callback `POST {$request.body#/appraisalUrl}`.
pub mod appraised {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/resultUrl}");

    /// Evaluates `{$request.body#/resultUrl}` over the request to `POST {$request.body#/appraisalUrl}`.
    /// Returns the URL to call, or `None` if the client gave none.
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
    pub const BASE_PATH: &str = "/appraised";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("appraised", "PUT", "/appraised");

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Appraised> = Payload::new(
        super::serialization::schema::APPRAISED,
    );

    /// A request of the callback `appraised` of the callback `POST {$request.body#/appraisalUrl}`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Appraised,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Appraised) -> Self {
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
        /// Noted
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

mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, SchemaRef, Visit, payload, received,
    };

    impl<'de> ReadObject<'de> for super::AppraisalWanted {
        const EXPECTED: &'static str = "an object (`AppraisalWanted`)";

        const MEMBERS: &'static [&'static str] = &["claim", "resultUrl"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut claim = None;
            let mut result_url = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut claim),
                    _ => members.fill(&mut result_url),
                }
            }
            Some(Self {
                claim: members.required(0, claim)?,
                result_url: members.required(1, result_url)?,
            })
        }
    }

    impl Object for super::AppraisalWanted {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("claim", self.claim.as_instance())?;
            visit("resultUrl", self.result_url.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::APPRAISAL_WANTED
        }
    }

    payload!(object super::AppraisalWanted, schema::APPRAISAL_WANTED);
    received!(object super::AppraisalWanted);

    impl<'de> ReadObject<'de> for super::Appraised {
        const EXPECTED: &'static str = "an object (`Appraised`)";

        const MEMBERS: &'static [&'static str] = &["cents"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut cents = None;
            while members.next().is_some() {
                members.fill(&mut cents);
            }
            Some(Self {
                cents: members.required(0, cents)?,
            })
        }
    }

    impl Object for super::Appraised {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("cents", self.cents.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::APPRAISED
        }
    }

    payload!(object super::Appraised, schema::APPRAISED);
    received!(object super::Appraised);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static APPRAISAL_WANTED: SchemaRef = at(Index::APPRAISAL_WANTED);
        pub static APPRAISED: SchemaRef = at(Index::APPRAISED);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            APPRAISAL_WANTED,
            APPRAISED,
        }

        static SCHEMAS: [Schema; 2] = [
            Schema::new(
                "AppraisalWanted",
                r#"{"type":"object","required":["claim","resultUrl"],"properties":{"claim":{"type":"string"},"resultUrl":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Appraised",
                r#"{"type":"object","required":["cents"],"properties":{"cents":{"type":"integer"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    appraisal_wanted, Self { body }, body = appraisal_wanted::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    appraisal_wanted, client, request, ::callbacks::__private::Call::of(client, &
    appraisal_wanted::OPERATION).json("application/json",
    serialization::schema::APPRAISAL_WANTED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    appraised, Self { body }, body = appraised::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    appraised, client, request, ::callbacks::__private::Call::of(client, &
    appraised::OPERATION).json("application/json", serialization::schema::APPRAISED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
