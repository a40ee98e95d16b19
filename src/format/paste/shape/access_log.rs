//! Logs of web servers: who asked, when, what.

use super::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "an access log",
    heads: &["{who} - - [{time}] {text}", "{who} - {word} [{time}] {text}"],
    below: &[],
    noise: &[],
    skip: &[],
};
