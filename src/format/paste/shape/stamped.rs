//! Logs whose lines begin with a time: the level and the logger stay in the words.

use super::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "a log",
    heads: &["{time} {text}", "[{time}] {text}", "time={time} {text}", "time=\"{time}\" {text}"],
    below: &[],
    noise: &[],
    skip: &[],
};
