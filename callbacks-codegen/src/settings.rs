//! The settings of the generator.

mod features;

use std::path::PathBuf;

pub use features::Features;

/// What to generate, and from which document. The arguments of the attribute and build scripts fill this struct.
///
/// ```
/// use callbacks_codegen::Settings;
///
/// let settings = Settings::new("openapi/orders.yaml").with_strict(true);
/// assert!(settings.strict);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// The path of the document.
    pub document: PathBuf,
    /// The paths of overlays (OpenAPI Overlay 1.0 and 1.1), which are applied to the document in this order before anything
    /// else is read. They need the feature `overlay`. Each may be read wherever it is, and is read like a document.
    pub overlays: Vec<PathBuf>,
    /// Paths in diagnostics are relative to this folder, and references may read the files below it. If it is empty,
    /// references may read the files of the workspace that cargo builds (see [`workspace`](crate::workspace)). They may
    /// always read the document's own folder and the `mappings`, and never `/proc`, `/sys` and `/dev`.
    pub base: PathBuf,
    /// Whether warnings are errors.
    pub strict: bool,
    /// Whether received messages may contain what the document does not know: other values of enumerations, other
    /// branches of choices, other members of closed objects. Types have a place for these. Everything else is still
    /// validated.
    pub tolerant: bool,
    /// The path under which generated code finds the `callbacks` crate.
    pub krate: String,
    /// The names to generate. Empty for everything. A name belongs to a callback, a webhook, an operation (itself, or
    /// the one with a callback), or a tag.
    pub only: Vec<String>,
    /// The names not to generate.
    pub except: Vec<String>,
    /// Whether the provider's side is generated: `CallbackSender`.
    pub sender: bool,
    /// Whether the consumer's side is generated: `CallbackHandler` and `router`.
    pub receiver: bool,
    /// Whether handlers also get the `Context` of a request.
    pub context: bool,
    /// Whether the generated traits also have a form for trait objects: `DynCallbackHandler` and `DynCallbackSender`.
    pub dynamic: bool,
    /// Additional traits that payload types derive.
    pub derives: Vec<String>,
    /// The names of schemas that get types even if no callback reaches them.
    pub types: Vec<String>,
    /// New names for operations, callbacks, webhooks and schemas: the name in the document, and the new one.
    pub renames: Vec<(String, String)>,
    /// Types that replace those of schemas: the schema's name and the type's path.
    pub replacements: Vec<(String, String)>,
    /// Types of strings with a format: the format and the type's path.
    pub formats: Vec<(String, String)>,
    /// The type of integers for which the schema has neither a format nor bounds.
    pub integers: Integers,
    /// The formats and encodings that are asserted.
    pub asserted_formats: AssertedFormats,
    /// Keys that replace those of the document: the callback's name and the key.
    pub expressions: Vec<(String, String)>,
    /// How webhooks at one URL are distinguished. If it is empty, the generator finds it in the document.
    pub dispatch: Vec<Discriminator>,
    /// The webhook of a message that neither constants nor names distinguish: the values at the places of `dispatch`,
    /// and the name of the webhook or its operation.
    pub events: Vec<(Vec<String>, String)>,
    /// Local copies of remote files, or files outside of the workspace: the start of a reference, and the file or folder to
    /// read instead.
    pub mappings: Vec<(String, PathBuf)>,
    /// The codes of warnings to leave out, such as `misspelt-keyword`.
    pub allowed: Vec<String>,
    /// The names of types that the user defines in the module.
    pub own_types: Vec<String>,
    /// Whether something in the module may shadow names of the standard prelude, such as a glob import.
    pub prelude_shadowed: bool,
    /// Whether the expansion lists the bodies. Only tools need that, and it takes time.
    pub list_bodies: bool,
    /// Whether helps name options of the command line instead of arguments of the attribute.
    pub command_line: bool,
    /// The features that the `callbacks` crate of the generated code has.
    pub features: Features,
}

impl Settings {
    /// Creates the default settings for a document.
    pub fn new(document: impl Into<PathBuf>) -> Self {
        Self {
            document: document.into(),
            overlays: Vec::new(),
            base: PathBuf::new(),
            strict: false,
            tolerant: false,
            krate: "::callbacks".to_owned(),
            only: Vec::new(),
            except: Vec::new(),
            sender: true,
            receiver: true,
            context: false,
            dynamic: false,
            derives: Vec::new(),
            types: Vec::new(),
            renames: Vec::new(),
            replacements: Vec::new(),
            formats: Vec::new(),
            integers: Integers::default(),
            asserted_formats: AssertedFormats::None,
            expressions: Vec::new(),
            dispatch: Vec::new(),
            events: Vec::new(),
            mappings: Vec::new(),
            allowed: Vec::new(),
            own_types: Vec::new(),
            prelude_shadowed: false,
            list_bodies: false,
            command_line: false,
            features: Features::default(),
        }
    }

    /// Shows paths in diagnostics relative to a folder. References may read its files.
    #[must_use]
    pub fn with_base(mut self, base: impl Into<PathBuf>) -> Self {
        self.base = base.into();
        self
    }

    /// Adds an overlay, which corrects the document before anything else is read. Several are applied in order.
    #[must_use]
    pub fn with_overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.overlays.push(path.into());
        self
    }

    /// Turns warnings into errors.
    #[must_use]
    pub fn with_strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Accepts what the document does not know in received messages.
    #[must_use]
    pub fn with_tolerant(mut self, tolerant: bool) -> Self {
        self.tolerant = tolerant;
        self
    }

    /// Sets the path of the `callbacks` crate for generated code. The default is `::callbacks`.
    #[must_use]
    pub fn with_crate(mut self, path: impl Into<String>) -> Self {
        self.krate = path.into();
        self
    }

    /// Sets the names of types that the user defines in the module, and whether a glob import may define more.
    #[must_use]
    pub fn with_own_items(mut self, types: Vec<String>, prelude_shadowed: bool) -> Self {
        self.own_types = types;
        self.prelude_shadowed = prelude_shadowed;
        self
    }

    /// Lists the bodies in the expansion, with the places of their schemas.
    #[must_use]
    pub fn with_list_of_bodies(mut self) -> Self {
        self.list_bodies = true;
        self
    }

    /// Lets helps name options of the command line instead of arguments of the attribute.
    #[must_use]
    pub fn with_command_line(mut self) -> Self {
        self.command_line = true;
        self
    }

    /// Only generates what has one of these names.
    #[must_use]
    pub fn with_only(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.only.extend(names.into_iter().map(Into::into));
        self
    }

    /// Generates nothing that has one of these names.
    #[must_use]
    pub fn with_except(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.except.extend(names.into_iter().map(Into::into));
        self
    }

    /// Generates the provider's side, or omits it.
    #[must_use]
    pub fn with_sender(mut self, sender: bool) -> Self {
        self.sender = sender;
        self
    }

    /// Generates the consumer's side, or omits it.
    #[must_use]
    pub fn with_receiver(mut self, receiver: bool) -> Self {
        self.receiver = receiver;
        self
    }

    /// Sets the features of the `callbacks` crate of the generated code.
    #[must_use]
    pub fn with_features(mut self, features: Features) -> Self {
        self.features = features;
        self
    }

    /// Passes the `Context` of the request to each method of a handler: the bytes, all headers, what a signature covers, and
    /// what middleware stored.
    #[must_use]
    pub fn with_context(mut self, context: bool) -> Self {
        self.context = context;
        self
    }

    /// Gives the generated traits a form for trait objects as well: `Arc<dyn DynCallbackSender>` is a `CallbackSender`.
    #[must_use]
    pub fn with_dynamic(mut self, dynamic: bool) -> Self {
        self.dynamic = dynamic;
        self
    }

    /// Adds a trait that payload types derive, by its path.
    #[must_use]
    pub fn with_derive(mut self, path: impl Into<String>) -> Self {
        self.derives.push(path.into());
        self
    }

    /// Adds a schema that gets a type even if no callback reaches it, for example the request that subscribes.
    #[must_use]
    pub fn with_type(mut self, schema: impl Into<String>) -> Self {
        self.types.push(schema.into());
        self
    }

    /// Renames an operation, a callback, a webhook or a schema of the document.
    #[must_use]
    pub fn with_rename(mut self, from: impl Into<String>, to: impl Into<String>) -> Self {
        self.renames.push((from.into(), to.into()));
        self
    }

    /// Uses a type of yours for a schema.
    #[must_use]
    pub fn with_replacement(mut self, schema: impl Into<String>, path: impl Into<String>) -> Self {
        self.replacements.push((schema.into(), path.into()));
        self
    }

    /// Uses a type of yours for strings of a format, such as `chrono::DateTime<chrono::Utc>` for `date-time`. Serde must read
    /// and write it as a string. By default such strings are a `String`.
    #[must_use]
    pub fn with_format(mut self, format: impl Into<String>, path: impl Into<String>) -> Self {
        self.formats.push((format.into(), path.into()));
        self
    }

    /// Chooses the type of integers for which the schema has neither a format nor bounds.
    #[must_use]
    pub fn with_integers(mut self, integers: Integers) -> Self {
        self.integers = integers;
        self
    }

    /// Sets which formats are asserted. By default `format` and `contentEncoding` only describe strings, as in JSON
    /// Schema 2020-12 and OpenAPI.
    #[must_use]
    pub fn with_asserted_formats(mut self, formats: AssertedFormats) -> Self {
        self.asserted_formats = formats;
        self
    }

    /// Replaces the key of a callback, for example one that is malformed.
    #[must_use]
    pub fn with_expression(mut self, callback: impl Into<String>, key: impl Into<String>) -> Self {
        self.expressions.push((callback.into(), key.into()));
        self
    }

    /// Distinguishes webhooks at one URL by a header or a property, instead of by the document's constants. If you call it
    /// several times, all values together decide.
    #[must_use]
    pub fn with_dispatch(mut self, discriminator: Discriminator) -> Self {
        self.dispatch.push(discriminator);
        self
    }

    /// Sets the webhook of messages with these values at the places of [`with_dispatch`](Self::with_dispatch), in
    /// order. The webhook is given by its own name or that of its operation.
    #[must_use]
    pub fn with_event<T: Into<String>>(
        mut self,
        values: impl IntoIterator<Item = T>,
        webhook: impl Into<String>,
    ) -> Self {
        let values = values.into_iter().map(Into::into).collect();
        self.events.push((values, webhook.into()));
        self
    }

    /// Leaves out the warnings of a [`Code`](crate::diagnostic::Code), given by its name.
    #[must_use]
    pub fn with_allowed(mut self, code: impl Into<String>) -> Self {
        self.allowed.push(code.into());
        self
    }

    /// Reads a file instead of a reference such as a URL, or a folder instead of all references that start like this.
    /// References may read that file, or all files of that folder.
    #[must_use]
    pub fn with_mapping(mut self, url: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        self.mappings.push((url.into(), path.into()));
        self
    }
}

/// The type of integers for which the schema has neither a format nor bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Integers {
    /// `i64`, which databases and protocols have as well. Larger integers are violations.
    #[default]
    I64,
    /// `i128`.
    I128,
}

/// The formats and encodings (`format`, `contentEncoding`) that are asserted.
///
/// The format of an integer, such as `int32`, is always asserted, because it determines the type. Beside `type: number` it is
/// a format like others.
///
/// ```
/// use callbacks_codegen::AssertedFormats;
///
/// let formats = AssertedFormats::Only(vec!["uuid".to_owned()]);
/// assert!(formats.contains("uuid") && !formats.contains("uri"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum AssertedFormats {
    /// None: formats describe strings.
    #[default]
    None,
    /// Every known format.
    All,
    /// Those with these names.
    Only(Vec<String>),
}

impl AssertedFormats {
    /// Whether a format is asserted.
    #[must_use]
    pub fn contains(&self, format: &str) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::Only(names) => names.iter().any(|name| name == format),
        }
    }
}

/// The place in a request that names its event.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Discriminator {
    /// The value of a header.
    Header(String),
    /// The scalar at a JSON Pointer of the body.
    Pointer(String),
    /// The value of a query parameter. The keys of callbacks may have one.
    Query(String),
}

impl std::fmt::Display for Discriminator {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Header(name) => write!(formatter, "the header `{name}`"),
            Self::Pointer(pointer) => write!(formatter, "`{pointer}` of the body"),
            Self::Query(name) => write!(formatter, "the query parameter `{name}`"),
        }
    }
}
