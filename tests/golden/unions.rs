/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync + 'static {
    /// The webhook `somethingHappened`: a `POST` request.
    fn something_happened(
        &self,
        callback: something_happened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<something_happened::Response, ::callbacks::HandlerError>,
    > + Send;
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &something_happened::OPERATION,
            |handler: ::std::sync::Arc<H>, callback| async move {
                handler.something_happened(callback).await
            },
        )
        .into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The webhook `somethingHappened`: a `POST` request.
    fn something_happened(
        &self,
        target: &::callbacks::Target,
        body: &Report,
    ) -> impl ::core::future::Future<
        Output = Result<something_happened::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn something_happened(
        &self,
        target: &::callbacks::Target,
        body: &Report,
    ) -> Result<something_happened::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::new(&something_happened::OPERATION)
            .json("application/json", body)?;
        self.call(target, call).await
    }
}
/// The schema at `#/components/schemas/Report`.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The member `payment`.
    pub payment: Payment,
    /// The member `refund`.
    pub refund: ::callbacks::Nullable<Payment>,
    /// The member `shape`.
    pub shape: Option<Shape>,
    /// The member `animal`.
    pub animal: Option<Animal>,
    /// The member `event`.
    pub event: Option<Event>,
    /// The member `contact`.
    pub contact: Option<Contact>,
    /// A number, or the text of one
    pub amount: Option<ReportAmount>,
    /// Two formats of one type are one type
    pub address: Option<String>,
    /// The member `filter`.
    pub filter: Option<Filter>,
    /// The member `model`.
    pub model: Option<ReportModel>,
    /// The member `notice`.
    pub notice: Option<Notice>,
    /// The member `several`.
    pub several: Option<Vec<Shape>>,
    /// The member `named`.
    pub named: Option<::std::collections::BTreeMap<String, Contact>>,
    /// The member `signal`.
    pub signal: Option<Signal>,
    /// The member `maybe`.
    pub maybe: ::callbacks::Nullable<Maybe>,
    /// The member `perhaps`.
    pub perhaps: ::callbacks::Nullable<Maybe>,
}
/// How it was paid
#[derive(Clone, Debug, PartialEq)]
pub enum Payment {
    /// `method` is `card` or `debit-card`.
    Card(Card),
    /// `method` is `transfer`.
    Transfer(Transfer),
}
/// The schema at `#/components/schemas/Card`.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The member `method`.
    pub method: String,
    /// The member `number`.
    pub number: String,
    /// The member `limit`.
    pub limit: Option<i64>,
}
/// The schema at `#/components/schemas/Transfer`.
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    /// The member `method`.
    pub method: String,
    /// The member `iban`.
    pub iban: String,
    /// The member `bank`.
    pub bank: Option<TransferBank>,
}
/// The schema at `#/components/schemas/Transfer/properties/bank`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TransferBank {
    /// The member `country`.
    pub country: Option<String>,
}
/// The schema at `#/components/schemas/Shape`.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// `kind` is `Circle`.
    Circle(Circle),
    /// `kind` is `Square`.
    Square(Square),
}
/// The schema at `#/components/schemas/Circle`.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// The member `radius`.
    pub radius: f64,
}
/// The schema at `#/components/schemas/Square`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Square {
    /// The member `side`.
    pub side: Option<f64>,
}
/// The schema at `#/components/schemas/Animal`.
#[derive(Clone, Debug, PartialEq)]
pub enum Animal {
    /// `species` is `cat`.
    Cat(Cat),
    /// `species` is `dog`.
    Dog(Dog),
    /// `species` is `other`.
    Base(AnimalBase),
}
/// The schema at `#/components/schemas/Cat`.
#[derive(Clone, Debug, PartialEq)]
pub struct Cat {
    /// The member `species`.
    pub species: String,
    /// The member `name`.
    pub name: String,
    /// The member `friend`.
    pub friend: Option<Box<Animal>>,
    /// The member `lives`.
    pub lives: Option<i64>,
}
/// The schema at `#/components/schemas/Animal`.
#[derive(Clone, Debug, PartialEq)]
pub struct Dog {
    /// The member `species`.
    pub species: String,
    /// The member `name`.
    pub name: String,
    /// The member `friend`.
    pub friend: Option<Box<Animal>>,
}
/// The schema at `#/components/schemas/Animal`.
#[derive(Clone, Debug, PartialEq)]
pub struct AnimalBase {
    /// The member `species`.
    pub species: String,
    /// The member `name`.
    pub name: String,
    /// The member `friend`.
    pub friend: Option<Box<Animal>>,
}
/// The schema at `#/components/schemas/Event`.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// `action` is `opened`.
    Opened(Opened),
    /// `action` is `closed`.
    Closed(EventClosed),
}
/// The schema at `#/components/schemas/Event/oneOf/0`.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The member `id`.
    pub id: String,
    /// The member `action`.
    pub action: OpenedAction,
    /// The member `by`.
    pub by: String,
}
/// The schema at `#/components/schemas/Event/oneOf/0/properties/action`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenedAction {
    /// `opened`
    Opened,
}
impl OpenedAction {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Opened];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Opened => "opened",
        }
    }
}
/// The schema at `#/components/schemas/Event/oneOf/1`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventClosed {
    /// The member `id`.
    pub id: String,
    /// The member `action`.
    pub action: EventClosedAction,
    /// The member `reason`.
    pub reason: Option<String>,
}
/// The schema at `#/components/schemas/Event/oneOf/1/properties/action`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventClosedAction {
    /// `closed`
    Closed,
}
impl EventClosedAction {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Closed];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Closed => "closed",
        }
    }
}
/// The schema at `#/components/schemas/Contact`.
#[derive(Clone, Debug, PartialEq)]
pub enum Contact {
    /// A value of [`ContactNickname`].
    Nickname(ContactNickname),
    /// A value of [`ContactEmail`].
    Email(ContactEmail),
    /// A value of [`ContactPhone`].
    Phone(ContactPhone),
    /// A value of [`ContactHidden`].
    Hidden(ContactHidden),
}
/// The schema at `#/components/schemas/Contact/anyOf/0`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactNickname {
    /// The member `nickname`.
    pub nickname: Option<String>,
}
/// The schema at `#/components/schemas/Contact/anyOf/1`.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactEmail {
    /// The member `email`.
    pub email: String,
}
/// The schema at `#/components/schemas/Contact/anyOf/2`.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactPhone {
    /// The member `phone`.
    pub phone: String,
    /// The member `country`.
    pub country: String,
}
/// The schema at `#/components/schemas/Contact/anyOf/3`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactHidden {
    /// The member `hidden`.
    pub hidden: Option<bool>,
}
/// A number, or the text of one
#[derive(Clone, Debug, PartialEq)]
pub enum ReportAmount {
    /// A number.
    Number(f64),
    /// An integer.
    Integer(i64),
    /// A text.
    String(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A list.
    List(Vec<i64>),
    /// A map.
    Map(::std::collections::BTreeMap<String, String>),
}
/// The schema at `#/components/schemas/Filter`.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// A text.
    String(String),
    /// A list.
    List(Vec<Filter>),
    /// A value of [`Not`].
    Not(Not),
    /// A value of [`Both`].
    Both(Both),
    /// A value of [`Either`].
    Either(Either),
}
/// The schema at `#/components/schemas/Not`.
#[derive(Clone, Debug, PartialEq)]
pub struct Not {
    /// The member `not`.
    pub not: Box<Filter>,
}
/// The schema at `#/components/schemas/Both`.
#[derive(Clone, Debug, PartialEq)]
pub struct Both {
    /// The member `left`.
    pub left: Box<Filter>,
    /// The member `right`.
    pub right: Box<Filter>,
}
/// The schema at `#/components/schemas/Either`.
#[derive(Clone, Debug, PartialEq)]
pub struct Either {
    /// The member `left`.
    pub left: Box<Filter>,
    /// The member `or`.
    pub or: Box<Filter>,
}
/// The schema at `#/components/schemas/Report/properties/model`.
#[derive(Clone, Debug, PartialEq)]
pub enum ReportModel {
    /// A value of [`ReportModelKnown`].
    Known(ReportModelKnown),
    /// An integer.
    Integer(i64),
    /// A text.
    String(String),
}
/// The schema at `#/components/schemas/Report/properties/model/anyOf/0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportModelKnown {
    /// `small`
    Small,
    /// `large`
    Large,
}
impl ReportModelKnown {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Small, Self::Large];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Large => "large",
        }
    }
}
/// The schema at `#/components/schemas/Notice`.
#[allow(clippy::enum_variant_names)]
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A value of [`LongNotice`].
    LongNotice(Box<LongNotice>),
    /// An integer.
    Integer(i64),
}
/// The schema at `#/components/schemas/Notice/oneOf/0`.
#[derive(Clone, Debug, PartialEq)]
pub struct LongNotice {
    /// The member `title`.
    pub title: String,
    /// The member `text`.
    pub text: String,
    /// The member `author`.
    pub author: String,
    /// The member `from`.
    pub from: String,
    /// The member `to`.
    pub to: String,
    /// The member `place`.
    pub place: String,
    /// The member `street`.
    pub street: String,
    /// The member `city`.
    pub city: String,
    /// The member `country`.
    pub country: String,
}
/// The schema at `#/components/schemas/Signal`.
#[allow(clippy::enum_variant_names)]
#[derive(Clone, Debug, PartialEq)]
pub enum Signal {
    /// `type` is `alarm`.
    Alarm(Alarm),
    /// `type` is `OtherSignal`.
    OtherSignal(OtherSignal),
}
/// The schema at `#/components/schemas/Alarm`.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    /// The member `type`.
    pub r#type: String,
    /// The member `level`.
    pub level: i64,
}
/// The schema at `#/components/schemas/OtherSignal`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OtherSignal {
    /// The member `type`.
    pub r#type: Option<String>,
    /// The member `text`.
    pub text: Option<String>,
}
/// The schema at `#/components/schemas/Maybe`.
#[derive(Clone, Debug, PartialEq)]
pub enum Maybe {
    /// A text.
    String(String),
    /// An integer.
    Integer(i64),
}
/// The webhook `somethingHappened`: a `POST` request.
pub mod something_happened {
    use ::callbacks::{Answer, Error, HandlerError, Operation};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "somethingHappened",
        "POST",
        "/something-happened",
    );
    /// The path at which the consumer's router expects requests whose URL is the one that was registered: behind the router's public address, this is the URL to register.
    pub const BASE_PATH: &str = "/something-happened";
    /// What is sent. The webhook `somethingHappened`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Report,
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json() else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
        ///
        /// Status `204`.
        NoContent,
    }
    impl EncodeReply for Response {
        fn encode(&self) -> Result<Reply, HandlerError> {
            match self {
                Self::NoContent => Reply::new(204),
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
    }
}
mod serialization {
    use ::callbacks::__private::serde::{
        Deserialize, Deserializer, Serialize, Serializer,
    };
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{Members, ObjectWriter, ReadObject, read_object};
    use ::callbacks::UnknownValue;
    use ::callbacks::__private::{StringEnum, parse_enum, read_enum, write_enum};
    use ::callbacks::__private::{Choice, ReadUnion, read_union, write_tagged};
    use ::callbacks::__private::Unknown;
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
        ];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
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
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut payment)?,
                    1 => members.fill(&mut refund)?,
                    2 => members.fill(&mut shape)?,
                    3 => members.fill(&mut animal)?,
                    4 => members.fill(&mut event)?,
                    5 => members.fill(&mut contact)?,
                    6 => members.fill(&mut amount)?,
                    7 => members.fill(&mut address)?,
                    8 => members.fill(&mut filter)?,
                    9 => members.fill(&mut model)?,
                    10 => members.fill(&mut notice)?,
                    11 => members.fill(&mut several)?,
                    12 => members.fill(&mut named)?,
                    13 => members.fill(&mut signal)?,
                    14 => members.fill(&mut maybe)?,
                    _ => members.fill(&mut perhaps)?,
                }
            }
            Ok(Self {
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
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Report {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Report {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("payment", &self.payment)?;
            object.nullable("refund", &self.refund)?;
            object.optional("shape", &self.shape)?;
            object.optional("animal", &self.animal)?;
            object.optional("event", &self.event)?;
            object.optional("contact", &self.contact)?;
            object.optional("amount", &self.amount)?;
            object.optional("address", &self.address)?;
            object.optional("filter", &self.filter)?;
            object.optional("model", &self.model)?;
            object.optional("notice", &self.notice)?;
            object.optional("several", &self.several)?;
            object.optional("named", &self.named)?;
            object.optional("signal", &self.signal)?;
            object.nullable("maybe", &self.maybe)?;
            object.nullable("perhaps", &self.perhaps)?;
            object.end()
        }
    }
    impl ReadUnion for super::Payment {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("method")?.as_deref() {
                Some("card" | "debit-card") => choice.attempt("Card", Self::Card),
                Some("transfer") => choice.attempt("Transfer", Self::Transfer),
                _ => choice.unknown("method", &["card", "debit-card", "transfer"]),
            }
        }
    }
    impl<'de> Deserialize<'de> for super::Payment {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::Payment {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Card(value) => value.serialize(serializer),
                Self::Transfer(value) => value.serialize(serializer),
            }
        }
    }
    impl From<super::Card> for super::Payment {
        fn from(value: super::Card) -> Self {
            Self::Card(value)
        }
    }
    impl From<super::Transfer> for super::Payment {
        fn from(value: super::Transfer) -> Self {
            Self::Transfer(value)
        }
    }
    impl<'de> ReadObject<'de> for super::Card {
        const EXPECTED: &'static str = "an object (`Card`)";
        const MEMBERS: &'static [&'static str] = &["method", "number", "limit"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut method = None;
            let mut number = None;
            let mut limit = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut method)?,
                    1 => members.fill(&mut number)?,
                    _ => members.fill(&mut limit)?,
                }
            }
            Ok(Self {
                method: members.required(0, method)?,
                number: members.required(1, number)?,
                limit,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Card {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Card {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("method", &self.method)?;
            object.required("number", &self.number)?;
            object.optional("limit", &self.limit)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::Transfer {
        const EXPECTED: &'static str = "an object (`Transfer`)";
        const MEMBERS: &'static [&'static str] = &["method", "iban", "bank"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut method = None;
            let mut iban = None;
            let mut bank = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut method)?,
                    1 => members.fill(&mut iban)?,
                    _ => members.fill(&mut bank)?,
                }
            }
            Ok(Self {
                method: members.required(0, method)?,
                iban: members.required(1, iban)?,
                bank,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Transfer {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Transfer {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("method", &self.method)?;
            object.required("iban", &self.iban)?;
            object.optional("bank", &self.bank)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::TransferBank {
        const EXPECTED: &'static str = "an object (`TransferBank`)";
        const MEMBERS: &'static [&'static str] = &["country"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut country = None;
            while members.next()?.is_some() {
                members.fill(&mut country)?;
            }
            Ok(Self { country })
        }
    }
    impl<'de> Deserialize<'de> for super::TransferBank {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::TransferBank {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.optional("country", &self.country)?;
            object.end()
        }
    }
    impl ReadUnion for super::Shape {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("kind")?.as_deref() {
                Some("Circle") => choice.attempt("Circle", Self::Circle),
                Some("Square") => choice.attempt("Square", Self::Square),
                _ => choice.unknown("kind", &["Circle", "Square"]),
            }
        }
    }
    impl<'de> Deserialize<'de> for super::Shape {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::Shape {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Circle(value) => write_tagged("kind", "Circle", value, serializer),
                Self::Square(value) => write_tagged("kind", "Square", value, serializer),
            }
        }
    }
    impl From<super::Circle> for super::Shape {
        fn from(value: super::Circle) -> Self {
            Self::Circle(value)
        }
    }
    impl From<super::Square> for super::Shape {
        fn from(value: super::Square) -> Self {
            Self::Square(value)
        }
    }
    impl<'de> ReadObject<'de> for super::Circle {
        const EXPECTED: &'static str = "an object (`Circle`)";
        const MEMBERS: &'static [&'static str] = &["radius"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut radius = None;
            while members.next()?.is_some() {
                members.fill(&mut radius)?;
            }
            Ok(Self {
                radius: members.required(0, radius)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Circle {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Circle {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("radius", &self.radius)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::Square {
        const EXPECTED: &'static str = "an object (`Square`)";
        const MEMBERS: &'static [&'static str] = &["side"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut side = None;
            while members.next()?.is_some() {
                members.fill(&mut side)?;
            }
            Ok(Self { side })
        }
    }
    impl<'de> Deserialize<'de> for super::Square {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Square {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.optional("side", &self.side)?;
            object.end()
        }
    }
    impl ReadUnion for super::Animal {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("species")?.as_deref() {
                Some("cat") => choice.attempt("Cat", Self::Cat),
                Some("dog") => choice.attempt("Dog", Self::Dog),
                Some("other") => choice.attempt("Base", Self::Base),
                _ => choice.unknown("species", &["cat", "dog", "other"]),
            }
        }
    }
    impl<'de> Deserialize<'de> for super::Animal {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::Animal {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Cat(value) => value.serialize(serializer),
                Self::Dog(value) => value.serialize(serializer),
                Self::Base(value) => value.serialize(serializer),
            }
        }
    }
    impl From<super::Cat> for super::Animal {
        fn from(value: super::Cat) -> Self {
            Self::Cat(value)
        }
    }
    impl From<super::Dog> for super::Animal {
        fn from(value: super::Dog) -> Self {
            Self::Dog(value)
        }
    }
    impl From<super::AnimalBase> for super::Animal {
        fn from(value: super::AnimalBase) -> Self {
            Self::Base(value)
        }
    }
    impl<'de> ReadObject<'de> for super::Cat {
        const EXPECTED: &'static str = "an object (`Cat`)";
        const MEMBERS: &'static [&'static str] = &["species", "name", "friend", "lives"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut species = None;
            let mut name = None;
            let mut friend = None;
            let mut lives = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut species)?,
                    1 => members.fill(&mut name)?,
                    2 => members.fill(&mut friend)?,
                    _ => members.fill(&mut lives)?,
                }
            }
            Ok(Self {
                species: members.required(0, species)?,
                name: members.required(1, name)?,
                friend,
                lives,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Cat {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Cat {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("species", &self.species)?;
            object.required("name", &self.name)?;
            object.optional("friend", &self.friend)?;
            object.optional("lives", &self.lives)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::Dog {
        const EXPECTED: &'static str = "an object (`Dog`)";
        const MEMBERS: &'static [&'static str] = &["species", "name", "friend"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut species = None;
            let mut name = None;
            let mut friend = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut species)?,
                    1 => members.fill(&mut name)?,
                    _ => members.fill(&mut friend)?,
                }
            }
            Ok(Self {
                species: members.required(0, species)?,
                name: members.required(1, name)?,
                friend,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Dog {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Dog {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("species", &self.species)?;
            object.required("name", &self.name)?;
            object.optional("friend", &self.friend)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::AnimalBase {
        const EXPECTED: &'static str = "an object (`AnimalBase`)";
        const MEMBERS: &'static [&'static str] = &["species", "name", "friend"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut species = None;
            let mut name = None;
            let mut friend = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut species)?,
                    1 => members.fill(&mut name)?,
                    _ => members.fill(&mut friend)?,
                }
            }
            Ok(Self {
                species: members.required(0, species)?,
                name: members.required(1, name)?,
                friend,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::AnimalBase {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::AnimalBase {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("species", &self.species)?;
            object.required("name", &self.name)?;
            object.optional("friend", &self.friend)?;
            object.end()
        }
    }
    impl ReadUnion for super::Event {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("action")?.as_deref() {
                Some("opened") => choice.attempt("Opened", Self::Opened),
                Some("closed") => choice.attempt("Closed", Self::Closed),
                _ => choice.unknown("action", &["opened", "closed"]),
            }
        }
    }
    impl<'de> Deserialize<'de> for super::Event {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::Event {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Opened(value) => value.serialize(serializer),
                Self::Closed(value) => value.serialize(serializer),
            }
        }
    }
    impl From<super::Opened> for super::Event {
        fn from(value: super::Opened) -> Self {
            Self::Opened(value)
        }
    }
    impl From<super::EventClosed> for super::Event {
        fn from(value: super::EventClosed) -> Self {
            Self::Closed(value)
        }
    }
    impl<'de> ReadObject<'de> for super::Opened {
        const EXPECTED: &'static str = "an object (`Opened`)";
        const MEMBERS: &'static [&'static str] = &["id", "action", "by"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut id = None;
            let mut action = None;
            let mut by = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut id)?,
                    1 => members.fill(&mut action)?,
                    _ => members.fill(&mut by)?,
                }
            }
            Ok(Self {
                id: members.required(0, id)?,
                action: members.required(1, action)?,
                by: members.required(2, by)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Opened {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Opened {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("id", &self.id)?;
            object.required("action", &self.action)?;
            object.required("by", &self.by)?;
            object.end()
        }
    }
    impl StringEnum for super::OpenedAction {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    impl ::core::fmt::Display for super::OpenedAction {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.pad(self.as_str())
        }
    }
    impl ::core::str::FromStr for super::OpenedAction {
        type Err = UnknownValue;
        fn from_str(text: &str) -> Result<Self, UnknownValue> {
            parse_enum(text)
        }
    }
    impl<'de> Deserialize<'de> for super::OpenedAction {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_enum(deserializer)
        }
    }
    impl Serialize for super::OpenedAction {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            write_enum(self, serializer)
        }
    }
    impl<'de> ReadObject<'de> for super::EventClosed {
        const EXPECTED: &'static str = "an object (`EventClosed`)";
        const MEMBERS: &'static [&'static str] = &["id", "action", "reason"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut id = None;
            let mut action = None;
            let mut reason = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut id)?,
                    1 => members.fill(&mut action)?,
                    _ => members.fill(&mut reason)?,
                }
            }
            Ok(Self {
                id: members.required(0, id)?,
                action: members.required(1, action)?,
                reason,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::EventClosed {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::EventClosed {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("id", &self.id)?;
            object.required("action", &self.action)?;
            object.optional("reason", &self.reason)?;
            object.end()
        }
    }
    impl StringEnum for super::EventClosedAction {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    impl ::core::fmt::Display for super::EventClosedAction {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.pad(self.as_str())
        }
    }
    impl ::core::str::FromStr for super::EventClosedAction {
        type Err = UnknownValue;
        fn from_str(text: &str) -> Result<Self, UnknownValue> {
            parse_enum(text)
        }
    }
    impl<'de> Deserialize<'de> for super::EventClosedAction {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_enum(deserializer)
        }
    }
    impl Serialize for super::EventClosedAction {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            write_enum(self, serializer)
        }
    }
    impl ReadUnion for super::Contact {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Hidden", Self::Hidden)
                .or_else(|| choice.attempt("Phone", Self::Phone))
                .or_else(|| choice.attempt("Email", Self::Email))
                .or_else(|| choice.attempt("Nickname", Self::Nickname))
        }
    }
    impl<'de> Deserialize<'de> for super::Contact {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::Contact {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Nickname(value) => value.serialize(serializer),
                Self::Email(value) => value.serialize(serializer),
                Self::Phone(value) => value.serialize(serializer),
                Self::Hidden(value) => value.serialize(serializer),
            }
        }
    }
    impl From<super::ContactNickname> for super::Contact {
        fn from(value: super::ContactNickname) -> Self {
            Self::Nickname(value)
        }
    }
    impl From<super::ContactEmail> for super::Contact {
        fn from(value: super::ContactEmail) -> Self {
            Self::Email(value)
        }
    }
    impl From<super::ContactPhone> for super::Contact {
        fn from(value: super::ContactPhone) -> Self {
            Self::Phone(value)
        }
    }
    impl From<super::ContactHidden> for super::Contact {
        fn from(value: super::ContactHidden) -> Self {
            Self::Hidden(value)
        }
    }
    impl<'de> ReadObject<'de> for super::ContactNickname {
        const EXPECTED: &'static str = "an object (`ContactNickname`)";
        const MEMBERS: &'static [&'static str] = &["nickname"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut nickname = None;
            while members.next()?.is_some() {
                members.fill(&mut nickname)?;
            }
            Ok(Self { nickname })
        }
    }
    impl<'de> Deserialize<'de> for super::ContactNickname {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::ContactNickname {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.optional("nickname", &self.nickname)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::ContactEmail {
        const EXPECTED: &'static str = "an object (`ContactEmail`)";
        const MEMBERS: &'static [&'static str] = &["email"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut email = None;
            while members.next()?.is_some() {
                members.fill(&mut email)?;
            }
            Ok(Self {
                email: members.required(0, email)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::ContactEmail {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::ContactEmail {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("email", &self.email)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::ContactPhone {
        const EXPECTED: &'static str = "an object (`ContactPhone`)";
        const MEMBERS: &'static [&'static str] = &["phone", "country"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut phone = None;
            let mut country = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut phone)?,
                    _ => members.fill(&mut country)?,
                }
            }
            Ok(Self {
                phone: members.required(0, phone)?,
                country: members.required(1, country)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::ContactPhone {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::ContactPhone {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("phone", &self.phone)?;
            object.required("country", &self.country)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::ContactHidden {
        const EXPECTED: &'static str = "an object (`ContactHidden`)";
        const MEMBERS: &'static [&'static str] = &["hidden"];
        const UNKNOWN: Unknown = Unknown::Refuse;
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut hidden = None;
            while members.next()?.is_some() {
                members.fill(&mut hidden)?;
            }
            Ok(Self { hidden })
        }
    }
    impl<'de> Deserialize<'de> for super::ContactHidden {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::ContactHidden {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.optional("hidden", &self.hidden)?;
            object.end()
        }
    }
    impl ReadUnion for super::ReportAmount {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Integer", Self::Integer)
                .or_else(|| choice.attempt("Number", Self::Number))
                .or_else(|| choice.attempt("String", Self::String))
                .or_else(|| choice.attempt("Boolean", Self::Boolean))
                .or_else(|| choice.attempt("List", Self::List))
                .or_else(|| choice.attempt("Map", Self::Map))
        }
    }
    impl<'de> Deserialize<'de> for super::ReportAmount {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::ReportAmount {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Number(value) => value.serialize(serializer),
                Self::Integer(value) => value.serialize(serializer),
                Self::String(value) => value.serialize(serializer),
                Self::Boolean(value) => value.serialize(serializer),
                Self::List(value) => value.serialize(serializer),
                Self::Map(value) => value.serialize(serializer),
            }
        }
    }
    impl From<f64> for super::ReportAmount {
        fn from(value: f64) -> Self {
            Self::Number(value)
        }
    }
    impl From<i64> for super::ReportAmount {
        fn from(value: i64) -> Self {
            Self::Integer(value)
        }
    }
    impl From<String> for super::ReportAmount {
        fn from(value: String) -> Self {
            Self::String(value)
        }
    }
    impl From<bool> for super::ReportAmount {
        fn from(value: bool) -> Self {
            Self::Boolean(value)
        }
    }
    impl From<Vec<i64>> for super::ReportAmount {
        fn from(value: Vec<i64>) -> Self {
            Self::List(value)
        }
    }
    impl From<::std::collections::BTreeMap<String, String>> for super::ReportAmount {
        fn from(value: ::std::collections::BTreeMap<String, String>) -> Self {
            Self::Map(value)
        }
    }
    impl ReadUnion for super::Filter {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("String", Self::String)
                .or_else(|| choice.attempt("List", Self::List))
                .or_else(|| choice.attempt("Not", Self::Not))
                .or_else(|| choice.attempt("Both", Self::Both))
                .or_else(|| choice.attempt("Either", Self::Either))
        }
    }
    impl<'de> Deserialize<'de> for super::Filter {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::Filter {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::String(value) => value.serialize(serializer),
                Self::List(value) => value.serialize(serializer),
                Self::Not(value) => value.serialize(serializer),
                Self::Both(value) => value.serialize(serializer),
                Self::Either(value) => value.serialize(serializer),
            }
        }
    }
    impl From<String> for super::Filter {
        fn from(value: String) -> Self {
            Self::String(value)
        }
    }
    impl From<Vec<super::Filter>> for super::Filter {
        fn from(value: Vec<super::Filter>) -> Self {
            Self::List(value)
        }
    }
    impl From<super::Not> for super::Filter {
        fn from(value: super::Not) -> Self {
            Self::Not(value)
        }
    }
    impl From<super::Both> for super::Filter {
        fn from(value: super::Both) -> Self {
            Self::Both(value)
        }
    }
    impl From<super::Either> for super::Filter {
        fn from(value: super::Either) -> Self {
            Self::Either(value)
        }
    }
    impl<'de> ReadObject<'de> for super::Not {
        const EXPECTED: &'static str = "an object (`Not`)";
        const MEMBERS: &'static [&'static str] = &["not"];
        const UNKNOWN: Unknown = Unknown::Refuse;
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut not = None;
            while members.next()?.is_some() {
                members.fill(&mut not)?;
            }
            Ok(Self {
                not: members.required(0, not)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Not {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Not {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("not", &self.not)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::Both {
        const EXPECTED: &'static str = "an object (`Both`)";
        const MEMBERS: &'static [&'static str] = &["left", "right"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut left = None;
            let mut right = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut left)?,
                    _ => members.fill(&mut right)?,
                }
            }
            Ok(Self {
                left: members.required(0, left)?,
                right: members.required(1, right)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Both {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Both {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("left", &self.left)?;
            object.required("right", &self.right)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::Either {
        const EXPECTED: &'static str = "an object (`Either`)";
        const MEMBERS: &'static [&'static str] = &["left", "or"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut left = None;
            let mut or = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut left)?,
                    _ => members.fill(&mut or)?,
                }
            }
            Ok(Self {
                left: members.required(0, left)?,
                or: members.required(1, or)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Either {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Either {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("left", &self.left)?;
            object.required("or", &self.or)?;
            object.end()
        }
    }
    impl ReadUnion for super::ReportModel {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Known", Self::Known)
                .or_else(|| choice.attempt("Integer", Self::Integer))
                .or_else(|| choice.attempt("String", Self::String))
        }
    }
    impl<'de> Deserialize<'de> for super::ReportModel {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::ReportModel {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Known(value) => value.serialize(serializer),
                Self::Integer(value) => value.serialize(serializer),
                Self::String(value) => value.serialize(serializer),
            }
        }
    }
    impl From<super::ReportModelKnown> for super::ReportModel {
        fn from(value: super::ReportModelKnown) -> Self {
            Self::Known(value)
        }
    }
    impl From<i64> for super::ReportModel {
        fn from(value: i64) -> Self {
            Self::Integer(value)
        }
    }
    impl From<String> for super::ReportModel {
        fn from(value: String) -> Self {
            Self::String(value)
        }
    }
    impl StringEnum for super::ReportModelKnown {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    impl ::core::fmt::Display for super::ReportModelKnown {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.pad(self.as_str())
        }
    }
    impl ::core::str::FromStr for super::ReportModelKnown {
        type Err = UnknownValue;
        fn from_str(text: &str) -> Result<Self, UnknownValue> {
            parse_enum(text)
        }
    }
    impl<'de> Deserialize<'de> for super::ReportModelKnown {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_enum(deserializer)
        }
    }
    impl Serialize for super::ReportModelKnown {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            write_enum(self, serializer)
        }
    }
    impl ReadUnion for super::Notice {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Integer", Self::Integer)
                .or_else(|| choice.attempt("LongNotice", Self::LongNotice))
        }
    }
    impl<'de> Deserialize<'de> for super::Notice {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::Notice {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::LongNotice(value) => value.serialize(serializer),
                Self::Integer(value) => value.serialize(serializer),
            }
        }
    }
    impl From<super::LongNotice> for super::Notice {
        fn from(value: super::LongNotice) -> Self {
            Self::LongNotice(Box::new(value))
        }
    }
    impl From<i64> for super::Notice {
        fn from(value: i64) -> Self {
            Self::Integer(value)
        }
    }
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
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut title = None;
            let mut text = None;
            let mut author = None;
            let mut from = None;
            let mut to = None;
            let mut place = None;
            let mut street = None;
            let mut city = None;
            let mut country = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut title)?,
                    1 => members.fill(&mut text)?,
                    2 => members.fill(&mut author)?,
                    3 => members.fill(&mut from)?,
                    4 => members.fill(&mut to)?,
                    5 => members.fill(&mut place)?,
                    6 => members.fill(&mut street)?,
                    7 => members.fill(&mut city)?,
                    _ => members.fill(&mut country)?,
                }
            }
            Ok(Self {
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
    impl<'de> Deserialize<'de> for super::LongNotice {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::LongNotice {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("title", &self.title)?;
            object.required("text", &self.text)?;
            object.required("author", &self.author)?;
            object.required("from", &self.from)?;
            object.required("to", &self.to)?;
            object.required("place", &self.place)?;
            object.required("street", &self.street)?;
            object.required("city", &self.city)?;
            object.required("country", &self.country)?;
            object.end()
        }
    }
    impl ReadUnion for super::Signal {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("type")?.as_deref() {
                Some("alarm") => choice.attempt("Alarm", Self::Alarm),
                Some("OtherSignal") => choice.attempt("OtherSignal", Self::OtherSignal),
                _ => choice.attempt("OtherSignal", Self::OtherSignal),
            }
        }
    }
    impl<'de> Deserialize<'de> for super::Signal {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::Signal {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Alarm(value) => value.serialize(serializer),
                Self::OtherSignal(value) => value.serialize(serializer),
            }
        }
    }
    impl From<super::Alarm> for super::Signal {
        fn from(value: super::Alarm) -> Self {
            Self::Alarm(value)
        }
    }
    impl From<super::OtherSignal> for super::Signal {
        fn from(value: super::OtherSignal) -> Self {
            Self::OtherSignal(value)
        }
    }
    impl<'de> ReadObject<'de> for super::Alarm {
        const EXPECTED: &'static str = "an object (`Alarm`)";
        const MEMBERS: &'static [&'static str] = &["type", "level"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut r#type = None;
            let mut level = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut r#type)?,
                    _ => members.fill(&mut level)?,
                }
            }
            Ok(Self {
                r#type: members.required(0, r#type)?,
                level: members.required(1, level)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Alarm {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Alarm {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("type", &self.r#type)?;
            object.required("level", &self.level)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::OtherSignal {
        const EXPECTED: &'static str = "an object (`OtherSignal`)";
        const MEMBERS: &'static [&'static str] = &["type", "text"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut r#type = None;
            let mut text = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut r#type)?,
                    _ => members.fill(&mut text)?,
                }
            }
            Ok(Self { r#type, text })
        }
    }
    impl<'de> Deserialize<'de> for super::OtherSignal {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::OtherSignal {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.optional("type", &self.r#type)?;
            object.optional("text", &self.text)?;
            object.end()
        }
    }
    impl ReadUnion for super::Maybe {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Integer", Self::Integer)
                .or_else(|| choice.attempt("String", Self::String))
        }
    }
    impl<'de> Deserialize<'de> for super::Maybe {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::Maybe {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::String(value) => value.serialize(serializer),
                Self::Integer(value) => value.serialize(serializer),
            }
        }
    }
    impl From<String> for super::Maybe {
        fn from(value: String) -> Self {
            Self::String(value)
        }
    }
    impl From<i64> for super::Maybe {
        fn from(value: i64) -> Self {
            Self::Integer(value)
        }
    }
}
