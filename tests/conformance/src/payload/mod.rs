//! The proof of the payload types: instances of every body of every document, checked by an independent oracle.
//!
//! For each body, the examples of the document and generated instances are given to generated code, which must accept
//! exactly what the oracle accepts, and write again what it read.

mod applicable;
mod bundle;
pub(crate) mod carried;
mod compare;
mod difference;
mod discriminator;
mod exact;
mod examples;
mod facets;
mod generate;
mod mutate;
mod numbers;
mod oracle;
mod pattern;
mod program;
mod random;
mod report;
mod resource;
mod sample;
mod session;
mod shrink;
mod spelling;
mod strings;
mod tree;
mod trial;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use callbacks_codegen::BodyInfo;

use crate::arguments::Payloads;
use crate::check::{self, Module, Results};
use crate::expand::{Expanded, Outcome};
use crate::expected::Expected;
use crate::scratch::{Crates, Scratch};
use bundle::Reading;
use difference::Rule;
use program::Style;
use tree::{Place, Trees};
use trial::Subject;

pub(crate) use difference::matches;
pub(crate) use random::Random;
pub(crate) use report::print;
pub(crate) use sample::{Sampled, Samples, samples, samples_that};
pub(crate) use session::{Answer, Judge, Session};
pub(crate) use trial::{shorten, skeleton};

/// Schemas are walked recursively, by the oracle too.
const STACK_SIZE: usize = 256 << 20;

/// What became of the bodies of all documents.
#[derive(Debug)]
pub(crate) struct Report {
    documents: Vec<Tried>,
    rules: Vec<Rule>,
    /// Bodies that were not tried, because they are no type of their own.
    not_tried: Vec<String>,
    show: usize,
    compilation: Duration,
    trial: Duration,
}

impl Report {
    /// How many bodies passed, and how many failed.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let bodies = self.documents.iter().flat_map(|tried| &tried.bodies);
        let failed = bodies.clone().filter(|body| body.has_failed()).count();
        (bodies.count() - failed, failed)
    }

    /// The path of the document, the cause and the first instance of each disagreement that is shown.
    pub(crate) fn disagreements(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let bodies = self.documents.iter().flat_map(|tried| {
            let bodies = tried.bodies.iter();
            bodies.map(move |body| (tried.path.as_str(), &body.outcome.shown))
        });
        bodies.flat_map(|(path, shown)| {
            let shown = shown.iter();
            shown.map(move |shown| (path, shown.class.as_str(), shown.text.as_str()))
        })
    }
}

/// The bodies of a document.
#[derive(Clone, Debug)]
struct Tried {
    path: String,
    bodies: Vec<Body>,
}

/// A body that was tried.
#[derive(Clone, Debug)]
struct Body {
    /// `Order (request of on_order) at api.yaml#/components/schemas/Order`
    name: String,
    outcome: trial::Outcome,
}

impl Body {
    fn has_failed(&self) -> bool {
        self.outcome.disagreements > 0 || self.outcome.problem.is_some()
    }
}

/// Tries the bodies of all documents, whose modules are on the disk.
///
/// # Errors
///
/// When the list of known differences cannot be read, or nothing can be compiled.
pub(crate) fn run(
    dir: &Path,
    documents: &[Expected],
    outcomes: &[Outcome],
    compiler: Option<(&Scratch, &[Module])>,
    options: &Payloads,
    jobs: NonZeroUsize,
) -> Result<Report, String> {
    let rules = difference::read(&options.known)?;
    let style = Style {
        validates: options.validates,
    };
    let subjects = Subjects {
        dir,
        style,
        options,
    };
    let all = documents
        .iter()
        .zip(outcomes)
        .filter(|(document, _)| !document.is_negative());
    let work: Vec<Work<'_>> = all
        .filter_map(|(document, outcome)| subjects.of(document, outcome))
        .collect();
    let start = Instant::now();
    let programs = match compiler {
        Some((scratch, modules)) => Some(compile(scratch, modules, &work, style, jobs)?),
        None => None,
    };
    let compilation = start.elapsed();
    let start = Instant::now();
    let tried = in_threads(&work, jobs, |work| {
        work.run(options, &rules, programs.as_ref())
    });
    let not_tried = work
        .iter()
        .flat_map(|work| work.not_tried.iter().cloned())
        .collect();
    Ok(Report {
        documents: tried,
        rules,
        not_tried,
        show: options.show,
        compilation,
        trial: start.elapsed(),
    })
}

/// Which bodies are tried.
struct Subjects<'a> {
    dir: &'a Path,
    style: Style,
    options: &'a Payloads,
}

/// The bodies of a document that are to be tried.
struct Work<'a> {
    document: &'a Expected,
    file: PathBuf,
    expanded: &'a Expanded,
    /// Their numbers among the bodies of the document, each with its place and name.
    subjects: Vec<(usize, Place, String)>,
    /// The names of those that cannot be.
    not_tried: Vec<String>,
}

impl Subjects<'_> {
    /// None when there is nothing to try.
    fn of<'a>(&self, document: &'a Expected, outcome: &'a Outcome) -> Option<Work<'a>> {
        let Outcome::Expanded(expanded) = outcome else {
            return None;
        };
        let (mut known, mut subjects, mut not_tried) = (BTreeSet::new(), Vec::new(), Vec::new());
        let mut trees = Trees::default();
        for (number, body) in expanded.bodies.iter().enumerate() {
            let Some(schema) = &body.schema else { continue };
            // Many operations have the same answers: what is one type of one schema is one test.
            let written = Place::new(&schema.file, &schema.pointer);
            let target = trees.target(&written);
            if !known.insert((body.ty.clone(), body.sent_by_provider, target.clone())) {
                continue;
            }
            let name = name(body, &target);
            if !name.contains(&self.options.body) {
                continue;
            }
            match self.style.covers(body) {
                true => subjects.push((number, written, name)),
                false => not_tried.push(name),
            }
        }
        let file = self.dir.join(&document.path);
        (!subjects.is_empty() || !not_tried.is_empty()).then_some(Work {
            document,
            file,
            expanded,
            subjects,
            not_tried,
        })
    }
}

fn name(body: &BodyInfo, place: &Place) -> String {
    let part = match &body.response {
        None => "request".to_owned(),
        Some(status) => format!("answer {status}"),
    };
    format!("{} ({part} of {}) at {place}", body.ty, body.module)
}

impl Work<'_> {
    fn run(&self, options: &Payloads, rules: &[Rule], programs: Option<&Results>) -> Tried {
        let mut trees = Trees::default();
        for file in &self.expanded.files {
            trees.file(file);
        }
        let is_30 = is_30(&mut trees, &self.file);
        let program = programs.and_then(|programs| programs.program(self.document));
        let mut session =
            program.map(|program| Session::new(program.to_owned(), &self.document.module));
        let bodies = self.subjects.iter().map(|(number, place, name)| {
            let subject = Subject {
                document: &self.document.path,
                number: *number,
                place: place.clone(),
                reading: Reading {
                    is_30,
                    by_provider: self.expanded.bodies[*number].sent_by_provider,
                    discriminators: true,
                    nullable_as_meant: false,
                },
            };
            let outcome = match (programs, &mut session) {
                (Some(programs), None) => trial::Outcome {
                    problem: Some(does_not_compile(programs, self.document)),
                    ..trial::Outcome::default()
                },
                (_, session) => {
                    let judge = session.as_mut().map(|session| session as &mut dyn Judge);
                    trial::run(&mut trees, &subject, options, rules, judge)
                }
            };
            Body {
                name: name.clone(),
                outcome,
            }
        });
        Tried {
            path: self.document.path.clone(),
            bodies: bodies.collect(),
        }
    }
}

fn is_30(trees: &mut Trees, file: &Path) -> bool {
    trees.file(file).is_some_and(|tree| {
        let version = tree.get("openapi").and_then(serde_json::Value::as_str);
        version.is_some_and(|version| version.starts_with("3.0"))
    })
}

fn does_not_compile(programs: &Results, document: &Expected) -> String {
    let first = programs.of(document).errors.first();
    let first = first.map_or("see cargo.log", String::as_str);
    format!("its module does not compile: {first}")
}

/// Builds programs of the modules that have anything to try.
fn compile(
    scratch: &Scratch,
    modules: &[Module],
    work: &[Work<'_>],
    style: Style,
    jobs: NonZeroUsize,
) -> Result<Results, String> {
    let bodies: BTreeMap<&str, &[BodyInfo]> = work
        .iter()
        .filter(|work| !work.subjects.is_empty())
        .map(|work| {
            (
                work.document.module.as_str(),
                work.expanded.bodies.as_slice(),
            )
        })
        .collect();
    let source = |names: &[String]| {
        let names = names.iter().map(String::as_str);
        program::source(
            names.map(|name| (name, bodies.get(name).copied().unwrap_or_default())),
            style,
        )
    };
    let modules: Vec<Module> = modules
        .iter()
        .filter(|module| bodies.contains_key(module.name.as_str()))
        .cloned()
        .collect();
    check::compile(scratch, &Crates::Programs(&source), &modules, jobs)
}

/// The source of a program that reads and writes the bodies of modules, and validates them.
pub(crate) fn program_source(modules: &[String], bodies: &BTreeMap<&str, &[BodyInfo]>) -> String {
    let names = modules.iter().map(String::as_str);
    let modules = names.map(|name| (name, bodies.get(name).copied().unwrap_or_default()));
    program::source(modules, Style { validates: true })
}

/// Runs a task for each item in some threads, and gives what they give in the order of the items.
fn in_threads<T: Sync, R: Send>(
    items: &[T],
    jobs: NonZeroUsize,
    task: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else {
                return done;
            };
            done.push((index, task(item)));
        }
    };
    let mut done = thread::scope(|scope| {
        let start = |_| {
            thread::Builder::new()
                .stack_size(STACK_SIZE)
                .spawn_scoped(scope, work)
        };
        let workers: Vec<_> = (0..jobs.get())
            .filter_map(|worker| start(worker).ok())
            .collect();
        let done = workers.into_iter().map(|worker| {
            worker
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        done.flatten().collect::<Vec<_>>()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
