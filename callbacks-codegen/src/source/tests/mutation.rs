use super::{load, read};
use crate::source::View;

const SAMPLES: [(&str, &str); 3] = [
    (
        "x.yaml",
        "openapi: 3.1.0\ninfo: &info {title: 'é''x', version: \"1\\u00e9\"}\npaths:\n  /a~b:\n    post:\n      callbacks:\n        on:\n          '{$request.body#/url}':\n            post: !!map\n              <<: [*info, {x: 1}]\n              description: |\n                text\n                more\n              list:\n              - 200: >-\n                  folded\n              - ? k\n                : v # c\n              - - *info\n",
    ),
    // A quoted text that continues less indented: the second parser reads it.
    (
        "x.yaml",
        "a:\n  b: 'one\ntwo'\n  c: &x [1, {d: e}, ü]\n  f: *x\n  g: |\n    h\n\ti: !t j\n",
    ),
    (
        "x.json",
        "{\"openapi\": \"3.1.0\", \"a\": [1, -2.5e3, true, null, \"\\u00e9\\ud83d\\ude00x\"], \"é\": {\"b\": {}}}",
    ),
];

/// Pieces that mean something to a parser.
const PIECES: [&str; 40] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    ",",
    "- ",
    "? ",
    "#",
    " #",
    "&a ",
    "*a",
    "*x",
    "!",
    "!!str ",
    "|\n",
    ">\n",
    "'",
    "\"",
    "\\",
    "\\u",
    "\\ud800",
    "\n",
    "\r",
    "\r\n",
    "\t",
    " ",
    "  ",
    "<<: *x",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "é",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "\0",
    "1",
    "a: ",
];

struct Random(u64);

impl Random {
    /// Marsaglia's xorshift.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).unwrap()
    }
}

fn mutate(random: &mut Random, sample: &str) -> Vec<u8> {
    let mut bytes = sample.as_bytes().to_vec();
    for _ in 0..=random.below(2) {
        let at = random.below(bytes.len());
        let end = (at + random.below(6)).min(bytes.len());
        match random.below(8) {
            0 => drop(bytes.drain(at..end)),
            1 => bytes.truncate(at),
            2 => bytes.insert(at, u8::try_from(random.below(256)).unwrap()),
            3 => {
                let copied = bytes[at..end].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, copied);
            }
            _ => {
                let piece = PIECES[random.below(PIECES.len())].as_bytes();
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
    bytes
}

/// Asks everything of every node.
fn walk(node: View<'_>) -> usize {
    let _ = (
        node.as_u64(),
        node.as_i64(),
        node.kind_name(),
        node.part(1..3),
    );
    let entries = node.entries().map(|(key, value)| {
        assert_eq!(node.get(key.text).map(|found| found.id()), Some(value.id()));
        key.part(0..9).start as usize + walk(value)
    });
    entries.sum::<usize>() + node.items().map(walk).sum::<usize>()
}

#[test]
fn nothing_in_a_document_panics() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut sound = 0;
    for round in 0..20_000 {
        let (name, sample) = SAMPLES[round % SAMPLES.len()];
        let bytes = mutate(&mut random, sample);
        load(name, &bytes, |sources, loaded| match loaded {
            Ok(root) => {
                sound += 1;
                walk(root);
                let json = root.to_json();
                // What is written as JSON is read as the same.
                assert_eq!(read("y.json", json.as_bytes()), json);
                assert!(
                    sources
                        .pointer(root.location().narrow(5..9))
                        .starts_with('#')
                );
            }
            Err(diagnostic) => {
                assert!(diagnostic.render(sources).contains("-->"), "{diagnostic:?}");
            }
        });
    }
    // The mutations are neither harmless nor hopeless.
    assert!((3_000..17_000).contains(&sound), "{sound} of 20000");
}
