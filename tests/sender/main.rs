//! The sending side: the client, its policies and signatures, and servers that mean harm.

mod attacks;
mod client;
mod credentials;
mod deliver;
mod doubles;
mod hostile;
mod in_memory;
mod message_signatures;
mod policy;
mod redirects;
mod secure;
mod signatures;

#[path = "../support/notifications.rs"]
mod notifications;
#[path = "../support/shop.rs"]
mod shop;
#[path = "../support/mod.rs"]
mod support;
