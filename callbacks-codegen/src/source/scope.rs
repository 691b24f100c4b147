//! Which files of the disk may be read.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf, Prefix};

use crate::source::limits::MAX_FILE_BYTES;
use crate::source::path::normalise;

/// The folders and files that may be read, with everything below them.
///
/// A document is untrusted: a `$ref` must not bring the environment of the build or a secret into a diagnostic, nor hang the
/// build. So a path is checked before it is opened, because even looking at it may mount a file system, and again when its
/// links are resolved. The opened file must be the one that was checked.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// As they were given, without links followed.
    named: Vec<PathBuf>,
    /// As they are on the disk.
    real: Vec<PathBuf>,
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Forbidden {
    /// No folder that may be read holds it.
    Outside,
    /// It is in a file system that shows what the system does: `/proc`, `/sys`, `/dev`.
    Special,
}

impl Scope {
    /// Allows a file, or a folder with everything below it.
    #[must_use]
    pub fn with(mut self, path: &Path) -> Self {
        if let Ok(named) = absolute(path) {
            self.real.extend(fs::canonicalize(&named));
            self.named.push(named);
        }
        self
    }

    /// Allows a document and the other files of its folder, wherever a link to it leads.
    #[must_use]
    pub fn with_document(mut self, path: &Path) -> Self {
        self = self.with(path);
        let named = absolute(path).ok();
        let real = named
            .as_ref()
            .and_then(|named| fs::canonicalize(named).ok());
        for document in [named, real].into_iter().flatten() {
            // The root of the disk is not a folder of documents.
            let folder = document.parent().filter(|it| it.parent().is_some());
            if let Some(folder) = folder {
                self = self.with(folder);
            }
        }
        self
    }

    /// Reads a regular file of at most [`MAX_FILE_BYTES`].
    pub(crate) fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let named = absolute(path)?;
        let folders = || self.named.iter().chain(&self.real);
        check(&named, folders())?;
        let real = self.real_path(&named)?;
        // A pipe or a device may do something as soon as it is opened.
        if !fs::symlink_metadata(&real)?.is_file() {
            return Err(not_regular());
        }
        read_open(open(&real)?, &real)
    }

    /// The path with all links followed, which must lead to where files may be read.
    fn real_path(&self, named: &Path) -> io::Result<PathBuf> {
        match fs::canonicalize(named) {
            Ok(real) => check(&real, self.real.iter()).map(|()| real),
            // Nothing is said about files outside. But a folder that may be read and does not exist is reported as missing.
            Err(error) => {
                let mut above = named.ancestors().skip(1);
                let existing =
                    above.find_map(|folder| Some((folder, fs::canonicalize(folder).ok()?)));
                if let Some((folder, real)) = existing
                    && !self
                        .named
                        .iter()
                        .any(|allowed| named.starts_with(allowed) && allowed.starts_with(folder))
                {
                    check(&real, self.real.iter())?;
                }
                Err(error)
            }
        }
    }
}

/// Whether one of the folders holds a path, and no file system of the system's own does.
fn check<'a>(path: &Path, mut folders: impl Iterator<Item = &'a PathBuf>) -> io::Result<()> {
    if is_special(path) {
        return Err(Forbidden::Special.into());
    }
    if !folders.any(|folder| path.starts_with(folder)) {
        return Err(Forbidden::Outside.into());
    }
    Ok(())
}

/// Whether a path is in a file system without real files. The case of letters is ignored, as some disks ignore it.
fn is_special(path: &Path) -> bool {
    const SPECIAL: [&str; 3] = ["proc", "sys", "dev"];
    let mut components = path.components();
    match (components.next(), components.next()) {
        (Some(Component::RootDir), Some(Component::Normal(first))) => {
            cfg!(unix) && SPECIAL.iter().any(|it| first.eq_ignore_ascii_case(it))
        }
        (Some(Component::Prefix(prefix)), _) => matches!(prefix.kind(), Prefix::DeviceNS(_)),
        _ => false,
    }
}

/// Reads what is open, if it is still what was checked.
///
/// As many bytes are read as the file says it has: the files of `/proc`, wherever it is mounted, have none.
fn read_open(file: File, checked: &Path) -> io::Result<Vec<u8>> {
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(not_regular());
    }
    if opened_path(&file).map_or_else(|| fs::canonicalize(checked), Ok)? != checked {
        return Err(io::Error::other("it was replaced while it was read"));
    }
    let length = metadata.len();
    if length > MAX_FILE_BYTES as u64 {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file of the user's own, such as a manifest.
pub(crate) fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    let real = fs::canonicalize(path)?;
    if !fs::symlink_metadata(&real)?.is_file() {
        return Err(not_regular());
    }
    read_open(open(&real)?, &real)
}

fn not_regular() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "not a regular file")
}

/// The absolute path without `.` and `..`. Nothing on the disk is looked at.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    std::path::absolute(path).map(|path| normalise(&path))
}

/// Opens a file without waiting for anybody, should it have become a pipe meanwhile.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    /// `O_NONBLOCK` of `fcntl.h`, where its value is known.
    const NONBLOCKING: i32 = if cfg!(any(target_os = "linux", target_os = "android")) {
        if cfg!(any(target_arch = "mips", target_arch = "mips64")) {
            0x80
        } else if cfg!(any(target_arch = "sparc", target_arch = "sparc64")) {
            0x4000
        } else {
            0o4000
        }
    } else if cfg!(any(
        target_vendor = "apple",
        target_os = "freebsd",
        target_os = "netbsd",
        target_os = "openbsd"
    )) {
        0x4
    } else {
        0
    };
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(NONBLOCKING).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

/// Where what is open is, if the system says it.
#[cfg(target_os = "linux")]
fn opened_path(file: &File) -> Option<PathBuf> {
    use std::os::fd::AsRawFd;
    fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd())).ok()
}

#[cfg(not(target_os = "linux"))]
fn opened_path(_file: &File) -> Option<PathBuf> {
    None
}

impl fmt::Display for Forbidden {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Outside => "is outside of the workspace",
            Self::Special => "may not be read: `/proc`, `/sys` and `/dev` contain no documents",
        })
    }
}

impl std::error::Error for Forbidden {}

impl From<Forbidden> for io::Error {
    fn from(forbidden: Forbidden) -> Self {
        Self::new(io::ErrorKind::PermissionDenied, forbidden)
    }
}

impl Forbidden {
    /// Why a file is not read, if that is what an error says.
    pub(super) fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}
