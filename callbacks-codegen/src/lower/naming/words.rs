//! Common words of names.

/// Words that only say where a schema is, or that it is one, and names with another meaning in Rust. Alone they say
/// nothing.
const GENERIC: [&str; 25] = [
    "Item",
    "Items",
    "Value",
    "Values",
    "Body",
    "Request",
    "Response",
    "Object",
    "List",
    "Map",
    "Data",
    "Payload",
    "Type",
    "Kind",
    "Json",
    "Xml",
    "Form",
    "Multipart",
    "Self",
    "Option",
    "Result",
    "Error",
    "String",
    "Box",
    "Vec",
];

/// Words that are bad at the start of a name: `NoticeOfChange` and `KindOfChange` have `Change` in common.
const LINKS: [&str; 10] = [
    "Of", "And", "Or", "For", "To", "In", "On", "By", "With", "From",
];

/// Names made of what all names have in common, the best one first: the words that they end with, then the words that
/// they start with followed by these. Within one owner, its name comes first.
pub(super) fn common(names: &[String], owner: Option<&str>) -> Vec<String> {
    let owner = owner.filter(|owner| names.iter().all(|name| name.starts_with(owner)));
    let start = owner.map_or(0, str::len);
    let names: Vec<_> = names.iter().map(|name| words(&name[start..])).collect();
    let ends = names.iter().map(|words| words.iter().rev());
    let suffix = shared(ends);
    let Some(shortest) = names.iter().map(Vec::len).min().filter(|_| suffix > 0) else {
        return Vec::new();
    };
    let mut suffix = names[0][names[0].len() - suffix..].to_vec();
    if let Some(owner) = owner {
        return vec![format!("{owner}{}", suffix.concat())];
    }
    let prefix = shared(names.iter().map(|words| words.iter()));
    let prefix = &names[0][..prefix.min(shortest - suffix.len())];
    let both = format!("{}{}", prefix.concat(), suffix.concat());
    let links = suffix.iter().take_while(|word| LINKS.contains(word));
    suffix.drain(..links.count());
    let tells = match suffix.as_slice() {
        [] => false,
        [only] => only.chars().nth(1).is_some() && !GENERIC.contains(only),
        _ => true,
    };
    let suffix = tells.then(|| suffix.concat());
    let both = (!prefix.is_empty()).then_some(both);
    suffix.into_iter().chain(both).collect()
}

/// How many words all names share, from the start of the iterators.
fn shared<'n>(mut names: impl Iterator<Item = impl Iterator<Item = &'n &'n str>>) -> usize {
    let Some(first) = names.next() else { return 0 };
    let mut same: Vec<_> = first.collect();
    for name in names {
        let length = same
            .iter()
            .zip(name)
            .take_while(|(one, other)| *one == other);
        let length = length.count();
        same.truncate(length);
    }
    same.len()
}

/// The words of a type's name. Each starts with a capital letter.
fn words(name: &str) -> Vec<&str> {
    let mut starts: Vec<_> = name
        .char_indices()
        .filter(|(index, char)| *index == 0 || char.is_uppercase())
        .map(|(index, _)| index)
        .collect();
    starts.push(name.len());
    starts
        .windows(2)
        .map(|bounds| &name[bounds[0]..bounds[1]])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_of_several_uses_has_the_words_that_they_have_in_common() {
        let cases: [(&[&str], Option<&str>, &[&str]); 16] = [
            (
                &["IssuesOpenedIssueUser", "IssuesClosedIssueUser"],
                None,
                &["IssueUser", "IssuesIssueUser"],
            ),
            (&["PingHookConfig", "PushHookConfig"], None, &["HookConfig"]),
            (&["PingSender", "PushSender", "Sender"], None, &["Sender"]),
            // `Order` and `Border` share letters, but no word.
            (&["NewOrder", "NewBorder"], None, &[]),
            (&["OrderLinesItem", "CartEntriesItem"], None, &[]),
            (
                &["BatchFailedData", "BatchExpiredData"],
                None,
                &["BatchData"],
            ),
            (&["OrderX", "CartX"], None, &[]),
            (&["NoticeOfChange", "KindOfChange"], None, &["Change"]),
            (&["RefundTo", "PaymentTo"], None, &[]),
            // Names that Rust uses itself.
            (&["OrderSelf", "CustomerSelf"], None, &[]),
            (&["OrderItem1", "OrderItem2"], None, &[]),
            // No word is repeated.
            (&["DataData", "DataFieldData"], None, &["DataData"]),
            (
                &["OrderBillingAddress", "OrderShippingAddress"],
                Some("Order"),
                &["OrderAddress"],
            ),
            (
                &["OrderLinesItem", "OrderGiftsItem"],
                Some("Order"),
                &["OrderItem"],
            ),
            (&["OrderFrom", "OrderTo"], Some("Order"), &[]),
            (&["ÄußereÖlmenge", "InnereÖlmenge"], None, &["Ölmenge"]),
        ];
        for (names, owner, expected) in cases {
            let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(common(&names, owner), expected, "{names:?}");
        }
    }
}
