/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `statusNotification` of `POST /subscriptions`, a `POST` request.
    fn status_notification(
        &self,
        request: status_notification::Request,
    ) -> impl ::core::future::Future<
        Output = Result<status_notification::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `removed` of `POST /subscriptions`, a `POST` request.
    fn removed(
        &self,
        request: removed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<removed::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn status_notification(
        &self,
        request: status_notification::Request,
    ) -> impl ::core::future::Future<
        Output = Result<status_notification::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::status_notification(&**self, request)
    }

    fn removed(
        &self,
        request: removed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<removed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::removed(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &status_notification::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::status_notification(&*handler, request).await
            },
        )
        .on(
            &removed::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::removed(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `statusNotification` of `POST /subscriptions`, a `POST` request.
    fn status_notification(
        &self,
        target: &::callbacks::Target,
        request: &status_notification::Request,
    ) -> impl ::core::future::Future<
        Output = Result<status_notification::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `removed` of `POST /subscriptions`, a `POST` request.
    fn removed(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = Result<removed::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
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
            .query(
                Checked::new("tag", serialization::schema::STATUS_NOTIFICATION_TAG),
                &request.tag,
            )
            .header("X-Trace", &request.x_trace)
            .header("webhook-id", &request.webhook_id)
            .cookie("session", &request.session)
            .json(
                "application/json",
                serialization::schema::STATUS,
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

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Status {
    /// At most `10` characters.
    pub state: String,
}

impl Status {
    /// Creates a value from its members.
    pub fn new(state: impl Into<String>) -> Self {
        Self { state: Into::into(state) }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Noted {
    pub by: String,
}

impl Noted {
    /// Creates a value from its members.
    pub fn new(by: impl Into<String>) -> Self {
        Self { by: Into::into(by) }
    }
}

/// The callback `statusNotification` of `POST /subscriptions`.
pub mod status_notification {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        Checked, DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/notifUri}/notify/{subscription}")
        .with_path_parameters(&["subscription"])
        .with_path_template("/subscriptions");

    /// Evaluates `{$request.body#/notifUri}/notify/{subscription}` over the request to `POST /subscriptions`.
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
    pub const BASE_PATH: &str = "/status-notification";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
            "statusNotification",
            "POST",
            "/status-notification/notify/{subscription}",
        )
        .with_redirects(&[307, 308]);

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Status> = Payload::new(
        super::serialization::schema::STATUS,
    );

    /// A request of the callback `statusNotification` of `POST /subscriptions`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The path parameter `subscription`.
        pub subscription: String,
        /// The query parameter `tag`.
        pub tag: Option<String>,
        /// The header `X-Trace`.
        pub x_trace: Option<String>,
        /// The header `webhook-id`.
        pub webhook_id: Option<String>,
        /// The cookie `session`.
        pub session: Option<String>,
        /// The body.
        pub body: super::Status,
    }

    impl Request {
        /// Creates a value with the required parts.
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
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let (
                Some(subscription),
                Some(tag),
                Some(x_trace),
                Some(webhook_id),
                Some(session),
                Some(body),
            ) = (
                incoming.path("subscription"),
                incoming
                    .query(
                        Checked::new(
                            "tag",
                            super::serialization::schema::STATUS_NOTIFICATION_TAG,
                        ),
                    ),
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

    /// An answer that the document declares.
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
                            super::serialization::schema::NOTED,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::NoContent => outgoing.status(204),
                Self::TemporaryRedirect => outgoing.status(307),
                Self::PermanentRedirect => outgoing.status(308),
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
                                .json(&Payload::new(super::serialization::schema::NOTED))?,
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
}

/// The callback `removed` of `POST /subscriptions`.
pub mod removed {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/notifUri}")
        .with_path_template("/subscriptions");

    /// Evaluates `{$request.body#/notifUri}` over the request to `POST /subscriptions`. Returns the URL to
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
    pub const BASE_PATH: &str = "/status-notification";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "removed",
        "POST",
        "/status-notification",
    );

    /// A request of the callback `removed` of `POST /subscriptions`.
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
        /// It is noted
        ///
        /// Status `204`.
        NoContent,
        /// Declared, but by it a POST becomes a GET
        ///
        /// Status `302`.
        Found,
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
                Self::Found => outgoing.status(302),
                Self::Undeclared(_) => outgoing.undeclared(),
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
}

mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, SchemaRef, Visit, has_length, payload,
        received,
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
            to == schema::STATUS && has_length(&self.state, 0..=10)
        }
    }

    payload!(object super::Status, schema::STATUS);
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
            to == schema::NOTED
        }
    }

    payload!(object super::Noted, schema::NOTED);
    received!(object super::Noted);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static STATUS_NOTIFICATION_TAG: SchemaRef = at(
            Index::STATUS_NOTIFICATION_TAG,
        );
        pub static STATUS: SchemaRef = at(Index::STATUS);
        pub static NOTED: SchemaRef = at(Index::NOTED);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            STATUS_NOTIFICATION_TAG,
            STATUS,
            NOTED,
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
}

::callbacks::__private::sample!(
    status_notification, Self { subscription :
    ::callbacks::__private::sample_parameter("subscription", & ["\"sample\""]), tag :
    None, x_trace : None, webhook_id : None, session : None, body }, body =
    status_notification::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    status_notification, client, request, ::callbacks::__private::Call::of(client, &
    status_notification::OPERATION).accept("application/json").path("subscription", &
    request.subscription).query(Checked::new("tag",
    serialization::schema::STATUS_NOTIFICATION_TAG), & request.tag).header("X-Trace", &
    request.x_trace).header("webhook-id", & request.webhook_id).cookie("session", &
    request.session).json("application/json", serialization::schema::STATUS,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(removed, Self {});
::callbacks::__private::encode_request!(
    removed, client, request, ::callbacks::__private::Call::of(client, &
    removed::OPERATION)
);
