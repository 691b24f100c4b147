//! Branches that a tag chooses.

use super::Texts;
use crate::body::node::Node;

/// What a tag says about the branches of a choice.
pub(super) struct Chosen {
    /// The branch that it names.
    place: Option<usize>,
    /// How many branches have names. Those behind them are not objects.
    count: usize,
}

impl Chosen {
    /// The choice among the branches of a keyword. `None` if nothing is known: the member is missing, and no branch is
    /// the default.
    pub(super) fn of(schema: &Node, keyword: &str, texts: Texts<'_, '_>) -> Option<Self> {
        let tag = schema.get("tag")?;
        if tag.get("of")?.text() != Some(keyword) {
            return None;
        }
        let text = tag.get("name").and_then(Node::text).and_then(texts);
        let names = tag.get("texts").map_or(&[][..], Node::items);
        let has = |node: &dyn Fn(&Node) -> bool| {
            let mut lists = names.iter();
            lists.position(|list| list.items().iter().any(node))
        };
        let named = text
            .as_deref()
            .and_then(|text| has(&|known: &Node| known.text() == Some(text)));
        let place = named.or_else(|| has(&Node::is_true));
        (text.is_some() || place.is_some()).then_some(Self {
            place,
            count: names.len(),
        })
    }

    pub(super) fn includes(&self, place: usize) -> bool {
        self.place == Some(place) || place >= self.count
    }
}
