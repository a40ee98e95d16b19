//! Exports in JSON: where each program keeps who, when and what, as a table.

use super::words::unmark;
use super::{Chat, Message, event, stamp};
use crate::env::Env;
use crate::format::json::input::items;
use crate::model::Link;
use crate::time::{Offset, Precision, Time, Zone, written};
use chrono::DateTime;
use serde_json::Value;
use std::collections::HashMap;

/// Where one program keeps things. Paths are names joined by dots; the first that holds words counts.
struct Export {
    name: &'static str,
    /// The array of messages; empty for the text itself or for one object a line.
    list: &'static str,
    time: &'static [&'static str],
    who: &'static [&'static str],
    text: &'static [&'static str],
    link: &'static [&'static str],
    /// Words of its `type` or `subtype` that nobody tells of.
    noise: &'static [&'static str],
}

const EXPORTS: &[Export] = &[
    Export {
        name: "PagerDuty",
        list: "log_entries",
        time: &["created_at"],
        who: &["agent.summary", "agent.name", "channel.type"],
        text: &["summary", "channel.summary", "channel.subject", "type"],
        link: &["html_url"],
        noise: &["notify_log_entry", "assign_log_entry"],
    },
    Export {
        name: "Slack",
        list: "",
        time: &["ts"],
        who: &["user_profile.real_name", "user_profile.display_name", "username", "bot_profile.name", "user"],
        text: &["text", "attachments.0.fallback", "attachments.0.text"],
        link: &["permalink"],
        noise: &[
            "channel_join",
            "channel_leave",
            "channel_topic",
            "channel_purpose",
            "pinned_item",
            "channel_name",
        ],
    },
    Export {
        name: "Discord",
        list: "messages",
        time: &["timestamp"],
        who: &["author.nickname", "author.name"],
        text: &["content", "embeds.0.description"],
        link: &[],
        noise: &["GuildMemberJoin", "ChannelPinnedMessage"],
    },
    Export {
        name: "Teams",
        list: "value",
        time: &["createdDateTime"],
        who: &["from.user.displayName", "from.application.displayName"],
        text: &["body.content"],
        link: &["webUrl"],
        noise: &["systemEventMessage"],
    },
    Export {
        name: "Google Chat",
        list: "messages",
        time: &["created_date", "createTime"],
        who: &["creator.name", "sender.displayName"],
        text: &["text"],
        link: &[],
        noise: &["MEMBERSHIP_CHANGED"],
    },
    Export {
        name: "a log",
        list: "",
        time: &["time", "timestamp", "@timestamp", "ts"],
        who: &["service", "logger", "host", "hostname", "name"],
        text: &["msg", "message", "log", "event"],
        link: &[],
        noise: &[],
    },
];

/// The messages of an export as raw JSON.
fn raws<'a>(text: &'a str, list: &str) -> Option<Vec<&'a str>> {
    if list.is_empty() {
        let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
        return items(text).or_else(|| {
            lines().all(|line| line.starts_with('{') && line.ends_with('}')).then(|| lines().collect())
        });
    }
    let members: HashMap<String, &serde_json::value::RawValue> = serde_json::from_str(text).ok()?;
    items(members.get(list)?.get())
}

fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, name| match name.parse::<usize>() {
        Ok(index) => value.get(index),
        Err(_) => value.get(name),
    })
}

fn first(value: &Value, paths: &[&str]) -> Option<String> {
    paths.iter().find_map(|path| match at(value, path)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

fn found(text: &str) -> Option<(&'static Export, Vec<(&str, Value)>)> {
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    EXPORTS.iter().find_map(|export| {
        let values: Vec<(&str, Value)> = raws(text, export.list)?
            .into_iter()
            .filter_map(|raw| Some((raw, serde_json::from_str(raw).ok()?)))
            .collect();
        let whole = |value: &Value| {
            first(value, export.time).is_some_and(|words| moment(&words).is_some())
                && first(value, export.text).is_some()
        };
        let fits = values.iter().take(50).filter(|(_, value)| whole(value)).count();
        (fits > 0 && fits * 2 >= values.len().min(50)).then_some((export, values))
    })
}

/// The sort of an export.
pub(super) fn recognise(text: &str) -> Option<&'static str> {
    found(text).map(|(export, _)| export.name)
}

/// Reads an export; `None` if it is none.
pub(super) fn read(text: &str, env: &dyn Env) -> Option<Chat> {
    let (export, values) = found(text)?;
    let mut names: HashMap<String, String> = HashMap::new();
    for (_, value) in &values {
        if let (Some(id), Some(name)) = (first(value, &["user"]), first(value, &["user_profile.real_name"])) {
            names.insert(id, name);
        }
    }
    let name = |id: &str| names.get(id).cloned();
    let message = |(raw, value): &(&str, Value)| {
        let mut event = event(env);
        event.at = first(value, export.time).and_then(|words| moment(&words));
        let who = first(value, export.who).unwrap_or_default();
        event.actor = name(&who).unwrap_or(who);
        event.text = unmark(&first(value, export.text).unwrap_or_default(), name);
        if let Some(url) = first(value, export.link) {
            event.links.push(Link { label: export.name.to_owned(), url });
        }
        (*raw).clone_into(&mut event.source);
        let sort = [value.get("type"), value.get("subtype"), value.get("messageType")];
        let noise =
            sort.into_iter().flatten().filter_map(Value::as_str).any(|sort| export.noise.contains(&sort));
        Message { event, noise, day_assumed: false }
    };
    let mut messages: Vec<Message> = values.iter().map(message).collect();
    // PagerDuty lists the newest first; a chat is told from its beginning.
    let when = |message: &Message| message.event.at.as_ref().map(|at| (at.date, at.clock));
    if messages.first().map(when) > messages.last().map(when) {
        messages.reverse();
    }
    Some(Chat { origin: export.name, messages, undecided: None })
}

/// A time in an export: written as programs do, or as seconds since 1970.
fn moment(words: &str) -> Option<Time> {
    if let Some((stamp, _)) = stamp::stamp(words, &crate::time::text::Context::default()) {
        return Some(stamp.time);
    }
    if let Some((_, rest)) = words.split_once(", ") {
        // "Friday, May 10, 2024 at 10:02:30 AM UTC"
        let time =
            crate::time::text::read(&rest.replace(" at ", " "), &crate::time::text::Context::default());
        return time.is_moment().then_some(time);
    }
    let (seconds, fraction) = words.split_once('.').unwrap_or((words, ""));
    let number: i64 = seconds.parse().ok()?;
    // Milliseconds have three figures more.
    let seconds = if fraction.is_empty() && number > 100_000_000_000 { number / 1000 } else { number };
    let instant = DateTime::from_timestamp(seconds, 0).filter(|_| seconds > 100_000_000)?;
    Some(Time {
        written: written("%Y-%m-%d %H:%M:%S UTC", &instant),
        date: Some(instant.date_naive()),
        clock: Some(instant.time()),
        zone: Some(Zone { written: "UTC".to_owned(), offset: Some(Offset(0)) }),
        precision: Precision::Second,
        approximate: false,
    })
}
