//! OpenAPI runtime expressions and callback keys: grammar, checks and evaluation.
//!
//! In an OpenAPI document, the URL of a callback is a key such as `{$request.body#/callbackUrl}/paid`. This crate parses keys
//! ([`CallbackKey`]) and the expressions in them ([`Expression`]). It evaluates both over the request that subscribed, and
//! its response ([`Exchange`]). The result is an absolute `http` or `https` URL, or an error with the reason.
//! No value of the request can change the structure of the URL.
//!
//! ```
//! use callbacks_expression::{CallbackKey, Part, Source};
//!
//! let key = CallbackKey::parse("{$request.body#/callbackUrl}/orders/{orderId}", &["orderId"])?;
//! assert_eq!(key.base().as_deref(), Some("{$request.body#/callbackUrl}"));
//! assert_eq!(key.route_path(), "/orders/{orderId}");
//!
//! let error = CallbackKey::parse("{request.body#/callbackUrl}", &[]).unwrap_err();
//! assert_eq!(error.code().as_str(), "undeclared-path-param");
//! assert_eq!(error.suggestion(), Some("{$request.body#/callbackUrl}"));
//! # Ok::<(), callbacks_expression::ParseError>(())
//! ```
//!
//! The language is the same in OpenAPI 3.0.0 to 3.2.0, so one parser serves all versions. Comments refer to the rules in
//! `docs/expressions.md` by their names: `G` for the grammar of expressions, `K` for keys, `C` for looking values up, `V` for
//! turning them into text, `P` for encoding, `J` for joining text to a base URL, `U` for the finished URL, and `L` for the
//! repairs of [`CallbackKey::parse_lenient`].

mod encoding;
mod error;
mod exchange;
mod expression;
mod join;
mod key;
mod lookup;
mod name;
mod normalised_name;
mod path_template;
mod pointer;
mod template;
mod url;
mod value;
mod writer;

pub use error::{EvalError, EvalErrorCode, ParseError, ParseErrorCode};
pub use exchange::{Body, Exchange, FieldLines, PathValue, Response};
pub use expression::{Expression, Source};
pub use join::Join;
pub use key::{CallbackKey, EvaluateOptions, Part, Position, Repaired};
pub use path_template::match_path_template;
pub use pointer::Pointer;
pub use template::UrlTemplate;
pub use value::Value;

#[doc(hidden)]
pub use normalised_name::normalised_name;
#[doc(hidden)]
pub use path_template::match_path_segment;
