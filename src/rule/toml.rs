//! As much of TOML as a rule pack needs: tables, lists of tables, strings, lists of strings, numbers and flags as words, comments.
//!
//! A parser of the whole language would weigh more than all that is read with it. What is not understood is an error with its line,
//! never a guess.

/// A value behind a key.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// A string; a number or a flag as its letters.
    One(String),
    /// A list of strings.
    Many(Vec<String>),
}

/// A key with its value and line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) item: Item,
    pub(super) line: usize,
}

/// A table: its name (empty before the first heading) and its entries.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) entries: Vec<Entry>,
}

/// The tables of a text in order; a list of tables gives one for each. An error says the line and what was expected.
pub(super) fn read(text: &str) -> Result<Vec<Table>, String> {
    let mut reader = Reader { text: text.strip_prefix('\u{feff}').unwrap_or(text), at: 0, line: 1 };
    let mut tables = vec![Table { line: 1, ..Table::default() }];
    loop {
        reader.blank();
        let Some(first) = reader.peek() else { return Ok(tables) };
        if first == '[' {
            let line = reader.line;
            let double = reader.eat("[[");
            if !double {
                reader.eat("[");
            }
            let name = reader.key()?;
            if !reader.eat(if double { "]]" } else { "]" }) {
                return Err(reader.expected("the end of the heading"));
            }
            tables.push(Table { name, line, entries: Vec::new() });
        } else {
            let line = reader.line;
            let key = reader.key()?;
            if !reader.eat("=") {
                return Err(reader.expected("“=” after the key"));
            }
            reader.space();
            let item = reader.item()?;
            if let Some(table) = tables.last_mut() {
                if table.entries.iter().any(|entry| entry.key == key) {
                    return Err(format!("Line {line}: “{key}” is said twice."));
                }
                table.entries.push(Entry { key, item, line });
            }
        }
        reader.space();
        reader.comment();
        if reader.peek().is_some_and(|next| next != '\n') {
            return Err(reader.expected("the end of the line"));
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        self.line += usize::from(next == '\n');
        Some(next)
    }

    fn eat(&mut self, word: &str) -> bool {
        let there = self.rest().starts_with(word);
        if there {
            self.at += word.len();
        }
        there
    }

    fn expected(&self, what: &str) -> String {
        format!("Line {}: {what} is expected.", self.line)
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\r')) {
            self.at += 1;
        }
    }

    fn comment(&mut self) {
        if self.peek() == Some('#') {
            while self.peek().is_some_and(|next| next != '\n') {
                self.next();
            }
        }
    }

    /// Space, line ends and comments.
    fn blank(&mut self) {
        loop {
            self.space();
            self.comment();
            if self.peek() != Some('\n') {
                return;
            }
            self.next();
        }
    }

    fn key(&mut self) -> Result<String, String> {
        self.space();
        let key = match self.peek() {
            Some('"' | '\'') => self.string()?,
            _ => self.bare(),
        };
        self.space();
        if key.is_empty() { Err(self.expected("a name")) } else { Ok(key) }
    }

    fn bare(&mut self) -> String {
        let bare =
            |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | '+' | ':');
        let mut word = String::new();
        while let Some(letter) = self.peek().filter(|letter| bare(*letter)) {
            word.push(letter);
            self.at += 1;
        }
        word
    }

    fn item(&mut self) -> Result<Item, String> {
        if !self.eat("[") {
            return self.one().map(Item::One);
        }
        let mut many = Vec::new();
        loop {
            self.blank();
            if self.eat("]") {
                return Ok(Item::Many(many));
            }
            many.push(self.one()?);
            self.blank();
            if !self.eat(",") && self.peek() != Some(']') {
                return Err(self.expected("“,” or “]”"));
            }
        }
    }

    fn one(&mut self) -> Result<String, String> {
        match self.peek() {
            Some('"' | '\'') => self.string(),
            _ => match self.bare() {
                word if word.is_empty() => Err(self.expected("a value")),
                word => Ok(word),
            },
        }
    }

    fn string(&mut self) -> Result<String, String> {
        let quote = self.next().unwrap_or('"');
        let mut string = String::new();
        loop {
            match self.next() {
                Some(letter) if letter == quote => return Ok(string),
                None | Some('\n') => return Err(self.expected("the end of the string")),
                Some('\\') if quote == '"' => string.push(match self.next() {
                    Some('n') => '\n',
                    Some('t') => '\t',
                    Some(mark @ ('"' | '\\')) => mark,
                    Some('u') => {
                        let code = self.rest().get(..4).and_then(|code| u32::from_str_radix(code, 16).ok());
                        self.at += 4;
                        code.and_then(char::from_u32)
                            .ok_or_else(|| self.expected("four hexadecimal digits"))?
                    }
                    _ => return Err(self.expected("one of \\\\ \\\" \\n \\t \\uXXXX")),
                }),
                Some(letter) => string.push(letter),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_strings_and_lists_are_read() {
        let text = "# house\r\nname = \"A \\\"B\\\"\" # said\n'k e y' = 'c:\\x'\nmany = [\n  \"a\", # first\n  \"b\",\n]\n[[words]]\nlevel = error\n[levels]\nPM404 = \"off\"\n";
        let tables = read(text).expect("it can be read");
        let shown: Vec<String> = tables
            .iter()
            .flat_map(|table| {
                table
                    .entries
                    .iter()
                    .map(|entry| format!("{}.{}={:?}@{}", table.name, entry.key, entry.item, entry.line))
            })
            .collect();
        assert_eq!(
            shown,
            [
                ".name=One(\"A \\\"B\\\"\")@2",
                ".k e y=One(\"c:\\\\x\")@3",
                ".many=Many([\"a\", \"b\"])@4",
                "words.level=One(\"error\")@9",
                "levels.PM404=One(\"off\")@11",
            ]
        );
    }

    #[test]
    fn what_is_not_understood_is_an_error_with_its_line() {
        for (text, line) in [
            ("a", 1),
            ("a = ", 1),
            ("\na = \"b", 2),
            ("a = [\"b\" \"c\"]", 1),
            ("[a", 1),
            ("a = 1 2", 1),
            ("a = 1\na = 2", 2),
            ("a = \"\\x\"", 1),
            ("a = {b = 1}", 1),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.starts_with(&format!("Line {line}: ")), "{text}: {error}");
        }
    }
}
