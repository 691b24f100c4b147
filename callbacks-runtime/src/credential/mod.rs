//! Credentials for the security schemes of a document, and to whom each may go.
//!
//! A client calls strangers, so a credential is given together with the origin that it is for, and sent to no other:
//!
//! ```
//! # use callbacks_runtime::{Client, InMemory, Router};
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
//! What holds of every credential:
//!
//! - Only operations that ask for its scheme carry it.
//! - It goes to its origin alone (scheme, host and port; RFC 6454), also when a request is redirected.
//! - It goes over `https` alone, and to this machine (`127.0.0.0/8`, `::1`, `localhost`) also over `http`.
//! - It is never printed, and wiped when dropped. Headers that hold it are marked as sensitive.
//!
//! Of alternatives the first is used, in the order of the document, for all of whose schemes there is a credential for the
//! origin. Where there is none, an operation that asks for one itself is not sent: that is an error. An operation is sent without
//! where the document says that it may be (`{}`), and where only the whole document asks for credentials: that describes the
//! API, of which its callbacks are no part.
//!
//! Credentials that change are given by a [`CredentialProvider`].

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
