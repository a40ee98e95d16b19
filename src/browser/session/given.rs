//! The text that a page gives an element. Where the element keeps a draft as well, one of the two is shown and neither is lost.
//!
//! A note beside the draft says what the page gave last and what was made of it, so that a page's newer text can be told from words that
//! were typed here and never reached the page.

use super::{Session, View};
use crate::browser::element::Host;
use crate::browser::env::BrowserEnv;
use crate::draft::version::BEFORE_PAGE;
use crate::draft::{Entry, place};
use crate::format;

impl Session {
    /// Open with the text that the page gave. To be opened is no change.
    pub fn open_with(self, text: &str, format: &str) {
        let reading = format::read(text, format::by_id(format), &BrowserEnv);
        if let Some(refusal) = reading.refusal {
            let why = [&refusal.what, " ", &refusal.todo].concat();
            self.fail("read", &why);
            self.tell(true, why, None);
            return;
        }
        let (id, opened) = self.kept.with_value(|kept| (kept.id.clone(), kept.opened));
        if self.has_library() || opened == 0 {
            self.show(&id, 0, 0, format::json::write_dense(&reading.document), reading.document);
        }
        if self.wants_store && !self.has_library() {
            self.given.set_value(Some((text.to_owned(), format.to_owned())));
            if self.is_ready() {
                self.take_given();
            }
        }
    }

    /// The stores have been read: choose between the page's text and the draft.
    pub(super) fn take_given(self) {
        let Some((text, format)) = self.given.try_update_value(Option::take).flatten() else { return };
        let id = self.kept.with_value(|kept| kept.id.clone());
        let name = ["given:", &id].concat();
        let drafted = self.with_shelf(|shelf| matches!(shelf.read(&id), Some(Entry::Whole(_))));
        let words = move || {
            let format = self.options.with_value(|options| options.format.clone());
            self.written(&format).unwrap_or_default()
        };
        let draft = words();
        // Whoever typed before the stores were read has changed already what was made of the page's text.
        let early = self.kept.with_value(|kept| kept.touched);
        if drafted && draft.trim() != text.trim() {
            let known = self.with_shelf(|shelf| shelf.note(&name).map(str::to_owned)).unwrap_or_default();
            let (given, shown) = known.split_once(' ').unwrap_or_default();
            let typed = shown != sum(&draft);
            if given == sum(&text) && typed {
                let take = self.action(move || {
                    self.keep_now(BEFORE_PAGE);
                    let _ = self.read(&text, &format);
                });
                let words = "Your changes from last time are open. The page does not have them yet.";
                self.tell(false, words, Some(("Take the page's text".to_owned(), take)));
                self.host.with_value(Host::differs);
                return;
            }
            if typed {
                self.keep_now(BEFORE_PAGE);
                let show = self.action(move || self.view.set(View::Versions));
                let words = "The page has a newer text. What you wrote here before is kept as a version.";
                self.tell(false, words, Some(("Show versions".to_owned(), show)));
            }
            let _ = self.read(&text, &format);
        }
        let shown = if early { String::new() } else { sum(&words()) };
        self.set_note(&name, &[&sum(&text), " ", &shown].concat());
    }
}

/// Tells texts apart, nothing more.
fn sum(text: &str) -> String {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let step = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    place::hex(text.trim().bytes().fold(start, step))
}
