/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `ticketOpened`, a `POST` request.
    fn ticket_opened(
        &self,
        request: ticket_opened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_opened::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `ticketClosed`, a `POST` request.
    fn ticket_closed(
        &self,
        request: ticket_closed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_closed::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `ticketReopened`, a `POST` request.
    fn ticket_reopened(
        &self,
        request: ticket_reopened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_reopened::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `parcelSent`, a `POST` request.
    fn parcel_sent(
        &self,
        request: parcel_sent::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_sent::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `parcelLost`, a `POST` request.
    fn parcel_lost(
        &self,
        request: parcel_lost::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_lost::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `parcelReturned`, a `POST` request.
    fn parcel_returned(
        &self,
        request: parcel_returned::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_returned::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn ticket_opened(
        &self,
        request: ticket_opened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_opened::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::ticket_opened(&**self, request)
    }

    fn ticket_closed(
        &self,
        request: ticket_closed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_closed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::ticket_closed(&**self, request)
    }

    fn ticket_reopened(
        &self,
        request: ticket_reopened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_reopened::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::ticket_reopened(&**self, request)
    }

    fn parcel_sent(
        &self,
        request: parcel_sent::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_sent::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::parcel_sent(&**self, request)
    }

    fn parcel_lost(
        &self,
        request: parcel_lost::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_lost::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::parcel_lost(&**self, request)
    }

    fn parcel_returned(
        &self,
        request: parcel_returned::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_returned::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::parcel_returned(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &ticket_opened::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::ticket_opened(&*handler, request).await
            },
        )
        .on(
            &ticket_closed::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::ticket_closed(&*handler, request).await
            },
        )
        .on(
            &ticket_reopened::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::ticket_reopened(&*handler, request).await
            },
        )
        .on(
            &parcel_sent::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::parcel_sent(&*handler, request).await
            },
        )
        .on(
            &parcel_lost::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::parcel_lost(&*handler, request).await
            },
        )
        .on(
            &parcel_returned::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::parcel_returned(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `ticketOpened`, a `POST` request.
    fn ticket_opened(
        &self,
        target: &::callbacks::Target,
        body: &TicketOpened,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_opened::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `ticketClosed`, a `POST` request.
    fn ticket_closed(
        &self,
        target: &::callbacks::Target,
        body: &TicketClosed,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_closed::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `ticketReopened`, a `POST` request.
    fn ticket_reopened(
        &self,
        target: &::callbacks::Target,
        body: &TicketReopened,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_reopened::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `parcelSent`, a `POST` request.
    fn parcel_sent(
        &self,
        target: &::callbacks::Target,
        body: &ParcelSent,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_sent::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `parcelLost`, a `POST` request.
    fn parcel_lost(
        &self,
        target: &::callbacks::Target,
        body: &ParcelLost,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_lost::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `parcelReturned`, a `POST` request.
    fn parcel_returned(
        &self,
        target: &::callbacks::Target,
        body: &ParcelReturned,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_returned::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn ticket_opened(
        &self,
        target: &::callbacks::Target,
        body: &TicketOpened,
    ) -> Result<ticket_opened::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &ticket_opened::OPERATION)
            .json(
                "application/json",
                serialization::schema::TICKET_OPENED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn ticket_closed(
        &self,
        target: &::callbacks::Target,
        body: &TicketClosed,
    ) -> Result<ticket_closed::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &ticket_closed::OPERATION)
            .json(
                "application/json",
                serialization::schema::TICKET_CLOSED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn ticket_reopened(
        &self,
        target: &::callbacks::Target,
        body: &TicketReopened,
    ) -> Result<ticket_reopened::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &ticket_reopened::OPERATION)
            .json(
                "application/json",
                serialization::schema::TICKET_REOPENED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn parcel_sent(
        &self,
        target: &::callbacks::Target,
        body: &ParcelSent,
    ) -> Result<parcel_sent::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &parcel_sent::OPERATION)
            .json(
                "application/json",
                serialization::schema::PARCEL_SENT,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn parcel_lost(
        &self,
        target: &::callbacks::Target,
        body: &ParcelLost,
    ) -> Result<parcel_lost::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &parcel_lost::OPERATION)
            .json(
                "application/json",
                serialization::schema::PARCEL_LOST,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn parcel_returned(
        &self,
        target: &::callbacks::Target,
        body: &ParcelReturned,
    ) -> Result<parcel_returned::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &parcel_returned::OPERATION)
            .json(
                "application/json",
                serialization::schema::PARCEL_RETURNED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketOpened {
    /// The ticket that was opened.
    pub ticket: Ticket,
    /// Who caused this.
    pub sender: TicketAuthor,
}

impl TicketOpened {
    /// Creates a value from its members.
    pub fn new(ticket: Ticket, sender: TicketAuthor) -> Self {
        Self { ticket, sender }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket {
    pub id: i64,
    pub state: Option<TicketState>,
    pub author: TicketAuthor,
}

impl Ticket {
    /// Creates a value with the required members.
    pub fn new(id: i64, author: TicketAuthor) -> Self {
        Self { id, author, state: None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TicketState {
    /// `open`
    Open,
    /// `closed`
    Closed,
}

impl TicketState {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Open, Self::Closed];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketAuthor {
    /// At most `39` characters.
    pub login: String,
    /// What they may do.
    pub role: Role,
}

impl TicketAuthor {
    /// Creates a value from its members.
    pub fn new(login: impl Into<String>, role: Role) -> Self {
        Self {
            login: Into::into(login),
            role,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// `guest`
    Guest,
    /// `member`
    Member,
    /// `owner`
    Owner,
}

impl Role {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Guest, Self::Member, Self::Owner];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Guest => "guest",
            Self::Member => "member",
            Self::Owner => "owner",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketClosed {
    /// Ticket
    ///
    /// The ticket that was closed.
    pub ticket: Ticket,
    pub sender: TicketClosedSender,
    pub reason: Option<Reason>,
}

impl TicketClosed {
    /// Creates a value with the required members.
    pub fn new(ticket: Ticket, sender: TicketClosedSender) -> Self {
        Self {
            ticket,
            sender,
            reason: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketClosedSender {
    /// At most `64` characters.
    pub login: String,
    pub role: Role,
}

impl TicketClosedSender {
    /// Creates a value from its members.
    pub fn new(login: impl Into<String>, role: Role) -> Self {
        Self {
            login: Into::into(login),
            role,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    DuplicateOf(ReasonDuplicateOf),
    Comment(ReasonComment),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReasonDuplicateOf {
    pub duplicate_of: i64,
}

impl ReasonDuplicateOf {
    /// Creates a value from its members.
    pub fn new(duplicate_of: i64) -> Self {
        Self { duplicate_of }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReasonComment {
    pub comment: String,
}

impl ReasonComment {
    /// Creates a value from its members.
    pub fn new(comment: impl Into<String>) -> Self {
        Self {
            comment: Into::into(comment),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketReopened {
    pub ticket: TicketReopenedTicket,
    pub reason: Option<Reason>,
}

impl TicketReopened {
    /// Creates a value with the required members.
    pub fn new(ticket: TicketReopenedTicket) -> Self {
        Self { ticket, reason: None }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketReopenedTicket {
    pub id: i64,
    pub state: Option<TicketReopenedTicketState>,
    pub author: Option<TicketAuthor>,
}

impl TicketReopenedTicket {
    /// Creates a value with the required members.
    pub fn new(id: i64) -> Self {
        Self {
            id,
            state: None,
            author: None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TicketReopenedTicketState {
    /// `open`
    Open,
    /// `closed`
    Closed,
    /// `reopened`
    Reopened,
}

impl TicketReopenedTicketState {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Open, Self::Closed, Self::Reopened];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParcelSent {
    /// Who pays.
    pub billing_address: Option<ParcelSentAddress>,
    /// Who gets it.
    pub shipping_address: Option<ParcelSentAddress>,
    pub weights: Option<Vec<ParcelItem>>,
    /// A place on earth.
    pub place: Option<Place>,
}

impl ParcelSent {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelSentAddress {
    pub street: String,
    pub zip: Option<String>,
}

impl ParcelSentAddress {
    /// Creates a value with the required members.
    pub fn new(street: impl Into<String>) -> Self {
        Self {
            street: Into::into(street),
            zip: None,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelItem {
    pub grams: Option<u64>,
}

impl ParcelItem {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// A place on earth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
}

impl Place {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParcelLost {
    pub contents: Option<Vec<ParcelItem>>,
    /// A place on earth.
    pub place: Option<Place>,
    pub carrier: Option<ParcelCarrier>,
}

impl ParcelLost {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelCarrier {
    pub phone: Option<String>,
}

impl ParcelCarrier {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelReturned {
    pub carrier: Option<ParcelCarrier>,
    pub insurer: Option<ParcelReturnedInsurer>,
    pub approver: Option<Carrier>,
    pub history: Option<ParcelReturnedHistory>,
}

impl ParcelReturned {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelReturnedInsurer {
    pub name: Option<String>,
}

impl ParcelReturnedInsurer {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Carrier {
    pub name: Option<String>,
}

impl Carrier {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelReturnedHistory {
    pub before: Option<Box<ParcelReturnedHistory>>,
}

impl ParcelReturnedHistory {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// The webhook `ticketOpened`, a `POST` request.
pub mod ticket_opened {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "ticketOpened",
        "POST",
        "/ticket-opened",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/ticket-opened";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::TicketOpened> = Payload::new(
        super::serialization::schema::TICKET_OPENED,
    );

    /// A request of the webhook `ticketOpened`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::TicketOpened,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::TicketOpened) -> Self {
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
}

/// The webhook `ticketClosed`, a `POST` request.
pub mod ticket_closed {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "ticketClosed",
        "POST",
        "/ticket-closed",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/ticket-closed";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::TicketClosed> = Payload::new(
        super::serialization::schema::TICKET_CLOSED,
    );

    /// A request of the webhook `ticketClosed`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::TicketClosed,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::TicketClosed) -> Self {
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
}

/// The webhook `ticketReopened`, a `POST` request.
pub mod ticket_reopened {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "ticketReopened",
        "POST",
        "/ticket-reopened",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/ticket-reopened";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::TicketReopened> = Payload::new(
        super::serialization::schema::TICKET_REOPENED,
    );

    /// A request of the webhook `ticketReopened`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::TicketReopened,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::TicketReopened) -> Self {
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
}

/// The webhook `parcelSent`, a `POST` request.
pub mod parcel_sent {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "parcelSent",
        "POST",
        "/parcel-sent",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/parcel-sent";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::ParcelSent> = Payload::new(
        super::serialization::schema::PARCEL_SENT,
    );

    /// A request of the webhook `parcelSent`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::ParcelSent,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::ParcelSent) -> Self {
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
}

/// The webhook `parcelLost`, a `POST` request.
pub mod parcel_lost {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "parcelLost",
        "POST",
        "/parcel-lost",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/parcel-lost";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::ParcelLost> = Payload::new(
        super::serialization::schema::PARCEL_LOST,
    );

    /// A request of the webhook `parcelLost`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::ParcelLost,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::ParcelLost) -> Self {
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
}

/// The webhook `parcelReturned`, a `POST` request.
pub mod parcel_returned {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "parcelReturned",
        "POST",
        "/parcel-returned",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/parcel-returned";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::ParcelReturned> = Payload::new(
        super::serialization::schema::PARCEL_RETURNED,
    );

    /// A request of the webhook `parcelReturned`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::ParcelReturned,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::ParcelReturned) -> Self {
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
}

mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Choice, Instance, Members, Object, ReadObject, ReadUnion, SchemaRef,
        StringEnum, Visit, has_length, payload, present, received, variant,
    };

    impl<'de> ReadObject<'de> for super::TicketOpened {
        const EXPECTED: &'static str = "an object (`TicketOpened`)";

        const MEMBERS: &'static [&'static str] = &["ticket", "sender"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut ticket = None;
            let mut sender = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut ticket),
                    _ => members.fill(&mut sender),
                }
            }
            Some(Self {
                ticket: members.required(0, ticket)?,
                sender: members.required(1, sender)?,
            })
        }
    }

    impl Object for super::TicketOpened {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("ticket", self.ticket.as_instance())?;
            visit("sender", self.sender.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TICKET_OPENED && self.ticket.conforms(schema::TICKET)
                && self.sender.conforms(schema::TICKET_AUTHOR)
        }
    }

    payload!(object super::TicketOpened, schema::TICKET_OPENED);
    received!(object super::TicketOpened);

    impl<'de> ReadObject<'de> for super::Ticket {
        const EXPECTED: &'static str = "an object (`Ticket`)";

        const MEMBERS: &'static [&'static str] = &["id", "state", "author"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut state = None;
            let mut author = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut state),
                    _ => members.fill(&mut author),
                }
            }
            Some(Self {
                id: members.required(0, id)?,
                state,
                author: members.required(2, author)?,
            })
        }
    }

    impl Object for super::Ticket {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            present("state", &self.state, visit)?;
            visit("author", self.author.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TICKET && self.author.conforms(schema::TICKET_AUTHOR)
        }
    }

    payload!(object super::Ticket, schema::TICKET);
    received!(object super::Ticket);

    impl StringEnum for super::TicketState {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::TicketState, schema::TICKET_STATE);
    received!(string super::TicketState);

    impl<'de> ReadObject<'de> for super::TicketAuthor {
        const EXPECTED: &'static str = "an object (`TicketAuthor`)";

        const MEMBERS: &'static [&'static str] = &["login", "role"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut login = None;
            let mut role = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut login),
                    _ => members.fill(&mut role),
                }
            }
            Some(Self {
                login: members.required(0, login)?,
                role: members.required(1, role)?,
            })
        }
    }

    impl Object for super::TicketAuthor {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("login", self.login.as_instance())?;
            visit("role", self.role.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TICKET_AUTHOR && has_length(&self.login, 0..=39)
        }
    }

    payload!(object super::TicketAuthor, schema::TICKET_AUTHOR);
    received!(object super::TicketAuthor);

    impl StringEnum for super::Role {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::Role, schema::ROLE);
    received!(string super::Role);

    impl<'de> ReadObject<'de> for super::TicketClosed {
        const EXPECTED: &'static str = "an object (`TicketClosed`)";

        const MEMBERS: &'static [&'static str] = &["ticket", "sender", "reason"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut ticket = None;
            let mut sender = None;
            let mut reason = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut ticket),
                    1 => members.fill(&mut sender),
                    _ => members.fill(&mut reason),
                }
            }
            Some(Self {
                ticket: members.required(0, ticket)?,
                sender: members.required(1, sender)?,
                reason,
            })
        }
    }

    impl Object for super::TicketClosed {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("ticket", self.ticket.as_instance())?;
            visit("sender", self.sender.as_instance())?;
            present("reason", &self.reason, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TICKET_CLOSED && self.ticket.conforms(schema::TICKET)
                && self.sender.conforms(schema::TICKET_CLOSED_SENDER)
                && self
                    .reason
                    .as_ref()
                    .is_none_or(|value| schema::REASON.admits(value.as_instance()))
        }
    }

    payload!(object super::TicketClosed, schema::TICKET_CLOSED);
    received!(object super::TicketClosed);

    impl<'de> ReadObject<'de> for super::TicketClosedSender {
        const EXPECTED: &'static str = "an object (`TicketClosedSender`)";

        const MEMBERS: &'static [&'static str] = &["login", "role"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut login = None;
            let mut role = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut login),
                    _ => members.fill(&mut role),
                }
            }
            Some(Self {
                login: members.required(0, login)?,
                role: members.required(1, role)?,
            })
        }
    }

    impl Object for super::TicketClosedSender {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("login", self.login.as_instance())?;
            visit("role", self.role.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TICKET_CLOSED_SENDER && has_length(&self.login, 0..=64)
        }
    }

    payload!(object super::TicketClosedSender, schema::TICKET_CLOSED_SENDER);
    received!(object super::TicketClosedSender);

    impl ReadUnion for super::Reason {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("DuplicateOf", schema::REASON_DUPLICATE_OF, Self::DuplicateOf)
                .or_else(|| {
                    choice.attempt("Comment", schema::REASON_COMMENT, Self::Comment)
                })
                .filter(|_| choice.allows(schema::REASON))
        }
    }

    impl AsInstance for super::Reason {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::DuplicateOf(value) => value.as_instance(),
                Self::Comment(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Reason, DuplicateOf, super::ReasonDuplicateOf);
    variant!(super::Reason, Comment, super::ReasonComment);
    payload!(super::Reason, schema::REASON);
    received!(union super::Reason);

    impl<'de> ReadObject<'de> for super::ReasonDuplicateOf {
        const EXPECTED: &'static str = "an object (`ReasonDuplicateOf`)";

        const MEMBERS: &'static [&'static str] = &["duplicateOf"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut duplicate_of = None;
            while members.next().is_some() {
                members.fill(&mut duplicate_of);
            }
            Some(Self {
                duplicate_of: members.required(0, duplicate_of)?,
            })
        }
    }

    impl Object for super::ReasonDuplicateOf {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("duplicateOf", self.duplicate_of.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::REASON_DUPLICATE_OF
        }
    }

    payload!(object super::ReasonDuplicateOf, schema::REASON_DUPLICATE_OF);
    received!(object super::ReasonDuplicateOf);

    impl<'de> ReadObject<'de> for super::ReasonComment {
        const EXPECTED: &'static str = "an object (`ReasonComment`)";

        const MEMBERS: &'static [&'static str] = &["comment"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut comment = None;
            while members.next().is_some() {
                members.fill(&mut comment);
            }
            Some(Self {
                comment: members.required(0, comment)?,
            })
        }
    }

    impl Object for super::ReasonComment {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("comment", self.comment.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::REASON_COMMENT
        }
    }

    payload!(object super::ReasonComment, schema::REASON_COMMENT);
    received!(object super::ReasonComment);

    impl<'de> ReadObject<'de> for super::TicketReopened {
        const EXPECTED: &'static str = "an object (`TicketReopened`)";

        const MEMBERS: &'static [&'static str] = &["ticket", "reason"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut ticket = None;
            let mut reason = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut ticket),
                    _ => members.fill(&mut reason),
                }
            }
            Some(Self {
                ticket: members.required(0, ticket)?,
                reason,
            })
        }
    }

    impl Object for super::TicketReopened {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("ticket", self.ticket.as_instance())?;
            present("reason", &self.reason, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TICKET_REOPENED
                && self.ticket.conforms(schema::TICKET_REOPENED_TICKET)
                && self
                    .reason
                    .as_ref()
                    .is_none_or(|value| schema::REASON.admits(value.as_instance()))
        }
    }

    payload!(object super::TicketReopened, schema::TICKET_REOPENED);
    received!(object super::TicketReopened);

    impl<'de> ReadObject<'de> for super::TicketReopenedTicket {
        const EXPECTED: &'static str = "an object (`TicketReopenedTicket`)";

        const MEMBERS: &'static [&'static str] = &["id", "state", "author"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut state = None;
            let mut author = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut state),
                    _ => members.fill(&mut author),
                }
            }
            Some(Self {
                id: members.required(0, id)?,
                state,
                author,
            })
        }
    }

    impl Object for super::TicketReopenedTicket {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            present("state", &self.state, visit)?;
            present("author", &self.author, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TICKET_REOPENED_TICKET
                && self
                    .author
                    .as_ref()
                    .is_none_or(|value| value.conforms(schema::TICKET_AUTHOR))
        }
    }

    payload!(object super::TicketReopenedTicket, schema::TICKET_REOPENED_TICKET);
    received!(object super::TicketReopenedTicket);

    impl StringEnum for super::TicketReopenedTicketState {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(
        string super::TicketReopenedTicketState, schema::TICKET_REOPENED_TICKET_STATE
    );
    received!(string super::TicketReopenedTicketState);

    impl<'de> ReadObject<'de> for super::ParcelSent {
        const EXPECTED: &'static str = "an object (`ParcelSent`)";

        const MEMBERS: &'static [&'static str] = &[
            "billingAddress",
            "shippingAddress",
            "weights",
            "place",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut billing_address = None;
            let mut shipping_address = None;
            let mut weights = None;
            let mut place = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut billing_address),
                    1 => members.fill(&mut shipping_address),
                    2 => members.fill(&mut weights),
                    _ => members.fill(&mut place),
                }
            }
            Some(Self {
                billing_address,
                shipping_address,
                weights,
                place,
            })
        }
    }

    impl Object for super::ParcelSent {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("billingAddress", &self.billing_address, visit)?;
            present("shippingAddress", &self.shipping_address, visit)?;
            present("weights", &self.weights, visit)?;
            present("place", &self.place, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_SENT
                && self.place.as_ref().is_none_or(|value| value.conforms(schema::PLACE))
        }
    }

    payload!(object super::ParcelSent, schema::PARCEL_SENT);
    received!(object super::ParcelSent);

    impl<'de> ReadObject<'de> for super::ParcelSentAddress {
        const EXPECTED: &'static str = "an object (`ParcelSentAddress`)";

        const MEMBERS: &'static [&'static str] = &["street", "zip"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut street = None;
            let mut zip = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut street),
                    _ => members.fill(&mut zip),
                }
            }
            Some(Self {
                street: members.required(0, street)?,
                zip,
            })
        }
    }

    impl Object for super::ParcelSentAddress {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("street", self.street.as_instance())?;
            present("zip", &self.zip, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_SENT_ADDRESS
        }
    }

    payload!(object super::ParcelSentAddress, schema::PARCEL_SENT_ADDRESS);
    received!(object super::ParcelSentAddress);

    impl<'de> ReadObject<'de> for super::ParcelItem {
        const EXPECTED: &'static str = "an object (`ParcelItem`)";

        const MEMBERS: &'static [&'static str] = &["grams"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut grams = None;
            while members.next().is_some() {
                members.fill(&mut grams);
            }
            Some(Self { grams })
        }
    }

    impl Object for super::ParcelItem {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("grams", &self.grams, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_ITEM
        }
    }

    payload!(object super::ParcelItem, schema::PARCEL_ITEM);
    received!(object super::ParcelItem);

    impl<'de> ReadObject<'de> for super::Place {
        const EXPECTED: &'static str = "an object (`Place`)";

        const MEMBERS: &'static [&'static str] = &["latitude", "longitude"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut latitude = None;
            let mut longitude = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut latitude),
                    _ => members.fill(&mut longitude),
                }
            }
            Some(Self { latitude, longitude })
        }
    }

    impl Object for super::Place {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("latitude", &self.latitude, visit)?;
            present("longitude", &self.longitude, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PLACE && self.latitude.is_none_or(|value| value.is_finite())
                && self.longitude.is_none_or(|value| value.is_finite())
        }
    }

    payload!(object super::Place, schema::PLACE);
    received!(object super::Place);

    impl<'de> ReadObject<'de> for super::ParcelLost {
        const EXPECTED: &'static str = "an object (`ParcelLost`)";

        const MEMBERS: &'static [&'static str] = &["contents", "place", "carrier"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut contents = None;
            let mut place = None;
            let mut carrier = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut contents),
                    1 => members.fill(&mut place),
                    _ => members.fill(&mut carrier),
                }
            }
            Some(Self { contents, place, carrier })
        }
    }

    impl Object for super::ParcelLost {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("contents", &self.contents, visit)?;
            present("place", &self.place, visit)?;
            present("carrier", &self.carrier, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_LOST
                && self.place.as_ref().is_none_or(|value| value.conforms(schema::PLACE))
        }
    }

    payload!(object super::ParcelLost, schema::PARCEL_LOST);
    received!(object super::ParcelLost);

    impl<'de> ReadObject<'de> for super::ParcelCarrier {
        const EXPECTED: &'static str = "an object (`ParcelCarrier`)";

        const MEMBERS: &'static [&'static str] = &["phone"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut phone = None;
            while members.next().is_some() {
                members.fill(&mut phone);
            }
            Some(Self { phone })
        }
    }

    impl Object for super::ParcelCarrier {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("phone", &self.phone, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_CARRIER
        }
    }

    payload!(object super::ParcelCarrier, schema::PARCEL_CARRIER);
    received!(object super::ParcelCarrier);

    impl<'de> ReadObject<'de> for super::ParcelReturned {
        const EXPECTED: &'static str = "an object (`ParcelReturned`)";

        const MEMBERS: &'static [&'static str] = &[
            "carrier",
            "insurer",
            "approver",
            "history",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut carrier = None;
            let mut insurer = None;
            let mut approver = None;
            let mut history = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut carrier),
                    1 => members.fill(&mut insurer),
                    2 => members.fill(&mut approver),
                    _ => members.fill(&mut history),
                }
            }
            Some(Self {
                carrier,
                insurer,
                approver,
                history,
            })
        }
    }

    impl Object for super::ParcelReturned {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("carrier", &self.carrier, visit)?;
            present("insurer", &self.insurer, visit)?;
            present("approver", &self.approver, visit)?;
            present("history", &self.history, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_RETURNED
                && self
                    .carrier
                    .as_ref()
                    .is_none_or(|value| {
                        schema::PARCEL_RETURNED
                            .admits_member("carrier", value.as_instance())
                    })
                && self
                    .history
                    .as_ref()
                    .is_none_or(|value| {
                        schema::PARCEL_RETURNED_HISTORY.admits(value.as_instance())
                    })
        }
    }

    payload!(object super::ParcelReturned, schema::PARCEL_RETURNED);
    received!(object super::ParcelReturned);

    impl<'de> ReadObject<'de> for super::ParcelReturnedInsurer {
        const EXPECTED: &'static str = "an object (`ParcelReturnedInsurer`)";

        const MEMBERS: &'static [&'static str] = &["name"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            while members.next().is_some() {
                members.fill(&mut name);
            }
            Some(Self { name })
        }
    }

    impl Object for super::ParcelReturnedInsurer {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("name", &self.name, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::PARCEL_RETURNED_INSURER
        }
    }

    payload!(object super::ParcelReturnedInsurer, schema::PARCEL_RETURNED_INSURER);
    received!(object super::ParcelReturnedInsurer);

    impl<'de> ReadObject<'de> for super::Carrier {
        const EXPECTED: &'static str = "an object (`Carrier`)";

        const MEMBERS: &'static [&'static str] = &["name"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            while members.next().is_some() {
                members.fill(&mut name);
            }
            Some(Self { name })
        }
    }

    impl Object for super::Carrier {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("name", &self.name, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CARRIER
        }
    }

    payload!(object super::Carrier, schema::CARRIER);
    received!(object super::Carrier);

    impl<'de> ReadObject<'de> for super::ParcelReturnedHistory {
        const EXPECTED: &'static str = "an object (`ParcelReturnedHistory`)";

        const MEMBERS: &'static [&'static str] = &["before"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut before = None;
            while members.next().is_some() {
                members.fill(&mut before);
            }
            Some(Self { before })
        }
    }

    impl Object for super::ParcelReturnedHistory {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("before", &self.before, visit)
        }
    }

    payload!(object super::ParcelReturnedHistory, schema::PARCEL_RETURNED_HISTORY);
    received!(object super::ParcelReturnedHistory);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static TICKET_STATE: SchemaRef = at(Index::TICKET_STATE);
        pub static ROLE: SchemaRef = at(Index::ROLE);
        pub static TICKET_AUTHOR: SchemaRef = at(Index::TICKET_AUTHOR);
        pub static TICKET: SchemaRef = at(Index::TICKET);
        pub static TICKET_OPENED: SchemaRef = at(Index::TICKET_OPENED);
        pub static TICKET_CLOSED_SENDER: SchemaRef = at(Index::TICKET_CLOSED_SENDER);
        pub static REASON_DUPLICATE_OF: SchemaRef = at(Index::REASON_DUPLICATE_OF);
        pub static REASON_COMMENT: SchemaRef = at(Index::REASON_COMMENT);
        pub static REASON: SchemaRef = at(Index::REASON);
        pub static TICKET_CLOSED: SchemaRef = at(Index::TICKET_CLOSED);
        pub static TICKET_REOPENED_TICKET_STATE: SchemaRef = at(
            Index::TICKET_REOPENED_TICKET_STATE,
        );
        pub static TICKET_REOPENED_TICKET: SchemaRef = at(Index::TICKET_REOPENED_TICKET);
        pub static TICKET_REOPENED: SchemaRef = at(Index::TICKET_REOPENED);
        pub static PARCEL_SENT_ADDRESS: SchemaRef = at(Index::PARCEL_SENT_ADDRESS);
        pub static PARCEL_ITEM: SchemaRef = at(Index::PARCEL_ITEM);
        pub static PLACE: SchemaRef = at(Index::PLACE);
        pub static PARCEL_SENT: SchemaRef = at(Index::PARCEL_SENT);
        pub static PARCEL_CARRIER: SchemaRef = at(Index::PARCEL_CARRIER);
        pub static PARCEL_LOST: SchemaRef = at(Index::PARCEL_LOST);
        pub static PARCEL_RETURNED_INSURER: SchemaRef = at(
            Index::PARCEL_RETURNED_INSURER,
        );
        pub static CARRIER: SchemaRef = at(Index::CARRIER);
        pub static PARCEL_RETURNED_HISTORY: SchemaRef = at(
            Index::PARCEL_RETURNED_HISTORY,
        );
        pub static PARCEL_RETURNED: SchemaRef = at(Index::PARCEL_RETURNED);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            TICKET_STATE,
            ROLE,
            TICKET_AUTHOR,
            TICKET,
            TICKET_OPENED,
            TICKET_CLOSED_SENDER,
            REASON_DUPLICATE_OF,
            REASON_COMMENT,
            REASON,
            TICKET_CLOSED,
            TICKET_REOPENED_TICKET_STATE,
            TICKET_REOPENED_TICKET,
            TICKET_REOPENED,
            PARCEL_SENT_ADDRESS,
            PARCEL_ITEM,
            PLACE,
            PARCEL_SENT,
            PARCEL_CARRIER,
            PARCEL_LOST,
            PARCEL_RETURNED_INSURER,
            CARRIER,
            PARCEL_RETURNED_HISTORY,
            PARCEL_RETURNED,
        }

        static SCHEMAS: [Schema; 23] = [
            Schema::new("TicketState", r#"{"type":"string","enum":["open","closed"]}"#),
            Schema::new("Role", r#"{"enum":["guest","member","owner"]}"#),
            Schema::new(
                "TicketAuthor",
                r#"{"type":"object","required":["login","role"],"properties":{"login":{"type":"string","maxLength":39},"role":{"$ref":"Role"}}}"#,
            ),
            Schema::new(
                "Ticket",
                r#"{"type":"object","required":["id","author"],"properties":{"id":{"type":"integer"},"state":{"$ref":"TicketState"},"author":{"$ref":"TicketAuthor"}}}"#,
            ),
            Schema::new(
                "TicketOpened",
                r#"{"type":"object","required":["ticket","sender"],"properties":{"ticket":{"$ref":"Ticket"},"sender":{"$ref":"TicketAuthor"}}}"#,
            ),
            Schema::new(
                "TicketClosedSender",
                r#"{"type":"object","required":["login","role"],"properties":{"login":{"type":"string","maxLength":64},"role":{"enum":["guest","member","owner"]}}}"#,
            ),
            Schema::new(
                "ReasonDuplicateOf",
                r#"{"type":"object","required":["duplicateOf"],"properties":{"duplicateOf":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "ReasonComment",
                r#"{"type":"object","required":["comment"],"properties":{"comment":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Reason",
                r#"{"oneOf":[{"$ref":"ReasonDuplicateOf"},{"$ref":"ReasonComment"}]}"#,
            ),
            Schema::new(
                "TicketClosed",
                r#"{"type":"object","properties":{"ticket":{"$ref":"Ticket"},"sender":{"$ref":"TicketClosedSender"},"reason":{"$ref":"Reason"}},"required":["ticket","sender"]}"#,
            ),
            Schema::new(
                "TicketReopenedTicketState",
                r#"{"type":"string","enum":["open","closed","reopened"]}"#,
            ),
            Schema::new(
                "TicketReopenedTicket",
                r#"{"type":"object","required":["id"],"properties":{"id":{"type":"integer"},"state":{"$ref":"TicketReopenedTicketState"},"author":{"$ref":"TicketAuthor"}}}"#,
            ),
            Schema::new(
                "TicketReopened",
                r#"{"type":"object","required":["ticket"],"properties":{"ticket":{"$ref":"TicketReopenedTicket"},"reason":{"$ref":"Reason"}}}"#,
            ),
            Schema::new(
                "ParcelSentAddress",
                r#"{"type":"object","required":["street"],"properties":{"street":{"type":"string"},"zip":{"type":"string"}}}"#,
            ),
            Schema::new(
                "ParcelItem",
                r#"{"type":"object","properties":{"grams":{"type":"integer","minimum":0}}}"#,
            ),
            Schema::new(
                "Place",
                r#"{"type":"object","properties":{"latitude":{"type":"number"},"longitude":{"type":"number"}}}"#,
            ),
            Schema::new(
                "ParcelSent",
                r#"{"type":"object","properties":{"billingAddress":{"$ref":"ParcelSentAddress"},"shippingAddress":{"$ref":"ParcelSentAddress"},"weights":{"type":"array","items":{"$ref":"ParcelItem"}},"place":{"$ref":"Place"}}}"#,
            ),
            Schema::new(
                "ParcelCarrier",
                r#"{"type":"object","properties":{"phone":{"type":"string"}}}"#,
            ),
            Schema::new(
                "ParcelLost",
                r#"{"type":"object","properties":{"contents":{"type":"array","items":{"$ref":"ParcelItem"}},"place":{"$ref":"Place"},"carrier":{"$ref":"ParcelCarrier"}}}"#,
            ),
            Schema::new(
                "ParcelReturnedInsurer",
                r#"{"type":"object","properties":{"name":{"type":"string"}}}"#,
            ),
            Schema::new(
                "Carrier",
                r#"{"type":"object","properties":{"name":{"type":"string"}}}"#,
            ),
            Schema::new(
                "ParcelReturnedHistory",
                r#"{"type":"object","properties":{"before":{"$ref":"ParcelReturnedHistory"}}}"#,
            ),
            Schema::new(
                "ParcelReturned",
                r#"{"type":"object","properties":{"carrier":{"type":"object","properties":{"phone":{"type":"string"}}},"insurer":{"$ref":"ParcelReturnedInsurer"},"approver":{"$ref":"Carrier"},"history":{"$ref":"ParcelReturnedHistory"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    ticket_opened, Self { body }, body = ticket_opened::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    ticket_opened, client, request, ::callbacks::__private::Call::of(client, &
    ticket_opened::OPERATION).json("application/json",
    serialization::schema::TICKET_OPENED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    ticket_closed, Self { body }, body = ticket_closed::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    ticket_closed, client, request, ::callbacks::__private::Call::of(client, &
    ticket_closed::OPERATION).json("application/json",
    serialization::schema::TICKET_CLOSED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    ticket_reopened, Self { body }, body = ticket_reopened::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    ticket_reopened, client, request, ::callbacks::__private::Call::of(client, &
    ticket_reopened::OPERATION).json("application/json",
    serialization::schema::TICKET_REOPENED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    parcel_sent, Self { body }, body = parcel_sent::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    parcel_sent, client, request, ::callbacks::__private::Call::of(client, &
    parcel_sent::OPERATION).json("application/json", serialization::schema::PARCEL_SENT,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    parcel_lost, Self { body }, body = parcel_lost::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    parcel_lost, client, request, ::callbacks::__private::Call::of(client, &
    parcel_lost::OPERATION).json("application/json", serialization::schema::PARCEL_LOST,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    parcel_returned, Self { body }, body = parcel_returned::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    parcel_returned, client, request, ::callbacks::__private::Call::of(client, &
    parcel_returned::OPERATION).json("application/json",
    serialization::schema::PARCEL_RETURNED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
