//! Bytes that are not JSON: whole bodies, or parts of one.

use std::cell::{Cell, RefCell};

use bytes::Bytes;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};

/// Bytes with their media type: a file, an image, or a body of an unknown type.
///
/// As a part of a multipart body, it may also have a file name and headers.
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

    /// Sets the media type, if the document declares several or a range such as `image/*`.
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// Sets the file name of a part.
    #[must_use]
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the `Content-ID` of a part, with which other parts refer to it (RFC 2045 section 7).
    #[must_use]
    pub fn with_content_id(self, id: impl Into<String>) -> Self {
        self.with_header("content-id", id)
    }

    /// Adds a header to a part.
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

    /// The bytes, without the rest.
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }

    /// The media type. `None` if it is the declared one.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// The file name of a part. It comes from an untrusted peer, so never use it as a path to write to.
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// The `Content-ID` of a part.
    pub fn content_id(&self) -> Option<&str> {
        self.header("content-id")
    }

    /// A header of a part other than `Content-Type` and `Content-Disposition`. Names are case-insensitive.
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
    /// The binaries of the body that this thread reads or writes. serde sees the index of a binary here, because JSON
    /// has no bytes, and they should not be copied into a string.
    static TABLE: RefCell<Option<Vec<Binary>>> = const { RefCell::new(None) };
    /// Whether binaries are strings instead. Their bytes are the binary.
    static AS_TEXT: Cell<bool> = const { Cell::new(false) };
}

/// Reads a value whose binaries are strings, as in samples and in bodies without a type.
pub fn reading_text<T>(read: impl FnOnce() -> T) -> T {
    let before = AS_TEXT.replace(true);
    let value = read();
    AS_TEXT.set(before);
    value
}

/// Binary data as a JSON string, if binaries are strings. What is not UTF-8 is replaced.
pub fn as_text(bytes: &[u8]) -> Option<String> {
    AS_TEXT
        .get()
        .then(|| serde_json::Value::from(String::from_utf8_lossy(bytes)).to_string())
}

/// Reads a value whose binaries are indices into this table.
pub fn reading<T>(binaries: Vec<Binary>, read: impl FnOnce() -> T) -> T {
    let scope = Scope::enter(binaries);
    let value = read();
    scope.leave();
    value
}

/// Writes a value. Its binaries are indices into the returned table.
pub fn writing<T>(write: impl FnOnce() -> T) -> (T, Vec<Binary>) {
    let scope = Scope::enter(Vec::new());
    let value = write();
    (value, scope.leave())
}

/// Restores the former table, even if the value's code panics.
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
