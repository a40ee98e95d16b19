//! The address under which a tracker opens a new ticket, filled in. It only writes addresses; following one is the reader's press.

/// What stands for the title of the ticket.
const TITLE: &str = "{title}";
/// What stands for its text.
const BODY: &str = "{body}";
/// Longer addresses are refused by servers that people meet; the text of the ticket gives way.
const LONGEST: usize = 2000;

/// Whether an address can be filled in and followed.
pub(super) fn fits(address: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
    rest.is_some_and(|rest| rest.find(TITLE).is_some_and(|at| 0 < at))
}

/// The address with title and text put in, in the form of a query (RFC 3986, section 2.1).
pub(super) fn filled(address: &str, title: &str, body: &str) -> String {
    let short = address.replace(TITLE, &encoded(title));
    let whole = short.replace(BODY, &encoded(body));
    if whole.len() <= LONGEST { whole } else { short.replace(BODY, "") }
}

fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.trim().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
            }
        }
    }
    out
}
