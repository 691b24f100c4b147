//! The part of structured fields (RFC 8941) that signatures use: dictionaries of items and of lists of items.
//!
//! It is stricter than the RFC where a second reader could understand something else: a repeated key is refused. Decimals,
//! and the types that RFC 9651 adds, are refused too, because no header of a signature has them.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// How many members a dictionary may have, and how many items or parameters each of them.
const MAX_MEMBERS: usize = 16;

/// A string that is not a dictionary, or a dictionary that is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// A value alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bare<'a> {
    Integer(i64),
    Text(String),
    Token(&'a str),
    Bytes(Vec<u8>),
    Boolean(bool),
}

/// A parameter of a value: `;name=value`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parameters<'a>(Vec<(&'a str, Bare<'a>)>);

/// A value with its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item<'a> {
    pub(super) value: Bare<'a>,
    pub(super) parameters: Parameters<'a>,
}

/// A member of a dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Member<'a> {
    Item(Item<'a>),
    List(List<'a>),
}

/// A list in parentheses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List<'a> {
    pub(super) items: Vec<Item<'a>>,
    pub(super) parameters: Parameters<'a>,
}

impl<'a> Parameters<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&Bare<'a>> {
        let mut found = self.0.iter().filter(|(known, _)| *known == name);
        found.next().map(|(_, value)| value)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a parameter that is not there yet.
    #[must_use]
    pub(super) fn and(mut self, name: &'a str, value: Bare<'a>) -> Self {
        self.0.push((name, value));
        self
    }
}

/// A dictionary (RFC 8941 section 3.2), in the order in which it is written.
pub(super) fn dictionary(text: &str) -> Result<Vec<(&str, Member<'_>)>, Malformed> {
    let mut reader = Reader {
        rest: text.trim_matches(' '),
    };
    let mut members: Vec<(&str, Member<'_>)> = Vec::new();
    while !reader.rest.is_empty() {
        let key = reader.key()?;
        if members.len() == MAX_MEMBERS || members.iter().any(|(known, _)| *known == key) {
            return Err(Malformed);
        }
        let member = reader.member()?;
        members.push((key, member));
        reader.rest = reader.rest.trim_start_matches([' ', '\t']);
        if reader.rest.is_empty() {
            break;
        }
        reader.expect(',')?;
        reader.rest = reader.rest.trim_start_matches([' ', '\t']);
        // A comma at the end.
        if reader.rest.is_empty() {
            return Err(Malformed);
        }
    }
    Ok(members)
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn take(&mut self, char: char) -> bool {
        let rest = self.rest.strip_prefix(char);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, char: char) -> Result<(), Malformed> {
        self.take(char).then_some(()).ok_or(Malformed)
    }

    /// Takes characters as long as they belong to it.
    fn while_in(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|char| !belongs(char));
        let (text, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        text
    }

    fn key(&mut self) -> Result<&'a str, Malformed> {
        if !self
            .rest
            .starts_with(|char: char| char.is_ascii_lowercase() || char == '*')
        {
            return Err(Malformed);
        }
        Ok(self.while_in(is_of_key))
    }

    fn member(&mut self) -> Result<Member<'a>, Malformed> {
        if !self.take('=') {
            return Ok(Member::Item(Item {
                value: Bare::Boolean(true),
                parameters: self.parameters()?,
            }));
        }
        if !self.take('(') {
            return Ok(Member::Item(self.item()?));
        }
        let mut items = Vec::new();
        loop {
            self.while_in(|char| char == ' ');
            if self.take(')') {
                let parameters = self.parameters()?;
                return Ok(Member::List(List { items, parameters }));
            }
            if items.len() == MAX_MEMBERS {
                return Err(Malformed);
            }
            items.push(self.item()?);
            if !self.rest.starts_with([' ', ')']) {
                return Err(Malformed);
            }
        }
    }

    fn item(&mut self) -> Result<Item<'a>, Malformed> {
        Ok(Item {
            value: self.bare()?,
            parameters: self.parameters()?,
        })
    }

    fn parameters(&mut self) -> Result<Parameters<'a>, Malformed> {
        let mut parameters = Parameters::default();
        while self.take(';') {
            self.while_in(|char| char == ' ');
            let key = self.key()?;
            if parameters.0.len() == MAX_MEMBERS || parameters.get(key).is_some() {
                return Err(Malformed);
            }
            let value = if self.take('=') {
                self.bare()?
            } else {
                Bare::Boolean(true)
            };
            parameters.0.push((key, value));
        }
        Ok(parameters)
    }

    fn bare(&mut self) -> Result<Bare<'a>, Malformed> {
        match self.rest.chars().next() {
            Some('"') => self.text(),
            Some(':') => self.bytes(),
            Some('?') => self.boolean(),
            Some('-' | '0'..='9') => self.integer(),
            Some('*' | 'a'..='z' | 'A'..='Z') => Ok(Bare::Token(self.while_in(is_of_token))),
            _ => Err(Malformed),
        }
    }

    /// Fifteen digits at most (RFC 8941 section 3.3.1).
    fn integer(&mut self) -> Result<Bare<'a>, Malformed> {
        let text = self.rest;
        self.take('-');
        let digits = self.while_in(|char| char.is_ascii_digit());
        let text = &text[..text.len() - self.rest.len()];
        if !(1..=15).contains(&digits.len()) || self.rest.starts_with('.') {
            return Err(Malformed);
        }
        text.parse().map(Bare::Integer).map_err(|_| Malformed)
    }

    fn text(&mut self) -> Result<Bare<'a>, Malformed> {
        self.expect('"')?;
        let mut text = String::new();
        let mut chars = self.rest.char_indices();
        while let Some((index, char)) = chars.next() {
            match char {
                '"' => {
                    self.rest = &self.rest[index + 1..];
                    return Ok(Bare::Text(text));
                }
                '\\' => match chars.next() {
                    Some((_, escaped @ ('"' | '\\'))) => text.push(escaped),
                    _ => return Err(Malformed),
                },
                ' '..='~' => text.push(char),
                _ => return Err(Malformed),
            }
        }
        Err(Malformed)
    }

    fn bytes(&mut self) -> Result<Bare<'a>, Malformed> {
        self.expect(':')?;
        let text = self.while_in(|char| char != ':');
        self.expect(':')?;
        let bytes = BASE64_STANDARD.decode(text);
        bytes.map(Bare::Bytes).map_err(|_| Malformed)
    }

    fn boolean(&mut self) -> Result<Bare<'a>, Malformed> {
        self.expect('?')?;
        match self.while_in(|char| char.is_ascii_digit()) {
            "0" => Ok(Bare::Boolean(false)),
            "1" => Ok(Bare::Boolean(true)),
            _ => Err(Malformed),
        }
    }
}

fn is_of_key(char: char) -> bool {
    char.is_ascii_lowercase() || char.is_ascii_digit() || "_-.*".contains(char)
}

/// A `tchar` of RFC 9110 section 5.6.2, a colon or a slash.
fn is_of_token(char: char) -> bool {
    char.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~:/".contains(char)
}

/// The one way in which a value is written (RFC 8941 section 4.1).
impl fmt::Display for Bare<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(formatter),
            Self::Text(text) => {
                let escaped = text.replace('\\', r"\\").replace('"', "\\\"");
                write!(formatter, "\"{escaped}\"")
            }
            Self::Token(token) => formatter.write_str(token),
            Self::Bytes(bytes) => write!(formatter, ":{}:", BASE64_STANDARD.encode(bytes)),
            Self::Boolean(value) => write!(formatter, "?{}", u8::from(*value)),
        }
    }
}

impl fmt::Display for Parameters<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(name, value)| match value {
            Bare::Boolean(true) => write!(formatter, ";{name}"),
            value => write!(formatter, ";{name}={value}"),
        })
    }
}

impl fmt::Display for List<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("(")?;
        for (index, item) in self.items.iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            write!(formatter, "{space}{}{}", item.value, item.parameters)?;
        }
        write!(formatter, "){}", self.parameters)
    }
}
