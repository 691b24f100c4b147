//! Mutual TLS: the security scheme `mutualTLS`.

use std::sync::{Arc, Mutex};

use callbacks::client::HttpTransport;
use support::printed;

use super::*;

const NO_CONTENT: &str = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn s26_a_client_shows_its_certificate_to_a_server_that_asks() {
    let (authority, clients) = (Authority::new(), Authority::new());
    let own = clients.issue_to_client("provider.example");
    let shown = Arc::new(Mutex::new(Vec::new()));
    let config = authority.issue(SHOP).server_for_clients_of(&clients);
    let server = TlsServer::answering_and_telling(config, NO_CONTENT, Arc::clone(&shown)).await;
    let identified = transport(&server, &authority).identity(own.pem());
    assert_eq!(
        call(&client(identified)).await.unwrap(),
        Response::NoContent
    );
    assert_eq!(*shown.lock().unwrap(), [own.chain[0].to_vec()]);
}

#[tokio::test]
async fn s26_a_client_without_a_certificate_is_refused() {
    let (authority, clients) = (Authority::new(), Authority::new());
    let config = authority.issue(SHOP).server_for_clients_of(&clients);
    let server = TlsServer::answering(config, NO_CONTENT).await;
    let stranger = Authority::new().issue_to_client("provider.example");
    for transport in [
        transport(&server, &authority),
        transport(&server, &authority).identity(stranger.pem()),
    ] {
        let error = call(&client(transport)).await.unwrap_err();
        assert!(!error.is_timeout() && !error.is_target(), "{error}");
        assert_eq!(server.trusted(), 0);
    }
}

/// A server that asks learns who calls. A server that does not ask learns nothing.
#[tokio::test]
async fn s26_a_server_that_does_not_ask_is_shown_nothing() {
    let authority = Authority::new();
    let own = authority.issue_to_client("provider.example");
    let shown = Arc::new(Mutex::new(Vec::new()));
    let config = authority.issue(SHOP).server(&[]);
    let server = TlsServer::answering_and_telling(config, NO_CONTENT, Arc::clone(&shown)).await;
    let identified = transport(&server, &authority).identity(own.pem());
    assert_eq!(
        call(&client(identified)).await.unwrap(),
        Response::NoContent
    );
    assert!(shown.lock().unwrap().is_empty());
}

/// S37: neither a key that is good nor one that is not is printed.
#[test]
fn s37_no_key_is_printed() {
    let authority = Authority::new();
    let own = authority.issue_to_client("provider.example");
    let key = own.key.serialize_pem();
    let part = &key.lines().nth(1).unwrap()[..32];
    let builder = || HttpTransport::builder().root_certificate(authority.pem());
    let good = builder().identity(own.pem());
    assert!(!format!("{good:?}").contains(part));
    assert!(!format!("{:?}", good.build().unwrap()).contains(part));
    let other = authority.issue_to_client("other.example");
    for (pem, expected) in [
        (key.clone(), "the identity is not in PEM, or lacks"),
        (
            own.certificate_pem.clone(),
            "the identity is not in PEM, or lacks",
        ),
        (
            key.replace("-----END PRIVATE KEY-----", ""),
            "the identity is not in PEM, or lacks",
        ),
        (String::new(), "the identity is not in PEM, or lacks"),
        // Of another certificate.
        (other.certificate_pem + &key, "KeyMismatch"),
    ] {
        let bad = builder().identity(pem);
        assert!(!format!("{bad:?}").contains(part));
        let told = printed(&bad.build().unwrap_err());
        assert!(told.contains(expected) && !told.contains(part), "{told}");
    }
}
