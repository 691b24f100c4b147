//! The signature schemes, by name.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use callbacks_runtime::signature::{
    AdyenSignature, GitHubSignature, MessageId, MessageKey, MessageSigner, MessageVerifier,
    SharedSecret, ShopifySignature, Signer, SlackSignature, StandardKey, StandardWebhooks,
    StripeSignature, ToSign, Verifier,
};
use clap::{Args, ValueEnum};
use http::HeaderMap;

use crate::failure::Failure;
use crate::message::Message;

/// A signature scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, ValueEnum)]
#[non_exhaustive]
pub enum Scheme {
    /// Standard Webhooks, also as Svix sends them
    Standard,
    /// `X-Hub-Signature-256`
    Github,
    /// `Stripe-Signature`
    Stripe,
    /// `X-Slack-Signature`
    Slack,
    /// `X-Shopify-Hmac-Sha256`
    Shopify,
    /// In the body. It is only verified
    Adyen,
    /// HTTP Message Signatures, with `hmac-sha256`
    Rfc9421,
}

/// A scheme with its secret.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Signing {
    /// The signature scheme [default with a secret: standard]
    #[arg(long, value_enum)]
    scheme: Option<Scheme>,
    /// The secret, as the provider shows it. Better in the environment, because shells have a history
    #[arg(long, env = "CALLBACKS_SECRET", hide_env_values = true)]
    secret: Option<String>,
    /// The id of the key in message signatures
    #[arg(
        long,
        default_value = "default",
        value_name = "ID",
        hide_short_help = true
    )]
    key_id: String,
}

/// What signs and verifies.
#[derive(Clone)]
pub(crate) struct Keys {
    pub(crate) scheme: Scheme,
    secret: String,
    key_id: String,
}

impl Signing {
    /// Whether there is a secret.
    pub(crate) fn is_given(&self) -> bool {
        self.secret.is_some()
    }

    /// The scheme with its secret. `None` if neither is given.
    pub(crate) fn keys(&self) -> Result<Option<Keys>, Failure> {
        let Some(secret) = &self.secret else {
            return match self.scheme {
                None => Ok(None),
                Some(_) => Err(Failure::usage("`--scheme` needs a secret")
                    .help("give it with `--secret` or in the environment, as `CALLBACKS_SECRET`")),
            };
        };
        let keys = Keys {
            scheme: self.scheme.unwrap_or(Scheme::Standard),
            secret: secret.clone(),
            key_id: self.key_id.clone(),
        };
        // A secret that cannot be read is reported before anything is sent.
        keys.verifier("http://localhost", None)?;
        Ok(Some(keys))
    }

    /// The same, where a secret is required.
    pub(crate) fn required(&self) -> Result<Keys, Failure> {
        let missing = || {
            Failure::usage("there is no secret")
                .help("give it with `--secret` or in the environment, as `CALLBACKS_SECRET`")
        };
        self.keys()?.ok_or_else(missing)
    }
}

impl Keys {
    #[cfg(test)]
    pub(crate) fn new(scheme: Scheme, secret: &str) -> Self {
        Self {
            scheme,
            secret: secret.to_owned(),
            key_id: "default".to_owned(),
        }
    }

    /// The secret as the user gave it.
    pub(crate) fn secret_text(&self) -> &str {
        &self.secret
    }

    /// What signs.
    pub(crate) fn signer(&self) -> Result<Arc<dyn Signer>, Failure> {
        Ok(match self.scheme {
            Scheme::Standard => Arc::new(StandardWebhooks::new(self.standard()?)),
            Scheme::Github => Arc::new(GitHubSignature::new(self.shared()?)),
            Scheme::Stripe => Arc::new(StripeSignature::new(self.shared()?)),
            Scheme::Slack => Arc::new(SlackSignature::new(self.shared()?)),
            Scheme::Shopify => Arc::new(ShopifySignature::new(self.shared()?)),
            Scheme::Rfc9421 => Arc::new(MessageSigner::new(self.message_key()?)),
            Scheme::Adyen => {
                let failure = Failure::usage("signatures of Adyen can only be verified");
                return Err(failure.help("choose another `--scheme`, or send a saved notification with `callbacks replay`"));
            }
        })
    }

    /// What verifies. The URL is that of the request, and the tolerance is that of its time.
    pub(crate) fn verifier(
        &self,
        url: &str,
        tolerance: Option<Duration>,
    ) -> Result<Arc<dyn Verifier>, Failure> {
        // The default of every scheme.
        let tolerance = tolerance.unwrap_or(Duration::from_secs(300));
        Ok(match self.scheme {
            Scheme::Standard => {
                Arc::new(StandardWebhooks::new(self.standard()?).tolerance(tolerance))
            }
            Scheme::Github => Arc::new(GitHubSignature::new(self.shared()?)),
            Scheme::Stripe => Arc::new(StripeSignature::new(self.shared()?).tolerance(tolerance)),
            Scheme::Slack => Arc::new(SlackSignature::new(self.shared()?).tolerance(tolerance)),
            Scheme::Shopify => Arc::new(ShopifySignature::new(self.shared()?)),
            Scheme::Adyen => {
                let secret =
                    SharedSecret::from_hex(&self.secret).map_err(|error| self.wrong(&error))?;
                Arc::new(AdyenSignature::new(secret))
            }
            Scheme::Rfc9421 => {
                let verifier = MessageVerifier::new(self.message_key()?, &origin(url));
                let verifier =
                    verifier.map_err(|error| Failure::usage(format!("`{url}`: {error}")))?;
                Arc::new(verifier.tolerance(tolerance))
            }
        })
    }

    /// Signs a message. The headers of the scheme replace others of the same names.
    pub(crate) fn sign(
        &self,
        message: &mut Message,
        id: &MessageId,
        time: SystemTime,
    ) -> Result<HeaderMap, Failure> {
        let (method, url) = (&message.method, &message.url);
        let to_sign = ToSign::new(method, url, &message.headers, &message.body, id, time);
        let headers = self.signer()?.sign(&to_sign);
        let headers = headers
            .map_err(|error| Failure::finding(format!("the request cannot be signed: {error}")))?;
        for (name, value) in &headers {
            message.headers.insert(name, value.clone());
        }
        Ok(headers)
    }

    fn standard(&self) -> Result<StandardKey, Failure> {
        let strict = self.secret.parse::<StandardKey>();
        let loose = || StandardKey::from_loose_text(self.secret.trim_start_matches("whsec_"));
        strict
            .or_else(|error| loose().map_err(|_| error))
            .map_err(|error| self.wrong(&error))
    }

    fn shared(&self) -> Result<SharedSecret, Failure> {
        SharedSecret::new(&self.secret).map_err(|error| self.wrong(&error))
    }

    fn message_key(&self) -> Result<MessageKey, Failure> {
        MessageKey::hmac_sha256(&self.key_id, self.shared()?).map_err(|error| self.wrong(&error))
    }

    fn wrong(&self, error: &dyn std::fmt::Display) -> Failure {
        let failure = Failure::usage(format!("the secret is not one of this scheme: {error}"));
        let failure = match self.scheme {
            Scheme::Standard => failure.help(
                "if it is the secret of another scheme, choose it: `--scheme github`, `stripe`, `slack`, `shopify`, `adyen` or `rfc9421`",
            ),
            _ => failure,
        };
        failure.help(match self.scheme {
            Scheme::Standard => {
                "Standard Webhooks have a secret such as `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`"
            }
            Scheme::Adyen => "Adyen shows the secret in hexadecimal digits",
            _ => "copy the secret as the provider shows it",
        })
    }
}

/// The scheme and host of a URL.
fn origin(url: &str) -> String {
    match url::Url::parse(url) {
        Ok(url) => url.origin().ascii_serialization(),
        Err(_) => "http://localhost".to_owned(),
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Keys")
            .field("scheme", &self.scheme)
            .finish_non_exhaustive()
    }
}
