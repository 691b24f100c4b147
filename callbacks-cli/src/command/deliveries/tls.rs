//! Encrypted connections to PostgreSQL. The URL says how, as for PostgreSQL's own programs: `sslmode` and `sslrootcert` ("libpq",
//! "SSL Support").

use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use callbacks_delivery::postgres::tokio_postgres::Socket;
use callbacks_delivery::postgres::tokio_postgres::tls::{
    ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream,
};
use percent_encoding::percent_decode_str;
use rustls_platform_verifier::BuilderVerifierExt;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_rustls::TlsConnector;
use tokio_rustls::client;
use tokio_rustls::rustls::client::danger::{
    HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier,
};
use tokio_rustls::rustls::crypto::{CryptoProvider, aws_lc_rs};
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::{
    ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
};

use crate::failure::Failure;

/// How the server is checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Trust {
    /// Whether it needs a certificate for its name.
    is_verified: bool,
    /// The authorities that sign it. Without them, those of the system do.
    authorities: Option<PathBuf>,
}

impl Trust {
    /// Takes out of a URL, or of pairs, what the driver does not know.
    pub(super) fn of(database: &str) -> Result<(String, Self), Failure> {
        let is_url = ["postgres://", "postgresql://"]
            .iter()
            .any(|scheme| database.starts_with(scheme));
        let (before, parameters, separator) = match (is_url, database.split_once('?')) {
            (true, Some((before, query))) => (format!("{before}?"), query, "&"),
            (true, None) => (database.to_owned(), "", "&"),
            (false, _) => (String::new(), database, " "),
        };
        let mut trust = Self::default();
        let mut kept = Vec::new();
        for parameter in parameters.split(separator) {
            match parameter.split_once('=') {
                Some(("sslmode", "verify-full")) => {
                    trust.is_verified = true;
                    kept.push("sslmode=require");
                }
                Some(("sslmode", "verify-ca")) => {
                    let failure = Failure::usage("`sslmode=verify-ca` is not supported");
                    return Err(
                        failure.help("`sslmode=verify-full` also checks the name of the server")
                    );
                }
                Some(("sslrootcert", file)) => {
                    let file = match is_url {
                        true => percent_decode_str(file).decode_utf8_lossy().into_owned(),
                        false => file.trim_matches('\'').to_owned(),
                    };
                    trust.is_verified = true;
                    trust.authorities = Some(file.into());
                }
                _ => kept.push(parameter),
            }
        }
        // A user who names an authority does not want a connection without it.
        if trust.authorities.is_some() && !kept.iter().any(|each| each.starts_with("sslmode=")) {
            kept.push("sslmode=require");
        }
        Ok((before + &kept.join(separator), trust))
    }

    pub(super) fn connector(&self) -> Result<Connector, Failure> {
        let wrong = |error: Error| Failure::io(format!("TLS could not be set up: {error}"));
        let provider = Arc::new(aws_lc_rs::default_provider());
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(wrong)?;
        let builder = match (&self.authorities, self.is_verified) {
            (Some(file), _) => builder.with_root_certificates(authorities(file)?),
            (None, true) => builder.with_platform_verifier().map_err(wrong)?,
            (None, false) => builder
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(Unverified(provider))),
        };
        let config = Arc::new(builder.with_no_client_auth());
        Ok(Connector(TlsConnector::from(config)))
    }
}

fn authorities(file: &Path) -> Result<RootCertStore, Failure> {
    let unread = |error: &dyn std::fmt::Display| {
        let failure = Failure::io(format!("`sslrootcert`: `{}`: {error}", file.display()));
        failure.help("name a file with certificates in PEM form")
    };
    let mut store = RootCertStore::empty();
    let certificates = CertificateDer::pem_file_iter(file).map_err(|error| unread(&error))?;
    for certificate in certificates {
        let certificate = certificate.map_err(|error| unread(&error))?;
        store.add(certificate).map_err(|error| unread(&error))?;
    }
    match store.is_empty() {
        true => Err(unread(&"it has no certificate")),
        false => Ok(store),
    }
}

/// Accepts every server, as `sslmode=require` does: others cannot read along, but somebody in between can answer as the server.
#[derive(Debug)]
struct Unverified(Arc<CryptoProvider>);

impl ServerCertVerifier for Unverified {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.0.signature_verification_algorithms;
        tokio_rustls::rustls::crypto::verify_tls12_signature(
            message,
            certificate,
            signed,
            algorithms,
        )
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.0.signature_verification_algorithms;
        tokio_rustls::rustls::crypto::verify_tls13_signature(
            message,
            certificate,
            signed,
            algorithms,
        )
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

/// Makes encrypted connections.
#[derive(Clone)]
pub(super) struct Connector(TlsConnector);

/// A connection to one server.
pub(super) struct Connecting {
    connector: TlsConnector,
    name: String,
}

impl MakeTlsConnect<Socket> for Connector {
    type Stream = Encrypted;
    type TlsConnect = Connecting;
    type Error = io::Error;

    fn make_tls_connect(&mut self, name: &str) -> io::Result<Connecting> {
        // A socket of the file system has no name, and is not encrypted.
        Ok(Connecting {
            connector: self.0.clone(),
            name: name.to_owned(),
        })
    }
}

impl TlsConnect<Socket> for Connecting {
    type Stream = Encrypted;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Encrypted>> + Send>>;

    fn connect(self, socket: Socket) -> Self::Future {
        Box::pin(async move {
            let name = ServerName::try_from(self.name).map_err(io::Error::other)?;
            self.connector.connect(name, socket).await.map(Encrypted)
        })
    }
}

pub(super) struct Encrypted(client::TlsStream<Socket>);

impl TlsStream for Encrypted {
    /// The password is not bound to the connection. The certificate is what is checked.
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl AsyncRead for Encrypted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl AsyncWrite for Encrypted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, buffer)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_driver_does_not_know_is_taken_out() {
        let trust = |is_verified, file: Option<&str>| Trust {
            is_verified,
            authorities: file.map(PathBuf::from),
        };
        for (given, driver, expected) in [
            ("postgres://h/d", "postgres://h/d", trust(false, None)),
            (
                "postgres://h/d?sslmode=require",
                "postgres://h/d?sslmode=require",
                trust(false, None),
            ),
            (
                "postgresql://h/d?a=b&sslmode=verify-full&sslrootcert=%2Fa%20b.pem",
                "postgresql://h/d?a=b&sslmode=require",
                trust(true, Some("/a b.pem")),
            ),
            (
                "postgres://h/d?sslrootcert=x.pem",
                "postgres://h/d?sslmode=require",
                trust(true, Some("x.pem")),
            ),
            (
                "host=h sslmode=verify-full password='a  b' sslrootcert='x.pem'",
                "host=h sslmode=require password='a  b'",
                trust(true, Some("x.pem")),
            ),
        ] {
            let found = Trust::of(given).expect("it is allowed");
            assert_eq!(found, (driver.to_owned(), expected), "{given}");
        }
        let refused = Trust::of("postgres://h/d?sslmode=verify-ca").expect_err("it is refused");
        assert!(refused.to_string().contains("verify-full"), "{refused}");
    }
}
