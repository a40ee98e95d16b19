//! The words of messages, tidied: what marks of chats stand for, and the kind that the words suggest.

use super::Message;
use crate::format::markdown::kind_of_words;

/// Tidies every message. A message whose words are all noise stays, for the author to drop.
pub(super) fn finish(messages: &mut [Message]) {
    for message in messages {
        let event = &mut message.event;
        event.text = event.text.trim().to_owned();
        event.source = event.source.trim_end().to_owned();
        for mark in [" (edited)", "(edited)"] {
            if let Some(text) = event.text.strip_suffix(mark) {
                event.text = text.trim_end().to_owned();
            }
        }
        if let Some(kind) = kind_of_words(&event.text) {
            (event.kind, event.inferred) = (kind, true);
        }
    }
}

/// Slack's marks: `<https://a.example|the graph>`, `<@U1>`, `&amp;`. `name` tells people by their ids.
pub(super) fn unmark(text: &str, name: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, inner) = rest.split_at(open);
        out.push_str(before);
        let Some((mark, after)) = inner.get(1..).and_then(|inner| inner.split_once('>')) else {
            rest = inner;
            break;
        };
        let (target, label) = mark.split_once('|').unwrap_or((mark, ""));
        match target.chars().next() {
            Some('@') => {
                let id = target.get(1..).unwrap_or_default();
                out.push('@');
                out.push_str(
                    &name(id).unwrap_or_else(|| if label.is_empty() { id } else { label }.to_owned()),
                );
            }
            Some('#' | '!') => {
                out.push(if target.starts_with('#') { '#' } else { '@' });
                out.push_str(if label.is_empty() { target.get(1..).unwrap_or_default() } else { label });
            }
            _ if target.contains("://") || target.starts_with("mailto:") => {
                out.push_str(&if label.is_empty() || label == target {
                    format!("<{target}>")
                } else {
                    format!("[{label}]({target})")
                });
            }
            _ => {
                out.push('<');
                out.push_str(mark);
                out.push('>');
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
