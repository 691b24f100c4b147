#![doc = include_str!("../README.md")]

pub use callbacks_macros::openapi;
pub use callbacks_runtime::*;

#[doc(hidden)]
pub use callbacks_runtime::__private;

/// More to read.
#[cfg(doc)]
pub mod _documentation {
    /// The module that [`openapi`](crate::openapi) makes of `tests/fixtures/orders.yaml`, as it is printed.
    ///
    /// ```text
    #[doc = include_str!("../tests/golden/orders.rs")]
    /// ```
    pub mod generated {}

    #[doc = include_str!("../ARCHITECTURE.md")]
    pub mod architecture {}

    #[doc = include_str!("../CHANGELOG.md")]
    pub mod changelog {}
}
