//! What all commands print alike: colours, severities, and how much.

mod table;

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use clap::{Args, ValueEnum};

pub(crate) use table::Table;

/// Colours of the terminal. `anstream` removes them where they do not belong.
pub(crate) mod style {
    use clap::builder::styling::{AnsiColor, Style};

    pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
    pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
    pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
    pub(crate) const HELP: Style = AnsiColor::Cyan.on_default().bold();
    pub(crate) const DIM: Style = Style::new().dimmed();
    pub(crate) const BOLD: Style = Style::new().bold();

    /// All of them.
    pub(super) const ALL: [Style; 6] = [ERROR, WARNING, GOOD, HELP, DIM, BOLD];
}

/// A text in a style.
pub(crate) fn styled(style: clap::builder::styling::Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{}", style.render_reset())
}

/// In which colours something is printed.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Colors {
    /// When to use colours. `NO_COLOR` turns them off, too
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

impl Colors {
    /// Applies the choice of colours to the whole process.
    pub(crate) fn apply(self) {
        let choice = match self.color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::AlwaysAnsi,
            Color::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// How much is printed. What `-q` and `-v` mean is for each command to say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Output {
    pub(crate) quiet: bool,
    pub(crate) verbose: bool,
}

impl Output {
    /// Prints something to stderr that is never quiet: an error.
    pub(crate) fn always(self, text: impl std::fmt::Display) {
        let _ = writeln!(anstream::stderr().lock(), "{}", harmless(&text.to_string()));
    }

    /// Prints a note for people to stderr, unless they want quiet.
    pub(crate) fn note(self, text: impl std::fmt::Display) {
        if !self.quiet {
            self.always(text);
        }
    }
}

/// Prints a line of results.
pub(crate) fn line(text: impl std::fmt::Display) -> io::Result<()> {
    writeln!(anstream::stdout().lock(), "{}", harmless(&text.to_string()))
}

/// Prints something that programs read, such as source code, as it is.
pub(crate) fn verbatim(text: &str) -> io::Result<()> {
    writeln!(anstream::stdout().lock(), "{text}")
}

/// Prints a value as JSON, over several lines.
pub(crate) fn json(value: &serde_json::Value) -> io::Result<()> {
    verbatim(&as_json(&format!("{value:#}")))
}

/// Prints a value as JSON, on one line.
pub(crate) fn json_line(value: &serde_json::Value) -> io::Result<()> {
    verbatim(&as_json(&value.to_string()))
}

/// A text that a terminal only shows.
///
/// Requests, answers and documents of others reach what is printed. A control sequence in them could change the title, the
/// clipboard or earlier lines, and a bidirectional control the order of what is read. Only the styles of this program stay.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_control) {
        return Cow::Borrowed(text);
    }
    let styles = style::ALL.map(|style| style.to_string());
    let reset = style::BOLD.render_reset().to_string();
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let own = styles.iter().chain([&reset]);
        let own = own.filter(|own| rest.starts_with(own.as_str()));
        let length = own.map(String::len).max().unwrap_or_default();
        if length > 0 {
            shown.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        if is_control(letter) {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
        rest = &rest[letter.len_utf8()..];
    }
    Cow::Owned(shown)
}

/// The lines of a message. A body may be anything, and of what is not UTF-8 nobody reads more than how much it is.
pub(crate) fn lines(bytes: &[u8]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut hidden = 0;
    let omitted = |hidden: usize| format!("({} that are not UTF-8)", count(hidden, "byte"));
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let Ok(text) = std::str::from_utf8(line) else {
            hidden += line.len();
            continue;
        };
        if hidden > 0 {
            lines.push(omitted(std::mem::take(&mut hidden)));
        }
        let text = text.strip_suffix('\n').unwrap_or(text);
        lines.push(text.strip_suffix('\r').unwrap_or(text).to_owned());
    }
    if hidden > 0 {
        lines.push(omitted(hidden));
    }
    lines
}

/// A text that also stays on its line.
pub(crate) fn on_its_line(text: &str) -> Cow<'_, str> {
    match harmless(text) {
        shown if shown.contains(['\n', '\t']) => {
            Cow::Owned(shown.replace('\n', "\\n").replace('\t', "\\t"))
        }
        shown => shown,
    }
}

/// JSON whose strings have no controls: they are escaped, so the value is the same.
fn as_json(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_control) {
        return Cow::Borrowed(json);
    }
    let mut shown = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_control(letter) {
            let mut units = [0; 2];
            for unit in letter.encode_utf16(&mut units) {
                let _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

/// Whether a terminal does something else with a character than to show it.
fn is_control(letter: char) -> bool {
    match letter {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            true
        }
        letter => letter.is_control(),
    }
}

/// `1 error`, `2 errors`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_styles_reach_a_terminal() {
        let own = styled(style::GOOD, "ok");
        assert_eq!(harmless(&own), own);
        for hostile in [
            "\u{1b}[31m",
            "\u{1b}]0;title\u{7}",
            "\u{1b}]52;c;cm0=\u{7}",
            "\u{9b}2J",
            "\r\u{1b}[1A",
            "\u{202e}a\u{2066}",
        ] {
            let shown = harmless(hostile);
            assert!(!shown.chars().any(|letter| letter.is_control()), "{shown}");
            let inside = styled(style::ERROR, hostile);
            let shown = harmless(&inside);
            assert!(shown.starts_with(&style::ERROR.to_string()), "{shown:?}");
            assert_eq!(
                shown.matches('\u{1b}').count(),
                inside.matches('\u{1b}').count() - hostile.matches('\u{1b}').count()
            );
        }
        assert_eq!(harmless("a\tb\nc\u{7f}"), "a\tb\nc\\u{7f}");
    }

    #[test]
    fn json_says_the_same_without_controls() {
        let value = serde_json::json!({"a\u{9b}": "\u{202e}\u{1b}\n\u{7f}"});
        for text in [value.to_string(), format!("{value:#}")] {
            let shown = as_json(&text);
            assert!(!shown.chars().any(is_control), "{shown:?}");
            assert_eq!(
                serde_json::from_str::<serde_json::Value>(&shown).unwrap(),
                value
            );
        }
    }
}
