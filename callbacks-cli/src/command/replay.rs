//! `replay`: sends saved requests again.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callbacks_runtime::signature::MessageId;
use clap::Args;
use serde_json::Value;

use super::trigger::{Format, add_reply, assignment, request, set_header};
use crate::contract;
use crate::explain;
use crate::failure::{Exit, Failure};
use crate::listener::Forward;
use crate::load;
use crate::message::Message;
use crate::output::{self, Output, count, style, styled};
use crate::scheme::{Keys, Signing};
use crate::send::Sender;

/// Send saved requests again
///
/// Bytes and headers are sent as they were saved. With `--re-sign` they get a new signature, so that a receiver accepts them
/// although they are old.
#[derive(Args, Debug)]
pub(crate) struct Replay {
    /// The requests: files, patterns, or folders of `listen --save`
    #[arg(required = true)]
    files: Vec<String>,
    /// The service to send to. Path and query of each request are added
    #[arg(long, value_name = "URL")]
    to: String,
    /// Sign again, with the time of now
    #[arg(long)]
    re_sign: bool,
    #[command(flatten)]
    signing: Signing,
    /// Set a member of the body: a JSON Pointer, and JSON or text
    #[arg(long, value_name = "/POINTER=VALUE", value_parser = assignment)]
    set: Vec<(String, Value)>,
    /// Add or replace a header
    #[arg(short = 'H', long, value_name = "NAME: VALUE")]
    header: Vec<String>,
    /// Send so many requests per second at most
    #[arg(long, value_name = "NUMBER")]
    rate: Option<f64>,
    /// How to print the requests and answers: for people, or a JSON object per line
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Print one line for each request, and nothing else
    #[arg(short, long)]
    quiet: bool,
    /// Also print each request as it is sent, and the headers of its answer
    #[arg(short, long, conflicts_with = "quiet")]
    verbose: bool,
}

impl Replay {
    pub(crate) async fn run(&self) -> Result<Exit, Failure> {
        let output = Output {
            quiet: self.quiet,
            verbose: self.verbose,
        };
        let keys = if self.re_sign {
            Some(self.signing.required()?)
        } else {
            None
        };
        let (to, sender) = (
            Forward::new(&self.to)?,
            Sender::new(Duration::from_secs(30))?,
        );
        let files = with_folders(load::paths(&self.files)?)?;
        let mut failed = 0;
        let mut is_spoiled = false;
        for (index, file) in files.iter().enumerate() {
            let wait = self.rate.filter(|rate| *rate > 0.0 && index > 0);
            if let Some(rate) = wait {
                tokio::time::sleep(Duration::from_secs_f64((1.0 / rate).min(3600.0))).await;
            }
            let saved = Message::read(file)?;
            let was_signed = explain::is_signed(&saved.headers);
            let message = self.message(saved, &to, keys.as_ref())?;
            is_spoiled |= was_signed && keys.is_none() && !self.set.is_empty();
            let reply = sender.send(&message).await?;
            let is_success = (200..300).contains(&reply.status);
            failed += usize::from(!is_success);
            if self.format == Format::Json {
                let mut json = request(&message);
                json["file"] = file.display().to_string().into();
                add_reply(&mut json, &reply);
                json["isRight"] = is_success.into();
                output::json_line(&json)?;
                continue;
            }
            let status = styled(
                if is_success {
                    style::GOOD
                } else {
                    style::ERROR
                },
                reply.status,
            );
            output::line(format_args!(
                "--> {} {}  {}  <-- {status} in {} ms",
                message.method,
                message.url,
                file.display(),
                reply.took.as_millis()
            ))?;
            if output.verbose {
                for line in output::lines(&message.to_http()) {
                    output::line(styled(style::DIM, format_args!("    {line}")))?;
                }
                for (name, value) in &reply.headers {
                    let value = String::from_utf8_lossy(value.as_bytes());
                    output::line(styled(style::DIM, format_args!("<-- {name}: {value}")))?;
                }
            }
            if !is_success && !reply.body.is_empty() {
                output.note(output::lines(&reply.body).join("\n"));
            }
        }
        if is_spoiled {
            output
                .note("the signature is of the body before `--set`: `--re-sign` makes another one");
        }
        output.note(format_args!(
            "{} sent, {failed} not accepted",
            count(files.len(), "request")
        ));
        Ok(if failed == 0 {
            Exit::Fine
        } else {
            Exit::Findings
        })
    }

    fn message(
        &self,
        mut message: Message,
        to: &Forward,
        keys: Option<&Keys>,
    ) -> Result<Message, Failure> {
        message.url = to.url(&message)?;
        if !self.set.is_empty() {
            let body: Result<Value, _> = serde_json::from_slice(&message.body);
            let mut body =
                body.map_err(|error| Failure::finding(format!("the body is no JSON: {error}")))?;
            for (pointer, value) in &self.set {
                if !contract::set(&mut body, pointer, value.clone()) {
                    return Err(Failure::usage(format!("the body has no place `{pointer}`")));
                }
            }
            message.body = Bytes::from(body.to_string());
        }
        for header in &self.header {
            set_header(&mut message, header)?;
        }
        if let Some(keys) = keys {
            let id = kept_id(&message.headers);
            keys.sign(&mut message, &id, SystemTime::now())?;
        }
        Ok(message)
    }
}

/// Files, and those that `listen --save` wrote into folders, in their order.
fn with_folders(paths: Vec<PathBuf>) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path);
            continue;
        }
        let entries = std::fs::read_dir(&path).map_err(|error| Failure::file(&path, &error))?;
        let entries = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let is_saved = |file: &PathBuf| file.extension().is_some_and(|end| end == "http");
        let mut saved: Vec<_> = entries.filter(is_saved).collect();
        if saved.is_empty() {
            let failure = Failure::io(format!("no file in `{}` ends with `.http`", path.display()));
            return Err(failure.help("`callbacks listen --save` writes such files"));
        }
        saved.sort();
        files.append(&mut saved);
    }
    Ok(files)
}

/// The id that the message has, because a replay is the same message.
pub(crate) fn kept_id(headers: &http::HeaderMap) -> MessageId {
    let ids = ["webhook-id", "svix-id"].into_iter();
    let mut ids = ids.filter_map(|name| headers.get(name)?.to_str().ok()?.parse().ok());
    ids.next().unwrap_or_else(MessageId::generate)
}
