//! Sends messages as they are: no redirects, no retries, nothing added but `Host` and `Content-Length`.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use callbacks_runtime::TargetPolicy;
use http::{HeaderMap, HeaderName, header};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use crate::contract::Sample;
use crate::failure::Failure;
use crate::message::Message;

/// The answer to a message.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) took: Duration,
}

impl From<Sample> for Reply {
    fn from(sample: Sample) -> Self {
        Self {
            status: sample.status,
            headers: sample.headers,
            body: sample.body,
            took: Duration::ZERO,
        }
    }
}

/// The longest answer that is read, in bytes.
const LONGEST: usize = 1024 * 1024;

/// Sends messages to any host that the user names, or to those of a policy.
#[derive(Clone, Debug)]
pub(crate) struct Sender {
    client: reqwest::Client,
    reach: Option<Reach>,
}

/// What belongs to one connection (RFC 9110 section 7.6.1), and what the client writes itself.
const OF_CONNECTION: [HeaderName; 7] = [
    header::HOST,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
    header::UPGRADE,
    header::TE,
    header::TRAILER,
];

impl Sender {
    pub(crate) fn new(timeout: Duration) -> Result<Self, Failure> {
        Self::of(builder(timeout), None)
    }

    /// Sends only to targets that a policy allows, because a peer has named them.
    pub(crate) fn within(reach: Reach, timeout: Duration) -> Result<Self, Failure> {
        let names = Arc::new(Names(reach.clone()));
        Self::of(builder(timeout).dns_resolver(names), Some(reach))
    }

    fn of(builder: reqwest::ClientBuilder, reach: Option<Reach>) -> Result<Self, Failure> {
        let client = builder.build();
        let client =
            client.map_err(|error| Failure::io(format!("TLS could not be set up: {error}")))?;
        Ok(Self { client, reach })
    }

    pub(crate) async fn send(&self, message: &Message) -> Result<Reply, Failure> {
        let mut headers = message.headers.clone();
        for name in &OF_CONNECTION {
            headers.remove(name);
        }
        if let Some(reach) = &self.reach {
            let allowed = reach.check(&message.url);
            allowed.map_err(|reason| refused(&message.url, &reason))?;
        }
        let request = self.client.request(message.method.clone(), &message.url);
        let request = request.headers(headers).body(message.body.clone());
        let started = Instant::now();
        let unreached = |error: &reqwest::Error| {
            let failure = Failure::finding(format!(
                "no answer from `{}`: {}",
                message.url,
                reason(error)
            ));
            failure.help(
                "check that the service listens there, and that the scheme and the port are right",
            )
        };
        let mut response = request.send().await.map_err(|error| unreached(&error))?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| unreached(&error))? {
            let room = LONGEST - body.len();
            body.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if body.len() == LONGEST {
                break;
            }
        }
        Ok(Reply {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: body.into(),
            took: started.elapsed(),
        })
    }
}

fn builder(timeout: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(timeout)
        .no_proxy()
}

fn refused(url: &str, reason: &str) -> Failure {
    let failure = Failure::finding(format!("`{url}` is not called: {reason}"));
    failure.help("`--allow-public` allows public addresses, and `--allow-cidr` others")
}

/// Which targets are allowed that a peer names.
#[derive(Clone, Debug)]
pub(crate) struct Reach {
    pub(crate) policy: TargetPolicy,
    /// Whether that includes public addresses. The policy alone always allows them.
    pub(crate) has_public: bool,
}

impl Default for Reach {
    /// This machine.
    fn default() -> Self {
        Self {
            policy: TargetPolicy::development().allow_any_port(),
            has_public: false,
        }
    }
}

impl Reach {
    /// Why a URL is not allowed. The addresses of a name are checked when it is looked up.
    fn check(&self, url: &str) -> Result<(), String> {
        self.policy.check_url(url).map_err(|it| it.to_string())?;
        let address = match Url::parse(url).ok().as_ref().and_then(Url::host) {
            Some(Host::Ipv4(address)) => IpAddr::from(address),
            Some(Host::Ipv6(address)) => IpAddr::from(address),
            _ => return Ok(()),
        };
        match self.allows(address) {
            true => Ok(()),
            false => Err(format!("`{address}` is a public address")),
        }
    }

    fn allows(&self, address: IpAddr) -> bool {
        let is_public = TargetPolicy::new().allows_address(address);
        self.policy.allows_address(address) && (self.has_public || !is_public)
    }
}

/// Looks up names, and leaves out addresses that are not allowed.
struct Names(Reach);

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0.clone();
        Box::pin(async move {
            let name = name.as_str().to_owned();
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed = found.filter(|address| reach.allows(address.ip()));
            let allowed: Vec<_> = allowed.collect();
            if allowed.is_empty() {
                let text = format!(
                    "no address of `{name}` is allowed: see `--allow-public` and `--allow-cidr`"
                );
                return Err(text.into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

/// The innermost cause, which says the most.
pub(crate) fn reason(error: &reqwest::Error) -> String {
    let mut innermost: &dyn std::error::Error = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_allowed_is_called() {
        let local = Reach::default();
        let own = [
            "http://127.0.0.1:8080/",
            "http://localhost:3000/x",
            "http://[::1]:80/",
        ];
        for url in own {
            assert_eq!(local.check(url), Ok(()), "{url}");
        }
        let others = [
            "http://203.0.113.7/",
            "https://1.1.1.1/",
            "http://10.0.0.1/",
            "http://169.254.169.254/",
        ];
        for url in others {
            assert!(local.check(url).is_err(), "{url}");
        }
        // A name is allowed here, and its addresses are checked when it is looked up.
        assert_eq!(local.check("http://shop.example/"), Ok(()));
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        assert!(local.allows(address("127.0.0.1")) && !local.allows(address("1.1.1.1")));
        let all = Reach {
            has_public: true,
            ..Reach::default()
        };
        assert!(all.allows(address("1.1.1.1")) && !all.allows(address("10.0.0.1")));
    }
}
