//! What is asked before something that cannot be taken back, on a page that says what will happen. It needs no script.

use std::time::Duration;

use callbacks_delivery::Store;
use callbacks_delivery::store::{Endpoint, Tally};

use crate::explain::{self, count};
use crate::failure::Failure;
use crate::routes::Name;
use crate::serve::Ask;
use crate::words::plain;
use crate::{act, inbox, targets};

/// A question with its consequences.
#[derive(Debug)]
pub(crate) struct Question {
    /// Which page it belongs to.
    pub(crate) page: &'static str,
    pub(crate) heading: &'static str,
    /// What it is about.
    pub(crate) about: String,
    /// What will happen.
    pub(crate) effects: Vec<String>,
    /// Where the answer goes.
    pub(crate) action: &'static str,
    pub(crate) button: &'static str,
    /// Where to go instead.
    pub(crate) back: String,
}

/// What to ask before a change. `None` if it can be taken back, or was confirmed.
pub(crate) async fn of<S: Store>(
    ask: &Ask<'_, S>,
    name: Name,
) -> Result<Option<Question>, Failure> {
    if ask.fields.get("sure") == Some("yes") {
        return Ok(None);
    }
    Ok(Some(match name {
        Name::Disable => disable(ask).await?,
        Name::Remove => remove(ask).await?,
        Name::Rotate => rotate(ask).await?,
        Name::Discard => discard(ask).await?,
        _ => return Ok(None),
    }))
}

async fn disable<S: Store>(ask: &Ask<'_, S>) -> Result<Question, Failure> {
    let (target, endpoint) = targets::target(ask).await?;
    let waiting = Number::of_tally(&ask.store().backlog(vec![target]).await?);
    let of_waiting = match waiting.is_none() {
        true => "Nothing waits for it now.".to_owned(),
        false => format!(
            "{} for it now and {} given up. You can send {} again once it is enabled.",
            waiting.of("delivery waits", "deliveries wait"),
            waiting.verb("is", "are"),
            waiting.verb("it", "them"),
        ),
    };
    Ok(Question {
        page: "endpoints",
        heading: "Disable this endpoint?",
        about: called(endpoint.as_ref()),
        effects: vec![
            "Nothing is sent to it, and new events skip it.".to_owned(),
            of_waiting,
            "To make its messages wait instead, go back and pause it.".to_owned(),
        ],
        action: "disable",
        button: "Disable",
        back: back(endpoint.as_ref()),
    })
}

async fn remove<S: Store>(ask: &Ask<'_, S>) -> Result<Question, Failure> {
    let endpoint = targets::endpoint(ask).await?;
    let target = endpoint.target();
    let waiting = Number::of_tally(&ask.store().backlog(vec![target]).await?);
    let dead = Number::of_tally(&ask.store().buried(vec![target]).await?);
    let mut effects = vec![
        "Its secret is deleted. To get events again, the consumer has to register again."
            .to_owned(),
    ];
    if !waiting.is_none() {
        effects.push(format!(
            "{} for it now and {} never sent.",
            waiting.of("delivery waits", "deliveries wait"),
            waiting.verb("is", "are"),
        ));
    }
    if !dead.is_none() {
        effects.push(format!(
            "{} cannot be sent to it again.",
            dead.of("dead letter", "dead letters")
        ));
    }
    effects.push("This cannot be undone.".to_owned());
    Ok(Question {
        page: "endpoints",
        heading: "Remove this endpoint?",
        about: called(Some(&endpoint)),
        effects,
        action: "remove",
        button: "Remove",
        back: back(Some(&endpoint)),
    })
}

async fn rotate<S: Store>(ask: &Ask<'_, S>) -> Result<Question, Failure> {
    let endpoint = targets::endpoint(ask).await?;
    let until = match ask.fields.overlap()? {
        Duration::ZERO => {
            "The old secret ends at once. Until the consumer has the new one, it refuses every message.".to_owned()
        }
        overlap => format!(
            "The old secret signs too for {}. Give the consumer the new one in this time.",
            count(overlap.as_secs() / 3_600, "hour")
        ),
    };
    Ok(Question {
        page: "endpoints",
        heading: "Rotate the secret?",
        about: called(Some(&endpoint)),
        effects: vec![
            "From now on, a new secret signs every message. You find it on the page of the endpoint."
                .to_owned(),
            until,
        ],
        action: "rotate",
        button: "Rotate the secret",
        back: back(Some(&endpoint)),
    })
}

async fn discard<S: Store>(ask: &Ask<'_, S>) -> Result<Question, Failure> {
    let event = inbox::find(ask).await?;
    let key = event.key.0;
    let named = event.message_id().map(str::to_owned);
    Ok(Question {
        page: "inbox",
        heading: "Discard this dead letter?",
        about: named.map_or_else(|| format!("event {key}"), |id| plain(&id)),
        effects: vec![
            format!(
                "1 event is deleted with its payload of {}. This cannot be undone.",
                count(event.size, "byte")
            ),
            "Its id is still remembered, so the same event is not taken again.".to_owned(),
        ],
        action: "discard",
        button: "Discard",
        back: format!("event?event={key}"),
    })
}

/// How many there are of something, and whether there may be more.
struct Number {
    count: u64,
    is_complete: bool,
}

impl Number {
    fn of_tally<C>(tally: &Tally<C>) -> Self {
        Self {
            count: tally.counts.iter().map(|(_, count)| count).sum(),
            is_complete: tally.is_complete,
        }
    }

    const fn is_none(&self) -> bool {
        self.count == 0 && self.is_complete
    }

    fn of(&self, one: &str, many: &str) -> String {
        let least = if self.is_complete { "" } else { "At least " };
        let count = self.count;
        format!("{least}{count} {}", if count == 1 { one } else { many })
    }

    const fn verb(&self, one: &'static str, many: &'static str) -> &'static str {
        match self.count {
            1 => one,
            _ => many,
        }
    }
}

fn called(endpoint: Option<&Endpoint>) -> String {
    endpoint.map_or_else(|| "A target of callbacks".to_owned(), explain::endpoint)
}

fn back(endpoint: Option<&Endpoint>) -> String {
    match endpoint {
        Some(endpoint) => act::endpoint_page(endpoint),
        None => "endpoints".to_owned(),
    }
}
