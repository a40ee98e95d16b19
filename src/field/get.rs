//! Reading a field by its address.

use super::{Field, FieldPath, RowField, SectionField, Value};
use crate::model::{ListId, Postmortem, RowId};

impl Postmortem {
    /// The content of the field at `path`; `None` if there is no such row or the list has no such field. The prose of a section
    /// that the document does not have is empty text.
    pub fn get(&self, path: &FieldPath) -> Option<Value> {
        Some(match path {
            FieldPath::Document | FieldPath::List(_) | FieldPath::Row(..) => return None,
            FieldPath::Field(field) => self.get_field(*field),
            FieldPath::Time(milestone) => Value::Time(self.times.get(milestone).cloned()),
            FieldPath::Section(key, part) => {
                let section = self.section(key);
                match part {
                    SectionField::Body => {
                        Value::Text(section.map(|section| section.body.clone()).unwrap_or_default())
                    }
                    SectionField::Heading => {
                        Value::Text(section.map(|section| section.heading.clone()).unwrap_or_default())
                    }
                    SectionField::Level => Value::Level(section?.level),
                }
            }
            FieldPath::RowField(list, id, field) => return self.get_row_field(*list, id, *field),
        })
    }

    fn get_field(&self, field: Field) -> Value {
        match field {
            Field::Title => Value::Text(self.title.clone()),
            Field::Status => Value::Status(self.status),
            Field::Profile => Value::Profile(self.profile),
            Field::Severity => Value::Severity(self.severity.clone()),
            Field::NearMiss => Value::Flag(self.near_miss),
            Field::Services => Value::Names(self.services.clone()),
            Field::Authors => Value::Names(self.authors.clone()),
            Field::Zone => Value::Zone(self.zone.clone()),
            Field::Written => Value::Time(self.written.clone()),
            Field::Detection => Value::Detection(self.detection),
            Field::DataLoss => Value::DataLoss(self.data_loss),
            Field::Links => Value::Links(self.links.clone()),
            Field::Suppressions => Value::Suppressions(self.suppressions.clone()),
            Field::FrontMatter => Value::OptionalText(self.front_matter.clone()),
        }
    }

    fn get_row_field(&self, list: ListId, id: &RowId, field: RowField) -> Option<Value> {
        Some(match list {
            ListId::Timeline => {
                let row = self.event(id)?;
                match field {
                    RowField::At => Value::Time(row.at.clone()),
                    RowField::Until => Value::Time(row.until.clone()),
                    RowField::Kind => Value::Kind(row.kind),
                    RowField::Inferred => Value::Flag(row.inferred),
                    RowField::Label => Value::Text(row.label.clone()),
                    RowField::Text => Value::Text(row.text.clone()),
                    RowField::Actor => Value::Text(row.actor.clone()),
                    RowField::Links => Value::Links(row.links.clone()),
                    RowField::Milestones => Value::Milestones(row.milestones.clone()),
                    RowField::Source => Value::Text(row.source.clone()),
                    _ => return None,
                }
            }
            ListId::Windows => {
                let row = self.windows.iter().find(|row| row.id == *id)?;
                match field {
                    RowField::Start => Value::Time(row.start.clone()),
                    RowField::End => Value::Time(row.end.clone()),
                    RowField::Scope => Value::Text(row.scope.clone()),
                    _ => return None,
                }
            }
            ListId::Figures => {
                let row = self.figures.iter().find(|row| row.id == *id)?;
                match field {
                    RowField::Value => Value::Text(row.value.clone()),
                    RowField::Unit => Value::Text(row.unit.clone()),
                    RowField::Basis => Value::Text(row.basis.clone()),
                    _ => return None,
                }
            }
            ListId::Factors => {
                let row = self.factors.iter().find(|row| row.id == *id)?;
                match field {
                    RowField::Text => Value::Text(row.text.clone()),
                    RowField::Root => Value::Flag(row.root),
                    RowField::Category => Value::Text(row.category.clone()),
                    _ => return None,
                }
            }
            ListId::WentWell => {
                let row = self.went_well.iter().find(|row| row.id == *id)?;
                match field {
                    RowField::Text => Value::Text(row.text.clone()),
                    _ => return None,
                }
            }
            ListId::WentPoorly => {
                let row = self.went_poorly.iter().find(|row| row.id == *id)?;
                match field {
                    RowField::Text => Value::Text(row.text.clone()),
                    _ => return None,
                }
            }
            ListId::GotLucky => {
                let row = self.got_lucky.iter().find(|row| row.id == *id)?;
                match field {
                    RowField::Text => Value::Text(row.text.clone()),
                    _ => return None,
                }
            }
            ListId::Actions => {
                let row = self.actions.iter().find(|row| row.id == *id)?;
                match field {
                    RowField::Text => Value::Text(row.text.clone()),
                    RowField::Group => Value::Group(row.group.clone()),
                    RowField::Type => Value::ActionType(row.kind),
                    RowField::Owner => Value::Text(row.owner.clone()),
                    RowField::Due => Value::Time(row.due.clone()),
                    RowField::Priority => Value::Text(row.priority.clone()),
                    RowField::Status => Value::ActionStatus(row.status),
                    RowField::Ticket => Value::Text(row.ticket.clone()),
                    RowField::Verify => Value::Text(row.verify.clone()),
                    RowField::Reason => Value::Text(row.reason.clone()),
                    _ => return None,
                }
            }
            ListId::Stats => {
                let row = self.stats.iter().find(|row| row.id == *id)?;
                match field {
                    RowField::Label => Value::Text(row.label.clone()),
                    RowField::Text => Value::Text(row.text.clone()),
                    _ => return None,
                }
            }
            ListId::Responders => {
                let row = self.responders.iter().find(|row| row.id == *id)?;
                match field {
                    RowField::Role => Value::Text(row.role.clone()),
                    RowField::Name => Value::Text(row.name.clone()),
                    _ => return None,
                }
            }
        })
    }
}
