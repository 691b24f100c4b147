//! `check`: what is wrong with documents.

mod finding;
mod formats;
mod ignore;
mod lint;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::failure::{Exit, Failure};
use crate::load::{self, Reading};
use crate::output::Output;
use callbacks_codegen::diagnostic::Severity;
use finding::Finding;
use ignore::Ignored;

/// Check documents: everything that the generator finds, and a lint of callbacks
///
/// The findings include events that nothing distinguishes, keys that nothing can evaluate, missing answers and operation ids,
/// and targets over plain `http`.
#[derive(Args, Debug)]
pub(crate) struct Check {
    /// The documents: paths, patterns, or `-` for stdin
    #[arg(required = true)]
    documents: Vec<String>,
    #[command(flatten)]
    reading: Reading,
    /// Report what is repaired or ignored as errors
    #[arg(long)]
    strict: bool,
    /// Exit with 1 for warnings, too
    #[arg(long, value_enum)]
    deny: Option<Deny>,
    /// Leave out the findings that a file lists: a code on each line, and after it a file or a pointer
    #[arg(long, value_name = "FILE")]
    ignore_file: Option<PathBuf>,
    /// Print so many findings at most
    #[arg(long, value_name = "NUMBER")]
    max_problems: Option<usize>,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Print the findings only, without the summary
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Excerpts with marks
    Human,
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// The findings of all documents.
struct Findings {
    documents: usize,
    operations: usize,
    list: Vec<Finding>,
}

impl Findings {
    fn of(&self, severity: Severity) -> usize {
        let list = self.list.iter();
        list.filter(|finding| finding.severity == severity).count()
    }
}

impl Check {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let output = Output {
            quiet: self.quiet,
            ..Output::default()
        };
        let ignored = Ignored::read(self.ignore_file.as_deref())?;
        let paths = load::paths(&self.documents)?;
        let mut findings = Findings {
            documents: paths.len(),
            operations: 0,
            list: Vec::new(),
        };
        let mut is_unread = false;
        for path in &paths {
            let model = self
                .reading
                .model_with(path, |settings| settings.with_strict(self.strict))?;
            // The document itself could not be read.
            is_unread |=
                model.files.is_empty() && model.diagnostics.iter().any(|it| it.place.is_none());
            findings.operations += model.operations.len();
            let reported = model.diagnostics.iter().map(Finding::from);
            let found: Vec<_> = reported.collect();
            let lints = lint::lint(&model, &found);
            let all = found.into_iter().chain(lints);
            findings
                .list
                .extend(all.filter(|finding| !ignored.has(finding)));
        }
        let most = self.max_problems.unwrap_or(usize::MAX);
        match self.format {
            Format::Human => formats::human(&findings, most, output)?,
            Format::Json => formats::json(&findings, most)?,
            Format::Github => formats::github(&findings, most)?,
            Format::Sarif => formats::sarif(&findings, most)?,
        }
        Ok(self.exit(&findings, is_unread))
    }

    fn exit(&self, findings: &Findings, is_unread: bool) -> Exit {
        let (errors, warnings) = (findings.of(Severity::Error), findings.of(Severity::Warning));
        if is_unread {
            Exit::Io
        } else if errors > 0 || (warnings > 0 && self.deny.is_some()) {
            Exit::Findings
        } else {
            Exit::Fine
        }
    }
}
