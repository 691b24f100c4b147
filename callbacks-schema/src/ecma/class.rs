//! Character classes.

use super::Fault;
use super::parse::Parser;
use super::tree::{Member, Set};

impl Parser<'_> {
    /// Parses a class. Its bracket at `from` has been read.
    pub(super) fn class(&mut self, from: usize) -> Result<Set, Fault> {
        let negated = self.eat("^");
        let mut members = Vec::new();
        loop {
            let start = self.at;
            if self.eat("]") {
                return Ok(Set { negated, members });
            }
            let Some(first) = self.class_atom()? else {
                return Err(Fault::new(from..from + 1, "the bracket is not closed"));
            };
            let is_range = self.rest().starts_with('-') && !self.rest().starts_with("-]");
            if !is_range {
                members.push(first);
                continue;
            }
            self.at += 1;
            let Some(last) = self.class_atom()? else {
                return Err(Fault::new(from..from + 1, "the bracket is not closed"));
            };
            match (first, last) {
                (Member::Range(first, _), Member::Range(last, _)) if first <= last => {
                    members.push(Member::Range(first, last));
                }
                (Member::Range(..), Member::Range(..)) => {
                    return Err(self.fault(start, "the range is out of order"));
                }
                // Annex B: if one end is a set, the hyphen is a literal.
                _ if self.is_strict => return Err(self.fault(start, "a set begins no range")),
                (first, last) => members.extend([first, Member::single('-'), last]),
            }
        }
    }

    fn class_atom(&mut self) -> Result<Option<Member>, Fault> {
        let from = self.at;
        match self.next() {
            Some('\\') => self.class_escape(from).map(Some),
            other => Ok(other.map(Member::single)),
        }
    }

    fn class_escape(&mut self, from: usize) -> Result<Member, Fault> {
        match self.peek() {
            Some('b') => {
                self.at += 1;
                Ok(Member::single('\u{8}'))
            }
            Some('c') if !self.is_strict => {
                // Annex B: in a class also digits and `_`.
                let next = self.rest().chars().nth(1);
                match next.filter(|next| next.is_ascii_digit() || *next == '_') {
                    Some(next) => {
                        self.at += 2;
                        Ok(Member::single(char::from((next as u8) % 32)))
                    }
                    None => self.member(from),
                }
            }
            _ => self.member(from),
        }
    }
}
