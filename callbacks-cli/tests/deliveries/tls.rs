//! Encrypted connections to PostgreSQL: a front that speaks TLS, before the server without it.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use super::support::Command;

/// An authority as PEM, and a server that it signed for `localhost`.
fn certified() -> (String, Arc<ServerConfig>) {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key"));
    let issuer = issuer.expect("an authority");
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(vec!["localhost".to_owned()]).expect("a name");
    let certificate = params.signed_by(&key, &issuer).expect("a certificate");
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .expect("a configuration");
    (issuer.pem(), Arc::new(config))
}

/// Listens, answers whether there is TLS (PostgreSQL, "SSL Session Encryption"), and leads to a server.
async fn front(config: Option<Arc<ServerConfig>>, server: String) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("it is bound").port();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let (config, server) = (config.clone(), server.clone());
            tokio::spawn(async move {
                let mut request = [0; 8];
                client.read_exact(&mut request).await?;
                assert_eq!(request, [0, 0, 0, 8, 4, 210, 22, 47], "no request for TLS");
                let Some(config) = config else {
                    return client.write_all(b"N").await;
                };
                client.write_all(b"S").await?;
                let mut client = TlsAcceptor::from(config).accept(client).await?;
                let mut server = TcpStream::connect(server).await?;
                copy_bidirectional(&mut client, &mut server).await?;
                Ok(())
            });
        }
    });
    port
}

fn stats(url: &str) -> Command {
    let schema = format!("callbacks_cli_tls_{}", std::process::id());
    Command::new(&[
        "deliveries",
        "--database-url",
        url,
        "--schema",
        &schema,
        "stats",
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_not_trusted_is_explained() {
    let (_, config) = certified();
    // Nothing is behind it, because nobody gets that far.
    let port = front(Some(config), "127.0.0.1:1".to_owned()).await;
    let url = format!("postgres://ann@localhost:{port}/test?sslmode=verify-full");
    let refused = stats(&url);
    assert_eq!(refused.code, 3, "{}", refused.stderr);
    for expected in ["invalid peer certificate", "`sslrootcert=FILE`"] {
        assert!(refused.stderr.contains(expected), "{}", refused.stderr);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_tls_is_refused() {
    let port = front(None, String::new()).await;
    for mode in ["require", "verify-full"] {
        let url = format!("postgres://ann@localhost:{port}/test?sslmode={mode}");
        let refused = stats(&url);
        assert_eq!(refused.code, 3, "{}", refused.stderr);
        for expected in [
            "server does not support TLS",
            "the server does not offer TLS",
        ] {
            assert!(refused.stderr.contains(expected), "{}", refused.stderr);
        }
    }
}

#[test]
fn a_file_of_authorities_that_is_not_there_is_named() {
    let url = "postgres://ann@localhost:1/test?sslrootcert=/nowhere.pem";
    let failed = stats(url);
    assert_eq!(failed.code, 3);
    assert!(
        failed.stderr.contains("`/nowhere.pem`"),
        "{}",
        failed.stderr
    );
}

/// With a real server behind the front, whose tables are missing: that is an answer of the server.
#[tokio::test(flavor = "multi_thread")]
async fn an_encrypted_connection_is_used() {
    let url = std::env::var("CALLBACKS_TEST_POSTGRES");
    let url = url.unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/test".to_owned());
    let known = url::Url::parse(&url).expect("a URL");
    let server = format!(
        "{}:{}",
        known.host_str().unwrap_or("127.0.0.1"),
        known.port().unwrap_or(5432)
    );
    if TcpStream::connect(&server).await.is_err() {
        println!("skipped: there is no PostgreSQL; CALLBACKS_TEST_POSTGRES names one");
        return;
    }
    let (authority, config) = certified();
    let port = front(Some(config), server).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("authority.pem");
    std::fs::write(&file, authority).expect("it is written");
    let at = |host: &str, parameters: &str| {
        let mut url = known.clone();
        url.set_host(Some(host)).expect("a host");
        url.set_port(Some(port)).expect("a port");
        url.set_query(Some(parameters));
        stats(url.as_str())
    };
    let verified = format!("sslmode=verify-full&sslrootcert={}", file.display());
    for parameters in ["sslmode=require", &verified] {
        let early = at("localhost", parameters);
        assert_eq!(early.code, 1, "{parameters}: {}", early.stderr);
        assert!(
            early.stderr.contains("deliveries migrate"),
            "{}",
            early.stderr
        );
    }
    // The certificate is for another name.
    let other = at("127.0.0.1", &verified);
    assert_eq!(other.code, 3, "{}", other.stderr);
    assert!(
        other.stderr.contains("the certificate is for another name"),
        "{}",
        other.stderr
    );
}
