//! The registry of chats and logs as copied text: one file a shape, one word in this list.

macro_rules! shapes {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// Every shape; of two that fit equally well the first is taken.
        pub(super) const SHAPES: &[&Shape] = &[$(&$name::SHAPE),*];
    };
}

shapes! { syslog, access_log, irc, discord, teams, google_chat, slack, stamped }

/// How the copied text of one program looks.
#[derive(Debug)]
pub(super) struct Shape {
    /// What people call it.
    pub name: &'static str,
    /// Lines that begin a message.
    pub heads: &'static [&'static str],
    /// Lines under a message that begin another one by the same person.
    pub below: &'static [&'static str],
    /// Words that make a message one nobody tells of.
    pub noise: &'static [&'static str],
    /// Lines that are the program's own: `#` is a number, `…` anything.
    pub skip: &'static [&'static str],
}
