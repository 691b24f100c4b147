//! What does not apply, and why.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::payload::matches;

/// The list.
#[derive(Debug)]
pub(super) struct Rules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    reason: String,
    /// `file: case: test`, with `*` for anything.
    test: Option<String>,
    /// What the generated code says.
    ours: Option<String>,
    /// The oracle refuses it too, because keywords imply their type here.
    is_implied: bool,
}

impl Rules {
    /// Reads the list: objects with a `reason`, and a `test`, an `ours` or `implied`.
    ///
    /// # Errors
    ///
    /// When there is no such list, or it is of another form.
    pub(super) fn read(file: &Path) -> Result<Self, String> {
        let shown = file.display();
        let text = fs::read_to_string(file).map_err(|error| format!("{shown}: {error}"))?;
        Self::parse(&text).ok_or_else(|| format!("{shown} is no list of reasons"))
    }

    fn parse(text: &str) -> Option<Self> {
        let list: Value = serde_json::from_str(text).ok()?;
        let rule = |entry: &Value| {
            let text = |name: &str| entry.get(name).and_then(Value::as_str).map(str::to_owned);
            let rule = Rule {
                reason: text("reason")?,
                test: text("test"),
                ours: text("ours"),
                is_implied: entry.get("implied") == Some(&Value::Bool(true)),
            };
            let says = rule.test.is_some() || rule.ours.is_some() || rule.is_implied;
            says.then_some(rule)
        };
        Some(Self(
            list.as_array()?.iter().map(rule).collect::<Option<_>>()?,
        ))
    }

    /// Why a test does not apply, if it does not.
    pub(super) fn reason(
        &self,
        test: &str,
        ours: &str,
        is_implied: impl Fn() -> bool,
    ) -> Option<&str> {
        let fits = |pattern: &Option<String>, text: &str| {
            pattern
                .as_ref()
                .is_none_or(|pattern| matches(pattern, text))
        };
        let rule = self.0.iter().find(|rule| {
            fits(&rule.test, test) && fits(&rule.ours, ours) && (!rule.is_implied || is_implied())
        });
        rule.map(|rule| rule.reason.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_for_what_fits_all_of_it() {
        let rules = Rules::parse(r#"[{"reason": "a", "implied": true}, {"reason": "b", "test": "ref: *", "ours": "crashed*"}]"#).unwrap();
        assert_eq!(rules.reason("type: x", "accepted", || true), Some("a"));
        assert_eq!(rules.reason("ref: x", "crashed: y", || false), Some("b"));
        assert_eq!(rules.reason("ref: x", "accepted", || false), None);
        assert!(Rules::parse(r#"[{"reason": "all"}]"#).is_none());
    }
}
