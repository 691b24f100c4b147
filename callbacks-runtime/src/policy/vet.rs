//! Checks a URL. Requests are sent to the parsed URL from here, so no second parser can read it differently.

use std::net::IpAddr;

use url::{Host, Url};

use super::refused_target::Reason;
use super::{RefusedTarget, TargetPolicy, host, port};

const LONGEST: usize = 8 * 1024;

impl TargetPolicy {
    /// Returns the URL to send to, provided that the addresses of its host are allowed.
    pub(crate) fn vet(&self, text: &str) -> Result<Url, RefusedTarget> {
        // The parser drops tabs and line breaks anywhere, so the text would not be what is called.
        let has_controls = text.bytes().any(|byte| byte.is_ascii_control());
        if text.len() > LONGEST || has_controls {
            return Err(RefusedTarget::new(Reason::Malformed));
        }
        let mut url = Url::parse(text).map_err(|_| RefusedTarget::new(Reason::Malformed))?;
        self.vet_scheme(&url)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(RefusedTarget::new(Reason::Userinfo));
        }
        // Names are compared, and connections pooled, without the trailing dot of a complete name.
        if let Some(name) = url.domain().and_then(|name| name.strip_suffix('.')) {
            let name = name.to_owned();
            url.set_host(Some(&name))
                .map_err(|_| RefusedTarget::new(Reason::Malformed))?;
        }
        let is_loopback = self.vet_host(&url)?;
        self.vet_port(&url, is_loopback)?;
        // Software behind the server may take it for the end of the path.
        if url.path().contains("%00") {
            return Err(RefusedTarget::new(Reason::Malformed));
        }
        url.set_fragment(None);
        if url.as_str().len() > LONGEST {
            return Err(RefusedTarget::new(Reason::Malformed));
        }
        Ok(url)
    }

    fn vet_scheme(&self, url: &Url) -> Result<(), RefusedTarget> {
        match url.scheme() {
            "https" => Ok(()),
            "http" if self.http => Ok(()),
            _ => Err(RefusedTarget::new(Reason::Scheme)),
        }
    }

    /// Whether an allowed host is this machine.
    fn vet_host(&self, url: &Url) -> Result<bool, RefusedTarget> {
        let address: IpAddr = match url.host() {
            Some(Host::Domain(name)) => return self.vet_name(name),
            Some(Host::Ipv4(address)) => address.into(),
            Some(Host::Ipv6(address)) => address.into(),
            None => return Err(RefusedTarget::new(Reason::Malformed)),
        };
        if self.allows(None, address) {
            Ok(address.is_loopback())
        } else {
            Err(RefusedTarget::host())
        }
    }

    fn vet_name(&self, name: &str) -> Result<bool, RefusedTarget> {
        if !host::is_well_formed(name) {
            return Err(RefusedTarget::new(Reason::Malformed));
        }
        let is_loopback = host::is_loopback(name);
        if host::is_metadata(name) && !self.lists_alone(name) {
            return Err(RefusedTarget::host());
        }
        if host::is_public(name) || self.lists(name) || self.loopback && is_loopback {
            Ok(is_loopback)
        } else {
            Err(RefusedTarget::host())
        }
    }

    fn vet_port(&self, url: &Url, is_loopback: bool) -> Result<(), RefusedTarget> {
        let any_port = self.any_port || self.loopback && is_loopback;
        let is_allowed = |port| {
            port::DEFAULT.contains(&port)
                || self.ports.contains(&port)
                || any_port && !port::is_of_another_protocol(port)
        };
        match url.port_or_known_default() {
            Some(port) if port != 0 && is_allowed(port) => Ok(()),
            _ => Err(RefusedTarget::new(Reason::Port)),
        }
    }
}
