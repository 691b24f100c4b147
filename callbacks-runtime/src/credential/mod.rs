//! Credentials for the security schemes of a document, and the origins that may see them.
//!
//! A client calls untrusted peers. So each credential is for an origin, and never sent to another:
//!
//! ```
//! # use callbacks_runtime::{Client, Router};
//! # use callbacks_runtime::client::InMemory;
//! use callbacks_runtime::Target;
//! use callbacks_runtime::credential::{Bearer, SecurityScheme};
//!
//! // Generated, in the module `security`:
//! static BEARER_AUTH: SecurityScheme<Bearer> = SecurityScheme::bearer("bearerAuth");
//!
//! # let client = Client::over(InMemory::new(Router::default()));
//! let target = Target::new("https://shop.example/hook")?;
//! let token = Bearer::new("the token that this consumer gave us");
//! let client = client.with_credential(&BEARER_AUTH, token.for_origin_of(&target));
//! # Ok::<(), callbacks_runtime::Error>(())
//! ```
//!
//! Rules for every credential:
//!
//! - Only operations that require its scheme carry it.
//! - It is only sent to its own origin (scheme, host and port; RFC 6454), also if a request is redirected.
//! - It is only sent over `https`, or to this machine (`127.0.0.0/8`, `::1`, `localhost`) over `http`.
//! - It is never printed, and is wiped when dropped. Headers that contain it are marked as sensitive.
//!
//! Among alternatives, the client uses the first one, in document order, with a credential for each of its schemes. If
//! there is none and the operation itself requires one, the request is not sent and the call is an error. The request
//! is sent without credentials if the document allows it (`{}`), or if only the root of the document requires them: the
//! root describes the API, and callbacks are not part of it.
//!
//! A [`CredentialProvider`] supplies credentials that change.

mod choose;
mod error;
mod kinds;
mod provider;
mod read;
mod scheme;
mod secret;
mod sink;
#[cfg(test)]
mod tests;
mod verdict;

pub use crate::origin::Origin;
pub(crate) use choose::{Message, choose};
pub use error::CredentialError;
pub(crate) use kinds::Presented;
pub use kinds::{ApiKey, Authorization, Basic, Bearer, ClientCertificate, Credential};
pub(crate) use provider::Credentials;
pub use provider::{Asked, CredentialProvider, Granted};
pub use scheme::{Demand, Scheme, SchemeKind, Security, SecurityScheme};
pub use secret::Secret;
pub use sink::{SinkCredential, SinkCredentialError};
pub(crate) use verdict::Principal;
pub use verdict::Verdict;
