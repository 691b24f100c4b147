//! Received events, encrypted.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::store::{EncryptedStore, failed};
use super::{SealError, Sealer, context, open_in_place, seal_text};
use crate::inbox::{
    ClaimToken, Claimed, DeadCause, DeadEvent, EventEnvelope, EventFilter, EventKey, EventPage,
    EventPosition, EventState, InboxGauges, InboxStore, NewEvent, Settle,
};
use crate::store::{Result, Tally};

/// The part of an envelope that may be confidential.
#[derive(Serialize, Deserialize)]
struct Head {
    uri: String,
    headers: Vec<(String, String)>,
}

fn seal(sealer: &dyn Sealer, event: &mut NewEvent) -> std::result::Result<(), SealError> {
    let key = sealer.key();
    let envelope = &mut event.envelope;
    let body = sealer.seal(&key, &event.body, &of(envelope, "callbacks event body 1"))?;
    let head = Head {
        uri: std::mem::replace(&mut envelope.uri, "/".to_owned()),
        headers: std::mem::take(&mut envelope.headers),
    };
    let head = serde_json::to_vec(&head).map_err(SealError::failed)?;
    let head = sealer.seal(&key, &head, &of(envelope, "callbacks event head 1"))?;
    envelope.sealed_head = Some(STANDARD.encode(head));
    envelope.sealed = Some(key);
    event.body = body.into();
    Ok(())
}

/// What does not open stays encrypted, and the envelope says so.
fn open(
    sealer: &dyn Sealer,
    envelope: &mut Option<EventEnvelope>,
    body: &mut Bytes,
) -> std::result::Result<(), SealError> {
    let Some(envelope) = envelope else {
        return Ok(());
    };
    let opened = open_body(sealer, envelope, body)?;
    open_head(sealer, envelope)?;
    *body = opened;
    Ok(())
}

/// Opens a body alone. What is not encrypted is returned as it is.
fn open_body(
    sealer: &dyn Sealer,
    envelope: &EventEnvelope,
    body: &Bytes,
) -> std::result::Result<Bytes, SealError> {
    let Some(key) = &envelope.sealed else {
        return Ok(body.clone());
    };
    let opened = sealer.open(key, body, &of(envelope, "callbacks event body 1"))?;
    Ok(opened.into())
}

/// Opens an envelope whose body is not at hand.
fn open_head(
    sealer: &dyn Sealer,
    envelope: &mut EventEnvelope,
) -> std::result::Result<(), SealError> {
    let Some(key) = envelope.sealed.clone() else {
        return Ok(());
    };
    let altered = || SealError::altered(&key);
    let head = envelope.sealed_head.as_deref().unwrap_or_default();
    let head = STANDARD.decode(head).map_err(|_| altered())?;
    let head = sealer.open(&key, &head, &of(envelope, "callbacks event head 1"))?;
    let head: Head = serde_json::from_slice(&head).map_err(|_| altered())?;
    envelope.uri = head.uri;
    envelope.headers = head.headers;
    envelope.sealed = None;
    envelope.sealed_head = None;
    Ok(())
}

fn of(envelope: &EventEnvelope, kind: &str) -> Vec<u8> {
    context(
        kind,
        &[
            envelope.tenant.as_deref(),
            envelope.message_id.as_deref(),
            envelope.key.as_deref(),
            Some(&envelope.arrived.to_string()),
        ],
    )
}

/// The place of what is noted about a dead letter, which may quote the event.
fn note(key: EventKey) -> Vec<u8> {
    context("callbacks event note 1", &[Some(&key.0.to_string())])
}

impl<S: InboxStore> InboxStore for EncryptedStore<S> {
    async fn accept_event(
        &self,
        mut event: NewEvent,
        remembered: Duration,
    ) -> Result<Option<EventKey>> {
        seal(self.sealer(), &mut event).map_err(failed)?;
        self.inner().accept_event(event, remembered).await
    }

    async fn claim_events(
        &self,
        token: ClaimToken,
        lease: Duration,
        limit: usize,
    ) -> Result<Vec<Claimed>> {
        let mut claimed = self.inner().claim_events(token, lease, limit).await?;
        for event in &mut claimed {
            // The worker sees that the envelope is still encrypted, and makes a dead letter of it.
            let _ = open(self.sealer(), &mut event.envelope, &mut event.body);
        }
        Ok(claimed)
    }

    async fn extend_events(
        &self,
        token: ClaimToken,
        lease: Duration,
        keys: Vec<EventKey>,
    ) -> Result<Vec<EventKey>> {
        self.inner().extend_events(token, lease, keys).await
    }

    async fn settle_events(
        &self,
        token: ClaimToken,
        mut settled: Vec<(EventKey, Settle)>,
    ) -> Result<Vec<EventKey>> {
        let sealing = self.sealer().key();
        for (key, settle) in &mut settled {
            let notes: Vec<&mut String> = match settle {
                Settle::Dead {
                    detail, violations, ..
                } => {
                    let violations = violations.iter_mut().map(|each| &mut each.detail);
                    violations.chain([detail]).collect()
                }
                Settle::Retry { reason, .. } => vec![reason],
                _ => continue,
            };
            for text in notes {
                // A worker must not wait for a note: one that cannot be encrypted is not kept.
                let sealed = seal_text(self.sealer(), &sealing, text.as_bytes(), &note(*key));
                *text = sealed.unwrap_or_default();
            }
        }
        self.inner().settle_events(token, settled).await
    }

    async fn dead_events(
        &self,
        filter: EventFilter,
        after: Option<EventKey>,
        limit: usize,
    ) -> Result<Vec<DeadEvent>> {
        let mut dead = self.inner().dead_events(filter, after, limit).await?;
        for event in &mut dead {
            let _ = open(self.sealer(), &mut event.envelope, &mut event.body);
            let notes = event.violations.iter_mut().map(|each| &mut each.detail);
            for text in notes.chain([&mut event.detail]) {
                open_in_place(self.sealer(), text, &note(event.key));
            }
        }
        Ok(dead)
    }

    async fn count_dead_events(&self, filter: EventFilter) -> Result<u64> {
        self.inner().count_dead_events(filter).await
    }

    async fn replay_events(&self, keys: Vec<EventKey>) -> Result<Vec<EventKey>> {
        self.inner().replay_events(keys).await
    }

    async fn events(
        &self,
        filter: EventFilter,
        state: Option<EventState>,
        before: Option<EventKey>,
        limit: usize,
    ) -> Result<EventPage> {
        let mut page = self.inner().events(filter, state, before, limit).await?;
        for event in &mut page.rows {
            if let Some(envelope) = &mut event.envelope {
                let _ = open_head(self.sealer(), envelope);
            }
            if let EventPosition::Dead {
                detail, violations, ..
            } = &mut event.position
            {
                let notes = violations.iter_mut().map(|each| &mut each.detail);
                for text in notes.chain([detail]) {
                    open_in_place(self.sealer(), text, &note(event.key));
                }
            }
            for each in &mut event.notes {
                open_in_place(self.sealer(), &mut each.reason, &note(each.key));
            }
        }
        Ok(page)
    }

    async fn event_body(&self, key: EventKey) -> Result<Option<Bytes>> {
        let Some(body) = self.inner().event_body(key).await? else {
            return Ok(None);
        };
        let own = EventFilter::all().key(key);
        let page = self.inner().events(own, None, None, 1).await?;
        let envelope = page.rows.first().and_then(|event| event.envelope.as_ref());
        // What does not open was erased with its key.
        Ok(envelope.and_then(|envelope| open_body(self.sealer(), envelope, &body).ok()))
    }

    async fn event_causes(&self, filter: EventFilter) -> Result<Tally<DeadCause>> {
        self.inner().event_causes(filter).await
    }

    async fn discard_events(&self, keys: Vec<EventKey>) -> Result<u64> {
        self.inner().discard_events(keys).await
    }

    async fn prune_ids(&self) -> Result<u64> {
        self.inner().prune_ids().await
    }

    async fn inbox_gauges(&self) -> Result<InboxGauges> {
        self.inner().inbox_gauges().await
    }
}
