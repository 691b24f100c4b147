//! Every webhook of a document on one endpoint: whether each reaches its own method, and becomes its own variant.

use serde_json::Value;

use super::Tally;
use super::bodies::Bodies;
use super::module::Endpoint;
use super::program::Program;
use super::verdict::{self, Told};
use crate::payload::samples_that;

/// Instances of each webhook's body.
const INSTANCES: usize = 8;

/// What is sent: which webhook it is meant for, and what there is of it.
pub(super) struct Message<'m> {
    pub(super) webhook: usize,
    pub(super) headers: Vec<(&'m str, &'m str)>,
    pub(super) body: Option<Value>,
}

/// Tries the webhooks of one document.
///
/// # Errors
///
/// When the program does not answer for every message.
pub(super) fn report(
    endpoint: &Endpoint,
    bodies: &mut Bodies<'_>,
    program: &Program,
    tally: &mut Tally,
) -> Result<(), String> {
    let messages: Vec<_> = (0..endpoint.webhooks.len())
        .flat_map(|index| messages(bodies, index, endpoint))
        .collect();
    let told = send(program, &messages)?;
    let told: Vec<_> = messages.iter().zip(told).collect();
    let is_unread = |(_, told): &&(_, Told)| matches!(told, Told::Unread(_));
    tally.messages = messages.len();
    tally.unread = told.iter().filter(is_unread).count();
    let mut is_valid = |other: usize, body: Option<&Value>| {
        bodies.is_valid(&endpoint.webhooks[other].module, body)
    };
    for (index, webhook) in endpoint.webhooks.iter().enumerate() {
        let verdict = verdict::judge(index, endpoint, &told, &mut is_valid);
        tally.events.add(&webhook.module, verdict);
    }
    Ok(())
}

/// Valid messages of a webhook that say which one they are.
fn messages<'m>(bodies: &mut Bodies<'_>, index: usize, endpoint: &'m Endpoint) -> Vec<Message<'m>> {
    let webhook = &endpoint.webhooks[index];
    let message = |body| Message {
        webhook: index,
        headers: webhook.headers(),
        body,
    };
    let Some(body) = bodies.of(&webhook.module) else {
        return vec![message(None)];
    };
    let told = |pointer: &str| webhook.told_at(pointer);
    let tell = |instance: &mut Value| webhook.tell(instance);
    let instances = samples_that(&mut bodies.trees, body, INSTANCES, told, tell);
    let instances = instances.into_iter().filter(|body| webhook.is_told(body));
    instances.map(Some).map(message).collect()
}

/// What the program says of each message.
fn send(program: &Program, messages: &[Message<'_>]) -> Result<Vec<Told>, String> {
    let mut text = String::new();
    for message in messages {
        let headers = serde_json::to_string(&message.headers).map_err(|error| error.to_string())?;
        let body = message.body.as_ref().map(Value::to_string);
        let body = body.unwrap_or_default();
        text.push_str(&format!("{}\t{headers}\t{body}\n", message.webhook));
    }
    program.ask("messages", &text, messages.len(), Told::parse)
}
