/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `sorted`, a `POST` request.
    fn sorted(
        &self,
        request: sorted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<sorted::Response, ::callbacks::HandlerError>,
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
    fn sorted(
        &self,
        request: sorted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<sorted::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::sorted(&**self, request)
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
    webhooks::routes(::callbacks::__private::Routes::new(handler)).into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `sorted`, a `POST` request.
    fn sorted(
        &self,
        target: &::callbacks::Target,
        body: &Kinds,
    ) -> impl ::core::future::Future<
        Output = Result<sorted::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn sorted(
        &self,
        target: &::callbacks::Target,
        body: &Kinds,
    ) -> Result<sorted::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &sorted::OPERATION)
            .json(
                "application/json",
                serialization::schema::KINDS,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kinds {
    /// Exactly two items.
    ///
    /// At least `2` items.
    pub pair: Option<(String, i32)>,
    /// A first item of another kind than the rest.
    pub path: Option<Vec<KindsPathItem>>,
    pub set: Option<Vec<String>>,
    pub grid: Option<Vec<Vec<i32>>>,
    pub mark: Option<Mark>,
    pub price: Option<Price>,
    pub level: Option<KindsLevel>,
    pub setting: Option<KindsSetting>,
    pub outcome: Option<KindsOutcome>,
    pub consent: Option<bool>,
    pub either: Option<KindsEither>,
    pub note: ::callbacks::Nullable<String>,
    pub nothing: Option<()>,
    pub tree: Option<Tree>,
    pub dictionary: Option<Dictionary>,
    pub headers: Option<::std::collections::BTreeMap<String, String>>,
    pub extended: Option<KindsExtended>,
    /// At least `1` member.
    pub short: Option<KindsShort>,
    pub sealed: Option<KindsSealed>,
    pub guarded: Option<Guarded>,
    pub card: Option<KindsCard>,
    pub pick: Option<Pick>,
    pub shape: Option<KindsShape>,
    pub widths: Option<Widths>,
    pub texts: Option<Texts>,
}

impl Kinds {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// A first item of another kind than the rest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindsPathItem {
    String(String),
    Integer(i32),
}

/// In JSON, `kind` is always `mark`.
///
/// In JSON, `version` is always `2`.
///
/// In JSON, `live` is always `true`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    pub name: String,
    pub origin: Option<MarkOrigin>,
}

impl Mark {
    /// Creates a value with the required members.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: Into::into(name),
            origin: None,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkOrigin {
    /// `here`
    #[default]
    Here,
}

impl MarkOrigin {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Here];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Here => "here",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// A multiple of `0.01`.
    pub amount: f64,
    /// The default is `EUR`.
    pub currency: Option<String>,
    /// The default is `down`.
    pub rounding: Option<PriceRounding>,
    /// The default is `2`.
    pub digits: Option<i32>,
}

impl Price {
    /// Creates a value with the required members.
    pub fn new(amount: f64) -> Self {
        Self {
            amount,
            currency: None,
            rounding: None,
            digits: None,
        }
    }

    /// `currency`, or `EUR` if it is absent.
    pub fn currency_or_default(&self) -> &str {
        self.currency.as_deref().unwrap_or("EUR")
    }

    /// `rounding`, or `down` if it is absent.
    pub fn rounding_or_default(&self) -> PriceRounding {
        self.rounding.unwrap_or(PriceRounding::Down)
    }

    /// `digits`, or `2` if it is absent.
    pub fn digits_or_default(&self) -> i32 {
        self.digits.unwrap_or(2)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriceRounding {
    /// `up`
    Up,
    /// `down`
    Down,
}

impl PriceRounding {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Up, Self::Down];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindsLevel {
    /// `-1`
    Minus1,
    /// `0`
    N0,
    /// `10`
    N10,
}

impl KindsLevel {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Minus1, Self::N0, Self::N10];

    /// The value as an integer.
    pub const fn as_i64(self) -> i64 {
        match self {
            Self::Minus1 => -1,
            Self::N0 => 0,
            Self::N10 => 10,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindsSetting {
    /// `auto`
    Auto,
    /// `1`
    N1,
    /// `2.5`
    N25,
    /// `true`
    True,
}

impl KindsSetting {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Auto, Self::N1, Self::N25, Self::True];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindsOutcome {
    /// `200`
    Found,
    /// `404`
    Lost,
}

impl KindsOutcome {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Found, Self::Lost];

    /// The value as an integer.
    pub const fn as_i64(self) -> i64 {
        match self {
            Self::Found => 200,
            Self::Lost => 404,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindsEither {
    String(String),
    Integer(i64),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tree(pub Vec<Tree>);

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dictionary(pub ::std::collections::BTreeMap<String, Dictionary>);

#[derive(Clone, Debug, PartialEq)]
pub struct KindsExtended {
    pub id: String,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl KindsExtended {
    /// Creates a value with the required members.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: Into::into(id),
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KindsShort {
    pub a: Option<String>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl KindsShort {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindsSealed {
    pub b: Option<bool>,
    pub a: Option<String>,
}

impl KindsSealed {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guarded {
    pub kind: Option<String>,
    pub reason: Option<String>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl Guarded {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindsCard {
    pub number: Option<String>,
    pub expiry: Option<String>,
}

impl KindsCard {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    Mail(PickMail),
    Phone(PickPhone),
}

#[derive(Clone, Debug, PartialEq)]
pub enum PickMail {
    Day(PickMailDay),
    Hour(PickMailHour),
}

#[derive(Clone, Debug, PartialEq)]
pub struct PickMailDay {
    pub id: String,
    pub mail: String,
    pub day: String,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl PickMailDay {
    /// Creates a value with the required members.
    pub fn new(
        id: impl Into<String>,
        mail: impl Into<String>,
        day: impl Into<String>,
    ) -> Self {
        Self {
            id: Into::into(id),
            mail: Into::into(mail),
            day: Into::into(day),
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct PickMailHour {
    pub id: String,
    pub mail: String,
    pub hour: i32,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl PickMailHour {
    /// Creates a value with the required members.
    pub fn new(id: impl Into<String>, mail: impl Into<String>, hour: i32) -> Self {
        Self {
            id: Into::into(id),
            mail: Into::into(mail),
            hour,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum PickPhone {
    Day(PickPhoneDay),
    Hour(PickPhoneHour),
}

#[derive(Clone, Debug, PartialEq)]
pub struct PickPhoneDay {
    pub id: String,
    pub phone: String,
    pub day: String,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl PickPhoneDay {
    /// Creates a value with the required members.
    pub fn new(
        id: impl Into<String>,
        phone: impl Into<String>,
        day: impl Into<String>,
    ) -> Self {
        Self {
            id: Into::into(id),
            phone: Into::into(phone),
            day: Into::into(day),
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct PickPhoneHour {
    pub id: String,
    pub phone: String,
    pub hour: i32,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl PickPhoneHour {
    /// Creates a value with the required members.
    pub fn new(id: impl Into<String>, phone: impl Into<String>, hour: i32) -> Self {
        Self {
            id: Into::into(id),
            phone: Into::into(phone),
            hour,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindsShape {
    Circle(Circle),
    Square(Square),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Circle {
    /// At least `1`.
    pub radius: i32,
}

impl Circle {
    /// Creates a value from its members.
    pub fn new(radius: i32) -> Self {
        Self { radius }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Square {
    /// At least `1`.
    pub side: i32,
}

impl Square {
    /// Creates a value from its members.
    pub fn new(side: i32) -> Self {
        Self { side }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Widths {
    pub small: Option<i32>,
    pub wide: Option<i64>,
    pub natural: Option<u64>,
    pub any: Option<i64>,
    /// At least `-170141183460469231731687303715884105728`.
    pub vast: Option<i128>,
    pub exact: Option<WidthsExact>,
}

impl Widths {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WidthsExact {
    /// `9007199254740993`
    N9007199254740993,
    /// `18446744073709551617`
    N18446744073709551617,
    /// `-9223372036854775809`
    Minus9223372036854775809,
}

impl WidthsExact {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[
        Self::N9007199254740993,
        Self::N18446744073709551617,
        Self::Minus9223372036854775809,
    ];

    /// The value as an integer.
    pub const fn as_i128(self) -> i128 {
        match self {
            Self::N9007199254740993 => 9007199254740993,
            Self::N18446744073709551617 => 18446744073709551617,
            Self::Minus9223372036854775809 => -9223372036854775809,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Texts {
    /// Format: `date-time`.
    pub at: Option<String>,
    /// Format: `date`.
    pub day: Option<String>,
    /// Format: `time`.
    pub time: Option<String>,
    /// Format: `duration`.
    pub span: Option<String>,
    /// Format: `uuid`.
    pub id: Option<String>,
    /// Format: `email`.
    pub mail: Option<String>,
    /// Format: `uri`.
    pub link: Option<String>,
    pub bytes: Option<String>,
    pub data: Option<String>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, String>,
}

impl Texts {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// Receives all webhooks at one URL. They are distinguished by `/mark/kind` of the body.
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
                &super::sorted::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::sorted(&*handler, request).await
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
        /// The webhook `sorted`.
        Sorted(super::sorted::Request),
    }

    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[&super::sorted::OPERATION];

        fn decode(index: usize, incoming: IncomingRequest) -> Result<Self, Rejection> {
            type Decode = fn(IncomingRequest) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::Sorted),
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

/// The webhook `sorted`, a `POST` request.
pub mod sorted {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("sorted", "POST", "/sorted")
        .with_event(
            Event::new(
                "sorted",
                &[Discriminator::Pointer("/mark/kind")],
                &[Some(&["mark"])],
            ),
        );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/sorted";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Kinds> = Payload::new(
        super::serialization::schema::KINDS,
    );

    /// A request of the webhook `sorted`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Kinds,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Kinds) -> Self {
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
        ScalarEnum, SchemaRef, StringEnum, Unknown, Visit, has_format, payload, present,
        received, variant,
    };

    impl<'de> ReadObject<'de> for super::Kinds {
        const EXPECTED: &'static str = "an object (`Kinds`)";

        const MEMBERS: &'static [&'static str] = &[
            "pair",
            "path",
            "set",
            "grid",
            "mark",
            "price",
            "level",
            "setting",
            "outcome",
            "consent",
            "either",
            "note",
            "nothing",
            "tree",
            "dictionary",
            "headers",
            "extended",
            "short",
            "sealed",
            "guarded",
            "card",
            "pick",
            "shape",
            "widths",
            "texts",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut pair = None;
            let mut path = None;
            let mut set = None;
            let mut grid = None;
            let mut mark = None;
            let mut price = None;
            let mut level = None;
            let mut setting = None;
            let mut outcome = None;
            let mut consent = None;
            let mut either = None;
            let mut note = None;
            let mut nothing = None;
            let mut tree = None;
            let mut dictionary = None;
            let mut headers = None;
            let mut extended = None;
            let mut short = None;
            let mut sealed = None;
            let mut guarded = None;
            let mut card = None;
            let mut pick = None;
            let mut shape = None;
            let mut widths = None;
            let mut texts = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut pair),
                    1 => members.fill(&mut path),
                    2 => members.fill(&mut set),
                    3 => members.fill(&mut grid),
                    4 => members.fill(&mut mark),
                    5 => members.fill(&mut price),
                    6 => members.fill(&mut level),
                    7 => members.fill(&mut setting),
                    8 => members.fill(&mut outcome),
                    9 => members.fill(&mut consent),
                    10 => members.fill(&mut either),
                    11 => members.fill(&mut note),
                    12 => members.fill(&mut nothing),
                    13 => members.fill(&mut tree),
                    14 => members.fill(&mut dictionary),
                    15 => members.fill(&mut headers),
                    16 => members.fill(&mut extended),
                    17 => members.fill(&mut short),
                    18 => members.fill(&mut sealed),
                    19 => members.fill(&mut guarded),
                    20 => members.fill(&mut card),
                    21 => members.fill(&mut pick),
                    22 => members.fill(&mut shape),
                    23 => members.fill(&mut widths),
                    _ => members.fill(&mut texts),
                }
            }
            Some(Self {
                pair,
                path,
                set,
                grid,
                mark,
                price,
                level,
                setting,
                outcome,
                consent,
                either,
                note: note.unwrap_or_default(),
                nothing,
                tree,
                dictionary,
                headers,
                extended,
                short,
                sealed,
                guarded,
                card,
                pick,
                shape,
                widths,
                texts,
            })
        }
    }

    impl Object for super::Kinds {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("pair", &self.pair, visit)?;
            present("path", &self.path, visit)?;
            present("set", &self.set, visit)?;
            present("grid", &self.grid, visit)?;
            present("mark", &self.mark, visit)?;
            present("price", &self.price, visit)?;
            present("level", &self.level, visit)?;
            present("setting", &self.setting, visit)?;
            present("outcome", &self.outcome, visit)?;
            present("consent", &self.consent, visit)?;
            present("either", &self.either, visit)?;
            visit("note", self.note.as_instance())?;
            present("nothing", &self.nothing, visit)?;
            present("tree", &self.tree, visit)?;
            present("dictionary", &self.dictionary, visit)?;
            present("headers", &self.headers, visit)?;
            present("extended", &self.extended, visit)?;
            present("short", &self.short, visit)?;
            present("sealed", &self.sealed, visit)?;
            present("guarded", &self.guarded, visit)?;
            present("card", &self.card, visit)?;
            present("pick", &self.pick, visit)?;
            present("shape", &self.shape, visit)?;
            present("widths", &self.widths, visit)?;
            present("texts", &self.texts, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::KINDS
                && self
                    .pair
                    .as_ref()
                    .is_none_or(|value| {
                        schema::KINDS.admits_member("pair", value.as_instance())
                    })
                && self
                    .path
                    .as_ref()
                    .is_none_or(|value| {
                        schema::KINDS.admits_member("path", value.as_instance())
                    })
                && self
                    .set
                    .as_ref()
                    .is_none_or(|value| {
                        schema::KINDS.admits_member("set", value.as_instance())
                    })
                && self
                    .grid
                    .as_ref()
                    .is_none_or(|value| value.iter().all(|value| !value.is_empty()))
                && self.price.as_ref().is_none_or(|value| value.conforms(schema::PRICE))
                && self
                    .consent
                    .as_ref()
                    .is_none_or(|value| {
                        schema::KINDS.admits_member("consent", value.as_instance())
                    })
                && self
                    .either
                    .as_ref()
                    .is_none_or(|value| {
                        schema::KINDS_EITHER_STRING.admits(value.as_instance())
                    })
                && self
                    .tree
                    .as_ref()
                    .is_none_or(|value| schema::TREE.admits(value.as_instance()))
                && self
                    .dictionary
                    .as_ref()
                    .is_none_or(|value| schema::DICTIONARY.admits(value.as_instance()))
                && self
                    .headers
                    .as_ref()
                    .is_none_or(|value| {
                        schema::KINDS.admits_member("headers", value.as_instance())
                    })
                && self
                    .extended
                    .as_ref()
                    .is_none_or(|value| {
                        schema::KINDS_EXTENDED.admits(value.as_instance())
                    })
                && self
                    .short
                    .as_ref()
                    .is_none_or(|value| schema::KINDS_SHORT.admits(value.as_instance()))
                && self
                    .sealed
                    .as_ref()
                    .is_none_or(|value| schema::KINDS_SEALED.admits(value.as_instance()))
                && self
                    .guarded
                    .as_ref()
                    .is_none_or(|value| schema::GUARDED.admits(value.as_instance()))
                && self
                    .card
                    .as_ref()
                    .is_none_or(|value| schema::KINDS_CARD.admits(value.as_instance()))
                && self
                    .pick
                    .as_ref()
                    .is_none_or(|value| schema::PICK.admits(value.as_instance()))
                && self
                    .shape
                    .as_ref()
                    .is_none_or(|value| schema::KINDS_SHAPE.admits(value.as_instance()))
                && self.texts.as_ref().is_none_or(|value| value.conforms(schema::TEXTS))
        }
    }

    payload!(object super::Kinds, schema::KINDS);
    received!(object super::Kinds);

    impl ReadUnion for super::KindsPathItem {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Integer", schema::KINDS_PATH_ITEM_INTEGER, Self::Integer)
                .or_else(|| {
                    choice
                        .attempt("String", schema::KINDS_PATH_ITEM_STRING, Self::String)
                })
        }
    }

    impl AsInstance for super::KindsPathItem {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::String(value) => value.as_instance(),
                Self::Integer(value) => value.as_instance(),
            }
        }
    }

    variant!(super::KindsPathItem, String, String);
    variant!(super::KindsPathItem, Integer, i32);
    payload!(super::KindsPathItem, schema::KINDS_PATH_ITEM);
    received!(union super::KindsPathItem);

    impl<'de> ReadObject<'de> for super::Mark {
        const EXPECTED: &'static str = "an object (`Mark`)";

        const MEMBERS: &'static [&'static str] = &[
            "name",
            "origin",
            "kind",
            "version",
            "live",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut origin = None;
            let mut kind = None;
            let mut version = None;
            let mut live = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    1 => members.fill(&mut origin),
                    2 => members.constant(&mut kind, Scalar::String("mark")),
                    3 => members.constant(&mut version, Scalar::Integer(2)),
                    _ => members.constant(&mut live, Scalar::Boolean(true)),
                }
            }
            members.required(2, kind)?;
            members.required(3, version)?;
            members.required(4, live)?;
            Some(Self {
                name: members.required(0, name)?,
                origin,
            })
        }
    }

    impl Object for super::Mark {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", Scalar::String("mark").into())?;
            visit("version", Scalar::Integer(2).into())?;
            visit("live", Scalar::Boolean(true).into())?;
            visit("name", self.name.as_instance())?;
            present("origin", &self.origin, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::MARK
        }
    }

    payload!(object super::Mark, schema::MARK);
    received!(object super::Mark);

    impl StringEnum for super::MarkOrigin {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::MarkOrigin, schema::MARK_ORIGIN);
    received!(string super::MarkOrigin);

    impl<'de> ReadObject<'de> for super::Price {
        const EXPECTED: &'static str = "an object (`Price`)";

        const MEMBERS: &'static [&'static str] = &[
            "amount",
            "currency",
            "rounding",
            "digits",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut amount = None;
            let mut currency = None;
            let mut rounding = None;
            let mut digits = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut amount),
                    1 => members.fill(&mut currency),
                    2 => members.fill(&mut rounding),
                    _ => members.fill(&mut digits),
                }
            }
            Some(Self {
                amount: members.required(0, amount)?,
                currency,
                rounding,
                digits,
            })
        }
    }

    impl Object for super::Price {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("amount", self.amount.as_instance())?;
            present("currency", &self.currency, visit)?;
            present("rounding", &self.rounding, visit)?;
            present("digits", &self.digits, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PRICE
                && schema::PRICE.admits_member("amount", self.amount.as_instance())
        }
    }

    payload!(object super::Price, schema::PRICE);
    received!(object super::Price);

    impl StringEnum for super::PriceRounding {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::PriceRounding, schema::PRICE_ROUNDING);
    received!(string super::PriceRounding);

    impl ScalarEnum for super::KindsLevel {
        const ALL: &'static [Self] = Self::ALL;

        fn value(self) -> Scalar {
            match self {
                Self::Minus1 => Scalar::Integer(-1),
                Self::N0 => Scalar::Integer(0),
                Self::N10 => Scalar::Integer(10),
            }
        }
    }

    payload!(scalar super::KindsLevel, schema::KINDS_LEVEL);
    received!(scalar super::KindsLevel);

    impl ScalarEnum for super::KindsSetting {
        const ALL: &'static [Self] = Self::ALL;

        fn value(self) -> Scalar {
            match self {
                Self::Auto => Scalar::String("auto"),
                Self::N1 => Scalar::Integer(1),
                Self::N25 => Scalar::Number(2.5),
                Self::True => Scalar::Boolean(true),
            }
        }
    }

    payload!(scalar super::KindsSetting, schema::KINDS_SETTING);
    received!(scalar super::KindsSetting);

    impl ScalarEnum for super::KindsOutcome {
        const ALL: &'static [Self] = Self::ALL;

        fn value(self) -> Scalar {
            match self {
                Self::Found => Scalar::Integer(200),
                Self::Lost => Scalar::Integer(404),
            }
        }
    }

    payload!(scalar super::KindsOutcome, schema::KINDS_OUTCOME);
    received!(scalar super::KindsOutcome);

    impl ReadUnion for super::KindsEither {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Integer", schema::KINDS_EITHER_STRING, Self::Integer)
                .or_else(|| {
                    choice.attempt("String", schema::KINDS_EITHER_STRING, Self::String)
                })
        }
    }

    impl AsInstance for super::KindsEither {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::String(value) => value.as_instance(),
                Self::Integer(value) => value.as_instance(),
            }
        }
    }

    variant!(super::KindsEither, String, String);
    variant!(super::KindsEither, Integer, i64);
    payload!(super::KindsEither, schema::KINDS_EITHER_STRING);
    received!(union super::KindsEither);
    payload!(wrapper super::Tree, schema::TREE);
    received!(wrapper super::Tree);
    payload!(wrapper super::Dictionary, schema::DICTIONARY);
    received!(wrapper super::Dictionary);

    impl<'de> ReadObject<'de> for super::KindsExtended {
        const EXPECTED: &'static str = "an object (`KindsExtended`)";

        const MEMBERS: &'static [&'static str] = &["id"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                id: members.required(0, id)?,
                additional_properties,
            })
        }
    }

    impl Object for super::KindsExtended {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::KindsExtended, schema::KINDS_EXTENDED);
    received!(object super::KindsExtended);

    impl<'de> ReadObject<'de> for super::KindsShort {
        const EXPECTED: &'static str = "an object (`KindsShort`)";

        const MEMBERS: &'static [&'static str] = &["a"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut a = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut a),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self { a, additional_properties })
        }
    }

    impl Object for super::KindsShort {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("a", &self.a, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::KindsShort, schema::KINDS_SHORT);
    received!(object super::KindsShort);

    impl<'de> ReadObject<'de> for super::KindsSealed {
        const EXPECTED: &'static str = "an object (`KindsSealed`)";

        const MEMBERS: &'static [&'static str] = &["b", "a"];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut b = None;
            let mut a = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut b),
                    _ => members.fill(&mut a),
                }
            }
            Some(Self { b, a })
        }
    }

    impl Object for super::KindsSealed {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("b", &self.b, visit)?;
            present("a", &self.a, visit)
        }
    }

    payload!(object super::KindsSealed, schema::KINDS_SEALED);
    received!(object super::KindsSealed);

    impl<'de> ReadObject<'de> for super::Guarded {
        const EXPECTED: &'static str = "an object (`Guarded`)";

        const MEMBERS: &'static [&'static str] = &["kind", "reason"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut kind = None;
            let mut reason = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut kind),
                    1 => members.fill(&mut reason),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                kind,
                reason,
                additional_properties,
            })
        }
    }

    impl Object for super::Guarded {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("kind", &self.kind, visit)?;
            present("reason", &self.reason, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::Guarded, schema::GUARDED);
    received!(object super::Guarded);

    impl<'de> ReadObject<'de> for super::KindsCard {
        const EXPECTED: &'static str = "an object (`KindsCard`)";

        const MEMBERS: &'static [&'static str] = &["number", "expiry"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut number = None;
            let mut expiry = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut number),
                    _ => members.fill(&mut expiry),
                }
            }
            Some(Self { number, expiry })
        }
    }

    impl Object for super::KindsCard {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("number", &self.number, visit)?;
            present("expiry", &self.expiry, visit)
        }
    }

    payload!(object super::KindsCard, schema::KINDS_CARD);
    received!(object super::KindsCard);

    impl ReadUnion for super::Pick {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Mail", schema::PICK_MAIL2, Self::Mail)
                .or_else(|| choice.attempt("Phone", schema::PICK_PHONE2, Self::Phone))
                .filter(|_| choice.allows(schema::PICK))
        }
    }

    impl AsInstance for super::Pick {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Mail(value) => value.as_instance(),
                Self::Phone(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Pick, Mail, super::PickMail);
    variant!(super::Pick, Phone, super::PickPhone);
    payload!(super::Pick, schema::PICK);
    received!(union super::Pick);

    impl ReadUnion for super::PickMail {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Day", schema::PICK_MAIL_DAY2, Self::Day)
                .or_else(|| choice.attempt("Hour", schema::PICK_MAIL_HOUR2, Self::Hour))
                .filter(|_| choice.allows(schema::PICK_MAIL))
        }
    }

    impl AsInstance for super::PickMail {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Day(value) => value.as_instance(),
                Self::Hour(value) => value.as_instance(),
            }
        }
    }

    variant!(super::PickMail, Day, super::PickMailDay);
    variant!(super::PickMail, Hour, super::PickMailHour);
    payload!(super::PickMail, schema::PICK_MAIL);
    received!(union super::PickMail);

    impl<'de> ReadObject<'de> for super::PickMailDay {
        const EXPECTED: &'static str = "an object (`PickMailDay`)";

        const MEMBERS: &'static [&'static str] = &["id", "mail", "day"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut mail = None;
            let mut day = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut mail),
                    2 => members.fill(&mut day),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                id: members.required(0, id)?,
                mail: members.required(1, mail)?,
                day: members.required(2, day)?,
                additional_properties,
            })
        }
    }

    impl Object for super::PickMailDay {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            visit("mail", self.mail.as_instance())?;
            visit("day", self.day.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::PickMailDay, schema::PICK_MAIL_DAY);
    received!(object super::PickMailDay);

    impl<'de> ReadObject<'de> for super::PickMailHour {
        const EXPECTED: &'static str = "an object (`PickMailHour`)";

        const MEMBERS: &'static [&'static str] = &["id", "mail", "hour"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut mail = None;
            let mut hour = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut mail),
                    2 => members.fill(&mut hour),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                id: members.required(0, id)?,
                mail: members.required(1, mail)?,
                hour: members.required(2, hour)?,
                additional_properties,
            })
        }
    }

    impl Object for super::PickMailHour {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            visit("mail", self.mail.as_instance())?;
            visit("hour", self.hour.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::PickMailHour, schema::PICK_MAIL_HOUR);
    received!(object super::PickMailHour);

    impl ReadUnion for super::PickPhone {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Day", schema::PICK_MAIL_DAY2, Self::Day)
                .or_else(|| choice.attempt("Hour", schema::PICK_MAIL_HOUR2, Self::Hour))
                .filter(|_| choice.allows(schema::PICK_PHONE))
        }
    }

    impl AsInstance for super::PickPhone {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Day(value) => value.as_instance(),
                Self::Hour(value) => value.as_instance(),
            }
        }
    }

    variant!(super::PickPhone, Day, super::PickPhoneDay);
    variant!(super::PickPhone, Hour, super::PickPhoneHour);
    payload!(super::PickPhone, schema::PICK_PHONE);
    received!(union super::PickPhone);

    impl<'de> ReadObject<'de> for super::PickPhoneDay {
        const EXPECTED: &'static str = "an object (`PickPhoneDay`)";

        const MEMBERS: &'static [&'static str] = &["id", "phone", "day"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut phone = None;
            let mut day = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut phone),
                    2 => members.fill(&mut day),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                id: members.required(0, id)?,
                phone: members.required(1, phone)?,
                day: members.required(2, day)?,
                additional_properties,
            })
        }
    }

    impl Object for super::PickPhoneDay {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            visit("phone", self.phone.as_instance())?;
            visit("day", self.day.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::PickPhoneDay, schema::PICK_PHONE_DAY);
    received!(object super::PickPhoneDay);

    impl<'de> ReadObject<'de> for super::PickPhoneHour {
        const EXPECTED: &'static str = "an object (`PickPhoneHour`)";

        const MEMBERS: &'static [&'static str] = &["id", "phone", "hour"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut phone = None;
            let mut hour = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut phone),
                    2 => members.fill(&mut hour),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                id: members.required(0, id)?,
                phone: members.required(1, phone)?,
                hour: members.required(2, hour)?,
                additional_properties,
            })
        }
    }

    impl Object for super::PickPhoneHour {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            visit("phone", self.phone.as_instance())?;
            visit("hour", self.hour.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::PickPhoneHour, schema::PICK_PHONE_HOUR);
    received!(object super::PickPhoneHour);

    impl ReadUnion for super::KindsShape {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Circle", schema::CIRCLE, Self::Circle)
                .or_else(|| choice.attempt("Square", schema::SQUARE, Self::Square))
                .filter(|_| choice.allows(schema::KINDS_SHAPE))
        }
    }

    impl AsInstance for super::KindsShape {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Circle(value) => value.as_instance(),
                Self::Square(value) => value.as_instance(),
            }
        }
    }

    variant!(super::KindsShape, Circle, super::Circle);
    variant!(super::KindsShape, Square, super::Square);
    payload!(super::KindsShape, schema::KINDS_SHAPE);
    received!(union super::KindsShape);

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
            to == schema::CIRCLE && self.radius >= 1
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
            Some(Self {
                side: members.required(0, side)?,
            })
        }
    }

    impl Object for super::Square {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("side", self.side.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::SQUARE && self.side >= 1
        }
    }

    payload!(object super::Square, schema::SQUARE);
    received!(object super::Square);

    impl<'de> ReadObject<'de> for super::Widths {
        const EXPECTED: &'static str = "an object (`Widths`)";

        const MEMBERS: &'static [&'static str] = &[
            "small",
            "wide",
            "natural",
            "any",
            "vast",
            "exact",
        ];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut small = None;
            let mut wide = None;
            let mut natural = None;
            let mut any = None;
            let mut vast = None;
            let mut exact = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut small),
                    1 => members.fill(&mut wide),
                    2 => members.fill(&mut natural),
                    3 => members.fill(&mut any),
                    4 => members.fill(&mut vast),
                    _ => members.fill(&mut exact),
                }
            }
            Some(Self {
                small,
                wide,
                natural,
                any,
                vast,
                exact,
            })
        }
    }

    impl Object for super::Widths {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("small", &self.small, visit)?;
            present("wide", &self.wide, visit)?;
            present("natural", &self.natural, visit)?;
            present("any", &self.any, visit)?;
            present("vast", &self.vast, visit)?;
            present("exact", &self.exact, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::WIDTHS
        }
    }

    payload!(object super::Widths, schema::WIDTHS);
    received!(object super::Widths);

    impl ScalarEnum for super::WidthsExact {
        const ALL: &'static [Self] = Self::ALL;

        fn value(self) -> Scalar {
            match self {
                Self::N9007199254740993 => Scalar::Integer(9007199254740993),
                Self::N18446744073709551617 => Scalar::Integer(18446744073709551617),
                Self::Minus9223372036854775809 => Scalar::Integer(-9223372036854775809),
            }
        }
    }

    payload!(scalar super::WidthsExact, schema::WIDTHS_EXACT);
    received!(scalar super::WidthsExact);

    impl<'de> ReadObject<'de> for super::Texts {
        const EXPECTED: &'static str = "an object (`Texts`)";

        const MEMBERS: &'static [&'static str] = &[
            "at",
            "day",
            "time",
            "span",
            "id",
            "mail",
            "link",
            "bytes",
            "data",
        ];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut at = None;
            let mut day = None;
            let mut time = None;
            let mut span = None;
            let mut id = None;
            let mut mail = None;
            let mut link = None;
            let mut bytes = None;
            let mut data = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut at),
                    1 => members.fill(&mut day),
                    2 => members.fill(&mut time),
                    3 => members.fill(&mut span),
                    4 => members.fill(&mut id),
                    5 => members.fill(&mut mail),
                    6 => members.fill(&mut link),
                    7 => members.fill(&mut bytes),
                    8 => members.fill(&mut data),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                at,
                day,
                time,
                span,
                id,
                mail,
                link,
                bytes,
                data,
                additional_properties,
            })
        }
    }

    impl Object for super::Texts {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("at", &self.at, visit)?;
            present("day", &self.day, visit)?;
            present("time", &self.time, visit)?;
            present("span", &self.span, visit)?;
            present("id", &self.id, visit)?;
            present("mail", &self.mail, visit)?;
            present("link", &self.link, visit)?;
            present("bytes", &self.bytes, visit)?;
            present("data", &self.data, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TEXTS
                && self.at.as_ref().is_none_or(|value| has_format(value, "date-time"))
                && self.day.as_ref().is_none_or(|value| has_format(value, "date"))
                && self.time.as_ref().is_none_or(|value| has_format(value, "time"))
                && self.span.as_ref().is_none_or(|value| has_format(value, "duration"))
                && self.id.as_ref().is_none_or(|value| has_format(value, "uuid"))
                && self.mail.as_ref().is_none_or(|value| has_format(value, "email"))
                && self.link.as_ref().is_none_or(|value| has_format(value, "uri"))
                && self.bytes.as_ref().is_none_or(|value| has_format(value, "byte"))
                && self
                    .data
                    .as_ref()
                    .is_none_or(|value| {
                        schema::TEXTS.admits_member("data", value.as_instance())
                    }) && self.additional_properties.is_empty()
        }
    }

    payload!(object super::Texts, schema::TEXTS);
    received!(object super::Texts);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static KINDS_PATH_ITEM_STRING: SchemaRef = at(Index::KINDS_PATH_ITEM_STRING);
        pub static KINDS_PATH_ITEM_INTEGER: SchemaRef = at(
            Index::KINDS_PATH_ITEM_INTEGER,
        );
        pub static KINDS_PATH_ITEM: SchemaRef = at(Index::KINDS_PATH_ITEM);
        pub static MARK_ORIGIN: SchemaRef = at(Index::MARK_ORIGIN);
        pub static MARK: SchemaRef = at(Index::MARK);
        pub static PRICE_ROUNDING: SchemaRef = at(Index::PRICE_ROUNDING);
        pub static PRICE: SchemaRef = at(Index::PRICE);
        pub static KINDS_LEVEL: SchemaRef = at(Index::KINDS_LEVEL);
        pub static KINDS_SETTING: SchemaRef = at(Index::KINDS_SETTING);
        pub static KINDS_OUTCOME: SchemaRef = at(Index::KINDS_OUTCOME);
        pub static KINDS_EITHER_STRING: SchemaRef = at(Index::KINDS_EITHER_STRING);
        pub static TREE: SchemaRef = at(Index::TREE);
        pub static DICTIONARY: SchemaRef = at(Index::DICTIONARY);
        pub static KINDS_EXTENDED: SchemaRef = at(Index::KINDS_EXTENDED);
        pub static KINDS_SHORT: SchemaRef = at(Index::KINDS_SHORT);
        pub static KINDS_SEALED: SchemaRef = at(Index::KINDS_SEALED);
        pub static GUARDED: SchemaRef = at(Index::GUARDED);
        pub static KINDS_CARD: SchemaRef = at(Index::KINDS_CARD);
        pub static PICK_MAIL_DAY: SchemaRef = at(Index::PICK_MAIL_DAY);
        pub static PICK_MAIL_DAY2: SchemaRef = at(Index::PICK_MAIL_DAY2);
        pub static PICK_MAIL_HOUR: SchemaRef = at(Index::PICK_MAIL_HOUR);
        pub static PICK_MAIL_HOUR2: SchemaRef = at(Index::PICK_MAIL_HOUR2);
        pub static PICK_MAIL: SchemaRef = at(Index::PICK_MAIL);
        pub static PICK_MAIL2: SchemaRef = at(Index::PICK_MAIL2);
        pub static PICK_PHONE_DAY: SchemaRef = at(Index::PICK_PHONE_DAY);
        pub static PICK_PHONE_HOUR: SchemaRef = at(Index::PICK_PHONE_HOUR);
        pub static PICK_PHONE: SchemaRef = at(Index::PICK_PHONE);
        pub static PICK_PHONE2: SchemaRef = at(Index::PICK_PHONE2);
        pub static PICK: SchemaRef = at(Index::PICK);
        pub static CIRCLE: SchemaRef = at(Index::CIRCLE);
        pub static SQUARE: SchemaRef = at(Index::SQUARE);
        pub static KINDS_SHAPE: SchemaRef = at(Index::KINDS_SHAPE);
        pub static WIDTHS_EXACT: SchemaRef = at(Index::WIDTHS_EXACT);
        pub static WIDTHS: SchemaRef = at(Index::WIDTHS);
        pub static TEXTS: SchemaRef = at(Index::TEXTS);
        pub static KINDS: SchemaRef = at(Index::KINDS);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            KINDS_PATH_ITEM_STRING,
            KINDS_PATH_ITEM_INTEGER,
            KINDS_PATH_ITEM,
            MARK_ORIGIN,
            MARK,
            PRICE_ROUNDING,
            PRICE,
            KINDS_LEVEL,
            KINDS_SETTING,
            KINDS_OUTCOME,
            KINDS_EITHER_STRING,
            TREE,
            DICTIONARY,
            KINDS_EXTENDED,
            KINDS_SHORT,
            KINDS_SEALED,
            GUARDED,
            KINDS_CARD,
            PICK_MAIL_DAY,
            PICK_MAIL_DAY2,
            PICK_MAIL_HOUR,
            PICK_MAIL_HOUR2,
            PICK_MAIL,
            PICK_MAIL2,
            PICK_PHONE_DAY,
            PICK_PHONE_HOUR,
            PICK_PHONE,
            PICK_PHONE2,
            PICK,
            CIRCLE,
            SQUARE,
            KINDS_SHAPE,
            WIDTHS_EXACT,
            WIDTHS,
            TEXTS,
            KINDS,
        }

        static SCHEMAS: [Schema; 36] = [
            Schema::new("KindsPathItemString", r#"{"type":"string"}"#),
            Schema::new(
                "KindsPathItemInteger",
                r#"{"type":"integer","format":"int32"}"#,
            ),
            Schema::new("KindsPathItem", r"true"),
            Schema::new("MarkOrigin", r#"{"const":"here"}"#),
            Schema::new(
                "Mark",
                r#"{"type":"object","required":["kind","version","live","name"],"properties":{"kind":{"const":"mark"},"version":{"const":2},"live":{"const":true},"name":{"type":"string"},"origin":{"$ref":"MarkOrigin"}}}"#,
            ),
            Schema::new("PriceRounding", r#"{"enum":["up","down"]}"#),
            Schema::new(
                "Price",
                r#"{"type":"object","required":["amount"],"properties":{"amount":{"type":"number","multipleOf":0.01},"currency":{"type":"string"},"rounding":{"$ref":"PriceRounding"},"digits":{"type":"integer","format":"int32"}}}"#,
            ),
            Schema::new("KindsLevel", r#"{"type":"integer","enum":[-1,0,10]}"#),
            Schema::new("KindsSetting", r#"{"enum":["auto",1,2.5,true]}"#),
            Schema::new("KindsOutcome", r#"{"type":"integer","enum":[200,404]}"#),
            Schema::new("KindsEitherString", r#"{"type":["string","integer"]}"#),
            Schema::new("Tree", r#"{"type":"array","items":{"$ref":"Tree"}}"#),
            Schema::new(
                "Dictionary",
                r#"{"type":"object","additionalProperties":{"$ref":"Dictionary"}}"#,
            ),
            Schema::new(
                "KindsExtended",
                r#"{"type":"object","patternProperties":{"^x\\-":{"type":"integer","format":"int32"}},"required":["id"],"properties":{"id":{"type":"string"}}}"#,
            ),
            Schema::new(
                "KindsShort",
                r#"{"type":"object","properties":{"a":{"type":"string"}},"propertyNames":{"maxLength":3},"minProperties":1}"#,
            ),
            Schema::new(
                "KindsSealed",
                r#"{"type":"object","properties":{"b":{"type":"boolean"}},"unevaluatedProperties":false,"allOf":[{"properties":{"a":{"type":"string"}}}]}"#,
            ),
            Schema::new(
                "Guarded",
                r#"{"type":"object","properties":{"kind":{"type":"string"},"reason":{"type":"string"}},"not":{"required":["banned"]},"if":{"required":["kind"],"properties":{"kind":{"const":"other"}}},"then":{"required":["reason"]},"else":{"properties":{"reason":{"maxLength":3}}}}"#,
            ),
            Schema::new(
                "KindsCard",
                r#"{"type":"object","properties":{"number":{"type":"string"},"expiry":{"type":"string"}},"dependentRequired":{"number":["expiry"]}}"#,
            ),
            Schema::new(
                "PickMailDay",
                r#"{"allOf":[{"$ref":"Pick"},{"$ref":"PickMail2"},{"$ref":"PickMailDay2"}]}"#,
            ),
            Schema::new(
                "PickMailDay2",
                r#"{"type":"object","required":["day"],"properties":{"day":{"type":"string"}}}"#,
            ),
            Schema::new(
                "PickMailHour",
                r#"{"allOf":[{"$ref":"Pick"},{"$ref":"PickMail2"},{"$ref":"PickMailHour2"}]}"#,
            ),
            Schema::new(
                "PickMailHour2",
                r#"{"type":"object","required":["hour"],"properties":{"hour":{"type":"integer","format":"int32"}}}"#,
            ),
            Schema::new(
                "PickMail",
                r#"{"allOf":[{"$ref":"Pick"},{"$ref":"PickMail2"}]}"#,
            ),
            Schema::new(
                "PickMail2",
                r#"{"type":"object","required":["mail"],"properties":{"mail":{"type":"string"}}}"#,
            ),
            Schema::new(
                "PickPhoneDay",
                r#"{"allOf":[{"$ref":"Pick"},{"$ref":"PickPhone2"},{"$ref":"PickMailDay2"}]}"#,
            ),
            Schema::new(
                "PickPhoneHour",
                r#"{"allOf":[{"$ref":"Pick"},{"$ref":"PickPhone2"},{"$ref":"PickMailHour2"}]}"#,
            ),
            Schema::new(
                "PickPhone",
                r#"{"allOf":[{"$ref":"Pick"},{"$ref":"PickPhone2"}]}"#,
            ),
            Schema::new(
                "PickPhone2",
                r#"{"type":"object","required":["phone"],"properties":{"phone":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Pick",
                r#"{"type":"object","required":["id"],"properties":{"id":{"type":"string"}},"anyOf":[{"$ref":"PickMailDay2"},{"$ref":"PickMailHour2"}],"oneOf":[{"$ref":"PickMail2"},{"$ref":"PickPhone2"}]}"#,
            ),
            Schema::new(
                "Circle",
                r#"{"type":"object","required":["radius"],"properties":{"radius":{"type":"integer","format":"int32","minimum":1}}}"#,
            ),
            Schema::new(
                "Square",
                r#"{"type":"object","required":["side"],"properties":{"side":{"type":"integer","format":"int32","minimum":1}}}"#,
            ),
            Schema::new(
                "KindsShape",
                r#"{"oneOf":[{"$ref":"Circle"},{"$ref":"Square"}]}"#,
            ),
            Schema::new(
                "WidthsExact",
                r#"{"type":"integer","enum":[9007199254740993,18446744073709551617,-9223372036854775809]}"#,
            ),
            Schema::new(
                "Widths",
                r#"{"type":"object","additionalProperties":false,"properties":{"small":{"type":"integer","format":"int32"},"wide":{"type":"integer","format":"int64"},"natural":{"type":"integer","minimum":0},"any":{"type":"integer"},"vast":{"type":"integer","minimum":-170141183460469231731687303715884105728},"exact":{"$ref":"WidthsExact"}}}"#,
            ),
            Schema::new(
                "Texts",
                r#"{"type":"object","additionalProperties":{"type":"string"},"properties":{"at":{"type":"string","format":"date-time"},"day":{"type":"string","format":"date"},"time":{"type":"string","format":"time"},"span":{"type":"string","format":"duration"},"id":{"type":"string","format":"uuid"},"mail":{"type":"string","format":"email"},"link":{"type":"string","format":"uri"},"bytes":{"type":"string","format":"byte"},"data":{"type":"string","contentEncoding":"base64"}}}"#,
            ),
            Schema::new(
                "Kinds",
                r#"{"type":"object","properties":{"pair":{"type":"array","minItems":2,"prefixItems":[{"type":"string"},{"type":"integer","format":"int32"}],"items":false},"path":{"type":"array","prefixItems":[{"$ref":"KindsPathItemString"}],"items":{"$ref":"KindsPathItemInteger"}},"set":{"type":"array","uniqueItems":true,"items":{"type":"string"}},"grid":{"type":"array","items":{"type":"array","minItems":1,"items":{"type":"integer","format":"int32"}}},"mark":{"$ref":"Mark"},"price":{"$ref":"Price"},"level":{"$ref":"KindsLevel"},"setting":{"$ref":"KindsSetting"},"outcome":{"$ref":"KindsOutcome"},"consent":{"type":"boolean","enum":[true]},"either":{"$ref":"KindsEitherString"},"note":{"type":["string","null"]},"nothing":{"type":"null"},"tree":{"$ref":"Tree"},"dictionary":{"$ref":"Dictionary"},"headers":{"type":"object","patternProperties":{"^x\\-":{"type":"string"}},"additionalProperties":false},"extended":{"$ref":"KindsExtended"},"short":{"$ref":"KindsShort"},"sealed":{"$ref":"KindsSealed"},"guarded":{"$ref":"Guarded"},"card":{"$ref":"KindsCard"},"pick":{"$ref":"Pick"},"shape":{"$ref":"KindsShape"},"widths":{"$ref":"Widths"},"texts":{"$ref":"Texts"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    sorted, Self { body }, body = sorted::BODY, [], [("/mark/kind", "mark")], []
);
::callbacks::__private::encode_request!(
    sorted, client, request, ::callbacks::__private::Call::of(client, &
    sorted::OPERATION).json("application/json", serialization::schema::KINDS,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
