/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `tuned`, a `POST` request.
    fn tuned(
        &self,
        request: tuned::Request,
    ) -> impl ::core::future::Future<
        Output = Result<tuned::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn tuned(
        &self,
        request: tuned::Request,
    ) -> impl ::core::future::Future<
        Output = Result<tuned::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::tuned(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    webhooks::routes(::callbacks::__private::Routes::new(handler)).into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `tuned`, a `POST` request.
    fn tuned(
        &self,
        target: &::callbacks::Target,
        body: &Tuning,
    ) -> impl ::core::future::Future<
        Output = Result<tuned::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn tuned(
        &self,
        target: &::callbacks::Target,
        body: &Tuning,
    ) -> Result<tuned::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &tuned::OPERATION)
            .json(
                "application/json",
                serialization::schema::TUNING,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tuning {
    /// The default is `0`.
    pub gain: Option<f64>,
    /// The default is `-2147483648`.
    pub offset: Option<f64>,
    /// The default is `1.5`.
    pub factor: Option<f64>,
    /// The default is `1e3`.
    pub scale: Option<f64>,
    /// The default is `100`.
    pub limit: Option<f64>,
    /// The default is `7`.
    pub other_limit: Option<f64>,
    /// The default is `2`.
    pub count: Option<i32>,
    /// The default is `3`.
    pub retries: Option<u64>,
    /// The default is `-9223372036854775808`.
    pub lowest: Option<i64>,
    /// The default is `false`.
    pub loud: Option<bool>,
    /// The default is `a"b\{}\n`.
    pub label: Option<String>,
    /// The default is the empty string.
    pub blank: Option<String>,
    /// The default is `2026-01-01T00:00:00Z`.
    ///
    /// Format: `date-time`.
    pub since: Option<String>,
    /// The default is `fast`.
    pub mode: Option<TuningMode>,
    /// The default is `1`.
    pub step: Option<TuningStep>,
    /// The default is `2`.
    pub level: Option<TuningLevel>,
    /// The default is `red`.
    pub colour: Option<TuningColour>,
    pub either: Option<TuningEither>,
    pub branch: Option<TuningBranch>,
    pub names: Option<Vec<String>>,
    pub rates: Option<::std::collections::BTreeMap<String, f64>>,
    pub maybe: ::callbacks::Nullable<f64>,
}

impl Tuning {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }

    /// `gain`, or `0` if it is absent.
    pub fn gain_or_default(&self) -> f64 {
        self.gain.unwrap_or(0.0)
    }

    /// `offset`, or `-2147483648` if it is absent.
    pub fn offset_or_default(&self) -> f64 {
        self.offset.unwrap_or(-2147483648.0)
    }

    /// `factor`, or `1.5` if it is absent.
    pub fn factor_or_default(&self) -> f64 {
        self.factor.unwrap_or(1.5)
    }

    /// `scale`, or `1e3` if it is absent.
    pub fn scale_or_default(&self) -> f64 {
        self.scale.unwrap_or(1000.0)
    }

    /// `limit`, or `100` if it is absent.
    pub fn limit_or_default(&self) -> f64 {
        self.limit.unwrap_or(100.0)
    }

    /// `other_limit`, or `7` if it is absent.
    pub fn other_limit_or_default(&self) -> f64 {
        self.other_limit.unwrap_or(7.0)
    }

    /// `count`, or `2` if it is absent.
    pub fn count_or_default(&self) -> i32 {
        self.count.unwrap_or(2)
    }

    /// `retries`, or `3` if it is absent.
    pub fn retries_or_default(&self) -> u64 {
        self.retries.unwrap_or(3)
    }

    /// `lowest`, or `-9223372036854775808` if it is absent.
    pub fn lowest_or_default(&self) -> i64 {
        self.lowest.unwrap_or(-9223372036854775808)
    }

    /// `loud`, or `false` if it is absent.
    pub fn loud_or_default(&self) -> bool {
        self.loud.unwrap_or(false)
    }

    /// `label`, or `a"b\{}\n` if it is absent.
    pub fn label_or_default(&self) -> &str {
        self.label.as_deref().unwrap_or("a\"b\\{}\n")
    }

    /// `blank`, or `""` if it is absent.
    pub fn blank_or_default(&self) -> &str {
        self.blank.as_deref().unwrap_or("")
    }

    /// `since`, or `2026-01-01T00:00:00Z` if it is absent.
    pub fn since_or_default(&self) -> &str {
        self.since.as_deref().unwrap_or("2026-01-01T00:00:00Z")
    }

    /// `mode`, or `fast` if it is absent.
    pub fn mode_or_default(&self) -> TuningMode {
        self.mode.unwrap_or(TuningMode::Fast)
    }

    /// `step`, or `1` if it is absent.
    pub fn step_or_default(&self) -> TuningStep {
        self.step.unwrap_or(TuningStep::N1)
    }

    /// `level`, or `2` if it is absent.
    pub fn level_or_default(&self) -> TuningLevel {
        self.level.unwrap_or(TuningLevel::N2)
    }

    /// `colour`, or `red` if it is absent.
    pub fn colour_or_default(&self) -> &TuningColour {
        self.colour.as_ref().unwrap_or(&TuningColour::Red)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TuningMode {
    /// `slow`
    Slow,
    /// `fast`
    Fast,
}

impl TuningMode {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Slow, Self::Fast];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Fast => "fast",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TuningStep {
    /// `1`
    N1,
    /// `2.5`
    N25,
}

impl TuningStep {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::N1, Self::N25];

    /// The value as a number.
    pub const fn as_f64(self) -> f64 {
        match self {
            Self::N1 => 1.0,
            Self::N25 => 2.5,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TuningLevel {
    /// `1`
    N1,
    /// `2`
    N2,
}

impl TuningLevel {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::N1, Self::N2];

    /// The value as an integer.
    pub const fn as_i64(self) -> i64 {
        match self {
            Self::N1 => 1,
            Self::N2 => 2,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TuningColour {
    /// `red`
    Red,
    /// Any other string.
    Other(String),
}

impl TuningColour {
    /// The values in the document, in its order.
    pub const ALL: &'static [Self] = &[Self::Red];

    /// The value as a string.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::Other(text) => text,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum TuningEither {
    Number(f64),
    String(String),
}

#[derive(Clone, Debug, PartialEq)]
pub enum TuningBranch {
    Number(f64),
    Boolean(bool),
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
                &super::tuned::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::tuned(&*handler, request).await
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
        /// The webhook `tuned`.
        Tuned(super::tuned::Request),
    }

    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[&super::tuned::OPERATION];

        fn decode(index: usize, incoming: IncomingRequest) -> Result<Self, Rejection> {
            type Decode = fn(IncomingRequest) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::Tuned),
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

/// The webhook `tuned`, a `POST` request.
pub mod tuned {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("tuned", "POST", "/tuned");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/tuned";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Tuning> = Payload::new(
        super::serialization::schema::TUNING,
    );

    /// A request of the webhook `tuned`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Tuning,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Tuning) -> Self {
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
        ScalarEnum, SchemaRef, StringEnum, Visit, payload, present, received, variant,
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
            to == schema::TUNING && self.gain.is_none_or(|value| value.is_finite())
                && self.offset.is_none_or(|value| value.is_finite())
                && self.factor.is_none_or(|value| value.is_finite())
                && self.scale.is_none_or(|value| value.is_finite())
                && self.limit.is_none_or(|value| value.is_finite())
                && self.other_limit.is_none_or(|value| value.is_finite())
                && self
                    .either
                    .as_ref()
                    .is_none_or(|value| {
                        schema::TUNING_EITHER_NUMBER.admits(value.as_instance())
                    })
                && self
                    .branch
                    .as_ref()
                    .is_none_or(|value| {
                        schema::TUNING_BRANCH.admits(value.as_instance())
                    })
                && self
                    .rates
                    .as_ref()
                    .is_none_or(|value| value.values().all(|&value| value.is_finite()))
                && self.maybe.value().is_none_or(|&value| value.is_finite())
        }
    }

    payload!(object super::Tuning, schema::TUNING);
    received!(object super::Tuning);

    impl StringEnum for super::TuningMode {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::TuningMode, schema::TUNING_MODE);
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

    payload!(scalar super::TuningStep, schema::TUNING_STEP);
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

    payload!(scalar super::TuningLevel, schema::TUNING_LEVEL);
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

    payload!(string super::TuningColour, schema::TUNING_COLOUR);
    received!(string super::TuningColour);

    impl ReadUnion for super::TuningEither {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Number", schema::TUNING_EITHER_NUMBER, Self::Number)
                .or_else(|| {
                    choice.attempt("String", schema::TUNING_EITHER_NUMBER, Self::String)
                })
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
    payload!(super::TuningEither, schema::TUNING_EITHER_NUMBER);
    received!(union super::TuningEither);

    impl ReadUnion for super::TuningBranch {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Number", schema::TUNING_BRANCH_NUMBER, Self::Number)
                .or_else(|| {
                    choice
                        .attempt("Boolean", schema::TUNING_BRANCH_BOOLEAN, Self::Boolean)
                })
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
    payload!(super::TuningBranch, schema::TUNING_BRANCH);
    received!(union super::TuningBranch);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static TUNING_MODE: SchemaRef = at(Index::TUNING_MODE);
        pub static TUNING_STEP: SchemaRef = at(Index::TUNING_STEP);
        pub static TUNING_LEVEL: SchemaRef = at(Index::TUNING_LEVEL);
        pub static TUNING_COLOUR: SchemaRef = at(Index::TUNING_COLOUR);
        pub static TUNING_EITHER_NUMBER: SchemaRef = at(Index::TUNING_EITHER_NUMBER);
        pub static TUNING_BRANCH_NUMBER: SchemaRef = at(Index::TUNING_BRANCH_NUMBER);
        pub static TUNING_BRANCH_BOOLEAN: SchemaRef = at(Index::TUNING_BRANCH_BOOLEAN);
        pub static TUNING_BRANCH: SchemaRef = at(Index::TUNING_BRANCH);
        pub static TUNING: SchemaRef = at(Index::TUNING);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            TUNING_MODE,
            TUNING_STEP,
            TUNING_LEVEL,
            TUNING_COLOUR,
            TUNING_EITHER_NUMBER,
            TUNING_BRANCH_NUMBER,
            TUNING_BRANCH_BOOLEAN,
            TUNING_BRANCH,
            TUNING,
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
}

::callbacks::__private::sample!(tuned, Self { body }, body = tuned::BODY, [], [], []);
::callbacks::__private::encode_request!(
    tuned, client, request, ::callbacks::__private::Call::of(client, & tuned::OPERATION)
    .json("application/json", serialization::schema::TUNING,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
