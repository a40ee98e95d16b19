//! The shapes of event kinds: one silhouette each, so that the shape alone is enough. Paths in a box of 16 by 16.

use crate::model::EventKind;

/// A part of a shape: its path and how it is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part {
    /// Filled with the kind's colour.
    Solid(&'static str),
    /// Filled with the surface and outlined in the kind's colour, this wide.
    Hollow(&'static str, f64),
    /// Drawn in the kind's colour, this wide.
    Line(&'static str, f64),
    /// Drawn in the surface's colour over a solid part, this wide.
    Knock(&'static str, f64),
}

/// The shape of a kind in a box of 16 by 16.
pub fn shape(kind: EventKind) -> &'static [Part] {
    use Part::{Hollow, Knock, Line, Solid};
    match kind {
        EventKind::Detection => &[
            Hollow("M2.25 8a5.75 5.75 0 1 0 11.5 0a5.75 5.75 0 1 0-11.5 0z", 2.0),
            Solid("M5.6 8a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0z"),
        ],
        EventKind::Action => {
            &[Solid("M4.75 2.75h6.5a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2h-6.5a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2z")]
        }
        EventKind::Misleading => &[Line("M3.5 3.5l9 9M12.5 3.5l-9 9", 3.25)],
        EventKind::Escalation => &[Solid("M8 1.25 14.5 8.5h-3.75v6h-5.5v-6H1.5z")],
        EventKind::Communication => &[Solid(
            "M2.75 2h10.5a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5H8.5L4.75 14.75V11h-2a1.5 1.5 0 0 1-1.5-1.5v-6a1.5 \
             1.5 0 0 1 1.5-1.5z",
        )],
        EventKind::Mitigation => {
            &[Hollow("M8 1.75 14.25 8 8 14.25 1.75 8z", 2.0), Solid("M8 1.75v12.5L1.75 8z")]
        }
        EventKind::Resolution => {
            &[Solid("M4.5 1.5h7L15 8l-3.5 6.5h-7L1 8z"), Knock("m4.9 8.15 2.2 2.2 4-4.4", 1.9)]
        }
        EventKind::Note => {
            &[Hollow("M3.25 1.75h6l3.5 3.5v9H3.25z", 1.75), Line("M5.75 8.25h4.5M5.75 11.25h3", 1.5)]
        }
    }
}
