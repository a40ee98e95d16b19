//! One value, three ways.

use super::order;
use crate::field::Value;

/// The value that both agree on, or that one of them left as it was; `None` if both changed it in different ways.
pub(super) fn choose<'a, T: PartialEq>(base: &T, ours: &'a T, theirs: &'a T) -> Option<&'a T> {
    if ours == theirs || theirs == base {
        Some(ours)
    } else if ours == base {
        Some(theirs)
    } else {
        None
    }
}

/// The merged value, and whether it holds all that both changed. If not, it is ours.
pub(super) fn merge(base: &Value, ours: &Value, theirs: &Value) -> (Value, bool) {
    if let Some(value) = choose(base, ours, theirs) {
        return (value.clone(), true);
    }
    let merged = match (base, ours, theirs) {
        (Value::Text(base), Value::Text(ours), Value::Text(theirs)) => {
            text(base, ours, theirs).map(Value::Text)
        }
        (Value::Names(base), Value::Names(ours), Value::Names(theirs)) => {
            Some(Value::Names(order::union(base, ours, theirs)))
        }
        (Value::Links(base), Value::Links(ours), Value::Links(theirs)) => {
            Some(Value::Links(order::union(base, ours, theirs)))
        }
        (Value::Milestones(base), Value::Milestones(ours), Value::Milestones(theirs)) => {
            Some(Value::Milestones(order::union(base, ours, theirs)))
        }
        _ => None,
    };
    match merged {
        Some(value) => (value, true),
        None => (ours.clone(), false),
    }
}

/// Prose merged by lines; `None` if both changed the same lines.
pub(super) fn text(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let merged = diffy::merge(base, ours, theirs).ok()?;
    // Two people may add the same line, and one may take away what the other moved: only what holds every line counts.
    let holds = |line: &&str| merged.lines().any(|other| other == *line);
    let new = |text: &'_ str| -> bool {
        text.lines().filter(|line| !base.lines().any(|other| other == *line)).all(|line| holds(&line))
    };
    (new(ours) && new(theirs)).then_some(merged)
}
