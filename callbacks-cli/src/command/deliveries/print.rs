//! What people see.

use serde_json::Value;

use super::api::rows;
use super::bulk::Effect;
use crate::failure::Failure;
use crate::output::{self, Table, on_its_line, style, styled};

/// `1 delivery`, `2 deliveries`.
pub(super) fn deliveries(number: u64) -> String {
    match number {
        1 => "1 delivery".to_owned(),
        _ => format!("{number} deliveries"),
    }
}

/// `45 s`, `3 min`, `2 h 5 min`.
pub(super) fn seconds(seconds: u64) -> String {
    match seconds {
        0..120 => format!("{seconds} s"),
        120..7_200 => format!("{} min", seconds / 60),
        7_200..172_800 => format!("{} h {} min", seconds / 3_600, seconds / 60 % 60),
        _ => format!("{} d {} h", seconds / 86_400, seconds / 3_600 % 24),
    }
}

/// A member as people read it. Control characters of a peer do not reach the terminal.
fn text(value: &Value, name: &str) -> String {
    match &value[name] {
        Value::Null => String::new(),
        Value::String(text) => plain(text),
        other => other.to_string(),
    }
}

fn plain(text: &str) -> String {
    on_its_line(text).into_owned()
}

fn number(value: &Value, name: &str) -> u64 {
    value[name].as_u64().unwrap_or_default()
}

fn state(state: &str) -> String {
    let style = match state {
        "delivered" | "active" | "done" => style::GOOD,
        "dead" | "disabled" | "failing" | "cancelled" => style::ERROR,
        "waiting" | "paused" => style::WARNING,
        _ => style::DIM,
    };
    styled(style, state)
}

fn items<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// Where a delivery goes: the endpoint if there is one, and the URL.
fn to(value: &Value) -> String {
    let place = match value["endpoint"].as_str() {
        Some(endpoint) => plain(endpoint),
        None => text(value, "target"),
    };
    format!("{place} {}", text(value, "url"))
}

pub(super) fn stats(found: &Value) -> Result<(), Failure> {
    let age = |name: &str| match found[name].as_u64() {
        Some(age) => format!("  the oldest since {}", seconds(age)),
        None => String::new(),
    };
    let more = if found["isComplete"] == false {
        "+"
    } else {
        ""
    };
    let line = |name: &str, value: String| output::line(format_args!("{name:<10} {value}"));
    line(
        "new",
        format!("{}{}", number(found, "new"), age("oldestNew")),
    )?;
    line(
        "waiting",
        format!("{}{}", number(found, "waiting"), age("oldestDue")),
    )?;
    line("dead", format!("{}{more}", number(found, "dead")))?;
    for cause in items(found, "causes") {
        let (name, count) = (text(cause, "cause"), number(cause, "count"));
        let meaning = styled(style::DIM, text(cause, "meaning"));
        output::line(format_args!("  {name} {count}  {meaning}"))?;
    }
    let period = match found["period"].as_str() {
        Some("hour") => "last day",
        _ => "last hour",
    };
    let (delivered, failed) = (number(found, "delivered"), number(found, "failed"));
    line(period, format!("{delivered} delivered, {failed} failed"))?;
    for worker in items(found, "workers") {
        let (name, detail) = (text(worker, "name"), text(worker, "detail"));
        let word = text(worker, "state");
        let style = match word.as_str() {
            "running" => style::GOOD,
            "idle" => style::DIM,
            "restarted" => style::WARNING,
            _ => style::ERROR,
        };
        line(
            &name.to_lowercase(),
            format!("{}  {detail}", styled(style, word)),
        )?;
    }
    match found["shardsWithoutWorker"].as_u64() {
        None | Some(0) => {}
        Some(64) => output::line(format_args!(
            "{}: nothing is sent until an application starts one",
            styled(style::ERROR, "no worker runs")
        ))?,
        Some(shards) => output::line(format_args!(
            "{}: {shards} of 64 shards have none",
            styled(style::WARNING, "workers are missing")
        ))?,
    }
    let troubled = items(found, "troubled");
    let endpoints = number(found, "endpoints");
    let trouble = format!("{endpoints}, {} in trouble", troubled.len());
    line("endpoints", trouble)?;
    for endpoint in troubled {
        let word = state(&text(endpoint, "state"));
        let since = match endpoint["failingFor"].as_u64() {
            Some(time) => format!("  failing for {}", seconds(time)),
            None => String::new(),
        };
        let backlog = number(endpoint, "backlog");
        output::line(format_args!(
            "  {}  {word}  {backlog} wait{since}",
            to(endpoint)
        ))?;
    }
    Ok(())
}

pub(super) fn messages(found: &Value) -> Result<(), Failure> {
    let mut table = Table::new(&[
        "ID",
        "ACCEPTED",
        "OPERATION",
        "TENANT",
        "STATE",
        "TO",
        "ATTEMPTS",
        "LAST",
    ]);
    for message in rows(found) {
        let mut cells = vec![
            text(message, "id"),
            text(message, "accepted"),
            text(message, "operation"),
            text(message, "tenant"),
            text(message, "state"),
        ];
        let all = items(message, "deliveries");
        // The worst one decides about the state.
        let worst = all.iter().find(|each| each["state"] == message["state"]);
        cells.extend(match worst {
            None => [String::new(), String::new(), String::new()],
            Some(worst) => {
                let others = match all.len() {
                    1 => String::new(),
                    all => format!(" and {} more", all - 1),
                };
                let attempts = number(worst, "attempts").to_string();
                [
                    format!("{}{others}", to(worst)),
                    attempts,
                    text(worst, "last"),
                ]
            }
        });
        table.add_row(cells);
    }
    finish(found, &table, "message")
}

pub(super) fn letters(found: &Value) -> Result<(), Failure> {
    let mut table = Table::new(&["ID", "OPERATION", "TO", "DIED", "CAUSE", "DETAIL"]);
    for letter in rows(found) {
        let mut cells = vec![text(letter, "id"), text(letter, "operation"), to(letter)];
        cells.extend(["died", "cause", "detail"].map(|name| text(letter, name)));
        table.add_row(cells);
    }
    finish(found, &table, "dead letter")?;
    if let [cause, ..] = items(found, "causes") {
        output::line(styled(
            style::DIM,
            format_args!(
                "`callbacks deliveries recover --cause {}` sends them again",
                text(cause, "cause")
            ),
        ))?;
    }
    Ok(())
}

pub(super) fn events(found: &Value) -> Result<(), Failure> {
    let names = [
        "event",
        "message",
        "arrived",
        "operation",
        "tenant",
        "state",
        "attempts",
    ];
    let mut table = Table::new(&[
        "EVENT",
        "MESSAGE",
        "ARRIVED",
        "OPERATION",
        "TENANT",
        "STATE",
        "ATTEMPTS",
        "CAUSE",
        "DETAIL",
    ]);
    for event in rows(found) {
        let mut cells: Vec<_> = names.iter().map(|name| text(event, name)).collect();
        cells.extend(["cause", "detail"].map(|name| text(event, name)));
        table.add_row(cells);
    }
    finish(found, &table, "event")
}

pub(super) fn event(found: &Value) -> Result<(), Failure> {
    let name = match found["message"].as_str() {
        Some(id) => plain(id),
        None => format!("event {}", text(found, "event")),
    };
    let (name, word) = (styled(style::BOLD, name), state(&text(found, "state")));
    output::line(format_args!("{name}  {}  {word}", text(found, "operation")))?;
    let facts = [
        ("event", text(found, "event")),
        ("arrived", text(found, "arrived")),
        ("tenant", text(found, "tenant")),
        ("attempts", text(found, "attempts")),
        ("size", format!("{} bytes", number(found, "size"))),
        (
            "to",
            format!("{} {}", text(found, "method"), text(found, "uri")),
        ),
        ("cause", text(found, "cause")),
        ("detail", text(found, "detail")),
        ("note", text(found, "explanation")),
        ("advice", text(found, "advice")),
    ];
    for (name, value) in facts.iter().filter(|(_, value)| !value.trim().is_empty()) {
        output::line(format_args!("  {name:<9} {value}"))?;
    }
    for violation in items(found, "violations") {
        let place = ["parameter", "pointer", "keyword"].map(|name| text(violation, name));
        let place = place.join(" ");
        let detail = text(violation, "detail");
        output::line(format_args!("  {}  {detail}", place.trim()))?;
    }
    for note in items(found, "timeline") {
        let (at, reason) = (text(note, "at"), text(note, "reason"));
        let outcome = match note["cause"].as_str() {
            Some(cause) => format!("given up: {}", plain(cause)),
            None => "failed".to_owned(),
        };
        let outcome = styled(style::ERROR, outcome);
        output::line(format_args!(
            "  {}. {at}  {outcome}  {reason}",
            number(note, "attempt")
        ))?;
    }
    payload(found)
}

fn finish(found: &Value, table: &Table, noun: &str) -> Result<(), Failure> {
    let rows = rows(found);
    if rows.is_empty() {
        return Ok(output::line(format_args!("no {noun}s"))?);
    }
    table.print()?;
    if found["next"].is_string() {
        let text = format!(
            "there are more than {}: see them with `--limit`",
            rows.len()
        );
        output::line(styled(style::DIM, text))?;
    }
    Ok(())
}

pub(super) fn message(found: &Value) -> Result<(), Failure> {
    let id = styled(style::BOLD, text(found, "id"));
    let word = state(&text(found, "state"));
    output::line(format_args!("{id}  {}  {word}", text(found, "operation")))?;
    let tags = items(found, "tags").iter().filter_map(Value::as_str);
    let tags: Vec<_> = tags.map(plain).collect();
    let facts = [
        ("accepted", text(found, "accepted")),
        ("tenant", text(found, "tenant")),
        ("tags", tags.join(", ")),
        ("size", format!("{} bytes", number(found, "size"))),
        ("url", text(found, "url")),
        ("trace", text(found, "trace")),
        ("note", text(found, "explanation")),
    ];
    for (name, value) in facts.iter().filter(|(_, value)| !value.trim().is_empty()) {
        output::line(format_args!("  {name:<9} {value}"))?;
    }
    for delivery in items(found, "timelines") {
        let word = state(&text(delivery, "state"));
        output::line(format_args!("\nto {}  {word}", to(delivery)))?;
        for name in ["explanation", "advice"] {
            let sentence = text(delivery, name);
            if !sentence.is_empty() {
                output::line(format_args!("  {sentence}"))?;
            }
        }
        for attempt in items(delivery, "timeline") {
            let is_success = attempt["isSuccess"] == true;
            let style = if is_success {
                style::GOOD
            } else {
                style::ERROR
            };
            let outcome = styled(style, text(attempt, "outcome"));
            let (nth, began) = (number(attempt, "number"), text(attempt, "began"));
            let took = number(attempt, "took");
            let answer = styled(style::DIM, text(attempt, "answer"));
            output::line(format_args!(
                "  {nth}. {began}  {outcome} in {took} ms  {answer}"
            ))?;
        }
    }
    payload(found)
}

/// The headers and the payload, if they were revealed.
fn payload(found: &Value) -> Result<(), Failure> {
    if found["payload"].is_string() {
        output::line("")?;
        for header in items(found, "headers") {
            let part = |index: usize| header[index].as_str().map(plain).unwrap_or_default();
            output::line(styled(style::DIM, format_args!("{}: {}", part(0), part(1))))?;
        }
        for line in found["payload"].as_str().unwrap_or_default().lines() {
            output::line(plain(line))?;
        }
    }
    Ok(())
}

pub(super) fn job(job: &Value, effect: Effect) -> Result<(), Failure> {
    let (sent, seen) = (number(job, "sent"), number(job, "seen"));
    let word = state(&text(job, "state"));
    let waited = match seen.saturating_sub(sent) {
        0 => String::new(),
        others => format!("; {others} waited already or are gone"),
    };
    Ok(output::line(format_args!(
        "{word}: {} {}{waited}",
        effect.items(sent),
        effect.done()
    ))?)
}
