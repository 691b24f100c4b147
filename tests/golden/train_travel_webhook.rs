/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// A booking was made
    ///
    /// Sent to every integration that has registered a URL, for each booking.
    ///
    /// The webhook `newBooking`, a `POST` request.
    fn new_booking(
        &self,
        request: new_booking::Request,
    ) -> impl ::core::future::Future<
        Output = Result<new_booking::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn new_booking(
        &self,
        request: new_booking::Request,
    ) -> impl ::core::future::Future<
        Output = Result<new_booking::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::new_booking(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    webhooks::routes(::callbacks::__private::Routes::new(handler)).into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// A booking was made
    ///
    /// Sent to every integration that has registered a URL, for each booking.
    ///
    /// The webhook `newBooking`, a `POST` request.
    fn new_booking(
        &self,
        target: &::callbacks::Target,
        body: Option<&Booking>,
    ) -> impl ::core::future::Future<
        Output = Result<new_booking::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn new_booking(
        &self,
        target: &::callbacks::Target,
        body: Option<&Booking>,
    ) -> Result<new_booking::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &new_booking::OPERATION)
            .optional_json(
                "application/json",
                serialization::schema::BOOKING,
                body
                    .as_ref()
                    .map(|body| ::callbacks::__private::AsInstance::as_instance(body)),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Booking {
    /// Format: `uuid`.
    pub id: Option<String>,
    /// Format: `uuid`.
    pub trip_id: Option<String>,
    pub passenger_name: Option<String>,
    pub has_bicycle: Option<bool>,
    pub has_dog: Option<bool>,
}

impl Booking {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// Receives the webhook at any URL.
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
                &super::new_booking::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::new_booking(&*handler, request).await
                },
            )
    }

    /// A received webhook.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(
        clippy::large_enum_variant,
        reason = "an event is moved once, to its handler"
    )]
    pub enum Event {
        /// The webhook `newBooking`.
        NewBooking(super::new_booking::Request),
    }

    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[
            &super::new_booking::OPERATION,
        ];

        fn decode(index: usize, incoming: IncomingRequest) -> Result<Self, Rejection> {
            type Decode = fn(IncomingRequest) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::NewBooking),
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

/// A booking was made
///
/// Sent to every integration that has registered a URL, for each booking.
///
/// The webhook `newBooking`, a `POST` request.
pub mod new_booking {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "newBooking",
        "POST",
        "/new-booking",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/new-booking";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Booking> = Payload::new(
        super::serialization::schema::BOOKING,
    );

    /// A request of the webhook `newBooking`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Option<super::Booking>,
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
        /// The integration has the booking.
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

    impl<'de> ReadObject<'de> for super::Booking {
        const EXPECTED: &'static str = "an object (`Booking`)";

        const MEMBERS: &'static [&'static str] = &[
            "id",
            "trip_id",
            "passenger_name",
            "has_bicycle",
            "has_dog",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut trip_id = None;
            let mut passenger_name = None;
            let mut has_bicycle = None;
            let mut has_dog = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut trip_id),
                    2 => members.fill(&mut passenger_name),
                    3 => members.fill(&mut has_bicycle),
                    _ => members.fill(&mut has_dog),
                }
            }
            Some(Self {
                id,
                trip_id,
                passenger_name,
                has_bicycle,
                has_dog,
            })
        }
    }

    impl Object for super::Booking {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("id", &self.id, visit)?;
            present("trip_id", &self.trip_id, visit)?;
            present("passenger_name", &self.passenger_name, visit)?;
            present("has_bicycle", &self.has_bicycle, visit)?;
            present("has_dog", &self.has_dog, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::BOOKING
        }
    }

    payload!(object super::Booking, schema::BOOKING);
    received!(object super::Booking);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static BOOKING: SchemaRef = at(Index::BOOKING);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            BOOKING,
        }

        static SCHEMAS: [Schema; 1] = [
            Schema::new(
                "Booking",
                r#"{"type":"object","properties":{"id":{"type":"string","annotation":"uuid"},"trip_id":{"type":"string","annotation":"uuid"},"passenger_name":{"type":"string"},"has_bicycle":{"type":"boolean"},"has_dog":{"type":"boolean"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    new_booking, Self { body : Some(body) }, body = new_booking::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    new_booking, client, request, ::callbacks::__private::Call::of(client, &
    new_booking::OPERATION).optional_json("application/json",
    serialization::schema::BOOKING, request.body.as_ref().map(| body |
    ::callbacks::__private::AsInstance::as_instance(body))) ?
);
