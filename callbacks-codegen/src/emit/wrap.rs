//! Breaks long lines of documentation, without changing their Markdown.

use std::borrow::Cow;

/// The longest line. `prettyplease` adds the indentation.
const WIDTH: usize = 100;

/// The lines of a text, with long ones broken between words.
pub(super) fn lines(text: &str) -> Vec<Cow<'_, str>> {
    let mut lines = Vec::new();
    let mut fence = None;
    for line in text.lines() {
        let start = line.trim_start();
        match fence {
            Some(mark) if start.starts_with(mark) => fence = None,
            Some(_) => {}
            None => {
                fence = ["```", "~~~"]
                    .into_iter()
                    .find(|mark| start.starts_with(mark))
            }
        }
        if line.len() <= WIDTH || fence.is_some() || !is_breakable(line) {
            lines.push(Cow::Borrowed(line));
        } else {
            wrap(line, &mut lines);
        }
    }
    lines
}

/// Whether a line is a paragraph or a list item. Tables, quotes, headings, indented code and link definitions are lines
/// of their own.
fn is_breakable(line: &str) -> bool {
    let start = line.trim_start();
    line.len() - start.len() < 4 && !start.starts_with(['|', '>', '#', '[', '<'])
}

fn wrap<'t>(line: &'t str, lines: &mut Vec<Cow<'t, str>>) {
    let indent = " ".repeat(content_start(line));
    let mut current = String::new();
    for (index, word) in line.split(' ').enumerate() {
        let is_full = current.len() + 1 + word.len() > WIDTH;
        if is_full && starts_no_block(word) && current.trim_start().len() > indent.len() {
            lines.push(Cow::Owned(std::mem::replace(&mut current, indent.clone())));
            current.push_str(word);
        } else {
            if index > 0 {
                current.push(' ');
            }
            current.push_str(word);
        }
    }
    lines.push(Cow::Owned(current));
}

/// The column of the text of a list item. Continuation lines have the same indentation.
fn content_start(line: &str) -> usize {
    let start = line.trim_start();
    let marker = match start.split_once(' ') {
        Some(("-" | "*" | "+", _)) => 2,
        Some((number, _)) if is_number(number) => number.len() + 1,
        _ => 0,
    };
    line.len() - start.len() + marker
}

/// `1.` or `1)`
fn is_number(word: &str) -> bool {
    let digits = word.strip_suffix(['.', ')']);
    digits.is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|each| each.is_ascii_digit())
    })
}

/// Whether a word at the start of a line is only a word: no bullet, heading, quote, table, fence, underline or HTML.
fn starts_no_block(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || "(\"'`".contains(first))
        && !word.starts_with("```")
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(lines(text), expected);
    }

    #[test]
    fn long_lines_break_between_words() {
        let words = "word ".repeat(30);
        let [first, second] = [20, 10].map(|count| "word ".repeat(count).trim_end().to_owned());
        check(words.trim_end(), &[&first, &second]);
        check("- short", &["- short"]);
    }

    #[test]
    fn items_continue_under_their_text() {
        let words = "word ".repeat(24);
        let first = format!("- {}", "word ".repeat(19).trim_end());
        let second = format!("  {}", "word ".repeat(5).trim_end());
        check(&format!("- {}", words.trim_end()), &[&first, &second]);
    }

    #[test]
    fn no_line_starts_a_block() {
        let text = format!("{}- # 1. > | end", "word ".repeat(20));
        let first = format!("{}- # 1. > |", "word ".repeat(20));
        check(&text, &[&first, "end"]);
    }

    #[test]
    fn code_tables_and_quotes_stay() {
        let long = "word ".repeat(30);
        for start in ["> ", "| ", "    ", "# ", "```\n", "[label]: "] {
            let text = format!("{start}{long}");
            check(&text, &text.lines().collect::<Vec<_>>());
        }
    }
}
