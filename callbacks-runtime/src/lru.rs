//! A map with a limit. The least recently used entries are removed.

use std::collections::HashMap;

/// The values of the most recently used keys.
///
/// Removal reads every entry, so it removes a sixteenth of them at once.
#[derive(Debug)]
pub(crate) struct LruMap<V> {
    values: HashMap<Box<str>, Entry<V>>,
    limit: usize,
    used: u64,
}

#[derive(Debug)]
struct Entry<V> {
    value: V,
    used: u64,
}

impl<V: Default> LruMap<V> {
    pub(crate) fn new(limit: usize) -> Self {
        let limit = limit.max(1);
        Self {
            values: HashMap::new(),
            limit,
            used: 0,
        }
    }

    /// The value of a key, if it is known.
    pub(crate) fn get(&self, key: &str) -> Option<&V> {
        self.values.get(key).map(|entry| &entry.value)
    }

    /// The value of a known or new key. A new key may remove the least recently used ones.
    pub(crate) fn entry(&mut self, key: &str) -> &mut V {
        self.used += 1;
        if !self.values.contains_key(key) && self.values.len() >= self.limit {
            self.make_room();
        }
        let entry = self.values.entry(key.into()).or_insert_with(|| Entry {
            value: V::default(),
            used: 0,
        });
        entry.used = self.used;
        &mut entry.value
    }

    #[cfg(all(test, feature = "client"))]
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    pub(crate) fn remove(&mut self, key: &str) {
        self.values.remove(key);
    }

    fn make_room(&mut self) {
        let mut ages: Vec<_> = self.values.values().map(|entry| entry.used).collect();
        let excess = self.limit / 16;
        let (_, &mut oldest_kept, _) = ages.select_nth_unstable(excess.min(self.values.len() - 1));
        self.values.retain(|_, entry| entry.used > oldest_kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s31_what_was_not_used_for_longest_gives_way() {
        for limit in [1, 2, 16, 100] {
            let mut map = LruMap::<u32>::new(limit);
            *map.entry("kept") = 7;
            for number in 0..1_000 {
                *map.entry(&number.to_string()) += 1;
                assert!(map.values.len() <= limit);
                if limit > 1 {
                    assert_eq!(*map.entry("kept"), 7);
                }
            }
            assert_eq!(map.get("0"), None);
            map.remove("kept");
            assert_eq!(map.get("kept"), None);
        }
    }
}
