/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// A booking was made
    ///
    /// Sent to every integration that has registered a URL, for each booking.
    ///
    /// The webhook `newBooking`: a `POST` request.
    fn new_booking(
        &self,
        callback: new_booking::Request,
    ) -> impl ::core::future::Future<
        Output = Result<new_booking::Response, ::callbacks::HandlerError>,
    > + Send;
}
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn new_booking(
        &self,
        callback: new_booking::Request,
    ) -> impl ::core::future::Future<
        Output = Result<new_booking::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::new_booking(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    webhooks::routes(::callbacks::__private::Routes::new(handler)).into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// A booking was made
    ///
    /// Sent to every integration that has registered a URL, for each booking.
    ///
    /// The webhook `newBooking`: a `POST` request.
    fn new_booking(
        &self,
        target: &::callbacks::Target,
        body: Option<&Booking>,
    ) -> impl ::core::future::Future<
        Output = Result<new_booking::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn new_booking(
        &self,
        target: &::callbacks::Target,
        body: Option<&Booking>,
    ) -> Result<new_booking::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &new_booking::OPERATION)
            .optional_json(
                "application/json",
                serialization::schema(0),
                body
                    .as_ref()
                    .map(|body| ::callbacks::__private::AsInstance::as_instance(body)),
            )?;
        call.send(self, target).await
    }
}
/// The schema at `#/components/schemas/Booking`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Booking {
    /// The member `id`.
    ///
    /// Format: `uuid`.
    pub id: Option<String>,
    /// The member `trip_id`.
    ///
    /// Format: `uuid`.
    pub trip_id: Option<String>,
    /// The member `passenger_name`.
    pub passenger_name: Option<String>,
    /// The member `has_bicycle`.
    pub has_bicycle: Option<bool>,
    /// The member `has_dog`.
    pub has_dog: Option<bool>,
}
impl Booking {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The webhook at whatever URL is registered for it.
pub mod webhooks {
    use ::callbacks::{Operation, Router, UnwrapError, Unwrapper};
    use ::callbacks::__private::{
        Bytes, DecodeEvent, DecodeRequest, HeaderMap, Incoming, Rejection, Routes,
    };
    /// The service that receives every webhook, whatever its path: mounted at the one URL that is registered.
    pub fn endpoint<H: super::CallbackHandler + 'static>(handler: H) -> Router {
        routes(Routes::new(handler)).into_endpoint()
    }
    /// The URL to register, for an endpoint that is mounted at a public address: `https://shop.example/webhooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, "")
    }
    pub(super) fn routes<H: super::CallbackHandler + 'static>(
        routes: Routes<H>,
    ) -> Routes<H> {
        routes
            .on(
                &super::new_booking::OPERATION,
                |handler: ::std::sync::Arc<H>, callback, _| async move {
                    super::CallbackHandler::new_booking(&*handler, callback).await
                },
            )
    }
    /// A webhook that arrived.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(
        clippy::large_enum_variant,
        reason = "an event is moved once, to whoever handles it"
    )]
    pub enum Event {
        /// The webhook `newBooking`
        NewBooking(super::new_booking::Request),
    }
    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[
            &super::new_booking::OPERATION,
        ];
        fn decode(index: usize, incoming: Incoming) -> Result<Self, Rejection> {
            type Decode = fn(Incoming) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::NewBooking),
            ];
            match DECODE.get(index) {
                Some(decode) => decode(incoming),
                None => Err(incoming.reject()),
            }
        }
    }
    /// The webhook that headers and a body are, where no server is at hand: of a queue, or in a function that a platform
    /// calls. Who sent them is not checked; `Unwrapper::new().verify(..)` does.
    ///
    /// # Errors
    ///
    /// When nothing tells which event it is, or it is not as the document says.
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
/// The webhook `newBooking`: a `POST` request.
pub mod new_booking {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "newBooking",
        "POST",
        "/new-booking",
    );
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/new-booking";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::Booking> = Payload::new(
        super::serialization::schema(0),
    );
    /// What is sent. The webhook `newBooking`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Option<super::Booking>,
    }
    impl Request {
        /// A value without any part. All of them are optional.
        pub fn new() -> Self {
            Self { body: None }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.optional_json(&BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The integration has the booking.
        ///
        /// Status `200`.
        Ok,
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::Ok => reply.status(200),
                Self::Undeclared(_) => reply.undeclared(),
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
    ::callbacks::__private::sample!(super::Booking, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : Some(sample()) });
}
::callbacks::__private::encode_request!(
    new_booking, client, request, ::callbacks::__private::Call::of(client, &
    new_booking::OPERATION).optional_json("application/json", serialization::schema(0),
    request.body.as_ref().map(| body |
    ::callbacks::__private::AsInstance::as_instance(body))) ?
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        Members, Object, ReadObject, Schema, SchemaRef, Visit, payload, present, received,
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
            to == schema(0)
        }
    }
    payload!(object super::Booking, schema(0));
    received!(object super::Booking);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
    }
    static SCHEMAS: [Schema; 1] = [
        Schema::new(
            "Booking",
            r#"{"type":"object","properties":{"id":{"type":"string","annotation":"uuid"},"trip_id":{"type":"string","annotation":"uuid"},"passenger_name":{"type":"string"},"has_bicycle":{"type":"boolean"},"has_dog":{"type":"boolean"}}}"#,
        ),
    ];
}
