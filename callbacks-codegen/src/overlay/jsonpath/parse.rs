//! From a text to a query.

use serde_json::Value;

use super::text::Text;
use super::{Comparison, Fault, Operand, Query, Segment, Selector, Test};

/// How deep filters, parentheses and functions may be within each other.
const DEEPEST: usize = 32;

/// Parses a query.
///
/// # Errors
///
/// Returns the first place where the text is not a query.
pub(in crate::overlay) fn parse(text: &str) -> Result<Query, Fault> {
    let mut parser = Parser {
        text: Text::new(text),
        depth: 0,
    };
    parser.text.expect("$", "a query starts with `$`")?;
    let query = parser.query(true)?;
    match parser.text.is_over() {
        true => Ok(query),
        false => parser.text.fault("expected `.`, `[` or the end"),
    }
}

pub(super) struct Parser<'t> {
    pub(super) text: Text<'t>,
    depth: usize,
}

/// An expression, before it is known what it is for.
pub(super) enum Expression {
    Query(Query),
    Operand(Operand),
    Test(Test),
}

type Parsed<T> = Result<T, Fault>;

impl Parser<'_> {
    /// Reads what may contain itself.
    pub(super) fn within<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == DEEPEST {
            return self.text.fault("the query is nested too deep");
        }
        self.depth += 1;
        let read = read(self)?;
        self.depth -= 1;
        Ok(read)
    }

    /// The segments behind `$` or `@`.
    pub(super) fn query(&mut self, is_absolute: bool) -> Parsed<Query> {
        let mut segments = Vec::new();
        while self.text.eat_blank_before_segment() {
            segments.push(self.segment()?);
        }
        Ok(Query {
            is_absolute,
            segments,
        })
    }

    fn segment(&mut self) -> Parsed<Segment> {
        let is_descendant = self.text.eat("..");
        let has_dot = is_descendant || self.text.eat(".");
        let selectors = if (is_descendant || !has_dot) && self.text.eat("[") {
            self.bracketed()?
        } else if self.text.eat("*") {
            vec![Selector::Wildcard]
        } else {
            vec![Selector::Name(self.shorthand()?)]
        };
        Ok(Segment {
            is_descendant,
            selectors,
        })
    }

    fn shorthand(&mut self) -> Parsed<String> {
        let is_first = |it: char| it.is_ascii_alphabetic() || it == '_' || !it.is_ascii();
        if !self.text.peek().is_some_and(is_first) {
            return self
                .text
                .fault("expected a name; others than identifiers are in brackets and quotes");
        }
        let name = self
            .text
            .take_while(|it| is_first(it) || it.is_ascii_digit());
        Ok(name.to_owned())
    }

    fn bracketed(&mut self) -> Parsed<Vec<Selector>> {
        let mut selectors = Vec::new();
        loop {
            self.text.skip_blank();
            selectors.push(self.selector()?);
            self.text.skip_blank();
            if self.text.eat("]") {
                return Ok(selectors);
            }
            self.text.expect(",", "expected `,` or `]`")?;
        }
    }

    fn selector(&mut self) -> Parsed<Selector> {
        match self.text.peek() {
            Some(quote @ ('\'' | '"')) => {
                self.text.next();
                Ok(Selector::Name(self.text.string(quote)?))
            }
            Some('*') => {
                self.text.next();
                Ok(Selector::Wildcard)
            }
            Some('?') => {
                self.text.next();
                self.text.skip_blank();
                Ok(Selector::Filter(self.within(Self::any)?))
            }
            _ => self.index_or_slice(),
        }
    }

    fn index_or_slice(&mut self) -> Parsed<Selector> {
        let start = self.text.integer()?;
        let has_start = start.is_some();
        if has_start {
            self.text.skip_blank();
        }
        if !self.text.eat(":") {
            return match start {
                Some(index) => Ok(Selector::Index(index)),
                None => self
                    .text
                    .fault("expected a name in quotes, an index, a slice, `*` or `?`"),
            };
        }
        self.text.skip_blank();
        let end = self.text.integer()?;
        self.text.skip_blank();
        let mut step = None;
        if self.text.eat(":") {
            self.text.skip_blank();
            step = self.text.integer()?;
        }
        let step = step.unwrap_or(1);
        Ok(Selector::Slice { start, end, step })
    }

    /// `a || b`
    pub(super) fn any(&mut self) -> Parsed<Test> {
        let mut tests = vec![self.all()?];
        while self.eat_operator("||") {
            tests.push(self.all()?);
        }
        Ok(Test::Any(tests))
    }

    /// `a && b`
    fn all(&mut self) -> Parsed<Test> {
        let mut tests = vec![self.basic()?];
        while self.eat_operator("&&") {
            tests.push(self.basic()?);
        }
        Ok(Test::All(tests))
    }

    fn eat_operator(&mut self, operator: &str) -> bool {
        self.text.skip_blank();
        let is_next = self.text.eat(operator);
        self.text.skip_blank();
        is_next
    }

    fn basic(&mut self) -> Parsed<Test> {
        if self.text.eat("!") {
            self.text.skip_blank();
            let test = match self.text.eat("(") {
                true => self.parenthesized()?,
                false => {
                    let expression = self.expression()?;
                    self.test(expression)?
                }
            };
            return Ok(Test::Not(Box::new(test)));
        }
        if self.text.eat("(") {
            return self.parenthesized();
        }
        let first = self.expression()?;
        self.text.skip_blank();
        let Some(comparison) = self.comparison() else {
            return self.test(first);
        };
        let first = self.operand(first)?;
        self.text.skip_blank();
        let second = self.expression()?;
        let second = self.operand(second)?;
        Ok(Test::Compare(first, comparison, second))
    }

    fn parenthesized(&mut self) -> Parsed<Test> {
        self.text.skip_blank();
        let test = self.within(Self::any)?;
        self.text.skip_blank();
        self.text.expect(")", "expected `)`")?;
        Ok(test)
    }

    fn comparison(&mut self) -> Option<Comparison> {
        let all = [
            ("==", Comparison::Equal),
            ("!=", Comparison::NotEqual),
            ("<=", Comparison::LessOrEqual),
            (">=", Comparison::GreaterOrEqual),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
        ];
        let mut all = all.into_iter();
        all.find_map(|(text, comparison)| self.text.eat(text).then_some(comparison))
    }

    /// A literal, a query or a function.
    pub(super) fn expression(&mut self) -> Parsed<Expression> {
        let literal = |value: Value| Ok(Expression::Operand(Operand::Literal(value)));
        match self.text.peek() {
            Some(start @ ('$' | '@')) => {
                self.text.next();
                let query = self.within(|parser| parser.query(start == '$'))?;
                Ok(Expression::Query(query))
            }
            Some(quote @ ('\'' | '"')) => {
                self.text.next();
                literal(self.text.string(quote)?.into())
            }
            Some(first) if first == '-' || first.is_ascii_digit() => literal(self.text.number()?),
            _ => {
                let is_in = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
                let word = self.text.take_while(is_in);
                if self.text.eat("(") {
                    return self.within(|parser| parser.function(word));
                }
                match word {
                    "true" => literal(true.into()),
                    "false" => literal(false.into()),
                    "null" => literal(Value::Null),
                    _ => self
                        .text
                        .fault("expected a query (`@…`, `$…`), a literal or a function"),
                }
            }
        }
    }

    /// An expression as a test.
    fn test(&self, expression: Expression) -> Parsed<Test> {
        match expression {
            Expression::Query(query) => Ok(Test::Exists(query)),
            Expression::Test(test) => Ok(test),
            Expression::Operand(_) => self.text.fault("expected a comparison with this value"),
        }
    }

    /// An expression as a value.
    pub(super) fn operand(&self, expression: Expression) -> Parsed<Operand> {
        match expression {
            Expression::Query(query) if query.is_singular() => Ok(Operand::Singular(query)),
            Expression::Query(_) => self
                .text
                .fault("only a query for one value can be compared: names and indices"),
            Expression::Operand(operand) => Ok(operand),
            Expression::Test(_) => self.text.fault("this function has no value"),
        }
    }
}
