//! Test helpers in generated modules. Without the feature the macros are empty, so nothing is compiled.

/// `sample()` of an operation's module.
#[cfg(feature = "samples")]
#[doc(hidden)]
#[macro_export]
macro_rules! __sample {
    ($type:ty, $payload:expr, [$($example:literal),*], [$($tags:expr),*], [$($member:expr),*] $(, $of_value:expr)?) => {
        /// A body for tests: the first valid example of the document, else one that is made from the schema.
        ///
        /// # Panics
        ///
        /// Panics if no valid body could be made.
        pub fn sample() -> $type {
            let body = $crate::__private::sample_body(
                &$payload, &[$($example),*], &[$($tags),*], &[$($member),*],
            );
            $(let body = $of_value(body);)?
            body
        }

        /// A body for tests with all optional members, and other branches of choices than [`sample`].
        ///
        /// # Panics
        ///
        /// Panics if no valid body could be made.
        pub fn sample_full() -> $type {
            let body = $crate::__private::sample_full_body(&$payload, &[$($tags),*], &[$($member),*]);
            $(let body = $of_value(body);)?
            body
        }
    };
}

/// `sample_request()` of an operation's module.
#[cfg(feature = "samples")]
#[doc(hidden)]
#[macro_export]
macro_rules! __sample_request {
    ($value:expr) => {
        /// A request for tests with everything that is required. `testing::send` sends it to this operation.
        ///
        /// # Panics
        ///
        /// Panics if no valid value of a parameter or of the body could be made.
        #[allow(deprecated)]
        pub fn sample_request() -> Request {
            $value
        }
    };
}

/// How the requests of an operation are sent.
#[cfg(feature = "samples")]
#[doc(hidden)]
#[macro_export]
macro_rules! __encode_request {
    ($operation:ident, $client:ident, $request:ident, $call:expr) => {
        impl $crate::__private::EncodeRequest for $operation::Request {
            const OPERATION: &'static $crate::Operation = &$operation::OPERATION;

            #[allow(deprecated, unused_variables, unused_imports)]
            fn encode<ClientTransport>(
                &self,
                $client: &$crate::Client<ClientTransport>,
            ) -> ::core::result::Result<$crate::__private::Call, $crate::Error> {
                use $crate::__private::{Checked, Style};
                let $request = self;
                ::core::result::Result::Ok($call)
            }
        }
    };
}

/// Other items.
#[cfg(feature = "samples")]
#[doc(hidden)]
#[macro_export]
macro_rules! __samples {
    ($($items:tt)*) => { $($items)* };
}

/// Nothing.
#[cfg(not(feature = "samples"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __samples {
    ($($items:tt)*) => {};
}
