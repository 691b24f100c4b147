//! `mock`: a local provider.

use std::path::PathBuf;
use std::sync::{Arc, Weak};
use std::time::Duration;

use clap::Args;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::events::Printer;
use super::listen::{bind, duration, serve};
use super::trigger::Format;
use crate::contract::Contract;
use crate::failure::{Exit, Failure};
use crate::listener::Event;
use crate::load::Reading;
use crate::mock::{Firing, Parents, Provider, Settings};
use crate::output::{Output, count, style, styled};
use crate::page::{self, Token};
use crate::scheme::Signing;
use crate::send::Reach;

/// Act as the provider of a document on this machine
///
/// Accepts subscriptions, which are the requests to operations that have callbacks. Checks each one against the document, answers
/// with a sample, and sends the callbacks to the URLs that the subscription gives. Its page sends callbacks and webhooks when you
/// ask for it. In the output, `-->` is a request that arrives and `==>` one that is sent. Credentials are not checked. Only this machine is called, unless you allow other targets.
#[derive(Args, Debug)]
pub(crate) struct Mock {
    /// The document, or `-` for stdin
    document: PathBuf,
    #[command(flatten)]
    reading: Reading,
    /// The port for subscriptions; 0 for any
    #[arg(short, long, default_value_t = 8090)]
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
    /// Send callbacks this long after the subscription, such as `5s`
    #[arg(long, value_name = "DURATION", value_parser = duration, default_value = "0s", hide_default_value = true)]
    after: Duration,
    /// Send callbacks only when somebody asks for it on the page
    #[arg(long, conflicts_with = "after")]
    manual: bool,
    /// Leave optional members out of what is sent
    #[arg(long)]
    minimal: bool,
    /// Also call public addresses
    #[arg(long)]
    allow_public: bool,
    /// Also call addresses in a range of addresses, such as `10.0.0.0/8`
    #[arg(long, value_name = "RANGE")]
    allow_cidr: Vec<String>,
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

/// How many subscriptions are listed.
const LISTED: usize = 20;

/// What a client subscribes with.
fn greet(names: &[String], output: Output) {
    if names.is_empty() {
        output.note("no operation of the document has callbacks: send webhooks from the page");
    }
    for name in names.iter().take(LISTED) {
        output.note(format_args!("subscribe   {name}"));
    }
    let others = names.len().saturating_sub(LISTED);
    if others > 0 {
        output.note(format_args!(
            "            and {}",
            count(others, "other operation")
        ));
    }
}

impl Mock {
    pub(crate) async fn run(&self) -> Result<Exit, Failure> {
        let output = Output {
            quiet: self.quiet,
            verbose: self.verbose,
        };
        let model = self.reading.usable_model(&self.document, output)?;
        let subscriptions = self.reading.subscriptions(&self.document, &model)?;
        let parents = Parents::new(&model, subscriptions);
        let keys = self.signing.keys()?;
        if let Some(keys) = &keys {
            // A scheme that cannot sign is reported at once.
            keys.signer()?;
        } else {
            output.note("callbacks are not signed, because there is no `--secret`");
        }
        let socket = bind(self.port, "--port").await?;
        let at = socket.local_addr()?;
        let names = parents.names();
        let contract = Contract::new(model);
        let listener = "http://127.0.0.1:8080/";
        let origin = format!("http://{at}");
        let sample = parents.sample(&contract, &origin, listener);
        let document = self.document.display();
        let invitation = match sample.await {
            Some(sample) => format!(
                "callbacks listen {document}    # in a third one: it receives at {listener}\n{}",
                sample.to_curl()
            ),
            None => {
                format!("callbacks listen {document}    # then send it a webhook from this page")
            }
        };
        let settings = Settings {
            firing: match self.manual {
                true => Firing::Manually,
                false => Firing::After(self.after),
            },
            is_minimal: self.minimal,
            reach: self.reach()?,
            invitation,
        };
        let provider = Provider::new(contract, parents, keys, settings)?;
        let provider = Arc::new(provider);
        let news = provider.history.subscribe();
        let mut printer = Printer::new(self.format, output);
        output.note(format_args!(
            "listening   {}",
            styled(style::BOLD, format_args!("http://{at}/"))
        ));
        tokio::spawn(serve(socket, page::receiver(Arc::clone(&provider))));
        if !self.no_page {
            let socket = bind(self.page_port, "--page-port").await?;
            let (at, token) = (socket.local_addr()?, Token::random()?);
            printer.has_page(format!("http://{at}/{token}/"));
            tokio::spawn(serve(socket, page::page(Arc::clone(&provider), &token)));
        }
        greet(&names, output);
        let stop = tokio::signal::ctrl_c();
        tokio::select! {
            exit = self.follow(news, &printer, output) => exit,
            _ = stop => Ok(Exit::Fine),
        }
    }

    /// A mock on this machine may call this machine.
    fn reach(&self) -> Result<Reach, Failure> {
        let Reach { mut policy, .. } = Reach::default();
        for range in &self.allow_cidr {
            policy = policy
                .allow_cidr(range)
                .map_err(|error| Failure::usage(format!("`--allow-cidr {range}`: {error}")))?;
        }
        Ok(Reach {
            policy,
            has_public: self.allow_public,
        })
    }

    async fn follow(
        &self,
        mut news: Receiver<Weak<Event>>,
        printer: &Printer,
        output: Output,
    ) -> Result<Exit, Failure> {
        loop {
            match news.recv().await {
                // What is forgotten for later ones is not printed.
                Ok(event) => {
                    if let Some(event) = event.upgrade() {
                        printer.print(&event)?;
                    }
                }
                Err(RecvError::Lagged(missed)) => {
                    output.note(format_args!("{missed} requests are not printed"));
                }
                Err(RecvError::Closed) => return Ok(Exit::Fine),
            }
        }
    }
}
