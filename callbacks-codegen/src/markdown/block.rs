//! Paragraphs, lists, quotes, tables and code blocks.
//!
//! Lines are read as CommonMark reads them, nearly: what is read otherwise looks different, and is safe all the same, because
//! the result has no other blocks than those that are written here.

use super::code_block::{CODE, Fence, fenced, indent, indented};
use super::{inline, table};

/// How deep blocks may be nested. A deeper one is a paragraph.
const DEEPEST: usize = 6;

/// The blocks of these lines, as lines.
pub(super) fn write(lines: &[&str]) -> String {
    blocks(lines, 0).join("\n")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Heading,
    Code,
    Quote,
    List,
    Rule,
    Table,
}

/// What is written so far.
#[derive(Default)]
struct Blocks {
    lines: Vec<String>,
    last: Option<Kind>,
}

impl Blocks {
    /// Adds a block. Without `apart` it follows the last one directly, if it does not become a part of that.
    fn push(&mut self, kind: Kind, apart: bool, block: Vec<String>) {
        if block.is_empty() {
            return;
        }
        let may_touch = match (self.last, kind) {
            (None, _) => true,
            (Some(Kind::Paragraph), Kind::Code | Kind::Quote | Kind::Heading) => !apart,
            (Some(Kind::Paragraph), Kind::List) => !apart && interrupts(&block[0]),
            (Some(Kind::Heading | Kind::Code), kind) => !apart && kind != Kind::Table,
            _ => false,
        };
        if !may_touch {
            self.lines.push(String::new());
        }
        self.lines.extend(block);
        self.last = Some(kind);
    }
}

fn blocks(lines: &[&str], depth: usize) -> Vec<String> {
    let mut written = Blocks::default();
    let mut rest = lines;
    let mut apart = false;
    while let Some((line, behind)) = rest.split_first() {
        if line.is_empty() {
            apart = true;
            rest = behind;
            continue;
        }
        let (kind, count, block) = block(rest, depth);
        written.push(kind, apart, block);
        apart = false;
        rest = &rest[count..];
    }
    written.lines
}

/// The first block: its kind, how many lines it takes, and what is written of it.
fn block(lines: &[&str], depth: usize) -> (Kind, usize, Vec<String>) {
    let line = lines[0];
    if indent(line) >= CODE {
        return of(Kind::Code, indented(lines));
    }
    let content = line.trim_start();
    if let Some(fence) = Fence::open(content) {
        return of(Kind::Code, fenced(lines, fence));
    }
    if depth < DEEPEST {
        if content.starts_with('>') {
            return quote(lines, depth);
        }
        if !is_rule(content)
            && let Some(marker) = Marker::of(line)
        {
            return list(lines, marker, depth);
        }
    }
    if let Some((level, text)) = heading(content) {
        return (Kind::Heading, 1, write_heading(level, text));
    }
    if is_rule(content) {
        return (Kind::Rule, 1, vec!["___".to_owned()]);
    }
    if let Some(columns) = table::start(lines) {
        let ends = |line: &str| {
            let content = line.trim_start();
            content.is_empty() || indent(line) >= CODE || starts_block(content, 0)
        };
        return of(Kind::Table, table::write(lines, &columns, ends));
    }
    paragraph(lines, depth)
}

fn of(kind: Kind, (count, lines): (usize, Vec<String>)) -> (Kind, usize, Vec<String>) {
    (kind, count, lines)
}

fn quote(lines: &[&str], depth: usize) -> (Kind, usize, Vec<String>) {
    let mut inside = Vec::new();
    for line in lines {
        let content = line.trim_start();
        match content.strip_prefix('>') {
            Some(content) if indent(line) < CODE => {
                inside.push(content.strip_prefix(' ').unwrap_or(content));
            }
            // A line behind a paragraph belongs to it.
            _ if is_lazy(line, &inside, depth) => inside.push(content),
            _ => break,
        }
    }
    let count = inside.len();
    let written = blocks(&inside, depth + 1);
    (Kind::Quote, count, prefixed(written, "> ", "> "))
}

/// Whether a line goes on with the paragraph that the lines before it end with.
fn is_lazy(line: &str, before: &[&str], depth: usize) -> bool {
    let follows = before
        .last()
        .is_some_and(|last| !last.trim_start().is_empty());
    // Whether that line is in a code block does not matter: the block would have ended there.
    follows && !line.is_empty() && !starts_block(line.trim_start(), depth)
}

fn prefixed(lines: Vec<String>, first: &str, others: &str) -> Vec<String> {
    let lines = lines.into_iter().enumerate();
    let lines = lines.map(|(index, line)| {
        let prefix = if index == 0 { first } else { others };
        format!("{prefix}{line}").trim_end().to_owned()
    });
    lines.collect()
}

/// What an item of a list starts with.
#[derive(Clone, Copy)]
struct Marker<'l> {
    /// `-`, or `12.`
    text: &'l str,
    /// The column at which the item's text starts.
    content: usize,
}

impl<'l> Marker<'l> {
    fn of(line: &'l str) -> Option<Self> {
        let indent = indent(line);
        let content = &line[indent..];
        let digits = content.bytes().take_while(u8::is_ascii_digit).count();
        let signs = if digits == 0 { "-*+" } else { ".)" };
        let sign = content.as_bytes().get(digits)?;
        if indent >= CODE || digits > 9 || !signs.as_bytes().contains(sign) {
            return None;
        }
        let (text, rest) = content.split_at(digits + 1);
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        if spaces == 0 && !rest.is_empty() {
            return None;
        }
        // More spaces belong to code.
        let spaces = if (1..=CODE).contains(&spaces) {
            spaces
        } else {
            1
        };
        let content = indent + text.len() + spaces;
        Some(Self { text, content })
    }

    fn kind(&self) -> char {
        self.text.chars().next_back().unwrap_or('-')
    }

    /// Whether a list that starts so may follow a paragraph directly.
    fn interrupts(&self, line: &str) -> bool {
        let is_first = self.text.len() == 1 || &self.text[..self.text.len() - 1] == "1";
        is_first && line.len() >= self.content
    }
}

fn interrupts(line: &str) -> bool {
    Marker::of(line).is_some_and(|marker| marker.interrupts(line))
}

fn list(lines: &[&str], first: Marker<'_>, depth: usize) -> (Kind, usize, Vec<String>) {
    let mut written = Vec::new();
    let mut at = 0;
    let mut apart = false;
    while let Some(line) = lines.get(at) {
        let marker = Marker::of(line).filter(|marker| marker.kind() == first.kind());
        let Some(marker) = marker.filter(|_| !is_rule(line.trim_start())) else {
            break;
        };
        let (count, inside) = item(&lines[at..], marker, depth);
        at += count;
        let inside = blocks(&inside, depth + 1);
        // An item without text would turn its neighbours into another kind of block.
        if !inside.is_empty() {
            if apart {
                written.push(String::new());
            }
            let first = format!("{} ", marker.text);
            let others = " ".repeat(first.len());
            written.extend(prefixed(inside, &first, &others));
        }
        let blank = lines[at..].iter().take_while(|line| line.is_empty());
        let blank = blank.count();
        let goes_on = lines.get(at + blank).and_then(|line| Marker::of(line));
        apart = blank > 0;
        if goes_on.is_some_and(|marker| marker.kind() == first.kind()) {
            at += blank;
        }
    }
    (Kind::List, at, written)
}

/// The lines of an item, without their prefixes.
fn item<'l>(lines: &[&'l str], marker: Marker<'_>, depth: usize) -> (usize, Vec<&'l str>) {
    let first = lines[0].get(marker.content..).unwrap_or_default();
    let mut inside = vec![first];
    for line in &lines[1..] {
        let is_within = line.is_empty() || indent(line) >= marker.content;
        if is_within {
            inside.push(line.get(marker.content..).unwrap_or_default());
        } else if Marker::of(line).is_none() && is_lazy(line, &inside, depth) {
            inside.push(line.trim_start());
        } else {
            break;
        }
    }
    while inside.len() > 1 && inside.last().is_some_and(|line| line.is_empty()) {
        inside.pop();
    }
    (inside.len(), inside)
}

/// `# Title`
fn heading(content: &str) -> Option<(usize, &str)> {
    let text = content.trim_start_matches('#');
    let level = content.len() - text.len();
    let is_heading = (1..=6).contains(&level) && (text.is_empty() || text.starts_with(' '));
    let text = text.trim();
    let without_end = text.trim_end_matches('#');
    let is_end = without_end.is_empty() || without_end.ends_with(' ');
    let text = if is_end { without_end.trim_end() } else { text };
    is_heading.then_some((level, text))
}

fn write_heading(level: usize, text: &str) -> Vec<String> {
    let text = inline::write(text);
    if text.is_empty() {
        return Vec::new();
    }
    vec![format!("{} {text}", "#".repeat(level))]
}

/// `---`, `* * *`
fn is_rule(content: &str) -> bool {
    let mark = content.chars().next().filter(|mark| "-*_".contains(*mark));
    let marks = content.chars().filter(|each| Some(*each) == mark).count();
    let is_only = content
        .chars()
        .all(|each| Some(each) == mark || each == ' ');
    marks >= 3 && is_only
}

/// Whether a line ends the paragraph before it.
fn starts_block(content: &str, depth: usize) -> bool {
    let is_nested = depth < DEEPEST && (content.starts_with('>') || interrupts(content));
    is_nested || Fence::open(content).is_some() || heading(content).is_some() || is_rule(content)
}

fn paragraph(lines: &[&str], depth: usize) -> (Kind, usize, Vec<String>) {
    let mut text: Vec<&str> = vec![lines[0].trim_start()];
    for (index, line) in lines.iter().enumerate().skip(1) {
        let content = line.trim_start();
        if indent(line) < CODE {
            if let Some(level) = underline(content) {
                return (
                    Kind::Heading,
                    index + 1,
                    write_heading(level, &text.join(" ")),
                );
            }
            if starts_block(content, depth) || table::start(&lines[index..]).is_some() {
                break;
            }
        }
        if content.is_empty() {
            break;
        }
        text.push(content);
    }
    let count = text.len();
    let written = inline::write(&text.join("\n"));
    let written = written.lines().map(escaped_start).collect();
    (Kind::Paragraph, count, written)
}

/// What makes the paragraph before it a heading.
fn underline(content: &str) -> Option<usize> {
    let is_all = |mark: char| !content.is_empty() && content.chars().all(|each| each == mark);
    match () {
        () if is_all('=') => Some(1),
        () if is_all('-') => Some(2),
        () => None,
    }
}

/// A line of a paragraph, written so that it starts no other block.
fn escaped_start(line: &str) -> String {
    let line = line.trim_start();
    let first = line.chars().next().unwrap_or(' ');
    let is_only = |marks: &str| line.chars().all(|each| marks.contains(each) || each == ' ');
    let is_marker = line[first.len_utf8().min(line.len())..].is_empty()
        || line[first.len_utf8()..].starts_with(' ');
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_numbered = digits > 0 && Marker::of(line).is_some();
    let starts_block = match first {
        '-' | '+' | '*' => is_marker || is_only("-*+|:"),
        ':' => is_marker || is_only("-*+|:"),
        '|' => is_only("-|:+"),
        '=' => is_only("="),
        '_' => is_only("_"),
        '#' => heading(line).is_some(),
        '>' => true,
        '~' => line.starts_with("~~~"),
        _ => false,
    };
    if is_numbered {
        let (number, rest) = line.split_at(digits);
        format!("{number}\\{rest}")
    } else if starts_block {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}
