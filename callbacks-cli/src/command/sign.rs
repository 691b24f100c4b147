//! `sign` and `verify`: signatures of requests in files.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use callbacks_runtime::signature::MessageId;
use clap::Args;

use super::trigger::{Format, request};
use crate::explain::{Explanation, explain};
use crate::failure::{Exit, Failure};
use crate::load::Reading;
use crate::message::Message;
use crate::output::{self, Output, on_its_line, style, styled};
use crate::scheme::Signing;

/// Sign a request, and print the headers
#[derive(Args, Debug)]
pub(crate) struct Sign {
    /// The request: an HTTP message or a curl line in a file, or `-` for stdin
    request: PathBuf,
    #[command(flatten)]
    signing: Signing,
    /// The id of the message [default: that of the request, else a random one]
    #[arg(long)]
    id: Option<MessageId>,
    /// Sign at this time: RFC 3339, or seconds since 1970
    #[arg(long, value_name = "TIME", value_parser = time)]
    at: Option<SystemTime>,
    /// Print the signed request as a curl line
    #[arg(long)]
    curl: bool,
    /// How to print: the headers of the signature, or the whole request as JSON
    #[arg(long, value_enum, default_value_t = Format::Human, conflicts_with = "curl")]
    format: Format,
}

/// Verify the signature of a request, and explain it
///
/// Shows each header, what is signed, the age, and where the signature differs. With a document, the request is checked
/// against it, too.
#[derive(Args, Debug)]
pub(crate) struct Verify {
    /// The request: an HTTP message or a curl line in a file, or `-` for stdin
    request: PathBuf,
    #[command(flatten)]
    signing: Signing,
    /// Also check the request against this document
    #[arg(long, value_name = "DOCUMENT")]
    document: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// The time of arrival: RFC 3339, or seconds since 1970 [default: now]
    #[arg(long, value_name = "TIME", value_parser = time)]
    at: Option<SystemTime>,
    /// How to print the explanation
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Print only what is wrong
    #[arg(short, long)]
    quiet: bool,
    /// Also print what is signed if the signature is right
    #[arg(short, long, conflicts_with = "quiet")]
    verbose: bool,
}

/// A time of the user.
pub(crate) fn time(text: &str) -> Result<SystemTime, String> {
    if let Ok(seconds) = text.parse::<u64>() {
        let time = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
        return time.ok_or_else(|| "the time is too far in the future".to_owned());
    }
    let time: Result<jiff::Timestamp, _> = text.parse();
    let time =
        time.map_err(|_| "write `2030-01-02T03:04:05Z`, or seconds since 1970".to_owned())?;
    let seconds =
        u64::try_from(time.as_second()).map_err(|_| "the time is before 1970".to_owned())?;
    Ok(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

impl Sign {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let keys = self.signing.required()?;
        let mut message = Message::read(&self.request)?;
        let id = self.id.clone();
        let id = id.unwrap_or_else(|| super::kept_id(&message.headers));
        let headers = keys.sign(&mut message, &id, self.at.unwrap_or_else(SystemTime::now))?;
        if self.format == Format::Json {
            let mut json = request(&message);
            json["signature"] = super::headers(&headers);
            output::json(&json)?;
            return Ok(Exit::Fine);
        }
        if self.curl {
            output::line(message.to_curl())?;
            return Ok(Exit::Fine);
        }
        for (name, value) in &headers {
            output::line(format_args!(
                "{name}: {}",
                String::from_utf8_lossy(value.as_bytes())
            ))?;
        }
        Ok(Exit::Fine)
    }
}

impl Verify {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let output = Output {
            quiet: self.quiet,
            verbose: self.verbose,
        };
        let keys = self.signing.keys()?;
        let message = Message::read(&self.request)?;
        let at = self.at.unwrap_or_else(SystemTime::now);
        let mut explanation = keys.map(|keys| explain(&message, &keys, at)).transpose()?;
        if explanation.is_none() && self.document.is_none() {
            let failure = Failure::usage("there is nothing to verify by");
            return Err(failure.help("give a `--secret`, a `--document`, or both"));
        }
        match &mut explanation {
            Some(explanation) if explanation.is_late && self.at.is_none() => {
                explanation.help.push(self.arrival());
            }
            Some(_) => {}
            None => output.note("the signature is not verified, because there is no `--secret`"),
        }
        let received = match &self.document {
            Some(document) => {
                let contract = self.reading.contract(document, output)?;
                let received = contract.receive(&message);
                let name = received
                    .operation
                    .map(|index| contract.operations()[index].name().to_owned());
                let place = received.operation.map(|index| {
                    let place = &contract.operations()[index].model().place;
                    format!(" at {}:{}", place.file.display(), place.line)
                });
                Some((received, name, place.unwrap_or_default()))
            }
            None => None,
        };
        let is_valid = explanation.as_ref().is_none_or(|it| it.is_valid);
        let is_declared = received
            .as_ref()
            .is_none_or(|(received, ..)| received.faults.is_empty());
        match self.format {
            Format::Json => output::json(&serde_json::json!({
                "signature": explanation,
                "operation": received.as_ref().and_then(|(_, name, _)| name.as_ref()),
                "faults": received.as_ref().map(|(received, ..)| &received.faults),
            }))?,
            Format::Human => {
                if let Some(explanation) = &explanation {
                    print(explanation, output)?;
                }
                let shown = received.as_ref();
                if let Some((received, name, place)) =
                    shown.filter(|(received, ..)| !output.quiet || !received.faults.is_empty())
                {
                    print_received(name.as_deref(), place, &received.faults)?;
                }
            }
        }
        Ok(if is_valid && is_declared {
            Exit::Fine
        } else {
            Exit::Findings
        })
    }
}

impl Verify {
    /// How to verify a saved request as of its arrival.
    fn arrival(&self) -> String {
        let saved = std::fs::metadata(&self.request).and_then(|file| file.modified());
        let saved = saved
            .ok()
            .and_then(|time| jiff::Timestamp::try_from(time).ok());
        let saved = saved.and_then(|time| time.round(jiff::Unit::Second).ok());
        match saved {
            Some(time) => format!(
                "the file was written at {time}: if that is when it arrived, add `--at {time}`"
            ),
            None => "to verify it as of its arrival, add `--at TIME`".to_owned(),
        }
    }
}

fn print_received(
    name: Option<&str>,
    place: &str,
    faults: &[crate::contract::Fault],
) -> Result<(), Failure> {
    let mark = mark(Some(faults.is_empty()));
    let name = name.unwrap_or("unknown operation");
    let verdict = if faults.is_empty() {
        "as the document declares"
    } else {
        "not as the document declares"
    };
    output::line(format_args!("{mark} {name}: {verdict}{place}"))?;
    for fault in faults {
        output::line(format_args!("    {}", on_its_line(&fault.to_string())))?;
    }
    Ok(())
}

fn mark(is_right: Option<bool>) -> String {
    match is_right {
        Some(true) => styled(style::GOOD, "ok  "),
        Some(false) => styled(style::ERROR, "FAIL"),
        None => "    ".to_owned(),
    }
}

fn print(explanation: &Explanation, output: Output) -> Result<(), Failure> {
    let is_shown = |is_right: Option<bool>| !output.quiet || is_right == Some(false);
    for step in explanation
        .steps
        .iter()
        .filter(|step| is_shown(step.is_right))
    {
        output::line(format_args!(
            "{} {}: {}",
            mark(step.is_right),
            step.what,
            on_its_line(&step.found)
        ))?;
    }
    if let Some(signed) = explanation
        .signed
        .as_ref()
        .filter(|_| !explanation.is_valid || output.verbose)
    {
        // What is signed differs from what the sender signed, if the signature is wrong.
        let title = if explanation.is_valid {
            "signed"
        } else {
            "must be signed"
        };
        output::line(format_args!("     {title}:"))?;
        for line in signed.lines() {
            output::line(styled(style::DIM, format_args!("       {line}")))?;
        }
    }
    for help in &explanation.help {
        output.always(format_args!("  {}: {help}", styled(style::HELP, "help")));
    }
    Ok(())
}
