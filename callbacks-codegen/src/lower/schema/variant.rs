//! The names of branches, and how specific they are.

use std::cell::OnceCell;
use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::enumeration::{scalar_values, string_values};
use crate::ir::Integer;
use crate::names;
use crate::schema::{Form, Gathered, Keyword, Keywords, Kind, Schemas, TypeName};
use crate::settings::Integers;

/// Keywords beside a choice that shape the value.
const SHAPES: Keywords = Keywords::of(&[
    Keyword::Properties,
    Keyword::Items,
    Keyword::Enum,
    Keyword::Const,
    Keyword::AdditionalProperties,
]);

/// Keywords for which unnamed members matter.
const OF_MEMBERS: Keywords = Keywords::of(&[
    Keyword::MinProperties,
    Keyword::MaxProperties,
    Keyword::PropertyNames,
    Keyword::UnevaluatedProperties,
    Keyword::DependentRequired,
    Keyword::DependentSchemas,
    Keyword::Dependencies,
]);

/// A branch of a choice.
#[derive(Clone, Debug)]
pub(super) struct Branch<'s> {
    /// The schema in the list.
    pub(super) own: Gathered<'s>,
    /// The schema in the list, together with what is beside the list.
    pub(super) whole: Gathered<'s>,
}

/// All branches of a choice, and facts about all of them.
pub(super) struct Branches<'b, 's> {
    all: &'b [Branch<'s>],
    members: OnceCell<Members<'s>>,
}

/// How many branches have each member. Counted once, because there may be thousands of branches.
#[derive(Default)]
struct Members<'s> {
    required: FxHashMap<&'s str, usize>,
    properties: FxHashMap<&'s str, usize>,
}

impl<'b, 's> Branches<'b, 's> {
    pub(super) fn new(all: &'b [Branch<'s>]) -> Self {
        Self {
            all,
            members: OnceCell::new(),
        }
    }

    fn members(&self) -> &Members<'s> {
        self.members.get_or_init(|| {
            let mut members = Members::default();
            let mut known = FxHashSet::default();
            // A schema that is a branch twice has the same name both times.
            for branch in self
                .all
                .iter()
                .filter(|branch| known.insert(branch.own.id()))
            {
                for name in branch.own.required() {
                    *members.required.entry(name).or_default() += 1;
                }
                for (name, _) in branch.own.properties() {
                    *members.properties.entry(name).or_default() += 1;
                }
            }
            members
        })
    }
}

impl<'s> Branch<'s> {
    /// A branch together with the keywords of the schema with the choice. If those add nothing, the branch is the same
    /// as elsewhere.
    pub(super) fn new(base: &Gathered<'s>, own: Gathered<'s>, is_constraint: bool) -> Self {
        let required = own.required();
        let adds = has_shapes(base)
            || base.has_any(OF_MEMBERS)
            || base.has_choices()
            || base.required().iter().any(|name| !required.contains(name));
        let is_complete = own.includes(base) || (!adds && !is_constraint);
        let whole = if is_complete {
            own.clone()
        } else {
            base.clone().and(own.clone())
        };
        Self { own, whole }
    }

    /// Whether its values are objects, as far as it says.
    pub(super) fn is_object(&self) -> bool {
        let is_typed = match self.whole.kind() {
            Kind::One(TypeName::Object) => true,
            Kind::Any => self.whole.has(Keyword::Properties) || self.whole.has_choices(),
            _ => false,
        };
        is_typed && !self.whole.is_no_mapping()
    }

    /// Whether the type has a place for a member with this name.
    pub(super) fn declares(&self, property: &str, schemas: &'s Schemas<'s, '_>) -> bool {
        let mut others = self.whole.schemas(Keyword::AdditionalProperties);
        self.whole.property(property).is_some()
            || others.any(|schema| schemas.get(schema).form != Form::Nothing)
            || self.whole.has_choices()
    }

    /// The name of the variant: that of the component or the title, else what distinguishes it from the other branches.
    pub(super) fn name(&self, texts: &[String], branches: &Branches<'_, 's>) -> String {
        if let Some(component) = self.own.component() {
            return names::pascal(component);
        }
        if let Some(title) = self.title() {
            return names::pascal(title);
        }
        if let [only] = texts {
            return names::pascal(only);
        }
        match string_values(&self.own).as_deref() {
            Some([only]) => return names::pascal(only),
            Some(_) => return "Known".to_owned(),
            None => {}
        }
        let name = match self.whole.kind() {
            Kind::One(TypeName::String) => "String",
            Kind::One(TypeName::Integer) => "Integer",
            Kind::One(TypeName::Number) => "Number",
            Kind::One(TypeName::Boolean) => "Boolean",
            Kind::One(TypeName::Array) => "List",
            Kind::One(TypeName::Object) if self.own.aspect_is_type() => "Object",
            _ if self.is_object() => return self.object_name(branches),
            _ => "Any",
        };
        name.to_owned()
    }

    /// A short title.
    pub(super) fn title(&self) -> Option<&'s str> {
        let title = self.own.text(Keyword::Title)?.trim();
        let is_name = !title.is_empty() && title.split_whitespace().count() <= 4;
        is_name.then_some(title)
    }

    /// A property that no other branch requires, or else one that no other branch has.
    fn object_name(&self, branches: &Branches<'_, 's>) -> String {
        let required = self.own.required();
        let properties = self.own.properties();
        if properties.is_empty() && required.is_empty() {
            let is_nested = self.whole.has_choices();
            return if is_nested { "Either" } else { "Map" }.to_owned();
        }
        let members = branches.members();
        let is_required_here =
            |name: &&str| required.contains(name) && members.required.get(name) == Some(&1);
        let is_only_here = |name: &&str| members.properties.get(name) == Some(&1);
        let mut in_order = properties.iter().map(|(name, _)| *name);
        let mut undeclared: Vec<_> = required.iter().copied().collect();
        undeclared.sort_unstable();
        let found = in_order
            .clone()
            .chain(undeclared)
            .find(is_required_here)
            .or_else(|| in_order.find(is_only_here));
        found.map_or_else(|| "Object".to_owned(), names::pascal)
    }

    /// The position in the order of trying. Specific branches come first, so that general ones do not take their
    /// values. The order does not matter for kinds without common values.
    pub(super) fn rank(&self, schemas: &'s Schemas<'s, '_>) -> impl Ord + use<> {
        let schema = &self.whole;
        let is_enumeration = scalar_values(schema).is_some();
        let kind = match schema.kind() {
            _ if is_enumeration => 0,
            _ if schema.has_choices() => 1,
            Kind::One(TypeName::Integer) => 2,
            Kind::One(TypeName::Number) => 3,
            Kind::One(TypeName::String | TypeName::Boolean | TypeName::Array) => 4,
            Kind::One(TypeName::Object) => 5,
            Kind::Any if schema.has(Keyword::Properties) => 5,
            Kind::Any => 7,
            _ => 6,
        };
        let is_open = !schema
            .schemas(Keyword::AdditionalProperties)
            .any(|values| schemas.get(values).form == Form::Nothing);
        let is_wide = super::integer::width(schema, Integers::default()) != Integer::I32;
        (
            kind,
            is_wide && schema.only_type() == Some(TypeName::Integer),
            is_open,
            Reverse(schema.required().len()),
            Reverse(schema.properties().len()),
        )
    }
}

/// Whether a choice has keywords beside it that shape the value.
pub(super) fn has_shapes(schema: &Gathered<'_>) -> bool {
    schema.has_any(SHAPES)
}
