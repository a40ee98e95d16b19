//! The keys under which records lie. The same in every store, so that a copy is found again wherever it is.

/// The first part of every key of ours, for stores that others use too.
pub const PREFIX: &str = "postmortem-editor:";

/// Milliseconds of an hour.
pub const HOUR: i64 = 3_600_000;
/// Milliseconds for which a deleted draft stays in the bin.
pub const BIN: i64 = 30 * 24 * HOUR;

fn key(place: &str, name: &str) -> String {
    [PREFIX, place, ":", name].concat()
}

/// The newest record of a draft.
pub fn head(id: &str) -> String {
    key("draft", id)
}

/// What changed since the newest record of a long draft.
pub fn tail(id: &str) -> String {
    key("tail", id)
}

/// The record before the newest.
pub fn earlier(id: &str) -> String {
    key("earlier", id)
}

/// A deleted draft.
pub fn bin(id: &str) -> String {
    key("bin", id)
}

/// When a draft was deleted, in milliseconds.
pub fn binned(id: &str) -> String {
    key("binned", id)
}

/// The steps of undo of the newest record.
pub fn history(id: &str) -> String {
    key("history", id)
}

/// Bytes that are no whole record, by what they add up to: the same bytes are kept once.
pub fn damaged(id: &str, sum: u64) -> String {
    key("damaged", &[id, ":", &hex(sum)].concat())
}

/// A record kept from the past, by the time of its making.
pub fn snapshot(id: &str, at: i64) -> String {
    key("snapshot", &[id, ":", &at.to_string()].concat())
}

/// Where all snapshots of a draft lie.
pub fn snapshots(id: &str) -> String {
    key("snapshot", &[id, ":"].concat())
}

/// A remembered word of the shell.
pub fn note(name: &str) -> String {
    key("note", name)
}

/// The text that a draft was read from.
pub fn source(id: &str) -> String {
    note(&source_note(id))
}

/// The name of the note that holds the text a draft was read from.
pub fn source_note(id: &str) -> String {
    ["source:", id].concat()
}

/// What goes for good with a deleted draft, apart from its snapshots.
pub fn belongings(id: &str) -> Vec<String> {
    vec![bin(id), binned(id), earlier(id), history(id), tail(id), source(id)]
}

/// The rest of `key` behind a place, such as the id behind `draft`.
pub fn under<'a>(key: &'a str, place: &str) -> Option<&'a str> {
    key.strip_prefix(PREFIX)?.strip_prefix(place)?.strip_prefix(':')
}

/// Sixteen digits.
pub fn hex(sum: u64) -> String {
    (0..16).rev().filter_map(|place| char::from_digit((sum >> (place * 4) & 15) as u32, 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_with_a_draft_is_all_that_bears_its_id() {
        let kept = [head("a"), snapshots("a"), damaged("a", 1)];
        let gone = belongings("a");
        assert!(gone.iter().all(|key| key.contains(":a") && !kept.contains(key)), "{gone:?}");
        assert!(gone.contains(&note("source:a")), "the text it was read from, too: {gone:?}");
    }
}
