//! Syslog, old and new, and the journal: time, host, program, words. The program acts.

use super::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "syslog",
    heads: &[
        "{time} {word} {who}[{word}]: {text}",
        "{time} {word} {who}: {text}",
        "<{word}>1 {time} {word} {who} {word} {word} - {text}",
    ],
    below: &[],
    noise: &["last message repeated", "-- MARK --"],
    skip: &[],
};
