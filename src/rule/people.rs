//! Who acts in a sentence: whether the subject before a verb is a person. Language rules share it; no rule lives here.

use super::{Passage, Phrases, Subject, Word};

static PRONOUNS: Phrases =
    Phrases::new(&["he", "she", "they", "you", "someone", "somebody", "nobody", "anyone", "everyone", "who"]);

static ROLES: Phrases = Phrases::new(&[
    "engineer",
    "engineers",
    "developer",
    "developers",
    "operator",
    "operators",
    "admin",
    "admins",
    "administrator",
    "administrators",
    "sysadmin",
    "sysadmins",
    "sre",
    "sres",
    "dba",
    "dbas",
    "intern",
    "interns",
    "employee",
    "employees",
    "contractor",
    "contractors",
    "colleague",
    "colleagues",
    "staff",
    "manager",
    "managers",
    "responder",
    "responders",
    "commander",
    "author",
    "authors",
    "reviewer",
    "reviewers",
    "maintainer",
    "maintainers",
    "technician",
    "technicians",
    "person",
    "people",
    "team",
    "teams",
    "member",
    "members",
    "lead",
    "leads",
    "owner",
    "owners",
    "tester",
    "testers",
    "analyst",
    "analysts",
    "consultant",
    "consultants",
    "vendor's",
    "programmer",
    "programmers",
    "on-call",
    "oncall",
    "colleague's",
    "individual",
    "individuals",
    "guy",
    "guys",
]);

/// Words that may stand between a person and the verb: `the engineer on call had also simply failed to`.
static BETWEEN: Phrases = Phrases::new(&[
    "had",
    "has",
    "have",
    "also",
    "then",
    "simply",
    "just",
    "again",
    "repeatedly",
    "initially",
    "on",
    "call",
    "duty",
    "shift",
    "that",
    "night",
    "day",
    "clearly",
    "apparently",
    "unfortunately",
    "mistakenly",
    "accidentally",
    "both",
    "all",
    "either",
    "completely",
    "totally",
    "again",
    "and",
]);

/// Whether a person is the subject of the verb at the word `index`: a pronoun, a role or a name that the document holds. “We” and “I”
/// do not count: they are the authors' own account.
pub fn acts(subject: &Subject<'_>, passage: &Passage<'_>, index: usize) -> bool {
    let sentence = passage.sentence(index);
    for place in (sentence.start.max(index.saturating_sub(6))..index).rev() {
        let Some(word) = passage.words().get(place) else { return false };
        // A comma or bracket between subject and verb ends the search, unless the verb opens a clause with "who".
        if passage.words().get(place + 1).is_some_and(|next| !next.joined) {
            return false;
        }
        let text = passage.word(word);
        let one_of = |list: &Phrases| list.holds(passage, place);
        if one_of(&PRONOUNS) || one_of(&ROLES) || is_name(subject, text) {
            return true;
        }
        if !one_of(&BETWEEN) {
            return false;
        }
    }
    false
}

/// Whether the word is part of the name of somebody that the document names: an author, a responder, an actor, an owner.
pub fn is_name(subject: &Subject<'_>, word: &str) -> bool {
    let name = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    name.chars().next().is_some_and(char::is_uppercase) && subject.names().contains(name)
}

/// Whether the word is a handle (`@nova`) or a mail address.
pub fn handle_or_mail(passage: &Passage<'_>, word: &Word) -> bool {
    let text = passage.word(word);
    let handle = passage.text.get(..word.start).is_some_and(|before| {
        before
            .strip_suffix('@')
            .is_some_and(|before| !before.ends_with(|letter: char| letter.is_alphanumeric()))
    });
    let mail = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    handle || mail
}

/// Whether the word names the part of one person: `engineer`, `operator`. Groups are none.
pub fn is_role(word: &str) -> bool {
    let group = word.len() > 2 && word.ends_with(['s', 'S'])
        || ["team", "staff", "people"].iter().any(|group| word.eq_ignore_ascii_case(group));
    !group && ROLES.contains(word)
}
