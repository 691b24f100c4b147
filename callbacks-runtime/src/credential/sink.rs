//! CAMARA's `sinkCredential`: the credential that a subscriber gives to the provider.

use std::fmt;
use std::time::{Duration, SystemTime};

use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::{Map, Value, json};

use super::kinds::{Basic, Bearer};
use super::provider::Granted;
use super::secret::Secret;
use crate::target::Target;
use crate::validation::unix_seconds;

/// The credential of a subscription (CAMARA Commonalities, "Event Subscription", `sinkCredential`). It arrives with the
/// subscription, and is only for the `sink` of that subscription.
///
/// It is read from JSON and never printed. It does not implement `Serialize`, so that no secret is stored by accident.
/// [`SinkCredential::expose`] returns the JSON to encrypt.
///
/// ```
/// use callbacks_runtime::Target;
/// use callbacks_runtime::credential::SinkCredential;
///
/// let credential: SinkCredential = serde_json::from_str(
///     r#"{"credentialType": "ACCESSTOKEN", "accessToken": "s3cret", "accessTokenType": "bearer",
///         "accessTokenExpiresUtc": "2023-07-03T12:27:08.312Z"}"#,
/// )?;
/// assert!(credential.is_expired(std::time::SystemTime::now()));
/// assert!(!format!("{credential:?}").contains("s3cret"));
///
/// // For `client.with_credential(&security::NOTIFICATIONS_BEARER_AUTH, ..)`:
/// let granted = credential.for_sink(&Target::new("https://shop.example/hook")?)?;
/// # let _ = granted;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum SinkCredential {
    /// `ACCESSTOKEN`: a bearer token and its expiry.
    AccessToken(Bearer),
    /// `REFRESHTOKEN`: a bearer token, and a refresh token for when it expires (RFC 6749 section 6).
    RefreshToken {
        /// The token.
        access_token: Bearer,
        /// The refresh token.
        refresh_token: Secret,
        /// The URL that exchanges the refresh token.
        refresh_token_endpoint: String,
    },
    /// `PLAIN`: an identifier and a secret.
    Plain(Basic),
    /// `PRIVATE_KEY_JWT`: how the provider gets tokens with its own key (RFC 7523). Use a
    /// [`CredentialProvider`](super::CredentialProvider) for that.
    PrivateKeyJwt {
        /// The client id.
        client_id: Option<String>,
        /// The URL of the subscriber's authorization server.
        token_uri: Option<String>,
        /// The URL of the provider's public keys.
        jwks_uri: Option<String>,
    },
}

impl SinkCredential {
    /// The bearer token, only for the origin of the subscription's sink.
    ///
    /// # Errors
    ///
    /// Returns an error if the credential is of a type that contains no token.
    pub fn for_sink(&self, sink: &Target) -> Result<Granted<Bearer>, SinkCredentialError> {
        let bearer = self.bearer().ok_or(SinkCredentialError::NoToken)?;
        Ok(bearer.clone().for_origin_of(sink))
    }

    /// The bearer token, if there is one.
    pub fn bearer(&self) -> Option<&Bearer> {
        match self {
            Self::AccessToken(bearer)
            | Self::RefreshToken {
                access_token: bearer,
                ..
            } => Some(bearer),
            Self::Plain(_) | Self::PrivateKeyJwt { .. } => None,
        }
    }

    /// Whether the token has expired at this time. Nothing can be sent with it any more, and the CAMARA subscription
    /// ends (`ACCESS_TOKEN_EXPIRED`).
    pub fn is_expired(&self, time: SystemTime) -> bool {
        self.bearer().is_some_and(|bearer| bearer.is_expired(time))
    }

    /// The JSON that it was read from, including secrets. Encrypt it before you store it.
    pub fn expose(&self) -> Secret {
        let value = match self {
            Self::AccessToken(bearer) => Value::Object(token("ACCESSTOKEN", bearer)),
            Self::RefreshToken {
                access_token,
                refresh_token,
                refresh_token_endpoint,
            } => {
                let mut object = token("REFRESHTOKEN", access_token);
                object.insert(REFRESH_TOKEN.to_owned(), json!(refresh_token.expose()));
                object.insert(ENDPOINT.to_owned(), json!(refresh_token_endpoint));
                Value::Object(object)
            }
            Self::Plain(basic) => {
                json!({"credentialType": "PLAIN", "identifier": basic.user(), "secret": basic.password()})
            }
            Self::PrivateKeyJwt {
                client_id,
                token_uri,
                jwks_uri,
            } => {
                let members = [
                    ("credentialType", Some("PRIVATE_KEY_JWT")),
                    ("clientId", client_id.as_deref()),
                    ("tokenUri", token_uri.as_deref()),
                    ("jwksUri", jwks_uri.as_deref()),
                ];
                let present = members.into_iter().filter(|(_, text)| text.is_some());
                present
                    .map(|(name, text)| (name.to_owned(), json!(text)))
                    .collect()
            }
        };
        Secret::new(value.to_string())
    }
}

const ACCESS_TOKEN: &str = "accessToken";
const EXPIRES: &str = "accessTokenExpiresUtc";
/// The spelling of CAMARA's guide.
const EXPIRE: &str = "accessTokenExpireUtc";
const TOKEN_TYPE: &str = "accessTokenType";
const REFRESH_TOKEN: &str = "refreshToken";
const ENDPOINT: &str = "refreshTokenEndpoint";

fn token(credential_type: &str, bearer: &Bearer) -> Map<String, Value> {
    let expires = bearer.expires().map(date_time).unwrap_or_default();
    let members = [
        ("credentialType", credential_type),
        (ACCESS_TOKEN, bearer.expose()),
        (EXPIRES, &expires),
        (TOKEN_TYPE, "bearer"),
    ];
    let members = members.into_iter();
    members
        .map(|(name, text)| (name.to_owned(), json!(text)))
        .collect()
}

/// A UTC time in RFC 3339, without a fraction. It is rounded down, so a token never expires too late.
fn date_time(time: SystemTime) -> String {
    let since = time
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    let (days, seconds) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    // Days since March of year 0, in eras of 400 years.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let of_era = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * of_era + of_era / 4 - of_era / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Errors only name members, because their values may be secret.
impl<'de> Deserialize<'de> for SinkCredential {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        read(&value).map_err(D::Error::custom)
    }
}

fn read(value: &Value) -> Result<SinkCredential, SinkCredentialError> {
    let text = |name: &'static str| {
        let text = value.get(name).and_then(Value::as_str);
        text.ok_or(SinkCredentialError::Member(name))
    };
    let optional = |name| text(name).ok().map(str::to_owned);
    Ok(match text("credentialType")? {
        "ACCESSTOKEN" => SinkCredential::AccessToken(read_token(value)?),
        "REFRESHTOKEN" => SinkCredential::RefreshToken {
            access_token: read_token(value)?,
            refresh_token: Secret::new(text(REFRESH_TOKEN)?),
            refresh_token_endpoint: text(ENDPOINT)?.to_owned(),
        },
        "PLAIN" => SinkCredential::Plain(Basic::new(text("identifier")?, text("secret")?)),
        "PRIVATE_KEY_JWT" => SinkCredential::PrivateKeyJwt {
            client_id: optional("clientId"),
            token_uri: optional("tokenUri"),
            jwks_uri: optional("jwksUri"),
        },
        _ => return Err(SinkCredentialError::Member("credentialType")),
    })
}

fn read_token(value: &Value) -> Result<Bearer, SinkCredentialError> {
    let text = |name: &'static str| {
        let text = value.get(name).and_then(Value::as_str);
        text.ok_or(SinkCredentialError::Member(name))
    };
    // RFC 6749 section 7.1: a token of another type must not be used.
    if !text(TOKEN_TYPE)?.eq_ignore_ascii_case("bearer") {
        return Err(SinkCredentialError::Member(TOKEN_TYPE));
    }
    let expires = text(EXPIRES)
        .or_else(|_| text(EXPIRE).map_err(|_| SinkCredentialError::Member(EXPIRES)))?;
    let seconds = unix_seconds(expires).ok_or(SinkCredentialError::Member(EXPIRES))?;
    // A time before 1970 is in the past anyway.
    let since = Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
    let expires = SystemTime::UNIX_EPOCH.checked_add(since);
    let expires = expires.ok_or(SinkCredentialError::Member(EXPIRES))?;
    Ok(Bearer::new(text(ACCESS_TOKEN)?).expires_at(expires))
}

/// What is wrong with a `sinkCredential`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SinkCredentialError {
    /// This member is missing or invalid.
    Member(&'static str),
    /// It contains no bearer token. Fetch one with it first.
    NoToken,
}

impl fmt::Display for SinkCredentialError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(name) => {
                write!(
                    formatter,
                    "`{name}` of the sink credential is missing or not as declared"
                )
            }
            Self::NoToken => formatter.write_str("the sink credential holds no bearer token"),
        }
    }
}

impl std::error::Error for SinkCredentialError {}

#[cfg(test)]
mod tests {
    use super::*;

    const CANARY: &str = "c4nary";

    fn now() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)
    }

    fn sink(text: &str) -> Result<SinkCredential, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// S35: the credential of a subscription, with its expiry under either of CAMARA's names.
    #[test]
    fn a_sink_credential_is_read_and_exposed() {
        let token = r#"{"credentialType":"ACCESSTOKEN","accessToken":"c4nary","accessTokenExpiresUtc":"2023-11-14T22:13:20Z","accessTokenType":"bearer"}"#;
        let credential = sink(token).unwrap();
        assert_eq!(credential.bearer().unwrap().expires(), Some(now()));
        assert!(credential.is_expired(now()));
        assert!(!credential.is_expired(now() - Duration::from_secs(1)));
        let older = sink(&token.replace("ExpiresUtc", "ExpireUtc")).unwrap();
        assert!(older.is_expired(now()));
        let refresh = r#"{"credentialType":"REFRESHTOKEN","accessToken":"c4nary","accessTokenExpiresUtc":"2023-11-14T22:13:20Z","accessTokenType":"bearer","refreshToken":"c4nary","refreshTokenEndpoint":"https://a.example"}"#;
        let plain = r#"{"credentialType":"PLAIN","identifier":"c4nary","secret":"c4nary"}"#;
        let jwt = r#"{"credentialType":"PRIVATE_KEY_JWT","clientId":"me"}"#;
        for text in [token, refresh, plain, jwt] {
            let credential = sink(text).unwrap();
            assert!(!format!("{credential:?}").contains(CANARY));
            let exposed = credential.expose();
            let value = |text| serde_json::from_str::<serde_json::Value>(text).unwrap();
            assert_eq!(value(exposed.expose()), value(text));
        }
        for text in [plain, jwt] {
            let error = sink(text)
                .unwrap()
                .for_sink(&Target::new("https://shop.example").unwrap())
                .unwrap_err();
            assert_eq!(error, SinkCredentialError::NoToken);
        }
    }

    /// S35, S37: errors do not show values.
    #[test]
    fn a_wrong_sink_credential_is_told_without_its_secret() {
        let cases = [
            (r#""c4nary""#, "credentialType"),
            (r#"{"credentialType":"c4nary"}"#, "credentialType"),
            (
                r#"{"credentialType":"ACCESSTOKEN","accessToken":"c4nary"}"#,
                "accessTokenType",
            ),
            (
                r#"{"credentialType":"ACCESSTOKEN","accessToken":"c4nary","accessTokenType":"c4nary","accessTokenExpiresUtc":"2023-11-14T22:13:20Z"}"#,
                "accessTokenType",
            ),
            (
                r#"{"credentialType":"ACCESSTOKEN","accessToken":"c4nary","accessTokenType":"bearer","accessTokenExpiresUtc":"c4nary"}"#,
                "accessTokenExpiresUtc",
            ),
            (
                r#"{"credentialType":"ACCESSTOKEN","accessToken":["c4nary"],"accessTokenType":"bearer","accessTokenExpiresUtc":"2023-11-14T22:13:20Z"}"#,
                "accessToken",
            ),
        ];
        for (text, member) in cases {
            let error = sink(text).unwrap_err();
            assert_eq!(
                error,
                format!("`{member}` of the sink credential is missing or not as declared")
            );
        }
    }

    #[test]
    fn a_time_is_written_as_it_was_read() {
        for text in [
            "1970-01-01T00:00:00Z",
            "2000-02-29T23:59:59Z",
            "2023-11-14T22:13:20Z",
            "2100-03-01T00:00:00Z",
        ] {
            let seconds = u64::try_from(unix_seconds(text).unwrap()).unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(date_time(time), text);
        }
    }
}
