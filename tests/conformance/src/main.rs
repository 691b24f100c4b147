//! Expands many documents, compiles what they become, and tells which of them fail and why.
//!
//! ```text
//! cargo run --release -p conformance -- --dir DIR --expected FILE [--check] [--jobs N] [--filter TEXT]
//! ```
//!
//! Exits with 0 when all passed, with 1 when any failed, and with 2 when there was nothing to judge.

mod arguments;
mod attribution;
mod batch;
mod check;
mod expand;
mod expected;
mod report;
mod scratch;
mod verdict;

use std::io::{self, Write as _};
use std::process::ExitCode;

use arguments::{Arguments, USAGE};
use expected::Expected;
use report::Line;

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args_os().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => return say_usage(),
        Err(message) => return give_up(&format!("{message}\n\n{USAGE}")),
    };
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => give_up(&message),
    }
}

/// Whether all passed.
///
/// # Errors
///
/// When there is nothing to judge: no list, an empty one, or no way to compile anything.
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
    let checked = match arguments.check {
        true => Some(check::check(&documents, &mut outcomes, arguments.jobs)?),
        false => None,
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
    report::print(&mut io::stdout().lock(), &lines).map_err(|error| error.to_string())?;
    Ok(lines.iter().all(|line| line.faults.is_empty()))
}

fn say_usage() -> ExitCode {
    match writeln!(io::stdout(), "{USAGE}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn give_up(message: &str) -> ExitCode {
    // Nothing can be done about an error stream that is closed: the exit code says the same.
    let _ = writeln!(io::stderr(), "conformance: {message}");
    ExitCode::from(2)
}
