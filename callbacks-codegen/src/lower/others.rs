//! Parameters that take whatever no other parameter takes.

use super::Lowering;
use crate::document::{In, Style};
use crate::ir::{Parameter, Type, UnknownMembers};

impl Lowering<'_, '_> {
    /// A map whose members stand for themselves takes everything there that is no other parameter.
    pub(super) fn find_others(&self, parameters: &mut [Parameter]) {
        for index in 0..parameters.len() {
            let parameter = &parameters[index];
            if !self.takes_all(parameter) {
                continue;
            }
            let others = parameters.iter().enumerate();
            let others = others.filter(|(other, each)| {
                *other != index && each.place == parameter.place && !self.takes_all(each)
            });
            let others = others.flat_map(|(_, other)| self.names_of(other)).collect();
            parameters[index].others = others;
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

    /// The names by which a parameter is found: its own, or those of its members.
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
