//! The remark at the end of a text: the style it is written in, the order its sections had, and which entities were put into their
//! prose. Without it a text reads the same, but in the order and the words that stand there.

use super::line::{Kind, Line};
use super::remark;
use super::style::Style;
use crate::format::json::input::{Input, Notes};
use crate::format::json::node::{Node, Out};
use crate::format::json::v1::Given;
use crate::model::{Members, Section, SectionKey};

/// What the end of a text says of the whole.
#[derive(Debug, Default)]
pub(super) struct End {
    /// The style.
    pub(super) style: Style,
    /// The names of the sections, in the order that the document has.
    pub(super) order: Vec<String>,
    /// Headings of the house with nothing under them, which the style's own headings stand for: words and level.
    pub(super) empty: Vec<(String, u8)>,
    /// For a section, counted from 0 as written: the entities that were put into its prose.
    pub(super) raw: Vec<Vec<usize>>,
}

/// Numbers as JSON.
pub(super) fn numbers(numbers: &[usize]) -> Node {
    Node::List(
        numbers.iter().map(|number| Node::Number(i64::try_from(*number).unwrap_or_default())).collect(),
    )
}

/// The names of sections as they follow each other: a house section is told by its number among them.
pub(super) fn names<'a>(sections: impl Iterator<Item = &'a Section>) -> Vec<String> {
    let mut house = 0;
    let name = |section: &Section| match section.key {
        SectionKey::Known(id) => id.name().to_owned(),
        SectionKey::House(_) => {
            house += 1;
            house.to_string()
        }
    };
    sections.map(name).collect()
}

impl End {
    /// The line that says it; none if there is nothing to say.
    pub(super) fn write(&self) -> Option<String> {
        let mut out = Out::default();
        out.some("style", (!self.style.json.is_empty()).then(|| Node::Raw(self.style.json.clone())));
        out.list("order", &self.order, |name| Node::text(name));
        out.list("empty", &self.empty, |(words, level)| {
            Node::List(vec![Node::text(words), Node::Number((*level).into())])
        });
        out.list("raw", &self.raw, |raw| numbers(raw));
        let inner = out.plain();
        if matches!(&inner, Node::Object(entries) if entries.is_empty()) {
            return None;
        }
        Some(remark::write(None, &Node::Object(vec![("written".into(), inner)])))
    }

    /// What the last of the lines says, and the lines before it.
    pub(super) fn read<'a, 'l>(lines: &'l [Line<'a>]) -> (Self, &'l [Line<'a>]) {
        let nothing = (Self::default(), lines);
        let Some(last) = lines.iter().rposition(|line| line.kind != Kind::Blank) else { return nothing };
        let Some((line, before)) = lines.get(last).zip(lines.get(..last)) else { return nothing };
        let remark =
            (line.kind == Kind::Comment && line.text.starts_with('<')).then(|| remark::read(line.text));
        let Some(remark) = remark.flatten() else { return nothing };
        let mut notes = Notes::on("");
        let inner = Input::parse(&remark.json, &mut notes).ok().and_then(|mut input| input.raw("written"));
        let Some(mut said) = inner.and_then(|inner| Input::parse(inner, &mut notes).ok()) else {
            return nothing;
        };
        let style = said.raw("style").and_then(|raw| Style::read(raw).ok()).unwrap_or_default();
        let order = said.raw("order").and_then(|raw| serde_json::from_str(raw).ok()).unwrap_or_default();
        let raw = said.raw("raw").and_then(|raw| serde_json::from_str(raw).ok()).unwrap_or_default();
        let empty = said.raw("empty").and_then(|raw| serde_json::from_str(raw).ok()).unwrap_or_default();
        (Self { style, order, empty, raw }, before)
    }

    /// Puts sections back into the order that the document had. One that is not named stays behind the one before it.
    pub(super) fn order(&self, sections: &mut Vec<Section>, given: &mut Given<'_>) {
        if self.order.is_empty() {
            return;
        }
        let mut ranks: Vec<(&String, usize)> = self.order.iter().zip(0..).collect();
        ranks.sort();
        let found = |name: &String| ranks.binary_search_by_key(&name, |(known, _)| known).ok();
        let mut rank = 0;
        let mut names = names(sections.iter());
        for (index, (heading, level)) in self.empty.iter().enumerate() {
            names.push(empty_name(index));
            let (key, heading) = (SectionKey::House(given.take(None)), heading.clone());
            sections.push(Section {
                key,
                heading,
                level: *level,
                body: String::new(),
                members: Members::new(),
            });
        }
        let taken = std::mem::take(sections).into_iter().zip(names);
        let mut ranked: Vec<(usize, Section)> = taken
            .map(|(section, name)| {
                rank = found(&name).and_then(|at| ranks.get(at)).map_or(rank, |(_, rank)| *rank);
                (rank, section)
            })
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        sections.extend(ranked.into_iter().map(|(_, section)| section));
    }
}

/// The name of a heading that is not shown, in the order of sections.
pub(super) fn empty_name(index: usize) -> String {
    format!("empty {index}")
}
