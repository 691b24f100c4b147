//! Boxes that hide the type of their value from auto traits.

use std::any::Any;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::decode::Decode;
use crate::validation::{AsInstance, Instance};

/// A value on the heap, like a [`Box`], but [`Send`] and [`Sync`] without a look at the value's parts.
///
/// Generated types use it instead of a `Box` if a document nests dozens of types. To prove that a type is `Send`, rustc
/// looks at all the types in it, and gives up at a depth of 128. A `Link` stops this search. It is sound because only
/// values that are `Send` and `Sync` can be put into one. It is also `UnwindSafe`, which rustdoc looks for in the same way.
///
/// ```
/// use callbacks_runtime::payload::Link;
///
/// let link = Link::new(String::from("paid"));
/// assert_eq!(link.len(), 4);
/// assert_eq!(link.into_inner(), "paid");
/// ```
pub struct Link<T>(Box<dyn Any + Send + Sync>, PhantomData<fn() -> T>);

/// A link is only created from its type.
const INVARIANT: &str = "a link holds a value of its type";

impl<T: Any + Send + Sync> Link<T> {
    /// Moves a value to the heap.
    pub fn new(value: T) -> Self {
        Self(Box::new(value), PhantomData)
    }
}

impl<T: Any> Link<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        *(self.0 as Box<dyn Any>).downcast().expect(INVARIANT)
    }
}

impl<T: Any> Deref for Link<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.downcast_ref().expect(INVARIANT)
    }
}

impl<T: Any> DerefMut for Link<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.downcast_mut().expect(INVARIANT)
    }
}

impl<T: Any> AsRef<T> for Link<T> {
    fn as_ref(&self) -> &T {
        self
    }
}

impl<T: Any + Send + Sync> From<T> for Link<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Any + Send + Sync + Clone> Clone for Link<T> {
    fn clone(&self) -> Self {
        Self::new(T::clone(self))
    }
}

impl<T: Any + Send + Sync + Default> Default for Link<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Any + fmt::Debug> fmt::Debug for Link<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::fmt(self, formatter)
    }
}

impl<T: Any + PartialEq> PartialEq for Link<T> {
    fn eq(&self, other: &Self) -> bool {
        T::eq(self, other)
    }
}

impl<T: Any + Eq> Eq for Link<T> {}

impl<T: Any + PartialOrd> PartialOrd for Link<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        T::partial_cmp(self, other)
    }
}

impl<T: Any + Ord> Ord for Link<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        T::cmp(self, other)
    }
}

impl<T: Any + Hash> Hash for Link<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        T::hash(self, state);
    }
}

// rustdoc asks for these of every public type, and goes through all parts as rustc does for `Send`. What a link holds is data that
// can be shared between threads, so nothing is left half changed behind a reference to it.
impl<T> UnwindSafe for Link<T> {}
impl<T> RefUnwindSafe for Link<T> {}

impl<'de, T: Any + Send + Sync + Decode<'de>> Decode<'de> for Link<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::decode(deserializer).map(|value: Box<T>| Self(value, PhantomData))
    }
}

impl<'de, T: Any + Send + Sync + Deserialize<'de>> Deserialize<'de> for Link<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::new)
    }
}

impl<T: Any + Serialize> Serialize for Link<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::serialize(self, serializer)
    }
}

impl<T: Any + AsInstance> AsInstance for Link<T> {
    fn as_instance(&self) -> Instance<'_> {
        T::as_instance(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Link;
    use crate::json::decode_exactly;

    #[test]
    fn a_link_is_what_it_holds() {
        let mut link: Link<Vec<i64>> = decode_exactly(b"[1,2]").expect("a list");
        assert_eq!(*link, [1, 2]);
        link.push(3);
        let other = link.clone();
        assert_eq!(link, other);
        assert_eq!(format!("{link:?}"), "[1, 2, 3]");
        assert!(Link::from(vec![4]) > link);
        assert_eq!(serde_json::to_string(&link).expect("it is JSON"), "[1,2,3]");
        assert_eq!(link.into_inner(), [1, 2, 3]);
        assert_eq!(other.len(), 3);
    }

    #[test]
    fn a_link_ends_the_search_for_auto_traits() {
        fn is_safe<T: Send + Sync + Unpin + std::panic::UnwindSafe + std::panic::RefUnwindSafe>() {}
        is_safe::<Link<std::sync::atomic::AtomicU8>>();
        is_safe::<Link<Box<dyn std::any::Any + Send + Sync>>>();
    }

    #[test]
    fn a_value_that_does_not_fit_is_refused_in_its_words() {
        let fault = decode_exactly::<Link<i64>>(br#""x""#).expect_err("a string");
        assert!(fault.detail().contains("an integer of 64 bits"), "{fault}");
    }
}
