//! From a key and an exchange to a URL.

use super::{CallbackKey, Part, Position};
use crate::join::{join, take_query};
use crate::template::parameter;
use crate::url::check;
use crate::writer::UrlWriter;
use crate::{EvalError, EvalErrorCode, Exchange, Join, UrlTemplate};

/// What evaluating a key needs besides the exchange.
///
/// ```
/// use callbacks_expression::{EvaluateOptions, Join};
///
/// let options = EvaluateOptions { base_url: Some("https://consumer.example/v1"), ..Default::default() };
/// assert_eq!(options.join, Join::Smart);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EvaluateOptions<'a> {
    /// The URL of the server that the callback itself declares. A result that starts with a single `/` is appended to it (U5).
    /// Without a server, such a result is an error, because the provider would call itself.
    pub base_url: Option<&'a str>,
    /// How text is joined to a base URL.
    pub join: Join,
    /// Values of the callback's own path parameters, by name.
    pub path_parameters: &'a [(&'a str, &'a str)],
}

impl CallbackKey {
    /// The URL to call.
    ///
    /// ```
    /// # use callbacks_expression::{Body, Exchange, FieldLines, PathValue, Response};
    /// # struct Subscription(&'static str);
    /// # impl Exchange for Subscription {
    /// #     fn method(&self) -> &str { "POST" }
    /// #     fn url(&self) -> Option<std::borrow::Cow<'_, str>> { None }
    /// #     fn query(&self) -> Option<&str> { None }
    /// #     fn path_parameter(&self, _: &str) -> Option<PathValue<'_>> { None }
    /// #     fn request_header(&self, _: &str) -> FieldLines<'_> { FieldLines::Absent }
    /// #     fn request_body(&self) -> Option<Body<'_>> { Some(Body::json(self.0.as_bytes())) }
    /// #     fn response(&self) -> Option<&dyn Response> { None }
    /// # }
    /// use callbacks_expression::{CallbackKey, EvaluateOptions};
    ///
    /// let key = CallbackKey::parse("{$request.body#/url}/orders?state={$request.body#/state}", &[]).unwrap();
    /// let exchange = Subscription(r#"{"url": "https://consumer.example/", "state": "paid & sent"}"#);
    /// let url = key.evaluate(&exchange, &EvaluateOptions::default())?;
    /// assert_eq!(url, "https://consumer.example/orders?state=paid%20%26%20sent");
    ///
    /// let error = key.evaluate(&Subscription("{}"), &EvaluateOptions::default()).unwrap_err();
    /// assert!(error.is_absent());
    /// # Ok::<(), callbacks_expression::EvalError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a value is absent or does not fit its position, a path parameter has no value, or the result is not an absolute
    /// `http` or `https` URL. One absent value fails the whole key.
    pub fn evaluate<E>(
        &self,
        exchange: &E,
        options: &EvaluateOptions<'_>,
    ) -> Result<String, EvalError>
    where
        E: Exchange + ?Sized,
    {
        let mut writer = UrlWriter::new(128);
        self.write(&mut writer, options.join, |writer, part| match part {
            Part::PathParameter(name) => {
                writer.push_path(parameter(options.path_parameters, name)?);
                Ok(())
            }
            _ => write_part(writer, part, exchange),
        })?;
        let url = self.finish(writer, options.base_url)?;
        check(&url).map_err(|fault| self.error(fault.into()).of_text(&url))?;
        Ok(url)
    }

    /// The URL to call, with the callback's own path parameters left as parameters.
    ///
    /// ```
    /// # use callbacks_expression::{Body, Exchange, FieldLines, PathValue, Response};
    /// # struct Subscription(&'static str);
    /// # impl Exchange for Subscription {
    /// #     fn method(&self) -> &str { "POST" }
    /// #     fn url(&self) -> Option<std::borrow::Cow<'_, str>> { None }
    /// #     fn query(&self) -> Option<&str> { None }
    /// #     fn path_parameter(&self, _: &str) -> Option<PathValue<'_>> { None }
    /// #     fn request_header(&self, _: &str) -> FieldLines<'_> { FieldLines::Absent }
    /// #     fn request_body(&self) -> Option<Body<'_>> { Some(Body::json(self.0.as_bytes())) }
    /// #     fn response(&self) -> Option<&dyn Response> { None }
    /// # }
    /// use callbacks_expression::{CallbackKey, EvaluateOptions};
    ///
    /// let key = CallbackKey::parse("{$request.body#/url}/orders/{orderId}", &["orderId"]).unwrap();
    /// let exchange = Subscription(r#"{"url": "https://consumer.example/"}"#);
    /// let template = key.resolve(&exchange, &EvaluateOptions::default())?;
    /// assert_eq!(template.as_str(), "https://consumer.example/orders/{orderId}");
    /// # Ok::<(), callbacks_expression::EvalError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The same as those of [`evaluate`](Self::evaluate), except those about path parameters.
    pub fn resolve<E>(
        &self,
        exchange: &E,
        options: &EvaluateOptions<'_>,
    ) -> Result<UrlTemplate, EvalError>
    where
        E: Exchange + ?Sized,
    {
        let mut writer = UrlWriter::new(128).escaping_braces();
        self.write(&mut writer, options.join, |writer, part| {
            write_part(writer, part, exchange)
        })?;
        self.finish_template(writer, options.base_url)
    }

    /// Replaces the base expressions of the key with a URL. Use it for a consumer whose URL is already known.
    ///
    /// A key that starts with `/` is appended to the URL.
    ///
    /// ```
    /// use callbacks_expression::{CallbackKey, Join};
    ///
    /// let key = CallbackKey::parse("{$request.body#/notifUri}/{id}/notify", &["id"]).unwrap();
    /// let template = key.at("https://consumer.example/5g", Join::Smart)?;
    /// assert_eq!(template.as_str(), "https://consumer.example/5g/{id}/notify");
    /// # Ok::<(), callbacks_expression::EvalError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the key has expressions after its base (`outside-base`), if it is a fixed absolute URL (`no-base`), or if the
    /// result is not an absolute `http` or `https` URL.
    pub fn at(&self, base: &str, join: Join) -> Result<UrlTemplate, EvalError> {
        if let Some(expression) = self.suffix().iter().find_map(Part::expression) {
            let code = EvalErrorCode::OutsideBase;
            return Err(EvalError::about_expression(code, expression));
        }
        let has_base = !self.base_parts().is_empty();
        let mut writer = UrlWriter::new(base.len() + 64).escaping_braces();
        if has_base {
            writer.push_base(base);
        } else if !self.starts_with_slash() {
            return Err(EvalErrorCode::NoBase.into());
        }
        self.write_suffix(&mut writer, join, |writer, part| {
            match part {
                Part::Literal(text) => writer.push_literal(text)?,
                Part::PathParameter(name) => writer.push_open(name),
                Part::Expression { .. } => {}
            }
            Ok(())
        })?;
        self.finish_template(writer, (!has_base).then_some(base))
    }

    fn starts_with_slash(&self) -> bool {
        matches!(self.parts(), [Part::Literal(text), ..] if text.starts_with('/'))
    }

    /// Writes all parts, joining the text after the base to it.
    fn write<F>(&self, writer: &mut UrlWriter, join: Join, mut write: F) -> Result<(), EvalError>
    where
        F: FnMut(&mut UrlWriter, &Part) -> Result<(), EvalError>,
    {
        for part in self.base_parts() {
            write(writer, part)?;
        }
        self.write_suffix(writer, join, write)
    }

    fn write_suffix<F>(
        &self,
        writer: &mut UrlWriter,
        how: Join,
        mut write: F,
    ) -> Result<(), EvalError>
    where
        F: FnMut(&mut UrlWriter, &Part) -> Result<(), EvalError>,
    {
        let mut parts = self.suffix();
        // Only literal text can follow the base. An expression would be part of it, and a parameter belongs to the
        // path.
        let mut query = None;
        if let ([Part::Literal(text), rest @ ..], [_, ..]) = (parts, self.base_parts()) {
            if how == Join::BeforeQuery {
                query = take_query(writer.text_mut(), text);
            }
            let text = join(writer.text_mut(), text, how).map_err(|code| self.error(code))?;
            writer.push_literal(text)?;
            parts = rest;
        }
        let mut value = None;
        for part in parts {
            write(writer, part).map_err(|error| blame(error, value))?;
            value = value_part(part).or(value);
        }
        match query {
            Some(query) => writer.push_query_of_base(&query),
            None => Ok(()),
        }
        .map_err(|code| blame(code.into(), value))
    }

    /// The written text, appended to the callback's own server if it is relative (U5).
    fn finish(&self, mut writer: UrlWriter, base_url: Option<&str>) -> Result<String, EvalError> {
        let is_path = writer.text().starts_with('/') && !writer.text().starts_with("//");
        if let Some(base) = base_url.filter(|_| is_path) {
            writer.prepend_server(server(base)?);
        }
        let value = self.parts().iter().rev().find_map(value_part);
        let url = writer.finish();
        let url = url.map_err(|code| blame(code.into(), value))?;
        if url.is_empty() {
            Err(self.error(EvalErrorCode::EmptyUrl))
        } else {
            Ok(url)
        }
    }

    fn finish_template(
        &self,
        writer: UrlWriter,
        base_url: Option<&str>,
    ) -> Result<UrlTemplate, EvalError> {
        let text = self.finish(writer, base_url)?;
        UrlTemplate::of_text(text).map_err(|(code, text)| self.error(code).of_text(&text))
    }

    /// An error of the whole URL. If the base is a single expression, its value is the cause.
    fn error(&self, code: EvalErrorCode) -> EvalError {
        match self.base_parts() {
            [Part::Expression { expression, .. }] => EvalError::about_expression(code, expression),
            _ => code.into(),
        }
    }
}

/// The part, if a value replaces it.
fn value_part(part: &Part) -> Option<&Part> {
    (!matches!(part, Part::Literal(_))).then_some(part)
}

/// A segment is checked at its end. If the check fails, the value before is the cause.
fn blame(error: EvalError, value: Option<&Part>) -> EvalError {
    match value {
        _ if error.has_subject() => error,
        Some(Part::Expression { expression, .. }) => {
            EvalError::about_expression(error.code(), expression)
        }
        Some(Part::PathParameter(name)) => EvalError::about_parameter(error.code(), name),
        Some(Part::Literal(_)) | None => error,
    }
}

/// A server's URL, ready to have a path appended to it.
fn server(url: &str) -> Result<&str, EvalErrorCode> {
    if url.contains('#') {
        return Err(EvalErrorCode::BaseFragment);
    }
    if url.contains('?') {
        return Err(EvalErrorCode::BaseQuery);
    }
    Ok(url.strip_suffix('/').unwrap_or(url))
}

/// Writes literal text, a parameter, or the value of an expression as its position requires.
fn write_part<E>(writer: &mut UrlWriter, part: &Part, exchange: &E) -> Result<(), EvalError>
where
    E: Exchange + ?Sized,
{
    match part {
        Part::Literal(text) => writer.push_literal(text)?,
        Part::PathParameter(name) => writer.push_open(name),
        Part::Expression {
            expression,
            position,
        } => {
            let value = expression.evaluate(exchange)?;
            let error = |code| EvalError::about_expression(code, expression);
            let text = value.text().map_err(error)?;
            match position {
                Position::Base => writer.push_base(text),
                Position::Authority => writer.push_authority(text).map_err(error)?,
                Position::Path => writer.push_path(text),
                Position::Query => writer.push_query(text),
            }
        }
    }
    Ok(())
}
