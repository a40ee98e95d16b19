//! Rows that keep their nodes while their key stays.

use super::live::effect;
use super::node::{Built, mark};
use super::{CallMut, View};
use leptos::prelude::Owner;
use leptos::reactive::effect::RenderEffect;
use std::cell::RefCell;
use std::hash::{Hash, Hasher};
use std::rc::Rc;
use web_sys::{Comment, Node};

/// `<For each=… key=… let:…>`: a row for each item.
pub fn each<T: 'static, I: IntoIterator<Item = T>, K: Hash>(
    items: impl Fn() -> I + 'static,
    key: impl Fn(&T) -> K + 'static,
    view: impl Fn(T) -> View + 'static,
) -> View {
    View::Each(Box::new(move |rows: &mut Rows| {
        for item in items() {
            let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
            key(&item).hash(&mut hash);
            let mut item = Some(item);
            rows.row(hash.0, &mut || item.take().map_or(View::Nothing, &view));
        }
    }))
}

/// Fowler, Noll and Vo's hash: keys are few, and nobody chooses them to collide.
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

struct Row {
    key: u64,
    built: Built,
    owner: Owner,
}

/// The rows of a list while it is gone through.
pub struct Rows {
    parent: Owner,
    /// Rows from before, each until it is taken over.
    before: Vec<Option<Row>>,
    /// Where the next row from before is looked for first.
    next: usize,
    now: Vec<Row>,
}

impl Rows {
    /// The row for the next item: the one from before with this key, or a new one.
    fn row(&mut self, key: u64, make: &mut dyn FnMut() -> View) {
        let has = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.key == key);
        let (done, ahead) = self.before.split_at(self.next.min(self.before.len()));
        let place =
            ahead.iter().position(has).map(|at| at + done.len()).or_else(|| done.iter().position(has));
        if let Some((place, row)) = place.and_then(|place| Some((place, self.before.get_mut(place)?.take()?)))
        {
            self.next = place + 1;
            self.now.push(row);
            return;
        }
        // A row outlives the run of the effect that made it.
        let owner = self.parent.with(Owner::new);
        let built = owner.with(|| Built::new(make()));
        self.now.push(Row { key, built, owner });
    }
}

/// A list that was built.
pub(super) struct Each {
    _effect: RenderEffect<()>,
    rows: Rc<RefCell<Vec<Row>>>,
    end: Comment,
}

impl Each {
    pub(super) fn new(mut list: Box<dyn for<'a> CallMut<&'a mut Rows, ()>>) -> Self {
        let rows: Rc<RefCell<Vec<Row>>> = Rc::default();
        let parent = Owner::current().unwrap_or_default();
        let (kept, end) = (Rc::clone(&rows), mark());
        let last = end.clone();
        let run = move |()| {
            let before = kept.take().into_iter().map(Some).collect();
            let mut rows = Rows { parent: parent.clone(), before, next: 0, now: Vec::new() };
            list.call_mut(&mut rows);
            for gone in rows.before.into_iter().flatten() {
                gone.built.remove();
                drop(gone.owner);
            }
            arrange(&rows.now, &last);
            *kept.borrow_mut() = rows.now;
        };
        Self { _effect: effect(Box::new(run)), rows, end }
    }

    pub(super) fn nodes(&self, look: &mut dyn FnMut(&Node) -> bool) -> bool {
        self.rows.borrow().iter().any(|row| row.built.nodes(look)) || look(&self.end)
    }
}

impl Drop for Each {
    /// As with [`Live`](super::live::Live): the rows go now, not when the task of the effect ends.
    fn drop(&mut self) {
        if let Ok(mut rows) = self.rows.try_borrow_mut() {
            rows.clear();
        }
    }
}

/// Bring the rows into order before `end`; a row that stands right is not touched, so that it keeps the focus.
fn arrange(rows: &[Row], end: &Node) {
    // Before the list is on the page, whoever builds it puts the rows there.
    let Some(parent) = end.parent_node() else { return };
    let mut after = end.clone();
    for row in rows.iter().rev() {
        let (mut first, mut last) = (None, None);
        row.built.nodes(&mut |node| {
            first.get_or_insert_with(|| node.clone());
            last = Some(node.clone());
            false
        });
        let stands = last.and_then(|last| last.next_sibling()).is_some_and(|next| next == after);
        if !stands {
            row.built.insert(&parent, Some(&after));
        }
        after = first.unwrap_or(after);
    }
}
