//! Parameters that take everything that no other parameter takes.

use super::Lowering;
use crate::document::{self, In, Style};
use crate::ir::{Parameter, Type, UnknownMembers};

/// How many parameters of one place may take the rest. Each has a list of all others.
const MOST_OPEN: usize = 4;

impl<'s> Lowering<'_, 's> {
    /// A map whose members are parameters takes everything there that is no other parameter.
    pub(super) fn find_others(
        &mut self,
        declared: &[document::Parameter<'s>],
        parameters: &mut [Parameter],
    ) {
        for place in [In::Query, In::Cookie] {
            let is_here = |parameter: &Parameter| parameter.place == place;
            let (open, others): (Vec<_>, Vec<_>) = (0..parameters.len())
                .filter(|index| is_here(&parameters[*index]))
                .partition(|index| self.takes_all(&parameters[*index]));
            for index in open.iter().skip(MOST_OPEN) {
                let message = format!(
                    "parameter `{}` is one of more than {MOST_OPEN} that take every member: it also gets the members of other parameters",
                    declared[*index].name
                );
                self.unsupported_parameter(&declared[*index], message);
            }
            for index in open.into_iter().take(MOST_OPEN) {
                let others = others
                    .iter()
                    .map(|other| self.names_of(&parameters[*other]));
                parameters[index].others = others.flatten().collect();
            }
        }
    }

    fn is_loose(parameter: &Parameter) -> bool {
        let styles = [Some(Style::Form), Some(Style::Cookie)];
        let is_pair = matches!(parameter.place, In::Query | In::Cookie);
        is_pair && styles.contains(&parameter.format.style) && parameter.format.explode
    }

    fn takes_all(&self, parameter: &Parameter) -> bool {
        let is_open = match &parameter.ty {
            Type::Map(_) => true,
            Type::Named(id) => self
                .types
                .object(*id)
                .is_some_and(|object| matches!(object.unknown, UnknownMembers::Keep { .. })),
            _ => false,
        };
        is_open && Self::is_loose(parameter)
    }

    /// The names of a parameter: its own, or those of its members.
    fn names_of(&self, parameter: &Parameter) -> Vec<String> {
        let object = match &parameter.ty {
            Type::Named(id) if Self::is_loose(parameter) => self.types.object(*id),
            _ => None,
        };
        match object {
            Some(object) => {
                let fields = object.fields.iter().map(|field| &field.json_name);
                let constants = object.constants.iter().map(|each| &each.json_name);
                fields.chain(constants).cloned().collect()
            }
            None => vec![parameter.name.clone()],
        }
    }
}
