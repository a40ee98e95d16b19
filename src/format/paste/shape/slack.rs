//! Slack: a name, a time, the words below.

use super::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "Slack",
    heads: &[
        "{who} APP {time}", "{who} [{time}]", "{who} {time}", "[{time}] {who}", "{who} APP {time} {word}", "{who} :{word}: {time}",
    ],
    below: &["{time}", "[{time}]"],
    noise: &["joined #", "was added to #", "left #", "set the channel topic", "pinned a message", "renamed the channel", "archived the channel"],
    skip: &["New", "View thread", "Last reply…", "View newer replies", "#reply", "# reply", "# replies", "(edited)", "Also sent to the channel"],
};
