//! The only place that writes to the terminal.

use std::io::{self, BufWriter, Write};

/// Standard output and standard error. A reader that went away (`| head`) is no failure.
pub(super) struct Render {
    out: BufWriter<io::StdoutLock<'static>>,
    failed: Option<io::Error>,
}

impl Render {
    /// The process's own streams.
    pub(super) fn new() -> Self {
        Self { out: BufWriter::new(io::stdout().lock()), failed: None }
    }

    /// Text as it is.
    pub(super) fn text(&mut self, text: &str) {
        let done = self.out.write_all(text.as_bytes());
        self.note(done);
    }

    /// A line. Control characters, which could move the cursor or colour the terminal, are shown as symbols.
    pub(super) fn line(&mut self, text: &str) {
        let shown: String = text.chars().map(visible).collect();
        self.text(&shown);
        self.text("\n");
    }

    /// A line for people on standard error.
    pub(super) fn complain(&mut self, text: &str) {
        let flushed = self.out.flush();
        self.note(flushed);
        let shown: String = text.chars().map(visible).collect();
        // There is nowhere left to report that standard error is closed.
        let _ = writeln!(io::stderr(), "{shown}");
    }

    /// Everything is written out; `false` if that failed.
    pub(super) fn finish(mut self) -> bool {
        let flushed = self.out.flush();
        self.note(flushed);
        match &self.failed {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let message = format!("postmortem: writing failed: {error}");
                self.complain(&message);
                false
            }
            _ => true,
        }
    }

    fn note(&mut self, done: io::Result<()>) {
        if let Err(error) = done {
            self.failed.get_or_insert(error);
        }
    }
}

/// A control character's picture; anything else as it is.
fn visible(c: char) -> char {
    match u32::from(c) {
        9 | 10 => c,
        code @ 0..32 => char::from_u32(0x2400 + code).unwrap_or('\u{fffd}'),
        0x7f => '\u{2421}',
        0x80..0xa0 => '\u{fffd}',
        _ => c,
    }
}
