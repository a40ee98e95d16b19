//! A place in a text, moved forward by small matches. Copy it to try something and come back.

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<char> {
        match self.byte()? {
            byte if byte.is_ascii() => Some(char::from(byte)),
            _ => self.rest().chars().next(),
        }
    }

    /// The character before this place.
    pub fn before(&self) -> Option<char> {
        self.text.get(..self.at)?.chars().next_back()
    }

    /// Whether the next character is an ASCII digit.
    pub fn at_digit(&self) -> bool {
        self.text.as_bytes().get(self.at).is_some_and(u8::is_ascii_digit)
    }

    /// Whether the next character continues a word.
    pub fn at_word(&self) -> bool {
        match self.byte() {
            Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
            _ => self.peek().is_some_and(char::is_alphanumeric),
        }
    }

    /// Whether a figure stands so near that the words in front of it may belong to it.
    pub fn digit_near(&self) -> bool {
        const NEAR: usize = 80;
        let bytes = self.text.as_bytes();
        let near = bytes.get(self.at..bytes.len().min(self.at + NEAR)).unwrap_or_default();
        near.iter().fold(false, |seen, byte| seen | byte.is_ascii_digit())
    }

    /// Whether the next letters may be the name of a month or of a weekday.
    pub fn at_name(&self) -> bool {
        let head = self.text.as_bytes().get(self.at..self.at + 3);
        head.is_some_and(|head| !head.is_ascii() || super::find::begins_a_time(self.text, self.at))
    }

    /// The next byte.
    pub fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    pub fn eat_any(&mut self, wanted: &[char]) -> Option<char> {
        let found = self.peek().filter(|c| wanted.contains(c))?;
        self.at += found.len_utf8();
        Some(found)
    }

    /// A sequence of letters, compared without case.
    #[inline]
    pub fn eat_word(&mut self, wanted: &str) -> bool {
        // Most words differ in their first letter.
        let first = wanted.as_bytes().first().map(u8::to_ascii_lowercase);
        self.byte().map(|byte| byte.to_ascii_lowercase()) == first && self.eat_letters(wanted)
    }

    fn eat_letters(&mut self, wanted: &str) -> bool {
        let rest = self.rest();
        let found = rest.get(..wanted.len()).is_some_and(|head| head.eq_ignore_ascii_case(wanted))
            && !rest
                .get(wanted.len()..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(char::is_alphanumeric);
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// Blanks, and only a few of them: a wide gap is a column border.
    pub fn spaces(&mut self) -> usize {
        let start = self.at;
        loop {
            match self.byte() {
                Some(b' ' | b'\t') => self.at += 1,
                // A no-break space, wide or narrow.
                Some(0xc2 | 0xe2) if self.eat_any(&['\u{a0}', '\u{202f}']).is_some() => {}
                _ => break,
            }
        }
        self.at - start
    }

    /// All digits at this place: their value and count, if there are between `least` and `most` of them.
    pub fn digits(&mut self, least: usize, most: usize) -> Option<(u32, usize)> {
        let rest = self.rest().as_bytes();
        let count = rest.iter().take(most + 1).take_while(|byte| byte.is_ascii_digit()).count();
        if count < least || count > most {
            return None;
        }
        let value = rest.iter().take(count).fold(0_u32, |value, byte| value * 10 + u32::from(byte - b'0'));
        self.at += count;
        Some((value, count))
    }

    /// The letters at this place.
    pub fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let mut end = 0;
        for c in rest.chars().take_while(|c| c.is_alphabetic()) {
            end += c.len_utf8();
            if end > 32 {
                return None;
            }
        }
        if end == 0 {
            return None;
        }
        self.at += end;
        rest.get(..end)
    }
}
