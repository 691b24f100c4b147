//! Test helpers in generated modules. Without the feature the macros are empty, so nothing is compiled.

/// `Request::sample()` and `Request::sample_full()` of an operation.
#[cfg(feature = "samples")]
#[doc(hidden)]
#[macro_export]
macro_rules! __sample {
    (
        $operation:ident, $request:expr
        $(, $body:ident = $payload:expr, [$($example:literal),*], [$($tags:expr),*], [$($member:expr),*] $(, $of_value:expr)?)?
    ) => {
        impl $operation::Request {
            /// A request for tests with everything that is required. The body is the first valid example of the document,
            /// else one that is made from the schema. `testing::send` sends the request to this operation.
            ///
            /// # Panics
            ///
            /// Panics if no valid value of a parameter or of the body could be made.
            #[allow(deprecated, unused_imports)]
            pub fn sample() -> Self {
                use $crate::__private::Checked;
                use $crate::payload::Payload;
                $(
                    let $body = $crate::__private::sample_body(
                        &$payload, &[$($example),*], &[$($tags),*], &[$($member),*],
                    );
                    $(let $body = $of_value($body);)?
                )?
                $request
            }

            $(
                /// A request for tests whose body has all optional members, and other branches of choices than
                /// [`sample`](Self::sample).
                ///
                /// # Panics
                ///
                /// Panics if no valid value of a parameter or of the body could be made.
                #[allow(deprecated, unused_imports)]
                pub fn sample_full() -> Self {
                    use $crate::__private::Checked;
                    use $crate::payload::Payload;
                    let $body = $crate::__private::sample_full_body(&$payload, &[$($tags),*], &[$($member),*]);
                    $(let $body = $of_value($body);)?
                    $request
                }
            )?
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
