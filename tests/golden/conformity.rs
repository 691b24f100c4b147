/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `measured`: a `POST` request.
    fn measured(
        &self,
        callback: measured::Request,
    ) -> impl ::core::future::Future<
        Output = Result<measured::Response, ::callbacks::HandlerError>,
    > + Send;
    /// Something arrived at a URL of several callbacks or webhooks that is none of them: a newer event, or one that was
    /// not chosen.
    ///
    /// By default it is refused with 404. To accept it, answer a status of success.
    fn unknown_event(
        &self,
        event: ::callbacks::UnknownEvent,
    ) -> impl ::core::future::Future<
        Output = Result<::callbacks::StatusCode, ::callbacks::HandlerError>,
    > + Send {
        async move { Err(event.refuse()) }
    }
}
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn measured(
        &self,
        callback: measured::Request,
    ) -> impl ::core::future::Future<
        Output = Result<measured::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::measured(&**self, callback)
    }
    fn unknown_event(
        &self,
        event: ::callbacks::UnknownEvent,
    ) -> impl ::core::future::Future<
        Output = Result<::callbacks::StatusCode, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::unknown_event(&**self, event)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    webhooks::routes(::callbacks::__private::Routes::new(handler)).into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The webhook `measured`: a `POST` request.
    fn measured(
        &self,
        target: &::callbacks::Target,
        body: &Measured,
    ) -> impl ::core::future::Future<
        Output = Result<measured::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn measured(
        &self,
        target: &::callbacks::Target,
        body: &Measured,
    ) -> Result<measured::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &measured::OPERATION)
            .json(
                "application/json",
                serialization::schema(5),
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}
/// The schema at `#/components/schemas/Measured`.
///
/// The member `kind` is always `measured`.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The member `site`.
    ///
    /// At least `2` characters. At most `4` characters.
    pub site: String,
    /// The member `level`.
    ///
    /// At least `0.1`. At most `100`.
    pub level: f64,
    /// The member `drift`.
    ///
    /// More than `-1`. Less than `1`.
    pub drift: ::callbacks::Nullable<f64>,
    /// The member `count`.
    ///
    /// More than `0`. Less than `10`.
    pub count: Option<i32>,
    /// The member `total`.
    ///
    /// At least `5`.
    pub total: Option<u64>,
    /// The member `byte`.
    ///
    /// Format: `uint8`.
    pub byte: Option<i32>,
    /// The member `at`.
    ///
    /// Format: `date-time`.
    pub at: Option<String>,
    /// The member `code`.
    ///
    /// Matches `^[A-Z]+$`.
    pub code: Option<String>,
    /// The member `ratios`.
    ///
    /// At least `1` items. At most `2` items.
    pub ratios: Option<Vec<f64>>,
    /// The member `labels`.
    ///
    /// At least `1` members.
    pub labels: Option<::std::collections::BTreeMap<String, String>>,
    /// The member `rows`.
    pub rows: Option<Vec<Vec<i64>>>,
    /// The member `gaps`.
    pub gaps: Option<Vec<Option<i32>>>,
    /// The member `note`.
    ///
    /// At most `3` characters.
    pub note: ::callbacks::Nullable<String>,
    /// The member `sensor`.
    pub sensor: Option<Sensor>,
    /// The member `sensors`.
    pub sensors: Option<Vec<Sensor>>,
    /// The member `place`.
    pub place: Option<Place>,
    /// The member `tree`.
    pub tree: Option<Tree>,
    /// The member `open`.
    pub open: Option<Open>,
}
impl Measured {
    /// A value with the members that are required, and no others.
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
/// The schema at `#/components/schemas/Sensor`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sensor {
    /// The member `id`.
    ///
    /// At least `1` characters.
    pub id: String,
    /// The member `state`.
    pub state: SensorState,
}
impl Sensor {
    /// A value of its members.
    pub fn new(id: impl Into<String>, state: SensorState) -> Self {
        Self { id: Into::into(id), state }
    }
}
/// The schema at `#/components/schemas/Sensor/properties/state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SensorState {
    /// `up`
    Up,
    /// `down`
    Down,
}
impl SensorState {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Up, Self::Down];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}
/// The schema at `#/components/schemas/Place`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The member `city`.
    ///
    /// At least `1` characters. At most `5` characters.
    pub city: String,
    /// The member `zip`.
    pub zip: Option<String>,
}
impl Place {
    /// A value with the members that are required, and no others.
    pub fn new(city: impl Into<String>) -> Self {
        Self {
            city: Into::into(city),
            zip: None,
        }
    }
}
/// The schema at `#/components/schemas/Tree`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tree {
    /// The member `size`.
    ///
    /// At least `1`.
    pub size: i32,
    /// The member `branches`.
    pub branches: Option<Vec<Tree>>,
}
impl Tree {
    /// A value with the members that are required, and no others.
    pub fn new(size: i32) -> Self {
        Self { size, branches: None }
    }
}
/// The schema at `#/components/schemas/Open`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Open {
    /// The member `size`.
    ///
    /// At least `1`.
    pub size: Option<i32>,
    /// Members that the schema does not name.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}
impl Open {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// All webhooks at one URL, told apart by `/kind` of the body.
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
                &super::measured::OPERATION,
                |handler: ::std::sync::Arc<H>, callback, _| async move {
                    super::CallbackHandler::measured(&*handler, callback).await
                },
            )
            .unknown(|handler: ::std::sync::Arc<H>, event| async move {
                super::CallbackHandler::unknown_event(&*handler, event).await
            })
    }
    /// A webhook that arrived.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(
        clippy::large_enum_variant,
        reason = "an event is moved once, to whoever handles it"
    )]
    pub enum Event {
        /// The webhook `measured`
        Measured(super::measured::Request),
    }
    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[&super::measured::OPERATION];
        fn decode(index: usize, incoming: Incoming) -> Result<Self, Rejection> {
            type Decode = fn(Incoming) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::Measured),
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
/// The webhook `measured`: a `POST` request.
pub mod measured {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, Discriminator, EncodeReply, Event, Incoming,
        Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("measured", "POST", "/measured")
        .with_event(
            Event::new(
                "measured",
                &[Discriminator::Pointer("/kind")],
                &[Some(&["measured"])],
            ),
        );
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/measured";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::Measured> = Payload::new(
        super::serialization::schema(5),
    );
    /// What is sent. The webhook `measured`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Measured,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::Measured) -> Self {
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
    ::callbacks::__private::sample!(
        super::Measured, BODY, [], [("/kind", "measured")], []
    );
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
::callbacks::__private::encode_request!(
    measured, client, request, ::callbacks::__private::Call::of(client, &
    measured::OPERATION).json("application/json", serialization::schema(5),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, Scalar, Schema, SchemaRef, StringEnum,
        Unknown, Visit, has_format, has_length, payload, present, received,
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
            to == schema(5) && has_length(&self.site, 2..=4) && self.level.is_finite()
                && self.level > 0.1 && self.level <= 100.0
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
                        schema(5).admits_member("code", value.as_instance())
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
                && self.sensor.as_ref().is_none_or(|value| value.conforms(schema(1)))
                && self
                    .sensors
                    .as_ref()
                    .is_none_or(|value| {
                        value.iter().all(|value| value.conforms(schema(1)))
                    })
                && self
                    .place
                    .as_ref()
                    .is_none_or(|value| schema(2).admits(value.as_instance()))
                && self
                    .tree
                    .as_ref()
                    .is_none_or(|value| schema(3).admits(value.as_instance()))
                && self.open.as_ref().is_none_or(|value| value.conforms(schema(4)))
        }
    }
    payload!(object super::Measured, schema(5));
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
            to == schema(1) && has_length(&self.id, 1..)
        }
    }
    payload!(object super::Sensor, schema(1));
    received!(object super::Sensor);
    impl StringEnum for super::SensorState {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    payload!(string super::SensorState, schema(0));
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
    payload!(object super::Place, schema(2));
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
    payload!(object super::Tree, schema(3));
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
            to == schema(4) && self.size.is_none_or(|value| value >= 1)
                && self.additional_properties.is_empty()
        }
    }
    payload!(object super::Open, schema(4));
    received!(object super::Open);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
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
