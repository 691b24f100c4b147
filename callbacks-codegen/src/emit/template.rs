//! Templates of code, as in the crate `quote`: `#name` interpolates a variable, and `#(…),*` repeats what is within for
//! each item of the variables that it names. All of these are iterators or lists.

use super::tokens::{ToTokens, TokenStream};

/// Code from a template.
macro_rules! quote {
    ($($tt:tt)*) => {{
        #[allow(unused_mut, reason = "a template may be empty")]
        let mut code = $crate::emit::tokens::TokenStream::new();
        $crate::emit::template::push!(code $($tt)*);
        code
    }};
}

/// Appends a template to code. Each token is seen together with its three neighbors on both sides, so that no macro calls
/// itself for each token.
macro_rules! push {
    ($code:ident) => {};
    ($code:ident $($tt:tt)*) => {
        $crate::emit::template::push_all! {
            $code
            (@ @ @ @ @ @ $($tt)*)
            (@ @ @ @ @ $($tt)* @)
            (@ @ @ @ $($tt)* @ @)
            (@ @ @ $(($tt))* @ @ @)
            (@ @ $($tt)* @ @ @ @)
            (@ $($tt)* @ @ @ @ @)
            ($($tt)* @ @ @ @ @ @)
        }
    };
}

macro_rules! push_all {
    (
        $code:ident
        ($($b3:tt)*) ($($b2:tt)*) ($($b1:tt)*)
        ($($here:tt)*)
        ($($a1:tt)*) ($($a2:tt)*) ($($a3:tt)*)
    ) => {
        $($crate::emit::template::push_one! { $code $b3 $b2 $b1 $here $a1 $a2 $a3 })*
    };
}

/// Appends the token in the middle, or everything that starts there.
macro_rules! push_one {
    // Outside of the template.
    ($code:ident $b3:tt $b2:tt $b1:tt @ $a1:tt $a2:tt $a3:tt) => {};

    // `#(…)*`
    ($code:ident $b3:tt $b2:tt $b1:tt (#) ($($inner:tt)*) * $a3:tt) => {
        $crate::emit::template::repeat! { $code () $($inner)* }
    };
    ($code:ident $b3:tt $b2:tt # (($($inner:tt)*)) * $a2:tt $a3:tt) => {};
    ($code:ident $b3:tt # ($($inner:tt)*) (*) $a1:tt $a2:tt $a3:tt) => {};

    // `#(…),*`
    ($code:ident $b3:tt $b2:tt $b1:tt (#) ($($inner:tt)*) $separator:tt *) => {
        $crate::emit::template::repeat! { $code ($separator) $($inner)* }
    };
    ($code:ident $b3:tt $b2:tt # (($($inner:tt)*)) $separator:tt * $a3:tt) => {};
    ($code:ident $b3:tt # ($($inner:tt)*) ($separator:tt) * $a2:tt $a3:tt) => {};
    ($code:ident # ($($inner:tt)*) $separator:tt (*) $a1:tt $a2:tt $a3:tt) => {};

    // `#name`
    ($code:ident $b3:tt $b2:tt $b1:tt (#) $name:ident $a2:tt $a3:tt) => {
        $crate::emit::tokens::ToTokens::to_tokens(&$name, &mut $code);
    };
    ($code:ident $b3:tt $b2:tt # ($name:ident) $a1:tt $a2:tt $a3:tt) => {};

    ($code:ident $b3:tt $b2:tt $b1:tt (($($inner:tt)*)) $a1:tt $a2:tt $a3:tt) => {
        $code.push("( ");
        $crate::emit::template::push!($code $($inner)*);
        $code.push(") ");
    };
    ($code:ident $b3:tt $b2:tt $b1:tt ([$($inner:tt)*]) $a1:tt $a2:tt $a3:tt) => {
        $code.push("[ ");
        $crate::emit::template::push!($code $($inner)*);
        $code.push("] ");
    };
    ($code:ident $b3:tt $b2:tt $b1:tt ({$($inner:tt)*}) $a1:tt $a2:tt $a3:tt) => {
        $code.push("{ ");
        $crate::emit::template::push!($code $($inner)*);
        $code.push("} ");
    };
    ($code:ident $b3:tt $b2:tt $b1:tt ($token:tt) $a1:tt $a2:tt $a3:tt) => {
        $code.push(concat!(stringify!($token), " "));
    };
}

/// Repeats a template for the items of its variables, until one of them has no more.
macro_rules! repeat {
    ($code:ident ($($separator:tt)?) $($inner:tt)*) => {{
        #[allow(unused_imports, reason = "a repetition needs some of them")]
        use $crate::emit::template::{OfIterator as _, OfList as _};
        $crate::emit::template::for_names! { start $($inner)* }
        #[allow(unused_mut, unused_variables, reason = "only separators need it")]
        let mut is_first = true;
        loop {
            $crate::emit::template::for_names! { next $($inner)* }
            $(
                if !is_first {
                    $code.push(concat!(stringify!($separator), " "));
                }
                is_first = false;
            )?
            $crate::emit::template::push!($code $($inner)*);
        }
    }};
}

/// Calls a macro for each variable of a template.
macro_rules! for_names {
    ($call:ident $($tt:tt)*) => {
        $crate::emit::template::for_all! { $call (@ $($tt)*) ($($tt)* @) }
    };
}

macro_rules! for_all {
    ($call:ident ($($before:tt)*) ($($here:tt)*)) => {
        $($crate::emit::template::for_one! { $call $before $here })*
    };
}

macro_rules! for_one {
    ($call:ident # $name:ident) => {
        $crate::emit::template::$call! { $name }
    };
    ($call:ident $before:tt ($($inner:tt)*)) => {
        $crate::emit::template::for_names! { $call $($inner)* }
    };
    ($call:ident $before:tt [$($inner:tt)*]) => {
        $crate::emit::template::for_names! { $call $($inner)* }
    };
    ($call:ident $before:tt {$($inner:tt)*}) => {
        $crate::emit::template::for_names! { $call $($inner)* }
    };
    ($call:ident $before:tt $here:tt) => {};
}

/// Starts the iteration over a variable. A template may name a variable twice.
macro_rules! start {
    ($name:ident) => {
        #[allow(unused_mut, reason = "an iterator may be started again")]
        let mut $name = $name.each();
    };
}

/// The next item of a variable.
macro_rules! next {
    ($name:ident) => {
        let $name = match $name.next() {
            Some(item) => $crate::emit::template::Item(item),
            None => break,
        };
    };
}

pub(super) use {
    for_all, for_names, for_one, next, push, push_all, push_one, quote, repeat, start,
};

/// An item of a variable.
pub(super) struct Item<T>(pub(super) T);

impl<T> Item<T> {
    /// The item itself, if a template names its variable again.
    pub(super) fn next(self) -> Option<T> {
        Some(self.0)
    }
}

impl<T: ToTokens> ToTokens for Item<T> {
    fn to_tokens(&self, code: &mut TokenStream) {
        self.0.to_tokens(code);
    }
}

/// Variables that are iterators.
pub(super) trait OfIterator: Sized {
    fn each(self) -> Self {
        self
    }
}

impl<T: Iterator> OfIterator for T {}

/// Variables that are lists.
pub(super) trait OfList<T> {
    fn each(&self) -> std::slice::Iter<'_, T>;
}

impl<T> OfList<T> for [T] {
    fn each(&self) -> std::slice::Iter<'_, T> {
        self.iter()
    }
}
