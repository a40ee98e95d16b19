//! Which marks a text holds: one look at its bytes, so that rules about marks pass over the many texts without any.

/// The marks of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape(u8);

impl Shape {
    /// An opening bracket, brace or angle.
    pub const OPENS: Self = Self(1);
    /// `?`.
    pub const ASKS: Self = Self(2);
    /// `=` or `:`.
    pub const NAMES: Self = Self(4);
    /// Sixteen bytes or more without a space.
    pub const LONG: Self = Self(8);
    /// `!`.
    pub const SHOUTS: Self = Self(16);
    /// `-----`.
    pub const DASHES: Self = Self(32);

    /// Looks at a text.
    pub fn of(text: &str) -> Self {
        let mut marks = 0;
        let (mut run, mut dashes) = (0_u32, 0_u32);
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() || byte >= 0x80 {
                run += 1;
                dashes = 0;
            } else {
                dashes = if byte == b'-' { dashes + 1 } else { 0 };
                marks |= match byte {
                    b'[' | b'{' | b'<' => Self::OPENS.0,
                    b'?' => Self::ASKS.0,
                    b'=' | b':' => Self::NAMES.0,
                    b'!' => Self::SHOUTS.0,
                    b'-' if dashes == 5 => Self::DASHES.0,
                    _ => 0,
                };
                run = if byte.is_ascii_whitespace() { 0 } else { run + 1 };
            }
            if run >= 16 {
                marks |= Self::LONG.0;
            }
        }
        Self(marks)
    }

    /// Whether any of these marks is there.
    pub fn has(self, marks: Self) -> bool {
        self.0 & marks.0 != 0
    }

    /// These marks or those.
    pub const fn or(self, marks: Self) -> Self {
        Self(self.0 | marks.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_seen_wherever_they_stand() {
        for (text, marks) in [
            ("Plain words, and more.", Shape::default()),
            ("see [it](x)", Shape::OPENS),
            ("{{name}}", Shape::OPENS),
            ("why?", Shape::ASKS),
            ("token: x", Shape::NAMES),
            ("a=b", Shape::NAMES),
            ("down!!", Shape::SHOUTS),
            ("0123456789abcdef", Shape::LONG),
            ("0123456789abcde f", Shape::default()),
            ("----- END", Shape::DASHES),
            ("---- -", Shape::default()),
            ("äöüäöüäö", Shape::LONG),
        ] {
            assert_eq!(Shape::of(text), marks, "{text}");
        }
    }
}
