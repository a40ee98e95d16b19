//! Words that carry meaning, cut to their stems, for comparing texts. No rule lives here.

/// Words that carry none.
const COMMON: &[&str] = &[
    "the", "and", "for", "was", "were", "are", "that", "this", "with", "from", "had", "has", "have", "not",
    "but", "all", "our", "its", "been", "which", "due", "because", "when", "who", "what", "did", "does",
    "can", "could", "would", "should", "will", "into", "than", "then", "there", "their", "they", "them",
    "also", "any", "more", "most", "some", "such", "only", "other", "each", "after", "before", "while",
    "during", "about", "over", "under", "out", "off", "cause", "root", "caused", "being", "these", "those",
    "very", "just", "one", "two", "new", "use", "used", "using", "make", "made", "via", "per", "where",
    "how", "why", "own", "same", "now", "may",
];

/// The stems of the words that carry meaning, in order.
pub fn content_words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .map(str::to_lowercase)
        .filter(|word| !COMMON.contains(&word.as_str()))
        .map(|word| stem(&word))
        .collect()
}

/// A word without its usual ending: enough to see that `failure`, `failed` and `fails` are of one kind.
fn stem(word: &str) -> String {
    for ending in [
        "ations", "ation", "ings", "ing", "ures", "ure", "ions", "ion", "ments", "ment", "ed", "es", "ly",
        "s", "e",
    ] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 4
        {
            return stem.to_string();
        }
    }
    word.to_string()
}
