//! Lists of one-line rows: contributing factors and lessons.

use super::body;
use super::lines::{Line, Shape};
use super::reader::Reader;
use crate::model::{ContributingFactor, Lesson, ListId, RowId};

impl<'a> Reader<'a> {
    /// Every list item at the outermost level is a row, with what stands under it. Text around the list is returned.
    pub(super) fn rows(&mut self, list: ListId, lines: &[Line<'a>]) -> String {
        let mut rest: Vec<Line<'a>> = Vec::new();
        let mut rows: Vec<Vec<Line<'a>>> = Vec::new();
        let mut indent = None;
        let mut open = false;
        for (at, line) in lines.iter().enumerate() {
            let after_blank = at.checked_sub(1).and_then(|at| lines.get(at)).is_none_or(Line::is_blank);
            match line.shape {
                Shape::Item { .. } if indent.is_none_or(|indent| line.indent <= indent) => {
                    indent = indent.or(Some(line.indent));
                    rows.push(vec![super::lines::text_line(line.text, line.number)]);
                    open = true;
                }
                Shape::Text if open && after_blank && line.indent <= indent.unwrap_or(0) => {
                    open = false;
                    rest.push(*line);
                }
                Shape::Heading(_) => {
                    open = false;
                    rest.push(*line);
                }
                Shape::Rule => {}
                _ if open => {
                    if let Some(row) = rows.last_mut() {
                        row.push(*line);
                    }
                }
                _ => rest.push(*line),
            }
        }
        for row in rows {
            let Some((first, more)) = row.split_first() else { continue };
            let mut text = first.text.to_owned();
            let more = body::text(more);
            if !more.is_empty() {
                text.push('\n');
                text.push_str(&more);
            }
            if text.trim().is_empty() {
                continue;
            }
            let id = RowId::fresh(self.env);
            let members = Default::default();
            match list {
                ListId::Factors => self.document.factors.push(ContributingFactor {
                    id,
                    text,
                    root: false,
                    category: String::new(),
                    members,
                }),
                ListId::WentWell => self.document.went_well.push(Lesson { id, text, members }),
                ListId::WentPoorly => self.document.went_poorly.push(Lesson { id, text, members }),
                _ => self.document.got_lucky.push(Lesson { id, text, members }),
            }
        }
        body::text(&rest)
    }
}
