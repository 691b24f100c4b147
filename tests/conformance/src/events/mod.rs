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
//!
//! Nothing passes in silence: a webhook that no message reached fails, unless there is a reason that is no fault of the
//! generated code. Then it is counted by itself, with its reason.

mod module;

mod program;
mod verdict;

use std::ffi::OsString;
use std::fmt;
use std::fs::File;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use callbacks_codegen::BodyInfo;
use serde_json::Value;

use crate::cost::crates::Crates;
use crate::expand::{self, Expanded, Outcome};
use crate::expected::{self, Expected};
use crate::payload::{Sampled, Samples, samples_that};
use crate::say;
use module::{Module, Webhook};
use verdict::{Told, Verdict};

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
    let mut all = Counts::default();
    for (document, outcome) in documents.iter().zip(outcomes) {
        let Outcome::Expanded(expanded) = outcome else {
            continue;
        };
        if !expanded.source.contains("pub fn endpoint<") {
            continue;
        }
        all.add(with_stack(|| {
            report(&arguments.dir, document, &expanded, &mut crates)
        })?);
    }
    say(&format!("events: {all}"))?;
    match all.sum() {
        0 => Err("no document has an endpoint".to_owned()),
        _ => Ok(all.failed == 0),
    }
}

/// What became of webhooks.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    reached: usize,
    excused: usize,
    failed: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.reached += other.reached;
        self.excused += other.excused;
        self.failed += other.failed;
    }

    fn sum(&self) -> usize {
        self.reached + self.excused + self.failed
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            reached,
            excused,
            failed,
        } = self;
        write!(
            formatter,
            "{reached} passed, {excused} excused, {failed} failed"
        )
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

/// Tries the webhooks of one document.
fn report(
    dir: &Path,
    document: &Expected,
    expanded: &Expanded,
    crates: &mut Crates,
) -> Result<Counts, String> {
    let wrong = |error: String| format!("{}: {error}", document.path);
    let module = Module::read(&expanded.source).map_err(wrong)?;
    let mut trees = Samples::default();
    let file = dir.join(&document.path);
    let bodies: Vec<_> = module
        .webhooks
        .iter()
        .map(|webhook| body(webhook, &file, &expanded.bodies))
        .collect();
    let messages: Vec<_> = (0..module.webhooks.len())
        .flat_map(|index| messages(&mut trees, index, &module, bodies[index]))
        .collect();
    let name = format!("events_{}", document.module);
    let program = program::source(&module);
    let source = format!("{}\n{}", expanded.source, program::handler(&module));
    let files = [("root.rs", program.as_str()), ("api.rs", source.as_str())];
    let written = crates.add(&name, true, &files);
    written.map_err(|error| wrong(error.to_string()))?;
    let told = send(crates, &name, &messages).map_err(wrong)?;
    let told: Vec<_> = messages.iter().zip(told).collect();
    let mut is_valid = |other: usize, body: Option<&Value>| match (bodies[other], body) {
        (Some(of), Some(body)) => trees.oracle(of).is_some_and(|oracle| oracle.is_valid(body)),
        (of, body) => of.is_none() && body.is_none(),
    };
    let (mut counts, mut lines) = (Counts::default(), Vec::new());
    for (index, webhook) in module.webhooks.iter().enumerate() {
        let (count, state, reason) = match verdict::judge(index, &module, &told, &mut is_valid) {
            Verdict::Reached => {
                counts.reached += 1;
                continue;
            }
            Verdict::Excused(reason) => (&mut counts.excused, "excused", reason),
            Verdict::Failed(reason) => (&mut counts.failed, "failed", reason),
        };
        *count += 1;
        lines.push(format!("  {} {state}: {reason}", webhook.module));
    }
    let is_unread = |(_, told): &&(_, Told)| matches!(told, Told::Unread(_));
    say(&format!(
        "{}: {counts}; {} messages, {} of them not read as what they are",
        document.path,
        messages.len(),
        told.iter().filter(is_unread).count(),
    ))?;
    lines.iter().try_for_each(|line| say(line))?;
    Ok(counts)
}

/// The JSON body of a webhook, if it has one.
fn body<'b>(webhook: &Webhook, document: &'b Path, bodies: &'b [BodyInfo]) -> Option<Sampled<'b>> {
    let is_its = |body: &&BodyInfo| {
        let is_json = body.media_type.contains("json");
        body.module == webhook.module && body.response.is_none() && is_json
    };
    let body = bodies.iter().find(is_its)?;
    Some(Sampled { document, body })
}

/// Valid messages of a webhook that say which one they are.
fn messages<'m>(
    trees: &mut Samples,
    index: usize,
    module: &'m Module,
    body: Option<Sampled<'_>>,
) -> Vec<Message<'m>> {
    let webhook = &module.webhooks[index];
    let message = |body| Message {
        webhook: index,
        headers: webhook.headers(),
        body,
    };
    let Some(body) = body else {
        return vec![message(None)];
    };
    let told = |pointer: &str| webhook.told_at(pointer);
    let tell = |instance: &mut Value| webhook.tell(instance);
    let instances = samples_that(trees, body, INSTANCES, told, tell);
    let instances = instances.into_iter().filter(|body| webhook.is_told(body));
    instances.map(Some).map(message).collect()
}

/// What the program says of each message.
fn send(crates: &Crates, name: &str, messages: &[Message<'_>]) -> Result<Vec<Told>, String> {
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
    let told: Vec<_> = lines.lines().filter_map(Told::parse).collect();
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
