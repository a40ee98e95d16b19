//! The small rows: lessons and factors are text; stats and responders are text behind a bold label.

use super::Shown;
use crate::edit::Row;
use crate::format::markdown::own::item::{Item, labelled};
use crate::format::markdown::own::plain::{escape, unescape};
use crate::model::{ContributingFactor, Lesson, ListId, Members, Responder, RowId, Stat};

/// What is shown of a row.
pub(super) fn show(row: &Row) -> Shown {
    let mut shown = Shown::default();
    match row {
        Row::WentWell(lesson) | Row::WentPoorly(lesson) | Row::GotLucky(lesson) => {
            shown.text.clone_from(&lesson.text);
        }
        Row::Factors(factor) => {
            shown.text.clone_from(&factor.text);
            if factor.root {
                shown.field("Root cause", "yes");
            }
            shown.field("Category", &factor.category);
        }
        Row::Stats(stat) => {
            if !stat.label.is_empty() {
                shown.lead = format!("**{}:**", escape(&stat.label));
            }
            shown.text.clone_from(&stat.text);
        }
        Row::Responders(responder) => {
            shown.lead = format!("**{}:**", escape(&responder.role));
            if !responder.name.is_empty() {
                shown.lead.push_str(&format!(" {}", escape(&responder.name)));
            }
        }
        Row::Timeline(_) | Row::Actions(_) | Row::Windows(_) | Row::Figures(_) => {}
    }
    shown
}

/// Whether a labelled line is a field of a factor.
pub(super) fn knows(label: &str, value: &str) -> bool {
    match label {
        "Root cause" => value.eq_ignore_ascii_case("yes"),
        "Category" => true,
        _ => false,
    }
}

/// The row that an item says.
pub(super) fn read(list: ListId, item: &Item, id: RowId) -> Row {
    let members = Members::new();
    match list {
        ListId::Factors => {
            let field = |name: &str| item.fields.iter().find(|(label, _)| label == name);
            let category = field("Category").map(|(_, value)| unescape(value)).unwrap_or_default();
            let root = field("Root cause").is_some();
            Row::Factors(ContributingFactor { id, text: item.text(&item.head), root, category, members })
        }
        ListId::Responders => {
            let (role, name) = labelled(&item.head).unwrap_or((String::new(), item.head.as_str()));
            Row::Responders(Responder { id, role, name: item.text(&unescape(name)), members })
        }
        ListId::WentPoorly => Row::WentPoorly(Lesson { id, text: item.text(&item.head), members }),
        ListId::GotLucky => Row::GotLucky(Lesson { id, text: item.text(&item.head), members }),
        ListId::WentWell => Row::WentWell(Lesson { id, text: item.text(&item.head), members }),
        _ => {
            let (label, text) = labelled(&item.head).unwrap_or((String::new(), item.head.as_str()));
            Row::Stats(Stat { id, label, text: item.text(text), members })
        }
    }
}
