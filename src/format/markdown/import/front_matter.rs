//! Front matter: YAML between `---`, TOML between `+++`. It is kept as written; a few of its fields are read.

/// Front matter with its fences, and its simple fields.
#[derive(Debug, Default)]
pub(super) struct FrontMatter<'a> {
    pub raw: Option<&'a str>,
    /// Keys at the outermost level with their values, without quotes.
    pub fields: Vec<(&'a str, &'a str)>,
    /// How many lines it takes.
    pub lines: usize,
}

/// Takes the front matter off a text.
pub(super) fn split(text: &str) -> (FrontMatter<'_>, &str) {
    let none = (FrontMatter::default(), text);
    let fence = match text.get(..3) {
        Some(fence @ ("---" | "+++")) => fence,
        _ => return none,
    };
    let mut at = 0;
    let mut fields = Vec::new();
    let mut keyed = false;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        let content = line.trim_end();
        if index == 0 {
            if content != fence {
                return none;
            }
            continue;
        }
        if content == fence {
            if !keyed {
                return none;
            }
            let (raw, rest) = text.split_at(at);
            return (FrontMatter { raw: Some(raw.trim_end()), fields, lines: index + 1 }, rest);
        }
        let mark = if fence == "---" { ':' } else { '=' };
        match content.split_once(mark) {
            Some((key, value))
                if !key.is_empty()
                    && !key.starts_with([' ', '\t', '-', '#'])
                    && !key.trim().contains(' ') =>
            {
                keyed = true;
                fields.push((key.trim(), value.trim().trim_matches(['"', '\''])));
            }
            // A sentence under a rule is no front matter.
            _ if !keyed && !content.is_empty() && !content.starts_with(['#', '[']) => return none,
            _ => {}
        }
        if index > 400 {
            return none;
        }
    }
    none
}

impl<'a> FrontMatter<'a> {
    /// The value of the first of these keys that has one.
    pub fn get(&self, keys: &[&str]) -> Option<&'a str> {
        keys.iter().find_map(|key| {
            self.fields
                .iter()
                .find(|(name, value)| name.eq_ignore_ascii_case(key) && !value.is_empty())
                .map(|(_, value)| *value)
        })
    }
}
