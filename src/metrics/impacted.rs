//! Impacted time: the length of the union of impact windows.

use super::{Endpoint, Measure, MeasureId, Missing, Moments, Value, between};
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, Milestone, Postmortem};

/// Windows that state both ends are counted; if there is none, impact is taken to last from started to resolved.
pub(super) fn impacted(document: &Postmortem, moments: &Moments) -> Measure {
    let mut spans = Vec::new();
    let mut from: Option<(i64, Endpoint)> = None;
    let mut to: Option<(i64, Endpoint)> = None;
    let mut undated = false;
    for (window, placed) in document.windows.iter().zip(moments.windows()) {
        let (Some(start), Some(end)) = placed else { continue };
        if start.dated != end.dated || end.latest < start.earliest {
            continue;
        }
        undated |= !start.dated;
        spans.push((start, end));
        let ends = |field, time: &Option<_>| {
            time.as_ref().map(|time: &crate::time::Time| Endpoint {
                path: FieldPath::RowField(ListId::Windows, window.id.clone(), field),
                time: time.clone(),
            })
        };
        if from.as_ref().is_none_or(|(at, _)| start.at < *at) {
            from = ends(RowField::Start, &window.start).map(|end| (start.at, end));
        }
        if to.as_ref().is_none_or(|(at, _)| end.at > *at) {
            to = ends(RowField::End, &window.end).map(|found| (end.at, found));
        }
    }
    if spans.is_empty() {
        if document.windows.is_empty() {
            return between(MeasureId::Impacted, document, moments);
        }
        let value = Value::Missing(Missing::NotMarked(vec![Milestone::Started, Milestone::Resolved]));
        return Measure { id: MeasureId::Impacted, from: None, to: None, value, undated: false, windows: 0 };
    }
    // The least is what is left when every window is as short as its precision allows, the most when it is as long.
    let least = union(spans.iter().map(|(start, end)| (start.latest, end.earliest)).collect());
    let most = union(spans.iter().map(|(start, end)| (start.earliest, end.latest)).collect());
    Measure {
        id: MeasureId::Impacted,
        from: from.map(|(_, end)| end),
        to: to.map(|(_, end)| end),
        value: Value::Known(least..=most),
        undated,
        windows: spans.len(),
    }
}

fn union(mut spans: Vec<(i64, i64)>) -> i64 {
    spans.retain(|(start, end)| start < end);
    spans.sort_unstable();
    let mut total = 0_i64;
    let mut reached = i64::MIN;
    for (start, end) in spans {
        let start = start.max(reached);
        if end > start {
            total = total.saturating_add(end.saturating_sub(start));
            reached = end;
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::union;

    #[test]
    fn overlap_counts_once_and_gaps_do_not_count() {
        assert_eq!(union(vec![(0, 10), (5, 15), (20, 30)]), 25);
        assert_eq!(union(vec![(20, 30), (0, 100)]), 100);
        assert_eq!(union(vec![(5, 5), (9, 3)]), 0);
    }
}
