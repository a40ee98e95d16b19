//! What is said of the incident as a whole. Plain data only.

use super::{Members, RowId};

/// How far the document is. Vendor states map onto these (reviewed, closed, published, approved → final).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(missing_docs, reason = "the variants are the words people use")]
pub enum Status {
    #[default]
    Draft,
    InReview,
    Final,
    Superseded,
}

impl Status {
    /// Every status in order.
    pub const ALL: [Self; 4] = [Self::Draft, Self::InReview, Self::Final, Self::Superseded];

    /// The word people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::InReview => "In review",
            Self::Final => "Final",
            Self::Superseded => "Superseded",
        }
    }

    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in-review",
            Self::Final => "final",
            Self::Superseded => "superseded",
        }
    }

    /// The status with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// Which set of checks applies to the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// About fifteen rules, for a short note.
    Lite,
    /// Everything but what concerns publication and regulation.
    #[default]
    Standard,
    /// For readers outside the house.
    Public,
    /// For incidents that are reported to an authority.
    Regulated,
}

impl Profile {
    /// Every profile, from least to most demanding.
    pub const ALL: [Self; 4] = [Self::Lite, Self::Standard, Self::Public, Self::Regulated];

    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lite => "lite",
            Self::Standard => "standard",
            Self::Public => "public",
            Self::Regulated => "regulated",
        }
    }

    /// The profile with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }
}

/// How bad the incident was: the house's own word, and a rank where the word tells one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Severity {
    /// As written: `SEV1`, `P0`, `S2`, `critical`.
    pub value: String,
}

impl Severity {
    /// 1 is the worst. A digit in the word counts (`P0` and `SEV1` are both 1); otherwise the usual words.
    pub fn rank(&self) -> Option<u8> {
        let word = self.value.trim().to_ascii_lowercase();
        if let Some(digit) = word.chars().find_map(|c| c.to_digit(10)) {
            let zero_based = word.starts_with('p') && digit == 0;
            return Some(if zero_based { 1 } else { digit.clamp(1, 5) as u8 });
        }
        match word.split_whitespace().next()? {
            "critical" | "blocker" | "severe" | "catastrophic" => Some(1),
            "high" | "major" => Some(2),
            "medium" | "moderate" => Some(3),
            "low" | "minor" => Some(4),
            "trivial" | "informational" | "info" => Some(5),
            _ => None,
        }
    }
}

/// A person and the part they had in the response.
#[derive(Debug, Clone, PartialEq)]
pub struct Responder {
    /// Stable id of the row.
    pub id: RowId,
    /// Commander, scribe, communications, responder, facilitator, reviewer, or the house's word.
    pub role: String,
    /// A name or a pseudonym.
    pub name: String,
    /// Unknown JSON members.
    pub members: Members,
}

/// One thing learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Stable id of the row.
    pub id: RowId,
    /// What was learned.
    pub text: String,
    /// Unknown JSON members.
    pub members: Members,
}

/// A labelled line kept as it was written, such as `Duration: 3 h 45 min` or `Incident ID: INC-7`.
///
/// Stated durations live here: they are claims, compared with what the timeline says and never derived from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stat {
    /// Stable id of the row.
    pub id: RowId,
    /// The label as written.
    pub label: String,
    /// What stands behind the label.
    pub text: String,
    /// Unknown JSON members.
    pub members: Members,
}

/// How much a finding matters. (Severity is a word of incidents.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The document cannot be right as it is, or lacks what every reader needs.
    Error,
    /// Something is very likely missing or misleading.
    Warning,
    /// Worth a thought.
    Advice,
}

impl Level {
    /// Every level, worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// The word people read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }

    /// The level with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// A rule that does not apply here or that matters more or less here, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The code (`PM013`) or the name of the rule.
    pub rule: String,
    /// Where it does not apply: a field's address, or `None` for the whole document.
    pub path: Option<String>,
    /// The author's reason.
    pub reason: String,
    /// How much its findings matter instead; `None` if they are not reported at all.
    pub level: Option<Level>,
}
