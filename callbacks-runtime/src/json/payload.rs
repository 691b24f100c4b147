//! Impls that are the same for all generated types.

/// The `Instance` view, `Serialize` and `Validate` of a generated type.
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
            type Err = $crate::payload::UnknownValue;
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::payload::UnknownValue> {
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

/// Converts between a choice and the type of a variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __variant {
    ($choice:ty, $variant:ident, $ty:ty) => {
        $crate::__variant!(into $choice, $variant, $ty);
        $crate::__variant!(back $choice, $variant, $ty, |value| value);
    };
    (boxed $choice:ty, $variant:ident, $ty:ty) => {
        impl ::core::convert::From<$ty> for $choice {
            fn from(value: $ty) -> Self {
                Self::$variant(::std::boxed::Box::new(value))
            }
        }
        $crate::__variant!(back $choice, $variant, $ty, |value: ::std::boxed::Box<$ty>| *value);
    };
    (linked $choice:ty, $variant:ident, $ty:ty) => {
        $crate::__variant!(into $choice, $variant, $ty);
        $crate::__variant!(back $choice, $variant, $ty, $crate::payload::Link::into_inner);
    };
    (into $choice:ty, $variant:ident, $ty:ty) => {
        impl ::core::convert::From<$ty> for $choice {
            fn from(value: $ty) -> Self {
                Self::$variant(value.into())
            }
        }
    };
    (back $choice:ty, $variant:ident, $ty:ty, $take:expr) => {
        impl ::core::convert::TryFrom<$choice> for $ty {
            type Error = $choice;
            #[allow(unreachable_patterns)]
            fn try_from(choice: $choice) -> ::core::result::Result<Self, $choice> {
                type Choice = $choice;
                match choice {
                    Choice::$variant(value) => ::core::result::Result::Ok(($take)(value)),
                    other => ::core::result::Result::Err(other),
                }
            }
        }
    };
}

/// The `Deserialize` of a generated type.
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
