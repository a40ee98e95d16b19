//! The rules of a house: sections it requires, words it avoids, owners and severities it knows, levels it sets. Read from a file that the
//! page and the command line share; `docs/rule-packs.md` describes it.

use super::toml::{self, Entry, Item};
use super::tracker;
use super::{Passage, Rule};
use crate::model::Level;
use crate::section::recognise;
use std::ops::Range;

/// The rules of a house.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct House {
    /// What the pack calls itself.
    pub name: String,
    /// Headings of sections that every document must have.
    pub sections: Vec<String>,
    /// Whom action items may belong to; any owner if empty.
    pub owners: Vec<String>,
    /// How severities are called; any word if empty.
    pub severities: Vec<String>,
    /// Where a new ticket is opened: an address with `{title}`, and `{body}` if the tracker takes one.
    pub tracker: Option<String>,
    /// Words to avoid.
    pub terms: Vec<Term>,
    /// Rules with another level; `None` leaves the rule out.
    levels: Vec<(&'static str, Option<Level>)>,
}

/// A word or phrase that a house avoids.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The phrase in lower case, words with single spaces.
    pub phrase: String,
    /// What to say instead, if the house says.
    pub say: Option<String>,
    /// Why, if the house says.
    pub because: Option<String>,
}

impl House {
    /// No rules of a house.
    pub(super) const NONE: House = House {
        name: String::new(),
        sections: Vec::new(),
        owners: Vec::new(),
        severities: Vec::new(),
        tracker: None,
        terms: Vec::new(),
        levels: Vec::new(),
    };

    /// Read a pack. An error says the line and what is wrong with it.
    pub fn read(text: &str) -> Result<House, String> {
        let mut house = House::default();
        for table in toml::read(text)? {
            match table.name.as_str() {
                "" => {
                    for entry in table.entries {
                        let Entry { key, item, line } = entry;
                        match (key.as_str(), item) {
                            ("name", Item::One(name)) => house.name = name,
                            ("sections", Item::Many(all)) => house.sections = all,
                            ("owners", Item::Many(all)) => house.owners = all,
                            ("severities", Item::Many(all)) => house.severities = all,
                            ("tracker", Item::One(address)) if tracker::fits(&address) => {
                                house.tracker = Some(address);
                            }
                            ("tracker", _) => {
                                return Err(format!(
                                    "Line {line}: tracker is an address with https:// and {{title}} where the title of the ticket goes."
                                ));
                            }
                            _ => {
                                return Err(format!(
                                    "Line {line}: “{key}” is none of name, tracker = \"…\", sections, owners, severities = [\"…\"]."
                                ));
                            }
                        }
                    }
                }
                "levels" => {
                    for Entry { key, item, line } in table.entries {
                        let rule = Rule::find(&key)
                            .ok_or_else(|| format!("Line {line}: there is no rule “{key}”."))?;
                        let level = match item {
                            Item::One(word) if word == "off" => None,
                            Item::One(word) if Level::from_name(&word).is_some() => Level::from_name(&word),
                            _ => {
                                return Err(format!(
                                    "Line {line}: the level is error, warning, advice or off."
                                ));
                            }
                        };
                        house.levels.push((rule.code, level));
                    }
                }
                "words" => house.words(table.entries, table.line)?,
                other => {
                    return Err(format!("Line {}: [{other}] is neither [levels] nor [[words]].", table.line));
                }
            }
        }
        Ok(house)
    }

    /// A `[[words]]` table: one or several phrases, what to say instead, why.
    fn words(&mut self, entries: Vec<Entry>, line: usize) -> Result<(), String> {
        let (mut phrases, mut say, mut because) = (Vec::new(), None, None);
        for Entry { key, item, line } in entries {
            match (key.as_str(), item) {
                ("avoid", Item::One(phrase)) => phrases.push(phrase),
                ("avoid", Item::Many(all)) => phrases = all,
                ("say", Item::One(words)) => say = Some(words),
                ("because", Item::One(words)) => because = Some(words),
                _ => return Err(format!("Line {line}: “{key}” is none of avoid, say, because.")),
            }
        }
        if phrases.iter().all(|phrase| phrase.trim().is_empty()) {
            return Err(format!("Line {line}: [[words]] needs avoid = \"…\"."));
        }
        for phrase in phrases {
            // The words as a passage sees them, so that marks within a phrase do no harm.
            let passage = Passage::new(crate::field::FieldPath::Document, &phrase);
            let words: Vec<String> =
                passage.words().iter().map(|word| passage.word(word).to_lowercase()).collect();
            if !words.is_empty() {
                self.terms.push(Term { phrase: words.join(" "), say: say.clone(), because: because.clone() });
            }
        }
        Ok(())
    }

    /// The level that the house gives a rule.
    pub fn level(&self, rule: &Rule) -> Option<Level> {
        self.levels.iter().find(|(code, _)| *code == rule.code).and_then(|(_, level)| *level)
    }

    /// Leave a rule out.
    pub fn leave_out(&mut self, rule: &Rule) {
        self.levels.insert(0, (rule.code, None));
    }

    /// Whether the house leaves a rule out.
    pub fn leaves_out(&self, rule: &Rule) -> bool {
        self.levels.iter().any(|(code, level)| *code == rule.code && level.is_none())
    }

    /// Whether two headings mean the same section.
    pub fn same_section(wanted: &str, heading: &str) -> bool {
        let known = |words: &str| recognise(words).map(|found| found.id);
        let normal = |words: &str| crate::section::normalise(words);
        normal(wanted) == normal(heading) || known(wanted).is_some() && known(wanted) == known(heading)
    }

    /// The first word to avoid from the word `from` of a passage on: word index, place in the text, the term.
    pub fn avoided(&self, passage: &Passage<'_>, from: usize) -> Option<(usize, Range<usize>, &Term)> {
        (from..passage.words().len()).find_map(|index| {
            self.terms.iter().find_map(|term| {
                passage.phrase_at(index, &term.phrase).map(|(range, _)| (index, range, term))
            })
        })
    }
}
