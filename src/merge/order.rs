//! Lists merged by what stands in them: who is there, and in which order.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// The merged order of what is kept, and whether both sides' moves are in it. `kept` says which things of the three lists remain.
///
/// What one side moved is moved. What was added stands behind what it was added behind; where both added at one place, the group with the
/// smaller first member comes first, so that it does not matter who merges.
pub(super) fn merge<T: Clone + Eq + Hash + Ord>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    kept: &HashSet<T>,
) -> (Vec<T>, bool) {
    let (in_ours, in_theirs): (HashSet<&T>, HashSet<&T>) = (ours.iter().collect(), theirs.iter().collect());
    let both = |item: &&T| kept.contains(*item) && in_ours.contains(*item) && in_theirs.contains(*item);
    let in_base: HashSet<&T> = base.iter().collect();
    let moved = |list: &[T]| {
        let now: Vec<&T> = list.iter().filter(both).filter(|item| in_base.contains(*item)).collect();
        let before: Vec<&T> = base.iter().filter(both).collect();
        now != before
    };
    let (we_moved, they_moved) = (moved(ours), moved(theirs));
    let skeleton: Vec<&T> = if they_moved && !we_moved {
        theirs.iter().filter(both).collect()
    } else {
        ours.iter().filter(both).collect()
    };
    let clean = !(we_moved && they_moved) || {
        let other: Vec<&T> = theirs.iter().filter(both).collect();
        skeleton == other
    };
    let ours_added = added(ours, &both, kept);
    let theirs_added = added(theirs, &both, kept);
    let mut merged = Vec::with_capacity(kept.len());
    for anchor in std::iter::once(None).chain(skeleton.into_iter().map(Some)) {
        merged.extend(anchor.cloned());
        let mut groups: Vec<&Vec<&T>> =
            [ours_added.get(&anchor), theirs_added.get(&anchor)].into_iter().flatten().collect();
        groups.sort_by_key(|group| group.first().copied());
        merged.extend(groups.into_iter().flatten().map(|item| (*item).clone()));
    }
    (merged, clean)
}

/// What stands in one list alone, by what it stands behind.
fn added<'a, T: Eq + Hash>(
    list: &'a [T],
    both: &impl Fn(&&'a T) -> bool,
    kept: &HashSet<T>,
) -> HashMap<Option<&'a T>, Vec<&'a T>> {
    let mut groups: HashMap<Option<&T>, Vec<&T>> = HashMap::new();
    let mut anchor = None;
    for item in list {
        if both(&item) {
            anchor = Some(item);
        } else if kept.contains(item) {
            groups.entry(anchor).or_default().push(item);
        }
    }
    groups
}

/// Plain lists: what either added is there, what either removed is gone.
pub(super) fn union<T: Clone + Eq>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    if ours == base {
        return theirs.to_vec();
    }
    if theirs == base || ours == theirs {
        return ours.to_vec();
    }
    let mut merged: Vec<T> =
        ours.iter().filter(|item| theirs.contains(item) || !base.contains(item)).cloned().collect();
    let new: Vec<T> =
        theirs.iter().filter(|item| !ours.contains(item) && !base.contains(item)).cloned().collect();
    merged.extend(new);
    merged
}
