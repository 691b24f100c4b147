//! Tables.

use super::code_block::{CODE, indent};
use super::inline;

/// Columns of a table. What has more is a paragraph.
const COLUMNS: usize = 64;

/// The columns of a table that starts here: how each is aligned.
pub(super) fn start<'l>(lines: &[&'l str]) -> Option<Vec<&'l str>> {
    let [head, delimiters, ..] = lines else {
        return None;
    };
    let is_delimiter = |line: &str| line.chars().all(|each| "|:- ".contains(each));
    let may_be = head.contains('|') && delimiters.contains("-") && is_delimiter(delimiters);
    if !may_be || indent(delimiters) >= CODE {
        return None;
    }
    let columns: Vec<_> = cells(delimiters).into_iter().map(str::trim).collect();
    let is_column = |text: &&str| {
        let marks = text.strip_prefix(':').unwrap_or(text);
        let marks = marks.strip_suffix(':').unwrap_or(marks);
        !marks.is_empty() && marks.bytes().all(|mark| mark == b'-')
    };
    let is_table = columns.iter().all(is_column)
        && columns.len() == cells(head).len()
        && columns.len() <= COLUMNS;
    is_table.then_some(columns)
}

/// A table, and how many lines it takes. `ends` says which line is a row no more.
pub(super) fn write(
    lines: &[&str],
    columns: &[&str],
    ends: impl Fn(&str) -> bool,
) -> (usize, Vec<String>) {
    let rows = lines[2..].iter().take_while(|line| !ends(line)).count();
    let alignment = columns.iter().map(|column| {
        let (left, right) = (column.starts_with(':'), column.ends_with(':'));
        match (left, right) {
            (true, true) => ":-:",
            (true, false) => ":--",
            (false, true) => "--:",
            (false, false) => "---",
        }
    });
    let alignment = alignment.collect::<Vec<_>>().join(" | ");
    let mut written = vec![row(lines[0], columns.len()), format!("| {alignment} |")];
    written.extend(
        lines[2..2 + rows]
            .iter()
            .map(|line| row(line, columns.len())),
    );
    (2 + rows, written)
}

fn row(line: &str, columns: usize) -> String {
    let cells = cells(line).into_iter().take(columns).map(|cell| {
        let cell = cell.trim().replace("\\|", "|");
        let written = inline::write(&cell);
        // A backslash before the mark would be read with it.
        written.replace("\\|", "\\ |").replace('|', "\\|")
    });
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// The cells between the marks of a row.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let bytes = line.as_bytes();
    let mut cells = Vec::new();
    let (mut start, mut is_escaped) = (0, false);
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'|' && !is_escaped {
            cells.push(&line[start..at]);
            start = at + 1;
        }
        is_escaped = *byte == b'\\' && !is_escaped;
    }
    if start < line.len() || cells.is_empty() {
        cells.push(&line[start..]);
    }
    cells
}
