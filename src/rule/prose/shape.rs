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
        // Where the present stretch without a space began, and the present row of dashes.
        let (mut stretch, mut dashes) = (0, 0);
        let bytes = text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            // Most are.
            if byte.is_ascii_lowercase() {
                continue;
            }
            marks |= match byte {
                b' ' | b'\t' | b'\n' | b'\r' | 0x0C => {
                    let long = at - stretch >= 16;
                    stretch = at + 1;
                    if long { Self::LONG.0 } else { 0 }
                }
                b'[' | b'{' | b'<' => Self::OPENS.0,
                b'?' => Self::ASKS.0,
                b'=' | b':' => Self::NAMES.0,
                b'!' => Self::SHOUTS.0,
                b'-' => {
                    if at == 0 || bytes.get(at - 1) != Some(&b'-') {
                        dashes = at;
                    }
                    if at - dashes >= 4 { Self::DASHES.0 } else { 0 }
                }
                _ => 0,
            };
        }
        if bytes.len() - stretch >= 16 {
            marks |= Self::LONG.0;
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
