//! The rule registry: every check of a postmortem, one file each under `rule/`.
//!
//! Rules read the whole document and never call each other; they must not know where the text came from. What several of
//! them need is computed once in [`Subject`].

mod beside;
mod checking;
mod day_slip;
mod duration;
mod figure;
mod findings;
mod house;
mod memory;
mod mend;
mod overlap;
mod people;
mod prose;
mod questions;
mod reach;
mod record;
pub mod review;
pub mod sign;
mod stated;
mod subject;
mod toml;
mod tracker;
mod words;

pub use beside::{Beside, Uncertain};
pub use checking::{Checked, Checking, check, check_all, check_with, mend_all};
pub use findings::Findings;
pub use house::{House, Term};
pub use memory::Memory;
pub use prose::{Passage, Phrases, Word};
pub use record::{findings_json, open_errors, record, record_open};
pub use subject::Subject;

use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{Profile, SectionKey, Suppression};

/// A check: what it is called, how much it matters, and the function that looks.
#[derive(Debug)]
pub struct Rule {
    /// The code, such as `PM013`; never reused.
    pub code: &'static str,
    /// The name, read as "allow …": `long-gap`.
    pub name: &'static str,
    /// How much a finding matters unless the document says otherwise.
    pub level: Level,
    /// The least demanding profile in which the rule applies; see [`Rule::applies`].
    pub profile: Profile,
    /// The manual page in parts.
    pub manual: Manual,
    /// Looks at the document and reports what it finds.
    pub check: fn(&Subject<'_>, &mut Findings<'_>),
}

/// The manual page of a rule, in parts so that none can be forgotten. Each part is Markdown.
#[derive(Debug)]
pub struct Manual {
    /// What it finds, and what it leaves alone.
    pub finds: &'static str,
    /// Why a reader cares.
    pub matters: &'static str,
    /// How to mend it.
    pub fix: &'static str,
    /// A piece of a postmortem that is found.
    pub example: &'static str,
    /// The same piece, mended.
    pub instead: &'static str,
    /// When to allow it.
    pub allow: &'static str,
}

macro_rules! rules {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every rule, in the order of codes.
        pub static RULES: &[&Rule] = &[$(&$module::RULE),*];
    };
}

rules! {
    timeline_order,
    outside_window,
    missing_start,
    missing_detection,
    missing_resolution,
    milestone_order,
    negative_metric,
    claimed_vs_derived,
    no_zone,
    wrong_abbreviation,
    dst_gap_fold,
    midnight_placeholder,
    long_gap,
    pile_up,
    duplicate_event,
    no_evidence,
    future_time,
    judgement_in_timeline,
    starts_too_late,
    status_comms_missing,
    impact_empty,
    impact_no_number,
    percent_no_base,
    window_vs_duration,
    outage_overclaim,
    severity_mismatch,
    data_loss_unstated,
    zero_detect,
    single_cause,
    human_error_cause,
    person_as_cause,
    cause_repeats_symptom,
    trigger_as_cause,
    why_chain_short,
    factor_without_action,
    no_near_miss_defence,
    recurrence_unasked,
    blame_words,
    counterfactual,
    names_in_prose,
    who_why_question,
    drama,
    absolute_guarantee,
    no_actions,
    no_owner,
    team_owner,
    no_due,
    no_ticket,
    no_verb,
    vague_verb,
    unbounded,
    all_one_type,
    human_detect_no_alert,
    too_many,
    overdue,
    training_as_fix,
    no_went_well,
    no_lucky,
    placeholder_left,
    template_guidance_left,
    summary_length,
    summary_facts,
    acronym_undefined,
    broken_link,
    image_alt,
    heading_skips,
    secret_leak,
    pii_leak,
    stale_draft,
    review_missing,
    changed_after_signoff,
    external_vs_internal,
    customer_section_missing,
    mixed_language,
    unknown_schema,
    mapped_uncertain,
    unused_allowance,
    generic_title,
    house_section,
    house_words,
    house_owner,
    house_severity,
}

/// The lists of phrases of which rules ask where in the document they stand. All texts are searched for all of them at once, when they
/// are read.
static SOUGHT: prose::Sought = prose::Sought::new(&[
    &judgement_in_timeline::JUDGEMENTS,
    &status_comms_missing::TOLD,
    &outage_overclaim::OVERCLAIMS,
    &data_loss_unstated::STORES,
    &no_near_miss_defence::STOPPED,
    &recurrence_unasked::BEFORE,
    &blame_words::ALWAYS,
    &blame_words::OF_PERSONS,
    &counterfactual::WISHES,
    &who_why_question::QUESTIONS,
    &drama::DRAMA,
    &absolute_guarantee::PROMISES,
    &human_detect_no_alert::PEOPLE,
    &placeholder_left::SEEN,
    &customer_section_missing::TO_DO,
]);

impl Rule {
    /// The rule with this code or name, in any case.
    pub fn find(word: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.is_called(word))
    }

    fn is_called(&self, word: &str) -> bool {
        let word = word.trim();
        word.eq_ignore_ascii_case(self.code) || word.eq_ignore_ascii_case(self.name)
    }

    /// Whether the rule applies under a profile. Lite rules apply everywhere, standard ones everywhere but in lite; the public and
    /// the regulated profile each add their own.
    pub fn applies(&self, profile: Profile) -> bool {
        match self.profile {
            Profile::Lite => true,
            Profile::Standard => profile != Profile::Lite,
            Profile::Public => profile == Profile::Public,
            Profile::Regulated => profile == Profile::Regulated,
        }
    }

    /// The whole manual page as Markdown.
    pub fn page(&self) -> String {
        let Manual { finds, matters, fix, example, instead, allow } = &self.manual;
        let scope = match self.profile {
            Profile::Lite => "every profile",
            Profile::Standard => "the profiles standard, public and regulated",
            Profile::Public => "the profile public",
            Profile::Regulated => "the profile regulated",
        };
        let (code, name, level) = (self.code, self.name, words::first_upper(self.level.name()));
        format!(
            "# {code} {name}\n\n{level}, in {scope}.\n\n## What it finds\n\n{finds}\n\n## Why it matters\n\n{matters}\n\n\
             ## How to fix it\n\n{fix}\n\n## Example\n\nFound:\n\n```markdown\n{example}\n```\n\nFine:\n\n\
             ```markdown\n{instead}\n```\n\n## When to allow it\n\n{allow}\n"
        )
    }
}

/// Gathers what was found by section and list, in the order found, so that one finding can speak for each.
fn by_part<T>(hits: Vec<T>, path: impl Fn(&T) -> &FieldPath) -> Vec<Vec<T>> {
    let part = |path: &FieldPath| match path {
        FieldPath::Row(list, _) | FieldPath::RowField(list, ..) => FieldPath::List(*list),
        other => other.clone(),
    };
    let mut parts: Vec<(FieldPath, Vec<T>)> = Vec::new();
    for hit in hits {
        let name = part(path(&hit));
        match parts.iter_mut().find(|(part, _)| *part == name) {
            Some((_, hits)) => hits.push(hit),
            None => parts.push((name, vec![hit])),
        }
    }
    parts.into_iter().map(|(_, hits)| hits).collect()
}

/// An allowance covers its own address and everything below it. One for a section covers the rows that stand under its heading, too.
fn covers(allowance: &Suppression, path: &FieldPath) -> bool {
    let Some(at) = allowance.path.as_deref().map(|at| at.trim_end_matches('/')) else { return true };
    let below =
        |path: &str| path.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let list = match path {
        FieldPath::List(list) | FieldPath::Row(list, _) | FieldPath::RowField(list, ..) => Some(list),
        _ => None,
    };
    below(&path.to_string())
        || at.starts_with("/sections/")
            && list.is_some_and(|list| {
                below(
                    &FieldPath::Section(SectionKey::Known(list.section()), crate::field::SectionField::Body)
                        .to_string(),
                )
            })
}
