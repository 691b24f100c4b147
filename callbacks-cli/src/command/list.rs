//! `list`: the operations of a document.

mod view;

use std::collections::BTreeSet;
use std::path::PathBuf;

use callbacks_codegen::model::{Model, Operation, Origin};
use clap::{Args, ValueEnum};
use serde_json::json;

use crate::failure::{Exit, Failure};
use crate::load::{Reading, report_errors};
use crate::output::{self, Output, Table, count, style, styled};
pub(crate) use view::{answers, body, event, to_json};

/// List the callbacks and webhooks of a document
///
/// Each row is one request that a provider sends: its name, where it goes, its body, the declared answers, and how it is
/// distinguished from others at the same URL. A body with `?` is optional.
#[derive(Args, Debug)]
pub(crate) struct List {
    /// The document, or `-` for stdin
    document: PathBuf,
    #[command(flatten)]
    reading: Reading,
    /// How to print the list
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Also print security, parameters, the Rust method and the place in the document
    #[arg(short, long)]
    long: bool,
    /// Print the list only, without the summary
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    /// Grouped by the operation that subscribes
    Tree,
    Json,
}

impl List {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let output = Output {
            quiet: self.quiet,
            ..Output::default()
        };
        let model = self.reading.model(&self.document)?;
        let exit = report_errors(&model, &self.document, output);
        if exit == Exit::Io {
            return Ok(exit);
        }
        match self.format {
            Format::Json => output::json(&self.json(&model))?,
            _ if model.operations.is_empty() => {
                output.note("no callbacks and no webhooks: look for `callbacks` in the operations of the document, and \
                             for `webhooks` or `x-webhooks` at its root");
            }
            Format::Table => self.table(&model.operations).print()?,
            Format::Tree => self.tree(&model.operations)?,
        }
        if self.format != Format::Json && !model.operations.is_empty() {
            output.note(summary(&model));
        }
        Ok(exit)
    }

    fn json(&self, model: &Model) -> serde_json::Value {
        let operations = model.operations.iter();
        let operations: Vec<_> = operations.map(|each| to_json(each, model)).collect();
        json!({
            "document": self.document.display().to_string(),
            "title": model.title,
            "version": model.version,
            "operations": operations,
        })
    }

    fn table(&self, operations: &[Operation]) -> Table {
        let mut header = vec!["NAME", "METHOD", "TO", "BODY", "ANSWERS", "EVENT"];
        if self.long {
            header.extend(["SECURITY", "PARAMETERS", "RUST", "PLACE"]);
        }
        let mut table = Table::new(&header);
        for operation in operations {
            let mut row = vec![
                operation.name.clone(),
                operation.method.clone(),
                target(operation),
                body(operation),
                answers(operation),
                event(operation),
            ];
            if self.long {
                row.extend(view::details(operation));
            }
            table.add_row(row);
        }
        table
    }

    fn tree(&self, operations: &[Operation]) -> Result<(), Failure> {
        let mut last = None;
        for operation in operations {
            let parent = match &operation.origin {
                Origin::Callback(callback) => {
                    format!("{} {}", callback.parent_method, callback.parent_path)
                }
                _ => "webhooks".to_owned(),
            };
            if last.as_ref() != Some(&parent) {
                output::line(styled(style::BOLD, &parent))?;
                last = Some(parent);
            }
            let (method, target) = (&operation.method, target(operation));
            output::line(format_args!("  {}  {method} {target}", operation.name))?;
            let body = body(operation);
            let body = if body.is_empty() {
                String::new()
            } else {
                format!("{body} ")
            };
            let (answers, event) = (answers(operation), event(operation));
            let event = if event.is_empty() {
                event
            } else {
                format!("  if {event}")
            };
            output::line(styled(
                style::DIM,
                format_args!("    {body}-> {answers}{event}"),
            ))?;
            if self.long {
                for detail in view::details(operation)
                    .into_iter()
                    .filter(|text| !text.is_empty())
                {
                    output::line(styled(style::DIM, format_args!("    {detail}")))?;
                }
            }
        }
        Ok(())
    }
}

/// Where requests of an operation go.
fn target(operation: &Operation) -> String {
    match &operation.origin {
        Origin::Callback(callback) => callback.written_key.clone(),
        _ => "webhook".to_owned(),
    }
}

fn summary(model: &Model) -> String {
    let mut webhooks = BTreeSet::new();
    let mut callbacks = BTreeSet::new();
    // One callback or webhook may have several methods.
    for operation in &model.operations {
        match &operation.origin {
            Origin::Callback(callback) => callbacks.insert((
                &callback.parent_method,
                &callback.parent_path,
                &callback.name,
            )),
            Origin::Webhook(name) => webhooks.insert(name),
            _ => webhooks.insert(&operation.name),
        };
    }
    let title = model.title.as_deref().unwrap_or("an API without a title");
    format!(
        "{title}: {}, {}",
        count(callbacks.len(), "callback"),
        count(webhooks.len(), "webhook")
    )
}
