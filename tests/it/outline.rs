//! The outline of a document as forms show it, and what stands around each event.

use chrono::NaiveDate;
use postmortem_editor::chronology::{around, context, since};
use postmortem_editor::env::{FixedEnv, NoZones};
use postmortem_editor::example;
use postmortem_editor::field::FieldPath;
use postmortem_editor::format;
use postmortem_editor::model::{Postmortem, SectionId, SectionKey};
use postmortem_editor::outline::{Block, blocks};

fn read(text: &str) -> Postmortem {
    format::read(text, format::by_id("markdown"), &FixedEnv::default()).document
}

fn names(document: &Postmortem) -> Vec<String> {
    blocks(document).iter().map(Block::name).collect()
}

#[test]
fn an_empty_document_has_every_usual_block() {
    let usual = ["summary", "timeline", "cause", "factors", "lessons", "actions", "conclusion"];
    assert_eq!(names(&Postmortem::default()), usual);
}

#[test]
fn sections_keep_the_order_of_the_document() {
    let document = read(
        "# Mail was late\n\n## Action items\n\n- Add an alert\n\n## Timeline\n\n- 10:00 Mail was late\n",
    );
    let names = names(&document);
    let place = |name: &str| names.iter().position(|other| other == name);
    assert!(place("actions") < place("timeline"), "{names:?}");
    assert!(place("summary") < place("timeline"), "missing blocks stand where they usually do: {names:?}");
}

#[test]
fn a_house_section_is_a_block_of_its_own() {
    let document =
        read("# Mail was late\n\n## Weather that day\n\nIt rained.\n\n## Impact\n\nNobody got mail.\n");
    let house = document.sections.iter().find(|section| section.heading == "Weather that day").expect("kept");
    assert!(blocks(&document).contains(&Block::Prose(house.key.clone())));
    assert_eq!(Block::Prose(house.key.clone()).heading(&document), "Weather that day");
}

#[test]
fn a_heading_over_headings_is_the_name_of_its_block() {
    let text = "# Mail was late\n\n## Root cause and repair\n\n### Root cause\n\nA full disk.\n\n### Resolution\n\nA larger disk.\n";
    let document = read(text);
    assert_eq!(document.prose(SectionId::RootCause).map(str::trim), Some("A full disk."));
    assert_eq!(Block::Cause.heading(&document), "Root cause and repair");
    assert_eq!(names(&document).iter().filter(|name| name.starts_with("house")).count(), 0);
}

#[test]
fn what_is_shown_is_what_is_among_the_blocks() {
    let group = "# Mail was late\n\n## Root cause and repair\n\n### Root cause\n\nA full disk.\n\n## Weather\n\nIt rained.\n";
    let people = "# Mail was late\n\n## People\n\n- Commander: Ada\n\n## Facts\n\n- Downtime: 4 h\n";
    for document in
        [Postmortem::default(), read(group), read(people), example::document(&FixedEnv::default())]
    {
        let blocks = blocks(&document);
        let keys = document.sections.iter().map(|section| section.key.clone());
        let known = SectionId::ALL.iter().copied().map(SectionKey::Known);
        for block in keys.chain(known).map(|key| Block::of(&key)).chain([Block::Stats, Block::People]) {
            assert_eq!(block.is_shown(&document), blocks.contains(&block), "{block:?} of {}", document.title);
        }
    }
}

#[test]
fn the_head_stands_in_for_a_block_that_is_not_there() {
    let path = |text: &str| FieldPath::parse(text).expect("an address");
    let without = blocks(&Postmortem::default());
    assert_eq!(Block::among(&without, &path("/responders")), None);
    assert_eq!(Block::among(&without, &path("/timeline/e1/text")), Some(&Block::Timeline));
    let with = blocks(&read("# Mail was late\n\n- **Incident commander:** Ada Osei\n"));
    assert_eq!(Block::among(&with, &path("/responders")), Some(&Block::People));
}

#[test]
fn every_address_has_one_block() {
    let path = |text: &str| FieldPath::parse(text).expect("an address");
    assert_eq!(Block::of_field(&path("/timeline/e1/text")), Some(Block::Timeline));
    assert_eq!(Block::of_field(&path("/times/started")), Some(Block::Summary));
    assert_eq!(Block::of_field(&path("/went-well")), Some(Block::Lessons));
    assert_eq!(Block::of_field(&path("/title")), None);
    assert_eq!(Block::of(&SectionKey::Known(SectionId::Glossary)).name(), "glossary");
}

#[test]
fn days_silences_and_time_since_the_start() {
    let text = "# Mail was late\n\n## Summary\n\n- Start time: May 4, 2024, 22:00 UTC\n\n## Timeline (UTC)\n\n- 22:10 Queue grows\n- 23:30 Disk found full\n- 00:05 Disk enlarged\n";
    let document = read(text);
    let rows: Vec<_> = around(&document, &NoZones).into_iter().map(|(_, around)| around).collect();
    let day = |day| NaiveDate::from_ymd_opt(2024, 5, day);
    assert_eq!(rows.iter().map(|row| row.day).collect::<Vec<_>>(), [day(4), None, day(5)]);
    assert_eq!(rows.iter().map(|row| row.silence).collect::<Vec<_>>(), [None, Some(80 * 60), Some(35 * 60)]);
    assert_eq!(
        rows.iter().filter_map(|row| row.since_start.map(since)).collect::<Vec<_>>(),
        ["T+0:10", "T+1:30", "T+2:05"]
    );
    let around = context(&document, None);
    assert_eq!(around.date, day(5), "a new event goes on from the last one");
}

#[test]
fn the_example_reads_whole_and_shows_few_findings() {
    let env = FixedEnv::default();
    let document = example::document(&env);
    assert_eq!((document.timeline.len(), document.actions.len(), document.factors.len()), (8, 3, 3));
    assert!(document.timeline.iter().all(|event| event.at.as_ref().is_some_and(|at| at.is_moment())));
    assert!(document.prose(SectionId::Conclusion).is_some());
    let errors = postmortem_editor::rule::check(&document, &env);
    let errors = errors.iter().filter(|one| one.level == postmortem_editor::diagnostic::Level::Error);
    let errors: Vec<_> = errors.map(|one| (one.code, &one.what)).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn some_rows_are_looked_at_without_the_others() {
    use postmortem_editor::chronology::around_some;
    use postmortem_editor::model::{RowId, TimelineEvent};
    use postmortem_editor::time::text::{Context, read};
    let words =
        ["2024-03-10 14:00", "", "2024-03-10 14:05", "", "2024-03-10 16:00", "2024-03-11 00:10", "soon"];
    let event = |(number, words): (usize, &&str)| TimelineEvent {
        at: (!words.is_empty()).then(|| read(words, &Context::default())),
        ..TimelineEvent::new(RowId::from(number.to_string().as_str()))
    };
    let document =
        Postmortem { timeline: words.iter().enumerate().map(event).collect(), ..Postmortem::default() };
    let whole: Vec<_> = around(&document, &NoZones).into_iter().map(|(_, around)| around).collect();
    for from in 0..=words.len() {
        for to in from..=words.len() + 1 {
            let expected = whole.get(from..to.min(words.len())).unwrap();
            assert_eq!(around_some(&document, from..to, &NoZones), expected, "{from}..{to}");
        }
    }
}
