/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `booked` of `POST /hotels`: a `POST` request.
    fn booked(
        &self,
        callback: booked::Request,
    ) -> impl ::core::future::Future<
        Output = Result<booked::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `left`: a `GET` request.
    fn left(
        &self,
        callback: left::Request,
    ) -> impl ::core::future::Future<
        Output = Result<left::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `noted`: a `POST` request.
    fn noted(
        &self,
        callback: noted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<noted::Response, ::callbacks::HandlerError>,
    > + Send;
}
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn booked(
        &self,
        callback: booked::Request,
    ) -> impl ::core::future::Future<
        Output = Result<booked::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::booked(&**self, callback)
    }
    fn left(
        &self,
        callback: left::Request,
    ) -> impl ::core::future::Future<
        Output = Result<left::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::left(&**self, callback)
    }
    fn noted(
        &self,
        callback: noted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<noted::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::noted(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &booked::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::booked(&*handler, callback).await
            },
        )
        .on(
            &left::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::left(&*handler, callback).await
            },
        )
        .on(
            &noted::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::noted(&*handler, callback).await
            },
        )
        .into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The callback `booked` of `POST /hotels`: a `POST` request.
    fn booked(
        &self,
        target: &::callbacks::Target,
        request: &booked::Request,
    ) -> impl ::core::future::Future<
        Output = Result<booked::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `left`: a `GET` request.
    fn left(
        &self,
        target: &::callbacks::Target,
        request: &left::Request,
    ) -> impl ::core::future::Future<
        Output = Result<left::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `noted`: a `POST` request.
    fn noted(
        &self,
        target: &::callbacks::Target,
        body: &noted::Body,
    ) -> impl ::core::future::Future<
        Output = Result<noted::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn booked(
        &self,
        target: &::callbacks::Target,
        request: &booked::Request,
    ) -> Result<booked::Response, ::callbacks::Error> {
        use ::callbacks::__private::{Checked, Style};
        let call = ::callbacks::__private::Call::of(self, &booked::OPERATION)
            .accept("application/json")
            .path(Checked::new("room", serialization::schema(0)), &request.room)
            .query(Checked::new("night", serialization::schema(1)), &request.night)
            .query(Checked::new("guests", serialization::schema(2)), &request.guests)
            .query(Checked::new("tags", serialization::schema(3)), &request.tags)
            .query_as(
                Style::DEEP_OBJECT,
                Checked::new("page", serialization::schema(4)),
                &request.page,
            )
            .header(Checked::new("X-Trace", serialization::schema(5)), &request.x_trace)
            .header_as(
                Style::JSON,
                Checked::new("price", serialization::schema(6)),
                &request.price,
            )
            .cookie(Checked::new("session", serialization::schema(7)), &request.session)
            .query("meal", &request.meal)
            .query("ids", &request.ids)
            .query("count", &request.count)
            .json(
                "application/json",
                serialization::schema(9),
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
                Checked::new("filter", serialization::schema(11)),
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
/// The schema at `#/paths/~1hotels/post/callbacks/booked/%7B$request.query.url%7D~1%7Broom%7D/post/parameters/4/schema`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BookedPage {
    /// The member `limit`.
    ///
    /// At most `50`.
    pub limit: Option<i32>,
}
impl BookedPage {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/paths/~1hotels/post/callbacks/booked/%7B$request.query.url%7D~1%7Broom%7D/post/parameters/8/schema`.
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
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::None, Self::Half, Self::Full];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Half => "half",
            Self::Full => "full",
        }
    }
}
/// The schema at `#/components/schemas/Booking`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Booking {
    /// The member `guest`.
    ///
    /// At least `1` characters.
    pub guest: String,
    /// The member `beds`.
    ///
    /// At most `3`.
    pub beds: Option<i32>,
}
impl Booking {
    /// A value with the members that are required, and no others.
    pub fn new(guest: impl Into<String>) -> Self {
        Self {
            guest: Into::into(guest),
            beds: None,
        }
    }
}
/// The schema at `#/components/schemas/Taken`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Taken {
    /// The member `code`.
    ///
    /// At most `4` characters.
    pub code: String,
}
impl Taken {
    /// A value of its members.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: Into::into(code) }
    }
}
/// The callback `booked` of `POST /hotels`.
pub mod booked {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Payload, Target,
        UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        Checked, DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
        Style,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.query.url}/{room}")
        .with_path_parameters(&["room"])
        .with_path_template("/hotels");
    /// Finds out where to call: evaluates `{$request.query.url}/{room}` over the request to `POST /hotels`. `None`: this client did not ask to be called back.
    ///
    /// # Errors
    ///
    /// When the client gave something that is no absolute `http` or `https` URL.
    pub fn resolve(exchange: &Exchange) -> Result<Option<Target>, Error> {
        KEY.resolve(exchange)
    }
    /// The target whose base URL is given by hand instead of being found in a request.
    ///
    /// # Errors
    ///
    /// When it is no absolute `http` or `https` URL.
    pub fn at(base_url: &str) -> Result<Target, Error> {
        KEY.at(base_url)
    }
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/booked";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("booked", "POST", "/booked/{room}");
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::Booking> = Payload::new(
        super::serialization::schema(9),
    );
    /// What is sent. The callback `booked` of `POST /hotels`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// `room` in the path.
        pub room: String,
        /// `night` in the query.
        pub night: String,
        /// `guests` in the query.
        pub guests: Option<i32>,
        /// `tags` in the query.
        pub tags: Option<Vec<String>>,
        /// `page` in the query.
        pub page: Option<super::BookedPage>,
        /// `X-Trace` in the header.
        pub x_trace: Option<String>,
        /// `price` in the header.
        pub price: Option<f64>,
        /// `session` in a cookie.
        pub session: Option<String>,
        /// `meal` in the query.
        pub meal: Option<super::BookedMeal>,
        /// `ids` in the query.
        pub ids: Option<Vec<i64>>,
        /// `count` in the query.
        pub count: Option<u64>,
        /// The body.
        pub body: super::Booking,
    }
    impl Request {
        /// A value with the required parts, and no others.
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
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
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
                incoming.path(Checked::new("room", super::serialization::schema(0))),
                incoming.query(Checked::new("night", super::serialization::schema(1))),
                incoming.query(Checked::new("guests", super::serialization::schema(2))),
                incoming.query(Checked::new("tags", super::serialization::schema(3))),
                incoming
                    .query_as(
                        Style::DEEP_OBJECT,
                        Checked::new("page", super::serialization::schema(4)),
                    ),
                incoming
                    .header(Checked::new("X-Trace", super::serialization::schema(5))),
                incoming
                    .header_as(
                        Style::JSON,
                        Checked::new("price", super::serialization::schema(6)),
                    ),
                incoming
                    .cookie(Checked::new("session", super::serialization::schema(7))),
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
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
        ///
        /// Status `200`.
        Ok(super::Taken),
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::Ok(body) => {
                    reply
                        .status(200)?
                        .json(
                            "application/json",
                            super::serialization::schema(10),
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Undeclared(_) => reply.undeclared(),
            }
        }
    }
    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                200 => {
                    Ok(
                        Self::Ok(
                            answer.json(&Payload::new(super::serialization::schema(10)))?,
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
    ::callbacks::__private::sample!(super::Booking, BODY, [], [], []);
    ::callbacks::__private::sample_request!(
        Request { room : ::callbacks::__private::sample_parameter(Checked::new("room",
        super::serialization::schema(0)), & ["\"sample\""]), night :
        ::callbacks::__private::sample_parameter(Checked::new("night",
        super::serialization::schema(1)), & ["\"sample\""]), guests : None, tags : None,
        page : None, x_trace : None, price : None, session : None, meal : None, ids :
        None, count : None, body : sample() }
    );
}
/// The webhook `left`: a `GET` request.
pub mod left {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::__private::{
        Checked, DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
        Style,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("left", "GET", "/left");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/left";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What is sent. The webhook `left`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The query as a whole.
        pub filter: Option<::std::collections::BTreeMap<String, String>>,
    }
    impl Request {
        /// A value without any part. All of them are optional.
        pub fn new() -> Self {
            Self { filter: None }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(filter) = incoming
                .querystring(
                    Style::FORM.exploded(),
                    Checked::new("filter", super::serialization::schema(11)),
                ) else { return Err(incoming.reject()) };
            Ok(Self { filter })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Seen
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
    ::callbacks::__private::sample_request!(Request { filter : None, });
}
/// The webhook `noted`: a `POST` request.
pub mod noted {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        Bodies, BodyFault, Chosen, Content, DecodeAnswer, DecodeRequest, EncodeReply,
        Incoming, Media, ReadBodies, Rejection, Reply, WriteBodies,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("noted", "POST", "/noted");
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/noted";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What is sent. The webhook `noted`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Body,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: Body) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.contents() else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
        ///
        /// Status `200`.
        Ok(OkBody),
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::Ok(body) => reply.status(200)?.contents(body),
                Self::Undeclared(_) => reply.undeclared(),
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
    /// A body, by its media type.
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
                        .read(&Payload::new(super::serialization::schema(12)))
                        .map(Self::Text)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema(13)))
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
                            super::serialization::schema(12),
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Json(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema(13),
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
            }
        }
    }
    /// A body, by its media type.
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
                        .read(&Payload::new(super::serialization::schema(14)))
                        .map(Self::Text)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema(15)))
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
                            super::serialization::schema(14),
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Json(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema(15),
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
            }
        }
    }
    ::callbacks::__private::sample!(
        Body, Payload::new(super::serialization::schema(13)), [], [], [], Body::Json
    );
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
::callbacks::__private::encode_request!(
    booked, client, request, ::callbacks::__private::Call::of(client, &
    booked::OPERATION).accept("application/json").path(Checked::new("room",
    serialization::schema(0)), & request.room).query(Checked::new("night",
    serialization::schema(1)), & request.night).query(Checked::new("guests",
    serialization::schema(2)), & request.guests).query(Checked::new("tags",
    serialization::schema(3)), & request.tags).query_as(Style::DEEP_OBJECT,
    Checked::new("page", serialization::schema(4)), & request.page)
    .header(Checked::new("X-Trace", serialization::schema(5)), & request.x_trace)
    .header_as(Style::JSON, Checked::new("price", serialization::schema(6)), & request
    .price).cookie(Checked::new("session", serialization::schema(7)), & request.session)
    .query("meal", & request.meal).query("ids", & request.ids).query("count", & request
    .count).json("application/json", serialization::schema(9),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::encode_request!(
    left, client, request, ::callbacks::__private::Call::of(client, & left::OPERATION)
    .querystring(Style::FORM.exploded(), Checked::new("filter",
    serialization::schema(11)), & request.filter)
);
::callbacks::__private::encode_request!(
    noted, client, request, ::callbacks::__private::Call::of(client, & noted::OPERATION)
    .accept("text/plain, application/json").contents(& request.body) ?
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, Schema, SchemaRef, StringEnum, Visit,
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
            to == schema(4) && self.limit.is_none_or(|value| value <= 50)
        }
    }
    payload!(object super::BookedPage, schema(4));
    received!(object super::BookedPage);
    impl StringEnum for super::BookedMeal {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    payload!(string super::BookedMeal, schema(8));
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
            to == schema(9) && has_length(&self.guest, 1..)
                && self.beds.is_none_or(|value| value <= 3)
        }
    }
    payload!(object super::Booking, schema(9));
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
            to == schema(10) && has_length(&self.code, 0..=4)
        }
    }
    payload!(object super::Taken, schema(10));
    received!(object super::Taken);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
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
        Schema::new("BookedPrice", r#"{"type":["number","null"],"multipleOf":0.01}"#),
        Schema::new("BookedSession", r#"{"type":"string","minLength":8}"#),
        Schema::new("BookedMeal", r#"{"type":"string","enum":["none","half","full"]}"#),
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
