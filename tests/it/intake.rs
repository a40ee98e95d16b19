//! What becomes of a text that was read: kept with its draft, read again, merged into an open document, its sections moved.

use postmortem_editor::chronology::places;
use postmortem_editor::edit::{apply, choosing};
use postmortem_editor::env::{Env, FixedEnv, NoZones, SeededEnv};
use postmortem_editor::field::{FieldPath, RowField, Value};
use postmortem_editor::format::{self, Group, Pace, Rest, Source};
use postmortem_editor::merge::{absorb, merge, relocate};
use postmortem_editor::model::{
    EventKind, ListId, Milestone, Postmortem, RowId, SectionId, SectionKey, TimelineEvent,
};

fn read(text: &str) -> Postmortem {
    format::read(text, None, &FixedEnv::default()).document
}

fn place(document: &Postmortem, events: &[TimelineEvent]) -> Vec<usize> {
    places(document, events, &NoZones)
}

/// Ids that no document of these tests has.
fn fresh() -> impl Fn() -> RowId {
    let env = FixedEnv::default();
    (0..1000).for_each(|_| env.random(&mut [0]));
    move || RowId::fresh(&env)
}

fn texts(document: &Postmortem) -> Vec<&str> {
    document.timeline.iter().map(|event| event.text.as_str()).collect()
}

const OURS: &str = "# Checkout was down\n\n- Severity: SEV1\n\n## Summary\n\nShops could not sell.\n\n\
                    ## Timeline\n\nAll times in UTC.\n\n- 2024-05-10 10:00: Alert\n- 2024-05-10 11:00: Rolled back\n";
const THEIRS: &str = "# Payment errors\n\n- Severity: SEV2\n- Start time: 2024-05-10 09:40 UTC\n\n## Summary\n\nHalf of all payments failed.\n\n\
                      ## Timeline\n\nAll times in CEST.\n\n- 2024-05-10 12:30: Found the cause\n- 2024-05-10 13:30: Told everybody\n\n\
                      ## Action Items\n\n- [ ] Add a limit\n\n## Weather\n\nIt rained.\n";

#[test]
fn a_file_is_merged_into_an_open_document_and_nothing_is_dropped() {
    let (ours, theirs) = (read(OURS), read(THEIRS));
    let whole = absorb(&ours, &theirs, &place, &fresh());
    assert_eq!(whole.title, "Checkout was down");
    assert_eq!(whole.severity, ours.severity);
    let stats: Vec<String> =
        whole.stats.iter().map(|stat| format!("{}: {}", stat.label, stat.text)).collect();
    assert!(stats.contains(&"Title: Payment errors".to_owned()), "{stats:?}");
    assert!(stats.contains(&"Severity: SEV2".to_owned()), "{stats:?}");
    assert!(whole.times.contains_key(&Milestone::Started));
    // 12:30 in CEST is 10:30 UTC: between ours.
    assert_eq!(texts(&whole), ["Alert", "Found the cause", "Rolled back", "Told everybody"]);
    let zone = whole.timeline[1].at.as_ref().and_then(|at| at.zone.clone());
    assert_eq!(zone.map(|zone| zone.written), Some("CEST".to_owned()), "its own zone, not ours");
    let summary = whole.prose(SectionId::Summary).unwrap_or_default();
    assert!(summary.contains("Shops could not sell.") && summary.contains("Half of all payments failed."));
    assert_eq!(whole.actions.len(), 1);
    assert!(
        whole.sections.iter().any(|section| section.heading == "Weather" && section.body == "It rained.")
    );
}

#[test]
fn the_same_file_twice_has_ids_of_its_own() {
    let ours = read(OURS);
    let whole = absorb(&ours, &ours, &place, &fresh());
    let mut ids: Vec<&RowId> = whole.timeline.iter().map(|event| &event.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4);
    let houses = |document: &Postmortem| {
        let mut keys: Vec<_> = document.sections.iter().map(|section| format!("{:?}", section.key)).collect();
        keys.sort();
        let all = keys.len();
        keys.dedup();
        (all, keys.len())
    };
    let (all, distinct) = houses(&absorb(&read(THEIRS), &read(THEIRS), &place, &fresh()));
    assert_eq!(all, distinct, "each section stands once");
}

#[test]
fn a_section_moves_to_another_and_back() {
    let document = read(THEIRS);
    let read = |text: &str| read(text);
    let key = |heading: &str, document: &Postmortem| {
        document.sections.iter().find(|section| section.heading == heading).unwrap().key.clone()
    };
    let house = key("Weather", &document);
    let moved = relocate(&document, &house, Some(SectionId::Background), &read, &place, &fresh()).unwrap();
    assert_eq!(moved.prose(SectionId::Background), Some("It rained."));
    assert_eq!(moved.sections.len(), document.sections.len());
    let back =
        relocate(&moved, &SectionKey::Known(SectionId::Background), None, &read, &place, &fresh()).unwrap();
    assert_eq!(back.prose(SectionId::Background), None);
    assert_eq!(
        key("Weather", &back),
        back.sections.iter().find(|section| section.body == "It rained.").unwrap().key
    );
    // Onto a section that stands there: behind its text, with the heading as a line.
    let joined = relocate(&document, &house, Some(SectionId::Summary), &read, &place, &fresh()).unwrap();
    let summary = joined.prose(SectionId::Summary).unwrap_or_default();
    assert_eq!(summary, "Half of all payments failed.\n\n**Weather**\n\nIt rained.");
    assert_eq!(
        relocate(
            &document,
            &SectionKey::Known(SectionId::Summary),
            Some(SectionId::Summary),
            &read,
            &place,
            &fresh()
        ),
        None
    );
}

#[test]
fn a_section_moved_into_the_timeline_becomes_events() {
    let text =
        format!("{OURS}\n## Prelude\n\n- 2024-05-10 09:30 UTC: Deploy\n- 2024-05-10 10:15 UTC: First call\n");
    let document = read(&text);
    let house = document
        .sections
        .iter()
        .find(|section| section.heading == "Prelude")
        .map(|section| section.key.clone());
    let Some(house) = house else { panic!("a section of the house's own: {:?}", document.sections) };
    let read = |text: &str| read(text);
    let moved = relocate(&document, &house, Some(SectionId::Timeline), &read, &place, &fresh()).unwrap();
    assert_eq!(texts(&moved), ["Deploy", "Alert", "First call", "Rolled back"]);
    assert!(moved.section(&house).is_none());
}

#[test]
fn a_source_is_kept_whole_and_reads_the_same_again() {
    let env = FixedEnv::default();
    let text = "## Timeline\n\n- 10:00 alert\n\n## Weather\n\nrain\n\n\nlast line";
    for (name, day_first) in [("a file.md", None), ("line\nend", Some(true)), ("", Some(false))] {
        let mut source = Source::new(name, text.to_owned(), &env);
        source.day_first = day_first;
        let restored = Source::restore(&source.store()).unwrap();
        assert_eq!(restored, source);
        assert_eq!(restored.read(&env), source.read(&FixedEnv::default()), "the same rows have the same ids");
    }
    assert_eq!(Source::restore("source/2 1 ask x\ntext"), None);
    assert_eq!(Source::restore(""), None);
    let (one, other) = (SeededEnv::new(&env, 1), SeededEnv::new(&env, 2));
    assert_ne!(RowId::fresh(&one), RowId::fresh(&other));
    assert_ne!(RowId::fresh(&one), RowId::fresh(&one));
}

#[test]
fn an_undecided_order_of_day_and_month_is_asked_and_the_answer_holds_for_all() {
    let text = "# Out\n\n## Timeline\n\n- 04/05/2024 10:00 UTC: alert\n- 04/05/2024 11:00 UTC: over\n";
    let env = FixedEnv::default();
    let mut source = Source::new("x.md", text.to_owned(), &env);
    let asked = source.read(&env);
    let dates = |document: &Postmortem| -> Vec<Option<String>> {
        let date = |event: &TimelineEvent| event.at.as_ref()?.date.map(|date| date.to_string());
        document.timeline.iter().map(date).collect()
    };
    assert_eq!(dates(&asked.document), [None, None], "nothing is guessed");
    let (month_first, day_first) = asked.undecided.unwrap();
    assert_eq!(
        (month_first.to_string(), day_first.to_string()),
        ("2024-04-05".to_owned(), "2024-05-04".to_owned())
    );
    // Meanwhile the author corrected one time and wrote a title.
    let mut open = asked.document.clone();
    open.title = "Search was out".to_owned();
    let own = postmortem_editor::time::text::read("2024-04-06 11:30 UTC", &Default::default());
    open.timeline[1].at = Some(own);
    source.day_first = Some(true);
    let answered = source.read(&env);
    assert_eq!(answered.undecided, None);
    let merged = merge(&asked.document, &open, &answered.document);
    assert_eq!(merged.document.title, "Search was out");
    let expected = [Some("2024-05-04".to_owned()), Some("2024-04-06".to_owned())];
    assert_eq!(dates(&merged.document), expected);
}

#[test]
fn the_report_tells_kinds_that_were_inferred_until_somebody_chooses() {
    let text = "# Out\n\n## Timeline\n\n- 10:00 UTC: rolled back the release\n- 10:10 UTC: lunch\n\n## Wether\n\nrain\n";
    let reading = format::read(text, None, &FixedEnv::default());
    let report = format::report(&reading, 60);
    let of = |group: Group| report.iter().find(|told| told.group == group).map_or(0, |told| told.count);
    assert_eq!(of(Group::Kinds), 1);
    assert_eq!(of(Group::Kept), 1);
    assert!(of(Group::Placed) >= 1);
    let groups: Vec<Group> = report.iter().map(|told| told.group).collect();
    assert!(groups.is_sorted(), "questions stand first");

    let mut document = reading.document;
    let id = document.timeline[0].id.clone();
    assert!(document.timeline[0].inferred && !document.timeline[1].inferred);
    let json = (format::json::FORMAT.write.unwrap())(&document, &FixedEnv::default());
    let again = format::read(&json, None, &FixedEnv::default()).document;
    assert!(again.timeline[0].inferred, "the mark survives JSON");
    let path = FieldPath::RowField(ListId::Timeline, id, RowField::Kind);
    let mut inverses = Vec::new();
    for edit in choosing(path, Value::Kind(EventKind::Action)) {
        inverses.push(apply(&mut document, edit).unwrap().0);
    }
    assert!(!document.timeline[0].inferred && document.timeline[0].kind == EventKind::Action);
    for edit in inverses.into_iter().rev() {
        apply(&mut document, edit).unwrap();
    }
    assert!(document.timeline[0].inferred && document.timeline[0].kind == EventKind::Mitigation);
}

#[test]
fn what_is_known_to_stop_the_markdown_parser_does_not() {
    use pulldown_cmark::{Options, Parser};
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let texts = [
        "<!S\r:",
        "<!A\r\n>",
        "<?\r",
        "[a]:\r<",
        "> <!S\r:",
        "|a|\n|-|\n|\r",
        "[^\r]: ",
        "\r\r[\r]",
        "&#\r;",
        "```\r",
        "- \r-",
        "<a\r=\r>",
        "![[\r]](<\r>)",
        "\u{feff}<!S\r",
        "[a](\\\r",
        "*\r*",
        "~~\r~~",
        "\\\r",
        "a\0\r",
        "<![CDATA[\r",
    ];
    for text in texts {
        for (before, after) in [("", ""), ("> ", "\n"), ("- ", "x"), ("a\n", "\r"), ("# ", "\r\n")] {
            let whole = format!("{before}{text}{after}");
            Parser::new_ext(&whole, options).count();
            read(&whole);
        }
    }
}

#[test]
fn files_of_any_encoding_read_the_same() {
    let text = "# Störung im Café\n\n## Timeline\n\n- 10:00 UTC: alert – ☎\n- 10:30 UTC: over\n";
    let env = FixedEnv::default();
    let read = |bytes: &[u8]| format::read_bytes(bytes, "x.md", &FixedEnv::default());
    let plain = read(text.as_bytes());
    assert_eq!(plain.document.title, "Störung im Café");
    let units = |order: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        let mark = mark.then_some(0xfeff_u16);
        mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
    };
    let encodings: [(&str, Vec<u8>); 6] = [
        ("a byte order mark", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("UTF-16, little end first", units(u16::to_le_bytes, true)),
        ("UTF-16, big end first", units(u16::to_be_bytes, true)),
        ("UTF-16 without a mark", units(u16::to_le_bytes, false)),
        ("UTF-16 of the other end without a mark", units(u16::to_be_bytes, false)),
        ("line ends of other systems", text.replace('\n', "\r\n").into_bytes()),
    ];
    for (name, bytes) in encodings {
        assert_eq!(read(&bytes), plain, "{name}");
    }
    let (source, notes) = format::source_of_bytes(b"# Caf\xe9 out\n\n## Impact\n\nnobody\n", "x.md", &env);
    assert!(source.text.starts_with("# Caf\u{fffd} out"));
    assert_eq!(notes.len(), 1, "what was replaced is reported");
}

/// Rests at every question, `left` times; then calls the reading off.
struct Resting {
    left: std::cell::Cell<usize>,
    told: std::cell::RefCell<Vec<f32>>,
}

impl Pace for Resting {
    fn step(&self, done: f32) -> Option<Rest<'_>> {
        self.told.borrow_mut().push(done);
        Some(Box::pin(async move {
            let left = self.left.get();
            self.left.set(left.saturating_sub(1));
            left > 0
        }))
    }
}

/// What a reading gives that rests, and how far it said to be.
fn slowly(source: &Source, rests: usize) -> (format::Reading, Vec<f32>) {
    let pace = Resting { left: std::cell::Cell::new(rests), told: std::cell::RefCell::default() };
    let read = {
        let env = FixedEnv::default();
        let mut reading = std::pin::pin!(source.read_slowly(&env, &pace));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match reading.as_mut().poll(&mut context) {
            std::task::Poll::Ready(read) => read,
            std::task::Poll::Pending => panic!("a rest that is over goes on"),
        }
    };
    (read, pace.told.into_inner())
}

#[test]
fn a_long_text_is_read_in_slices_to_the_same_document_and_can_be_called_off() {
    let mut text = THEIRS.to_owned();
    for at in 0..2000 {
        text.push_str(&format!("\n\n## Part {at}\n\nwords\n"));
    }
    text.push_str("\n## Timeline of the network\n\n");
    for at in 0..2000 {
        text.push_str(&format!("- 2024-05-10 14:{:02}: step {at}\n", at % 60));
    }
    let source = Source::new("long.md", text, &FixedEnv::default());
    let (read, told) = slowly(&source, usize::MAX);
    assert_eq!(read, source.read(&FixedEnv::default()));
    assert!(told.len() > 50 && told.iter().all(|done| (0.0..=1.0).contains(done)), "{told:?}");
    assert!(told.is_sorted(), "it only goes forward: {told:?}");
    let (_, told) = slowly(&source, 3);
    assert!(told.len() <= 8, "nothing goes on for long after it was called off: {}", told.len());
}

#[test]
fn action_items_and_html_are_read_in_slices_whatever_their_shape() {
    const PARTS: usize = 4000;
    let items = |line: &dyn Fn(usize) -> String| {
        let items: String = (0..PARTS).map(line).collect();
        format!("# Out\n\n## Summary\n\nDown.\n\n## Timeline\n\n- 10:00 alert\n\n## Action Items\n\n{items}")
    };
    let table = format!("| Action | Owner |\n|---|---|\n{}", "| Add a limit | amina |\n".repeat(PARTS));
    // What is read, and between which parts of the whole it has to ask.
    let shapes: [(&str, String, (f32, f32)); 7] = [
        ("items", items(&|at| format!("- Add limit {at}\n")), (0.4, 0.6)),
        (
            "items of three lines",
            items(&|at| format!("- Add limit {at}\n  - Owner: amina\n  - Note: soon\n")),
            (0.4, 0.6),
        ),
        ("plain lines", items(&|at| format!("Add limit {at}\n")), (0.4, 0.6)),
        (
            "items under a heading",
            items(&|at| match at {
                0 => "### Soon\n\n".to_owned(),
                _ => format!("- Add limit {at}\n"),
            }),
            (0.4, 0.6),
        ),
        ("a table", items(&|at| if at == 0 { table.clone() } else { String::new() }), (0.4, 0.6)),
        (
            "a list in HTML",
            format!("<h1>Out</h1>\n<ul>\n{}</ul>\n", "<li>Step</li>\n".repeat(PARTS)),
            (0.0, 0.1),
        ),
        ("other tags", format!("# Out\n\n{}", "<i>word</i>\n".repeat(PARTS)), (0.0, 0.1)),
    ];
    for (name, text, (from, to)) in shapes {
        let source = Source::new("long.md", text, &FixedEnv::default());
        let (read, told) = slowly(&source, usize::MAX);
        assert_eq!(read, source.read(&FixedEnv::default()), "{name}");
        assert!(told.is_sorted(), "{name}: it only goes forward: {told:?}");
        // The lines before and the blocks behind ask once at their bounds.
        let inside = told.iter().filter(|done| (from..to).contains(*done)).count();
        assert!(inside > PARTS / 64, "{name}: asked {inside} times");
        let (_, told) = slowly(&source, 3);
        assert!(told.len() <= 12, "{name}: it went on after it was called off: {}", told.len());
    }
}
