//! The names of types: found as schemas are lowered, and again when all that is reached is known.
//!
//! A schema without a name of its own is named after where it stands: `Order` has an `OrderItem`. What a name is made of is
//! kept, because the name of the schema around it may become a longer one (see [`super::claims`]).

use super::claims::{Claims, Component};
use crate::names::{self, Scope};
use crate::source::{FileId, SourceMap};

/// What a name starts with.
#[derive(Clone, Debug)]
enum Base {
    Nothing,
    /// The name of a schema that is not a type itself: a list, for instance.
    Component(Component),
    /// The name of a type.
    Type(usize),
}

/// A name that is known as far as it goes.
#[derive(Clone, Debug)]
struct Name {
    base: Base,
    /// What comes behind it.
    rest: String,
}

/// A schema that is being lowered.
#[derive(Debug)]
struct Open {
    /// What the names of schemas within it start with.
    text: String,
    name: Name,
}

/// The names so far.
#[derive(Debug)]
pub(super) struct Naming {
    claims: Claims,
    /// The schemas that are being lowered, from the outermost in.
    open: Vec<Open>,
    /// What the names of the types are made of, by their ids.
    types: Vec<Name>,
}

impl Naming {
    pub(super) fn new(claims: Claims) -> Self {
        Self {
            claims,
            open: Vec::new(),
            types: Vec::new(),
        }
    }

    /// Notes that a schema of this name is being lowered; `file` is that of one with a name of its own.
    pub(super) fn enter(&mut self, text: &str, file: Option<FileId>) {
        let name = match file {
            Some(file) => Name {
                base: Base::Component(Component::new(text, file)),
                rest: String::new(),
            },
            None => self.within(text),
        };
        let text = text.to_owned();
        self.open.push(Open { text, name });
    }

    pub(super) fn leave(&mut self) {
        self.open.pop();
    }

    fn within(&self, text: &str) -> Name {
        let outer = self.open.last().and_then(|outer| {
            let rest = text.strip_prefix(outer.text.as_str())?;
            let is_behind = rest.is_empty() || rest.starts_with(' ');
            is_behind.then_some((outer, rest))
        });
        match outer {
            Some((outer, rest)) => Name {
                base: outer.name.base.clone(),
                rest: format!("{}{rest}", outer.name.rest),
            },
            None => Name {
                base: Base::Nothing,
                rest: text.to_owned(),
            },
        }
    }

    /// Names the type of that number: that of the schema that was entered last.
    pub(super) fn begin(&mut self, id: usize, text: &str, scope: &mut Scope) -> String {
        // Some types are taken back.
        self.types.truncate(id);
        let name = match self.open.last() {
            Some(open) if open.text == text => open.name.clone(),
            _ => self.within(text),
        };
        let plain = match &name.base {
            Base::Component(component) if name.rest.is_empty() => component.plain.clone(),
            _ => names::pascal(text),
        };
        let given = take(&self.claims, &name, plain, scope);
        self.types.push(name);
        if let Some(open) = self.open.last_mut() {
            open.text.clone_from(&given);
            let base = Base::Type(id);
            let rest = String::new();
            open.name = Name { base, rest };
        }
        given
    }

    /// The names of all types, where others are due than were given; `scope` is as it was before the first of them.
    pub(super) fn again(
        mut self,
        sources: &SourceMap<'_>,
        given: &[&str],
        mut scope: Scope,
    ) -> Option<Vec<String>> {
        let components = self.types.iter().filter_map(|name| match &name.base {
            Base::Component(component) => Some(component),
            _ => None,
        });
        let components: Vec<_> = components.collect();
        self.claims.add(sources, &components);
        let inline = self.types.iter().zip(given);
        let inline = inline.filter(|(name, _)| !name.is_component());
        if !self
            .claims
            .change(inline.map(|(_, given)| (*given).to_owned()))
        {
            return None;
        }
        let mut again: Vec<String> = Vec::new();
        for name in &self.types {
            let text = match &name.base {
                Base::Nothing => names::pascal(&name.rest),
                Base::Component(component) => name.behind(self.claims.name(component)),
                Base::Type(id) => name.behind(&again[*id]),
            };
            again.push(take(&self.claims, name, text, &mut scope));
        }
        Some(again)
    }
}

impl Name {
    /// Whether it is that of a schema, and not of one within it.
    fn is_component(&self) -> bool {
        matches!(self.base, Base::Component(_)) && self.rest.is_empty()
    }

    fn behind(&self, base: &str) -> String {
        if self.rest.is_empty() {
            base.to_owned()
        } else {
            names::pascal(&format!("{base}{}", self.rest))
        }
    }
}

fn take(claims: &Claims, name: &Name, text: String, scope: &mut Scope) -> String {
    let with_suffix = format!("{text}Payload");
    if !name.is_component() && claims.is_kept(&text) {
        scope.take([with_suffix])
    } else {
        scope.take([text, with_suffix])
    }
}
