/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `measured`, a `POST` request.
    fn measured(
        &self,
        request: measured::Request,
    ) -> impl ::core::future::Future<
        Output = Result<measured::Response, ::callbacks::HandlerError>,
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
    fn measured(
        &self,
        request: measured::Request,
    ) -> impl ::core::future::Future<
        Output = Result<measured::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::measured(&**self, request)
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
    /// The webhook `measured`, a `POST` request.
    fn measured(
        &self,
        target: &::callbacks::Target,
        body: &Measured,
    ) -> impl ::core::future::Future<
        Output = Result<measured::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn measured(
        &self,
        target: &::callbacks::Target,
        body: &Measured,
    ) -> Result<measured::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &measured::OPERATION)
            .json(
                "application/json",
                serialization::schema::MEASURED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

/// In JSON, `kind` is always `measured`.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// At least `2` characters. At most `4` characters.
    pub site: String,
    /// At least `0.1`. At most `100`.
    pub level: f64,
    /// More than `-1`. Less than `1`.
    pub drift: ::callbacks::Nullable<f64>,
    /// More than `0`. Less than `10`.
    pub count: Option<i32>,
    /// At least `5`.
    pub total: Option<u64>,
    /// Format: `uint8`.
    pub byte: Option<i32>,
    /// Format: `date-time`.
    pub at: Option<String>,
    /// Matches the pattern `^[A-Z]+$`.
    pub code: Option<String>,
    /// At least `1` item. At most `2` items.
    pub ratios: Option<Vec<f64>>,
    /// At least `1` member.
    pub labels: Option<::std::collections::BTreeMap<String, String>>,
    pub rows: Option<Vec<Vec<i64>>>,
    pub gaps: Option<Vec<Option<i32>>>,
    /// At most `3` characters.
    pub note: ::callbacks::Nullable<String>,
    pub sensor: Option<Sensor>,
    pub sensors: Option<Vec<Sensor>>,
    pub place: Option<Place>,
    pub tree: Option<Tree>,
    pub open: Option<Open>,
}

impl Measured {
    /// Creates a value with the required members.
    pub fn new(site: impl Into<String>, level: f64) -> Self {
        Self {
            site: Into::into(site),
            level,
            drift: ::callbacks::Nullable::Absent,
            count: None,
            total: None,
            byte: None,
            at: None,
            code: None,
            ratios: None,
            labels: None,
            rows: None,
            gaps: None,
            note: ::callbacks::Nullable::Absent,
            sensor: None,
            sensors: None,
            place: None,
            tree: None,
            open: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sensor {
    /// At least `1` character.
    pub id: String,
    pub state: SensorState,
}

impl Sensor {
    /// Creates a value from its members.
    pub fn new(id: impl Into<String>, state: SensorState) -> Self {
        Self { id: Into::into(id), state }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SensorState {
    /// `up`
    Up,
    /// `down`
    Down,
}

impl SensorState {
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

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// At least `1` character. At most `5` characters.
    pub city: String,
    pub zip: Option<String>,
}

impl Place {
    /// Creates a value with the required members.
    pub fn new(city: impl Into<String>) -> Self {
        Self {
            city: Into::into(city),
            zip: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tree {
    /// At least `1`.
    pub size: i32,
    pub branches: Option<Vec<Tree>>,
}

impl Tree {
    /// Creates a value with the required members.
    pub fn new(size: i32) -> Self {
        Self { size, branches: None }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Open {
    /// At least `1`.
    pub size: Option<i32>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl Open {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// Receives all webhooks at one URL. They are distinguished by `/kind` of the body.
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
                &super::measured::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::measured(&*handler, request).await
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
        /// The webhook `measured`.
        Measured(super::measured::Request),
    }

    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[&super::measured::OPERATION];

        fn decode(index: usize, incoming: IncomingRequest) -> Result<Self, Rejection> {
            type Decode = fn(IncomingRequest) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::Measured),
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

/// The webhook `measured`, a `POST` request.
pub mod measured {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeAnswer, Event, IncomingRequest,
        OutgoingAnswer, Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("measured", "POST", "/measured")
        .with_event(
            Event::new(
                "measured",
                &[Discriminator::Pointer("/kind")],
                &[Some(&["measured"])],
            ),
        );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/measured";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Measured> = Payload::new(
        super::serialization::schema::MEASURED,
    );

    /// A request of the webhook `measured`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Measured,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Measured) -> Self {
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
        AsInstance, Members, Object, ReadObject, Scalar, SchemaRef, StringEnum, Unknown,
        Visit, has_format, has_length, payload, present, received,
    };

    impl<'de> ReadObject<'de> for super::Measured {
        const EXPECTED: &'static str = "an object (`Measured`)";

        const MEMBERS: &'static [&'static str] = &[
            "site",
            "level",
            "drift",
            "count",
            "total",
            "byte",
            "at",
            "code",
            "ratios",
            "labels",
            "rows",
            "gaps",
            "note",
            "sensor",
            "sensors",
            "place",
            "tree",
            "open",
            "kind",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut site = None;
            let mut level = None;
            let mut drift = None;
            let mut count = None;
            let mut total = None;
            let mut byte = None;
            let mut at = None;
            let mut code = None;
            let mut ratios = None;
            let mut labels = None;
            let mut rows = None;
            let mut gaps = None;
            let mut note = None;
            let mut sensor = None;
            let mut sensors = None;
            let mut place = None;
            let mut tree = None;
            let mut open = None;
            let mut kind = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut site),
                    1 => members.fill(&mut level),
                    2 => members.fill(&mut drift),
                    3 => members.fill(&mut count),
                    4 => members.fill(&mut total),
                    5 => members.fill(&mut byte),
                    6 => members.fill(&mut at),
                    7 => members.fill(&mut code),
                    8 => members.fill(&mut ratios),
                    9 => members.fill(&mut labels),
                    10 => members.fill(&mut rows),
                    11 => members.fill(&mut gaps),
                    12 => members.fill(&mut note),
                    13 => members.fill(&mut sensor),
                    14 => members.fill(&mut sensors),
                    15 => members.fill(&mut place),
                    16 => members.fill(&mut tree),
                    17 => members.fill(&mut open),
                    _ => members.constant(&mut kind, Scalar::String("measured")),
                }
            }
            members.required(18, kind)?;
            Some(Self {
                site: members.required(0, site)?,
                level: members.required(1, level)?,
                drift: drift.unwrap_or_default(),
                count,
                total,
                byte,
                at,
                code,
                ratios,
                labels,
                rows,
                gaps,
                note: note.unwrap_or_default(),
                sensor,
                sensors,
                place,
                tree,
                open,
            })
        }
    }

    impl Object for super::Measured {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", Scalar::String("measured").into())?;
            visit("site", self.site.as_instance())?;
            visit("level", self.level.as_instance())?;
            visit("drift", self.drift.as_instance())?;
            present("count", &self.count, visit)?;
            present("total", &self.total, visit)?;
            present("byte", &self.byte, visit)?;
            present("at", &self.at, visit)?;
            present("code", &self.code, visit)?;
            present("ratios", &self.ratios, visit)?;
            present("labels", &self.labels, visit)?;
            present("rows", &self.rows, visit)?;
            present("gaps", &self.gaps, visit)?;
            visit("note", self.note.as_instance())?;
            present("sensor", &self.sensor, visit)?;
            present("sensors", &self.sensors, visit)?;
            present("place", &self.place, visit)?;
            present("tree", &self.tree, visit)?;
            present("open", &self.open, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::MEASURED && has_length(&self.site, 2..=4)
                && self.level.is_finite() && self.level > 0.1 && self.level <= 100.0
                && self
                    .drift
                    .value()
                    .is_none_or(|&value| {
                        value.is_finite() && value > -1.0 && value < 1.0
                    }) && self.count.is_none_or(|value| (1..=9).contains(&value))
                && self.total.is_none_or(|value| value >= 5)
                && self.byte.is_none_or(|value| (0..=255).contains(&value))
                && self.at.as_ref().is_none_or(|value| has_format(value, "date-time"))
                && self
                    .code
                    .as_ref()
                    .is_none_or(|value| {
                        schema::MEASURED.admits_member("code", value.as_instance())
                    })
                && self
                    .ratios
                    .as_ref()
                    .is_none_or(|value| {
                        (1..=2).contains(&value.len())
                            && value
                                .iter()
                                .all(|&value| value.is_finite() && value >= 0.0)
                    })
                && self
                    .labels
                    .as_ref()
                    .is_none_or(|value| {
                        !value.is_empty()
                            && value.values().all(|value| has_length(value, 1..))
                    })
                && self
                    .rows
                    .as_ref()
                    .is_none_or(|value| {
                        value.iter().all(|value| value.iter().all(|&value| value >= 1))
                    })
                && self
                    .gaps
                    .as_ref()
                    .is_none_or(|value| {
                        value.iter().all(|value| value.is_none_or(|value| value <= 9))
                    }) && self.note.value().is_none_or(|value| has_length(value, 0..=3))
                && self
                    .sensor
                    .as_ref()
                    .is_none_or(|value| value.conforms(schema::SENSOR))
                && self
                    .sensors
                    .as_ref()
                    .is_none_or(|value| {
                        value.iter().all(|value| value.conforms(schema::SENSOR))
                    })
                && self
                    .place
                    .as_ref()
                    .is_none_or(|value| schema::PLACE.admits(value.as_instance()))
                && self
                    .tree
                    .as_ref()
                    .is_none_or(|value| schema::TREE.admits(value.as_instance()))
                && self.open.as_ref().is_none_or(|value| value.conforms(schema::OPEN))
        }
    }

    payload!(object super::Measured, schema::MEASURED);
    received!(object super::Measured);

    impl<'de> ReadObject<'de> for super::Sensor {
        const EXPECTED: &'static str = "an object (`Sensor`)";

        const MEMBERS: &'static [&'static str] = &["id", "state"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut state = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    _ => members.fill(&mut state),
                }
            }
            Some(Self {
                id: members.required(0, id)?,
                state: members.required(1, state)?,
            })
        }
    }

    impl Object for super::Sensor {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            visit("state", self.state.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::SENSOR && has_length(&self.id, 1..)
        }
    }

    payload!(object super::Sensor, schema::SENSOR);
    received!(object super::Sensor);

    impl StringEnum for super::SensorState {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::SensorState, schema::SENSOR_STATE);
    received!(string super::SensorState);

    impl<'de> ReadObject<'de> for super::Place {
        const EXPECTED: &'static str = "an object (`Place`)";

        const MEMBERS: &'static [&'static str] = &["city", "zip"];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut city = None;
            let mut zip = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut city),
                    _ => members.fill(&mut zip),
                }
            }
            Some(Self {
                city: members.required(0, city)?,
                zip,
            })
        }
    }

    impl Object for super::Place {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("city", self.city.as_instance())?;
            present("zip", &self.zip, visit)
        }
    }

    payload!(object super::Place, schema::PLACE);
    received!(object super::Place);

    impl<'de> ReadObject<'de> for super::Tree {
        const EXPECTED: &'static str = "an object (`Tree`)";

        const MEMBERS: &'static [&'static str] = &["size", "branches"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut size = None;
            let mut branches = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut size),
                    _ => members.fill(&mut branches),
                }
            }
            Some(Self {
                size: members.required(0, size)?,
                branches,
            })
        }
    }

    impl Object for super::Tree {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("size", self.size.as_instance())?;
            present("branches", &self.branches, visit)
        }
    }

    payload!(object super::Tree, schema::TREE);
    received!(object super::Tree);

    impl<'de> ReadObject<'de> for super::Open {
        const EXPECTED: &'static str = "an object (`Open`)";

        const MEMBERS: &'static [&'static str] = &["size"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut size = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut size),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                size,
                additional_properties,
            })
        }
    }

    impl Object for super::Open {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("size", &self.size, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::OPEN && self.size.is_none_or(|value| value >= 1)
                && self.additional_properties.is_empty()
        }
    }

    payload!(object super::Open, schema::OPEN);
    received!(object super::Open);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static SENSOR_STATE: SchemaRef = at(Index::SENSOR_STATE);
        pub static SENSOR: SchemaRef = at(Index::SENSOR);
        pub static PLACE: SchemaRef = at(Index::PLACE);
        pub static TREE: SchemaRef = at(Index::TREE);
        pub static OPEN: SchemaRef = at(Index::OPEN);
        pub static MEASURED: SchemaRef = at(Index::MEASURED);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            SENSOR_STATE,
            SENSOR,
            PLACE,
            TREE,
            OPEN,
            MEASURED,
        }

        static SCHEMAS: [Schema; 6] = [
            Schema::new("SensorState", r#"{"type":"string","enum":["up","down"]}"#),
            Schema::new(
                "Sensor",
                r#"{"type":"object","required":["id","state"],"properties":{"id":{"type":"string","minLength":1},"state":{"$ref":"SensorState"}}}"#,
            ),
            Schema::new(
                "Place",
                r#"{"allOf":[{"type":"object","required":["city"],"properties":{"city":{"type":"string","minLength":1},"zip":{"type":"string"}}},{"type":"object","properties":{"city":{"type":"string","maxLength":5}},"additionalProperties":false}]}"#,
            ),
            Schema::new(
                "Tree",
                r#"{"type":"object","required":["size"],"properties":{"size":{"type":"integer","format":"int32","minimum":1},"branches":{"type":"array","items":{"$ref":"Tree"}}}}"#,
            ),
            Schema::new(
                "Open",
                r#"{"type":"object","properties":{"size":{"type":"integer","format":"int32","minimum":1}},"additionalProperties":true}"#,
            ),
            Schema::new(
                "Measured",
                r#"{"type":"object","required":["kind","site","level"],"properties":{"kind":{"const":"measured"},"site":{"type":"string","minLength":2,"maxLength":4},"level":{"type":"number","minimum":0.1,"maximum":100},"drift":{"type":["number","null"],"exclusiveMinimum":-1,"exclusiveMaximum":1},"count":{"type":"integer","format":"int32","exclusiveMinimum":0,"exclusiveMaximum":10},"total":{"type":"integer","minimum":5},"byte":{"type":"integer","format":"uint8"},"at":{"type":"string","format":"date-time"},"code":{"type":"string","pattern":"^[A-Z]+$","regex":"^[A-Z]+\\z"},"ratios":{"type":"array","minItems":1,"maxItems":2,"items":{"type":"number","minimum":0}},"labels":{"type":"object","minProperties":1,"additionalProperties":{"type":"string","minLength":1}},"rows":{"type":"array","items":{"type":"array","items":{"type":"integer","format":"int64","minimum":1}}},"gaps":{"type":"array","items":{"type":["integer","null"],"format":"int32","maximum":9}},"note":{"type":["string","null"],"maxLength":3},"sensor":{"$ref":"Sensor"},"sensors":{"type":"array","items":{"$ref":"Sensor"}},"place":{"$ref":"Place"},"tree":{"$ref":"Tree"},"open":{"$ref":"Open"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    measured, Self { body }, body = measured::BODY, [], [("/kind", "measured")], []
);
::callbacks::__private::encode_request!(
    measured, client, request, ::callbacks::__private::Call::of(client, &
    measured::OPERATION).json("application/json", serialization::schema::MEASURED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
