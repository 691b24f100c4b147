//! Applies a schema to a value.
//!
//! One walk answers three questions: whether the value is valid, what the first violation is, and what all violations
//! are. If the value is valid nothing is allocated: the path to a value is a list on the stack, and messages are only
//! made for violations.

mod array;
mod branches;
mod budget;
mod logic;
mod object;
mod scalar;
mod tagged;
mod unevaluated;
mod unique;

use super::compile::{Choices, Node, Reference, Rules};
use super::instance::{AsInstance, Foreign, Instance};
use super::kind;
use super::message::{list, quote, quote_literal, shorten};
use super::path::Path;
use super::schema::{Schema, SchemaRef};
use super::violation::{MORE, Violation, Violations};
use crate::validation::work;
use budget::{Budget, STEP};

/// How many violations are reported. An untrusted peer must not make the answer longer than the request.
const MOST: usize = 100;

/// How deep schemas are applied within each other: four for each level of a value, which has at most 127. It limits the
/// stack to a megabyte, even without optimization.
const DEEPEST: usize = 512;

/// A check of one value.
pub(super) struct Checker<'i> {
    table: &'static [Schema],
    root: Instance<'i>,
    budget: Budget,
    /// Whether the check need not be completed.
    is_brief: bool,
    depth: usize,
    mode: Mode,
    halt: Option<Halt>,
    violations: Vec<Violation>,
}

/// The question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// Whether the value is valid.
    Ask,
    /// The first violation.
    First,
    /// All violations.
    All,
}

/// Why a check ends early. The value is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Halt {
    Depth,
    Effort,
    Violations,
}

impl Halt {
    fn violation(self) -> Violation {
        let message = match self {
            Self::Depth => "the schema leads to itself, or the value is nested, too deep to check",
            Self::Effort => work::TOO_MUCH,
            Self::Violations => MORE,
        };
        Violation::new("#", "", message)
    }
}

impl<'i> Checker<'i> {
    pub(super) fn new(table: &'static [Schema], root: Instance<'i>) -> Self {
        Self {
            table,
            root,
            budget: Budget::default(),
            is_brief: false,
            depth: 0,
            mode: Mode::All,
            halt: None,
            violations: Vec::new(),
        }
    }

    /// A check that is one of many, and ends early.
    pub(super) fn brief(table: &'static [Schema], root: Instance<'i>) -> Self {
        Self {
            table,
            root,
            budget: Budget::brief(),
            is_brief: true,
            depth: 0,
            mode: Mode::Ask,
            halt: None,
            violations: Vec::new(),
        }
    }

    /// Whether the entry with this index allows the value for a member with this name.
    pub(super) fn allows_member(mut self, index: usize, name: &str) -> bool {
        let Some(Node::Rules(rules)) = self.target(index) else {
            return false;
        };
        let object = rules.object.as_ref();
        let rule = object.and_then(|object| Some(&object.members[object.find(name, 0)?]));
        let Some(node) = rule.and_then(|rule| rule.node.as_ref()) else {
            return false;
        };
        self.mode = Mode::Ask;
        self.apply(node, self.root, &Path::ROOT) && self.halt.is_none()
    }

    /// Whether the `type` of the entry with this index allows a value whose JSON begins with this byte.
    pub(super) fn may_begin_with(mut self, index: usize, first: u8) -> bool {
        let node = self.target(index);
        match node.and_then(|node| self.resolved(node)) {
            Some(Node::Rules(rules)) => rules.kinds.include_text(first),
            _ => true,
        }
    }

    /// All violations of the entry with this index.
    pub(super) fn check(mut self, index: usize) -> Result<(), Violations> {
        self.entry(index, self.root, &Path::ROOT);
        let mut violations = std::mem::take(&mut self.violations);
        violations.extend(self.halt.map(Halt::violation));
        match Violations::from_vec(violations) {
            Some(violations) => Err(violations),
            None => Ok(()),
        }
    }

    /// The first violation of the entry with this index.
    pub(super) fn check_first(mut self, index: usize) -> Option<Violation> {
        self.mode = Mode::First;
        let is_valid = self.entry(index, self.root, &Path::ROOT);
        let halt = self.halt.map(Halt::violation);
        let first = std::mem::take(&mut self.violations).into_iter().next();
        // A part without an explanation is invalid too.
        first.or(halt).or_else(|| {
            (!is_valid).then(|| Violation::new("#", "", "the value is not as the schema says"))
        })
    }

    /// Whether the entry with this index allows the value.
    pub(super) fn allows(mut self, index: usize) -> bool {
        self.mode = Mode::Ask;
        self.entry(index, self.root, &Path::ROOT) && self.halt.is_none()
    }

    /// Applies an entry of the table.
    fn entry(&mut self, index: usize, instance: Instance<'_>, path: &Path<'_>) -> bool {
        if let Instance::Object(members) = instance
            && members.conform(SchemaRef::new(self.table, index))
        {
            return true;
        }
        match self.target(index) {
            Some(node) => self.apply(node, instance, path),
            None => self.fail(path, "$ref", || "the schema cannot be read".to_owned()),
        }
    }

    /// Follows references. `None` if they lead to no schema. They may lead from entry to entry, but not in a cycle.
    fn resolved(&mut self, mut node: &'static Node) -> Option<&'static Node> {
        for _ in 0..=self.table.len() {
            match node {
                Node::Entry(index) => node = self.target(*index)?,
                node => return Some(node),
            }
        }
        self.halt.get_or_insert(Halt::Depth);
        None
    }

    fn target(&self, index: usize) -> Option<&'static Node> {
        self.table.get(index)?.node(self.table)
    }

    /// Applies a schema.
    fn apply(&mut self, node: &'static Node, instance: Instance<'_>, path: &Path<'_>) -> bool {
        let rules = match self.resolved(node) {
            Some(Node::Anything) => return true,
            Some(Node::Nothing) => {
                return self.fail(path, "false", || "no value is allowed".to_owned());
            }
            Some(Node::Rules(rules)) => rules,
            _ => return self.fail(path, "$ref", || "the schema cannot be read".to_owned()),
        };
        if !self.spend(STEP) {
            return false;
        }
        if self.depth == DEEPEST {
            self.halt = Some(Halt::Depth);
            return false;
        }
        self.depth += 1;
        let is_valid = match instance {
            Instance::Foreign(value) => self.foreign(rules, value, path),
            Instance::Absent => self.rules(rules, Instance::Null, path),
            instance => self.rules(rules, instance, path),
        };
        self.depth -= 1;
        is_valid
    }

    /// A value of a user type is checked as the JSON that it serializes to.
    fn foreign(&mut self, rules: &'static Rules, value: &dyn Foreign, path: &Path<'_>) -> bool {
        match value.to_json() {
            Ok(value) => self.rules(rules, value.as_instance(), path),
            Err(error) => self.fail(path, "type", || {
                shorten(&format!("the value cannot be written: {error}"), 200)
            }),
        }
    }

    fn rules(&mut self, rules: &'static Rules, instance: Instance<'_>, path: &Path<'_>) -> bool {
        if !rules.kinds.include(instance) {
            // The other keywords would only repeat it in other words.
            return self.fail_kind(rules, instance, path);
        }
        // Few schemas have the keywords that these calls check.
        let has_literals = rules.constant.is_some() || rules.choices.is_some();
        let mut is_valid = !has_literals || self.literals(rules, instance, path);
        if !is_valid && !self.goes_on() {
            return false;
        }
        is_valid &= match instance {
            Instance::Integer(_) | Instance::Number(_) => self.number(rules, instance, path),
            Instance::String(text) => self.string(rules, text, path),
            Instance::Array(items) => match &rules.array {
                Some(rules) => self.array(rules, items, path),
                None => true,
            },
            Instance::Object(members) => match &rules.object {
                Some(rules) => self.object(rules, members, path),
                None => true,
            },
            _ => true,
        };
        if !is_valid && !self.goes_on() {
            return false;
        }
        let has_branches =
            rules.reference.is_some() || rules.logic.is_some() || rules.tagged.is_some();
        // If branches fail, the members that they would evaluate are not reported.
        let in_place = !has_branches || self.in_place(rules, instance, path);
        in_place && self.unevaluated(rules, instance, path) && is_valid
    }

    /// `const` and `enum`.
    fn literals(&mut self, rules: &'static Rules, instance: Instance<'_>, path: &Path<'_>) -> bool {
        let mut is_valid = true;
        if let Some(constant) = &rules.constant
            && !constant.equals(instance)
        {
            is_valid = self.fail(path, "const", || {
                let expected = quote_literal(constant);
                format!("expected {expected}, found {}", quote(instance))
            });
        }
        if let Some(choices) = &rules.choices
            && !self.is_choice(choices, instance)
        {
            is_valid = self.fail(path, "enum", || {
                let choices = choices.all();
                let expected = list(choices);
                match choices.len() {
                    1 => format!("expected {expected}, found {}", quote(instance)),
                    _ => format!("expected one of {expected}, found {}", quote(instance)),
                }
            });
        }
        is_valid
    }

    fn is_choice(&mut self, choices: &'static Choices, instance: Instance<'_>) -> bool {
        let (is_choice, compared) = choices.find(instance);
        // Few documents list more than a few values. Among many, strings and integers are found by a search.
        self.spend(compared.saturating_sub(16) * STEP) && is_choice
    }

    /// Keywords that apply to the same value: `$ref` and branches.
    fn in_place(&mut self, rules: &'static Rules, instance: Instance<'_>, path: &Path<'_>) -> bool {
        let is_valid = match &rules.reference {
            None => true,
            Some(Reference::Entry(index)) => self.entry(*index, instance, path),
            Some(Reference::Missing(name)) => {
                self.fail(path, "$ref", || format!("there is no schema `{name}`"))
            }
        };
        if !is_valid && !self.goes_on() {
            return false;
        }
        let is_valid = match &rules.logic {
            Some(logic) => self.logic(logic, instance, path) && is_valid,
            None => is_valid,
        };
        match &rules.tagged {
            Some(tagged) if is_valid || self.goes_on() => {
                self.tagged(tagged, instance, path) && is_valid
            }
            _ => is_valid,
        }
    }

    #[cold]
    fn fail_kind(&mut self, rules: &Rules, instance: Instance<'_>, path: &Path<'_>) -> bool {
        self.fail(path, "type", || {
            let found = match instance {
                Instance::Number(value) if !value.is_finite() => quote(instance),
                instance => kind::name(instance).to_owned(),
            };
            format!("expected {}, found {found}", rules.kinds)
        })
    }

    /// Records a violation, if violations are requested. Returns `false`.
    #[cold]
    fn fail(
        &mut self,
        path: &Path<'_>,
        keyword: &'static str,
        message: impl FnOnce() -> String,
    ) -> bool {
        let room = match self.mode {
            Mode::Ask => 0,
            Mode::First => 1,
            Mode::All => MOST,
        };
        if self.halt.is_some() {
            return false;
        }
        if self.violations.len() < room {
            let violation = Violation::new(path.pointer(), keyword, message());
            self.violations.push(violation);
        } else if self.mode == Mode::All {
            self.halt = Some(Halt::Violations);
        }
        false
    }

    /// Whether to continue after a violation.
    fn goes_on(&self) -> bool {
        self.mode == Mode::All && self.halt.is_none()
    }

    /// Spends units of work. `false` if it is too much.
    fn spend(&mut self, units: usize) -> bool {
        if self.halt.is_none() && !self.budget.spend(units, &self.root) {
            self.exhausted();
        }
        self.halt.is_none()
    }

    /// Ends the check because its budget is spent.
    #[cold]
    fn exhausted(&mut self) {
        self.halt = Some(Halt::Effort);
        if !self.is_brief {
            work::give_up();
        }
    }

    /// Whether a schema allows a value, whatever the question is.
    fn holds(&mut self, node: &'static Node, instance: Instance<'_>) -> bool {
        let mode = std::mem::replace(&mut self.mode, Mode::Ask);
        let holds = self.apply(node, instance, &Path::ROOT);
        self.mode = mode;
        holds && self.halt.is_none()
    }

    /// The first violation of a schema.
    fn first(
        &mut self,
        node: &'static Node,
        instance: Instance<'_>,
        path: &Path<'_>,
    ) -> Option<Violation> {
        let mode = std::mem::replace(&mut self.mode, Mode::First);
        let violations = std::mem::take(&mut self.violations);
        self.apply(node, instance, path);
        self.mode = mode;
        std::mem::replace(&mut self.violations, violations).pop()
    }
}
