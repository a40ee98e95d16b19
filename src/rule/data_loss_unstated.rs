//! PM107: stored data were touched, and nothing says whether any were lost.

use crate::edit::Edit;
use crate::field::Value;
use crate::model::DataLoss;
use super::{Findings, Manual, Rule, Subject, words, Phrases};
use crate::diagnostic::Level;
use crate::field::{Field, FieldPath, RowField, SectionField};
use crate::model::{ListId, Profile, SectionId, SectionKey};

pub static RULE: Rule = Rule {
    code: "PM107",
    name: "data-loss-unstated",
    level: Level::Warning,
    profile: Profile::Regulated,
    manual: Manual {
        finds: "A database, disk, backup or other store named under Impact, Root cause, Resolution, the services or the timeline, while the \
                field “Data loss” is empty and no section tells of it.",
        matters: "It is always asked afterwards, and authorities ask first.",
        fix: "Set Data loss to none, suspected or confirmed. “None” is an answer.",
        example: "## Root cause\nThe primary database ran out of disk.",
        instead: "Data loss: none\n\n## Root cause\nThe primary database ran out of disk.",
        allow: "When the store holds only what can be rebuilt, such as a cache.",
    },
    check,
};

pub static STORES: Phrases = Phrases::new(&[
    "database", "databases", "storage", "disk", "disks", "volume", "volumes", "backup", "backups", "replica", "replicas", "filesystem",
    "file system", "bucket", "buckets", "postgres", "postgresql", "mysql", "mariadb", "mongodb", "cassandra", "dynamodb", "s3",
    "elasticsearch", "redis", "kafka", "raid", "snapshot", "snapshots", "data store", "datastore", "corrupted", "corruption",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    if document.data_loss.is_some() || document.near_miss || !subject.prose(SectionId::DataLoss).is_empty() {
        return;
    }
    let told = |path: &FieldPath| match path {
        FieldPath::Section(SectionKey::Known(id), SectionField::Body) => {
            matches!(id, SectionId::Impact | SectionId::RootCause | SectionId::RootCauseBrief | SectionId::Resolution | SectionId::Trigger)
        }
        FieldPath::RowField(ListId::Timeline | ListId::Factors, _, field) => *field == RowField::Text,
        _ => false,
    };
    let named = subject.passages_with(&STORES).into_iter().filter(|passage| told(&passage.path)).find_map(|passage| {
        let (_, range, _) = passage.find(&STORES, 0)?;
        Some((passage.path.clone(), passage.text.get(range)?.to_string()))
    });
    let Some((path, store)) = named else { return };
    let place = words::place(document, &path);
    let finding = found
        .report(
            FieldPath::Field(Field::DataLoss),
            format!("{} {place} is about stored data, but nothing says whether any were lost.", words::quote(&store)),
            "It is always asked afterwards. Set Data loss to none, suspected or confirmed.",
        )
        .with([path]);
    for answer in DataLoss::ALL {
        let edit = Edit::Set(FieldPath::Field(Field::DataLoss), Value::DataLoss(Some(answer)));
        finding.fix(words::first_upper(answer.name()), vec![edit]);
    }
}
