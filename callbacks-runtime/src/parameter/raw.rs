//! A received parameter, which can be read as a string, a list or an object.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::encoding::{Coding, Place};
use super::fault::Fault;
use super::style::{Kind, Style};
use crate::work;

/// The members of an object. A repeated member has several strings, which is only valid for a list.
pub(crate) type Members = BTreeMap<String, Vec<String>>;

/// A received parameter, not yet decoded.
#[derive(Debug)]
pub(crate) struct Raw<'r> {
    pub(super) style: Style,
    name: &'r str,
    place: Place,
    source: Source<'r>,
    /// The names of the other parameters, for a map that takes all the rest.
    others: &'r [&'r str],
}

#[derive(Debug)]
enum Source<'r> {
    /// A part of a path.
    Segment(&'r str),
    /// The lines of a header.
    Lines(Vec<&'r str>),
    /// The whole query and its pairs, or the pairs of the cookies.
    Pairs(&'r str, Vec<Pair<'r>>),
}

/// `name=value`. The name is decoded.
#[derive(Debug)]
struct Pair<'r> {
    name: String,
    value: &'r str,
}

impl<'r> Raw<'r> {
    fn new(style: Style, place: Place, name: &'r str, source: Source<'r>) -> Self {
        Self {
            style,
            name,
            place,
            source,
            others: &[],
        }
    }

    pub(crate) fn path(style: Style, name: &'r str, segment: &'r str) -> Self {
        Self::new(style, Place::Path, name, Source::Segment(segment))
    }

    pub(crate) fn header(style: Style, name: &'r str, lines: Vec<&'r str>) -> Self {
        Self::new(style, Place::Header, name, Source::Lines(lines))
    }

    pub(crate) fn query(style: Style, name: &'r str, query: &'r str) -> Self {
        Self::new(style, Place::Query, name, query_pairs(query))
    }

    pub(crate) fn querystring(style: Style, name: &'r str, query: &'r str) -> Self {
        Self::new(style, Place::Querystring, name, query_pairs(query))
    }

    /// A cookie. HTTP/2 allows several lines of `Cookie` (RFC 9113 section 8.2.3).
    pub(crate) fn cookie(style: Style, name: &'r str, lines: &[&'r str]) -> Self {
        let coding = Coding::of(style, Place::Cookie, false);
        let pairs = lines.iter().flat_map(|line| line.split(';'));
        let pairs = pairs.map(trim).filter(|pair| !pair.is_empty());
        let source = Source::Pairs(
            "",
            pairs.filter_map(|pair| split_pair(pair, coding)).collect(),
        );
        Self::new(style, Place::Cookie, name, source)
    }

    /// Excludes other parameters from a map.
    pub(crate) fn without(mut self, others: &'r [&'r str]) -> Self {
        self.others = others;
        self
    }

    /// Whether the members of an object are parameters of their own, so that an object without members is absent.
    pub(super) fn has_loose_members(&self) -> bool {
        let is_loose = self.style.explode || self.style.kind == Kind::DeepObject;
        is_loose && matches!(self.source, Source::Pairs(..))
    }

    /// The parameter as a string. `None` if it is absent.
    pub(crate) fn text(&self) -> Result<Option<String>, Fault> {
        let coding = Coding::of(self.style, self.place, false);
        self.encoded(false)?
            .map(|text| coding.decode(text))
            .transpose()
    }

    /// The parameter as a list. `None` if it is absent.
    pub(crate) fn list(&self) -> Result<Option<Vec<String>>, Fault> {
        let coding = Coding::of(self.style, self.place, true);
        let texts: Vec<_> = match &self.source {
            Source::Pairs(..) if self.style.explode => self.values(),
            Source::Segment(segment) if self.style.explode => {
                let parts = self.without_prefix(segment)?.split(self.between());
                parts
                    .map(|part| self.unnamed(part))
                    .collect::<Result<_, _>>()?
            }
            _ => return self.joined(coding),
        };
        match texts.as_slice() {
            [] => Ok(None),
            [""] => Ok(Some(Vec::new())),
            _ => texts
                .into_iter()
                .map(|text| coding.decode(text))
                .collect::<Result<_, _>>()
                .map(Some),
        }
    }

    /// The parameter as an object, possibly with some members only. `None` if it is absent.
    pub(crate) fn object(&self, fields: Option<&[&str]>) -> Result<Option<Members>, Fault> {
        let coding = Coding::of(self.style, self.place, true);
        match &self.source {
            Source::Pairs(..) if self.style.kind == Kind::DeepObject => {
                let inner = |name: &str| self.bracketed(name).map(str::to_owned);
                self.members(inner, coding)
            }
            Source::Pairs(..) if self.style.explode => {
                let is_own = |name: &str| match fields {
                    Some(fields) => fields.contains(&name),
                    None => {
                        // A document may declare thousands of parameters, which are compared one by one.
                        work::spend(self.others.len() / 16)
                            && !self.others.iter().any(|other| takes(other, name))
                    }
                };
                self.members(|name| is_own(name).then(|| name.to_owned()), coding)
            }
            _ if self.style.explode => self.exploded_members(coding),
            _ => {
                let Some(texts) = self.joined(coding)? else {
                    return Ok(None);
                };
                if texts.len() % 2 != 0 {
                    return Err(Fault::expected("names and values in turn"));
                }
                let mut texts = texts.into_iter();
                let mut members = Members::new();
                while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
                    push_member(&mut members, name, value);
                }
                Ok(Some(members))
            }
        }
    }

    /// The only string, still encoded.
    fn encoded(&self, is_compound: bool) -> Result<Option<&str>, Fault> {
        match &self.source {
            Source::Segment(segment) => {
                let text = self.without_prefix(segment)?;
                if self.style.kind == Kind::Matrix {
                    self.unnamed(text).map(Some)
                } else {
                    Ok(Some(text))
                }
            }
            Source::Lines(lines) => one(lines).map(|line| line.map(trim)),
            Source::Pairs(query, _) if self.place == Place::Querystring && !is_compound => {
                Ok((!query.is_empty()).then_some(*query))
            }
            Source::Pairs(..) => one(&self.values()),
        }
    }

    /// The strings within one string.
    fn joined(&self, coding: Coding) -> Result<Option<Vec<String>>, Fault> {
        let within = self.style.syntax(false).within;
        let text = match &self.source {
            // A header with several lines is one list (RFC 9110 section 5.2).
            Source::Lines(lines) if !lines.is_empty() => Some(Cow::Owned(lines.join(","))),
            _ => self.encoded(true)?.map(Cow::Borrowed),
        };
        let Some(text) = text else { return Ok(None) };
        if trim(&text).is_empty() {
            return Ok(Some(Vec::new()));
        }
        if within != "," {
            // The delimiters of these styles are encoded themselves.
            let text = coding.decode(&text)?;
            return Ok(Some(text.split(within).map(str::to_owned).collect()));
        }
        let parts = text.split(',');
        let is_header = self.place == Place::Header;
        let parts = parts.map(|part| coding.decode(if is_header { trim(part) } else { part }));
        parts.collect::<Result<_, _>>().map(Some)
    }

    /// The members of an exploded object in a path or a header.
    fn exploded_members(&self, coding: Coding) -> Result<Option<Members>, Fault> {
        let text = match &self.source {
            Source::Segment(segment) => Cow::Borrowed(self.without_prefix(segment)?),
            Source::Lines(lines) if lines.is_empty() => return Ok(None),
            Source::Lines(lines) => Cow::Owned(lines.join(",")),
            Source::Pairs(..) => return Ok(None),
        };
        let is_matrix = self.style.kind == Kind::Matrix;
        let is_undefined = trim(&text).is_empty() || is_matrix && text == self.encoded_name(coding);
        let mut members = Members::new();
        if is_undefined {
            return Ok(Some(members));
        }
        for part in text.split(self.between()) {
            let part = if self.place == Place::Header {
                trim(part)
            } else {
                part
            };
            let (name, value) = match part.split_once('=') {
                Some(pair) => pair,
                None if is_matrix => (part, ""),
                None => return Err(Fault::expected("pairs of `name=value`")),
            };
            push_member(&mut members, coding.decode(name)?, coding.decode(value)?);
        }
        Ok(Some(members))
    }

    fn members(
        &self,
        wanted: impl Fn(&str) -> Option<String>,
        coding: Coding,
    ) -> Result<Option<Members>, Fault> {
        let mut members = Members::new();
        for pair in self.pairs() {
            if let Some(name) = wanted(&pair.name) {
                push_member(&mut members, name, coding.decode(pair.value)?);
            }
        }
        Ok((!members.is_empty()).then_some(members))
    }

    fn pairs(&self) -> &[Pair<'r>] {
        match &self.source {
            Source::Pairs(_, pairs) => pairs,
            _ => &[],
        }
    }

    /// The strings with the name of the parameter.
    fn values(&self) -> Vec<&str> {
        let named = self.pairs().iter().filter(|pair| pair.name == self.name);
        named.map(|pair| pair.value).collect()
    }

    fn bracketed<'n>(&self, name: &'n str) -> Option<&'n str> {
        let rest = name.strip_prefix(self.name)?;
        rest.strip_prefix('[')?.strip_suffix(']')
    }

    fn without_prefix<'t>(&self, segment: &'t str) -> Result<&'t str, Fault> {
        let first = self.style.syntax(false).first;
        segment
            .strip_prefix(first)
            .ok_or_else(|| Fault::expected(format_args!("a text that starts with `{first}`")))
    }

    fn between(&self) -> &'static str {
        self.style.syntax(false).between
    }

    /// The value of `name=value`, if the style has names.
    fn unnamed<'t>(&self, part: &'t str) -> Result<&'t str, Fault> {
        if self.style.kind != Kind::Matrix {
            return Ok(part);
        }
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        if Coding::of(self.style, self.place, false).decode(name)? == self.name {
            Ok(value)
        } else {
            Err(Fault::expected(format_args!(
                "a text that starts with `;{}=`",
                self.name
            )))
        }
    }

    fn encoded_name(&self, coding: Coding) -> String {
        let mut name = String::new();
        coding.push_name(&mut name, self.name);
        name
    }
}

/// Whether a query member is another parameter, or part of one in style `deepObject`.
fn takes(other: &str, name: &str) -> bool {
    let rest = name.strip_prefix(other);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('[') && rest.ends_with(']'))
}

fn push_member(members: &mut Members, name: String, text: String) {
    members.entry(name).or_default().push(text);
}

fn query_pairs(query: &str) -> Source<'_> {
    let coding = Coding::of(Style::FORM, Place::Query, true);
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    Source::Pairs(
        query,
        pairs.filter_map(|pair| split_pair(pair, coding)).collect(),
    )
}

/// A pair whose name is not UTF-8 belongs to no parameter.
fn split_pair(pair: &str, coding: Coding) -> Option<Pair<'_>> {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let name = coding.decode(name).ok()?;
    Some(Pair { name, value })
}

/// The only string, if there is one.
fn one<'t>(texts: &[&'t str]) -> Result<Option<&'t str>, Fault> {
    match texts {
        [] => Ok(None),
        [text] => Ok(Some(text)),
        _ => Err(Fault::Repeated),
    }
}

/// Removes the whitespace that HTTP allows around values (RFC 9110 section 5.6.3).
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}
