use std::cell::RefCell;
use std::io;
use std::path::{Path, PathBuf};

use super::{check_fault, read};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{LoadError, Scope, SourceMap, Texts};

#[test]
fn each_file_is_read_once() {
    let reads = RefCell::new(Vec::new());
    let texts = Texts::new();
    let reader = |path: &Path| {
        reads.borrow_mut().push(path.to_owned());
        Ok(format!("file: {}", path.display()).into_bytes())
    };
    let sources = SourceMap::with_reader(&texts, Box::new(reader));
    let first = sources.load(Path::new("/a/b/api.yaml")).unwrap();
    let second = sources.load(Path::new("/a/./c/../b/api.yaml")).unwrap();
    let other = sources.load(Path::new("/a/b/../other.yaml")).unwrap();
    assert_eq!(first.id(), second.id());
    assert_ne!(first.file(), other.file());
    assert_eq!(other.to_json(), r#"{"file":"/a/other.yaml"}"#);
    let read = [
        PathBuf::from("/a/b/api.yaml"),
        PathBuf::from("/a/other.yaml"),
    ];
    assert_eq!(*reads.borrow(), read);
    assert!(sources.paths().eq(read.iter()));
}

#[test]
fn paths_above_the_start_are_kept() {
    let texts = Texts::new();
    let reader = |path: &Path| Ok(format!("'{}'", path.display()).into_bytes());
    let sources = SourceMap::with_reader(&texts, Box::new(reader));
    let read = |path: &str| sources.load(Path::new(path)).unwrap().to_json();
    assert_eq!(read("../../a/../b"), r#""../../b""#);
    assert_eq!(read("/../b"), r#""/b""#);
}

#[test]
fn files_below_the_base_are_shown_relative_to_it() {
    let texts = Texts::new();
    let sources = SourceMap::with_reader(&texts, Box::new(|_| Ok(b"a: 1".to_vec())))
        .with_base(Path::new("/home/./crate"));
    let shown = |path: &str| {
        let root = sources.load(Path::new(path)).unwrap();
        sources.file(root.file()).shown_path().to_owned()
    };
    assert_eq!(shown("/home/crate/api/x.yaml"), Path::new("api/x.yaml"));
    assert_eq!(
        shown("/home/crates/x.yaml"),
        Path::new("/home/crates/x.yaml")
    );
}

#[test]
fn a_broken_file_is_parsed_once_and_reported_again() {
    let texts = Texts::new();
    let reads = RefCell::new(0);
    let reader = |_: &Path| {
        *reads.borrow_mut() += 1;
        Ok(b"a: [".to_vec())
    };
    let sources = SourceMap::with_reader(&texts, Box::new(reader));
    for _ in 0..2 {
        let error = sources.load(Path::new("x.yaml")).unwrap_err();
        assert!(matches!(error, LoadError::Syntax(_)), "{error}");
    }
    assert_eq!((*reads.borrow(), sources.paths().count()), (1, 1));
}

#[test]
fn files_that_cannot_be_read_are_reported_without_a_place() {
    let report = |kind: io::ErrorKind| {
        let texts = Texts::new();
        let sources = SourceMap::with_reader(&texts, Box::new(move |_| Err(kind.into())));
        let error = sources.load(Path::new("api/x.yaml")).unwrap_err();
        Diagnostic::from(error).render(&sources)
    };
    assert_eq!(
        report(io::ErrorKind::NotFound),
        "file `api/x.yaml` does not exist [file-not-found]"
    );
    assert_eq!(
        report(io::ErrorKind::PermissionDenied),
        "file `api/x.yaml` cannot be read: permission denied [unreadable-file]"
    );
}

#[test]
fn the_disk_is_read() {
    let texts = Texts::new();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = SourceMap::new(&texts, Scope::default().with(here));
    // The manifest is no document, but a file that exists.
    let error = sources.load(&here.join("Cargo.toml")).unwrap_err();
    assert!(matches!(error, LoadError::Syntax(_)), "{error}");
    let error = Diagnostic::from(sources.load(here).unwrap_err());
    assert_eq!(error.code(), Code::UNREADABLE_FILE);
    let error = Diagnostic::from(sources.load(&here.join("missing")).unwrap_err());
    assert_eq!(error.code(), Code::FILE_NOT_FOUND);
}

#[test]
fn bytes_that_are_not_utf8_are_located() {
    assert_eq!(
        read("api.yaml", b"a: 1\n\xc3\xa9: x\xffy\n"),
        "the file is not UTF-8: byte 10 is invalid [not-utf8]
        --> api.yaml:2:5
          |
        2 | é: x\u{fffd}y
          |     ^
          = help: save the file as UTF-8"
    );
    check_fault("api.yaml", b"\xef\xbb\xbfa: \xc3", "not-utf8 1:4");
    check_fault("api.json", b"\xff\xfe{\0}\0", "not-utf8 1:1");
}

#[test]
fn the_number_of_files_is_bounded() {
    let texts = Texts::new();
    let sources = SourceMap::with_reader(&texts, Box::new(|_| Ok(b"a: 1".to_vec())));
    for file in 0..1024 {
        sources.load(Path::new(&file.to_string())).unwrap();
    }
    let error = sources.load(Path::new("more")).unwrap_err();
    assert!(matches!(error, LoadError::TooManyFiles { .. }), "{error}");
    assert!(sources.load(Path::new("7")).is_ok());
}
