//! Valid instances of a body's schema, for those who need some.

use std::path::{Path, PathBuf};

use callbacks_codegen::BodyInfo;
use serde_json::Value;

use super::bundle::{self, Bundle, Reading};
use super::compare::Comparison;
use super::generate::Generator;
use super::oracle::{Oracle, Verdict};
use super::random::Random;
use super::tree::{Place, Trees};

/// Attempts for each instance that is wanted.
const ATTEMPTS: usize = 4;

/// The files that were read so far.
#[derive(Default)]
pub(crate) struct Samples(Trees);

/// The body of an operation of a document.
#[derive(Clone, Copy)]
pub(crate) struct Sampled<'b> {
    pub(crate) document: &'b Path,
    pub(crate) body: &'b BodyInfo,
}

/// Some instances of a body that the oracle accepts; none where its schema gives none.
pub(crate) fn samples(trees: &mut Samples, of: Sampled<'_>, count: usize) -> Vec<Value> {
    let declared = of.place().and_then(|place| trees.schema(of, &place));
    let Some((schema, oracle)) = declared else {
        return Vec::new();
    };
    generate(&schema, &[&oracle], count, |_| {})
}

/// The same for instances that are changed before the oracle sees them, so that their properties match the discriminator.
///
/// What a discriminator says by that (OpenAPI Discriminator Object) the oracle does not know: such instances are also of
/// the schema that it leads to.
pub(crate) fn samples_that<'t>(
    trees: &mut Samples,
    of: Sampled<'_>,
    count: usize,
    told: impl Fn(&str) -> Option<&'t str>,
    change: impl FnMut(&mut Value),
) -> Vec<Value> {
    let Some(place) = of.place() else {
        return Vec::new();
    };
    let led_to = trees.led_to(&place, told);
    let declared = trees.schema(of, &place);
    let led_to = led_to.and_then(|place| trees.schema(of, &place));
    match (&declared, &led_to) {
        (Some((_, declared)), Some((schema, oracle))) => {
            generate(schema, &[declared, oracle], count, change)
        }
        (Some((schema, oracle)), None) => generate(schema, &[oracle], count, change),
        (None, _) => Vec::new(),
    }
}

fn generate(
    schema: &Bundle,
    oracles: &[&Oracle],
    count: usize,
    mut change: impl FnMut(&mut Value),
) -> Vec<Value> {
    let seed = schema.places.first().map(Place::to_string);
    let random = Random::seeded(&[&seed.unwrap_or_default()]);
    let mut generator = Generator::new(&schema.schema, random);
    let generated = std::iter::repeat_with(|| {
        let mut instance = generator.instance();
        change(&mut instance);
        instance
    })
    .take(count * ATTEMPTS);
    let is_valid = |instance: &Value| oracles.iter().all(|oracle| oracle.is_valid(instance));
    generated.filter(is_valid).take(count).collect()
}

impl Sampled<'_> {
    fn place(&self) -> Option<Place> {
        let schema = self.body.schema.as_ref()?;
        Some(Place::new(&schema.file, &schema.pointer))
    }
}

impl Samples {
    /// With the files of a document, any of which may have schemas that inherit from others.
    pub(crate) fn reading(files: &[PathBuf]) -> Self {
        let mut trees = Trees::default();
        for file in files {
            trees.file(file);
        }
        Self(trees)
    }

    /// The oracle's verdict on a message of a real provider. `None` if the body has no schema that the oracle can read.
    ///
    /// It reads the schema as the product does: `format` is an annotation (JSON Schema Validation section 7.2.1), and `nullable`
    /// allows null beside an `enum` too.
    pub(crate) fn verdict(&mut self, of: Sampled<'_>, message: &Value) -> Option<Verdict> {
        let bundle = self.bundle(of, &of.place()?, true);
        let oracle = Oracle::without_formats(&bundle.schema).ok()?;
        Some(oracle.judge(message))
    }

    /// How what came out is another value than what went in.
    pub(crate) fn difference(
        &mut self,
        of: Sampled<'_>,
        input: &str,
        output: &str,
    ) -> Option<String> {
        let (bundle, _) = self.schema(of, &of.place()?)?;
        Comparison::new(&bundle.schema).difference(input, output)
    }

    /// The oracle for a body's instances. `None` if no schema could be made of it.
    pub(crate) fn oracle(&mut self, of: Sampled<'_>) -> Option<Oracle> {
        Some(self.schema(of, &of.place()?)?.1)
    }

    fn schema(&mut self, of: Sampled<'_>, place: &Place) -> Option<(Bundle, Oracle)> {
        let bundle = self.bundle(of, place, false);
        let oracle = Oracle::new(&bundle.schema).ok()?;
        Some((bundle, oracle))
    }

    fn bundle(&mut self, of: Sampled<'_>, place: &Place, nullable_as_meant: bool) -> Bundle {
        let trees = &mut self.0;
        let reading = Reading {
            is_30: super::is_30(trees, of.document),
            by_provider: of.body.sent_by_provider,
            discriminators: true,
            nullable_as_meant,
        };
        bundle::bundle(trees, place, reading)
    }

    /// The schema to which another one's discriminator leads, by the property at a pointer.
    fn led_to<'t>(
        &mut self,
        place: &Place,
        told: impl Fn(&str) -> Option<&'t str>,
    ) -> Option<Place> {
        let trees = &mut self.0;
        let place = trees.target(place);
        let schema = trees.get(&place)?;
        let discriminator = schema.get("discriminator")?;
        let property = discriminator.get("propertyName")?.as_str()?;
        let property = property.replace('~', "~0").replace('/', "~1");
        let value = told(&format!("/{property}"))?;
        let mapped = discriminator.get("mapping").and_then(|map| map.get(value));
        let name = mapped.and_then(Value::as_str).unwrap_or(value);
        let named = trees.follow(&place, &format!("#/components/schemas/{name}"));
        named.or_else(|| trees.follow(&place, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_discriminator_leads_by_its_mapping_or_by_the_name_of_a_schema() {
        let tree = json!({
            "components": {"schemas": {
                "Pet": {"discriminator": {"propertyName": "a/b", "mapping": {
                    "cat": "#/components/schemas/Lion", "dog": "Wolf",
                }}},
                "Lion": {}, "Wolf": {}, "Bee": {},
            }},
            "body": {"$ref": "#/components/schemas/Pet"},
        });
        let mut samples = Samples(Trees::default().with("a.json", tree));
        let body = Place::new(Path::new("a.json"), "#/body");
        let mut led_to = |value| {
            let place = samples.led_to(&body, |at| (at == "/a~1b").then_some(value));
            place.map(|place| place.pointer)
        };
        let schema = |name: &str| Some(format!("/components/schemas/{name}"));
        assert_eq!(led_to("cat"), schema("Lion"));
        assert_eq!(led_to("dog"), schema("Wolf"));
        assert_eq!(led_to("Bee"), schema("Bee"));
        assert_eq!(led_to("Ant"), None);
        assert_eq!(samples.led_to(&body, |_| None), None);
    }
}
