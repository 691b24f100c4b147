//! Arrays: lists, and tuples where each place has a schema of its own.

use super::Lowered;
use super::parts::{Aspect, Schema};
use super::variant::Branch;
use crate::ir::Type;
use crate::lower::Lowering;
use crate::source::View;

/// As many items as the runtime's tuples have, and a reader can tell apart.
const LONGEST_TUPLE: usize = 8;

impl<'s> Lowering<'_, 's> {
    pub(super) fn lower_array(&mut self, schema: &Schema<'s>, name: &str) -> Type {
        let places = places(schema);
        let rest: Vec<_> = rest(schema).collect();
        if places.is_empty() {
            return self.lower_list(&rest, name);
        }
        let is_closed = rest.iter().any(|items| items.as_bool() == Some(false));
        if is_exactly(schema, places.len(), is_closed) {
            let items = places.iter().enumerate().map(|(index, place)| {
                let hint = format!("{name} Item {}", index + 1);
                self.lower_schema(*place, &hint).into_type()
            });
            return Type::Tuple(items.collect());
        }
        let is_typed = |items: &View<'s>| items.as_bool() != Some(false);
        let open = rest.iter().copied().filter(is_typed);
        if rest.is_empty() {
            // Whatever stands behind the places may be anything.
            return Type::List(Box::new(Type::Value));
        }
        let items: Vec<_> = places.into_iter().chain(open).collect();
        Type::List(Box::new(self.lower_any_item(schema, &items, name)))
    }

    fn lower_list(&mut self, items: &[View<'s>], name: &str) -> Type {
        if items.is_empty() {
            return Type::List(Box::new(Type::Value));
        }
        let item = self.lower_all(items, &format!("{name} Item"));
        Type::List(Box::new(item.into_type()))
    }

    /// The type of an item whose place is not known: one of those that the places have.
    fn lower_any_item(&mut self, schema: &Schema<'s>, items: &[View<'s>], name: &str) -> Type {
        let base = schema.clone().aspect(Aspect::Item);
        let mut branches = Vec::new();
        for item in items {
            if let Some(own) = Schema::gather(self.sources, self.diagnostics, *item) {
                let whole = own.clone();
                branches.push(Branch { own, whole });
            }
        }
        let nullable = branches.iter().any(|branch| branch.whole.allows_null());
        let branches = self.distinct(branches);
        let hint = format!("{name} Item");
        let lowered = match branches.as_slice() {
            [] => return Type::Value,
            [only] => Lowered {
                nullable,
                ..self.lower_gathered(&only.whole, &hint)
            },
            _ => self.lower_variants(&base, &branches, None, &hint, nullable, false),
        };
        lowered.into_type()
    }
}

/// The schemas of the first items: `prefixItems`, which was a list of `items` before JSON Schema 2020-12.
fn places<'s>(schema: &Schema<'s>) -> Vec<View<'s>> {
    let lists = schema.all("prefixItems").chain(schema.all("items"));
    let longest = lists
        .filter(View::is_sequence)
        .max_by_key(|list| list.items().len());
    longest.into_iter().flat_map(|list| list.items()).collect()
}

/// The schemas of the items behind those.
fn rest<'s, 'v>(schema: &'v Schema<'s>) -> impl Iterator<Item = View<'s>> + use<'s, 'v> {
    let items = schema.all("items").filter(|items| !items.is_sequence());
    items.chain(schema.all("additionalItems"))
}

/// Whether an array has exactly so many items.
fn is_exactly(schema: &Schema<'_>, count: usize, is_closed: bool) -> bool {
    let bound = |keyword| {
        let values = schema.all(keyword).filter_map(|value| value.as_u64());
        values.filter_map(|value| usize::try_from(value).ok())
    };
    let has_all = bound("minItems").any(|least| least >= count);
    let has_no_more = is_closed || bound("maxItems").any(|most| most <= count);
    count <= LONGEST_TUPLE && has_all && has_no_more
}
