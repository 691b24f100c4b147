/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `orderStatusChange` of `POST /v1/customers/{customerId}/orders`, a `POST` request.
    fn order_status_change(
        &self,
        request: order_status_change::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_status_change::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn order_status_change(
        &self,
        request: order_status_change::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_status_change::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::order_status_change(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &order_status_change::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::order_status_change(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `orderStatusChange` of `POST /v1/customers/{customerId}/orders`, a `POST` request.
    fn order_status_change(
        &self,
        target: &::callbacks::Target,
        body: Option<&OrderStatusChange>,
    ) -> impl ::core::future::Future<
        Output = Result<order_status_change::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn order_status_change(
        &self,
        target: &::callbacks::Target,
        body: Option<&OrderStatusChange>,
    ) -> Result<order_status_change::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(
                self,
                &order_status_change::OPERATION,
            )
            .optional_json(
                "application/json",
                serialization::schema::ORDER_STATUS_CHANGE,
                body
                    .as_ref()
                    .map(|body| ::callbacks::__private::AsInstance::as_instance(body)),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderStatusChange {
    /// Format: `uuid`.
    pub order_id: Option<String>,
    pub order_status: Option<String>,
}

impl OrderStatusChange {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// Tells the customer's system that the order has moved on
///
/// The callback `orderStatusChange` of `POST /v1/customers/{customerId}/orders`.
pub mod order_status_change {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/orderStatusCallbackUrl}")
        .with_path_template("/v1/customers/{customerId}/orders");

    /// Evaluates `{$request.body#/orderStatusCallbackUrl}` over the request to `POST /v1/customers/{customerId}/orders`.
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
    pub const BASE_PATH: &str = "/order-status-change";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "orderStatusChange",
        "POST",
        "/order-status-change",
    );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::OrderStatusChange> = Payload::new(
        super::serialization::schema::ORDER_STATUS_CHANGE,
    );

    /// A request of the callback `orderStatusChange` of `POST /v1/customers/{customerId}/orders`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Option<super::OrderStatusChange>,
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
        /// Received
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
        Members, Object, ReadObject, SchemaRef, Visit, payload, present, received,
    };

    impl<'de> ReadObject<'de> for super::OrderStatusChange {
        const EXPECTED: &'static str = "an object (`OrderStatusChange`)";

        const MEMBERS: &'static [&'static str] = &["orderId", "orderStatus"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut order_id = None;
            let mut order_status = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut order_id),
                    _ => members.fill(&mut order_status),
                }
            }
            Some(Self { order_id, order_status })
        }
    }

    impl Object for super::OrderStatusChange {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("orderId", &self.order_id, visit)?;
            present("orderStatus", &self.order_status, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ORDER_STATUS_CHANGE
        }
    }

    payload!(object super::OrderStatusChange, schema::ORDER_STATUS_CHANGE);
    received!(object super::OrderStatusChange);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static ORDER_STATUS_CHANGE: SchemaRef = at(Index::ORDER_STATUS_CHANGE);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            ORDER_STATUS_CHANGE,
        }

        static SCHEMAS: [Schema; 1] = [
            Schema::new(
                "OrderStatusChange",
                r#"{"type":"object","properties":{"orderId":{"type":"string","annotation":"uuid"},"orderStatus":{"type":"string"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    order_status_change, Self { body : Some(body) }, body = order_status_change::BODY,
    [], [], []
);
::callbacks::__private::encode_request!(
    order_status_change, client, request, ::callbacks::__private::Call::of(client, &
    order_status_change::OPERATION).optional_json("application/json",
    serialization::schema::ORDER_STATUS_CHANGE, request.body.as_ref().map(| body |
    ::callbacks::__private::AsInstance::as_instance(body))) ?
);
