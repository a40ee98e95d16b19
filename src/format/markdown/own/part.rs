//! The parts of a document around its sections: front matter, the fields at the head, allowances of rules, and what the document as a
//! whole keeps hidden.

use super::item::{Item, begins};
use super::line::{Kind, Line, trim};
use super::{Reader, header, plain, remark, skip_blank, split_item};
use crate::edit::{Edit, apply};
use crate::env::FixedEnv;
use crate::field::FieldPath;
use crate::format::NoteKind;
use crate::format::json::input::{Input, Notes};
use crate::format::json::v1;
use crate::model::{Level, ListId, Members, Milestone, Suppression};

/// The front matter that `text` begins with, fences and all, and the rest.
pub(super) fn front_matter(text: &str) -> (Option<&str>, &str) {
    for fence in ["---", "+++"] {
        let Some(inner) = text.strip_prefix(fence).filter(|rest| rest.starts_with('\n')) else { continue };
        let mut from = 1;
        while let Some(line) = inner.get(from..).and_then(|rest| rest.split('\n').next()) {
            let end = from + line.len();
            if line == fence {
                let length = fence.len() + end;
                let rest = text.get(length..).unwrap_or_default();
                return (text.get(..length), rest.strip_prefix('\n').unwrap_or(rest));
            }
            if inner.len() <= end {
                break;
            }
            from = end + 1;
        }
    }
    (None, text)
}

/// An allowance as a comment, if it can be said as one line: `<!-- allow PM013 at /timeline: quiet on purpose -->`. Another level is named
/// instead: `<!-- error PM404: our rule -->`.
pub(super) fn write_allowance(suppression: &Suppression) -> Option<String> {
    let place = suppression.path.as_ref().map(|path| format!(" at {path}")).unwrap_or_default();
    let reason = match suppression.reason.as_str() {
        "" => String::new(),
        reason => format!(": {reason}"),
    };
    let verb = suppression.level.map_or("allow", Level::name);
    let line = format!("<!-- {verb} {}{place}{reason} -->", suppression.rule);
    let inner = line.get(4..line.len() - 3)?;
    let tame = !inner.contains(['<', '>', '\n']) && !inner.contains("--") && !inner.ends_with('-');
    (tame && read_allowance(&line).as_ref() == Some(suppression)).then_some(line)
}

/// The allowance that a comment says.
pub(super) fn read_allowance(line: &str) -> Option<Suppression> {
    let inner = trim(line).strip_prefix("<!--")?.strip_suffix("-->")?;
    let (verb, inner) = trim(inner).split_once(' ')?;
    let level = Level::from_name(verb);
    if level.is_none() && verb != "allow" {
        return None;
    }
    let (what, reason) = inner.split_once(": ").unwrap_or((inner, ""));
    let (rule, path) = match what.split_once(" at ") {
        Some((rule, path)) => (rule, Some(path.to_owned())),
        None => (what, None),
    };
    let named = !rule.is_empty() && rule.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let placed = path.as_ref().is_none_or(|path| path.starts_with('/') && !path.contains(' '));
    // A remark such as `error budget: …` names no rule.
    let coded = level.is_none() || rule.starts_with("PM") || rule.contains('-');
    let reason = trim(reason).to_owned();
    (named && placed && coded).then(|| Suppression { rule: rule.to_owned(), path, reason, level })
}

impl Reader<'_> {
    /// The fields, allowances and remarks between the title and the first text or heading.
    pub(super) fn head<'a, 'l>(&mut self, lines: &'l [Line<'a>]) -> &'l [Line<'a>] {
        let mut rest = skip_blank(lines);
        let mut seen = Vec::new();
        while let Some(line) = rest.first() {
            if begins(line.text) && line.kind == Kind::Text {
                let (item, after) = split_item(rest);
                self.head_item(item, &mut seen);
                rest = skip_blank(after);
            } else if let Some(allowance) = read_allowance(line.text).filter(|_| line.kind == Kind::Comment) {
                self.document.suppressions.push(allowance);
                rest = skip_blank(rest.get(1..).unwrap_or_default());
            } else if let Some(remark) = remark::read(line.text).filter(|_| line.kind == Kind::Comment) {
                self.whole(&remark.json);
                rest = skip_blank(rest.get(1..).unwrap_or_default());
            } else {
                break;
            }
        }
        self.around.zoned = self.document.zone.is_some();
        self.around.start = self.document.times.get(&Milestone::Started).cloned();
        rest
    }

    /// A labelled line: a field, a link, a responder, or a stat kept as it is.
    fn head_item(&mut self, lines: &[Line<'_>], seen: &mut Vec<FieldPath>) {
        let item = Item::read(lines, |_, _| false);
        let stated = |name: &str| {
            item.remarks.iter().find_map(|remark| {
                let object = remark.object();
                Some(object.get(name)?.as_str()?.to_owned())
            })
        };
        let (label, words) = header::label(&item).unwrap_or_default();
        match stated("list").as_deref() {
            Some("responders") => return self.row(ListId::Responders, lines),
            Some("stats") => return self.row(ListId::Stats, lines),
            _ => {}
        }
        let alone = item.more.is_empty() && item.block.is_none();
        let known = match stated("field") {
            Some(path) => header::by_path(&path),
            None if alone => header::by_label(&self.end.style, &label),
            None => None,
        };
        let started = self.document.times.get(&Milestone::Started);
        if let Some(known) = known.filter(|known| !seen.contains(&known.path))
            && let Some(value) = header::read(&known.path, words, &header::context(started))
        {
            let value = header::apply(value, &item, words);
            // The address and the type of the value fit: both come from the same table.
            let set = apply(&mut self.document, Edit::Set(known.path.clone(), value));
            if set.is_ok() {
                seen.push(known.path.clone());
                let path = known.path.to_string();
                if label != self.end.style.label(&path).unwrap_or(known.label) {
                    self.document.wording.insert(path, label);
                }
                return;
            }
        }
        if label == "Link"
            && alone
            && let Some(link) = plain::read_link(words)
        {
            self.document.links.push(link);
            return;
        }
        let list = if alone && header::is_role(&label) { ListId::Responders } else { ListId::Stats };
        self.row(list, lines);
    }

    /// What the document as a whole keeps hidden.
    fn whole(&mut self, json: &str) {
        let mut notes = Notes::on(json);
        let Ok(mut input) = Input::parse(json, &mut notes) else { return };
        let mut members: Members = Members::new();
        if let Some(texts) = input.raw("members").and_then(|raw| serde_json::from_str::<Members>(raw).ok()) {
            members.extend(texts);
        }
        let hidden = v1::read(input, &mut notes, &FixedEnv::default());
        let document = &mut self.document;
        document.wording.extend(hidden.wording);
        document.links.extend(hidden.links);
        document.suppressions.extend(hidden.suppressions);
        if !hidden.id.is_empty() {
            document.id = hidden.id;
        }
        if hidden.front_matter.is_some() {
            document.front_matter = hidden.front_matter;
        }
        document.members.extend(members);
        document.members.extend(hidden.members);
    }

    /// Lines that are not understood, as text.
    pub(super) fn kept(&mut self, lines: &[Line<'_>]) {
        if let Some(first) = lines.iter().find(|line| line.kind != Kind::Blank) {
            let line = *first;
            self.note(&line, NoteKind::Kept, "not understood here: kept as text of the section");
        }
    }
}
