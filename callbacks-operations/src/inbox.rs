//! What was received: lists of events, one event with its timeline, and replaying.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use axum::body::Bytes;
use callbacks_delivery::inbox::{
    DeadCause, EventEnvelope, EventFilter, EventKey, EventPage, EventPosition, EventState,
    InboxGauges, InboxStore, ListedEvent, StoredViolation,
};
use callbacks_delivery::store::Tally;
use callbacks_delivery::{Inbox, Store, StoreError};
use serde::Serialize;

use crate::explain;
use crate::failure::Failure;
use crate::look::Rows;
use crate::message::{MASK, headers, pretty};
use crate::model::CauseCount;
use crate::serve::Ask;
use crate::words::{at, masked_url};

type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// An inbox over any store.
pub(crate) trait Received: Send + Sync {
    fn gauges(&self) -> Answer<'_, InboxGauges>;
    fn events(
        &self,
        filter: EventFilter,
        state: Option<EventState>,
        before: Option<EventKey>,
        limit: usize,
    ) -> Answer<'_, EventPage>;
    fn body(&self, key: EventKey) -> Answer<'_, Option<Bytes>>;
    fn causes(&self, filter: EventFilter) -> Answer<'_, Tally<DeadCause>>;
    fn newest_dead(&self) -> Answer<'_, Option<EventKey>>;
    fn dead(
        &self,
        filter: EventFilter,
        after: Option<EventKey>,
        limit: usize,
    ) -> Answer<'_, Vec<EventKey>>;
    fn replay(&self, keys: Vec<EventKey>) -> Answer<'_, Vec<EventKey>>;
    fn discard(&self, keys: Vec<EventKey>) -> Answer<'_, u64>;
    fn kept(&self) -> Duration;
}

impl<I: InboxStore> Received for Inbox<I> {
    fn gauges(&self) -> Answer<'_, InboxGauges> {
        Box::pin(Self::gauges(self))
    }

    fn events(
        &self,
        filter: EventFilter,
        state: Option<EventState>,
        before: Option<EventKey>,
        limit: usize,
    ) -> Answer<'_, EventPage> {
        Box::pin(Self::events(self, filter, state, before, limit))
    }

    fn body(&self, key: EventKey) -> Answer<'_, Option<Bytes>> {
        Box::pin(Self::body(self, key))
    }

    fn causes(&self, filter: EventFilter) -> Answer<'_, Tally<DeadCause>> {
        Box::pin(Self::causes(self, filter))
    }

    fn newest_dead(&self) -> Answer<'_, Option<EventKey>> {
        Box::pin(Self::newest_dead(self))
    }

    fn dead(
        &self,
        filter: EventFilter,
        after: Option<EventKey>,
        limit: usize,
    ) -> Answer<'_, Vec<EventKey>> {
        Box::pin(async move {
            let dead = Self::dead(self, filter, after, limit).await?;
            Ok(dead.into_iter().map(|event| event.key).collect())
        })
    }

    fn replay(&self, keys: Vec<EventKey>) -> Answer<'_, Vec<EventKey>> {
        Box::pin(Self::replay_these(self, keys))
    }

    fn discard(&self, keys: Vec<EventKey>) -> Answer<'_, u64> {
        Box::pin(Self::discard_these(self, keys))
    }

    fn kept(&self) -> Duration {
        Self::kept(self)
    }
}

/// The inbox of the page.
pub(crate) fn of<'a, S>(ask: &Ask<'a, S>) -> Result<&'a dyn Received, Failure> {
    let inbox = ask.inner.inbox.as_deref();
    inbox.ok_or(Failure::NotFound("page: this program has no inbox"))
}

/// Figures of everything. A tenant does not see them.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Figures {
    pub(crate) waiting: u64,
    /// Seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) oldest_due: Option<u64>,
    pub(crate) dead: u64,
    /// How many handled events are kept.
    pub(crate) handled: u64,
}

impl From<InboxGauges> for Figures {
    fn from(gauges: InboxGauges) -> Self {
        Self {
            waiting: gauges.waiting,
            oldest_due: Some(gauges.oldest_due.as_secs()).filter(|age| *age > 0),
            dead: gauges.dead,
            handled: gauges.handled,
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InboxView {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) figures: Option<Figures>,
    /// For how many seconds handled events are kept. Zero: they are not.
    pub(crate) kept: u64,
    pub(crate) causes: Vec<CauseCount>,
    #[serde(skip)]
    pub(crate) is_complete: bool,
    #[serde(flatten)]
    pub(crate) events: Rows<EventRow>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EventRow {
    /// The key in the store. A replayed event has a new one.
    pub(crate) event: String,
    /// The id that the sender gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) message: Option<String>,
    pub(crate) operation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tenant: Option<String>,
    pub(crate) arrived: String,
    /// `waiting`, `running`, `behind`, `handled` or `dead`.
    pub(crate) state: &'static str,
    pub(crate) attempts: u32,
    pub(crate) size: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cause: Option<&'static str>,
    /// What is known of the cause, or of the last failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) detail: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EventView {
    #[serde(flatten)]
    pub(crate) row: EventRow,
    /// Why it is where it is, in a sentence.
    pub(crate) explanation: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(crate) advice: &'static str,
    pub(crate) violations: Vec<ViolationView>,
    /// Failures, oldest first.
    pub(crate) timeline: Vec<NoteView>,
    pub(crate) method: String,
    pub(crate) uri: String,
    /// Values are masked unless they were revealed.
    pub(crate) headers: Vec<(String, String)>,
    /// The body, if it was revealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) payload: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct ViolationView {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pointer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) parameter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) keyword: Option<String>,
    /// It may quote the payload, so it is masked unless that was revealed.
    pub(crate) detail: String,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct NoteView {
    pub(crate) at: String,
    pub(crate) attempt: u32,
    pub(crate) reason: String,
    /// Why it was given up then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cause: Option<&'static str>,
}

/// What failed in a handler may describe the inside of the program, so a tenant does not see it.
fn reason<S>(ask: &Ask<'_, S>, text: &str) -> String {
    match ask.scope.limit() {
        None => text.to_owned(),
        Some(_) => MASK.to_owned(),
    }
}

fn row<S>(ask: &Ask<'_, S>, event: &ListedEvent) -> EventRow {
    let (mut cause, mut detail) = (None, event.notes.last().map(|note| &note.reason));
    let state = match &event.position {
        EventPosition::Running { .. } => "running",
        EventPosition::Behind => "behind",
        EventPosition::Handled { .. } => {
            detail = None;
            "handled"
        }
        EventPosition::Dead {
            cause: why,
            detail: more,
            ..
        } => {
            (cause, detail) = (Some(why.as_str()), Some(more));
            "dead"
        }
        _ => "waiting",
    };
    EventRow {
        event: event.key.0.to_string(),
        message: event.message_id().map(str::to_owned),
        operation: event.operation.clone().unwrap_or_default(),
        tenant: event.tenant().map(str::to_owned),
        arrived: event.arrived().map(at).unwrap_or_default(),
        state,
        attempts: event.attempts,
        size: event.size,
        cause,
        detail: detail.map(|text| reason(ask, text)),
    }
}

pub(crate) async fn list<S: Store>(ask: &Ask<'_, S>) -> Result<InboxView, Failure> {
    let inbox = of(ask)?;
    let filter = ask.fields.event_filter(ask.scope.limit())?;
    let before = ask.fields.parsed("before")?.map(EventKey);
    let limit = ask.fields.limit()?;
    let figures = match ask.scope.limit() {
        None => Some(inbox.gauges().await?.into()),
        Some(_) => None,
    };
    let tally = inbox.causes(filter.clone()).await?;
    let counts = tally.counts.into_iter();
    let causes = counts.map(|(cause, count)| CauseCount {
        cause: cause.as_str(),
        count,
        meaning: explain::event_cause(cause).0,
    });
    let page = inbox
        .events(filter, ask.fields.event_state()?, before, limit)
        .await?;
    let items = page.rows.iter().map(|event| row(ask, event)).collect();
    let next = page.next.map(|key| key.0.to_string());
    Ok(InboxView {
        figures,
        kept: inbox.kept().as_secs(),
        causes: causes.collect(),
        is_complete: tally.is_complete,
        events: Rows { items, next },
    })
}

/// The event that a request names, if it is in scope.
pub(crate) async fn find<S: Store>(ask: &Ask<'_, S>) -> Result<ListedEvent, Failure> {
    let missing = Failure::NotFound("event, or it was handled and is not kept");
    ask.fields.required("event")?;
    let Some(key) = ask.fields.parsed("event")?.map(EventKey) else {
        return Err(missing);
    };
    let mut filter = EventFilter::all().key(key);
    filter.tenant = ask.scope.limit();
    let page = of(ask)?.events(filter, None, None, 1).await?;
    page.rows.into_iter().next().ok_or(missing)
}

pub(crate) async fn view<S: Store>(
    ask: &Ask<'_, S>,
    is_revealed: bool,
) -> Result<EventView, Failure> {
    let event = find(ask).await?;
    let (explanation, advice) = explain::event(&event);
    let note = |note: &callbacks_delivery::inbox::EventNote| NoteView {
        at: at(note.at),
        attempt: note.attempt,
        reason: reason(ask, &note.reason),
        cause: note.cause.map(DeadCause::as_str),
    };
    let violations: &[StoredViolation] = match &event.position {
        EventPosition::Dead { violations, .. } => violations,
        _ => &[],
    };
    let violation = |violation: &StoredViolation| ViolationView {
        pointer: violation.pointer.clone(),
        parameter: violation.parameter.clone(),
        keyword: violation.keyword.clone(),
        detail: match is_revealed {
            true => violation.detail.clone(),
            false => MASK.to_owned(),
        },
    };
    let payload = match is_revealed {
        true => of(ask)?.body(event.key).await?,
        false => None,
    };
    let envelope = event.envelope.as_ref();
    Ok(EventView {
        row: row(ask, &event),
        explanation,
        advice,
        violations: violations.iter().map(violation).collect(),
        timeline: event.notes.iter().map(note).collect(),
        method: envelope.map_or_else(String::new, |known| known.method.clone()),
        uri: envelope.map_or_else(String::new, |known| shown(known, is_revealed)),
        headers: envelope.map_or_else(Vec::new, |known| headers(&known.headers, is_revealed)),
        payload: payload.map(|body| pretty(&body)),
    })
}

fn shown(envelope: &EventEnvelope, is_revealed: bool) -> String {
    match is_revealed {
        true => envelope.uri.clone(),
        false => masked_url(&envelope.uri),
    }
}
