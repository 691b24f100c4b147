/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync + 'static {
    /// The callback `callEnded` of `POST /calls`: a `POST` request.
    fn call_ended(
        &self,
        callback: call_ended::Request,
    ) -> impl ::core::future::Future<
        Output = Result<call_ended::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The callback `callNoted` of `POST /calls`: a `POST` request.
    fn call_noted(
        &self,
        callback: call_noted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<call_noted::Response, ::callbacks::HandlerError>,
    > + Send;
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &call_ended::OPERATION,
            |handler: ::std::sync::Arc<H>, callback| async move {
                handler.call_ended(callback).await
            },
        )
        .on(
            &call_noted::OPERATION,
            |handler: ::std::sync::Arc<H>, callback| async move {
                handler.call_noted(callback).await
            },
        )
        .into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The callback `callEnded` of `POST /calls`: a `POST` request.
    fn call_ended(
        &self,
        target: &::callbacks::Target,
        body: &Call,
    ) -> impl ::core::future::Future<
        Output = Result<call_ended::Response, ::callbacks::Error>,
    > + Send;
    /// The callback `callNoted` of `POST /calls`: a `POST` request.
    fn call_noted(
        &self,
        target: &::callbacks::Target,
        body: Option<&call_noted::Body>,
    ) -> impl ::core::future::Future<
        Output = Result<call_noted::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn call_ended(
        &self,
        target: &::callbacks::Target,
        body: &Call,
    ) -> Result<call_ended::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::new(&call_ended::OPERATION)
            .accept("application/x-www-form-urlencoded")
            .content(&call_ended::BODY_MEDIA, body)?;
        self.call(target, call).await
    }
    async fn call_noted(
        &self,
        target: &::callbacks::Target,
        body: Option<&call_noted::Body>,
    ) -> Result<call_noted::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::new(&call_noted::OPERATION)
            .optional_contents(body)?;
        self.call(target, call).await
    }
}
/// The schema at `#/components/schemas/Call`.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The member `CallSid`.
    pub call_sid: String,
    /// The member `duration`.
    pub duration: i64,
    /// The member `answered`.
    pub answered: Option<bool>,
    /// The member `digits`.
    pub digits: Option<Vec<String>>,
    /// The member `path`.
    pub path: Option<Vec<i64>>,
    /// The member `place`.
    pub place: Option<CallPlace>,
    /// The member `parties`.
    pub parties: Option<Vec<CallPartiesItem>>,
    /// The member `extra`.
    pub extra: Option<Extra>,
    /// The member `secret`.
    pub secret: Option<String>,
    /// The member `state`.
    pub state: Option<CallState>,
}
/// The schema at `#/components/schemas/Call/properties/place`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CallPlace {
    /// The member `city`.
    pub city: Option<String>,
    /// The member `zip`.
    pub zip: Option<i64>,
}
/// The schema at `#/components/schemas/Call/properties/parties/items`.
#[derive(Clone, Debug, PartialEq)]
pub struct CallPartiesItem {
    /// The member `name`.
    pub name: String,
}
/// The schema at `#/components/schemas/Extra`.
#[derive(Clone, Debug, PartialEq)]
pub enum Extra {
    /// A value of [`ExtraCode`].
    Code(ExtraCode),
    /// A value of [`ExtraText`].
    Text(ExtraText),
}
/// The schema at `#/components/schemas/Extra/oneOf/0`.
#[derive(Clone, Debug, PartialEq)]
pub struct ExtraCode {
    /// The member `code`.
    pub code: i64,
}
/// The schema at `#/components/schemas/Extra/oneOf/1`.
#[derive(Clone, Debug, PartialEq)]
pub struct ExtraText {
    /// The member `text`.
    pub text: String,
}
/// The schema at `#/components/schemas/Call/properties/state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallState {
    /// `ended`
    Ended,
    /// `failed`
    Failed,
}
impl CallState {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Ended, Self::Failed];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Failed => "failed",
        }
    }
}
/// The callback `callEnded` of `POST /calls`.
pub mod call_ended {
    use ::callbacks::{Answer, Error, Exchange, HandlerError, Key, Operation, Target};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Encoding, Incoming, Media, Rejection,
        Reply, Style,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/callbackUrl}")
        .with_path_template("/calls");
    /// Finds out where to call: evaluates `{$request.body#/callbackUrl}` over the request to `POST /calls`. `None`: this client did not ask to be called back.
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
    /// The path at which the consumer's router expects requests whose URL is the one that was registered: behind the router's public address, this is the URL to register.
    pub const BASE_PATH: &str = "/call-ended";
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("callEnded", "POST", "/call-ended");
    /// What is sent. The callback `callEnded` of `POST /calls`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Call,
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.content(&BODY_MEDIA) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// What to do next
        ///
        /// Status `200`.
        Ok(::std::collections::BTreeMap<String, i64>),
    }
    impl EncodeReply for Response {
        fn encode(&self) -> Result<Reply, HandlerError> {
            match self {
                Self::Ok(body) => Reply::new(200)?.content(&OK_BODY_MEDIA, body),
            }
        }
    }
    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                200 => Ok(Self::Ok(answer.content(&OK_BODY_MEDIA)?)),
                _ => Err(answer.undeclared()),
            }
        }
    }
    pub(super) static BODY_MEDIA: Media = Media::form(
        "application/x-www-form-urlencoded",
        r#"{"":{"type":"object","properties":{"CallSid":{"type":"string"},"duration":{"type":"integer"},"answered":{"type":"boolean"},"digits":{"type":"array","items":{"type":"string"}},"path":{"type":"array","items":{"type":"integer"}},"place":{"type":"object","properties":{"city":{"type":"string"},"zip":{"type":"integer"}}},"parties":{"type":"array","items":{"type":"object"}},"extra":{"oneOf":[{"type":"object","properties":{"code":{"type":"integer"}}},{"type":"object","properties":{"text":{"type":"string"}}}]},"secret":{"type":"string"},"state":{"type":"string"}}}}"#,
        &[
            Encoding::new("path").style(Style::PIPE_DELIMITED),
            Encoding::new("place").style(Style::DEEP_OBJECT),
            Encoding::new("secret").content_type("application/json"),
        ],
    );
    pub(super) static OK_BODY_MEDIA: Media = Media::form(
        "application/x-www-form-urlencoded",
        r#"{"":{"type":"object","additionalProperties":{"type":"integer"}}}"#,
        &[],
    );
}
/// The callback `callNoted` of `POST /calls`.
pub mod call_noted {
    use ::callbacks::{Answer, Error, Exchange, HandlerError, Key, Operation, Target};
    use ::callbacks::__private::{
        Bodies, BodyFault, Content, DecodeAnswer, DecodeRequest, EncodeFault,
        EncodeReply, Encoded, Incoming, Media, ReadBodies, Rejection, Reply, WriteBodies,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/callbackUrl}/noted")
        .with_path_template("/calls");
    /// Finds out where to call: evaluates `{$request.body#/callbackUrl}/noted` over the request to `POST /calls`. `None`: this client did not ask to be called back.
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
    /// The path at which the consumer's router expects requests whose URL is the one that was registered: behind the router's public address, this is the URL to register.
    pub const BASE_PATH: &str = "/call-ended";
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "callNoted",
        "POST",
        "/call-ended/noted",
    );
    /// What is sent. The callback `callNoted` of `POST /calls`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Option<Body>,
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.optional_contents() else {
                return Err(incoming.reject())
            };
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
    /// A body, by its media type.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(clippy::large_enum_variant)]
    pub enum Body {
        /// `application/x-www-form-urlencoded`.
        Form(::std::collections::BTreeMap<String, ::callbacks::Value>),
        /// `application/json`.
        Json(super::Call),
    }
    impl Bodies for Body {
        fn media() -> &'static [Media] {
            static MEDIA: [Media; 2] = [
                Media::form("application/x-www-form-urlencoded", r#"{"":{}}"#, &[]),
                Media::json("application/json"),
            ];
            &MEDIA
        }
    }
    impl ReadBodies for Body {
        fn read(content: &Content<'_>) -> Result<Self, BodyFault> {
            match content.index() {
                0 => content.read().map(Self::Form),
                _ => content.read().map(Self::Json),
            }
        }
    }
    impl WriteBodies for Body {
        fn write(&self) -> Result<Encoded, EncodeFault> {
            match self {
                Self::Form(body) => Self::media()[0].write(body),
                Self::Json(body) => Self::media()[1].write(body),
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
    use ::callbacks::__private::{Choice, ReadUnion, read_union};
    use ::callbacks::__private::Unknown;
    impl<'de> ReadObject<'de> for super::Call {
        const EXPECTED: &'static str = "an object (`Call`)";
        const MEMBERS: &'static [&'static str] = &[
            "CallSid",
            "duration",
            "answered",
            "digits",
            "path",
            "place",
            "parties",
            "extra",
            "secret",
            "state",
        ];
        const UNKNOWN: Unknown = Unknown::Refuse;
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut call_sid = None;
            let mut duration = None;
            let mut answered = None;
            let mut digits = None;
            let mut path = None;
            let mut place = None;
            let mut parties = None;
            let mut extra = None;
            let mut secret = None;
            let mut state = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut call_sid)?,
                    1 => members.fill(&mut duration)?,
                    2 => members.fill(&mut answered)?,
                    3 => members.fill(&mut digits)?,
                    4 => members.fill(&mut path)?,
                    5 => members.fill(&mut place)?,
                    6 => members.fill(&mut parties)?,
                    7 => members.fill(&mut extra)?,
                    8 => members.fill(&mut secret)?,
                    _ => members.fill(&mut state)?,
                }
            }
            Ok(Self {
                call_sid: members.required(0, call_sid)?,
                duration: members.required(1, duration)?,
                answered,
                digits,
                path,
                place,
                parties,
                extra,
                secret,
                state,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Call {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Call {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("CallSid", &self.call_sid)?;
            object.required("duration", &self.duration)?;
            object.optional("answered", &self.answered)?;
            object.optional("digits", &self.digits)?;
            object.optional("path", &self.path)?;
            object.optional("place", &self.place)?;
            object.optional("parties", &self.parties)?;
            object.optional("extra", &self.extra)?;
            object.optional("secret", &self.secret)?;
            object.optional("state", &self.state)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::CallPlace {
        const EXPECTED: &'static str = "an object (`CallPlace`)";
        const MEMBERS: &'static [&'static str] = &["city", "zip"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut city = None;
            let mut zip = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut city)?,
                    _ => members.fill(&mut zip)?,
                }
            }
            Ok(Self { city, zip })
        }
    }
    impl<'de> Deserialize<'de> for super::CallPlace {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::CallPlace {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.optional("city", &self.city)?;
            object.optional("zip", &self.zip)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::CallPartiesItem {
        const EXPECTED: &'static str = "an object (`CallPartiesItem`)";
        const MEMBERS: &'static [&'static str] = &["name"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut name = None;
            while members.next()?.is_some() {
                members.fill(&mut name)?;
            }
            Ok(Self {
                name: members.required(0, name)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::CallPartiesItem {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::CallPartiesItem {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("name", &self.name)?;
            object.end()
        }
    }
    impl ReadUnion for super::Extra {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Code", Self::Code)
                .or_else(|| choice.attempt("Text", Self::Text))
        }
    }
    impl<'de> Deserialize<'de> for super::Extra {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::Extra {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Code(value) => value.serialize(serializer),
                Self::Text(value) => value.serialize(serializer),
            }
        }
    }
    impl From<super::ExtraCode> for super::Extra {
        fn from(value: super::ExtraCode) -> Self {
            Self::Code(value)
        }
    }
    impl From<super::ExtraText> for super::Extra {
        fn from(value: super::ExtraText) -> Self {
            Self::Text(value)
        }
    }
    impl<'de> ReadObject<'de> for super::ExtraCode {
        const EXPECTED: &'static str = "an object (`ExtraCode`)";
        const MEMBERS: &'static [&'static str] = &["code"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut code = None;
            while members.next()?.is_some() {
                members.fill(&mut code)?;
            }
            Ok(Self {
                code: members.required(0, code)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::ExtraCode {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::ExtraCode {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("code", &self.code)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::ExtraText {
        const EXPECTED: &'static str = "an object (`ExtraText`)";
        const MEMBERS: &'static [&'static str] = &["text"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut text = None;
            while members.next()?.is_some() {
                members.fill(&mut text)?;
            }
            Ok(Self {
                text: members.required(0, text)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::ExtraText {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::ExtraText {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("text", &self.text)?;
            object.end()
        }
    }
    impl StringEnum for super::CallState {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    impl ::core::fmt::Display for super::CallState {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.pad(self.as_str())
        }
    }
    impl ::core::str::FromStr for super::CallState {
        type Err = UnknownValue;
        fn from_str(text: &str) -> Result<Self, UnknownValue> {
            parse_enum(text)
        }
    }
    impl<'de> Deserialize<'de> for super::CallState {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_enum(deserializer)
        }
    }
    impl Serialize for super::CallState {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            write_enum(self, serializer)
        }
    }
}
