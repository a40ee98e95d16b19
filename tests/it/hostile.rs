//! The payloads of `tests/fixtures/hostile/payloads.txt`.

/// Each payload with its name. In the file a line `== name` stands above each; `\u{…}` stands for a character, `\n` for a line end.
pub fn payloads() -> Vec<(String, String)> {
    let file = include_str!("../fixtures/hostile/payloads.txt");
    let mut found: Vec<(String, String)> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with("#! ")) {
        match (line.strip_prefix("== "), found.last_mut()) {
            (Some(name), _) => found.push((name.to_owned(), String::new())),
            (None, Some((_, text))) if text.is_empty() => text.push_str(&decode(line)),
            (None, Some((_, text))) => {
                text.push('\n');
                text.push_str(&decode(line));
            }
            (None, None) => {}
        }
    }
    found
}

fn decode(line: &str) -> String {
    let (mut out, mut rest) = (String::new(), line);
    while let Some((before, after)) = rest.split_once("\\u{") {
        let Some((digits, left)) = after.split_once('}') else { break };
        out.push_str(before);
        out.extend(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32));
        rest = left;
    }
    out.push_str(rest);
    out
}

#[test]
fn there_are_enough_of_them_and_none_twice() {
    let all = payloads();
    assert!(all.len() >= 150, "{} payloads", all.len());
    let names: std::collections::BTreeSet<&String> = all.iter().map(|(name, _)| name).collect();
    let texts: std::collections::BTreeSet<&String> = all.iter().map(|(_, text)| text).collect();
    assert_eq!((names.len(), texts.len()), (all.len(), all.len()));
}
