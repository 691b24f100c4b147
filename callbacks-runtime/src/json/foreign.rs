//! Values of the user's own types, which only implement serde's traits.

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer};
use serde_path_to_error::{Path, Segment, Track};

use super::context::trail;

/// Reads such a value as a seed of serde.
pub(super) struct Foreign<T>(PhantomData<T>);

impl<T> Foreign<T> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Foreign<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        // The type may contain generated types. The steps that they recorded are also in the path.
        let known = trail::len();
        let mut track = Track::new();
        let deserializer = serde_path_to_error::Deserializer::new(deserializer, &mut track);
        let read = T::deserialize(deserializer);
        trail::forget(known);
        read.map_err(|error| note(&track.path(), error))
    }
}

#[cold]
fn note<E>(path: &Path, error: E) -> E {
    // If the rest of the path is unknown, its known part still helps.
    let is_known = |segment: &&Segment| !matches!(segment, Segment::Unknown);
    let known: Vec<_> = path.iter().take_while(is_known).collect();
    known
        .into_iter()
        .rev()
        .fold(error, |error, segment| match segment {
            Segment::Seq { index } => trail::item(*index, error),
            Segment::Map { key } => trail::member(key, error),
            Segment::Enum { variant } => trail::member(variant, error),
            Segment::Unknown => error,
        })
}
