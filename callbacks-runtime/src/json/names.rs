//! Looks up names in long lists with a hash map, because untrusted peers choose how often they are looked up.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

use super::StringEnum;

/// Up to this number, names are compared one by one. Few documents have longer lists.
pub(super) const FEW: usize = 64;

/// The position of each name in its list.
#[derive(Debug)]
pub(super) struct Index(HashMap<&'static str, usize>);

impl Index {
    fn of(names: impl Iterator<Item = &'static str>) -> Arc<Self> {
        let mut places = HashMap::new();
        for (place, name) in names.enumerate() {
            // For equal names the first one wins, as in a comparison.
            places.entry(name).or_insert(place);
        }
        Arc::new(Self(places))
    }

    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }
}

/// What is indexed: the values of a type, or the names at an address.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Type(TypeId),
    Names(usize, usize),
}

/// The indexes that were needed so far: one for each long list of names.
static INDEXES: LazyLock<RwLock<HashMap<Key, Arc<Index>>>> = LazyLock::new(RwLock::default);

fn index(key: Key, make: impl FnOnce() -> Arc<Index>) -> Arc<Index> {
    let known = INDEXES.read().map(|indexes| indexes.get(&key).cloned());
    if let Ok(Some(index)) = known {
        return index;
    }
    let index = make();
    if let Ok(mut indexes) = INDEXES.write() {
        indexes.insert(key, Arc::clone(&index));
    }
    index
}

/// The index of the values of an enumeration.
pub(super) fn of_enum<T: StringEnum>() -> Arc<Index> {
    let names = || Index::of(T::ALL.iter().map(StringEnum::as_str));
    index(Key::Type(TypeId::of::<T>()), names)
}

/// The index of the member names of a type.
pub(super) fn of_members(names: &'static [&'static str]) -> Arc<Index> {
    let key = Key::Names(names.as_ptr().addr(), names.len());
    index(key, || Index::of(names.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::{FEW, of_members};
    use crate::json::{StringEnum, parse_enum};

    const NAMES: [&str; 99] = {
        const DIGITS: &str = "0123456789012345678901234567890123456789012345678901234567890123456789\
                              0123456789012345678901234567890123456789";
        let mut names = [""; 99];
        let mut place = 0;
        while place < 99 {
            names[place] = DIGITS.split_at(place + 1).0;
            place += 1;
        }
        names
    };

    const MEMBERS: &[&str] = &NAMES;

    #[derive(Clone, Debug, PartialEq)]
    struct Length(usize);

    const LENGTHS: [Length; 99] = {
        let mut lengths = [const { Length(0) }; 99];
        let mut place = 0;
        while place < 99 {
            lengths[place] = Length(place);
            place += 1;
        }
        lengths
    };

    impl StringEnum for Length {
        const ALL: &'static [Self] = &LENGTHS;

        fn as_str(&self) -> &str {
            NAMES[self.0]
        }
    }

    #[test]
    fn many_names_are_found_as_few_are() {
        assert!(NAMES.len() > FEW);
        for (place, name) in NAMES.iter().enumerate() {
            assert_eq!(parse_enum::<Length>(name), Ok(Length(place)));
            assert_eq!(of_members(MEMBERS).find(name), Some(place));
        }
        assert!(parse_enum::<Length>("").is_err());
        assert_eq!(of_members(MEMBERS).find("x"), None);
    }

    #[test]
    fn an_error_lists_a_few_of_many_values() {
        let error = parse_enum::<Length>(&"x".repeat(100_000)).expect_err("no value");
        let text = error.to_string();
        assert!(
            text.len() < 1_500 && text.ends_with("or 79 others"),
            "{text}"
        );
    }
}
