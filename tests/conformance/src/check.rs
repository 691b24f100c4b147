//! Compiles the modules of all documents.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use crate::attribution::{Checked, Run};
use crate::batch::{self, Batch};
use crate::expand::Outcome;
use crate::expected::Expected;
use crate::scratch::{Crates, Scratch};

/// The crate that the modules depend on. When it does not compile, nothing is known of them.
const FACADE: &str = "callbacks";

/// What rustc says of all documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Results {
    modules: BTreeMap<String, Checked>,
    /// The programs that were built, by the modules that are in them.
    programs: BTreeMap<String, PathBuf>,
    nothing: Checked,
}

impl Results {
    /// What rustc says of a document.
    pub(crate) fn of(&self, document: &Expected) -> &Checked {
        self.modules.get(&document.module).unwrap_or(&self.nothing)
    }

    /// The program that the module of a document is in; none when it does not compile.
    pub(crate) fn program(&self, document: &Expected) -> Option<&Path> {
        self.programs.get(&document.module).map(PathBuf::as_path)
    }
}

/// A module on the disk.
#[derive(Clone, Debug)]
pub(crate) struct Module {
    pub(crate) name: String,
    lines: usize,
}

/// Writes what the documents have become, whose text is taken for it.
///
/// # Errors
///
/// When a module cannot be written.
pub(crate) fn write_modules(
    scratch: &Scratch,
    documents: &[Expected],
    outcomes: &mut [Outcome],
) -> Result<Vec<Module>, String> {
    let mut modules = Vec::new();
    for (document, outcome) in documents.iter().zip(outcomes) {
        if let Outcome::Expanded(expanded) = outcome {
            let source = std::mem::take(&mut expanded.source);
            let written = scratch.write_module(&document.module, &source);
            written.map_err(|error| format!("{}.rs: {error}", document.module))?;
            modules.push(Module {
                name: document.module.clone(),
                lines: expanded.lines,
            });
        }
    }
    Ok(modules)
}

/// Compiles modules, as libraries or within programs.
///
/// # Errors
///
/// When cargo cannot be run, or `callbacks` itself does not compile.
pub(crate) fn compile(
    scratch: &Scratch,
    crates: &Crates<'_>,
    modules: &[Module],
    jobs: NonZeroUsize,
) -> Result<Results, String> {
    let names: BTreeSet<&str> = modules.iter().map(|module| module.name.as_str()).collect();
    let sizes = modules
        .iter()
        .map(|module| (module.name.as_str(), module.lines));
    let mut results = Results::default();
    let mut batches = batch::fill(&scratch.word(crates), sizes);
    // An error in one module can hide those of another in the same crate: types are not checked as long as names are
    // wrong anywhere. So what has failed is taken out until the rest compiles.
    while !batches.is_empty() {
        let run = run_cargo(scratch, crates, &batches, &names, jobs)?;
        batches = record(&mut results, batches, run).map_err(|mut errors| {
            errors.truncate(5);
            format!(
                "`{FACADE}` does not compile; see {}\n{}",
                scratch.log().display(),
                errors.join("\n")
            )
        })?;
    }
    Ok(results)
}

fn run_cargo(
    scratch: &Scratch,
    crates: &Crates<'_>,
    batches: &[Batch],
    names: &BTreeSet<&str>,
    jobs: NonZeroUsize,
) -> Result<Run, String> {
    let mut run = Run::default();
    scratch
        .write_crates(crates, batches)
        .map_err(|error| format!("generated crates cannot be written: {error}"))?;
    let messages = scratch.cargo(crates, jobs, |line| {
        run.read(line, |name| names.contains(name))
    });
    messages.map_err(|error| format!("cargo cannot be run: {error}"))?;
    Ok(run)
}

/// Keeps what a run says, and gives the crates of the next one: those that did not compile, without what failed in them.
///
/// # Errors
///
/// When nothing was compiled for want of dependencies: gives their errors.
fn record(results: &mut Results, batches: Vec<Batch>, run: Run) -> Result<Vec<Batch>, Vec<String>> {
    let Run {
        compiled,
        mut programs,
        modules,
        other,
    } = run;
    if !compiled.contains(FACADE) {
        return Err(other);
    }
    let mut next = Vec::new();
    for mut batch in batches {
        if compiled.contains(&batch.name) {
            if let Some(program) = programs.remove(&batch.name) {
                let modules = batch.modules.into_iter();
                results
                    .programs
                    .extend(modules.map(|module| (module, program.clone())));
            }
            continue;
        }
        let before = batch.modules.len();
        let has_failed = |name: &String| {
            modules
                .get(name)
                .is_some_and(|checked| !checked.errors.is_empty())
        };
        batch.modules.retain(|name| !has_failed(name));
        if batch.modules.len() < before {
            next.extend((!batch.modules.is_empty()).then_some(batch));
        } else {
            next.extend(halve(results, batch, &other));
        }
    }
    results.modules.extend(modules);
    Ok(next)
}

/// rustc has crashed, or has said nothing of any module: one of them is at fault, and halving finds it.
fn halve(results: &mut Results, batch: Batch, other: &[String]) -> Vec<Batch> {
    let name = batch.modules.first().cloned();
    match (batch.halves(), name) {
        (Some(halves), _) => halves.into(),
        (None, None) => Vec::new(),
        (None, Some(name)) => {
            let mut errors =
                vec!["rustc: fails without an error in the module; see cargo.log".to_owned()];
            errors.extend(other.iter().cloned());
            results.modules.insert(
                name,
                Checked {
                    errors,
                    warnings: Vec::new(),
                },
            );
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(name: &str, modules: &[&str]) -> Batch {
        Batch {
            name: name.to_owned(),
            modules: modules.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    fn run(compiled: &[&str], failed: &[&str]) -> Run {
        let error = Checked {
            errors: vec!["bad".to_owned()],
            warnings: Vec::new(),
        };
        Run {
            compiled: compiled.iter().map(|name| (*name).to_owned()).collect(),
            modules: failed
                .iter()
                .map(|name| ((*name).to_owned(), error.clone()))
                .collect(),
            other: Vec::new(),
            ..Run::default()
        }
    }

    #[test]
    fn what_failed_is_taken_out() {
        let mut results = Results::default();
        let batches = vec![
            batch("one", &["a", "b"]),
            batch("two", &["c", "d"]),
            batch("three", &["e"]),
        ];
        let next = record(
            &mut results,
            batches,
            run(&["callbacks", "one"], &["c", "e"]),
        )
        .unwrap();
        assert_eq!(next, [batch("two", &["d"])]);
        assert_eq!(results.modules.keys().collect::<Vec<_>>(), ["c", "e"]);
    }

    #[test]
    fn a_crash_is_found_by_halving() {
        let mut results = Results::default();
        let halves = record(
            &mut results,
            vec![batch("one", &["a", "b"])],
            run(&["callbacks"], &[]),
        )
        .unwrap();
        assert_eq!(halves, [batch("onea", &["a"]), batch("oneb", &["b"])]);
        let next = record(&mut results, halves, run(&["callbacks", "onea"], &[])).unwrap();
        assert!(next.is_empty());
        assert_eq!(results.modules.keys().collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn a_broken_dependency_is_nobodys_fault() {
        let mut broken = run(&[], &[]);
        broken.other.push("syntax".to_owned());
        let result = record(&mut Results::default(), vec![batch("one", &["a"])], broken);
        assert_eq!(result, Err(vec!["syntax".to_owned()]));
    }
}
