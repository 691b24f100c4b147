//! The impls that every generated type has alike.

/// How a generated type is seen, written and checked.
#[doc(hidden)]
#[macro_export]
macro_rules! __payload {
    (object $ty:ty, $schema:expr) => {
        impl $crate::__private::AsInstance for $ty {
            fn as_instance(&self) -> $crate::__private::Instance<'_> {
                $crate::__private::Instance::Object($crate::__private::InstanceMembers::of(self))
            }
        }
        $crate::__payload!($ty, $schema);
    };
    (string $ty:ty, $schema:expr) => {
        impl $crate::__private::AsInstance for $ty {
            fn as_instance(&self) -> $crate::__private::Instance<'_> {
                $crate::__private::Instance::String(self.as_str())
            }
        }
        impl ::core::fmt::Display for $ty {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }
        impl ::core::str::FromStr for $ty {
            type Err = $crate::UnknownValue;
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::UnknownValue> {
                $crate::__private::parse_enum(text)
            }
        }
        $crate::__payload!($ty, $schema);
    };
    (scalar $ty:ty, $schema:expr) => {
        impl $crate::__private::AsInstance for $ty {
            fn as_instance(&self) -> $crate::__private::Instance<'_> {
                $crate::__private::ScalarEnum::value(*self).into()
            }
        }
        impl ::core::fmt::Display for $ty {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&$crate::__private::ScalarEnum::value(*self), formatter)
            }
        }
        $crate::__payload!($ty, $schema);
    };
    (wrapper $ty:ty, $schema:expr) => {
        impl $crate::__private::AsInstance for $ty {
            fn as_instance(&self) -> $crate::__private::Instance<'_> {
                $crate::__private::AsInstance::as_instance(&self.0)
            }
        }
        $crate::__payload!($ty, $schema);
    };
    ($ty:ty, $schema:expr) => {
        impl $crate::__private::serde::Serialize for $ty {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::write(self, serializer)
            }
        }
        impl $crate::Validate for $ty {
            fn validate(&self) -> ::core::result::Result<(), $crate::Violations> {
                $schema.check($crate::__private::AsInstance::as_instance(self))
            }
        }
    };
}

/// How a generated type is read.
#[doc(hidden)]
#[macro_export]
macro_rules! __received {
    (object $ty:ty) => {
        $crate::__received!($ty, $crate::__private::read_object);
    };
    (string $ty:ty) => {
        $crate::__received!($ty, $crate::__private::read_enum);
    };
    (scalar $ty:ty) => {
        $crate::__received!($ty, $crate::__private::read_scalar_enum);
    };
    (union $ty:ty) => {
        $crate::__received!($ty, $crate::__private::read_union);
    };
    (wrapper $ty:ty) => {
        $crate::__received!($ty, |deserializer| {
            $crate::__private::Decode::decode(deserializer).map(Self)
        });
    };
    ($ty:ty, $read:expr) => {
        impl<'de> $crate::__private::Decode<'de> for $ty {
            fn decode<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ($read)(deserializer)
            }
        }
        impl<'de> $crate::__private::serde::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ($read)(deserializer)
            }
        }
    };
}
