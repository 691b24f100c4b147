/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `limitReached` of `POST /subscriptions`, a `POST` request.
    fn limit_reached(
        &self,
        request: limit_reached::Request,
    ) -> impl ::core::future::Future<
        Output = Result<limit_reached::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `limitLifted` of `POST /subscriptions`, a `POST` request.
    fn limit_lifted(
        &self,
        request: limit_lifted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<limit_lifted::Response, ::callbacks::HandlerError>,
    > + Send;

    /// Several callbacks to one URL that nothing distinguishes. A request is the first of these that it
    /// fits:
    ///
    /// - the callback `usageReport` of `POST /subscriptions`
    /// - the callback `costReport` of `POST /subscriptions`
    fn subscriptions_callback(
        &self,
        request: subscriptions_callback::Request,
    ) -> impl ::core::future::Future<
        Output = Result<subscriptions_callback::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `invoice_paid`, a `POST` request.
    fn invoice_paid(
        &self,
        request: invoice_paid::Request,
    ) -> impl ::core::future::Future<
        Output = Result<invoice_paid::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `invoice_voided`, a `POST` request.
    fn invoice_voided(
        &self,
        request: invoice_voided::Request,
    ) -> impl ::core::future::Future<
        Output = Result<invoice_voided::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `balance_changed`, a `POST` request.
    fn balance_changed(
        &self,
        request: balance_changed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<balance_changed::Response, ::callbacks::HandlerError>,
    > + Send;

    /// Receives an event that this module does not know: a newer one, or one that was not chosen.
    ///
    /// By default it is answered with 404. To accept it, return a status of success.
    fn unknown_event(
        &self,
        event: ::callbacks::receiver::UnknownEvent,
    ) -> impl ::core::future::Future<
        Output = Result<::callbacks::StatusCode, ::callbacks::HandlerError>,
    > + Send {
        async move { Err(event.refuse()) }
    }
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn limit_reached(
        &self,
        request: limit_reached::Request,
    ) -> impl ::core::future::Future<
        Output = Result<limit_reached::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::limit_reached(&**self, request)
    }

    fn limit_lifted(
        &self,
        request: limit_lifted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<limit_lifted::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::limit_lifted(&**self, request)
    }

    fn subscriptions_callback(
        &self,
        request: subscriptions_callback::Request,
    ) -> impl ::core::future::Future<
        Output = Result<subscriptions_callback::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::subscriptions_callback(&**self, request)
    }

    fn invoice_paid(
        &self,
        request: invoice_paid::Request,
    ) -> impl ::core::future::Future<
        Output = Result<invoice_paid::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::invoice_paid(&**self, request)
    }

    fn invoice_voided(
        &self,
        request: invoice_voided::Request,
    ) -> impl ::core::future::Future<
        Output = Result<invoice_voided::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::invoice_voided(&**self, request)
    }

    fn balance_changed(
        &self,
        request: balance_changed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<balance_changed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::balance_changed(&**self, request)
    }

    fn unknown_event(
        &self,
        event: ::callbacks::receiver::UnknownEvent,
    ) -> impl ::core::future::Future<
        Output = Result<::callbacks::StatusCode, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::unknown_event(&**self, event)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    webhooks::routes(::callbacks::__private::Routes::new(handler))
        .on(
            &limit_reached::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::limit_reached(&*handler, request).await
            },
        )
        .on(
            &limit_lifted::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::limit_lifted(&*handler, request).await
            },
        )
        .on_any(
            &[&usage_report::OPERATION, &cost_report::OPERATION],
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::subscriptions_callback(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `limitReached` of `POST /subscriptions`, a `POST` request.
    fn limit_reached(
        &self,
        target: &::callbacks::Target,
        body: &LimitReached,
    ) -> impl ::core::future::Future<
        Output = Result<limit_reached::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `limitLifted` of `POST /subscriptions`, a `POST` request.
    fn limit_lifted(
        &self,
        target: &::callbacks::Target,
        body: &LimitLifted,
    ) -> impl ::core::future::Future<
        Output = Result<limit_lifted::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `usageReport` of `POST /subscriptions`, a `POST` request.
    fn usage_report(
        &self,
        target: &::callbacks::Target,
        body: &UsageReport,
    ) -> impl ::core::future::Future<
        Output = Result<usage_report::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `costReport` of `POST /subscriptions`, a `POST` request.
    fn cost_report(
        &self,
        target: &::callbacks::Target,
        body: &CostReport,
    ) -> impl ::core::future::Future<
        Output = Result<cost_report::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `invoice_paid`, a `POST` request.
    fn invoice_paid(
        &self,
        target: &::callbacks::Target,
        body: &InvoicePaid,
    ) -> impl ::core::future::Future<
        Output = Result<invoice_paid::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `invoice_voided`, a `POST` request.
    fn invoice_voided(
        &self,
        target: &::callbacks::Target,
        body: &InvoiceVoided,
    ) -> impl ::core::future::Future<
        Output = Result<invoice_voided::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `balance_changed`, a `POST` request.
    fn balance_changed(
        &self,
        target: &::callbacks::Target,
        body: &BalanceChanged,
    ) -> impl ::core::future::Future<
        Output = Result<balance_changed::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn limit_reached(
        &self,
        target: &::callbacks::Target,
        body: &LimitReached,
    ) -> Result<limit_reached::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &limit_reached::OPERATION)
            .json(
                "application/json",
                serialization::schema::LIMIT_REACHED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn limit_lifted(
        &self,
        target: &::callbacks::Target,
        body: &LimitLifted,
    ) -> Result<limit_lifted::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &limit_lifted::OPERATION)
            .json(
                "application/json",
                serialization::schema::LIMIT_LIFTED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn usage_report(
        &self,
        target: &::callbacks::Target,
        body: &UsageReport,
    ) -> Result<usage_report::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &usage_report::OPERATION)
            .json(
                "application/json",
                serialization::schema::USAGE_REPORT,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn cost_report(
        &self,
        target: &::callbacks::Target,
        body: &CostReport,
    ) -> Result<cost_report::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &cost_report::OPERATION)
            .accept("application/json")
            .json(
                "application/json",
                serialization::schema::COST_REPORT,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn invoice_paid(
        &self,
        target: &::callbacks::Target,
        body: &InvoicePaid,
    ) -> Result<invoice_paid::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &invoice_paid::OPERATION)
            .json(
                "application/json",
                serialization::schema::INVOICE_PAID,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn invoice_voided(
        &self,
        target: &::callbacks::Target,
        body: &InvoiceVoided,
    ) -> Result<invoice_voided::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &invoice_voided::OPERATION)
            .accept("application/json")
            .json(
                "application/json",
                serialization::schema::INVOICE_VOIDED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn balance_changed(
        &self,
        target: &::callbacks::Target,
        body: &BalanceChanged,
    ) -> Result<balance_changed::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &balance_changed::OPERATION)
            .json(
                "application/json",
                serialization::schema::BALANCE_CHANGED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LimitReached {
    pub kind: Kind,
    /// At least `1`.
    pub limit: u64,
}

impl LimitReached {
    /// Creates a value from its members.
    pub fn new(kind: Kind, limit: u64) -> Self {
        Self { kind, limit }
    }
}

#[allow(clippy::enum_variant_names)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `limitReached`
    LimitReached,
    /// `limitLifted`
    LimitLifted,
    /// `limitIgnored`
    LimitIgnored,
}

impl Kind {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[
        Self::LimitReached,
        Self::LimitLifted,
        Self::LimitIgnored,
    ];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LimitReached => "limitReached",
            Self::LimitLifted => "limitLifted",
            Self::LimitIgnored => "limitIgnored",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LimitLifted {
    pub kind: Kind,
}

impl LimitLifted {
    /// Creates a value from its members.
    pub fn new(kind: Kind) -> Self {
        Self { kind }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UsageReport {
    pub units: i64,
}

impl UsageReport {
    /// Creates a value from its members.
    pub fn new(units: i64) -> Self {
        Self { units }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CostReport {
    pub cents: i64,
}

impl CostReport {
    /// Creates a value from its members.
    pub fn new(cents: i64) -> Self {
        Self { cents }
    }
}

/// In JSON, `object` is always `event`.
///
/// In JSON, `type` is always `invoice.paid`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InvoicePaid {
    pub data: InvoicePaidData,
}

impl InvoicePaid {
    /// Creates a value from its members.
    pub fn new(data: InvoicePaidData) -> Self {
        Self { data }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InvoicePaidData {
    /// At least `1` character.
    pub invoice: String,
}

impl InvoicePaidData {
    /// Creates a value from its members.
    pub fn new(invoice: impl Into<String>) -> Self {
        Self {
            invoice: Into::into(invoice),
        }
    }
}

/// In JSON, `object` is always `event`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InvoiceVoided {
    pub r#type: InvoiceVoidedType,
}

impl InvoiceVoided {
    /// Creates a value from its members.
    pub fn new(r#type: InvoiceVoidedType) -> Self {
        Self { r#type }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InvoiceVoidedType {
    /// `invoice.voided`
    InvoiceVoided,
    /// `invoice.deleted`
    InvoiceDeleted,
}

impl InvoiceVoidedType {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::InvoiceVoided, Self::InvoiceDeleted];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvoiceVoided => "invoice.voided",
            Self::InvoiceDeleted => "invoice.deleted",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BalanceChanged {
    pub balance: i64,
}

impl BalanceChanged {
    /// Creates a value from its members.
    pub fn new(balance: i64) -> Self {
        Self { balance }
    }
}

/// Callbacks to one URL that nothing in the document distinguishes.
pub mod subscriptions_callback {
    use ::callbacks::HandlerError;
    use ::callbacks::__private::{
        DecodeRequest, EncodeAnswer, IncomingRequest, Rejection, OutgoingAnswer,
    };

    /// A request: the first of these that a message fits.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Request {
        /// The callback `usageReport` of `POST /subscriptions`.
        UsageReport(super::usage_report::Request),
        /// The callback `costReport` of `POST /subscriptions`.
        CostReport(super::cost_report::Request),
    }

    impl DecodeRequest for Request {
        fn decode(incoming: IncomingRequest) -> Result<Self, Rejection> {
            incoming
                .first_of(
                    &[
                        (
                            "usageReport",
                            |incoming| {
                                DecodeRequest::decode(incoming).map(Self::UsageReport)
                            },
                        ),
                        (
                            "costReport",
                            |incoming| {
                                DecodeRequest::decode(incoming).map(Self::CostReport)
                            },
                        ),
                    ],
                )
        }
    }

    /// The answer to one of these requests.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The callback `usageReport` of `POST /subscriptions`.
        UsageReport(super::usage_report::Response),
        /// The callback `costReport` of `POST /subscriptions`.
        CostReport(super::cost_report::Response),
    }

    impl EncodeAnswer for Response {
        fn encode(
            &self,
            outgoing: OutgoingAnswer,
        ) -> Result<OutgoingAnswer, HandlerError> {
            match self {
                Self::UsageReport(response) => response.encode(outgoing),
                Self::CostReport(response) => response.encode(outgoing),
            }
        }
    }

    impl From<super::usage_report::Response> for Response {
        fn from(response: super::usage_report::Response) -> Self {
            Self::UsageReport(response)
        }
    }

    impl From<super::cost_report::Response> for Response {
        fn from(response: super::cost_report::Response) -> Self {
            Self::CostReport(response)
        }
    }
}

/// Receives all webhooks at one URL. They are distinguished by `/type` of the body.
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
                &super::invoice_paid::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::invoice_paid(&*handler, request).await
                },
            )
            .on(
                &super::invoice_voided::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::invoice_voided(&*handler, request).await
                },
            )
            .on(
                &super::balance_changed::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::balance_changed(&*handler, request).await
                },
            )
            .unknown(|handler: ::std::sync::Arc<H>, event| async move {
                super::CallbackHandler::unknown_event(&*handler, event).await
            })
    }

    /// A received webhook.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(
        clippy::large_enum_variant,
        reason = "an event is moved once, to its handler"
    )]
    pub enum Event {
        /// The webhook `invoice_paid`.
        InvoicePaid(super::invoice_paid::Request),
        /// The webhook `invoice_voided`.
        InvoiceVoided(super::invoice_voided::Request),
        /// The webhook `balance_changed`.
        BalanceChanged(super::balance_changed::Request),
    }

    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[
            &super::invoice_paid::OPERATION,
            &super::invoice_voided::OPERATION,
            &super::balance_changed::OPERATION,
        ];

        fn decode(index: usize, incoming: IncomingRequest) -> Result<Self, Rejection> {
            type Decode = fn(IncomingRequest) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::InvoicePaid),
                |incoming| DecodeRequest::decode(incoming).map(Event::InvoiceVoided),
                |incoming| DecodeRequest::decode(incoming).map(Event::BalanceChanged),
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

/// The callback `limitReached` of `POST /subscriptions`.
pub mod limit_reached {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/notifyUrl}")
        .with_path_template("/subscriptions");

    /// Evaluates `{$request.body#/notifyUrl}` over the request to `POST /subscriptions`. Returns the URL to
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
    pub const BASE_PATH: &str = "/limit-reached";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
            "limitReached",
            "POST",
            "/limit-reached",
        )
        .with_event(
            Event::new(
                "limitReached",
                &[Discriminator::Pointer("/kind")],
                &[Some(&["limitReached"])],
            ),
        );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::LimitReached> = Payload::new(
        super::serialization::schema::LIMIT_REACHED,
    );

    /// A request of the callback `limitReached` of `POST /subscriptions`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::LimitReached,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::LimitReached) -> Self {
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

/// The callback `limitLifted` of `POST /subscriptions`.
pub mod limit_lifted {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/notifyUrl}")
        .with_path_template("/subscriptions");

    /// Evaluates `{$request.body#/notifyUrl}` over the request to `POST /subscriptions`. Returns the URL to
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
    pub const BASE_PATH: &str = "/limit-reached";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
            "limitLifted",
            "POST",
            "/limit-reached",
        )
        .with_event(
            Event::new(
                "limitLifted",
                &[Discriminator::Pointer("/kind")],
                &[Some(&["limitLifted"])],
            ),
        );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::LimitLifted> = Payload::new(
        super::serialization::schema::LIMIT_LIFTED,
    );

    /// A request of the callback `limitLifted` of `POST /subscriptions`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::LimitLifted,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::LimitLifted) -> Self {
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

/// The callback `usageReport` of `POST /subscriptions`.
pub mod usage_report {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/reportUrl}")
        .with_path_template("/subscriptions");

    /// Evaluates `{$request.body#/reportUrl}` over the request to `POST /subscriptions`. Returns the URL to
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
    pub const BASE_PATH: &str = "/usage-report";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "usageReport",
        "POST",
        "/usage-report",
    );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::UsageReport> = Payload::new(
        super::serialization::schema::USAGE_REPORT,
    );

    /// A request of the callback `usageReport` of `POST /subscriptions`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::UsageReport,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::UsageReport) -> Self {
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

/// The callback `costReport` of `POST /subscriptions`.
pub mod cost_report {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/reportUrl}")
        .with_path_template("/subscriptions");

    /// Evaluates `{$request.body#/reportUrl}` over the request to `POST /subscriptions`. Returns the URL to
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
    pub const BASE_PATH: &str = "/usage-report";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "costReport",
        "POST",
        "/usage-report",
    );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::CostReport> = Payload::new(
        super::serialization::schema::COST_REPORT,
    );

    /// A request of the callback `costReport` of `POST /subscriptions`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::CostReport,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::CostReport) -> Self {
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
        /// Status `200`.
        Ok(String),
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
                            super::serialization::schema::COST_REPORT_RESPONSE,
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
                                .json(
                                    &Payload::new(
                                        super::serialization::schema::COST_REPORT_RESPONSE,
                                    ),
                                )?,
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

/// The webhook `invoice_paid`, a `POST` request.
pub mod invoice_paid {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
            "invoice_paid",
            "POST",
            "/invoice-paid",
        )
        .with_event(
            Event::new(
                "invoice_paid",
                &[Discriminator::Pointer("/type")],
                &[Some(&["invoice.paid"])],
            ),
        );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/invoice-paid";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::InvoicePaid> = Payload::new(
        super::serialization::schema::INVOICE_PAID,
    );

    /// A request of the webhook `invoice_paid`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::InvoicePaid,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::InvoicePaid) -> Self {
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

/// The webhook `invoice_voided`, a `POST` request.
pub mod invoice_voided {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
            "invoice_voided",
            "POST",
            "/invoice-voided",
        )
        .with_event(
            Event::new(
                "invoice_voided",
                &[Discriminator::Pointer("/type")],
                &[Some(&["invoice.voided", "invoice.deleted"])],
            ),
        );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/invoice-voided";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::InvoiceVoided> = Payload::new(
        super::serialization::schema::INVOICE_VOIDED,
    );

    /// A request of the webhook `invoice_voided`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::InvoiceVoided,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::InvoiceVoided) -> Self {
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
        /// Status `200`.
        Ok(String),
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
                            super::serialization::schema::INVOICE_VOIDED_RESPONSE,
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
                                .json(
                                    &Payload::new(
                                        super::serialization::schema::INVOICE_VOIDED_RESPONSE,
                                    ),
                                )?,
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

/// The webhook `balance_changed`, a `POST` request.
pub mod balance_changed {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
            "balance_changed",
            "POST",
            "/balance-changed",
        )
        .with_event(
            Event::new("balance_changed", &[Discriminator::Pointer("/type")], &[None]),
        );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/balance-changed";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::BalanceChanged> = Payload::new(
        super::serialization::schema::BALANCE_CHANGED,
    );

    /// A request of the webhook `balance_changed`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::BalanceChanged,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::BalanceChanged) -> Self {
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
        AsInstance, Members, Object, ReadObject, Scalar, SchemaRef, StringEnum, Visit,
        has_length, payload, received,
    };

    impl<'de> ReadObject<'de> for super::LimitReached {
        const EXPECTED: &'static str = "an object (`LimitReached`)";

        const MEMBERS: &'static [&'static str] = &["kind", "limit"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut kind = None;
            let mut limit = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut kind),
                    _ => members.fill(&mut limit),
                }
            }
            Some(Self {
                kind: members.required(0, kind)?,
                limit: members.required(1, limit)?,
            })
        }
    }

    impl Object for super::LimitReached {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", self.kind.as_instance())?;
            visit("limit", self.limit.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::LIMIT_REACHED && self.limit >= 1
        }
    }

    payload!(object super::LimitReached, schema::LIMIT_REACHED);
    received!(object super::LimitReached);

    impl StringEnum for super::Kind {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::Kind, schema::KIND);
    received!(string super::Kind);

    impl<'de> ReadObject<'de> for super::LimitLifted {
        const EXPECTED: &'static str = "an object (`LimitLifted`)";

        const MEMBERS: &'static [&'static str] = &["kind"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut kind = None;
            while members.next().is_some() {
                members.fill(&mut kind);
            }
            Some(Self {
                kind: members.required(0, kind)?,
            })
        }
    }

    impl Object for super::LimitLifted {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", self.kind.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::LIMIT_LIFTED
        }
    }

    payload!(object super::LimitLifted, schema::LIMIT_LIFTED);
    received!(object super::LimitLifted);

    impl<'de> ReadObject<'de> for super::UsageReport {
        const EXPECTED: &'static str = "an object (`UsageReport`)";

        const MEMBERS: &'static [&'static str] = &["units"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut units = None;
            while members.next().is_some() {
                members.fill(&mut units);
            }
            Some(Self {
                units: members.required(0, units)?,
            })
        }
    }

    impl Object for super::UsageReport {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("units", self.units.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::USAGE_REPORT
        }
    }

    payload!(object super::UsageReport, schema::USAGE_REPORT);
    received!(object super::UsageReport);

    impl<'de> ReadObject<'de> for super::CostReport {
        const EXPECTED: &'static str = "an object (`CostReport`)";

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

    impl Object for super::CostReport {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("cents", self.cents.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::COST_REPORT
        }
    }

    payload!(object super::CostReport, schema::COST_REPORT);
    received!(object super::CostReport);

    impl<'de> ReadObject<'de> for super::InvoicePaid {
        const EXPECTED: &'static str = "an object (`InvoicePaid`)";

        const MEMBERS: &'static [&'static str] = &["data", "object", "type"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut data = None;
            let mut object = None;
            let mut r#type = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut data),
                    1 => members.constant(&mut object, Scalar::String("event")),
                    _ => members.constant(&mut r#type, Scalar::String("invoice.paid")),
                }
            }
            members.required(1, object)?;
            members.required(2, r#type)?;
            Some(Self {
                data: members.required(0, data)?,
            })
        }
    }

    impl Object for super::InvoicePaid {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("object", Scalar::String("event").into())?;
            visit("type", Scalar::String("invoice.paid").into())?;
            visit("data", self.data.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::INVOICE_PAID && self.data.conforms(schema::INVOICE_PAID_DATA)
        }
    }

    payload!(object super::InvoicePaid, schema::INVOICE_PAID);
    received!(object super::InvoicePaid);

    impl<'de> ReadObject<'de> for super::InvoicePaidData {
        const EXPECTED: &'static str = "an object (`InvoicePaidData`)";

        const MEMBERS: &'static [&'static str] = &["invoice"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut invoice = None;
            while members.next().is_some() {
                members.fill(&mut invoice);
            }
            Some(Self {
                invoice: members.required(0, invoice)?,
            })
        }
    }

    impl Object for super::InvoicePaidData {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("invoice", self.invoice.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::INVOICE_PAID_DATA && has_length(&self.invoice, 1..)
        }
    }

    payload!(object super::InvoicePaidData, schema::INVOICE_PAID_DATA);
    received!(object super::InvoicePaidData);

    impl<'de> ReadObject<'de> for super::InvoiceVoided {
        const EXPECTED: &'static str = "an object (`InvoiceVoided`)";

        const MEMBERS: &'static [&'static str] = &["type", "object"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut r#type = None;
            let mut object = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut r#type),
                    _ => members.constant(&mut object, Scalar::String("event")),
                }
            }
            members.required(1, object)?;
            Some(Self {
                r#type: members.required(0, r#type)?,
            })
        }
    }

    impl Object for super::InvoiceVoided {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("object", Scalar::String("event").into())?;
            visit("type", self.r#type.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::INVOICE_VOIDED
        }
    }

    payload!(object super::InvoiceVoided, schema::INVOICE_VOIDED);
    received!(object super::InvoiceVoided);

    impl StringEnum for super::InvoiceVoidedType {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::InvoiceVoidedType, schema::INVOICE_VOIDED_TYPE);
    received!(string super::InvoiceVoidedType);

    impl<'de> ReadObject<'de> for super::BalanceChanged {
        const EXPECTED: &'static str = "an object (`BalanceChanged`)";

        const MEMBERS: &'static [&'static str] = &["balance"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut balance = None;
            while members.next().is_some() {
                members.fill(&mut balance);
            }
            Some(Self {
                balance: members.required(0, balance)?,
            })
        }
    }

    impl Object for super::BalanceChanged {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("balance", self.balance.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::BALANCE_CHANGED
        }
    }

    payload!(object super::BalanceChanged, schema::BALANCE_CHANGED);
    received!(object super::BalanceChanged);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static KIND: SchemaRef = at(Index::KIND);
        pub static LIMIT_REACHED: SchemaRef = at(Index::LIMIT_REACHED);
        pub static LIMIT_LIFTED: SchemaRef = at(Index::LIMIT_LIFTED);
        pub static USAGE_REPORT: SchemaRef = at(Index::USAGE_REPORT);
        pub static COST_REPORT: SchemaRef = at(Index::COST_REPORT);
        pub static COST_REPORT_RESPONSE: SchemaRef = at(Index::COST_REPORT_RESPONSE);
        pub static INVOICE_PAID_DATA: SchemaRef = at(Index::INVOICE_PAID_DATA);
        pub static INVOICE_PAID: SchemaRef = at(Index::INVOICE_PAID);
        pub static INVOICE_VOIDED_TYPE: SchemaRef = at(Index::INVOICE_VOIDED_TYPE);
        pub static INVOICE_VOIDED: SchemaRef = at(Index::INVOICE_VOIDED);
        pub static INVOICE_VOIDED_RESPONSE: SchemaRef = at(
            Index::INVOICE_VOIDED_RESPONSE,
        );
        pub static BALANCE_CHANGED: SchemaRef = at(Index::BALANCE_CHANGED);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            KIND,
            LIMIT_REACHED,
            LIMIT_LIFTED,
            USAGE_REPORT,
            COST_REPORT,
            COST_REPORT_RESPONSE,
            INVOICE_PAID_DATA,
            INVOICE_PAID,
            INVOICE_VOIDED_TYPE,
            INVOICE_VOIDED,
            INVOICE_VOIDED_RESPONSE,
            BALANCE_CHANGED,
        }

        static SCHEMAS: [Schema; 12] = [
            Schema::new(
                "Kind",
                r#"{"type":"string","enum":["limitReached","limitLifted","limitIgnored"]}"#,
            ),
            Schema::new(
                "LimitReached",
                r#"{"type":"object","required":["kind","limit"],"properties":{"kind":{"$ref":"Kind"},"limit":{"type":"integer","minimum":1}}}"#,
            ),
            Schema::new(
                "LimitLifted",
                r#"{"type":"object","required":["kind"],"properties":{"kind":{"$ref":"Kind"}}}"#,
            ),
            Schema::new(
                "UsageReport",
                r#"{"type":"object","required":["units"],"properties":{"units":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "CostReport",
                r#"{"type":"object","required":["cents"],"properties":{"cents":{"type":"integer"}}}"#,
            ),
            Schema::new("CostReportResponse", r#"{"type":"string"}"#),
            Schema::new(
                "InvoicePaidData",
                r#"{"type":"object","required":["invoice"],"properties":{"invoice":{"type":"string","minLength":1}}}"#,
            ),
            Schema::new(
                "InvoicePaid",
                r#"{"type":"object","required":["object","type","data"],"properties":{"object":{"const":"event"},"type":{"const":"invoice.paid"},"data":{"$ref":"InvoicePaidData"}}}"#,
            ),
            Schema::new(
                "InvoiceVoidedType",
                r#"{"enum":["invoice.voided","invoice.deleted"]}"#,
            ),
            Schema::new(
                "InvoiceVoided",
                r#"{"type":"object","required":["object","type"],"properties":{"object":{"const":"event"},"type":{"$ref":"InvoiceVoidedType"}}}"#,
            ),
            Schema::new("InvoiceVoidedResponse", r#"{"type":"string"}"#),
            Schema::new(
                "BalanceChanged",
                r#"{"type":"object","required":["balance"],"properties":{"balance":{"type":"integer"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    limit_reached, Self { body }, body = limit_reached::BODY, [], [("/kind",
    "limitReached")], []
);
::callbacks::__private::encode_request!(
    limit_reached, client, request, ::callbacks::__private::Call::of(client, &
    limit_reached::OPERATION).json("application/json",
    serialization::schema::LIMIT_REACHED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    limit_lifted, Self { body }, body = limit_lifted::BODY, [], [("/kind",
    "limitLifted")], []
);
::callbacks::__private::encode_request!(
    limit_lifted, client, request, ::callbacks::__private::Call::of(client, &
    limit_lifted::OPERATION).json("application/json",
    serialization::schema::LIMIT_LIFTED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    usage_report, Self { body }, body = usage_report::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    usage_report, client, request, ::callbacks::__private::Call::of(client, &
    usage_report::OPERATION).json("application/json",
    serialization::schema::USAGE_REPORT,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    cost_report, Self { body }, body = cost_report::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    cost_report, client, request, ::callbacks::__private::Call::of(client, &
    cost_report::OPERATION).accept("application/json").json("application/json",
    serialization::schema::COST_REPORT, ::callbacks::__private::AsInstance::as_instance(&
    request.body)) ?
);
::callbacks::__private::sample!(
    invoice_paid, Self { body }, body = invoice_paid::BODY, [], [("/type",
    "invoice.paid")], []
);
::callbacks::__private::encode_request!(
    invoice_paid, client, request, ::callbacks::__private::Call::of(client, &
    invoice_paid::OPERATION).json("application/json",
    serialization::schema::INVOICE_PAID,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    invoice_voided, Self { body }, body = invoice_voided::BODY, [], [("/type",
    "invoice.voided")], []
);
::callbacks::__private::encode_request!(
    invoice_voided, client, request, ::callbacks::__private::Call::of(client, &
    invoice_voided::OPERATION).accept("application/json").json("application/json",
    serialization::schema::INVOICE_VOIDED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    balance_changed, Self { body }, body = balance_changed::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    balance_changed, client, request, ::callbacks::__private::Call::of(client, &
    balance_changed::OPERATION).json("application/json",
    serialization::schema::BALANCE_CHANGED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
