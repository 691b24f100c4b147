/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `statusNotification` of `POST /subscriptions`: a `POST` request.
    fn status_notification(
        &self,
        callback: status_notification::Request,
    ) -> impl ::core::future::Future<
        Output = Result<status_notification::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The callback `removed` of `POST /subscriptions`: a `POST` request.
    fn removed(
        &self,
        callback: removed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<removed::Response, ::callbacks::HandlerError>,
    > + Send;
}
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn status_notification(
        &self,
        callback: status_notification::Request,
    ) -> impl ::core::future::Future<
        Output = Result<status_notification::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::status_notification(&**self, callback)
    }
    fn removed(
        &self,
        callback: removed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<removed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::removed(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &status_notification::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::status_notification(&*handler, callback).await
            },
        )
        .on(
            &removed::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::removed(&*handler, callback).await
            },
        )
        .into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The callback `statusNotification` of `POST /subscriptions`: a `POST` request.
    fn status_notification(
        &self,
        target: &::callbacks::Target,
        request: &status_notification::Request,
    ) -> impl ::core::future::Future<
        Output = Result<status_notification::Response, ::callbacks::Error>,
    > + Send;
    /// The callback `removed` of `POST /subscriptions`: a `POST` request.
    fn removed(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<removed::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn status_notification(
        &self,
        target: &::callbacks::Target,
        request: &status_notification::Request,
    ) -> Result<status_notification::Response, ::callbacks::Error> {
        use ::callbacks::__private::Checked;
        let call = ::callbacks::__private::Call::of(
                self,
                &status_notification::OPERATION,
            )
            .accept("application/json")
            .path("subscription", &request.subscription)
            .query(Checked::new("tag", serialization::schema(0)), &request.tag)
            .header("X-Trace", &request.x_trace)
            .header("webhook-id", &request.webhook_id)
            .cookie("session", &request.session)
            .json(
                "application/json",
                serialization::schema(1),
                ::callbacks::__private::AsInstance::as_instance(&request.body),
            )?;
        call.send(self, target).await
    }
    async fn removed(
        &self,
        target: &::callbacks::Target,
    ) -> Result<removed::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &removed::OPERATION);
        call.send(self, target).await
    }
}
/// The schema at `#/components/schemas/Status`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Status {
    /// The member `state`.
    ///
    /// At most `10` characters.
    pub state: String,
}
impl Status {
    /// A value of its members.
    pub fn new(state: impl Into<String>) -> Self {
        Self { state: Into::into(state) }
    }
}
/// The schema at `#/components/schemas/Noted`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Noted {
    /// The member `by`.
    pub by: String,
}
impl Noted {
    /// A value of its members.
    pub fn new(by: impl Into<String>) -> Self {
        Self { by: Into::into(by) }
    }
}
/// The callback `statusNotification` of `POST /subscriptions`.
pub mod status_notification {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Payload, Target,
        UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        Checked, DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/notifUri}/notify/{subscription}")
        .with_path_parameters(&["subscription"])
        .with_path_template("/subscriptions");
    /// Finds out where to call: evaluates `{$request.body#/notifUri}/notify/{subscription}` over the request to `POST /subscriptions`. `None`: this client did not ask to be called back.
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
    pub const BASE_PATH: &str = "/status-notification";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
            "statusNotification",
            "POST",
            "/status-notification/notify/{subscription}",
        )
        .with_redirects(&[307, 308]);
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::Status> = Payload::new(
        super::serialization::schema(1),
    );
    /// What is sent. The callback `statusNotification` of `POST /subscriptions`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// `subscription` in the path.
        pub subscription: String,
        /// `tag` in the query.
        pub tag: Option<String>,
        /// `X-Trace` in the header.
        pub x_trace: Option<String>,
        /// `webhook-id` in the header.
        pub webhook_id: Option<String>,
        /// `session` in a cookie.
        pub session: Option<String>,
        /// The body.
        pub body: super::Status,
    }
    impl Request {
        /// A value with the required parts, and no others.
        pub fn new(subscription: impl Into<String>, body: super::Status) -> Self {
            Self {
                subscription: Into::into(subscription),
                body,
                tag: None,
                x_trace: None,
                webhook_id: None,
                session: None,
            }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let (
                Some(subscription),
                Some(tag),
                Some(x_trace),
                Some(webhook_id),
                Some(session),
                Some(body),
            ) = (
                incoming.path("subscription"),
                incoming.query(Checked::new("tag", super::serialization::schema(0))),
                incoming.header("X-Trace"),
                incoming.header("webhook-id"),
                incoming.cookie("session"),
                incoming.json(&BODY),
            ) else { return Err(incoming.reject()) };
            Ok(Self {
                subscription,
                tag,
                x_trace,
                webhook_id,
                session,
                body,
            })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// It is noted
        ///
        /// Status `200`.
        Ok(super::Noted),
        /// It is noted, and there is nothing to say
        ///
        /// Status `204`.
        NoContent,
        /// Another instance has taken over for now
        ///
        /// Status `307`.
        TemporaryRedirect,
        /// Another instance has taken over for good
        ///
        /// Status `308`.
        PermanentRedirect,
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
                            super::serialization::schema(2),
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::NoContent => reply.status(204),
                Self::TemporaryRedirect => reply.status(307),
                Self::PermanentRedirect => reply.status(308),
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
                            answer.json(&Payload::new(super::serialization::schema(2)))?,
                        ),
                    )
                }
                204 => Ok(Self::NoContent),
                307 => Ok(Self::TemporaryRedirect),
                308 => Ok(Self::PermanentRedirect),
                _ => Err(answer.undeclared()),
            }
        }
        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
    ::callbacks::__private::sample!(super::Status, BODY, [], [], []);
    ::callbacks::__private::sample_request!(
        Request { subscription : ::callbacks::__private::sample_parameter("subscription",
        & ["\"sample\""]), tag : None, x_trace : None, webhook_id : None, session : None,
        body : sample() }
    );
}
/// The callback `removed` of `POST /subscriptions`.
pub mod removed {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/notifUri}")
        .with_path_template("/subscriptions");
    /// Finds out where to call: evaluates `{$request.body#/notifUri}` over the request to `POST /subscriptions`. `None`: this client did not ask to be called back.
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
    pub const BASE_PATH: &str = "/status-notification";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "removed",
        "POST",
        "/status-notification",
    );
    /// What is sent. The callback `removed` of `POST /subscriptions`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {}
    impl Request {
        /// A value of its parts.
        pub fn new() -> Self {
            Self {}
        }
    }
    impl DecodeRequest for Request {
        fn decode(_incoming: Incoming) -> Result<Self, Rejection> {
            Ok(Self {})
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// It is noted
        ///
        /// Status `204`.
        NoContent,
        /// Declared, but by it a POST becomes a GET
        ///
        /// Status `302`.
        Found,
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::NoContent => reply.status(204),
                Self::Found => reply.status(302),
                Self::Undeclared(_) => reply.undeclared(),
            }
        }
    }
    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                204 => Ok(Self::NoContent),
                302 => Ok(Self::Found),
                _ => Err(answer.undeclared()),
            }
        }
        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
    ::callbacks::__private::sample_request!(Request {});
}
::callbacks::__private::encode_request!(
    status_notification, client, request, ::callbacks::__private::Call::of(client, &
    status_notification::OPERATION).accept("application/json").path("subscription", &
    request.subscription).query(Checked::new("tag", serialization::schema(0)), & request
    .tag).header("X-Trace", & request.x_trace).header("webhook-id", & request.webhook_id)
    .cookie("session", & request.session).json("application/json",
    serialization::schema(1), ::callbacks::__private::AsInstance::as_instance(& request
    .body)) ?
);
::callbacks::__private::encode_request!(
    removed, client, request, ::callbacks::__private::Call::of(client, &
    removed::OPERATION)
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, Schema, SchemaRef, Visit, has_length,
        payload, received,
    };
    impl<'de> ReadObject<'de> for super::Status {
        const EXPECTED: &'static str = "an object (`Status`)";
        const MEMBERS: &'static [&'static str] = &["state"];
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut state = None;
            while members.next().is_some() {
                members.fill(&mut state);
            }
            Some(Self {
                state: members.required(0, state)?,
            })
        }
    }
    impl Object for super::Status {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("state", self.state.as_instance())
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(1) && has_length(&self.state, 0..=10)
        }
    }
    payload!(object super::Status, schema(1));
    received!(object super::Status);
    impl<'de> ReadObject<'de> for super::Noted {
        const EXPECTED: &'static str = "an object (`Noted`)";
        const MEMBERS: &'static [&'static str] = &["by"];
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut by = None;
            while members.next().is_some() {
                members.fill(&mut by);
            }
            Some(Self {
                by: members.required(0, by)?,
            })
        }
    }
    impl Object for super::Noted {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("by", self.by.as_instance())
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(2)
        }
    }
    payload!(object super::Noted, schema(2));
    received!(object super::Noted);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
    }
    static SCHEMAS: [Schema; 3] = [
        Schema::new("StatusNotificationTag", r#"{"type":"string","maxLength":20}"#),
        Schema::new(
            "Status",
            r#"{"type":"object","required":["state"],"properties":{"state":{"type":"string","maxLength":10}}}"#,
        ),
        Schema::new(
            "Noted",
            r#"{"type":"object","required":["by"],"properties":{"by":{"type":"string"}}}"#,
        ),
    ];
}
