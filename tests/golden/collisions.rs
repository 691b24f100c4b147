/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync + 'static {
    /// The callback `done` of `POST /a`: a `POST` request.
    fn start_a_done(
        &self,
        callback: start_a_done::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<
            start_a_done::Response,
            ::callbacks::HandlerError,
        >,
    > + Send;
    /// The callback `type` of `POST /a`: a `POST` request.
    fn type_post(
        &self,
        callback: type_post::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<type_post::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The callback `type` of `POST /a`: a `DELETE` request.
    fn type_delete(
        &self,
        callback: type_delete::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<type_delete::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The callback `done` of `POST /b`: a `POST` request.
    fn post_b_done(
        &self,
        callback: post_b_done::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<post_b_done::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `serialization`: a `POST` request.
    fn serialization(
        &self,
        callback: serialization::Request,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<
            serialization::Response,
            ::callbacks::HandlerError,
        >,
    > + Send;
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &start_a_done::OPERATION,
            |handler: ::std::sync::Arc<H>, callback| async move {
                handler.start_a_done(callback).await
            },
        )
        .on(
            &type_post::OPERATION,
            |handler: ::std::sync::Arc<H>, callback| async move {
                handler.type_post(callback).await
            },
        )
        .on(
            &type_delete::OPERATION,
            |handler: ::std::sync::Arc<H>, callback| async move {
                handler.type_delete(callback).await
            },
        )
        .on(
            &post_b_done::OPERATION,
            |handler: ::std::sync::Arc<H>, callback| async move {
                handler.post_b_done(callback).await
            },
        )
        .on(
            &serialization::OPERATION,
            |handler: ::std::sync::Arc<H>, callback| async move {
                handler.serialization(callback).await
            },
        )
        .into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The callback `done` of `POST /a`: a `POST` request.
    fn start_a_done(
        &self,
        target: &::callbacks::Target,
        body: &Result,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<start_a_done::Response, ::callbacks::Error>,
    > + Send;
    /// The callback `type` of `POST /a`: a `POST` request.
    fn type_post(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<type_post::Response, ::callbacks::Error>,
    > + Send;
    /// The callback `type` of `POST /a`: a `DELETE` request.
    fn type_delete(
        &self,
        target: &::callbacks::Target,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<type_delete::Response, ::callbacks::Error>,
    > + Send;
    /// The callback `done` of `POST /b`: a `POST` request.
    fn post_b_done(
        &self,
        target: &::callbacks::Target,
        body: &Result,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<post_b_done::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `serialization`: a `POST` request.
    fn serialization(
        &self,
        target: &::callbacks::Target,
        body: &Serialization,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<serialization::Response, ::callbacks::Error>,
    > + Send;
}
impl<TParameter: ::callbacks::Transport> CallbackSender
for ::callbacks::Client<TParameter> {
    async fn start_a_done(
        &self,
        target: &::callbacks::Target,
        body: &Result,
    ) -> ::core::result::Result<start_a_done::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::new(&start_a_done::OPERATION)
            .json("application/json", body)?;
        self.call(target, call).await
    }
    async fn type_post(
        &self,
        target: &::callbacks::Target,
    ) -> ::core::result::Result<type_post::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::new(&type_post::OPERATION);
        self.call(target, call).await
    }
    async fn type_delete(
        &self,
        target: &::callbacks::Target,
    ) -> ::core::result::Result<type_delete::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::new(&type_delete::OPERATION);
        self.call(target, call).await
    }
    async fn post_b_done(
        &self,
        target: &::callbacks::Target,
        body: &Result,
    ) -> ::core::result::Result<post_b_done::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::new(&post_b_done::OPERATION)
            .json("application/json", body)?;
        self.call(target, call).await
    }
    async fn serialization(
        &self,
        target: &::callbacks::Target,
        body: &Serialization,
    ) -> ::core::result::Result<serialization::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::new(&serialization::OPERATION)
            .json("application/json", body)?;
        self.call(target, call).await
    }
}
/// The schema at `#/components/schemas/Result`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Result {
    /// The member `option`.
    pub option: ::core::option::Option<Option>,
    /// The member `string`.
    pub string: ::core::option::Option<String>,
}
/// The schema at `#/components/schemas/Option`.
#[derive(Clone, Debug, PartialEq)]
pub struct Option {
    /// The member `values`.
    pub values: ::std::vec::Vec<::core::option::Option<Vec>>,
}
/// The schema at `#/components/schemas/Vec`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vec {
    /// The member `box`.
    pub r#box: ::core::option::Option<::std::string::String>,
}
/// The schema at `#/components/schemas/String`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum String {
    /// `Ok`
    Ok,
    /// `Err`
    Err,
    /// `None`
    None,
    /// `Self`
    Self_,
}
impl String {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Ok, Self::Err, Self::None, Self::Self_];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "Ok",
            Self::Err => "Err",
            Self::None => "None",
            Self::Self_ => "Self",
        }
    }
}
/// The schema at `#/webhooks/serialization/post/requestBody/content/application~1json/schema`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Serialization {
    /// The member `self`.
    pub self_: ::core::option::Option<::std::string::String>,
    /// The member `members`.
    pub members: ::core::option::Option<T>,
    /// The member `Ångstrom`.
    pub ångstrom: ::core::option::Option<::std::string::String>,
    /// The member `Ångstrom`.
    pub ångstrom_2: ::core::option::Option<::std::string::String>,
    /// The member `Ångstrom`.
    pub ångstrom_3: ::core::option::Option<::std::string::String>,
    /// The member `+1`.
    pub plus_1: ::core::option::Option<i64>,
    /// The member `-1`.
    pub minus_1: ::core::option::Option<i64>,
    /// The member `class`.
    pub class: ::core::option::Option<CallbackHandlerPayload>,
}
/// The schema at `#/components/schemas/T`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct T {
    /// The member `deserialize`.
    pub deserialize: ::core::option::Option<Deserialize>,
}
/// The schema at `#/components/schemas/Deserialize`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deserialize {
    /// The member `additional_properties`.
    pub additional_properties: ::core::option::Option<::std::string::String>,
    /// Members that the schema does not name.
    pub additional_properties_2: ::std::collections::BTreeMap<
        ::std::string::String,
        ::callbacks::Value,
    >,
}
/// The schema at `#/components/schemas/CallbackHandler`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CallbackHandlerPayload {}
/// The callback `done` of `POST /a`.
pub mod start_a_done {
    use ::callbacks::{Answer, Error, Exchange, HandlerError, Key, Operation, Target};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/url}").with_path_template("/a");
    /// Finds out where to call: evaluates `{$request.body#/url}` over the request to `POST /a`. `None`: this client did not ask to be called back.
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
    pub const BASE_PATH: &str = "/start-a-done";
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("done", "POST", "/start-a-done");
    /// What is sent. The callback `done` of `POST /a`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Result,
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json() else { return Err(incoming.reject()) };
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
}
/// The callback `type` of `POST /a`.
pub mod r#type {
    use ::callbacks::{Error, Exchange, Key, Target};
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/url}/type").with_path_template("/a");
    /// Finds out where to call: evaluates `{$request.body#/url}/type` over the request to `POST /a`. `None`: this client did not ask to be called back.
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
    pub const BASE_PATH: &str = "/start-a-done";
}
/// The callback `done` of `POST /b`.
pub mod post_b_done {
    use ::callbacks::{Answer, Error, Exchange, HandlerError, Key, Operation, Target};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/url}").with_path_template("/b");
    /// Finds out where to call: evaluates `{$request.body#/url}` over the request to `POST /b`. `None`: this client did not ask to be called back.
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
    pub const BASE_PATH: &str = "/post-b-done";
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("done", "POST", "/post-b-done");
    /// What is sent. The callback `done` of `POST /b`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Result,
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json() else { return Err(incoming.reject()) };
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
}
/// The callback `type` of `POST /a`: a `POST` request.
pub mod type_post {
    use ::callbacks::{Answer, Error, HandlerError, Operation, StatusCode};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "type post",
        "POST",
        "/start-a-done/type",
    );
    /// What is sent. The callback `type` of `POST /a`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {}
    impl DecodeRequest for Request {
        fn decode(_incoming: Incoming) -> Result<Self, Rejection> {
            Ok(Self {})
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The document declares no answers: any success
        ///
        /// Status `2XX`.
        Success(StatusCode),
    }
    impl EncodeReply for Response {
        fn encode(&self) -> Result<Reply, HandlerError> {
            match self {
                Self::Success(status) => Reply::in_class(2, *status),
            }
        }
    }
    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                200..=299 => Ok(Self::Success(answer.status())),
                _ => Err(answer.undeclared()),
            }
        }
    }
}
/// The callback `type` of `POST /a`: a `DELETE` request.
pub mod type_delete {
    use ::callbacks::{Answer, Error, HandlerError, Operation};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "type delete",
        "DELETE",
        "/start-a-done/type",
    );
    /// What is sent. The callback `type` of `POST /a`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {}
    impl DecodeRequest for Request {
        fn decode(_incoming: Incoming) -> Result<Self, Rejection> {
            Ok(Self {})
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
}
/// The webhook `serialization`: a `POST` request.
pub mod serialization {
    use ::callbacks::{Answer, Error, HandlerError, Operation};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "serialization",
        "POST",
        "/serialization",
    );
    /// The path at which the consumer's router expects requests whose URL is the one that was registered: behind the router's public address, this is the URL to register.
    pub const BASE_PATH: &str = "/serialization";
    /// What is sent. The webhook `serialization`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Serialization,
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json() else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Taken
        ///
        /// Status `200`.
        Ok,
    }
    impl EncodeReply for Response {
        fn encode(&self) -> Result<Reply, HandlerError> {
            match self {
                Self::Ok => Reply::new(200),
            }
        }
    }
    impl DecodeAnswer for Response {
        fn decode(answer: &Answer) -> Result<Self, Error> {
            match answer.status().as_u16() {
                200 => Ok(Self::Ok),
                _ => Err(answer.undeclared()),
            }
        }
    }
}
mod serialization_2 {
    use ::callbacks::__private::serde::{
        Deserialize, Deserializer, Serialize, Serializer,
    };
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{Members, ObjectWriter, ReadObject, read_object};
    use ::callbacks::UnknownValue;
    use ::callbacks::__private::{StringEnum, parse_enum, read_enum, write_enum};
    use ::callbacks::__private::Unknown;
    impl<'de> ReadObject<'de> for super::Result {
        const EXPECTED: &'static str = "an object (`Result`)";
        const MEMBERS: &'static [&'static str] = &["option", "string"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut option = None;
            let mut string = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut option)?,
                    _ => members.fill(&mut string)?,
                }
            }
            Ok(Self { option, string })
        }
    }
    impl<'de> Deserialize<'de> for super::Result {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Result {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.optional("option", &self.option)?;
            object.optional("string", &self.string)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::Option {
        const EXPECTED: &'static str = "an object (`Option`)";
        const MEMBERS: &'static [&'static str] = &["values"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut values = None;
            while members.next()?.is_some() {
                members.fill(&mut values)?;
            }
            Ok(Self {
                values: members.required(0, values)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Option {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Option {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("values", &self.values)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::Vec {
        const EXPECTED: &'static str = "an object (`Vec`)";
        const MEMBERS: &'static [&'static str] = &["box"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut r#box = None;
            while members.next()?.is_some() {
                members.fill(&mut r#box)?;
            }
            Ok(Self { r#box })
        }
    }
    impl<'de> Deserialize<'de> for super::Vec {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Vec {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.optional("box", &self.r#box)?;
            object.end()
        }
    }
    impl StringEnum for super::String {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    impl ::core::fmt::Display for super::String {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.pad(self.as_str())
        }
    }
    impl ::core::str::FromStr for super::String {
        type Err = UnknownValue;
        fn from_str(text: &str) -> Result<Self, UnknownValue> {
            parse_enum(text)
        }
    }
    impl<'de> Deserialize<'de> for super::String {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_enum(deserializer)
        }
    }
    impl Serialize for super::String {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            write_enum(self, serializer)
        }
    }
    impl<'de> ReadObject<'de> for super::Serialization {
        const EXPECTED: &'static str = "an object (`Serialization`)";
        const MEMBERS: &'static [&'static str] = &[
            "self",
            "members",
            "Ångstrom",
            "Ångstrom",
            "A\u{30a}ngstrom",
            "+1",
            "-1",
            "class",
        ];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut self_ = None;
            let mut members_ = None;
            let mut ångstrom = None;
            let mut ångstrom_2 = None;
            let mut ångstrom_3 = None;
            let mut plus_1 = None;
            let mut minus_1 = None;
            let mut class = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut self_)?,
                    1 => members.fill(&mut members_)?,
                    2 => members.fill(&mut ångstrom)?,
                    3 => members.fill(&mut ångstrom_2)?,
                    4 => members.fill(&mut ångstrom_3)?,
                    5 => members.fill(&mut plus_1)?,
                    6 => members.fill(&mut minus_1)?,
                    _ => members.fill(&mut class)?,
                }
            }
            Ok(Self {
                self_,
                members: members_,
                ångstrom,
                ångstrom_2,
                ångstrom_3,
                plus_1,
                minus_1,
                class,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Serialization {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Serialization {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.optional("self", &self.self_)?;
            object.optional("members", &self.members)?;
            object.optional("Ångstrom", &self.ångstrom)?;
            object.optional("Ångstrom", &self.ångstrom_2)?;
            object.optional("A\u{30a}ngstrom", &self.ångstrom_3)?;
            object.optional("+1", &self.plus_1)?;
            object.optional("-1", &self.minus_1)?;
            object.optional("class", &self.class)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::T {
        const EXPECTED: &'static str = "an object (`T`)";
        const MEMBERS: &'static [&'static str] = &["deserialize"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut deserialize = None;
            while members.next()?.is_some() {
                members.fill(&mut deserialize)?;
            }
            Ok(Self { deserialize })
        }
    }
    impl<'de> Deserialize<'de> for super::T {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::T {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.optional("deserialize", &self.deserialize)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::Deserialize {
        const EXPECTED: &'static str = "an object (`Deserialize`)";
        const MEMBERS: &'static [&'static str] = &["additional_properties"];
        const UNKNOWN: Unknown = Unknown::Keep;
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut additional_properties = None;
            let mut additional_properties_2 = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut additional_properties)?,
                    _ => members.keep(&mut additional_properties_2)?,
                }
            }
            Ok(Self {
                additional_properties,
                additional_properties_2,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Deserialize {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Deserialize {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.optional("additional_properties", &self.additional_properties)?;
            object.kept(&self.additional_properties_2)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::CallbackHandlerPayload {
        const EXPECTED: &'static str = "an object (`CallbackHandlerPayload`)";
        const MEMBERS: &'static [&'static str] = &[];
        const UNKNOWN: Unknown = Unknown::Refuse;
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            while members.next()?.is_some() {}
            Ok(Self {})
        }
    }
    impl<'de> Deserialize<'de> for super::CallbackHandlerPayload {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::CallbackHandlerPayload {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let object = ObjectWriter::begin(serializer)?;
            object.end()
        }
    }
}
