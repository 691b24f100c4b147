//! `listen`: a local receiver.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Weak};
use std::time::Duration;

use clap::Args;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::events::Printer;
use super::trigger::{Format, assignment};
use crate::contract::Contract;
use crate::failure::{Exit, Failure};
use crate::listener::{Answers, Event, Forward, Listener, Planned, Settings, parse_answer};
use crate::load::Reading;
use crate::output::{Output, style, styled};
use crate::page::{self, Token};
use crate::scheme::Signing;

/// Receive the requests of a document on this machine
///
/// Verifies signatures, checks requests against the document, forwards them byte for byte, and shows them on a page. To receive
/// requests of a provider on the internet, put a tunnel in front of the port, such as `ssh -R` or the one of your provider.
#[derive(Args, Debug)]
pub(crate) struct Listen {
    /// The document, or `-` for stdin
    document: PathBuf,
    #[command(flatten)]
    reading: Reading,
    /// The port for requests; 0 for any
    #[arg(short, long, default_value_t = 8080)]
    port: u16,
    /// The port of the page; 0 for any
    #[arg(
        long,
        value_name = "PORT",
        default_value_t = 0,
        hide_default_value = true
    )]
    page_port: u16,
    /// Do not serve the page
    #[arg(long)]
    no_page: bool,
    #[command(flatten)]
    signing: Signing,
    /// Forward requests to a service, with their bytes, headers and query
    #[arg(short, long, value_name = "URL")]
    forward_to: Option<String>,
    /// Answer with a status, such as `204`, or `503:30` for `Retry-After: 30`. Several are given in turn
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = parse_answer, conflicts_with = "forward_to")]
    answer: Vec<Planned>,
    /// Show only these events
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    events: Vec<String>,
    /// Show only requests with this value in the body
    #[arg(long, value_name = "/POINTER=VALUE", value_parser = assignment)]
    filter: Vec<(String, Value)>,
    /// Save requests into a folder
    #[arg(long, value_name = "FOLDER")]
    save: Option<PathBuf>,
    /// End with 0 when valid requests of all these events have arrived, and with 1 if one is invalid or missing in time.
    /// Several are separated by commas
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    expect: Vec<String>,
    /// How long to wait for what is expected
    #[arg(long, value_name = "DURATION", value_parser = duration, default_value = "60s", requires = "expect")]
    timeout: Duration,
    /// How to print requests: for people, or a JSON object per line
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Print one line for each request, and nothing else
    #[arg(short, long)]
    quiet: bool,
    /// Also print each request with its headers and its body
    #[arg(short, long, conflicts_with = "quiet")]
    verbose: bool,
}

/// `10s`, `500ms`, `2m`, or seconds.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let digits = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let number: u64 = text[..digits]
        .parse()
        .map_err(|_| "write `10s`, `500ms` or `2m`".to_owned())?;
    match &text[digits..] {
        "ms" => Ok(Duration::from_millis(number)),
        "" | "s" => Ok(Duration::from_secs(number)),
        "m" => Ok(Duration::from_secs(number.saturating_mul(60))),
        unit => Err(format!("`{unit}` is no unit: write `10s`, `500ms` or `2m`")),
    }
}

impl Listen {
    pub(crate) async fn run(&self) -> Result<Exit, Failure> {
        let output = Output {
            quiet: self.quiet,
            verbose: self.verbose,
        };
        let contract = self.reading.contract(&self.document, output)?;
        let expected = self.expected(&contract)?;
        let keys = self.signing.keys()?;
        if keys.is_none() {
            output.note("signatures are not verified, because there is no `--secret`");
        }
        let socket = bind(self.port, "--port").await?;
        // Both ports are bound before either is announced.
        let page = match self.no_page {
            true => None,
            false => Some(bind(self.page_port, "--page-port").await?),
        };
        let at = socket.local_addr()?;
        let settings = Settings {
            invitation: self.invitation(&contract, at),
            forward: self.forward_to.as_deref().map(Forward::new).transpose()?,
            answers: Answers::new(self.answer.clone()),
            events: self.events.clone(),
            filters: self.filter.clone(),
            save: self.save.clone(),
        };
        let listener = Arc::new(Listener::new(contract, keys, settings)?);
        let news = listener.history.subscribe();
        let mut printer = Printer::new(self.format, output);
        self.greet(at, output);
        tokio::spawn(serve(socket, page::receiver(Arc::clone(&listener))));
        if let Some(socket) = page {
            let (at, token) = (socket.local_addr()?, Token::random()?);
            printer.has_page(format!("http://{at}/{token}/"));
            tokio::spawn(serve(socket, page::page(Arc::clone(&listener), &token)));
        }
        let stop = tokio::signal::ctrl_c();
        tokio::select! {
            exit = self.follow(news, expected, &printer, output) => exit,
            _ = stop => Ok(if self.expect.is_empty() { Exit::Fine } else { Exit::Findings }),
        }
    }

    /// How to send a request to this receiver.
    fn invitation(&self, contract: &Contract, at: SocketAddr) -> String {
        let event = contract
            .operations()
            .last()
            .map_or("EVENT", |operation| operation.name());
        let document = self.document.display();
        let secret = if self.signing.is_given() {
            " --secret ..."
        } else {
            ""
        };
        format!("callbacks trigger {document} {event} --to http://{at}/{secret}")
    }

    fn greet(&self, at: SocketAddr, output: Output) {
        output.note(format_args!(
            "listening   {}",
            styled(style::BOLD, format_args!("http://{at}/"))
        ));
        if let Some(forward) = &self.forward_to {
            output.note(format_args!("forwarding  {forward}"));
        }
    }

    /// The names of the operations that are expected.
    fn expected(&self, contract: &Contract) -> Result<Vec<String>, Failure> {
        let names = self.expect.iter();
        names
            .map(|name| Ok(contract.find(name)?.name().to_owned()))
            .collect()
    }

    /// Prints events, until the expected ones have arrived.
    async fn follow(
        &self,
        mut news: Receiver<Weak<Event>>,
        mut expected: Vec<String>,
        printer: &Printer,
        output: Output,
    ) -> Result<Exit, Failure> {
        let is_gate = !expected.is_empty();
        let end = tokio::time::Instant::now() + self.timeout;
        loop {
            let next = async {
                if is_gate {
                    tokio::time::timeout_at(end, news.recv()).await.ok()
                } else {
                    Some(news.recv().await)
                }
            };
            let event = match next.await {
                Some(Ok(event)) => match event.upgrade() {
                    Some(event) => event,
                    None => {
                        output.note(
                            "a request is not printed, because it was forgotten for later ones",
                        );
                        continue;
                    }
                },
                Some(Err(RecvError::Lagged(missed))) => {
                    output.note(format_args!("{missed} requests are not printed"));
                    continue;
                }
                Some(Err(RecvError::Closed)) => return Ok(Exit::Fine),
                None => {
                    let names: Vec<_> = expected.iter().map(|name| format!("`{name}`")).collect();
                    let failure =
                        Failure::finding(format!("{} did not arrive in time", names.join(", ")));
                    return Err(failure
                        .help("check the URL at the sender, or wait longer with `--timeout`"));
                }
            };
            printer.print(&event)?;
            if let Some(exit) = settle(&mut expected, &event).filter(|_| is_gate) {
                return Ok(exit);
            }
        }
    }
}

/// Whether the wait is over.
fn settle(expected: &mut Vec<String>, event: &Event) -> Option<Exit> {
    let place = expected.iter().position(|name| event.may_be(name))?;
    if !event.is_valid() {
        return Some(Exit::Findings);
    }
    expected.remove(place);
    expected.is_empty().then_some(Exit::Fine)
}

/// Only this machine reaches the port.
pub(crate) async fn bind(port: u16, option: &str) -> Result<TcpListener, Failure> {
    let address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| {
        let failure = Failure::io(format!("the port {port} cannot be used: {error}"));
        failure.help(format!(
            "choose another with `{option}`, or any with `{option} 0`"
        ))
    })
}

pub(crate) async fn serve(socket: TcpListener, router: axum::Router) {
    // It only ends with the process.
    let _ = axum::serve(socket, router).await;
}
