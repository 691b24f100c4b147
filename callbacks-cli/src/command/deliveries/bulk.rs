//! What concerns many messages: it is counted first, and confirmed.

use std::io::{BufRead, IsTerminal, Write};
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use super::api::{Api, rows, segment};
use super::{Deliveries, print};
use crate::failure::{Exit, Failure};
use crate::output::{self, Output, count};

/// How often to look at a job.
const LOOK: Duration = Duration::from_millis(200);

/// The most messages that are counted before they are erased.
const MOST: u32 = 10_000;

#[derive(Args, Clone, Debug)]
pub(super) struct Confirmation {
    /// Do not ask
    #[arg(short, long)]
    yes: bool,
    /// Only count
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Bulk {
    #[command(flatten)]
    confirmation: Confirmation,
    /// Send, replay or delete so many per second
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    rate: u32,
    /// Leave the job to the application, and do not wait until it is done
    #[arg(long)]
    no_wait: bool,
}

#[derive(Args, Clone, Debug)]
#[group(id = "erased", required = true, multiple = false, args = ["message", "tag", "endpoint", "target"])]
pub(super) struct Forget {
    /// One message, by its id
    #[arg(long, value_name = "ID")]
    message: Option<String>,
    /// All messages with a tag, such as those of one person
    #[arg(long)]
    tag: Option<String>,
    /// What an endpoint has. Events stay for other endpoints
    #[arg(long, value_name = "ID")]
    endpoint: Option<String>,
    /// What a target has, by its number
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    target: Option<String>,
    /// With `--tag`: only messages of this tenant
    #[arg(long, value_name = "NAME", requires = "tag")]
    tenant: Option<String>,
    #[command(flatten)]
    confirmation: Confirmation,
}

impl Forget {
    /// The path of the request, its body, and the query that lists the same messages.
    fn request(&self) -> (String, Value, Vec<(&'static str, String)>) {
        let named = [
            ("message", &self.message),
            ("endpoint", &self.endpoint),
            ("target", &self.target),
        ];
        for (kind, name) in named {
            if let Some(name) = name {
                let path = format!("/{kind}s/{}/forget", segment(name));
                return (path, json!({}), vec![(kind, name.clone())]);
            }
        }
        let mut query = vec![("tag", self.tag.clone().unwrap_or_default())];
        query.extend(self.tenant.clone().map(|tenant| ("tenant", tenant)));
        let body = query.iter().cloned();
        let body = body.map(|(name, value)| (name.to_owned(), Value::from(value)));
        ("/forget".to_owned(), body.collect(), query)
    }
}

/// What a job does to each of its items.
#[derive(Clone, Copy, Debug)]
pub(super) enum Effect {
    /// Deliveries are sent again.
    Sent,
    /// Events of the inbox are handled again.
    Replayed,
    /// Events of the inbox are deleted.
    Deleted,
}

impl Effect {
    /// `2 deliveries`, `1 event`.
    pub(super) fn items(self, number: u64) -> String {
        match self {
            Self::Sent => print::deliveries(number),
            Self::Replayed | Self::Deleted => {
                count(usize::try_from(number).unwrap_or(usize::MAX), "event")
            }
        }
    }

    /// What has come of it.
    pub(super) const fn done(self) -> &'static str {
        match self {
            Self::Sent => "will be sent again",
            Self::Replayed => "will be handled again",
            Self::Deleted => "deleted",
        }
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Sent => "sent again",
            Self::Replayed => "handled again",
            Self::Deleted => "deleted",
        }
    }
}

impl Confirmation {
    pub(super) const fn is_dry_run(&self) -> bool {
        self.dry_run
    }

    /// Whether to go on.
    pub(super) fn ask(&self, what: &str) -> Result<bool, Failure> {
        if self.yes {
            return Ok(true);
        }
        if !std::io::stdin().is_terminal() {
            let failure = Failure::usage(format!("not confirmed: {what}"));
            return Err(failure.help("a script confirms with `--yes`; `--dry-run` only counts"));
        }
        let mut stderr = anstream::stderr().lock();
        write!(stderr, "{what}. Continue? [y/N] ")?;
        stderr.flush()?;
        drop(stderr);
        let mut answer = String::new();
        let read = std::io::stdin().lock().read_line(&mut answer);
        read.map_err(|error| Failure::io(format!("no answer could be read: {error}")))?;
        Ok(["y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
    }
}

impl Deliveries {
    /// Counts, asks, and runs a job.
    pub(super) async fn job(
        &self,
        api: &Api,
        bulk: &Bulk,
        mut work: Value,
        effect: Effect,
        output: Output,
    ) -> Result<Exit, Failure> {
        if bulk.no_wait && api.is_local() {
            let failure = Failure::usage("over a database the job runs in this process");
            return Err(failure.help("leave `--no-wait` out"));
        }
        let word = effect.word();
        work["rate"] = bulk.rate.into();
        let counted = api.post("/jobs/count", &work).await?;
        let total = counted["total"].as_u64().unwrap_or_default();
        // There are too many to count.
        let is_more = counted["isComplete"] == false;
        let items = match is_more {
            true => format!("at least {}", effect.items(total)),
            false => effect.items(total),
        };
        if bulk.confirmation.dry_run || total == 0 && !is_more {
            return self.show(&counted, |_| {
                Ok(output::line(match total {
                    0 if !is_more => format!("nothing is to be {word}"),
                    _ => format!("{items} would be {word}"),
                })?)
            });
        }
        let seconds = total.div_ceil(u64::from(bulk.rate.clamp(1, 1_000)));
        let what = format!(
            "{items} will be {word}, at {} per second ({})",
            bulk.rate,
            print::seconds(seconds)
        );
        if !bulk.confirmation.ask(&what)? {
            output.note(format_args!("nothing was {word}"));
            return Ok(Exit::Findings);
        }
        let started = api.post("/jobs", &work).await?;
        let id = started["job"].as_str().unwrap_or_default().to_owned();
        if bulk.no_wait {
            return self.show(&started, |_| {
                Ok(output::line(format_args!("job {id} has started"))?)
            });
        }
        let done = follow(api, &id, total, output).await?;
        self.show(&done, |job| print::job(job, effect))?;
        Ok(match done["state"].as_str() {
            Some("done") => Exit::Fine,
            _ => Exit::Findings,
        })
    }

    /// Counts, asks and erases.
    pub(super) async fn forget(
        &self,
        api: &Api,
        forget: &Forget,
        output: Output,
    ) -> Result<Exit, Failure> {
        let (path, body, query) = forget.request();
        let total = match &forget.message {
            // It must exist.
            Some(id) => {
                let message = format!("/messages/{}", segment(id));
                api.get(&message, &[]).await.map(|_| 1)?
            }
            None => {
                let found = api.pages("/messages", "before", query, MOST).await?;
                rows(&found).len()
            }
        };
        let about = match u32::try_from(total) {
            Ok(total) if total < MOST => count(total as usize, "message"),
            _ => format!("{MOST} messages or more"),
        };
        if forget.confirmation.dry_run || total == 0 {
            return self.show(&json!({ "total": total }), |_| {
                Ok(output::line(match total {
                    0 => "there is nothing to erase".to_owned(),
                    _ => format!("{about} would be erased"),
                })?)
            });
        }
        let what = format!("{about} will be erased, which cannot be undone");
        if !forget.confirmation.ask(&what)? {
            output.note("nothing was erased");
            return Ok(Exit::Findings);
        }
        let done = api.post(&path, &body).await?;
        let erased = usize::try_from(done["erased"].as_u64().unwrap_or_default());
        self.show(&done, |_| {
            let erased = count(erased.unwrap_or(usize::MAX), "message");
            Ok(output::line(format_args!("{erased} erased"))?)
        })
    }
}

/// Waits until a job ends. An interrupt cancels it.
async fn follow(api: &Api, id: &str, total: u64, output: Output) -> Result<Value, Failure> {
    let path = format!("/jobs/{}", segment(id));
    let bar = bar(total);
    let stop = tokio::signal::ctrl_c();
    tokio::pin!(stop);
    let mut is_stopping = false;
    loop {
        let job = api.get(&path, &[]).await?;
        bar.set_position(job["seen"].as_u64().unwrap_or_default());
        if job["state"] != "running" {
            bar.finish_and_clear();
            return Ok(job);
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            _ = &mut stop, if !is_stopping => {
                is_stopping = true;
                output.note("cancelling");
                api.post(&format!("{path}/cancel"), &json!({})).await?;
            }
        }
    }
}

fn bar(total: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:32} {pos}/{len}  {eta} left");
    ProgressBar::new(total).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
