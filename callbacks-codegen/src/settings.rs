//! What to generate, and from what.

use std::path::PathBuf;

/// What to generate, and from what: macro arguments and build scripts fill this one struct.
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
    /// Paths in diagnostics are shown relative to this folder, and references may read the files below it. Without it, they
    /// may read those of the workspace of the crate that cargo builds (see [`workspace`](crate::workspace)). The document's
    /// own folder and the `mappings` may be read in any case; `/proc`, `/sys` and `/dev` never.
    pub base: PathBuf,
    /// Whether what can be repaired or passed over is an error.
    pub strict: bool,
    /// The path under which generated code finds the `callbacks` crate.
    pub krate: String,
    /// Only what has one of these names is generated; everything if there are none. A name is that of a callback, a
    /// webhook, an operation (its own or the one that a callback belongs to), or a tag.
    pub only: Vec<String>,
    /// What has one of these names is not generated.
    pub except: Vec<String>,
    /// Whether the provider's side is generated: `CallbackSender`.
    pub sender: bool,
    /// Whether the consumer's side is generated: `CallbackHandler` and `router`.
    pub receiver: bool,
    /// Whether handlers are given what came with a request beside what its operation declares.
    pub context: bool,
    /// Traits that payload types derive besides their own.
    pub derives: Vec<String>,
    /// Types that stand in for schemas: the schema's name and the type's path.
    pub replacements: Vec<(String, String)>,
    /// Types of strings with a format: the format and the type's path.
    pub formats: Vec<(String, String)>,
    /// The type of integers for which the schema has neither a format nor bounds.
    pub integers: Integers,
    /// Keys that stand in for those of the document: the callback's name and the key.
    pub expressions: Vec<(String, String)>,
    /// What tells webhooks apart that arrive at one URL; found in the document if there is nothing.
    pub dispatch: Vec<Discriminator>,
    /// Local copies of what is in the network or outside of the workspace: the start of a reference, and the file or folder
    /// that stands in for it.
    pub mappings: Vec<(String, PathBuf)>,
    /// The names of types that the user's own items of the module define.
    pub own_types: Vec<String>,
    /// Whether something in the module may shadow names of the standard prelude, such as a glob import.
    pub prelude_shadowed: bool,
    /// Whether the expansion lists the bodies, which only tools want and which takes time.
    pub list_bodies: bool,
}

impl Settings {
    /// The defaults for a document.
    pub fn new(document: impl Into<PathBuf>) -> Self {
        Self {
            document: document.into(),
            base: PathBuf::new(),
            strict: false,
            krate: "::callbacks".to_owned(),
            only: Vec::new(),
            except: Vec::new(),
            sender: true,
            receiver: true,
            context: false,
            derives: Vec::new(),
            replacements: Vec::new(),
            formats: Vec::new(),
            integers: Integers::default(),
            expressions: Vec::new(),
            dispatch: Vec::new(),
            mappings: Vec::new(),
            own_types: Vec::new(),
            prelude_shadowed: false,
            list_bodies: false,
        }
    }

    /// Shows paths in diagnostics relative to a folder, whose files references may read.
    #[must_use]
    pub fn with_base(mut self, base: impl Into<PathBuf>) -> Self {
        self.base = base.into();
        self
    }

    /// Makes errors of what can be repaired or passed over.
    #[must_use]
    pub fn with_strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Tells where generated code finds the `callbacks` crate, when not at `::callbacks`.
    #[must_use]
    pub fn with_krate(mut self, path: impl Into<String>) -> Self {
        self.krate = path.into();
        self
    }

    /// Tells the names that the user's own items of the module define, and whether a glob import may define more.
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

    /// Generates only what has one of these names.
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

    /// Generates the provider's side, or leaves it out.
    #[must_use]
    pub fn with_sender(mut self, sender: bool) -> Self {
        self.sender = sender;
        self
    }

    /// Generates the consumer's side, or leaves it out.
    #[must_use]
    pub fn with_receiver(mut self, receiver: bool) -> Self {
        self.receiver = receiver;
        self
    }

    /// Gives each method of a handler the `Context` of the request as well: its bytes, all headers, what a signature vouches
    /// for, what a middleware found out.
    #[must_use]
    pub fn with_context(mut self, context: bool) -> Self {
        self.context = context;
        self
    }

    /// Lets payload types derive one more trait, given by its path.
    #[must_use]
    pub fn with_derive(mut self, path: impl Into<String>) -> Self {
        self.derives.push(path.into());
        self
    }

    /// Lets a type stand in for the one of a schema.
    #[must_use]
    pub fn with_replacement(mut self, schema: impl Into<String>, path: impl Into<String>) -> Self {
        self.replacements.push((schema.into(), path.into()));
        self
    }

    /// Gives strings of a format a type of the user's own, such as `chrono::DateTime<chrono::Utc>` for `date-time`: one that
    /// serde reads from and writes as a string. Without it they are `String`s, which are checked for the format.
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

    /// Lets a key stand in for that of a callback, which may be one that nobody can evaluate.
    #[must_use]
    pub fn with_expression(mut self, callback: impl Into<String>, key: impl Into<String>) -> Self {
        self.expressions.push((callback.into(), key.into()));
        self
    }

    /// Tells webhooks apart that arrive at one URL by a header or a property, instead of by what the document's constants tell.
    /// Given several times, all of them together tell.
    #[must_use]
    pub fn with_dispatch(mut self, discriminator: Discriminator) -> Self {
        self.dispatch.push(discriminator);
        self
    }

    /// Lets a file stand in for a reference, such as a URL, or a folder for all references that start like this. References
    /// may read that file, or all files of that folder.
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

/// Where a request says which event it tells of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Discriminator {
    /// The value of a header.
    Header(String),
    /// The scalar at a JSON Pointer of the body.
    Pointer(String),
}

impl std::fmt::Display for Discriminator {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Header(name) => write!(formatter, "the header `{name}`"),
            Self::Pointer(pointer) => write!(formatter, "`{pointer}` of the body"),
        }
    }
}
