//! A PostgreSQL server of this program alone, to restart and to break.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::BoxError;

/// A server with a folder and a port of its own. It ends with this value.
pub(crate) struct Server {
    folder: PathBuf,
    programs: PathBuf,
    port: u16,
    counts_statements: bool,
    /// The server refuses to run as root, so root runs it as this user and group.
    user: Option<(u32, u32)>,
}

const SETTINGS: &str = "
listen_addresses = '127.0.0.1'
shared_buffers = 256MB
max_wal_size = 4GB
jit = off
";

impl Server {
    pub(crate) fn start() -> Result<Self, BoxError> {
        Self::with(SETTINGS, false)
    }

    /// A server with the extension `pg_stat_statements`, which is in Debian's package of the server.
    pub(crate) fn counting_statements() -> Result<Self, BoxError> {
        let settings = format!("{SETTINGS}shared_preload_libraries = 'pg_stat_statements'\n");
        Self::with(&settings, true)
    }

    pub(crate) fn counts_statements(&self) -> bool {
        self.counts_statements
    }

    fn with(more: &str, counts_statements: bool) -> Result<Self, BoxError> {
        let name = format!("callbacks-server-{}", std::process::id());
        let user = match number(&["-u"])? {
            0 => Some((number(&["-u", "postgres"])?, number(&["-g", "postgres"])?)),
            _ => None,
        };
        let server = Self {
            folder: std::env::temp_dir().join(name),
            programs: programs()?,
            port: std::net::TcpListener::bind("127.0.0.1:0")?
                .local_addr()?
                .port(),
            counts_statements,
            user,
        };
        std::fs::create_dir_all(&server.folder)?;
        if let Some((user, group)) = server.user {
            std::os::unix::fs::chown(&server.folder, Some(user), Some(group))?;
        }
        let data = server.data();
        server.run("initdb", &["-D", &data, "-U", "postgres", "-A", "trust"])?;
        let mut settings = std::fs::read_to_string(Path::new(&data).join("postgresql.conf"))?;
        settings.push_str(more);
        let folder = server.folder.display();
        settings.push_str(&format!(
            "port = {}\nunix_socket_directories = '{folder}'\n",
            server.port
        ));
        std::fs::write(Path::new(&data).join("postgresql.conf"), settings)?;
        server.go_on()?;
        Ok(server)
    }

    fn data(&self) -> String {
        self.folder.join("data").to_string_lossy().into_owned()
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Stops the server: `fast` ends all connections, and `immediate` is like a crash.
    pub(crate) fn stop(&self, mode: &str) -> Result<(), BoxError> {
        self.run("pg_ctl", &["-D", &self.data(), "-w", "-m", mode, "stop"])
    }

    pub(crate) fn go_on(&self) -> Result<(), BoxError> {
        let log = self.folder.join("log");
        let log = log.to_string_lossy();
        self.run("pg_ctl", &["-D", &self.data(), "-w", "-l", &log, "start"])
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Result<(), BoxError> {
        use std::os::unix::process::CommandExt;
        let mut command = Command::new(self.programs.join(program));
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command.args(arguments).current_dir(&self.folder);
        let status = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        match status.success() {
            true => Ok(()),
            false => Err(format!("`{program}` failed: see {}", self.folder.display()).into()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.stop("immediate");
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What `id` prints.
fn number(arguments: &[&str]) -> Result<u32, BoxError> {
    let output = Command::new("id").args(arguments).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

/// The folder of `initdb`: that of `pg_config`, or Debian's with the newest version.
fn programs() -> Result<PathBuf, BoxError> {
    let mut folders = Vec::new();
    if let Ok(versions) = std::fs::read_dir("/usr/lib/postgresql") {
        folders.extend(versions.flatten().map(|version| version.path().join("bin")));
    }
    folders.sort();
    if let Ok(output) = Command::new("pg_config").arg("--bindir").output() {
        folders.push(String::from_utf8(output.stdout)?.trim().into());
    }
    let mut found = folders.into_iter().rev();
    let found = found.find(|folder| folder.join("initdb").exists());
    found.ok_or_else(|| {
        "the programs of PostgreSQL's server are missing: install `postgresql`".into()
    })
}
