//! Looking at one field or row, and being told when it changes. Nothing here changes anything.

use super::Editor;
use crate::edit::Row;
use crate::field::{FieldPath, Value};
use crate::model::{ListId, RowId};

impl Editor {
    /// The content of a field; tracks that field alone.
    pub fn value(self, path: &FieldPath) -> Option<Value> {
        self.track(path);
        self.with(|document| document.get(path))
    }

    /// The text of a text field; tracks that field alone.
    pub fn text(self, path: &FieldPath) -> String {
        match self.value(path) {
            Some(Value::Text(text)) => text,
            Some(Value::Time(Some(time))) => time.written,
            Some(Value::Zone(Some(zone))) => zone.written,
            Some(Value::Severity(Some(severity))) => severity.value,
            Some(Value::OptionalText(Some(text))) => text,
            _ => String::new(),
        }
    }

    /// A row; tracks that row alone.
    pub fn row(self, list: ListId, id: &RowId) -> Option<Row> {
        self.track(&FieldPath::Row(list, id.clone()));
        self.with(|document| document.row(list, id))
    }
}
