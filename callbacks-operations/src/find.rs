//! The search on every page: one field for the ids and names that an operator has at hand.

use callbacks_delivery::Store;
use callbacks_delivery::inbox::EventFilter;
use callbacks_delivery::store::MessageFilter;

use crate::act::encoded;
use crate::failure::Failure;
use crate::serve::Ask;
use crate::{message, targets};

/// The page, relative to this one, that shows what was searched for: a message or an endpoint by its id, a received event by the id that
/// its sender gave, or the messages of a tenant, an event or a tag.
pub(crate) async fn find<S: Store>(ask: &Ask<'_, S>) -> Result<String, Failure> {
    let Some(text) = ask.fields.get("q") else {
        return Ok("messages".to_owned());
    };
    let value = encoded(text);
    if found(message::by_id(ask, text).await)? {
        return Ok(format!("message?message={value}"));
    }
    if found(targets::by_id(ask, text).await)? {
        return Ok(format!("endpoint?endpoint={value}"));
    }
    if let Some(inbox) = &ask.inner.inbox {
        let mut filter = EventFilter::all().message_id(text);
        filter.tenant = ask.scope.limit();
        if !inbox.events(filter, None, None, 1).await?.rows.is_empty() {
            return Ok(format!("inbox?message={value}"));
        }
    }
    let limit = ask.scope.limit();
    let names = match limit {
        None => &["tenant", "operation", "tag"][..],
        Some(_) => &["operation", "tag"],
    };
    for name in names {
        let mut filter = MessageFilter::all();
        filter.tenant.clone_from(&limit);
        let part = match *name {
            "tenant" => &mut filter.tenant,
            "operation" => &mut filter.operation,
            _ => &mut filter.tag,
        };
        *part = Some(text.to_owned());
        let page = ask.store().messages(filter, None, 1).await?;
        if !page.rows.is_empty() {
            return Ok(format!("messages?{name}={value}"));
        }
    }
    // The first one says that nothing matches.
    Ok(format!("messages?{}={value}", names[0]))
}

/// Whether it exists. A missing item is no error.
fn found<T>(result: Result<T, Failure>) -> Result<bool, Failure> {
    match result {
        Ok(_) => Ok(true),
        Err(Failure::NotFound(_)) => Ok(false),
        Err(failure) => Err(failure),
    }
}
