//! Light, dark, or as the system says: sets the element's own `theme` attribute, so that a page may set it as well.

use super::{Command, always};
use crate::browser::session::Session;

pub(super) const COMMAND: Command = Command { label: "Light, dark or as the system", key: "", enabled: always, run };

/// The next theme.
pub fn run(session: Session) {
    let host = session.host();
    let next = match host.get_attribute("theme").as_deref() {
        None => Some("dark"),
        Some("dark") => Some("light"),
        Some(_) => None,
    };
    // Setting an attribute fails only for names that are no attribute names.
    let _ = match next {
        Some(theme) => host.set_attribute("theme", theme),
        None => host.remove_attribute("theme"),
    };
    session.set_note("theme", next.unwrap_or_default());
    session.say(match next {
        Some("dark") => "Dark.",
        Some(_) => "Light.",
        None => "As the system.",
    });
}

/// Take up the theme that was chosen before, unless the page states one.
pub fn restore(session: Session) {
    let host = session.host();
    let chosen = session
        .with_shelf(|shelf| shelf.note("theme").filter(|theme| !theme.is_empty()).map(str::to_owned));
    if let Some(theme) = chosen.filter(|_| !host.has_attribute("theme")) {
        let _ = host.set_attribute("theme", &theme);
    }
}
