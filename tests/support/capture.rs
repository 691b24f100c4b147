//! Captures `tracing` on this thread, and log records.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
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
    /// The value of a field. Empty if there is none.
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

type All = Arc<Mutex<Vec<Traced>>>;

thread_local! {
    static OF_THIS_THREAD: RefCell<All> = RefCell::default();
}

/// What was captured since the start.
pub(crate) struct Capture(All);

impl Capture {
    /// Captures this thread, with a runtime of this thread alone. There is one subscriber for all threads, because
    /// `tracing` caches whether anybody listens.
    pub(crate) fn start() -> Self {
        static SUBSCRIBED: Once = Once::new();
        SUBSCRIBED.call_once(|| tracing_subscriber::registry().with(Capturing).init());
        let all = All::default();
        OF_THIS_THREAD.set(Arc::clone(&all));
        Self(all)
    }

    /// Everything, spans in the order in which they began.
    pub(crate) fn all(&self) -> Vec<Traced> {
        self.0.lock().unwrap().clone()
    }

    /// The spans of exchanges.
    pub(crate) fn exchanges(&self) -> Vec<Traced> {
        self.spans("callback")
    }

    /// The spans of this library that have a name.
    pub(crate) fn spans(&self, name: &str) -> Vec<Traced> {
        let mut all = self.all();
        all.retain(|traced| {
            traced.target == "callbacks" && traced.id.is_some() && traced.name == name
        });
        all
    }

    /// The events of this library.
    pub(crate) fn events(&self) -> Vec<Traced> {
        let mut all = self.all();
        all.retain(|traced| traced.target == "callbacks" && traced.id.is_none());
        all
    }
}

struct Capturing;

impl Capturing {
    fn all() -> All {
        OF_THIS_THREAD.with_borrow(Arc::clone)
    }
}

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
        Self::all().lock().unwrap().push(traced);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let all = Self::all();
        let mut all = all.lock().unwrap();
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
        Self::all().lock().unwrap().push(traced);
    }
}
