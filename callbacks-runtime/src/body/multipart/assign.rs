//! Assigns parts to members.

use std::collections::BTreeMap;

use super::parse::Part;
use crate::body::encoding::{self, Encoding};
use crate::body::fault::BodyFault;
use crate::body::layout::Shape;
use crate::body::media_type::MediaType;

/// The parts of each member, in order.
pub(super) type Assigned<'p> = BTreeMap<String, Vec<&'p Part>>;

/// What the document declares about the members.
#[derive(Clone, Copy, Debug)]
pub(super) struct Declared<'a> {
    pub(super) shape: &'a Shape<'a>,
    pub(super) encodings: &'a [Encoding],
}

/// For `multipart/form-data`, where every part has a name.
pub(super) fn by_name(parts: &[Part]) -> Result<Assigned<'_>, BodyFault> {
    let mut assigned = Assigned::new();
    for (index, part) in parts.iter().enumerate() {
        let Some(name) = part.disposition("name") else {
            let number = index + 1;
            return Err(BodyFault::syntax(format!("part {number} has no name")));
        };
        assigned.entry(name.into_owned()).or_default().push(part);
    }
    Ok(assigned)
}

/// For other types: by name if a part has one, else by position and media type.
pub(super) fn by_kind<'p>(declared: Declared<'_>, parts: &'p [Part]) -> Assigned<'p> {
    let members = declared.shape.members();
    let mut assigned = Assigned::new();
    let mut unnamed = Vec::new();
    for part in parts {
        match named_member(declared, &members, part) {
            Some(name) => assigned.entry(name).or_default().push(part),
            None => unnamed.push(part),
        }
    }
    for part in unnamed {
        let is_free =
            |name: &str| !assigned.contains_key(name) || declared.shape.member(name).kinds().array;
        let mut free = members.iter().filter(|name| is_free(name));
        let found = free.find(|name| declared.takes(name, part.media_type()));
        // A part that fits no member becomes one that the schema does not name.
        let name = match found {
            Some(name) => (*name).to_owned(),
            None => part.content_id().unwrap_or_default().to_owned(),
        };
        assigned.entry(name).or_default().push(part);
    }
    assigned
}

/// The member that a part names: by `name`, by `Content-ID`, or as an item of a list (`files.2`).
fn named_member(declared: Declared<'_>, members: &[&str], part: &Part) -> Option<String> {
    let is_member = |name: &&str| members.contains(name);
    let name = part.disposition("name");
    if let Some(name) = name.as_deref().filter(is_member) {
        return Some(name.to_owned());
    }
    let id = part.content_id()?;
    if is_member(&id) {
        return Some(id.to_owned());
    }
    let (list, number) = id.rsplit_once('.')?;
    let is_item = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_list = is_item && is_member(&list) && declared.shape.member(list).kinds().array;
    is_list.then(|| list.to_owned())
}

impl<'a> Declared<'a> {
    pub(super) fn encoding(&self, name: &str) -> Option<&'a Encoding> {
        encoding::of(self.encodings, name).or_else(|| {
            let is_other = !self.shape.members().contains(&name);
            let mut others = self.encodings.iter();
            others.find(|encoding| is_other && encoding.is_others)
        })
    }

    /// Whether a part of this media type can be this member.
    fn takes(&self, name: &str, media_type: Option<MediaType<'_>>) -> bool {
        let media_type = media_type.unwrap_or(MediaType::new("text/plain"));
        let encoding = self.encoding(name);
        if let Some(content_type) = encoding.and_then(|encoding| encoding.content_type) {
            return fits_any(media_type, content_type);
        }
        if encoding.is_some_and(|encoding| encoding.is_binary) {
            return true;
        }
        let shape = self.shape.member(name);
        let kinds = shape.kinds();
        let kinds = if kinds.array {
            shape.item(0).kinds()
        } else {
            kinds
        };
        if kinds.is_compound() {
            media_type.is_json()
        } else {
            media_type.is_text()
        }
    }
}

/// Whether a media type is one of several separated by commas.
pub(super) fn fits_any(media_type: MediaType<'_>, declared: &str) -> bool {
    let mut declared = declared.split(',').map(|each| MediaType::new(each.trim()));
    declared.any(|declared| media_type.fits(declared).is_some())
}
