//! A crate is built anew when a file changes that its document merely refers to, and not otherwise.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A package of its own that uses the attribute, beside the target folder of this workspace.
fn package() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild");
    fs::create_dir_all(package.join("src")).unwrap();
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    let manifest = format!(
        "[package]\nname = \"rebuild\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [dependencies]\ncallbacks = {{ path = {root:?}, default-features = false }}\n[workspace]\n"
    );
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    let source = "#[callbacks::openapi(\"api.yaml\")]\npub mod api {}\n";
    fs::write(package.join("src/lib.rs"), source).unwrap();
    let document =
        "openapi: 3.1.0\ninfo: {title: A, version: '1'}\nwebhooks:\n  a:\n    $ref: hook.yaml\n";
    fs::write(package.join("api.yaml"), document).unwrap();
    package
}

fn write_hook(package: &Path, status: &str) {
    let hook = format!("post:\n  responses:\n    '{status}':\n      description: Taken\n");
    fs::write(package.join("hook.yaml"), hook).unwrap();
}

/// Whether cargo compiled the package, rather than finding it fresh.
fn is_compiled(package: &Path) -> bool {
    let output = Command::new(env!("CARGO"))
        .args([
            "check",
            "--offline",
            "--message-format=json",
            "--target-dir",
            "target",
        ])
        .current_dir(package)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let artifacts = text
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let own = artifacts
        .filter(|message| message["reason"] == "compiler-artifact")
        .find(|message| message["target"]["name"] == "rebuild");
    own.unwrap()["fresh"] == false
}

#[test]
fn a_change_of_a_referenced_file_builds_anew() {
    let package = package();
    write_hook(&package, "200");
    is_compiled(&package);
    assert!(!is_compiled(&package), "nothing has changed");
    // Cargo compares times of whole seconds on some file systems.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    write_hook(&package, "204");
    assert!(
        is_compiled(&package),
        "one character of a referenced file has changed"
    );
    assert!(!is_compiled(&package), "nothing has changed since");
}
