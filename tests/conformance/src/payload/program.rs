//! The source of the programs that read and write instances by generated code.
//!
//! Such a program serves the module that its first argument names. It reads lines of the number of a body, a space and
//! an instance, and answers each with a line: `+` and the instance as it is written again, `-` and why it is refused, or
//! `!` and how it panicked.

use callbacks_codegen::BodyInfo;

/// What the program does beside decoding and encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Style {
    /// Whether types validate themselves; without it only what decoding refuses is refused.
    pub(crate) validates: bool,
}

impl Style {
    /// Whether a body can be checked.
    pub(crate) fn covers(self, body: &BodyInfo) -> bool {
        // One of no type of its own is read by the `BODY` of its operation.
        body.schema.is_some() && (body.is_named || body.response.is_none())
    }
}

const FRAME: &str = r##"
type Judge = fn(&[u8]) -> Result<String, String>;

macro_rules! list {
    ($violations:expr) => {{
        let list = $violations;
        let lines = list.iter().map(|each| format!("{} at {}: {}", each.keyword, each.pointer, each.message));
        lines.collect::<Vec<_>>().join("; ")
    }};
}

macro_rules! payload {
    ($body:path) => {
        |text: &[u8]| -> Result<String, String> {
            let value = $body.decode(text).map_err(|violations| list!(violations))?;
            let text = $body.encode(&value).map_err(|violations| format!("encode: {}", list!(violations)))?;
            String::from_utf8(text).map_err(|error| format!("encode: {error}"))
        }
    };
}

fn main() {
    let module = std::env::args().nth(1).unwrap_or_default();
    std::panic::set_hook(Box::new(|_| {}));
    let work = move || serve(bodies(&module));
    // Deep recursion in a debug build is no fault of the code under test.
    let thread = std::thread::Builder::new().stack_size(512 << 20).spawn(work);
    let _ = thread.expect("a thread can be started").join();
}

fn serve(bodies: &'static [Judge]) {
    use std::io::{BufRead, Write};
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { return };
        let Some((number, text)) = line.split_once(' ') else { return };
        let judge = number.parse::<usize>().ok().and_then(|number| bodies.get(number));
        let answer = match judge {
            None => "!there is no such body".to_owned(),
            Some(judge) => match std::panic::catch_unwind(|| judge(text.as_bytes())) {
                Ok(Ok(text)) => format!("+{text}"),
                Ok(Err(reason)) => format!("-{reason}"),
                Err(panic) => format!("!{}", message(&*panic)),
            },
        };
        let answer = answer.replace(['\n', '\r'], " ");
        if writeln!(output, "{answer}").and_then(|()| output.flush()).is_err() {
            return;
        }
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without a message".to_owned())
}
"##;

const VALIDATE: &str = "            ::callbacks::Validate::validate(&value).map_err(|violations| list!(violations))?;\n";

/// The source of a program for modules with their bodies.
pub(crate) fn source<'m>(
    modules: impl IntoIterator<Item = (&'m str, &'m [BodyInfo])>,
    style: Style,
) -> String {
    let mut text = String::from("//! Generated.\n#![allow(warnings)]\n");
    let mut arms = String::new();
    for (module, bodies) in modules {
        text += &format!("#[path = \"../../modules/{module}.rs\"]\nmod {module};\n");
        let bodies = bodies.iter().map(|body| expression(module, body, style));
        let bodies: String = bodies
            .map(|body| format!("            {body},\n"))
            .collect();
        arms += &format!(
            "        \"{module}\" => {{\n            static BODIES: &[Judge] = &[\n{bodies}            ];\n            BODIES\n        }}\n"
        );
    }
    text += FRAME;
    text += &judge_macro(style);
    text += &format!(
        "fn bodies(module: &str) -> &'static [Judge] {{\n    match module {{\n{arms}        _ => &[],\n    }}\n}}\n"
    );
    text
}

fn judge_macro(style: Style) -> String {
    let validate = if style.validates { VALIDATE } else { "" };
    format!(
        r#"
macro_rules! judge {{
    ($ty:ty) => {{
        |text: &[u8]| -> Result<String, String> {{
            let value: $ty = ::serde_json::from_slice(text).map_err(|error| format!("decode: {{error}}"))?;
{validate}            ::serde_json::to_string(&value).map_err(|error| format!("encode: {{error}}"))
        }}
    }};
}}

"#
    )
}

fn expression(module: &str, body: &BodyInfo, style: Style) -> String {
    match (style.covers(body), body.is_named) {
        (true, true) => format!("judge!({module}::{})", body.ty),
        (true, false) => format!("payload!({module}::{}::BODY)", body.module),
        // Numbers are places in the list of bodies, so that each has one.
        (false, _) => "|_| Err(String::new())".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use callbacks_codegen::{Settings, expand};

    const BOTH: Style = Style { validates: true };

    fn orders() -> Vec<BodyInfo> {
        let document = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/orders.yaml");
        expand(&Settings::new(document).with_list_of_bodies()).bodies
    }

    #[test]
    fn each_body_has_its_number() {
        let bodies = orders();
        let text = source([("d0000_orders", bodies.as_slice())], BOTH);
        let listed = "&[\n            judge!(d0000_orders::Order),\n            |_| Err(String::new()),\n            ];";
        assert!(text.contains(listed), "{text}");
        assert!(
            text.contains("::callbacks::Validate::validate(&value)"),
            "{text}"
        );
        let lenient = Style { validates: false };
        let lenient = source([("d0000_orders", bodies.as_slice())], lenient);
        assert!(!lenient.contains("Validate"), "{lenient}");
    }

    #[test]
    fn a_body_of_no_type_of_its_own_is_read_by_its_operation() {
        let [request, answer] = orders().try_into().expect("two bodies");
        assert!(BOTH.covers(&request) && !BOTH.covers(&answer));
        let mut unnamed = answer;
        unnamed.response = None;
        assert!(BOTH.covers(&unnamed));
        assert_eq!(
            expression("d0", &unnamed, BOTH),
            "payload!(d0::order_placed::BODY)"
        );
    }
}
