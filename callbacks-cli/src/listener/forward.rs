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
    ///
    /// # Errors
    ///
    /// Returns an error if dots in the path would lead out of the path of the service. A peer that reaches the receiver must not
    /// reach the rest of the service.
    pub(crate) fn url(&self, message: &Message) -> Result<String, Failure> {
        let (path, query) = message.path_and_query();
        let mut url = self.0.clone();
        if path != "/" {
            let base = self.0.path().trim_end_matches('/');
            url.set_path(&format!("{base}{path}"));
            let is_below = url.path().strip_prefix(base);
            if !is_below.is_some_and(|below| below.starts_with('/')) {
                return Err(Failure::finding(format!(
                    "`{path}` leads out of the path that is forwarded to"
                )));
            }
        }
        let queries = [self.0.query().unwrap_or_default(), query];
        let queries: Vec<_> = queries
            .into_iter()
            .filter(|query| !query.is_empty())
            .collect();
        url.set_query((!queries.is_empty()).then(|| queries.join("&")).as_deref());
        url.set_fragment(None);
        Ok(url.to_string())
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, Method};

    use super::*;

    fn forwarded(forward: &str, url: &str) -> Result<String, Failure> {
        let message = Message {
            method: Method::POST,
            url: url.to_owned(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
        };
        Forward::new(forward).unwrap().url(&message)
    }

    #[test]
    fn dots_do_not_lead_out_of_the_service() {
        for path in [
            "/../admin",
            "/%2e%2E/admin",
            "/a/../../admin",
            "/..",
            "/..\\admin",
            "/./.././hooksadmin",
        ] {
            let host = format!("http://h.example{path}");
            for url in [path, &host] {
                let found = forwarded("http://localhost:3000/hooks/", url);
                assert!(found.is_err(), "{url}: {found:?}");
                assert!(forwarded("http://localhost:3000", url).is_ok(), "{url}");
            }
        }
        let inside = forwarded("http://localhost:3000/hooks", "/a/../b").unwrap();
        assert_eq!(inside, "http://localhost:3000/hooks/b");
        let host = forwarded("http://localhost:3000", "//evil.example/x").unwrap();
        assert!(host.starts_with("http://localhost:3000/"), "{host}");
    }

    #[test]
    fn path_and_query_are_kept() {
        let url = |forward: &str, url: &str| forwarded(forward, url).unwrap();
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
