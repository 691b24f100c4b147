//! Differences that are known and have a reason.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

/// How our code and the oracle differ about an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The oracle accepts it and our code does not.
    Refused,
    /// The oracle refuses it and our code does not.
    Accepted,
    /// Both accept it, but what comes out is not what went in.
    Changed,
    /// Our code panicked, or gave no answer.
    Crashed,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Accepted => "accepted",
            Self::Changed => "changed",
            Self::Crashed => "crashed",
        }
    }
}

/// A disagreement, as rules see it.
#[derive(Clone, Debug)]
pub(crate) struct Disagreement<'d> {
    pub(crate) kind: Kind,
    /// The path of the document in the list.
    pub(crate) document: &'d str,
    /// The place of the body's schema: `file.yaml#/components/schemas/Order`.
    pub(crate) schema: &'d str,
    pub(crate) instance: &'d str,
    /// The reasons of the oracle, joined.
    pub(crate) oracle: &'d str,
    /// The keywords that refuse it in the oracle.
    pub(crate) keywords: Vec<&'d str>,
    /// The reason of our code.
    pub(crate) ours: &'d str,
}

/// One rule of the list. Everything that it names must fit.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) reason: String,
    kind: Option<String>,
    document: Option<String>,
    schema: Option<String>,
    /// All the keywords by which the oracle refuses are among these.
    keywords: Option<Vec<String>>,
    oracle: Option<String>,
    ours: Option<String>,
    instance: Option<String>,
    /// Another way to read the schema, by which there is no disagreement.
    pub(crate) reading: Option<String>,
    /// How many disagreements it excused.
    pub(crate) excused: AtomicUsize,
}

/// Other ways to read a schema: without what a discriminator decides, and with null wherever `nullable` of 3.0 is used.
pub(crate) const READINGS: [&str; 2] = ["without discriminators", "nullable as meant"];

/// Reads the list: an array of objects with a `reason` and at least one of `kind`, `document`, `schema`, `keywords`,
/// `oracle`, `ours`, `instance` and `reading`, of which all but `kind`, `keywords` and `reading` are texts with `*` for
/// anything. A `reading` is one of [`READINGS`].
///
/// # Errors
///
/// When there is no such list, or it is of another form.
pub(crate) fn read(file: &Path) -> Result<Vec<Rule>, String> {
    let shown = file.display();
    let text = fs::read_to_string(file).map_err(|error| format!("{shown}: {error}"))?;
    parse(&text).map_err(|error| format!("{shown}: {error}"))
}

fn parse(text: &str) -> Result<Vec<Rule>, String> {
    let list: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    list.as_array()
        .ok_or("expected a list of rules")?
        .iter()
        .map(rule)
        .collect()
}

fn rule(entry: &Value) -> Result<Rule, String> {
    let known = [
        "reason", "kind", "document", "schema", "keywords", "oracle", "ours", "instance", "reading",
    ];
    let members = entry.as_object().ok_or("a rule is an object")?;
    if let Some(unknown) = members.keys().find(|name| !known.contains(&name.as_str())) {
        return Err(format!("a rule has no `{unknown}`"));
    }
    let text = |name: &str| match members.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("`{name}` of a rule is a text")),
    };
    let keywords = members.get("keywords").map(|list| {
        let names = list
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str);
        names.map(str::to_owned).collect()
    });
    let reading = text("reading")?;
    if let Some(unknown) = reading.as_deref().filter(|name| !READINGS.contains(name)) {
        return Err(format!("there is no reading `{unknown}`"));
    }
    if members.len() < 2 {
        return Err("a rule needs more than a reason".to_owned());
    }
    Ok(Rule {
        reason: text("reason")?.ok_or("a rule needs a `reason`")?,
        kind: text("kind")?,
        document: text("document")?,
        schema: text("schema")?,
        keywords,
        oracle: text("oracle")?,
        ours: text("ours")?,
        instance: text("instance")?,
        reading,
        excused: AtomicUsize::new(0),
    })
}

/// Whether one of the rules excuses a disagreement, which is counted. `agrees` says whether there is none by another reading.
pub(crate) fn excuse(
    rules: &[Rule],
    disagreement: &Disagreement<'_>,
    agrees: impl Fn(&str) -> bool,
) -> bool {
    let rule = rules
        .iter()
        .find(|rule| rule.fits(disagreement) && rule.reading.as_deref().is_none_or(&agrees));
    if let Some(rule) = rule {
        rule.excused.fetch_add(1, Ordering::Relaxed);
    }
    rule.is_some()
}

impl Rule {
    fn fits(&self, disagreement: &Disagreement<'_>) -> bool {
        let fits = |pattern: &Option<String>, text: &str| {
            pattern
                .as_ref()
                .is_none_or(|pattern| matches(pattern, text))
        };
        let is_listed = |keyword: &&str| {
            self.keywords
                .iter()
                .flatten()
                .any(|known| known == *keyword)
        };
        fits(&self.kind, disagreement.kind.name())
            && fits(&self.document, disagreement.document)
            && fits(&self.schema, disagreement.schema)
            && fits(&self.oracle, disagreement.oracle)
            && fits(&self.ours, disagreement.ours)
            && fits(&self.instance, disagreement.instance)
            && (self.keywords.is_none() || disagreement.keywords.iter().all(is_listed))
    }
}

/// Whether a string fits a pattern in which `*` matches anything.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_excuses_what_fits_all_of_it() {
        let rules = parse(
            r#"[{"reason": "idn", "kind": "accepted", "keywords": ["format"], "oracle": "*hostname*"},
                {"reason": "one", "document": "a/*.yaml", "ours": "decode: *"}]"#,
        )
        .unwrap();
        let disagreement = Disagreement {
            kind: Kind::Accepted,
            document: "b.yaml",
            schema: "b.yaml#/x",
            instance: "1",
            oracle: "format: no hostname",
            keywords: vec!["format"],
            ours: "",
        };
        assert!(excuse(&rules, &disagreement, |_| false));
        let two = Disagreement {
            keywords: vec!["format", "type"],
            ..disagreement.clone()
        };
        assert!(!excuse(&rules, &two, |_| true));
        let other = Disagreement {
            document: "a/b.yaml",
            ours: "decode: bad",
            kind: Kind::Refused,
            ..disagreement
        };
        assert!(excuse(&rules, &other, |_| false));
        assert_eq!(
            rules
                .iter()
                .map(|rule| rule.excused.load(Ordering::Relaxed))
                .collect::<Vec<_>>(),
            [1, 1]
        );
    }

    #[test]
    fn a_reading_excuses_what_it_agrees_about() {
        let rules = r#"[{"reason": "why", "reading": "nullable as meant"}]"#;
        let rules = parse(rules).unwrap();
        let disagreement = Disagreement {
            kind: Kind::Accepted,
            document: "a.yaml",
            schema: "a.yaml#/x",
            instance: "null",
            oracle: "",
            keywords: vec!["type"],
            ours: "",
        };
        assert!(excuse(&rules, &disagreement, |reading| reading
            == "nullable as meant"));
        assert!(!excuse(&rules, &disagreement, |_| false));
    }

    #[test]
    fn what_is_no_rule_is_told() {
        for (text, message) in [
            ("{}", "expected a list of rules"),
            (r#"[{"kind": "changed", "x": 1}]"#, "a rule has no `x`"),
            (r#"[{"reason": "all"}]"#, "a rule needs more than a reason"),
            (
                r#"[{"reason": "why", "reading": "upside down"}]"#,
                "there is no reading `upside down`",
            ),
            (
                r#"[{"kind": "changed", "ours": "x"}]"#,
                "a rule needs a `reason`",
            ),
        ] {
            assert_eq!(parse(text).map(|_| ()), Err(message.to_owned()));
        }
    }

    #[test]
    fn stars_stand_for_anything() {
        assert!(
            matches("*", "")
                && matches("a*c", "abc")
                && matches("a*b*c", "aXbYc")
                && matches("abc", "abc")
        );
        assert!(!matches("a*c", "abd") && !matches("a", "ab") && !matches("*b", "bc"));
    }
}
