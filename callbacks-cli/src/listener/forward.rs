//! The URL that requests are forwarded to.

use url::Url;

use crate::failure::Failure;
use crate::message::Message;

/// A service of the user.
#[derive(Clone, Debug)]
pub(crate) struct Forward(Url);

impl Forward {
    pub(crate) fn new(url: &str) -> Result<Self, Failure> {
        let parsed = Url::parse(url)
            .ok()
            .filter(|url| ["http", "https"].contains(&url.scheme()));
        let wrong = || {
            let failure = Failure::usage(format!("`{url}` is no URL to forward to"));
            failure.help("write an absolute URL, such as `http://localhost:3000/hooks`")
        };
        parsed.map(Self).ok_or_else(wrong)
    }

    /// The URL for a request: its path goes behind the path of the service, and its query behind the query.
    pub(crate) fn url(&self, message: &Message) -> String {
        let (path, query) = message.path_and_query();
        let mut url = self.0.clone();
        if path != "/" {
            let base = self.0.path().trim_end_matches('/');
            url.set_path(&format!("{base}{path}"));
        }
        let queries = [self.0.query().unwrap_or_default(), query];
        let queries: Vec<_> = queries
            .into_iter()
            .filter(|query| !query.is_empty())
            .collect();
        url.set_query((!queries.is_empty()).then(|| queries.join("&")).as_deref());
        url.set_fragment(None);
        url.to_string()
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, Method};

    use super::*;

    #[test]
    fn path_and_query_are_kept() {
        let url = |forward: &str, url: &str| {
            let message = Message {
                method: Method::POST,
                url: url.to_owned(),
                headers: HeaderMap::new(),
                body: Bytes::new(),
            };
            Forward::new(forward).unwrap().url(&message)
        };
        let to = "http://localhost:3000/hooks?tenant=a";
        assert_eq!(url(to, "/"), to);
        assert_eq!(
            url(to, "/paid?x=1%20y"),
            "http://localhost:3000/hooks/paid?tenant=a&x=1%20y"
        );
        assert_eq!(
            url("http://localhost:3000", "/paid"),
            "http://localhost:3000/paid"
        );
        assert!(Forward::new("localhost:3000").is_err());
    }
}
