//! Events that carry the date of the evening before, because the clock passed midnight. Two rules need to know: one reports the date,
//! the other must not call the same events unordered.

use super::Subject;
use super::subject::DAY;
use crate::model::Milestone;

/// The indices of events that lie before the start as dated, and in order after their neighbours one day later.
pub fn day_slips(subject: &Subject<'_>) -> Vec<usize> {
    let (true, Some(start)) = (subject.dated(), subject.mark(Milestone::Started)) else { return Vec::new() };
    let mut slips = Vec::new();
    let mut last = None;
    for (index, moment) in subject.moments().iter().enumerate() {
        let Some(moment) = moment else { continue };
        let tomorrow = moment.at + DAY;
        let slipped = moment.to < start.moment.from
            && last.is_some_and(|last| last >= start.moment.from && moment.to < last && tomorrow >= last);
        if slipped {
            slips.push(index);
            last = Some(tomorrow);
        } else {
            last = Some(moment.at);
        }
    }
    slips
}
