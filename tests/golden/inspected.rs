/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `itemsUnique`, a `POST` request.
    fn items_unique(
        &self,
        request: items_unique::Request,
    ) -> impl ::core::future::Future<
        Output = Result<items_unique::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `cratesUnique`, a `POST` request.
    fn crates_unique(
        &self,
        request: crates_unique::Request,
    ) -> impl ::core::future::Future<
        Output = Result<crates_unique::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `crateContains`, a `POST` request.
    fn crate_contains(
        &self,
        request: crate_contains::Request,
    ) -> impl ::core::future::Future<
        Output = Result<crate_contains::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `orderRefused`, a `POST` request.
    fn order_refused(
        &self,
        request: order_refused::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_refused::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `sizeListed`, a `POST` request.
    fn size_listed(
        &self,
        request: size_listed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<size_listed::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `parcelWeighed`, a `POST` request.
    fn parcel_weighed(
        &self,
        request: parcel_weighed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_weighed::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn items_unique(
        &self,
        request: items_unique::Request,
    ) -> impl ::core::future::Future<
        Output = Result<items_unique::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::items_unique(&**self, request)
    }

    fn crates_unique(
        &self,
        request: crates_unique::Request,
    ) -> impl ::core::future::Future<
        Output = Result<crates_unique::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::crates_unique(&**self, request)
    }

    fn crate_contains(
        &self,
        request: crate_contains::Request,
    ) -> impl ::core::future::Future<
        Output = Result<crate_contains::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::crate_contains(&**self, request)
    }

    fn order_refused(
        &self,
        request: order_refused::Request,
    ) -> impl ::core::future::Future<
        Output = Result<order_refused::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::order_refused(&**self, request)
    }

    fn size_listed(
        &self,
        request: size_listed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<size_listed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::size_listed(&**self, request)
    }

    fn parcel_weighed(
        &self,
        request: parcel_weighed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_weighed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::parcel_weighed(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &items_unique::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::items_unique(&*handler, request).await
            },
        )
        .on(
            &crates_unique::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::crates_unique(&*handler, request).await
            },
        )
        .on(
            &crate_contains::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::crate_contains(&*handler, request).await
            },
        )
        .on(
            &order_refused::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::order_refused(&*handler, request).await
            },
        )
        .on(
            &size_listed::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::size_listed(&*handler, request).await
            },
        )
        .on(
            &parcel_weighed::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::parcel_weighed(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `itemsUnique`, a `POST` request.
    fn items_unique(
        &self,
        target: &::callbacks::Target,
        body: &[Item],
    ) -> impl ::core::future::Future<
        Output = Result<items_unique::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `cratesUnique`, a `POST` request.
    fn crates_unique(
        &self,
        target: &::callbacks::Target,
        body: &CratesUnique,
    ) -> impl ::core::future::Future<
        Output = Result<crates_unique::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `crateContains`, a `POST` request.
    fn crate_contains(
        &self,
        target: &::callbacks::Target,
        body: &[CrateContainsItem],
    ) -> impl ::core::future::Future<
        Output = Result<crate_contains::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `orderRefused`, a `POST` request.
    fn order_refused(
        &self,
        target: &::callbacks::Target,
        body: &OrderRefused,
    ) -> impl ::core::future::Future<
        Output = Result<order_refused::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `sizeListed`, a `POST` request.
    fn size_listed(
        &self,
        target: &::callbacks::Target,
        body: &SizeListed,
    ) -> impl ::core::future::Future<
        Output = Result<size_listed::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `parcelWeighed`, a `POST` request.
    fn parcel_weighed(
        &self,
        target: &::callbacks::Target,
        body: &ParcelWeighed,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_weighed::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn items_unique(
        &self,
        target: &::callbacks::Target,
        body: &[Item],
    ) -> Result<items_unique::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &items_unique::OPERATION)
            .json(
                "application/json",
                serialization::schema::ITEMS_UNIQUE,
                ::callbacks::__private::AsInstance::as_instance(&body),
            )?;
        call.send(self, target).await
    }

    async fn crates_unique(
        &self,
        target: &::callbacks::Target,
        body: &CratesUnique,
    ) -> Result<crates_unique::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &crates_unique::OPERATION)
            .json(
                "application/json",
                serialization::schema::CRATES_UNIQUE,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn crate_contains(
        &self,
        target: &::callbacks::Target,
        body: &[CrateContainsItem],
    ) -> Result<crate_contains::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &crate_contains::OPERATION)
            .json(
                "application/json",
                serialization::schema::CRATE_CONTAINS,
                ::callbacks::__private::AsInstance::as_instance(&body),
            )?;
        call.send(self, target).await
    }

    async fn order_refused(
        &self,
        target: &::callbacks::Target,
        body: &OrderRefused,
    ) -> Result<order_refused::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &order_refused::OPERATION)
            .json(
                "application/json",
                serialization::schema::ORDER_REFUSED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn size_listed(
        &self,
        target: &::callbacks::Target,
        body: &SizeListed,
    ) -> Result<size_listed::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &size_listed::OPERATION)
            .json(
                "application/json",
                serialization::schema::SIZE_LISTED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn parcel_weighed(
        &self,
        target: &::callbacks::Target,
        body: &ParcelWeighed,
    ) -> Result<parcel_weighed::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &parcel_weighed::OPERATION)
            .json(
                "application/json",
                serialization::schema::PARCEL_WEIGHED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    pub id: Option<i64>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl Item {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CratesUnique {
    pub crates: Option<Vec<CratesItem>>,
}

impl CratesUnique {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CratesItem {
    pub things: Option<Vec<CratesItemThingsItem>>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl CratesItem {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CratesItemThingsItem {
    pub thing: Option<i64>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl CratesItemThingsItem {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CrateContainsItem {
    pub label: Option<String>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl CrateContainsItem {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrderRefused {
    pub buyer: Option<OrderRefusedBuyer>,
}

impl OrderRefused {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrderRefusedBuyer {
    pub name: Option<String>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl OrderRefusedBuyer {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct SizeListed {
    pub size: SizeListedSize,
}

impl SizeListed {
    /// Creates a value from its members.
    pub fn new(size: SizeListedSize) -> Self {
        Self { size }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SizeListedSize {
    pub width: Option<i64>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl SizeListedSize {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParcelWeighed {
    pub r#box: Option<ParcelWeighedBox>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        ::std::collections::BTreeMap<String, ::callbacks::Value>,
    >,
}

impl ParcelWeighed {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParcelWeighedBox {
    pub width: Option<i64>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl ParcelWeighedBox {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// The webhook `itemsUnique`, a `POST` request.
pub mod items_unique {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "itemsUnique",
        "POST",
        "/items-unique",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/items-unique";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<Vec<super::Item>> = Payload::new(
        super::serialization::schema::ITEMS_UNIQUE,
    );

    /// A request of the webhook `itemsUnique`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Vec<super::Item>,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: Vec<super::Item>) -> Self {
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

/// The webhook `cratesUnique`, a `POST` request.
pub mod crates_unique {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "cratesUnique",
        "POST",
        "/crates-unique",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/crates-unique";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::CratesUnique> = Payload::new(
        super::serialization::schema::CRATES_UNIQUE,
    );

    /// A request of the webhook `cratesUnique`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::CratesUnique,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::CratesUnique) -> Self {
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

/// The webhook `crateContains`, a `POST` request.
pub mod crate_contains {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "crateContains",
        "POST",
        "/crate-contains",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/crate-contains";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<Vec<super::CrateContainsItem>> = Payload::new(
        super::serialization::schema::CRATE_CONTAINS,
    );

    /// A request of the webhook `crateContains`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Vec<super::CrateContainsItem>,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: Vec<super::CrateContainsItem>) -> Self {
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

/// The webhook `orderRefused`, a `POST` request.
pub mod order_refused {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "orderRefused",
        "POST",
        "/order-refused",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/order-refused";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::OrderRefused> = Payload::new(
        super::serialization::schema::ORDER_REFUSED,
    );

    /// A request of the webhook `orderRefused`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::OrderRefused,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::OrderRefused) -> Self {
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

/// The webhook `sizeListed`, a `POST` request.
pub mod size_listed {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "sizeListed",
        "POST",
        "/size-listed",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/size-listed";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::SizeListed> = Payload::new(
        super::serialization::schema::SIZE_LISTED,
    );

    /// A request of the webhook `sizeListed`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::SizeListed,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::SizeListed) -> Self {
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

/// The webhook `parcelWeighed`, a `POST` request.
pub mod parcel_weighed {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "parcelWeighed",
        "POST",
        "/parcel-weighed",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/parcel-weighed";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::ParcelWeighed> = Payload::new(
        super::serialization::schema::PARCEL_WEIGHED,
    );

    /// A request of the webhook `parcelWeighed`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::ParcelWeighed,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::ParcelWeighed) -> Self {
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
        AsInstance, Members, Object, ReadObject, SchemaRef, Unknown, Visit, payload,
        present, received,
    };

    impl<'de> ReadObject<'de> for super::Item {
        const EXPECTED: &'static str = "an object (`Item`)";

        const MEMBERS: &'static [&'static str] = &["id"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self { id, additional_properties })
        }
    }

    impl Object for super::Item {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("id", &self.id, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ITEM && self.additional_properties.is_empty()
        }
    }

    payload!(object super::Item, schema::ITEM);
    received!(object super::Item);

    impl<'de> ReadObject<'de> for super::CratesUnique {
        const EXPECTED: &'static str = "an object (`CratesUnique`)";

        const MEMBERS: &'static [&'static str] = &["crates"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut crates = None;
            while members.next().is_some() {
                members.fill(&mut crates);
            }
            Some(Self { crates })
        }
    }

    impl Object for super::CratesUnique {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("crates", &self.crates, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CRATES_UNIQUE
                && self
                    .crates
                    .as_ref()
                    .is_none_or(|value| {
                        schema::CRATES_UNIQUE
                            .admits_member("crates", value.as_instance())
                    })
        }
    }

    payload!(object super::CratesUnique, schema::CRATES_UNIQUE);
    received!(object super::CratesUnique);

    impl<'de> ReadObject<'de> for super::CratesItem {
        const EXPECTED: &'static str = "an object (`CratesItem`)";

        const MEMBERS: &'static [&'static str] = &["things"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut things = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut things),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                things,
                additional_properties,
            })
        }
    }

    impl Object for super::CratesItem {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("things", &self.things, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CRATES_ITEM
                && self
                    .things
                    .as_ref()
                    .is_none_or(|value| {
                        value
                            .iter()
                            .all(|value| value.conforms(schema::CRATES_ITEM_THINGS_ITEM))
                    }) && self.additional_properties.is_empty()
        }
    }

    payload!(object super::CratesItem, schema::CRATES_ITEM);
    received!(object super::CratesItem);

    impl<'de> ReadObject<'de> for super::CratesItemThingsItem {
        const EXPECTED: &'static str = "an object (`CratesItemThingsItem`)";

        const MEMBERS: &'static [&'static str] = &["thing"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut thing = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut thing),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                thing,
                additional_properties,
            })
        }
    }

    impl Object for super::CratesItemThingsItem {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("thing", &self.thing, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CRATES_ITEM_THINGS_ITEM
                && self.additional_properties.is_empty()
        }
    }

    payload!(object super::CratesItemThingsItem, schema::CRATES_ITEM_THINGS_ITEM);
    received!(object super::CratesItemThingsItem);

    impl<'de> ReadObject<'de> for super::CrateContainsItem {
        const EXPECTED: &'static str = "an object (`CrateContainsItem`)";

        const MEMBERS: &'static [&'static str] = &["label"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut label = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut label),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                label,
                additional_properties,
            })
        }
    }

    impl Object for super::CrateContainsItem {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("label", &self.label, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CRATE_CONTAINS_ITEM && self.additional_properties.is_empty()
        }
    }

    payload!(object super::CrateContainsItem, schema::CRATE_CONTAINS_ITEM);
    received!(object super::CrateContainsItem);

    impl<'de> ReadObject<'de> for super::OrderRefused {
        const EXPECTED: &'static str = "an object (`OrderRefused`)";

        const MEMBERS: &'static [&'static str] = &["buyer"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut buyer = None;
            while members.next().is_some() {
                members.fill(&mut buyer);
            }
            Some(Self { buyer })
        }
    }

    impl Object for super::OrderRefused {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("buyer", &self.buyer, visit)
        }
    }

    payload!(object super::OrderRefused, schema::ORDER_REFUSED);
    received!(object super::OrderRefused);

    impl<'de> ReadObject<'de> for super::OrderRefusedBuyer {
        const EXPECTED: &'static str = "an object (`OrderRefusedBuyer`)";

        const MEMBERS: &'static [&'static str] = &["name"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                name,
                additional_properties,
            })
        }
    }

    impl Object for super::OrderRefusedBuyer {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("name", &self.name, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ORDER_REFUSED_BUYER && self.additional_properties.is_empty()
        }
    }

    payload!(object super::OrderRefusedBuyer, schema::ORDER_REFUSED_BUYER);
    received!(object super::OrderRefusedBuyer);

    impl<'de> ReadObject<'de> for super::SizeListed {
        const EXPECTED: &'static str = "an object (`SizeListed`)";

        const MEMBERS: &'static [&'static str] = &["size"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut size = None;
            while members.next().is_some() {
                members.fill(&mut size);
            }
            Some(Self {
                size: members.required(0, size)?,
            })
        }
    }

    impl Object for super::SizeListed {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("size", self.size.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::SIZE_LISTED
                && schema::SIZE_LISTED_SIZE.admits(self.size.as_instance())
        }
    }

    payload!(object super::SizeListed, schema::SIZE_LISTED);
    received!(object super::SizeListed);

    impl<'de> ReadObject<'de> for super::SizeListedSize {
        const EXPECTED: &'static str = "an object (`SizeListedSize`)";

        const MEMBERS: &'static [&'static str] = &["width"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut width = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut width),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                width,
                additional_properties,
            })
        }
    }

    impl Object for super::SizeListedSize {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("width", &self.width, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::SizeListedSize, schema::SIZE_LISTED_SIZE);
    received!(object super::SizeListedSize);

    impl<'de> ReadObject<'de> for super::ParcelWeighed {
        const EXPECTED: &'static str = "an object (`ParcelWeighed`)";

        const MEMBERS: &'static [&'static str] = &["box"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut r#box = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut r#box),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                r#box,
                additional_properties,
            })
        }
    }

    impl Object for super::ParcelWeighed {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("box", &self.r#box, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::ParcelWeighed, schema::PARCEL_WEIGHED);
    received!(object super::ParcelWeighed);

    impl<'de> ReadObject<'de> for super::ParcelWeighedBox {
        const EXPECTED: &'static str = "an object (`ParcelWeighedBox`)";

        const MEMBERS: &'static [&'static str] = &["width"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut width = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut width),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                width,
                additional_properties,
            })
        }
    }

    impl Object for super::ParcelWeighedBox {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("width", &self.width, visit)?;
            Object::each(&self.additional_properties, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_WEIGHED_BOX && self.additional_properties.is_empty()
        }
    }

    payload!(object super::ParcelWeighedBox, schema::PARCEL_WEIGHED_BOX);
    received!(object super::ParcelWeighedBox);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static ITEM: SchemaRef = at(Index::ITEM);
        pub static ITEMS_UNIQUE: SchemaRef = at(Index::ITEMS_UNIQUE);
        pub static CRATES_ITEM_THINGS_ITEM: SchemaRef = at(
            Index::CRATES_ITEM_THINGS_ITEM,
        );
        pub static CRATES_ITEM: SchemaRef = at(Index::CRATES_ITEM);
        pub static CRATES_UNIQUE: SchemaRef = at(Index::CRATES_UNIQUE);
        pub static CRATE_CONTAINS_ITEM: SchemaRef = at(Index::CRATE_CONTAINS_ITEM);
        pub static CRATE_CONTAINS: SchemaRef = at(Index::CRATE_CONTAINS);
        pub static ORDER_REFUSED_BUYER: SchemaRef = at(Index::ORDER_REFUSED_BUYER);
        pub static ORDER_REFUSED: SchemaRef = at(Index::ORDER_REFUSED);
        pub static SIZE_LISTED_SIZE: SchemaRef = at(Index::SIZE_LISTED_SIZE);
        pub static SIZE_LISTED: SchemaRef = at(Index::SIZE_LISTED);
        pub static PARCEL_WEIGHED_BOX: SchemaRef = at(Index::PARCEL_WEIGHED_BOX);
        pub static PARCEL_WEIGHED: SchemaRef = at(Index::PARCEL_WEIGHED);
        pub static CRATES: SchemaRef = at(Index::CRATES);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            ITEM,
            ITEMS_UNIQUE,
            CRATES_ITEM_THINGS_ITEM,
            CRATES_ITEM,
            CRATES_UNIQUE,
            CRATE_CONTAINS_ITEM,
            CRATE_CONTAINS,
            ORDER_REFUSED_BUYER,
            ORDER_REFUSED,
            SIZE_LISTED_SIZE,
            SIZE_LISTED,
            PARCEL_WEIGHED_BOX,
            PARCEL_WEIGHED,
            CRATES,
        }

        static SCHEMAS: [Schema; 14] = [
            Schema::new(
                "Item",
                r#"{"type":"object","properties":{"id":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "ItemsUnique",
                r#"{"type":"array","uniqueItems":true,"items":{"$ref":"Item"}}"#,
            ),
            Schema::new(
                "CratesItemThingsItem",
                r#"{"type":"object","properties":{"thing":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "CratesItem",
                r#"{"type":"object","properties":{"things":{"type":"array","items":{"$ref":"CratesItemThingsItem"}}}}"#,
            ),
            Schema::new(
                "CratesUnique",
                r#"{"type":"object","properties":{"crates":{"uniqueItems":true,"allOf":[{"$ref":"Crates"}]}}}"#,
            ),
            Schema::new(
                "CrateContainsItem",
                r#"{"type":"object","properties":{"label":{"type":"string"}}}"#,
            ),
            Schema::new(
                "CrateContains",
                r#"{"type":"array","items":{"$ref":"CrateContainsItem"},"contains":{"required":["sealed"],"properties":{"sealed":{"const":true}}}}"#,
            ),
            Schema::new(
                "OrderRefusedBuyer",
                r#"{"type":"object","properties":{"name":{"type":"string"}}}"#,
            ),
            Schema::new(
                "OrderRefused",
                r#"{"type":"object","properties":{"buyer":{"$ref":"OrderRefusedBuyer"}},"not":{"required":["buyer"],"properties":{"buyer":{"required":["banned"]}}}}"#,
            ),
            Schema::new(
                "SizeListedSize",
                r#"{"type":"object","enum":[{"width":1},{"width":2,"height":3}],"properties":{"width":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "SizeListed",
                r#"{"type":"object","required":["size"],"properties":{"size":{"$ref":"SizeListedSize"}}}"#,
            ),
            Schema::new(
                "ParcelWeighedBox",
                r#"{"type":"object","properties":{"width":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "ParcelWeighed",
                r#"{"allOf":[{"type":"object","properties":{"box":{"$ref":"ParcelWeighedBox"}}},{"additionalProperties":{"type":"object","required":["weight"]}}]}"#,
            ),
            Schema::new("Crates", r#"{"type":"array","items":{"$ref":"CratesItem"}}"#),
        ];
    }
}

::callbacks::__private::sample!(
    items_unique, Self { body }, body = items_unique::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    items_unique, client, request, ::callbacks::__private::Call::of(client, &
    items_unique::OPERATION).json("application/json",
    serialization::schema::ITEMS_UNIQUE,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    crates_unique, Self { body }, body = crates_unique::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    crates_unique, client, request, ::callbacks::__private::Call::of(client, &
    crates_unique::OPERATION).json("application/json",
    serialization::schema::CRATES_UNIQUE,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    crate_contains, Self { body }, body = crate_contains::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    crate_contains, client, request, ::callbacks::__private::Call::of(client, &
    crate_contains::OPERATION).json("application/json",
    serialization::schema::CRATE_CONTAINS,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    order_refused, Self { body }, body = order_refused::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    order_refused, client, request, ::callbacks::__private::Call::of(client, &
    order_refused::OPERATION).json("application/json",
    serialization::schema::ORDER_REFUSED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    size_listed, Self { body }, body = size_listed::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    size_listed, client, request, ::callbacks::__private::Call::of(client, &
    size_listed::OPERATION).json("application/json", serialization::schema::SIZE_LISTED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    parcel_weighed, Self { body }, body = parcel_weighed::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    parcel_weighed, client, request, ::callbacks::__private::Call::of(client, &
    parcel_weighed::OPERATION).json("application/json",
    serialization::schema::PARCEL_WEIGHED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
