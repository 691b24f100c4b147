//! Where a callback is sent: keys, and the targets that they lead to.

use std::fmt;
use std::sync::OnceLock;

use callbacks_expression::{CallbackKey, EvaluateOptions, Join, UrlTemplate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::error::Error;
use crate::exchange::{Evaluable, Located};
use crate::origin::Origin;

/// The key of a callback: an expression that tells where to call, evaluated over the request that subscribed.
///
/// Generated modules hold one for each key as a static; it is parsed once, when it is first used.
#[derive(Debug)]
pub struct Key {
    text: &'static str,
    path_parameters: &'static [&'static str],
    path_template: Option<&'static str>,
    server: Option<&'static str>,
    parsed: OnceLock<CallbackKey>,
}

impl Key {
    /// A key; its text was checked by the generator.
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

    /// Tells the callback's own path parameters.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_path_parameters(mut self, names: &'static [&'static str]) -> Self {
        self.path_parameters = names;
        self
    }

    /// Tells the path template of the operation that the callback belongs to.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_path_template(mut self, template: &'static str) -> Self {
        self.path_template = Some(template);
        self
    }

    /// Tells the server that the callback itself declares.
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

    /// Finds out where to call. `None`: the client left the URL out, and so did not ask to be called back.
    ///
    /// # Errors
    ///
    /// When the client gave something that is no absolute `http` or `https` URL without userinfo, or the key cannot be
    /// evaluated over the request.
    pub fn resolve(&self, exchange: &impl Evaluable) -> Result<Option<Target>, Error> {
        self.resolve_joining(exchange, Join::Smart)
    }

    /// Finds out where to call as [`resolve`](Self::resolve) does, but joins the text behind the client's URL to it in another
    /// way. With [`Join::BeforeQuery`] clients may give URLs that carry a key in their query, such as those of Azure Functions:
    /// otherwise a key with text behind its expression refuses them.
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
    /// As [`resolve`](Self::resolve).
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

    /// The target whose base URL is given by hand.
    ///
    /// # Errors
    ///
    /// When it is no absolute `http` or `https` URL without userinfo, or the key holds expressions behind its base.
    pub fn at(&self, base_url: &str) -> Result<Target, Error> {
        self.at_joining(base_url, Join::Smart)
    }

    /// As [`at`](Self::at), but joins the text behind the base URL to it in another way.
    ///
    /// # Errors
    ///
    /// As [`at`](Self::at).
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

/// Where a callback is sent: an absolute URL, in which only the callback's own path parameters are open.
///
/// It serialises as text, so that a provider keeps it with the subscription and needs nothing else of the exchange.
/// A callback URL may hold a secret: `Debug` prints no more than scheme and host.
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
    /// The target of a URL, such as one that was registered for a webhook. Braces in it are data.
    ///
    /// # Errors
    ///
    /// When it is no absolute `http` or `https` URL, or has userinfo (RFC 9110 section 4.2.4).
    pub fn new(url: &str) -> Result<Self, Error> {
        Ok(Self(UrlTemplate::from_url(url)?))
    }

    /// The target as it was stored: a URL with `{name}` for each open path parameter.
    ///
    /// # Errors
    ///
    /// When it is no absolute `http` or `https` URL, or has userinfo.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Ok(Self(UrlTemplate::parse(text)?))
    }

    /// The URL, with `{name}` for each open path parameter.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The URL with its open parameters filled in by texts that are percent-encoded already.
    pub(crate) fn expand(&self, values: &[(&str, &str)]) -> Result<String, Error> {
        Ok(self.0.expand_encoded(values)?)
    }
}

impl Origin {
    /// The origin of a target; `None` if it is known only with the path parameters.
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
