//! The pages of the inbox.

use askama::Template;
use callbacks_delivery::Store;
use callbacks_delivery::inbox::{DeadCause, EventState};

use super::{Frame, next, render, seconds, shown};
use crate::failure::Failure;
use crate::inbox::{EventView, InboxView};
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

pub(crate) fn inbox<S: Store>(ask: &Ask<'_, S>, it: InboxView) -> Result<String, Failure> {
    render(&InboxPage {
        frame: Frame::new(ask, "inbox", "Inbox"),
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
    it: EventView,
}

pub(crate) fn event<S: Store>(ask: &Ask<'_, S>, it: EventView) -> Result<String, Failure> {
    render(&EventPage {
        frame: Frame::new(ask, "inbox", "Event"),
        it,
    })
}
