//! S26: certificates are always checked, and nothing of a request is sent before they are.

use callbacks::client::Retrying;
use callbacks::retry::{End, Failure, Outcome, RetryPolicy, SimulatedClock};
use rcgen::{ExtendedKeyUsagePurpose, Issuer, date_time_ymd};
use support::{TcpServer, printed};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::rustls::ServerConfig;

use super::*;

const NO_CONTENT: &str = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

/// What becomes of a call to a server with this configuration; whether it came so far that something was sent.
async fn called(config: ServerConfig, authority: &Authority) -> (Result<Response, Error>, bool) {
    let server = TlsServer::answering(config, NO_CONTENT).await;
    let result = call(&client(transport(&server, authority))).await;
    assert_eq!(server.connections(), 1);
    (result, server.trusted() > 0)
}

async fn refused(issued: &Issued, authority: &Authority) {
    let (result, is_sent) = called(issued.server(&[]), authority).await;
    let error = result.unwrap_err();
    assert!(
        error.is_connect() && !error.is_target(),
        "{}",
        printed(&error)
    );
    assert!(!is_sent);
}

/// A private authority, beside those of the system and alone.
#[tokio::test]
async fn s26_a_private_root_is_trusted_where_it_is_given() {
    let authority = Authority::new();
    let config = authority.issue(SHOP).server(&[]);
    let (result, is_sent) = called(config.clone(), &authority).await;
    assert_eq!(result.unwrap(), Response::NoContent);
    assert!(is_sent);
    let server = TlsServer::answering(config, NO_CONTENT).await;
    let beside = HttpTransport::builder()
        .resolve(SHOP, server.address())
        .root_certificate(Authority::new().pem() + &authority.pem());
    assert_eq!(call(&client(beside)).await.unwrap(), Response::NoContent);
}

#[tokio::test]
async fn s26_nobody_else_is_trusted() {
    let authority = Authority::new();
    refused(&Authority::new().issue(SHOP), &authority).await;
    let issue = |change: fn(&mut rcgen::CertificateParams)| authority.issue_as(SHOP, change);
    refused(&authority.issue("evil.example"), &authority).await;
    refused(&authority.issue("*.shop.example"), &authority).await;
    refused(&authority.issue("127.0.0.1"), &authority).await;
    refused(
        &issue(|params| params.not_after = date_time_ymd(2001, 1, 1)),
        &authority,
    )
    .await;
    refused(
        &issue(|params| params.not_before = date_time_ymd(3001, 1, 1)),
        &authority,
    )
    .await;
    let for_clients = issue(|params| {
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    });
    refused(&for_clients, &authority).await;
}

/// Who has a certificate for one host cannot make others with it.
#[tokio::test]
async fn s26_a_certificate_of_a_host_is_no_authority() {
    let authority = Authority::new();
    let evil = authority.issue("evil.example");
    let issuer = Issuer::new(evil.params.clone(), evil.key);
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new([SHOP.to_owned()]).unwrap();
    let forged = params.signed_by(&key, &issuer).unwrap();
    let forged = Issued {
        chain: vec![forged.der().clone(), evil.chain[0].clone()],
        certificate_pem: forged.pem(),
        params,
        key,
    };
    refused(&forged, &authority).await;
}

/// The system's authorities vouch for nobody here, and an untrusted certificate is no cause to try again.
#[tokio::test]
async fn s26_an_untrusted_certificate_is_final() {
    let authority = Authority::new();
    let server = TlsServer::answering(authority.issue(SHOP).server(&[]), NO_CONTENT).await;
    let transport = HttpTransport::builder()
        .resolve(SHOP, server.address())
        .root_certificate(Authority::new().pem());
    let client = client(transport).retrying_with(|transport| {
        Retrying::new(transport, RetryPolicy::default(), SimulatedClock::default())
    });
    let delivery = client.deliver(async |client| call(&client).await).await;
    assert_eq!(delivery.end, Some(End::Final));
    assert_eq!(delivery.attempts[0].outcome, Outcome::Failed(Failure::Tls));
    assert_eq!((server.connections(), server.trusted()), (1, 0));
}

/// A server that can no more than TLS 1.1 (RFC 8996).
#[tokio::test]
async fn s26_tls_1_1_is_refused() {
    let server = TcpServer::start(async |mut stream| {
        let mut hello = vec![0; 16 * 1024];
        let _ = stream.read(&mut hello).await;
        // ServerHello of 1.1: a random number, no session, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, no compression.
        let mut hello = vec![22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2];
        hello.extend([7; 32]);
        hello.extend([0, 0xc0, 0x13, 0]);
        let _ = stream.write_all(&hello).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        // An alert, and that it is fatal (RFC 8446 section 6): no request.
        assert_eq!((answer.first(), answer.get(5)), (Some(&21), Some(&2)));
    })
    .await;
    let transport = HttpTransport::builder().resolve(SHOP, server.address());
    let error = call(&client(transport)).await.unwrap_err();
    assert!(error.is_connect());
    assert!(
        printed(&error).contains("peer is incompatible"),
        "{}",
        printed(&error)
    );
}

#[test]
fn s26_what_is_no_certificate_is_told_when_the_transport_is_built() {
    let authority = Authority::new();
    let key = authority.issue(SHOP).key.serialize_pem();
    let builder = HttpTransport::builder;
    let no_der = "-----BEGIN CERTIFICATE-----\nYzRuYXJ5\n-----END CERTIFICATE-----\n";
    for (transport, expected) in [
        (
            builder().root_certificate("c4nary"),
            "a root certificate is not in PEM",
        ),
        (
            builder().root_certificate(&key),
            "a root certificate is not in PEM",
        ),
        (builder().root_certificate(no_der), "certificate"),
        (
            builder().root_certificate(no_der).only_root_certificates(),
            "certificate",
        ),
        (builder().only_root_certificates(), "none is"),
        (
            builder()
                .root_certificate("c4nary")
                .root_certificate(authority.pem()),
            "not in PEM",
        ),
    ] {
        let error = transport.build().unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("the transport cannot be built: ")
        );
        let told = printed(&error);
        assert!(
            told.contains(expected) && !told.contains("c4nary"),
            "{told}"
        );
    }
}

/// S23: a redirect only leads to a server with a certificate for its name.
#[tokio::test]
async fn s23_a_redirect_needs_a_certificate_of_its_own() {
    let authority = Authority::new();
    for (other, is_fine) in [(SHOP, false), ("other.example", true)] {
        let second = TlsServer::answering(authority.issue(other).server(&[]), NO_CONTENT).await;
        let answer =
            "HTTP/1.1 308 Moved\r\nLocation: https://other.example/n\r\nContent-Length: 0\r\n\r\n";
        let first = TlsServer::answering(authority.issue(SHOP).server(&[]), answer).await;
        let transport = transport(&first, &authority).resolve("other.example", second.address());
        let client = client(transport).following_redirects(&status_notification::OPERATION);
        let result = call(&client).await;
        assert_eq!(result.is_ok(), is_fine, "{result:?}");
        assert!(result.is_ok() || result.is_err_and(|error| error.is_connect()));
        assert_eq!(
            (first.trusted(), second.trusted()),
            (1, usize::from(is_fine))
        );
    }
}
