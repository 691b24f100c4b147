//! How changes are printed.

use serde_json::{Value, json};

use super::Change;
use crate::failure::Failure;
use crate::output::{self, Output, count, on_its_line, style, styled};

pub(super) fn human(changes: &[Change], output: Output) -> Result<(), Failure> {
    let mut last = None;
    for change in changes {
        if last != Some(&change.operation) {
            output::line(styled(style::BOLD, on_its_line(&change.operation)))?;
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
            on_its_line(&change.place),
            on_its_line(&change.what)
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
        "### Callbacks and webhooks: {} to {}\n",
        code(old),
        code(new)
    ))?;
    output::line(format_args!("{}.", capital(&summary(changes))))?;
    if changes.is_empty() {
        return Ok(());
    }
    output::line("\n| operation | change | consumer | provider |\n|---|---|---|---|")?;
    let word = |breaks: bool| if breaks { "**breaking**" } else { "" };
    for change in changes {
        let (place, what) = (named(&change.place), sentence(&change.what));
        let (consumer, provider) = (word(change.breaks.consumer), word(change.breaks.provider));
        output::line(format_args!(
            "| {} | {place} {what} | {consumer} | {provider} |",
            named(&change.operation)
        ))?;
    }
    Ok(())
}

/// A name of the document. Only what no Markdown is made of is written as it is: a link, an image, HTML or a mention of somebody
/// in a name would act when the comment is posted.
fn named(text: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || " /-".contains(letter);
    match text.chars().all(is_plain) {
        true => text.to_owned(),
        false => code(text),
    }
}

/// What has changed. Its words are ours, and what is quoted in it is of the document.
fn sentence(text: &str) -> String {
    let parts: Vec<_> = text.split('`').collect();
    // A quoted text with a quote: nobody knows where it ends.
    if parts.len().is_multiple_of(2) {
        return code(text);
    }
    let part = |(place, part): (usize, &&str)| match (place % 2, part.trim()) {
        (_, "") => (*part).to_owned(),
        (1, _) => code(part),
        (_, trimmed) if is_prose(trimmed) => (*part).to_owned(),
        (_, trimmed) => part.replacen(trimmed, &code(trimmed), 1),
    };
    parts.iter().enumerate().map(part).collect()
}

/// Whether a text has nothing but words and the punctuation between them.
fn is_prose(text: &str) -> bool {
    let is_plain = |letter: char| letter.is_alphanumeric() || " ,:;()'-/.".contains(letter);
    let has_address = text.contains("://") || text.to_lowercase().contains("www.");
    text.chars().all(is_plain) && !has_address
}

/// A code span in a cell of a table (GitHub Flavored Markdown, "Code spans" and "Tables"). Nothing in it acts.
fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    // A backslash before the bar would take away the one that keeps the bar in its cell.
    let text = text.replace("\\|", "\\ |").replace('|', "\\|");
    let runs = text.split(|letter| letter != '`');
    let fence = "`".repeat(runs.map(str::len).max().unwrap_or_default() + 1);
    match text.starts_with('`') || text.ends_with('`') {
        true => format!("{fence} {text} {fence}"),
        false => format!("{fence}{text}{fence}"),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What acts in Markdown is in a code span, and a code span ends where it should.
    #[test]
    fn names_of_a_document_are_no_markdown() {
        for (text, expected) in [
            ("orderPaid", "orderPaid"),
            ("body /cents", "body /cents"),
            ("a|b", "`a\\|b`"),
            ("a\\|b", "`a\\ \\|b`"),
            (
                "![x](https://a.example/x.png)",
                "`![x](https://a.example/x.png)`",
            ),
            ("<img src=x>", "`<img src=x>`"),
            ("@somebody", "`@somebody`"),
            ("www.a.example", "`www.a.example`"),
            ("a\n| b", "`a \\| b`"),
            ("a``b", "```a``b```"),
            ("`a", "`` `a ``"),
        ] {
            assert_eq!(named(text), expected, "{text}");
        }
        for (text, expected) in [
            ("`minimum` is 1 instead of 0", "`minimum` is 1 instead of 0"),
            ("is added, and required", "is added, and required"),
            ("may be `a|b` from now on", "may be `a\\|b` from now on"),
            ("may be `<b>`", "may be `<b>`"),
            // A quote in the quoted text.
            ("may be `a`[x](y)`", "`` may be `a`[x](y)` ``"),
            ("may be `a` @all `b`", "may be `a` `@all` `b`"),
            ("is <b> instead of string", "`is <b> instead of string`"),
            ("is https://a.example", "`is https://a.example`"),
        ] {
            assert_eq!(sentence(text), expected, "{text}");
        }
    }
}
