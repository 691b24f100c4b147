//! All that is told to `tracing` on this thread, and what is logged besides.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

/// A span or an event with all of its fields, as texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traced {
    pub(crate) target: String,
    pub(crate) name: String,
    pub(crate) fields: BTreeMap<&'static str, String>,
    id: Option<u64>,
}

impl Traced {
    /// The text of a field, which is empty where there is none.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

impl Visit for Traced {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.fields.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name(), value.to_owned());
    }
}

/// What was told since it was started, for as long as it lives.
pub(crate) struct Capture {
    traced: Arc<Mutex<Vec<Traced>>>,
    _guard: DefaultGuard,
}

impl Capture {
    /// Captures what this thread tells: with it, a runtime of this thread alone.
    pub(crate) fn start() -> Self {
        let traced = Arc::default();
        let layer = Capturing(Arc::clone(&traced));
        let _guard = tracing_subscriber::registry().with(layer).set_default();
        Self { traced, _guard }
    }

    /// Everything, spans in the order in which they began.
    pub(crate) fn all(&self) -> Vec<Traced> {
        self.traced.lock().unwrap().clone()
    }

    /// The spans of exchanges.
    pub(crate) fn exchanges(&self) -> Vec<Traced> {
        let mut all = self.all();
        all.retain(|traced| traced.target == "callbacks" && traced.id.is_some());
        all
    }
}

struct Capturing(Arc<Mutex<Vec<Traced>>>);

impl<S: Subscriber> Layer<S> for Capturing {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, _: Context<'_, S>) {
        let metadata = attributes.metadata();
        let mut traced = Traced {
            target: metadata.target().to_owned(),
            name: metadata.name().to_owned(),
            id: Some(id.into_u64()),
            ..Traced::default()
        };
        attributes.record(&mut traced);
        self.0.lock().unwrap().push(traced);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let mut all = self.0.lock().unwrap();
        // Ids are used again.
        let of_span = |traced: &&mut Traced| traced.id == Some(id.into_u64());
        if let Some(traced) = all.iter_mut().rev().find(of_span) {
            values.record(traced);
        }
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let metadata = event.metadata();
        let mut traced = Traced {
            target: metadata.target().to_owned(),
            name: metadata.name().to_owned(),
            ..Traced::default()
        };
        event.record(&mut traced);
        self.0.lock().unwrap().push(traced);
    }
}
