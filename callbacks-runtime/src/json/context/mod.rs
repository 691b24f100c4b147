//! What a decoder must know beyond its input.
//!
//! Decoding passes through serde and through generated impls, which only hand a deserializer on. So this context
//! belongs to the thread that decodes. All of it is here, and only these modules touch it:
//!
//! - [`trail`]: the place where decoding failed;
//! - [`detail`]: whether to describe why no branch of a choice fits;
//! - [`skipping`]: whether members without a field were skipped;
//! - [`integers`]: whether integers are read quickly or exactly;
//! - [`missing_tag`]: which tags a sample lacks.
//!
//! Each of them is a scope: a function sets it for the duration of a call and restores it, so decoding within decoding
//! works. Nothing outlives the outermost call. The budget of work and the table of binaries belong to
//! `callbacks-schema`, because validation needs them too.

pub(super) mod detail;
pub(super) mod integers;
#[cfg(feature = "samples")]
pub(super) mod missing_tag;
pub(crate) mod skipping;
pub(super) mod trail;

use std::cell::{Cell, RefCell};

/// Values only. The modules know what they mean.
struct Context {
    /// The steps from a failed value outwards, if they are recorded.
    steps: RefCell<Option<Vec<trail::Step>>>,
    /// How many more levels of nested choices describe their failures.
    levels: Cell<u8>,
    /// Whether a member was skipped.
    has_skipped: Cell<bool>,
    integers: Cell<integers::Reading>,
    #[cfg(feature = "samples")]
    missing_tag: missing_tag::Slot,
}

thread_local! {
    static CONTEXT: Context = const {
        Context {
            steps: RefCell::new(None),
            levels: Cell::new(detail::LEVELS),
            has_skipped: Cell::new(false),
            integers: Cell::new(integers::Reading::Outside),
            #[cfg(feature = "samples")]
            missing_tag: missing_tag::Slot::new(),
        }
    };
}

/// Sets a part of the context until the returned guard is dropped, even by a panic.
fn scope<T: Copy + 'static>(part: fn(&Context) -> &Cell<T>, value: T) -> Scope<T> {
    let before = CONTEXT.with(|context| part(context).replace(value));
    Scope { part, before }
}

struct Scope<T: Copy + 'static> {
    part: fn(&Context) -> &Cell<T>,
    before: T,
}

impl<T: Copy + 'static> Drop for Scope<T> {
    fn drop(&mut self) {
        CONTEXT.with(|context| (self.part)(context).set(self.before));
    }
}
