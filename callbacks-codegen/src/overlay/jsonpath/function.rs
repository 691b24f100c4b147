//! The functions of RFC 9535, section 2.4.

use super::parse::{Expression, Parser};
use super::{Fault, Operand, Query, Test};

impl Parser<'_> {
    /// The arguments of a function. The parenthesis is read.
    pub(super) fn function(&mut self, name: &str) -> Result<Expression, Fault> {
        if !["length", "count", "value", "match", "search"].contains(&name) {
            return self.text.fault(
                "there is no such function: there are `length`, `count`, `value`, `match` and `search`",
            );
        }
        self.text.skip_blank();
        let first = self.expression()?;
        self.text.skip_blank();
        let expression = match name {
            "count" => Expression::Operand(Operand::Count(self.nodes(first)?)),
            "value" => Expression::Operand(Operand::Value(self.nodes(first)?)),
            "length" => {
                let value = self.operand(first)?;
                Expression::Operand(Operand::Length(Box::new(value)))
            }
            _ => {
                let text = self.operand(first)?;
                self.text.expect(",", "expected a second argument")?;
                self.text.skip_blank();
                let pattern = self.expression()?;
                let pattern = self.operand(pattern)?;
                self.text.skip_blank();
                Expression::Test(Test::Matches {
                    is_whole: name == "match",
                    text,
                    pattern,
                })
            }
        };
        self.text.expect(")", "expected `)`")?;
        Ok(expression)
    }

    fn nodes(&self, expression: Expression) -> Result<Query, Fault> {
        match expression {
            Expression::Query(query) => Ok(query),
            _ => self.text.fault("this function takes a query"),
        }
    }
}
