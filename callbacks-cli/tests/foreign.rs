//! Signatures of and for the libraries of others: npm `standardwebhooks` and `@octokit/webhooks-methods`.
//!
//! They must be in `target/peers/node_modules`, or in the folder of `CALLBACKS_TEST_PEERS`. Without them, or without `node`, the
//! tests report that they were skipped; `.ci/peers` installs them.

mod support;

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use support::{Listening, SECRET, document};

const SCRIPT: &str = include_str!("foreign/peer.mjs");
const BODY: &str = r#"{ "type": "invoice.paid", "id": "in_7",  "cents": 1050 }"#;
const OTHER: &str = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The folder that has the packages.
fn folder() -> Option<PathBuf> {
    let chosen = std::env::var_os("CALLBACKS_TEST_PEERS").map(PathBuf::from);
    let default = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/peers"));
    let folder = chosen.unwrap_or_else(default);
    let has = |package: &str| folder.join("node_modules").join(package).is_dir();
    let node = Command::new("node").arg("--version").output();
    if node.is_ok() && has("standardwebhooks") && has("@octokit/webhooks-methods") {
        return Some(folder);
    }
    println!(
        "skipped: `node`, `standardwebhooks` or `@octokit/webhooks-methods` is missing; `.ci/peers` installs them"
    );
    None
}

fn node(folder: &PathBuf, scheme: &str, secret: &str) -> Command {
    let mut node = Command::new("node");
    node.args(["--input-type=module", "--eval", SCRIPT])
        .current_dir(folder)
        .env("SCHEME", scheme)
        .env("SECRET", secret);
    node
}

/// A server that verifies.
struct Peer {
    child: Child,
    url: String,
}

impl Peer {
    fn start(folder: &PathBuf, scheme: &str, secret: &str) -> Self {
        let mut node = node(folder, scheme, secret);
        let mut child = node.stdout(Stdio::piped()).spawn().expect("it starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut line).expect("a port");
        let url = format!("http://127.0.0.1:{}/", line.trim());
        Self { child, url }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn their_consumers_accept_what_trigger_signs() {
    let Some(folder) = folder() else { return };
    for scheme in ["standard", "github"] {
        let peer = Peer::start(&folder, scheme, SECRET);
        let document = document();
        let trigger = |arguments: &[&str]| {
            let own = ["trigger", &document, "invoicePaid", "--to", &peer.url];
            let all = [&own, &["--scheme", scheme][..], arguments].concat();
            support::Command::new(&all)
        };
        let signed = trigger(&["--secret", SECRET]);
        assert_eq!(signed.code, 0, "{scheme}: {}", signed.stdout);
        // The bytes of a body that is given are signed as they are.
        let given = trigger(&["--secret", SECRET, "--body", BODY]);
        assert_eq!(given.code, 0, "{scheme}: {}", given.stdout);
        for wrong in [
            &["--secret", OTHER][..],
            &["--secret", SECRET, "--fault", "bad-signature"],
        ] {
            let refused = trigger(wrong);
            assert!(refused.stdout.contains("<-- 401"), "{}", refused.stdout);
        }
        if scheme == "standard" {
            let late = trigger(&["--secret", SECRET, "--fault", "late"]);
            assert!(late.stdout.contains("<-- 401"), "{}", late.stdout);
        }
    }
}

#[test]
fn listen_verifies_what_their_providers_sign() {
    let Some(folder) = folder() else { return };
    for scheme in ["standard", "github"] {
        let listening = Listening::start(&["--secret", SECRET, "--scheme", scheme]);
        for (secret, status) in [(SECRET, "204"), (OTHER, "401")] {
            let mut node = node(&folder, scheme, secret);
            let sent = node.env("TO", &listening.url).env("BODY", BODY).output();
            let sent = sent.expect("it runs");
            let stdout = String::from_utf8_lossy(&sent.stdout);
            let stderr = String::from_utf8_lossy(&sent.stderr);
            assert_eq!(stdout.trim(), status, "{scheme}: {stderr}");
        }
        assert!(listening.line("-->").contains("signature ok, schema ok"));
        assert!(listening.line("-->").contains("signature wrong"));
    }
}
