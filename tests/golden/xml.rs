/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `shipped` of `POST /orders`, a `POST` request.
    fn shipped(
        &self,
        request: shipped::Request,
    ) -> impl ::core::future::Future<
        Output = Result<shipped::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn shipped(
        &self,
        request: shipped::Request,
    ) -> impl ::core::future::Future<
        Output = Result<shipped::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::shipped(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &shipped::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::shipped(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `shipped` of `POST /orders`, a `POST` request.
    fn shipped(
        &self,
        target: &::callbacks::Target,
        body: &Order,
    ) -> impl ::core::future::Future<
        Output = Result<shipped::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn shipped(
        &self,
        target: &::callbacks::Target,
        body: &Order,
    ) -> Result<shipped::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &shipped::OPERATION)
            .accept("application/receipt+xml, application/json")
            .content(
                &shipped::BODY_MEDIA,
                serialization::schema::ORDER,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    pub id: i64,
    pub comment: ::callbacks::Nullable<String>,
    pub tags: Option<Vec<String>>,
    pub lines: Vec<Line>,
    pub state: Option<OrderState>,
    pub payment: Option<OrderPayment>,
    pub parent: Option<Box<Order>>,
}

impl Order {
    /// Creates a value with the required members.
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

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub sku: String,
    pub amount: Option<f64>,
    pub gift: Option<bool>,
}

impl Line {
    /// Creates a value with the required members.
    pub fn new(sku: impl Into<String>) -> Self {
        Self {
            sku: Into::into(sku),
            amount: None,
            gift: None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderState {
    /// `sent`
    Sent,
    /// `lost`
    Lost,
}

impl OrderState {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Sent, Self::Lost];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Lost => "lost",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderPayment {
    Card(Card),
    Cash(Cash),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Card {
    pub card: i64,
}

impl Card {
    /// Creates a value from its members.
    pub fn new(card: i64) -> Self {
        Self { card }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cash {
    pub paid: bool,
}

impl Cash {
    /// Creates a value from its members.
    pub fn new(paid: bool) -> Self {
        Self { paid }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Receipt {
    pub number: String,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, i64>,
}

impl Receipt {
    /// Creates a value with the required members.
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
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        Bodies, BodyFault, Chosen, Content, DecodeAnswer, DecodeRequest, EncodeAnswer,
        IncomingRequest, Media, OutgoingAnswer, ReadBodies, Rejection, WriteBodies,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/callbackUrl}")
        .with_path_template("/orders");

    /// Evaluates `{$request.body#/callbackUrl}` over the request to `POST /orders`. Returns the URL to
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
    pub const BASE_PATH: &str = "/shipped";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("shipped", "POST", "/shipped");

    static BODY: Payload<super::Order> = Payload::new(
        super::serialization::schema::ORDER,
    );

    /// A request of the callback `shipped` of `POST /orders`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Order,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Order) -> Self {
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

    pub(super) static BODY_MEDIA: Media = Media::xml(
        "application/xml",
        r#"{"":{"$ref":"1"},"1":{"type":"object","required":["id","lines"],"properties":{"id":{"type":"integer","xml":{"attribute":true}},"comment":{"type":["string","null"]},"tags":{"type":"array","items":{"type":"string","xml":{"name":"tag"}}},"lines":{"type":"array","items":{"$ref":"2"},"xml":{"wrapped":true}},"state":{"type":"string"},"payment":{"oneOf":[{"$ref":"3"},{"$ref":"4"}]},"parent":{"$ref":"1"}},"xml":{"name":"order","namespace":"urn:orders","prefix":"o"}},"4":{"type":"object","required":["paid"],"properties":{"paid":{"type":"boolean"}}},"3":{"type":"object","required":["card"],"properties":{"card":{"type":"integer"}}},"2":{"type":"object","required":["sku"],"properties":{"sku":{"type":"string"},"amount":{"type":"number"},"gift":{"type":"boolean"}},"xml":{"name":"line"}}}"#,
        "order",
    );

    /// A body in one of several media types.
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
                        .read(&Payload::new(super::serialization::schema::RECEIPT))
                        .map(Self::ReceiptXml)
                }
                _ => {
                    content
                        .read(&Payload::new(super::serialization::schema::RECEIPT))
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
                            super::serialization::schema::RECEIPT,
                            ::callbacks::__private::AsInstance::as_instance(body),
                        )
                }
                Self::Json(body) => {
                    Self::media()[1]
                        .of(
                            super::serialization::schema::RECEIPT,
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

    payload!(object super::Order, schema::ORDER);
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
            to == schema::LINE && self.amount.is_none_or(|value| value.is_finite())
        }
    }

    payload!(object super::Line, schema::LINE);
    received!(object super::Line);

    impl StringEnum for super::OrderState {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::OrderState, schema::ORDER_STATE);
    received!(string super::OrderState);

    impl ReadUnion for super::OrderPayment {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Card", schema::CARD, Self::Card)
                .or_else(|| choice.attempt("Cash", schema::CASH, Self::Cash))
                .filter(|_| choice.allows(schema::ORDER_PAYMENT))
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
    payload!(super::OrderPayment, schema::ORDER_PAYMENT);
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
            to == schema::CARD
        }
    }

    payload!(object super::Card, schema::CARD);
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
            to == schema::CASH
        }
    }

    payload!(object super::Cash, schema::CASH);
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
            to == schema::RECEIPT && self.additional_properties.is_empty()
        }
    }

    payload!(object super::Receipt, schema::RECEIPT);
    received!(object super::Receipt);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static LINE: SchemaRef = at(Index::LINE);
        pub static ORDER_STATE: SchemaRef = at(Index::ORDER_STATE);
        pub static CARD: SchemaRef = at(Index::CARD);
        pub static CASH: SchemaRef = at(Index::CASH);
        pub static ORDER_PAYMENT: SchemaRef = at(Index::ORDER_PAYMENT);
        pub static ORDER: SchemaRef = at(Index::ORDER);
        pub static RECEIPT: SchemaRef = at(Index::RECEIPT);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            LINE,
            ORDER_STATE,
            CARD,
            CASH,
            ORDER_PAYMENT,
            ORDER,
            RECEIPT,
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
            Schema::new(
                "OrderPayment",
                r#"{"oneOf":[{"$ref":"Card"},{"$ref":"Cash"}]}"#,
            ),
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
}

::callbacks::__private::sample!(
    shipped, Self { body }, body = Payload::new(serialization::schema::ORDER), [], [], []
);
::callbacks::__private::encode_request!(
    shipped, client, request, ::callbacks::__private::Call::of(client, &
    shipped::OPERATION).accept("application/receipt+xml, application/json").content(&
    shipped::BODY_MEDIA, serialization::schema::ORDER,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
