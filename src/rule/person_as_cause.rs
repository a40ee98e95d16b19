//! PM203: a person as the subject of a cause.

use super::people::{handle_or_mail, is_name};
use super::{Findings, Manual, Passage, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, Profile, SectionId};
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM203",
    name: "person-as-cause",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "One person acting in a root cause, a trigger or a contributing factor: a name that the document knows, a handle, a mail address, \
                or “the engineer”, “an operator” and the like followed by what they did. Groups, tools and people who are acted upon are left \
                alone.",
        matters: "What one person did is never the whole cause: the next person in the same place would have done the same.",
        fix: "Name the role and the condition: not “the engineer deleted the table”, but “the console ran the statement against production \
              without asking”.",
        example: "### Root cause\nThe engineer deleted the production table.",
        instead: "### Root cause\nThe console connects to production by default and ran the delete statement without asking.",
        allow: "When the person is outside and acted on purpose, as in an attack.",
    },
    check,
};

const ARTICLES: &[&str] = &["the", "a", "an", "one", "our", "another", "this", "new", "on-call", "call", "on", "junior", "senior"];

const ROLES: &[&str] = &[
    "engineer", "developer", "operator", "admin", "administrator", "sysadmin", "sre", "dba", "intern", "employee", "contractor",
    "colleague", "technician", "programmer", "maintainer", "responder", "analyst", "consultant", "tester",
];

/// What people do in causes. A past form in -ed counts too.
const DEEDS: &[&str] = &[
    "ran", "run", "did", "made", "wrote", "set", "put", "took", "broke", "forgot", "went", "left", "chose", "gave", "hit", "cut", "shut",
    "began", "brought", "built", "sent", "lost", "misread", "overrode", "overwrote", "didn't", "had", "thought", "typed",
];

const NOT_DEEDS: &[&str] = &["named", "called", "needed", "involved", "based", "required", "related", "assigned", "expected", "supposed", "allowed", "asked", "paged", "unneeded"];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let causes = [SectionId::RootCauseBrief, SectionId::RootCause, SectionId::Trigger, SectionId::Factors, SectionId::WhyChain];
    let prose = causes.into_iter().filter_map(|id| Some((FieldPath::prose(id), document.prose(id)?)));
    let factors = document
        .factors
        .iter()
        .map(|factor| (FieldPath::RowField(ListId::Factors, factor.id.clone(), RowField::Text), factor.text.as_str()));
    for (path, text) in prose.chain(factors) {
        let passage = Passage::new(path, text);
        let Some(range) = culprit(subject, &passage) else { continue };
        let who = words::quote(text.get(range.clone()).unwrap_or_default());
        found
            .report(
                passage.path.clone(),
                format!("{who} acts in the cause."),
                "What one person did is never the whole cause. Name the role and the condition that made it look right or let it through.",
            )
            .at(range);
    }
}

/// The place of a person who does something.
fn culprit(subject: &Subject<'_>, passage: &Passage<'_>) -> Option<Range<usize>> {
    (0..passage.words().len()).find_map(|index| {
        let word = passage.words().get(index)?;
        let text = passage.word(word);
        let sentence = passage.sentence(index);
        let role = ROLES.iter().any(|role| text.eq_ignore_ascii_case(role));
        let starts = index.checked_sub(1).filter(|before| sentence.contains(before) && word.joined);
        let with_article = starts.is_some_and(|before| ARTICLES.iter().any(|article| passage.is(before, article)));
        let person = (role && with_article) || is_name(subject, text) || handle_or_mail(passage, word);
        // "by the engineer", "for an operator", "the operator's": not the one who acts.
        let from = if role { starts.unwrap_or(index) } else { index };
        let acted_upon = from.checked_sub(1).filter(|before| sentence.contains(before)).is_some_and(|before| {
            ["for", "to", "with", "from", "of", "let", "lets", "allows", "allowed", "asks", "asked", "paged", "warns", "warn", "tells", "told", "if", "whether", "gave", "gives"]
                .iter()
                .any(|preposition| passage.is(before, preposition))
        });
        if !person || acted_upon || !does(passage, index + 1, sentence.end) {
            return None;
        }
        let start = passage.words().get(from)?.start;
        Some(start..word.end)
    })
}

/// Whether the next words, after words such as `then` and `accidentally`, are a deed.
fn does(passage: &Passage<'_>, index: usize, end: usize) -> bool {
    const BETWEEN: &[&str] = &["then", "also", "had", "has", "who", "simply", "just", "again", "on", "call", "duty", "and", "smith", "later", "first"];
    for place in index..end.min(index + 4) {
        let Some(word) = passage.words().get(place) else { return false };
        if !word.joined {
            return false;
        }
        let text = passage.word(word).to_ascii_lowercase();
        if BETWEEN.contains(&text.as_str()) || text.ends_with("ly") {
            continue;
        }
        let past = text.len() > 4 && text.ends_with("ed") && !NOT_DEEDS.contains(&text.as_str());
        return past || DEEDS.contains(&text.as_str());
    }
    false
}
