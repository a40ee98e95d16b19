//! Copied text: which lines begin a message, and what stands under them.

use super::pattern::{Head, fit};
use super::shape::{SHAPES, Shape};
use super::{Chat, ENOUGH, Message, day, event};
use crate::env::Env;
use crate::time::text::Context;
use chrono::NaiveDate;

/// Lines that are looked at to tell the sort of a text.
const LOOK: usize = 400;

/// The shape that most lines have.
fn shape(text: &str, context: &Context) -> Option<(&'static Shape, usize)> {
    let lines: Vec<&str> =
        text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).take(LOOK).collect();
    let count = |shape: &Shape| lines.iter().filter(|line| head(shape, line, context).is_some()).count();
    // The first of equals wins: shapes stand in the order of how much they say.
    SHAPES
        .iter()
        .rev()
        .map(|shape| (*shape, count(shape)))
        .max_by_key(|(_, count)| *count)
        .filter(|(_, count)| *count > 0)
}

fn head<'a>(shape: &Shape, line: &'a str, context: &Context) -> Option<Head<'a>> {
    shape.heads.iter().find_map(|pattern| fit(pattern, line.trim(), context))
}

/// The sort of a text that is a chat or a log from its first line on.
pub(super) fn recognise(text: &str) -> Option<&'static str> {
    let context = Context::default();
    let (shape, count) = shape(text, &context)?;
    let first = text.lines().filter(|line| !line.trim().is_empty()).take(3);
    let begins = first.into_iter().any(|line| head(shape, line, &context).is_some());
    let headed = text.lines().take(LOOK).any(|line| line.starts_with("# ") || line.starts_with("## "));
    (count >= ENOUGH && begins && !headed).then_some(shape.name)
}

/// Reads the messages of a copied text.
pub(super) fn read(text: &str, context: &Context, env: &dyn Env) -> Chat {
    let Some((shape, _)) = shape(text, context) else { return Chat::default() };
    let today = env.now().date_naive();
    let mut walk = Walk {
        today,
        day: None,
        context: context.clone(),
        who: String::new(),
        open: false,
        messages: Vec::new(),
    };
    for line in text.lines() {
        walk.line(shape, line.trim_end(), env);
    }
    Chat { origin: shape.name, messages: walk.messages, undecided: None }
}

struct Walk {
    today: NaiveDate,
    /// The day of the last line that stated one.
    day: Option<NaiveDate>,
    context: Context,
    /// Who wrote last: some chats name people once for several messages.
    who: String,
    open: bool,
    messages: Vec<Message>,
}

impl Walk {
    fn line(&mut self, shape: &Shape, line: &str, env: &dyn Env) {
        let bare = line.trim();
        if bare.is_empty() {
            self.add("", shape);
            return;
        }
        let own = self.open && shape.skip.iter().any(|pattern| is_skipped(pattern, bare));
        if let Some(head) = head(shape, line, &self.context).filter(|_| !own) {
            self.begin(&head, line, shape, env);
            return;
        }
        if !shape.below.is_empty()
            && self.open
            && let Some(head) = shape.below.iter().find_map(|pattern| fit(pattern, bare, &self.context))
        {
            let who = std::mem::take(&mut self.who);
            self.begin(&Head { who: &who, ..head }, line, shape, env);
            return;
        }
        if let Some(day) = day::line(bare, &self.context, self.today) {
            self.day = Some(day);
            self.open = false;
            return;
        }
        self.add(line, shape);
    }

    fn begin(&mut self, head: &Head<'_>, line: &str, shape: &Shape, env: &dyn Env) {
        let Some(stamp) = &head.stamp else { return };
        let mut event = event(env);
        let mut at = stamp.time.clone();
        let counted = stamp.counted.and_then(|counted| counted.date(self.today));
        let mut assumed = false;
        if !stamp.dated {
            at.date = counted.or(self.day).or(at.date);
            assumed = counted.is_none() && self.day.is_none();
        } else if at.date.is_none() {
            // A day without its year is of the year that has passed it last.
            let this_year = Context { date: Some(self.today), ..self.context.clone() };
            at.date = crate::time::text::read(&at.written, &this_year).date;
            assumed = at.date.is_some();
        }
        if stamp.dated {
            at.date = at.date.map(|date| day::past(date, &at.written, self.today));
        }
        self.context.after = Some(at.clone());
        if self.day.is_none() {
            self.context.date = at.date.or(self.context.date);
        }
        event.at = Some(at);
        event.actor = head.who.trim_start_matches(['@', '+', '%', '&', '~']).trim().to_owned();
        self.who.clone_from(&event.actor);
        event.text = head.text.to_owned();
        event.source = line.trim().to_owned();
        let noise = shape.noise.iter().any(|words| line.contains(words));
        self.messages.push(Message { event, noise, day_assumed: assumed });
        self.open = true;
    }

    /// A line under a message is part of it.
    fn add(&mut self, line: &str, shape: &Shape) {
        let Some(message) = self.messages.last_mut().filter(|_| self.open) else { return };
        message.event.source.push('\n');
        message.event.source.push_str(line);
        if shape.skip.iter().any(|pattern| is_skipped(pattern, line.trim())) {
            return;
        }
        let first = message.event.text.is_empty() && !line.is_empty();
        message.noise |= first && shape.noise.iter().any(|words| line.contains(words));
        message.event.text.push('\n');
        message.event.text.push_str(line);
    }
}

/// Whether a line is a button or a counter of the program: `3 replies` for `# replies`.
fn is_skipped(pattern: &str, line: &str) -> bool {
    if let Some(start) = pattern.strip_suffix('…') {
        return line.starts_with(start);
    }
    let Some((before, after)) = pattern.split_once('#') else { return line == pattern };
    let count = line.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
    count.is_some_and(|count| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()))
}
