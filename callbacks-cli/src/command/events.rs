//! How requests are printed as they arrive and as they are sent.

use super::trigger::Format;
use crate::failure::Failure;
use crate::listener::Event;
use crate::output::{self, Output, on_its_line, style, styled};

/// Prints events.
#[derive(Debug)]
pub(crate) struct Printer {
    format: Format,
    output: Output,
    /// The page, which shows more.
    page: Option<String>,
}

impl Printer {
    pub(crate) fn new(format: Format, output: Output) -> Self {
        Self {
            format,
            output,
            page: None,
        }
    }

    /// Prints the address of the page, and refers to it from now on.
    pub(crate) fn has_page(&mut self, url: String) {
        let shown = styled(style::BOLD, &url);
        self.output.note(format_args!("page        {shown}"));
        self.page = Some(url);
    }

    pub(crate) fn print(&self, event: &Event) -> Result<(), Failure> {
        if self.format == Format::Json {
            output::json_line(&event.to_json())?;
            return Ok(());
        }
        output::line(one_line(event))?;
        if self.output.quiet {
            return Ok(());
        }
        let faults = event.received.faults.iter().map(ToString::to_string);
        let answer = event.answer_faults.iter();
        let answer = answer.map(|fault| format!("the answer: {fault}"));
        for fault in faults.chain(answer).chain(event.failure.clone()) {
            output::line(format_args!("         {}", on_its_line(&fault)))?;
        }
        if let Some(signature) = event.signature.as_ref().filter(|it| !it.is_valid) {
            let last = signature
                .steps
                .iter()
                .rfind(|step| step.is_right == Some(false));
            for text in last
                .map(|step| &step.found)
                .into_iter()
                .chain(&signature.help)
            {
                output::line(format_args!("         {}", on_its_line(text)))?;
            }
        }
        if self.output.verbose {
            for line in output::lines(&event.message.to_http()) {
                output::line(styled(style::DIM, format_args!("         {line}")))?;
            }
        }

        let is_fine = event.is_valid() && event.answer_faults.is_empty() && event.failure.is_none();
        if let Some(page) = self.page.as_ref().filter(|_| !is_fine) {
            let (id, help) = (event.id, styled(style::HELP, "more"));
            output::line(format_args!("         {help}: {page}#{id}"))?;
        }
        Ok(())
    }
}

/// `10:31:02 --> POST /hooks  orderPaid  signature ok, schema ok  <-- 204 in 3 ms`
fn one_line(event: &Event) -> String {
    let word = |is_right: bool, name: &str| match is_right {
        true => styled(style::GOOD, format_args!("{name} ok")),
        false => styled(style::ERROR, format_args!("{name} wrong")),
    };
    let mut verdicts = Vec::new();
    if let Some(signature) = &event.signature {
        verdicts.push(match signature.is_late {
            true => styled(style::ERROR, "signature late"),
            false => word(signature.is_valid, "signature"),
        });
    }
    verdicts.push(word(event.received.faults.is_empty(), "schema"));
    if let Some(first) = event.duplicate_of {
        verdicts.push(styled(
            style::WARNING,
            format_args!("duplicate of #{first}"),
        ));
    }
    let status = event.reply.status;
    let status = styled(
        if (200..300).contains(&status) {
            style::GOOD
        } else {
            style::ERROR
        },
        status,
    );
    let status = match event.reply.status {
        0 => styled(style::ERROR, "no answer"),
        _ => format!("{status} in {} ms", event.reply.took.as_millis()),
    };
    let mut name = styled(style::BOLD, on_its_line(event.name())).to_string();
    if !event.also.is_empty() {
        let also = on_its_line(&event.also.join(" or ")).to_string();
        name = format!("{name} (or {also})");
    }
    // What arrives, and what this process sends.
    let arrow = if event.is_sent { "==>" } else { "-->" };
    format!(
        "{} {arrow} {} {}  {name}  {}  <-- {status}",
        event.time(),
        event.message.method,
        on_its_line(&event.message.url),
        verdicts.join(", "),
    )
}
