//! The pages of bulk jobs, and of what people did.

use askama::Template;
use callbacks_delivery::Store;
use callbacks_delivery::store::Work;

use super::{Frame, next, render, seconds, shown};
use crate::act::encoded;
use crate::bulk::Counted;
use crate::explain;
use crate::failure::Failure;
use crate::look::Rows;
use crate::model::{AuditRow, JobView};
use crate::serve::Ask;
use crate::targets;

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage {
    frame: Frame,
    it: Rows<AuditRow>,
    next: Option<String>,
}

pub(crate) fn audit<S: Store>(ask: &Ask<'_, S>, it: Rows<AuditRow>) -> Result<String, Failure> {
    render(&AuditPage {
        frame: Frame::new(ask, "audit", "Audit log"),
        next: next(ask, "before", &it),
        it,
    })
}

#[derive(Template)]
#[template(path = "jobs.html")]
struct JobsPage {
    frame: Frame,
    it: Rows<JobView>,
}

pub(crate) fn jobs<S: Store>(ask: &Ask<'_, S>, it: Rows<JobView>) -> Result<String, Failure> {
    render(&JobsPage {
        frame: Frame::new(ask, "jobs", "Bulk jobs"),
        it,
    })
}

#[derive(Template)]
#[template(path = "job.html")]
struct JobPage {
    frame: Frame,
    it: JobView,
}

pub(crate) fn job<S: Store>(ask: &Ask<'_, S>, it: JobView) -> Result<String, Failure> {
    render(&JobPage {
        frame: Frame::new(ask, "jobs", "Bulk job"),
        it,
    })
}

#[derive(Template)]
#[template(path = "count.html")]
struct CountPage {
    frame: Frame,
    work: String,
    /// Why it may be a mistake.
    doubts: Vec<String>,
    /// Whether it is about events of the inbox.
    is_inbox: bool,
    /// Whether it deletes them.
    is_discard: bool,
    total: u64,
    /// Whether there are no more.
    is_complete: bool,
    rate: u32,
    takes: String,
    hidden: Vec<(String, String)>,
    /// Where to go instead.
    back: String,
    back_text: &'static str,
}

/// What a bulk job would do, before it does anything.
pub(crate) async fn count<S: Store>(
    ask: &Ask<'_, S>,
    work: &Work,
    Counted { total, is_complete }: Counted,
    rate: u32,
) -> Result<String, Failure> {
    let mut hidden = ask.fields.all();
    hidden.retain(|(name, _)| name != "rate");
    let endpoints = targets::of_works(ask, std::iter::once(work)).await?;
    let (back, back_text) = match (work, ask.fields.get("endpoint")) {
        (Work::Events(_) | Work::Discard(_), _) => (
            "inbox?state=dead".to_owned(),
            "Back to the dead letters of the inbox",
        ),
        (_, Some(endpoint)) => {
            let endpoint = encoded(endpoint);
            (
                format!("endpoint?endpoint={endpoint}"),
                "Back to the endpoint",
            )
        }
        _ => ("dead".to_owned(), "Back to the dead letters"),
    };
    render(&CountPage {
        frame: Frame::new(ask, "jobs", "Start a bulk job"),
        work: explain::work(work, &endpoints),
        doubts: targets::doubts(ask, work).await?,
        is_inbox: matches!(work, Work::Events(_) | Work::Discard(_)),
        is_discard: matches!(work, Work::Discard(_)),
        total,
        is_complete,
        rate,
        takes: seconds(&total.div_ceil(u64::from(rate))),
        hidden,
        back,
        back_text,
    })
}
