//! Google Chat: a name, a comma, a time, the words below.

use super::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "Google Chat",
    heads: &["{who}, {time}, Edited", "{who}, {time}", "{who} • {time}", "{who}, App, {time}"],
    below: &[],
    noise: &["joined the space", "left the space", "was added", "turned history"],
    skip: &["Edited", "# replies", "# reply", "Message deleted by its author"],
};
