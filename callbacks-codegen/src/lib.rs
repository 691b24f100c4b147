//! OpenAPI documents to typed Rust callbacks: the generator of the callbacks crate.
