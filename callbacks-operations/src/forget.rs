//! Erasing: one message, what an endpoint or target has, or everything with a tag.

use callbacks_delivery::Store;
use callbacks_delivery::store::{Erase, MessageFilter};
use serde_json::json;

use crate::act::{Done, note};
use crate::failure::Failure;
use crate::serve::Ask;
use crate::{message, targets};

/// How many messages of a tenant are looked at together.
const AT_ONCE: usize = 200;

/// Erases what the request names, as far as it is in scope.
pub(crate) async fn forget<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let (tenant, subject, erased) = if ask.fields.get("message").is_some() {
        of_message(ask).await?
    } else if ask.fields.get("endpoint").is_some() || ask.fields.get("target").is_some() {
        of_target(ask).await?
    } else {
        of_tag(ask).await?
    };
    note(ask, tenant, "forget", &subject, format!("{erased} erased")).await?;
    Ok(Done {
        page: "messages".to_owned(),
        json: json!({ "erased": erased }),
    })
}

/// The tenant that it is about, what is erased, and how many messages were.
type Erased = (Option<String>, String, u64);

async fn of_message<S: Store>(ask: &Ask<'_, S>) -> Result<Erased, Failure> {
    let listed = message::find(ask).await?;
    let envelope = listed.envelope.ok_or(Failure::NotFound("message"))?;
    let erase = Erase::Message(envelope.id.clone());
    Ok((
        envelope.tenant,
        envelope.id,
        ask.inner.outbox.forget(erase).await?,
    ))
}

async fn of_target<S: Store>(ask: &Ask<'_, S>) -> Result<Erased, Failure> {
    let (target, endpoint) = targets::target(ask).await?;
    let erased = ask.inner.outbox.forget(Erase::Target(target)).await?;
    Ok(match endpoint {
        Some(endpoint) => (endpoint.tenant, endpoint.id.to_string(), erased),
        None => (None, target.number().to_string(), erased),
    })
}

async fn of_tag<S: Store>(ask: &Ask<'_, S>) -> Result<Erased, Failure> {
    let Some(tag) = ask.fields.owned("tag") else {
        return Err(Failure::Invalid(
            "`message`, `endpoint`, `target` or `tag` is missing".to_owned(),
        ));
    };
    let tenant = ask.scope.limit().or_else(|| ask.fields.owned("tenant"));
    let erased = match &tenant {
        None => ask.inner.outbox.forget(Erase::Tag(tag.clone())).await?,
        Some(tenant) => of_tenant(ask, tenant, &tag).await?,
    };
    Ok((tenant, format!("tag {tag}"), erased))
}

/// Tags are shared by all tenants, so the messages of one are erased one by one.
async fn of_tenant<S: Store>(ask: &Ask<'_, S>, tenant: &str, tag: &str) -> Result<u64, Failure> {
    let mut filter = MessageFilter::all();
    filter.tenant = Some(tenant.to_owned());
    filter.tag = Some(tag.to_owned());
    let (mut erased, mut before) = (0, None);
    loop {
        let page = ask
            .store()
            .messages(filter.clone(), before, AT_ONCE)
            .await?;
        let envelopes = page.rows.into_iter().filter_map(|row| row.envelope);
        for envelope in envelopes {
            erased += ask.inner.outbox.forget(Erase::Message(envelope.id)).await?;
        }
        let Some(next) = page.next else {
            return Ok(erased);
        };
        before = Some(next);
    }
}
