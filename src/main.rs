//! The page's program: what the element calls is exported by the library, and nothing happens before it calls.

// Linking the library is what brings its exports into the wasm.
use postmortem_editor as _;

fn main() {}
