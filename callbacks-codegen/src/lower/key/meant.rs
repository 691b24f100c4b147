//! Suggestions for a pointer that leads nowhere.

use std::cmp::Reverse;

use callbacks_expression::Pointer;

use super::schema::{End, follow, kinds};
use super::step::Missing;
use super::{Check, instead};
use crate::names;
use crate::schema::SchemaId;

impl<'s> Check<'_, 's> {
    /// Names with dots instead of slashes, the nearest name, the same name a level up or down, or else all names.
    pub(super) fn meant(
        &self,
        schema: SchemaId,
        pointer: &Pointer,
        index: usize,
        missing: &Missing<'s>,
    ) -> Option<String> {
        // Names are compared, and each is looked for a level down.
        if !self
            .schemas
            .sources
            .affords_comparing(4 * missing.names.len())
        {
            return None;
        }
        let tokens: Vec<_> = pointer.tokens().collect();
        let token = *tokens.get(index)?;
        let dotted: Vec<_> = tokens.iter().flat_map(|token| token.split('.')).collect();
        if dotted.len() > tokens.len() && self.leads_to_text(schema, &dotted) {
            return Some(format!(
                "names are separated by slashes: write {}",
                written(&dotted)
            ));
        }
        if names::nearest(token, missing.names.iter().copied()).is_none() {
            let mut moved = moved(&tokens, index, &missing.names);
            if let Some(tokens) = moved.find(|tokens| self.leads_to_text(schema, tokens)) {
                return Some(format!("there is {}", written(&tokens)));
            }
        }
        let mut names = missing.names.clone();
        names.sort_by_key(|name| Reverse(shared_words(token, name)));
        (!names.is_empty()).then(|| instead(token, &names, "properties"))
    }

    fn leads_to_text(&self, schema: SchemaId, tokens: &[&str]) -> bool {
        if tokens.is_empty() {
            return false;
        }
        match follow(self.schemas, schema, tokens.iter().copied()) {
            End::Found(found) => kinds(self.schemas, &found).has_text(),
            End::Unknown | End::Missing(..) => false,
        }
    }
}

/// The pointer without the missing token, and with each of the names, or an index, before it.
fn moved<'t>(
    tokens: &'t [&'t str],
    index: usize,
    names: &'t [&'t str],
) -> impl Iterator<Item = Vec<&'t str>> {
    let (before, after) = tokens.split_at(index);
    let without = [before, &after[1..]].concat();
    let names = names.iter().copied().chain(["0"]);
    let within = names.map(move |name| [before, &[name], after].concat());
    std::iter::once(without).chain(within)
}

fn written(tokens: &[&str]) -> String {
    let escaped = tokens
        .iter()
        .map(|token| token.replace('~', "~0").replace('/', "~1"));
    format!("`$request.body#/{}`", escaped.collect::<Vec<_>>().join("/"))
}

/// How many words two names share: `callbackUrl` and `statusCallback` share one.
fn shared_words(left: &str, right: &str) -> usize {
    let (left, right) = (names::snake(left), names::snake(right));
    left.split('_')
        .filter(|word| right.split('_').any(|other| other == *word))
        .count()
}
