/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `booked` of `POST /hotels`, a `POST` request.
    fn booked(
        &self,
        request: booked::Request,
    ) -> impl ::core::future::Future<
        Output = Result<booked::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `left`, a `GET` request.
    fn left(
        &self,
        request: left::Request,
    ) -> impl ::core::future::Future<
        Output = Result<left::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `noted`, a `POST` request.
    fn noted(
        &self,
        request: noted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<noted::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn booked(
        &self,
        request: booked::Request,
    ) -> impl ::core::future::Future<
        Output = Result<booked::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::booked(&**self, request)
    }

    fn left(
        &self,
        request: left::Request,
    ) -> impl ::core::future::Future<
        Output = Result<left::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::left(&**self, request)
    }

    fn noted(
        &self,
        request: noted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<noted::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::noted(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &booked::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::booked(&*handler, request).await
            },
        )
        .on(
            &left::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::left(&*handler, request).await
            },
        )
        .on(
            &noted::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::noted(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `booked` of `POST /hotels`, a `POST` request.
    fn booked(
        &self,
        target: &::callbacks::Target,
        request: &booked::Request,
    ) -> impl ::core::future::Future<
        Output = Result<booked::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `left`, a `GET` request.
    fn left(
        &self,
        target: &::callbacks::Target,
        request: &left::Request,
    ) -> impl ::core::future::Future<
        Output = Result<left::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `noted`, a `POST` request.
    fn noted(
        &self,
        target: &::callbacks::Target,
        body: &noted::Body,
    ) -> impl ::core::future::Future<
        Output = Result<noted::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn booked(
        &self,
        target: &::callbacks::Target,
        request: &booked::Request,
    ) -> Result<booked::Response, ::callbacks::Error> {
        use ::callbacks::__private::{Checked, Style};
        let call = ::callbacks::__private::Call::of(self, &booked::OPERATION)
            .accept("application/json")
            .path(
                Checked::new("room", serialization::schema::BOOKED_ROOM),
                &request.room,
            )
            .query(
                Checked::new("night", serialization::schema::BOOKED_NIGHT),
                &request.night,
            )
            .query(
                Checked::new("guests", serialization::schema::BOOKED_GUESTS),
                &request.guests,
            )
            .query(
                Checked::new("tags", serialization::schema::BOOKED_TAGS),
                &request.tags,
            )
            .query_as(
                Style::DEEP_OBJECT,
                Checked::new("page", serialization::schema::BOOKED_PAGE),
                &request.page,
            )
            .header(
                Checked::new("X-Trace", serialization::schema::BOOKED_X_TRACE),
                &request.x_trace,
            )
            .header_as(
                Style::JSON,
                Checked::new("price", serialization::schema::BOOKED_PRICE),
                &request.price,
            )
            .cookie(
                Checked::new("session", serialization::schema::BOOKED_SESSION),
                &request.session,
            )
            .query("meal", &request.meal)
            .query("ids", &request.ids)
            .query("count", &request.count)
            .json(
                "application/json",
                serialization::schema::BOOKING,
                ::callbacks::__private::AsInstance::as_instance(&request.body),
            )?;
        call.send(self, target).await
    }

    async fn left(
        &self,
        target: &::callbacks::Target,
        request: &left::Request,
    ) -> Result<left::Response, ::callbacks::Error> {
        use ::callbacks::__private::{Checked, Style};
        let call = ::callbacks::__private::Call::of(self, &left::OPERATION)
            .querystring(
                Style::FORM.exploded(),
                Checked::new("filter", serialization::schema::LEFT_FILTER),
                &request.filter,
            );
        call.send(self, target).await
    }

    async fn noted(
        &self,
        target: &::callbacks::Target,
        body: &noted::Body,
    ) -> Result<noted::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &noted::OPERATION)
            .accept("text/plain, application/json")
            .contents(body)?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BookedPage {
    /// At most `50`.
    pub limit: Option<i32>,
}

impl BookedPage {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BookedMeal {
    /// `none`
    None,
    /// `half`
    Half,
    /// `full`
    Full,
}

impl BookedMeal {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::None, Self::Half, Self::Full];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Half => "half",
            Self::Full => "full",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Booking {
    /// At least `1` character.
    pub guest: String,
    /// At most `3`.
    pub beds: Option<i32>,
}

impl Booking {
    /// Creates a value with the required members.
    pub fn new(guest: impl Into<String>) -> Self {
        Self {
            guest: Into::into(guest),
            beds: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Taken {
    /// At most `4` characters.
    pub code: String,
}

impl Taken {
    /// Creates a value from its members.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: Into::into(code) }
    }
}

/// The callback `booked` of `POST /hotels`.
pub mod booked {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        Checked, DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection, Style,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.query.url}/{room}")
        .with_path_parameters(&["room"])
        .with_path_template("/hotels");

    /// Evaluates `{$request.query.url}/{room}` over the request to `POST /hotels`. Returns the URL to call,
    /// or `None` if the client gave none.
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
    pub const BASE_PATH: &str = "/booked";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("booked", "POST", "/booked/{room}");

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Booking> = Payload::new(
        super::serialization::schema::BOOKING,
    );

    /// A request of the callback `booked` of `POST /hotels`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The path parameter `room`.
        pub room: String,
        /// The query parameter `night`.
        pub night: String,
        /// The query parameter `guests`.
        pub guests: Option<i32>,
        /// The query parameter `tags`.
        pub tags: Option<Vec<String>>,
        /// The query parameter `page`.
        pub page: Option<super::BookedPage>,
        /// The header `X-Trace`.
        pub x_trace: Option<String>,
        /// The header `price`.
        pub price: Option<f64>,
        /// The cookie `session`.
        pub session: Option<String>,
        /// The query parameter `meal`.
        pub meal: Option<super::BookedMeal>,
        /// The query parameter `ids`.
        pub ids: Option<Vec<i64>>,
        /// The query parameter `count`.
        pub count: Option<u64>,
        /// The body.
        pub body: super::Booking,
    }

    impl Request {
        /// Creates a value with the required parts.
        pub fn new(
            room: impl Into<String>,
            night: impl Into<String>,
            body: super::Booking,
        ) -> Self {
            Self {
                room: Into::into(room),
                night: Into::into(night),
                body,
                guests: None,
                tags: None,
                page: None,
                x_trace: None,
                price: None,
                session: None,
                meal: None,
                ids: None,
                count: None,
            }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let (
                Some(room),
                Some(night),
                Some(guests),
                Some(tags),
                Some(page),
                Some(x_trace),
                Some(price),
                Some(session),
                Some(meal),
                Some(ids),
                Some(count),
                Some(body),
            ) = (
                incoming
                    .path(
                        Checked::new("room", super::serialization::schema::BOOKED_ROOM),
                    ),
                incoming
                    .query(
                        Checked::new("night", super::serialization::schema::BOOKED_NIGHT),
                    ),
                incoming
                    .query(
                        Checked::new(
                            "guests",
                            super::serialization::schema::BOOKED_GUESTS,
                        ),
                    ),
                incoming
                    .query(
                        Checked::new("tags", super::serialization::schema::BOOKED_TAGS),
                    ),
                incoming
                    .query_as(
                        Style::DEEP_OBJECT,
                        Checked::new("page", super::serialization::schema::BOOKED_PAGE),
                    ),
                incoming
                    .header(
                        Checked::new(
                            "X-Trace",
                            super::serialization::schema::BOOKED_X_TRACE,
                        ),
                    ),
                incoming
                    .header_as(
                        Style::JSON,
                        Checked::new("price", super::serialization::schema::BOOKED_PRICE),
                    ),
                incoming
                    .cookie(
                        Checked::new(
                            "session",
                            super::serialization::schema::BOOKED_SESSION,
                        ),
                    ),
                incoming.query("meal"),
                incoming.query("ids"),
                incoming.query("count"),
                incoming.json(&BODY),
            ) else { return Err(incoming.reject()) };
            Ok(Self {
                room,
                night,
                guests,
                tags,
                page,
                x_trace,
                price,
                session,
                meal,
                ids,
                count,
                body,
            })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
        ///
        /// Status `200`.
        Ok(super::Taken),
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
                            super::serialization::schema::TAKEN,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
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
                                .json(&Payload::new(super::serialization::schema::TAKEN))?,
                        ),
                    )
                }
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

/// The webhook `left`, a `GET` request.
pub mod left {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        Checked, DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest,
        OutgoingAnswer, Rejection, Style,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("left", "GET", "/left");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/left";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `left`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The whole query.
        pub filter: Option<::std::collections::BTreeMap<String, String>>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { filter: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(filter) = incoming
                .querystring(
                    Style::FORM.exploded(),
                    Checked::new("filter", super::serialization::schema::LEFT_FILTER),
                ) else { return Err(incoming.reject()) };
            Ok(Self { filter })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
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

/// The webhook `noted`, a `POST` request.
pub mod noted {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        Bodies, BodyFault, Chosen, Content, DecodeAnswer, DecodeRequest, EncodeAnswer,
        IncomingRequest, Media, OutgoingAnswer, ReadBodies, Rejection, WriteBodies,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("noted", "POST", "/noted");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/noted";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// A request of the webhook `noted`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Body,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: Body) -> Self {
            Self { body }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.contents() else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
        ///
        /// Status `200`.
        Ok(OkBody),
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
                Self::Ok(body) => outgoing.status(200)?.contents(body),
                Self::Undeclared(_) => outgoing.undeclared(),
            }
        }
    }

    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                200 => Ok(Self::Ok(answer.contents()?)),
                _ => Err(answer.undeclared()),
            }
        }

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }

    /// A body in one of several media types.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(clippy::large_enum_variant)]
    pub enum Body {
        /// `text/plain`.
        Text(String),
        /// `application/json`.
        Json(Vec<String>),
    }

    impl Bodies for Body {
        fn media() -> &'static [Media] {
            static MEDIA: [Media; 2] = [
                Media::text("text/plain", r#"{"":{"type":"string"}}"#),
                Media::json("application/json"),
            ];
            &MEDIA
        }
    }

    impl ReadBodies for Body {
        fn read(content: &Content<'_>) -> Result<Self, BodyFault> {
            match content.index() {
                0 => {
                    content
                        .read(&Payload::new(super::serialization::schema::NOTED_TEXT))
                        .map(Self::Text)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema::NOTED))
                        .map(Self::Json)
                }
            }
        }
    }

    impl WriteBodies for Body {
        fn chosen(&self) -> Chosen<'_> {
            match self {
                Self::Text(body) => {
                    Self::media()[0]
                        .of(
                            super::serialization::schema::NOTED_TEXT,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Json(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema::NOTED,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
            }
        }
    }

    /// A body in one of several media types.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(clippy::large_enum_variant)]
    pub enum OkBody {
        /// `text/plain`.
        Text(String),
        /// `application/json`.
        Json(Vec<String>),
    }

    impl Bodies for OkBody {
        fn media() -> &'static [Media] {
            static MEDIA: [Media; 2] = [
                Media::text("text/plain", r#"{"":{"type":"string"}}"#),
                Media::json("application/json"),
            ];
            &MEDIA
        }
    }

    impl ReadBodies for OkBody {
        fn read(content: &Content<'_>) -> Result<Self, BodyFault> {
            match content.index() {
                0 => {
                    content
                        .read(
                            &Payload::new(
                                super::serialization::schema::NOTED_RESPONSE_TEXT,
                            ),
                        )
                        .map(Self::Text)
                }
                _ => {
                    content
                        .read(
                            &Payload::new(super::serialization::schema::NOTED_RESPONSE),
                        )
                        .map(Self::Json)
                }
            }
        }
    }

    impl WriteBodies for OkBody {
        fn chosen(&self) -> Chosen<'_> {
            match self {
                Self::Text(body) => {
                    Self::media()[0]
                        .of(
                            super::serialization::schema::NOTED_RESPONSE_TEXT,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Json(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema::NOTED_RESPONSE,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
            }
        }
    }
}

mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, SchemaRef, StringEnum, Visit,
        has_length, payload, present, received,
    };

    impl<'de> ReadObject<'de> for super::BookedPage {
        const EXPECTED: &'static str = "an object (`BookedPage`)";

        const MEMBERS: &'static [&'static str] = &["limit"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut limit = None;
            while members.next().is_some() {
                members.fill(&mut limit);
            }
            Some(Self { limit })
        }
    }

    impl Object for super::BookedPage {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("limit", &self.limit, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::BOOKED_PAGE && self.limit.is_none_or(|value| value <= 50)
        }
    }

    payload!(object super::BookedPage, schema::BOOKED_PAGE);
    received!(object super::BookedPage);

    impl StringEnum for super::BookedMeal {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::BookedMeal, schema::BOOKED_MEAL);
    received!(string super::BookedMeal);

    impl<'de> ReadObject<'de> for super::Booking {
        const EXPECTED: &'static str = "an object (`Booking`)";

        const MEMBERS: &'static [&'static str] = &["guest", "beds"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut guest = None;
            let mut beds = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut guest),
                    _ => members.fill(&mut beds),
                }
            }
            Some(Self {
                guest: members.required(0, guest)?,
                beds,
            })
        }
    }

    impl Object for super::Booking {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("guest", self.guest.as_instance())?;
            present("beds", &self.beds, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::BOOKING && has_length(&self.guest, 1..)
                && self.beds.is_none_or(|value| value <= 3)
        }
    }

    payload!(object super::Booking, schema::BOOKING);
    received!(object super::Booking);

    impl<'de> ReadObject<'de> for super::Taken {
        const EXPECTED: &'static str = "an object (`Taken`)";

        const MEMBERS: &'static [&'static str] = &["code"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut code = None;
            while members.next().is_some() {
                members.fill(&mut code);
            }
            Some(Self {
                code: members.required(0, code)?,
            })
        }
    }

    impl Object for super::Taken {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("code", self.code.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TAKEN && has_length(&self.code, 0..=4)
        }
    }

    payload!(object super::Taken, schema::TAKEN);
    received!(object super::Taken);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static BOOKED_ROOM: SchemaRef = at(Index::BOOKED_ROOM);
        pub static BOOKED_NIGHT: SchemaRef = at(Index::BOOKED_NIGHT);
        pub static BOOKED_GUESTS: SchemaRef = at(Index::BOOKED_GUESTS);
        pub static BOOKED_TAGS: SchemaRef = at(Index::BOOKED_TAGS);
        pub static BOOKED_PAGE: SchemaRef = at(Index::BOOKED_PAGE);
        pub static BOOKED_X_TRACE: SchemaRef = at(Index::BOOKED_X_TRACE);
        pub static BOOKED_PRICE: SchemaRef = at(Index::BOOKED_PRICE);
        pub static BOOKED_SESSION: SchemaRef = at(Index::BOOKED_SESSION);
        pub static BOOKED_MEAL: SchemaRef = at(Index::BOOKED_MEAL);
        pub static BOOKING: SchemaRef = at(Index::BOOKING);
        pub static TAKEN: SchemaRef = at(Index::TAKEN);
        pub static LEFT_FILTER: SchemaRef = at(Index::LEFT_FILTER);
        pub static NOTED_TEXT: SchemaRef = at(Index::NOTED_TEXT);
        pub static NOTED: SchemaRef = at(Index::NOTED);
        pub static NOTED_RESPONSE_TEXT: SchemaRef = at(Index::NOTED_RESPONSE_TEXT);
        pub static NOTED_RESPONSE: SchemaRef = at(Index::NOTED_RESPONSE);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            BOOKED_ROOM,
            BOOKED_NIGHT,
            BOOKED_GUESTS,
            BOOKED_TAGS,
            BOOKED_PAGE,
            BOOKED_X_TRACE,
            BOOKED_PRICE,
            BOOKED_SESSION,
            BOOKED_MEAL,
            BOOKING,
            TAKEN,
            LEFT_FILTER,
            NOTED_TEXT,
            NOTED,
            NOTED_RESPONSE_TEXT,
            NOTED_RESPONSE,
        }

        static SCHEMAS: [Schema; 16] = [
            Schema::new(
                "BookedRoom",
                r#"{"type":"string","pattern":"^[A-Z]-\\d+$","regex":"^[A-Z]\\-[0-9]+\\z"}"#,
            ),
            Schema::new("BookedNight", r#"{"type":"string","format":"date"}"#),
            Schema::new(
                "BookedGuests",
                r#"{"type":"integer","format":"int32","minimum":1,"maximum":4}"#,
            ),
            Schema::new(
                "BookedTags",
                r#"{"type":"array","maxItems":2,"uniqueItems":true,"items":{"type":"string","maxLength":3}}"#,
            ),
            Schema::new(
                "BookedPage",
                r#"{"type":"object","properties":{"limit":{"type":"integer","format":"int32","maximum":50}}}"#,
            ),
            Schema::new("BookedXTrace", r#"{"type":"string","format":"uuid"}"#),
            Schema::new(
                "BookedPrice",
                r#"{"type":["number","null"],"multipleOf":0.01}"#,
            ),
            Schema::new("BookedSession", r#"{"type":"string","minLength":8}"#),
            Schema::new(
                "BookedMeal",
                r#"{"type":"string","enum":["none","half","full"]}"#,
            ),
            Schema::new(
                "Booking",
                r#"{"type":"object","required":["guest"],"properties":{"guest":{"type":"string","minLength":1},"beds":{"type":"integer","format":"int32","maximum":3}}}"#,
            ),
            Schema::new(
                "Taken",
                r#"{"type":"object","required":["code"],"properties":{"code":{"type":"string","maxLength":4}}}"#,
            ),
            Schema::new(
                "LeftFilter",
                r#"{"type":"object","maxProperties":2,"additionalProperties":{"type":"string","minLength":1}}"#,
            ),
            Schema::new("NotedText", r#"{"type":"string","maxLength":5}"#),
            Schema::new(
                "Noted",
                r#"{"type":"array","maxItems":1,"items":{"type":"string"}}"#,
            ),
            Schema::new("NotedResponseText", r#"{"type":"string","maxLength":5}"#),
            Schema::new(
                "NotedResponse",
                r#"{"type":"array","maxItems":1,"items":{"type":"string"}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    booked, Self { room : ::callbacks::__private::sample_parameter(Checked::new("room",
    serialization::schema::BOOKED_ROOM), & ["\"sample\""]), night :
    ::callbacks::__private::sample_parameter(Checked::new("night",
    serialization::schema::BOOKED_NIGHT), & ["\"sample\""]), guests : None, tags : None,
    page : None, x_trace : None, price : None, session : None, meal : None, ids : None,
    count : None, body }, body = booked::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    booked, client, request, ::callbacks::__private::Call::of(client, &
    booked::OPERATION).accept("application/json").path(Checked::new("room",
    serialization::schema::BOOKED_ROOM), & request.room).query(Checked::new("night",
    serialization::schema::BOOKED_NIGHT), & request.night).query(Checked::new("guests",
    serialization::schema::BOOKED_GUESTS), & request.guests).query(Checked::new("tags",
    serialization::schema::BOOKED_TAGS), & request.tags).query_as(Style::DEEP_OBJECT,
    Checked::new("page", serialization::schema::BOOKED_PAGE), & request.page)
    .header(Checked::new("X-Trace", serialization::schema::BOOKED_X_TRACE), & request
    .x_trace).header_as(Style::JSON, Checked::new("price",
    serialization::schema::BOOKED_PRICE), & request.price).cookie(Checked::new("session",
    serialization::schema::BOOKED_SESSION), & request.session).query("meal", & request
    .meal).query("ids", & request.ids).query("count", & request.count)
    .json("application/json", serialization::schema::BOOKING,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(left, Self { filter : None, });
::callbacks::__private::encode_request!(
    left, client, request, ::callbacks::__private::Call::of(client, & left::OPERATION)
    .querystring(Style::FORM.exploded(), Checked::new("filter",
    serialization::schema::LEFT_FILTER), & request.filter)
);
::callbacks::__private::sample!(
    noted, Self { body }, body = Payload::new(serialization::schema::NOTED), [], [], [],
    noted::Body::Json
);
::callbacks::__private::encode_request!(
    noted, client, request, ::callbacks::__private::Call::of(client, & noted::OPERATION)
    .accept("text/plain, application/json").contents(& request.body) ?
);
