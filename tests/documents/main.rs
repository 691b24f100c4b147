//! The modules that documents become: types, media types, parameters, callbacks and webhooks.
#![allow(
    clippy::module_inception,
    reason = "a module of tests is called like the document that it is about"
)]

mod arguments;
mod callback_object;
mod conformity;
mod constraints;
mod events;
mod forms;
mod generated;
mod hierarchies;
mod inspected;
mod items;
mod keys;
mod kinds;
mod loose;
mod meaning;
mod media_types;
mod method_names;
mod multipart;
mod nested;
mod pages;
mod parameters;
mod samples;
mod sides;
mod tagged_bodies;
mod told_apart;
mod tolerant;
mod unions;
mod xml;

#[path = "../support/mod.rs"]
mod support;
