//! The pages of the inbox.

use askama::Template;
use callbacks_delivery::Store;
use callbacks_delivery::inbox::{DeadCause, EventState};

use super::{Frame, next, render, seconds, shown};
use crate::failure::Failure;
use crate::inbox::{EventView, InboxView};
use crate::notice;
use crate::serve::Ask;

#[derive(Template)]
#[template(path = "inbox.html")]
struct InboxPage {
    frame: Frame,
    it: InboxView,
    next: Option<String>,
    states: [&'static str; 3],
    causes: [&'static str; 6],
}

pub(crate) async fn inbox<S: Store>(ask: &Ask<'_, S>, it: InboxView) -> Result<String, Failure> {
    let mut frame = Frame::new(ask, "inbox", "Inbox");
    frame.note = notice::of_inbox(ask).await?;
    render(&InboxPage {
        frame,
        next: next(ask, "before", &it.events),
        it,
        states: EventState::ALL.map(EventState::as_str),
        causes: DeadCause::ALL.map(DeadCause::as_str),
    })
}

#[derive(Template)]
#[template(path = "event.html")]
struct EventPage {
    frame: Frame,
    note: Option<&'static str>,
    /// How often to look for news, in seconds.
    live: u32,
    it: EventView,
}

pub(crate) async fn event<S: Store>(ask: &Ask<'_, S>, it: EventView) -> Result<String, Failure> {
    let mut frame = Frame::new(ask, "inbox", "Event");
    frame.about = match &it.row.message {
        Some(id) => id.clone(),
        None => it.row.event.clone(),
    };
    let note = notice::of_event(ask, &it.row).await?;
    let is_busy = ["running", "waiting", "behind"].contains(&it.row.state);
    render(&EventPage {
        frame,
        note,
        live: if is_busy { 2 } else { 60 },
        it,
    })
}
