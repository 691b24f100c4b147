//! Every webhook of a document on one endpoint: whether each reaches its own method, and becomes its own variant.
//!
//! ```text
//! cargo run --release -p conformance -- events --dir DIR --expected FILE [--filter TEXT]
//! ```
//!
//! Of each document that has an endpoint a program is made, whose handler notes which method ran. It is given valid
//! instances of the body of each webhook, signed, in memory, and gives them to the endpoint and to `Unwrapper`. Whether an
//! instance is valid says an oracle that shares no code with the generator; that it names its event is seen to, since a
//! schema need not ask for that.

mod module;
mod program;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use callbacks_codegen::BodyInfo;
use serde_json::Value;

use crate::cost::crates::Crates;
use crate::expand::{self, Expanded, Outcome};
use crate::expected::{self, Expected};
use crate::payload::{Samples, samples_that};
use module::{Module, Webhook};

/// Instances of each webhook's body.
const INSTANCES: usize = 8;

/// Does what the arguments behind `events` ask for; whether every event came to its place.
///
/// # Errors
///
/// When an argument is wrong, or no document has an endpoint.
pub(crate) fn run(words: impl Iterator<Item = OsString>) -> Result<bool, String> {
    let arguments = Arguments::parse(words)?;
    let documents = expected::read(&arguments.expected)?;
    let is_wanted = |document: &Expected| document.path.contains(&arguments.filter);
    let documents: Vec<_> = documents.into_iter().filter(is_wanted).collect();
    expand::keep_panics();
    let outcomes = expand::expand_all(&arguments.dir, &documents, NonZeroUsize::MIN);
    let mut crates = Crates::create("events", program::DEPENDENCIES)
        .map_err(|error| format!("no folder for crates: {error}"))?;
    let (mut all, mut failed) = (0, 0);
    for (document, outcome) in documents.iter().zip(outcomes) {
        let Outcome::Expanded(expanded) = outcome else {
            continue;
        };
        if !expanded.source.contains("pub fn endpoint<") {
            continue;
        }
        let counts = with_stack(|| report(&arguments.dir, document, &expanded, &mut crates))?;
        all += counts.0;
        failed += counts.1;
    }
    say(&format!("{all} events, {failed} failed"))?;
    match all {
        0 => Err("no document has an endpoint".to_owned()),
        _ => Ok(failed == 0),
    }
}

/// Documents are deep, and so are the trees of their schemas.
fn with_stack<T: Send>(task: impl FnOnce() -> Result<T, String> + Send) -> Result<T, String> {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(256 << 20);
        let thread = builder.spawn_scoped(scope, task);
        let thread = thread.map_err(|error| error.to_string())?;
        thread
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

struct Arguments {
    dir: PathBuf,
    expected: PathBuf,
    filter: String,
}

impl Arguments {
    fn parse(words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let (mut dir, mut expected, mut filter) = (None, None, String::new());
        let mut words = words.map(|word| word.to_string_lossy().into_owned());
        while let Some(word) = words.next() {
            let value = words
                .next()
                .ok_or_else(|| format!("`{word}` needs a value"))?;
            match word.as_str() {
                "--dir" => dir = Some(PathBuf::from(value)),
                "--expected" => expected = Some(PathBuf::from(value)),
                "--filter" => filter = value,
                _ => return Err(format!("`{word}` is no argument of `events`")),
            }
        }
        Ok(Self {
            dir: dir.ok_or("`--dir` is missing")?,
            expected: expected.ok_or("`--expected` is missing")?,
            filter,
        })
    }
}

/// What is sent: which webhook it is meant for, and what there is of it.
struct Message<'m> {
    webhook: usize,
    headers: Vec<(&'m str, &'m str)>,
    body: Option<Value>,
}

/// Tries the webhooks of one document; how many there are, and how many of them failed.
fn report(
    dir: &Path,
    document: &Expected,
    expanded: &Expanded,
    crates: &mut Crates,
) -> Result<(usize, usize), String> {
    let wrong = |error: String| format!("{}: {error}", document.path);
    let module = Module::read(&expanded.source).map_err(wrong)?;
    let mut trees = Samples::default();
    let file = dir.join(&document.path);
    let messages: Vec<_> = (0..module.webhooks.len())
        .flat_map(|index| messages(&mut trees, &file, index, &module, &expanded.bodies))
        .collect();
    let name = format!("events_{}", document.module);
    let program = program::source(&module);
    let source = format!("{}\n{}", expanded.source, program::handler(&module));
    let files = [("root.rs", program.as_str()), ("api.rs", source.as_str())];
    let written = crates.add(&name, true, &files);
    written.map_err(|error| wrong(error.to_string()))?;
    let told = send(crates, &name, &messages).map_err(wrong)?;
    let faults = faults(&module, &messages, &told);
    say(&format!(
        "{}: {} webhooks, {} messages, {} failed",
        document.path,
        module.webhooks.len(),
        messages.len(),
        faults.len()
    ))?;
    for fault in &faults {
        say(&format!("  {fault}"))?;
    }
    Ok((module.webhooks.len(), faults.len()))
}

/// Valid messages of a webhook that say which one they are.
fn messages<'m>(
    trees: &mut Samples,
    file: &Path,
    index: usize,
    module: &'m Module,
    bodies: &[BodyInfo],
) -> Vec<Message<'m>> {
    let webhook = &module.webhooks[index];
    let message = |body| Message {
        webhook: index,
        headers: webhook.headers(),
        body,
    };
    let is_its = |body: &&BodyInfo| {
        let is_json = body.media_type.contains("json");
        body.module == webhook.module && body.response.is_none() && is_json
    };
    let Some(body) = bodies.iter().find(is_its) else {
        return vec![message(None)];
    };
    let tell = |instance: &mut Value| webhook.tell(instance);
    let instances = samples_that(trees, file, body, INSTANCES, tell);
    let instances = instances.into_iter().filter(|body| webhook.is_told(body));
    instances.map(Some).map(message).collect()
}

/// What the program says of each message: the method that ran, and the variant that came.
fn send(
    crates: &Crates,
    name: &str,
    messages: &[Message<'_>],
) -> Result<Vec<(String, String)>, String> {
    let told = |error: io::Error| error.to_string();
    let mut text = String::new();
    for message in messages {
        let headers = serde_json::to_string(&message.headers).map_err(|error| error.to_string())?;
        let body = message.body.as_ref().map(Value::to_string);
        let body = body.unwrap_or_default();
        text.push_str(&format!("{}\t{headers}\t{body}\n", message.webhook));
    }
    let input = crates.file(name, "messages.txt");
    std::fs::write(&input, text).map_err(told)?;
    let program = crates.quick_program(name)?;
    let output = Command::new(program)
        .stdin(Stdio::from(File::open(&input).map_err(told)?))
        .output()
        .map_err(told)?;
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let told: Vec<_> = lines
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(method, variant)| (method.to_owned(), variant.to_owned()))
        .collect();
    match told.len() == messages.len() {
        true => Ok(told),
        false => Err(format!(
            "the program said {} things of {} messages: {}",
            told.len(),
            messages.len(),
            String::from_utf8_lossy(&output.stderr)
        )),
    }
}

/// Of each webhook the first message that went elsewhere, or that there was none to send.
fn faults(module: &Module, messages: &[Message<'_>], told: &[(String, String)]) -> Vec<String> {
    let fault = |(index, webhook): (usize, &Webhook)| {
        let mut its = messages
            .iter()
            .zip(told)
            .filter(|(message, (method, _))| message.webhook == index && !method.is_empty());
        if !messages.iter().any(|message| message.webhook == index) {
            return Some(format!(
                "{}: no message of it could be made",
                webhook.module
            ));
        }
        let (message, (method, variant)) = its.find(|(_, (method, variant))| {
            let is_its = *method == webhook.method && *variant == webhook.variant;
            // What nothing tells apart goes to the first that it can be.
            let untold = module.webhooks.iter().filter(|webhook| webhook.is_untold());
            let is_another = webhook.is_untold()
                && untold
                    .into_iter()
                    .any(|other| *method == other.method && *variant == other.variant);
            !is_its && !is_another
        })?;
        let body = message
            .body
            .as_ref()
            .map(Value::to_string)
            .unwrap_or_default();
        let body: String = body.chars().take(300).collect();
        Some(format!(
            "{}: `{method}` ran, `{variant}` came of {body}",
            webhook.module
        ))
    };
    module
        .webhooks
        .iter()
        .enumerate()
        .filter_map(fault)
        .collect()
}

fn say(line: &str) -> Result<(), String> {
    writeln!(io::stdout(), "{line}").map_err(|error| error.to_string())
}
