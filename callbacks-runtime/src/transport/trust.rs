//! The trusted certificates, and the client's own.

use std::fmt;

use reqwest::{Certificate, ClientBuilder, Identity};

/// The certificates of the builder. Nothing here can disable their verification.
#[derive(Clone, Debug, Default)]
pub(super) struct Trust {
    roots: Vec<Certificate>,
    is_only: bool,
    /// reqwest's `Debug` shows nothing of it.
    identity: Option<Identity>,
    /// The first fault. It is reported when the transport is built.
    fault: Option<TrustFault>,
}

impl Trust {
    pub(super) fn root(&mut self, pem: &[u8]) {
        match Certificate::from_pem_bundle(pem) {
            Ok(roots) if !roots.is_empty() => self.roots.extend(roots),
            _ => self.fail(TrustFault::Root),
        }
    }

    pub(super) fn only_roots(&mut self) {
        self.is_only = true;
    }

    pub(super) fn identity(&mut self, pem: &[u8]) {
        match Identity::from_pem(pem) {
            Ok(identity) => self.identity = Some(identity),
            Err(_) => self.fail(TrustFault::Identity),
        }
    }

    fn fail(&mut self, fault: TrustFault) {
        self.fault.get_or_insert(fault);
    }

    /// Checks the settings, as far as possible before TLS uses them.
    pub(super) fn check(&self) -> Result<(), TrustFault> {
        if let Some(fault) = self.fault {
            Err(fault)
        } else if self.is_only && self.roots.is_empty() {
            Err(TrustFault::Nobody)
        } else {
            Ok(())
        }
    }

    pub(super) fn apply(&self, builder: ClientBuilder) -> ClientBuilder {
        // Another crate may have enabled another TLS library.
        let builder = builder.tls_backend_rustls();
        let roots = self.roots.iter().cloned();
        let builder = match self.is_only {
            true => builder.tls_certs_only(roots),
            false => builder.tls_certs_merge(roots),
        };
        match &self.identity {
            Some(identity) => builder.identity(identity.clone()),
            None => builder,
        }
    }
}

/// Why the certificates are unusable. It contains nothing of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TrustFault {
    Root,
    Nobody,
    Identity,
}

impl fmt::Display for TrustFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Root => "a root certificate is not in PEM: `-----BEGIN CERTIFICATE-----` and so on",
            Self::Nobody => "only root certificates that are given would be trusted, and none is",
            Self::Identity => {
                "the identity is not in PEM, or lacks the certificate or the private key: `-----BEGIN CERTIFICATE-----`, \
                 `-----BEGIN PRIVATE KEY-----`"
            }
        })
    }
}

impl std::error::Error for TrustFault {}
