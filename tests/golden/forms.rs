/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
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
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn call_ended(
        &self,
        callback: call_ended::Request,
    ) -> impl ::core::future::Future<
        Output = Result<call_ended::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::call_ended(&**self, callback)
    }
    fn call_noted(
        &self,
        callback: call_noted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<call_noted::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::call_noted(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &call_ended::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::call_ended(&*handler, callback).await
            },
        )
        .on(
            &call_noted::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::call_noted(&*handler, callback).await
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
        let call = ::callbacks::__private::Call::of(self, &call_ended::OPERATION)
            .accept("application/x-www-form-urlencoded")
            .content(
                &call_ended::BODY_MEDIA,
                serialization::schema(6),
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
    async fn call_noted(
        &self,
        target: &::callbacks::Target,
        body: Option<&call_noted::Body>,
    ) -> Result<call_noted::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &call_noted::OPERATION)
            .optional_contents(body)?;
        call.send(self, target).await
    }
}
/// The schema at `#/components/schemas/Call`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
impl Call {
    /// A value with the members that are required, and no others.
    pub fn new(call_sid: impl Into<String>, duration: i64) -> Self {
        Self {
            call_sid: Into::into(call_sid),
            duration,
            answered: None,
            digits: None,
            path: None,
            place: None,
            parties: None,
            extra: None,
            secret: None,
            state: None,
        }
    }
}
/// The schema at `#/components/schemas/Call/properties/place`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallPlace {
    /// The member `city`.
    pub city: Option<String>,
    /// The member `zip`.
    pub zip: Option<i64>,
}
impl CallPlace {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/components/schemas/Call/properties/parties/items`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallPartiesItem {
    /// The member `name`.
    pub name: String,
}
impl CallPartiesItem {
    /// A value of its members.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: Into::into(name) }
    }
}
/// The schema at `#/components/schemas/Extra`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extra {
    /// A value of `ExtraCode`.
    Code(ExtraCode),
    /// A value of `ExtraText`.
    Text(ExtraText),
}
/// The schema at `#/components/schemas/Extra/oneOf/0`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExtraCode {
    /// The member `code`.
    pub code: i64,
}
impl ExtraCode {
    /// A value of its members.
    pub fn new(code: i64) -> Self {
        Self { code }
    }
}
/// The schema at `#/components/schemas/Extra/oneOf/1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExtraText {
    /// The member `text`.
    pub text: String,
}
impl ExtraText {
    /// A value of its members.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: Into::into(text) }
    }
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
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Payload, Target,
        UndeclaredAnswer,
    };
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
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/call-ended";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("callEnded", "POST", "/call-ended");
    static BODY: Payload<super::Call> = Payload::new(super::serialization::schema(6));
    /// What is sent. The callback `callEnded` of `POST /calls`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Call,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::Call) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.content(&BODY_MEDIA, &BODY) else {
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
                        .content(
                            &OK_BODY_MEDIA,
                            super::serialization::schema(7),
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
                            answer
                                .content(
                                    &OK_BODY_MEDIA,
                                    &Payload::new(super::serialization::schema(7)),
                                )?,
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
    pub(super) static BODY_MEDIA: Media = Media::form(
        "application/x-www-form-urlencoded",
        r#"{"":{"type":"object","properties":{"CallSid":{"type":"string"},"duration":{"type":"integer"},"answered":{"type":"boolean"},"digits":{"type":"array","items":{"type":"string"}},"path":{"type":"array","items":{"type":"integer"}},"place":{"type":"object","properties":{"city":{"type":"string"},"zip":{"type":"integer"}}},"parties":{"type":"array","items":{"type":"object"}},"extra":{"$ref":"1"},"secret":{"type":"string"},"state":{"type":"string"}}},"1":{"oneOf":[{"type":"object","properties":{"code":{"type":"integer"}}},{"type":"object","properties":{"text":{"type":"string"}}}]}}"#,
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
    ::callbacks::__private::sample!(super::Call, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
/// The callback `callNoted` of `POST /calls`.
pub mod call_noted {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Payload, Target,
        UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        Bodies, BodyFault, Chosen, Content, DecodeAnswer, DecodeRequest, EncodeReply,
        Incoming, Media, ReadBodies, Rejection, Reply, WriteBodies,
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
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/call-ended";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "callNoted",
        "POST",
        "/call-ended/noted",
    );
    /// What is sent. The callback `callNoted` of `POST /calls`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Option<Body>,
    }
    impl Request {
        /// A value without any part. All of them are optional.
        pub fn new() -> Self {
            Self { body: None }
        }
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
                0 => {
                    content
                        .read(&Payload::new(super::serialization::schema(8)))
                        .map(Self::Form)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema(6)))
                        .map(Self::Json)
                }
            }
        }
    }
    impl WriteBodies for Body {
        fn chosen(&self) -> Chosen<'_> {
            match self {
                Self::Form(body) => {
                    Self::media()[0]
                        .of(
                            super::serialization::schema(8),
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Json(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema(6),
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
            }
        }
    }
    ::callbacks::__private::sample!(
        Body, Payload::new(super::serialization::schema(6)), [], [], [], Body::Json
    );
    ::callbacks::__private::sample_request!(Request { body : Some(sample()) });
}
::callbacks::__private::encode_request!(
    call_ended, client, request, ::callbacks::__private::Call::of(client, &
    call_ended::OPERATION).accept("application/x-www-form-urlencoded").content(&
    call_ended::BODY_MEDIA, serialization::schema(6),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::encode_request!(
    call_noted, client, request, ::callbacks::__private::Call::of(client, &
    call_noted::OPERATION).optional_contents(request.body.as_ref()) ?
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Choice, Instance, Members, Object, ReadObject, ReadUnion, Schema,
        SchemaRef, StringEnum, Unknown, Visit, payload, present, received, variant,
    };
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
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
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
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut call_sid),
                    1 => members.fill(&mut duration),
                    2 => members.fill(&mut answered),
                    3 => members.fill(&mut digits),
                    4 => members.fill(&mut path),
                    5 => members.fill(&mut place),
                    6 => members.fill(&mut parties),
                    7 => members.fill(&mut extra),
                    8 => members.fill(&mut secret),
                    _ => members.fill(&mut state),
                }
            }
            Some(Self {
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
    impl Object for super::Call {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("CallSid", self.call_sid.as_instance())?;
            visit("duration", self.duration.as_instance())?;
            present("answered", &self.answered, visit)?;
            present("digits", &self.digits, visit)?;
            present("path", &self.path, visit)?;
            present("place", &self.place, visit)?;
            present("parties", &self.parties, visit)?;
            present("extra", &self.extra, visit)?;
            present("secret", &self.secret, visit)?;
            present("state", &self.state, visit)
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(6)
                && self
                    .extra
                    .as_ref()
                    .is_none_or(|value| schema(4).admits(value.as_instance()))
        }
    }
    payload!(object super::Call, schema(6));
    received!(object super::Call);
    impl<'de> ReadObject<'de> for super::CallPlace {
        const EXPECTED: &'static str = "an object (`CallPlace`)";
        const MEMBERS: &'static [&'static str] = &["city", "zip"];
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut city = None;
            let mut zip = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut city),
                    _ => members.fill(&mut zip),
                }
            }
            Some(Self { city, zip })
        }
    }
    impl Object for super::CallPlace {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("city", &self.city, visit)?;
            present("zip", &self.zip, visit)
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(0)
        }
    }
    payload!(object super::CallPlace, schema(0));
    received!(object super::CallPlace);
    impl<'de> ReadObject<'de> for super::CallPartiesItem {
        const EXPECTED: &'static str = "an object (`CallPartiesItem`)";
        const MEMBERS: &'static [&'static str] = &["name"];
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            while members.next().is_some() {
                members.fill(&mut name);
            }
            Some(Self {
                name: members.required(0, name)?,
            })
        }
    }
    impl Object for super::CallPartiesItem {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("name", self.name.as_instance())
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(1)
        }
    }
    payload!(object super::CallPartiesItem, schema(1));
    received!(object super::CallPartiesItem);
    impl ReadUnion for super::Extra {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Code", schema(2), Self::Code)
                .or_else(|| choice.attempt("Text", schema(3), Self::Text))
                .filter(|_| choice.allows(schema(4)))
        }
    }
    impl AsInstance for super::Extra {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Code(value) => value.as_instance(),
                Self::Text(value) => value.as_instance(),
            }
        }
    }
    variant!(super::Extra, Code, super::ExtraCode);
    variant!(super::Extra, Text, super::ExtraText);
    payload!(super::Extra, schema(4));
    received!(union super::Extra);
    impl<'de> ReadObject<'de> for super::ExtraCode {
        const EXPECTED: &'static str = "an object (`ExtraCode`)";
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
    impl Object for super::ExtraCode {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("code", self.code.as_instance())
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(2)
        }
    }
    payload!(object super::ExtraCode, schema(2));
    received!(object super::ExtraCode);
    impl<'de> ReadObject<'de> for super::ExtraText {
        const EXPECTED: &'static str = "an object (`ExtraText`)";
        const MEMBERS: &'static [&'static str] = &["text"];
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut text = None;
            while members.next().is_some() {
                members.fill(&mut text);
            }
            Some(Self {
                text: members.required(0, text)?,
            })
        }
    }
    impl Object for super::ExtraText {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("text", self.text.as_instance())
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(3)
        }
    }
    payload!(object super::ExtraText, schema(3));
    received!(object super::ExtraText);
    impl StringEnum for super::CallState {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    payload!(string super::CallState, schema(5));
    received!(string super::CallState);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
    }
    static SCHEMAS: [Schema; 9] = [
        Schema::new(
            "CallPlace",
            r#"{"type":"object","properties":{"city":{"type":"string"},"zip":{"type":"integer"}}}"#,
        ),
        Schema::new(
            "CallPartiesItem",
            r#"{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}"#,
        ),
        Schema::new(
            "ExtraCode",
            r#"{"type":"object","required":["code"],"properties":{"code":{"type":"integer"}}}"#,
        ),
        Schema::new(
            "ExtraText",
            r#"{"type":"object","required":["text"],"properties":{"text":{"type":"string"}}}"#,
        ),
        Schema::new("Extra", r#"{"oneOf":[{"$ref":"ExtraCode"},{"$ref":"ExtraText"}]}"#),
        Schema::new("CallState", r#"{"type":"string","enum":["ended","failed"]}"#),
        Schema::new(
            "Call",
            r#"{"type":"object","required":["CallSid","duration"],"additionalProperties":false,"properties":{"CallSid":{"type":"string"},"duration":{"type":"integer"},"answered":{"type":"boolean"},"digits":{"type":"array","items":{"type":"string"}},"path":{"type":"array","items":{"type":"integer"}},"place":{"$ref":"CallPlace"},"parties":{"type":"array","items":{"$ref":"CallPartiesItem"}},"extra":{"$ref":"Extra"},"secret":{"type":"string"},"state":{"$ref":"CallState"}}}"#,
        ),
        Schema::new(
            "CallEndedResponse",
            r#"{"type":"object","additionalProperties":{"type":"integer"}}"#,
        ),
        Schema::new("CallNotedForm", r"true"),
    ];
}
