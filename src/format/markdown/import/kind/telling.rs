//! Finds the most telling of many words in one walk over a text. It knows nothing of what the words tell.

/// Words by their first letter, with how telling each is: a lower rank tells more.
pub(super) struct Telling<const COUNT: usize> {
    words: [(&'static str, u8); COUNT],
    /// Where the words with each first letter begin.
    from: [u8; LETTERS + 1],
    /// Which second letters follow each first letter of a word, as bits.
    second: [u32; LETTERS],
    /// Which third letters follow each second one.
    third: [u32; LETTERS],
}

/// Letters of either case and what shares their last five bits.
const LETTERS: usize = 32;

const fn letter(byte: u8) -> usize {
    (byte & 31) as usize
}

impl<const COUNT: usize> Telling<COUNT> {
    /// Groups of words in lower case, each of three letters or more; the words of a group share its place as their rank.
    pub const fn new(groups: &[&[&'static str]]) -> Self {
        let mut all = Self {
            words: [("", 0); COUNT],
            from: [0; LETTERS + 1],
            second: [0; LETTERS],
            third: [0; LETTERS],
        };
        let mut count = 0;
        let mut first = 0;
        while first < LETTERS {
            let mut rank = 0;
            while rank < groups.len() {
                let mut at = 0;
                while at < groups[rank].len() {
                    let word = groups[rank][at];
                    let bytes = word.as_bytes();
                    if letter(bytes[0]) == first {
                        all.words[count] = (word, rank as u8);
                        all.second[first] |= 1 << letter(bytes[1]);
                        all.third[letter(bytes[1])] |= 1 << letter(bytes[2]);
                        count += 1;
                    }
                    at += 1;
                }
                rank += 1;
            }
            first += 1;
            all.from[first] = count as u8;
        }
        assert!(count == COUNT && COUNT < 256, "the count of the words is their count");
        all
    }

    /// The lowest rank of the words that occur in a text, in either case.
    pub fn rank(&self, text: &str) -> Option<usize> {
        let text = text.as_bytes();
        let mut best = None;
        let (mut first, mut second) = (0, 0);
        for (end, third) in text.iter().map(|byte| letter(*byte)).enumerate() {
            // Two looks at bits tell for nearly every place that no word begins there.
            let begins = self.second[first] & 1 << second != 0 && self.third[second] & 1 << third != 0;
            if begins && let Some(here) = end.checked_sub(2).and_then(|at| text.get(at..)) {
                best = self.of_place(here, [first, second, third], best);
            }
            (first, second) = (second, third);
        }
        best.map(usize::from)
    }

    /// The rank of a word that a text begins with, if it is lower than the best so far.
    fn of_place(&self, text: &[u8], letters: [usize; 3], best: Option<u8>) -> Option<u8> {
        let [first, second, third] = letters;
        let (from, to) = (usize::from(self.from[first]), usize::from(self.from[first + 1]));
        let lower = |rank: u8| best.is_none_or(|best| rank < best);
        let all = self.words.get(from..to).unwrap_or_default();
        // The words with the same first letter stand in the order of their ranks.
        let found = all.iter().take_while(|(_, rank)| lower(*rank)).find(|(word, _)| {
            let alike =
                |at: usize, wanted: usize| word.as_bytes().get(at).map(|b| letter(*b)) == Some(wanted);
            alike(2, third)
                && alike(1, second)
                && text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
        });
        found.map(|(_, rank)| *rank).or(best)
    }
}

#[cfg(test)]
mod tests {
    use super::Telling;

    const GROUPS: [&[&str]; 3] =
        [&["misled", "no effect", "ran "], &["misle", "e-mail"], &["effect", "ran", "rand"]];
    static TELLING: Telling<8> = Telling::new(&GROUPS);

    #[test]
    fn the_walk_finds_what_a_search_for_every_word_finds() {
        let parts = [
            "misled",
            "MISLE",
            "no ",
            "No effect",
            "an e-mail",
            "e",
            "ran",
            " ran on",
            "RAND",
            "ä",
            "",
            "mis",
            "led",
        ];
        for first in parts {
            for second in parts {
                for third in parts {
                    let text = format!("{first}{second} {third}");
                    let lower = text.to_lowercase();
                    let searched =
                        GROUPS.iter().position(|words| words.iter().any(|word| lower.contains(word)));
                    assert_eq!(TELLING.rank(&text), searched, "{text:?}");
                }
            }
        }
    }
}
