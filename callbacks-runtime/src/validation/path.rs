//! Where in a value something is.

use crate::json::push_token;

/// The way from the whole value to a part of it. It is a list along the stack: it becomes a text only in a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    token: Token<'p>,
}

#[derive(Clone, Copy, Debug)]
enum Token<'p> {
    Root,
    Name(&'p str),
    Index(usize),
}

impl<'p> Path<'p> {
    pub(super) const ROOT: Self = Self {
        parent: None,
        token: Token::Root,
    };

    pub(super) fn member(&'p self, name: &'p str) -> Self {
        Self {
            parent: Some(self),
            token: Token::Name(name),
        }
    }

    pub(super) fn item(&'p self, index: usize) -> Self {
        Self {
            parent: Some(self),
            token: Token::Index(index),
        }
    }

    /// The fragment of a JSON Pointer (RFC 6901 section 6).
    pub(super) fn pointer(&self) -> String {
        let mut text = String::from("#");
        self.push_to(&mut text);
        text
    }

    fn push_to(&self, text: &mut String) {
        if let Some(parent) = self.parent {
            parent.push_to(text);
            text.push('/');
        }
        match self.token {
            Token::Root => {}
            Token::Name(name) => push_token(text, name),
            Token::Index(index) => text.push_str(&index.to_string()),
        }
    }
}
