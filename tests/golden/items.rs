/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `onItemCreated` of `POST /items`, a `POST` request.
    fn on_item_created(
        &self,
        request: on_item_created::Request,
    ) -> impl ::core::future::Future<
        Output = Result<on_item_created::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn on_item_created(
        &self,
        request: on_item_created::Request,
    ) -> impl ::core::future::Future<
        Output = Result<on_item_created::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::on_item_created(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &on_item_created::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::on_item_created(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The callback `onItemCreated` of `POST /items`, a `POST` request.
    fn on_item_created(
        &self,
        target: &::callbacks::Target,
        body: Option<&Item>,
    ) -> impl ::core::future::Future<
        Output = Result<on_item_created::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn on_item_created(
        &self,
        target: &::callbacks::Target,
        body: Option<&Item>,
    ) -> Result<on_item_created::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &on_item_created::OPERATION)
            .optional_json(
                "application/json",
                serialization::schema::ITEM,
                body
                    .as_ref()
                    .map(|body| ::callbacks::__private::AsInstance::as_instance(body)),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    pub id: Option<String>,
    pub name: Option<String>,
}

impl Item {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// The callback `onItemCreated` of `POST /items`.
pub mod on_item_created {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Target, UndeclaredAnswer,
    };
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The key of the callback: the template of the URL to call.
    pub static KEY: Key = Key::new("{$request.body#/callbackUrl}")
        .with_path_template("/items");

    /// Evaluates `{$request.body#/callbackUrl}` over the request to `POST /items`. Returns the URL to call,
    /// or `None` if the client gave none.
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
    pub const BASE_PATH: &str = "/on-item-created";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "onItemCreated",
        "POST",
        "/on-item-created",
    );

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Item> = Payload::new(
        super::serialization::schema::ITEM,
    );

    /// A request of the callback `onItemCreated` of `POST /items`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The item as it was stored
        pub body: Option<super::Item>,
    }

    impl Request {
        /// Creates a value without parts. All of them are optional.
        pub fn new() -> Self {
            Self { body: None }
        }
    }

    impl DecodeRequest for Request {
        fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
            let Some(body) = incoming.optional_json(&BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }

    /// An answer that the document declares.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The subscriber has taken note
        ///
        /// Status `200`.
        Ok,
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
                Self::Ok => outgoing.status(200),
                Self::Undeclared(_) => outgoing.undeclared(),
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

        fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
            Some(Self::Undeclared(answer))
        }
    }
}

mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        Members, Object, ReadObject, SchemaRef, Visit, payload, present, received,
    };

    impl<'de> ReadObject<'de> for super::Item {
        const EXPECTED: &'static str = "an object (`Item`)";

        const MEMBERS: &'static [&'static str] = &["id", "name"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut name = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    _ => members.fill(&mut name),
                }
            }
            Some(Self { id, name })
        }
    }

    impl Object for super::Item {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("id", &self.id, visit)?;
            present("name", &self.name, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ITEM
        }
    }

    payload!(object super::Item, schema::ITEM);
    received!(object super::Item);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static ITEM: SchemaRef = at(Index::ITEM);

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
        }

        static SCHEMAS: [Schema; 1] = [
            Schema::new(
                "Item",
                r#"{"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    on_item_created, Self { body : Some(body) }, body = on_item_created::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    on_item_created, client, request, ::callbacks::__private::Call::of(client, &
    on_item_created::OPERATION).optional_json("application/json",
    serialization::schema::ITEM, request.body.as_ref().map(| body |
    ::callbacks::__private::AsInstance::as_instance(body))) ?
);
