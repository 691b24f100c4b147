//! Expands each document in a thread of its own, which may panic or take too long without harm to the others.

use std::any::Any;
use std::cell::RefCell;
use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use callbacks_codegen::diagnostic::{Code, Severity};
use callbacks_codegen::{AssertedFormats, BodyInfo, Settings};

use crate::expected::Expected;

/// A document that takes longer has failed. The largest known ones take well under a second.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Syntax trees are dropped and printed recursively, and rustc as well gives its threads more than the usual 2 MiB.
/// Memory is only taken where it is used. An overflow ends the process, and names the thread: the document.
const STACK_SIZE: usize = 256 << 20;

/// What became of a document.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    Expanded(Expanded),
    Panicked(String),
    TimedOut(Duration),
}

/// The generated module, and what was found on the way.
#[derive(Clone, Debug, Default)]
pub(crate) struct Expanded {
    pub(crate) operations: usize,
    pub(crate) types: usize,
    pub(crate) lines: usize,
    /// Of the expansion alone, without printing.
    pub(crate) time: Duration,
    pub(crate) findings: Vec<Finding>,
    pub(crate) source: String,
    pub(crate) bodies: Vec<BodyInfo>,
    /// The files that were read.
    pub(crate) files: Vec<PathBuf>,
    /// How many schemas were given a type, and how many became any JSON though they say more.
    pub(crate) schemas: usize,
    pub(crate) untyped: usize,
}

/// A diagnostic of the generator.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) code: Code,
    pub(crate) is_error: bool,
    pub(crate) text: String,
}

/// Expands all documents, in their order.
pub(crate) fn expand_all(dir: &Path, documents: &[Expected], jobs: NonZeroUsize) -> Vec<Outcome> {
    expand_with(documents, jobs, |document| {
        // The oracle checks formats, so that generated code is compared in that, too.
        Settings::new(dir.join(&document.path))
            .with_base(dir)
            .with_asserted_formats(AssertedFormats::All)
            .with_list_of_bodies()
    })
}

/// The same with settings for each.
pub(crate) fn expand_with(
    documents: &[Expected],
    jobs: NonZeroUsize,
    settings: impl Fn(&Expected) -> Settings + Sync,
) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(document) = documents.get(index) else {
                return done;
            };
            let settings = settings(document);
            let outcome = guard(&document.path, TIME_LIMIT, move || expand(&settings));
            done.push((index, outcome));
        }
    };
    let mut outcomes = thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs.get()).map(|_| scope.spawn(work)).collect();
        let done = workers.into_iter().map(|worker| {
            worker
                .join()
                .unwrap_or_else(|panic| panic::resume_unwind(panic))
        });
        done.flatten().collect::<Vec<_>>()
    });
    outcomes.sort_by_key(|(index, _)| *index);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

fn expand(settings: &Settings) -> Expanded {
    let start = Instant::now();
    let expansion = callbacks_codegen::expand(settings);
    let time = start.elapsed();
    let source = expansion.to_source();
    let findings = expansion.diagnostics.into_iter().map(|report| Finding {
        code: report.code,
        is_error: report.severity == Severity::Error,
        text: report.text,
    });
    Expanded {
        operations: expansion.operations,
        types: expansion.types,
        lines: source.lines().count(),
        time,
        findings: findings.collect(),
        source,
        bodies: expansion.bodies,
        files: expansion.files,
        schemas: expansion.schemas,
        untyped: expansion.untyped,
    }
}

/// Runs a task that may panic, and leaves it behind when it takes too long: a thread cannot be ended from outside.
fn guard(name: &str, limit: Duration, task: impl FnOnce() -> Expanded + Send + 'static) -> Outcome {
    let (sender, receiver) = mpsc::channel();
    let run = move || {
        let outcome = match panic::catch_unwind(AssertUnwindSafe(task)) {
            Ok(expanded) => Outcome::Expanded(expanded),
            Err(payload) => Outcome::Panicked(panic_message(payload.as_ref())),
        };
        // Nobody listens after the time limit.
        let _ = sender.send(outcome);
    };
    // The name ends at a zero for the system, and `Builder::name` panics at one.
    let name = name.replace('\0', "");
    match thread::Builder::new()
        .name(name)
        .stack_size(STACK_SIZE)
        .spawn(run)
    {
        Err(error) => Outcome::Panicked(format!("no thread could be started: {error}")),
        Ok(_) => match receiver.recv_timeout(limit) {
            Ok(outcome) => outcome,
            Err(RecvTimeoutError::Timeout) => Outcome::TimedOut(limit),
            Err(RecvTimeoutError::Disconnected) => {
                Outcome::Panicked("the thread ended without a word".to_owned())
            }
        },
    }
}

thread_local! {
    /// The last panic of this thread, with its place, which the payload of a panic lacks.
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps what panics say for the report, instead of the terminal.
pub(crate) fn keep_panics() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        // Panics of the runner itself are nobody else's to report.
        if thread::current().name() == Some("main") {
            print(info);
        }
        LAST_PANIC.with_borrow_mut(|last| *last = Some(info.to_string()));
    }));
}

fn panic_message(payload: &(dyn Any + Send)) -> String {
    let message = LAST_PANIC.take();
    let message = message.or_else(|| payload.downcast_ref::<String>().cloned());
    let message = message.or_else(|| {
        payload
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
    });
    let message = message.unwrap_or_else(|| "without a message".to_owned());
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn a_result_passes_through() {
        let outcome = guard("seven", LONG, || Expanded {
            operations: 7,
            ..Expanded::default()
        });
        assert!(
            matches!(outcome, Outcome::Expanded(Expanded { operations: 7, .. })),
            "{outcome:?}"
        );
    }

    #[test]
    fn a_panic_is_kept() {
        let outcome = guard("panics", LONG, || panic!("no {}", "schema"));
        assert!(
            matches!(&outcome, Outcome::Panicked(message) if message == "no schema"),
            "{outcome:?}"
        );
    }

    #[test]
    fn what_takes_too_long_is_left_behind() {
        let outcome = guard("sleeps", Duration::from_millis(10), || {
            thread::sleep(LONG);
            Expanded::default()
        });
        assert!(matches!(outcome, Outcome::TimedOut(_)), "{outcome:?}");
    }

    #[test]
    fn outcomes_are_in_the_order_of_the_documents() {
        let named = |path: &str| Expected {
            path: path.to_owned(),
            ..Expected::default()
        };
        let documents = ["a.yaml", "b.yaml", "c.yaml"].map(named);
        let outcomes = expand_all(
            Path::new("nowhere"),
            &documents,
            NonZeroUsize::new(2).unwrap(),
        );
        for (document, outcome) in documents.iter().zip(outcomes) {
            let Outcome::Expanded(expanded) = outcome else {
                panic!("{outcome:?}")
            };
            assert_eq!(expanded.findings[0].code, Code::FILE_NOT_FOUND);
            assert!(
                expanded.findings[0].text.contains(&document.path),
                "{expanded:?}"
            );
        }
    }
}
