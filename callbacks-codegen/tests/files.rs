//! Which files a document may have read: those of the workspace and those that an argument names, and of no other a single
//! byte.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::fs;
use std::path::{Path, PathBuf};

use callbacks_codegen::{Expansion, Settings, expand, workspace};

const SECRET: &str = "token: canary-of-a-secret";

/// A folder with a workspace and something outside of it, made anew.
struct Disk(PathBuf);

impl Disk {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("files")
            .join(name);
        drop(fs::remove_dir_all(&folder));
        let disk = Self(folder);
        disk.write("outside/secret.yaml", SECRET);
        disk.write(
            "outside/schema.yaml",
            "a: {type: object, properties: {id: {type: string}}}",
        );
        disk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// A document at a place whose only schema is a reference.
    fn document(&self, place: &str, reference: &str) -> PathBuf {
        let reference = serde_json::to_string(reference).unwrap();
        let text = format!(
            r#"{{"openapi": "3.1.0", "info": {{"title": "A", "version": "1"}}, "webhooks": {{"a": {{"post": {{
                "requestBody": {{"content": {{"application/json": {{"schema": {{"$ref": {reference}}}}}}}}},
                "responses": {{"204": {{"description": "Taken"}}}}}}}}}}}}"#
        );
        self.write(place, &text)
    }

    /// Settings for a document in the workspace.
    fn settings(&self, reference: &str) -> Settings {
        let document = self.document("workspace/api/api.json", reference);
        Settings::new(document).with_base(self.path("workspace"))
    }
}

fn codes(expansion: &Expansion) -> Vec<&str> {
    let reports = expansion.diagnostics.iter();
    reports.map(|report| report.code.name()).collect()
}

/// The reference is refused with a code, and nothing of a file is shown or watched.
fn check_refused(settings: &Settings, code: &str) {
    let expansion = expand(settings);
    assert_eq!(codes(&expansion), [code], "{:#?}", expansion.diagnostics);
    assert_eq!(expansion.files, [settings.document.as_path()]);
    let told = &expansion.diagnostics[0].text;
    assert!(
        !told.contains("canary") && told.contains("api.json:"),
        "{told}"
    );
}

fn check_read(settings: &Settings) {
    let expansion = expand(settings);
    assert!(codes(&expansion).is_empty(), "{:#?}", expansion.diagnostics);
    assert_eq!(expansion.files.len(), 2);
}

#[test]
fn files_of_the_workspace_are_read() {
    let disk = Disk::new("inside");
    for place in [
        "workspace/api/x.yaml",
        "workspace/common/x.yaml",
        "workspace/x y.yaml",
    ] {
        disk.write(place, "a: {type: string}");
    }
    for reference in [
        "x.yaml#/a",
        "./x.yaml#/a",
        "../common/x.yaml#/a",
        "../x%20y.yaml#/a",
        "../../workspace/common/x.yaml#/a",
        &format!("{}#/a", disk.path("workspace/common/x.yaml").display()),
    ] {
        check_read(&disk.settings(reference));
    }
}

#[test]
fn files_outside_of_the_workspace_are_not_read() {
    let disk = Disk::new("outside");
    disk.write("workspace-of-another/x.yaml", SECRET);
    for reference in [
        "../../outside/secret.yaml",
        "../../outside/secret.yaml#/token",
        "%2e%2e/%2E%2e/outside/secret.yaml",
        "..%2f..%2foutside%2fsecret.yaml",
        "./.././../outside/./secret.yaml",
        "../../workspace-of-another/x.yaml",
        &disk.path("outside/secret.yaml").display().to_string(),
        // Whether it exists is not reported either.
        "../../outside/missing.yaml",
        "../../missing/missing.yaml",
        "/etc/passwd",
        "/net/host.example/x.yaml",
    ] {
        check_refused(&disk.settings(reference), "forbidden-file");
    }
}

/// `/proc/self/environ` was printed, `/proc/kmsg` hung the build.
#[cfg(unix)]
#[test]
fn files_of_the_system_are_never_read() {
    let disk = Disk::new("system");
    for reference in [
        "/proc/self/environ",
        "/proc/kmsg",
        "/PROC/self/environ",
        "/proc/self/root/etc/passwd",
        "/dev/zero",
        "/dev/stdin",
        "/sys/kernel/notes",
        "/tmp/../proc/self/environ",
    ] {
        let settings = disk.settings(reference);
        check_refused(&settings, "forbidden-file");
        // No argument allows it.
        let file = reference.replace("/tmp/..", "");
        check_refused(&settings.clone().with_base("/"), "forbidden-file");
        check_refused(&settings.with_mapping(reference, file), "forbidden-file");
        let expansion = expand(&Settings::new(reference).with_base("/"));
        assert_eq!(codes(&expansion), ["forbidden-file"], "{reference}");
        assert!(expansion.files.is_empty());
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_before_it_is_decided() {
    use std::os::unix::fs::symlink;
    let disk = Disk::new("links");
    disk.write("workspace/common/x.yaml", "a: {type: string}");
    disk.document("workspace/api/api.json", "");
    for (target, link) in [
        (
            disk.path("outside/secret.yaml"),
            "workspace/api/secret.yaml",
        ),
        (disk.path("outside"), "workspace/api/folder"),
        (PathBuf::from("/proc/self"), "workspace/api/process"),
        (PathBuf::from("/dev"), "workspace/api/devices"),
        (disk.path("workspace/api/loop"), "workspace/api/loop"),
        (disk.path("workspace/common"), "workspace/api/common"),
        (disk.path("workspace"), "link"),
    ] {
        symlink(target, disk.path(link)).unwrap();
    }
    for (reference, code) in [
        ("secret.yaml", "forbidden-file"),
        ("folder/secret.yaml", "forbidden-file"),
        ("folder/missing.yaml", "forbidden-file"),
        ("process/environ", "forbidden-file"),
        ("devices/zero", "forbidden-file"),
        ("loop", "unreadable-file"),
    ] {
        check_refused(&disk.settings(reference), code);
    }
    // Both ways to name the workspace are the same one.
    let mut settings = disk.settings("common/x.yaml#/a");
    check_read(&settings);
    settings.document = disk.path("link/api/api.json");
    check_read(&settings);
    settings.base = disk.path("link");
    check_read(&settings);
    // A folder of documents may be a link: the document is named by an argument.
    disk.document("specs/api.json", "schema.yaml#/a");
    disk.write("specs/schema.yaml", "a: {type: string}");
    symlink(disk.path("specs"), disk.path("workspace/specs")).unwrap();
    settings.document = disk.path("workspace/specs/api.json");
    check_read(&settings);
}

/// Opening a pipe waits until somebody writes to it.
#[cfg(unix)]
#[test]
fn nothing_but_regular_files_is_read() {
    let disk = Disk::new("regular");
    let pipe = disk.write("workspace/api/pipe.yaml", "");
    fs::remove_file(&pipe).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(disk.path("workspace/api/socket"));
    for reference in ["pipe.yaml", "socket", "../api", "."] {
        check_refused(&disk.settings(reference), "unreadable-file");
    }
    check_refused(&disk.settings("missing.yaml"), "file-not-found");
}

#[test]
fn an_argument_allows_what_is_outside() {
    let disk = Disk::new("allowed");
    let outside = disk.path("outside");
    let settings = disk.settings("../../outside/schema.yaml#/a");
    check_refused(&settings, "forbidden-file");
    for (start, path) in [
        ("../../outside/schema.yaml", outside.join("schema.yaml")),
        ("../../outside/", outside.clone()),
        ("https://example.com/", outside.clone()),
    ] {
        check_read(&settings.clone().with_mapping(start, path));
    }
    // One file of a folder is not the others.
    let one = settings.with_mapping("x", outside.join("secret.yaml"));
    check_refused(&one, "forbidden-file");

    let mapped = |reference: &str| {
        let settings = disk.settings(reference);
        settings.with_mapping("https://example.com/", &outside)
    };
    check_read(&mapped("https://example.com/schema.yaml#/a"));
    disk.write("elsewhere/x.yaml", SECRET);
    for reference in [
        "https://example.com/../elsewhere/x.yaml",
        "https://example.com//../elsewhere/x.yaml",
    ] {
        check_refused(&mapped(reference), "forbidden-file");
    }
}

/// The path of a document is the user's own, so a folder in it that does not exist is reported as that.
#[test]
fn a_document_in_a_folder_that_does_not_exist_is_missing() {
    let disk = Disk::new("nowhere");
    for document in ["workspace/nowhere/api.json", "nowhere/at/all/api.json"] {
        let settings = Settings::new(disk.path(document)).with_base(disk.path("workspace"));
        assert_eq!(codes(&expand(&settings)), ["file-not-found"]);
    }
    let settings = disk.settings("../../nowhere/schema.yaml");
    check_refused(&settings, "forbidden-file");
}

/// The document itself is an argument, and its folder is one of documents.
#[test]
fn a_document_may_be_outside() {
    let disk = Disk::new("document");
    disk.write("elsewhere/x.yaml", SECRET);
    let document = disk.document("outside/api.json", "schema.yaml#/a");
    check_read(&Settings::new(document).with_base(disk.path("workspace")));
    let document = disk.document("outside/api.json", "../elsewhere/x.yaml");
    let settings = Settings::new(document).with_base(disk.path("workspace"));
    check_refused(&settings, "forbidden-file");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let disk = Disk::new("large");
    let large = disk.write("workspace/api/large.yaml", "");
    let file = fs::File::options().write(true).open(large).unwrap();
    // It has no blocks on the disk.
    file.set_len(1 << 40).unwrap();
    check_refused(&disk.settings("large.yaml"), "file-too-large");
}

/// Each reference names one more file, none of them too large by itself.
#[test]
fn all_files_together_are_bounded() {
    use callbacks_codegen::source::{LoadError, SourceMap, Texts};
    let texts = Texts::new();
    let reads = std::cell::Cell::new(0);
    let read = |_: &Path| {
        reads.set(reads.get() + 1);
        // It is not even parsed: only its size counts.
        Ok(vec![0xff; 60 << 20])
    };
    let sources = SourceMap::with_reader(&texts, Box::new(read));
    let load = |number: usize| sources.load(Path::new(&number.to_string()));
    for number in 0..4 {
        assert!(matches!(load(number), Err(LoadError::NotUtf8(_))));
    }
    for number in 4..50 {
        assert!(matches!(load(number), Err(LoadError::TooMuch { .. })));
    }
    // What is too much is not read again and again.
    assert_eq!(reads.get(), 5);
    assert!(matches!(load(0), Err(LoadError::NotUtf8(_))));
}

#[test]
fn a_workspace_is_found_as_cargo_finds_it() {
    let disk = Disk::new("workspaces");
    let package = |name: &str, more: &str| {
        let text = format!("[package]\nname = \"x\"\n{more}\n");
        disk.write(&format!("{name}/Cargo.toml"), &text);
        disk.path(name)
    };
    disk.write("top/Cargo.toml", "[workspace]\nmembers = [\"a\"]\n");
    for (name, more, expected) in [
        ("top/a", "version.workspace = true", "top"),
        (
            "top/a/b/c",
            "[dependencies]\nd = { workspace = true }",
            "top",
        ),
        ("top/own", "[workspace.lints.rust]", "top/own"),
        ("top/spaced", "[ workspace ] # of its own", "top/spaced"),
        ("other", "workspace = '../top'", "other/../top"),
        ("top/comment", "# [workspace]", "top"),
    ] {
        let found = workspace(&package(name, more));
        assert_eq!(found, disk.path(expected), "{name}");
    }
    // Beyond the project's own workspace there is no other.
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    assert_eq!(workspace(&package("alone", "")), project);
    assert_eq!(workspace(Path::new("/")), Path::new("/"));
}

/// An overlay is read where an argument says, and what it refers to as if the document did.
#[cfg(feature = "overlay")]
#[test]
fn an_overlay_is_read_and_watched() {
    let disk = Disk::new("overlay");
    let document = disk.write(
        "workspace/api/api.json",
        r#"{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "webhooks": {}}"#,
    );
    disk.write(
        "workspace/api/hook.yaml",
        "post: {responses: {'204': {description: Taken}}}",
    );
    let text = |reference: &str| {
        format!(
            "overlay: 1.0.0\ninfo: {{title: T, version: '1'}}\nactions: [{{target: $.webhooks, update: {{a: {{$ref: '{reference}'}}}}}}]"
        )
    };
    let overlay = disk.write("outside/overlay.yaml", &text("hook.yaml"));
    let settings = Settings::new(&document)
        .with_base(disk.path("workspace"))
        .with_overlay(&overlay);
    let expansion = expand(&settings);
    assert!(codes(&expansion).is_empty(), "{:#?}", expansion.diagnostics);
    assert_eq!(expansion.operations, 1);
    let hook = disk.path("workspace/api/hook.yaml");
    assert_eq!(expansion.files, [document.clone(), overlay.clone(), hook]);
    // The folder of an overlay is not allowed with it.
    disk.write("outside/overlay.yaml", &text("../../outside/secret.yaml"));
    let expansion = expand(&settings);
    assert_eq!(codes(&expansion), ["forbidden-file"]);
    assert!(expansion.diagnostics[0].text.contains("overlay.yaml:3:"));
    assert_eq!(expansion.files, [document, overlay]);
    let system =
        Settings::new(disk.path("workspace/api/api.json")).with_overlay("/proc/self/environ");
    assert_eq!(codes(&expand(&system))[0], "forbidden-file");
}
