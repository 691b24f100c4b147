//! Keys of callbacks, and the targets that they lead to.

use std::fmt;
use std::sync::OnceLock;

use callbacks_expression::{CallbackKey, EvaluateOptions, Join, UrlTemplate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::error::Error;
use crate::exchange::{Evaluable, Located};
use crate::origin::Origin;

/// The key of a callback: an expression for the URL, evaluated over the request that subscribed.
///
/// Generated modules have a static for each key. It is parsed on first use.
#[derive(Debug)]
pub struct Key {
    text: &'static str,
    path_parameters: &'static [&'static str],
    path_template: Option<&'static str>,
    server: Option<&'static str>,
    parsed: OnceLock<CallbackKey>,
}

impl Key {
    /// A key. The generator has checked the text.
    #[doc(hidden)]
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            path_parameters: &[],
            path_template: None,
            server: None,
            parsed: OnceLock::new(),
        }
    }

    /// Sets the names of the callback's own path parameters.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_path_parameters(mut self, names: &'static [&'static str]) -> Self {
        self.path_parameters = names;
        self
    }

    /// Sets the path template of the operation with the callback.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_path_template(mut self, template: &'static str) -> Self {
        self.path_template = Some(template);
        self
    }

    /// Sets the server that the callback itself declares.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_server(mut self, url: &'static str) -> Self {
        self.server = Some(url);
        self
    }

    /// The text of the key.
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    /// Evaluates the key. `None` means that the client gave no URL, so it does not want callbacks.
    ///
    /// # Errors
    ///
    /// Returns an error if the client gave something that is not an absolute `http` or `https` URL without userinfo, or
    /// the key cannot be evaluated over the request.
    pub fn resolve(&self, exchange: &impl Evaluable) -> Result<Option<Target>, Error> {
        self.resolve_joining(exchange, Join::Smart)
    }

    /// Evaluates the key like [`resolve`](Self::resolve), but chooses how the text after the expression joins the
    /// client's URL. With [`Join::BeforeQuery`], clients may give URLs with a key in the query, such as those of Azure
    /// Functions. Otherwise a key with text after its expression refuses them.
    ///
    /// ```
    /// use bytes::Bytes;
    /// use callbacks_runtime::expression::Join;
    /// use callbacks_runtime::{Exchange, Key};
    ///
    /// // Generated modules have one for each callback.
    /// static KEY: Key = Key::new("{$request.body#/url}/paid");
    /// let request = http::Request::post("/").header("content-type", "application/json");
    /// let (parts, body) = request.body(r#"{"url": "https://f.example/hook?code=1"}"#)?.into_parts();
    /// let exchange = Exchange::new(&parts, Bytes::from(body));
    ///
    /// assert!(KEY.resolve(&exchange).is_err());
    /// let target = KEY.resolve_joining(&exchange, Join::BeforeQuery)?.unwrap();
    /// assert_eq!(target.as_str(), "https://f.example/hook/paid?code=1");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The same as those of [`resolve`](Self::resolve).
    pub fn resolve_joining(
        &self,
        exchange: &impl Evaluable,
        join: Join,
    ) -> Result<Option<Target>, Error> {
        let exchange = Located::new(exchange, self.path_template);
        let options = EvaluateOptions {
            base_url: self.server,
            join,
            ..EvaluateOptions::default()
        };
        match self.parsed().resolve(&exchange, &options) {
            Ok(template) => Ok(Some(Target(template))),
            Err(error) if error.is_absent() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The target for a base URL that you choose.
    ///
    /// # Errors
    ///
    /// Returns an error if the base is not an absolute `http` or `https` URL without userinfo, or the key has
    /// expressions after its base.
    pub fn at(&self, base_url: &str) -> Result<Target, Error> {
        self.at_joining(base_url, Join::Smart)
    }

    /// Like [`at`](Self::at), but chooses how the text after the expression joins the base URL.
    ///
    /// # Errors
    ///
    /// The same as those of [`at`](Self::at).
    pub fn at_joining(&self, base_url: &str, join: Join) -> Result<Target, Error> {
        Ok(Target(self.parsed().at(base_url, join)?))
    }

    fn parsed(&self) -> &CallbackKey {
        self.parsed.get_or_init(|| {
            CallbackKey::parse(self.text, self.path_parameters)
                .expect("the generator only emits keys that parse")
        })
    }
}

/// Where a callback is sent: an absolute URL. Only the callback's own path parameters are still open.
///
/// It serializes as a string. Store it with the subscription. Nothing else of the exchange is needed. A callback URL
/// may contain a secret, so `Debug` only prints scheme and host.
///
/// ```
/// use callbacks_runtime::Target;
///
/// let target = Target::new("https://shop.example/hook?token=s3cret")?;
/// let stored = serde_json::to_string(&target).unwrap();
/// assert_eq!(serde_json::from_str::<Target>(&stored).unwrap(), target);
/// assert_eq!(format!("{target:?}"), "Target(\"https://shop.example\")");
/// assert!(Target::new("ftp://shop.example").is_err());
/// # Ok::<(), callbacks_runtime::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Target(UrlTemplate);

impl Target {
    /// The target for a URL, for example one that was registered for a webhook. Braces have no meaning.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not an absolute `http` or `https` URL, or has userinfo (RFC 9110 section 4.2.4).
    pub fn new(url: &str) -> Result<Self, Error> {
        Ok(Self(UrlTemplate::from_url(url)?))
    }

    /// Parses a stored target: a URL with `{name}` for each open path parameter.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not an absolute `http` or `https` URL, or has userinfo.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Ok(Self(UrlTemplate::parse(text)?))
    }

    /// The URL, with `{name}` for each open path parameter.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Fills in the open parameters. The values must be percent-encoded.
    pub(crate) fn expand(&self, values: &[(&str, &str)]) -> Result<String, Error> {
        Ok(self.0.expand_encoded(values)?)
    }
}

impl Origin {
    /// The origin of a target. `None` if it depends on path parameters.
    pub fn of(target: &Target) -> Option<Self> {
        Self::of_url(target.as_str())
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Target")
            .field(&crate::origin::prefix(self.as_str()))
            .finish()
    }
}

impl std::str::FromStr for Target {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text)
    }
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}
