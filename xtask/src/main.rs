//! The project's commands: `cargo xtask serve`, `test`, `build` and others, one module each.
//!
//! Nothing here ships. A command finds or installs the tools it needs by itself, so that a fresh machine with
//! rustup needs no other preparation.

mod bench;
mod build;
mod docs;
mod new;
mod project;
mod rules_report;
mod serve;
mod size;
mod step;
mod test;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve [--port N]                 build the page, serve it on this machine, reload on change
  test [--only native|wasm|e2e]    run every check, or one layer of them
  build [--debug]                  write the site to dist/, the element for other pages to dist/embed/, and all of it in one
                                   file; print what each weighs
  bench [NAME]                     measure what the project promises about speed
  test --only faults               kill browsers and fail stores, for an hour
  new rule|format|section|command NAME
                                   write a skeleton and its line in the registry
  docs                             write the generated pages under docs/ again
  rules-report FOLDER [--profile NAME]
                                   on how many documents each rule fires, with excerpts
  tools                            find or install everything the other commands need
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let sentences: Vec<String> = error.chain().map(ToString::to_string).collect();
            eprintln!("\nerror: {}", sentences.join("\n  because: "));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> anyhow::Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve", rest @ ..] => serve::run(rest),
        ["test", rest @ ..] => test::run(rest),
        ["build", rest @ ..] => build::run(rest),
        ["bench", rest @ ..] => bench::run(rest),
        ["docs"] => docs::run(),
        ["new", rest @ ..] => new::run(rest),
        ["rules-report", rest @ ..] => rules_report::run(rest),
        ["tools"] => tools::run(),
        [] | ["help" | "--help" | "-h"] => {
            eprint!("{HELP}");
            Ok(())
        }
        other => anyhow::bail!("`{}` is not a command. `cargo xtask help` lists them.", other.join(" ")),
    }
}
