//! Lines of files with marks under them.

use crate::diagnostic::Label;
use crate::diagnostic::clean::clean;
use crate::source::SourceFile;
use crate::span::floor_boundary;

/// Lines of up to so many characters are shown whole.
const WHOLE: usize = 120;
/// Of longer ones, such as JSON without line breaks, so many are shown, and so many of them before
/// the place.
const WINDOW: usize = 100;
const BEFORE: usize = 40;

/// A label and the line that it is on.
pub(super) struct Excerpt<'a> {
    pub(super) label: &'a Label,
    pub(super) is_primary: bool,
    pub(super) line: u32,
    /// What is shown of the line.
    shown: String,
    /// Characters before the mark in what is shown, and in the mark.
    indent: usize,
    width: usize,
}

impl<'a> Excerpt<'a> {
    pub(super) fn new(file: &SourceFile, label: &'a Label, is_primary: bool) -> Self {
        let location = label.location;
        let (line_start, line) = file.line_at(location.start);
        let start = floor_boundary(line, (location.start as usize).saturating_sub(line_start));
        let end = floor_boundary(line, (location.end as usize).saturating_sub(line_start));
        let window = Window::new(line, start);
        let mark = &line[start..end.clamp(start, window.end)];
        Self {
            label,
            is_primary,
            line: file.line_column(location.start).line,
            indent: window.indent(line, start),
            width: mark.trim_end().chars().count().max(1),
            shown: window.show(line),
        }
    }

    /// Whether one line of text serves both.
    pub(super) fn shows_same(&self, other: &Self) -> bool {
        self.line == other.line && self.shown == other.shown
    }

    pub(super) fn text(&self) -> String {
        format!("{:>9} | {}", self.line, self.shown)
            .trim_end()
            .to_owned()
    }

    pub(super) fn mark(&self) -> String {
        let mark = if self.is_primary { "^" } else { "-" };
        let indent = " ".repeat(self.indent);
        let text = clean(&self.label.text);
        format!("          | {indent}{} {text}", mark.repeat(self.width))
            .trim_end()
            .to_owned()
    }
}

/// The part of a line that is shown.
struct Window {
    start: usize,
    end: usize,
}

impl Window {
    fn new(line: &str, place: usize) -> Self {
        if line.chars().nth(WHOLE).is_none() {
            let (start, end) = (0, line.len());
            return Self { start, end };
        }
        let before = line[..place].char_indices().rev().take(BEFORE).last();
        let start = before.map_or(place, |(at, _)| at);
        let after = line[start..].char_indices().nth(WINDOW);
        let end = after.map_or(line.len(), |(at, _)| start + at);
        Self { start, end }
    }

    fn indent(&self, line: &str, place: usize) -> usize {
        usize::from(self.start > 0) + line[self.start..place].chars().count()
    }

    fn show(&self, line: &str) -> String {
        let before = if self.start > 0 { "…" } else { "" };
        let after = if self.end < line.len() { "…" } else { "" };
        format!("{before}{}{after}", clean(&line[self.start..self.end]))
    }
}
