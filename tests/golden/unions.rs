/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `somethingHappened`, a `POST` request.
    fn something_happened(
        &self,
        request: something_happened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<something_happened::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn something_happened(
        &self,
        request: something_happened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<something_happened::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::something_happened(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    webhooks::routes(::callbacks::__private::Routes::new(handler)).into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `somethingHappened`, a `POST` request.
    fn something_happened(
        &self,
        target: &::callbacks::Target,
        body: &Report,
    ) -> impl ::core::future::Future<
        Output = Result<something_happened::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn something_happened(
        &self,
        target: &::callbacks::Target,
        body: &Report,
    ) -> Result<something_happened::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &something_happened::OPERATION)
            .json(
                "application/json",
                serialization::schema::REPORT,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub payment: Payment,
    pub refund: ::callbacks::Nullable<Payment>,
    pub shape: Option<Shape>,
    pub animal: Option<Animal>,
    pub event: Option<Event>,
    pub contact: Option<Contact>,
    /// A number, or the text of one
    pub amount: Option<ReportAmount>,
    /// Two formats of one type are one type
    pub address: Option<String>,
    pub filter: Option<Filter>,
    pub model: Option<ReportModel>,
    pub notice: Option<Notice>,
    pub several: Option<Vec<Shape>>,
    pub named: Option<::std::collections::BTreeMap<String, Contact>>,
    pub signal: Option<Signal>,
    pub maybe: ::callbacks::Nullable<Maybe>,
    pub perhaps: ::callbacks::Nullable<Maybe>,
    pub place: Option<Place>,
    pub measurement: Option<Measurement>,
    pub vehicle: Option<Vehicle>,
    pub carrier: Option<Plane>,
}

impl Report {
    /// Creates a value with the required members.
    pub fn new(payment: Payment) -> Self {
        Self {
            payment,
            refund: ::callbacks::Nullable::Absent,
            shape: None,
            animal: None,
            event: None,
            contact: None,
            amount: None,
            address: None,
            filter: None,
            model: None,
            notice: None,
            several: None,
            named: None,
            signal: None,
            maybe: ::callbacks::Nullable::Absent,
            perhaps: ::callbacks::Nullable::Absent,
            place: None,
            measurement: None,
            vehicle: None,
            carrier: None,
        }
    }
}

/// How it was paid
#[derive(Clone, Debug, PartialEq)]
pub enum Payment {
    /// `method` is `card` or `debit-card`.
    Card(Card),
    /// `method` is `transfer`.
    Transfer(Transfer),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Card {
    pub method: String,
    pub number: String,
    pub limit: Option<i64>,
}

impl Card {
    /// Creates a value with the required members.
    pub fn new(method: impl Into<String>, number: impl Into<String>) -> Self {
        Self {
            method: Into::into(method),
            number: Into::into(number),
            limit: None,
        }
    }
}

/// In JSON, `method` is always `transfer`.
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    pub iban: String,
    pub bank: Option<TransferBank>,
}

impl Transfer {
    /// Creates a value with the required members.
    pub fn new(iban: impl Into<String>) -> Self {
        Self {
            iban: Into::into(iban),
            bank: None,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TransferBank {
    pub country: Option<String>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl TransferBank {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// `kind` is `Circle`.
    Circle(Circle),
    /// `kind` is `Square`.
    Square(Square),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    pub radius: f64,
}

impl Circle {
    /// Creates a value from its members.
    pub fn new(radius: f64) -> Self {
        Self { radius }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Square {
    pub side: Option<f64>,
}

impl Square {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Animal {
    /// `species` is `cat`.
    Cat(Cat),
    /// `species` is `dog`.
    Dog(Dog),
    /// `species` is `other`.
    Base(AnimalBase),
}

/// In JSON, `species` is always `cat`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cat {
    pub name: String,
    pub friend: Option<Box<Animal>>,
    pub lives: Option<i64>,
}

impl Cat {
    /// Creates a value with the required members.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: Into::into(name),
            friend: None,
            lives: None,
        }
    }
}

/// In JSON, `species` is always `dog`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dog {
    pub name: String,
    pub friend: Option<Box<Animal>>,
}

impl Dog {
    /// Creates a value with the required members.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: Into::into(name),
            friend: None,
        }
    }
}

/// In JSON, `species` is always `other`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnimalBase {
    pub name: String,
    pub friend: Option<Box<Animal>>,
}

impl AnimalBase {
    /// Creates a value with the required members.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: Into::into(name),
            friend: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// `action` is `opened`.
    Opened(Opened),
    /// `action` is `closed`.
    Closed(EventClosed),
}

/// Opened
///
/// In JSON, `action` is always `opened`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Opened {
    pub id: String,
    pub by: String,
}

impl Opened {
    /// Creates a value from its members.
    pub fn new(id: impl Into<String>, by: impl Into<String>) -> Self {
        Self {
            id: Into::into(id),
            by: Into::into(by),
        }
    }
}

/// In JSON, `action` is always `closed`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventClosed {
    pub id: String,
    pub reason: Option<String>,
}

impl EventClosed {
    /// Creates a value with the required members.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: Into::into(id),
            reason: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Contact {
    Nickname(ContactNickname),
    Email(ContactEmail),
    Phone(ContactPhone),
    Hidden(ContactHidden),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactNickname {
    pub nickname: Option<String>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl ContactNickname {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct ContactEmail {
    pub email: String,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl ContactEmail {
    /// Creates a value with the required members.
    pub fn new(email: impl Into<String>) -> Self {
        Self {
            email: Into::into(email),
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct ContactPhone {
    pub phone: String,
    pub country: String,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl ContactPhone {
    /// Creates a value with the required members.
    pub fn new(phone: impl Into<String>, country: impl Into<String>) -> Self {
        Self {
            phone: Into::into(phone),
            country: Into::into(country),
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactHidden {
    pub hidden: Option<bool>,
}

impl ContactHidden {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// A number, or the text of one
#[derive(Clone, Debug, PartialEq)]
pub enum ReportAmount {
    Number(f64),
    Integer(i64),
    String(String),
    Boolean(bool),
    List(Vec<i64>),
    Map(::std::collections::BTreeMap<String, String>),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    String(String),
    List(Vec<Filter>),
    Not(Not),
    Both(Both),
    Either(Either),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Not {
    pub not: Box<Filter>,
}

impl Not {
    /// Creates a value from its members.
    pub fn new(not: Filter) -> Self {
        Self {
            not: ::std::boxed::Box::new(not),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Both {
    pub left: Box<Filter>,
    pub right: Box<Filter>,
}

impl Both {
    /// Creates a value from its members.
    pub fn new(left: Filter, right: Filter) -> Self {
        Self {
            left: ::std::boxed::Box::new(left),
            right: ::std::boxed::Box::new(right),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Either {
    pub left: Box<Filter>,
    pub or: Box<Filter>,
}

impl Either {
    /// Creates a value from its members.
    pub fn new(left: Filter, or: Filter) -> Self {
        Self {
            left: ::std::boxed::Box::new(left),
            or: ::std::boxed::Box::new(or),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportModel {
    Known(ReportModelKnown),
    Integer(i64),
    String(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportModelKnown {
    /// `small`
    Small,
    /// `large`
    Large,
}

impl ReportModelKnown {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Small, Self::Large];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Large => "large",
        }
    }
}

#[allow(clippy::enum_variant_names)]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Notice {
    LongNotice(Box<LongNotice>),
    Integer(i64),
}

/// Long notice
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LongNotice {
    pub title: String,
    pub text: String,
    pub author: String,
    pub from: String,
    pub to: String,
    pub place: String,
    pub street: String,
    pub city: String,
    pub country: String,
}

impl LongNotice {
    /// Creates a value from its members.
    #[allow(
        clippy::too_many_arguments,
        reason = "the document requires so many members"
    )]
    pub fn new(
        title: impl Into<String>,
        text: impl Into<String>,
        author: impl Into<String>,
        from: impl Into<String>,
        to: impl Into<String>,
        place: impl Into<String>,
        street: impl Into<String>,
        city: impl Into<String>,
        country: impl Into<String>,
    ) -> Self {
        Self {
            title: Into::into(title),
            text: Into::into(text),
            author: Into::into(author),
            from: Into::into(from),
            to: Into::into(to),
            place: Into::into(place),
            street: Into::into(street),
            city: Into::into(city),
            country: Into::into(country),
        }
    }
}

#[allow(clippy::enum_variant_names)]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Signal {
    /// `type` is `alarm`.
    Alarm(Alarm),
    /// `type` is `OtherSignal`.
    OtherSignal(OtherSignal),
}

/// In JSON, `type` is always `alarm`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Alarm {
    pub level: i64,
}

impl Alarm {
    /// Creates a value from its members.
    pub fn new(level: i64) -> Self {
        Self { level }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherSignal {
    pub r#type: Option<String>,
    pub text: Option<String>,
}

impl OtherSignal {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Maybe {
    String(String),
    Integer(i64),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    Postal(Postal),
    Geographic(Geographic),
}

/// Postal
#[derive(Clone, Debug, PartialEq)]
pub struct Postal {
    pub address: PostalAddress,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl Postal {
    /// Creates a value with the required members.
    pub fn new(address: PostalAddress) -> Self {
        Self {
            address,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PostalAddress {
    pub street: Option<String>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl PostalAddress {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// Geographic
#[derive(Clone, Debug, PartialEq)]
pub struct Geographic {
    pub position: String,
    pub address: Option<TransferBank>,
}

impl Geographic {
    /// Creates a value with the required members.
    pub fn new(position: impl Into<String>) -> Self {
        Self {
            position: Into::into(position),
            address: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Measurement {
    Plain(Plain),
    Labelled(Labelled),
}

/// Plain
#[derive(Clone, Debug, PartialEq)]
pub struct Plain {
    pub value: i64,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl Plain {
    /// Creates a value with the required members.
    pub fn new(value: i64) -> Self {
        Self {
            value,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

/// Labelled
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Labelled {
    pub value: i64,
    pub unit: Option<String>,
}

impl Labelled {
    /// Creates a value with the required members.
    pub fn new(value: i64) -> Self {
        Self { value, unit: None }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Vehicle {
    /// `vehicle` is `Car`.
    Car(Car),
    /// `vehicle` is `ship`.
    Boat(Boat),
    /// `vehicle` is `Plane`.
    Plane(Plane),
}

/// In JSON, `vehicle` is always `Car`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Car {
    /// At most `5`.
    pub doors: Option<i64>,
}

impl Car {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// In JSON, `vehicle` is always `ship`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boat {
    pub draught: Option<f64>,
}

impl Boat {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plane {
    pub vehicle: String,
    pub doors: Option<String>,
}

impl Plane {
    /// Creates a value with the required members.
    pub fn new(vehicle: impl Into<String>) -> Self {
        Self {
            vehicle: Into::into(vehicle),
            doors: None,
        }
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
                &super::something_happened::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::something_happened(&*handler, request).await
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
        /// The webhook `somethingHappened`.
        SomethingHappened(super::something_happened::Request),
    }

    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[
            &super::something_happened::OPERATION,
        ];

        fn decode(index: usize, incoming: IncomingRequest) -> Result<Self, Rejection> {
            type Decode = fn(IncomingRequest) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::SomethingHappened),
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

/// The webhook `somethingHappened`, a `POST` request.
pub mod something_happened {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "somethingHappened",
        "POST",
        "/something-happened",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/something-happened";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Report> = Payload::new(
        super::serialization::schema::REPORT,
    );

    /// A request of the webhook `somethingHappened`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Report,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Report) -> Self {
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
        /// Taken
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
        SchemaRef, StringEnum, Unknown, Visit, payload, present, received, variant,
    };

    impl<'de> ReadObject<'de> for super::Report {
        const EXPECTED: &'static str = "an object (`Report`)";

        const MEMBERS: &'static [&'static str] = &[
            "payment",
            "refund",
            "shape",
            "animal",
            "event",
            "contact",
            "amount",
            "address",
            "filter",
            "model",
            "notice",
            "several",
            "named",
            "signal",
            "maybe",
            "perhaps",
            "place",
            "measurement",
            "vehicle",
            "carrier",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut payment = None;
            let mut refund = None;
            let mut shape = None;
            let mut animal = None;
            let mut event = None;
            let mut contact = None;
            let mut amount = None;
            let mut address = None;
            let mut filter = None;
            let mut model = None;
            let mut notice = None;
            let mut several = None;
            let mut named = None;
            let mut signal = None;
            let mut maybe = None;
            let mut perhaps = None;
            let mut place = None;
            let mut measurement = None;
            let mut vehicle = None;
            let mut carrier = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut payment),
                    1 => members.fill(&mut refund),
                    2 => members.fill(&mut shape),
                    3 => members.fill(&mut animal),
                    4 => members.fill(&mut event),
                    5 => members.fill(&mut contact),
                    6 => members.fill(&mut amount),
                    7 => members.fill(&mut address),
                    8 => members.fill(&mut filter),
                    9 => members.fill(&mut model),
                    10 => members.fill(&mut notice),
                    11 => members.fill(&mut several),
                    12 => members.fill(&mut named),
                    13 => members.fill(&mut signal),
                    14 => members.fill(&mut maybe),
                    15 => members.fill(&mut perhaps),
                    16 => members.fill(&mut place),
                    17 => members.fill(&mut measurement),
                    18 => members.fill(&mut vehicle),
                    _ => members.fill(&mut carrier),
                }
            }
            Some(Self {
                payment: members.required(0, payment)?,
                refund: refund.unwrap_or_default(),
                shape,
                animal,
                event,
                contact,
                amount,
                address,
                filter,
                model,
                notice,
                several,
                named,
                signal,
                maybe: maybe.unwrap_or_default(),
                perhaps: perhaps.unwrap_or_default(),
                place,
                measurement,
                vehicle,
                carrier,
            })
        }
    }

    impl Object for super::Report {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("payment", self.payment.as_instance())?;
            visit("refund", self.refund.as_instance())?;
            present("shape", &self.shape, visit)?;
            present("animal", &self.animal, visit)?;
            present("event", &self.event, visit)?;
            present("contact", &self.contact, visit)?;
            present("amount", &self.amount, visit)?;
            present("address", &self.address, visit)?;
            present("filter", &self.filter, visit)?;
            present("model", &self.model, visit)?;
            present("notice", &self.notice, visit)?;
            present("several", &self.several, visit)?;
            present("named", &self.named, visit)?;
            present("signal", &self.signal, visit)?;
            visit("maybe", self.maybe.as_instance())?;
            visit("perhaps", self.perhaps.as_instance())?;
            present("place", &self.place, visit)?;
            present("measurement", &self.measurement, visit)?;
            present("vehicle", &self.vehicle, visit)?;
            present("carrier", &self.carrier, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::REPORT && schema::PAYMENT.admits(self.payment.as_instance())
                && (self.refund.is_absent()
                    || schema::REPORT.admits_member("refund", self.refund.as_instance()))
                && self
                    .shape
                    .as_ref()
                    .is_none_or(|value| schema::SHAPE.admits(value.as_instance()))
                && self
                    .animal
                    .as_ref()
                    .is_none_or(|value| schema::ANIMAL_BASE.admits(value.as_instance()))
                && self
                    .event
                    .as_ref()
                    .is_none_or(|value| schema::EVENT.admits(value.as_instance()))
                && self
                    .contact
                    .as_ref()
                    .is_none_or(|value| schema::CONTACT.admits(value.as_instance()))
                && self
                    .amount
                    .as_ref()
                    .is_none_or(|value| {
                        schema::REPORT_AMOUNT.admits(value.as_instance())
                    })
                && self
                    .address
                    .as_ref()
                    .is_none_or(|value| {
                        schema::REPORT.admits_member("address", value.as_instance())
                    })
                && self
                    .filter
                    .as_ref()
                    .is_none_or(|value| schema::FILTER.admits(value.as_instance()))
                && self
                    .model
                    .as_ref()
                    .is_none_or(|value| schema::REPORT_MODEL.admits(value.as_instance()))
                && self
                    .notice
                    .as_ref()
                    .is_none_or(|value| schema::NOTICE.admits(value.as_instance()))
                && self
                    .several
                    .as_ref()
                    .is_none_or(|value| {
                        value
                            .iter()
                            .all(|value| schema::SHAPE.admits(value.as_instance()))
                    })
                && self
                    .named
                    .as_ref()
                    .is_none_or(|value| {
                        value
                            .values()
                            .all(|value| schema::CONTACT.admits(value.as_instance()))
                    })
                && self
                    .signal
                    .as_ref()
                    .is_none_or(|value| schema::SIGNAL.admits(value.as_instance()))
                && (self.maybe.is_absent()
                    || schema::REPORT.admits_member("maybe", self.maybe.as_instance()))
                && (self.perhaps.is_absent()
                    || schema::REPORT
                        .admits_member("perhaps", self.perhaps.as_instance()))
                && self
                    .place
                    .as_ref()
                    .is_none_or(|value| schema::PLACE.admits(value.as_instance()))
                && self
                    .measurement
                    .as_ref()
                    .is_none_or(|value| schema::MEASUREMENT.admits(value.as_instance()))
                && self
                    .vehicle
                    .as_ref()
                    .is_none_or(|value| schema::VEHICLE.admits(value.as_instance()))
        }
    }

    payload!(object super::Report, schema::REPORT);
    received!(object super::Report);

    impl ReadUnion for super::Payment {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("method")?.as_deref() {
                Some("card" | "debit-card") => choice.read("Card", Self::Card),
                Some("transfer") => choice.read("Transfer", Self::Transfer),
                _ => choice.unknown("method", &["card", "debit-card", "transfer"]),
            }
        }
    }

    impl AsInstance for super::Payment {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Card(value) => {
                    value.as_instance().tagged(&("method", &["card", "debit-card"]))
                }
                Self::Transfer(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Payment, Card, super::Card);
    variant!(super::Payment, Transfer, super::Transfer);
    payload!(super::Payment, schema::PAYMENT);
    received!(union super::Payment);

    impl<'de> ReadObject<'de> for super::Card {
        const EXPECTED: &'static str = "an object (`Card`)";

        const MEMBERS: &'static [&'static str] = &["method", "number", "limit"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut method = None;
            let mut number = None;
            let mut limit = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut method),
                    1 => members.fill(&mut number),
                    _ => members.fill(&mut limit),
                }
            }
            Some(Self {
                method: members.required(0, method)?,
                number: members.required(1, number)?,
                limit,
            })
        }
    }

    impl Object for super::Card {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("method", self.method.as_instance())?;
            visit("number", self.number.as_instance())?;
            present("limit", &self.limit, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CARD
        }
    }

    payload!(object super::Card, schema::CARD);
    received!(object super::Card);

    impl<'de> ReadObject<'de> for super::Transfer {
        const EXPECTED: &'static str = "an object (`Transfer`)";

        const MEMBERS: &'static [&'static str] = &["iban", "bank", "method"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut iban = None;
            let mut bank = None;
            let mut method = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut iban),
                    1 => members.fill(&mut bank),
                    _ => members.constant(&mut method, Scalar::String("transfer")),
                }
            }
            members.required(2, method)?;
            Some(Self {
                iban: members.required(0, iban)?,
                bank,
            })
        }
    }

    impl Object for super::Transfer {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("method", Scalar::String("transfer").into())?;
            visit("iban", self.iban.as_instance())?;
            present("bank", &self.bank, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TRANSFER
                && self
                    .bank
                    .as_ref()
                    .is_none_or(|value| value.conforms(schema::TRANSFER_BANK))
        }
    }

    payload!(object super::Transfer, schema::TRANSFER);
    received!(object super::Transfer);

    impl<'de> ReadObject<'de> for super::TransferBank {
        const EXPECTED: &'static str = "an object (`TransferBank`)";

        const MEMBERS: &'static [&'static str] = &["country"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut country = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut country),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                country,
                additional_properties,
            })
        }
    }

    impl Object for super::TransferBank {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("country", &self.country, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TRANSFER_BANK && self.additional_properties.is_empty()
        }
    }

    payload!(object super::TransferBank, schema::TRANSFER_BANK);
    received!(object super::TransferBank);

    impl ReadUnion for super::Shape {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("kind")?.as_deref() {
                Some("Circle") => choice.read("Circle", Self::Circle),
                Some("Square") => choice.read("Square", Self::Square),
                _ => choice.unknown("kind", &["Circle", "Square"]),
            }
        }
    }

    impl AsInstance for super::Shape {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Circle(value) => value.as_instance().tagged(&("kind", &["Circle"])),
                Self::Square(value) => value.as_instance().tagged(&("kind", &["Square"])),
            }
        }
    }

    variant!(super::Shape, Circle, super::Circle);
    variant!(super::Shape, Square, super::Square);
    payload!(super::Shape, schema::SHAPE);
    received!(union super::Shape);

    impl<'de> ReadObject<'de> for super::Circle {
        const EXPECTED: &'static str = "an object (`Circle`)";

        const MEMBERS: &'static [&'static str] = &["radius"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut radius = None;
            while members.next().is_some() {
                members.fill(&mut radius);
            }
            Some(Self {
                radius: members.required(0, radius)?,
            })
        }
    }

    impl Object for super::Circle {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("radius", self.radius.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CIRCLE && self.radius.is_finite()
        }
    }

    payload!(object super::Circle, schema::CIRCLE);
    received!(object super::Circle);

    impl<'de> ReadObject<'de> for super::Square {
        const EXPECTED: &'static str = "an object (`Square`)";

        const MEMBERS: &'static [&'static str] = &["side"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut side = None;
            while members.next().is_some() {
                members.fill(&mut side);
            }
            Some(Self { side })
        }
    }

    impl Object for super::Square {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("side", &self.side, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::SQUARE && self.side.is_none_or(|value| value.is_finite())
        }
    }

    payload!(object super::Square, schema::SQUARE);
    received!(object super::Square);

    impl ReadUnion for super::Animal {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("species")?.as_deref() {
                Some("cat") => choice.read("Cat", Self::Cat),
                Some("dog") => choice.read("Dog", Self::Dog),
                Some("other") => choice.read("Base", Self::Base),
                _ => choice.unknown("species", &["cat", "dog", "other"]),
            }
        }
    }

    impl AsInstance for super::Animal {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Cat(value) => value.as_instance(),
                Self::Dog(value) => value.as_instance(),
                Self::Base(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Animal, Cat, super::Cat);
    variant!(super::Animal, Dog, super::Dog);
    variant!(super::Animal, Base, super::AnimalBase);
    payload!(super::Animal, schema::ANIMAL_BASE);
    received!(union super::Animal);

    impl<'de> ReadObject<'de> for super::Cat {
        const EXPECTED: &'static str = "an object (`Cat`)";

        const MEMBERS: &'static [&'static str] = &["name", "friend", "lives", "species"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut friend = None;
            let mut lives = None;
            let mut species = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    1 => members.fill(&mut friend),
                    2 => members.fill(&mut lives),
                    _ => members.constant(&mut species, Scalar::String("cat")),
                }
            }
            members.required(3, species)?;
            Some(Self {
                name: members.required(0, name)?,
                friend,
                lives,
            })
        }
    }

    impl Object for super::Cat {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("species", Scalar::String("cat").into())?;
            visit("name", self.name.as_instance())?;
            present("friend", &self.friend, visit)?;
            present("lives", &self.lives, visit)
        }
    }

    payload!(object super::Cat, schema::CAT);
    received!(object super::Cat);

    impl<'de> ReadObject<'de> for super::Dog {
        const EXPECTED: &'static str = "an object (`Dog`)";

        const MEMBERS: &'static [&'static str] = &["name", "friend", "species"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut friend = None;
            let mut species = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    1 => members.fill(&mut friend),
                    _ => members.constant(&mut species, Scalar::String("dog")),
                }
            }
            members.required(2, species)?;
            Some(Self {
                name: members.required(0, name)?,
                friend,
            })
        }
    }

    impl Object for super::Dog {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("species", Scalar::String("dog").into())?;
            visit("name", self.name.as_instance())?;
            present("friend", &self.friend, visit)
        }
    }

    payload!(object super::Dog, schema::DOG);
    received!(object super::Dog);

    impl<'de> ReadObject<'de> for super::AnimalBase {
        const EXPECTED: &'static str = "an object (`AnimalBase`)";

        const MEMBERS: &'static [&'static str] = &["name", "friend", "species"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut friend = None;
            let mut species = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    1 => members.fill(&mut friend),
                    _ => members.constant(&mut species, Scalar::String("other")),
                }
            }
            members.required(2, species)?;
            Some(Self {
                name: members.required(0, name)?,
                friend,
            })
        }
    }

    impl Object for super::AnimalBase {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("species", Scalar::String("other").into())?;
            visit("name", self.name.as_instance())?;
            present("friend", &self.friend, visit)
        }
    }

    payload!(object super::AnimalBase, schema::ANIMAL_BASE);
    received!(object super::AnimalBase);

    impl ReadUnion for super::Event {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("action")?.as_deref() {
                Some("opened") => choice.read("Opened", Self::Opened),
                Some("closed") => choice.read("Closed", Self::Closed),
                _ => choice.unknown("action", &["opened", "closed"]),
            }
        }
    }

    impl AsInstance for super::Event {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Opened(value) => value.as_instance(),
                Self::Closed(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Event, Opened, super::Opened);
    variant!(super::Event, Closed, super::EventClosed);
    payload!(super::Event, schema::EVENT);
    received!(union super::Event);

    impl<'de> ReadObject<'de> for super::Opened {
        const EXPECTED: &'static str = "an object (`Opened`)";

        const MEMBERS: &'static [&'static str] = &["id", "by", "action"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut by = None;
            let mut action = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut by),
                    _ => members.constant(&mut action, Scalar::String("opened")),
                }
            }
            members.required(2, action)?;
            Some(Self {
                id: members.required(0, id)?,
                by: members.required(1, by)?,
            })
        }
    }

    impl Object for super::Opened {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("action", Scalar::String("opened").into())?;
            visit("id", self.id.as_instance())?;
            visit("by", self.by.as_instance())
        }
    }

    payload!(object super::Opened, schema::OPENED);
    received!(object super::Opened);

    impl<'de> ReadObject<'de> for super::EventClosed {
        const EXPECTED: &'static str = "an object (`EventClosed`)";

        const MEMBERS: &'static [&'static str] = &["id", "reason", "action"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut reason = None;
            let mut action = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut reason),
                    _ => members.constant(&mut action, Scalar::String("closed")),
                }
            }
            members.required(2, action)?;
            Some(Self {
                id: members.required(0, id)?,
                reason,
            })
        }
    }

    impl Object for super::EventClosed {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("action", Scalar::String("closed").into())?;
            visit("id", self.id.as_instance())?;
            present("reason", &self.reason, visit)
        }
    }

    payload!(object super::EventClosed, schema::EVENT_CLOSED);
    received!(object super::EventClosed);

    impl ReadUnion for super::Contact {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Hidden", schema::CONTACT_HIDDEN, Self::Hidden)
                .or_else(|| choice.attempt("Phone", schema::CONTACT_PHONE, Self::Phone))
                .or_else(|| choice.attempt("Email", schema::CONTACT_EMAIL, Self::Email))
                .or_else(|| {
                    choice.attempt("Nickname", schema::CONTACT_NICKNAME, Self::Nickname)
                })
                .filter(|_| choice.allows(schema::CONTACT))
        }
    }

    impl AsInstance for super::Contact {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Nickname(value) => value.as_instance(),
                Self::Email(value) => value.as_instance(),
                Self::Phone(value) => value.as_instance(),
                Self::Hidden(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Contact, Nickname, super::ContactNickname);
    variant!(super::Contact, Email, super::ContactEmail);
    variant!(super::Contact, Phone, super::ContactPhone);
    variant!(super::Contact, Hidden, super::ContactHidden);
    payload!(super::Contact, schema::CONTACT);
    received!(union super::Contact);

    impl<'de> ReadObject<'de> for super::ContactNickname {
        const EXPECTED: &'static str = "an object (`ContactNickname`)";

        const MEMBERS: &'static [&'static str] = &["nickname"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut nickname = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut nickname),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                nickname,
                additional_properties,
            })
        }
    }

    impl Object for super::ContactNickname {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("nickname", &self.nickname, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CONTACT_NICKNAME && self.additional_properties.is_empty()
        }
    }

    payload!(object super::ContactNickname, schema::CONTACT_NICKNAME);
    received!(object super::ContactNickname);

    impl<'de> ReadObject<'de> for super::ContactEmail {
        const EXPECTED: &'static str = "an object (`ContactEmail`)";

        const MEMBERS: &'static [&'static str] = &["email"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut email = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut email),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                email: members.required(0, email)?,
                additional_properties,
            })
        }
    }

    impl Object for super::ContactEmail {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("email", self.email.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CONTACT_EMAIL && self.additional_properties.is_empty()
        }
    }

    payload!(object super::ContactEmail, schema::CONTACT_EMAIL);
    received!(object super::ContactEmail);

    impl<'de> ReadObject<'de> for super::ContactPhone {
        const EXPECTED: &'static str = "an object (`ContactPhone`)";

        const MEMBERS: &'static [&'static str] = &["phone", "country"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut phone = None;
            let mut country = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut phone),
                    1 => members.fill(&mut country),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                phone: members.required(0, phone)?,
                country: members.required(1, country)?,
                additional_properties,
            })
        }
    }

    impl Object for super::ContactPhone {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("phone", self.phone.as_instance())?;
            visit("country", self.country.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CONTACT_PHONE && self.additional_properties.is_empty()
        }
    }

    payload!(object super::ContactPhone, schema::CONTACT_PHONE);
    received!(object super::ContactPhone);

    impl<'de> ReadObject<'de> for super::ContactHidden {
        const EXPECTED: &'static str = "an object (`ContactHidden`)";

        const MEMBERS: &'static [&'static str] = &["hidden"];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut hidden = None;
            while members.next().is_some() {
                members.fill(&mut hidden);
            }
            Some(Self { hidden })
        }
    }

    impl Object for super::ContactHidden {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("hidden", &self.hidden, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CONTACT_HIDDEN
        }
    }

    payload!(object super::ContactHidden, schema::CONTACT_HIDDEN);
    received!(object super::ContactHidden);

    impl ReadUnion for super::ReportAmount {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Integer", schema::REPORT_AMOUNT_INTEGER, Self::Integer)
                .or_else(|| {
                    choice.attempt("Number", schema::REPORT_AMOUNT_NUMBER, Self::Number)
                })
                .or_else(|| {
                    choice.attempt("String", schema::REPORT_AMOUNT_STRING, Self::String)
                })
                .or_else(|| {
                    choice
                        .attempt("Boolean", schema::REPORT_AMOUNT_BOOLEAN, Self::Boolean)
                })
                .or_else(|| {
                    choice.attempt("List", schema::REPORT_AMOUNT_LIST, Self::List)
                })
                .or_else(|| choice.attempt("Map", schema::REPORT_AMOUNT_MAP, Self::Map))
        }
    }

    impl AsInstance for super::ReportAmount {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Number(value) => value.as_instance(),
                Self::Integer(value) => value.as_instance(),
                Self::String(value) => value.as_instance(),
                Self::Boolean(value) => value.as_instance(),
                Self::List(value) => value.as_instance(),
                Self::Map(value) => value.as_instance(),
            }
        }
    }

    variant!(super::ReportAmount, Number, f64);
    variant!(super::ReportAmount, Integer, i64);
    variant!(super::ReportAmount, String, String);
    variant!(super::ReportAmount, Boolean, bool);
    variant!(super::ReportAmount, List, Vec < i64 >);
    variant!(super::ReportAmount, Map, ::std::collections::BTreeMap < String, String >);
    payload!(super::ReportAmount, schema::REPORT_AMOUNT);
    received!(union super::ReportAmount);

    impl ReadUnion for super::Filter {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("String", schema::FILTER_STRING, Self::String)
                .or_else(|| choice.attempt("List", schema::FILTER_LIST, Self::List))
                .or_else(|| choice.attempt("Not", schema::NOT, Self::Not))
                .or_else(|| choice.attempt("Both", schema::BOTH, Self::Both))
                .or_else(|| choice.attempt("Either", schema::EITHER, Self::Either))
                .filter(|_| choice.allows(schema::FILTER))
        }
    }

    impl AsInstance for super::Filter {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::String(value) => value.as_instance(),
                Self::List(value) => value.as_instance(),
                Self::Not(value) => value.as_instance(),
                Self::Both(value) => value.as_instance(),
                Self::Either(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Filter, String, String);
    variant!(super::Filter, List, Vec < super::Filter >);
    variant!(super::Filter, Not, super::Not);
    variant!(super::Filter, Both, super::Both);
    variant!(super::Filter, Either, super::Either);
    payload!(super::Filter, schema::FILTER);
    received!(union super::Filter);

    impl<'de> ReadObject<'de> for super::Not {
        const EXPECTED: &'static str = "an object (`Not`)";

        const MEMBERS: &'static [&'static str] = &["not"];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut not = None;
            while members.next().is_some() {
                members.fill(&mut not);
            }
            Some(Self {
                not: members.required(0, not)?,
            })
        }
    }

    impl Object for super::Not {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("not", self.not.as_instance())
        }
    }

    payload!(object super::Not, schema::NOT);
    received!(object super::Not);

    impl<'de> ReadObject<'de> for super::Both {
        const EXPECTED: &'static str = "an object (`Both`)";

        const MEMBERS: &'static [&'static str] = &["left", "right"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut left = None;
            let mut right = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut left),
                    _ => members.fill(&mut right),
                }
            }
            Some(Self {
                left: members.required(0, left)?,
                right: members.required(1, right)?,
            })
        }
    }

    impl Object for super::Both {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("left", self.left.as_instance())?;
            visit("right", self.right.as_instance())
        }
    }

    payload!(object super::Both, schema::BOTH);
    received!(object super::Both);

    impl<'de> ReadObject<'de> for super::Either {
        const EXPECTED: &'static str = "an object (`Either`)";

        const MEMBERS: &'static [&'static str] = &["left", "or"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut left = None;
            let mut or = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut left),
                    _ => members.fill(&mut or),
                }
            }
            Some(Self {
                left: members.required(0, left)?,
                or: members.required(1, or)?,
            })
        }
    }

    impl Object for super::Either {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("left", self.left.as_instance())?;
            visit("or", self.or.as_instance())
        }
    }

    payload!(object super::Either, schema::EITHER);
    received!(object super::Either);

    impl ReadUnion for super::ReportModel {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Known", schema::REPORT_MODEL_KNOWN, Self::Known)
                .or_else(|| {
                    choice
                        .attempt("Integer", schema::REPORT_MODEL_INTEGER, Self::Integer)
                })
                .or_else(|| {
                    choice.attempt("String", schema::REPORT_MODEL_STRING, Self::String)
                })
        }
    }

    impl AsInstance for super::ReportModel {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Known(value) => value.as_instance(),
                Self::Integer(value) => value.as_instance(),
                Self::String(value) => value.as_instance(),
            }
        }
    }

    variant!(super::ReportModel, Known, super::ReportModelKnown);
    variant!(super::ReportModel, Integer, i64);
    variant!(super::ReportModel, String, String);
    payload!(super::ReportModel, schema::REPORT_MODEL);
    received!(union super::ReportModel);

    impl StringEnum for super::ReportModelKnown {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::ReportModelKnown, schema::REPORT_MODEL_KNOWN);
    received!(string super::ReportModelKnown);

    impl ReadUnion for super::Notice {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Integer", schema::NOTICE_INTEGER, Self::Integer)
                .or_else(|| {
                    choice.attempt("LongNotice", schema::LONG_NOTICE, Self::LongNotice)
                })
        }
    }

    impl AsInstance for super::Notice {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::LongNotice(value) => value.as_instance(),
                Self::Integer(value) => value.as_instance(),
            }
        }
    }

    variant!(boxed super::Notice, LongNotice, super::LongNotice);
    variant!(super::Notice, Integer, i64);
    payload!(super::Notice, schema::NOTICE);
    received!(union super::Notice);

    impl<'de> ReadObject<'de> for super::LongNotice {
        const EXPECTED: &'static str = "an object (`LongNotice`)";

        const MEMBERS: &'static [&'static str] = &[
            "title",
            "text",
            "author",
            "from",
            "to",
            "place",
            "street",
            "city",
            "country",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut title = None;
            let mut text = None;
            let mut author = None;
            let mut from = None;
            let mut to = None;
            let mut place = None;
            let mut street = None;
            let mut city = None;
            let mut country = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut title),
                    1 => members.fill(&mut text),
                    2 => members.fill(&mut author),
                    3 => members.fill(&mut from),
                    4 => members.fill(&mut to),
                    5 => members.fill(&mut place),
                    6 => members.fill(&mut street),
                    7 => members.fill(&mut city),
                    _ => members.fill(&mut country),
                }
            }
            Some(Self {
                title: members.required(0, title)?,
                text: members.required(1, text)?,
                author: members.required(2, author)?,
                from: members.required(3, from)?,
                to: members.required(4, to)?,
                place: members.required(5, place)?,
                street: members.required(6, street)?,
                city: members.required(7, city)?,
                country: members.required(8, country)?,
            })
        }
    }

    impl Object for super::LongNotice {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("title", self.title.as_instance())?;
            visit("text", self.text.as_instance())?;
            visit("author", self.author.as_instance())?;
            visit("from", self.from.as_instance())?;
            visit("to", self.to.as_instance())?;
            visit("place", self.place.as_instance())?;
            visit("street", self.street.as_instance())?;
            visit("city", self.city.as_instance())?;
            visit("country", self.country.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::LONG_NOTICE
        }
    }

    payload!(object super::LongNotice, schema::LONG_NOTICE);
    received!(object super::LongNotice);

    impl ReadUnion for super::Signal {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("type")?.as_deref() {
                Some("alarm") => choice.read("Alarm", Self::Alarm),
                Some("OtherSignal") => choice.read("OtherSignal", Self::OtherSignal),
                _ => choice.read("OtherSignal", Self::OtherSignal),
            }
        }
    }

    impl AsInstance for super::Signal {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Alarm(value) => value.as_instance(),
                Self::OtherSignal(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Signal, Alarm, super::Alarm);
    variant!(super::Signal, OtherSignal, super::OtherSignal);
    payload!(super::Signal, schema::SIGNAL);
    received!(union super::Signal);

    impl<'de> ReadObject<'de> for super::Alarm {
        const EXPECTED: &'static str = "an object (`Alarm`)";

        const MEMBERS: &'static [&'static str] = &["level", "type"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut level = None;
            let mut r#type = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut level),
                    _ => members.constant(&mut r#type, Scalar::String("alarm")),
                }
            }
            members.required(1, r#type)?;
            Some(Self {
                level: members.required(0, level)?,
            })
        }
    }

    impl Object for super::Alarm {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", Scalar::String("alarm").into())?;
            visit("level", self.level.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ALARM
        }
    }

    payload!(object super::Alarm, schema::ALARM);
    received!(object super::Alarm);

    impl<'de> ReadObject<'de> for super::OtherSignal {
        const EXPECTED: &'static str = "an object (`OtherSignal`)";

        const MEMBERS: &'static [&'static str] = &["type", "text"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut r#type = None;
            let mut text = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut r#type),
                    _ => members.fill(&mut text),
                }
            }
            Some(Self { r#type, text })
        }
    }

    impl Object for super::OtherSignal {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("type", &self.r#type, visit)?;
            present("text", &self.text, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::OTHER_SIGNAL
        }
    }

    payload!(object super::OtherSignal, schema::OTHER_SIGNAL);
    received!(object super::OtherSignal);

    impl ReadUnion for super::Maybe {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Integer", schema::MAYBE_INTEGER, Self::Integer)
                .or_else(|| choice.attempt("String", schema::MAYBE_STRING, Self::String))
        }
    }

    impl AsInstance for super::Maybe {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::String(value) => value.as_instance(),
                Self::Integer(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Maybe, String, String);
    variant!(super::Maybe, Integer, i64);
    payload!(super::Maybe, schema::MAYBE);
    received!(union super::Maybe);

    impl ReadUnion for super::Place {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Geographic", schema::GEOGRAPHIC, Self::Geographic)
                .or_else(|| choice.attempt("Postal", schema::POSTAL, Self::Postal))
                .filter(|_| choice.allows(schema::PLACE))
        }
    }

    impl AsInstance for super::Place {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Postal(value) => value.as_instance(),
                Self::Geographic(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Place, Postal, super::Postal);
    variant!(super::Place, Geographic, super::Geographic);
    payload!(super::Place, schema::PLACE);
    received!(union super::Place);

    impl<'de> ReadObject<'de> for super::Postal {
        const EXPECTED: &'static str = "an object (`Postal`)";

        const MEMBERS: &'static [&'static str] = &["address"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut address = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut address),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                address: members.required(0, address)?,
                additional_properties,
            })
        }
    }

    impl Object for super::Postal {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("address", self.address.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::POSTAL && self.address.conforms(schema::POSTAL_ADDRESS)
                && self.additional_properties.is_empty()
        }
    }

    payload!(object super::Postal, schema::POSTAL);
    received!(object super::Postal);

    impl<'de> ReadObject<'de> for super::PostalAddress {
        const EXPECTED: &'static str = "an object (`PostalAddress`)";

        const MEMBERS: &'static [&'static str] = &["street"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut street = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut street),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                street,
                additional_properties,
            })
        }
    }

    impl Object for super::PostalAddress {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("street", &self.street, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::POSTAL_ADDRESS && self.additional_properties.is_empty()
        }
    }

    payload!(object super::PostalAddress, schema::POSTAL_ADDRESS);
    received!(object super::PostalAddress);

    impl<'de> ReadObject<'de> for super::Geographic {
        const EXPECTED: &'static str = "an object (`Geographic`)";

        const MEMBERS: &'static [&'static str] = &["position", "address"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut position = None;
            let mut address = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut position),
                    _ => members.fill(&mut address),
                }
            }
            Some(Self {
                position: members.required(0, position)?,
                address,
            })
        }
    }

    impl Object for super::Geographic {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("position", self.position.as_instance())?;
            present("address", &self.address, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::GEOGRAPHIC
                && self
                    .address
                    .as_ref()
                    .is_none_or(|value| value.conforms(schema::TRANSFER_BANK))
        }
    }

    payload!(object super::Geographic, schema::GEOGRAPHIC);
    received!(object super::Geographic);

    impl ReadUnion for super::Measurement {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Labelled", schema::LABELLED, Self::Labelled)
                .or_else(|| choice.attempt("Plain", schema::PLAIN, Self::Plain))
                .filter(|_| choice.allows(schema::MEASUREMENT))
        }
    }

    impl AsInstance for super::Measurement {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Plain(value) => value.as_instance(),
                Self::Labelled(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Measurement, Plain, super::Plain);
    variant!(super::Measurement, Labelled, super::Labelled);
    payload!(super::Measurement, schema::MEASUREMENT);
    received!(union super::Measurement);

    impl<'de> ReadObject<'de> for super::Plain {
        const EXPECTED: &'static str = "an object (`Plain`)";

        const MEMBERS: &'static [&'static str] = &["value"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut value = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut value),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                value: members.required(0, value)?,
                additional_properties,
            })
        }
    }

    impl Object for super::Plain {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("value", self.value.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PLAIN && self.additional_properties.is_empty()
        }
    }

    payload!(object super::Plain, schema::PLAIN);
    received!(object super::Plain);

    impl<'de> ReadObject<'de> for super::Labelled {
        const EXPECTED: &'static str = "an object (`Labelled`)";

        const MEMBERS: &'static [&'static str] = &["value", "unit"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut value = None;
            let mut unit = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut value),
                    _ => members.fill(&mut unit),
                }
            }
            Some(Self {
                value: members.required(0, value)?,
                unit,
            })
        }
    }

    impl Object for super::Labelled {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("value", self.value.as_instance())?;
            present("unit", &self.unit, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::LABELLED
        }
    }

    payload!(object super::Labelled, schema::LABELLED);
    received!(object super::Labelled);

    impl ReadUnion for super::Vehicle {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("vehicle")?.as_deref() {
                Some("Car") => choice.read("Car", Self::Car),
                Some("ship") => choice.read("Boat", Self::Boat),
                Some("Plane") => choice.read("Plane", Self::Plane),
                _ => choice.unknown("vehicle", &["Car", "ship", "Plane"]),
            }
        }
    }

    impl AsInstance for super::Vehicle {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Car(value) => value.as_instance(),
                Self::Boat(value) => value.as_instance(),
                Self::Plane(value) => {
                    value.as_instance().tagged(&("vehicle", &["Plane"]))
                }
            }
        }
    }

    variant!(super::Vehicle, Car, super::Car);
    variant!(super::Vehicle, Boat, super::Boat);
    variant!(super::Vehicle, Plane, super::Plane);
    payload!(super::Vehicle, schema::VEHICLE);
    received!(union super::Vehicle);

    impl<'de> ReadObject<'de> for super::Car {
        const EXPECTED: &'static str = "an object (`Car`)";

        const MEMBERS: &'static [&'static str] = &["doors", "vehicle"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut doors = None;
            let mut vehicle = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut doors),
                    _ => members.constant(&mut vehicle, Scalar::String("Car")),
                }
            }
            members.required(1, vehicle)?;
            Some(Self { doors })
        }
    }

    impl Object for super::Car {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("vehicle", Scalar::String("Car").into())?;
            present("doors", &self.doors, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CAR && self.doors.is_none_or(|value| value <= 5)
        }
    }

    payload!(object super::Car, schema::CAR);
    received!(object super::Car);

    impl<'de> ReadObject<'de> for super::Boat {
        const EXPECTED: &'static str = "an object (`Boat`)";

        const MEMBERS: &'static [&'static str] = &["draught", "vehicle"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut draught = None;
            let mut vehicle = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut draught),
                    _ => members.constant(&mut vehicle, Scalar::String("ship")),
                }
            }
            members.required(1, vehicle)?;
            Some(Self { draught })
        }
    }

    impl Object for super::Boat {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("vehicle", Scalar::String("ship").into())?;
            present("draught", &self.draught, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::BOAT && self.draught.is_none_or(|value| value.is_finite())
        }
    }

    payload!(object super::Boat, schema::BOAT);
    received!(object super::Boat);

    impl<'de> ReadObject<'de> for super::Plane {
        const EXPECTED: &'static str = "an object (`Plane`)";

        const MEMBERS: &'static [&'static str] = &["vehicle", "doors"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut vehicle = None;
            let mut doors = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut vehicle),
                    _ => members.fill(&mut doors),
                }
            }
            Some(Self {
                vehicle: members.required(0, vehicle)?,
                doors,
            })
        }
    }

    impl Object for super::Plane {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("vehicle", self.vehicle.as_instance())?;
            present("doors", &self.doors, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PLANE
        }
    }

    payload!(object super::Plane, schema::PLANE);
    received!(object super::Plane);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static CARD: SchemaRef = at(Index::CARD);
        pub static TRANSFER_BANK: SchemaRef = at(Index::TRANSFER_BANK);
        pub static TRANSFER: SchemaRef = at(Index::TRANSFER);
        pub static PAYMENT: SchemaRef = at(Index::PAYMENT);
        pub static CIRCLE: SchemaRef = at(Index::CIRCLE);
        pub static SQUARE: SchemaRef = at(Index::SQUARE);
        pub static SHAPE: SchemaRef = at(Index::SHAPE);
        pub static CAT: SchemaRef = at(Index::CAT);
        pub static DOG: SchemaRef = at(Index::DOG);
        pub static ANIMAL_BASE: SchemaRef = at(Index::ANIMAL_BASE);
        pub static OPENED: SchemaRef = at(Index::OPENED);
        pub static EVENT_OPENED: SchemaRef = at(Index::EVENT_OPENED);
        pub static EVENT_CLOSED: SchemaRef = at(Index::EVENT_CLOSED);
        pub static EVENT_CLOSED2: SchemaRef = at(Index::EVENT_CLOSED2);
        pub static EVENT: SchemaRef = at(Index::EVENT);
        pub static CONTACT_NICKNAME: SchemaRef = at(Index::CONTACT_NICKNAME);
        pub static CONTACT_EMAIL: SchemaRef = at(Index::CONTACT_EMAIL);
        pub static CONTACT_PHONE: SchemaRef = at(Index::CONTACT_PHONE);
        pub static CONTACT_HIDDEN: SchemaRef = at(Index::CONTACT_HIDDEN);
        pub static CONTACT: SchemaRef = at(Index::CONTACT);
        pub static REPORT_AMOUNT_NUMBER: SchemaRef = at(Index::REPORT_AMOUNT_NUMBER);
        pub static REPORT_AMOUNT_INTEGER: SchemaRef = at(Index::REPORT_AMOUNT_INTEGER);
        pub static REPORT_AMOUNT_STRING: SchemaRef = at(Index::REPORT_AMOUNT_STRING);
        pub static REPORT_AMOUNT_BOOLEAN: SchemaRef = at(Index::REPORT_AMOUNT_BOOLEAN);
        pub static REPORT_AMOUNT_LIST: SchemaRef = at(Index::REPORT_AMOUNT_LIST);
        pub static REPORT_AMOUNT_MAP: SchemaRef = at(Index::REPORT_AMOUNT_MAP);
        pub static REPORT_AMOUNT: SchemaRef = at(Index::REPORT_AMOUNT);
        pub static FILTER_STRING: SchemaRef = at(Index::FILTER_STRING);
        pub static FILTER_LIST: SchemaRef = at(Index::FILTER_LIST);
        pub static NOT: SchemaRef = at(Index::NOT);
        pub static BOTH: SchemaRef = at(Index::BOTH);
        pub static EITHER: SchemaRef = at(Index::EITHER);
        pub static FILTER: SchemaRef = at(Index::FILTER);
        pub static REPORT_MODEL_KNOWN: SchemaRef = at(Index::REPORT_MODEL_KNOWN);
        pub static REPORT_MODEL_INTEGER: SchemaRef = at(Index::REPORT_MODEL_INTEGER);
        pub static REPORT_MODEL_STRING: SchemaRef = at(Index::REPORT_MODEL_STRING);
        pub static REPORT_MODEL: SchemaRef = at(Index::REPORT_MODEL);
        pub static LONG_NOTICE: SchemaRef = at(Index::LONG_NOTICE);
        pub static NOTICE_INTEGER: SchemaRef = at(Index::NOTICE_INTEGER);
        pub static NOTICE: SchemaRef = at(Index::NOTICE);
        pub static ALARM: SchemaRef = at(Index::ALARM);
        pub static OTHER_SIGNAL: SchemaRef = at(Index::OTHER_SIGNAL);
        pub static SIGNAL: SchemaRef = at(Index::SIGNAL);
        pub static MAYBE_STRING: SchemaRef = at(Index::MAYBE_STRING);
        pub static MAYBE_INTEGER: SchemaRef = at(Index::MAYBE_INTEGER);
        pub static MAYBE: SchemaRef = at(Index::MAYBE);
        pub static POSTAL_ADDRESS: SchemaRef = at(Index::POSTAL_ADDRESS);
        pub static POSTAL: SchemaRef = at(Index::POSTAL);
        pub static GEOGRAPHIC: SchemaRef = at(Index::GEOGRAPHIC);
        pub static PLACE: SchemaRef = at(Index::PLACE);
        pub static PLAIN: SchemaRef = at(Index::PLAIN);
        pub static LABELLED: SchemaRef = at(Index::LABELLED);
        pub static MEASUREMENT: SchemaRef = at(Index::MEASUREMENT);
        pub static CAR: SchemaRef = at(Index::CAR);
        pub static BOAT: SchemaRef = at(Index::BOAT);
        pub static PLANE: SchemaRef = at(Index::PLANE);
        pub static VEHICLE: SchemaRef = at(Index::VEHICLE);
        pub static REPORT: SchemaRef = at(Index::REPORT);
        pub static ANIMAL_BASE2: SchemaRef = at(Index::ANIMAL_BASE2);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            CARD,
            TRANSFER_BANK,
            TRANSFER,
            PAYMENT,
            CIRCLE,
            SQUARE,
            SHAPE,
            CAT,
            DOG,
            ANIMAL_BASE,
            OPENED,
            EVENT_OPENED,
            EVENT_CLOSED,
            EVENT_CLOSED2,
            EVENT,
            CONTACT_NICKNAME,
            CONTACT_EMAIL,
            CONTACT_PHONE,
            CONTACT_HIDDEN,
            CONTACT,
            REPORT_AMOUNT_NUMBER,
            REPORT_AMOUNT_INTEGER,
            REPORT_AMOUNT_STRING,
            REPORT_AMOUNT_BOOLEAN,
            REPORT_AMOUNT_LIST,
            REPORT_AMOUNT_MAP,
            REPORT_AMOUNT,
            FILTER_STRING,
            FILTER_LIST,
            NOT,
            BOTH,
            EITHER,
            FILTER,
            REPORT_MODEL_KNOWN,
            REPORT_MODEL_INTEGER,
            REPORT_MODEL_STRING,
            REPORT_MODEL,
            LONG_NOTICE,
            NOTICE_INTEGER,
            NOTICE,
            ALARM,
            OTHER_SIGNAL,
            SIGNAL,
            MAYBE_STRING,
            MAYBE_INTEGER,
            MAYBE,
            POSTAL_ADDRESS,
            POSTAL,
            GEOGRAPHIC,
            PLACE,
            PLAIN,
            LABELLED,
            MEASUREMENT,
            CAR,
            BOAT,
            PLANE,
            VEHICLE,
            REPORT,
            ANIMAL_BASE2,
        }

        static SCHEMAS: [Schema; 59] = [
            Schema::new(
                "Card",
                r#"{"type":"object","required":["method","number"],"properties":{"method":{"type":"string"},"number":{"type":"string"},"limit":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "TransferBank",
                r#"{"type":"object","properties":{"country":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Transfer",
                r#"{"type":"object","required":["method","iban"],"properties":{"method":{"type":"string"},"iban":{"type":"string"},"bank":{"$ref":"TransferBank"}}}"#,
            ),
            Schema::new(
                "Payment",
                r#"{"discriminator":{"propertyName":"method","mapping":{"card":0,"debit-card":0,"transfer":1},"branches":[{"$ref":"Card"},{"$ref":"Transfer"}],"else":{"type":"object"}}}"#,
            ),
            Schema::new(
                "Circle",
                r#"{"type":"object","required":["radius"],"properties":{"radius":{"type":"number"}}}"#,
            ),
            Schema::new(
                "Square",
                r#"{"type":"object","properties":{"side":{"type":"number"}}}"#,
            ),
            Schema::new(
                "Shape",
                r#"{"discriminator":{"propertyName":"kind","mapping":{"Circle":0,"Square":1},"branches":[{"$ref":"Circle"},{"$ref":"Square"}],"else":{"type":"object"}}}"#,
            ),
            Schema::new(
                "Cat",
                r#"{"allOf":[{"$ref":"AnimalBase2"},{"type":"object","properties":{"lives":{"type":"integer"}}}]}"#,
            ),
            Schema::new("Dog", r#"{"allOf":[{"$ref":"AnimalBase2"}]}"#),
            Schema::new(
                "AnimalBase",
                r#"{"discriminator":{"propertyName":"species","mapping":{"cat":0,"dog":1,"other":2},"branches":[{"$ref":"Cat"},{"$ref":"Dog"},{"$ref":"AnimalBase2"}],"else":{"type":"object"}}}"#,
            ),
            Schema::new(
                "Opened",
                r#"{"allOf":[{"$ref":"Event"},{"$ref":"EventOpened"}]}"#,
            ),
            Schema::new(
                "EventOpened",
                r#"{"required":["action","by"],"properties":{"action":{"const":"opened"},"by":{"type":"string"}}}"#,
            ),
            Schema::new(
                "EventClosed",
                r#"{"allOf":[{"$ref":"Event"},{"$ref":"EventClosed2"}]}"#,
            ),
            Schema::new(
                "EventClosed2",
                r#"{"required":["action"],"properties":{"action":{"const":"closed"},"reason":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Event",
                r#"{"type":"object","required":["id"],"properties":{"id":{"type":"string"}},"oneOf":[{"type":"object","$ref":"EventOpened"},{"type":"object","$ref":"EventClosed2"}]}"#,
            ),
            Schema::new(
                "ContactNickname",
                r#"{"type":"object","properties":{"nickname":{"type":"string"}}}"#,
            ),
            Schema::new(
                "ContactEmail",
                r#"{"type":"object","required":["email"],"properties":{"email":{"type":"string"}}}"#,
            ),
            Schema::new(
                "ContactPhone",
                r#"{"type":"object","required":["phone","country"],"properties":{"phone":{"type":"string"},"country":{"type":"string"}}}"#,
            ),
            Schema::new(
                "ContactHidden",
                r#"{"type":"object","additionalProperties":false,"properties":{"hidden":{"type":"boolean"}}}"#,
            ),
            Schema::new(
                "Contact",
                r#"{"anyOf":[{"$ref":"ContactNickname"},{"$ref":"ContactEmail"},{"$ref":"ContactPhone"},{"$ref":"ContactHidden"}]}"#,
            ),
            Schema::new("ReportAmountNumber", r#"{"type":"number"}"#),
            Schema::new("ReportAmountInteger", r#"{"type":"integer"}"#),
            Schema::new("ReportAmountString", r#"{"type":"string"}"#),
            Schema::new("ReportAmountBoolean", r#"{"type":"boolean"}"#),
            Schema::new(
                "ReportAmountList",
                r#"{"type":"array","items":{"type":"integer"}}"#,
            ),
            Schema::new(
                "ReportAmountMap",
                r#"{"type":"object","additionalProperties":{"type":"string"}}"#,
            ),
            Schema::new(
                "ReportAmount",
                r#"{"oneOf":[{"$ref":"ReportAmountNumber"},{"$ref":"ReportAmountInteger"},{"$ref":"ReportAmountString"},{"$ref":"ReportAmountBoolean"},{"$ref":"ReportAmountList"},{"$ref":"ReportAmountMap"}]}"#,
            ),
            Schema::new("FilterString", r#"{"type":"string"}"#),
            Schema::new("FilterList", r#"{"type":"array","items":{"$ref":"Filter"}}"#),
            Schema::new(
                "Not",
                r#"{"type":"object","required":["not"],"properties":{"not":{"$ref":"Filter"}},"additionalProperties":false}"#,
            ),
            Schema::new(
                "Both",
                r#"{"type":"object","required":["left","right"],"properties":{"left":{"$ref":"Filter"},"right":{"$ref":"Filter"}}}"#,
            ),
            Schema::new(
                "Either",
                r#"{"type":"object","required":["left","or"],"properties":{"left":{"$ref":"Filter"},"or":{"$ref":"Filter"}}}"#,
            ),
            Schema::new(
                "Filter",
                r#"{"oneOf":[{"$ref":"FilterString"},{"$ref":"FilterList"},{"$ref":"Not"},{"$ref":"Both"},{"$ref":"Either"}]}"#,
            ),
            Schema::new(
                "ReportModelKnown",
                r#"{"type":"string","enum":["small","large"]}"#,
            ),
            Schema::new("ReportModelInteger", r#"{"type":"integer"}"#),
            Schema::new("ReportModelString", r#"{"type":"string"}"#),
            Schema::new(
                "ReportModel",
                r#"{"anyOf":[{"$ref":"ReportModelKnown"},{"$ref":"ReportModelInteger"},{"$ref":"ReportModelString"}]}"#,
            ),
            Schema::new(
                "LongNotice",
                r#"{"type":"object","required":["title","text","author","from","to","place","street","city","country"],"properties":{"title":{"type":"string"},"text":{"type":"string"},"author":{"type":"string"},"from":{"type":"string"},"to":{"type":"string"},"place":{"type":"string"},"street":{"type":"string"},"city":{"type":"string"},"country":{"type":"string"}}}"#,
            ),
            Schema::new("NoticeInteger", r#"{"type":"integer"}"#),
            Schema::new(
                "Notice",
                r#"{"oneOf":[{"$ref":"LongNotice"},{"$ref":"NoticeInteger"}]}"#,
            ),
            Schema::new(
                "Alarm",
                r#"{"type":"object","required":["type","level"],"properties":{"type":{"type":"string"},"level":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "OtherSignal",
                r#"{"type":"object","properties":{"type":{"type":"string"},"text":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Signal",
                r#"{"discriminator":{"propertyName":"type","mapping":{"alarm":0,"OtherSignal":1},"branches":[{"$ref":"Alarm"},{"$ref":"OtherSignal"}],"default":1,"else":{"type":"object"}}}"#,
            ),
            Schema::new("MaybeString", r#"{"type":"string"}"#),
            Schema::new("MaybeInteger", r#"{"type":"integer"}"#),
            Schema::new(
                "Maybe",
                r#"{"oneOf":[{"$ref":"MaybeString"},{"$ref":"MaybeInteger"},{"type":"null"}]}"#,
            ),
            Schema::new(
                "PostalAddress",
                r#"{"type":"object","properties":{"street":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Postal",
                r#"{"type":"object","required":["address"],"properties":{"address":{"$ref":"PostalAddress"}}}"#,
            ),
            Schema::new(
                "Geographic",
                r#"{"type":"object","required":["position"],"properties":{"position":{"type":"string"},"address":{"$ref":"TransferBank"}}}"#,
            ),
            Schema::new(
                "Place",
                r#"{"anyOf":[{"$ref":"Postal"},{"$ref":"Geographic"}]}"#,
            ),
            Schema::new(
                "Plain",
                r#"{"type":"object","required":["value"],"properties":{"value":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "Labelled",
                r#"{"type":"object","required":["value"],"properties":{"value":{"type":"integer"},"unit":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Measurement",
                r#"{"oneOf":[{"$ref":"Plain"},{"$ref":"Labelled"}]}"#,
            ),
            Schema::new(
                "Car",
                r#"{"type":"object","required":["vehicle"],"properties":{"vehicle":{"type":"string"},"doors":{"type":"integer","maximum":5}}}"#,
            ),
            Schema::new(
                "Boat",
                r#"{"type":"object","required":["vehicle"],"properties":{"vehicle":{"type":"string"},"draught":{"type":"number"}}}"#,
            ),
            Schema::new(
                "Plane",
                r#"{"type":"object","required":["vehicle"],"properties":{"vehicle":{"type":"string"},"doors":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Vehicle",
                r#"{"discriminator":{"propertyName":"vehicle","mapping":{"Car":0,"ship":1,"Plane":2},"branches":[{"$ref":"Car"},{"$ref":"Boat"},{"$ref":"Plane"}],"else":{"type":"object"}}}"#,
            ),
            Schema::new(
                "Report",
                r#"{"type":"object","required":["payment"],"properties":{"payment":{"$ref":"Payment"},"refund":{"oneOf":[{"$ref":"Payment"},{"type":"null"}]},"shape":{"$ref":"Shape"},"animal":{"$ref":"AnimalBase"},"event":{"$ref":"Event"},"contact":{"$ref":"Contact"},"amount":{"$ref":"ReportAmount"},"address":{"anyOf":[{"type":"string","annotation":"ipv4"},{"type":"string","annotation":"ipv6"}]},"filter":{"$ref":"Filter"},"model":{"$ref":"ReportModel"},"notice":{"$ref":"Notice"},"several":{"type":"array","items":{"$ref":"Shape"}},"named":{"type":"object","additionalProperties":{"$ref":"Contact"}},"signal":{"$ref":"Signal"},"maybe":{"$ref":"Maybe"},"perhaps":{"$ref":"Maybe"},"place":{"$ref":"Place"},"measurement":{"$ref":"Measurement"},"vehicle":{"$ref":"Vehicle"},"carrier":{"$ref":"Plane"}}}"#,
            ),
            Schema::new(
                "AnimalBase2",
                r#"{"type":"object","required":["species","name"],"properties":{"species":{"type":"string"},"name":{"type":"string"},"friend":{"$ref":"AnimalBase"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    something_happened, Self { body }, body = something_happened::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    something_happened, client, request, ::callbacks::__private::Call::of(client, &
    something_happened::OPERATION).json("application/json",
    serialization::schema::REPORT, ::callbacks::__private::AsInstance::as_instance(&
    request.body)) ?
);
