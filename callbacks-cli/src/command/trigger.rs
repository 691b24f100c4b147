//! `trigger`: sends a request of the document.

mod body;
mod fault;
mod report;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use callbacks_codegen::model::Origin;
use callbacks_runtime::signature::MessageId;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use crate::command::resolve;
use crate::contract::Operation;
use crate::failure::{Exit, Failure};
use crate::load::Reading;
use crate::message::Message;
use crate::output::{self, Output, style, styled};
use crate::scheme::{Keys, Signing};
use crate::send::Sender;
pub(crate) use body::assignment;
use fault::Fault;
use report::Report;
pub(crate) use report::{add_body, add_reply, headers, request};

/// Send a request of the document: a valid sample, signed
///
/// The body is the first valid example of the document, else it is made from the schema. The answer is compared with those
/// that the document declares.
#[derive(Args, Debug)]
pub(crate) struct Trigger {
    /// The document, or `-` for stdin
    document: PathBuf,
    /// The callback, webhook, operation or event, such as `order.paid`
    event: String,
    #[command(flatten)]
    reading: Reading,
    /// The URL to send to
    #[arg(long, value_name = "URL")]
    to: Option<String>,
    /// Evaluate the callback's key over a saved subscription, instead of `--to`
    #[arg(long, value_name = "FILE", conflicts_with = "to")]
    request: Option<PathBuf>,
    #[command(flatten)]
    body: body::Source,
    #[command(flatten)]
    signing: Signing,
    /// Add or replace a header
    #[arg(short = 'H', long, value_name = "NAME: VALUE")]
    header: Vec<String>,
    /// Send so many requests
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 1,
        hide_default_value = true
    )]
    repeat: u32,
    /// Send so many requests per second at most
    #[arg(long, value_name = "NUMBER")]
    rate: Option<f64>,
    /// The id of the message, instead of a random one
    #[arg(long)]
    id: Option<MessageId>,
    /// Print the request as a curl line or as JSON, and send nothing
    #[arg(long)]
    dry_run: bool,
    /// Make a mistake that a receiver must handle
    #[arg(long, value_enum)]
    fault: Option<Fault>,
    /// Wait so many seconds for an answer
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    timeout: u64,
    /// How to print the requests and answers: for people, or a JSON object per line
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Print requests and answers only, without notes
    #[arg(short, long)]
    quiet: bool,
    /// Also print the headers of answers
    #[arg(short, long, conflicts_with = "quiet")]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Human,
    Json,
}

impl Trigger {
    pub(crate) async fn run(&self) -> Result<Exit, Failure> {
        let output = Output {
            quiet: self.quiet,
            verbose: self.verbose,
        };
        let contract = self.reading.contract(&self.document, output)?;
        let operation = contract.find(&self.event)?;
        let keys = self.signing.keys()?;
        if keys.is_none() && self.fault.is_some_and(Fault::is_of_signature) {
            return Err(
                Failure::usage("a mistake in the signature needs a signature")
                    .help("give a `--secret`, which makes the right one"),
            );
        }
        let target = self.target(operation)?;
        let content = self.body.content(operation)?;
        let message = if self.body.is_validated() && self.fault.is_none() {
            operation.request(&target, content).await?
        } else {
            operation.unchecked_request(&target, content).await?
        };
        if self.dry_run {
            let message = self.finished(message, operation, keys.as_ref(), &self.new_id()?)?;
            match self.format {
                Format::Human => output::line(message.to_curl())?,
                Format::Json => {
                    let mut json = request(&message);
                    json["operation"] = operation.name().into();
                    output::json_line(&json)?;
                }
            }
            return Ok(Exit::Fine);
        }
        if keys.is_none() {
            output.note("not signed, because there is no `--secret`");
        }
        if let Some(note) = self.fault.and_then(Fault::note) {
            output.note(note);
        }
        self.send(operation, &message, keys.as_ref(), output).await
    }

    /// The URL to send to.
    fn target(&self, operation: &Operation) -> Result<String, Failure> {
        match (&self.to, &self.request) {
            (Some(to), _) => Ok(match operation.path_end() {
                // The values of path parameters go where the key has them.
                Some(end) if !to.contains('{') => with_path_end(to, end),
                _ => to.clone(),
            }),
            (None, Some(file)) => {
                let subscription = Message::read(file)?;
                let target = resolve::target(operation, &subscription, None);
                let target = target
                    .map_err(|failure| failure.help("`callbacks resolve` shows each step"))?;
                let none = || {
                    let failure = Failure::finding(format!(
                        "`{}` gives no URL: the client does not want callbacks",
                        file.display()
                    ));
                    failure.help("`callbacks resolve` shows each step")
                };
                target
                    .map(|target| target.as_str().to_owned())
                    .ok_or_else(none)
            }
            // Where `callbacks listen` listens.
            (None, None) if self.dry_run => Ok("http://127.0.0.1:8080/".to_owned()),
            (None, None) => Err(nowhere(operation)),
        }
    }

    fn new_id(&self) -> Result<MessageId, Failure> {
        Ok(self.id.clone().unwrap_or_else(MessageId::generate))
    }

    /// The message with headers, fault and signature.
    fn finished(
        &self,
        mut message: Message,
        operation: &Operation,
        keys: Option<&Keys>,
        id: &MessageId,
    ) -> Result<Message, Failure> {
        if let Some(fault) = self.fault {
            fault.before_signing(&mut message, operation)?;
        }
        for header in &self.header {
            set_header(&mut message, header)?;
        }
        let time = match self.fault {
            Some(Fault::Late) => SystemTime::now() - Duration::from_secs(3600),
            _ => SystemTime::now(),
        };
        if let Some(keys) = keys {
            keys.sign(&mut message, id, time)?;
        }
        if self.fault == Some(Fault::BadSignature) {
            fault::spoil(&mut message, keys)?;
        }
        Ok(message)
    }

    async fn send(
        &self,
        operation: &Operation,
        message: &Message,
        keys: Option<&Keys>,
        output: Output,
    ) -> Result<Exit, Failure> {
        let sender = Sender::new(Duration::from_secs(self.timeout))?;
        let bar = self.bar();
        let mut exit = Exit::Fine;
        let mut is_unauthorized = false;
        let mut report = Report::new(self.format, output, self.repeat > 1);
        for number in 0..self.repeat {
            self.wait(number).await;
            let id = self.new_id()?;
            let attempts = if self.fault == Some(Fault::Duplicate) {
                2
            } else {
                1
            };
            for _ in 0..attempts {
                let message = self.finished(message.clone(), operation, keys, &id)?;
                let reply = sender.send(&message).await?;
                let faults = operation.check_answer(reply.status, &reply.headers, &reply.body);
                let verdict = self.fault.map(|fault| fault.verdict(reply.status));
                let is_fine = match verdict {
                    Some(verdict) => verdict.is_right,
                    None => (200..300).contains(&reply.status) && faults.is_empty(),
                };
                if !is_fine {
                    exit = Exit::Findings;
                    is_unauthorized |= reply.status == 401 && verdict.is_none();
                }
                bar.suspend(|| report.exchange(operation, &message, &reply, &faults, verdict))?;
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        report.summary();
        if is_unauthorized {
            let help = styled(style::HELP, "help");
            output.note(format_args!(
                "  {help}: {}",
                match keys {
                    None => "sign the request: give the secret of the receiver with `--secret`",
                    Some(_) => "compare `--secret` and `--scheme` with those of the receiver; `callbacks listen` shows each step of a signature",
                }
            ));
        }
        Ok(exit)
    }

    /// A progress bar on the terminal of a person, if there is more than a moment's work.
    fn bar(&self) -> ProgressBar {
        if self.repeat < 10 || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new(u64::from(self.repeat));
        let style = ProgressStyle::with_template("{bar:32} {pos}/{len}  {per_sec}  {eta} left");
        bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    }

    async fn wait(&self, number: u32) {
        let rate = self.rate.filter(|rate| *rate > 0.0 && number > 0);
        if let Some(rate) = rate {
            tokio::time::sleep(Duration::from_secs_f64((1.0 / rate).min(3600.0))).await;
        }
    }
}

/// A URL with more path, before its query.
fn with_path_end(url: &str, end: &str) -> String {
    let (path, query) = match url.find(['?', '#']) {
        Some(start) => url.split_at(start),
        None => (url, ""),
    };
    format!("{}{end}{query}", path.trim_end_matches('/'))
}

/// Sets a header of a text such as `X-Tenant: blue`.
pub(crate) fn set_header(message: &mut Message, text: &str) -> Result<(), Failure> {
    let (name, value) = header(text)?;
    message.headers.insert(name, value);
    Ok(())
}

/// Reads a header such as `X-Tenant: blue`.
pub(crate) fn header(text: &str) -> Result<(http::HeaderName, http::HeaderValue), Failure> {
    let wrong = || {
        Failure::usage(format!("`{text}` is no header")).help("write `--header 'X-Tenant: blue'`")
    };
    let (name, value) = text.split_once(':').ok_or_else(wrong)?;
    let name = http::HeaderName::from_bytes(name.trim().as_bytes()).map_err(|_| wrong())?;
    let value = http::HeaderValue::from_str(value.trim()).map_err(|_| wrong())?;
    Ok((name, value))
}

/// Neither a URL nor a subscription is given.
fn nowhere(operation: &Operation) -> Failure {
    let failure = Failure::usage("it is not known where to send to");
    let url = "give a URL: `--to http://127.0.0.1:8080/` is where `callbacks listen` listens";
    let failure = failure.help(url);
    match operation.model().origin {
        Origin::Callback(_) => {
            failure.help("or give the request that subscribed to the callback: `--request FILE`")
        }
        _ => failure,
    }
}
