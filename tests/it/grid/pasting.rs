//! Lines and cells that become events.

use super::{id, time};
use postmortem_editor::grid::{entry, paste};
use postmortem_editor::model::{EventKind, TimelineEvent};
use postmortem_editor::time::text::Context;

fn alert(words: &str) -> Option<EventKind> {
    words.contains("alert").then_some(EventKind::Detection)
}

fn context() -> Context {
    let after = time("13:50");
    Context { date: after.date, start: Some(time("13:00")), after: Some(after), ..Context::default() }
}

fn shown(event: &TimelineEvent) -> String {
    let time = |time: &Option<postmortem_editor::time::Time>| {
        time.as_ref().map_or("-".into(), |time| {
            format!(
                "{}{}",
                time.date.map_or(String::new(), |date| date.format("%d ").to_string()),
                time.written
            )
        })
    };
    format!(
        "{} > {} | {} | {} | {}",
        time(&event.at),
        time(&event.until),
        event.kind.name(),
        event.text,
        event.actor
    )
}

fn pasted(text: &str) -> Vec<String> {
    let mut count = 0;
    let fresh = || {
        count += 1;
        id(count)
    };
    paste::events(text, &context(), fresh, alert).iter().map(shown).collect()
}

#[test]
fn one_line_is_one_event() {
    let line = |line: &str| shown(&entry::read(line, id(0), &context(), None, alert));
    assert_eq!(line("14:02 the alert fired"), "10 14:02 > - | detection | the alert fired | ");
    assert_eq!(line("+5 rolled back"), "10 13:55 > - | note | rolled back | ");
    assert_eq!(line("14:02-14:20: errors"), "10 14:02 > 10 14:20 | note | errors | ");
    assert_eq!(line("- 2:02pm – paged"), "10 2:02pm > - | note | paged | ");
    assert_eq!(line("three nodes failed"), "- > - | note | three nodes failed | ");
}

#[test]
fn cells_of_a_sheet_find_their_fields() {
    let sheet = "Time\tKind\tWhat happened\tWho\n14:02\tDetection\tPager went off\ton call\n14:10\tAction\t\"Rolled \"\"back\"\"\nthe release\"\tbob\n";
    assert_eq!(
        pasted(sheet),
        [
            "10 14:02 > - | detection | Pager went off | on call",
            "10 14:10 > - | action | Rolled \"back\"\nthe release | bob"
        ]
    );
    assert_eq!(
        pasted("14:02\tthe alert fired at last\r\n14:05\tsomebody looked into it\r\n"),
        [
            "10 14:02 > - | detection | the alert fired at last | ",
            "10 14:05 > - | note | somebody looked into it | "
        ]
    );
    assert_eq!(
        pasted("14:02\tthe queue was longer than it should be\tana\n+5\tit was drained by hand, slowly\tbo"),
        [
            "10 14:02 > - | note | the queue was longer than it should be | ana",
            "10 14:07 > - | note | it was drained by hand, slowly | bo"
        ],
        "a row counts from the one above it"
    );
    assert_eq!(
        pasted("2024-03-11\t09:00\tsomething happened\n2024-03-11\t09:30\tsomething else"),
        [
            "11 2024-03-11 09:00 > - | note | something happened | ",
            "11 2024-03-11 09:30 > - | note | something else | "
        ]
    );
    assert_eq!(
        pasted("14:02\t14:20\tslow for everybody"),
        ["10 14:02 > 10 14:20 | note | slow for everybody | "]
    );
}

#[test]
fn the_clock_past_midnight_rolls_on_in_pasted_rows() {
    assert_eq!(
        pasted("23:50 one\n\n* 00:10 two"),
        ["10 23:50 > - | note | one | ", "11 00:10 > - | note | two | "]
    );
}

#[test]
fn no_cell_is_lost() {
    let all = pasted("14:02\tlow\tthe words of the event, which are long\tana\tsev1\n?\t\tno time here\t\t");
    assert_eq!(
        all,
        [
            "10 14:02 > - | note | low – the words of the event, which are long – sev1 | ana",
            "? > - | note | no time here | "
        ]
    );
}

#[test]
fn rows_are_told_from_words() {
    assert!(paste::is_rows("14:02\tx"));
    assert!(paste::is_rows("14:02 x\n14:03 y\n"));
    assert!(!paste::is_rows("just words\n"));
}

proptest::proptest! {
    #[test]
    fn no_paste_panics_or_drops_words(text in "([0-9:~+T]{1,5}|[a-z]{1,6}|\t|\n|\"| ){0,24}") {
        let rows = pasted(&text);
        for word in text.split(|c: char| c.is_whitespace() || c == '"').filter(|word| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase())) {
            let heading = ["time", "when", "kind", "type", "what", "text", "from", "note", "date"].contains(&word);
            proptest::prop_assert!(heading || rows.iter().any(|row| row.contains(word)), "{word} in {rows:?}");
        }
    }
}
