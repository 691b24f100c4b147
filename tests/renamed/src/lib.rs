//! A crate that renames `callbacks`, and one that reaches it through a re-export. That it compiles is the test.

/// Where a framework might re-export the crate.
pub mod framework {
    pub use hooks;
}

/// Found under its new name.
#[hooks::openapi("../fixtures/payloads.yaml", crate = hooks)]
pub mod renamed {}

/// Found through a re-export.
#[framework::hooks::openapi("../fixtures/callback-object.yaml", crate = crate::framework::hooks)]
pub mod reexported {}

/// Names of the prelude may be taken by what the user imports.
#[hooks::openapi("../fixtures/collisions.yaml", crate = ::hooks)]
pub mod shadowed {
    pub use super::shadows::*;
}

/// What a glob import may bring.
pub mod shadows {
    /// Not the prelude's.
    pub type Send = ();
    /// Not the prelude's.
    pub type Sync = ();
    /// Not the prelude's.
    #[derive(Clone, Copy, Debug)]
    pub struct Ok;
}
