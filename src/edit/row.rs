//! A row of any list, for inserting and removing.

use crate::model::{
    ActionItem, ContributingFactor, Figure, ImpactWindow, Lesson, ListId, Members, Postmortem, Responder,
    RowId, Stat, TimelineEvent,
};

/// A row together with the list it belongs to.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant is a row of the list of that name")]
pub enum Row {
    Timeline(TimelineEvent),
    Windows(ImpactWindow),
    Figures(Figure),
    Factors(ContributingFactor),
    WentWell(Lesson),
    WentPoorly(Lesson),
    GotLucky(Lesson),
    Actions(ActionItem),
    Stats(Stat),
    Responders(Responder),
}

impl Row {
    /// The list this row belongs to.
    pub fn list(&self) -> ListId {
        match self {
            Self::Timeline(_) => ListId::Timeline,
            Self::Windows(_) => ListId::Windows,
            Self::Figures(_) => ListId::Figures,
            Self::Factors(_) => ListId::Factors,
            Self::WentWell(_) => ListId::WentWell,
            Self::WentPoorly(_) => ListId::WentPoorly,
            Self::GotLucky(_) => ListId::GotLucky,
            Self::Actions(_) => ListId::Actions,
            Self::Stats(_) => ListId::Stats,
            Self::Responders(_) => ListId::Responders,
        }
    }

    /// The id of the row.
    pub fn id(&self) -> &RowId {
        match self {
            Self::Timeline(row) => &row.id,
            Self::Windows(row) => &row.id,
            Self::Figures(row) => &row.id,
            Self::Factors(row) => &row.id,
            Self::WentWell(row) => &row.id,
            Self::WentPoorly(row) => &row.id,
            Self::GotLucky(row) => &row.id,
            Self::Actions(row) => &row.id,
            Self::Stats(row) => &row.id,
            Self::Responders(row) => &row.id,
        }
    }

    /// The same row under another id, for duplicating.
    pub fn with_id(mut self, id: RowId) -> Self {
        match &mut self {
            Self::Timeline(row) => row.id = id,
            Self::Windows(row) => row.id = id,
            Self::Figures(row) => row.id = id,
            Self::Factors(row) => row.id = id,
            Self::WentWell(row) => row.id = id,
            Self::WentPoorly(row) => row.id = id,
            Self::GotLucky(row) => row.id = id,
            Self::Actions(row) => row.id = id,
            Self::Stats(row) => row.id = id,
            Self::Responders(row) => row.id = id,
        }
        self
    }

    /// The row's unknown JSON members. For building a document; an open one is changed by edits.
    pub(crate) fn members_mut(&mut self) -> &mut Members {
        match self {
            Self::Timeline(row) => &mut row.members,
            Self::Windows(row) => &mut row.members,
            Self::Figures(row) => &mut row.members,
            Self::Factors(row) => &mut row.members,
            Self::WentWell(row) => &mut row.members,
            Self::WentPoorly(row) => &mut row.members,
            Self::GotLucky(row) => &mut row.members,
            Self::Actions(row) => &mut row.members,
            Self::Stats(row) => &mut row.members,
            Self::Responders(row) => &mut row.members,
        }
    }

    /// An empty row of a list.
    pub fn empty(list: ListId, id: RowId) -> Self {
        let (text, members) = (String::new(), Default::default());
        match list {
            ListId::Timeline => Self::Timeline(TimelineEvent::new(id)),
            ListId::Windows => {
                Self::Windows(ImpactWindow { id, start: None, end: None, scope: text, members })
            }
            ListId::Figures => {
                Self::Figures(Figure { id, value: text, unit: String::new(), basis: String::new(), members })
            }
            ListId::Factors => {
                Self::Factors(ContributingFactor { id, text, root: false, category: String::new(), members })
            }
            ListId::WentWell => Self::WentWell(Lesson { id, text, members }),
            ListId::WentPoorly => Self::WentPoorly(Lesson { id, text, members }),
            ListId::GotLucky => Self::GotLucky(Lesson { id, text, members }),
            ListId::Actions => Self::Actions(ActionItem::new(id)),
            ListId::Stats => Self::Stats(Stat { id, label: text, text: String::new(), members }),
            ListId::Responders => {
                Self::Responders(Responder { id, role: text, name: String::new(), members })
            }
        }
    }
}

impl Postmortem {
    /// The row with this id.
    pub fn row(&self, list: ListId, id: &RowId) -> Option<Row> {
        Some(match list {
            ListId::Timeline => Row::Timeline(self.event(id)?.clone()),
            ListId::Windows => Row::Windows(self.windows.iter().find(|row| row.id == *id)?.clone()),
            ListId::Figures => Row::Figures(self.figures.iter().find(|row| row.id == *id)?.clone()),
            ListId::Factors => Row::Factors(self.factors.iter().find(|row| row.id == *id)?.clone()),
            ListId::WentWell => Row::WentWell(self.went_well.iter().find(|row| row.id == *id)?.clone()),
            ListId::WentPoorly => Row::WentPoorly(self.went_poorly.iter().find(|row| row.id == *id)?.clone()),
            ListId::GotLucky => Row::GotLucky(self.got_lucky.iter().find(|row| row.id == *id)?.clone()),
            ListId::Actions => Row::Actions(self.actions.iter().find(|row| row.id == *id)?.clone()),
            ListId::Stats => Row::Stats(self.stats.iter().find(|row| row.id == *id)?.clone()),
            ListId::Responders => Row::Responders(self.responders.iter().find(|row| row.id == *id)?.clone()),
        })
    }

    /// The ids of a list's rows in order.
    pub fn order(&self, list: ListId) -> Vec<RowId> {
        match list {
            ListId::Timeline => self.timeline.iter().map(|row| row.id.clone()).collect(),
            ListId::Windows => self.windows.iter().map(|row| row.id.clone()).collect(),
            ListId::Figures => self.figures.iter().map(|row| row.id.clone()).collect(),
            ListId::Factors => self.factors.iter().map(|row| row.id.clone()).collect(),
            ListId::WentWell => self.went_well.iter().map(|row| row.id.clone()).collect(),
            ListId::WentPoorly => self.went_poorly.iter().map(|row| row.id.clone()).collect(),
            ListId::GotLucky => self.got_lucky.iter().map(|row| row.id.clone()).collect(),
            ListId::Actions => self.actions.iter().map(|row| row.id.clone()).collect(),
            ListId::Stats => self.stats.iter().map(|row| row.id.clone()).collect(),
            ListId::Responders => self.responders.iter().map(|row| row.id.clone()).collect(),
        }
    }

    /// Every row of a list, in order.
    pub fn rows(&self, list: ListId) -> Vec<Row> {
        match list {
            ListId::Timeline => self.timeline.iter().cloned().map(Row::Timeline).collect(),
            ListId::Windows => self.windows.iter().cloned().map(Row::Windows).collect(),
            ListId::Figures => self.figures.iter().cloned().map(Row::Figures).collect(),
            ListId::Factors => self.factors.iter().cloned().map(Row::Factors).collect(),
            ListId::WentWell => self.went_well.iter().cloned().map(Row::WentWell).collect(),
            ListId::WentPoorly => self.went_poorly.iter().cloned().map(Row::WentPoorly).collect(),
            ListId::GotLucky => self.got_lucky.iter().cloned().map(Row::GotLucky).collect(),
            ListId::Actions => self.actions.iter().cloned().map(Row::Actions).collect(),
            ListId::Stats => self.stats.iter().cloned().map(Row::Stats).collect(),
            ListId::Responders => self.responders.iter().cloned().map(Row::Responders).collect(),
        }
    }

    /// Empties a list. For building a document; an open one is changed by edits.
    pub(crate) fn clear_rows(&mut self, list: ListId) {
        match list {
            ListId::Timeline => self.timeline.clear(),
            ListId::Windows => self.windows.clear(),
            ListId::Figures => self.figures.clear(),
            ListId::Factors => self.factors.clear(),
            ListId::WentWell => self.went_well.clear(),
            ListId::WentPoorly => self.went_poorly.clear(),
            ListId::GotLucky => self.got_lucky.clear(),
            ListId::Actions => self.actions.clear(),
            ListId::Stats => self.stats.clear(),
            ListId::Responders => self.responders.clear(),
        }
    }

    /// Puts a row behind the others of its list. For building a document; an open one is changed by edits.
    pub(crate) fn push_row(&mut self, row: Row) {
        match row {
            Row::Timeline(row) => self.timeline.push(row),
            Row::Windows(row) => self.windows.push(row),
            Row::Figures(row) => self.figures.push(row),
            Row::Factors(row) => self.factors.push(row),
            Row::WentWell(row) => self.went_well.push(row),
            Row::WentPoorly(row) => self.went_poorly.push(row),
            Row::GotLucky(row) => self.got_lucky.push(row),
            Row::Actions(row) => self.actions.push(row),
            Row::Stats(row) => self.stats.push(row),
            Row::Responders(row) => self.responders.push(row),
        }
    }

    pub(super) fn insert_row(&mut self, index: usize, row: Row) -> bool {
        fn put<T>(list: &mut Vec<T>, index: usize, row: T) -> bool {
            let fits = index <= list.len();
            if fits {
                list.insert(index, row);
            }
            fits
        }
        match row {
            Row::Timeline(row) => put(&mut self.timeline, index, row),
            Row::Windows(row) => put(&mut self.windows, index, row),
            Row::Figures(row) => put(&mut self.figures, index, row),
            Row::Factors(row) => put(&mut self.factors, index, row),
            Row::WentWell(row) => put(&mut self.went_well, index, row),
            Row::WentPoorly(row) => put(&mut self.went_poorly, index, row),
            Row::GotLucky(row) => put(&mut self.got_lucky, index, row),
            Row::Actions(row) => put(&mut self.actions, index, row),
            Row::Stats(row) => put(&mut self.stats, index, row),
            Row::Responders(row) => put(&mut self.responders, index, row),
        }
    }

    pub(super) fn take_row(&mut self, list: ListId, id: &RowId) -> Option<(usize, Row)> {
        Some(match list {
            ListId::Timeline => {
                let index = self.event_place(id)?;
                (index, Row::Timeline(self.timeline.remove(index)))
            }
            ListId::Windows => {
                let index = self.windows.iter().position(|row| row.id == *id)?;
                (index, Row::Windows(self.windows.remove(index)))
            }
            ListId::Figures => {
                let index = self.figures.iter().position(|row| row.id == *id)?;
                (index, Row::Figures(self.figures.remove(index)))
            }
            ListId::Factors => {
                let index = self.factors.iter().position(|row| row.id == *id)?;
                (index, Row::Factors(self.factors.remove(index)))
            }
            ListId::WentWell => {
                let index = self.went_well.iter().position(|row| row.id == *id)?;
                (index, Row::WentWell(self.went_well.remove(index)))
            }
            ListId::WentPoorly => {
                let index = self.went_poorly.iter().position(|row| row.id == *id)?;
                (index, Row::WentPoorly(self.went_poorly.remove(index)))
            }
            ListId::GotLucky => {
                let index = self.got_lucky.iter().position(|row| row.id == *id)?;
                (index, Row::GotLucky(self.got_lucky.remove(index)))
            }
            ListId::Actions => {
                let index = self.actions.iter().position(|row| row.id == *id)?;
                (index, Row::Actions(self.actions.remove(index)))
            }
            ListId::Stats => {
                let index = self.stats.iter().position(|row| row.id == *id)?;
                (index, Row::Stats(self.stats.remove(index)))
            }
            ListId::Responders => {
                let index = self.responders.iter().position(|row| row.id == *id)?;
                (index, Row::Responders(self.responders.remove(index)))
            }
        })
    }

    /// Sorts a list by the given order of ids; unknown ids make it fail and leave the list as it was.
    pub(super) fn reorder(&mut self, list: ListId, order: &[RowId]) -> Option<Vec<RowId>> {
        fn sort<T>(rows: &mut [T], mut places: Vec<usize>) {
            for at in 0..rows.len() {
                while places[at] != at {
                    let to = places[at];
                    rows.swap(at, to);
                    places.swap(at, to);
                }
            }
        }
        let before = self.order(list);
        let places = places(&before, order)?;
        match list {
            ListId::Timeline => sort(&mut self.timeline, places),
            ListId::Windows => sort(&mut self.windows, places),
            ListId::Figures => sort(&mut self.figures, places),
            ListId::Factors => sort(&mut self.factors, places),
            ListId::WentWell => sort(&mut self.went_well, places),
            ListId::WentPoorly => sort(&mut self.went_poorly, places),
            ListId::GotLucky => sort(&mut self.got_lucky, places),
            ListId::Actions => sort(&mut self.actions, places),
            ListId::Stats => sort(&mut self.stats, places),
            ListId::Responders => sort(&mut self.responders, places),
        }
        Some(before)
    }
}

/// Where each row goes for the rows to be in this order; nothing if that is not an order of just these rows.
fn places(rows: &[RowId], order: &[RowId]) -> Option<Vec<usize>> {
    let place: std::collections::HashMap<&RowId, usize> =
        order.iter().enumerate().map(|(i, id)| (id, i)).collect();
    let same = place.len() == rows.len() && order.len() == rows.len();
    let places: Vec<usize> = rows.iter().filter_map(|id| place.get(id).copied()).collect();
    let mut met = vec![false; rows.len()];
    for at in &places {
        if let Some(met) = met.get_mut(*at) {
            *met = true;
        }
    }
    (same && met.iter().all(|met| *met)).then_some(places)
}
