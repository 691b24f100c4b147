//! Bytes that are no JSON: whole bodies, and parts of one.

use std::cell::{Cell, RefCell};

use bytes::Bytes;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};

/// Bytes with their media type: a file, an image, a body of a type that nothing is known of.
///
/// As a part of a multipart body it may also have a file name and headers of its own.
///
/// ```
/// use callbacks_schema::Binary;
///
/// let photo = Binary::from(vec![0xFF, 0xD8]).with_media_type("image/jpeg");
/// assert_eq!(photo.bytes().as_ref(), [0xFF, 0xD8]);
/// assert_eq!(photo.media_type(), Some("image/jpeg"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Binary {
    bytes: Bytes,
    media_type: Option<String>,
    file_name: Option<String>,
    headers: Vec<(String, String)>,
}

impl Binary {
    /// Bytes of the media type that the document declares.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self {
            bytes: bytes.into(),
            ..Self::default()
        }
    }

    /// Says which media type it is, where the document declares several or a range such as `image/*`.
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// Gives a part of a form the name of a file.
    #[must_use]
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Gives a part of a multipart body its `Content-ID`, by which other parts refer to it (RFC 2045 section 7).
    #[must_use]
    pub fn with_content_id(self, id: impl Into<String>) -> Self {
        self.with_header("content-id", id)
    }

    /// Gives a part of a multipart body another header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: impl Into<String>) -> Self {
        let name = name.to_ascii_lowercase();
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.into()));
        self
    }

    /// The bytes.
    pub const fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The bytes, without anything else.
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }

    /// The media type; `None` when it is the one that the document declares.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// The name of the file, of a part that has one. It comes from an untrusted peer, so never use it as a path to write to.
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// The `Content-ID` of a part.
    pub fn content_id(&self) -> Option<&str> {
        self.header("content-id")
    }

    /// A header of a part other than `Content-Type` and `Content-Disposition`, by its name in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers();
        let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    /// The headers of a part other than `Content-Type` and `Content-Disposition`, with their names in lower case.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let headers = self.headers.iter();
        headers.map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl<T: Into<Bytes>> From<T> for Binary {
    fn from(bytes: T) -> Self {
        Self::new(bytes)
    }
}

impl AsRef<[u8]> for Binary {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

thread_local! {
    /// The binaries of the body that is being read or written on this thread. A value that goes through serde is their
    /// number here: bytes are no part of JSON's data model, and must not be copied into a text.
    static TABLE: RefCell<Option<Vec<Binary>>> = const { RefCell::new(None) };
    /// Whether binaries are strings instead, whose bytes are meant.
    static AS_TEXT: Cell<bool> = const { Cell::new(false) };
}

/// Reads a value whose binaries are strings: their bytes are the binary's. Made-up values have them so.
pub fn reading_text<T>(read: impl FnOnce() -> T) -> T {
    let before = AS_TEXT.replace(true);
    let value = read();
    AS_TEXT.set(before);
    value
}

/// Reads a value whose binaries are numbers in this table.
pub fn reading<T>(binaries: Vec<Binary>, read: impl FnOnce() -> T) -> T {
    let scope = Scope::enter(binaries);
    let value = read();
    scope.leave();
    value
}

/// Writes a value; what it has of binaries is their numbers in the table that comes with it.
pub fn writing<T>(write: impl FnOnce() -> T) -> (T, Vec<Binary>) {
    let scope = Scope::enter(Vec::new());
    let value = write();
    (value, scope.leave())
}

/// Puts back what was there before, also when the value's own code panics.
struct Scope(Option<Vec<Binary>>);

impl Scope {
    fn enter(binaries: Vec<Binary>) -> Self {
        Self(TABLE.replace(Some(binaries)))
    }

    fn leave(self) -> Vec<Binary> {
        TABLE.take().unwrap_or_default()
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        TABLE.set(self.0.take());
    }
}

const ELSEWHERE: &str = "binary data is a body, or a part of a multipart body, and nothing else";

impl Serialize for Binary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = TABLE.with_borrow_mut(|table| {
            let table = table.as_mut()?;
            table.push(self.clone());
            u64::try_from(table.len() - 1).ok()
        });
        match number {
            Some(number) => serializer.serialize_u64(number),
            None => Err(S::Error::custom(ELSEWHERE)),
        }
    }
}

impl<'de> Deserialize<'de> for Binary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if AS_TEXT.get() {
            return String::deserialize(deserializer).map(Self::new);
        }
        let number = usize::deserialize(deserializer)?;
        let found = TABLE.with_borrow(|table| table.as_ref()?.get(number).cloned());
        found.ok_or_else(|| D::Error::custom(ELSEWHERE))
    }
}
