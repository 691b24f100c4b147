//! Chooses the alternative of an operation that a request satisfies.

use std::time::SystemTime;

use super::error::{CredentialError, Fault};
use super::kinds::Presented;
use super::provider::Credentials;
use super::scheme::{Demand, Security};
use crate::origin::Origin;

/// The request that will carry the credentials.
pub(crate) struct Message<'a> {
    pub(crate) url: &'a str,
    pub(crate) has_whole_query: bool,
    pub(crate) time: SystemTime,
}

/// The credentials of the first alternative that has one for each of its schemes. Empty if nothing has to be sent.
pub(crate) async fn choose(
    security: &Security,
    credentials: &Credentials,
    message: &Message<'_>,
) -> Result<Vec<Presented>, CredentialError> {
    let alternatives = security.alternatives().iter();
    let mut asking = alternatives.filter(|demands| !demands.is_empty());
    let is_optional = security.allows_none() || security.is_inherited();
    let Some(first) = asking.clone().next().and_then(|demands| demands.first()) else {
        return Ok(Vec::new());
    };
    let without = |fault| {
        let missing = || CredentialError::new(first.scheme.name(), fault);
        is_optional.then(Vec::new).ok_or_else(missing)
    };
    if credentials.is_empty() {
        return without(Fault::Missing);
    }
    let Some(origin) = Origin::of_url(message.url) else {
        return without(Fault::Missing);
    };
    if !origin.is_private() {
        return without(Fault::Insecure);
    }
    let mut fault = None;
    for demands in &mut asking {
        match all(demands, credentials, &origin, message).await {
            Ok(Some(presented)) => return Ok(presented),
            Ok(None) => {}
            // Another alternative may work.
            Err(error) => fault = fault.or(Some(error)),
        }
    }
    // An unusable credential is an error even if credentials are optional: its owner wants it sent.
    match fault {
        Some(error) => Err(error),
        None => without(Fault::Missing),
    }
}

async fn all(
    demands: &[Demand],
    credentials: &Credentials,
    origin: &Origin,
    message: &Message<'_>,
) -> Result<Option<Vec<Presented>>, CredentialError> {
    let mut all = Vec::with_capacity(demands.len());
    for demand in demands {
        let fault = |fault| CredentialError::new(demand.scheme.name(), fault);
        let found = credentials.find(demand, origin, message.time).await;
        let found = found.map_err(fault)?;
        let Some(presented) = found else {
            return Ok(None);
        };
        if message.has_whole_query && matches!(presented, Presented::Query(..)) {
            return Err(fault(Fault::WholeQuery));
        }
        all.push(presented);
    }
    Ok(Some(all))
}
