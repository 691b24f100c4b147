//! Tables, and what they become where there is no room for them.

use std::io::{self, IsTerminal};

use comfy_table::{ContentArrangement, presets};

use super::{line, style, styled};

/// From this width on, cells of a table that is too wide are wrapped. Narrower ones would have a few letters in each line.
const WRAPPED: usize = 100;

/// The narrowest width that a line is fitted to.
const NARROWEST: usize = 20;

/// Rows of cells with headings.
#[derive(Debug)]
pub(crate) struct Table {
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(header: &[&'static str]) -> Self {
        Self {
            header: header.to_vec(),
            rows: Vec::new(),
        }
    }

    pub(crate) fn add_row(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }

    /// Prints it: with lines for a person, and plain for a program.
    pub(crate) fn print(&self) -> io::Result<()> {
        line(self.fitted(width(), io::stdout().is_terminal()))
    }

    /// As a table if there is room for it, else each row as a block of lines.
    fn fitted(&self, width: Option<usize>, has_lines: bool) -> String {
        let mut table = comfy_table::Table::new();
        table.load_style(match has_lines {
            true => presets::UTF8_HORIZONTAL_ONLY,
            false => presets::NOTHING,
        });
        table.set_header(self.header.clone());
        table.add_rows(self.rows.clone());
        let text = table.trim_fmt();
        let widest = text.lines().map(|line| line.chars().count()).max();
        let Some(width) = width.filter(|width| widest.is_some_and(|widest| widest > *width)) else {
            return text;
        };
        if width < WRAPPED {
            return self.blocks(width.max(NARROWEST));
        }
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        table.trim_fmt()
    }

    /// Each row with its first cell as the heading, and the others with their names.
    fn blocks(&self, width: usize) -> String {
        let names = self.header.iter().skip(1).map(|name| name.len());
        let indent = 4 + names.max().unwrap_or_default();
        let block = |row: &Vec<String>| {
            let heading = row.first().map(String::as_str).unwrap_or_default();
            let mut lines = vec![styled(style::BOLD, heading)];
            let cells = self.header.iter().zip(row).skip(1);
            for (name, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
                for (index, part) in wrapped(cell, width.saturating_sub(indent))
                    .into_iter()
                    .enumerate()
                {
                    let name = if index == 0 { *name } else { "" };
                    let name = format!("  {name:<0$}", indent - 2);
                    lines.push(format!("{}{part}", styled(style::DIM, name)));
                }
            }
            lines.join("\n")
        };
        let blocks: Vec<_> = self.rows.iter().map(block).collect();
        blocks.join("\n")
    }
}

/// The width to fit: that of `COLUMNS`, else of the terminal. `None` for a program, which reads whole lines.
fn width() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok();
    let columns = columns.and_then(|columns| columns.trim().parse().ok());
    if let Some(columns) = columns.filter(|columns| *columns > 0) {
        return Some(columns);
    }
    let stdout = io::stdout();
    let (width, _) = terminal_size::terminal_size_of(&stdout).filter(|_| stdout.is_terminal())?;
    Some(width.0.into())
}

/// Lines of at most so many letters, broken at spaces where possible.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.max(8);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        if used > 0 {
            lines.last_mut().expect("there is one").push(' ');
            used += 1;
        }
        for letter in word.chars() {
            if used == width {
                lines.push(String::new());
                used = 0;
            }
            lines.last_mut().expect("there is one").push(letter);
            used += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&["NAME", "METHOD", "TO"]);
        let to = "{$request.body#/links/notifications/paymentSettledUrl}/settled";
        for (name, to) in [("paymentSettled", to), ("refunded", "webhook")] {
            table.add_row(vec![name.to_owned(), "POST".to_owned(), to.to_owned()]);
        }
        table
    }

    #[test]
    fn a_table_fits_every_width() {
        for width in [20, 40, 60, 79, 100, 120] {
            for has_lines in [true, false] {
                let text = table().fitted(Some(width), has_lines);
                let plain = anstream::adapter::strip_str(&text).to_string();
                for line in plain.lines() {
                    assert!(line.chars().count() <= width, "{width}: {line}");
                }
                let letters: String = plain.split_whitespace().collect();
                assert!(letters.contains("paymentSettledUrl}/settled"), "{plain}");
            }
        }
    }

    #[test]
    fn a_narrow_table_is_a_list_of_blocks() {
        let text = table().fitted(Some(40), true);
        let expected = "paymentSettled\n  METHOD  POST\n  TO      {$request.body#/links/notifica\n          \
                        tions/paymentSettledUrl}/settl\n          ed\nrefunded\n  METHOD  POST\n  TO      webhook";
        assert_eq!(anstream::adapter::strip_str(&text).to_string(), expected);
    }

    #[test]
    fn a_program_gets_whole_lines() {
        let text = table().fitted(None, false);
        assert_eq!(text.lines().count(), 3);
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghijkl mn", 8), ["abcdefgh", "ijkl mn"]);
        assert_eq!(wrapped("", 8), [""]);
    }
}
