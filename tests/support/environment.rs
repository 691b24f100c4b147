//! Other environments, which are no test's to change for the process that it shares with others.

use std::process::Command;

use tokio::time::timeout;

use super::{PATIENCE, TcpServer};

/// Repeats another test of the same file in a process whose environment names a proxy for everything. It must pass
/// without a request to the proxy.
pub(crate) async fn repeat_behind_proxy(test: &str) {
    let proxy = TcpServer::answering("HTTP/1.1 502 Bad Gateway\r\n\r\n").await;
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", test]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        child.env(name, proxy.url(""));
        child.env(name.to_lowercase(), proxy.url(""));
    }
    // With the last one, `HTTP_PROXY` would be a header of a CGI request, which nobody heeds.
    for name in ["NO_PROXY", "no_proxy", "REQUEST_METHOD"] {
        child.env_remove(name);
    }
    let output = tokio::task::spawn_blocking(move || child.output());
    let output = timeout(PATIENCE, output).await.unwrap().unwrap().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{printed}");
    assert!(printed.contains("test result: ok. 1 passed"), "{printed}");
    assert_eq!(proxy.connections(), 0);
}
