/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `tuned`: a `POST` request.
    fn tuned(
        &self,
        callback: tuned::Request,
    ) -> impl ::core::future::Future<
        Output = Result<tuned::Response, ::callbacks::HandlerError>,
    > + Send;
}
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn tuned(
        &self,
        callback: tuned::Request,
    ) -> impl ::core::future::Future<
        Output = Result<tuned::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::tuned(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    webhooks::routes(::callbacks::__private::Routes::new(handler)).into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The webhook `tuned`: a `POST` request.
    fn tuned(
        &self,
        target: &::callbacks::Target,
        body: &Tuning,
    ) -> impl ::core::future::Future<
        Output = Result<tuned::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn tuned(
        &self,
        target: &::callbacks::Target,
        body: &Tuning,
    ) -> Result<tuned::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &tuned::OPERATION)
            .json(
                "application/json",
                serialization::schema(8),
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}
/// The schema at `#/components/schemas/Tuning`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tuning {
    /// The member `gain`.
    ///
    /// Where it is absent, `0` is meant.
    pub gain: Option<f64>,
    /// The member `offset`.
    ///
    /// Where it is absent, `-2147483648` is meant.
    pub offset: Option<f64>,
    /// The member `factor`.
    ///
    /// Where it is absent, `1.5` is meant.
    pub factor: Option<f64>,
    /// The member `scale`.
    ///
    /// Where it is absent, `1e3` is meant.
    pub scale: Option<f64>,
    /// The member `limit`.
    ///
    /// Where it is absent, `100` is meant.
    pub limit: Option<f64>,
    /// The member `other_limit`.
    ///
    /// Where it is absent, `7` is meant.
    pub other_limit: Option<f64>,
    /// The member `count`.
    ///
    /// Where it is absent, `2` is meant.
    pub count: Option<i32>,
    /// The member `retries`.
    ///
    /// Where it is absent, `3` is meant.
    ///
    /// At least `0`.
    pub retries: Option<u64>,
    /// The member `lowest`.
    ///
    /// Where it is absent, `-9223372036854775808` is meant.
    pub lowest: Option<i64>,
    /// The member `loud`.
    ///
    /// Where it is absent, `false` is meant.
    pub loud: Option<bool>,
    /// The member `label`.
    ///
    /// Where it is absent, `a"b\{}\n` is meant.
    pub label: Option<String>,
    /// The member `blank`.
    ///
    /// Where it is absent, the empty text is meant.
    pub blank: Option<String>,
    /// The member `since`.
    ///
    /// Where it is absent, `2026-01-01T00:00:00Z` is meant.
    ///
    /// Format: `date-time`.
    pub since: Option<String>,
    /// The member `mode`.
    ///
    /// Where it is absent, `fast` is meant.
    pub mode: Option<TuningMode>,
    /// The member `step`.
    ///
    /// Where it is absent, `1` is meant.
    pub step: Option<TuningStep>,
    /// The member `level`.
    ///
    /// Where it is absent, `2` is meant.
    pub level: Option<TuningLevel>,
    /// The member `colour`.
    ///
    /// Where it is absent, `red` is meant.
    pub colour: Option<TuningColour>,
    /// The member `either`.
    pub either: Option<TuningEither>,
    /// The member `branch`.
    pub branch: Option<TuningBranch>,
    /// The member `names`.
    pub names: Option<Vec<String>>,
    /// The member `rates`.
    pub rates: Option<::std::collections::BTreeMap<String, f64>>,
    /// The member `maybe`.
    pub maybe: ::callbacks::Nullable<f64>,
}
impl Tuning {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
    /// The member `gain`, or `0` where it is absent.
    pub fn gain_or_default(&self) -> f64 {
        self.gain.unwrap_or(0.0)
    }
    /// The member `offset`, or `-2147483648` where it is absent.
    pub fn offset_or_default(&self) -> f64 {
        self.offset.unwrap_or(-2147483648.0)
    }
    /// The member `factor`, or `1.5` where it is absent.
    pub fn factor_or_default(&self) -> f64 {
        self.factor.unwrap_or(1.5)
    }
    /// The member `scale`, or `1e3` where it is absent.
    pub fn scale_or_default(&self) -> f64 {
        self.scale.unwrap_or(1000.0)
    }
    /// The member `limit`, or `100` where it is absent.
    pub fn limit_or_default(&self) -> f64 {
        self.limit.unwrap_or(100.0)
    }
    /// The member `other_limit`, or `7` where it is absent.
    pub fn other_limit_or_default(&self) -> f64 {
        self.other_limit.unwrap_or(7.0)
    }
    /// The member `count`, or `2` where it is absent.
    pub fn count_or_default(&self) -> i32 {
        self.count.unwrap_or(2)
    }
    /// The member `retries`, or `3` where it is absent.
    pub fn retries_or_default(&self) -> u64 {
        self.retries.unwrap_or(3)
    }
    /// The member `lowest`, or `-9223372036854775808` where it is absent.
    pub fn lowest_or_default(&self) -> i64 {
        self.lowest.unwrap_or(-9223372036854775808)
    }
    /// The member `loud`, or `false` where it is absent.
    pub fn loud_or_default(&self) -> bool {
        self.loud.unwrap_or(false)
    }
    /// The member `label`, or `a"b\{}\n` where it is absent.
    pub fn label_or_default(&self) -> &str {
        self.label.as_deref().unwrap_or("a\"b\\{}\n")
    }
    /// The member `blank`, or `""` where it is absent.
    pub fn blank_or_default(&self) -> &str {
        self.blank.as_deref().unwrap_or("")
    }
    /// The member `since`, or `2026-01-01T00:00:00Z` where it is absent.
    pub fn since_or_default(&self) -> &str {
        self.since.as_deref().unwrap_or("2026-01-01T00:00:00Z")
    }
    /// The member `mode`, or `fast` where it is absent.
    pub fn mode_or_default(&self) -> TuningMode {
        self.mode.unwrap_or(TuningMode::Fast)
    }
    /// The member `step`, or `1` where it is absent.
    pub fn step_or_default(&self) -> TuningStep {
        self.step.unwrap_or(TuningStep::N1)
    }
    /// The member `level`, or `2` where it is absent.
    pub fn level_or_default(&self) -> TuningLevel {
        self.level.unwrap_or(TuningLevel::N2)
    }
    /// The member `colour`, or `red` where it is absent.
    pub fn colour_or_default(&self) -> &TuningColour {
        self.colour.as_ref().unwrap_or(&TuningColour::Red)
    }
}
/// The schema at `#/components/schemas/Tuning/properties/mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TuningMode {
    /// `slow`
    Slow,
    /// `fast`
    Fast,
}
impl TuningMode {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Slow, Self::Fast];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Fast => "fast",
        }
    }
}
/// The schema at `#/components/schemas/Tuning/properties/step`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TuningStep {
    /// `1`
    N1,
    /// `2.5`
    N25,
}
impl TuningStep {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::N1, Self::N25];
    /// The number that the value is.
    pub const fn as_f64(self) -> f64 {
        match self {
            Self::N1 => 1.0,
            Self::N25 => 2.5,
        }
    }
}
/// The schema at `#/components/schemas/Tuning/properties/level`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TuningLevel {
    /// `1`
    N1,
    /// `2`
    N2,
}
impl TuningLevel {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::N1, Self::N2];
    /// The integer that the value is.
    pub const fn as_i64(self) -> i64 {
        match self {
            Self::N1 => 1,
            Self::N2 => 2,
        }
    }
}
/// The schema at `#/components/schemas/Tuning/properties/colour`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TuningColour {
    /// `red`
    Red,
    /// Any other text.
    Other(String),
}
impl TuningColour {
    /// Every value that the document names, in its order.
    pub const ALL: &'static [Self] = &[Self::Red];
    /// The text of the value.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::Other(text) => text,
        }
    }
}
/// The schema at `#/components/schemas/Tuning/properties/either`.
#[derive(Clone, Debug, PartialEq)]
pub enum TuningEither {
    /// A number.
    Number(f64),
    /// A text.
    String(String),
}
/// The schema at `#/components/schemas/Tuning/properties/branch`.
#[derive(Clone, Debug, PartialEq)]
pub enum TuningBranch {
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
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
                &super::tuned::OPERATION,
                |handler: ::std::sync::Arc<H>, callback, _| async move {
                    super::CallbackHandler::tuned(&*handler, callback).await
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
        /// The webhook `tuned`
        Tuned(super::tuned::Request),
    }
    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[&super::tuned::OPERATION];
        fn decode(index: usize, incoming: Incoming) -> Result<Self, Rejection> {
            type Decode = fn(Incoming) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::Tuned),
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
/// The webhook `tuned`: a `POST` request.
pub mod tuned {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("tuned", "POST", "/tuned");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/tuned";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::Tuning> = Payload::new(
        super::serialization::schema(8),
    );
    /// What is sent. The webhook `tuned`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Tuning,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::Tuning) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
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
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::NoContent => reply.status(204),
                Self::Undeclared(_) => reply.undeclared(),
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
    ::callbacks::__private::sample!(super::Tuning, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
::callbacks::__private::encode_request!(
    tuned, client, request, ::callbacks::__private::Call::of(client, & tuned::OPERATION)
    .json("application/json", serialization::schema(8),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Choice, Instance, Members, Object, ReadObject, ReadUnion, Scalar,
        ScalarEnum, Schema, SchemaRef, StringEnum, Visit, payload, present, received,
        variant,
    };
    impl<'de> ReadObject<'de> for super::Tuning {
        const EXPECTED: &'static str = "an object (`Tuning`)";
        const MEMBERS: &'static [&'static str] = &[
            "gain",
            "offset",
            "factor",
            "scale",
            "limit",
            "other_limit",
            "count",
            "retries",
            "lowest",
            "loud",
            "label",
            "blank",
            "since",
            "mode",
            "step",
            "level",
            "colour",
            "either",
            "branch",
            "names",
            "rates",
            "maybe",
        ];
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut gain = None;
            let mut offset = None;
            let mut factor = None;
            let mut scale = None;
            let mut limit = None;
            let mut other_limit = None;
            let mut count = None;
            let mut retries = None;
            let mut lowest = None;
            let mut loud = None;
            let mut label = None;
            let mut blank = None;
            let mut since = None;
            let mut mode = None;
            let mut step = None;
            let mut level = None;
            let mut colour = None;
            let mut either = None;
            let mut branch = None;
            let mut names = None;
            let mut rates = None;
            let mut maybe = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut gain),
                    1 => members.fill(&mut offset),
                    2 => members.fill(&mut factor),
                    3 => members.fill(&mut scale),
                    4 => members.fill(&mut limit),
                    5 => members.fill(&mut other_limit),
                    6 => members.fill(&mut count),
                    7 => members.fill(&mut retries),
                    8 => members.fill(&mut lowest),
                    9 => members.fill(&mut loud),
                    10 => members.fill(&mut label),
                    11 => members.fill(&mut blank),
                    12 => members.fill(&mut since),
                    13 => members.fill(&mut mode),
                    14 => members.fill(&mut step),
                    15 => members.fill(&mut level),
                    16 => members.fill(&mut colour),
                    17 => members.fill(&mut either),
                    18 => members.fill(&mut branch),
                    19 => members.fill(&mut names),
                    20 => members.fill(&mut rates),
                    _ => members.fill(&mut maybe),
                }
            }
            Some(Self {
                gain,
                offset,
                factor,
                scale,
                limit,
                other_limit,
                count,
                retries,
                lowest,
                loud,
                label,
                blank,
                since,
                mode,
                step,
                level,
                colour,
                either,
                branch,
                names,
                rates,
                maybe: maybe.unwrap_or_default(),
            })
        }
    }
    impl Object for super::Tuning {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("gain", &self.gain, visit)?;
            present("offset", &self.offset, visit)?;
            present("factor", &self.factor, visit)?;
            present("scale", &self.scale, visit)?;
            present("limit", &self.limit, visit)?;
            present("other_limit", &self.other_limit, visit)?;
            present("count", &self.count, visit)?;
            present("retries", &self.retries, visit)?;
            present("lowest", &self.lowest, visit)?;
            present("loud", &self.loud, visit)?;
            present("label", &self.label, visit)?;
            present("blank", &self.blank, visit)?;
            present("since", &self.since, visit)?;
            present("mode", &self.mode, visit)?;
            present("step", &self.step, visit)?;
            present("level", &self.level, visit)?;
            present("colour", &self.colour, visit)?;
            present("either", &self.either, visit)?;
            present("branch", &self.branch, visit)?;
            present("names", &self.names, visit)?;
            present("rates", &self.rates, visit)?;
            visit("maybe", self.maybe.as_instance())
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(8) && self.gain.is_none_or(|value| value.is_finite())
                && self.offset.is_none_or(|value| value.is_finite())
                && self.factor.is_none_or(|value| value.is_finite())
                && self.scale.is_none_or(|value| value.is_finite())
                && self.limit.is_none_or(|value| value.is_finite())
                && self.other_limit.is_none_or(|value| value.is_finite())
                && self
                    .either
                    .as_ref()
                    .is_none_or(|value| schema(4).admits(value.as_instance()))
                && self
                    .branch
                    .as_ref()
                    .is_none_or(|value| schema(7).admits(value.as_instance()))
                && self
                    .rates
                    .as_ref()
                    .is_none_or(|value| value.values().all(|&value| value.is_finite()))
                && self.maybe.value().is_none_or(|&value| value.is_finite())
        }
    }
    payload!(object super::Tuning, schema(8));
    received!(object super::Tuning);
    impl StringEnum for super::TuningMode {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    payload!(string super::TuningMode, schema(0));
    received!(string super::TuningMode);
    impl ScalarEnum for super::TuningStep {
        const ALL: &'static [Self] = Self::ALL;
        fn value(self) -> Scalar {
            match self {
                Self::N1 => Scalar::Integer(1),
                Self::N25 => Scalar::Number(2.5),
            }
        }
    }
    payload!(scalar super::TuningStep, schema(1));
    received!(scalar super::TuningStep);
    impl ScalarEnum for super::TuningLevel {
        const ALL: &'static [Self] = Self::ALL;
        fn value(self) -> Scalar {
            match self {
                Self::N1 => Scalar::Integer(1),
                Self::N2 => Scalar::Integer(2),
            }
        }
    }
    payload!(scalar super::TuningLevel, schema(2));
    received!(scalar super::TuningLevel);
    impl StringEnum for super::TuningColour {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(self)
        }
        fn other(text: &str) -> Option<Self> {
            Some(Self::Other(text.to_owned()))
        }
    }
    payload!(string super::TuningColour, schema(3));
    received!(string super::TuningColour);
    impl ReadUnion for super::TuningEither {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Number", schema(4), Self::Number)
                .or_else(|| choice.attempt("String", schema(4), Self::String))
        }
    }
    impl AsInstance for super::TuningEither {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Number(value) => value.as_instance(),
                Self::String(value) => value.as_instance(),
            }
        }
    }
    variant!(super::TuningEither, Number, f64);
    variant!(super::TuningEither, String, String);
    payload!(super::TuningEither, schema(4));
    received!(union super::TuningEither);
    impl ReadUnion for super::TuningBranch {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Number", schema(5), Self::Number)
                .or_else(|| choice.attempt("Boolean", schema(6), Self::Boolean))
        }
    }
    impl AsInstance for super::TuningBranch {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Number(value) => value.as_instance(),
                Self::Boolean(value) => value.as_instance(),
            }
        }
    }
    variant!(super::TuningBranch, Number, f64);
    variant!(super::TuningBranch, Boolean, bool);
    payload!(super::TuningBranch, schema(7));
    received!(union super::TuningBranch);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
    }
    static SCHEMAS: [Schema; 9] = [
        Schema::new("TuningMode", r#"{"type":"string","enum":["slow","fast"]}"#),
        Schema::new("TuningStep", r#"{"type":"number","enum":[1,2.5]}"#),
        Schema::new("TuningLevel", r#"{"type":"integer","enum":[1,2]}"#),
        Schema::new(
            "TuningColour",
            r#"{"anyOf":[{"type":"string","enum":["red"]},{"type":"string"}]}"#,
        ),
        Schema::new("TuningEitherNumber", r#"{"type":["number","string"]}"#),
        Schema::new("TuningBranchNumber", r#"{"type":"number"}"#),
        Schema::new("TuningBranchBoolean", r#"{"type":"boolean"}"#),
        Schema::new(
            "TuningBranch",
            r#"{"oneOf":[{"$ref":"TuningBranchNumber"},{"$ref":"TuningBranchBoolean"}]}"#,
        ),
        Schema::new(
            "Tuning",
            r#"{"type":"object","properties":{"gain":{"type":"number"},"offset":{"type":"number"},"factor":{"type":"number","annotation":"float"},"scale":{"type":"number"},"limit":{"type":"number"},"other_limit":{"type":"number"},"count":{"type":"integer","format":"int32"},"retries":{"type":"integer","minimum":0},"lowest":{"type":"integer","format":"int64"},"loud":{"type":"boolean"},"label":{"type":"string"},"blank":{"type":"string"},"since":{"type":"string","annotation":"date-time"},"mode":{"$ref":"TuningMode"},"step":{"$ref":"TuningStep"},"level":{"$ref":"TuningLevel"},"colour":{"$ref":"TuningColour"},"either":{"$ref":"TuningEitherNumber"},"branch":{"$ref":"TuningBranch"},"names":{"type":"array","items":{"type":"string"}},"rates":{"type":"object","additionalProperties":{"type":"number"}},"maybe":{"type":["number","null"]}}}"#,
        ),
    ];
}
