//! `completions` and `man`: what shells and manuals know about the commands.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::arguments::Arguments;
use crate::failure::{Exit, Failure};

/// Print the completion script of a shell
///
/// For bash, write it to a file that your shell reads: callbacks completions bash >
/// ~/.local/share/bash-completion/completions/callbacks
#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(
            self.shell,
            &mut Arguments::command(),
            "callbacks",
            &mut script,
        );
        std::io::stdout().lock().write_all(&script)?;
        Ok(Exit::Fine)
    }
}

/// Print the manual page, or write one for each command into a folder
#[derive(Args, Debug)]
pub(crate) struct Man {
    /// The folder for the pages
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

impl Man {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let command = Arguments::command();
        let Some(folder) = &self.out else {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page)?;
            std::io::stdout().lock().write_all(&page)?;
            return Ok(Exit::Fine);
        };
        let written = std::fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(command, folder));
        written.map_err(|error| Failure::file(folder, &error))?;
        Ok(Exit::Fine)
    }
}
