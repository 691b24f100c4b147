//! Which modules are compiled together.

/// A crate per module would spend its time on loading dependencies, and one crate for all its memory on syntax trees.
const MODULES_PER_CRATE: usize = 40;
const LINES_PER_CRATE: usize = 30_000;

/// Modules of one crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Batch {
    /// The name of the crate.
    pub(crate) name: String,
    pub(crate) modules: Vec<String>,
}

/// Fills crates, whose names start with a word, with modules, given with their numbers of lines, in their order.
pub(crate) fn fill<'a>(
    word: &str,
    modules: impl IntoIterator<Item = (&'a str, usize)>,
) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    let mut filled = 0;
    for (module, lines) in modules {
        filled += lines;
        match batches.last_mut() {
            Some(batch) if filled <= LINES_PER_CRATE && batch.modules.len() < MODULES_PER_CRATE => {
                batch.modules.push(module.to_owned());
            }
            _ => {
                filled = lines;
                let name = format!("{word}_{:02}", batches.len());
                batches.push(Batch {
                    name,
                    modules: vec![module.to_owned()],
                });
            }
        }
    }
    batches
}

impl Batch {
    /// The two halves of a batch that fails for no known module; none when it has only one.
    pub(crate) fn halves(mut self) -> Option<[Self; 2]> {
        let middle = self.modules.len() / 2;
        if middle == 0 {
            return None;
        }
        let modules = self.modules.split_off(middle);
        let second = Self {
            name: format!("{}b", self.name),
            modules,
        };
        self.name.push('a');
        Some([self, second])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(lines: &[usize]) -> Vec<usize> {
        let batches = fill("batch", lines.iter().map(|lines| ("d", *lines)));
        batches.iter().map(|batch| batch.modules.len()).collect()
    }

    #[test]
    fn crates_are_bounded() {
        assert!(sizes(&[]).is_empty());
        assert_eq!(sizes(&[1; 100]), [40, 40, 20]);
        assert_eq!(sizes(&[10_000, 20_000, 1, 30_001, 1]), [2, 1, 1, 1]);
    }

    #[test]
    fn halves_have_all_modules() {
        let modules = ["a", "b", "c"].map(str::to_owned).to_vec();
        let [first, second] = Batch {
            name: "batch_00".to_owned(),
            modules,
        }
        .halves()
        .unwrap();
        assert_eq!(
            (first.name.as_str(), first.modules.as_slice()),
            ("batch_00a", &["a".to_owned()][..])
        );
        assert_eq!(
            (second.name.as_str(), second.modules.len()),
            ("batch_00b", 2)
        );
        assert_eq!(first.halves(), None);
    }
}
