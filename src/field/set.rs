//! Setting a field by its address. Only `crate::edit` calls this: every change of a document is an edit.

use super::{Field, FieldPath, RowField, SectionField, Value};
use crate::model::{ListId, Postmortem, RowId};
use std::mem::replace;

impl Postmortem {
    /// Put `value` into the field at `path` and return what it held; `Err` gives the value back where the address or the type does not fit.
    pub(crate) fn put(&mut self, path: &FieldPath, value: Value) -> Result<Value, Value> {
        match path {
            FieldPath::Document | FieldPath::List(_) | FieldPath::Row(..) => Err(value),
            FieldPath::Field(field) => self.put_field(*field, value),
            FieldPath::Time(milestone) => match value {
                Value::Time(Some(time)) => Ok(Value::Time(self.times.insert(*milestone, time))),
                Value::Time(None) => Ok(Value::Time(self.times.remove(milestone))),
                other => Err(other),
            },
            FieldPath::Section(key, part) => {
                let Some(section) = self.sections.iter_mut().find(|section| section.key == *key) else {
                    return Err(value);
                };
                match (part, value) {
                    (SectionField::Body, Value::Text(new)) => {
                        Ok(Value::Text(replace(&mut section.body, new)))
                    }
                    (SectionField::Heading, Value::Text(new)) => {
                        Ok(Value::Text(replace(&mut section.heading, new)))
                    }
                    (SectionField::Level, Value::Level(new)) => {
                        Ok(Value::Level(replace(&mut section.level, new)))
                    }
                    (_, other) => Err(other),
                }
            }
            FieldPath::RowField(list, id, field) => self.put_row_field(*list, id, *field, value),
        }
    }

    fn put_field(&mut self, field: Field, value: Value) -> Result<Value, Value> {
        Ok(match (field, value) {
            (Field::Title, Value::Text(new)) => Value::Text(replace(&mut self.title, new)),
            (Field::Status, Value::Status(new)) => Value::Status(replace(&mut self.status, new)),
            (Field::Profile, Value::Profile(new)) => Value::Profile(replace(&mut self.profile, new)),
            (Field::Severity, Value::Severity(new)) => Value::Severity(replace(&mut self.severity, new)),
            (Field::NearMiss, Value::Flag(new)) => Value::Flag(replace(&mut self.near_miss, new)),
            (Field::Services, Value::Names(new)) => Value::Names(replace(&mut self.services, new)),
            (Field::Authors, Value::Names(new)) => Value::Names(replace(&mut self.authors, new)),
            (Field::Zone, Value::Zone(new)) => Value::Zone(replace(&mut self.zone, new)),
            (Field::Written, Value::Time(new)) => Value::Time(replace(&mut self.written, new)),
            (Field::Detection, Value::Detection(new)) => Value::Detection(replace(&mut self.detection, new)),
            (Field::DataLoss, Value::DataLoss(new)) => Value::DataLoss(replace(&mut self.data_loss, new)),
            (Field::Links, Value::Links(new)) => Value::Links(replace(&mut self.links, new)),
            (Field::Suppressions, Value::Suppressions(new)) => {
                Value::Suppressions(replace(&mut self.suppressions, new))
            }
            (Field::FrontMatter, Value::OptionalText(new)) => {
                Value::OptionalText(replace(&mut self.front_matter, new))
            }
            (_, other) => return Err(other),
        })
    }

    fn put_row_field(
        &mut self,
        list: ListId,
        id: &RowId,
        field: RowField,
        value: Value,
    ) -> Result<Value, Value> {
        Ok(match list {
            ListId::Timeline => {
                let place = self.event_place(id);
                let Some(row) = place.and_then(|place| self.timeline.get_mut(place)) else {
                    return Err(value);
                };
                match (field, value) {
                    (RowField::At, Value::Time(new)) => Value::Time(replace(&mut row.at, new)),
                    (RowField::Until, Value::Time(new)) => Value::Time(replace(&mut row.until, new)),
                    (RowField::Kind, Value::Kind(new)) => Value::Kind(replace(&mut row.kind, new)),
                    (RowField::Inferred, Value::Flag(new)) => Value::Flag(replace(&mut row.inferred, new)),
                    (RowField::Label, Value::Text(new)) => Value::Text(replace(&mut row.label, new)),
                    (RowField::Text, Value::Text(new)) => Value::Text(replace(&mut row.text, new)),
                    (RowField::Actor, Value::Text(new)) => Value::Text(replace(&mut row.actor, new)),
                    (RowField::Links, Value::Links(new)) => Value::Links(replace(&mut row.links, new)),
                    (RowField::Milestones, Value::Milestones(new)) => {
                        Value::Milestones(replace(&mut row.milestones, new))
                    }
                    (RowField::Source, Value::Text(new)) => Value::Text(replace(&mut row.source, new)),
                    (_, other) => return Err(other),
                }
            }
            ListId::Windows => {
                let Some(row) = self.windows.iter_mut().find(|row| row.id == *id) else { return Err(value) };
                match (field, value) {
                    (RowField::Start, Value::Time(new)) => Value::Time(replace(&mut row.start, new)),
                    (RowField::End, Value::Time(new)) => Value::Time(replace(&mut row.end, new)),
                    (RowField::Scope, Value::Text(new)) => Value::Text(replace(&mut row.scope, new)),
                    (_, other) => return Err(other),
                }
            }
            ListId::Figures => {
                let Some(row) = self.figures.iter_mut().find(|row| row.id == *id) else { return Err(value) };
                match (field, value) {
                    (RowField::Value, Value::Text(new)) => Value::Text(replace(&mut row.value, new)),
                    (RowField::Unit, Value::Text(new)) => Value::Text(replace(&mut row.unit, new)),
                    (RowField::Basis, Value::Text(new)) => Value::Text(replace(&mut row.basis, new)),
                    (_, other) => return Err(other),
                }
            }
            ListId::Factors => {
                let Some(row) = self.factors.iter_mut().find(|row| row.id == *id) else { return Err(value) };
                match (field, value) {
                    (RowField::Text, Value::Text(new)) => Value::Text(replace(&mut row.text, new)),
                    (RowField::Root, Value::Flag(new)) => Value::Flag(replace(&mut row.root, new)),
                    (RowField::Category, Value::Text(new)) => Value::Text(replace(&mut row.category, new)),
                    (_, other) => return Err(other),
                }
            }
            ListId::WentWell => {
                let Some(row) = self.went_well.iter_mut().find(|row| row.id == *id) else {
                    return Err(value);
                };
                match (field, value) {
                    (RowField::Text, Value::Text(new)) => Value::Text(replace(&mut row.text, new)),
                    (_, other) => return Err(other),
                }
            }
            ListId::WentPoorly => {
                let Some(row) = self.went_poorly.iter_mut().find(|row| row.id == *id) else {
                    return Err(value);
                };
                match (field, value) {
                    (RowField::Text, Value::Text(new)) => Value::Text(replace(&mut row.text, new)),
                    (_, other) => return Err(other),
                }
            }
            ListId::GotLucky => {
                let Some(row) = self.got_lucky.iter_mut().find(|row| row.id == *id) else {
                    return Err(value);
                };
                match (field, value) {
                    (RowField::Text, Value::Text(new)) => Value::Text(replace(&mut row.text, new)),
                    (_, other) => return Err(other),
                }
            }
            ListId::Actions => {
                let Some(row) = self.actions.iter_mut().find(|row| row.id == *id) else { return Err(value) };
                match (field, value) {
                    (RowField::Text, Value::Text(new)) => Value::Text(replace(&mut row.text, new)),
                    (RowField::Group, Value::Group(new)) => Value::Group(replace(&mut row.group, new)),
                    (RowField::Type, Value::ActionType(new)) => {
                        Value::ActionType(replace(&mut row.kind, new))
                    }
                    (RowField::Owner, Value::Text(new)) => Value::Text(replace(&mut row.owner, new)),
                    (RowField::Due, Value::Time(new)) => Value::Time(replace(&mut row.due, new)),
                    (RowField::Priority, Value::Text(new)) => Value::Text(replace(&mut row.priority, new)),
                    (RowField::Status, Value::ActionStatus(new)) => {
                        Value::ActionStatus(replace(&mut row.status, new))
                    }
                    (RowField::Ticket, Value::Text(new)) => Value::Text(replace(&mut row.ticket, new)),
                    (RowField::Verify, Value::Text(new)) => Value::Text(replace(&mut row.verify, new)),
                    (RowField::Reason, Value::Text(new)) => Value::Text(replace(&mut row.reason, new)),
                    (_, other) => return Err(other),
                }
            }
            ListId::Stats => {
                let Some(row) = self.stats.iter_mut().find(|row| row.id == *id) else { return Err(value) };
                match (field, value) {
                    (RowField::Label, Value::Text(new)) => Value::Text(replace(&mut row.label, new)),
                    (RowField::Text, Value::Text(new)) => Value::Text(replace(&mut row.text, new)),
                    (_, other) => return Err(other),
                }
            }
            ListId::Responders => {
                let Some(row) = self.responders.iter_mut().find(|row| row.id == *id) else {
                    return Err(value);
                };
                match (field, value) {
                    (RowField::Role, Value::Text(new)) => Value::Text(replace(&mut row.role, new)),
                    (RowField::Name, Value::Text(new)) => Value::Text(replace(&mut row.name, new)),
                    (_, other) => return Err(other),
                }
            }
        })
    }
}
