/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `animalSeen`, a `POST` request.
    fn animal_seen(
        &self,
        request: animal_seen::Request,
    ) -> impl ::core::future::Future<
        Output = Result<animal_seen::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `cageFilled`, a `POST` request.
    fn cage_filled(
        &self,
        request: cage_filled::Request,
    ) -> impl ::core::future::Future<
        Output = Result<cage_filled::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `vehicleSold`, a `POST` request.
    fn vehicle_sold(
        &self,
        request: vehicle_sold::Request,
    ) -> impl ::core::future::Future<
        Output = Result<vehicle_sold::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `vehicleLent`, a `POST` request.
    fn vehicle_lent(
        &self,
        request: vehicle_lent::Request,
    ) -> impl ::core::future::Future<
        Output = Result<vehicle_lent::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `noteTaken`, a `POST` request.
    fn note_taken(
        &self,
        request: note_taken::Request,
    ) -> impl ::core::future::Future<
        Output = Result<note_taken::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn animal_seen(
        &self,
        request: animal_seen::Request,
    ) -> impl ::core::future::Future<
        Output = Result<animal_seen::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::animal_seen(&**self, request)
    }

    fn cage_filled(
        &self,
        request: cage_filled::Request,
    ) -> impl ::core::future::Future<
        Output = Result<cage_filled::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::cage_filled(&**self, request)
    }

    fn vehicle_sold(
        &self,
        request: vehicle_sold::Request,
    ) -> impl ::core::future::Future<
        Output = Result<vehicle_sold::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::vehicle_sold(&**self, request)
    }

    fn vehicle_lent(
        &self,
        request: vehicle_lent::Request,
    ) -> impl ::core::future::Future<
        Output = Result<vehicle_lent::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::vehicle_lent(&**self, request)
    }

    fn note_taken(
        &self,
        request: note_taken::Request,
    ) -> impl ::core::future::Future<
        Output = Result<note_taken::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::note_taken(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &animal_seen::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::animal_seen(&*handler, request).await
            },
        )
        .on(
            &cage_filled::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::cage_filled(&*handler, request).await
            },
        )
        .on(
            &vehicle_sold::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::vehicle_sold(&*handler, request).await
            },
        )
        .on(
            &vehicle_lent::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::vehicle_lent(&*handler, request).await
            },
        )
        .on(
            &note_taken::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::note_taken(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `animalSeen`, a `POST` request.
    fn animal_seen(
        &self,
        target: &::callbacks::Target,
        body: &Animal,
    ) -> impl ::core::future::Future<
        Output = Result<animal_seen::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `cageFilled`, a `POST` request.
    fn cage_filled(
        &self,
        target: &::callbacks::Target,
        body: &CageFilled,
    ) -> impl ::core::future::Future<
        Output = Result<cage_filled::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `vehicleSold`, a `POST` request.
    fn vehicle_sold(
        &self,
        target: &::callbacks::Target,
        body: &Vehicle,
    ) -> impl ::core::future::Future<
        Output = Result<vehicle_sold::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `vehicleLent`, a `POST` request.
    fn vehicle_lent(
        &self,
        target: &::callbacks::Target,
        body: &VehicleLent,
    ) -> impl ::core::future::Future<
        Output = Result<vehicle_lent::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `noteTaken`, a `POST` request.
    fn note_taken(
        &self,
        target: &::callbacks::Target,
        body: &Option<Note>,
    ) -> impl ::core::future::Future<
        Output = Result<note_taken::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn animal_seen(
        &self,
        target: &::callbacks::Target,
        body: &Animal,
    ) -> Result<animal_seen::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &animal_seen::OPERATION)
            .json(
                "application/json",
                serialization::schema::ANIMAL_BASE,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn cage_filled(
        &self,
        target: &::callbacks::Target,
        body: &CageFilled,
    ) -> Result<cage_filled::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &cage_filled::OPERATION)
            .json(
                "application/json",
                serialization::schema::CAGE_FILLED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn vehicle_sold(
        &self,
        target: &::callbacks::Target,
        body: &Vehicle,
    ) -> Result<vehicle_sold::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &vehicle_sold::OPERATION)
            .json(
                "application/json",
                serialization::schema::VEHICLE,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn vehicle_lent(
        &self,
        target: &::callbacks::Target,
        body: &VehicleLent,
    ) -> Result<vehicle_lent::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &vehicle_lent::OPERATION)
            .json(
                "application/json",
                serialization::schema::VEHICLE_LENT,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn note_taken(
        &self,
        target: &::callbacks::Target,
        body: &Option<Note>,
    ) -> Result<note_taken::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &note_taken::OPERATION)
            .json(
                "application/json",
                serialization::schema::NOTE_BASE,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Animal {
    /// `kind` is `Cat`.
    Cat(Cat),
    /// `kind` is `Dog`.
    Dog(Dog),
    /// `kind` is `Puppy`.
    Puppy(Puppy),
    /// `kind` is `Fish`.
    Fish(HierarchiesMoreFish),
    /// `kind` is `Animal`.
    Base(AnimalBase),
}

/// In JSON, `kind` is always `Cat`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cat {
    /// At least `1` character.
    pub name: Option<String>,
    /// At least `1`. At most `9`.
    pub lives: i64,
}

impl Cat {
    /// Creates a value with the required members.
    pub fn new(lives: i64) -> Self {
        Self { lives, name: None }
    }
}

/// In JSON, `kind` is always `Dog`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dog {
    /// At least `1` character.
    pub name: Option<String>,
    pub bark: Option<String>,
    pub friends: Option<Vec<Animal>>,
}

impl Dog {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// In JSON, `kind` is always `Puppy`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Puppy {
    /// At least `1` character.
    pub name: Option<String>,
    pub bark: Option<String>,
    pub friends: Option<Vec<Animal>>,
    /// At least `0`.
    pub weeks: i32,
}

impl Puppy {
    /// Creates a value with the required members.
    pub fn new(weeks: i32) -> Self {
        Self {
            weeks,
            name: None,
            bark: None,
            friends: None,
        }
    }
}

/// In JSON, `kind` is always `Fish`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HierarchiesMoreFish {
    /// At least `1` character.
    pub name: Option<String>,
    pub fins: i32,
}

impl HierarchiesMoreFish {
    /// Creates a value with the required members.
    pub fn new(fins: i32) -> Self {
        Self { fins, name: None }
    }
}

/// In JSON, `kind` is always `Animal`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnimalBase {
    /// At least `1` character.
    pub name: Option<String>,
}

impl AnimalBase {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CageFilled {
    pub animals: Vec<Animal>,
    pub by_name: Option<::std::collections::BTreeMap<String, Animal>>,
    pub guest: ::callbacks::Nullable<Animal>,
}

impl CageFilled {
    /// Creates a value with the required members.
    pub fn new(animals: Vec<Animal>) -> Self {
        Self {
            animals,
            by_name: None,
            guest: ::callbacks::Nullable::Absent,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Vehicle {
    /// `type` is `car`.
    Car(Car),
    /// `type` is `lorry` or `van`.
    Truck(Truck),
    /// `type` is `Bike`.
    Bike(Bike),
}

/// In JSON, `type` is always `car`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Car {
    pub plate: Option<String>,
    pub doors: i32,
}

impl Car {
    /// Creates a value with the required members.
    pub fn new(doors: i32) -> Self {
        Self { doors, plate: None }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Truck {
    pub r#type: String,
    pub plate: Option<String>,
    pub tons: Option<f64>,
}

impl Truck {
    /// Creates a value with the required members.
    pub fn new(r#type: impl Into<String>) -> Self {
        Self {
            r#type: Into::into(r#type),
            plate: None,
            tons: None,
        }
    }
}

/// In JSON, `type` is always `Bike`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bike {
    pub plate: Option<String>,
    pub gears: Option<i32>,
}

impl Bike {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum VehicleLent {
    /// `type` is `car`.
    Car(VehicleLentCar),
    /// `type` is `lorry` or `van`.
    Truck(VehicleLentTruck),
    /// `type` is `Bike`.
    Bike(VehicleLentBike),
}

/// In JSON, `type` is always `car`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VehicleLentCar {
    pub plate: Option<String>,
    pub lender: String,
    pub doors: i32,
}

impl VehicleLentCar {
    /// Creates a value with the required members.
    pub fn new(lender: impl Into<String>, doors: i32) -> Self {
        Self {
            lender: Into::into(lender),
            doors,
            plate: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct VehicleLentTruck {
    pub r#type: String,
    pub plate: Option<String>,
    pub lender: String,
    pub tons: Option<f64>,
}

impl VehicleLentTruck {
    /// Creates a value with the required members.
    pub fn new(r#type: impl Into<String>, lender: impl Into<String>) -> Self {
        Self {
            r#type: Into::into(r#type),
            lender: Into::into(lender),
            plate: None,
            tons: None,
        }
    }
}

/// In JSON, `type` is always `Bike`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VehicleLentBike {
    pub plate: Option<String>,
    pub lender: String,
    pub gears: Option<i32>,
}

impl VehicleLentBike {
    /// Creates a value with the required members.
    pub fn new(lender: impl Into<String>) -> Self {
        Self {
            lender: Into::into(lender),
            plate: None,
            gears: None,
        }
    }
}

#[allow(clippy::enum_variant_names)]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// `kind` is `short`.
    ShortNote(ShortNote),
    /// `kind` is `long` or `endless`.
    LongNote(LongNote),
    /// `kind` is `Note`.
    Base(NoteBase),
}

/// In JSON, `kind` is always `short`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortNote {
    /// At most `5` characters.
    pub text: Option<String>,
}

impl ShortNote {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LongNote {
    pub kind: LongNoteKind,
    pub text: Option<String>,
    pub pages: Option<i32>,
}

impl LongNote {
    /// Creates a value with the required members.
    pub fn new(kind: LongNoteKind) -> Self {
        Self {
            kind,
            text: None,
            pages: None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LongNoteKind {
    /// `long`
    Long,
    /// `endless`
    Endless,
}

impl LongNoteKind {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Long, Self::Endless];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::Endless => "endless",
        }
    }
}

/// In JSON, `kind` is always `Note`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteBase {
    pub text: Option<String>,
}

impl NoteBase {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// The webhook `animalSeen`, a `POST` request.
pub mod animal_seen {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "animalSeen",
        "POST",
        "/animal-seen",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/animal-seen";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Animal> = Payload::new(
        super::serialization::schema::ANIMAL_BASE,
    );

    /// A request of the webhook `animalSeen`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Animal,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Animal) -> Self {
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

/// The webhook `cageFilled`, a `POST` request.
pub mod cage_filled {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "cageFilled",
        "POST",
        "/cage-filled",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/cage-filled";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::CageFilled> = Payload::new(
        super::serialization::schema::CAGE_FILLED,
    );

    /// A request of the webhook `cageFilled`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::CageFilled,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::CageFilled) -> Self {
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

/// The webhook `vehicleSold`, a `POST` request.
pub mod vehicle_sold {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "vehicleSold",
        "POST",
        "/vehicle-sold",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/vehicle-sold";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Vehicle> = Payload::new(
        super::serialization::schema::VEHICLE,
    );

    /// A request of the webhook `vehicleSold`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Vehicle,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Vehicle) -> Self {
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

/// The webhook `vehicleLent`, a `POST` request.
pub mod vehicle_lent {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "vehicleLent",
        "POST",
        "/vehicle-lent",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/vehicle-lent";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::VehicleLent> = Payload::new(
        super::serialization::schema::VEHICLE_LENT,
    );

    /// A request of the webhook `vehicleLent`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::VehicleLent,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::VehicleLent) -> Self {
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

/// The webhook `noteTaken`, a `POST` request.
pub mod note_taken {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("noteTaken", "POST", "/note-taken");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/note-taken";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<Option<super::Note>> = Payload::new(
        super::serialization::schema::NOTE_BASE,
    );

    /// A request of the webhook `noteTaken`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: Option<super::Note>,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: Option<super::Note>) -> Self {
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
        AsInstance, Choice, Instance, Members, Object, ReadObject, ReadUnion, Scalar,
        SchemaRef, StringEnum, Visit, has_length, payload, present, received, variant,
    };

    impl ReadUnion for super::Animal {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("kind")?.as_deref() {
                Some("Cat") => choice.read("Cat", Self::Cat),
                Some("Dog") => choice.read("Dog", Self::Dog),
                Some("Puppy") => choice.read("Puppy", Self::Puppy),
                Some("Fish") => choice.read("Fish", Self::Fish),
                Some("Animal") => choice.read("Base", Self::Base),
                _ => choice.unknown("kind", &["Cat", "Dog", "Puppy", "Fish", "Animal"]),
            }
        }
    }

    impl AsInstance for super::Animal {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Cat(value) => value.as_instance(),
                Self::Dog(value) => value.as_instance(),
                Self::Puppy(value) => value.as_instance(),
                Self::Fish(value) => value.as_instance(),
                Self::Base(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Animal, Cat, super::Cat);
    variant!(super::Animal, Dog, super::Dog);
    variant!(super::Animal, Puppy, super::Puppy);
    variant!(super::Animal, Fish, super::HierarchiesMoreFish);
    variant!(super::Animal, Base, super::AnimalBase);
    payload!(super::Animal, schema::ANIMAL_BASE);
    received!(union super::Animal);

    impl<'de> ReadObject<'de> for super::Cat {
        const EXPECTED: &'static str = "an object (`Cat`)";

        const MEMBERS: &'static [&'static str] = &["name", "lives", "kind"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut lives = None;
            let mut kind = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    1 => members.fill(&mut lives),
                    _ => members.constant(&mut kind, Scalar::String("Cat")),
                }
            }
            members.required(2, kind)?;
            Some(Self {
                name,
                lives: members.required(1, lives)?,
            })
        }
    }

    impl Object for super::Cat {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", Scalar::String("Cat").into())?;
            present("name", &self.name, visit)?;
            visit("lives", self.lives.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CAT
                && self.name.as_ref().is_none_or(|value| has_length(value, 1..))
                && (1..=9).contains(&self.lives)
        }
    }

    payload!(object super::Cat, schema::CAT);
    received!(object super::Cat);

    impl<'de> ReadObject<'de> for super::Dog {
        const EXPECTED: &'static str = "an object (`Dog`)";

        const MEMBERS: &'static [&'static str] = &["name", "bark", "friends", "kind"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut bark = None;
            let mut friends = None;
            let mut kind = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    1 => members.fill(&mut bark),
                    2 => members.fill(&mut friends),
                    _ => members.constant(&mut kind, Scalar::String("Dog")),
                }
            }
            members.required(3, kind)?;
            Some(Self { name, bark, friends })
        }
    }

    impl Object for super::Dog {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", Scalar::String("Dog").into())?;
            present("name", &self.name, visit)?;
            present("bark", &self.bark, visit)?;
            present("friends", &self.friends, visit)
        }
    }

    payload!(object super::Dog, schema::DOG);
    received!(object super::Dog);

    impl<'de> ReadObject<'de> for super::Puppy {
        const EXPECTED: &'static str = "an object (`Puppy`)";

        const MEMBERS: &'static [&'static str] = &[
            "name",
            "bark",
            "friends",
            "weeks",
            "kind",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut bark = None;
            let mut friends = None;
            let mut weeks = None;
            let mut kind = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    1 => members.fill(&mut bark),
                    2 => members.fill(&mut friends),
                    3 => members.fill(&mut weeks),
                    _ => members.constant(&mut kind, Scalar::String("Puppy")),
                }
            }
            members.required(4, kind)?;
            Some(Self {
                name,
                bark,
                friends,
                weeks: members.required(3, weeks)?,
            })
        }
    }

    impl Object for super::Puppy {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", Scalar::String("Puppy").into())?;
            present("name", &self.name, visit)?;
            present("bark", &self.bark, visit)?;
            present("friends", &self.friends, visit)?;
            visit("weeks", self.weeks.as_instance())
        }
    }

    payload!(object super::Puppy, schema::PUPPY);
    received!(object super::Puppy);

    impl<'de> ReadObject<'de> for super::HierarchiesMoreFish {
        const EXPECTED: &'static str = "an object (`HierarchiesMoreFish`)";

        const MEMBERS: &'static [&'static str] = &["name", "fins", "kind"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut fins = None;
            let mut kind = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    1 => members.fill(&mut fins),
                    _ => members.constant(&mut kind, Scalar::String("Fish")),
                }
            }
            members.required(2, kind)?;
            Some(Self {
                name,
                fins: members.required(1, fins)?,
            })
        }
    }

    impl Object for super::HierarchiesMoreFish {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", Scalar::String("Fish").into())?;
            present("name", &self.name, visit)?;
            visit("fins", self.fins.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::HIERARCHIES_MORE_FISH
                && self.name.as_ref().is_none_or(|value| has_length(value, 1..))
        }
    }

    payload!(object super::HierarchiesMoreFish, schema::HIERARCHIES_MORE_FISH);
    received!(object super::HierarchiesMoreFish);

    impl<'de> ReadObject<'de> for super::AnimalBase {
        const EXPECTED: &'static str = "an object (`AnimalBase`)";

        const MEMBERS: &'static [&'static str] = &["name", "kind"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut kind = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    _ => members.constant(&mut kind, Scalar::String("Animal")),
                }
            }
            members.required(1, kind)?;
            Some(Self { name })
        }
    }

    impl Object for super::AnimalBase {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", Scalar::String("Animal").into())?;
            present("name", &self.name, visit)
        }
    }

    payload!(object super::AnimalBase, schema::ANIMAL_BASE);
    received!(object super::AnimalBase);

    impl<'de> ReadObject<'de> for super::CageFilled {
        const EXPECTED: &'static str = "an object (`CageFilled`)";

        const MEMBERS: &'static [&'static str] = &["animals", "byName", "guest"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut animals = None;
            let mut by_name = None;
            let mut guest = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut animals),
                    1 => members.fill(&mut by_name),
                    _ => members.fill(&mut guest),
                }
            }
            Some(Self {
                animals: members.required(0, animals)?,
                by_name,
                guest: guest.unwrap_or_default(),
            })
        }
    }

    impl Object for super::CageFilled {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("animals", self.animals.as_instance())?;
            present("byName", &self.by_name, visit)?;
            visit("guest", self.guest.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CAGE_FILLED
                && self
                    .animals
                    .iter()
                    .all(|value| schema::ANIMAL_BASE.admits(value.as_instance()))
                && self
                    .by_name
                    .as_ref()
                    .is_none_or(|value| {
                        value
                            .values()
                            .all(|value| schema::ANIMAL_BASE.admits(value.as_instance()))
                    })
                && (self.guest.is_absent()
                    || schema::CAGE_FILLED
                        .admits_member("guest", self.guest.as_instance()))
        }
    }

    payload!(object super::CageFilled, schema::CAGE_FILLED);
    received!(object super::CageFilled);

    impl ReadUnion for super::Vehicle {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("type")?.as_deref() {
                Some("car") => choice.read("Car", Self::Car),
                Some("lorry" | "van") => choice.read("Truck", Self::Truck),
                Some("Bike") => choice.read("Bike", Self::Bike),
                _ => choice.unknown("type", &["car", "lorry", "van", "Bike"]),
            }
        }
    }

    impl AsInstance for super::Vehicle {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Car(value) => value.as_instance(),
                Self::Truck(value) => {
                    value.as_instance().tagged(&("type", &["lorry", "van"]))
                }
                Self::Bike(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Vehicle, Car, super::Car);
    variant!(super::Vehicle, Truck, super::Truck);
    variant!(super::Vehicle, Bike, super::Bike);
    payload!(super::Vehicle, schema::VEHICLE);
    received!(union super::Vehicle);

    impl<'de> ReadObject<'de> for super::Car {
        const EXPECTED: &'static str = "an object (`Car`)";

        const MEMBERS: &'static [&'static str] = &["plate", "doors", "type"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut plate = None;
            let mut doors = None;
            let mut r#type = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut plate),
                    1 => members.fill(&mut doors),
                    _ => members.constant(&mut r#type, Scalar::String("car")),
                }
            }
            members.required(2, r#type)?;
            Some(Self {
                plate,
                doors: members.required(1, doors)?,
            })
        }
    }

    impl Object for super::Car {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", Scalar::String("car").into())?;
            present("plate", &self.plate, visit)?;
            visit("doors", self.doors.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::CAR
        }
    }

    payload!(object super::Car, schema::CAR);
    received!(object super::Car);

    impl<'de> ReadObject<'de> for super::Truck {
        const EXPECTED: &'static str = "an object (`Truck`)";

        const MEMBERS: &'static [&'static str] = &["type", "plate", "tons"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut r#type = None;
            let mut plate = None;
            let mut tons = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut r#type),
                    1 => members.fill(&mut plate),
                    _ => members.fill(&mut tons),
                }
            }
            Some(Self {
                r#type: members.required(0, r#type)?,
                plate,
                tons,
            })
        }
    }

    impl Object for super::Truck {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", self.r#type.as_instance())?;
            present("plate", &self.plate, visit)?;
            present("tons", &self.tons, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::TRUCK && self.tons.is_none_or(|value| value.is_finite())
        }
    }

    payload!(object super::Truck, schema::TRUCK);
    received!(object super::Truck);

    impl<'de> ReadObject<'de> for super::Bike {
        const EXPECTED: &'static str = "an object (`Bike`)";

        const MEMBERS: &'static [&'static str] = &["plate", "gears", "type"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut plate = None;
            let mut gears = None;
            let mut r#type = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut plate),
                    1 => members.fill(&mut gears),
                    _ => members.constant(&mut r#type, Scalar::String("Bike")),
                }
            }
            members.required(2, r#type)?;
            Some(Self { plate, gears })
        }
    }

    impl Object for super::Bike {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", Scalar::String("Bike").into())?;
            present("plate", &self.plate, visit)?;
            present("gears", &self.gears, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::BIKE
        }
    }

    payload!(object super::Bike, schema::BIKE);
    received!(object super::Bike);

    impl ReadUnion for super::VehicleLent {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("type")?.as_deref() {
                Some("car") => choice.read("Car", Self::Car),
                Some("lorry" | "van") => choice.read("Truck", Self::Truck),
                Some("Bike") => choice.read("Bike", Self::Bike),
                _ => choice.unknown("type", &["car", "lorry", "van", "Bike"]),
            }
        }
    }

    impl AsInstance for super::VehicleLent {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::Car(value) => value.as_instance(),
                Self::Truck(value) => {
                    value.as_instance().tagged(&("type", &["lorry", "van"]))
                }
                Self::Bike(value) => value.as_instance(),
            }
        }
    }

    variant!(super::VehicleLent, Car, super::VehicleLentCar);
    variant!(super::VehicleLent, Truck, super::VehicleLentTruck);
    variant!(super::VehicleLent, Bike, super::VehicleLentBike);
    payload!(super::VehicleLent, schema::VEHICLE_LENT);
    received!(union super::VehicleLent);

    impl<'de> ReadObject<'de> for super::VehicleLentCar {
        const EXPECTED: &'static str = "an object (`VehicleLentCar`)";

        const MEMBERS: &'static [&'static str] = &["plate", "lender", "doors", "type"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut plate = None;
            let mut lender = None;
            let mut doors = None;
            let mut r#type = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut plate),
                    1 => members.fill(&mut lender),
                    2 => members.fill(&mut doors),
                    _ => members.constant(&mut r#type, Scalar::String("car")),
                }
            }
            members.required(3, r#type)?;
            Some(Self {
                plate,
                lender: members.required(1, lender)?,
                doors: members.required(2, doors)?,
            })
        }
    }

    impl Object for super::VehicleLentCar {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", Scalar::String("car").into())?;
            present("plate", &self.plate, visit)?;
            visit("lender", self.lender.as_instance())?;
            visit("doors", self.doors.as_instance())
        }
    }

    payload!(object super::VehicleLentCar, schema::VEHICLE_LENT_CAR);
    received!(object super::VehicleLentCar);

    impl<'de> ReadObject<'de> for super::VehicleLentTruck {
        const EXPECTED: &'static str = "an object (`VehicleLentTruck`)";

        const MEMBERS: &'static [&'static str] = &["type", "plate", "lender", "tons"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut r#type = None;
            let mut plate = None;
            let mut lender = None;
            let mut tons = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut r#type),
                    1 => members.fill(&mut plate),
                    2 => members.fill(&mut lender),
                    _ => members.fill(&mut tons),
                }
            }
            Some(Self {
                r#type: members.required(0, r#type)?,
                plate,
                lender: members.required(2, lender)?,
                tons,
            })
        }
    }

    impl Object for super::VehicleLentTruck {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", self.r#type.as_instance())?;
            present("plate", &self.plate, visit)?;
            visit("lender", self.lender.as_instance())?;
            present("tons", &self.tons, visit)
        }
    }

    payload!(object super::VehicleLentTruck, schema::VEHICLE_LENT_TRUCK);
    received!(object super::VehicleLentTruck);

    impl<'de> ReadObject<'de> for super::VehicleLentBike {
        const EXPECTED: &'static str = "an object (`VehicleLentBike`)";

        const MEMBERS: &'static [&'static str] = &["plate", "lender", "gears", "type"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut plate = None;
            let mut lender = None;
            let mut gears = None;
            let mut r#type = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut plate),
                    1 => members.fill(&mut lender),
                    2 => members.fill(&mut gears),
                    _ => members.constant(&mut r#type, Scalar::String("Bike")),
                }
            }
            members.required(3, r#type)?;
            Some(Self {
                plate,
                lender: members.required(1, lender)?,
                gears,
            })
        }
    }

    impl Object for super::VehicleLentBike {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("type", Scalar::String("Bike").into())?;
            present("plate", &self.plate, visit)?;
            visit("lender", self.lender.as_instance())?;
            present("gears", &self.gears, visit)
        }
    }

    payload!(object super::VehicleLentBike, schema::VEHICLE_LENT_BIKE);
    received!(object super::VehicleLentBike);

    impl ReadUnion for super::Note {
        fn read(choice: &mut Choice) -> Option<Self> {
            match choice.tag("kind")?.as_deref() {
                Some("short") => choice.read("ShortNote", Self::ShortNote),
                Some("long" | "endless") => choice.read("LongNote", Self::LongNote),
                Some("Note") => choice.read("Base", Self::Base),
                _ => choice.unknown("kind", &["short", "long", "endless", "Note"]),
            }
        }
    }

    impl AsInstance for super::Note {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::ShortNote(value) => value.as_instance(),
                Self::LongNote(value) => {
                    value.as_instance().tagged(&("kind", &["long", "endless"]))
                }
                Self::Base(value) => value.as_instance(),
            }
        }
    }

    variant!(super::Note, ShortNote, super::ShortNote);
    variant!(super::Note, LongNote, super::LongNote);
    variant!(super::Note, Base, super::NoteBase);
    payload!(super::Note, schema::NOTE_BASE);
    received!(union super::Note);

    impl<'de> ReadObject<'de> for super::ShortNote {
        const EXPECTED: &'static str = "an object (`ShortNote`)";

        const MEMBERS: &'static [&'static str] = &["text", "kind"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut text = None;
            let mut kind = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut text),
                    _ => members.constant(&mut kind, Scalar::String("short")),
                }
            }
            members.required(1, kind)?;
            Some(Self { text })
        }
    }

    impl Object for super::ShortNote {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", Scalar::String("short").into())?;
            present("text", &self.text, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::SHORT_NOTE
                && self.text.as_ref().is_none_or(|value| has_length(value, 0..=5))
        }
    }

    payload!(object super::ShortNote, schema::SHORT_NOTE);
    received!(object super::ShortNote);

    impl<'de> ReadObject<'de> for super::LongNote {
        const EXPECTED: &'static str = "an object (`LongNote`)";

        const MEMBERS: &'static [&'static str] = &["kind", "text", "pages"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut kind = None;
            let mut text = None;
            let mut pages = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut kind),
                    1 => members.fill(&mut text),
                    _ => members.fill(&mut pages),
                }
            }
            Some(Self {
                kind: members.required(0, kind)?,
                text,
                pages,
            })
        }
    }

    impl Object for super::LongNote {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", self.kind.as_instance())?;
            present("text", &self.text, visit)?;
            present("pages", &self.pages, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::LONG_NOTE
        }
    }

    payload!(object super::LongNote, schema::LONG_NOTE);
    received!(object super::LongNote);

    impl StringEnum for super::LongNoteKind {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::LongNoteKind, schema::LONG_NOTE_KIND);
    received!(string super::LongNoteKind);

    impl<'de> ReadObject<'de> for super::NoteBase {
        const EXPECTED: &'static str = "an object (`NoteBase`)";

        const MEMBERS: &'static [&'static str] = &["text", "kind"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut text = None;
            let mut kind = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut text),
                    _ => members.constant(&mut kind, Scalar::String("Note")),
                }
            }
            members.required(1, kind)?;
            Some(Self { text })
        }
    }

    impl Object for super::NoteBase {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("kind", Scalar::String("Note").into())?;
            present("text", &self.text, visit)
        }
    }

    payload!(object super::NoteBase, schema::NOTE_BASE);
    received!(object super::NoteBase);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static CAT: SchemaRef = at(Index::CAT);
        pub static DOG: SchemaRef = at(Index::DOG);
        pub static PUPPY: SchemaRef = at(Index::PUPPY);
        pub static HIERARCHIES_MORE_FISH: SchemaRef = at(Index::HIERARCHIES_MORE_FISH);
        pub static ANIMAL_BASE: SchemaRef = at(Index::ANIMAL_BASE);
        pub static CAGE_FILLED: SchemaRef = at(Index::CAGE_FILLED);
        pub static CAR: SchemaRef = at(Index::CAR);
        pub static TRUCK: SchemaRef = at(Index::TRUCK);
        pub static BIKE: SchemaRef = at(Index::BIKE);
        pub static VEHICLE: SchemaRef = at(Index::VEHICLE);
        pub static VEHICLE_LENT_CAR: SchemaRef = at(Index::VEHICLE_LENT_CAR);
        pub static VEHICLE_LENT_TRUCK: SchemaRef = at(Index::VEHICLE_LENT_TRUCK);
        pub static VEHICLE_LENT_BIKE: SchemaRef = at(Index::VEHICLE_LENT_BIKE);
        pub static VEHICLE_LENT: SchemaRef = at(Index::VEHICLE_LENT);
        pub static SHORT_NOTE: SchemaRef = at(Index::SHORT_NOTE);
        pub static LONG_NOTE_KIND: SchemaRef = at(Index::LONG_NOTE_KIND);
        pub static LONG_NOTE: SchemaRef = at(Index::LONG_NOTE);
        pub static NOTE_BASE: SchemaRef = at(Index::NOTE_BASE);
        pub static ANIMAL_BASE2: SchemaRef = at(Index::ANIMAL_BASE2);
        pub static VEHICLE_BASE: SchemaRef = at(Index::VEHICLE_BASE);
        pub static NOTE_BASE2: SchemaRef = at(Index::NOTE_BASE2);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            CAT,
            DOG,
            PUPPY,
            HIERARCHIES_MORE_FISH,
            ANIMAL_BASE,
            CAGE_FILLED,
            CAR,
            TRUCK,
            BIKE,
            VEHICLE,
            VEHICLE_LENT_CAR,
            VEHICLE_LENT_TRUCK,
            VEHICLE_LENT_BIKE,
            VEHICLE_LENT,
            SHORT_NOTE,
            LONG_NOTE_KIND,
            LONG_NOTE,
            NOTE_BASE,
            ANIMAL_BASE2,
            VEHICLE_BASE,
            NOTE_BASE2,
        }

        static SCHEMAS: [Schema; 21] = [
            Schema::new(
                "Cat",
                r#"{"allOf":[{"$ref":"AnimalBase2"},{"type":"object","required":["lives"],"properties":{"lives":{"type":"integer","minimum":1,"maximum":9}}}]}"#,
            ),
            Schema::new(
                "Dog",
                r#"{"allOf":[{"$ref":"AnimalBase2"},{"type":"object","properties":{"bark":{"type":"string"},"friends":{"type":"array","items":{"$ref":"AnimalBase"}}}}]}"#,
            ),
            Schema::new(
                "Puppy",
                r#"{"allOf":[{"allOf":[{"$ref":"AnimalBase2"},{"type":"object","properties":{"bark":{"type":"string"},"friends":{"type":"array","items":{"$ref":"AnimalBase"}}}}]},{"type":"object","required":["weeks"],"properties":{"weeks":{"type":"integer","format":"int32","minimum":0}}}]}"#,
            ),
            Schema::new(
                "HierarchiesMoreFish",
                r#"{"allOf":[{"$ref":"AnimalBase2"},{"type":"object","required":["fins"],"properties":{"fins":{"type":"integer","format":"int32"}}}]}"#,
            ),
            Schema::new(
                "AnimalBase",
                r#"{"discriminator":{"propertyName":"kind","mapping":{"Cat":0,"Dog":1,"Puppy":2,"Fish":3,"Animal":4},"branches":[{"$ref":"Cat"},{"$ref":"Dog"},{"$ref":"Puppy"},{"$ref":"HierarchiesMoreFish"},{"$ref":"AnimalBase2"}],"else":{"type":"object"}}}"#,
            ),
            Schema::new(
                "CageFilled",
                r#"{"type":"object","required":["animals"],"properties":{"animals":{"type":"array","items":{"$ref":"AnimalBase"}},"byName":{"type":"object","additionalProperties":{"$ref":"AnimalBase"}},"guest":{"anyOf":[{"$ref":"AnimalBase"},{"type":"null"}]}}}"#,
            ),
            Schema::new(
                "Car",
                r#"{"allOf":[{"$ref":"VehicleBase"},{"type":"object","required":["doors"],"properties":{"doors":{"type":"integer","format":"int32"}}}]}"#,
            ),
            Schema::new(
                "Truck",
                r#"{"allOf":[{"$ref":"VehicleBase"},{"type":"object","properties":{"tons":{"type":"number"}}}]}"#,
            ),
            Schema::new(
                "Bike",
                r#"{"allOf":[{"$ref":"VehicleBase"},{"type":"object","properties":{"gears":{"type":"integer","format":"int32"}}}]}"#,
            ),
            Schema::new(
                "Vehicle",
                r#"{"discriminator":{"propertyName":"type","mapping":{"car":0,"lorry":1,"van":1,"Bike":2},"branches":[{"$ref":"Car"},{"$ref":"Truck"},{"$ref":"Bike"}],"else":{"type":"object"}}}"#,
            ),
            Schema::new(
                "VehicleLentCar",
                r#"{"allOf":[{"$ref":"VehicleLent"},{"$ref":"Car"}]}"#,
            ),
            Schema::new(
                "VehicleLentTruck",
                r#"{"allOf":[{"$ref":"VehicleLent"},{"$ref":"Truck"}]}"#,
            ),
            Schema::new(
                "VehicleLentBike",
                r#"{"allOf":[{"$ref":"VehicleLent"},{"$ref":"Bike"}]}"#,
            ),
            Schema::new(
                "VehicleLent",
                r#"{"allOf":[{"$ref":"Vehicle"},{"type":"object","required":["lender"],"properties":{"lender":{"type":"string"}}}]}"#,
            ),
            Schema::new(
                "ShortNote",
                r#"{"allOf":[{"$ref":"NoteBase2"},{"properties":{"kind":{"const":"short"},"text":{"maxLength":5}}}]}"#,
            ),
            Schema::new(
                "LongNoteKind",
                r#"{"allOf":[{"type":"string"},{"enum":["long","endless"]}]}"#,
            ),
            Schema::new(
                "LongNote",
                r#"{"allOf":[{"$ref":"NoteBase2"},{"properties":{"kind":{"enum":["long","endless"]},"pages":{"type":"integer","format":"int32"}}}]}"#,
            ),
            Schema::new(
                "NoteBase",
                r#"{"discriminator":{"propertyName":"kind","mapping":{"short":0,"long":1,"endless":1,"Note":2},"branches":[{"$ref":"ShortNote"},{"$ref":"LongNote"},{"$ref":"NoteBase2"}],"else":{"type":["object","null"]}}}"#,
            ),
            Schema::new(
                "AnimalBase2",
                r#"{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"},"name":{"type":"string","minLength":1}}}"#,
            ),
            Schema::new(
                "VehicleBase",
                r#"{"type":"object","required":["type"],"properties":{"type":{"type":"string"},"plate":{"type":"string"}}}"#,
            ),
            Schema::new(
                "NoteBase2",
                r#"{"type":["object","null"],"required":["kind"],"properties":{"kind":{"type":"string"},"text":{"type":"string"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    animal_seen, Self { body }, body = animal_seen::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    animal_seen, client, request, ::callbacks::__private::Call::of(client, &
    animal_seen::OPERATION).json("application/json", serialization::schema::ANIMAL_BASE,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    cage_filled, Self { body }, body = cage_filled::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    cage_filled, client, request, ::callbacks::__private::Call::of(client, &
    cage_filled::OPERATION).json("application/json", serialization::schema::CAGE_FILLED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    vehicle_sold, Self { body }, body = vehicle_sold::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    vehicle_sold, client, request, ::callbacks::__private::Call::of(client, &
    vehicle_sold::OPERATION).json("application/json", serialization::schema::VEHICLE,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    vehicle_lent, Self { body }, body = vehicle_lent::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    vehicle_lent, client, request, ::callbacks::__private::Call::of(client, &
    vehicle_lent::OPERATION).json("application/json",
    serialization::schema::VEHICLE_LENT,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    note_taken, Self { body }, body = note_taken::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    note_taken, client, request, ::callbacks::__private::Call::of(client, &
    note_taken::OPERATION).json("application/json", serialization::schema::NOTE_BASE,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
