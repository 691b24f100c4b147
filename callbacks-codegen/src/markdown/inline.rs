//! The content of a line. Emphasis and code stay, links lead to the web, and everything else is shown literally.

use std::collections::HashMap;

use super::characters::is_hidden;

/// A part of a text.
enum Piece<'t> {
    /// Without anything that would have to be escaped.
    Text(&'t str),
    /// A character that means itself.
    Literal(char),
    Code(&'t str),
    Url(&'t str),
    /// `[`, and the address if it opens a link.
    Open(Option<&'t str>),
    /// `![`: what it would show is a link as well, because nobody's pages load images for a document.
    OpenImage,
    /// `]`, and whether it ends a link.
    Close(bool),
    /// The line ends here for readers as well.
    Break,
}

/// A text as it is written into Markdown; its lines stay lines.
pub(super) fn write(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let mut address = None;
    for piece in Pieces::of(text) {
        match piece {
            Piece::Text(text) => written.push_str(text),
            Piece::Literal(each) => literal(each, &mut written),
            Piece::Code(code) => {
                let code = code.replace('\n', " ");
                written.push_str(&code_span(unpadded(&code)));
            }
            // A link holds no other.
            Piece::Url(url) if address.is_some() => url.chars().for_each(|each| {
                literal(each, &mut written);
            }),
            Piece::Url(url) => written.extend(["<", url, ">"]),
            Piece::Open(Some(url)) => {
                address = Some(url);
                // It would make an image of the link.
                if written.ends_with('!') && !written.ends_with("\\!") {
                    written.insert(written.len() - 1, '\\');
                }
                written.push('[');
            }
            Piece::Open(None) => written.push_str("\\["),
            Piece::OpenImage => written.push_str("!\\["),
            Piece::Close(true) => {
                let url = address.take().unwrap_or_default();
                written.extend(["](", url, ")"]);
            }
            Piece::Close(false) if address.is_some() => written.push_str("\\]"),
            Piece::Close(false) => written.push(']'),
            Piece::Break => written.push_str("\\\n"),
        }
    }
    written
}

/// The code of a span, without a space on each side that only sets it off from the marks.
fn unpadded(code: &str) -> &str {
    let inside = code
        .strip_prefix(' ')
        .and_then(|code| code.strip_suffix(' '));
    inside
        .filter(|code| !code.trim().is_empty())
        .unwrap_or(code)
}

/// A span of code.
pub(super) fn code_span(code: &str) -> String {
    let longest = code.split(|each| each != '`').map(str::len).max();
    let marks = match longest.unwrap_or_default() {
        0 => 1,
        longest => longest + 1,
    };
    let marks = "`".repeat(marks);
    let is_blank = code.trim_matches(' ').is_empty();
    let is_padded = !is_blank && code.starts_with(' ') && code.ends_with(' ');
    let meets_mark = code.starts_with('`') || code.ends_with('`');
    let space = if is_padded || meets_mark { " " } else { "" };
    format!("{marks}{space}{code}{space}{marks}")
}

fn literal(each: char, written: &mut String) {
    // What has a meaning in the middle of a line; `block` sees to its start.
    if "\\`*_[]<>&~!|#:$^".contains(each) {
        written.push('\\');
    }
    written.push(each);
}

struct Pieces<'t> {
    text: &'t str,
    /// Where the next piece starts.
    at: usize,
    pieces: Vec<Piece<'t>>,
    /// The brackets that are open, as places of pieces.
    open: Vec<usize>,
    /// Where rows of so many backticks start, the last one first.
    ticks: HashMap<usize, Vec<usize>>,
}

impl<'t> Pieces<'t> {
    fn of(text: &'t str) -> Vec<Piece<'t>> {
        let mut pieces = Self {
            text,
            at: 0,
            pieces: Vec::new(),
            open: Vec::new(),
            ticks: ticks(text),
        };
        while pieces.at < text.len() {
            pieces.next();
        }
        pieces.pieces
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn push(&mut self, length: usize, piece: Piece<'t>) {
        self.at += length;
        self.pieces.push(piece);
    }

    fn next(&mut self) {
        let rest = self.rest();
        let plain = plain_length(rest);
        if plain > 0 {
            return self.push(plain, Piece::Text(&rest[..plain]));
        }
        match rest.as_bytes()[0] {
            b'`' => self.code(),
            b'\\' => self.escape(),
            b'&' => self.entity(),
            b'<' => self.angle(),
            b'!' if rest.starts_with("![") => {
                self.open.push(self.pieces.len());
                self.push(2, Piece::OpenImage);
            }
            b'[' => {
                self.open.push(self.pieces.len());
                self.push(1, Piece::Open(None));
            }
            b']' => self.close(),
            // `http://`, or a letter that starts no address.
            _ => match url(rest) {
                Some(url) => self.push(url.len(), Piece::Url(url)),
                None => self.push(1, Piece::Text(&rest[..1])),
            },
        }
    }

    fn code(&mut self) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches('`').len();
        let behind = self.at + length;
        let ends = self.ticks.entry(length).or_default();
        while ends.last().is_some_and(|end| *end < behind) {
            ends.pop();
        }
        match ends.last().copied() {
            Some(end) => {
                let code = &self.text[behind..end];
                self.push(end + length - self.at, Piece::Code(code));
            }
            None => {
                let marks = (0..length).map(|_| Piece::Literal('`'));
                self.pieces.extend(marks);
                self.at = behind;
            }
        }
    }

    fn escape(&mut self) {
        let next = self.rest()[1..].chars().next();
        match next {
            Some('\n') => self.push(2, Piece::Break),
            Some(next) if next.is_ascii_punctuation() => self.push(2, Piece::Literal(next)),
            _ => self.push(1, Piece::Literal('\\')),
        }
    }

    /// Entities for signs become these, because readers of code see no HTML.
    fn entity(&mut self) {
        /// The longest that is looked for.
        const LONGEST: usize = 12;
        let rest = self.rest();
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        let name = end.map(|end| &rest[1..end]);
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'#';
        let name = name.filter(|name| name.bytes().all(is_part));
        let decoded = name
            .and_then(decode)
            .filter(|each| !each.is_ascii_alphanumeric());
        match (name, decoded) {
            (Some(name), Some(decoded)) => self.push(name.len() + 2, Piece::Literal(decoded)),
            (Some(_), None) => self.push(1, Piece::Literal('&')),
            (None, _) => match rest[1..]
                .starts_with(|next: char| next.is_ascii_alphanumeric() || next == '#')
            {
                true => self.push(1, Piece::Literal('&')),
                false => self.push(1, Piece::Text("&")),
            },
        }
    }

    /// `<https://..>` is a link, everything else no HTML.
    fn angle(&mut self) {
        let rest = self.rest();
        let inside = &rest[1..];
        let length = address_length(inside);
        let is_url = is_web(&inside[..length]) && inside[length..].starts_with('>');
        if is_url {
            self.push(length + 2, Piece::Url(&inside[..length]));
        } else {
            self.push(1, Piece::Literal('<'));
        }
    }

    fn close(&mut self) {
        let open = self.open.pop();
        let target = open.and_then(|_| target(&self.rest()[1..]));
        match (open, target) {
            (Some(open), Some((address, length))) => {
                self.pieces[open] = Piece::Open(Some(address));
                self.open.clear();
                self.push(1 + length, Piece::Close(true));
            }
            _ => self.push(1, Piece::Close(false)),
        }
    }
}

/// Where rows of backticks start, by their length. After a backslash, the first backtick is not part of the row.
fn ticks(text: &str) -> HashMap<usize, Vec<usize>> {
    let mut ticks: HashMap<usize, Vec<usize>> = HashMap::new();
    let bytes = text.as_bytes();
    let mut at = bytes.len();
    while at > 0 {
        let end = at;
        while at > 0 && bytes[at - 1] == b'`' {
            at -= 1;
        }
        if at < end {
            ticks.entry(end - at).or_default().push(at);
        } else {
            at -= 1;
        }
    }
    // From the end of the text on, so the next one is the last.
    ticks
}

/// How many bytes mean themselves.
fn plain_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_special = |at: &usize| match bytes[*at] {
        b'`' | b'\\' | b'&' | b'<' | b'[' | b']' => true,
        b'!' => bytes.get(at + 1) == Some(&b'['),
        b'h' | b'H' => url(&text[*at..]).is_some(),
        _ => false,
    };
    (0..bytes.len()).find(is_special).unwrap_or(bytes.len())
}

fn is_web(address: &str) -> bool {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    scheme.is_some_and(|scheme| address.len() > scheme.len())
}

/// How many bytes an address has that needs no escape anywhere.
fn address_length(text: &str) -> usize {
    let end = text.find(|each| !is_part_of_address(each));
    end.unwrap_or(text.len())
}

fn is_part_of_address(each: char) -> bool {
    each.is_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(each)
}

/// The address that a text starts with, as people write it in a sentence.
fn url(text: &str) -> Option<&str> {
    /// Before the end is looked for, which may be far.
    const START: &str = "https://";
    let start = text.get(..START.len() + 1)?;
    if !is_web(start) {
        return None;
    }
    // Emphasis around an address is not part of it.
    let length = text.find(|each| !is_part_of_address(each) || each == '*');
    let length = length.unwrap_or(text.len());
    let url = text[..length].trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '_', '~', '/']);
    // A slash at the end belongs to it.
    let slash = text[url.len()..length].starts_with('/');
    let url = &text[..url.len() + usize::from(slash)];
    is_web(url).then_some(url)
}

/// `(https://.. "title")`: the address, and how long all of it is.
fn target(text: &str) -> Option<(&str, usize)> {
    /// The longest title that is looked for.
    const LONGEST: usize = 200;
    let inside = text.strip_prefix('(')?;
    let start = inside.len() - inside.trim_start_matches(' ').len();
    let is_bracketed = inside[start..].starts_with('<');
    let start = start + usize::from(is_bracketed);
    let address = &inside[start..];
    let address = &address[..address_length(address)];
    let mut rest = &inside[start + address.len()..];
    if is_bracketed {
        rest = rest.strip_prefix('>')?;
    }
    rest = rest.trim_start_matches(' ');
    if let Some(mark) = rest.chars().next().filter(|mark| "\"'".contains(*mark)) {
        let end = rest
            .bytes()
            .take(LONGEST)
            .skip(1)
            .position(|byte| byte == mark as u8)?;
        rest = rest[end + 2..].trim_start_matches(' ');
    }
    let rest = rest.strip_prefix(')')?;
    let is_address = is_web(address) || address.starts_with("mailto:");
    is_address.then(|| (address, text.len() - rest.len()))
}

fn decode(name: &str) -> Option<char> {
    let number = |digits: &str, base| u32::from_str_radix(digits, base).ok();
    let decoded = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => number(digits, 16),
                None => number(digits, 10),
            };
            char::from_u32(code?)?
        }
    };
    let is_shown = !is_hidden(decoded) && !decoded.is_whitespace();
    (is_shown || decoded == ' ').then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, expected) in [
            ("https://a.example/x, and", Some("https://a.example/x")),
            ("http://a.example/.", Some("http://a.example/")),
            ("https://a.example**", Some("https://a.example")),
            ("https://", None),
            ("https://{host}/x", None),
            ("httpsx://a", None),
            ("hat: a", None),
        ] {
            assert_eq!(url(text), expected, "{text}");
        }
    }
}
