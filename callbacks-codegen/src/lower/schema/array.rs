//! Arrays: lists, or tuples if each position has its own schema.

use super::Lowered;
use super::plan::Variants;
use super::variant::Branch;
use crate::ir::Type;
use crate::lower::Lowering;
use crate::schema::{Aspect, Form, Gathered, Keyword, SchemaId};

/// As many items as the tuples of the runtime have, and a reader can distinguish.
const LONGEST_TUPLE: usize = 8;

/// The schemas of an array's items.
pub(super) enum Items {
    Any,
    /// All of these schemas apply to each item.
    All(Vec<SchemaId>),
    /// Each position has its own schema.
    Tuple(Vec<SchemaId>),
    /// Each item has one of these schemas.
    Either(Vec<SchemaId>),
}

impl<'a> Lowering<'a, '_> {
    pub(super) fn lower_array(&mut self, schema: &Gathered<'a>, name: &str) -> Type {
        let item = match self.items(schema) {
            Items::Any => Type::Value,
            Items::All(items) => {
                let item = self.lower_all(&items, &format!("{name} Item"));
                item.into_type()
            }
            Items::Tuple(items) => {
                let items = items.iter().enumerate().map(|(index, item)| {
                    let hint = format!("{name} Item {}", index + 1);
                    self.lower_schema(*item, &hint).into_type()
                });
                return Type::Tuple(items.collect());
            }
            Items::Either(items) => self.lower_any_item(schema, &items, name),
        };
        Type::List(Box::new(item))
    }

    pub(super) fn items(&self, schema: &Gathered<'a>) -> Items {
        let places = places(schema);
        let rest: Vec<_> = rest(schema).collect();
        if places.is_empty() {
            return match rest.is_empty() {
                true => Items::Any,
                false => Items::All(rest),
            };
        }
        let is_false = |items: &SchemaId| self.schemas.get(*items).form == Form::Nothing;
        let is_closed = rest.iter().any(is_false);
        if is_exactly(schema, places.len(), is_closed) {
            return Items::Tuple(places);
        }
        if rest.is_empty() {
            // Items after the known positions may be anything.
            return Items::Any;
        }
        let open = rest.iter().copied().filter(|items| !is_false(items));
        Items::Either(places.into_iter().chain(open).collect())
    }

    /// The type of an item at an unknown position: one of those of the positions.
    fn lower_any_item(&mut self, schema: &Gathered<'a>, items: &[SchemaId], name: &str) -> Type {
        let base = schema.clone().aspect(Aspect::Item);
        let branches = self.item_branches(items);
        let nullable = branches.iter().any(|branch| branch.whole.allows_null());
        let branches = self.distinct(branches);
        let hint = format!("{name} Item");
        let lowered = match branches.as_slice() {
            [] => return Type::Value,
            [only] => Lowered {
                nullable,
                ..self.lower_gathered(&only.whole, &hint)
            },
            _ => {
                let variants = Variants {
                    branches,
                    tagging: None,
                    nullable,
                    is_exclusive: false,
                    is_opened: false,
                };
                self.lower_variants(&base, variants, &hint)
            }
        };
        lowered.into_type()
    }

    fn item_branches(&mut self, items: &[SchemaId]) -> Vec<Branch<'a>> {
        let gathered = items.iter().filter_map(|item| self.gather(*item));
        let branches = gathered.map(|own| Branch {
            whole: own.clone(),
            own,
        });
        branches.collect()
    }

    /// The branches of an item with different types.
    pub(super) fn distinct_items(&mut self, items: &[SchemaId]) -> Vec<Branch<'a>> {
        let branches = self.item_branches(items);
        self.distinct(branches)
    }
}

/// The schemas of the first items: `prefixItems`, or a list in `items` before JSON Schema 2020-12.
fn places(schema: &Gathered<'_>) -> Vec<SchemaId> {
    let lists = [Keyword::PrefixItems, Keyword::Items].into_iter();
    let lists = lists.flat_map(|keyword| schema.parts().map(move |part| part.list(keyword)));
    let longest = lists.max_by_key(|list| list.len());
    longest.unwrap_or_default().to_vec()
}

/// The schemas of the items after those.
fn rest(schema: &Gathered<'_>) -> impl Iterator<Item = SchemaId> {
    let items = schema.schemas(Keyword::Items);
    items.chain(schema.schemas(Keyword::AdditionalItems))
}

/// Whether an array has exactly this many items.
fn is_exactly(schema: &Gathered<'_>, count: usize, is_closed: bool) -> bool {
    let bound = |keyword| {
        let values = schema.all(keyword).filter_map(|value| value.as_u64());
        values.filter_map(|value| usize::try_from(value).ok())
    };
    let has_all = bound(Keyword::MinItems).any(|least| least >= count);
    let has_no_more = is_closed || bound(Keyword::MaxItems).any(|most| most <= count);
    count <= LONGEST_TUPLE && has_all && has_no_more
}
