//! A schema together with all that must hold beside it: the branches of its `allOf`, and of theirs.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::rc::Rc;

use super::{MAX_DEPTH, tag};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Texts;
use crate::lower::sharing::Sharing;
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
    component: Option<Cow<'s, str>>,
    /// Whether it is one, also where only a part of what it says is meant.
    is_component: bool,
}

/// Schemas that must all hold, none of which is a reference. Cheap to clone: the same are asked for again and again.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Schema<'s> {
    content: Rc<Content<'s>>,
}

#[derive(Clone, Debug)]
struct Content<'s> {
    parts: Vec<Part<'s>>,
    /// The nodes that it was gathered from.
    origins: Vec<View<'s>>,
    /// Choices (`oneOf`, `anyOf`, `discriminator`) of the parts that are decided: one of their branches is a part itself.
    settled: Vec<NodeId>,
    /// Which aspect of the schema is meant, where it is not the whole.
    aspect: Option<Aspect<'s>>,
    /// What follows from the others.
    facts: OnceCell<Facts>,
    id: OnceCell<SchemaId>,
}

/// What tells a schema from others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::lower) struct SchemaId {
    nodes: Vec<NodeId>,
    aspect: Option<String>,
}

impl SchemaId {
    /// Whether it is of several schemas at once.
    pub(in crate::lower) fn is_combined(&self) -> bool {
        self.nodes.len() > 1
    }
}

/// A part of what a schema says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aspect<'s> {
    /// Its values of one type among several.
    Type(&'s str),
    /// Any item of its arrays, where these differ by their place.
    Item,
}

/// What is asked of a schema for each of its users.
#[derive(Clone, Debug)]
struct Facts {
    /// The indices of the parts that say which values are allowed.
    asserting: Vec<usize>,
    /// The one that says anything, if that is as it stands in the document.
    only: Option<usize>,
    allows_null: bool,
}

/// A choice that a part leaves open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'s> {
    pub(super) list: View<'s>,
    /// The schema that has the keyword.
    pub(super) holder: View<'s>,
}

impl Choice<'_> {
    /// Whether a value must be of one branch only.
    pub(super) fn is_exclusive(&self) -> bool {
        let list = self.holder.get("oneOf");
        list.is_some_and(|list| list.id() == self.list.id())
    }
}

impl<'s> Schema<'s> {
    /// Follows references and flattens `allOf`. A reference that leads nowhere is told and left out.
    pub(super) fn gather(
        sources: &SourceMap<'s>,
        diagnostics: &mut Diagnostics,
        view: View<'s>,
    ) -> Option<Self> {
        Self::gather_all(sources, diagnostics, &[view])
    }

    /// The same of schemas that must hold at once. `None` when none of them is there.
    pub(super) fn gather_all(
        sources: &SourceMap<'s>,
        diagnostics: &mut Diagnostics,
        views: &[View<'s>],
    ) -> Option<Self> {
        let mut gathering = Gathering {
            sources,
            diagnostics,
            parts: Vec::new(),
            known: HashSet::new(),
            depth: 0,
        };
        let origins: Vec<_> = views
            .iter()
            .filter_map(|view| gathering.add(*view))
            .collect();
        let settled = gathering.decided();
        let content = Content {
            parts: gathering.parts,
            origins,
            settled,
            aspect: None,
            facts: OnceCell::new(),
            id: OnceCell::new(),
        };
        (!content.origins.is_empty()).then(|| Self {
            content: Rc::new(content),
        })
    }

    /// What it consists of, to be changed: what followed from it may follow no more.
    fn change(&mut self) -> &mut Content<'s> {
        let content = Rc::make_mut(&mut self.content);
        content.facts = OnceCell::new();
        content.id = OnceCell::new();
        content
    }

    /// The same under the name of a component, where something else than a reference named it.
    pub(super) fn named(mut self, component: Option<String>) -> Self {
        if let Some(first) = self.change().parts.first_mut() {
            first.is_component |= component.is_some();
            first.component = first.component.take().or(component.map(Cow::Owned));
        }
        self
    }

    /// The same without a choice, for one of its branches: no longer what a component's name stands for.
    pub(super) fn settle(mut self, choice: View<'_>) -> Self {
        let content = self.change();
        content.settled.push(choice.id());
        let parts = content.parts.iter_mut();
        parts.for_each(|part| part.component = None);
        self
    }

    /// An aspect of it, which has no name of its own.
    pub(super) fn aspect(mut self, aspect: Aspect<'s>) -> Self {
        let content = self.change();
        content.aspect = Some(aspect);
        let parts = content.parts.iter_mut();
        parts.for_each(|part| part.component = None);
        self
    }

    /// Whether only its values of one type are meant.
    pub(super) fn aspect_is_item(&self) -> bool {
        matches!(self.content.aspect, Some(Aspect::Item))
    }

    pub(super) fn aspect_is_type(&self) -> bool {
        matches!(self.content.aspect, Some(Aspect::Type(_)))
    }

    /// The nodes that it was gathered from: all that it says hangs on them.
    pub(super) fn origins(&self) -> &[View<'s>] {
        &self.content.origins
    }

    /// The choices that are not decided.
    pub(super) fn choices(&self) -> Vec<Choice<'s>> {
        let mut choices = Vec::new();
        for keyword in ["oneOf", "anyOf"] {
            for holder in self.views() {
                if let Some(list) = holder.get(keyword).filter(|list| !self.is_settled(*list)) {
                    choices.push(Choice { list, holder });
                }
            }
        }
        choices
    }

    pub(super) fn is_settled(&self, choice: View<'_>) -> bool {
        self.content.settled.contains(&choice.id())
    }

    /// Whether it was gathered from this node.
    pub(in crate::lower) fn is_at(&self, view: View<'_>) -> bool {
        self.content
            .origins
            .iter()
            .any(|origin| origin.id() == view.id())
    }

    /// Whether a schema is one of the parts.
    pub(super) fn has_part(&self, view: View<'_>) -> bool {
        self.content
            .parts
            .iter()
            .any(|part| part.view.id() == view.id())
    }

    /// Whether everything that another schema asks for is asked for here.
    pub(super) fn includes(&self, other: &Self) -> bool {
        let mut asserting = other.asserting();
        asserting.all(|part| self.has_part(part.view))
    }

    /// Both schemas at once.
    pub(super) fn and(mut self, other: Self) -> Self {
        let content = self.change();
        let mut known: HashSet<_> = content.parts.iter().map(|part| part.view.id()).collect();
        let more = Rc::unwrap_or_clone(other.content);
        let parts = more.parts.into_iter();
        content
            .parts
            .extend(parts.filter(|part| known.insert(part.view.id())));
        content.origins.extend(more.origins);
        content.settled.extend(more.settled);
        self
    }

    /// The parts that say which values are allowed.
    fn asserting(&self) -> impl ExactSizeIterator<Item = &Part<'s>> {
        let indices = self.facts().asserting.iter();
        indices.map(|index| &self.content.parts[*index])
    }

    /// The only part that says which values are allowed.
    fn only_asserting(&self) -> Option<&Part<'s>> {
        let mut asserting = self.asserting();
        asserting.next().filter(|_| asserting.len() == 0)
    }

    fn facts(&self) -> &Facts {
        self.content.facts.get_or_init(|| self.content.facts())
    }

    /// The one part that says anything, if that is as it stands in the document: one with a decided choice is not what
    /// others mean who refer to it.
    fn only_part(&self) -> Option<&Part<'s>> {
        Some(&self.content.parts[self.facts().only?])
    }

    /// The component that it is: of the one part that says anything, or else of the whole.
    pub(super) fn component(&self) -> Option<&str> {
        if let Some(only) = self.only_part() {
            return only.component.as_deref();
        }
        let is_whole = self.content.origins.len() == 1;
        let first = self.content.parts.first().filter(|_| is_whole)?;
        first.component.as_deref()
    }

    /// What tells it from other schemas: one that adds nothing to another is that other one.
    pub(super) fn id(&self) -> &SchemaId {
        self.content.id.get_or_init(|| self.find_id())
    }

    fn find_id(&self) -> SchemaId {
        let nodes = match self.only_part() {
            Some(only) => vec![only.view.id()],
            None => {
                let origins = self.content.origins.iter().map(View::id);
                origins
                    .chain(self.content.settled.iter().copied())
                    .collect()
            }
        };
        let aspect = self.aspect_name();
        SchemaId { nodes, aspect }
    }

    /// The same, where those without names are one that are equal.
    pub(super) fn shared_id(&self, sharing: &mut Sharing<'s>, sources: &SourceMap<'s>) -> SchemaId {
        if self.component().is_some() {
            return self.id().clone();
        }
        let mut node = |view: View<'s>| match self.is_component(view) {
            true => view.id(),
            false => sharing.first(sources, view),
        };
        let nodes = match self.only_part() {
            Some(only) => vec![node(only.view)],
            None => {
                let origins = self.content.origins.iter();
                let mut nodes: Vec<_> = origins.map(|origin| node(*origin)).collect();
                let settled = self.content.settled.iter();
                nodes.extend(settled.map(|choice| sharing.known(*choice)));
                nodes
            }
        };
        let aspect = self.aspect_name();
        SchemaId { nodes, aspect }
    }

    fn aspect_name(&self) -> Option<String> {
        self.content.aspect.map(|aspect| match aspect {
            Aspect::Type(name) => name.to_owned(),
            Aspect::Item => "items".to_owned(),
        })
    }

    /// Whether a node among the parts has a name of its own.
    fn is_component(&self, view: View<'_>) -> bool {
        let mut parts = self.content.parts.iter();
        parts.any(|part| part.is_component && part.view.id() == view.id())
    }

    /// The outermost node, for messages and documentation.
    pub(super) fn first(&self) -> View<'s> {
        let origins = &self.content.origins;
        match self.only_asserting() {
            Some(only) => only.view,
            // A branch is more than the choice that it is of.
            None if !self.content.settled.is_empty() => origins[origins.len() - 1],
            None => origins[0],
        }
    }

    /// Whether it is `true` or `false`, or no schema at all.
    pub(super) fn is_no_mapping(&self) -> bool {
        self.content
            .parts
            .iter()
            .any(|part| !part.view.is_mapping())
    }

    /// Whether it says which values it allows, in a way that a type could.
    pub(super) fn says_something(&self) -> bool {
        let says = |view: &View<'s>| TYPING.iter().any(|keyword| view.get(keyword).is_some());
        self.views().any(|view| says(&view))
    }

    /// The nodes of the parts.
    pub(super) fn views(&self) -> impl Iterator<Item = View<'s>> {
        self.content.parts.iter().map(|part| part.view)
    }

    /// The values of a keyword in the parts that have it.
    pub(super) fn all(&self, keyword: &str) -> impl Iterator<Item = View<'s>> {
        self.content
            .parts
            .iter()
            .filter_map(move |part| part.view.get(keyword))
    }

    /// The first value of a keyword.
    pub(super) fn get(&self, keyword: &str) -> Option<View<'s>> {
        self.all(keyword).next()
    }

    /// What documents it: the first text of each kind. What stands beside a reference documents the place, not the schema.
    pub(in crate::lower) fn texts(&self) -> Texts<'s> {
        if let Some(only) = self.only_asserting() {
            return Texts::of_schema(only.view);
        }
        let mut texts = Texts::default();
        for view in self.views() {
            let more = Texts::of_schema(view);
            texts.summary = texts.summary.or(more.summary);
            texts.description = texts.description.or(more.description);
            texts.deprecated |= more.deprecated;
            texts.example = texts.example.or(more.example);
        }
        texts
    }

    /// The properties of all parts in the order of the document, each with the schemas that it must satisfy.
    pub(super) fn properties(&self) -> Vec<(&'s str, Vec<View<'s>>)> {
        let mut maps = self.all("properties");
        if let (Some(only), None) = (maps.next(), maps.next()) {
            // Which is nearly always so, and the names of one map differ.
            let entries = only.entries();
            return entries
                .map(|(key, schema)| (key.text, vec![schema]))
                .collect();
        }
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
        self.content.aspect.is_none() && self.facts().allows_null
    }

    /// The type that the parts name besides `null`.
    pub(super) fn types(&self) -> Types<'s> {
        if let Some(Aspect::Type(name)) = self.content.aspect {
            return Types::One(name);
        }
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

impl Content<'_> {
    fn facts(&self) -> Facts {
        let asserting = self.asserting();
        let mut asserting_views = asserting.iter().map(|index| self.parts[*index].view);
        let outer = self.origins[0]
            .get("nullable")
            .and_then(|flag| flag.as_bool());
        let allows_null =
            outer == Some(true) || (!asserting.is_empty() && asserting_views.all(part_allows_null));
        let only = match asserting.as_slice() {
            [only] if !self.has_settled(self.parts[*only].view) => Some(*only),
            _ => None,
        };
        Facts {
            asserting,
            only,
            allows_null,
        }
    }

    /// Whether a choice of this part is decided.
    fn has_settled(&self, part: View<'_>) -> bool {
        let mut choices = ["oneOf", "anyOf", "discriminator"]
            .iter()
            .filter_map(|keyword| part.get(keyword));
        !self.settled.is_empty() && choices.any(|choice| self.settled.contains(&choice.id()))
    }

    fn asserting(&self) -> Vec<usize> {
        let view = |index: &usize| self.parts[*index].view;
        let mut asserting: Vec<_> = (0..self.parts.len())
            .filter(|index| asserts(view(index), &self.settled))
            .collect();
        // `type` beside an `allOf` only repeats what its branches say.
        let says_more = |index: &usize| !only_names_type(view(index));
        if asserting.len() > 1 && asserting.iter().any(says_more) {
            asserting.retain(says_more);
        }
        asserting
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

fn is_nullable(part: View<'_>) -> bool {
    part.get("nullable").and_then(|flag| flag.as_bool()) == Some(true)
}

fn part_allows_null(part: View<'_>) -> bool {
    let flag = is_nullable(part);
    // Unquoted, the name of the type is YAML's null.
    let is_null = |name: View<'_>| name.is_null() || name.as_text() == Some("null");
    let typed = part
        .get("type")
        .is_some_and(|types| is_null(types) || types.items().any(is_null));
    let valued = part.get("type").is_none()
        && part
            .get("enum")
            .is_some_and(|values| values.items().any(|value| value.is_null()));
    flag || typed || valued
}

/// Fewer parts are compared one by one: most schemas have one or two.
const MANY: usize = 16;

/// Collects the parts of a schema.
struct Gathering<'a, 's> {
    sources: &'a SourceMap<'s>,
    diagnostics: &'a mut Diagnostics,
    parts: Vec<Part<'s>>,
    /// The parts, where there are many.
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
        let has_siblings =
            resolved.reference.is_some() && (asserts(view, &[]) || is_nullable(view));
        if has_siblings {
            self.push(view, None);
        }
        if self.push(resolved.view, resolved.reference) {
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
        if self.parts.len() < 2 {
            return Vec::new();
        }
        let is_part = |view: View<'s>| self.has_part(view);
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
    fn has_part(&self, view: View<'s>) -> bool {
        if self.parts.len() < MANY {
            self.parts.iter().any(|part| part.view.id() == view.id())
        } else {
            self.known.contains(&view.id())
        }
    }

    fn push(&mut self, view: View<'s>, reference: Option<&'s str>) -> bool {
        let is_new = !self.has_part(view);
        if is_new {
            let component = reference.and_then(component);
            self.parts.push(Part {
                view,
                is_component: component.is_some(),
                component,
            });
            if self.parts.len() == MANY {
                self.known = self.parts.iter().map(|part| part.view.id()).collect();
            } else if self.parts.len() > MANY {
                self.known.insert(view.id());
            }
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

/// The name of the schema that a reference leads to.
pub(super) fn component_name(reference: &str) -> Option<String> {
    component(reference).map(Cow::into_owned)
}

/// The last token of a reference into `components/schemas` or `$defs`, or the name of a file that is a schema.
fn component(reference: &str) -> Option<Cow<'_, str>> {
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    let token = match pointer.rsplit_once('/') {
        Some((_, token)) => token,
        None => file.rsplit('/').next()?.split('.').next()?,
    };
    let decoded = percent_encoding::percent_decode_str(token).decode_utf8_lossy();
    let name = if decoded.contains('~') {
        Cow::Owned(decoded.replace("~1", "/").replace("~0", "~"))
    } else {
        decoded
    };
    // A reference into the middle of a schema (`#/…/items`) names nothing.
    let is_named =
        !matches!(name.as_ref(), "" | "schema" | "items") && name.parse::<u32>().is_err();
    is_named.then_some(name)
}
