//! PM509: images without words.

use super::reach::{ahead, in_code};
use super::prose::Shape;
use super::{Findings, Manual, Rule, Subject, by_part, words};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::Profile;
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM509",
    name: "image-alt",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Images in Markdown whose description is empty or says no more than “image”, “screenshot” or the file's name.",
        matters: "People who cannot see the graph, and everybody once the picture is gone, only have the words.",
        fix: "Say what the picture shows: “Error rate from 0 to 30 % at 14:02”.",
        example: "![](errors.png)",
        instead: "![Error rate rising from 0 to 30 % at 14:02](errors.png)",
        allow: "When the text beside the picture says it all.",
    },
    check,
};

const EMPTY: &[&str] = &["", "image", "img", "picture", "photo", "screenshot", "graph", "alt text", "alt", "untitled", "image alt text", "alt_text"];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let mut hits: Vec<(FieldPath, Range<usize>)> = Vec::new();
    for passage in subject.passages().iter().filter(|passage| passage.shape().has(Shape::OPENS) && passage.text.contains("![")) {
        hits.extend(images(passage.text).into_iter().map(|range| (passage.path.clone(), range)));
    }
    for part in by_part(hits, |(path, _)| path) {
        for group in found.groups(part, |(path, _)| path.clone()) {
            let Some((path, range)) = group.first() else { continue };
            let place = words::place(subject.document, path);
            let what = match group.len() {
                1 => format!("An image {place} has no description."),
                many => format!("{} images have no description. The first is {place}.", words::count_first(many)),
            };
            let related: Vec<FieldPath> = group.iter().skip(1).map(|(path, _)| path.clone()).collect();
            found
                .report(path.clone(), what, "People who cannot see it, and everybody once it is gone, only have the words. Say what it shows.")
                .at(range.clone())
                .with(related);
        }
    }
}

/// The places of images without words.
fn images(text: &str) -> Vec<Range<usize>> {
    let mut images = Vec::new();
    for (start, _) in text.match_indices("![") {
        let rest = ahead(text, start + 2, 2000);
        let Some((alt, after)) = rest.split('\n').next().and_then(|line| line.split_once("](")) else { continue };
        let Some((target, _)) = after.split_once(')') else { continue };
        let code = in_code(text, start);
        let name = target.rsplit('/').next().unwrap_or_default();
        let says = alt.trim().to_lowercase();
        if !code && (EMPTY.contains(&says.as_str()) || (!name.is_empty() && says == name.to_lowercase())) {
            images.push(start..start + 2 + alt.len() + 2 + target.len() + 1);
        }
    }
    images
}
