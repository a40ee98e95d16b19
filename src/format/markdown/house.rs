//! The house styles that come with the editor: one data file each under `house/`, in the form in which a house writes its own.

use super::{Style, write_in};
use crate::format::Format;
use crate::model::Postmortem;

macro_rules! houses {
    ($($constant:ident $id:literal $name:literal $file:literal),* $(,)?) => {
        $(
            /// The format that writes this style.
            pub const $constant: Format = Format {
                id: concat!("markdown-", $id),
                name: $name,
                extensions: &["md"],
                media_type: "text/markdown",
                lossless: true,
                recognise: |_| 0,
                read: None,
                write: Some(|document, _| write(include_str!($file), document)),
            };
        )*

        /// The files of the styles.
        pub const FILES: &[&str] = &[$(include_str!($file)),*];
    };
}

houses! {
    CLASSIC "classic" "Classic" "house/classic.json",
    SRE "sre" "Google SRE book" "house/sre.json",
    PAGERDUTY "pagerduty" "PagerDuty" "house/pagerduty.json",
    ATLASSIAN "atlassian" "Atlassian" "house/atlassian.json",
    ONE_PAGE "one-page" "One page" "house/one_page.json",
}

/// The file of the style for one page.
pub const ONE_PAGE_FILE: &str = include_str!("house/one_page.json");

fn write(style: &str, document: &Postmortem) -> String {
    // A test reads every one of them.
    write_in(&Style::read(style).unwrap_or_default(), document)
}
