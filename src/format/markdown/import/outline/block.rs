//! A block: lines under one heading, and what marked the heading.

use super::super::lines::Line;
use crate::model::SectionId;
use crate::section::Certainty;

/// Lines under one heading.
#[derive(Debug, Clone)]
pub(in super::super) struct Block<'a> {
    pub role: Role,
    /// The heading as written, without marks; empty for text that has none.
    pub heading: String,
    /// The words of a heading as they stand in the text.
    pub title: Option<&'a str>,
    /// The source line of the heading.
    pub number: usize,
    pub opener: Opener,
    pub lines: Vec<Line<'a>>,
    /// The block that this one is a label in.
    pub parent: Option<usize>,
    /// How sure the heading told the section.
    pub certainty: Certainty,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Role {
    /// Before any section: title, authors, dates.
    Preamble,
    Section(SectionId),
    House,
}

/// What marked a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Opener {
    None,
    Heading(u8),
    Bold,
    Plain,
    /// A list label in this column.
    Item(usize),
}
