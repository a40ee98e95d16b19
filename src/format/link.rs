//! Which addresses may be followed. Documents come from anywhere, so everything is refused that is not known to be harmless.

/// The address, if it may be followed: `http`, `https`, `mailto`, or relative to the page. Anything else is shown as text.
///
/// The scheme is parsed the way browsers do: leading spaces and control characters count for nothing, and tabs and line breaks inside
/// are dropped (WHATWG URL, "basic URL parser").
pub fn safe_url(url: &str) -> Option<&str> {
    let seen: String = url
        .trim_matches(|c: char| c <= ' ' || c.is_control())
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .take(64)
        .collect();
    if seen.is_empty() || seen.starts_with("//") || seen.starts_with("\\") || seen.starts_with("/\\") {
        return None;
    }
    let scheme_end = seen.find([':', '/', '?', '#', '\\']);
    match scheme_end.map(|at| (&seen[..at], seen[at..].starts_with(':'))) {
        Some((scheme, true)) => {
            let known = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            known.then_some(url)
        }
        _ => Some(url),
    }
}
