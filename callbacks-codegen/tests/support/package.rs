//! A package of generated modules, which cargo builds and tests.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use callbacks_codegen::{Settings, expand_with};

/// A package beside the target folder of this workspace, with one module for each document.
pub(crate) struct Package {
    folder: PathBuf,
    name: &'static str,
    library: String,
    handlers: String,
    handled: Vec<String>,
    /// What the package was compiled against.
    facade: Option<PathBuf>,
}

impl Package {
    pub(crate) fn new(name: &'static str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        for each in ["src", "tests"] {
            let _ = fs::remove_dir_all(folder.join(each));
            fs::create_dir_all(folder.join(each)).unwrap();
        }
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        // Without unit tests of its own the library is compiled once.
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[lib]\ntest = false\n\
             [dependencies]\ncallbacks = {{ path = {root:?}, default-features = false, features = [\"receiver\"] }}\n\
             bytes = \"1\"\nhttp = \"1\"\nhttp-body-util = \"0.1\"\ntower-service = \"0.3\"\n[profile.dev]\ndebug = false\n\
             [lints.rust]\nunexpected_cfgs = {{ level = \"warn\", check-cfg = [\"cfg(documented)\"] }}\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        let library = "//! Modules of documents.\n#![deny(warnings, missing_docs, missing_debug_implementations)]\n";
        Self {
            folder,
            name,
            library: library.to_owned(),
            handlers: "use callbacks::HandlerError;\n\nstruct Porter;\n".to_owned(),
            handled: Vec::new(),
            facade: None,
        }
    }

    /// Adds the module of a document as it is printed.
    pub(crate) fn printed(&mut self, name: &str, document: &str) {
        let settings = Settings::new("api.json");
        let expansion = expand_with(&settings, |_| Ok(document.into()));
        let file = self.folder.join(format!("src/{name}.rs"));
        fs::write(file, expansion.to_source()).unwrap();
        // The attribute and files of build scripts have this `allow` too: a document need not describe everything.
        writeln!(
            self.library,
            "/// Of a document.\n#[allow(missing_docs)]\npub mod {name};"
        )
        .unwrap();
    }

    /// The same for a module that has thousands of pages without a text of the document.
    pub(crate) fn printed_undocumented(&mut self, name: &str, document: &str) {
        self.library.push_str("#[cfg(not(documented))]\n");
        self.printed(name, document);
    }

    /// Adds the module of a document as the attribute makes it. What the attribute warns of is known.
    pub(crate) fn attribute(&mut self, name: &str, document: &str) {
        fs::write(self.folder.join(format!("{name}.json")), document).unwrap();
        writeln!(
            self.library,
            "/// Of a document.\n#[callbacks::openapi(\"{name}.json\")]\n#[allow(deprecated)]\npub mod {name} {{}}"
        )
        .unwrap();
    }

    /// Adds a handler for the webhooks of a module to the tests.
    pub(crate) fn handler(
        &mut self,
        module: &str,
        handler: &str,
        webhooks: impl IntoIterator<Item = String>,
    ) {
        let (package, mut methods) = (self.name, String::new());
        for webhook in webhooks {
            let path = format!("{package}::{module}::{webhook}");
            writeln!(
                methods,
                "    async fn {webhook}(&self, _: {path}::Request) -> Result<{path}::Response, HandlerError> {{\n        \
                 Ok({path}::Response::NoContent)\n    }}"
            )
            .unwrap();
        }
        writeln!(
            self.handlers,
            "\nimpl {package}::{module}::CallbackHandler for {handler} {{\n{methods}}}"
        )
        .unwrap();
        self.handled.push(module.to_owned());
    }

    /// The modules that have a handler.
    pub(crate) fn handled(&self) -> &[String] {
        &self.handled
    }

    /// Adds a file of tests, in which the handlers are known.
    pub(crate) fn test(&mut self, name: &str, source: &str) {
        let file = self.folder.join(format!("tests/{name}.rs"));
        let source = format!("#![deny(warnings)]\n{}{source}", self.handlers);
        fs::write(file, source).unwrap();
    }

    /// Builds the package, runs its tests and those of its documentation, and gives what is printed.
    pub(crate) fn cargo_test(&mut self) -> String {
        fs::write(self.folder.join("src/lib.rs"), &self.library).unwrap();
        let output = Command::new(env!("CARGO"))
            .args(["test", "--offline", "--target-dir"])
            .arg(self.target())
            .arg("--message-format=json-render-diagnostics")
            .current_dir(&self.folder)
            .output()
            .unwrap();
        let text = printed(&output);
        let messages = text.lines();
        let messages = messages
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .filter(|message| message["target"]["name"] == "callbacks");
        for message in messages {
            let files = message["filenames"].as_array().into_iter().flatten();
            let files = files.filter_map(serde_json::Value::as_str);
            let library = { files }.find(|file| file.ends_with(".rlib"));
            self.facade = library.map(PathBuf::from).or(self.facade.take());
        }
        text
    }

    /// Writes the documentation of the package, with every lint of rustdoc, and gives its pages.
    pub(crate) fn rustdoc(&self) -> Vec<(PathBuf, String)> {
        let facade = self.facade.as_ref().unwrap();
        let html = self.folder.join("html");
        let _ = fs::remove_dir_all(&html);
        let program = std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
        let output = Command::new(program)
            .args([
                "--edition",
                "2024",
                "--crate-type",
                "lib",
                "src/lib.rs",
                "-o",
            ])
            .arg(&html)
            .args(["--crate-name", self.name])
            .args(["--cfg", "documented", "-D", "warnings"])
            .args(["-D", "rustdoc::all", "-L"])
            .arg(format!(
                "dependency={}",
                self.target().join("debug/deps").display()
            ))
            .arg("--extern")
            .arg(format!("callbacks={}", facade.display()))
            .env("CARGO_MANIFEST_DIR", &self.folder)
            .current_dir(&self.folder)
            .output()
            .unwrap();
        printed(&output);
        let mut pages = Vec::new();
        collect(&html.join(self.name), &mut pages);
        pages
    }

    fn target(&self) -> PathBuf {
        self.folder.join("target")
    }
}

/// What a program printed, which must have succeeded.
fn printed(output: &Output) -> String {
    let text = [output.stdout.as_slice(), &output.stderr].concat();
    let text = String::from_utf8_lossy(&text).into_owned();
    let rest = text.len().saturating_sub(20_000);
    let rest = (rest..text.len()).find(|start| text.is_char_boundary(*start));
    assert!(
        output.status.success(),
        "{}",
        &text[rest.unwrap_or_default()..]
    );
    text
}

fn collect(folder: &Path, pages: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, pages);
        } else if path.extension().is_some_and(|end| end == "html") {
            let page = fs::read_to_string(&path).unwrap();
            pages.push((path, page));
        }
    }
}
