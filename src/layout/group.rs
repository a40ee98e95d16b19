//! What a lane stands for: a kind of event, an actor, or where the record of an event lies.

use super::scene::Placed;
use super::{lanes, plain};
use crate::model::{EventKind, Postmortem, TimelineEvent};
use std::collections::HashMap;

/// What lanes stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum By {
    /// The kind of event.
    #[default]
    Kind,
    /// Who acted.
    Actor,
    /// Where the record lies: the site of the first link, or the text that was pasted.
    Source,
}

impl By {
    /// Every way to part the lanes.
    pub const ALL: [Self; 3] = [Self::Kind, Self::Actor, Self::Source];

    /// The word people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Kind => "Kind",
            Self::Actor => "Actor",
            Self::Source => "Source",
        }
    }

    /// The name of an event's lane; empty if nothing is said.
    fn name(self, event: &TimelineEvent) -> String {
        match self {
            Self::Kind => lanes::name(event.kind).to_owned(),
            Self::Actor => plain(&event.actor),
            Self::Source => match event.links.first() {
                Some(link) => site(&link.url).to_owned(),
                None if !event.source.trim().is_empty() => "Pasted text".to_owned(),
                None => String::new(),
            },
        }
    }

    fn unnamed(self) -> &'static str {
        if self == Self::Actor { "Nobody named" } else { "No source" }
    }
}

/// More lanes than this cannot be taken in; the rarest share the last one.
const MOST: usize = 8;

/// The events of one lane, in time order.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The kind that all of them have.
    pub kind: Option<EventKind>,
    pub name: String,
    pub placed: Vec<Placed>,
}

/// The lanes of a timeline from top to bottom, those without events left out.
pub(super) fn groups(document: &Postmortem, all: &[Placed], by: By) -> Vec<Group> {
    let mut groups: Vec<Group> = match by {
        By::Kind => {
            let lane = |kind: EventKind| Group {
                kind: Some(kind),
                name: lanes::name(kind).to_owned(),
                placed: Vec::new(),
            };
            EventKind::ALL.map(lane).into()
        }
        _ => names(document, all, by)
            .into_iter()
            .map(|name| Group { kind: None, name, placed: Vec::new() })
            .collect(),
    };
    for placed in all {
        if let Some(event) = document.timeline.get(placed.index)
            && let Some(lane) = lane_of(&groups, event, by)
            && let Some(group) = groups.get_mut(lane)
        {
            group.placed.push(*placed);
        }
    }
    groups.retain(|group| !group.placed.is_empty());
    groups
}

/// The place of an event's lane.
pub(super) fn lane_of(groups: &[Group], event: &TimelineEvent, by: By) -> Option<usize> {
    if by == By::Kind {
        return groups.iter().position(|group| group.kind == Some(event.kind));
    }
    let name = by.name(event);
    let name = if name.is_empty() { by.unnamed() } else { &name };
    groups.iter().position(|group| group.name == *name).or(groups.len().checked_sub(1))
}

/// The names of lanes: those with most events in the order in which they come, then what has none, then the others.
fn names(document: &Postmortem, all: &[Placed], by: By) -> Vec<String> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut counted: Vec<(usize, usize)> = Vec::new();
    let mut unnamed = false;
    for event in all.iter().filter_map(|placed| document.timeline.get(placed.index)) {
        let name = by.name(event);
        if name.is_empty() {
            unnamed = true;
            continue;
        }
        let place = *places.entry(name).or_insert(counted.len());
        match counted.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => counted.push((place, 1)),
        }
    }
    let room = MOST - usize::from(unnamed);
    let others = counted.len() > room;
    if others {
        counted.sort_by_key(|(place, count)| (usize::MAX - count, *place));
        counted.truncate(room - 1);
        counted.sort_unstable();
    }
    let mut named: Vec<(usize, String)> = places
        .into_iter()
        .map(|(name, place)| (place, name))
        .filter(|(place, _)| counted.iter().any(|(kept, _)| kept == place))
        .collect();
    named.sort_unstable();
    let mut names: Vec<String> = named.into_iter().map(|(_, name)| name).collect();
    if unnamed {
        names.push(by.unnamed().to_owned());
    }
    if others {
        names.push("Others".to_owned());
    }
    names
}

/// The site of an address: `https://www.wiki.example/page` gives `wiki.example`.
fn site(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_the_host_alone() {
        assert_eq!(site("https://www.wiki.example/page?x=1"), "wiki.example");
        assert_eq!(site("https://me@logs.example:8080/a"), "logs.example:8080");
        assert_eq!(site("INC-42"), "INC-42");
    }
}
