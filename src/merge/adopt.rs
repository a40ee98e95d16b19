//! A text that names no rows, such as Markdown that somebody changed elsewhere, made comparable: what stands in it as before gets the names
//! it had, and what stands in the place of something gets the name of that. Nothing but names is changed.

use crate::edit::{Edit, Row, apply};
use crate::model::{ListId, Postmortem, RowId, Section, SectionKey};

/// `theirs` with the ids of `base` for the same rows and sections.
pub fn adopt(base: &Postmortem, mut theirs: Postmortem) -> Postmortem {
    theirs.id.clone_from(&base.id);
    for list in ListId::ALL {
        let (before, now) = (base.rows(list), theirs.rows(list));
        let ids = pair(&before, &now);
        for row in now.iter().rev() {
            // It was listed a moment ago.
            let _ = apply(&mut theirs, Edit::Remove(list, row.id().clone()));
        }
        for (row, id) in now.into_iter().zip(ids) {
            theirs.push_row(match id {
                Some(id) => row.with_id(id),
                None => row,
            });
        }
    }
    let of_the_house = |section: &&Section| matches!(section.key, SectionKey::House(_));
    let mut known: Vec<&Section> = base.sections.iter().filter(of_the_house).collect();
    for section in theirs.sections.iter_mut().filter(|section| of_the_house(&&**section)) {
        if let Some(at) = known.iter().position(|other| other.heading == section.heading) {
            section.key = known.remove(at).key.clone();
        }
    }
    theirs
}

/// The id that each row of `now` had before, where it was there before.
fn pair(before: &[Row], now: &[Row]) -> Vec<Option<RowId>> {
    let bare =
        |rows: &[Row]| -> Vec<Row> { rows.iter().map(|row| row.clone().with_id(RowId::from(""))).collect() };
    let (old, new) = (bare(before), bare(now));
    let mut free = vec![true; old.len()];
    let mut found: Vec<Option<usize>> = Vec::with_capacity(new.len());
    let mut next = 0;
    for row in &new {
        // Most rows stand where they stood, so the search begins behind the last that was found.
        let rest = (next..old.len()).chain(0..next);
        let at = rest.into_iter().find(|at| free[*at] && old[*at] == *row);
        if let Some(at) = at {
            free[at] = false;
            next = at + 1;
        }
        found.push(at);
    }
    let mut last = None;
    for at in &mut found {
        let place = last.map_or(0, |last: usize| last + 1);
        if at.is_none() && free.get(place) == Some(&true) {
            free[place] = false;
            *at = Some(place);
        }
        last = at.or(last);
    }
    found.into_iter().map(|at| Some(before[at?].id().clone())).collect()
}
