//! Teams: the time in brackets in front of the name, the words below or behind.

use super::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "Teams",
    heads: &["[{time}] {who}: {text}", "[{time}] {who}"],
    below: &[],
    noise: &["joined the meeting", "left the meeting", "joined the conversation", "added to the chat", "left the chat"],
    skip: &["Edited", "has context menu", "like #", "heart #", "Reply"],
};
