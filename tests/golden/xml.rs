/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `shipped` of `POST /orders`: a `POST` request.
    fn shipped(
        &self,
        callback: shipped::Request,
    ) -> impl ::core::future::Future<
        Output = Result<shipped::Response, ::callbacks::HandlerError>,
    > + Send;
}
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn shipped(
        &self,
        callback: shipped::Request,
    ) -> impl ::core::future::Future<
        Output = Result<shipped::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::shipped(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &shipped::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::shipped(&*handler, callback).await
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
        let call = ::callbacks::__private::Call::of(self, &shipped::OPERATION)
            .accept("application/receipt+xml, application/json")
            .content(
                &shipped::BODY_MEDIA,
                serialization::schema(5),
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
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
impl Order {
    /// A value with the members that are required, and no others.
    pub fn new(id: i64, lines: Vec<Line>) -> Self {
        Self {
            id,
            lines,
            comment: ::callbacks::Nullable::Absent,
            tags: None,
            state: None,
            payment: None,
            parent: None,
        }
    }
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
impl Line {
    /// A value with the members that are required, and no others.
    pub fn new(sku: impl Into<String>) -> Self {
        Self {
            sku: Into::into(sku),
            amount: None,
            gift: None,
        }
    }
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderPayment {
    /// A value of `Card`.
    Card(Card),
    /// A value of `Cash`.
    Cash(Cash),
}
/// The schema at `#/components/schemas/Card`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Card {
    /// The member `card`.
    pub card: i64,
}
impl Card {
    /// A value of its members.
    pub fn new(card: i64) -> Self {
        Self { card }
    }
}
/// The schema at `#/components/schemas/Cash`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cash {
    /// The member `paid`.
    pub paid: bool,
}
impl Cash {
    /// A value of its members.
    pub fn new(paid: bool) -> Self {
        Self { paid }
    }
}
/// The schema at `#/components/schemas/Receipt`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Receipt {
    /// The member `number`.
    pub number: String,
    /// Members that the schema does not name.
    pub additional_properties: ::std::collections::BTreeMap<String, i64>,
}
impl Receipt {
    /// A value with the members that are required, and no others.
    pub fn new(number: impl Into<String>) -> Self {
        Self {
            number: Into::into(number),
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
/// The callback `shipped` of `POST /orders`.
pub mod shipped {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Payload, Target,
        UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        Bodies, BodyFault, Chosen, Content, DecodeAnswer, DecodeRequest, EncodeReply,
        Incoming, Media, ReadBodies, Rejection, Reply, WriteBodies,
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
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/shipped";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new("shipped", "POST", "/shipped");
    static BODY: Payload<super::Order> = Payload::new(super::serialization::schema(5));
    /// What is sent. The callback `shipped` of `POST /orders`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Order,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::Order) -> Self {
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
                0 => {
                    content
                        .read(&Payload::new(super::serialization::schema(6)))
                        .map(Self::ReceiptXml)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema(6)))
                        .map(Self::Json)
                }
            }
        }
    }
    impl WriteBodies for OkBody {
        fn chosen(&self) -> Chosen<'_> {
            match self {
                Self::ReceiptXml(body) => {
                    Self::media()[0]
                        .of(
                            super::serialization::schema(6),
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
    ::callbacks::__private::sample!(super::Order, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
::callbacks::__private::encode_request!(
    shipped, client, request, ::callbacks::__private::Call::of(client, &
    shipped::OPERATION).accept("application/receipt+xml, application/json").content(&
    shipped::BODY_MEDIA, serialization::schema(5),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Choice, Instance, Members, Object, ReadObject, ReadUnion, Schema,
        SchemaRef, StringEnum, Unknown, Visit, payload, present, received, variant,
    };
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
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut comment = None;
            let mut tags = None;
            let mut lines = None;
            let mut state = None;
            let mut payment = None;
            let mut parent = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut comment),
                    2 => members.fill(&mut tags),
                    3 => members.fill(&mut lines),
                    4 => members.fill(&mut state),
                    5 => members.fill(&mut payment),
                    _ => members.fill(&mut parent),
                }
            }
            Some(Self {
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
    impl Object for super::Order {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            visit("comment", self.comment.as_instance())?;
            present("tags", &self.tags, visit)?;
            visit("lines", self.lines.as_instance())?;
            present("state", &self.state, visit)?;
            present("payment", &self.payment, visit)?;
            present("parent", &self.parent, visit)
        }
    }
    payload!(object super::Order, schema(5));
    received!(object super::Order);
    impl<'de> ReadObject<'de> for super::Line {
        const EXPECTED: &'static str = "an object (`Line`)";
        const MEMBERS: &'static [&'static str] = &["sku", "amount", "gift"];
        const UNKNOWN: Unknown = Unknown::Refuse;
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut sku = None;
            let mut amount = None;
            let mut gift = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut sku),
                    1 => members.fill(&mut amount),
                    _ => members.fill(&mut gift),
                }
            }
            Some(Self {
                sku: members.required(0, sku)?,
                amount,
                gift,
            })
        }
    }
    impl Object for super::Line {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("sku", self.sku.as_instance())?;
            present("amount", &self.amount, visit)?;
            present("gift", &self.gift, visit)
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(0) && self.amount.is_none_or(|value| value.is_finite())
        }
    }
    payload!(object super::Line, schema(0));
    received!(object super::Line);
    impl StringEnum for super::OrderState {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    payload!(string super::OrderState, schema(1));
    received!(string super::OrderState);
    impl ReadUnion for super::OrderPayment {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Card", schema(2), Self::Card)
                .or_else(|| choice.attempt("Cash", schema(3), Self::Cash))
                .filter(|_| choice.allows(schema(4)))
        }
    }
    impl AsInstance for super::OrderPayment {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Card(value) => value.as_instance(),
                Self::Cash(value) => value.as_instance(),
            }
        }
    }
    variant!(super::OrderPayment, Card, super::Card);
    variant!(super::OrderPayment, Cash, super::Cash);
    payload!(super::OrderPayment, schema(4));
    received!(union super::OrderPayment);
    impl<'de> ReadObject<'de> for super::Card {
        const EXPECTED: &'static str = "an object (`Card`)";
        const MEMBERS: &'static [&'static str] = &["card"];
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut card = None;
            while members.next().is_some() {
                members.fill(&mut card);
            }
            Some(Self {
                card: members.required(0, card)?,
            })
        }
    }
    impl Object for super::Card {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("card", self.card.as_instance())
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(2)
        }
    }
    payload!(object super::Card, schema(2));
    received!(object super::Card);
    impl<'de> ReadObject<'de> for super::Cash {
        const EXPECTED: &'static str = "an object (`Cash`)";
        const MEMBERS: &'static [&'static str] = &["paid"];
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut paid = None;
            while members.next().is_some() {
                members.fill(&mut paid);
            }
            Some(Self {
                paid: members.required(0, paid)?,
            })
        }
    }
    impl Object for super::Cash {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("paid", self.paid.as_instance())
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(3)
        }
    }
    payload!(object super::Cash, schema(3));
    received!(object super::Cash);
    impl<'de> ReadObject<'de> for super::Receipt {
        const EXPECTED: &'static str = "an object (`Receipt`)";
        const MEMBERS: &'static [&'static str] = &["number"];
        const UNKNOWN: Unknown = Unknown::Keep;
        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut number = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut number),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                number: members.required(0, number)?,
                additional_properties,
            })
        }
    }
    impl Object for super::Receipt {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("number", self.number.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }
        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema(6) && self.additional_properties.is_empty()
        }
    }
    payload!(object super::Receipt, schema(6));
    received!(object super::Receipt);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
    }
    static SCHEMAS: [Schema; 7] = [
        Schema::new(
            "Line",
            r#"{"type":"object","required":["sku"],"additionalProperties":false,"xml":{"name":"line"},"properties":{"sku":{"type":"string"},"amount":{"type":"number"},"gift":{"type":"boolean"}}}"#,
        ),
        Schema::new("OrderState", r#"{"type":"string","enum":["sent","lost"]}"#),
        Schema::new(
            "Card",
            r#"{"type":"object","required":["card"],"properties":{"card":{"type":"integer"}}}"#,
        ),
        Schema::new(
            "Cash",
            r#"{"type":"object","required":["paid"],"properties":{"paid":{"type":"boolean"}}}"#,
        ),
        Schema::new("OrderPayment", r#"{"oneOf":[{"$ref":"Card"},{"$ref":"Cash"}]}"#),
        Schema::new(
            "Order",
            r#"{"type":"object","required":["id","lines"],"xml":{"name":"order","namespace":"urn:orders","prefix":"o"},"properties":{"id":{"type":"integer","xml":{"attribute":true}},"comment":{"type":["string","null"]},"tags":{"type":"array","items":{"type":"string","xml":{"name":"tag"}}},"lines":{"type":"array","xml":{"wrapped":true},"items":{"$ref":"Line"}},"state":{"$ref":"OrderState"},"payment":{"$ref":"OrderPayment"},"parent":{"$ref":"Order"}}}"#,
        ),
        Schema::new(
            "Receipt",
            r#"{"type":"object","required":["number"],"properties":{"number":{"type":"string"}},"additionalProperties":{"type":"integer"}}"#,
        ),
    ];
}
