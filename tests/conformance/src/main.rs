//! Expands many documents, compiles the modules, and reports which of them fail and why.
//!
//! ```text
//! cargo run --release -p conformance -- --dir DIR --expected FILE [--check] [--payloads N] [--jobs N] [--filter TEXT]
//! ```
//!
//! With `--payloads N` the generated code is also tried: see [`payload`]. To look into a disagreement, narrow it down with
//! `--filter` (documents), `--body` (bodies), `--cause` (causes as they are listed) and `--instance JSON` (one instance).
//!
//! Other things to find out have a name, which comes first:
//!
//! - `cost` measures generated code, `events` sends every webhook to its endpoint;
//! - `examples` checks the examples of documents by their own schemas;
//! - `suite` asks generated code the questions of the JSON-Schema-Test-Suite;
//! - `dispatch` sends payloads of a provider through one endpoint;
//! - `compile-fuzz` compiles random documents.
//!
//! Exits with 0 if all passed, with 1 if any failed, and with 2 if there was nothing to check.

mod arguments;
mod attribution;
mod batch;
mod check;
mod cost;
mod dispatch;
mod events;
mod expand;
mod expected;
mod fuzz;
mod options;
mod payload;
mod report;
mod scratch;
mod suite;
mod verdict;

use std::env::ArgsOs;
use std::io::{self, Write as _};
use std::iter::{Peekable, Skip};
use std::process::ExitCode;

use arguments::{Arguments, USAGE};
use expected::Expected;
use report::Line;
use scratch::{Crates, Scratch};

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1).peekable();
    let name = words
        .peek()
        .and_then(|word| word.to_str())
        .unwrap_or_default();
    let subcommand: Option<fn(Words) -> Result<bool, String>> = match name {
        "cost" => Some(|words| cost::run(words).map(|()| true)),
        "events" => Some(events::run),
        "examples" => Some(payload::carried::run),
        "dispatch" => Some(dispatch::run),
        "suite" => Some(suite::run),
        "compile-fuzz" => Some(fuzz::run),
        _ => None,
    };
    if let Some(subcommand) = subcommand {
        words.next();
        return finish(subcommand(words));
    }
    let arguments = match Arguments::parse(std::env::args_os().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => return say_usage(),
        Err(message) => return give_up(&format!("{message}\n\n{USAGE}")),
    };
    finish(run(&arguments))
}

/// The words behind the name of the program.
pub(crate) type Words = Peekable<Skip<ArgsOs>>;

fn finish(result: Result<bool, String>) -> ExitCode {
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => give_up(&message),
    }
}

/// Whether all passed.
///
/// # Errors
///
/// If there is nothing to check: no list, an empty one, or no way to compile anything.
fn run(arguments: &Arguments) -> Result<bool, String> {
    let documents = expected::read(&arguments.expected)?;
    let documents: Vec<Expected> = documents
        .into_iter()
        .filter(|document| document.path.contains(&arguments.filter))
        .collect();
    if documents.is_empty() {
        let list = arguments.expected.display();
        return Err(format!(
            "{list} lists no document with `{}` in its path",
            arguments.filter
        ));
    }

    expand::keep_panics();
    let mut outcomes = expand::expand_all(&arguments.dir, &documents, arguments.jobs);
    let compiler = match needs_compiler(arguments) {
        true => {
            let scratch = Scratch::create()
                .map_err(|error| format!("no folder for generated crates: {error}"))?;
            let modules = check::write_modules(&scratch, &documents, &mut outcomes)?;
            Some((scratch, modules))
        }
        false => None,
    };
    let compiler = compiler
        .as_ref()
        .map(|(scratch, modules)| (scratch, modules.as_slice()));
    let checked = match compiler.filter(|_| arguments.check) {
        Some((scratch, modules)) => Some(check::compile(
            scratch,
            &Crates::Libraries,
            modules,
            arguments.jobs,
        )?),
        None => None,
    };
    let tried = match &arguments.payloads {
        Some(options) => {
            let compiler = compiler.filter(|_| !options.generate_only);
            Some(payload::run(
                &arguments.dir,
                &documents,
                &outcomes,
                compiler,
                options,
                arguments.jobs,
            )?)
        }
        None => None,
    };

    let lines: Vec<Line<'_>> = documents
        .iter()
        .zip(&outcomes)
        .map(|(document, outcome)| {
            let checked = checked.as_ref().map(|checked| checked.of(document));
            Line {
                document,
                outcome,
                checked,
                faults: verdict::faults(document, outcome, checked),
            }
        })
        .collect();
    report(&lines, tried.as_ref()).map_err(|error| error.to_string())
}

fn needs_compiler(arguments: &Arguments) -> bool {
    let payloads = arguments.payloads.as_ref();
    arguments.check || payloads.is_some_and(|payloads| !payloads.generate_only)
}

/// Prints all; whether all passed. Each document is a test, and so is each body that was tried.
fn report(lines: &[Line<'_>], tried: Option<&payload::Report>) -> io::Result<bool> {
    let mut output = io::stdout().lock();
    report::print(&mut output, lines)?;
    let (mut passed, mut failed) = report::counts(lines);
    if let Some(tried) = tried {
        payload::print(&mut output, tried)?;
        let (passed_bodies, failed_bodies) = tried.counts();
        passed += passed_bodies;
        failed += failed_bodies;
    }
    writeln!(output, "{passed} passed, {failed} failed")?;
    Ok(failed == 0)
}

fn say(line: &str) -> Result<(), String> {
    writeln!(io::stdout(), "{line}").map_err(|error| error.to_string())
}

fn say_usage() -> ExitCode {
    match say(USAGE) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn give_up(message: &str) -> ExitCode {
    // Nothing can be done about an error stream that is closed: the exit code says the same.
    let _ = writeln!(io::stderr(), "conformance: {message}");
    ExitCode::from(2)
}
