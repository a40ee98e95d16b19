//! IRC: one line a message, the name in angle brackets or behind the time.

use super::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "IRC",
    heads: &[
        "[{time}] < {who}>: {text}", "[{time}] < {who}> {text}", "[{time}] <{who}>: {text}", "[{time}] <{who}> {text}",
        "{time} < {who}> {text}", "{time} <{who}>: {text}", "{time} <{who}> {text}", "{time} -!- {text}", "[{time}] *** {text}", "[{time}] * {who} {text}",
        "{time} * {who} {text}", "{time} *** {text}", "{time} {who} | {text}", "{time} --> {text}", "{time} <-- {text}",
    ],
    below: &[],
    noise: &["has joined", "has quit", "has left", "joined #", "Quits:", "Joins:", "Parts:", "sets mode", "is now known as", "changed topic", "mode/#"],
    skip: &[],
};
