//! ECMA-262, "Patterns", with the additions of Annex B, "Regular Expressions Patterns".

use std::collections::HashMap;
use std::ops::Range;

use super::tree::{Flags, Node, Tree};
use super::{Fault, Grammar};

/// The maximum depth of groups. The engine's limit is slightly higher.
const MAX_DEPTH: usize = 40;

/// The same if only the syntax is checked.
const MAX_DEPTH_OF_SYNTAX: usize = 128;

/// Reads a pattern.
pub(super) fn parse(pattern: &str, grammar: Grammar) -> Result<Tree, Fault> {
    let (groups, names) = group_names(pattern);
    let mut parser = Parser {
        pattern,
        is_strict: grammar == Grammar::Strict,
        at: 0,
        depth: 0,
        opened: 0,
        open: Vec::new(),
        groups,
        names,
        has_references: false,
    };
    let root = parser.alternatives()?;
    if parser.at < pattern.len() {
        return Err(parser.fault_here("a parenthesis is closed that is not open"));
    }
    Ok(Tree {
        root,
        has_references: parser.has_references,
    })
}

pub(super) struct Parser<'p> {
    pub(super) pattern: &'p str,
    /// Whether the additions of Annex B are refused.
    pub(super) is_strict: bool,
    pub(super) at: usize,
    depth: usize,
    /// How many capturing groups were opened so far.
    opened: usize,
    /// Those that are not closed yet.
    open: Vec<usize>,
    /// The number of capturing groups, including later ones.
    pub(super) groups: usize,
    /// The numbers of named groups.
    pub(super) names: HashMap<&'p str, Vec<usize>>,
    pub(super) has_references: bool,
}

/// The number of capturing groups, and their numbers by name. A class may contain parentheses.
fn group_names(pattern: &str) -> (usize, HashMap<&str, Vec<usize>>) {
    let mut groups = 0;
    let mut names = HashMap::<_, Vec<_>>::new();
    let mut in_class = false;
    let mut characters = pattern.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => {
                characters.next();
            }
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let rest = &pattern[at + 1..];
                let name = rest
                    .strip_prefix("?<")
                    .filter(|rest| !rest.starts_with(['=', '!']));
                groups += usize::from(name.is_some() || !rest.starts_with('?'));
                if let Some(name) = name.and_then(group_name) {
                    names.entry(name).or_default().push(groups);
                }
            }
            _ => {}
        }
    }
    (groups, names)
}

impl<'p> Parser<'p> {
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn rest(&self) -> &'p str {
        &self.pattern[self.at..]
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.at += character.len_utf8();
        Some(character)
    }

    /// Skips a string if it is next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let is_here = self.rest().starts_with(text);
        if is_here {
            self.at += text.len();
        }
        is_here
    }

    pub(super) fn fault(&self, from: usize, message: impl Into<String>) -> Fault {
        Fault::new(from..self.at, message)
    }

    fn fault_here(&self, message: impl Into<String>) -> Fault {
        let length = self.peek().map_or(0, char::len_utf8);
        Fault::new(self.at..self.at + length, message)
    }

    fn alternatives(&mut self) -> Result<Node, Fault> {
        let mut alternatives = vec![self.sequence()?];
        while self.eat("|") {
            alternatives.push(self.sequence()?);
        }
        Ok(match alternatives.len() {
            1 => alternatives.remove(0),
            _ => Node::Alternatives(alternatives),
        })
    }

    fn sequence(&mut self) -> Result<Node, Fault> {
        let mut terms = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            let from = self.at;
            let atom = self.atom()?;
            terms.push(self.quantified(atom, from)?);
        }
        Ok(match terms.len() {
            1 => terms.remove(0),
            _ => Node::Sequence(terms),
        })
    }

    fn atom(&mut self) -> Result<Node, Fault> {
        let from = self.at;
        Ok(match self.next() {
            Some('^') => Node::Start,
            Some('$') => Node::End,
            Some('.') => Node::Any,
            Some('(') => self.group(from)?,
            Some('[') => Node::Set(self.class(from)?),
            Some('\\') => self.escape(from)?,
            Some('*' | '+' | '?') => return Err(self.fault(from, "there is nothing to repeat")),
            Some('{' | '}' | ']') if self.is_strict => {
                return Err(self.fault(from, "it needs a backslash"));
            }
            Some('{') => return self.brace(from),
            Some(character) => Node::Character(character),
            None => Node::Sequence(Vec::new()),
        })
    }

    /// Annex B: a brace that starts no quantifier is a literal.
    fn brace(&mut self, from: usize) -> Result<Node, Fault> {
        self.at = from;
        let quantifier = self.bounds()?;
        if quantifier.is_some() {
            return Err(self.fault(from, "there is nothing to repeat"));
        }
        self.at = from + 1;
        Ok(Node::Character('{'))
    }

    fn group(&mut self, from: usize) -> Result<Node, Fault> {
        self.depth += 1;
        let deepest = match self.is_strict {
            true => MAX_DEPTH_OF_SYNTAX,
            false => MAX_DEPTH,
        };
        if self.depth > deepest {
            let message = format!("groups are nested more than {deepest} deep");
            return Err(self.fault(from, message));
        }
        let node = if self.eat("?=") {
            self.look(false, false)?
        } else if self.eat("?!") {
            self.look(false, true)?
        } else if self.eat("?<=") {
            self.look(true, false)?
        } else if self.eat("?<!") {
            self.look(true, true)?
        } else {
            let (number, flags) = self.group_kind(from)?;
            self.open.extend(number);
            let inner = Box::new(self.alternatives()?);
            if number.is_some() {
                self.open.pop();
            }
            Node::Group {
                number,
                flags,
                inner,
            }
        };
        if !self.eat(")") {
            return Err(Fault::new(from..from + 1, "the parenthesis is not closed"));
        }
        self.depth -= 1;
        Ok(node)
    }

    fn look(&mut self, behind: bool, negated: bool) -> Result<Node, Fault> {
        let inner = Box::new(self.alternatives()?);
        Ok(Node::Look {
            behind,
            negated,
            inner,
        })
    }

    /// Parses the start of a group that is not a look-around.
    fn group_kind(&mut self, from: usize) -> Result<(Option<usize>, Option<Flags>), Fault> {
        if self.eat("?:") {
            return Ok((None, None));
        }
        if self.eat("?<") {
            let Some(name) = group_name(self.rest()) else {
                return Err(self.fault(from, "the group has no proper name"));
            };
            self.at += name.len() + 1;
        } else if self.eat("?") {
            return Ok((None, Some(self.flags(from)?)));
        }
        self.opened += 1;
        Ok((Some(self.opened), None))
    }

    /// The flags of `(?i:…)`, which were added in ECMAScript 2025. There is no `(?i)` for the rest of the pattern.
    fn flags(&mut self, from: usize) -> Result<Flags, Fault> {
        let mut flags = Flags::default();
        let mut value = true;
        let mut is_empty = true;
        loop {
            let flag = match self.next() {
                Some('i') => &mut flags.ignore_case,
                Some('m') => &mut flags.multiline,
                Some('s') => &mut flags.dot_all,
                Some('-') if value => {
                    value = false;
                    continue;
                }
                Some(':') if !is_empty => return Ok(flags),
                _ => return Err(self.fault(from, "ECMA-262 has no such group")),
            };
            if flag.replace(value).is_some() {
                return Err(self.fault(from, "the flag is given twice"));
            }
            is_empty = false;
        }
    }

    fn quantified(&mut self, atom: Node, from: usize) -> Result<Node, Fault> {
        let start = self.at;
        let Some((min, max)) = self.bounds()? else {
            return Ok(atom);
        };
        let lazy = self.eat("?");
        let is_repeatable = match &atom {
            Node::Start | Node::End | Node::WordBoundary { .. } => false,
            // Annex B: a look-ahead may be repeated.
            Node::Look { behind, .. } => !behind && !self.is_strict,
            _ => true,
        };
        if !is_repeatable {
            return Err(self.fault(from, "an assertion cannot be repeated"));
        }
        if max.is_some_and(|max| max < min) {
            return Err(self.fault(start, "the bounds of the quantifier are out of order"));
        }
        Ok(Node::Repeat {
            min,
            max,
            lazy,
            inner: Box::new(atom),
        })
    }

    /// The bounds of a quantifier, if there is one.
    fn bounds(&mut self) -> Result<Option<(u32, Option<u32>)>, Fault> {
        let from = self.at;
        if self.eat("*") {
            return Ok(Some((0, None)));
        } else if self.eat("+") {
            return Ok(Some((1, None)));
        } else if self.eat("?") {
            return Ok(Some((0, Some(1))));
        }
        let Some(inner) = braces(self.rest()) else {
            return Ok(None);
        };
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let range = from..from + inner.len() + 2;
        let (min, max) = match inner.split_once(',') {
            None if is_number(inner) => (inner, Some(inner)),
            Some((min, "")) if is_number(min) => (min, None),
            Some((min, max)) if is_number(min) && is_number(max) => (min, Some(max)),
            Some(("", max)) if is_number(max) => {
                let message = format!("ECMA-262 has no such quantifier: write `{{0,{max}}}`");
                return Err(Fault::new(range, message));
            }
            _ => return Ok(None),
        };
        self.at = range.end;
        let number = |text: &str| match text.parse::<u32>() {
            Ok(number) => Ok(number),
            // A count this large is practically unlimited.
            Err(_) if self.is_strict => Ok(u32::MAX),
            Err(_) => Err(Fault::new(range.clone(), "the quantifier is too large")),
        };
        Ok(Some((number(min)?, max.map(number).transpose()?)))
    }

    /// A reference to groups by number or name. A group that is not closed yet matches nothing.
    pub(super) fn reference(&mut self, mut groups: Vec<usize>, range: Range<usize>) -> Node {
        self.has_references = true;
        groups.retain(|group| !self.open.contains(group));
        Node::Reference { groups, range }
    }
}

/// The digits and the comma of a quantifier. Its end is searched only as far as these, so that many braces do not take
/// quadratic time.
fn braces(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('{')?;
    let is_part = |each: char| each.is_ascii_digit() || each == ',';
    let (end, _) = inner.char_indices().find(|(_, each)| !is_part(*each))?;
    inner[end..].starts_with('}').then_some(&inner[..end])
}

/// The name at the start of a text, up to `>`.
pub(super) fn group_name(text: &str) -> Option<&str> {
    let is_start = |first: char| matches!(first, '$' | '_') || unicode_ident::is_xid_start(first);
    let is_rest = |each: char| matches!(each, '$' | '_') || unicode_ident::is_xid_continue(each);
    let (end, _) = text.char_indices().find(|(_, each)| !is_rest(*each))?;
    (text[end..].starts_with('>') && text.starts_with(is_start)).then_some(&text[..end])
}
