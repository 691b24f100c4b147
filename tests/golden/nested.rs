/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `appraisalWanted` of `POST /claims`: a `POST` request.
    fn appraisal_wanted(
        &self,
        callback: appraisal_wanted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<appraisal_wanted::Response, ::callbacks::HandlerError>,
    > + Send;
}
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn appraisal_wanted(
        &self,
        callback: appraisal_wanted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<appraisal_wanted::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::appraisal_wanted(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &appraisal_wanted::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::appraisal_wanted(&*handler, callback).await
            },
        )
        .into_router()
}
/// Receives the callbacks of callbacks: implemented by their provider, whom the consumer calls in turn.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `NestedCallbackHandler` for it: one async method for each callback"
)]
pub trait NestedCallbackHandler: Send + Sync {
    /// The callback `appraised` of the callback `POST {$request.body#/appraisalUrl}`: a `PUT` request.
    fn appraised(
        &self,
        callback: appraised::Request,
    ) -> impl ::core::future::Future<
        Output = Result<appraised::Response, ::callbacks::HandlerError>,
    > + Send;
}
impl<H: NestedCallbackHandler> NestedCallbackHandler for ::std::sync::Arc<H> {
    fn appraised(
        &self,
        callback: appraised::Request,
    ) -> impl ::core::future::Future<
        Output = Result<appraised::Response, ::callbacks::HandlerError>,
    > + Send {
        NestedCallbackHandler::appraised(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn nested_router<H: NestedCallbackHandler + 'static>(
    handler: H,
) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &appraised::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                NestedCallbackHandler::appraised(&*handler, callback).await
            },
        )
        .into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The callback `appraisalWanted` of `POST /claims`: a `POST` request.
    fn appraisal_wanted(
        &self,
        target: &::callbacks::Target,
        body: &AppraisalWanted,
    ) -> impl ::core::future::Future<
        Output = Result<appraisal_wanted::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn appraisal_wanted(
        &self,
        target: &::callbacks::Target,
        body: &AppraisalWanted,
    ) -> Result<appraisal_wanted::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &appraisal_wanted::OPERATION)
            .json(
                "application/json",
                serialization::schema(0),
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}
/// Sends the callbacks of callbacks, from the consumer to the provider: implemented by the `Client`.
pub trait NestedCallbackSender: Send + Sync {
    /// The callback `appraised` of the callback `POST {$request.body#/appraisalUrl}`: a `PUT` request.
    fn appraised(
        &self,
        target: &::callbacks::Target,
        body: &Appraised,
    ) -> impl ::core::future::Future<
        Output = Result<appraised::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> NestedCallbackSender for ::callbacks::Client<T> {
    async fn appraised(
        &self,
        target: &::callbacks::Target,
        body: &Appraised,
    ) -> Result<appraised::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &appraised::OPERATION)
            .json(
                "application/json",
                serialization::schema(1),
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}
/// The schema at `#/paths/~1claims/post/callbacks/appraisalWanted/%7B$request.body%23~1appraisalUrl%7D/post/requestBody/content/application~1json/schema`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AppraisalWanted {
    /// The member `claim`.
    pub claim: String,
    /// The member `resultUrl`.
    pub result_url: String,
}
impl AppraisalWanted {
    /// A value of its members.
    pub fn new(claim: impl Into<String>, result_url: impl Into<String>) -> Self {
        Self {
            claim: Into::into(claim),
            result_url: Into::into(result_url),
        }
    }
}
/// The schema at `#/paths/~1claims/post/callbacks/appraisalWanted/%7B$request.body%23~1appraisalUrl%7D/post/callbacks/appraised/%7B$request.body%23~1resultUrl%7D/put/requestBody/content/application~1json/schema`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Appraised {
    /// The member `cents`.
    pub cents: i64,
}
impl Appraised {
    /// A value of its members.
    pub fn new(cents: i64) -> Self {
        Self { cents }
    }
}
/// The callback `appraisalWanted` of `POST /claims`.
pub mod appraisal_wanted {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Payload, Target,
        UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/appraisalUrl}")
        .with_path_template("/claims");
    /// Finds out where to call: evaluates `{$request.body#/appraisalUrl}` over the request to `POST /claims`. `None`: this client did not ask to be called back.
    ///
    /// # Errors
    ///
    /// When the client gave something that is no absolute `http` or `https` URL.
    pub fn resolve(exchange: &Exchange) -> Result<Option<Target>, Error> {
        KEY.resolve(exchange)
    }
    /// The target whose base URL is given by hand instead of being found in a request.
    ///
    /// # Errors
    ///
    /// When it is no absolute `http` or `https` URL.
    pub fn at(base_url: &str) -> Result<Target, Error> {
        KEY.at(base_url)
    }
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/appraisal-wanted";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "appraisalWanted",
        "POST",
        "/appraisal-wanted",
    );
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::AppraisalWanted> = Payload::new(
        super::serialization::schema(0),
    );
    /// What is sent. The callback `appraisalWanted` of `POST /claims`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::AppraisalWanted,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::AppraisalWanted) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The appraisal is under way
        ///
        /// Status `202`.
        Accepted,
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::Accepted => reply.status(202),
                Self::Undeclared(_) => reply.undeclared(),
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
    ::callbacks::__private::sample!(super::AppraisalWanted, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
/// The callback `appraised` of the callback `POST {$request.body#/appraisalUrl}`.
pub mod appraised {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Payload, Target,
        UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/resultUrl}");
    /// Finds out where to call: evaluates `{$request.body#/resultUrl}` over the request to `POST {$request.body#/appraisalUrl}`. `None`: this client did not ask to be called back.
    ///
    /// # Errors
    ///
    /// When the client gave something that is no absolute `http` or `https` URL.
    pub fn resolve(exchange: &Exchange) -> Result<Option<Target>, Error> {
        KEY.resolve(exchange)
    }
    /// The target whose base URL is given by hand instead of being found in a request.
    ///
    /// # Errors
    ///
    /// When it is no absolute `http` or `https` URL.
    pub fn at(base_url: &str) -> Result<Target, Error> {
        KEY.at(base_url)
    }
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/appraised";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("appraised", "PUT", "/appraised");
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::Appraised> = Payload::new(
        super::serialization::schema(1),
    );
    /// What is sent. The callback `appraised` of the callback `POST {$request.body#/appraisalUrl}`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Appraised,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::Appraised) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Noted
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
    ::callbacks::__private::sample!(super::Appraised, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
::callbacks::__private::encode_request!(
    appraisal_wanted, client, request, ::callbacks::__private::Call::of(client, &
    appraisal_wanted::OPERATION).json("application/json", serialization::schema(0),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::encode_request!(
    appraised, client, request, ::callbacks::__private::Call::of(client, &
    appraised::OPERATION).json("application/json", serialization::schema(1),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, Schema, SchemaRef, Visit, payload,
        received,
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
            to == schema(0)
        }
    }
    payload!(object super::AppraisalWanted, schema(0));
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
            to == schema(1)
        }
    }
    payload!(object super::Appraised, schema(1));
    received!(object super::Appraised);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
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
