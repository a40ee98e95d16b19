//! The file that the open draft belongs to: opened, saved back to, and never written over unseen. Where the browser hands out no files none
//! of this is there.

use super::{BEFORE_MERGE, BEFORE_READING, Session, View};
use crate::browser::env::BrowserEnv;
use crate::browser::files;
use crate::browser::store::{Link, Written, file_name_of};
use crate::draft::Record;
use crate::format::{self, Source};
use crate::merge::{adopt, merge};
use crate::model::Postmortem;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

/// A file that holds something else than was seen here: its text and stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The file's name.
    pub name: String,
    /// What it holds now.
    pub text: String,
    /// What tells it from what it was.
    pub stamp: String,
}

/// The format that a file of this name is written in.
fn format_of(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if ending.eq_ignore_ascii_case("json") { "json" } else { "markdown" }
}

fn read(name: &str, text: &str) -> format::Reading {
    Source::new(name, text.to_owned(), &BrowserEnv).read(&BrowserEnv)
}

impl Session {
    /// Whether the browser hands out files, and folders.
    pub fn hands_out(self) -> (bool, bool) {
        if self.has_library() { self.host().files().hands_out() } else { (false, false) }
    }

    /// Ask for a file and open it; saving goes back into it.
    pub fn open_file(self) {
        spawn_local(async move {
            let Some(handle) = self.host().files().ask_file().await else { return };
            if self.is_alive() && !self.open_owner(&handle).await {
                self.read_file(handle).await;
            }
        });
    }

    /// The draft of a file that was opened here before.
    async fn open_owner(self, handle: &JsValue) -> bool {
        let Some(id) = self.host().files().owner_of(handle).await else { return false };
        if !self.is_alive() || !self.open_draft(&id) {
            return false;
        }
        self.look_at_file().await;
        true
    }

    /// Show how a file is read; kept as a draft, the draft belongs to it.
    async fn read_file(self, handle: JsValue) {
        let name = file_name_of(&handle);
        match self.host().files().text_of(&handle).await {
            Some((text, stamp)) => {
                let link = Link { handle, stamp, base: String::new(), foreign: false };
                crate::browser::intake::take_from_file(self, &text, &name, link);
            }
            None => self.tell(true, [&name, " could not be read. Choose it again."].concat(), None),
        }
    }

    /// Ask for a folder and open every postmortem in it as a draft that belongs to its file.
    pub fn open_folder(self) {
        spawn_local(async move {
            let disk = self.host().files();
            let Some(handles) = disk.ask_folder().await else { return };
            let (mut opened, mut known, mut failed) = (0_usize, 0_usize, 0_usize);
            for handle in handles {
                let here = disk.owner_of(&handle).await;
                if here.is_some_and(|id| self.with_shelf(|shelf| shelf.read(&id).is_some())) {
                    known += 1;
                    continue;
                }
                let name = file_name_of(&handle);
                let found = disk
                    .text_of(&handle)
                    .await
                    .filter(|(text, _)| text.len() <= format::size_limit(text.as_bytes()));
                let reading = found.map(|(text, stamp)| (read(&name, &text), text, stamp));
                match reading {
                    Some((reading, text, stamp)) if reading.refusal.is_none() => {
                        let mut document = reading.document;
                        let id = self.put_new(&mut document);
                        let link = linked(handle, stamp, &text, &document);
                        disk.keep_link(&id, &link).await;
                        opened += 1;
                    }
                    _ => failed += 1,
                }
            }
            if !self.is_alive() {
                return;
            }
            let mut words = [&opened.to_string(), " files opened as drafts"].concat();
            for (count, what) in [(known, " were here already"), (failed, " could not be read")] {
                if count > 0 {
                    words = [&words, "; ", &count.to_string(), what].concat();
                }
            }
            self.view.set(View::Library);
            self.tell(failed > 0, [&words, "."].concat(), None);
        });
    }

    /// The open draft belongs to this file from now on.
    pub fn link_file(self, text: &str, link: Link) {
        let link = self.editor.with(|document| linked(link.handle, link.stamp, text, document));
        self.set_link(link);
    }

    fn set_link(self, link: Link) {
        let id = self.kept.with_value(|kept| kept.id.clone());
        self.file.set(Some(link.clone()));
        spawn_local(async move {
            if !self.host().files().keep_link(&id, &link).await && self.is_alive() {
                let words = [
                    &link.name(),
                    " belongs to this draft until the page is closed: the browser does not keep it.",
                ];
                self.tell(true, words.concat(), None);
            }
        });
    }

    /// Find the file of the draft that was just opened.
    pub(super) fn find_file(self, id: &str) {
        self.file.set(None);
        self.elsewhere.set(None);
        if !self.hands_out().0 {
            return;
        }
        let id = id.to_owned();
        spawn_local(async move {
            let link = self.host().files().linked(&id).await;
            if self.is_alive() && self.kept.with_value(|kept| kept.id == id) && link.is_some() {
                self.file.set(link);
                self.look_at_file().await;
            }
        });
    }

    /// See whether the file changed, where that takes no question.
    async fn look_at_file(self) {
        let Some(link) = self.file.get_untracked() else { return };
        let disk = self.host().files();
        if !disk.is_quiet(&link.handle).await {
            return;
        }
        if let Some((text, stamp)) = disk.text_of(&link.handle).await
            && stamp != link.stamp
            && self.is_alive()
        {
            self.elsewhere.set(Some(Elsewhere { name: link.name(), text, stamp }));
        }
    }

    /// The open draft belongs to no file any more.
    pub fn unlink_file(self) {
        let id = self.kept.with_value(|kept| kept.id.clone());
        self.file.set(None);
        self.elsewhere.set(None);
        spawn_local(async move { self.host().files().forget_link(&id).await });
    }

    /// Save into the draft's file; without one, ask for a new one.
    pub fn save_file(self) {
        spawn_local(async move {
            let disk = self.host().files();
            let link = match self.file.get_untracked() {
                Some(link) if link.foreign => return self.ask_layout(&link),
                Some(link) => link,
                None => {
                    let title = self.editor.with(|document| document.title.clone());
                    let Some(handle) = disk.ask_new(&files::file_name(&title, "md")).await else { return };
                    Link { handle, stamp: String::new(), base: String::new(), foreign: false }
                }
            };
            let name = link.name();
            let Some(text) = self.written(format_of(&name)) else { return };
            let payload = self.payload().to_string();
            let result = disk.put(&link.handle, &text, &link.stamp).await;
            if !self.is_alive() {
                return;
            }
            match result {
                Ok(Written::Done(stamp)) => {
                    self.set_link(Link { stamp, base: payload, ..link });
                    self.exported();
                    self.tell(false, ["Saved to ", &name, "."].concat(), None);
                }
                Ok(Written::Changed(text, stamp)) => {
                    self.elsewhere.set(Some(Elsewhere { name, text, stamp }))
                }
                Ok(Written::Refused) => {
                    self.tell(
                        true,
                        [
                            "The browser may not write ",
                            &name,
                            ". Press Save again and allow it, or download the file.",
                        ]
                        .concat(),
                        None,
                    );
                }
                Err(()) => {
                    self.tell(true, [&name, " could not be written. It may have been moved, or the disk is full. The draft is unharmed."].concat(), None);
                }
            }
        });
    }

    /// A file that others laid out is written anew only on a yes.
    fn ask_layout(self, link: &Link) {
        let words = [
            "Saving writes all of ",
            &link.name(),
            " in this editor’s own layout. Everything that was read from it stays; how it was laid out does not.",
        ];
        let link = link.clone();
        let go = self.action(move || {
            self.file.set(Some(Link { foreign: false, ..link.clone() }));
            self.save_file();
        });
        self.tell(true, words.concat(), Some(("Save it so".to_owned(), go)));
    }

    /// Settle what was found in the file: both made one, or only the file's words. What stood here stays as a version, and so does the file's.
    pub fn take_file(self, merges: bool) {
        let (Some(link), Some(found)) = (self.file.get_untracked(), self.elsewhere.get_untracked()) else {
            return;
        };
        let reading = read(&found.name, &found.text);
        if let Some(refusal) = reading.refusal {
            return self.tell(true, [&refusal.what, " ", &refusal.todo].concat(), None);
        }
        let base = read("base.json", &link.base).document;
        let theirs = adopt(&base, reading.document);
        self.keep_now(if merges { BEFORE_MERGE } else { BEFORE_READING });
        let payload = format::json::write_dense(&theirs);
        self.keep_version(&Record { payload: payload.clone(), ..Record::default() }, "The file’s");
        if merges {
            let merged = self.editor.with(|ours| merge(&base, ours, &theirs));
            self.editor.replace("merging a file", merged.document);
            self.conflicts.set(merged.conflicts);
        } else {
            self.editor.replace("reading a file", theirs);
        }
        self.seen_file(payload);
    }

    /// Keep what stands here: the file's words stay as a version, and the next save goes over them.
    pub fn keep_mine(self) {
        let Some(found) = self.elsewhere.get_untracked() else { return };
        let payload = format::json::write_dense(&read(&found.name, &found.text).document);
        self.keep_version(&Record { payload: payload.clone(), ..Record::default() }, "The file’s");
        self.seen_file(payload);
    }

    /// What the file holds has been seen.
    fn seen_file(self, base: String) {
        if let (Some(link), Some(found)) = (self.file.get_untracked(), self.elsewhere.get_untracked()) {
            self.elsewhere.set(None);
            self.set_link(Link { stamp: found.stamp, base, ..link });
        }
    }
}

/// What every text has that this editor wrote.
const OWN: &str = "postmortem/1";

fn linked(handle: JsValue, stamp: String, text: &str, document: &Postmortem) -> Link {
    Link { handle, stamp, base: format::json::write_dense(document), foreign: !text.contains(OWN) }
}
