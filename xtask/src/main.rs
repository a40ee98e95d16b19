//! The project's commands: `cargo xtask serve`, `test`, `build` and others, one module each.

fn main() {}
