/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `usersListed`, a `POST` request.
    fn users_listed(
        &self,
        request: users_listed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<users_listed::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `ordersListed`, a `POST` request.
    fn orders_listed(
        &self,
        request: orders_listed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<orders_listed::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `reported`, a `POST` request.
    fn reported(
        &self,
        request: reported::Request,
    ) -> impl ::core::future::Future<
        Output = Result<reported::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `treeGrown`, a `POST` request.
    fn tree_grown(
        &self,
        request: tree_grown::Request,
    ) -> impl ::core::future::Future<
        Output = Result<tree_grown::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `labeledTreeGrown`, a `POST` request.
    fn labeled_tree_grown(
        &self,
        request: labeled_tree_grown::Request,
    ) -> impl ::core::future::Future<
        Output = Result<labeled_tree_grown::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn users_listed(
        &self,
        request: users_listed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<users_listed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::users_listed(&**self, request)
    }

    fn orders_listed(
        &self,
        request: orders_listed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<orders_listed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::orders_listed(&**self, request)
    }

    fn reported(
        &self,
        request: reported::Request,
    ) -> impl ::core::future::Future<
        Output = Result<reported::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::reported(&**self, request)
    }

    fn tree_grown(
        &self,
        request: tree_grown::Request,
    ) -> impl ::core::future::Future<
        Output = Result<tree_grown::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::tree_grown(&**self, request)
    }

    fn labeled_tree_grown(
        &self,
        request: labeled_tree_grown::Request,
    ) -> impl ::core::future::Future<
        Output = Result<labeled_tree_grown::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::labeled_tree_grown(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &users_listed::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::users_listed(&*handler, request).await
            },
        )
        .on(
            &orders_listed::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::orders_listed(&*handler, request).await
            },
        )
        .on(
            &reported::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::reported(&*handler, request).await
            },
        )
        .on(
            &tree_grown::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::tree_grown(&*handler, request).await
            },
        )
        .on(
            &labeled_tree_grown::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::labeled_tree_grown(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `usersListed`, a `POST` request.
    fn users_listed(
        &self,
        target: &::callbacks::Target,
        body: &UserPage,
    ) -> impl ::core::future::Future<
        Output = Result<users_listed::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `ordersListed`, a `POST` request.
    fn orders_listed(
        &self,
        target: &::callbacks::Target,
        body: &OrderPage,
    ) -> impl ::core::future::Future<
        Output = Result<orders_listed::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `reported`, a `POST` request.
    fn reported(
        &self,
        target: &::callbacks::Target,
        body: &Reported,
    ) -> impl ::core::future::Future<
        Output = Result<reported::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `treeGrown`, a `POST` request.
    fn tree_grown(
        &self,
        target: &::callbacks::Target,
        body: &Tree,
    ) -> impl ::core::future::Future<
        Output = Result<tree_grown::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `labeledTreeGrown`, a `POST` request.
    fn labeled_tree_grown(
        &self,
        target: &::callbacks::Target,
        body: &LabeledTree,
    ) -> impl ::core::future::Future<
        Output = Result<labeled_tree_grown::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn users_listed(
        &self,
        target: &::callbacks::Target,
        body: &UserPage,
    ) -> Result<users_listed::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &users_listed::OPERATION)
            .json(
                "application/json",
                serialization::schema::USER_PAGE,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn orders_listed(
        &self,
        target: &::callbacks::Target,
        body: &OrderPage,
    ) -> Result<orders_listed::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &orders_listed::OPERATION)
            .json(
                "application/json",
                serialization::schema::ORDER_PAGE,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn reported(
        &self,
        target: &::callbacks::Target,
        body: &Reported,
    ) -> Result<reported::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &reported::OPERATION)
            .json(
                "application/json",
                serialization::schema::REPORTED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn tree_grown(
        &self,
        target: &::callbacks::Target,
        body: &Tree,
    ) -> Result<tree_grown::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &tree_grown::OPERATION)
            .json(
                "application/json",
                serialization::schema::TREE,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn labeled_tree_grown(
        &self,
        target: &::callbacks::Target,
        body: &LabeledTree,
    ) -> Result<labeled_tree_grown::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &labeled_tree_grown::OPERATION)
            .json(
                "application/json",
                serialization::schema::LABELED_TREE,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserPage {
    pub total: Option<i64>,
    pub items: Vec<User>,
    pub link: Option<Link>,
}

impl UserPage {
    /// Creates a value with the required members.
    pub fn new(items: Vec<User>) -> Self {
        Self {
            items,
            total: None,
            link: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct User {
    pub name: String,
    pub link: Option<Link>,
}

impl User {
    /// Creates a value with the required members.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: Into::into(name),
            link: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    pub href: String,
}

impl Link {
    /// Creates a value from its members.
    pub fn new(href: impl Into<String>) -> Self {
        Self { href: Into::into(href) }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderPage {
    pub total: Option<i64>,
    pub items: Vec<OrderPageItemsItem>,
    pub link: Option<Link>,
}

impl OrderPage {
    /// Creates a value with the required members.
    pub fn new(items: Vec<OrderPageItemsItem>) -> Self {
        Self {
            items,
            total: None,
            link: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderPageItemsItem {
    pub number: i64,
}

impl OrderPageItemsItem {
    /// Creates a value from its members.
    pub fn new(number: i64) -> Self {
        Self { number }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reported {
    pub users: Option<UserPage>,
    pub orders: Option<OrderPage>,
    pub others: Option<Page>,
}

impl Reported {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub total: Option<i64>,
    pub items: Vec<::callbacks::Value>,
    pub link: Option<Link>,
}

impl Page {
    /// Creates a value with the required members.
    pub fn new(items: Vec<::callbacks::Value>) -> Self {
        Self {
            items,
            total: None,
            link: None,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tree {
    pub data: Option<i64>,
    pub children: Option<Vec<Tree>>,
}

impl Tree {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabeledTree {
    pub label: String,
    pub data: Option<i64>,
    pub children: Option<Vec<LabeledTree>>,
}

impl LabeledTree {
    /// Creates a value with the required members.
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: Into::into(label),
            data: None,
            children: None,
        }
    }
}

/// The webhook `usersListed`, a `POST` request.
pub mod users_listed {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "usersListed",
        "POST",
        "/users-listed",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/users-listed";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::UserPage> = Payload::new(
        super::serialization::schema::USER_PAGE,
    );

    /// A request of the webhook `usersListed`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::UserPage,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::UserPage) -> Self {
            Self { body }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Noted
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

/// The webhook `ordersListed`, a `POST` request.
pub mod orders_listed {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "ordersListed",
        "POST",
        "/orders-listed",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/orders-listed";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::OrderPage> = Payload::new(
        super::serialization::schema::ORDER_PAGE,
    );

    /// A request of the webhook `ordersListed`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::OrderPage,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::OrderPage) -> Self {
            Self { body }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Noted
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

/// The webhook `reported`, a `POST` request.
pub mod reported {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("reported", "POST", "/reported");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/reported";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Reported> = Payload::new(
        super::serialization::schema::REPORTED,
    );

    /// A request of the webhook `reported`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Reported,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Reported) -> Self {
            Self { body }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Noted
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

/// The webhook `treeGrown`, a `POST` request.
pub mod tree_grown {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("treeGrown", "POST", "/tree-grown");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/tree-grown";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Tree> = Payload::new(
        super::serialization::schema::TREE,
    );

    /// A request of the webhook `treeGrown`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Tree,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Tree) -> Self {
            Self { body }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Noted
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

/// The webhook `labeledTreeGrown`, a `POST` request.
pub mod labeled_tree_grown {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "labeledTreeGrown",
        "POST",
        "/labeled-tree-grown",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/labeled-tree-grown";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::LabeledTree> = Payload::new(
        super::serialization::schema::LABELED_TREE,
    );

    /// A request of the webhook `labeledTreeGrown`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::LabeledTree,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::LabeledTree) -> Self {
            Self { body }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// Noted
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

mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Members, Object, ReadObject, SchemaRef, Visit, payload, present,
        received,
    };

    impl<'de> ReadObject<'de> for super::UserPage {
        const EXPECTED: &'static str = "an object (`UserPage`)";

        const MEMBERS: &'static [&'static str] = &["total", "items", "link"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut total = None;
            let mut items = None;
            let mut link = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut total),
                    1 => members.fill(&mut items),
                    _ => members.fill(&mut link),
                }
            }
            Some(Self {
                total,
                items: members.required(1, items)?,
                link,
            })
        }
    }

    impl Object for super::UserPage {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("total", &self.total, visit)?;
            visit("items", self.items.as_instance())?;
            present("link", &self.link, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::USER_PAGE
        }
    }

    payload!(object super::UserPage, schema::USER_PAGE);
    received!(object super::UserPage);

    impl<'de> ReadObject<'de> for super::User {
        const EXPECTED: &'static str = "an object (`User`)";

        const MEMBERS: &'static [&'static str] = &["name", "link"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut link = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    _ => members.fill(&mut link),
                }
            }
            Some(Self {
                name: members.required(0, name)?,
                link,
            })
        }
    }

    impl Object for super::User {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("name", self.name.as_instance())?;
            present("link", &self.link, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::USER
        }
    }

    payload!(object super::User, schema::USER);
    received!(object super::User);

    impl<'de> ReadObject<'de> for super::Link {
        const EXPECTED: &'static str = "an object (`Link`)";

        const MEMBERS: &'static [&'static str] = &["href"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut href = None;
            while members.next().is_some() {
                members.fill(&mut href);
            }
            Some(Self {
                href: members.required(0, href)?,
            })
        }
    }

    impl Object for super::Link {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("href", self.href.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::LINK
        }
    }

    payload!(object super::Link, schema::LINK);
    received!(object super::Link);

    impl<'de> ReadObject<'de> for super::OrderPage {
        const EXPECTED: &'static str = "an object (`OrderPage`)";

        const MEMBERS: &'static [&'static str] = &["total", "items", "link"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut total = None;
            let mut items = None;
            let mut link = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut total),
                    1 => members.fill(&mut items),
                    _ => members.fill(&mut link),
                }
            }
            Some(Self {
                total,
                items: members.required(1, items)?,
                link,
            })
        }
    }

    impl Object for super::OrderPage {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("total", &self.total, visit)?;
            visit("items", self.items.as_instance())?;
            present("link", &self.link, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ORDER_PAGE
        }
    }

    payload!(object super::OrderPage, schema::ORDER_PAGE);
    received!(object super::OrderPage);

    impl<'de> ReadObject<'de> for super::OrderPageItemsItem {
        const EXPECTED: &'static str = "an object (`OrderPageItemsItem`)";

        const MEMBERS: &'static [&'static str] = &["number"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut number = None;
            while members.next().is_some() {
                members.fill(&mut number);
            }
            Some(Self {
                number: members.required(0, number)?,
            })
        }
    }

    impl Object for super::OrderPageItemsItem {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("number", self.number.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ORDER_PAGE_ITEMS_ITEM
        }
    }

    payload!(object super::OrderPageItemsItem, schema::ORDER_PAGE_ITEMS_ITEM);
    received!(object super::OrderPageItemsItem);

    impl<'de> ReadObject<'de> for super::Reported {
        const EXPECTED: &'static str = "an object (`Reported`)";

        const MEMBERS: &'static [&'static str] = &["users", "orders", "others"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut users = None;
            let mut orders = None;
            let mut others = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut users),
                    1 => members.fill(&mut orders),
                    _ => members.fill(&mut others),
                }
            }
            Some(Self { users, orders, others })
        }
    }

    impl Object for super::Reported {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("users", &self.users, visit)?;
            present("orders", &self.orders, visit)?;
            present("others", &self.others, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::REPORTED
        }
    }

    payload!(object super::Reported, schema::REPORTED);
    received!(object super::Reported);

    impl<'de> ReadObject<'de> for super::Page {
        const EXPECTED: &'static str = "an object (`Page`)";

        const MEMBERS: &'static [&'static str] = &["total", "items", "link"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut total = None;
            let mut items = None;
            let mut link = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut total),
                    1 => members.fill(&mut items),
                    _ => members.fill(&mut link),
                }
            }
            Some(Self {
                total,
                items: members.required(1, items)?,
                link,
            })
        }
    }

    impl Object for super::Page {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("total", &self.total, visit)?;
            visit("items", self.items.as_instance())?;
            present("link", &self.link, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PAGE
        }
    }

    payload!(object super::Page, schema::PAGE);
    received!(object super::Page);

    impl<'de> ReadObject<'de> for super::Tree {
        const EXPECTED: &'static str = "an object (`Tree`)";

        const MEMBERS: &'static [&'static str] = &["data", "children"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut data = None;
            let mut children = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut data),
                    _ => members.fill(&mut children),
                }
            }
            Some(Self { data, children })
        }
    }

    impl Object for super::Tree {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("data", &self.data, visit)?;
            present("children", &self.children, visit)
        }
    }

    payload!(object super::Tree, schema::TREE);
    received!(object super::Tree);

    impl<'de> ReadObject<'de> for super::LabeledTree {
        const EXPECTED: &'static str = "an object (`LabeledTree`)";

        const MEMBERS: &'static [&'static str] = &["label", "data", "children"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut label = None;
            let mut data = None;
            let mut children = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut label),
                    1 => members.fill(&mut data),
                    _ => members.fill(&mut children),
                }
            }
            Some(Self {
                label: members.required(0, label)?,
                data,
                children,
            })
        }
    }

    impl Object for super::LabeledTree {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("label", self.label.as_instance())?;
            present("data", &self.data, visit)?;
            present("children", &self.children, visit)
        }
    }

    payload!(object super::LabeledTree, schema::LABELED_TREE);
    received!(object super::LabeledTree);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static LINK: SchemaRef = at(Index::LINK);
        pub static USER: SchemaRef = at(Index::USER);
        pub static USER_PAGE: SchemaRef = at(Index::USER_PAGE);
        pub static ORDER_PAGE_ITEMS_ITEM: SchemaRef = at(Index::ORDER_PAGE_ITEMS_ITEM);
        pub static ORDER_PAGE: SchemaRef = at(Index::ORDER_PAGE);
        pub static PAGE: SchemaRef = at(Index::PAGE);
        pub static REPORTED: SchemaRef = at(Index::REPORTED);
        pub static TREE: SchemaRef = at(Index::TREE);
        pub static LABELED_TREE: SchemaRef = at(Index::LABELED_TREE);
        pub static TREE2: SchemaRef = at(Index::TREE2);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            LINK,
            USER,
            USER_PAGE,
            ORDER_PAGE_ITEMS_ITEM,
            ORDER_PAGE,
            PAGE,
            REPORTED,
            TREE,
            LABELED_TREE,
            TREE2,
        }

        static SCHEMAS: [Schema; 10] = [
            Schema::new(
                "Link",
                r#"{"type":"object","required":["href"],"properties":{"href":{"type":"string"}}}"#,
            ),
            Schema::new(
                "User",
                r#"{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"link":{"$ref":"Link"}}}"#,
            ),
            Schema::new(
                "UserPage",
                r#"{"type":"object","required":["items"],"properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"$ref":"User"}},"link":{"$ref":"Link"}}}"#,
            ),
            Schema::new(
                "OrderPageItemsItem",
                r#"{"type":"object","required":["number"],"properties":{"number":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "OrderPage",
                r#"{"type":"object","required":["items"],"properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"$ref":"OrderPageItemsItem"}},"link":{"$ref":"Link"}}}"#,
            ),
            Schema::new(
                "Page",
                r#"{"type":"object","required":["items"],"properties":{"total":{"type":"integer"},"items":{"type":"array","items":true},"link":{"$ref":"Link"}}}"#,
            ),
            Schema::new(
                "Reported",
                r#"{"type":"object","properties":{"users":{"$ref":"UserPage"},"orders":{"$ref":"OrderPage"},"others":{"$ref":"Page"}}}"#,
            ),
            Schema::new(
                "Tree",
                r#"{"type":"object","properties":{"data":{"type":"integer"},"children":{"type":"array","items":{"$ref":"Tree"}}}}"#,
            ),
            Schema::new(
                "LabeledTree",
                r#"{"required":["label"],"properties":{"label":{"type":"string"}},"allOf":[{"$ref":"tree"}]}"#,
            ),
            Schema::new(
                "tree",
                r#"{"type":"object","properties":{"data":{"type":"integer"},"children":{"type":"array","items":{"$ref":"LabeledTree"}}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    users_listed, Self { body }, body = users_listed::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    users_listed, client, request, ::callbacks::__private::Call::of(client, &
    users_listed::OPERATION).json("application/json", serialization::schema::USER_PAGE,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    orders_listed, Self { body }, body = orders_listed::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    orders_listed, client, request, ::callbacks::__private::Call::of(client, &
    orders_listed::OPERATION).json("application/json", serialization::schema::ORDER_PAGE,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    reported, Self { body }, body = reported::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    reported, client, request, ::callbacks::__private::Call::of(client, &
    reported::OPERATION).json("application/json", serialization::schema::REPORTED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    tree_grown, Self { body }, body = tree_grown::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    tree_grown, client, request, ::callbacks::__private::Call::of(client, &
    tree_grown::OPERATION).json("application/json", serialization::schema::TREE,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    labeled_tree_grown, Self { body }, body = labeled_tree_grown::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    labeled_tree_grown, client, request, ::callbacks::__private::Call::of(client, &
    labeled_tree_grown::OPERATION).json("application/json",
    serialization::schema::LABELED_TREE,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
