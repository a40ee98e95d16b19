//! Seventeen kinds of bytes that are no whole record: each starts, none is written over.

use super::{all, record, saved};
use postmortem_editor::draft::{Entry, Expect, MemoryStore, Outcome, Shelf, Store, Write, place, set_aside};

#[test]
fn seventeen_kinds_of_damage_start_and_are_kept() {
    let whole = record(3, "{\"schema\":\"postmortem/1\",\"title\":\"Kept\"}").to_string();
    let header = whole.lines().next().expect("a header").to_owned();
    let kinds: [(&str, String); 17] = [
        ("empty", String::new()),
        ("blank", " \n\n".into()),
        ("cut in the header", whole[..20].into()),
        ("cut behind the header", format!("{header}\n")),
        ("cut in the words", whole[..whole.len() - 5].into()),
        ("cut to half", whole[..whole.len() / 2].into()),
        ("one letter changed", whole.replace("Kept", "Kapt")),
        ("the revision changed", whole.replace("revision=3", "revision=9")),
        ("the length changed", whole.replace("length=", "length=1")),
        ("bytes behind it", format!("{whole}xx")),
        ("zeros", "\0".repeat(whole.len())),
        ("half zeros", format!("{}{}", &whole[..whole.len() / 2], "\0".repeat(whole.len() / 2))),
        ("two records in one", format!("{whole}{whole}")),
        ("no header", whole.lines().nth(1).expect("words").into()),
        ("another program's", "{\"version\":1,\"elements\":[]}".into()),
        ("replacement characters", whole.replace('p', "\u{fffd}")),
        ("a number for the sum", whole.replace("checksum=", "checksum=zz")),
    ];
    for (kind, text) in &kinds {
        let store = MemoryStore::default();
        let stored = text.clone();
        store.transact(vec![], Box::new(|_| vec![Write::put(place::head("d1"), stored)]), Box::new(|_| {}));
        match all(&store).read("d1") {
            Some(Entry::Damaged { text: shown, .. }) => assert_eq!(&shown, text, "{kind}: shown as it is"),
            other => panic!("{kind}: {other:?}"),
        }
        assert_eq!(saved(&store, record(1, "new"), Expect::Seen(0)), Outcome::Saved(1), "{kind}");
        let kept = all(&store).damaged();
        assert_eq!(kept.first().map(|(_, kept)| kept), Some(text), "{kind}: copied aside before the save");
    }
    println!("{} of 17 kinds of damaged bytes: started, shown, kept aside", kinds.len());
}

/// One of two copies is damaged: the whole one is the draft, and the bytes of the other are kept where they are shown, not among the versions.
#[test]
fn a_damaged_copy_beside_a_whole_one_is_kept_where_it_is_shown() {
    let whole = record(3, "{\"title\":\"Kept\"}").to_string();
    let half = whole[..whole.len() / 2].to_owned();
    let other = record(2, "parted").to_string();
    for stores in [[&half, &whole], [&whole, &half]] {
        let mut shelf = Shelf::default();
        let mut aside = Vec::new();
        for text in stores {
            aside.extend(shelf.take(vec![(place::head("d1"), text.clone())]));
        }
        assert!(matches!(shelf.read("d1"), Some(Entry::Whole(record)) if record.revision == 3));
        for (id, text) in aside {
            let write = set_aside(&id, text, 1_000);
            shelf.put(write.key, write.text);
        }
        let shown: Vec<String> = shelf.damaged().into_iter().map(|(_, text)| text).collect();
        assert_eq!(shown, [half.as_str()]);
    }
    assert_eq!(set_aside("d1", other.clone(), 1_000), Write::put(place::snapshot("d1", 1_000), other));
}
