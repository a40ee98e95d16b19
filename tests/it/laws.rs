//! Laws that hold for every document.

pub mod edits;
mod merge;
mod ways_out;

use crate::arbitrary;
use postmortem_editor::env::FixedEnv;
use postmortem_editor::format::{self, json, markdown, same};
use postmortem_editor::model::Postmortem;
use proptest::prelude::*;

pub(crate) fn write(format: &format::Format, document: &Postmortem) -> String {
    (format.write.expect("this format is written"))(document, &FixedEnv::default())
}

pub(crate) fn read(format: &format::Format, text: &str) -> Postmortem {
    let reading = (format.read.expect("this format is read"))(text, &FixedEnv::default());
    assert_eq!(reading.refusal, None, "{text}");
    reading.document
}

/// How many documents a law is tried on: `LAW_CASES` raises it for a long run.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    let cases = std::env::var("LAW_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(cases);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn json_comes_back_exactly(document in arbitrary::document()) {
        let text = write(&json::FORMAT, &document);
        let back = read(&json::FORMAT, &text);
        prop_assert_eq!(&back, &document, "{}", text);
        prop_assert_eq!(write(&json::FORMAT, &back), text);
        prop_assert_eq!(&read(&json::FORMAT, &json::write_dense(&document)), &document);
    }

    #[test]
    fn markdown_comes_back_exactly(document in arbitrary::document()) {
        let text = write(&markdown::FORMAT, &document);
        let back = read(&markdown::FORMAT, &text);
        if !same(&back, &document) {
            prop_assert_eq!(&back, &document, "{}", text);
        }
        prop_assert_eq!(write(&markdown::FORMAT, &back), text);
    }

    #[test]
    fn markdown_survives_json(document in arbitrary::document()) {
        let text = write(&markdown::FORMAT, &document);
        let there = read(&markdown::FORMAT, &text);
        let back = read(&json::FORMAT, &write(&json::FORMAT, &there));
        prop_assert_eq!(write(&markdown::FORMAT, &back), text);
    }
}
