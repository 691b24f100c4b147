//! OpenAPI 3.0, 3.1 and 3.2 read into one model: what callbacks and webhooks reach, and nothing else.
//!
//! All references are resolved here, except those of schemas. A schema stays a node until it becomes a type.

mod callback;
mod content;
mod fields;
mod header;
mod inherit;
mod misplaced;
mod nesting;
mod operation;
mod parameter;
mod reader;
mod repeats;
mod response;
mod scheme;
mod security;
mod selection;
mod style;
#[cfg(test)]
mod tests;
mod token;

use crate::source::{Location, View};

pub(crate) use content::{Encoding, MediaType, RequestBody};
pub(crate) use nesting::Nesting;
pub(crate) use operation::{Operation, PathItem};
pub(crate) use parameter::{Kind, Parameter};
pub(crate) use reader::Reader;
pub(crate) use repeats::{Repeats, allowance};
pub(crate) use response::{Response, Status};
pub(crate) use scheme::{SchemeKind, Schemes, SecurityScheme};
pub(crate) use security::Demand;
pub(crate) use selection::Selection;
pub(crate) use style::{In, Style};

/// A document, as far as callbacks and webhooks reach.
#[derive(Debug)]
pub(crate) struct Document<'s> {
    pub(crate) root: View<'s>,
    pub(crate) title: Option<&'s str>,
    pub(crate) version: Option<&'s str>,
    pub(crate) callbacks: Vec<Callback<'s>>,
    pub(crate) webhooks: Vec<Webhook<'s>>,
    /// The names of `components/schemas`, whether or not anything reaches them.
    pub(crate) schema_names: Vec<&'s str>,
}

impl<'s> Document<'s> {
    /// The operations of all callbacks and then of all webhooks.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &Operation<'s>> {
        let keys = self.callbacks.iter().flat_map(|callback| &callback.keys);
        let items = keys.map(|key| &key.path_item);
        let items = items.chain(self.webhooks.iter().map(|webhook| &webhook.path_item));
        items.flat_map(|item| &item.operations)
    }

    /// The schemas of all bodies and parameters of operations.
    pub(crate) fn schemas(&self) -> impl Iterator<Item = View<'s>> {
        self.operations().flat_map(|operation| {
            let answers = operation.responses.iter();
            let headers = answers.clone().flat_map(|answer| &answer.headers);
            let parameters: Vec<_> = operation.parameters.iter().chain(headers).collect();
            let bodies = operation.request_body.iter().flat_map(|body| &body.content);
            let bodies = bodies.chain(answers.flat_map(|answer| &answer.content));
            let contents = parameters.clone().into_iter();
            let contents = contents.flat_map(|parameter| &parameter.content);
            let schemas = bodies.chain(contents).filter_map(|media| media.schema);
            let own = parameters.into_iter();
            schemas.chain(own.filter_map(|parameter| parameter.schema))
        })
    }
}

/// A Callback Object: requests that the provider may send, each with a key for its URL.
#[derive(Debug)]
pub(crate) struct Callback<'s> {
    pub(crate) name: &'s str,
    pub(crate) parent: Parent<'s>,
    pub(crate) keys: Vec<CallbackKey<'s>>,
    pub(crate) sent_by: Side,
}

/// Who sends a request. Callbacks of callbacks are sent by the consumer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The provider of the API.
    Provider,
    /// Its consumer.
    Consumer,
}

impl Side {
    /// The side that answers this one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Provider => Self::Consumer,
            Self::Consumer => Self::Provider,
        }
    }
}

/// One key of a callback, with the requests sent there.
#[derive(Debug)]
pub(crate) struct CallbackKey<'s> {
    pub(crate) key: crate::source::KeyView<'s>,
    pub(crate) path_item: PathItem<'s>,
}

/// The operation with a callback.
#[derive(Clone, Debug)]
pub(crate) struct Parent<'s> {
    pub(crate) method: String,
    /// The path template. For an operation that is itself a callback or webhook, its key or name.
    pub(crate) path: &'s str,
    /// Whether the parent is a callback or webhook itself, so that its path is not a template of the API.
    pub(crate) is_nested: bool,
    pub(crate) operation_id: Option<&'s str>,
    /// The operation. Only what expressions read is considered.
    pub(crate) operation: View<'s>,
    /// The path item. Its parameters belong to the operation as well.
    pub(crate) path_item: View<'s>,
}

/// A webhook: requests that the provider may send to a registered URL.
#[derive(Debug)]
pub(crate) struct Webhook<'s> {
    pub(crate) name: &'s str,
    pub(crate) location: Location,
    pub(crate) path_item: PathItem<'s>,
}

/// The texts that document an object.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Texts<'s> {
    pub(crate) summary: Option<&'s str>,
    pub(crate) description: Option<&'s str>,
    pub(crate) deprecated: bool,
    /// An example in the schema.
    pub(crate) example: Option<View<'s>>,
}

impl<'s> Texts<'s> {
    /// Text beside a reference takes precedence over the referenced text.
    fn overridden_by(self, beside: Option<Self>) -> Self {
        let Some(beside) = beside else { return self };
        Self {
            summary: beside.summary.or(self.summary),
            description: beside.description.or(self.description),
            deprecated: beside.deprecated || self.deprecated,
            example: beside.example.or(self.example),
        }
    }

    pub(crate) fn of(view: View<'s>) -> Self {
        Self {
            summary: view.get("summary").and_then(|text| text.as_text()),
            description: view.get("description").and_then(|text| text.as_text()),
            deprecated: view
                .get("deprecated")
                .and_then(|flag| flag.as_bool())
                .unwrap_or(false),
            example: None,
        }
    }

    /// What documents a schema. It has a title instead of a summary, and examples (JSON Schema 2020-12 validation,
    /// section 9).
    pub(crate) fn of_schema(view: View<'s>) -> Self {
        let texts = Self::of(view);
        let title = view.get("title").and_then(|title| title.as_text());
        let examples = view.get("examples").into_iter();
        let examples = examples.flat_map(|examples| examples.items());
        Self {
            summary: texts.summary.or(title),
            example: view.get("example").into_iter().chain(examples).next(),
            ..texts
        }
    }
}
