//! `expand`: the generated module.

use std::path::{Path, PathBuf};

use callbacks_codegen::diagnostic::Severity;
use clap::{Args, ValueEnum};

use crate::failure::{Exit, Failure};
use crate::load::Reading;
use crate::output::{self, Output, style, styled};

/// Print the Rust module that the attribute generates
///
/// The module is formatted. Errors of the document go to stderr.
#[derive(Args, Debug)]
pub(crate) struct Expand {
    /// The document, or `-` for stdin
    document: PathBuf,
    #[command(flatten)]
    reading: Reading,
    /// Generate one side only
    #[arg(long, value_enum)]
    side: Option<Side>,
    /// Accept what the document does not know in received messages
    #[arg(long)]
    tolerant: bool,
    /// Write the module to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write nothing, and exit with 1 if the file is not up to date
    #[arg(long, requires = "output")]
    check: bool,
    /// Print no warnings
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Side {
    /// What sends the requests
    Provider,
    /// What receives them
    Consumer,
}

impl Expand {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let output = Output {
            quiet: self.quiet,
            ..Output::default()
        };
        let expansion = self.reading.expansion(&self.document, |settings| {
            settings
                .with_sender(self.side != Some(Side::Consumer))
                .with_receiver(self.side != Some(Side::Provider))
                .with_tolerant(self.tolerant)
        })?;
        for report in &expansion.diagnostics {
            match report.severity {
                Severity::Error => {
                    let severity = styled(style::ERROR, "error");
                    output.always(format_args!("{severity}: {}\n", report.text));
                }
                Severity::Warning => {
                    let severity = styled(style::WARNING, "warning");
                    output.note(format_args!("{severity}: {}\n", report.text));
                }
            }
        }
        if expansion.has_errors() {
            let document = self.document.display();
            let failure =
                Failure::finding(format!("`{document}` has errors, so no module is printed"));
            return Err(failure.help(format!("run `callbacks check {document}` for all findings")));
        }
        let source = expansion.to_source();
        match &self.output {
            None => output::verbatim(source.trim_end())?,
            Some(file) if self.check => return self.compare(file, &source),
            Some(file) => {
                std::fs::write(file, source).map_err(|error| Failure::file(file, &error))?;
            }
        }
        Ok(Exit::Fine)
    }

    /// Compares the file with the module.
    fn compare(&self, file: &Path, source: &str) -> Result<Exit, Failure> {
        let present = std::fs::read_to_string(file).map_err(|error| Failure::file(file, &error))?;
        if present == source {
            return Ok(Exit::Fine);
        }
        let differs = present
            .lines()
            .zip(source.lines())
            .position(|(old, new)| old != new);
        let common = present.lines().count().min(source.lines().count());
        let line = differs.unwrap_or(common) + 1;
        let (file, document) = (file.display(), self.document.display());
        let failure = Failure::finding(format!("`{file}` is not up to date: line {line} differs"));
        Err(failure.help(format!(
            "write it with `callbacks expand {document} -o {file}`"
        )))
    }
}
