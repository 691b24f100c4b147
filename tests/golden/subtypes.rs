/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `picked` of `POST /couriers`, a `POST` request.
    fn picked(
        &self,
        request: picked::Request,
    ) -> impl ::core::future::Future<
        Output = Result<picked::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `dropped` of `POST /couriers`, a `POST` request.
    fn dropped(
        &self,
        request: dropped::Request,
    ) -> impl ::core::future::Future<
        Output = Result<dropped::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `orderCreated`, a `POST` request.
    fn order_created(
        &self,
        request: order_created::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_created::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `orderPaid`, a `POST` request.
    fn order_paid(
        &self,
        request: order_paid::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_paid::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `orderLost`, a `POST` request.
    fn order_lost(
        &self,
        request: order_lost::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_lost::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `orderMoved`, a `POST` request.
    fn order_moved(
        &self,
        request: order_moved::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_moved::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `refund`, a `POST` request.
    fn refund(
        &self,
        request: refund::Request,
    ) -> impl ::core::future::Future<
        Output = Result<refund::Response, ::callbacks::HandlerError>,
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
    fn picked(
        &self,
        request: picked::Request,
    ) -> impl ::core::future::Future<
        Output = Result<picked::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::picked(&**self, request)
    }

    fn dropped(
        &self,
        request: dropped::Request,
    ) -> impl ::core::future::Future<
        Output = Result<dropped::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::dropped(&**self, request)
    }

    fn order_created(
        &self,
        request: order_created::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_created::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::order_created(&**self, request)
    }

    fn order_paid(
        &self,
        request: order_paid::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_paid::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::order_paid(&**self, request)
    }

    fn order_lost(
        &self,
        request: order_lost::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_lost::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::order_lost(&**self, request)
    }

    fn order_moved(
        &self,
        request: order_moved::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_moved::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::order_moved(&**self, request)
    }

    fn refund(
        &self,
        request: refund::Request,
    ) -> impl ::core::future::Future<
        Output = Result<refund::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::refund(&**self, request)
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
            &picked::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::picked(&*handler, request).await
            },
        )
        .on(
            &dropped::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::dropped(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `picked` of `POST /couriers`, a `POST` request.
    fn picked(
        &self,
        target: &::callbacks::Target,
        body: &ParcelPicked,
    ) -> impl ::core::future::Future<
        Output = Result<picked::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `dropped` of `POST /couriers`, a `POST` request.
    fn dropped(
        &self,
        target: &::callbacks::Target,
        body: &ParcelDropped,
    ) -> impl ::core::future::Future<
        Output = Result<dropped::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `orderCreated`, a `POST` request.
    fn order_created(
        &self,
        target: &::callbacks::Target,
        body: &OrderCreated,
    ) -> impl ::core::future::Future<
        Output = Result<order_created::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `orderPaid`, a `POST` request.
    fn order_paid(
        &self,
        target: &::callbacks::Target,
        body: &OrderPaid,
    ) -> impl ::core::future::Future<
        Output = Result<order_paid::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `orderLost`, a `POST` request.
    fn order_lost(
        &self,
        target: &::callbacks::Target,
        body: &OrderLost,
    ) -> impl ::core::future::Future<
        Output = Result<order_lost::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `orderMoved`, a `POST` request.
    fn order_moved(
        &self,
        target: &::callbacks::Target,
        body: &OrderMoved,
    ) -> impl ::core::future::Future<
        Output = Result<order_moved::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `refund`, a `POST` request.
    fn refund(
        &self,
        target: &::callbacks::Target,
        body: &Refund,
    ) -> impl ::core::future::Future<
        Output = Result<refund::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn picked(
        &self,
        target: &::callbacks::Target,
        body: &ParcelPicked,
    ) -> Result<picked::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &picked::OPERATION)
            .json(
                "application/json",
                serialization::schema::PARCEL_PICKED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn dropped(
        &self,
        target: &::callbacks::Target,
        body: &ParcelDropped,
    ) -> Result<dropped::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &dropped::OPERATION)
            .json(
                "application/json",
                serialization::schema::PARCEL_DROPPED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn order_created(
        &self,
        target: &::callbacks::Target,
        body: &OrderCreated,
    ) -> Result<order_created::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &order_created::OPERATION)
            .json(
                "application/json",
                serialization::schema::ORDER_CREATED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn order_paid(
        &self,
        target: &::callbacks::Target,
        body: &OrderPaid,
    ) -> Result<order_paid::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &order_paid::OPERATION)
            .json(
                "application/json",
                serialization::schema::ORDER_PAID,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn order_lost(
        &self,
        target: &::callbacks::Target,
        body: &OrderLost,
    ) -> Result<order_lost::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &order_lost::OPERATION)
            .json(
                "application/json",
                serialization::schema::ORDER_LOST,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn order_moved(
        &self,
        target: &::callbacks::Target,
        body: &OrderMoved,
    ) -> Result<order_moved::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &order_moved::OPERATION)
            .json(
                "application/json",
                serialization::schema::ORDER_MOVED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn refund(
        &self,
        target: &::callbacks::Target,
        body: &Refund,
    ) -> Result<refund::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &refund::OPERATION)
            .json(
                "application/json",
                serialization::schema::REFUND,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelPicked {
    pub kind: String,
    pub shelf: Option<String>,
}

impl ParcelPicked {
    /// Creates a value with the required members.
    pub fn new(kind: impl Into<String>) -> Self {
        Self {
            kind: Into::into(kind),
            shelf: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelDropped {
    pub kind: String,
    pub door: Option<String>,
}

impl ParcelDropped {
    /// Creates a value with the required members.
    pub fn new(kind: impl Into<String>) -> Self {
        Self {
            kind: Into::into(kind),
            door: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderCreated {
    pub r#type: String,
    /// At least `1` character.
    pub order: String,
    pub note: Option<String>,
}

impl OrderCreated {
    /// Creates a value with the required members.
    pub fn new(r#type: impl Into<String>, order: impl Into<String>) -> Self {
        Self {
            r#type: Into::into(r#type),
            order: Into::into(order),
            note: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderPaid {
    pub r#type: String,
    /// At least `1` character.
    pub order: String,
    pub cents: u64,
}

impl OrderPaid {
    /// Creates a value from its members.
    pub fn new(r#type: impl Into<String>, order: impl Into<String>, cents: u64) -> Self {
        Self {
            r#type: Into::into(r#type),
            order: Into::into(order),
            cents,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderLost {
    pub r#type: String,
    /// At least `1` character.
    pub order: String,
    pub by: Option<String>,
}

impl OrderLost {
    /// Creates a value with the required members.
    pub fn new(r#type: impl Into<String>, order: impl Into<String>) -> Self {
        Self {
            r#type: Into::into(r#type),
            order: Into::into(order),
            by: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderMoved {
    /// `type` is `order.shipped`.
    OrderShipped(OrderShipped),
    /// `type` is `order.returned`.
    OrderReturned(OrderReturned),
}

/// In JSON, `type` is always `order.shipped`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderShipped {
    /// At least `1` character.
    pub order: String,
    pub carrier: String,
}

impl OrderShipped {
    /// Creates a value from its members.
    pub fn new(order: impl Into<String>, carrier: impl Into<String>) -> Self {
        Self {
            order: Into::into(order),
            carrier: Into::into(carrier),
        }
    }
}

/// In JSON, `type` is always `order.returned`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderReturned {
    /// At least `1` character.
    pub order: String,
    pub reason: String,
}

impl OrderReturned {
    /// Creates a value from its members.
    pub fn new(order: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            order: Into::into(order),
            reason: Into::into(reason),
        }
    }
}

#[allow(clippy::enum_variant_names)]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refund {
    /// `type` is `refund.asked`.
    RefundAsked(RefundAsked),
    /// `type` is `refund.paid`.
    RefundPaid(RefundPaid),
}

/// In JSON, `type` is always `refund.asked`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RefundAsked {
    pub why: String,
}

impl RefundAsked {
    /// Creates a value from its members.
    pub fn new(why: impl Into<String>) -> Self {
        Self { why: Into::into(why) }
    }
}

/// In JSON, `type` is always `refund.paid`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RefundPaid {
    pub cents: i64,
}

impl RefundPaid {
    /// Creates a value from its members.
    pub fn new(cents: i64) -> Self {
        Self { cents }
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
                &super::order_created::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::order_created(&*handler, request).await
                },
            )
            .on(
                &super::order_paid::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::order_paid(&*handler, request).await
                },
            )
            .on(
                &super::order_lost::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::order_lost(&*handler, request).await
                },
            )
            .on(
                &super::order_moved::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::order_moved(&*handler, request).await
                },
            )
            .on(
                &super::refund::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::refund(&*handler, request).await
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
        /// The webhook `orderCreated`.
        OrderCreated(super::order_created::Request),
        /// The webhook `orderPaid`.
        OrderPaid(super::order_paid::Request),
        /// The webhook `orderLost`.
        OrderLost(super::order_lost::Request),
        /// The webhook `orderMoved`.
        OrderMoved(super::order_moved::Request),
        /// The webhook `refund`.
        Refund(super::refund::Request),
    }

    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[
            &super::order_created::OPERATION,
            &super::order_paid::OPERATION,
            &super::order_lost::OPERATION,
            &super::order_moved::OPERATION,
            &super::refund::OPERATION,
        ];

        fn decode(index: usize, incoming: IncomingRequest) -> Result<Self, Rejection> {
            type Decode = fn(IncomingRequest) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::OrderCreated),
                |incoming| DecodeRequest::decode(incoming).map(Event::OrderPaid),
                |incoming| DecodeRequest::decode(incoming).map(Event::OrderLost),
                |incoming| DecodeRequest::decode(incoming).map(Event::OrderMoved),
                |incoming| DecodeRequest::decode(incoming).map(Event::Refund),
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

/// The callback `picked` of `POST /couriers`.
pub mod picked {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/callbackUrl}")
        .with_path_template("/couriers");

    /// Evaluates `{$request.body#/callbackUrl}` over the request to `POST /couriers`. Returns the URL to
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
    pub const BASE_PATH: &str = "/picked";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("picked", "POST", "/picked")
        .with_event(
            Event::new(
                "picked",
                &[Discriminator::Pointer("/kind")],
                &[Some(&["ParcelPicked"])],
            ),
        );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::ParcelPicked> = Payload::new(
        super::serialization::schema::PARCEL_PICKED,
    );

    /// A request of the callback `picked` of `POST /couriers`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::ParcelPicked,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::ParcelPicked) -> Self {
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

/// The callback `dropped` of `POST /couriers`.
pub mod dropped {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/callbackUrl}")
        .with_path_template("/couriers");

    /// Evaluates `{$request.body#/callbackUrl}` over the request to `POST /couriers`. Returns the URL to
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
    pub const BASE_PATH: &str = "/picked";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("dropped", "POST", "/picked")
        .with_event(
            Event::new(
                "dropped",
                &[Discriminator::Pointer("/kind")],
                &[Some(&["ParcelDropped"])],
            ),
        );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::ParcelDropped> = Payload::new(
        super::serialization::schema::PARCEL_DROPPED,
    );

    /// A request of the callback `dropped` of `POST /couriers`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::ParcelDropped,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::ParcelDropped) -> Self {
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

/// The webhook `orderCreated`, a `POST` request.
pub mod order_created {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
            "orderCreated",
            "POST",
            "/order-created",
        )
        .with_event(
            Event::new(
                "orderCreated",
                &[Discriminator::Pointer("/type")],
                &[Some(&["order.created", "order.imported"])],
            ),
        );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/order-created";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::OrderCreated> = Payload::new(
        super::serialization::schema::ORDER_CREATED,
    );

    /// A request of the webhook `orderCreated`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::OrderCreated,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::OrderCreated) -> Self {
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

/// The webhook `orderPaid`, a `POST` request.
pub mod order_paid {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("orderPaid", "POST", "/order-paid")
        .with_event(
            Event::new(
                "orderPaid",
                &[Discriminator::Pointer("/type")],
                &[Some(&["order.paid"])],
            ),
        );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/order-paid";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::OrderPaid> = Payload::new(
        super::serialization::schema::ORDER_PAID,
    );

    /// A request of the webhook `orderPaid`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::OrderPaid,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::OrderPaid) -> Self {
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

/// The webhook `orderLost`, a `POST` request.
pub mod order_lost {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("orderLost", "POST", "/order-lost")
        .with_event(
            Event::new(
                "orderLost",
                &[Discriminator::Pointer("/type")],
                &[Some(&["OrderLost"])],
            ),
        );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/order-lost";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::OrderLost> = Payload::new(
        super::serialization::schema::ORDER_LOST,
    );

    /// A request of the webhook `orderLost`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::OrderLost,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::OrderLost) -> Self {
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

/// The webhook `orderMoved`, a `POST` request.
pub mod order_moved {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
            "orderMoved",
            "POST",
            "/order-moved",
        )
        .with_event(
            Event::new(
                "orderMoved",
                &[Discriminator::Pointer("/type")],
                &[Some(&["order.shipped", "order.returned"])],
            ),
        );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/order-moved";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::OrderMoved> = Payload::new(
        super::serialization::schema::ORDER_MOVED,
    );

    /// A request of the webhook `orderMoved`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::OrderMoved,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::OrderMoved) -> Self {
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

/// The webhook `refund`, a `POST` request.
pub mod refund {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("refund", "POST", "/refund")
        .with_event(
            Event::new(
                "refund",
                &[Discriminator::Pointer("/type")],
                &[Some(&["refund.asked", "refund.paid"])],
            ),
        );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/refund";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Refund> = Payload::new(
        super::serialization::schema::REFUND,
    );

    /// A request of the webhook `refund`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Refund,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Refund) -> Self {
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
        AsInstance, Choice, Instance, Members, Object, ReadObject, ReadUnion, Scalar,
        SchemaRef, Visit, has_length, payload, present, received, variant,
    };

    impl<'de> ReadObject<'de> for super::ParcelPicked {
        const EXPECTED: &'static str = "an object (`ParcelPicked`)";

        const MEMBERS: &'static [&'static str] = &["kind", "shelf"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut kind = None;
            let mut shelf = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut kind),
                    _ => members.fill(&mut shelf),
                }
            }
            Some(Self {
                kind: members.required(0, kind)?,
                shelf,
            })
        }
    }

    impl Object for super::ParcelPicked {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", self.kind.as_instance())?;
            present("shelf", &self.shelf, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_PICKED
        }
    }

    payload!(object super::ParcelPicked, schema::PARCEL_PICKED);
    received!(object super::ParcelPicked);

    impl<'de> ReadObject<'de> for super::ParcelDropped {
        const EXPECTED: &'static str = "an object (`ParcelDropped`)";

        const MEMBERS: &'static [&'static str] = &["kind", "door"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut kind = None;
            let mut door = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut kind),
                    _ => members.fill(&mut door),
                }
            }
            Some(Self {
                kind: members.required(0, kind)?,
                door,
            })
        }
    }

    impl Object for super::ParcelDropped {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", self.kind.as_instance())?;
            present("door", &self.door, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_DROPPED
        }
    }

    payload!(object super::ParcelDropped, schema::PARCEL_DROPPED);
    received!(object super::ParcelDropped);

    impl<'de> ReadObject<'de> for super::OrderCreated {
        const EXPECTED: &'static str = "an object (`OrderCreated`)";

        const MEMBERS: &'static [&'static str] = &["type", "order", "note"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut r#type = None;
            let mut order = None;
            let mut note = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut r#type),
                    1 => members.fill(&mut order),
                    _ => members.fill(&mut note),
                }
            }
            Some(Self {
                r#type: members.required(0, r#type)?,
                order: members.required(1, order)?,
                note,
            })
        }
    }

    impl Object for super::OrderCreated {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", self.r#type.as_instance())?;
            visit("order", self.order.as_instance())?;
            present("note", &self.note, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ORDER_CREATED && has_length(&self.order, 1..)
        }
    }

    payload!(object super::OrderCreated, schema::ORDER_CREATED);
    received!(object super::OrderCreated);

    impl<'de> ReadObject<'de> for super::OrderPaid {
        const EXPECTED: &'static str = "an object (`OrderPaid`)";

        const MEMBERS: &'static [&'static str] = &["type", "order", "cents"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut r#type = None;
            let mut order = None;
            let mut cents = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut r#type),
                    1 => members.fill(&mut order),
                    _ => members.fill(&mut cents),
                }
            }
            Some(Self {
                r#type: members.required(0, r#type)?,
                order: members.required(1, order)?,
                cents: members.required(2, cents)?,
            })
        }
    }

    impl Object for super::OrderPaid {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", self.r#type.as_instance())?;
            visit("order", self.order.as_instance())?;
            visit("cents", self.cents.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ORDER_PAID && has_length(&self.order, 1..)
        }
    }

    payload!(object super::OrderPaid, schema::ORDER_PAID);
    received!(object super::OrderPaid);

    impl<'de> ReadObject<'de> for super::OrderLost {
        const EXPECTED: &'static str = "an object (`OrderLost`)";

        const MEMBERS: &'static [&'static str] = &["type", "order", "by"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut r#type = None;
            let mut order = None;
            let mut by = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut r#type),
                    1 => members.fill(&mut order),
                    _ => members.fill(&mut by),
                }
            }
            Some(Self {
                r#type: members.required(0, r#type)?,
                order: members.required(1, order)?,
                by,
            })
        }
    }

    impl Object for super::OrderLost {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", self.r#type.as_instance())?;
            visit("order", self.order.as_instance())?;
            present("by", &self.by, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ORDER_LOST && has_length(&self.order, 1..)
        }
    }

    payload!(object super::OrderLost, schema::ORDER_LOST);
    received!(object super::OrderLost);

    impl ReadUnion for super::OrderMoved {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("type")?.as_deref() {
                Some("order.shipped") => choice.read("OrderShipped", Self::OrderShipped),
                Some("order.returned") => {
                    choice.read("OrderReturned", Self::OrderReturned)
                }
                _ => choice.unknown("type", &["order.shipped", "order.returned"]),
            }
        }
    }

    impl AsInstance for super::OrderMoved {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::OrderShipped(value) => value.as_instance(),
                Self::OrderReturned(value) => value.as_instance(),
            }
        }
    }

    variant!(super::OrderMoved, OrderShipped, super::OrderShipped);
    variant!(super::OrderMoved, OrderReturned, super::OrderReturned);
    payload!(super::OrderMoved, schema::ORDER_MOVED);
    received!(union super::OrderMoved);

    impl<'de> ReadObject<'de> for super::OrderShipped {
        const EXPECTED: &'static str = "an object (`OrderShipped`)";

        const MEMBERS: &'static [&'static str] = &["order", "carrier", "type"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut order = None;
            let mut carrier = None;
            let mut r#type = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut order),
                    1 => members.fill(&mut carrier),
                    _ => members.constant(&mut r#type, Scalar::String("order.shipped")),
                }
            }
            members.required(2, r#type)?;
            Some(Self {
                order: members.required(0, order)?,
                carrier: members.required(1, carrier)?,
            })
        }
    }

    impl Object for super::OrderShipped {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", Scalar::String("order.shipped").into())?;
            visit("order", self.order.as_instance())?;
            visit("carrier", self.carrier.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ORDER_SHIPPED && has_length(&self.order, 1..)
        }
    }

    payload!(object super::OrderShipped, schema::ORDER_SHIPPED);
    received!(object super::OrderShipped);

    impl<'de> ReadObject<'de> for super::OrderReturned {
        const EXPECTED: &'static str = "an object (`OrderReturned`)";

        const MEMBERS: &'static [&'static str] = &["order", "reason", "type"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut order = None;
            let mut reason = None;
            let mut r#type = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut order),
                    1 => members.fill(&mut reason),
                    _ => members.constant(&mut r#type, Scalar::String("order.returned")),
                }
            }
            members.required(2, r#type)?;
            Some(Self {
                order: members.required(0, order)?,
                reason: members.required(1, reason)?,
            })
        }
    }

    impl Object for super::OrderReturned {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", Scalar::String("order.returned").into())?;
            visit("order", self.order.as_instance())?;
            visit("reason", self.reason.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ORDER_RETURNED && has_length(&self.order, 1..)
        }
    }

    payload!(object super::OrderReturned, schema::ORDER_RETURNED);
    received!(object super::OrderReturned);

    impl ReadUnion for super::Refund {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("type")?.as_deref() {
                Some("refund.asked") => choice.read("RefundAsked", Self::RefundAsked),
                Some("refund.paid") => choice.read("RefundPaid", Self::RefundPaid),
                _ => choice.unknown("type", &["refund.asked", "refund.paid"]),
            }
        }
    }

    impl AsInstance for super::Refund {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::RefundAsked(value) => value.as_instance(),
                Self::RefundPaid(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Refund, RefundAsked, super::RefundAsked);
    variant!(super::Refund, RefundPaid, super::RefundPaid);
    payload!(super::Refund, schema::REFUND);
    received!(union super::Refund);

    impl<'de> ReadObject<'de> for super::RefundAsked {
        const EXPECTED: &'static str = "an object (`RefundAsked`)";

        const MEMBERS: &'static [&'static str] = &["why", "type"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut why = None;
            let mut r#type = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut why),
                    _ => members.constant(&mut r#type, Scalar::String("refund.asked")),
                }
            }
            members.required(1, r#type)?;
            Some(Self {
                why: members.required(0, why)?,
            })
        }
    }

    impl Object for super::RefundAsked {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", Scalar::String("refund.asked").into())?;
            visit("why", self.why.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::REFUND_ASKED
        }
    }

    payload!(object super::RefundAsked, schema::REFUND_ASKED);
    received!(object super::RefundAsked);

    impl<'de> ReadObject<'de> for super::RefundPaid {
        const EXPECTED: &'static str = "an object (`RefundPaid`)";

        const MEMBERS: &'static [&'static str] = &["cents", "type"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut cents = None;
            let mut r#type = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut cents),
                    _ => members.constant(&mut r#type, Scalar::String("refund.paid")),
                }
            }
            members.required(1, r#type)?;
            Some(Self {
                cents: members.required(0, cents)?,
            })
        }
    }

    impl Object for super::RefundPaid {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", Scalar::String("refund.paid").into())?;
            visit("cents", self.cents.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::REFUND_PAID
        }
    }

    payload!(object super::RefundPaid, schema::REFUND_PAID);
    received!(object super::RefundPaid);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static PARCEL_PICKED: SchemaRef = at(Index::PARCEL_PICKED);
        pub static PARCEL_DROPPED: SchemaRef = at(Index::PARCEL_DROPPED);
        pub static ORDER_CREATED: SchemaRef = at(Index::ORDER_CREATED);
        pub static ORDER_PAID: SchemaRef = at(Index::ORDER_PAID);
        pub static ORDER_LOST: SchemaRef = at(Index::ORDER_LOST);
        pub static ORDER_SHIPPED: SchemaRef = at(Index::ORDER_SHIPPED);
        pub static ORDER_RETURNED: SchemaRef = at(Index::ORDER_RETURNED);
        pub static ORDER_MOVED: SchemaRef = at(Index::ORDER_MOVED);
        pub static REFUND_ASKED: SchemaRef = at(Index::REFUND_ASKED);
        pub static REFUND_PAID: SchemaRef = at(Index::REFUND_PAID);
        pub static REFUND: SchemaRef = at(Index::REFUND);
        pub static PARCEL_EVENT_BASE: SchemaRef = at(Index::PARCEL_EVENT_BASE);
        pub static ORDER_EVENT_BASE: SchemaRef = at(Index::ORDER_EVENT_BASE);
        pub static REFUND_BASE: SchemaRef = at(Index::REFUND_BASE);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            PARCEL_PICKED,
            PARCEL_DROPPED,
            ORDER_CREATED,
            ORDER_PAID,
            ORDER_LOST,
            ORDER_SHIPPED,
            ORDER_RETURNED,
            ORDER_MOVED,
            REFUND_ASKED,
            REFUND_PAID,
            REFUND,
            PARCEL_EVENT_BASE,
            ORDER_EVENT_BASE,
            REFUND_BASE,
        }

        static SCHEMAS: [Schema; 14] = [
            Schema::new(
                "ParcelPicked",
                r#"{"allOf":[{"$ref":"ParcelEventBase"},{"type":"object","properties":{"shelf":{"type":"string"}}}]}"#,
            ),
            Schema::new(
                "ParcelDropped",
                r#"{"allOf":[{"$ref":"ParcelEventBase"},{"type":"object","properties":{"door":{"type":"string"}}}]}"#,
            ),
            Schema::new(
                "OrderCreated",
                r#"{"allOf":[{"$ref":"OrderEventBase"},{"type":"object","properties":{"note":{"type":"string"}}}]}"#,
            ),
            Schema::new(
                "OrderPaid",
                r#"{"allOf":[{"$ref":"OrderEventBase"},{"type":"object","required":["cents"],"properties":{"cents":{"type":"integer","minimum":0}}}]}"#,
            ),
            Schema::new(
                "OrderLost",
                r#"{"allOf":[{"$ref":"OrderEventBase"},{"type":"object","properties":{"by":{"type":"string"}}}]}"#,
            ),
            Schema::new(
                "OrderShipped",
                r#"{"allOf":[{"$ref":"OrderEventBase"},{"type":"object","required":["carrier"],"properties":{"carrier":{"type":"string"}}}]}"#,
            ),
            Schema::new(
                "OrderReturned",
                r#"{"allOf":[{"$ref":"OrderEventBase"},{"type":"object","required":["reason"],"properties":{"reason":{"type":"string"}}}]}"#,
            ),
            Schema::new(
                "OrderMoved",
                r#"{"discriminator":{"propertyName":"type","mapping":{"order.shipped":0,"order.returned":1},"branches":[{"$ref":"OrderShipped"},{"$ref":"OrderReturned"}],"else":{"type":"object"}}}"#,
            ),
            Schema::new(
                "RefundAsked",
                r#"{"allOf":[{"$ref":"RefundBase"},{"type":"object","required":["why"],"properties":{"why":{"type":"string"}}}]}"#,
            ),
            Schema::new(
                "RefundPaid",
                r#"{"allOf":[{"$ref":"RefundBase"},{"type":"object","required":["cents"],"properties":{"cents":{"type":"integer"}}}]}"#,
            ),
            Schema::new(
                "Refund",
                r#"{"discriminator":{"propertyName":"type","mapping":{"refund.asked":0,"refund.paid":1},"branches":[{"$ref":"RefundAsked"},{"$ref":"RefundPaid"}],"else":{"type":"object"}}}"#,
            ),
            Schema::new(
                "ParcelEventBase",
                r#"{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}}}"#,
            ),
            Schema::new(
                "OrderEventBase",
                r#"{"type":"object","required":["type","order"],"properties":{"type":{"type":"string"},"order":{"type":"string","minLength":1}}}"#,
            ),
            Schema::new(
                "RefundBase",
                r#"{"type":"object","required":["type"],"properties":{"type":{"type":"string"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    picked, Self { body }, body = picked::BODY, [], [("/kind", "ParcelPicked")], []
);
::callbacks::__private::encode_request!(
    picked, client, request, ::callbacks::__private::Call::of(client, &
    picked::OPERATION).json("application/json", serialization::schema::PARCEL_PICKED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    dropped, Self { body }, body = dropped::BODY, [], [("/kind", "ParcelDropped")], []
);
::callbacks::__private::encode_request!(
    dropped, client, request, ::callbacks::__private::Call::of(client, &
    dropped::OPERATION).json("application/json", serialization::schema::PARCEL_DROPPED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    order_created, Self { body }, body = order_created::BODY, [], [("/type",
    "order.created")], []
);
::callbacks::__private::encode_request!(
    order_created, client, request, ::callbacks::__private::Call::of(client, &
    order_created::OPERATION).json("application/json",
    serialization::schema::ORDER_CREATED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    order_paid, Self { body }, body = order_paid::BODY, [], [("/type", "order.paid")], []
);
::callbacks::__private::encode_request!(
    order_paid, client, request, ::callbacks::__private::Call::of(client, &
    order_paid::OPERATION).json("application/json", serialization::schema::ORDER_PAID,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    order_lost, Self { body }, body = order_lost::BODY, [], [("/type", "OrderLost")], []
);
::callbacks::__private::encode_request!(
    order_lost, client, request, ::callbacks::__private::Call::of(client, &
    order_lost::OPERATION).json("application/json", serialization::schema::ORDER_LOST,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    order_moved, Self { body }, body = order_moved::BODY, [], [("/type",
    "order.shipped")], []
);
::callbacks::__private::encode_request!(
    order_moved, client, request, ::callbacks::__private::Call::of(client, &
    order_moved::OPERATION).json("application/json", serialization::schema::ORDER_MOVED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    refund, Self { body }, body = refund::BODY, [], [("/type", "refund.asked")], []
);
::callbacks::__private::encode_request!(
    refund, client, request, ::callbacks::__private::Call::of(client, &
    refund::OPERATION).json("application/json", serialization::schema::REFUND,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
