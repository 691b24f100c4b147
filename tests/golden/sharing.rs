/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `ticketOpened`: a `POST` request.
    fn ticket_opened(
        &self,
        callback: ticket_opened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_opened::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `ticketClosed`: a `POST` request.
    fn ticket_closed(
        &self,
        callback: ticket_closed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_closed::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `ticketReopened`: a `POST` request.
    fn ticket_reopened(
        &self,
        callback: ticket_reopened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_reopened::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `parcelSent`: a `POST` request.
    fn parcel_sent(
        &self,
        callback: parcel_sent::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_sent::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `parcelLost`: a `POST` request.
    fn parcel_lost(
        &self,
        callback: parcel_lost::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_lost::Response, ::callbacks::HandlerError>,
    > + Send;
    /// The webhook `parcelReturned`: a `POST` request.
    fn parcel_returned(
        &self,
        callback: parcel_returned::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_returned::Response, ::callbacks::HandlerError>,
    > + Send;
}
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn ticket_opened(
        &self,
        callback: ticket_opened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_opened::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::ticket_opened(&**self, callback)
    }
    fn ticket_closed(
        &self,
        callback: ticket_closed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_closed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::ticket_closed(&**self, callback)
    }
    fn ticket_reopened(
        &self,
        callback: ticket_reopened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_reopened::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::ticket_reopened(&**self, callback)
    }
    fn parcel_sent(
        &self,
        callback: parcel_sent::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_sent::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::parcel_sent(&**self, callback)
    }
    fn parcel_lost(
        &self,
        callback: parcel_lost::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_lost::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::parcel_lost(&**self, callback)
    }
    fn parcel_returned(
        &self,
        callback: parcel_returned::Request,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_returned::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::parcel_returned(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &ticket_opened::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::ticket_opened(&*handler, callback).await
            },
        )
        .on(
            &ticket_closed::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::ticket_closed(&*handler, callback).await
            },
        )
        .on(
            &ticket_reopened::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::ticket_reopened(&*handler, callback).await
            },
        )
        .on(
            &parcel_sent::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::parcel_sent(&*handler, callback).await
            },
        )
        .on(
            &parcel_lost::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::parcel_lost(&*handler, callback).await
            },
        )
        .on(
            &parcel_returned::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::parcel_returned(&*handler, callback).await
            },
        )
        .into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The webhook `ticketOpened`: a `POST` request.
    fn ticket_opened(
        &self,
        target: &::callbacks::Target,
        body: &TicketOpened,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_opened::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `ticketClosed`: a `POST` request.
    fn ticket_closed(
        &self,
        target: &::callbacks::Target,
        body: &TicketClosed,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_closed::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `ticketReopened`: a `POST` request.
    fn ticket_reopened(
        &self,
        target: &::callbacks::Target,
        body: &TicketReopened,
    ) -> impl ::core::future::Future<
        Output = Result<ticket_reopened::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `parcelSent`: a `POST` request.
    fn parcel_sent(
        &self,
        target: &::callbacks::Target,
        body: &ParcelSent,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_sent::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `parcelLost`: a `POST` request.
    fn parcel_lost(
        &self,
        target: &::callbacks::Target,
        body: &ParcelLost,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_lost::Response, ::callbacks::Error>,
    > + Send;
    /// The webhook `parcelReturned`: a `POST` request.
    fn parcel_returned(
        &self,
        target: &::callbacks::Target,
        body: &ParcelReturned,
    ) -> impl ::core::future::Future<
        Output = Result<parcel_returned::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn ticket_opened(
        &self,
        target: &::callbacks::Target,
        body: &TicketOpened,
    ) -> Result<ticket_opened::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &ticket_opened::OPERATION)
            .json(
                "application/json",
                serialization::schema(4),
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
                serialization::schema(9),
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
                serialization::schema(12),
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
                serialization::schema(16),
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
                serialization::schema(18),
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
                serialization::schema(22),
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}
/// The schema at `#/webhooks/ticketOpened/post/requestBody/content/application~1json/schema`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketOpened {
    /// The ticket that was opened.
    pub ticket: Ticket,
    /// Who caused this.
    pub sender: TicketAuthor,
}
impl TicketOpened {
    /// A value of its members.
    pub fn new(ticket: Ticket, sender: TicketAuthor) -> Self {
        Self { ticket, sender }
    }
}
/// The schema at `#/webhooks/ticketOpened/post/requestBody/content/application~1json/schema/properties/ticket`, and others like it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket {
    /// The member `id`.
    pub id: i64,
    /// The member `state`.
    pub state: Option<TicketState>,
    /// The member `author`.
    pub author: TicketAuthor,
}
impl Ticket {
    /// A value with the members that are required, and no others.
    pub fn new(id: i64, author: TicketAuthor) -> Self {
        Self { id, author, state: None }
    }
}
/// The schema at `#/webhooks/ticketOpened/post/requestBody/content/application~1json/schema/properties/ticket/properties/state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TicketState {
    /// `open`
    Open,
    /// `closed`
    Closed,
}
impl TicketState {
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Open, Self::Closed];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}
/// The schema at `#/webhooks/ticketOpened/post/requestBody/content/application~1json/schema/properties/ticket/properties/author`, and others like it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketAuthor {
    /// The member `login`.
    ///
    /// At most `39` characters.
    pub login: String,
    /// What they may do.
    pub role: Role,
}
impl TicketAuthor {
    /// A value of its members.
    pub fn new(login: impl Into<String>, role: Role) -> Self {
        Self {
            login: Into::into(login),
            role,
        }
    }
}
/// The schema at `#/webhooks/ticketOpened/post/requestBody/content/application~1json/schema/properties/ticket/properties/author/properties/role`, and others like it.
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
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Guest, Self::Member, Self::Owner];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Guest => "guest",
            Self::Member => "member",
            Self::Owner => "owner",
        }
    }
}
/// The schema at `#/webhooks/ticketClosed/post/requestBody/content/application~1json/schema`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketClosed {
    /// Ticket
    ///
    /// The ticket that was closed.
    pub ticket: Ticket,
    /// The member `sender`.
    pub sender: TicketClosedSender,
    /// The member `reason`.
    pub reason: Option<Reason>,
}
impl TicketClosed {
    /// A value with the members that are required, and no others.
    pub fn new(ticket: Ticket, sender: TicketClosedSender) -> Self {
        Self {
            ticket,
            sender,
            reason: None,
        }
    }
}
/// The schema at `#/webhooks/ticketClosed/post/requestBody/content/application~1json/schema/properties/sender`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketClosedSender {
    /// The member `login`.
    ///
    /// At most `64` characters.
    pub login: String,
    /// The member `role`.
    pub role: Role,
}
impl TicketClosedSender {
    /// A value of its members.
    pub fn new(login: impl Into<String>, role: Role) -> Self {
        Self {
            login: Into::into(login),
            role,
        }
    }
}
/// The schema at `#/webhooks/ticketClosed/post/requestBody/content/application~1json/schema/properties/reason`, and others like it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A value of `ReasonDuplicateOf`.
    DuplicateOf(ReasonDuplicateOf),
    /// A value of `ReasonComment`.
    Comment(ReasonComment),
}
/// The schema at `#/webhooks/ticketClosed/post/requestBody/content/application~1json/schema/properties/reason/oneOf/0`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReasonDuplicateOf {
    /// The member `duplicateOf`.
    pub duplicate_of: i64,
}
impl ReasonDuplicateOf {
    /// A value of its members.
    pub fn new(duplicate_of: i64) -> Self {
        Self { duplicate_of }
    }
}
/// The schema at `#/webhooks/ticketClosed/post/requestBody/content/application~1json/schema/properties/reason/oneOf/1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReasonComment {
    /// The member `comment`.
    pub comment: String,
}
impl ReasonComment {
    /// A value of its members.
    pub fn new(comment: impl Into<String>) -> Self {
        Self {
            comment: Into::into(comment),
        }
    }
}
/// The schema at `#/webhooks/ticketReopened/post/requestBody/content/application~1json/schema`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketReopened {
    /// The member `ticket`.
    pub ticket: TicketReopenedTicket,
    /// The member `reason`.
    pub reason: Option<Reason>,
}
impl TicketReopened {
    /// A value with the members that are required, and no others.
    pub fn new(ticket: TicketReopenedTicket) -> Self {
        Self { ticket, reason: None }
    }
}
/// The schema at `#/webhooks/ticketReopened/post/requestBody/content/application~1json/schema/properties/ticket`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketReopenedTicket {
    /// The member `id`.
    pub id: i64,
    /// The member `state`.
    pub state: Option<TicketReopenedTicketState>,
    /// The member `author`.
    pub author: Option<TicketAuthor>,
}
impl TicketReopenedTicket {
    /// A value with the members that are required, and no others.
    pub fn new(id: i64) -> Self {
        Self {
            id,
            state: None,
            author: None,
        }
    }
}
/// The schema at `#/webhooks/ticketReopened/post/requestBody/content/application~1json/schema/properties/ticket/properties/state`.
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
    /// Every value, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Open, Self::Closed, Self::Reopened];
    /// The text of the value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
        }
    }
}
/// The schema at `#/webhooks/parcelSent/post/requestBody/content/application~1json/schema`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParcelSent {
    /// Who pays.
    ///
    /// `billingAddress` in JSON.
    pub billing_address: Option<ParcelSentAddress>,
    /// Who gets it.
    ///
    /// `shippingAddress` in JSON.
    pub shipping_address: Option<ParcelSentAddress>,
    /// The member `weights`.
    pub weights: Option<Vec<ParcelItem>>,
    /// A place on earth.
    pub place: Option<Place>,
}
impl ParcelSent {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/webhooks/parcelSent/post/requestBody/content/application~1json/schema/properties/billingAddress`, and others like it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelSentAddress {
    /// The member `street`.
    pub street: String,
    /// The member `zip`.
    pub zip: Option<String>,
}
impl ParcelSentAddress {
    /// A value with the members that are required, and no others.
    pub fn new(street: impl Into<String>) -> Self {
        Self {
            street: Into::into(street),
            zip: None,
        }
    }
}
/// The schema at `#/webhooks/parcelSent/post/requestBody/content/application~1json/schema/properties/weights/items`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelItem {
    /// The member `grams`.
    ///
    /// At least `0`.
    pub grams: Option<u64>,
}
impl ParcelItem {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// A place on earth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The member `latitude`.
    pub latitude: Option<f64>,
    /// The member `longitude`.
    pub longitude: Option<f64>,
}
impl Place {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/webhooks/parcelLost/post/requestBody/content/application~1json/schema`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParcelLost {
    /// The member `contents`.
    pub contents: Option<Vec<ParcelItem>>,
    /// A place on earth.
    pub place: Option<Place>,
    /// The member `carrier`.
    pub carrier: Option<ParcelCarrier>,
}
impl ParcelLost {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/webhooks/parcelLost/post/requestBody/content/application~1json/schema/properties/carrier`, and others like it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelCarrier {
    /// The member `phone`.
    pub phone: Option<String>,
}
impl ParcelCarrier {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/webhooks/parcelReturned/post/requestBody/content/application~1json/schema`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelReturned {
    /// The member `carrier`.
    pub carrier: Option<ParcelCarrier>,
    /// The member `insurer`.
    pub insurer: Option<ParcelReturnedInsurer>,
    /// The member `approver`.
    pub approver: Option<Carrier>,
    /// The member `history`.
    pub history: Option<ParcelReturnedHistory>,
}
impl ParcelReturned {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/webhooks/parcelReturned/post/requestBody/content/application~1json/schema/properties/insurer`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelReturnedInsurer {
    /// The member `name`.
    pub name: Option<String>,
}
impl ParcelReturnedInsurer {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/components/schemas/Carrier`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Carrier {
    /// The member `name`.
    pub name: Option<String>,
}
impl Carrier {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The schema at `#/webhooks/parcelReturned/post/requestBody/content/application~1json/schema/properties/history`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelReturnedHistory {
    /// The member `before`.
    pub before: Option<Box<ParcelReturnedHistory>>,
}
impl ParcelReturnedHistory {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The webhook `ticketOpened`: a `POST` request.
pub mod ticket_opened {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "ticketOpened",
        "POST",
        "/ticket-opened",
    );
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/ticket-opened";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::TicketOpened> = Payload::new(
        super::serialization::schema(4),
    );
    /// What is sent. The webhook `ticketOpened`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::TicketOpened,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::TicketOpened) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
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
    ::callbacks::__private::sample!(super::TicketOpened, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
/// The webhook `ticketClosed`: a `POST` request.
pub mod ticket_closed {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "ticketClosed",
        "POST",
        "/ticket-closed",
    );
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/ticket-closed";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::TicketClosed> = Payload::new(
        super::serialization::schema(9),
    );
    /// What is sent. The webhook `ticketClosed`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::TicketClosed,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::TicketClosed) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
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
    ::callbacks::__private::sample!(super::TicketClosed, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
/// The webhook `ticketReopened`: a `POST` request.
pub mod ticket_reopened {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "ticketReopened",
        "POST",
        "/ticket-reopened",
    );
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/ticket-reopened";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::TicketReopened> = Payload::new(
        super::serialization::schema(12),
    );
    /// What is sent. The webhook `ticketReopened`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::TicketReopened,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::TicketReopened) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
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
    ::callbacks::__private::sample!(super::TicketReopened, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
/// The webhook `parcelSent`: a `POST` request.
pub mod parcel_sent {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "parcelSent",
        "POST",
        "/parcel-sent",
    );
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/parcel-sent";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::ParcelSent> = Payload::new(
        super::serialization::schema(16),
    );
    /// What is sent. The webhook `parcelSent`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::ParcelSent,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::ParcelSent) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
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
    ::callbacks::__private::sample!(super::ParcelSent, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
/// The webhook `parcelLost`: a `POST` request.
pub mod parcel_lost {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "parcelLost",
        "POST",
        "/parcel-lost",
    );
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/parcel-lost";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::ParcelLost> = Payload::new(
        super::serialization::schema(18),
    );
    /// What is sent. The webhook `parcelLost`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::ParcelLost,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::ParcelLost) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
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
    ::callbacks::__private::sample!(super::ParcelLost, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
/// The webhook `parcelReturned`: a `POST` request.
pub mod parcel_returned {
    use ::callbacks::{Answer, Error, HandlerError, Operation, Payload, UndeclaredAnswer};
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "parcelReturned",
        "POST",
        "/parcel-returned",
    );
    /// The path at which the consumer's router expects requests whose URL is the one that was registered.
    pub const BASE_PATH: &str = "/parcel-returned";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::ParcelReturned> = Payload::new(
        super::serialization::schema(22),
    );
    /// What is sent. The webhook `parcelReturned`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::ParcelReturned,
    }
    impl Request {
        /// A value of its parts.
        pub fn new(body: super::ParcelReturned) -> Self {
            Self { body }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.json(&BODY) else { return Err(incoming.reject()) };
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
    ::callbacks::__private::sample!(super::ParcelReturned, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : sample() });
}
::callbacks::__private::encode_request!(
    ticket_opened, client, request, ::callbacks::__private::Call::of(client, &
    ticket_opened::OPERATION).json("application/json", serialization::schema(4),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::encode_request!(
    ticket_closed, client, request, ::callbacks::__private::Call::of(client, &
    ticket_closed::OPERATION).json("application/json", serialization::schema(9),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::encode_request!(
    ticket_reopened, client, request, ::callbacks::__private::Call::of(client, &
    ticket_reopened::OPERATION).json("application/json", serialization::schema(12),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::encode_request!(
    parcel_sent, client, request, ::callbacks::__private::Call::of(client, &
    parcel_sent::OPERATION).json("application/json", serialization::schema(16),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::encode_request!(
    parcel_lost, client, request, ::callbacks::__private::Call::of(client, &
    parcel_lost::OPERATION).json("application/json", serialization::schema(18),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::encode_request!(
    parcel_returned, client, request, ::callbacks::__private::Call::of(client, &
    parcel_returned::OPERATION).json("application/json", serialization::schema(22),
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        AsInstance, Choice, Instance, Members, Object, ReadObject, ReadUnion, Schema,
        SchemaRef, StringEnum, Visit, has_length, payload, present, received, variant,
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
            to == schema(4) && self.ticket.conforms(schema(3))
                && self.sender.conforms(schema(2))
        }
    }
    payload!(object super::TicketOpened, schema(4));
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
            to == schema(3) && self.author.conforms(schema(2))
        }
    }
    payload!(object super::Ticket, schema(3));
    received!(object super::Ticket);
    impl StringEnum for super::TicketState {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    payload!(string super::TicketState, schema(0));
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
            to == schema(2) && has_length(&self.login, 0..=39)
        }
    }
    payload!(object super::TicketAuthor, schema(2));
    received!(object super::TicketAuthor);
    impl StringEnum for super::Role {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    payload!(string super::Role, schema(1));
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
            to == schema(9) && self.ticket.conforms(schema(3))
                && self.sender.conforms(schema(5))
                && self
                    .reason
                    .as_ref()
                    .is_none_or(|value| schema(8).admits(value.as_instance()))
        }
    }
    payload!(object super::TicketClosed, schema(9));
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
            to == schema(5) && has_length(&self.login, 0..=64)
        }
    }
    payload!(object super::TicketClosedSender, schema(5));
    received!(object super::TicketClosedSender);
    impl ReadUnion for super::Reason {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("DuplicateOf", schema(6), Self::DuplicateOf)
                .or_else(|| choice.attempt("Comment", schema(7), Self::Comment))
                .filter(|_| choice.allows(schema(8)))
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
    payload!(super::Reason, schema(8));
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
            to == schema(6)
        }
    }
    payload!(object super::ReasonDuplicateOf, schema(6));
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
            to == schema(7)
        }
    }
    payload!(object super::ReasonComment, schema(7));
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
            to == schema(12) && self.ticket.conforms(schema(11))
                && self
                    .reason
                    .as_ref()
                    .is_none_or(|value| schema(8).admits(value.as_instance()))
        }
    }
    payload!(object super::TicketReopened, schema(12));
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
            to == schema(11)
                && self.author.as_ref().is_none_or(|value| value.conforms(schema(2)))
        }
    }
    payload!(object super::TicketReopenedTicket, schema(11));
    received!(object super::TicketReopenedTicket);
    impl StringEnum for super::TicketReopenedTicketState {
        const ALL: &'static [Self] = Self::ALL;
        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }
    payload!(string super::TicketReopenedTicketState, schema(10));
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
            to == schema(16)
                && self.place.as_ref().is_none_or(|value| value.conforms(schema(15)))
        }
    }
    payload!(object super::ParcelSent, schema(16));
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
            to == schema(13)
        }
    }
    payload!(object super::ParcelSentAddress, schema(13));
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
            to == schema(14)
        }
    }
    payload!(object super::ParcelItem, schema(14));
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
            to == schema(15) && self.latitude.is_none_or(|value| value.is_finite())
                && self.longitude.is_none_or(|value| value.is_finite())
        }
    }
    payload!(object super::Place, schema(15));
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
            to == schema(18)
                && self.place.as_ref().is_none_or(|value| value.conforms(schema(15)))
        }
    }
    payload!(object super::ParcelLost, schema(18));
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
            to == schema(17)
        }
    }
    payload!(object super::ParcelCarrier, schema(17));
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
            to == schema(22)
                && self
                    .carrier
                    .as_ref()
                    .is_none_or(|value| {
                        schema(22).admits_member("carrier", value.as_instance())
                    })
                && self
                    .history
                    .as_ref()
                    .is_none_or(|value| schema(21).admits(value.as_instance()))
        }
    }
    payload!(object super::ParcelReturned, schema(22));
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
            to == schema(19)
        }
    }
    payload!(object super::ParcelReturnedInsurer, schema(19));
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
            to == schema(20)
        }
    }
    payload!(object super::Carrier, schema(20));
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
    payload!(object super::ParcelReturnedHistory, schema(21));
    received!(object super::ParcelReturnedHistory);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
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
