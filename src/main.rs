//! The page: registers the element. Everything else is in the library.

fn main() {
    postmortem_editor::browser::start();
}
