//! The names of types: given while schemas are lowered, and again when all of them are known.
//!
//! An anonymous schema is named after its place: `Order` has an `OrderItem`. The parts of each name are stored, because
//! the name of the outer schema may change to a longer one (see [`super::claims`]), or to that of a type with several
//! uses (see [`renaming`]).

mod renaming;
mod words;

use renaming::Renaming;

use super::claims::{Claims, Component};
use crate::names::{self, Scope};
use crate::source::{FileId, SourceMap};

/// The start of a name.
#[derive(Clone, Debug)]
enum Base {
    Nothing,
    /// The name of a schema that is not a type itself, for example a list.
    Component(Component),
    /// The name of a type.
    Type(usize),
}

/// A name, as far as it is known.
#[derive(Clone, Debug)]
struct Name {
    base: Base,
    /// The rest after the start.
    rest: String,
}

/// A schema that is being lowered.
#[derive(Debug)]
struct Open {
    /// The start of the names of inner schemas.
    text: String,
    name: Name,
}

/// The names so far.
#[derive(Debug)]
pub(super) struct Naming {
    claims: Claims,
    /// The schemas that are being lowered, outermost first.
    open: Vec<Open>,
    /// The parts of the names of types, by their ids.
    types: Vec<Name>,
    /// Types that were met again, and their names there.
    uses: Vec<(usize, Name)>,
}

impl Naming {
    pub(super) fn new(claims: Claims) -> Self {
        Self {
            claims,
            open: Vec::new(),
            types: Vec::new(),
            uses: Vec::new(),
        }
    }

    /// Records that a schema with this name is being lowered. `file` is the file of a named schema.
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

    /// Names the type with this index, after the schema that was entered last.
    pub(super) fn begin(&mut self, id: usize, text: &str, scope: &mut Scope) -> String {
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

    /// Records that an anonymous type is also the type of another schema, which would have this name.
    pub(super) fn used(&mut self, id: usize, text: &str) {
        let name = self.within(text);
        self.uses.push((id, name));
    }

    /// Names the next type after another one.
    pub(super) fn derive(&mut self, of: usize, suffix: &str) {
        self.types.push(Name::behind_type(of, suffix));
    }

    /// Gives a type the name of another one, which is named after it from then on.
    pub(super) fn hand_over(&mut self, from: usize, to: usize, suffix: &str) {
        self.types[to] = self.types[from].clone();
        let uses = self.uses.iter_mut().map(|(_, name)| name);
        for name in self.types.iter_mut().chain(uses) {
            if matches!(name.base, Base::Type(id) if id == from) {
                name.base = Base::Type(to);
            }
        }
        self.types[from] = Name::behind_type(to, suffix);
    }

    /// The final names of all types, if any differ. `scope` is as it was before the first name.
    pub(super) fn again(
        mut self,
        sources: &SourceMap<'_>,
        given: &[&str],
        scope: Scope,
    ) -> Option<Vec<String>> {
        let components = self.types.iter().filter_map(|name| match &name.base {
            Base::Component(component) => Some(component),
            _ => None,
        });
        let components: Vec<_> = components.collect();
        self.claims.add(sources, &components);
        let inline = self.types.iter().zip(given);
        let inline = inline.filter(|(name, _)| !name.is_component());
        let change = self
            .claims
            .change(inline.map(|(_, given)| (*given).to_owned()));
        (change || !self.uses.is_empty()).then(|| Renaming::new(&self, given, scope).all())
    }
}

impl Name {
    /// Whether it is the name of a schema, not of one inside it.
    fn is_component(&self) -> bool {
        matches!(self.base, Base::Component(_)) && self.rest.is_empty()
    }

    fn behind_type(id: usize, rest: &str) -> Self {
        Self {
            base: Base::Type(id),
            rest: format!(" {rest}"),
        }
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
    let with_suffix = format!("{}Payload", text.trim_end_matches('_'));
    if !name.is_component() && claims.is_kept(&text) {
        scope.take([with_suffix])
    } else {
        scope.take([text, with_suffix])
    }
}
