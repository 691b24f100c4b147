//! The pages: what `look` found, in templates.

mod received;
mod sent;
mod work;

use askama::Template;
use callbacks_delivery::Store;
use http::StatusCode;

use crate::failure::Failure;
use crate::health::Worker;
use crate::look::Rows;
use crate::question::Question;
use crate::serve::Ask;
use crate::words::{short, shown};
pub(crate) use received::{event, inbox};
pub(crate) use sent::{dead, endpoint, endpoints, message, messages, overview, registered_already};
pub(crate) use work::{audit, count, job, jobs};

/// What surrounds every page.
struct Frame {
    title: String,
    page: &'static str,
    heading: String,
    /// What the page is about, for its title: the page itself shows it below the heading.
    about: String,
    tenant: Option<String>,
    actor: Option<String>,
    may_reveal: bool,
    has_inbox: bool,
    workers: Vec<Worker>,
    /// The query of the page before this one.
    previous: Option<String>,
    note: Option<&'static str>,
    /// What is wrong with a form that was sent.
    problem: Option<String>,
    fields: crate::fields::Fields,
}

impl Frame {
    fn new<S: Store>(ask: &Ask<'_, S>, page: &'static str, heading: impl Into<String>) -> Self {
        Self {
            title: ask.inner.title.clone(),
            page,
            heading: heading.into(),
            about: String::new(),
            tenant: ask.scope.limit(),
            actor: ask.actor.clone(),
            may_reveal: ask.inner.may_reveal && ask.actor.is_some(),
            has_inbox: ask.inner.inbox.is_some(),
            workers: ask.workers.clone(),
            previous: ask.fields.previous(),
            note: None,
            problem: None,
            fields: ask.fields.clone(),
        }
    }

    const fn can_operate(&self) -> bool {
        self.actor.is_some()
    }

    /// What a form shows again.
    fn value(&self, name: &str) -> &str {
        self.fields.get(name).unwrap_or_default()
    }

    /// What was typed and refused, or else what is.
    fn typed(&self, name: &str, is: String) -> String {
        match &self.problem {
            Some(_) => self.fields.get(name).unwrap_or_default().to_owned(),
            None => is,
        }
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.fields.get(name) == Some(value)
    }

    fn is_filtered(&self) -> bool {
        let mut fields = self.fields.all().into_iter();
        fields.any(|(name, _)| !["limit", "before", "after", "trail"].contains(&&*name))
    }

    /// Whether the filter has one of these fields, so that they must be visible.
    fn has_any(&self, names: impl AsRef<[&'static str]>) -> bool {
        names
            .as_ref()
            .iter()
            .any(|name| !self.value(name).is_empty())
    }

    /// What a bulk job gets of the filter that this page applied: not what somebody typed since.
    fn bulk(&self, work: &str, names: impl AsRef<[&'static str]>) -> Vec<(String, String)> {
        let mut fields = self.fields.all();
        let names = names.as_ref();
        fields.retain(|(name, _)| names.contains(&name.as_str()));
        if fields.is_empty() {
            fields.push(("everything".to_owned(), "true".to_owned()));
        }
        fields.push(("work".to_owned(), work.to_owned()));
        fields
    }
}

fn render(template: &impl Template) -> Result<String, Failure> {
    template
        .render()
        .map_err(|error| Failure::Store(error.to_string()))
}

/// The query of the next page.
fn next<S: Store, T>(ask: &Ask<'_, S>, cursor: &str, rows: &Rows<T>) -> Option<String> {
    rows.next
        .as_ref()
        .map(|value| ask.fields.next(cursor, value))
}

fn seconds(seconds: &u64) -> String {
    short(std::time::Duration::from_secs(*seconds))
}

#[derive(Template)]
#[template(path = "nothing.html")]
struct NothingPage {
    frame: Frame,
}

/// The search found nothing, and says what it looked for.
pub(crate) fn nothing<S: Store>(ask: &Ask<'_, S>) -> Result<String, Failure> {
    render(&NothingPage {
        frame: Frame::new(ask, "find", "Nothing was found"),
    })
}

#[derive(Template)]
#[template(path = "question.html")]
struct QuestionPage {
    frame: Frame,
    it: Question,
    hidden: Vec<(String, String)>,
}

/// What would happen, before it does.
pub(crate) fn question<S: Store>(ask: &Ask<'_, S>, it: Question) -> Result<String, Failure> {
    render(&QuestionPage {
        frame: Frame::new(ask, it.page, it.heading),
        it,
        hidden: ask.fields.all(),
    })
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    title: &'a str,
    status: u16,
    text: &'a str,
    /// From the address to the pages.
    base: &'a str,
}

pub(crate) fn failure(title: &str, path: &str, status: StatusCode, text: &str) -> String {
    let depth = path.matches('/').count().saturating_sub(1).min(20);
    let page = FailurePage {
        title,
        status: status.as_u16(),
        text,
        base: &"../".repeat(depth),
    };
    page.render().unwrap_or_else(|_| text.to_owned())
}
