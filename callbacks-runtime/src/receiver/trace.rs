//! The trace that a request belongs to (W3C Trace Context).

use http::HeaderMap;

/// The longest `tracestate` that is stored. Section 3.3.1.5 asks for at least this much.
const LONGEST_STATE: usize = 512;

/// The trace that a request belongs to, as W3C Trace Context has it. [`StoredRequest`](super::inbox::StoredRequest) has one.
///
/// ```
/// use callbacks_runtime::receiver::inbox::TraceContext;
///
/// let trace = TraceContext::new("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", None);
/// assert_eq!(trace.unwrap().trace_id(), "4bf92f3577b34da6a3ce929d0e0e4736");
/// assert_eq!(TraceContext::new("no trace", None), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceContext {
    traceparent: String,
    tracestate: Option<String>,
}

impl TraceContext {
    /// A trace by the values of the headers `traceparent` and `tracestate`. `None` if the first one is malformed. A second one of more
    /// than 512 bytes is ignored.
    pub fn new(traceparent: &str, tracestate: Option<&str>) -> Option<Self> {
        ids(traceparent)?;
        let tracestate = tracestate.filter(|state| state.len() <= LONGEST_STATE);
        Some(Self {
            traceparent: traceparent.to_owned(),
            tracestate: tracestate.map(str::to_owned),
        })
    }

    /// The trace that the sender of these headers named.
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        let lines = headers.get_all("tracestate").iter();
        let lines: Option<Vec<_>> = lines.map(|line| line.to_str().ok()).collect();
        let state = lines.map(|lines| lines.join(","));
        let state = state.filter(|state| !state.is_empty());
        Self::new(single(headers)?, state.as_deref())
    }

    /// The value of the header `traceparent`.
    pub fn traceparent(&self) -> &str {
        &self.traceparent
    }

    /// The value of the header `tracestate`, if there is one.
    pub fn tracestate(&self) -> Option<&str> {
        self.tracestate.as_deref()
    }

    /// The id of the trace: 32 hexadecimal digits.
    pub fn trace_id(&self) -> &str {
        ids(&self.traceparent).map_or("", |(trace, _)| trace)
    }
}

/// The ids of the trace and of the sender's span.
#[cfg(feature = "tracing")]
pub(super) fn parent(headers: &HeaderMap) -> Option<(&str, &str)> {
    ids(single(headers)?)
}

/// The only `traceparent`: with two, nobody knows which one counts.
fn single(headers: &HeaderMap) -> Option<&str> {
    let mut lines = headers.get_all("traceparent").iter();
    match (lines.next(), lines.next()) {
        (Some(line), None) => line.to_str().ok(),
        _ => None,
    }
}

/// The ids of the trace and of the span (section 3.2). Later versions may append more fields.
fn ids(line: &str) -> Option<(&str, &str)> {
    let mut fields = line.split('-');
    let (version, trace, parent) = (fields.next()?, fields.next()?, fields.next()?);
    let flags = fields.next()?;
    let is_known = version != "ff" && (version != "00" || fields.next().is_none());
    let is_id = |text: &str, length| is_hex(text, length) && text.bytes().any(|b| b != b'0');
    let is_valid = is_hex(version, 2) && is_id(trace, 32) && is_id(parent, 16);
    (is_known && is_valid && is_hex(flags, 2)).then_some((trace, parent))
}

fn is_hex(text: &str, length: usize) -> bool {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.len() == length && text.bytes().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";

    #[test]
    fn a_traceparent_is_read_as_w3c_writes_it() {
        let check = |line: &str, expected: Option<(&str, &str)>| {
            assert_eq!(ids(line), expected, "{line}");
            assert_eq!(
                TraceContext::new(line, None).is_some(),
                expected.is_some(),
                "{line}"
            );
        };
        let found = Some((TRACE, "b7ad6b7169203331"));
        check(&format!("00-{TRACE}-b7ad6b7169203331-01"), found);
        check(&format!("01-{TRACE}-b7ad6b7169203331-01-more"), found);
        check(&format!("00-{TRACE}-b7ad6b7169203331-01-more"), None);
        check(&format!("ff-{TRACE}-b7ad6b7169203331-01"), None);
        check(&format!("00-{TRACE}-0000000000000000-01"), None);
        check(&format!("00-{TRACE}-B7AD6B7169203331-01"), None);
        check(&format!("00-{TRACE}-b7ad6b7169203331"), None);
        check("", None);
    }

    #[test]
    fn headers_name_one_trace() {
        let line = format!("00-{TRACE}-b7ad6b7169203331-01");
        let mut headers = HeaderMap::new();
        assert_eq!(TraceContext::of(&headers), None);
        headers.append("traceparent", line.parse().unwrap());
        headers.append("tracestate", "a=1".parse().unwrap());
        headers.append("tracestate", "b=2".parse().unwrap());
        let trace = TraceContext::of(&headers).unwrap();
        assert_eq!((trace.traceparent(), trace.trace_id()), (&*line, TRACE));
        assert_eq!(trace.tracestate(), Some("a=1,b=2"));
        headers.append("tracestate", "c".repeat(512).parse().unwrap());
        assert_eq!(TraceContext::of(&headers).unwrap().tracestate(), None);
        headers.append("traceparent", line.parse().unwrap());
        assert_eq!(TraceContext::of(&headers), None);
    }
}
