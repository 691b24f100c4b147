//! Rust values as JSON: those of the standard library, of `serde_json`, and ours.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde_json::Value;

use super::{Array, AsInstance, Instance, Members, Object, Visit};
use crate::validation::{Binary, Nullable};

macro_rules! integers {
    ($($ty:ty),*) => {$(
        impl AsInstance for $ty {
            fn as_instance(&self) -> Instance<'_> {
                Instance::Integer((*self).into())
            }
        }
    )*};
}

integers!(i8, i16, i32, i64, i128, u8, u16, u32, u64);

impl AsInstance for bool {
    fn as_instance(&self) -> Instance<'_> {
        Instance::Boolean(*self)
    }
}

impl AsInstance for f64 {
    fn as_instance(&self) -> Instance<'_> {
        Instance::Number(*self)
    }
}

impl AsInstance for str {
    fn as_instance(&self) -> Instance<'_> {
        Instance::String(self)
    }
}

impl AsInstance for Binary {
    fn as_instance(&self) -> Instance<'_> {
        Instance::Binary(self)
    }
}

impl AsInstance for String {
    fn as_instance(&self) -> Instance<'_> {
        Instance::String(self)
    }
}

impl<T: AsInstance> AsInstance for &T {
    fn as_instance(&self) -> Instance<'_> {
        T::as_instance(self)
    }
}

/// A borrowed string, as senders take it.
impl AsInstance for &str {
    fn as_instance(&self) -> Instance<'_> {
        Instance::String(self)
    }
}

/// A borrowed list, as senders take it.
impl<T: AsInstance> AsInstance for &[T] {
    fn as_instance(&self) -> Instance<'_> {
        Instance::Array(self)
    }
}

impl<T: AsInstance> Array for &[T] {
    fn len(&self) -> usize {
        <[T]>::len(self)
    }

    fn item(&self, index: usize) -> Instance<'_> {
        self.get(index).map_or(Instance::Absent, T::as_instance)
    }
}

impl<T: AsInstance + ?Sized> AsInstance for Box<T> {
    fn as_instance(&self) -> Instance<'_> {
        T::as_instance(self)
    }
}

/// `None` is `null`, as in a list. Generated code uses `present` for an absent member.
impl<T: AsInstance> AsInstance for Option<T> {
    fn as_instance(&self) -> Instance<'_> {
        self.as_ref().map_or(Instance::Null, T::as_instance)
    }
}

impl AsInstance for () {
    fn as_instance(&self) -> Instance<'_> {
        Instance::Null
    }
}

impl<T: AsInstance> AsInstance for Nullable<T> {
    fn as_instance(&self) -> Instance<'_> {
        match self {
            Self::Absent => Instance::Absent,
            Self::Null => Instance::Null,
            Self::Value(value) => value.as_instance(),
        }
    }
}

impl<T: AsInstance> AsInstance for Vec<T> {
    fn as_instance(&self) -> Instance<'_> {
        Instance::Array(self)
    }
}

impl<T: AsInstance> Array for Vec<T> {
    fn len(&self) -> usize {
        self.as_slice().len()
    }

    fn item(&self, index: usize) -> Instance<'_> {
        self.get(index).map_or(Instance::Absent, T::as_instance)
    }
}

macro_rules! tuples {
    ($($len:literal: $($ty:ident $index:tt),*;)*) => {$(
        impl<$($ty: AsInstance),*> AsInstance for ($($ty,)*) {
            fn as_instance(&self) -> Instance<'_> {
                Instance::Array(self)
            }
        }

        impl<$($ty: AsInstance),*> Array for ($($ty,)*) {
            fn len(&self) -> usize {
                $len
            }

            fn item(&self, index: usize) -> Instance<'_> {
                match index {
                    $($index => self.$index.as_instance(),)*
                    _ => Instance::Absent,
                }
            }
        }
    )*};
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}

impl<T: AsInstance> AsInstance for BTreeMap<String, T> {
    fn as_instance(&self) -> Instance<'_> {
        Instance::Object(Members::of(self))
    }
}

impl<T: AsInstance> Object for BTreeMap<String, T> {
    fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
        self.iter()
            .try_for_each(|(name, value)| visit(name, value.as_instance()))
    }

    fn get<'a>(&'a self, name: &str) -> Instance<'a> {
        BTreeMap::get(self, name).map_or(Instance::Absent, T::as_instance)
    }
}

impl AsInstance for Value {
    fn as_instance(&self) -> Instance<'_> {
        match self {
            Self::Null => Instance::Null,
            Self::Bool(value) => Instance::Boolean(*value),
            Self::Number(number) => number_instance(number),
            Self::String(text) => Instance::String(text),
            Self::Array(items) => Instance::Array(items),
            Self::Object(members) => Instance::Object(Members::of(members)),
        }
    }
}

fn number_instance(number: &serde_json::Number) -> Instance<'static> {
    match (number.as_i128(), number.as_f64()) {
        (Some(integer), _) => Instance::Integer(integer.into()),
        (None, Some(number)) => Instance::Number(number),
        (None, None) => Instance::Null,
    }
}

impl Object for serde_json::Map<String, Value> {
    fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
        self.iter()
            .try_for_each(|(name, value)| visit(name, value.as_instance()))
    }

    fn get<'a>(&'a self, name: &str) -> Instance<'a> {
        self.get(name).map_or(Instance::Absent, Value::as_instance)
    }
}
