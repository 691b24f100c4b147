/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `callEnded` of `POST /calls`, a `POST` request.
    fn call_ended(
        &self,
        request: call_ended::Request,
    ) -> impl ::core::future::Future<
        Output = Result<call_ended::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The callback `callNoted` of `POST /calls`, a `POST` request.
    fn call_noted(
        &self,
        request: call_noted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<call_noted::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn call_ended(
        &self,
        request: call_ended::Request,
    ) -> impl ::core::future::Future<
        Output = Result<call_ended::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::call_ended(&**self, request)
    }

    fn call_noted(
        &self,
        request: call_noted::Request,
    ) -> impl ::core::future::Future<
        Output = Result<call_noted::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::call_noted(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &call_ended::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::call_ended(&*handler, request).await
            },
        )
        .on(
            &call_noted::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::call_noted(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `callEnded` of `POST /calls`, a `POST` request.
    fn call_ended(
        &self,
        target: &::callbacks::Target,
        body: &Call,
    ) -> impl ::core::future::Future<
        Output = Result<call_ended::Response, ::callbacks::Error>,
    > + Send;

    /// The callback `callNoted` of `POST /calls`, a `POST` request.
    fn call_noted(
        &self,
        target: &::callbacks::Target,
        body: Option<&call_noted::Body>,
    ) -> impl ::core::future::Future<
        Output = Result<call_noted::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn call_ended(
        &self,
        target: &::callbacks::Target,
        body: &Call,
    ) -> Result<call_ended::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &call_ended::OPERATION)
            .accept("application/x-www-form-urlencoded")
            .content(
                &call_ended::BODY_MEDIA,
                serialization::schema::CALL,
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

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Call {
    pub call_sid: String,
    pub duration: i64,
    pub answered: Option<bool>,
    pub digits: Option<Vec<String>>,
    pub path: Option<Vec<i64>>,
    pub place: Option<CallPlace>,
    pub parties: Option<Vec<CallPartiesItem>>,
    pub extra: Option<Extra>,
    pub secret: Option<String>,
    pub state: Option<CallState>,
}

impl Call {
    /// Creates a value with the required members.
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

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallPlace {
    pub city: Option<String>,
    pub zip: Option<i64>,
}

impl CallPlace {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallPartiesItem {
    pub name: String,
}

impl CallPartiesItem {
    /// Creates a value from its members.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: Into::into(name) }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extra {
    Code(ExtraCode),
    Text(ExtraText),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExtraCode {
    pub code: i64,
}

impl ExtraCode {
    /// Creates a value from its members.
    pub fn new(code: i64) -> Self {
        Self { code }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExtraText {
    pub text: String,
}

impl ExtraText {
    /// Creates a value from its members.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: Into::into(text) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallState {
    /// `ended`
    Ended,
    /// `failed`
    Failed,
}

impl CallState {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Ended, Self::Failed];

    /// The value as a string.
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
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, Encoding, IncomingRequest, Media,
        OutgoingAnswer, Rejection, Style,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/callbackUrl}")
        .with_path_template("/calls");

    /// Evaluates `{$request.body#/callbackUrl}` over the request to `POST /calls`. Returns the URL to call,
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
    pub const BASE_PATH: &str = "/call-ended";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("callEnded", "POST", "/call-ended");

    static BODY: Payload<super::Call> = Payload::new(super::serialization::schema::CALL);

    /// A request of the callback `callEnded` of `POST /calls`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Call,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Call) -> Self {
            Self { body }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.content(&BODY_MEDIA, &BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// What to do next
        ///
        /// Status `200`.
        Ok(::std::collections::BTreeMap<String, i64>),
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
                        .content(
                            &OK_BODY_MEDIA,
                            super::serialization::schema::CALL_ENDED_RESPONSE,
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
                                .content(
                                    &OK_BODY_MEDIA,
                                    &Payload::new(
                                        super::serialization::schema::CALL_ENDED_RESPONSE,
                                    ),
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
}

/// The callback `callNoted` of `POST /calls`.
pub mod call_noted {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        Bodies, BodyFault, Chosen, Content, DecodeAnswer, DecodeRequest, EncodeAnswer,
        IncomingRequest, Media, OutgoingAnswer, ReadBodies, Rejection, WriteBodies,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/callbackUrl}/noted")
        .with_path_template("/calls");

    /// Evaluates `{$request.body#/callbackUrl}/noted` over the request to `POST /calls`. Returns the URL to
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
    pub const BASE_PATH: &str = "/call-ended";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "callNoted",
        "POST",
        "/call-ended/noted",
    );

    /// A request of the callback `callNoted` of `POST /calls`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Option<Body>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { body: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.optional_contents() else {
                return Err(incoming.reject())
            };
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

    /// A body in one of several media types.
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
                        .read(
                            &Payload::new(super::serialization::schema::CALL_NOTED_FORM),
                        )
                        .map(Self::Form)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema::CALL))
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
                            super::serialization::schema::CALL_NOTED_FORM,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Json(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema::CALL,
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
        AsInstance, Choice, Instance, Members, Object, ReadObject, ReadUnion, SchemaRef,
        StringEnum, Unknown, Visit, payload, present, received, variant,
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
            to == schema::CALL
                && self
                    .extra
                    .as_ref()
                    .is_none_or(|value| schema::EXTRA.admits(value.as_instance()))
        }
    }

    payload!(object super::Call, schema::CALL);
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
            to == schema::CALL_PLACE
        }
    }

    payload!(object super::CallPlace, schema::CALL_PLACE);
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
            to == schema::CALL_PARTIES_ITEM
        }
    }

    payload!(object super::CallPartiesItem, schema::CALL_PARTIES_ITEM);
    received!(object super::CallPartiesItem);

    impl ReadUnion for super::Extra {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Code", schema::EXTRA_CODE, Self::Code)
                .or_else(|| choice.attempt("Text", schema::EXTRA_TEXT, Self::Text))
                .filter(|_| choice.allows(schema::EXTRA))
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
    payload!(super::Extra, schema::EXTRA);
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
            to == schema::EXTRA_CODE
        }
    }

    payload!(object super::ExtraCode, schema::EXTRA_CODE);
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
            to == schema::EXTRA_TEXT
        }
    }

    payload!(object super::ExtraText, schema::EXTRA_TEXT);
    received!(object super::ExtraText);

    impl StringEnum for super::CallState {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::CallState, schema::CALL_STATE);
    received!(string super::CallState);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static CALL_PLACE: SchemaRef = at(Index::CALL_PLACE);
        pub static CALL_PARTIES_ITEM: SchemaRef = at(Index::CALL_PARTIES_ITEM);
        pub static EXTRA_CODE: SchemaRef = at(Index::EXTRA_CODE);
        pub static EXTRA_TEXT: SchemaRef = at(Index::EXTRA_TEXT);
        pub static EXTRA: SchemaRef = at(Index::EXTRA);
        pub static CALL_STATE: SchemaRef = at(Index::CALL_STATE);
        pub static CALL: SchemaRef = at(Index::CALL);
        pub static CALL_ENDED_RESPONSE: SchemaRef = at(Index::CALL_ENDED_RESPONSE);
        pub static CALL_NOTED_FORM: SchemaRef = at(Index::CALL_NOTED_FORM);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            CALL_PLACE,
            CALL_PARTIES_ITEM,
            EXTRA_CODE,
            EXTRA_TEXT,
            EXTRA,
            CALL_STATE,
            CALL,
            CALL_ENDED_RESPONSE,
            CALL_NOTED_FORM,
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
            Schema::new(
                "Extra",
                r#"{"oneOf":[{"$ref":"ExtraCode"},{"$ref":"ExtraText"}]}"#,
            ),
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
}

::callbacks::__private::sample!(
    call_ended, Self { body }, body = Payload::new(serialization::schema::CALL), [], [],
    []
);
::callbacks::__private::encode_request!(
    call_ended, client, request, ::callbacks::__private::Call::of(client, &
    call_ended::OPERATION).accept("application/x-www-form-urlencoded").content(&
    call_ended::BODY_MEDIA, serialization::schema::CALL,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    call_noted, Self { body : Some(body) }, body =
    Payload::new(serialization::schema::CALL), [], [], [], call_noted::Body::Json
);
::callbacks::__private::encode_request!(
    call_noted, client, request, ::callbacks::__private::Call::of(client, &
    call_noted::OPERATION).optional_contents(request.body.as_ref()) ?
);
