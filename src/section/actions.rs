//! The section “Action items”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Actions,
    heading: "Action items",
    level: 2,
    shape: Shape::Structured,
    guidance: "What will be done so that this is less likely or less harmful: each with an owner and a date.",
    aliases: &["action items", "actions", "action items & followups", "actions and follow up", "follow ups", "follow up", "followups", "follow up actions", "follow up tasks", "actionables", "action plan", "corrective actions", "corrective measures", "corrective and preventative measures", "corrective and preventive measures", "corrective and preventive actions", "corrective & preventive actions", "corrective and preventative actions", "outcomes corrective actions", "preventive actions", "preventive measures", "preventative measures", "preventative actions", "prevention", "prevention measures", "long term preventive measures", "mitigation and future prevention", "remediation", "remediations", "remediation items", "remediation and action items", "remediation future work", "recommendations", "next steps", "fixes", "fixes max 3", "planned actions", "immediate actions completed", "immediate actions", "short term improvements", "medium term improvements", "long term improvements", "improvements", "improvements fixes", "improvements and fixes", "future enhancements", "process improvements", "technical improvements", "documentation improvements", "resulting action", "resulting actions", "review actions", "what we're doing about it", "what we are doing about it", "how are we making incidents like this less likely or less impactful", "how are we preventing it from happening again", "how we prevent it", "what are we doing about this", "moving forward", "todo", "todo list", "tasks", "task list", "specific tasks", "tasks to address the issue", "acciones", "acciones correctivas", "acciones preventivas", "アクションアイテム", "再発防止", "対策", "行动项", "改进措施", "maßnahmen", "massnahmen", "plan d'action", "actions correctives", "план действий"],
    keywords: &["action item", "corrective", "preventive", "preventative", "prevention", "follow up", "next steps", "remediation", "action plan", "improvements", "resulting action", "task list", "todo"],
};
