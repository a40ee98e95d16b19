//! Which files a path means, and working through many of them at once.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// A file itself; the postmortems of a folder and its folders, in the order of their names.
pub(super) fn within(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else { return vec![path.to_path_buf()] };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let fits = |path: &Path| {
        path.extension().is_some_and(|ending| ending == "md" || ending == "markdown" || ending == "json")
    };
    let kept = entries.into_iter().filter(|entry| !hidden(entry));
    kept.flat_map(|entry| if entry.is_dir() { within(&entry) } else { vec![entry] })
        .filter(|entry| fits(entry))
        .collect()
}

/// As much as the main thread has: reading deep texts needs room.
const STACK: usize = 8 * 1024 * 1024;

/// What `work` makes of each path, in the order of the paths.
pub(super) fn in_parallel<T: Send>(paths: &[PathBuf], work: impl Fn(&Path) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(paths.len());
    if threads < 2 {
        return paths.iter().map(|path| work(path)).collect();
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut done: Vec<(usize, T)> = thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next, work) = (sender.clone(), &next, &work);
            let take = move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(path) = paths.get(index) else { return };
                    if sender.send((index, work(path))).is_err() {
                        return;
                    }
                }
            };
            // A thread that cannot be had is one less; the last resort is this one, below.
            let _ = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, take);
        }
        drop(sender);
        receiver.iter().collect()
    });
    done.sort_by_key(|(index, _)| *index);
    if done.len() < paths.len() {
        return paths.iter().map(|path| work(path)).collect();
    }
    done.into_iter().map(|(_, made)| made).collect()
}
