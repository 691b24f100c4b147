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
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    webhooks::routes(::callbacks::__private::Routes::new(handler)).into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `animalSeen`, a `POST` request.
    fn animal_seen(
        &self,
        target: &::callbacks::Target,
        body: &Sighting,
    ) -> impl ::core::future::Future<
        Output = Result<animal_seen::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn animal_seen(
        &self,
        target: &::callbacks::Target,
        body: &Sighting,
    ) -> Result<animal_seen::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &animal_seen::OPERATION)
            .json(
                "application/json",
                serialization::schema::SIGHTING,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

/// An animal was seen
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sighting {
    pub id: String,
    /// Format: `date-time`.
    pub at: Option<String>,
    /// Required here, declared there
    pub source: String,
    /// The animal that was seen
    pub animal: Animal,
    /// Only a description beside the reference
    pub again: Option<Animal>,
    pub kind: Option<SightingKind>,
    pub mood: ::callbacks::Nullable<Mood>,
    pub keeper: Option<SightingKeeper>,
    pub next: Option<Box<Sighting>>,
}

impl Sighting {
    /// Creates a value with the required members.
    pub fn new(
        id: impl Into<String>,
        source: impl Into<String>,
        animal: Animal,
    ) -> Self {
        Self {
            id: Into::into(id),
            source: Into::into(source),
            animal,
            at: None,
            again: None,
            kind: None,
            mood: ::callbacks::Nullable::Absent,
            keeper: None,
            next: None,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Animal {
    pub name: Option<String>,
    pub mother: Option<Box<Animal>>,
}

impl Animal {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SightingKind {
    /// `cat`
    Cat,
    /// `dog`
    Dog,
    /// `other`
    Other,
    /// Any other string.
    OtherText(String),
}

impl SightingKind {
    /// The values in the document, in its order.
    pub const ALL: &'static [Self] = &[Self::Cat, Self::Dog, Self::Other];

    /// The value as a string.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Cat => "cat",
            Self::Dog => "dog",
            Self::Other => "other",
            Self::OtherText(text) => text,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mood {
    /// `calm`
    Calm,
    /// `wild`
    Wild,
}

impl Mood {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Calm, Self::Wild];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Wild => "wild",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SightingKeeper {
    pub name: String,
    pub mother: Option<Animal>,
}

impl SightingKeeper {
    /// Creates a value with the required members.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: Into::into(name),
            mother: None,
        }
    }
}

/// Receives the webhook at any URL.
pub mod webhooks {
    use ::callbacks::{Operation, Router};
    use ::callbacks::receiver::{UnwrapError, Unwrapper};
    use ::callbacks::__private::{
        Bytes, DecodeEvent, DecodeRequest, HeaderMap, IncomingRequest, Rejection, Routes,
    };

    /// A router for one URL that receives every webhook, whatever the path.
    pub fn endpoint<H: super::CallbackHandler + 'static>(handler: H) -> Router {
        routes(Routes::new(handler)).into_endpoint()
    }

    /// The URL to register if the endpoint is mounted at this address, such as `https://shop.example/webhooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, "")
    }

    pub(super) fn routes<H: super::CallbackHandler + 'static>(
        routes: Routes<H>,
    ) -> Routes<H> {
        routes
            .on(
                &super::animal_seen::OPERATION,
                |handler: ::std::sync::Arc<H>, request, _| async move {
                    super::CallbackHandler::animal_seen(&*handler, request).await
                },
            )
    }

    /// A received webhook.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(
        clippy::large_enum_variant,
        reason = "an event is moved once, to its handler"
    )]
    pub enum Event {
        /// The webhook `animalSeen`.
        AnimalSeen(super::animal_seen::Request),
    }

    impl DecodeEvent for Event {
        const OPERATIONS: &'static [&'static Operation] = &[
            &super::animal_seen::OPERATION,
        ];

        fn decode(index: usize, incoming: IncomingRequest) -> Result<Self, Rejection> {
            type Decode = fn(IncomingRequest) -> Result<Event, Rejection>;
            const DECODE: &[Decode] = &[
                |incoming| DecodeRequest::decode(incoming).map(Event::AnimalSeen),
            ];
            match DECODE.get(index) {
                Some(decode) => decode(incoming),
                None => Err(incoming.reject()),
            }
        }
    }

    /// Reads a webhook without a server: from a queue, or in a serverless function.
    ///
    /// It does not verify a signature. `Unwrapper::new().verify(..)` does.
    ///
    /// # Errors
    ///
    /// Returns an error if the event is unknown, or does not match the document.
    pub fn unwrap(
        headers: &HeaderMap,
        body: impl Into<Bytes>,
    ) -> Result<Event, UnwrapError> {
        Unwrapper::new().unwrap(headers, body)
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
    pub static BODY: Payload<super::Sighting> = Payload::new(
        super::serialization::schema::SIGHTING,
    );

    /// A request of the webhook `animalSeen`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Sighting,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Sighting) -> Self {
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
        AsInstance, Members, Object, ReadObject, StringEnum, Visit, payload, present,
        received,
    };

    impl<'de> ReadObject<'de> for super::Sighting {
        const EXPECTED: &'static str = "an object (`Sighting`)";

        const MEMBERS: &'static [&'static str] = &[
            "id",
            "at",
            "source",
            "animal",
            "again",
            "kind",
            "mood",
            "keeper",
            "next",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut at = None;
            let mut source = None;
            let mut animal = None;
            let mut again = None;
            let mut kind = None;
            let mut mood = None;
            let mut keeper = None;
            let mut next = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut at),
                    2 => members.fill(&mut source),
                    3 => members.fill(&mut animal),
                    4 => members.fill(&mut again),
                    5 => members.fill(&mut kind),
                    6 => members.fill(&mut mood),
                    7 => members.fill(&mut keeper),
                    _ => members.fill(&mut next),
                }
            }
            Some(Self {
                id: members.required(0, id)?,
                at,
                source: members.required(2, source)?,
                animal: members.required(3, animal)?,
                again,
                kind,
                mood: mood.unwrap_or_default(),
                keeper,
                next,
            })
        }
    }

    impl Object for super::Sighting {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("id", self.id.as_instance())?;
            present("at", &self.at, visit)?;
            visit("source", self.source.as_instance())?;
            visit("animal", self.animal.as_instance())?;
            present("again", &self.again, visit)?;
            present("kind", &self.kind, visit)?;
            visit("mood", self.mood.as_instance())?;
            present("keeper", &self.keeper, visit)?;
            present("next", &self.next, visit)
        }
    }

    payload!(object super::Sighting, schema::SIGHTING);
    received!(object super::Sighting);

    impl<'de> ReadObject<'de> for super::Animal {
        const EXPECTED: &'static str = "an object (`Animal`)";

        const MEMBERS: &'static [&'static str] = &["name", "mother"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut mother = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    _ => members.fill(&mut mother),
                }
            }
            Some(Self { name, mother })
        }
    }

    impl Object for super::Animal {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("name", &self.name, visit)?;
            present("mother", &self.mother, visit)
        }
    }

    payload!(object super::Animal, schema::ANIMAL);
    received!(object super::Animal);

    impl StringEnum for super::SightingKind {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(self)
        }

        fn other(text: &str) -> Option<Self> {
            Some(Self::OtherText(text.to_owned()))
        }
    }

    payload!(string super::SightingKind, schema::SIGHTING_KIND);
    received!(string super::SightingKind);

    impl StringEnum for super::Mood {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::Mood, schema::MOOD);
    received!(string super::Mood);

    impl<'de> ReadObject<'de> for super::SightingKeeper {
        const EXPECTED: &'static str = "an object (`SightingKeeper`)";

        const MEMBERS: &'static [&'static str] = &["name", "mother"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut mother = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    _ => members.fill(&mut mother),
                }
            }
            Some(Self {
                name: members.required(0, name)?,
                mother,
            })
        }
    }

    impl Object for super::SightingKeeper {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("name", self.name.as_instance())?;
            present("mother", &self.mother, visit)
        }
    }

    payload!(object super::SightingKeeper, schema::SIGHTING_KEEPER);
    received!(object super::SightingKeeper);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static ANIMAL: SchemaRef = at(Index::ANIMAL);
        pub static SIGHTING_KIND: SchemaRef = at(Index::SIGHTING_KIND);
        pub static MOOD: SchemaRef = at(Index::MOOD);
        pub static SIGHTING_KEEPER: SchemaRef = at(Index::SIGHTING_KEEPER);
        pub static SIGHTING: SchemaRef = at(Index::SIGHTING);
        pub static EVENT: SchemaRef = at(Index::EVENT);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            ANIMAL,
            SIGHTING_KIND,
            MOOD,
            SIGHTING_KEEPER,
            SIGHTING,
            EVENT,
        }

        static SCHEMAS: [Schema; 6] = [
            Schema::new(
                "Animal",
                r#"{"type":"object","properties":{"name":{"type":"string"},"mother":{"$ref":"Animal"}},"anyOf":[{"required":["name"]},{"required":["mother"]}]}"#,
            ),
            Schema::new(
                "SightingKind",
                r#"{"anyOf":[{"type":"string","enum":["cat","dog","other"]},{"type":"string"}]}"#,
            ),
            Schema::new("Mood", r#"{"type":"string","enum":["calm","wild"]}"#),
            Schema::new(
                "SightingKeeper",
                r#"{"required":["name"],"allOf":[{"$ref":"Animal"}]}"#,
            ),
            Schema::new(
                "Sighting",
                r#"{"allOf":[{"$ref":"Event"},{"type":"object","required":["animal","source"],"properties":{"animal":{"$ref":"Animal"},"again":{"$ref":"Animal"},"kind":{"$ref":"SightingKind"},"mood":{"anyOf":[{"$ref":"Mood"},{"type":"null"}]},"keeper":{"$ref":"SightingKeeper"},"next":{"$ref":"Sighting"},"source":true}}]}"#,
            ),
            Schema::new(
                "Event",
                r#"{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"at":{"type":"string","annotation":"date-time"},"source":{"type":"string"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    animal_seen, Self { body }, body = animal_seen::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    animal_seen, client, request, ::callbacks::__private::Call::of(client, &
    animal_seen::OPERATION).json("application/json", serialization::schema::SIGHTING,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
