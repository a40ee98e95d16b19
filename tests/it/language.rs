//! Language rules against sentences of our own, labelled one by one: what they find must be right, and what is right be found.
//! The files are `tests/fixtures/language/<rule>.txt`; half of each is tempting but innocent.

use postmortem_editor::edit::{Edit, Row, apply};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::field::{Field, FieldPath, Value};
use postmortem_editor::model::{ActionItem, Postmortem, Profile, RowId, SectionId, TimelineEvent};
use postmortem_editor::rule::{self, Rule};
use std::fs;
use std::path::Path;

/// Puts a sentence into a document.
type Place = fn(&str) -> Edit;

/// The rules and where their sentences stand.
const RULES: [(&str, Place); 12] = [
    ("human-error-cause", |text| prose(SectionId::RootCause, text)),
    ("blame-words", |text| prose(SectionId::Lessons, text)),
    ("person-as-cause", |text| prose(SectionId::RootCause, text)),
    ("judgement-in-timeline", event),
    ("absolute-guarantee", |text| prose(SectionId::Conclusion, text)),
    ("names-in-prose", |text| prose(SectionId::Summary, text)),
    ("counterfactual", |text| prose(SectionId::Lessons, text)),
    ("who-why-question", |text| prose(SectionId::OpenQuestions, text)),
    ("drama", |text| prose(SectionId::Summary, text)),
    ("unbounded", item),
    ("vague-verb", item),
    ("no-verb", item),
];

fn prose(id: SectionId, text: &str) -> Edit {
    Edit::Set(FieldPath::prose(id), Value::Text(text.to_string()))
}

fn event(text: &str) -> Edit {
    Edit::Insert(
        0,
        Row::Timeline(TimelineEvent { text: text.to_string(), ..TimelineEvent::new(RowId::from("e1")) }),
    )
}

fn item(text: &str) -> Edit {
    Edit::Insert(0, Row::Actions(ActionItem { text: text.to_string(), ..ActionItem::new(RowId::from("a1")) }))
}

fn finds(rule: &Rule, place: Place, sentence: &str) -> bool {
    let names = ["Ada Osei", "Mei Lindqvist", "Tomás Reyes"].map(str::to_string).to_vec();
    let mut document = Postmortem { profile: Profile::Public, ..Postmortem::default() };
    for step in [Edit::Set(FieldPath::Field(Field::Authors), Value::Names(names)), place(sentence)] {
        apply(&mut document, step).expect("the sentence has a place");
    }
    rule::check(&document, &FixedEnv::default()).iter().any(|found| found.code == rule.code)
}

#[test]
fn language_rules_are_right_and_miss_little() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/language");
    let mut poor = Vec::new();
    for (name, place) in RULES {
        let rule = Rule::find(name).expect("the rule is in the registry");
        let text = fs::read_to_string(folder.join(format!("{name}.txt"))).expect("the sentences are there");
        let (mut right, mut wrong, mut missed, mut spared) = (0, Vec::new(), Vec::new(), 0);
        for line in text.lines() {
            let Some((label, sentence)) =
                line.split_once(' ').filter(|(label, _)| ["+", "-"].contains(label))
            else {
                continue;
            };
            match (label, finds(rule, place, sentence)) {
                ("+", true) => right += 1,
                ("+", false) => missed.push(sentence),
                (_, true) => wrong.push(sentence),
                _ => spared += 1,
            }
        }
        let (guilty, innocent) = (right + missed.len(), spared + wrong.len());
        assert!(
            guilty + innocent >= 40 && guilty >= 20 && innocent >= 20,
            "{name}: {guilty} guilty, {innocent} innocent"
        );
        let precision = right as f64 / (right + wrong.len()).max(1) as f64;
        let recall = right as f64 / guilty as f64;
        println!(
            "{} {name:<24} precision {precision:.2}  recall {recall:.2}  of {} sentences",
            rule.code,
            guilty + innocent
        );
        for sentence in &wrong {
            println!("    found, but innocent: {sentence}");
        }
        for sentence in &missed {
            println!("    missed: {sentence}");
        }
        if precision < 0.95 || recall < 0.9 {
            poor.push(format!("{name}: precision {precision:.2}, recall {recall:.2}"));
        }
    }
    assert!(poor.is_empty(), "{}", poor.join("\n"));
}
