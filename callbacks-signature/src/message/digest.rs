//! `Content-Digest` (RFC 9530): the body that a signature covers.

use sha2::{Digest, Sha256, Sha512};

use super::fields::{Bare, Member, dictionary};
use crate::error::Unverified;

/// The header.
pub(super) const NAME: &str = "content-digest";

/// The algorithm of the digest of the body (RFC 9530 section 5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ContentDigest {
    /// SHA-256, which every receiver supports.
    #[default]
    Sha256,
    /// SHA-512.
    Sha512,
}

impl ContentDigest {
    fn of_name(name: &str) -> Option<Self> {
        match name {
            "sha-256" => Some(Self::Sha256),
            "sha-512" => Some(Self::Sha512),
            _ => None,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha-256",
            Self::Sha512 => "sha-512",
        }
    }

    fn over(self, body: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(body).to_vec(),
            Self::Sha512 => Sha512::digest(body).to_vec(),
        }
    }

    /// The value of the header.
    pub(super) fn header(self, body: &[u8]) -> String {
        format!("{}={}", self.name(), Bare::Bytes(self.over(body)))
    }
}

/// Refuses unless there is a digest of a known algorithm, and every such digest is that of the body.
pub(super) fn check(header: &str, body: &[u8]) -> Result<(), Unverified> {
    let members = dictionary(header);
    let members =
        members.map_err(|_| Unverified::new("header `content-digest` is no dictionary"))?;
    let mut is_known = false;
    for (name, member) in &members {
        let Some(algorithm) = ContentDigest::of_name(name) else {
            continue;
        };
        is_known = true;
        let is_right = matches!(member, Member::Item(item)
            if item.value == Bare::Bytes(algorithm.over(body)));
        if !is_right {
            return Err(Unverified::new("the digest is not that of the body"));
        }
    }
    if is_known {
        Ok(())
    } else {
        Err(Unverified::new("there is no digest by SHA-256 or SHA-512"))
    }
}
