//! Adds an entry to a list in source text, keeping its order. Knows only text.

/// Add `entry` to the comma-separated list after `opening` and before `closing`, before the first entry that `later` says
/// comes after it, or at the end.
pub fn insert(
    text: &str,
    opening: &str,
    closing: &str,
    entry: &str,
    later: impl Fn(&str) -> bool,
) -> Option<String> {
    let start = text.find(opening)? + opening.len();
    let length = text.get(start..)?.find(closing)?;
    let (before, rest) = text.split_at(start);
    let (list, after) = rest.split_at(length);
    let mut place = 0;
    for part in list.split_inclusive(',') {
        let name = part.trim().trim_end_matches(',');
        if name.is_empty() || later(name) {
            break;
        }
        place += part.len();
    }
    let (first, last) = list.split_at(place);
    let comma = if first.trim().is_empty() || first.trim_end().ends_with(',') { "" } else { "," };
    let next = if last.trim().is_empty() { "" } else { "," };
    let (gap, next) = if list.contains('\n') { ("\n    ", ",") } else { (" ", next) };
    Some(format!("{before}{first}{comma}{gap}{entry}{next}{last}{after}"))
}

#[cfg(test)]
mod tests {
    use super::insert;

    #[test]
    fn keeps_the_order_of_a_list() {
        let text = "names! {\n    ada,\n    cid,\n}\n";
        let with = |entry: &str| insert(text, "names! {", "}", entry, |other| other > entry);
        assert_eq!(with("bob").as_deref(), Some("names! {\n    ada,\n    bob,\n    cid,\n}\n"));
        assert_eq!(with("dan").as_deref(), Some("names! {\n    ada,\n    cid,\n    dan,\n}\n"));
        assert_eq!(with("aaa").as_deref(), Some("names! {\n    aaa,\n    ada,\n    cid,\n}\n"));
    }

    #[test]
    fn fills_an_empty_list_and_one_without_a_last_comma() {
        assert_eq!(insert("&[]", "[", "]", "a", |_| false).as_deref(), Some("&[ a]"));
        assert_eq!(insert("&[x]", "[", "]", "a", |_| false).as_deref(), Some("&[x, a]"));
    }

    #[test]
    fn a_list_that_is_not_there_is_no_place() {
        assert_eq!(insert("none", "names! {", "}", "a", |_| false), None);
    }
}
