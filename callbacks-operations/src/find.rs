//! The search on every page: one field for the ids and names that an operator has at hand.

use callbacks_delivery::Store;
use callbacks_delivery::inbox::EventFilter;
use callbacks_delivery::store::{Endpoint, MessageFilter};

use crate::act::encoded;
use crate::failure::Failure;
use crate::serve::Ask;
use crate::words::masked_url;
use crate::{message, targets};

/// The page, relative to this one, that shows what was searched for: a message or an endpoint by its id, a received event by the id that
/// its sender gave, an endpoint by its URL, or the messages of a tenant, an event or a tag.
pub(crate) async fn find<S: Store>(ask: &Ask<'_, S>) -> Result<Option<String>, Failure> {
    let Some(text) = ask.fields.get("q") else {
        return Ok(Some("messages".to_owned()));
    };
    let value = encoded(text);
    if found(message::by_id(ask, text).await)? {
        return Ok(Some(format!("message?message={value}")));
    }
    if found(targets::by_id(ask, text).await)? {
        return Ok(Some(format!("endpoint?endpoint={value}")));
    }
    if let Some(inbox) = &ask.inner.inbox {
        let mut filter = EventFilter::all().message_id(text);
        filter.tenant = ask.scope.limit();
        if !inbox.events(filter, None, None, 1).await?.rows.is_empty() {
            return Ok(Some(format!("inbox?message={value}")));
        }
    }
    if let Some(page) = among_endpoints(ask, text).await? {
        return Ok(Some(page));
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
            return Ok(Some(format!("messages?{name}={value}")));
        }
    }
    Ok(None)
}

/// How many endpoints are looked through.
const ENDPOINTS: usize = 1_000;

/// The endpoint with such a URL, or the endpoints of a tenant that has sent nothing yet. A part of the URL is enough, and the
/// beginning of the tenant.
async fn among_endpoints<S: Store>(
    ask: &Ask<'_, S>,
    text: &str,
) -> Result<Option<String>, Failure> {
    let (mut after, mut seen) = (None, 0);
    let text = text.to_lowercase();
    let mut of_tenant = None;
    while seen < ENDPOINTS {
        let page = ask.store().endpoints(ask.scope.limit(), after, 200).await?;
        let Some(last) = page.last() else {
            break;
        };
        after = Some(last.id.clone());
        seen += page.len();
        // What is behind the mask is not found either.
        let has_url = |each: &&Endpoint| {
            let is_url = text.contains("://") || text.contains('.') || text.contains('/');
            is_url && masked_url(&each.url).to_lowercase().contains(&text)
        };
        if let Some(found) = page.iter().find(has_url) {
            let id = encoded(found.id.as_str());
            return Ok(Some(format!("endpoint?endpoint={id}")));
        }
        let mut tenants = page.into_iter().filter_map(|each| each.tenant);
        let starts = |tenant: &String| tenant.to_lowercase().starts_with(&text);
        of_tenant = of_tenant.or_else(|| tenants.find(starts));
    }
    let Some(tenant) = of_tenant.filter(|_| ask.scope.limit().is_none()) else {
        return Ok(None);
    };
    let mut filter = MessageFilter::all();
    filter.tenant = Some(tenant.clone());
    let has_messages = !ask.store().messages(filter, None, 1).await?.rows.is_empty();
    let page = if has_messages {
        "messages"
    } else {
        "endpoints"
    };
    Ok(Some(format!("{page}?tenant={}", encoded(&tenant))))
}

/// Whether it exists. A missing item is no error.
fn found<T>(result: Result<T, Failure>) -> Result<bool, Failure> {
    match result {
        Ok(_) => Ok(true),
        Err(Failure::NotFound(_)) => Ok(false),
        Err(failure) => Err(failure),
    }
}
