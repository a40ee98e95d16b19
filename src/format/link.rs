//! Which addresses may be followed. Documents come from anywhere, so everything is refused that is not known to be harmless.

/// The address, if it may be followed: `http`, `https`, `mailto`, or relative to the page. Anything else is shown as text.
pub fn safe_url(url: &str) -> Option<&str> {
    let seen = seen(url);
    let outside = seen.starts_with("//") || seen.starts_with('\\') || seen.starts_with("/\\");
    let known = scheme(&seen).is_none_or(|scheme| is_one_of(scheme, &["http", "https", "mailto"]));
    (!seen.is_empty() && !outside && known).then_some(url)
}

/// Whether an address could run something where it is followed: its scheme is not known to be harmless.
pub(super) fn runs(url: &str) -> bool {
    let harmless = ["http", "https", "mailto", "tel", "ftp"];
    scheme(&seen(url)).is_some_and(|scheme| !is_one_of(scheme, &harmless))
}

/// What a browser sees of an address: leading spaces and control characters count for nothing, and tabs and line breaks inside are
/// dropped (WHATWG URL, "basic URL parser").
fn seen(url: &str) -> String {
    url.trim_matches(|c: char| c <= ' ' || c.is_control())
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .take(64)
        .collect()
}

fn scheme(seen: &str) -> Option<&str> {
    let (scheme, rest) = seen.split_at_checked(seen.find([':', '/', '?', '#', '\\'])?)?;
    rest.starts_with(':').then_some(scheme)
}

fn is_one_of(scheme: &str, known: &[&str]) -> bool {
    known.iter().any(|known| scheme.eq_ignore_ascii_case(known))
}
