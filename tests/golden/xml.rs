/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync + 'static {
    /// The callback `shipped` of `POST /orders`: a `POST` request.
    fn shipped(
        &self,
        callback: shipped::Request,
    ) -> impl ::core::future::Future<
        Output = Result<shipped::Response, ::callbacks::HandlerError>,
    > + Send;
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &shipped::OPERATION,
            |handler: ::std::sync::Arc<H>, callback| async move {
                handler.shipped(callback).await
            },
        )
        .into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The callback `shipped` of `POST /orders`: a `POST` request.
    fn shipped(
        &self,
        target: &::callbacks::Target,
        body: &Order,
    ) -> impl ::core::future::Future<
        Output = Result<shipped::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn shipped(
        &self,
        target: &::callbacks::Target,
        body: &Order,
    ) -> Result<shipped::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::new(&shipped::OPERATION)
            .accept("application/receipt+xml, application/json")
            .content(&shipped::BODY_MEDIA, body)?;
        self.call(target, call).await
    }
}
/// The schema at `#/components/schemas/Order`.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The member `id`.
    pub id: i64,
    /// The member `comment`.
    pub comment: ::callbacks::Nullable<String>,
    /// The member `tags`.
    pub tags: Option<Vec<String>>,
    /// The member `lines`.
    pub lines: Vec<Line>,
    /// The member `state`.
    pub state: Option<OrderState>,
    /// The member `payment`.
    pub payment: Option<OrderPayment>,
    /// The member `parent`.
    pub parent: Option<Box<Order>>,
}
/// The schema at `#/components/schemas/Line`.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The member `sku`.
    pub sku: String,
    /// The member `amount`.
    pub amount: Option<f64>,
    /// The member `gift`.
    pub gift: Option<bool>,
}
/// The schema at `#/components/schemas/Order/properties/state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderState {
    /// `sent`
    Sent,
    /// `lost`
    Lost,
}
impl OrderState {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Sent, Self::Lost];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Lost => "lost",
        }
    }
}
/// The schema at `#/components/schemas/Order/properties/payment`.
#[derive(Clone, Debug, PartialEq)]
pub enum OrderPayment {
    /// A value of [`Card`].
    Card(Card),
    /// A value of [`Cash`].
    Cash(Cash),
}
/// The schema at `#/components/schemas/Card`.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The member `card`.
    pub card: i64,
}
/// The schema at `#/components/schemas/Cash`.
#[derive(Clone, Debug, PartialEq)]
pub struct Cash {
    /// The member `paid`.
    pub paid: bool,
}
/// The schema at `#/components/schemas/Receipt`.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// The member `number`.
    pub number: String,
    /// Members that the schema does not name.
    pub additional_properties: ::std::collections::BTreeMap<String, i64>,
}
/// The callback `shipped` of `POST /orders`.
pub mod shipped {
    use ::callbacks::{Answer, Error, Exchange, HandlerError, Key, Operation, Target};
    use ::callbacks::__private::{
        Bodies, BodyFault, Content, DecodeAnswer, DecodeRequest, EncodeFault,
        EncodeReply, Encoded, Incoming, Media, ReadBodies, Rejection, Reply, WriteBodies,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/callbackUrl}")
        .with_path_template("/orders");
    /// Finds out where to call: evaluates `{$request.body#/callbackUrl}` over the request to `POST /orders`. `None`: this client did not ask to be called back.
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
    pub const BASE_PATH: &str = "/shipped";
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("shipped", "POST", "/shipped");
    /// What is sent. The callback `shipped` of `POST /orders`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Order,
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
        /// Taken
        ///
        /// Status `200`.
        Ok(OkBody),
    }
    impl EncodeReply for Response {
        fn encode(&self) -> Result<Reply, HandlerError> {
            match self {
                Self::Ok(body) => Reply::new(200)?.contents(body),
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
    }
    pub(super) static BODY_MEDIA: Media = Media::xml(
        "application/xml",
        r#"{"":{"$ref":"1"},"1":{"type":"object","required":["id","lines"],"properties":{"id":{"type":"integer","xml":{"attribute":true}},"comment":{"type":["string","null"]},"tags":{"type":"array","items":{"type":"string","xml":{"name":"tag"}}},"lines":{"type":"array","items":{"$ref":"2"},"xml":{"wrapped":true}},"state":{"type":"string"},"payment":{"oneOf":[{"$ref":"3"},{"$ref":"4"}]},"parent":{"$ref":"1"}},"xml":{"name":"order","namespace":"urn:orders","prefix":"o"}},"4":{"type":"object","required":["paid"],"properties":{"paid":{"type":"boolean"}}},"3":{"type":"object","required":["card"],"properties":{"card":{"type":"integer"}}},"2":{"type":"object","required":["sku"],"properties":{"sku":{"type":"string"},"amount":{"type":"number"},"gift":{"type":"boolean"}},"xml":{"name":"line"}}}"#,
        "order",
    );
    /// A body, by its media type.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(clippy::large_enum_variant)]
    pub enum OkBody {
        /// `application/receipt+xml`.
        ReceiptXml(super::Receipt),
        /// `application/json`.
        Json(super::Receipt),
    }
    impl Bodies for OkBody {
        fn media() -> &'static [Media] {
            static MEDIA: [Media; 2] = [
                Media::xml(
                    "application/receipt+xml",
                    r#"{"":{"$ref":"1"},"1":{"type":"object","additionalProperties":{"type":"integer"},"required":["number"],"properties":{"number":{"type":"string"}}}}"#,
                    "Receipt",
                ),
                Media::json("application/json"),
            ];
            &MEDIA
        }
    }
    impl ReadBodies for OkBody {
        fn read(content: &Content<'_>) -> Result<Self, BodyFault> {
            match content.index() {
                0 => content.read().map(Self::ReceiptXml),
                _ => content.read().map(Self::Json),
            }
        }
    }
    impl WriteBodies for OkBody {
        fn write(&self) -> Result<Encoded, EncodeFault> {
            match self {
                Self::ReceiptXml(body) => Self::media()[0].write(body),
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
    impl<'de> ReadObject<'de> for super::Order {
        const EXPECTED: &'static str = "an object (`Order`)";
        const MEMBERS: &'static [&'static str] = &[
            "id",
            "comment",
            "tags",
            "lines",
            "state",
            "payment",
            "parent",
        ];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut id = None;
            let mut comment = None;
            let mut tags = None;
            let mut lines = None;
            let mut state = None;
            let mut payment = None;
            let mut parent = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut id)?,
                    1 => members.fill(&mut comment)?,
                    2 => members.fill(&mut tags)?,
                    3 => members.fill(&mut lines)?,
                    4 => members.fill(&mut state)?,
                    5 => members.fill(&mut payment)?,
                    _ => members.fill(&mut parent)?,
                }
            }
            Ok(Self {
                id: members.required(0, id)?,
                comment: comment.unwrap_or_default(),
                tags,
                lines: members.required(3, lines)?,
                state,
                payment,
                parent,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Order {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Order {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("id", &self.id)?;
            object.nullable("comment", &self.comment)?;
            object.optional("tags", &self.tags)?;
            object.required("lines", &self.lines)?;
            object.optional("state", &self.state)?;
            object.optional("payment", &self.payment)?;
            object.optional("parent", &self.parent)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::Line {
        const EXPECTED: &'static str = "an object (`Line`)";
        const MEMBERS: &'static [&'static str] = &["sku", "amount", "gift"];
        const UNKNOWN: Unknown = Unknown::Refuse;
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut sku = None;
            let mut amount = None;
            let mut gift = None;
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut sku)?,
                    1 => members.fill(&mut amount)?,
                    _ => members.fill(&mut gift)?,
                }
            }
            Ok(Self {
                sku: members.required(0, sku)?,
                amount,
                gift,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Line {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Line {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("sku", &self.sku)?;
            object.optional("amount", &self.amount)?;
            object.optional("gift", &self.gift)?;
            object.end()
        }
    }
    impl StringEnum for super::OrderState {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    impl ::core::fmt::Display for super::OrderState {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.pad(self.as_str())
        }
    }
    impl ::core::str::FromStr for super::OrderState {
        type Err = UnknownValue;
        fn from_str(text: &str) -> Result<Self, UnknownValue> {
            parse_enum(text)
        }
    }
    impl<'de> Deserialize<'de> for super::OrderState {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_enum(deserializer)
        }
    }
    impl Serialize for super::OrderState {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            write_enum(self, serializer)
        }
    }
    impl ReadUnion for super::OrderPayment {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Card", Self::Card)
                .or_else(|| choice.attempt("Cash", Self::Cash))
        }
    }
    impl<'de> Deserialize<'de> for super::OrderPayment {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_union(deserializer)
        }
    }
    impl Serialize for super::OrderPayment {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Card(value) => value.serialize(serializer),
                Self::Cash(value) => value.serialize(serializer),
            }
        }
    }
    impl From<super::Card> for super::OrderPayment {
        fn from(value: super::Card) -> Self {
            Self::Card(value)
        }
    }
    impl From<super::Cash> for super::OrderPayment {
        fn from(value: super::Cash) -> Self {
            Self::Cash(value)
        }
    }
    impl<'de> ReadObject<'de> for super::Card {
        const EXPECTED: &'static str = "an object (`Card`)";
        const MEMBERS: &'static [&'static str] = &["card"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut card = None;
            while members.next()?.is_some() {
                members.fill(&mut card)?;
            }
            Ok(Self {
                card: members.required(0, card)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Card {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Card {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("card", &self.card)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::Cash {
        const EXPECTED: &'static str = "an object (`Cash`)";
        const MEMBERS: &'static [&'static str] = &["paid"];
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut paid = None;
            while members.next()?.is_some() {
                members.fill(&mut paid)?;
            }
            Ok(Self {
                paid: members.required(0, paid)?,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Cash {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Cash {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("paid", &self.paid)?;
            object.end()
        }
    }
    impl<'de> ReadObject<'de> for super::Receipt {
        const EXPECTED: &'static str = "an object (`Receipt`)";
        const MEMBERS: &'static [&'static str] = &["number"];
        const UNKNOWN: Unknown = Unknown::Keep;
        fn read<A: MapAccess<'de>>(
            members: &mut Members<'de, A>,
        ) -> Result<Self, A::Error> {
            let mut number = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next()? {
                match member {
                    0 => members.fill(&mut number)?,
                    _ => members.keep(&mut additional_properties)?,
                }
            }
            Ok(Self {
                number: members.required(0, number)?,
                additional_properties,
            })
        }
    }
    impl<'de> Deserialize<'de> for super::Receipt {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read_object(deserializer)
        }
    }
    impl Serialize for super::Receipt {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = ObjectWriter::begin(serializer)?;
            object.required("number", &self.number)?;
            object.kept(&self.additional_properties)?;
            object.end()
        }
    }
}
