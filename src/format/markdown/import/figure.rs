//! Figures of the impact that its sentences state: "affected 80% of users".

use super::reader::Reader;
use crate::model::{Figure, RowId};

/// More than this is a report of numbers, not of an impact.
const MOST: usize = 6;

impl Reader<'_> {
    /// Takes the shares that a text states, each with what it is a share of. The sentences stay as they are.
    pub(super) fn figures(&mut self, text: &str) {
        for (at, _) in text.match_indices('%').take(20) {
            let before = text.get(..at).unwrap_or_default().trim_end_matches(' ');
            let start =
                before.rfind(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).map_or(0, |place| {
                    place + before.get(place..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
                });
            let value = before.get(start..).unwrap_or_default().trim_start_matches(['.', ',']);
            let Some(basis) = text.get(at + 1..).and_then(basis) else { continue };
            let known =
                self.document.figures.iter().any(|figure| figure.value == value && figure.basis == basis);
            if value.is_empty() || known || self.document.figures.len() >= MOST {
                continue;
            }
            self.document.figures.push(Figure {
                id: RowId::fresh(self.env),
                value: value.to_owned(),
                unit: "%".to_owned(),
                basis,
                members: Default::default(),
            });
        }
    }
}

/// What follows "of": `of our active users` is `active users`.
fn basis(after: &str) -> Option<String> {
    let rest = after.trim_start().strip_prefix("of ")?;
    let mut words = rest
        .split_whitespace()
        .skip_while(|word| matches!(*word, "our" | "the" | "all" | "its" | "their" | "total"))
        .take(2);
    let clean = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let first = words.next()?;
    let mut basis = clean(first);
    // `active users`, but not `users could`.
    if !first.ends_with(['.', ',', ';', ':', ')'])
        && !basis.ends_with('s')
        && let Some(second) = words.next()
    {
        basis = format!("{basis} {}", clean(second));
    }
    let plain =
        !basis.trim().is_empty() && basis.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    plain.then(|| basis.trim().to_owned())
}
