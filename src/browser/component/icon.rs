//! Interface icons: 16 by 16, a stroke of 1.5, round joins. One list, drawn as nodes.

use crate::browser::view::prelude::*;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]

pub enum Glyph {
    Drafts,
    Search,
    Undo,
    Redo,
    Export,
    Import,
    More,
    Plus,
    Minus,
    Fit,
    Clock,
    Down,
    Right,
    Close,
    Hush,
    Error,
    Warn,
    Advice,
    Saved,
    Unsaved,
    Memory,
    Tabs,
    Person,
    Date,
    Ticket,
    Bars,
    Copy,
    Trash,
    Sections,
    Link,
    Preview,
    Write,
    Up,
}

/// A stroke, a fill, or a stroke knocked out of a fill.
enum Piece {
    Stroke(&'static str),
    Fill(&'static str),
    Knock(&'static str),
}

impl Glyph {
    fn pieces(self) -> &'static [Piece] {
        use Piece::{Fill, Knock, Stroke};
        match self {
            Self::Drafts => &[Stroke("M2.5 4.5h11M2.5 8h11M2.5 11.5h7")],
            Self::Search => &[
                Stroke("M2.75 7a4.25 4.25 0 1 0 8.5 0a4.25 4.25 0 1 0 -8.5 0z"),
                Stroke("m10.25 10.25 3.25 3.25"),
            ],
            Self::Undo => &[Stroke("M5.5 3 2.5 6l3 3"), Stroke("M2.75 6H9.5a3.5 3.5 0 0 1 0 7H7")],
            Self::Redo => &[Stroke("m10.5 3 3 3-3 3"), Stroke("M13.25 6H6.5a3.5 3.5 0 0 0 0 7H9")],
            Self::Export => &[
                Stroke("M8 10V2.5M5 5.25l3-3 3 3"),
                Stroke("M2.75 9.5v3a1 1 0 0 0 1 1h8.5a1 1 0 0 0 1-1v-3"),
            ],
            Self::Import => &[
                Stroke("M8 2.5V10M5 7.25l3 3 3-3"),
                Stroke("M2.75 9.5v3a1 1 0 0 0 1 1h8.5a1 1 0 0 0 1-1v-3"),
            ],
            Self::More => &[
                Fill("M2.25 8a1.25 1.25 0 1 0 2.5 0a1.25 1.25 0 1 0 -2.5 0z"),
                Fill("M6.75 8a1.25 1.25 0 1 0 2.5 0a1.25 1.25 0 1 0 -2.5 0z"),
                Fill("M11.25 8a1.25 1.25 0 1 0 2.5 0a1.25 1.25 0 1 0 -2.5 0z"),
            ],
            Self::Minus => &[Stroke("M3 8h10")],
            Self::Fit => &[Stroke("M2.5 3v10M13.5 3v10M5 8h6M6.5 6 4.75 8 6.5 10M9.5 6l1.75 2-1.75 2")],
            Self::Clock => &[
                Stroke("M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0 -12.5 0z"),
                Stroke("M8 4.5V8l2.5 1.75"),
            ],
            Self::Plus => &[Stroke("M8 3v10M3 8h10")],
            Self::Down => &[Stroke("m4.5 6.5 3.5 3.5 3.5-3.5")],
            Self::Right => &[Stroke("m6.5 4.5 3.5 3.5-3.5 3.5")],
            Self::Close => &[Stroke("m4 4 8 8M12 4l-8 8")],
            Self::Hush => {
                &[Stroke("M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0z"), Stroke("M5 8h6")]
            }
            Self::Error => &[
                Fill("M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4z"),
                Knock("M8 4.75v4M8 11.1v.15"),
            ],
            Self::Warn => &[Fill("M8 1.75 15 14H1z"), Knock("M8 6v3.75M8 11.9v.15")],
            Self::Advice => &[
                Stroke("M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0 -12.5 0z"),
                Stroke("M8 7.5v3.75M8 4.8v.15"),
            ],
            Self::Saved => &[
                Stroke("M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0 -12.5 0z"),
                Stroke("m5.2 8.2 2 2 3.7-4"),
            ],
            Self::Unsaved => &[Stroke(
                "M2.75 4a1.25 1.25 0 0 1 1.25-1.25h6.5l2.75 2.75V12A1.25 1.25 0 0 1 12 13.25H4A1.25 1.25 0 0 1 2.75 12zM2 14 14 2",
            )],
            Self::Memory => &[Stroke(
                "M4 4h8v8H4zM6.5 1.75V4M9.5 1.75V4M6.5 12v2.25M9.5 12v2.25M1.75 6.5H4M1.75 9.5H4M12 6.5h2.25M12 9.5h2.25",
            )],
            Self::Tabs => {
                &[Stroke("M5.25 5.25h8.5v8.5h-8.5z"), Stroke("M2.25 10.5V3a.75.75 0 0 1 .75-.75h7.5")]
            }
            Self::Person => &[
                Stroke("M5.25 5.25a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0 -5.5 0z"),
                Stroke("M2.75 13.75c.6-3 2.6-4.5 5.25-4.5s4.65 1.5 5.25 4.5"),
            ],
            Self::Date => &[Stroke("M2.5 3.75h11v9.5h-11zM2.5 6.75h11M5.5 2v2.5M10.5 2v2.5")],
            Self::Ticket => &[Stroke(
                "M6.5 4.75H3.75a1.25 1.25 0 0 0-1.25 1.25v6.25a1.25 1.25 0 0 0 1.25 1.25H10a1.25 1.25 0 0 0 1.25-1.25V9.5M9 2.5h4.5V7M13 3 7.25 8.75",
            )],
            Self::Bars => &[Stroke("M3.5 10v3M8 6.5V13M12.5 3v10")],
            Self::Copy => &[Stroke("M5.5 5.5h8v8h-8zM10.5 5.25V2.5h-8v8h2.75")],
            Self::Trash => &[Stroke("M2.5 4.25h11M6.25 4V2.5h3.5V4M4 4.5l.75 9h6.5l.75-9M6.75 7v4M9.25 7v4")],
            Self::Sections => &[Stroke("M2.5 3.5h11M5 8h8.5M5 12.5h8.5M2.4 8h.2M2.4 12.5h.2")],
            Self::Link => &[Stroke(
                "M6.75 9.25a2.75 2.75 0 0 0 4 .1l2-2a2.8 2.8 0 0 0-4-4l-.9.9M9.25 6.75a2.75 2.75 0 0 0-4-.1l-2 2a2.8 2.8 0 0 0 4 4l.9-.9",
            )],
            Self::Preview => &[
                Stroke("M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z"),
                Stroke("M6 8a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z"),
            ],
            Self::Write => &[Stroke("m10.5 2.75 2.75 2.75-7.75 7.75-3.25.5.5-3.25z")],
            Self::Up => &[Stroke("m4.5 9.5 3.5-3.5 3.5 3.5")],
        }
    }
}

/// An icon, hidden from screen readers: the words beside it say the same.
#[component]
pub fn Icon(glyph: Glyph, #[prop(optional)] small: bool) -> impl IntoView {
    let pieces = glyph.pieces().iter().map(|piece| match piece {
        Piece::Stroke(d) => view! { <path d=*d></path> }.into_any(),
        Piece::Fill(d) => view! { <path class="fill" d=*d></path> }.into_any(),
        Piece::Knock(d) => view! { <path class="knock" d=*d></path> }.into_any(),
    });
    view! {
        <svg class=if small { "i s" } else { "i" } viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            {pieces.collect_view()}
        </svg>
    }
    .into_any()
}
