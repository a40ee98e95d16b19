//! The question that mends a finding, rule by rule: what only the author knows is asked for in place.
//!
//! One table, so that a question costs a line. Rules whose question depends on more than the finding ask it themselves.

use super::words;
use crate::diagnostic::{Ask, Diagnostic, Then};
use crate::edit::{Edit, Row};
use crate::field::{FieldPath, RowField, Value};
use crate::model::{ListId, Milestone, Postmortem, RowId, SectionId};

/// What becomes of the answer.
enum Question {
    /// One of the events bears this milestone.
    Mark(Milestone),
    /// It is what the field of the finding says; with a field of a row, that field of the row.
    Set(Option<RowField>),
    /// The same for every row that the finding names.
    Each(RowField),
    /// It is a new row: at the start of its list, or at its end.
    First(ListId, RowField),
    Last(ListId, RowField),
    /// It is a paragraph of a section.
    Say(SectionId),
    /// It takes the place of the words found.
    Reword,
}

use Question::{Each, First, Last, Mark, Reword, Say, Set};

/// Code, question, what stands in the answer's field at first (for [`Reword`] behind the words found).
static QUESTIONS: &[(&str, &str, &str, Question)] = &[
    ("PM003", "Which event began the impact?", "", Mark(Milestone::Started)),
    ("PM004", "At which event was it noticed?", "", Mark(Milestone::Detected)),
    ("PM005", "Which event ended the impact?", "", Mark(Milestone::Resolved)),
    ("PM009", "Which time zone are the times in?", "", Set(None)),
    ("PM016", "Where can it be seen? (address)", "", Set(Some(RowField::Links))),
    ("PM019", "What happened before anybody noticed?", "", First(ListId::Timeline, RowField::Text)),
    ("PM020", "When were they told?", "", Set(None)),
    ("PM102", "How many were affected, and of how many?", "", Last(ListId::Figures, RowField::Value)),
    ("PM103", "Of how many?", " of ", Reword),
    ("PM201", "What else had to be true?", "", Last(ListId::Factors, RowField::Text)),
    (
        "PM202",
        "What made it likely: the tool, a missing guardrail, missing information, time pressure?",
        "",
        Last(ListId::Factors, RowField::Text),
    ),
    ("PM203", "Which role, and under which condition?", "", Reword),
    ("PM206", "Why was that possible?", "- ", Say(SectionId::WhyChain)),
    ("PM207", "Which action item takes it up?", "", Last(ListId::Actions, RowField::Text)),
    ("PM208", "What stopped it?", "", Last(ListId::WentWell, RowField::Text)),
    ("PM209", "Has it happened before?", "None found.", Say(SectionId::Recurrence)),
    ("PM301", "How can it be said without blame?", "", Reword),
    ("PM302", "What made it look right then?", "", Reword),
    ("PM303", "Which role?", "", Reword),
    ("PM304", "How, or what, instead of who and why?", "", Reword),
    ("PM305", "What are the facts?", "", Reword),
    ("PM306", "What does it make less likely?", "", Reword),
    ("PM401", "What will change?", "", Last(ListId::Actions, RowField::Text)),
    ("PM402", "Who does it?", "", Each(RowField::Owner)),
    ("PM404", "By when?", "", Each(RowField::Due)),
    ("PM405", "Which ticket?", "", Set(Some(RowField::Ticket))),
    ("PM406", "What is to be done?", "", Set(Some(RowField::Text))),
    ("PM407", "Done when …?", "", Set(Some(RowField::Verify))),
    ("PM408", "Done when …?", "", Set(Some(RowField::Verify))),
    ("PM410", "Which alert should have fired?", "Alert when ", Last(ListId::Actions, RowField::Text)),
    ("PM413", "What would make the mistake impossible?", "", Last(ListId::Actions, RowField::Text)),
    ("PM501", "What worked because somebody prepared it?", "", Last(ListId::WentWell, RowField::Text)),
    ("PM502", "What could have gone the other way?", "", Last(ListId::GotLucky, RowField::Text)),
    ("PM507", "What does it stand for?", ": ", Say(SectionId::Glossary)),
    ("PM512", "What is it called in public?", "", Reword),
];

/// Puts its question to a finding that has none of its own.
pub(super) fn put(found: &mut Diagnostic, document: &Postmortem) {
    let Some((_, label, initial, question)) = QUESTIONS.iter().find(|(code, ..)| *code == found.code) else {
        return;
    };
    if found.ask.is_some() {
        return;
    }
    let mut initial = (*initial).to_string();
    let words_found = || match (document.get(&found.path), &found.range) {
        (Some(Value::Text(text)), Some(range)) => text.get(range.clone()).map(str::to_string),
        _ => None,
    };
    let rows = || {
        let listed = if found.path.row().is_some() {
            std::slice::from_ref(&found.path)
        } else {
            found.related.as_slice()
        };
        listed.iter().filter_map(FieldPath::row)
    };
    let then = match question {
        Mark(milestone) => {
            let choices: Vec<(String, Vec<Edit>)> = events(document, *milestone);
            if choices.is_empty() {
                return;
            }
            Then::Pick(choices)
        }
        Set(None) => Then::Set(vec![found.path.clone()]),
        Set(Some(field)) => {
            let Some((list, id)) = rows().next() else { return };
            Then::Set(vec![FieldPath::RowField(list, id.clone(), *field)])
        }
        Each(field) => {
            Then::Set(rows().map(|(list, id)| FieldPath::RowField(list, id.clone(), *field)).collect())
        }
        First(list, field) => Then::Insert(0, Box::new(Row::empty(*list, RowId::from(""))), *field),
        Last(list, field) => Then::Insert(usize::MAX, Box::new(Row::empty(*list, RowId::from(""))), *field),
        Say(section) => {
            if *section == SectionId::Glossary {
                initial.insert_str(0, &words_found().unwrap_or_default());
            }
            Then::Append(*section)
        }
        Reword => {
            let (Some(range), Some(words)) = (found.range.clone(), words_found()) else { return };
            initial.insert_str(0, &words);
            Then::Replace(found.path.clone(), range)
        }
    };
    found.ask = Some(Box::new(Ask { label, initial, then }));
}

/// The events that can bear a milestone: those with a time, by time and words. A list longer than anybody reads is cut.
fn events(document: &Postmortem, milestone: Milestone) -> Vec<(String, Vec<Edit>)> {
    const MOST: usize = 60;
    let timed = document.timeline.iter().filter_map(|event| Some((event, event.at.as_ref()?)));
    timed
        .take(MOST)
        .map(|(event, time)| {
            let mut milestones = event.milestones.clone();
            milestones.push(milestone);
            let path = FieldPath::event(&event.id, RowField::Milestones);
            let text: String = event.text.trim().chars().take(60).collect();
            (format!("{} {text}", words::clock(time)), vec![Edit::Set(path, Value::Milestones(milestones))])
        })
        .collect()
}
