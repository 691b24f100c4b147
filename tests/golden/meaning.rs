/// Receives the callbacks and webhooks. The consumer implements it.
///
/// Methods only get requests that match the document, and return answers that it declares. An error is answered
/// with its status, by default 500. The sender does not see its reason.
#[diagnostic::on_unimplemented(
    label = "this handler receives no callbacks",
    note = "implement the generated trait `CallbackHandler` for it: one async method for each callback"
)]
pub trait CallbackHandler: Send + Sync {
    /// The webhook `nodeFew`, a `POST` request.
    fn node_few(
        &self,
        request: node_few::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_few::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `nodeClosed`, a `POST` request.
    fn node_closed(
        &self,
        request: node_closed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_closed::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `nodeClosedPart`, a `POST` request.
    fn node_closed_part(
        &self,
        request: node_closed_part::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_closed_part::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `nodeNamed`, a `POST` request.
    fn node_named(
        &self,
        request: node_named::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_named::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `nodeDependent`, a `POST` request.
    fn node_dependent(
        &self,
        request: node_dependent::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_dependent::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `nodeSome`, a `POST` request.
    fn node_some(
        &self,
        request: node_some::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_some::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `nodeWithout`, a `POST` request.
    fn node_without(
        &self,
        request: node_without::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_without::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `holderFilled`, a `POST` request.
    fn holder_filled(
        &self,
        request: holder_filled::Request,
    ) -> impl ::core::future::Future<
        Output = Result<holder_filled::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `jobDone`, a `POST` request.
    fn job_done(
        &self,
        request: job_done::Request,
    ) -> impl ::core::future::Future<
        Output = Result<job_done::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `animalSeen`, a `POST` request.
    fn animal_seen(
        &self,
        request: animal_seen::Request,
    ) -> impl ::core::future::Future<
        Output = Result<animal_seen::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `treeGrown`, a `POST` request.
    fn tree_grown(
        &self,
        request: tree_grown::Request,
    ) -> impl ::core::future::Future<
        Output = Result<tree_grown::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `nodeLabeled`, a `POST` request.
    fn node_labeled(
        &self,
        request: node_labeled::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_labeled::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `nodeOpened`, a `POST` request.
    fn node_opened(
        &self,
        request: node_opened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_opened::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `noteSeen`, a `POST` request.
    fn note_seen(
        &self,
        request: note_seen::Request,
    ) -> impl ::core::future::Future<
        Output = Result<note_seen::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `sizeMeasured`, a `POST` request.
    fn size_measured(
        &self,
        request: size_measured::Request,
    ) -> impl ::core::future::Future<
        Output = Result<size_measured::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `accountOpened`, a `POST` request.
    fn account_opened(
        &self,
        request: account_opened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<account_opened::Response, ::callbacks::HandlerError>,
    > + Send;

    /// The webhook `keyIssued`, a `POST` request.
    fn key_issued(
        &self,
        request: key_issued::Request,
    ) -> impl ::core::future::Future<
        Output = Result<key_issued::Response, ::callbacks::HandlerError>,
    > + Send;
}

impl<H: CallbackHandler> CallbackHandler for ::std::sync::Arc<H> {
    fn node_few(
        &self,
        request: node_few::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_few::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::node_few(&**self, request)
    }

    fn node_closed(
        &self,
        request: node_closed::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_closed::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::node_closed(&**self, request)
    }

    fn node_closed_part(
        &self,
        request: node_closed_part::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_closed_part::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::node_closed_part(&**self, request)
    }

    fn node_named(
        &self,
        request: node_named::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_named::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::node_named(&**self, request)
    }

    fn node_dependent(
        &self,
        request: node_dependent::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_dependent::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::node_dependent(&**self, request)
    }

    fn node_some(
        &self,
        request: node_some::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_some::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::node_some(&**self, request)
    }

    fn node_without(
        &self,
        request: node_without::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_without::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::node_without(&**self, request)
    }

    fn holder_filled(
        &self,
        request: holder_filled::Request,
    ) -> impl ::core::future::Future<
        Output = Result<holder_filled::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::holder_filled(&**self, request)
    }

    fn job_done(
        &self,
        request: job_done::Request,
    ) -> impl ::core::future::Future<
        Output = Result<job_done::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::job_done(&**self, request)
    }

    fn animal_seen(
        &self,
        request: animal_seen::Request,
    ) -> impl ::core::future::Future<
        Output = Result<animal_seen::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::animal_seen(&**self, request)
    }

    fn tree_grown(
        &self,
        request: tree_grown::Request,
    ) -> impl ::core::future::Future<
        Output = Result<tree_grown::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::tree_grown(&**self, request)
    }

    fn node_labeled(
        &self,
        request: node_labeled::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_labeled::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::node_labeled(&**self, request)
    }

    fn node_opened(
        &self,
        request: node_opened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<node_opened::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::node_opened(&**self, request)
    }

    fn note_seen(
        &self,
        request: note_seen::Request,
    ) -> impl ::core::future::Future<
        Output = Result<note_seen::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::note_seen(&**self, request)
    }

    fn size_measured(
        &self,
        request: size_measured::Request,
    ) -> impl ::core::future::Future<
        Output = Result<size_measured::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::size_measured(&**self, request)
    }

    fn account_opened(
        &self,
        request: account_opened::Request,
    ) -> impl ::core::future::Future<
        Output = Result<account_opened::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::account_opened(&**self, request)
    }

    fn key_issued(
        &self,
        request: key_issued::Request,
    ) -> impl ::core::future::Future<
        Output = Result<key_issued::Response, ::callbacks::HandlerError>,
    > + Send {
        CallbackHandler::key_issued(&**self, request)
    }
}

/// A router that passes each request to its method of the handler. It is a `tower::Service`.
pub fn router<H: CallbackHandler + 'static>(handler: H) -> ::callbacks::Router {
    ::callbacks::__private::Routes::new(handler)
        .on(
            &node_few::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::node_few(&*handler, request).await
            },
        )
        .on(
            &node_closed::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::node_closed(&*handler, request).await
            },
        )
        .on(
            &node_closed_part::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::node_closed_part(&*handler, request).await
            },
        )
        .on(
            &node_named::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::node_named(&*handler, request).await
            },
        )
        .on(
            &node_dependent::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::node_dependent(&*handler, request).await
            },
        )
        .on(
            &node_some::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::node_some(&*handler, request).await
            },
        )
        .on(
            &node_without::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::node_without(&*handler, request).await
            },
        )
        .on(
            &holder_filled::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::holder_filled(&*handler, request).await
            },
        )
        .on(
            &job_done::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::job_done(&*handler, request).await
            },
        )
        .on(
            &animal_seen::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::animal_seen(&*handler, request).await
            },
        )
        .on(
            &tree_grown::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::tree_grown(&*handler, request).await
            },
        )
        .on(
            &node_labeled::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::node_labeled(&*handler, request).await
            },
        )
        .on(
            &node_opened::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::node_opened(&*handler, request).await
            },
        )
        .on(
            &note_seen::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::note_seen(&*handler, request).await
            },
        )
        .on(
            &size_measured::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::size_measured(&*handler, request).await
            },
        )
        .on(
            &account_opened::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::account_opened(&*handler, request).await
            },
        )
        .on(
            &key_issued::OPERATION,
            |handler: ::std::sync::Arc<H>, request, _| async move {
                CallbackHandler::key_issued(&*handler, request).await
            },
        )
        .into_router()
}

/// Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.
pub trait CallbackSender: Send + Sync {
    /// The webhook `nodeFew`, a `POST` request.
    fn node_few(
        &self,
        target: &::callbacks::Target,
        body: &Few,
    ) -> impl ::core::future::Future<
        Output = Result<node_few::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `nodeClosed`, a `POST` request.
    fn node_closed(
        &self,
        target: &::callbacks::Target,
        body: &NodeClosed,
    ) -> impl ::core::future::Future<
        Output = Result<node_closed::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `nodeClosedPart`, a `POST` request.
    fn node_closed_part(
        &self,
        target: &::callbacks::Target,
        body: &NodeClosedPart,
    ) -> impl ::core::future::Future<
        Output = Result<node_closed_part::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `nodeNamed`, a `POST` request.
    fn node_named(
        &self,
        target: &::callbacks::Target,
        body: &NodeNamed,
    ) -> impl ::core::future::Future<
        Output = Result<node_named::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `nodeDependent`, a `POST` request.
    fn node_dependent(
        &self,
        target: &::callbacks::Target,
        body: &NodeDependent,
    ) -> impl ::core::future::Future<
        Output = Result<node_dependent::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `nodeSome`, a `POST` request.
    fn node_some(
        &self,
        target: &::callbacks::Target,
        body: &NodeSome,
    ) -> impl ::core::future::Future<
        Output = Result<node_some::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `nodeWithout`, a `POST` request.
    fn node_without(
        &self,
        target: &::callbacks::Target,
        body: &NodeWithout,
    ) -> impl ::core::future::Future<
        Output = Result<node_without::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `holderFilled`, a `POST` request.
    fn holder_filled(
        &self,
        target: &::callbacks::Target,
        body: &HolderFilled,
    ) -> impl ::core::future::Future<
        Output = Result<holder_filled::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `jobDone`, a `POST` request.
    fn job_done(
        &self,
        target: &::callbacks::Target,
        body: &JobDone,
    ) -> impl ::core::future::Future<
        Output = Result<job_done::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `animalSeen`, a `POST` request.
    fn animal_seen(
        &self,
        target: &::callbacks::Target,
        body: &Animal,
    ) -> impl ::core::future::Future<
        Output = Result<animal_seen::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `treeGrown`, a `POST` request.
    fn tree_grown(
        &self,
        target: &::callbacks::Target,
        body: &Tree,
    ) -> impl ::core::future::Future<
        Output = Result<tree_grown::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `nodeLabeled`, a `POST` request.
    fn node_labeled(
        &self,
        target: &::callbacks::Target,
        body: &Labeled,
    ) -> impl ::core::future::Future<
        Output = Result<node_labeled::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `nodeOpened`, a `POST` request.
    fn node_opened(
        &self,
        target: &::callbacks::Target,
        body: &NodeOpened,
    ) -> impl ::core::future::Future<
        Output = Result<node_opened::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `noteSeen`, a `POST` request.
    fn note_seen(
        &self,
        target: &::callbacks::Target,
        body: &NoteSeen,
    ) -> impl ::core::future::Future<
        Output = Result<note_seen::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `sizeMeasured`, a `POST` request.
    fn size_measured(
        &self,
        target: &::callbacks::Target,
        body: &SizeMeasured,
    ) -> impl ::core::future::Future<
        Output = Result<size_measured::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `accountOpened`, a `POST` request.
    fn account_opened(
        &self,
        target: &::callbacks::Target,
        body: &AccountOpened,
    ) -> impl ::core::future::Future<
        Output = Result<account_opened::Response, ::callbacks::Error>,
    > + Send;

    /// The webhook `keyIssued`, a `POST` request.
    fn key_issued(
        &self,
        target: &::callbacks::Target,
        body: &KeyIssued,
    ) -> impl ::core::future::Future<
        Output = Result<key_issued::Response, ::callbacks::Error>,
    > + Send;
}

impl<T: ::callbacks::client::Transport> CallbackSender for ::callbacks::Client<T> {
    async fn node_few(
        &self,
        target: &::callbacks::Target,
        body: &Few,
    ) -> Result<node_few::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &node_few::OPERATION)
            .json(
                "application/json",
                serialization::schema::FEW,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn node_closed(
        &self,
        target: &::callbacks::Target,
        body: &NodeClosed,
    ) -> Result<node_closed::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &node_closed::OPERATION)
            .json(
                "application/json",
                serialization::schema::NODE_CLOSED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn node_closed_part(
        &self,
        target: &::callbacks::Target,
        body: &NodeClosedPart,
    ) -> Result<node_closed_part::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &node_closed_part::OPERATION)
            .json(
                "application/json",
                serialization::schema::NODE_CLOSED_PART,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn node_named(
        &self,
        target: &::callbacks::Target,
        body: &NodeNamed,
    ) -> Result<node_named::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &node_named::OPERATION)
            .json(
                "application/json",
                serialization::schema::NODE_NAMED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn node_dependent(
        &self,
        target: &::callbacks::Target,
        body: &NodeDependent,
    ) -> Result<node_dependent::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &node_dependent::OPERATION)
            .json(
                "application/json",
                serialization::schema::NODE_DEPENDENT,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn node_some(
        &self,
        target: &::callbacks::Target,
        body: &NodeSome,
    ) -> Result<node_some::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &node_some::OPERATION)
            .json(
                "application/json",
                serialization::schema::NODE_SOME,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn node_without(
        &self,
        target: &::callbacks::Target,
        body: &NodeWithout,
    ) -> Result<node_without::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &node_without::OPERATION)
            .json(
                "application/json",
                serialization::schema::NODE_WITHOUT,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn holder_filled(
        &self,
        target: &::callbacks::Target,
        body: &HolderFilled,
    ) -> Result<holder_filled::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &holder_filled::OPERATION)
            .json(
                "application/json",
                serialization::schema::HOLDER_FILLED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn job_done(
        &self,
        target: &::callbacks::Target,
        body: &JobDone,
    ) -> Result<job_done::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &job_done::OPERATION)
            .json(
                "application/json",
                serialization::schema::JOB_DONE,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn animal_seen(
        &self,
        target: &::callbacks::Target,
        body: &Animal,
    ) -> Result<animal_seen::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &animal_seen::OPERATION)
            .json(
                "application/json",
                serialization::schema::ANIMAL,
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

    async fn node_labeled(
        &self,
        target: &::callbacks::Target,
        body: &Labeled,
    ) -> Result<node_labeled::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &node_labeled::OPERATION)
            .json(
                "application/json",
                serialization::schema::LABELED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn node_opened(
        &self,
        target: &::callbacks::Target,
        body: &NodeOpened,
    ) -> Result<node_opened::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &node_opened::OPERATION)
            .json(
                "application/json",
                serialization::schema::NODE_OPENED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn note_seen(
        &self,
        target: &::callbacks::Target,
        body: &NoteSeen,
    ) -> Result<note_seen::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &note_seen::OPERATION)
            .json(
                "application/json",
                serialization::schema::NOTE_SEEN,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn size_measured(
        &self,
        target: &::callbacks::Target,
        body: &SizeMeasured,
    ) -> Result<size_measured::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &size_measured::OPERATION)
            .json(
                "application/json",
                serialization::schema::SIZE_MEASURED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn account_opened(
        &self,
        target: &::callbacks::Target,
        body: &AccountOpened,
    ) -> Result<account_opened::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &account_opened::OPERATION)
            .json(
                "application/json",
                serialization::schema::ACCOUNT_OPENED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }

    async fn key_issued(
        &self,
        target: &::callbacks::Target,
        body: &KeyIssued,
    ) -> Result<key_issued::Response, ::callbacks::Error> {
        let call = ::callbacks::__private::Call::of(self, &key_issued::OPERATION)
            .json(
                "application/json",
                serialization::schema::KEY_ISSUED,
                ::callbacks::__private::AsInstance::as_instance(body),
            )?;
        call.send(self, target).await
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Few {
    pub data: Option<i64>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl Few {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeClosed {
    pub data: Option<i64>,
}

impl NodeClosed {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeClosedPart {
    pub data: Option<i64>,
}

impl NodeClosedPart {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeNamed {
    pub data: Option<i64>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl NodeNamed {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeDependent {
    pub data: Option<i64>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl NodeDependent {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeSome {
    pub data: Option<i64>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl NodeSome {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeWithout {
    pub data: Option<i64>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl NodeWithout {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct HolderFilled {
    pub node: Option<NodeClosed>,
    /// At most `1` member.
    pub few: Option<Few>,
}

impl HolderFilled {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobDone {
    pub run_id: Option<i64>,
    pub job_id: Option<i64>,
    /// Format: `date-time`.
    pub at: Option<String>,
    pub state: Option<JobDoneState>,
    pub count: ::callbacks::Nullable<i64>,
    pub small: Option<bool>,
}

impl JobDone {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobDoneState {
    /// `queued`
    Queued,
    /// `done`
    Done,
}

impl JobDoneState {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Queued, Self::Done];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Done => "done",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Animal {
    pub name: Option<String>,
    /// At least `1`.
    pub details_id: Option<u64>,
    pub details: Option<Details>,
}

impl Animal {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Details {
    /// At least `1`.
    pub id: Option<u64>,
    pub kind: Option<Kind>,
    pub color: Option<Color>,
}

impl Details {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind {
    pub name: String,
}

impl Kind {
    /// Creates a value from its members.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: Into::into(name) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Color {
    /// `red`
    Red,
    /// `blue`
    Blue,
}

impl Color {
    /// All values, in the order of the document.
    pub const ALL: &'static [Self] = &[Self::Red, Self::Blue];

    /// The value as a string.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Blue => "blue",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tree {
    pub data: i64,
    pub branches: Option<Vec<Tree>>,
}

impl Tree {
    /// Creates a value with the required members.
    pub fn new(data: i64) -> Self {
        Self { data, branches: None }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Labeled {
    pub label: String,
    pub size: Option<i64>,
    pub data: Option<i64>,
}

impl Labeled {
    /// Creates a value with the required members.
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: Into::into(label),
            size: None,
            data: None,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeOpened {
    pub node: ::callbacks::Nullable<NodeOpenedNode>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, i64>,
}

impl NodeOpened {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeOpenedNode {
    pub more: Option<i64>,
    pub data: Option<i64>,
}

impl NodeOpenedNode {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteSeen {
    String(String),
    Text(NoteSeenText),
    Integer(i64),
    Any(Vec<i64>),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteSeenText {
    pub text: Option<String>,
}

impl NoteSeenText {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SizeMeasured {
    pub size: Option<f64>,
    pub count: Option<i32>,
    /// Format: `int8`.
    pub small: Option<f64>,
}

impl SizeMeasured {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct AccountOpened {
    pub secret: String,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<String, ::callbacks::Value>,
}

impl AccountOpened {
    /// Creates a value with the required members.
    pub fn new(secret: impl Into<String>) -> Self {
        Self {
            secret: Into::into(secret),
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyIssued {
    /// Write-only: set by the client of the API.
    pub beside: Option<Node>,
    /// Write-only: set by the client of the API.
    pub behind: Option<String>,
    /// Read-only: set by the provider of the API.
    pub other: Node,
}

impl KeyIssued {
    /// Creates a value with the required members.
    pub fn new(other: Node) -> Self {
        Self {
            other,
            beside: None,
            behind: None,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    pub data: Option<i64>,
}

impl Node {
    /// Creates a value without members. All of them are optional.
    pub fn new() -> Self {
        ::std::default::Default::default()
    }
}

/// The webhook `nodeFew`, a `POST` request.
pub mod node_few {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("nodeFew", "POST", "/node-few");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/node-few";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Few> = Payload::new(
        super::serialization::schema::FEW,
    );

    /// A request of the webhook `nodeFew`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Few,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Few) -> Self {
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

/// The webhook `nodeClosed`, a `POST` request.
pub mod node_closed {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "nodeClosed",
        "POST",
        "/node-closed",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/node-closed";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::NodeClosed> = Payload::new(
        super::serialization::schema::NODE_CLOSED,
    );

    /// A request of the webhook `nodeClosed`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::NodeClosed,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::NodeClosed) -> Self {
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

/// The webhook `nodeClosedPart`, a `POST` request.
pub mod node_closed_part {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "nodeClosedPart",
        "POST",
        "/node-closed-part",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/node-closed-part";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::NodeClosedPart> = Payload::new(
        super::serialization::schema::NODE_CLOSED_PART,
    );

    /// A request of the webhook `nodeClosedPart`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::NodeClosedPart,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::NodeClosedPart) -> Self {
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

/// The webhook `nodeNamed`, a `POST` request.
pub mod node_named {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("nodeNamed", "POST", "/node-named");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/node-named";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::NodeNamed> = Payload::new(
        super::serialization::schema::NODE_NAMED,
    );

    /// A request of the webhook `nodeNamed`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::NodeNamed,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::NodeNamed) -> Self {
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

/// The webhook `nodeDependent`, a `POST` request.
pub mod node_dependent {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "nodeDependent",
        "POST",
        "/node-dependent",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/node-dependent";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::NodeDependent> = Payload::new(
        super::serialization::schema::NODE_DEPENDENT,
    );

    /// A request of the webhook `nodeDependent`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::NodeDependent,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::NodeDependent) -> Self {
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

/// The webhook `nodeSome`, a `POST` request.
pub mod node_some {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("nodeSome", "POST", "/node-some");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/node-some";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::NodeSome> = Payload::new(
        super::serialization::schema::NODE_SOME,
    );

    /// A request of the webhook `nodeSome`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::NodeSome,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::NodeSome) -> Self {
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

/// The webhook `nodeWithout`, a `POST` request.
pub mod node_without {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "nodeWithout",
        "POST",
        "/node-without",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/node-without";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::NodeWithout> = Payload::new(
        super::serialization::schema::NODE_WITHOUT,
    );

    /// A request of the webhook `nodeWithout`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::NodeWithout,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::NodeWithout) -> Self {
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

/// The webhook `holderFilled`, a `POST` request.
pub mod holder_filled {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "holderFilled",
        "POST",
        "/holder-filled",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/holder-filled";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::HolderFilled> = Payload::new(
        super::serialization::schema::HOLDER_FILLED,
    );

    /// A request of the webhook `holderFilled`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::HolderFilled,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::HolderFilled) -> Self {
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

/// The webhook `jobDone`, a `POST` request.
pub mod job_done {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("jobDone", "POST", "/job-done");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/job-done";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::JobDone> = Payload::new(
        super::serialization::schema::JOB_DONE,
    );

    /// A request of the webhook `jobDone`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::JobDone,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::JobDone) -> Self {
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
        super::serialization::schema::ANIMAL,
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

/// The webhook `nodeLabeled`, a `POST` request.
pub mod node_labeled {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "nodeLabeled",
        "POST",
        "/node-labeled",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/node-labeled";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::Labeled> = Payload::new(
        super::serialization::schema::LABELED,
    );

    /// A request of the webhook `nodeLabeled`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::Labeled,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::Labeled) -> Self {
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

/// The webhook `nodeOpened`, a `POST` request.
pub mod node_opened {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "nodeOpened",
        "POST",
        "/node-opened",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/node-opened";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::NodeOpened> = Payload::new(
        super::serialization::schema::NODE_OPENED,
    );

    /// A request of the webhook `nodeOpened`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::NodeOpened,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::NodeOpened) -> Self {
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

/// The webhook `noteSeen`, a `POST` request.
pub mod note_seen {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("noteSeen", "POST", "/note-seen");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/note-seen";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::NoteSeen> = Payload::new(
        super::serialization::schema::NOTE_SEEN,
    );

    /// A request of the webhook `noteSeen`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::NoteSeen,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::NoteSeen) -> Self {
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

/// The webhook `sizeMeasured`, a `POST` request.
pub mod size_measured {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "sizeMeasured",
        "POST",
        "/size-measured",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/size-measured";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::SizeMeasured> = Payload::new(
        super::serialization::schema::SIZE_MEASURED,
    );

    /// A request of the webhook `sizeMeasured`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::SizeMeasured,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::SizeMeasured) -> Self {
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

/// The webhook `accountOpened`, a `POST` request.
pub mod account_opened {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new(
        "accountOpened",
        "POST",
        "/account-opened",
    );

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/account-opened";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::AccountOpened> = Payload::new(
        super::serialization::schema::ACCOUNT_OPENED,
    );

    /// A request of the webhook `accountOpened`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::AccountOpened,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::AccountOpened) -> Self {
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

/// The webhook `keyIssued`, a `POST` request.
pub mod key_issued {
    use ::callbacks::{Answer, Error, HandlerError, Operation, UndeclaredAnswer};
    use ::callbacks::payload::Payload;
    use ::callbacks::__private::{
        DecodeAnswer, DecodeRequest, EncodeAnswer, IncomingRequest, OutgoingAnswer,
        Rejection,
    };

    /// The operation, for settings of the client and of the router.
    pub static OPERATION: Operation = Operation::new("keyIssued", "POST", "/key-issued");

    /// The path of the registered URL within the consumer's router.
    pub const BASE_PATH: &str = "/key-issued";

    /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
    pub fn registration_url(public_address: &str) -> String {
        ::callbacks::__private::registration_url(public_address, BASE_PATH)
    }

    /// Reads and writes the body without HTTP.
    pub static BODY: Payload<super::KeyIssued> = Payload::new(
        super::serialization::schema::KEY_ISSUED,
    );

    /// A request of the webhook `keyIssued`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Request {
        /// The body.
        pub body: super::KeyIssued,
    }

    impl Request {
        /// Creates a value from its parts.
        pub fn new(body: super::KeyIssued) -> Self {
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
        AsInstance, Choice, Instance, Members, Object, ReadObject, ReadUnion, SchemaRef,
        StringEnum, Unknown, Visit, payload, present, received, variant,
    };

    impl<'de> ReadObject<'de> for super::Few {
        const EXPECTED: &'static str = "an object (`Few`)";

        const MEMBERS: &'static [&'static str] = &["data"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut data = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut data),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                data,
                additional_properties,
            })
        }
    }

    impl Object for super::Few {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("data", &self.data, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::Few, schema::FEW);
    received!(object super::Few);

    impl<'de> ReadObject<'de> for super::NodeClosed {
        const EXPECTED: &'static str = "an object (`NodeClosed`)";

        const MEMBERS: &'static [&'static str] = &["data"];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut data = None;
            while members.next().is_some() {
                members.fill(&mut data);
            }
            Some(Self { data })
        }
    }

    impl Object for super::NodeClosed {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("data", &self.data, visit)
        }
    }

    payload!(object super::NodeClosed, schema::NODE_CLOSED);
    received!(object super::NodeClosed);

    impl<'de> ReadObject<'de> for super::NodeClosedPart {
        const EXPECTED: &'static str = "an object (`NodeClosedPart`)";

        const MEMBERS: &'static [&'static str] = &["data"];

        const UNKNOWN: Unknown = Unknown::Refuse;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut data = None;
            while members.next().is_some() {
                members.fill(&mut data);
            }
            Some(Self { data })
        }
    }

    impl Object for super::NodeClosedPart {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("data", &self.data, visit)
        }
    }

    payload!(object super::NodeClosedPart, schema::NODE_CLOSED_PART);
    received!(object super::NodeClosedPart);

    impl<'de> ReadObject<'de> for super::NodeNamed {
        const EXPECTED: &'static str = "an object (`NodeNamed`)";

        const MEMBERS: &'static [&'static str] = &["data"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut data = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut data),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                data,
                additional_properties,
            })
        }
    }

    impl Object for super::NodeNamed {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("data", &self.data, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::NodeNamed, schema::NODE_NAMED);
    received!(object super::NodeNamed);

    impl<'de> ReadObject<'de> for super::NodeDependent {
        const EXPECTED: &'static str = "an object (`NodeDependent`)";

        const MEMBERS: &'static [&'static str] = &["data"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut data = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut data),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                data,
                additional_properties,
            })
        }
    }

    impl Object for super::NodeDependent {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("data", &self.data, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::NodeDependent, schema::NODE_DEPENDENT);
    received!(object super::NodeDependent);

    impl<'de> ReadObject<'de> for super::NodeSome {
        const EXPECTED: &'static str = "an object (`NodeSome`)";

        const MEMBERS: &'static [&'static str] = &["data"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut data = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut data),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                data,
                additional_properties,
            })
        }
    }

    impl Object for super::NodeSome {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("data", &self.data, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::NodeSome, schema::NODE_SOME);
    received!(object super::NodeSome);

    impl<'de> ReadObject<'de> for super::NodeWithout {
        const EXPECTED: &'static str = "an object (`NodeWithout`)";

        const MEMBERS: &'static [&'static str] = &["data"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut data = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut data),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                data,
                additional_properties,
            })
        }
    }

    impl Object for super::NodeWithout {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("data", &self.data, visit)?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::NodeWithout, schema::NODE_WITHOUT);
    received!(object super::NodeWithout);

    impl<'de> ReadObject<'de> for super::HolderFilled {
        const EXPECTED: &'static str = "an object (`HolderFilled`)";

        const MEMBERS: &'static [&'static str] = &["node", "few"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut node = None;
            let mut few = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut node),
                    _ => members.fill(&mut few),
                }
            }
            Some(Self { node, few })
        }
    }

    impl Object for super::HolderFilled {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("node", &self.node, visit)?;
            present("few", &self.few, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::HOLDER_FILLED
                && self
                    .node
                    .as_ref()
                    .is_none_or(|value| schema::NODE_CLOSED.admits(value.as_instance()))
                && self
                    .few
                    .as_ref()
                    .is_none_or(|value| schema::FEW.admits(value.as_instance()))
        }
    }

    payload!(object super::HolderFilled, schema::HOLDER_FILLED);
    received!(object super::HolderFilled);

    impl<'de> ReadObject<'de> for super::JobDone {
        const EXPECTED: &'static str = "an object (`JobDone`)";

        const MEMBERS: &'static [&'static str] = &[
            "runId",
            "jobId",
            "at",
            "state",
            "count",
            "small",
        ];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut run_id = None;
            let mut job_id = None;
            let mut at = None;
            let mut state = None;
            let mut count = None;
            let mut small = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut run_id),
                    1 => members.fill(&mut job_id),
                    2 => members.fill(&mut at),
                    3 => members.fill(&mut state),
                    4 => members.fill(&mut count),
                    _ => members.fill(&mut small),
                }
            }
            Some(Self {
                run_id,
                job_id,
                at,
                state,
                count: count.unwrap_or_default(),
                small,
            })
        }
    }

    impl Object for super::JobDone {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("runId", &self.run_id, visit)?;
            present("jobId", &self.job_id, visit)?;
            present("at", &self.at, visit)?;
            present("state", &self.state, visit)?;
            visit("count", self.count.as_instance())?;
            present("small", &self.small, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::JOB_DONE
        }
    }

    payload!(object super::JobDone, schema::JOB_DONE);
    received!(object super::JobDone);

    impl StringEnum for super::JobDoneState {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::JobDoneState, schema::JOB_DONE_STATE);
    received!(string super::JobDoneState);

    impl<'de> ReadObject<'de> for super::Animal {
        const EXPECTED: &'static str = "an object (`Animal`)";

        const MEMBERS: &'static [&'static str] = &["name", "detailsId", "details"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            let mut details_id = None;
            let mut details = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut name),
                    1 => members.fill(&mut details_id),
                    _ => members.fill(&mut details),
                }
            }
            Some(Self { name, details_id, details })
        }
    }

    impl Object for super::Animal {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("name", &self.name, visit)?;
            present("detailsId", &self.details_id, visit)?;
            present("details", &self.details, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::ANIMAL && self.details_id.is_none_or(|value| value >= 1)
                && self
                    .details
                    .as_ref()
                    .is_none_or(|value| value.conforms(schema::DETAILS))
        }
    }

    payload!(object super::Animal, schema::ANIMAL);
    received!(object super::Animal);

    impl<'de> ReadObject<'de> for super::Details {
        const EXPECTED: &'static str = "an object (`Details`)";

        const MEMBERS: &'static [&'static str] = &["id", "kind", "color"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut id = None;
            let mut kind = None;
            let mut color = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut id),
                    1 => members.fill(&mut kind),
                    _ => members.fill(&mut color),
                }
            }
            Some(Self { id, kind, color })
        }
    }

    impl Object for super::Details {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("id", &self.id, visit)?;
            present("kind", &self.kind, visit)?;
            present("color", &self.color, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::DETAILS && self.id.is_none_or(|value| value >= 1)
        }
    }

    payload!(object super::Details, schema::DETAILS);
    received!(object super::Details);

    impl<'de> ReadObject<'de> for super::Kind {
        const EXPECTED: &'static str = "an object (`Kind`)";

        const MEMBERS: &'static [&'static str] = &["name"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut name = None;
            while members.next().is_some() {
                members.fill(&mut name);
            }
            Some(Self {
                name: members.required(0, name)?,
            })
        }
    }

    impl Object for super::Kind {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("name", self.name.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::KIND
        }
    }

    payload!(object super::Kind, schema::KIND);
    received!(object super::Kind);

    impl StringEnum for super::Color {
        const ALL: &'static [Self] = Self::ALL;

        fn as_str(&self) -> &str {
            Self::as_str(*self)
        }
    }

    payload!(string super::Color, schema::COLOR);
    received!(string super::Color);

    impl<'de> ReadObject<'de> for super::Tree {
        const EXPECTED: &'static str = "an object (`Tree`)";

        const MEMBERS: &'static [&'static str] = &["data", "branches"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut data = None;
            let mut branches = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut data),
                    _ => members.fill(&mut branches),
                }
            }
            Some(Self {
                data: members.required(0, data)?,
                branches,
            })
        }
    }

    impl Object for super::Tree {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("data", self.data.as_instance())?;
            present("branches", &self.branches, visit)
        }
    }

    payload!(object super::Tree, schema::TREE);
    received!(object super::Tree);

    impl<'de> ReadObject<'de> for super::Labeled {
        const EXPECTED: &'static str = "an object (`Labeled`)";

        const MEMBERS: &'static [&'static str] = &["label", "size", "data"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut label = None;
            let mut size = None;
            let mut data = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut label),
                    1 => members.fill(&mut size),
                    _ => members.fill(&mut data),
                }
            }
            Some(Self {
                label: members.required(0, label)?,
                size,
                data,
            })
        }
    }

    impl Object for super::Labeled {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("label", self.label.as_instance())?;
            present("size", &self.size, visit)?;
            present("data", &self.data, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::LABELED
        }
    }

    payload!(object super::Labeled, schema::LABELED);
    received!(object super::Labeled);

    impl<'de> ReadObject<'de> for super::NodeOpened {
        const EXPECTED: &'static str = "an object (`NodeOpened`)";

        const MEMBERS: &'static [&'static str] = &["node"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut node = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut node),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                node: node.unwrap_or_default(),
                additional_properties,
            })
        }
    }

    impl Object for super::NodeOpened {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("node", self.node.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::NodeOpened, schema::NODE_OPENED);
    received!(object super::NodeOpened);

    impl<'de> ReadObject<'de> for super::NodeOpenedNode {
        const EXPECTED: &'static str = "an object (`NodeOpenedNode`)";

        const MEMBERS: &'static [&'static str] = &["more", "data"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut more = None;
            let mut data = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut more),
                    _ => members.fill(&mut data),
                }
            }
            Some(Self { more, data })
        }
    }

    impl Object for super::NodeOpenedNode {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("more", &self.more, visit)?;
            present("data", &self.data, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::NODE_OPENED_NODE
        }
    }

    payload!(object super::NodeOpenedNode, schema::NODE_OPENED_NODE);
    received!(object super::NodeOpenedNode);

    impl ReadUnion for super::NoteSeen {
        fn read(choice: &mut Choice) -> Option<Self> {
            choice
                .attempt("Integer", schema::NOTE_SEEN_INTEGER, Self::Integer)
                .or_else(|| {
                    choice.attempt("String", schema::NOTE_SEEN_STRING, Self::String)
                })
                .or_else(|| choice.attempt("Text", schema::NOTE_SEEN_TEXT, Self::Text))
                .or_else(|| choice.attempt("Any", schema::NOTE_SEEN_ANY, Self::Any))
        }
    }

    impl AsInstance for super::NoteSeen {
        fn as_instance(&self) -> Instance<'_> {
            match self {
                Self::String(value) => value.as_instance(),
                Self::Text(value) => value.as_instance(),
                Self::Integer(value) => value.as_instance(),
                Self::Any(value) => value.as_instance(),
            }
        }
    }

    variant!(super::NoteSeen, String, String);
    variant!(super::NoteSeen, Text, super::NoteSeenText);
    variant!(super::NoteSeen, Integer, i64);
    variant!(super::NoteSeen, Any, Vec < i64 >);
    payload!(super::NoteSeen, schema::NOTE_SEEN);
    received!(union super::NoteSeen);

    impl<'de> ReadObject<'de> for super::NoteSeenText {
        const EXPECTED: &'static str = "an object (`NoteSeenText`)";

        const MEMBERS: &'static [&'static str] = &["text"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut text = None;
            while members.next().is_some() {
                members.fill(&mut text);
            }
            Some(Self { text })
        }
    }

    impl Object for super::NoteSeenText {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("text", &self.text, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::NOTE_SEEN_TEXT
        }
    }

    payload!(object super::NoteSeenText, schema::NOTE_SEEN_TEXT);
    received!(object super::NoteSeenText);

    impl<'de> ReadObject<'de> for super::SizeMeasured {
        const EXPECTED: &'static str = "an object (`SizeMeasured`)";

        const MEMBERS: &'static [&'static str] = &["size", "count", "small"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut size = None;
            let mut count = None;
            let mut small = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut size),
                    1 => members.fill(&mut count),
                    _ => members.fill(&mut small),
                }
            }
            Some(Self { size, count, small })
        }
    }

    impl Object for super::SizeMeasured {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("size", &self.size, visit)?;
            present("count", &self.count, visit)?;
            present("small", &self.small, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::SIZE_MEASURED
                && self.size.is_none_or(|value| value.is_finite())
                && self.small.is_none_or(|value| value.is_finite())
        }
    }

    payload!(object super::SizeMeasured, schema::SIZE_MEASURED);
    received!(object super::SizeMeasured);

    impl<'de> ReadObject<'de> for super::AccountOpened {
        const EXPECTED: &'static str = "an object (`AccountOpened`)";

        const MEMBERS: &'static [&'static str] = &["secret"];

        const UNKNOWN: Unknown = Unknown::Keep;

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut secret = None;
            let mut additional_properties = ::std::collections::BTreeMap::new();
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut secret),
                    _ => members.keep(&mut additional_properties),
                }
            }
            Some(Self {
                secret: members.required(0, secret)?,
                additional_properties,
            })
        }
    }

    impl Object for super::AccountOpened {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            visit("secret", self.secret.as_instance())?;
            Object::each(&self.additional_properties, visit)
        }
    }

    payload!(object super::AccountOpened, schema::ACCOUNT_OPENED);
    received!(object super::AccountOpened);

    impl<'de> ReadObject<'de> for super::KeyIssued {
        const EXPECTED: &'static str = "an object (`KeyIssued`)";

        const MEMBERS: &'static [&'static str] = &["beside", "behind", "other"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut beside = None;
            let mut behind = None;
            let mut other = None;
            while let Some(member) = members.next() {
                match member {
                    0 => members.fill(&mut beside),
                    1 => members.fill(&mut behind),
                    _ => members.fill(&mut other),
                }
            }
            Some(Self {
                beside,
                behind,
                other: members.required(2, other)?,
            })
        }
    }

    impl Object for super::KeyIssued {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("beside", &self.beside, visit)?;
            present("behind", &self.behind, visit)?;
            visit("other", self.other.as_instance())
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::KEY_ISSUED
        }
    }

    payload!(object super::KeyIssued, schema::KEY_ISSUED);
    received!(object super::KeyIssued);

    impl<'de> ReadObject<'de> for super::Node {
        const EXPECTED: &'static str = "an object (`Node`)";

        const MEMBERS: &'static [&'static str] = &["data"];

        fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
            let mut data = None;
            while members.next().is_some() {
                members.fill(&mut data);
            }
            Some(Self { data })
        }
    }

    impl Object for super::Node {
        fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
            present("data", &self.data, visit)
        }

        fn conforms(&self, to: SchemaRef) -> bool {
            to == schema::NODE
        }
    }

    payload!(object super::Node, schema::NODE);
    received!(object super::Node);

    #[allow(dead_code, reason = "some schemas are only part of others")]
    pub(super) mod schema {
        use ::callbacks::__private::{Schema, SchemaRef};

        pub static FEW: SchemaRef = at(Index::FEW);
        pub static NODE_CLOSED: SchemaRef = at(Index::NODE_CLOSED);
        pub static NODE_CLOSED_PART: SchemaRef = at(Index::NODE_CLOSED_PART);
        pub static NODE_NAMED: SchemaRef = at(Index::NODE_NAMED);
        pub static NODE_DEPENDENT: SchemaRef = at(Index::NODE_DEPENDENT);
        pub static NODE_SOME: SchemaRef = at(Index::NODE_SOME);
        pub static NODE_WITHOUT: SchemaRef = at(Index::NODE_WITHOUT);
        pub static HOLDER_FILLED: SchemaRef = at(Index::HOLDER_FILLED);
        pub static JOB_DONE_STATE: SchemaRef = at(Index::JOB_DONE_STATE);
        pub static JOB_DONE: SchemaRef = at(Index::JOB_DONE);
        pub static KIND: SchemaRef = at(Index::KIND);
        pub static COLOR: SchemaRef = at(Index::COLOR);
        pub static DETAILS: SchemaRef = at(Index::DETAILS);
        pub static ANIMAL: SchemaRef = at(Index::ANIMAL);
        pub static TREE: SchemaRef = at(Index::TREE);
        pub static LABELED: SchemaRef = at(Index::LABELED);
        pub static NODE_OPENED_NODE: SchemaRef = at(Index::NODE_OPENED_NODE);
        pub static NODE_OPENED: SchemaRef = at(Index::NODE_OPENED);
        pub static NOTE_SEEN_STRING: SchemaRef = at(Index::NOTE_SEEN_STRING);
        pub static NOTE_SEEN_TEXT: SchemaRef = at(Index::NOTE_SEEN_TEXT);
        pub static NOTE_SEEN_INTEGER: SchemaRef = at(Index::NOTE_SEEN_INTEGER);
        pub static NOTE_SEEN_ANY: SchemaRef = at(Index::NOTE_SEEN_ANY);
        pub static NOTE_SEEN: SchemaRef = at(Index::NOTE_SEEN);
        pub static SIZE_MEASURED: SchemaRef = at(Index::SIZE_MEASURED);
        pub static ACCOUNT_OPENED: SchemaRef = at(Index::ACCOUNT_OPENED);
        pub static NODE: SchemaRef = at(Index::NODE);
        pub static KEY_ISSUED: SchemaRef = at(Index::KEY_ISSUED);
        pub static NODE_OR_NULL: SchemaRef = at(Index::NODE_OR_NULL);

        const fn at(index: Index) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index as usize)
        }

        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "named like the statics"
        )]
        enum Index {
            FEW,
            NODE_CLOSED,
            NODE_CLOSED_PART,
            NODE_NAMED,
            NODE_DEPENDENT,
            NODE_SOME,
            NODE_WITHOUT,
            HOLDER_FILLED,
            JOB_DONE_STATE,
            JOB_DONE,
            KIND,
            COLOR,
            DETAILS,
            ANIMAL,
            TREE,
            LABELED,
            NODE_OPENED_NODE,
            NODE_OPENED,
            NOTE_SEEN_STRING,
            NOTE_SEEN_TEXT,
            NOTE_SEEN_INTEGER,
            NOTE_SEEN_ANY,
            NOTE_SEEN,
            SIZE_MEASURED,
            ACCOUNT_OPENED,
            NODE,
            KEY_ISSUED,
            NODE_OR_NULL,
        }

        static SCHEMAS: [Schema; 28] = [
            Schema::new("Few", r#"{"maxProperties":1,"allOf":[{"$ref":"Node"}]}"#),
            Schema::new(
                "NodeClosed",
                r#"{"unevaluatedProperties":false,"allOf":[{"$ref":"Node"}]}"#,
            ),
            Schema::new(
                "NodeClosedPart",
                r#"{"unevaluatedProperties":false,"allOf":[{"$ref":"Node"}]}"#,
            ),
            Schema::new(
                "NodeNamed",
                r#"{"propertyNames":{"maxLength":4},"allOf":[{"$ref":"Node"}]}"#,
            ),
            Schema::new(
                "NodeDependent",
                r#"{"dependentRequired":{"x":["data"]},"allOf":[{"$ref":"Node"}]}"#,
            ),
            Schema::new("NodeSome", r#"{"minProperties":1,"allOf":[{"$ref":"Node"}]}"#),
            Schema::new(
                "NodeWithout",
                r#"{"not":{"required":["x"]},"allOf":[{"$ref":"Node"}]}"#,
            ),
            Schema::new(
                "HolderFilled",
                r#"{"type":"object","properties":{"node":{"$ref":"NodeClosed"},"few":{"$ref":"Few"}}}"#,
            ),
            Schema::new(
                "JobDoneState",
                r#"{"allOf":[{"type":"string"},{"enum":["queued","done"]}]}"#,
            ),
            Schema::new(
                "JobDone",
                r#"{"allOf":[{"type":"object","properties":{"runId":{"type":"number"},"jobId":{"type":"integer"},"at":{"type":"string"},"state":{"type":"string"},"count":{"type":["integer","string","null"]},"small":{"type":["string","boolean"]}}},{"type":"object","properties":{"runId":{"type":"integer"},"jobId":{"type":"number"},"at":{"type":"string","annotation":"date-time"},"state":{"enum":["queued","done"]},"count":{"type":["number","null"]},"small":{"type":["boolean","integer"]}}}]}"#,
            ),
            Schema::new(
                "Kind",
                r#"{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}"#,
            ),
            Schema::new("Color", r#"{"type":"string","enum":["red","blue"]}"#),
            Schema::new(
                "Details",
                r#"{"type":"object","properties":{"id":{"type":"integer","minimum":1},"kind":{"$ref":"Kind"},"color":{"$ref":"Color"}}}"#,
            ),
            Schema::new(
                "Animal",
                r#"{"type":"object","properties":{"name":{"type":"string"},"detailsId":{"type":"integer","minimum":1},"details":{"$ref":"Details"}}}"#,
            ),
            Schema::new(
                "Tree",
                r#"{"type":"object","required":["data"],"properties":{"data":{"type":"integer"},"branches":{"type":"array","items":{"$ref":"Tree"}}}}"#,
            ),
            Schema::new(
                "Labeled",
                r#"{"required":["label"],"properties":{"label":{"type":"string"}},"allOf":[{"$ref":"Node"},{"properties":{"size":{"type":"integer"}}}]}"#,
            ),
            Schema::new(
                "NodeOpenedNode",
                r#"{"properties":{"more":{"type":"integer"}},"allOf":[{"$ref":"NodeOrNull"}]}"#,
            ),
            Schema::new(
                "NodeOpened",
                r#"{"type":"object","additionalProperties":{"type":"integer"},"unevaluatedProperties":false,"properties":{"node":{"$ref":"NodeOpenedNode"}}}"#,
            ),
            Schema::new("NoteSeenString", r#"{"type":"string"}"#),
            Schema::new("NoteSeenText", r#"{"properties":{"text":{"type":"string"}}}"#),
            Schema::new("NoteSeenInteger", r#"{"type":"integer"}"#),
            Schema::new("NoteSeenAny", r#"{"items":{"type":"integer"}}"#),
            Schema::new(
                "NoteSeen",
                r#"{"oneOf":[{"$ref":"NoteSeenString"},{"type":"object","$ref":"NoteSeenText"},{"$ref":"NoteSeenInteger"},{"type":"array","$ref":"NoteSeenAny"}]}"#,
            ),
            Schema::new(
                "SizeMeasured",
                r#"{"type":"object","properties":{"size":{"type":"number","annotation":"int32"},"count":{"type":"integer","format":"int32"},"small":{"annotation":"int8"}}}"#,
            ),
            Schema::new(
                "AccountOpened",
                r#"{"type":"object","required":["secret"],"properties":{"secret":{"type":"string"}},"dependentSchemas":{"old":{"properties":{"secret":true}}},"not":{"properties":{"secret":{"const":""}}}}"#,
            ),
            Schema::new(
                "Node",
                r#"{"type":"object","properties":{"data":{"type":"integer"}}}"#,
            ),
            Schema::new(
                "KeyIssued",
                r#"{"type":"object","required":["other"],"properties":{"beside":{"$ref":"Node"},"behind":{"type":"string"},"other":{"$ref":"Node"}}}"#,
            ),
            Schema::new(
                "NodeOrNull",
                r#"{"type":["object","null"],"properties":{"data":{"type":"integer"}}}"#,
            ),
        ];
    }
}

::callbacks::__private::sample!(
    node_few, Self { body }, body = node_few::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    node_few, client, request, ::callbacks::__private::Call::of(client, &
    node_few::OPERATION).json("application/json", serialization::schema::FEW,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    node_closed, Self { body }, body = node_closed::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    node_closed, client, request, ::callbacks::__private::Call::of(client, &
    node_closed::OPERATION).json("application/json", serialization::schema::NODE_CLOSED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    node_closed_part, Self { body }, body = node_closed_part::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    node_closed_part, client, request, ::callbacks::__private::Call::of(client, &
    node_closed_part::OPERATION).json("application/json",
    serialization::schema::NODE_CLOSED_PART,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    node_named, Self { body }, body = node_named::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    node_named, client, request, ::callbacks::__private::Call::of(client, &
    node_named::OPERATION).json("application/json", serialization::schema::NODE_NAMED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    node_dependent, Self { body }, body = node_dependent::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    node_dependent, client, request, ::callbacks::__private::Call::of(client, &
    node_dependent::OPERATION).json("application/json",
    serialization::schema::NODE_DEPENDENT,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    node_some, Self { body }, body = node_some::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    node_some, client, request, ::callbacks::__private::Call::of(client, &
    node_some::OPERATION).json("application/json", serialization::schema::NODE_SOME,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    node_without, Self { body }, body = node_without::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    node_without, client, request, ::callbacks::__private::Call::of(client, &
    node_without::OPERATION).json("application/json",
    serialization::schema::NODE_WITHOUT,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    holder_filled, Self { body }, body = holder_filled::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    holder_filled, client, request, ::callbacks::__private::Call::of(client, &
    holder_filled::OPERATION).json("application/json",
    serialization::schema::HOLDER_FILLED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    job_done, Self { body }, body = job_done::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    job_done, client, request, ::callbacks::__private::Call::of(client, &
    job_done::OPERATION).json("application/json", serialization::schema::JOB_DONE,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    animal_seen, Self { body }, body = animal_seen::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    animal_seen, client, request, ::callbacks::__private::Call::of(client, &
    animal_seen::OPERATION).json("application/json", serialization::schema::ANIMAL,
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
    node_labeled, Self { body }, body = node_labeled::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    node_labeled, client, request, ::callbacks::__private::Call::of(client, &
    node_labeled::OPERATION).json("application/json", serialization::schema::LABELED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    node_opened, Self { body }, body = node_opened::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    node_opened, client, request, ::callbacks::__private::Call::of(client, &
    node_opened::OPERATION).json("application/json", serialization::schema::NODE_OPENED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    note_seen, Self { body }, body = note_seen::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    note_seen, client, request, ::callbacks::__private::Call::of(client, &
    note_seen::OPERATION).json("application/json", serialization::schema::NOTE_SEEN,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    size_measured, Self { body }, body = size_measured::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    size_measured, client, request, ::callbacks::__private::Call::of(client, &
    size_measured::OPERATION).json("application/json",
    serialization::schema::SIZE_MEASURED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    account_opened, Self { body }, body = account_opened::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    account_opened, client, request, ::callbacks::__private::Call::of(client, &
    account_opened::OPERATION).json("application/json",
    serialization::schema::ACCOUNT_OPENED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
::callbacks::__private::sample!(
    key_issued, Self { body }, body = key_issued::BODY, [], [], []
);
::callbacks::__private::encode_request!(
    key_issued, client, request, ::callbacks::__private::Call::of(client, &
    key_issued::OPERATION).json("application/json", serialization::schema::KEY_ISSUED,
    ::callbacks::__private::AsInstance::as_instance(& request.body)) ?
);
