//! A schema together with all that must hold beside it: the branches of its `allOf`, and of theirs.

use std::collections::HashSet;

use super::{MAX_DEPTH, tag};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Texts;
use crate::resolve;
use crate::source::{NodeId, SourceMap, View};

/// Keywords that say which values a schema allows, besides `allOf`. One that has none of them only describes.
const ASSERTIONS: [&str; 16] = [
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "const",
    "format",
    "oneOf",
    "anyOf",
    "not",
    "pattern",
    "minimum",
    "maximum",
    "patternProperties",
    "prefixItems",
];

/// Keywords that speak of types, so that a schema with one of them is not just any JSON.
const TYPING: [&str; 11] = [
    "type",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "items",
    "prefixItems",
    "enum",
    "const",
    "oneOf",
    "anyOf",
];

/// One of the schemas that must hold.
#[derive(Clone, Debug)]
struct Part<'s> {
    view: View<'s>,
    /// The name of the component that it is, when a reference led to it.
    component: Option<String>,
}

/// Schemas that must all hold, none of which is a reference.
#[derive(Clone, Debug)]
pub(super) struct Schema<'s> {
    parts: Vec<Part<'s>>,
    /// The nodes that it was gathered from.
    origins: Vec<View<'s>>,
    /// Choices (`oneOf`, `anyOf`, `discriminator`) of the parts that are decided: one of their branches is a part itself.
    settled: Vec<NodeId>,
}

/// A choice that a part leaves open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'s> {
    pub(super) keyword: &'static str,
    pub(super) list: View<'s>,
    /// The schema that has the keyword.
    pub(super) holder: View<'s>,
}

impl<'s> Schema<'s> {
    /// Follows references and flattens `allOf`. A reference that leads nowhere is told and left out.
    pub(super) fn gather(
        sources: &SourceMap<'s>,
        diagnostics: &mut Diagnostics,
        view: View<'s>,
    ) -> Option<Self> {
        let mut gathering = Gathering {
            sources,
            diagnostics,
            parts: Vec::new(),
            known: HashSet::new(),
            depth: 0,
        };
        let origin = gathering.add(view)?;
        let settled = gathering.decided();
        Some(Self {
            parts: gathering.parts,
            origins: vec![origin],
            settled,
        })
    }

    /// The same under the name of a component, where something else than a reference named it.
    pub(super) fn named(mut self, component: Option<String>) -> Self {
        if let Some(first) = self.parts.first_mut() {
            first.component = first.component.take().or(component);
        }
        self
    }

    /// The same without a choice, for one of its branches: no longer what a component's name stands for.
    pub(super) fn settle(mut self, choice: View<'_>) -> Self {
        self.settled.push(choice.id());
        self.parts.iter_mut().for_each(|part| part.component = None);
        self
    }

    /// The choices that are not decided.
    pub(super) fn choices(&self) -> Vec<Choice<'s>> {
        let mut choices = Vec::new();
        for keyword in ["oneOf", "anyOf"] {
            for holder in self.views() {
                if let Some(list) = holder.get(keyword).filter(|list| !self.is_settled(*list)) {
                    choices.push(Choice {
                        keyword,
                        list,
                        holder,
                    });
                }
            }
        }
        choices
    }

    pub(super) fn is_settled(&self, choice: View<'_>) -> bool {
        self.settled.contains(&choice.id())
    }

    /// Whether it was gathered from this node.
    pub(super) fn is_at(&self, view: View<'_>) -> bool {
        self.origins.iter().any(|origin| origin.id() == view.id())
    }

    /// Whether a schema is one of the parts.
    pub(super) fn has_part(&self, view: View<'_>) -> bool {
        self.parts.iter().any(|part| part.view.id() == view.id())
    }

    /// Whether everything that another schema asks for is asked for here.
    pub(super) fn includes(&self, other: &Self) -> bool {
        let asserting = other.asserting();
        asserting.iter().all(|part| self.has_part(part.view))
    }

    /// Both schemas at once.
    pub(super) fn and(mut self, other: Self) -> Self {
        let mut known: HashSet<_> = self.parts.iter().map(|part| part.view.id()).collect();
        let parts = other.parts.into_iter();
        self.parts
            .extend(parts.filter(|part| known.insert(part.view.id())));
        self.origins.extend(other.origins);
        self.settled.extend(other.settled);
        self
    }

    /// The parts that say which values are allowed.
    fn asserting(&self) -> Vec<&Part<'s>> {
        let mut asserting: Vec<_> = self
            .parts
            .iter()
            .filter(|part| asserts(part.view, &self.settled))
            .collect();
        // `type` beside an `allOf` only repeats what its branches say.
        if asserting.len() > 1 && asserting.iter().any(|part| !only_names_type(part.view)) {
            asserting.retain(|part| !only_names_type(part.view));
        }
        asserting
    }

    /// The one part that says anything, if that is as it stands in the document: one with a decided choice is not what
    /// others mean who refer to it.
    fn only_part(&self) -> Option<&Part<'s>> {
        let [only] = self.asserting()[..] else {
            return None;
        };
        let mut choices = ["oneOf", "anyOf", "discriminator"]
            .iter()
            .filter_map(|keyword| only.view.get(keyword));
        (!choices.any(|choice| self.is_settled(choice))).then_some(only)
    }

    /// The component that it is: of the one part that says anything, or else of the whole.
    pub(super) fn component(&self) -> Option<&str> {
        if let Some(only) = self.only_part() {
            return only.component.as_deref();
        }
        let is_whole = self.origins.len() == 1;
        let first = self.parts.first().filter(|_| is_whole)?;
        first.component.as_deref()
    }

    /// What tells it from other schemas: one that adds nothing to another is that other one.
    pub(super) fn id(&self) -> Vec<NodeId> {
        match self.only_part() {
            Some(only) => vec![only.view.id()],
            None => {
                let origins = self.origins.iter().map(View::id);
                origins.chain(self.settled.iter().copied()).collect()
            }
        }
    }

    /// The outermost node, for messages and documentation.
    pub(super) fn first(&self) -> View<'s> {
        match self.asserting().as_slice() {
            [only] => only.view,
            // A branch is more than the choice that it is of.
            _ if !self.settled.is_empty() => self.origins[self.origins.len() - 1],
            _ => self.origins[0],
        }
    }

    /// Whether it is `true` or `false`, or no schema at all.
    pub(super) fn is_no_mapping(&self) -> bool {
        self.parts.iter().any(|part| !part.view.is_mapping())
    }

    /// Whether it says which values it allows, in a way that a type could.
    pub(super) fn says_something(&self) -> bool {
        let says = |view: &View<'s>| TYPING.iter().any(|keyword| view.get(keyword).is_some());
        self.views().any(|view| says(&view))
    }

    /// The nodes of the parts.
    pub(super) fn views(&self) -> impl Iterator<Item = View<'s>> {
        self.parts.iter().map(|part| part.view)
    }

    /// The values of a keyword in the parts that have it.
    pub(super) fn all(&self, keyword: &str) -> impl Iterator<Item = View<'s>> {
        self.parts
            .iter()
            .filter_map(move |part| part.view.get(keyword))
    }

    /// The first value of a keyword.
    pub(super) fn get(&self, keyword: &str) -> Option<View<'s>> {
        self.all(keyword).next()
    }

    /// What documents it: the first text of each kind. What stands beside a reference documents the place, not the schema.
    pub(super) fn texts(&self) -> Texts<'s> {
        if let [only] = self.asserting().as_slice() {
            return Texts::of(only.view);
        }
        let mut texts = Texts::default();
        for view in self.views() {
            let more = Texts::of(view);
            texts.summary = texts.summary.or(more.summary);
            texts.description = texts.description.or(more.description);
            texts.deprecated |= more.deprecated;
        }
        texts
    }

    /// The properties of all parts in the order of the document, each with the schemas that it must satisfy.
    pub(super) fn properties(&self) -> Vec<(&'s str, Vec<View<'s>>)> {
        let mut properties: Vec<(&'s str, Vec<View<'s>>)> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for (key, schema) in self.all("properties").flat_map(|map| map.entries()) {
            let place = *places.entry(key.text).or_insert_with(|| {
                properties.push((key.text, Vec::new()));
                properties.len() - 1
            });
            properties[place].1.push(schema);
        }
        properties
    }

    /// The names that `required` lists in any part.
    pub(super) fn required(&self) -> HashSet<&'s str> {
        let lists = self.all("required").flat_map(|list| list.items());
        lists.filter_map(|name| name.as_text()).collect()
    }

    /// Whether `null` is allowed: by every part that says which types are. `nullable` of 3.0 beside an `allOf` is meant for
    /// the whole, whatever its branches say.
    pub(super) fn allows_null(&self) -> bool {
        let asserting = self.asserting();
        let outer = self.origins[0]
            .get("nullable")
            .and_then(|flag| flag.as_bool());
        outer == Some(true)
            || (!asserting.is_empty() && asserting.iter().all(|part| part_allows_null(part.view)))
    }

    /// The type that the parts name besides `null`.
    pub(super) fn types(&self) -> Types<'s> {
        let mut found = Types::Any;
        for node in self.all("type") {
            let named = match node.as_text() {
                Some("null") => Types::Null,
                Some(name) => Types::One(name),
                None => several(node),
            };
            // A narrower list wins: all parts must hold.
            if !matches!(found, Types::One(_)) {
                found = named;
            }
        }
        found
    }
}

/// The types that a schema allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Types<'s> {
    Any,
    Null,
    One(&'s str),
    Several(Vec<&'s str>),
}

fn several<'s>(list: View<'s>) -> Types<'s> {
    let names = list
        .items()
        .filter_map(|item| item.as_text())
        .filter(|name| *name != "null");
    let names: Vec<_> = names.collect();
    match names.as_slice() {
        [] => Types::Null,
        [only] => Types::One(only),
        _ => Types::Several(names),
    }
}

fn part_allows_null(part: View<'_>) -> bool {
    let flag = part.get("nullable").and_then(|flag| flag.as_bool()) == Some(true);
    let typed = part.get("type").is_some_and(|types| {
        types.as_text() == Some("null") || types.items().any(|name| name.as_text() == Some("null"))
    });
    let valued = part.get("type").is_none()
        && part
            .get("enum")
            .is_some_and(|values| values.items().any(|value| value.is_null()));
    flag || typed || valued
}

/// Collects the parts of a schema.
struct Gathering<'a, 's> {
    sources: &'a SourceMap<'s>,
    diagnostics: &'a mut Diagnostics,
    parts: Vec<Part<'s>>,
    known: HashSet<NodeId>,
    /// `allOf` within `allOf`, references included.
    depth: usize,
}

impl<'s> Gathering<'_, 's> {
    /// Adds a schema and the branches of its `allOf`. It gives the node behind the references.
    fn add(&mut self, view: View<'s>) -> Option<View<'s>> {
        let resolved = match resolve::resolve(self.sources, view) {
            Ok(resolved) => resolved,
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                return None;
            }
        };
        // OpenAPI 3.1 lets keywords stand beside `$ref`; what merely describes changes nothing.
        let has_siblings = resolved.reference.is_some() && asserts(view, &[]);
        if has_siblings {
            self.push(view, None);
        }
        let component = resolved.reference.and_then(component_name);
        if self.push(resolved.view, component) {
            let branches = resolved
                .view
                .get("allOf")
                .into_iter()
                .flat_map(|list| list.items());
            self.depth += 1;
            branches.for_each(|branch| self.add_branch(branch));
            self.depth -= 1;
        }
        Some(if has_siblings { view } else { resolved.view })
    }

    fn add_branch(&mut self, branch: View<'s>) {
        if self.depth < MAX_DEPTH {
            self.add(branch);
        } else {
            let message = "`allOf` is nested too deep";
            let location = branch.location();
            self.diagnostics
                .push(Diagnostic::error(Code::TOO_DEEP, location, message));
        }
    }

    /// The choices among the parts of which one branch is a part as well: a subtype has its base among its parts, and the
    /// base may list its subtypes.
    fn decided(&self) -> Vec<NodeId> {
        let is_part = |view: View<'s>| self.known.contains(&view.id());
        let mut decided = Vec::new();
        for part in &self.parts {
            for list in ["oneOf", "anyOf"]
                .iter()
                .filter_map(|keyword| part.view.get(keyword))
            {
                let mut branches = list
                    .items()
                    .filter_map(|item| resolve::resolve(self.sources, item).ok());
                if branches.any(|branch| is_part(branch.view)) {
                    decided.push(list.id());
                }
            }
            if let Some(discriminator) = part.view.get("discriminator") {
                let targets = tag::mapping(self.sources, discriminator);
                let is_other = |target: View<'s>| target.id() != part.view.id();
                if targets
                    .iter()
                    .any(|(_, target)| is_other(target.view) && is_part(target.view))
                {
                    decided.push(discriminator.id());
                }
            }
        }
        decided
    }

    /// Each schema once: an `allOf` may lead back to itself, or to the same schema twice.
    fn push(&mut self, view: View<'s>, component: Option<String>) -> bool {
        let is_new = self.known.insert(view.id());
        if is_new {
            self.parts.push(Part { view, component });
        }
        is_new
    }
}

fn only_names_type(view: View<'_>) -> bool {
    let mut said = ASSERTIONS
        .iter()
        .filter(|keyword| view.get(keyword).is_some());
    said.next() == Some(&"type") && said.next().is_none()
}

/// Whether a schema says which values are allowed, other than through its `allOf`.
fn asserts(view: View<'_>, settled: &[NodeId]) -> bool {
    let says = |keyword: &&str| {
        view.get(keyword)
            .is_some_and(|value| settled.is_empty() || !settled.contains(&value.id()))
    };
    !view.is_mapping() || ASSERTIONS.iter().any(says)
}

/// The last token of a reference into `components/schemas` or `$defs`, or the name of a file that is a schema.
pub(super) fn component_name(reference: &str) -> Option<String> {
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    let token = match pointer.rsplit_once('/') {
        Some((_, token)) => token,
        None => file.rsplit('/').next()?.split('.').next()?,
    };
    let decoded = percent_encoding::percent_decode_str(token).decode_utf8_lossy();
    let name = decoded.replace("~1", "/").replace("~0", "~");
    // A reference into the middle of a schema (`#/…/items`) names nothing.
    let is_named =
        !matches!(name.as_str(), "" | "schema" | "items") && name.parse::<u32>().is_err();
    is_named.then_some(name)
}
