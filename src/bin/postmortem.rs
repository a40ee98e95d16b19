//! The command line: hands its arguments to the library and leaves with its exit code.

fn main() -> std::process::ExitCode {
    postmortem_editor::cli::run(std::env::args_os())
}
