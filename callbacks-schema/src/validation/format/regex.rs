//! ECMA-262 section 22.2.1 "Patterns", in Unicode mode (JSON Schema core, section 6.4).
//!
//! Only the syntax is looked at: nothing is compiled that a stranger wrote.

use std::iter::Peekable;
use std::str::Chars;

/// How deep groups lie within each other at most.
const DEEPEST: usize = 128;

/// What ends a text, or means something.
const SYNTAX: &str = "^$\\.*+?()[]{}|";

pub(super) fn is_regex(text: &str) -> bool {
    let mut reader = Reader {
        rest: text.chars().peekable(),
        depth: 0,
        groups: 0,
        greatest: 0,
        names: Vec::new(),
        used: Vec::new(),
    };
    reader.disjunction().is_some()
        && reader.rest.next().is_none()
        && reader.greatest <= reader.groups
        && reader.used.iter().all(|name| reader.names.contains(name))
}

struct Reader<'t> {
    rest: Peekable<Chars<'t>>,
    depth: usize,
    groups: u32,
    /// The greatest number of a group that is referred to.
    greatest: u32,
    names: Vec<String>,
    /// The names of groups that are referred to.
    used: Vec<String>,
}

/// Each reads what it is named after; `None` when it is not there.
impl Reader<'_> {
    fn take(&mut self, expected: char) -> Option<()> {
        self.rest.next_if_eq(&expected).map(|_| ())
    }

    /// Takes a text whose first character is known to be no other's.
    fn take_any(&mut self, expected: &str) -> Option<char> {
        self.rest.next_if(|character| expected.contains(*character))
    }

    fn disjunction(&mut self) -> Option<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        while let Some(next) = self.rest.peek() {
            match next {
                ')' => break,
                '|' => self.take('|')?,
                _ => self.term()?,
            }
        }
        self.depth -= 1;
        Some(())
    }

    fn term(&mut self) -> Option<()> {
        let can_repeat = match self.rest.next()? {
            '^' | '$' => false,
            '(' => self.group()?,
            '[' => {
                self.class()?;
                true
            }
            '\\' => self.escape()?,
            '.' => true,
            character => {
                if SYNTAX.contains(character) {
                    return None;
                }
                true
            }
        };
        let is_repeated = self.quantifier()?;
        (can_repeat || !is_repeated).then_some(())
    }

    /// Whether there is one.
    fn quantifier(&mut self) -> Option<bool> {
        match self.take_any("*+?{") {
            None => return Some(false),
            Some('{') => {
                let least = self.number()?;
                let most = match self.take(',') {
                    Some(()) if self.rest.peek() == Some(&'}') => u64::MAX,
                    Some(()) => self.number()?,
                    None => least,
                };
                self.take('}')?;
                if most < least {
                    return None;
                }
            }
            Some(_) => {}
        }
        // As little as possible.
        self.take('?');
        Some(true)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = None;
        while let Some(digit) = self.rest.next_if(char::is_ascii_digit) {
            let digit = u64::from(digit.to_digit(10)?);
            let before: u64 = number.unwrap_or(0);
            number = Some(before.saturating_mul(10).saturating_add(digit));
        }
        number
    }

    /// Whether it may be repeated, which one that only looks may not.
    fn group(&mut self) -> Option<bool> {
        let mut can_repeat = true;
        if self.take('?').is_none() {
            self.groups += 1;
        } else if self.take('<').is_some() {
            if self.take_any("=!").is_some() {
                can_repeat = false;
            } else {
                self.groups += 1;
                let name = self.name()?;
                self.names.push(name);
            }
        } else if self.take_any("=!").is_some() {
            can_repeat = false;
        } else {
            self.flags()?;
        }
        self.disjunction()?;
        self.take(')')?;
        Some(can_repeat)
    }

    /// The flags of a group, mostly none, and the colon.
    fn flags(&mut self) -> Option<()> {
        let mut seen = String::new();
        let mut is_minus = false;
        loop {
            match self.rest.next()? {
                ':' => return (!is_minus || !seen.is_empty()).then_some(()),
                '-' if !is_minus => is_minus = true,
                flag @ ('i' | 'm' | 's') if !seen.contains(flag) => seen.push(flag),
                _ => return None,
            }
        }
    }

    /// The name of a group, and what closes it.
    fn name(&mut self) -> Option<String> {
        let mut name = String::new();
        loop {
            match self.rest.next()? {
                '>' => return (!name.is_empty()).then_some(name),
                character if character.is_alphabetic() || "_$".contains(character) => {
                    name.push(character);
                }
                character if character.is_alphanumeric() && !name.is_empty() => {
                    name.push(character);
                }
                _ => return None,
            }
        }
    }

    /// Behind the backslash, outside of a class; whether it may be repeated.
    fn escape(&mut self) -> Option<bool> {
        match *self.rest.peek()? {
            'b' | 'B' => {
                self.rest.next();
                return Some(false);
            }
            'k' => {
                self.rest.next();
                self.take('<')?;
                let name = self.name()?;
                self.used.push(name);
            }
            '1'..='9' => {
                let number = u32::try_from(self.number()?).ok()?;
                self.greatest = self.greatest.max(number);
            }
            _ => {
                self.character_escape()?;
            }
        }
        Some(true)
    }

    /// An escape that stands for one character, which is told, or for a class of them.
    fn character_escape(&mut self) -> Option<Option<u32>> {
        let character = match self.rest.next()? {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => return Some(None),
            'p' | 'P' => return self.property().map(|()| None),
            'f' => 0x0C,
            'n' => 0x0A,
            'r' => 0x0D,
            't' => 0x09,
            'v' => 0x0B,
            '0' if !self.rest.peek().is_some_and(char::is_ascii_digit) => 0,
            'c' => u32::from(self.rest.next_if(char::is_ascii_alphabetic)?) % 32,
            'x' => self.hexadecimal(2)?,
            'u' if self.take('{').is_some() => {
                let mut code = 0_u32;
                loop {
                    code = code.checked_mul(16)? + self.hexadecimal(1)?;
                    if self.take('}').is_some() {
                        break code;
                    }
                }
            }
            'u' => self.hexadecimal(4)?,
            // Without Unicode mode, which nobody declares in a schema, more escapes mean the character itself.
            character if !character.is_alphanumeric() => u32::from(character),
            _ => return None,
        };
        (character <= u32::from(char::MAX)).then_some(Some(character))
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<u32> {
        let mut number = 0;
        for _ in 0..digits {
            number = number * 16 + self.rest.next()?.to_digit(16)?;
        }
        Some(number)
    }

    /// `\p{…}`: of its form; the properties themselves change with Unicode.
    fn property(&mut self) -> Option<()> {
        self.take('{')?;
        self.property_word()?;
        if self.take('=').is_some() {
            self.property_word()?;
        }
        self.take('}')
    }

    fn property_word(&mut self) -> Option<()> {
        let mut count = 0;
        let is_part = |character: &char| character.is_ascii_alphanumeric() || *character == '_';
        while self.rest.next_if(is_part).is_some() {
            count += 1;
        }
        (count > 0).then_some(())
    }

    fn class(&mut self) -> Option<()> {
        self.take('^');
        while self.take(']').is_none() {
            let first = self.class_atom()?;
            if self.take('-').is_none() {
                continue;
            }
            if self.take(']').is_some() {
                break;
            }
            let last = self.class_atom()?;
            // A class begins no range, nor ends one.
            if first? > last? {
                return None;
            }
        }
        Some(())
    }

    /// The character of a class, or `None` within for a class of its own.
    fn class_atom(&mut self) -> Option<Option<u32>> {
        match self.rest.next()? {
            '\\' => match self.rest.peek()? {
                'b' => self.rest.next().map(|_| Some(0x08)),
                '-' => self.rest.next().map(|dash| Some(u32::from(dash))),
                _ => self.character_escape(),
            },
            character => Some(Some(u32::from(character))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_regex;

    #[test]
    fn expressions() {
        for text in [
            "",
            "a|b",
            "|",
            "()",
            "(|)",
            "^a+$",
            "([abc])+\\s+$",
            "(?<=a)b",
            "(?<!a)b",
            "(?=a)b",
            "a(?!b)",
            "\\cA",
            "\\d{2,3}?",
            "a{2}",
            "a{2,}",
            "(?<n>a)\\k<n>",
            "\\k<n>(?<n>a)",
            "(a)\\1",
            "\\p{L}",
            "\\P{Script=Greek}",
            "\\u0041",
            "\\u{1F600}",
            "\\x41",
            "\\0",
            "[\\w-]",
            "[a-z\\-\\b]",
            "[]",
            "[^]",
            "[-a]",
            "[a-]",
            "(?:a)*",
            "(?i-m:a)",
            "\\/",
            "\\$",
            "[$^(|]",
            "ü+",
        ] {
            assert!(is_regex(text), "{text}");
        }
        for text in [
            "^(abc]",
            "(",
            ")",
            "a)",
            "*",
            "a**",
            "a|*",
            "\\",
            "\\a",
            "\\Z",
            "[b-a]",
            "[\\w-a]",
            "[",
            "a{3,2}",
            "{",
            "}",
            "]",
            "a{",
            "a{1",
            "a{,2}",
            "(?",
            "(?a)",
            "(?<n)",
            "(?<>a)",
            "(?<1>a)",
            "\\1",
            "\\k<n>",
            "\\p",
            "\\pL",
            "\\p{}",
            "\\p{=L}",
            "\\p{L=}",
            "\\u{110000}",
            "\\x4",
            "\\u004",
            "\\01",
            "^*",
            "(?=a)*",
            "\\b+",
            "(?ii:a)",
            "(?-:a)",
            "\\c1",
        ] {
            assert!(!is_regex(text), "{text}");
        }
        assert!(!is_regex(&"(".repeat(100_000)));
    }
}
