//! What names have in common.

/// Words that only say where a schema stands, or that it is one. Alone they tell nothing.
const GENERIC: [&str; 18] = [
    "Item", "Items", "Value", "Values", "Body", "Request", "Response", "Object", "List", "Map",
    "Data", "Type", "Kind", "Option", "Result", "String", "Box", "Vec",
];

/// The words that all names end with; those of one owner keep its name before them. `None` where that says too little.
pub(super) fn common(names: &[String], owner: Option<&str>) -> Option<String> {
    let owner = owner.filter(|owner| names.iter().all(|name| name.starts_with(owner)));
    let start = owner.map_or(0, str::len);
    let (first, others) = names.split_first()?;
    let mut suffix = words(&first[start..]);
    for name in others {
        let words = words(&name[start..]);
        let pairs = suffix.iter().rev().zip(words.iter().rev());
        let length = pairs.take_while(|(one, other)| one == other).count();
        suffix.drain(..suffix.len() - length);
    }
    let tells = match suffix.as_slice() {
        [] => false,
        [only] => owner.is_some() || (only.chars().nth(1).is_some() && !GENERIC.contains(only)),
        _ => true,
    };
    tells.then(|| format!("{}{}", owner.unwrap_or_default(), suffix.concat()))
}

/// The words of a type's name: each starts with a letter of upper case.
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
    fn a_type_of_several_uses_has_the_words_that_they_end_with() {
        for (names, owner, expected) in [
            (
                &["IssuesOpenedIssueUser", "IssuesClosedIssueUser"][..],
                None,
                Some("IssueUser"),
            ),
            (
                &["PingHookConfig", "PushHookConfig"],
                None,
                Some("HookConfig"),
            ),
            (
                &["PingSender", "PushSender", "Sender"],
                None,
                Some("Sender"),
            ),
            // `Order` and `Border` have letters in common, and no word.
            (&["NewOrder", "NewBorder"], None, None),
            (&["OrderLinesItem", "CartEntriesItem"], None, None),
            (&["OrderX", "CartX"], None, None),
            (&["OrderItem1", "OrderItem2"], None, None),
            (
                &["OrderBillingAddress", "OrderShippingAddress"],
                Some("Order"),
                Some("OrderAddress"),
            ),
            (
                &["OrderLinesItem", "OrderGiftsItem"],
                Some("Order"),
                Some("OrderItem"),
            ),
            (&["OrderFrom", "OrderTo"], Some("Order"), None),
            (&["ÄußereÖlmenge", "InnereÖlmenge"], None, Some("Ölmenge")),
        ] {
            let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(common(&names, owner).as_deref(), expected, "{names:?}");
        }
    }
}
