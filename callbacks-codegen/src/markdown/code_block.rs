//! Blocks of code.

/// Spaces before a line that make it code.
pub(super) const CODE: usize = 4;

pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// A line without its first so many spaces, or as many as it has.
fn outdented(line: &str, columns: usize) -> &str {
    &line[indent(line).min(columns)..]
}

/// A block of indented lines, and how many it takes.
pub(super) fn indented(lines: &[&str]) -> (usize, Vec<String>) {
    let is_code = |line: &&&str| line.is_empty() || indent(line) >= CODE;
    let count = lines.iter().take_while(is_code).count();
    let blank = lines[..count]
        .iter()
        .rev()
        .take_while(|line| line.is_empty());
    let count = count - blank.count();
    let code = lines[..count].iter().map(|line| outdented(line, CODE));
    (count, write_code(code))
}

/// The marks that open a code block.
#[derive(Clone, Copy)]
pub(super) struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    pub(super) fn open(content: &str) -> Option<Self> {
        let mark = content.chars().next().filter(|mark| "`~".contains(*mark))?;
        let info = content.trim_start_matches(mark);
        let length = content.len() - info.len();
        let is_span = mark == '`' && info.contains('`');
        (length >= 3 && !is_span).then_some(Self { mark, length })
    }

    fn is_closed_by(self, line: &str) -> bool {
        let content = line.trim_start();
        let is_mark = content.chars().all(|each| each == self.mark);
        is_mark && content.len() >= self.length && indent(line) < CODE
    }
}

/// A block between fences, and how many lines it takes.
pub(super) fn fenced(lines: &[&str], fence: Fence) -> (usize, Vec<String>) {
    let inside = lines[1..]
        .iter()
        .take_while(|line| !fence.is_closed_by(line))
        .count();
    let columns = indent(lines[0]);
    let code = lines[1..=inside].iter();
    let code = write_code(code.map(|line| outdented(line, columns)));
    ((inside + 2).min(lines.len()), code)
}

/// Code is text: rustdoc runs what it does not know the language of.
fn write_code<'l>(code: impl Iterator<Item = &'l str> + Clone) -> Vec<String> {
    let longest = code.clone().map(longest_run).max().unwrap_or_default();
    let fence = "`".repeat(3.max(longest + 1));
    let open = std::iter::once(format!("{fence}text"));
    let lines = open.chain(code.map(str::to_owned));
    lines.chain([fence]).collect()
}

/// The most backticks in a row.
fn longest_run(line: &str) -> usize {
    let runs = line.split(|each| each != '`').map(str::len);
    runs.max().unwrap_or_default()
}
