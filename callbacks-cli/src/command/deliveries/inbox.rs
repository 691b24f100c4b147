//! `deliveries inbox`: what an application has received, what was not handled, and handling it again.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::api::{Api, rows, segment};
use super::bulk::{Bulk, Confirmation, Effect};
use super::filter::{Limit, given};
use super::{Deliveries, print};
use crate::failure::{Exit, Failure};
use crate::output::{self, Output};

#[derive(Debug, Subcommand)]
pub(super) enum Inbox {
    /// List events, newest first
    List {
        #[command(flatten)]
        filter: Filter,
        /// Only in this state: `waiting`, `handled` or `dead`
        #[arg(long)]
        state: Option<String>,
        #[command(flatten)]
        limit: Limit,
    },
    /// Show one event with its failures
    Show {
        /// The number of the event, or the id that its sender gave
        event: String,
        /// Show the payload and the headers. The audit log has an entry of it
        #[arg(long)]
        reveal: bool,
    },
    /// Handle one dead letter again
    Replay {
        /// The number of the event, or the id that its sender gave
        event: String,
    },
    /// Delete one dead letter with its payload
    Discard {
        /// The number of the event, or the id that its sender gave
        event: String,
        #[command(flatten)]
        confirmation: Confirmation,
    },
    /// Handle dead letters again
    ReplayDead {
        #[command(flatten)]
        filter: Filter,
        #[command(flatten)]
        bulk: Bulk,
    },
    /// Delete dead letters with their payloads
    DiscardDead {
        #[command(flatten)]
        filter: Filter,
        #[command(flatten)]
        bulk: Bulk,
    },
}

/// Received events.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Filter {
    /// Only this tenant
    #[arg(long, value_name = "NAME")]
    tenant: Option<String>,
    /// Only this operation
    #[arg(long, value_name = "NAME")]
    operation: Option<String>,
    /// Only with the id that the sender gave
    #[arg(long, value_name = "ID")]
    message: Option<String>,
    /// Only dead letters with this cause, such as `invalid`
    #[arg(long)]
    cause: Option<String>,
    /// Since a time such as `2026-11-30T05:40` (UTC), or how long ago it was, such as `24h`
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
}

impl Filter {
    fn query(&self) -> Vec<(&'static str, String)> {
        given(vec![
            ("tenant", self.tenant.as_ref()),
            ("operation", self.operation.as_ref()),
            ("message", self.message.as_ref()),
            ("cause", self.cause.as_ref()),
            ("since", self.since.as_ref()),
        ])
    }

    /// The same as the body of a request, for a kind of work.
    fn body(&self, work: &str) -> Value {
        let query = self.query();
        let is_everything = query.is_empty();
        let mut body: Value = query
            .into_iter()
            .map(|(name, value)| (name.to_owned(), Value::from(value)))
            .collect();
        body["work"] = work.into();
        if is_everything {
            body["everything"] = true.into();
        }
        body
    }
}

impl Deliveries {
    pub(super) async fn inbox(
        &self,
        api: &Api,
        inbox: &Inbox,
        output: Output,
    ) -> Result<Exit, Failure> {
        match inbox {
            Inbox::List {
                filter,
                state,
                limit,
            } => {
                let mut query = filter.query();
                query.extend(state.clone().map(|state| ("state", state)));
                let found = api.pages("/inbox", "before", query, limit.limit).await?;
                self.show(&found, print::events)
            }
            Inbox::Show { event, reveal } => {
                let path = path(api, event).await?;
                let found = match reveal {
                    true => api.post(&format!("{path}/reveal"), &json!({})).await?,
                    false => api.get(&path, &[]).await?,
                };
                self.show(&found, print::event)
            }
            Inbox::Replay { event } => {
                let path = path(api, event).await?;
                let done = api.post(&format!("{path}/replay"), &json!({})).await?;
                self.show(&done, |done| {
                    Ok(output::line(match done["replayed"].as_u64() {
                        Some(1) => format!("`{event}` is handled again"),
                        _ => format!("`{event}` is no dead letter, so nothing was replayed"),
                    })?)
                })
            }
            Inbox::Discard {
                event,
                confirmation,
            } => self.discard(api, event, confirmation, output).await,
            Inbox::ReplayDead { filter, bulk } => {
                let work = filter.body("events");
                self.job(api, bulk, work, Effect::Replayed, output).await
            }
            Inbox::DiscardDead { filter, bulk } => {
                let work = filter.body("discard");
                self.job(api, bulk, work, Effect::Deleted, output).await
            }
        }
    }

    async fn discard(
        &self,
        api: &Api,
        event: &str,
        confirmation: &Confirmation,
        output: Output,
    ) -> Result<Exit, Failure> {
        let path = path(api, event).await?;
        let found = api.get(&path, &[]).await?;
        let is_dead = found["state"] == "dead";
        if confirmation.is_dry_run() || !is_dead {
            return self.show(&json!({ "total": u8::from(is_dead) }), |_| {
                Ok(output::line(match is_dead {
                    true => format!("`{event}` would be deleted"),
                    false => format!("`{event}` is no dead letter, so nothing is deleted"),
                })?)
            });
        }
        let what = format!("`{event}` will be deleted with its payload, which cannot be undone");
        if !confirmation.ask(&what)? {
            output.note("nothing was deleted");
            return Ok(Exit::Findings);
        }
        let done = api.post(&format!("{path}/discard"), &json!({})).await?;
        self.show(&done, |done| {
            Ok(output::line(match done["discarded"].as_u64() {
                Some(1) => format!("`{event}` is deleted"),
                _ => format!("`{event}` is no dead letter any more, so nothing was deleted"),
            })?)
        })
    }
}

/// The path of an event, which is named by its number or by the id that its sender gave.
async fn path(api: &Api, event: &str) -> Result<String, Failure> {
    if event.parse::<i64>().is_ok() {
        return Ok(format!("/inbox/{}", segment(event)));
    }
    let query = [("message", event.to_owned()), ("limit", "2".to_owned())];
    let found = api.get("/inbox", &query).await?;
    match rows(&found) {
        [one] => {
            let number = one["event"].as_str().unwrap_or_default();
            Ok(format!("/inbox/{}", segment(number)))
        }
        [] => {
            let failure = Failure::finding(format!("no event has the id `{event}`"));
            Err(failure.help("it was handled and is not kept, or it never arrived"))
        }
        _ => {
            let failure = Failure::usage(format!("several events have the id `{event}`"));
            Err(failure.help(format!(
                "`callbacks deliveries inbox list --message {event}` lists their numbers"
            )))
        }
    }
}
