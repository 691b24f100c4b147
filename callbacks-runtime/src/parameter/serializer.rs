//! From a value to its [`Shape`].

use std::fmt;

use serde::ser::{self, Impossible, Serialize, Serializer};

use super::shape::{Member, Shape};

/// Why a parameter cannot be sent.
pub(crate) type Problem = &'static str;

pub(super) const NESTED_PROBLEM: Problem =
    "has a list or an object where only a string is possible";

const NESTED: Fault = Fault(NESTED_PROBLEM);
const NULL: Fault = Fault("holds `null`, which has no text");
const UNNAMED: Fault = Fault("is of a type that has no text");

/// The shape of a value.
pub(super) fn shape_of<T: Serialize + ?Sized>(value: &T) -> Result<Shape, Problem> {
    value.serialize(ToShape).map_err(|fault| fault.0)
}

/// Why a value has no shape. The error of a user's own type is dropped, because it may contain the value.
#[derive(Debug)]
struct Fault(Problem);

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl std::error::Error for Fault {}

impl ser::Error for Fault {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self("cannot be written as text")
    }
}

struct ToShape;

fn member_of<T: Serialize + ?Sized>(value: &T) -> Result<Member, Fault> {
    match value.serialize(ToShape)? {
        Shape::Text(text) => Ok(Member::Text(text)),
        Shape::List(texts) => Ok(Member::List(texts)),
        Shape::Absent => Err(NULL),
        Shape::Object(_) => Err(NESTED),
    }
}

fn text_of<T: Serialize + ?Sized>(value: &T) -> Result<String, Fault> {
    match value.serialize(ToShape)? {
        Shape::Text(text) => Ok(text),
        Shape::Absent => Err(NULL),
        Shape::List(_) | Shape::Object(_) => Err(NESTED),
    }
}

macro_rules! texts {
    ($($method:ident: $ty:ty,)*) => {$(
        fn $method(self, value: $ty) -> Result<Shape, Fault> {
            Ok(Shape::Text(value.to_string()))
        }
    )*};
}

impl Serializer for ToShape {
    type Ok = Shape;
    type Error = Fault;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Impossible<Shape, Fault>;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Impossible<Shape, Fault>;

    texts! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_i128: i128,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_u128: u128,
        serialize_char: char,
        serialize_str: &str,
    }

    fn serialize_f32(self, value: f32) -> Result<Shape, Fault> {
        if value.is_finite() {
            Ok(Shape::Text(value.to_string()))
        } else {
            Err(Fault("is no number that can be written"))
        }
    }

    fn serialize_f64(self, value: f64) -> Result<Shape, Fault> {
        if value.is_finite() {
            Ok(Shape::Text(value.to_string()))
        } else {
            Err(Fault("is no number that can be written"))
        }
    }

    fn serialize_bytes(self, _value: &[u8]) -> Result<Shape, Fault> {
        Err(UNNAMED)
    }

    fn serialize_none(self) -> Result<Shape, Fault> {
        Ok(Shape::Absent)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Shape, Fault> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Shape, Fault> {
        Ok(Shape::Absent)
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<Shape, Fault> {
        Ok(Shape::Absent)
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<Shape, Fault> {
        Ok(Shape::Text(variant.to_owned()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<Shape, Fault> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _value: &T,
    ) -> Result<Shape, Fault> {
        Err(UNNAMED)
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<Items, Fault> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple(self, _length: usize) -> Result<Items, Fault> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple_struct(self, _name: &'static str, _length: usize) -> Result<Items, Fault> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _length: usize,
    ) -> Result<Self::SerializeTupleVariant, Fault> {
        Err(UNNAMED)
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Entries, Fault> {
        Ok(Entries::default())
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Entries, Fault> {
        Ok(Entries::default())
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _length: usize,
    ) -> Result<Self::SerializeStructVariant, Fault> {
        Err(UNNAMED)
    }
}

struct Items(Vec<String>);

macro_rules! items {
    ($($imp:ident: $method:ident,)*) => {$(
        impl ser::$imp for Items {
            type Ok = Shape;
            type Error = Fault;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
                self.0.push(text_of(value)?);
                Ok(())
            }

            fn end(self) -> Result<Shape, Fault> {
                Ok(Shape::List(self.0))
            }
        }
    )*};
}

items! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
}

#[derive(Default)]
struct Entries {
    members: Vec<(String, Member)>,
    key: String,
}

impl ser::SerializeMap for Entries {
    type Ok = Shape;
    type Error = Fault;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Fault> {
        self.key = text_of(key)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        let member = member_of(value)?;
        self.members.push((std::mem::take(&mut self.key), member));
        Ok(())
    }

    fn end(self) -> Result<Shape, Fault> {
        Ok(Shape::Object(self.members))
    }
}

impl ser::SerializeStruct for Entries {
    type Ok = Shape;
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Fault> {
        self.members.push((key.to_owned(), member_of(value)?));
        Ok(())
    }

    fn end(self) -> Result<Shape, Fault> {
        Ok(Shape::Object(self.members))
    }
}
