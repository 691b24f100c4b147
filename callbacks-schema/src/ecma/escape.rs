//! The part of an escape after its backslash.

use super::Fault;
use super::parse::{Parser, group_name};
use super::property;
use super::tree::{Member, Node, Set};

/// How many groups may have one name. Each reference expands to all of them.
const MOST_OF_A_NAME: usize = 100;

impl Parser<'_> {
    /// Parses an escape outside of a class. The backslash at `from` has been read.
    pub(super) fn escape(&mut self, from: usize) -> Result<Node, Fault> {
        match self.peek() {
            Some('b') => {
                self.at += 1;
                Ok(Node::WordBoundary { negated: false })
            }
            Some('B') => {
                self.at += 1;
                Ok(Node::WordBoundary { negated: true })
            }
            Some('1'..='9') => self.numbered(from),
            Some('k') => self.named(from),
            _ => match self.member(from)? {
                Member::Range(first, last) if first == last => Ok(Node::Character(first)),
                member => Ok(Node::Set(Set {
                    negated: false,
                    members: vec![member],
                })),
            },
        }
    }

    /// `\1`. Annex B: an octal escape if there is no such group.
    fn numbered(&mut self, from: usize) -> Result<Node, Fault> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest()[..digits].parse::<usize>();
        if let Ok(number) = number
            && number <= self.groups
        {
            self.at += digits;
            let range = from..self.at;
            return Ok(self.reference(vec![number], range));
        }
        if self.is_strict || matches!(self.peek(), Some('8' | '9')) {
            self.at += 1;
            return Err(self.fault(from, "there is no such group"));
        }
        Ok(Node::Character(self.octal()))
    }

    fn named(&mut self, from: usize) -> Result<Node, Fault> {
        self.at += 1;
        let name = self.rest().strip_prefix('<').and_then(group_name);
        let Some(name) = name else {
            return Err(self.fault(from, "`\\k` needs the name of a group: `\\k<name>`"));
        };
        self.at += name.len() + 2;
        let Some(groups) = self.names.get(name) else {
            return Err(self.fault(from, "there is no group of that name"));
        };
        let groups = match groups.len() {
            _ if self.is_strict => Vec::new(),
            ..=MOST_OF_A_NAME => groups.clone(),
            _ => return Err(self.fault(from, "too many groups have that name")),
        };
        let range = from..self.at;
        Ok(self.reference(groups, range))
    }

    /// Parses an escape for one or more characters, in a class or not. The backslash at `from` has been read.
    pub(super) fn member(&mut self, from: usize) -> Result<Member, Fault> {
        let Some(character) = self.next() else {
            return Err(self.fault(from, "the pattern ends in a backslash"));
        };
        Ok(Member::single(match character {
            'd' | 's' | 'w' | 'D' | 'S' | 'W' => {
                return Ok(Member::Perl {
                    kind: character.to_ascii_lowercase(),
                    negated: character.is_ascii_uppercase(),
                });
            }
            'p' | 'P' => return self.property(from, character == 'P'),
            't' => '\t',
            'n' => '\n',
            'v' => '\u{b}',
            'f' => '\u{c}',
            'r' => '\r',
            'c' => self.control(from)?,
            'x' => self.hexadecimal(from)?,
            'u' => return self.unicode(from),
            '0' if self.is_strict => match self.peek() {
                Some('0'..='9') => return Err(self.fault(from, "ECMA-262 has no such escape")),
                _ => '\0',
            },
            '0'..='7' if !self.is_strict => {
                self.at -= 1;
                self.octal()
            }
            // In Annex B these are literals, but an author who writes one means its meaning in another engine.
            letter if letter.is_ascii_alphanumeric() => {
                return Err(self.fault(from, "ECMA-262 has no such escape"));
            }
            other => other,
        }))
    }

    fn control(&mut self, from: usize) -> Result<char, Fault> {
        match self.next() {
            Some(letter) if letter.is_ascii_alphabetic() => Ok(char::from((letter as u8) % 32)),
            _ => Err(self.fault(from, "`\\c` needs a letter")),
        }
    }

    fn hexadecimal(&mut self, from: usize) -> Result<char, Fault> {
        let code = self.digits(2);
        code.and_then(char::from_u32)
            .ok_or_else(|| self.fault(from, "`\\x` needs two hexadecimal digits"))
    }

    /// Exactly this many hexadecimal digits.
    fn digits(&mut self, count: usize) -> Option<u32> {
        let digits = self.rest().get(..count)?;
        let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let code = u32::from_str_radix(digits, 16)
            .ok()
            .filter(|_| is_hexadecimal)?;
        self.at += count;
        Some(code)
    }

    /// `\u0041`, `\u{1F600}`, or the two halves of a surrogate pair. A single half occurs in no Rust string.
    fn unicode(&mut self, from: usize) -> Result<Member, Fault> {
        let message = "`\\u` needs four hexadecimal digits, or some in braces";
        let code = match self
            .rest()
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'))
        {
            Some((digits, _)) => {
                self.at += digits.len() + 2;
                let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
                u32::from_str_radix(digits, 16)
                    .ok()
                    .filter(|_| is_hexadecimal)
            }
            None => self.digits(4),
        };
        let Some(mut code) = code.filter(|code| *code <= 0x10_FFFF) else {
            return Err(self.fault(from, message));
        };
        if (0xD800..0xDC00).contains(&code) {
            let behind = self.at;
            let low = self.eat("\\u").then(|| self.digits(4)).flatten();
            match low.filter(|low| (0xDC00..0xE000).contains(low)) {
                Some(low) => code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00),
                None => self.at = behind,
            }
        }
        match char::from_u32(code) {
            Some(character) => Ok(Member::single(character)),
            // A Rust string cannot contain it, but the syntax allows it. The last character before surrogates replaces
            // it.
            None if self.is_strict => Ok(Member::single('\u{D7FF}')),
            None => Err(self.fault(from, "half of a surrogate pair is no character")),
        }
    }

    /// Annex B: up to three octal digits, up to 255.
    fn octal(&mut self) -> char {
        let mut code = 0;
        for _ in 0..3 {
            match self.peek().and_then(|digit| digit.to_digit(8)) {
                Some(digit) if code * 8 + digit <= 0xFF => {
                    code = code * 8 + digit;
                    self.at += 1;
                }
                _ => break,
            }
        }
        char::from_u32(code).unwrap_or_default()
    }

    fn property(&mut self, from: usize, negated: bool) -> Result<Member, Fault> {
        let name = self
            .rest()
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'));
        let Some((name, _)) = name else {
            return Err(self.fault(from, "`\\p` needs the name of a property in braces"));
        };
        self.at += name.len() + 2;
        if self.is_strict {
            let member = Member::Property {
                name: String::new(),
                negated,
            };
            return match property::is_name(name) {
                true => Ok(member),
                false => Err(self.fault(from, "that is no name of a property")),
            };
        }
        match property::translate(name) {
            Some(name) => Ok(Member::Property { name, negated }),
            None => Err(self.fault(from, "ECMA-262 knows no such property of characters")),
        }
    }
}
