//! Findings of many files in the shapes that people and programs read. Nothing is decided here.

mod github;
mod json;
mod junit;
mod sarif;
mod text;

use super::render::Render;
use crate::model::Postmortem;
use crate::rule::Checked;
use clap::ValueEnum;

/// The shape of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    /// For people
    Text,
    /// One object with every file
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// JUnit XML, for build servers
    Junit,
}

/// What was found in one file.
pub(super) struct Result {
    /// The name of the file.
    pub(super) name: String,
    /// Its text.
    pub(super) text: String,
    /// The document read from it.
    pub(super) document: Postmortem,
    /// What was found in it.
    pub(super) checked: Checked,
}

/// Print a report.
pub(super) fn print(shape: Shape, results: &[Result], out: &mut Render) {
    match shape {
        Shape::Text => text::print(results, out),
        Shape::Json => json::print(results, out),
        Shape::Sarif => sarif::print(results, out),
        Shape::Github => github::print(results, out),
        Shape::Junit => junit::print(results, out),
    }
}
