//! The characters of a query.

use super::Fault;

pub(super) struct Text<'t> {
    whole: &'t str,
    rest: &'t str,
}

impl<'t> Text<'t> {
    pub(super) fn new(whole: &'t str) -> Self {
        Self { whole, rest: whole }
    }

    pub(super) fn fault<T>(&self, what: &'static str) -> Result<T, Fault> {
        let at = self.whole.len() - self.rest.len();
        Err(Fault { at, what })
    }

    pub(super) fn is_over(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.rest = &self.rest[next.len_utf8()..];
        Some(next)
    }

    /// Whether it goes on with a text, which is then read.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    pub(super) fn expect(&mut self, text: &str, what: &'static str) -> Result<(), Fault> {
        match self.eat(text) {
            true => Ok(()),
            false => self.fault(what),
        }
    }

    pub(super) fn take_while(&mut self, is_in: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|letter| !is_in(letter));
        let (taken, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// Blank space (section 2.1.1).
    pub(super) fn skip_blank(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Whether a segment follows, possibly behind blank space, which is then read.
    pub(super) fn eat_blank_before_segment(&mut self) -> bool {
        let rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let is_segment = rest.starts_with(['.', '[']);
        if is_segment {
            self.rest = rest;
        }
        is_segment
    }

    /// A string in quotes (section 2.3.1.1). The quote is read.
    pub(super) fn string(&mut self, quote: char) -> Result<String, Fault> {
        let mut value = String::new();
        loop {
            match self.next() {
                None => return self.fault("the string is not closed"),
                Some(letter) if letter == quote => return Ok(value),
                Some('\\') => value.push(self.escape(quote)?),
                Some('\0'..='\u{1f}') => return self.fault("a control character must be escaped"),
                Some(letter) => value.push(letter),
            }
        }
    }

    fn escape(&mut self, quote: char) -> Result<char, Fault> {
        Ok(match self.next() {
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(letter @ ('/' | '\\')) => letter,
            Some(letter) if letter == quote => letter,
            Some('u') => return self.unit(),
            _ => return self.fault("there is no such escape"),
        })
    }

    fn unit(&mut self) -> Result<char, Fault> {
        let first = self.digits()?;
        let units = match first {
            0xd800..=0xdbff if self.eat("\\u") => vec![first, self.digits()?],
            _ => vec![first],
        };
        match char::decode_utf16(units)
            .collect::<Result<Vec<_>, _>>()
            .as_deref()
        {
            Ok([letter]) => Ok(*letter),
            _ => self.fault("half of a surrogate pair is no character"),
        }
    }

    fn digits(&mut self) -> Result<u16, Fault> {
        let digits = self.rest.get(..4).unwrap_or_default();
        let is_hexadecimal = digits.len() == 4 && digits.bytes().all(|it| it.is_ascii_hexdigit());
        match u16::from_str_radix(digits, 16) {
            Ok(unit) if is_hexadecimal => {
                self.rest = &self.rest[4..];
                Ok(unit)
            }
            _ => self.fault("`\\u` needs four hexadecimal digits"),
        }
    }

    /// An integer that all implementations can represent (section 2.1). `None` if none follows.
    pub(super) fn integer(&mut self) -> Result<Option<i64>, Fault> {
        const LARGEST: i64 = (1 << 53) - 1;
        if !self
            .peek()
            .is_some_and(|it| it == '-' || it.is_ascii_digit())
        {
            return Ok(None);
        }
        let start = self.rest;
        self.eat("-");
        let digits = self.take_while(|it| it.is_ascii_digit());
        let is_plain = !digits.is_empty() && (digits == "0" || !digits.starts_with('0'));
        let text = &start[..start.len() - self.rest.len()];
        match text.parse::<i64>() {
            Ok(number) if is_plain && text != "-0" && number.abs() <= LARGEST => Ok(Some(number)),
            _ => {
                self.rest = start;
                self.fault("this is no integer, or none that every reader of JSON has")
            }
        }
    }

    /// A number as JSON has it (section 2.3.5.1).
    pub(super) fn number(&mut self) -> Result<serde_json::Value, Fault> {
        let start = self.rest;
        let text = self.take_while(|it| it.is_ascii_digit() || "+-.eE".contains(it));
        let number = serde_json::from_str::<serde_json::Number>(text);
        match number {
            Ok(number) => Ok(number.into()),
            Err(_) => {
                self.rest = start;
                self.fault("this is no number")
            }
        }
    }
}
