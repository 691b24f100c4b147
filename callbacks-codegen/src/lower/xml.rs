//! Bodies in XML.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::MediaType;
use crate::ir::{Codec, Type};
use crate::schema::{Keyword, SchemaId};

impl<'s> Lowering<'_, 's> {
    pub(super) fn lower_xml(&mut self, media_type: &MediaType<'s>, hint: &str) -> (Type, Codec) {
        let Some(schema) = self.schema_of(media_type) else {
            return self.lower_bytes(media_type);
        };
        let lowered = self.lower_schema(schema, hint);
        let ty = if lowered.nullable {
            Type::Nullable(Box::new(lowered.ty))
        } else {
            lowered.ty
        };
        let (layout, no_names) = self.xml_layout(schema);
        for key in no_names {
            let message = format!(
                "`{}` is no name that an element of XML can have: a value with it is not sent",
                key.text
            );
            let warning = Diagnostic::warning(Code::INVALID_XML_NAME, key.location, message);
            self.lenient(warning.help("say in `xml: {name: ...}` how it is called in XML"));
        }
        let root = self.root_name(media_type, schema);
        (ty, Codec::Xml(layout, root))
    }

    /// The name of the root element: the schema's own name in XML, or that of its component.
    fn root_name(&mut self, media_type: &MediaType<'s>, schema: SchemaId) -> String {
        let parts = self.schemas.parts(schema);
        let mut own = parts
            .iter()
            .filter_map(|part| part.get(Keyword::Xml)?.get("name"));
        if let Some(name) = own.next().and_then(|name| name.as_text()) {
            return name.to_owned();
        }
        let target = self.schemas.resolve(schema);
        let reference = target.ok().and_then(|target| target.reference);
        let component = reference.and_then(|reference| reference.rsplit(['/', '#']).next());
        if let Some(name) = component.filter(|name| is_name(name)) {
            return name.to_owned();
        }
        let message = format!(
            "nothing says how the root element of `{}` is called: it is sent as `root`, and any is taken",
            media_type.name.text
        );
        let location = media_type.name.location;
        let warning = Diagnostic::warning(Code::UNNAMED_XML_ROOT, location, message);
        self.lenient(warning.help("say in the schema `xml: {name: ...}`"));
        "root".to_owned()
    }
}

/// Whether it is a name without a prefix (Namespaces in XML 1.0, section 4), as the runtime checks it.
pub(super) fn is_name(name: &str) -> bool {
    let is_first = |char: char| char == '_' || char.is_alphabetic();
    let is_other = |char: char| is_first(char) || char.is_numeric() || ".-·".contains(char);
    let mut chars = name.chars();
    chars.next().is_some_and(is_first) && chars.all(is_other)
}
