/// Receives the callbacks and webhooks: implemented by their consumer.
///
/// A method sees only requests that are as the document declares them. What it answers is declared as well; an
/// error is answered 500 and tells the sender nothing.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The callback `onItemCreated` of `POST /items`: a `POST` request.
    fn on_item_created(
        &self,
        callback: on_item_created::Request,
    ) -> impl ::core::future::Future<
        Output = Result<on_item_created::Response, ::callbacks::HandlerError>,
    > + Send;
}
impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn on_item_created(
        &self,
        callback: on_item_created::Request,
    ) -> impl ::core::future::Future<
        Output = Result<on_item_created::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::on_item_created(&**self, callback)
    }
}
/// The router that leads each request to the handler's method: a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &on_item_created::OPERATION,
            |handler: ::std::sync::Arc<H>, callback, _| async move {
                CallbackHandler::on_item_created(&*handler, callback).await
            },
        )
        .into_router()
}
/// Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.
pub trait CallbackSender: Send + Sync {
    /// The callback `onItemCreated` of `POST /items`: a `POST` request.
    fn on_item_created(
        &self,
        target: &::callbacks::Target,
        body: Option<&Item>,
    ) -> impl ::core::future::Future<
        Output = Result<on_item_created::Response, ::callbacks::Error>,
    > + Send;
}
impl<T: ::callbacks::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn on_item_created(
        &self,
        target: &::callbacks::Target,
        body: Option<&Item>,
    ) -> Result<on_item_created::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &on_item_created::OPERATION)
            .optional_json(
                "application/json",
                serialization::schema(0),
                body
                    .as_ref()
                    .map(|body| ::callbacks::__private::AsInstance::as_instance(body)),
            )?;
        call.send(self, target).await
    }
}
/// The schema at `#/components/schemas/Item`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// The member `id`.
    pub id: Option<String>,
    /// The member `name`.
    pub name: Option<String>,
}
impl Item {
    /// A value without any member. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}
/// The callback `onItemCreated` of `POST /items`.
pub mod on_item_created {
    use ::callbacks::{
        Answer, Error, Exchange, HandlerError, Key, Operation, Payload, Target,
        UndeclaredAnswer,
    };
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeReply, Incoming, Rejection, Reply,
    };
    /// The key: the expression that tells where to call.
    pub static KEY: Key = Key::new("{$request.body#/callbackUrl}")
        .with_path_template("/items");
    /// Finds out where to call: evaluates `{$request.body#/callbackUrl}` over the request to `POST /items`. `None`: this client did not ask to be called back.
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
    pub const BASE_PATH: &str = "/on-item-created";
    /// The URL to register, for a router that is mounted at a public address: `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }
    /// What the document says of the operation.
    pub static OPERATION: Operation = Operation::new(
        "onItemCreated",
        "POST",
        "/on-item-created",
    );
    /// The body: how it is read and written where no request is at hand.
    pub static BODY: Payload<super::Item> = Payload::new(
        super::serialization::schema(0),
    );
    /// What is sent. The callback `onItemCreated` of `POST /items`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Request {
        /// The item as it was stored
        pub body: Option<super::Item>,
    }
    impl Request {
        /// A value without any part. All of them are optional.
        pub fn new() -> Self {
            Self { body: None }
        }
    }
    impl DecodeRequest for Request {
        fn decode(mut incoming: Incoming) -> Result<Self, Rejection> {
            let Some(body) = incoming.optional_json(&BODY) else {
                return Err(incoming.reject())
            };
            Ok(Self { body })
        }
    }
    /// What is answered, as the document declares it.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Response {
        /// The subscriber has taken note
        ///
        /// Status `200`.
        Ok,
        /// A success, but not as the document declares it: another status of class 2xx, or without the declared body or
        /// headers. The consumer has taken the message. Handlers cannot answer this.
        Undeclared(UndeclaredAnswer),
    }
    impl EncodeReply for Response {
        fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
            match self {
                Self::Ok => reply.status(200),
                Self::Undeclared(_) => reply.undeclared(),
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
    ::callbacks::__private::sample!(super::Item, BODY, [], [], []);
    ::callbacks::__private::sample_request!(Request { body : Some(sample()) });
}
::callbacks::__private::encode_request!(
    on_item_created, client, request, ::callbacks::__private::Call::of(client, &
    on_item_created::OPERATION).optional_json("application/json",
    serialization::schema(0), request.body.as_ref().map(| body |
    ::callbacks::__private::AsInstance::as_instance(body))) ?
);
mod serialization {
    use ::std::ops::ControlFlow;
    use ::callbacks::__private::serde::de::MapAccess;
    use ::callbacks::__private::{
        Members, Object, ReadObject, Schema, SchemaRef, Visit, payload, present, received,
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
            to == schema(0)
        }
    }
    payload!(object super::Item, schema(0));
    received!(object super::Item);
    pub(super) const fn schema(index: usize) -> SchemaRef {
        SchemaRef::new(&SCHEMAS, index)
    }
    static SCHEMAS: [Schema; 1] = [
        Schema::new(
            "Item",
            r#"{"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"}}}"#,
        ),
    ];
}
