//! Ways to mend: every rule of the table that has one offers it, answers become edits that can be taken back, and checks can pause.

use postmortem_editor::diagnostic::{Diagnostic, Then};
use postmortem_editor::edit::{self, Edit};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::field::{Field, FieldPath, RowField, Value};
use postmortem_editor::format;
use postmortem_editor::model::{Level, Postmortem, Profile, RowId, Status, Suppression, TimelineEvent};
use postmortem_editor::rule::{self, Beside, Checking, House, Memory, RULES, Rule, review};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Every postmortem of the rules' fixtures, under the most demanding profile that its rule needs.
fn documents() -> Vec<Postmortem> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rule");
    let mut documents = Vec::new();
    for entry in fs::read_dir(folder).expect("the fixtures are there") {
        let path = entry.expect("a page").path();
        let page = fs::read_to_string(&path).expect("a page is text");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let rule = Rule::find(&name).expect("a page is named after its rule");
        let profile = page.lines().find_map(|line| Profile::from_name(line.strip_prefix("profile: ")?));
        for block in page.split("\n```postmortem\n").skip(1) {
            let text = block.split("\n```").next().unwrap_or_default();
            let mut document = format::read(&format!("{text}\n"), None, &FixedEnv::default()).document;
            if let Some(profile) = profile.or((!rule.applies(document.profile)).then_some(rule.profile)) {
                document.profile = profile;
            }
            documents.push(document);
        }
    }
    assert!(documents.len() > 250, "{}", documents.len());
    documents
}

/// The rules that the table of checks gives a fix, except those mended by going to the place, by reading only or by looking at the import.
const MENDED: [&str; 50] = [
    "PM001", "PM002", "PM003", "PM004", "PM005", "PM006", "PM008", "PM009", "PM010", "PM011", "PM012",
    "PM013", "PM014", "PM015", "PM016", "PM017", "PM018", "PM019", "PM020", "PM102", "PM103", "PM104",
    "PM105", "PM107", "PM201", "PM202", "PM203", "PM205", "PM206", "PM207", "PM209", "PM301", "PM302",
    "PM303", "PM304", "PM402", "PM404", "PM405", "PM407", "PM408", "PM410", "PM411", "PM413", "PM504",
    "PM506", "PM507", "PM510", "PM511", "PM512", "PM515",
];

/// Zones of the IANA database, for the rules of changing clocks.
struct World(FixedEnv);

impl postmortem_editor::env::Env for World {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        self.0.now()
    }
    fn random(&self, bytes: &mut [u8]) {
        self.0.random(bytes);
    }
    fn zones(&self) -> &dyn postmortem_editor::env::Zones {
        self
    }
}

impl postmortem_editor::env::Zones for World {
    fn offset_at(&self, name: &str, instant: chrono::DateTime<chrono::Utc>) -> Option<i32> {
        use chrono::{Offset, TimeZone};
        let zone: chrono_tz::Tz = name.parse().ok()?;
        Some(zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc())
    }
}

fn apply(document: &mut Postmortem, edits: &[Edit]) -> Vec<Edit> {
    let mut back = Vec::new();
    for step in edits {
        let (inverse, _) = edit::apply(document, step.clone()).expect("an edit of a finding applies");
        back.insert(0, inverse);
    }
    back
}

fn unchanged_after_undo(before: &Postmortem, edits: &[Edit], title: &str) {
    let mut document = before.clone();
    let back = apply(&mut document, edits);
    assert_ne!(document, *before, "{title} changes nothing");
    apply(&mut document, &back);
    assert_eq!(document, *before, "{title} is not taken back");
}

/// Words that fit a question.
fn words(document: &Postmortem, found: &Diagnostic) -> String {
    let ask = found.ask.as_ref().expect("asked");
    match &ask.then {
        Then::Pick(choices) => choices[0].0.clone(),
        Then::Set(paths) => match document.get(&paths[0]) {
            Some(Value::Time(_)) => "2024-05-01".to_owned(),
            Some(Value::Zone(_)) => "Europe/Berlin".to_owned(),
            _ => "Ada Osei".to_owned(),
        },
        _ => format!("{} said otherwise", ask.initial),
    }
}

#[test]
fn every_rule_with_a_fix_offers_it_and_it_can_be_taken_back() {
    let env = World(FixedEnv::default());
    let mut offered = BTreeSet::new();
    for document in documents() {
        for found in rule::check(&document, &env) {
            for fix in &found.fixes {
                unchanged_after_undo(&document, &fix.edits, &fix.title);
                offered.insert(found.code);
            }
            if let Some(ask) = &found.ask {
                assert!(ask.answer(&document, " ", &env).is_err(), "{}: nothing is no answer", found.code);
                let edits = ask.answer(&document, &words(&document, &found), &env);
                let edits = edits.unwrap_or_else(|words| panic!("{}: {words}", found.code));
                unchanged_after_undo(&document, &edits, ask.label);
                offered.insert(found.code);
            }
        }
    }
    let missing: Vec<_> = MENDED.iter().filter(|code| !offered.contains(*code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn mending_all_of_a_kind_leaves_none_that_can_be_mended() {
    let env = World(FixedEnv::default());
    let mut mended = 0;
    for document in documents() {
        let codes: BTreeSet<&str> = rule::check(&document, &env)
            .iter()
            .filter(|found| found.fixes.first().is_some_and(|fix| fix.sure))
            .map(|found| found.code)
            .collect();
        for code in codes {
            let rule = Rule::find(code).expect("a rule");
            let sure = |found: &Diagnostic| found.fixes.first().is_some_and(|fix| fix.sure);
            let edits = rule::mend_all(&document, &env, Beside::none(), rule, sure);
            let mut after = document.clone();
            apply(&mut after, &edits);
            let left = rule::check(&after, &env)
                .into_iter()
                .filter(|found| found.code == code && sure(found))
                .count();
            assert_eq!(left, 0, "{code}");
            mended += 1;
        }
    }
    assert!(mended >= 10, "{mended}");
}

#[test]
fn a_check_in_steps_finds_what_a_check_at_once_finds() {
    let env = FixedEnv::default();
    // Long enough for its texts to be read in several steps, which end within an event and between two.
    let mut long = documents().swap_remove(0);
    long.timeline = (0..1_001)
        .map(|index| {
            let mut event = TimelineEvent::new(RowId::from(format!("e{index}").as_str()));
            event.text = "He should have known".to_owned();
            event.actor = (if index % 3 == 0 { "" } else { "Ana" }).to_owned();
            event
        })
        .collect();
    for document in documents().into_iter().step_by(7).chain([long]) {
        let whole = rule::check_all(&document, &env);
        let (mut checking, mut memory) = (Checking::default(), Memory::default());
        let mut steps = 1;
        while !checking.step(&document, &env, Beside::none(), &mut memory, &mut || false) {
            steps += 1;
        }
        assert_eq!(checking.finish(), whole);
        assert!(steps > 10, "{steps}");
    }
}

#[test]
fn a_check_that_remembers_another_finds_what_a_new_one_finds() {
    let env = FixedEnv::default();
    let mut memory = Memory::default();
    let mut look = |document: &Postmortem, what: &str| {
        // A key came after the first few steps.
        let mut given_up = Checking::default();
        for _ in 0..3 {
            given_up.step(document, &env, Beside::none(), &mut memory, &mut || false);
        }
        let mut checking = Checking::default();
        while !checking.step(document, &env, Beside::none(), &mut memory, &mut || true) {}
        assert_eq!(checking.finish(), rule::check_all(document, &env), "{what}: {}", document.title);
    };
    for mut document in documents().into_iter().step_by(5) {
        look(&document, "after another document");
        look(&document, "unchanged");
        if let Some(event) = document.timeline.first_mut() {
            event.text = "Unfortunately they forgot to renew it, obviously!!".to_owned();
        }
        look(&document, "an event judges");
        document.timeline.reverse();
        look(&document, "the other way round");
        let twins = document.timeline.clone();
        document.timeline.extend(twins);
        look(&document, "everything twice");
        document.timeline.truncate(1);
        document.sections.truncate(2);
        look(&document, "most is gone");
    }
}

fn undated() -> Postmortem {
    let text = "<!-- postmortem/1 -->\n\n# Checkout failed\n\n## Timeline\n\n- **14:09** – Pool was full.\n- **14:02** – Alert fired.\n";
    format::read(text, None, &FixedEnv::default()).document
}

fn level_of(document: &Postmortem, code: &str) -> Option<Level> {
    rule::check(document, &FixedEnv::default())
        .into_iter()
        .find(|found| found.code == code)
        .map(|found| found.level)
}

#[test]
fn a_document_sets_levels_here_for_a_section_and_everywhere() {
    let said = |path: Option<&str>, level| Suppression {
        rule: "PM001".to_owned(),
        path: path.map(str::to_owned),
        reason: "our rule".to_owned(),
        level,
    };
    assert_eq!(level_of(&undated(), "PM001"), Some(Level::Warning));
    for path in [None, Some("/timeline"), Some("/sections/timeline")] {
        let mut document = undated();
        document.suppressions = vec![said(path, Some(Level::Error))];
        assert_eq!(level_of(&document, "PM001"), Some(Level::Error), "{path:?}");
        assert_eq!(level_of(&document, "PM521"), None, "{path:?}");
        document.suppressions = vec![said(path, None)];
        assert_eq!(level_of(&document, "PM001"), None, "{path:?}");
    }
    let mut document = undated();
    document.suppressions = vec![said(Some("/actions"), Some(Level::Error))];
    assert_eq!(level_of(&document, "PM001"), Some(Level::Warning));
    assert_eq!(level_of(&document, "PM521"), Some(Level::Warning));
}

#[test]
fn levels_and_reasons_travel_in_markdown_and_json() {
    let mut document = undated();
    document.suppressions.push(Suppression {
        rule: "PM001".to_owned(),
        path: Some("/timeline".to_owned()),
        reason: "told by team".to_owned(),
        level: Some(Level::Error),
    });
    let env = FixedEnv::default();
    for id in ["markdown", "json"] {
        let write = format::by_id(id).and_then(|format| format.write).expect("it is written");
        let text = write(&document, &env);
        assert_eq!(format::read(&text, None, &env).document.suppressions, document.suppressions, "{text}");
        if id == "markdown" {
            assert!(text.contains("<!-- error PM001 at /timeline: told by team -->"), "{text}");
        }
    }
    let under = "<!-- postmortem/1 -->\n\n# Checkout failed\n\n## Timeline\n\n<!-- allow PM001: told by team -->\n\n- **14:09** – Pool was full.\n- **14:02** – Alert fired.\n";
    let read = format::read(under, None, &env).document;
    assert_eq!((read.suppressions.len(), level_of(&read, "PM001")), (1, None));
}

#[test]
fn a_sign_off_holds_until_the_words_change() {
    let env = FixedEnv::default();
    let mut document = undated();
    (document.status, document.profile) = (Status::Final, Profile::Regulated);
    let found = rule::check(&document, &env)
        .into_iter()
        .find(|found| found.code == "PM514")
        .expect("nobody reviewed it");
    let ask = found.ask.expect("who did is asked");
    let edits = ask.answer(&document, "Ada Osei", &env).expect("a name is an answer");
    apply(&mut document, &edits);
    assert!(document.stats[0].text.starts_with("Ada Osei, "), "{}", document.stats[0].text);
    let codes = |document: &Postmortem| -> Vec<&str> {
        rule::check(document, &env)
            .into_iter()
            .map(|found| found.code)
            .filter(|code| ["PM514", "PM515"].contains(code))
            .collect()
    };
    assert_eq!(codes(&document), [""; 0]);
    let id = document.timeline[0].id.clone();
    let changed = Edit::Set(FieldPath::event(&id, RowField::Text), Value::Text("Pool was empty.".to_owned()));
    let back = apply(&mut document, &[changed]);
    assert_eq!(codes(&document), ["PM515"]);
    // Whoever asks what changed is led to the version that was signed: the one finding that is about a mark.
    let signed = document.stats[0].text.rsplit(' ').next().map(str::to_owned);
    for one in rule::check(&document, &env) {
        let about = rule::sign::found(&document, &one);
        assert_eq!(about, signed.clone().filter(|_| one.code == "PM515"), "{}", one.code);
    }
    apply(&mut document, &back);
    assert_eq!(codes(&document), [""; 0]);
    apply(&mut document, &[Edit::Set(FieldPath::Field(Field::Status), Value::Status(Status::Superseded))]);
    assert_eq!(codes(&document), [""; 0]);
}

#[test]
fn questions_of_a_review_ask_how_and_what_and_follow_the_gaps() {
    assert!(review::rules_asked().all(|rule| rule.is_some()), "a question names a rule that is not there");
    let env = FixedEnv::default();
    let mut seen = BTreeSet::new();
    for document in documents() {
        for question in review::questions(&document, &env) {
            let first = question.text.split(' ').next().unwrap_or_default().to_lowercase();
            assert!(["how", "what"].contains(&first.as_str()), "{}", question.text);
            assert!(question.text.ends_with('?'), "{}", question.text);
            seen.insert(question.text);
        }
    }
    assert!(seen.len() >= 20, "{}", seen.len());
    assert_eq!(review::questions(&Postmortem::default(), &env), []);
}

#[test]
fn a_pack_says_what_is_wrong_with_it() {
    for (text, words) in [
        ("owner = [\"a\"]", "Line 1"),
        ("[levels]\nPM999 = \"error\"", "Line 2"),
        ("[levels]\nPM404 = \"loud\"", "error, warning, advice or off"),
        ("[[words]]\nsay = \"x\"", "avoid"),
        ("[people]\n", "[people]"),
        ("sections = [\"a\"", "Line 1"),
    ] {
        let error = House::read(text).expect_err(text);
        assert!(error.contains(words), "{text}: {error}");
    }
    let house = House::read("[levels]\ndrama = \"off\"\nPM404 = \"error\"\n").expect("a pack");
    let rule = |name| RULES.iter().find(|rule| rule.name == name).expect("a rule");
    assert!(house.leaves_out(rule("drama")) && !house.leaves_out(rule("no-due")));
    assert_eq!(house.level(rule("no-due")), Some(Level::Error));
}
