//! What schemes have in common.

/// The setter of schemes that sign a time: a field `tolerance`.
macro_rules! with_tolerance {
    ($scheme:ident) => {
        impl $scheme {
            /// Sets how far the timestamp may be from now, in either direction. The default is 300 seconds.
            #[must_use]
            pub fn tolerance(mut self, tolerance: std::time::Duration) -> Self {
                self.tolerance = tolerance;
                self
            }
        }
    };
}

/// The constructor and the setter of schemes that only have keys and a tolerance.
macro_rules! timed_scheme {
    ($scheme:ident, $key:ty) => {
        impl $scheme {
            /// Creates the scheme with a key or a ring of keys.
            pub fn new(keys: impl Into<KeyRing<$key>>) -> Self {
                Self {
                    keys: keys.into(),
                    tolerance: DEFAULT_TOLERANCE,
                }
            }
        }

        with_tolerance!($scheme);
    };
}

/// The setters of message signatures that cover more than is required: a field `also`.
macro_rules! covering_more {
    ($scheme:ident, $covering_id:literal, $covering:literal) => {
        impl $scheme {
            #[doc = $covering_id]
            #[must_use]
            pub fn covering_id(self) -> Self {
                self.covering(HeaderName::from_static(ID))
            }

            #[doc = $covering]
            #[must_use]
            pub fn covering(mut self, header: HeaderName) -> Self {
                self.also.push(header);
                self
            }
        }
    };
}
