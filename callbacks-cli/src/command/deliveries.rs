//! `deliveries`: what an application has sent, what failed, and sending it again.

mod api;
mod bulk;
#[cfg(feature = "postgres")]
mod database;
mod filter;
mod inbox;
mod print;
#[cfg(feature = "postgres")]
mod tls;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use crate::failure::{Exit, Failure};
use crate::output::{self, Output};
use api::{Api, Connection, segment};
use filter::{DeadFilter, Limit, Listed, Place};

/// See what an application has sent, and send it again
///
/// It uses the operations API of a running application (`--url`), or its PostgreSQL database (`--database-url`). Payloads and
/// secrets are masked. Every change is in the audit log, with your name.
#[derive(Args, Debug)]
pub(crate) struct Deliveries {
    /// How to print: for people, or JSON
    #[arg(long, value_enum, default_value_t = Format::Human, global = true)]
    format: Format,
    // Last, because its heading is that of all options behind it.
    #[command(flatten)]
    connection: Connection,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show what waits, what failed and why
    Stats,
    /// List messages, newest first
    List {
        #[command(flatten)]
        filter: Listed,
        #[command(flatten)]
        limit: Limit,
    },
    /// Show one message with every attempt
    Show {
        /// The id of the message: its `webhook-id`
        message: String,
        /// Show the payload and the headers. The audit log has an entry of it
        #[arg(long)]
        reveal: bool,
    },
    /// List deliveries that were given up
    Dead {
        #[command(flatten)]
        filter: DeadFilter,
        #[command(flatten)]
        limit: Limit,
    },
    /// Send one message again, to all of its targets or to one
    Resend {
        /// The id of the message: its `webhook-id`
        message: String,
        #[command(flatten)]
        place: Place,
    },
    /// Send deliveries again that were given up
    Recover {
        #[command(flatten)]
        filter: DeadFilter,
        #[command(flatten)]
        bulk: bulk::Bulk,
    },
    /// Send an endpoint what it never got since a time
    ReplayMissing {
        /// The id of the endpoint, or the number of the target
        #[arg(allow_hyphen_values = true)]
        endpoint: String,
        /// A time such as `2026-11-30T05:40` (UTC), or how long ago it was, such as `24h`
        #[arg(long, value_name = "TIME")]
        since: String,
        #[command(flatten)]
        bulk: bulk::Bulk,
    },
    /// Send nothing to an endpoint for a while. Its messages wait
    Pause {
        /// The id of the endpoint, or the number of the target
        #[arg(allow_hyphen_values = true)]
        endpoint: String,
    },
    /// Send to an endpoint again that is paused, disabled or failing
    Enable {
        /// The id of the endpoint, or the number of the target
        #[arg(allow_hyphen_values = true)]
        endpoint: String,
    },
    /// See what the application has received, and handle it again
    #[command(subcommand)]
    Inbox(inbox::Inbox),
    /// Erase payloads, answers and pending deliveries
    Forget(bulk::Forget),
    /// Make the tables in the database, or bring them up to date
    Migrate {
        /// Print the SQL, and change nothing
        #[arg(long)]
        print: bool,
    },
}

impl Deliveries {
    pub(crate) async fn run(&self) -> Result<Exit, Failure> {
        let output = Output::default();
        if let Command::Migrate { print } = &self.command {
            return self.connection.migrate(*print, output).await;
        }
        let api = self.connection.open().await?;
        match &self.command {
            Command::Stats => {
                let found = api.get("/overview", &[]).await?;
                self.show(&found, print::stats)
            }
            Command::List { filter, limit } => {
                let found = api
                    .pages("/messages", "before", filter.query(), limit.limit)
                    .await?;
                self.show(&found, print::messages)
            }
            Command::Show { message, reveal } => {
                let path = format!("/messages/{}", segment(message));
                let found = match reveal {
                    true => api.post(&format!("{path}/reveal"), &json!({})).await?,
                    false => api.get(&path, &[]).await?,
                };
                self.show(&found, print::message)
            }
            Command::Dead { filter, limit } => {
                let found = api
                    .pages("/dead", "after", filter.query(), limit.limit)
                    .await?;
                self.show(&found, print::letters)
            }
            Command::Resend { message, place } => self.resend(&api, message, place).await,
            Command::Recover { filter, bulk } => {
                let mut work = filter.body();
                if filter.query().is_empty() {
                    work["everything"] = true.into();
                }
                work["work"] = "recover".into();
                self.job(&api, bulk, work, bulk::Effect::Sent, output).await
            }
            Command::ReplayMissing {
                endpoint,
                since,
                bulk,
            } => {
                let mut work = json!({ "work": "replay", "since": since });
                work[filter::kind(endpoint)] = endpoint.as_str().into();
                self.job(&api, bulk, work, bulk::Effect::Sent, output).await
            }
            Command::Pause { endpoint } => self.control(&api, endpoint, "pause").await,
            Command::Enable { endpoint } => self.control(&api, endpoint, "enable").await,
            Command::Inbox(inbox) => self.inbox(&api, inbox, output).await,
            Command::Forget(forget) => self.forget(&api, forget, output).await,
            Command::Migrate { .. } => unreachable!("it needs no API"),
        }
    }

    fn show(
        &self,
        found: &Value,
        human: impl Fn(&Value) -> Result<(), Failure>,
    ) -> Result<Exit, Failure> {
        match self.format {
            Format::Json => output::json(found)?,
            Format::Human => human(found)?,
        }
        Ok(Exit::Fine)
    }

    async fn resend(&self, api: &Api, message: &str, place: &Place) -> Result<Exit, Failure> {
        let path = format!("/messages/{}", segment(message));
        let mut body = json!({});
        if let Some(endpoint) = &place.endpoint {
            // The API knows the targets of a message by number.
            let found = api.get(&path, &[]).await?;
            let mut deliveries = found["deliveries"].as_array().into_iter().flatten();
            let delivery = deliveries.find(|each| each["endpoint"] == **endpoint);
            let delivery = delivery.ok_or_else(|| {
                let failure = Failure::finding(format!("`{message}` does not go to `{endpoint}`"));
                failure.help(format!(
                    "`callbacks deliveries show {message}` lists where it goes"
                ))
            })?;
            body["target"] = delivery["target"].clone();
        }
        if let Some(target) = &place.target {
            body["target"] = target.as_str().into();
        }
        let done = api.post(&format!("{path}/resend"), &body).await?;
        let sent = done["sent"].as_u64().unwrap_or_default();
        self.show(&done, |_| {
            Ok(output::line(match sent {
                0 => "nothing is sent again, because it waits already".to_owned(),
                _ => format!("{} will be sent again", print::deliveries(sent)),
            })?)
        })
    }

    async fn control(&self, api: &Api, endpoint: &str, action: &str) -> Result<Exit, Failure> {
        let kind = filter::kind(endpoint);
        let path = format!("/{kind}s/{}/{action}", segment(endpoint));
        let done = api.post(&path, &json!({})).await?;
        self.show(&done, |_| {
            Ok(output::line(match action {
                "pause" => format!("`{endpoint}` is paused: its messages wait until you enable it"),
                _ => format!("`{endpoint}` is enabled: what waits is sent now"),
            })?)
        })
    }
}
