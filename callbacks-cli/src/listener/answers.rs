//! The answers that a user asks for.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A plan of answers: each is given once, and the last one from then on.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    plan: Vec<Planned>,
    given: AtomicUsize,
}

/// A status, and the seconds of `Retry-After`.
pub(crate) type Planned = (u16, Option<u32>);

impl Answers {
    pub(crate) fn new(plan: Vec<Planned>) -> Self {
        Self {
            plan,
            given: AtomicUsize::new(0),
        }
    }

    /// The next answer. `None` if there is no plan.
    pub(crate) fn next(&self) -> Option<Planned> {
        let given = self.given.fetch_add(1, Ordering::Relaxed);
        self.plan.get(given).or(self.plan.last()).copied()
    }
}

/// `204`, or `503:30` with `Retry-After: 30`.
pub(crate) fn parse(text: &str) -> Result<Planned, String> {
    let (status, seconds) = match text.split_once(':') {
        Some((status, seconds)) => (status, Some(seconds)),
        None => (text, None),
    };
    let status = status
        .parse()
        .ok()
        .filter(|status| (200..600).contains(status));
    let seconds = seconds.map(|seconds| seconds.parse().map_err(|_| ()));
    match (status, seconds.transpose()) {
        (Some(status), Ok(seconds)) => Ok((status, seconds)),
        _ => Err("write a status such as `204`, or `503:30` for `Retry-After: 30`".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_answer_stays() {
        let answers = Answers::new(vec![parse("503:30").unwrap(), parse("204").unwrap()]);
        assert_eq!(answers.next(), Some((503, Some(30))));
        assert_eq!(answers.next(), Some((204, None)));
        assert_eq!(answers.next(), Some((204, None)));
        assert_eq!(Answers::default().next(), None);
        assert!(parse("99").is_err() && parse("204:x").is_err());
    }
}
