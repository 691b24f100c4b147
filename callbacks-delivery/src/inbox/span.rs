//! The span around a handler.

use callbacks_runtime::receiver::inbox::Processed;
use tracing::field::Empty;

use super::envelope::EventEnvelope;

/// A span for one attempt. The trace of the request that stored the event is in its fields: a layer can link them.
pub(super) fn span(envelope: &EventEnvelope, attempt: u32) -> tracing::Span {
    let trace = envelope.trace.as_ref();
    tracing::info_span!(
        target: "callbacks",
        "handle",
        otel.kind = "consumer",
        otel.status_code = Empty,
        messaging.message.id = envelope.message_id.as_deref(),
        callback.operation = envelope.operation.as_deref(),
        callback.attempt = attempt,
        callback.tenant = envelope.tenant.as_deref(),
        callback.outcome = Empty,
        error.type = Empty,
        link.trace_id = trace.and_then(|trace| trace.trace_id()),
        link.traceparent = trace.map(|trace| trace.traceparent()),
        link.tracestate = trace.and_then(|trace| trace.tracestate()),
    )
}

/// Records what became of the event. Reasons may quote received values, so only statuses are recorded.
pub(super) fn record(span: &tracing::Span, processed: &Processed) {
    let (operation, outcome, status) = match processed {
        Processed::Handled { operation } => (operation, "handled", None),
        Processed::Failed {
            operation, status, ..
        } => (operation, "failed", Some(status)),
        Processed::Refused {
            operation, status, ..
        } => (operation, "refused", Some(status)),
        _ => return,
    };
    if let Some(operation) = operation {
        span.record("callback.operation", operation);
    }
    span.record("callback.outcome", outcome);
    if let Some(status) = status {
        span.record("error.type", status.as_str());
        span.record("otel.status_code", "ERROR");
    }
}
