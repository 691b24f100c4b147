//! Values to test with, made of schemas (feature `samples`).

#[cfg(feature = "samples")]
mod make;
#[cfg(feature = "samples")]
mod number;
#[cfg(feature = "samples")]
mod object;
#[cfg(feature = "samples")]
mod says;
#[cfg(all(test, feature = "samples"))]
mod tests;
#[cfg(feature = "samples")]
mod text;

#[cfg(feature = "samples")]
pub use make::sample;

/// `sample()` of an operation's module; without the feature there is none.
#[cfg(feature = "samples")]
#[doc(hidden)]
#[macro_export]
macro_rules! __sample {
    ($type:ty, $payload:ident, [$($example:literal),*]) => {
        /// A body for tests: the first valid example of the document, or else one that is made of its schema.
        ///
        /// # Panics
        ///
        /// When no valid one could be made.
        pub fn sample() -> $type {
            $crate::__private::make_sample(&$payload, &[$($example),*])
        }
    };
}

/// `sample()` of an operation's module; without the feature there is none.
#[cfg(not(feature = "samples"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __sample {
    ($($tokens:tt)*) => {};
}
