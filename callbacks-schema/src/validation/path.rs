//! The place of a part of a value.

use crate::validation::excerpt::Pointer;

/// The path from the whole value to a part of it. It is a list on the stack, and only becomes a string in a message.
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

    /// The path as the fragment of a JSON Pointer (RFC 6901 section 6), shortened if it is long.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = Pointer::default();
        self.push_to(&mut pointer);
        pointer.finish()
    }

    fn push_to(&self, pointer: &mut Pointer) {
        if let Some(parent) = self.parent {
            parent.push_to(pointer);
        }
        match self.token {
            Token::Root => {}
            Token::Name(name) => pointer.member(name),
            Token::Index(index) => pointer.item(index),
        }
    }
}
