//! What is printed of payloads.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::atomic::Ordering;

use super::{Body, Report, Tried};

/// Causes of disagreements that are printed.
const MAX_CLASSES: usize = 40;

/// Names of bodies that were not tried.
const MAX_NOT_TRIED: usize = 30;

/// Prints one line for each document, the first disagreements of each, and sums.
///
/// # Errors
///
/// When the output is closed.
pub(crate) fn print(output: &mut impl Write, report: &Report) -> io::Result<()> {
    writeln!(output, "\npayloads:")?;
    for tried in &report.documents {
        writeln!(output, "{}", summary(tried))?;
    }
    for tried in &report.documents {
        print_failures(output, tried, report.show)?;
    }
    print_classes(output, report)?;
    print_notes(output, report)?;
    print_sums(output, report)
}

/// A sum over bodies.
fn sum<'b>(
    bodies: impl IntoIterator<Item = &'b Body>,
    count: impl Fn(&super::trial::Outcome) -> usize,
) -> usize {
    bodies.into_iter().map(|body| count(&body.outcome)).sum()
}

fn summary(tried: &Tried) -> String {
    let bodies = &tried.bodies;
    let failed = bodies.iter().filter(|body| body.has_failed()).count();
    let verdict = match failed {
        0 => "passed".to_owned(),
        failed => format!("{failed} FAILED"),
    };
    format!(
        "{}: {} bodies, {} accepted, {} refused, {} disagreements, {} excused, {verdict}",
        tried.path,
        bodies.len(),
        sum(bodies, |outcome| outcome.accepted),
        sum(bodies, |outcome| outcome.refused),
        sum(bodies, |outcome| outcome.disagreements),
        sum(bodies, |outcome| outcome.excused),
    )
}

fn print_failures(output: &mut impl Write, tried: &Tried, show: usize) -> io::Result<()> {
    // Those of other causes than the wanted one have nothing to show.
    let has_more = |body: &&Body| !body.outcome.shown.is_empty() || body.outcome.problem.is_some();
    let failed: Vec<&Body> = tried.bodies.iter().filter(has_more).collect();
    if failed.is_empty() {
        return Ok(());
    }
    writeln!(output, "\n{}", tried.path)?;
    for body in failed.iter().take(show) {
        let outcome = &body.outcome;
        writeln!(
            output,
            "  {}: {} disagreements",
            body.name, outcome.disagreements
        )?;
        let shown = outcome.shown.iter().map(|shown| &shown.text);
        for text in outcome.problem.iter().chain(shown) {
            writeln!(output, "    {}", text.replace('\n', "\n    "))?;
        }
    }
    if failed.len() > show {
        writeln!(output, "  and {} more bodies", failed.len() - show)?;
    }
    Ok(())
}

/// The causes of disagreements over all documents, each with the first body that has it.
fn print_classes(output: &mut impl Write, report: &Report) -> io::Result<()> {
    let mut classes: BTreeMap<&str, (usize, &str, &str)> = BTreeMap::new();
    for tried in &report.documents {
        for body in &tried.bodies {
            for (class, count) in &body.outcome.classes {
                let entry = classes.entry(class).or_insert((0, &tried.path, &body.name));
                entry.0 += count;
            }
        }
    }
    let mut classes: Vec<_> = classes.into_iter().collect();
    classes.sort_by_key(|(_, (count, ..))| std::cmp::Reverse(*count));
    if !classes.is_empty() {
        writeln!(output, "\ndisagreements by cause:")?;
    }
    for (class, (count, path, name)) in classes.iter().take(MAX_CLASSES) {
        writeln!(output, "  {count} × {class}\n      first in {path}: {name}")?;
    }
    if classes.len() > MAX_CLASSES {
        writeln!(output, "  and {} more", classes.len() - MAX_CLASSES)?;
    }
    Ok(())
}

/// What the oracle cannot check, because the documents are wrong.
fn print_notes(output: &mut impl Write, report: &Report) -> io::Result<()> {
    let mut notes: BTreeMap<&str, usize> = BTreeMap::new();
    let bodies = report.documents.iter().flat_map(|tried| &tried.bodies);
    for note in bodies.flat_map(|body| &body.outcome.notes) {
        let kind = note.split(" at ").next().unwrap_or_default();
        *notes.entry(kind).or_default() += 1;
    }
    if !notes.is_empty() {
        writeln!(output, "\nleft out of schemas for the oracle:")?;
    }
    for (kind, count) in notes {
        writeln!(output, "  {count} × {kind}")?;
    }
    Ok(())
}

fn print_sums(output: &mut impl Write, report: &Report) -> io::Result<()> {
    let bodies = || report.documents.iter().flat_map(|tried| &tried.bodies);
    let (valid, invalid) = (
        sum(bodies(), |outcome| outcome.valid),
        sum(bodies(), |outcome| outcome.invalid),
    );
    let all = (valid + invalid).max(1);
    if !report.not_tried.is_empty() {
        writeln!(output, "\nnot tried, for they are no type of their own:")?;
    }
    for name in report.not_tried.iter().take(MAX_NOT_TRIED) {
        writeln!(output, "  {name}")?;
    }
    writeln!(output)?;
    for rule in &report.rules {
        writeln!(
            output,
            "excused {} ×: {}",
            rule.excused.load(Ordering::Relaxed),
            rule.reason
        )?;
    }
    writeln!(
        output,
        "{} bodies, {} instances ({} % valid, {} % invalid), {} bodies not tried",
        bodies().count(),
        valid + invalid,
        valid * 100 / all,
        invalid * 100 / all,
        report.not_tried.len()
    )?;
    writeln!(
        output,
        "{} accepted, {} refused, {} disagreements, {} excused; compiled in {} s, tried in {} s",
        sum(bodies(), |outcome| outcome.accepted),
        sum(bodies(), |outcome| outcome.refused),
        sum(bodies(), |outcome| outcome.disagreements),
        sum(bodies(), |outcome| outcome.excused),
        report.compilation.as_secs(),
        report.trial.as_secs()
    )
}
