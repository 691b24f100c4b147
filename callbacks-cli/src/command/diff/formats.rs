//! How changes are printed.

use serde_json::{Value, json};

use super::Change;
use crate::failure::Failure;
use crate::output::{self, Output, count, style, styled};

pub(super) fn human(changes: &[Change], output: Output) -> Result<(), Failure> {
    let mut last = None;
    for change in changes {
        if last != Some(&change.operation) {
            output::line(styled(style::BOLD, &change.operation))?;
            last = Some(&change.operation);
        }
        let style = if change.breaks.is_any() {
            style::ERROR
        } else {
            style::DIM
        };
        let verdict = styled(style, format_args!("[{}]", change.breaks.words()));
        output::line(format_args!(
            "  {} {}  {verdict}",
            change.place, change.what
        ))?;
    }
    output.note(summary(changes));
    Ok(())
}

fn summary(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "no changes of callbacks and webhooks".to_owned();
    }
    let consumer = changes
        .iter()
        .filter(|change| change.breaks.consumer)
        .count();
    let provider = changes
        .iter()
        .filter(|change| change.breaks.provider)
        .count();
    format!(
        "{}: {} the consumer, {} the provider",
        count(changes.len(), "change"),
        breaks(consumer),
        breaks(provider)
    )
}

/// `1 breaks`, `2 break`.
fn breaks(number: usize) -> String {
    match number {
        1 => "1 breaks".to_owned(),
        _ => format!("{number} break"),
    }
}

/// A table, for a comment at a pull request.
pub(super) fn markdown(changes: &[Change], (old, new): (&str, &str)) -> Result<(), Failure> {
    output::line(format_args!(
        "### Callbacks and webhooks: `{old}` to `{new}`\n"
    ))?;
    output::line(format_args!("{}.", capital(&summary(changes))))?;
    if changes.is_empty() {
        return Ok(());
    }
    output::line("\n| operation | change | consumer | provider |\n|---|---|---|---|")?;
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    let word = |breaks: bool| if breaks { "**breaking**" } else { "" };
    for change in changes {
        let (place, what) = (cell(&change.place), cell(&change.what));
        let (consumer, provider) = (word(change.breaks.consumer), word(change.breaks.provider));
        output::line(format_args!(
            "| {} | {place} {what} | {consumer} | {provider} |",
            cell(&change.operation)
        ))?;
    }
    Ok(())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

pub(super) fn json(changes: &[Change]) -> Result<(), Failure> {
    let changes: Vec<Value> = changes
        .iter()
        .map(|change| {
            json!({
                "operation": change.operation,
                "place": change.place,
                "change": change.what,
                "breaks": {"consumer": change.breaks.consumer, "provider": change.breaks.provider},
            })
        })
        .collect();
    output::json(&json!(changes))?;
    Ok(())
}
