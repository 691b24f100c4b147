//! Writes a pattern in the syntax of the engine: that of the crate `regex`, with look-around and references.

use std::fmt::Write;

use super::tree::{Flags, Member, Node, Set, Tree};

/// ECMA-262, "CharacterClassEscape": digits and words are ASCII.
const DIGIT: &str = "0-9";
const WORD: &str = "0-9A-Za-z_";
/// ECMA-262, "White Space" and "Line Terminators".
const SPACE: &str = r"\x{9}-\x{D}\x{20}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";
const LINE_END: &str = r"\x{A}\x{D}\x{2028}\x{2029}";

pub(super) fn write(tree: &Tree) -> String {
    let mut writer = Writer {
        out: String::new(),
        captures: tree.has_references,
        multiline: false,
        dot_all: false,
    };
    writer.node(&tree.root);
    writer.out
}

struct Writer {
    out: String,
    /// Whether groups capture: only if something refers to them.
    captures: bool,
    multiline: bool,
    dot_all: bool,
}

impl Writer {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Character(character) => push_character(*character, &mut self.out),
            Node::Set(set) => push_set(set, &mut self.out),
            Node::Any if self.dot_all => self.out.push_str(r"[\x{0}-\x{10FFFF}]"),
            Node::Any => self.push(format_args!("[^{LINE_END}]")),
            Node::Start if self.multiline => self.push(format_args!("(?<![^{LINE_END}])")),
            Node::Start => self.out.push('^'),
            Node::End if self.multiline => self.push(format_args!("(?![^{LINE_END}])")),
            Node::End => self.out.push_str(r"\z"),
            Node::WordBoundary { negated: false } => self.push(format_args!(
                "(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))"
            )),
            Node::WordBoundary { negated: true } => self.push(format_args!(
                "(?:(?<=[{WORD}])(?=[{WORD}])|(?<![{WORD}])(?![{WORD}]))"
            )),
            Node::Sequence(terms) => terms.iter().for_each(|term| self.term(term)),
            Node::Alternatives(alternatives) => self.alternatives(alternatives),
            Node::Group {
                number,
                flags,
                inner,
            } => self.group(number.is_some(), *flags, inner),
            Node::Look {
                behind,
                negated,
                inner,
            } => {
                self.out.push_str(match (behind, negated) {
                    (false, false) => "(?=",
                    (false, true) => "(?!",
                    (true, false) => "(?<=",
                    (true, true) => "(?<!",
                });
                self.node(inner);
                self.out.push(')');
            }
            Node::Repeat {
                min,
                max,
                lazy,
                inner,
            } => self.repeat(*min, *max, *lazy, inner),
            // A reference to a group that did not match matches the empty string.
            Node::Reference { groups, .. } => groups.iter().for_each(|group| {
                self.push(format_args!("(?({group})\\{group}|)"));
            }),
        }
    }

    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        self.out.write_fmt(text).expect("a string takes all text");
    }

    fn term(&mut self, term: &Node) {
        if matches!(term, Node::Alternatives(_)) {
            self.out.push_str("(?:");
            self.node(term);
            self.out.push(')');
        } else {
            self.node(term);
        }
    }

    fn alternatives(&mut self, alternatives: &[Node]) {
        for (index, alternative) in alternatives.iter().enumerate() {
            if index > 0 {
                self.out.push('|');
            }
            self.node(alternative);
        }
    }

    fn group(&mut self, capturing: bool, flags: Option<Flags>, inner: &Node) {
        let flags = flags.unwrap_or_default();
        let outer = (self.multiline, self.dot_all);
        self.multiline = flags.multiline.unwrap_or(self.multiline);
        self.dot_all = flags.dot_all.unwrap_or(self.dot_all);
        self.out.push_str(match flags.ignore_case {
            Some(true) => "(?i:",
            Some(false) => "(?-i:",
            None if capturing && self.captures => "(",
            None => "(?:",
        });
        self.node(inner);
        self.out.push(')');
        (self.multiline, self.dot_all) = outer;
    }

    fn repeat(&mut self, min: u32, max: Option<u32>, lazy: bool, inner: &Node) {
        if takes_nothing(inner) {
            // The engine refuses to repeat a look-around. Matching it once has the same meaning.
            self.out.push_str("(?:");
            self.node(inner);
            self.out.push_str(if min > 0 { ")" } else { "|)" });
            return;
        }
        let is_single = matches!(
            inner,
            Node::Character(_) | Node::Set(_) | Node::Any | Node::Group { .. }
        );
        if !is_single {
            self.out.push_str("(?:");
        }
        self.node(inner);
        if !is_single {
            self.out.push(')');
        }
        match (min, max) {
            (0, None) => self.out.push('*'),
            (1, None) => self.out.push('+'),
            (0, Some(1)) => self.out.push('?'),
            (min, None) => self.push(format_args!("{{{min},}}")),
            (min, Some(max)) if min == max => self.push(format_args!("{{{min}}}")),
            (min, Some(max)) => self.push(format_args!("{{{min},{max}}}")),
        }
        if lazy {
            self.out.push('?');
        }
    }
}

/// Whether a part matches no characters, only positions.
fn takes_nothing(node: &Node) -> bool {
    match node {
        Node::Start | Node::End | Node::WordBoundary { .. } | Node::Look { .. } => true,
        Node::Reference { groups, .. } => groups.is_empty(),
        Node::Sequence(nodes) | Node::Alternatives(nodes) => nodes.iter().all(takes_nothing),
        Node::Group { inner, .. } | Node::Repeat { inner, .. } => takes_nothing(inner),
        _ => false,
    }
}

fn push_set(set: &Set, out: &mut String) {
    if set.members.is_empty() {
        out.push_str(match set.negated {
            true => r"[\x{0}-\x{10FFFF}]",
            false => r"[^\x{0}-\x{10FFFF}]",
        });
        return;
    }
    out.push_str(if set.negated { "[^" } else { "[" });
    for member in &set.members {
        push_member(member, out);
    }
    out.push(']');
}

fn push_member(member: &Member, out: &mut String) {
    match member {
        Member::Range(first, last) => {
            push_character(*first, out);
            if first != last {
                out.push('-');
                push_character(*last, out);
            }
        }
        Member::Perl { kind, negated } => {
            let set = match kind {
                'd' => DIGIT,
                's' => SPACE,
                _ => WORD,
            };
            if *negated {
                out.push_str("[^");
            }
            out.push_str(set);
            if *negated {
                out.push(']');
            }
        }
        Member::Property { name, negated } => {
            out.push_str(if *negated { r"\P{" } else { r"\p{" });
            out.push_str(name);
            out.push('}');
        }
    }
}

/// Letters, digits and other characters without a special meaning are literals. The engine accepts any punctuation
/// after a backslash, except `<` and `>`.
fn push_character(character: char, out: &mut String) {
    match character {
        ' ' | '!' | '"' | '%' | '\'' | ',' | '/' | ':' | ';' | '<' | '=' | '>' | '@' | '_'
        | '`' => {
            out.push(character);
        }
        _ if character.is_ascii_punctuation() => out.extend(['\\', character]),
        _ if character.is_alphanumeric() => out.push(character),
        _ => write!(out, "\\x{{{:X}}}", u32::from(character)).expect("a string takes all text"),
    }
}
