/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// A parcel has moved
    ///
    /// The callback `parcelMoved` of `POST /parcels`, a `PUT` request.
    fn parcel_moved(
        &self,
        request: parcel_moved::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_moved::Response, ::callbacks::HandlerError>,
    > + Send;
}

#[allow(deprecated)]
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn parcel_moved(
        &self,
        request: parcel_moved::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_moved::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::parcel_moved(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
#[allow(deprecated)]
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &parcel_moved::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::parcel_moved(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
#[allow(deprecated)]
pub trait CallbackSender: Send + Sync {
    /// A parcel has moved
    ///
    /// The callback `parcelMoved` of `POST /parcels`, a `PUT` request.
    fn parcel_moved(
        &self,
        target: &::callbacks::Target,
        request: &parcel_moved::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_moved::Response, ::callbacks::Error>,
    > + Send;
}

#[allow(deprecated)]
impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn parcel_moved(
        &self,
        target: &::callbacks::Target,
        request: &parcel_moved::Request,
    ) -> Result<parcel_moved::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &parcel_moved::OPERATION)
            .accept("application/json, application/problem+json")
            .header("X-Sequence", &request.x_sequence)
            .query("tag", &request.tag)
            .query("priority", &request.priority)
            .json(
                "application/json",
                serialization::schema::PARCEL,
                ::callbacks::__private::AsInstance::as_instance(&request.body),
            )?;
        call.send(self, target).await
    }
}

/// How urgent it is
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// `low`
    Low,
    /// `high`
    High,
    /// `1`
    N1,
    /// `+1`
    Plus1,
    /// `-1`
    Minus1,
}

impl Priority {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[
        Self::Low,
        Self::High,
        Self::N1,
        Self::Plus1,
        Self::Minus1,
    ];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
            Self::N1 => "1",
            Self::Plus1 => "+1",
            Self::Minus1 => "-1",
        }
    }
}

/// What is carried.
///
/// ```text
/// An indented line is no code.
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    /// Example: `"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11"`
    ///
    /// Format: `uuid`.
    ///
    /// Read-only: set by the provider of the API.
    pub id: String,
    /// Write-only: set by the client of the API.
    pub pin: Option<String>,
    pub weight: f64,
    pub count: Option<i32>,
    pub fragile: Option<bool>,
    pub sender: Address,
    /// Required, and may be null
    pub note: Option<String>,
    #[deprecated]
    pub hint: ::callbacks::Nullable<String>,
    pub r#type: Option<String>,
    pub priority: Option<Priority>,
    pub labels: Option<::std::collections::BTreeMap<String, String>>,
    pub route: Option<Vec<ParcelRouteItem>>,
    pub inside: Option<Box<Parcel>>,
    pub parts: Option<Vec<Parcel>>,
    pub extra: Option<::callbacks::Value>,
}

#[allow(deprecated)]
impl Parcel {
    /// Creates a value with the required members.
    pub fn new(
        id: impl Into<String>,
        weight: f64,
        sender: Address,
        note: Option<String>,
    ) -> Self {
        Self {
            id: Into::into(id),
            weight,
            sender,
            note,
            pin: None,
            count: None,
            fragile: None,
            hint: ::callbacks::Nullable::Absent,
            r#type: None,
            priority: None,
            labels: None,
            route: None,
            inside: None,
            parts: None,
            extra: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    pub street: String,
    /// Another member of nearly the same name
    ///
    /// In JSON it is `Street`.
    pub street_2: Option<String>,
}

#[allow(deprecated)]
impl Address {
    /// Creates a value with the required members.
    pub fn new(street: impl Into<String>) -> Self {
        Self {
            street: Into::into(street),
            street_2: None,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelRouteItem {
    pub place: Option<String>,
}

#[allow(deprecated)]
impl ParcelRouteItem {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Receipt {
    /// Read-only: set by the provider of the API.
    pub id: Option<String>,
    pub signed: bool,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, i64>,
}

#[allow(deprecated)]
impl Receipt {
    /// Creates a value with the required members.
    pub fn new(signed: bool) -> Self {
        Self {
            signed,
            id: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelMovedClientError {
    pub title: Option<String>,
}

#[allow(deprecated)]
impl ParcelMovedClientError {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// The callback `parcelMoved` of `POST /parcels`.
#[allow(deprecated)]
pub mod parcel_moved {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, StatusCode, Target,
        UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.header.X-Callback-Url}")
        .with_path_template("/parcels");

    /// Evaluates `{$request.header.X-Callback-Url}` over the request to `POST /parcels`. Returns the URL to
    /// call, or `None` if the client gave none.
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
    pub const BASE_PATH: &str = "/parcel-moved";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "parcelMoved",
        "PUT",
        "/parcel-moved",
    );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Parcel> = Payload::new(
        super::serialization::schema::PARCEL,
    );

    /// A request of the callback `parcelMoved` of `POST /parcels`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// Counts the messages
        ///
        /// The header `X-Sequence`.
        pub x_sequence: i64,
        /// The query parameter `tag`.
        pub tag: Option<Vec<String>>,
        /// The query parameter `priority`.
        pub priority: Option<super::Priority>,
        /// The body.
        pub body: super::Parcel,
    }

    impl Request {
        /// Creates a value with the required parts.
        pub fn new(x_sequence: i64, body: super::Parcel) -> Self {
            Self {
                x_sequence,
                body,
                tag: None,
                priority: None,
            }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let (Some(x_sequence), Some(tag), Some(priority), Some(body)) = (
                incoming.header("X-Sequence"),
                incoming.query("tag"),
                incoming.query("priority"),
                incoming.json(&BODY),
            ) else { return Err(incoming.reject()) };
            Ok(Self {
                x_sequence,
                tag,
                priority,
                body,
            })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Dealt with
        ///
        /// Status `200`.
        Ok(super::Receipt),
        /// Taken
        ///
        /// Status `202`.
        Accepted,
        /// Refused
        ///
        /// Status `4XX`.
        ClientError(StatusCode, super::ParcelMovedClientError),
        /// Anything else
        ///
        /// Status `default`.
        Default(StatusCode),
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
                Self::Ok(body) => {
                    outgoing
                        .status(200)?
                        .json(
                            "application/json",
                            super::serialization::schema::RECEIPT,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Accepted => outgoing.status(202),
                Self::ClientError(status, body) => {
                    outgoing
                        .in_class(4, *status)?
                        .json(
                            "application/problem+json",
                            super::serialization::schema::PARCEL_MOVED_CLIENT_ERROR,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Default(status) => outgoing.default_with(*status),
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                200 => {
                    Ok(
                        Self::Ok(
                            answer
                                .json(&Payload::new(super::serialization::schema::RECEIPT))?,
                        ),
                    )
                }
                202 => Ok(Self::Accepted),
                400..=499 => {
                    Ok(
                        Self::ClientError(
                            answer.status(),
                            answer
                                .json(
                                    &Payload::new(
                                        super::serialization::schema::PARCEL_MOVED_CLIENT_ERROR,
                                    ),
                                )?,
                        ),
                    )
                }
                _ => Ok(Self::Default(answer.status())),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

#[allow(deprecated)]
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, SchemaRef, StringEnum, Unknown, Visit,
        payload, present, received,
    };

    impl StringEnum for super::Priority {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::Priority, schema::PRIORITY);
    received!(string super::Priority);

    impl<'de> ReadObject<'de> for super::Parcel {
        const EXPECTED: &'static str = "an object (`Parcel`)";

        const MEMBERS: &'static [&'static str] = &[
            "id",
            "pin",
            "weight",
            "count",
            "fragile",
            "sender",
            "note",
            "hint",
            "type",
            "priority",
            "labels",
            "route",
            "inside",
            "parts",
            "extra",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut pin = None;
            let mut weight = None;
            let mut count = None;
            let mut fragile = None;
            let mut sender = None;
            let mut note = None;
            let mut hint = None;
            let mut r#type = None;
            let mut priority = None;
            let mut labels = None;
            let mut route = None;
            let mut inside = None;
            let mut parts = None;
            let mut extra = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut pin),
                    2 => members.fill(&mut weight),
                    3 => members.fill(&mut count),
                    4 => members.fill(&mut fragile),
                    5 => members.fill(&mut sender),
                    6 => members.fill(&mut note),
                    7 => members.fill(&mut hint),
                    8 => members.fill(&mut r#type),
                    9 => members.fill(&mut priority),
                    10 => members.fill(&mut labels),
                    11 => members.fill(&mut route),
                    12 => members.fill(&mut inside),
                    13 => members.fill(&mut parts),
                    _ => members.fill(&mut extra),
                }
            }
            Some(Self {
                id: members.required(0, id)?,
                pin,
                weight: members.required(2, weight)?,
                count,
                fragile,
                sender: members.required(5, sender)?,
                note: members.required(6, note)?,
                hint: hint.unwrap_or_default(),
                r#type,
                priority,
                labels,
                route,
                inside,
                parts,
                extra,
            })
        }
    }

    impl Object for super::Parcel {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            present("pin", &self.pin, visit)?;
            visit("weight", self.weight.as_instance())?;
            present("count", &self.count, visit)?;
            present("fragile", &self.fragile, visit)?;
            visit("sender", self.sender.as_instance())?;
            visit("note", self.note.as_instance())?;
            visit("hint", self.hint.as_instance())?;
            present("type", &self.r#type, visit)?;
            present("priority", &self.priority, visit)?;
            present("labels", &self.labels, visit)?;
            present("route", &self.route, visit)?;
            present("inside", &self.inside, visit)?;
            present("parts", &self.parts, visit)?;
            present("extra", &self.extra, visit)
        }
    }

    payload!(object super::Parcel, schema::PARCEL);
    received!(object super::Parcel);

    impl<'de> ReadObject<'de> for super::Address {
        const EXPECTED: &'static str = "an object (`Address`)";

        const MEMBERS: &'static [&'static str] = &["street", "Street"];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut street = None;
            let mut street_2 = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut street),
                    _ => members.fill(&mut street_2),
                }
            }
            Some(Self {
                street: members.required(0, street)?,
                street_2,
            })
        }
    }

    impl Object for super::Address {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("street", self.street.as_instance())?;
            present("Street", &self.street_2, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ADDRESS
        }
    }

    payload!(object super::Address, schema::ADDRESS);
    received!(object super::Address);

    impl<'de> ReadObject<'de> for super::ParcelRouteItem {
        const EXPECTED: &'static str = "an object (`ParcelRouteItem`)";

        const MEMBERS: &'static [&'static str] = &["place"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut place = None;
            while members.next().is_some() {
                members.fill(&mut place);
            }
            Some(Self { place })
        }
    }

    impl Object for super::ParcelRouteItem {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("place", &self.place, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_ROUTE_ITEM
        }
    }

    payload!(object super::ParcelRouteItem, schema::PARCEL_ROUTE_ITEM);
    received!(object super::ParcelRouteItem);

    impl<'de> ReadObject<'de> for super::Receipt {
        const EXPECTED: &'static str = "an object (`Receipt`)";

        const MEMBERS: &'static [&'static str] = &["id", "signed"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut signed = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut signed),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                id,
                signed: members.required(1, signed)?,
                additional_properties,
            })
        }
    }

    impl Object for super::Receipt {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("id", &self.id, visit)?;
            visit("signed", self.signed.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::RECEIPT && self.additional_properties.is_empty()
        }
    }

    payload!(object super::Receipt, schema::RECEIPT);
    received!(object super::Receipt);

    impl<'de> ReadObject<'de> for super::ParcelMovedClientError {
        const EXPECTED: &'static str = "an object (`ParcelMovedClientError`)";

        const MEMBERS: &'static [&'static str] = &["title"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut title = None;
            while members.next().is_some() {
                members.fill(&mut title);
            }
            Some(Self { title })
        }
    }

    impl Object for super::ParcelMovedClientError {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("title", &self.title, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_MOVED_CLIENT_ERROR
        }
    }

    payload!(object super::ParcelMovedClientError, schema::PARCEL_MOVED_CLIENT_ERROR);
    received!(object super::ParcelMovedClientError);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static PRIORITY: SchemaRef = at(Index::PRIORITY);
        pub static ADDRESS: SchemaRef = at(Index::ADDRESS);
        pub static PARCEL_ROUTE_ITEM: SchemaRef = at(Index::PARCEL_ROUTE_ITEM);
        pub static PARCEL: SchemaRef = at(Index::PARCEL);
        pub static RECEIPT: SchemaRef = at(Index::RECEIPT);
        pub static PARCEL_MOVED_CLIENT_ERROR: SchemaRef = at(
            Index::PARCEL_MOVED_CLIENT_ERROR,
        );

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            PRIORITY,
            ADDRESS,
            PARCEL_ROUTE_ITEM,
            PARCEL,
            RECEIPT,
            PARCEL_MOVED_CLIENT_ERROR,
        }

        static SCHEMAS: [Schema; 6] = [
            Schema::new(
                "Priority",
                r#"{"type":"string","enum":["low","high","1","+1","-1"]}"#,
            ),
            Schema::new(
                "Address",
                r#"{"type":"object","additionalProperties":false,"required":["street"],"properties":{"street":{"type":"string"},"Street":{"type":"string"}}}"#,
            ),
            Schema::new(
                "ParcelRouteItem",
                r#"{"type":"object","properties":{"place":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Parcel",
                r#"{"type":"object","required":["id","weight","sender","note"],"properties":{"id":{"type":"string","annotation":"uuid"},"pin":{"type":"string"},"weight":{"type":"number"},"count":{"type":"integer","format":"int32"},"fragile":{"type":"boolean"},"sender":{"$ref":"Address"},"note":{"type":["string","null"]},"hint":{"type":["string","null"]},"type":{"type":"string"},"priority":{"$ref":"Priority"},"labels":{"type":"object","additionalProperties":{"type":"string"}},"route":{"type":"array","items":{"$ref":"ParcelRouteItem"}},"inside":{"$ref":"Parcel"},"parts":{"type":"array","items":{"$ref":"Parcel"}},"extra":true}}"#,
            ),
            Schema::new(
                "Receipt",
                r#"{"type":"object","required":["signed"],"additionalProperties":{"type":"integer"},"properties":{"id":{"type":"string"},"signed":{"type":"boolean"}}}"#,
            ),
            Schema::new(
                "ParcelMovedClientError",
                r#"{"type":"object","properties":{"title":{"type":"string"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    parcel_moved, Self { x_sequence :
    ::callbacks::__private::sample_parameter("X-Sequence", & ["1"]), tag : None, priority
    : None, body }, body = parcel_moved::BODY, [], [], [("/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/parts/0/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/parts/0/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/parts/0/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/inside/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/inside/parts/0/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/parts/0/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/parts/0/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/parts/0/parts/0/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""),
    ("/inside/inside/inside/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/inside/inside/parts/0/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/inside/parts/0/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/parts/0/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/parts/0/parts/0/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/parts/0/inside/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/parts/0/inside/parts/0/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/parts/0/parts/0/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""),
    ("/inside/inside/inside/inside/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""),
    ("/inside/inside/inside/inside/parts/0/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""),
    ("/inside/inside/inside/parts/0/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""),
    ("/inside/inside/parts/0/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/inside/parts/0/parts/0/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""),
    ("/inside/parts/0/inside/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/parts/0/inside/parts/0/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/inside/parts/0/parts/0/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""),
    ("/parts/0/inside/inside/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/parts/0/inside/inside/parts/0/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/parts/0/inside/parts/0/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\""), ("/parts/0/parts/0/inside/inside/id",
    "\"0b9d1f6e-0a55-4b6e-9a39-0f3f5a3e7c11\"")]
);
::callbacks::__private::encode_request!(
    parcel_moved, client, request, ::callbacks::__private::Call::of(client, &
    parcel_moved::OPERATION).accept("application/json, application/problem+json")
    .header("X-Sequence", & request.x_sequence).query("tag", & request.tag)
    .query("priority", & request.priority).json("application/json",
    serialization::schema::PARCEL, ::callbacks::__private::AsInstance::as_instance(&
    request.body)) ?
);
