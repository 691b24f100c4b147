//! Whether what is sent reaches the methods that are its own.
//!
//! ```text
//! cargo run --release -p conformance -- events --dir DIR --expected FILE [--filter TEXT]
//! ```
//!
//! Of each document a program is made, whose handler notes which method ran, and with what. It is given, in memory:
//!
//! - where the document has an endpoint, valid instances of the body of each webhook, signed, for the endpoint and for
//!   `Unwrapper`. Whether an instance is valid says an oracle that shares no code with the generator; that it names its event
//!   is seen to, since a schema need not ask for that;
//! - the `Request::sample()` of each operation that is received, for the router, and for the endpoint if it is a webhook. The
//!   handler must see what was sent.
//!
//! Nothing passes in silence: what did not arrive fails, unless there is a reason that is no fault of the generated code and
//! that the oracle confirms. Then it is counted by itself, with its reason.

mod bodies;
mod endpoint;
pub(crate) mod module;
pub(crate) mod program;
mod samples;
mod verdict;

use std::ffi::OsString;
use std::fmt;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use crate::Words;
use crate::cost::crates::Crates;
use crate::expand::{self, Expanded, Outcome};
use crate::expected::{self, Expected};
use crate::say;
use bodies::Bodies;
use module::Module;
use program::Program;
use verdict::Verdict;

/// Lines of generated code above which a document without an endpoint is left out: what is waited for is rustc.
const MOST_LINES: usize = 3_000;

/// Does what the arguments behind `events` ask for; whether everything came to its place.
///
/// # Errors
///
/// When an argument is wrong, a program does not work, or there is nothing to try.
pub(crate) fn run(words: Words) -> Result<bool, String> {
    let arguments = Arguments::parse(words)?;
    let documents = expected::read(&arguments.expected)?;
    let is_wanted = |document: &Expected| document.path.contains(&arguments.filter);
    let documents: Vec<_> = documents.into_iter().filter(is_wanted).collect();
    expand::keep_panics();
    let outcomes = expand::expand_all(&arguments.dir, &documents, NonZeroUsize::MIN);
    let mut crates = Crates::create("events", program::NEEDS)
        .map_err(|error| format!("no folder for crates: {error}"))?;
    let (mut tried, mut left_out) = (Vec::new(), 0);
    for (document, outcome) in documents.iter().zip(&outcomes) {
        let Outcome::Expanded(expanded) = outcome else {
            continue;
        };
        let subject = with_stack(|| Subject::new(document, expanded))?;
        match subject {
            None => {}
            Some(subject) if subject.is_too_large() => left_out += 1,
            Some(subject) => {
                subject.write(&mut crates)?;
                tried.push(subject);
            }
        }
    }
    crates.quick_programs();
    let (mut events, mut samples) = (Counts::default(), Counts::default());
    for subject in &tried {
        let tally = with_stack(|| subject.report(&arguments.dir, &crates))?;
        say(&format!("{}: {tally}", subject.document.path))?;
        tally.print()?;
        events.add(tally.events.counts);
        samples.add(tally.samples.counts);
    }
    say(&format!(
        "{} documents, {left_out} others left out, which are too large",
        tried.len()
    ))?;
    say(&format!("events: {events}"))?;
    say(&format!("samples: {samples}"))?;
    match samples.sum() {
        0 => Err("no document has an operation".to_owned()),
        _ => Ok(events.failed + samples.failed == 0),
    }
}

/// A document that is tried.
struct Subject<'d> {
    document: &'d Expected,
    expanded: &'d Expanded,
    module: Module,
    /// The name of its crate.
    name: String,
}

impl<'d> Subject<'d> {
    /// Nothing if nobody receives anything.
    fn new(document: &'d Expected, expanded: &'d Expanded) -> Result<Option<Self>, String> {
        let module = Module::read(&expanded.source);
        let module = module.map_err(|error| format!("{}: {error}", document.path))?;
        let subject = Self {
            document,
            expanded,
            module,
            name: format!("events_{}", document.module),
        };
        Ok((!subject.module.operations.is_empty()).then_some(subject))
    }

    fn is_too_large(&self) -> bool {
        self.module.endpoint.is_none() && self.expanded.lines > MOST_LINES
    }

    fn write(&self, crates: &mut Crates) -> Result<(), String> {
        let program = program::source(&self.module);
        let handlers = program::handlers(&self.module);
        let source = format!("{}\n{handlers}", self.expanded.source);
        let files = [("root.rs", program.as_str()), ("api.rs", source.as_str())];
        let written = crates.add(&self.name, true, &files);
        written.map_err(|error| format!("{}: {error}", self.document.path))
    }

    fn report(&self, dir: &Path, crates: &Crates) -> Result<Tally, String> {
        let wrong = |error: String| format!("{}: {error}", self.document.path);
        let program = Program {
            file: crates.quick_program(&self.name).map_err(wrong)?,
            input: crates.file(&self.name, "messages.txt"),
        };
        let file = dir.join(&self.document.path);
        let mut bodies = Bodies::new(&file, &self.expanded.bodies, &self.expanded.files);
        let mut tally = Tally::default();
        if let Some(endpoint) = &self.module.endpoint {
            endpoint::report(endpoint, &mut bodies, &program, &mut tally).map_err(wrong)?;
        }
        samples::report(&self.module, &mut bodies, &program, &mut tally).map_err(wrong)?;
        Ok(tally)
    }
}

/// What became of one document.
#[derive(Debug, Default)]
struct Tally {
    messages: usize,
    /// Of those the ones that their own webhook does not read.
    unread: usize,
    events: Judged,
    samples: Judged,
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.events.counts.sum() > 0 {
            let (counts, messages, unread) = (self.events.counts, self.messages, self.unread);
            write!(
                formatter,
                "{counts}; {messages} messages, {unread} of them not read as what they are; "
            )?;
        }
        write!(formatter, "samples: {}", self.samples.counts)
    }
}

impl Tally {
    fn print(&self) -> Result<(), String> {
        let samples = self.samples.lines.iter();
        let samples = samples.map(|line| format!("  sample of {line}"));
        let events = self.events.lines.iter().map(|line| format!("  {line}"));
        events.chain(samples).try_for_each(|line| say(&line))
    }
}

/// What became of operations.
#[derive(Debug, Default)]
struct Judged {
    counts: Counts,
    /// What is to be said of those that did not pass.
    lines: Vec<String>,
}

impl Judged {
    fn add(&mut self, module: &str, verdict: Verdict) {
        let (count, state, reason) = match verdict {
            Verdict::Reached => {
                self.counts.reached += 1;
                return;
            }
            Verdict::Excused(reason) => (&mut self.counts.excused, "excused", reason),
            Verdict::Failed(reason) => (&mut self.counts.failed, "failed", reason),
        };
        *count += 1;
        self.lines.push(format!("{module} {state}: {reason}"));
    }
}

/// How many arrived.
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
/// Modules are walked recursively.
pub(crate) fn with_stack<T: Send>(
    task: impl FnOnce() -> Result<T, String> + Send,
) -> Result<T, String> {
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
