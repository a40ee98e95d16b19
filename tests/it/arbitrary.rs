//! Arbitrary documents: every field filled with text that is as hostile as text can be.

mod row;

pub use row::{link, row};

use chrono::{NaiveDate, NaiveTime};
use postmortem_editor::edit::Row;
use postmortem_editor::model::*;
use postmortem_editor::time::{Offset, Precision, Time, Zone};
use proptest::collection::{btree_map, vec};
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces that mean something to Markdown, to HTML, to JSON, to our own dialect or to terminals.
const PIECES: &[&str] = &[
    "#",
    "# ",
    "## ",
    "### Timeline",
    "## Impact",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "- [ ] ",
    "- [x] ",
    "**",
    "*",
    "__",
    "_",
    "~~",
    "~",
    "`",
    "```",
    "\n```\n\nx\n```",
    "```text",
    "\n```\n\nx\n```",
    "~~~",
    "<!--",
    "-->",
    "<!-- text -->",
    "<!-- /text -->",
    "<!-- \\/text -->",
    "<!-- rows -->",
    "<!-- no group -->",
    "<!-- postmortem/1 -->",
    "<!-- allow PM013: quiet -->",
    "<!-- {\"at\":{}} -->",
    "<!-- as long as \"x\": {} -->",
    "--",
    "->",
    "<",
    ">",
    "&",
    "&amp;",
    "&#10;",
    "&#32;",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "](",
    "[",
    "]",
    "(",
    ")",
    "!",
    "|",
    "\\",
    "\\\\",
    "\\#",
    "---",
    "===",
    "+++",
    "\n",
    "\n\n",
    "\n  ",
    "\n- ",
    "\n## ",
    "\n\n\n",
    " ",
    "  ",
    "\t",
    "    ",
    ":",
    ": ",
    ":**",
    "**Owner:** ",
    "- **Owner:** Ann",
    "- **Window:** ",
    "- **Figure:** **",
    "- **Link:** <https://x.example>",
    "**9:00 PM** – ",
    "*Detection* – ",
    " – ",
    " to ",
    ", ",
    " of ",
    "9:00 PM",
    "March 10, 2024",
    "UTC-4",
    "80 %",
    "Impact",
    "Timeline",
    "Status",
    "Draft",
    "yes",
    "null",
    "\"",
    "'",
    "{",
    "}",
    "\u{0}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "e\u{301}",
    "é",
    "ß",
    "İ",
    "日本",
    "👩‍👩‍👧",
    "🇩🇪",
    "٣",
    "x",
    "word",
    "snake_case",
    "https://a.example/b_c?d=e&f=g#h",
];

/// Any text. Carriage returns are left out: Markdown does not keep them apart from line feeds.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        3 => "[a-z]{1,8}( [a-z]{1,8}){0,4}",
        6 => vec(select(PIECES), 0..7).prop_map(|parts| parts.concat()),
        1 => vec(any::<char>(), 0..12).prop_map(|chars| chars.into_iter().filter(|c| *c != '\r').collect()),
    ]
}

/// Text that is mostly there.
pub fn words() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[A-Z][a-z]{1,8}( [a-z]{1,8}){0,2}", 2 => text()]
}

fn zone() -> impl Strategy<Value = Zone> {
    prop_oneof![
        Just(Zone { written: "UTC-4".to_owned(), offset: Some(Offset(-4 * 3600)) }),
        Just(Zone { written: "Europe/Berlin".to_owned(), offset: None }),
        (text(), of(any::<i32>())).prop_map(|(written, offset)| Zone { written, offset: offset.map(Offset) }),
    ]
}

fn date() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        8 => (2023_i32..2026, 1_u32..=12, 1_u32..=28),
        1 => (-9999_i32..20000, 1_u32..=12, 1_u32..=28),
    ]
    .prop_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists"))
}

fn clock() -> impl Strategy<Value = NaiveTime> {
    let parts = (
        0_u32..24,
        0_u32..60,
        prop_oneof![4 => Just(0_u32), 1 => 0_u32..60],
        prop_oneof![9 => Just(0_u32), 1 => 0_u32..999_999_999],
    );
    parts.prop_map(|(hour, minute, second, nano)| {
        NaiveTime::from_hms_nano_opt(hour, minute, second, nano).expect("a time that exists")
    })
}

/// Any time: what was written may have nothing to do with what it is said to mean.
pub fn time() -> impl Strategy<Value = Time> {
    let written = prop_oneof![
        select(vec![
            "9:00 PM",
            "12:00 AM",
            "March 10, 2024, 8:00 PM (UTC-4)",
            "2024-03-11",
            "22:XX",
            "T+12m",
            "~4pm",
            "14:02:13"
        ])
        .prop_map(str::to_owned),
        text(),
    ];
    let read = written.clone().prop_map(|written| Time {
        written: written.clone(),
        ..postmortem_editor::time::text::read(&written, &Default::default())
    });
    let free = (written, of(date()), of(clock()), of(zone()), select(Precision::ALL.to_vec()), any::<bool>())
        .prop_map(|(written, date, clock, zone, precision, approximate)| Time {
            written,
            date,
            clock,
            zone,
            precision,
            approximate,
        });
    prop_oneof![read, free]
}

fn members() -> impl Strategy<Value = Members> {
    let raw = select(vec![
        "1",
        "1.50e3",
        "\"a --> b\"",
        "[ 1, {\"x\":  null} ]",
        "{}",
        "true",
        "\"<!-- \\u002d\"",
        "{\n  \"k\": 1\n}",
    ]);
    // A known member's name would be that member.
    btree_map("x[ -~]{0,6}", raw.prop_map(str::to_owned), 0..2)
}

fn sections() -> impl Strategy<Value = Vec<Section>> {
    let known = prop_oneof![
        4 => select(SectionId::ALL.to_vec()).prop_map(Some),
        2 => select(vec![SectionId::Preamble, SectionId::Timeline, SectionId::Actions, SectionId::Impact, SectionId::Links, SectionId::Stats, SectionId::People])
            .prop_map(Some),
        2 => Just(None),
    ];
    let heading = prop_oneof![
        3 => Just(None),
        1 => select(SectionId::ALL.to_vec()).prop_map(|id| Some(postmortem_editor::section::usual_heading(id).to_owned())),
        2 => words().prop_map(Some),
    ];
    let level = prop_oneof![4 => Just(None), 1 => (2_u8..5).prop_map(Some), 1 => any::<u8>().prop_map(Some)];
    vec((known, heading, level, text(), members()), 0..5).prop_map(|parts| {
        let mut sections: Vec<Section> = Vec::new();
        for (index, (known, heading, level, body, members)) in parts.into_iter().enumerate() {
            let key = match known {
                Some(id) if !sections.iter().any(|other| other.key == SectionKey::Known(id)) => {
                    SectionKey::Known(id)
                }
                _ => SectionKey::House(RowId::from(format!("h{index}").as_str())),
            };
            let usual = match &key {
                SectionKey::Known(id) => postmortem_editor::section::usual_level(*id),
                SectionKey::House(_) => 2,
            };
            let level = level.unwrap_or(usual);
            sections.push(Section { key, heading: heading.unwrap_or_default(), level, body, members });
        }
        sections
    })
}

fn suppression() -> impl Strategy<Value = Suppression> {
    let path = select(vec![
        "/",
        "/title",
        "/timeline",
        "/timeline/r0/at",
        "/actions/r1",
        "/sections/house:h0",
        "/sections/impact",
        "nowhere",
    ]);
    let level = of(select(postmortem_editor::model::Level::ALL.to_vec()));
    (prop_oneof![Just("PM013".to_owned()), text()], of(path.prop_map(str::to_owned)), text(), level)
        .prop_map(|(rule, path, reason, level)| Suppression { rule, path, reason, level })
}

fn wording() -> impl Strategy<Value = std::collections::BTreeMap<String, String>> {
    let path = select(vec![
        "/times/started",
        "/times/resolved",
        "/severity",
        "/status",
        "/zone",
        "/actions/r0/owner",
        "/authors",
    ]);
    let word = prop_oneof![Just("Start Time".to_owned()), Just("Status".to_owned()), words()];
    btree_map(path.prop_map(str::to_owned), word, 0..3)
}

/// Any document. Row ids are unique within it, each known section occurs once, and unknown members have unknown names: these are the
/// model's invariants.
pub fn document() -> BoxedStrategy<Postmortem> {
    let front = prop_oneof![
        4 => Just(None),
        1 => Just(Some("---\ntitle: x\n---".to_owned())),
        1 => text().prop_map(Some),
        1 => text().prop_map(|inner| Some(format!("---\n{inner}\n---"))),
    ];
    let first = (
        text(),
        text(),
        select(Status::ALL.to_vec()),
        select(Profile::ALL.to_vec()),
        of(text()),
        any::<bool>(),
        front,
    );
    let second = (
        vec(text(), 0..3),
        vec(text(), 0..3),
        of(zone()),
        of(time()),
        btree_map(select(Milestone::ALL.to_vec()), time(), 0..3),
        weighted(0.3, select(DetectionMethod::ALL.to_vec())),
        weighted(0.3, select(DataLoss::ALL.to_vec())),
    );
    let rows: Vec<_> = ListId::ALL.into_iter().map(|list| vec(row(list), 0..3)).collect();
    let third = (sections(), rows, vec(link(), 0..3), vec(suppression(), 0..3), wording(), members());
    (first.boxed(), second.boxed(), third.boxed())
        .prop_map(|(first, second, third)| {
            let (id, title, status, profile, severity, near_miss, front_matter) = first;
            let (services, authors, zone, written, times, detection, data_loss) = second;
            let (sections, rows, links, suppressions, wording, members) = third;
            let mut document = Postmortem {
                id,
                title,
                status,
                profile,
                severity: severity.map(|value| Severity { value }),
                near_miss,
                front_matter,
                services,
                authors,
                zone,
                written,
                times,
                detection,
                data_loss,
                sections,
                links,
                suppressions,
                wording,
                members,
                ..Postmortem::default()
            };
            let all = rows.into_iter().flatten();
            for (index, row) in all.enumerate() {
                let id = RowId::from(format!("r{index}").as_str());
                add(&mut document, row.with_id(id));
            }
            document
        })
        .boxed()
}

/// Put a row behind the others of its list.
pub fn add(document: &mut Postmortem, row: Row) {
    let index = document.order(row.list()).len();
    postmortem_editor::edit::apply(document, postmortem_editor::edit::Edit::Insert(index, row))
        .expect("a new row fits");
}
