//! `diff`: what changes for both sides.

mod formats;
mod operations;
mod revision;
mod schema;

use clap::{Args, ValueEnum};

use crate::failure::{Exit, Failure};
use crate::load::Reading;
use crate::output::Output;

/// Compare the callbacks and webhooks of two documents, for both sides
///
/// A change breaks the consumer if one that was built for the old document fails with a provider of the new one. It breaks the
/// provider if one that was built for the old document fails with a consumer of the new one.
#[derive(Args, Debug)]
pub(crate) struct Diff {
    /// The old document: a path, or a file of a git revision, such as `main:openapi.yaml`
    old: String,
    /// The new document
    new: String,
    #[command(flatten)]
    reading: Reading,
    /// Exit with 1 for such changes
    #[arg(long, value_enum)]
    fail_on: Option<FailOn>,
    /// How to print the changes
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Print the changes only, without the summary
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Those that break a side
    Breaking,
    /// All
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Markdown,
    Json,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    operation: String,
    /// The part of the operation, such as `body` or `answer 200`, and the place in it.
    place: String,
    what: String,
    breaks: Breaks,
}

/// The sides that a change breaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Breaks {
    consumer: bool,
    provider: bool,
}

impl Breaks {
    const NONE: Self = Self {
        consumer: false,
        provider: false,
    };
    const CONSUMER: Self = Self {
        consumer: true,
        provider: false,
    };
    const PROVIDER: Self = Self {
        consumer: false,
        provider: true,
    };
    const BOTH: Self = Self {
        consumer: true,
        provider: true,
    };

    fn is_any(self) -> bool {
        self.consumer || self.provider
    }

    fn words(self) -> &'static str {
        match (self.consumer, self.provider) {
            (true, true) => "breaks both",
            (true, false) => "breaks the consumer",
            (false, true) => "breaks the provider",
            (false, false) => "compatible",
        }
    }
}

impl Diff {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let output = Output {
            quiet: self.quiet,
            ..Output::default()
        };
        let old = revision::model(&self.reading, &self.old)?;
        let new = revision::model(&self.reading, &self.new)?;
        let changes = operations::compare(&old, &new);
        match self.format {
            Format::Human => formats::human(&changes, output)?,
            Format::Markdown => formats::markdown(&changes, (&self.old, &self.new))?,
            Format::Json => formats::json(&changes)?,
        }
        let fails = match self.fail_on {
            Some(FailOn::Any) => !changes.is_empty(),
            Some(FailOn::Breaking) => changes.iter().any(|change| change.breaks.is_any()),
            None => false,
        };
        Ok(if fails { Exit::Findings } else { Exit::Fine })
    }
}
