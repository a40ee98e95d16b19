//! Older versions of a draft: why they were made, and how long they stay. Those that people named stay for good.

use super::{Record, place};

/// Made at the first change of a sitting: what the draft was.
pub const BEFORE_SESSION: &str = "Before this session";
/// Made before two copies become one.
pub const BEFORE_MERGE: &str = "Before merging";
/// Made before a text is read in place of the document or into it.
pub const BEFORE_READING: &str = "Before reading a file";
/// Made before an older version or one place of it comes back.
pub const BEFORE_RESTORE: &str = "Before restoring";
/// Made before the text of the page around is shown.
pub const BEFORE_PAGE: &str = "Before the text of the page";

const PASSING: [&str; 5] = [BEFORE_SESSION, BEFORE_MERGE, BEFORE_READING, BEFORE_RESTORE, BEFORE_PAGE];
const DAY: i64 = 24 * place::HOUR;

/// Whether a version has had its time: a day for the hourly ones, which have no name, a month for those made before something happened.
pub fn is_over(version: &Record, now: i64) -> bool {
    let stays = match version.label.as_str() {
        "" => DAY,
        label if PASSING.contains(&label) => 30 * DAY,
        _ => return false,
    };
    now - version.saved > stays
}

/// Put a version into its place among others, newest first: as they followed each other, which a clock that was set meanwhile does not know.
pub fn put_in_order(versions: &mut Vec<Record>, version: Record) {
    let key = |one: &Record| (one.revision, one.saved);
    let place = versions.partition_point(|other| key(other) > key(&version));
    versions.insert(place, version);
}
