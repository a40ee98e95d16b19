//! Discord: a name, a dash, a time, the words below.

use super::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "Discord",
    heads: &["{who} — {time}", "{who} BOT — {time}", "{who} APP — {time}", "[{time}]{who}: {text}", "{who}BOT — {time}"],
    below: &["[{time}]"],
    noise: &["pinned a message", "joined the server", "Good to see you", "just landed", "started a call"],
    skip: &["(edited)", "NEW", "BOT", "Image"],
};
