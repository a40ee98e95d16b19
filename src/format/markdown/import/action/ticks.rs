//! Several items on one line, with a tick in front of each or behind each: `✅ Add a limit ✅ Alert on it`.

const TICKS: [char; 4] = ['✅', '☑', '✔', '✓'];

/// A tick, or the mark behind it that makes it a picture.
fn is_mark(c: char) -> bool {
    TICKS.contains(&c) || c == '\u{fe0f}'
}

/// Whether a text ends its first line with a tick: it is done.
pub(super) fn is_ticked(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default();
    line.trim_end().trim_end_matches('\u{fe0f}').ends_with(TICKS)
}

/// More on one line are a drawing.
const MOST: usize = 40;

/// The items of a text: the whole of it, unless ticks part its first line.
pub(super) fn parted(text: &str) -> Vec<&str> {
    let line = text.split('\n').next().unwrap_or_default();
    let marks: Vec<(usize, char)> =
        line.char_indices().filter(|(_, c)| TICKS.contains(c)).take(MOST + 1).collect();
    let (Some((first, _)), Some((last, tick))) = (marks.first().copied(), marks.last().copied()) else {
        return vec![text];
    };
    let blank = |words: &str| !words.contains(char::is_alphanumeric);
    let leads = line.get(..first).is_some_and(blank);
    let closes = line.get(last + tick.len_utf8()..).is_some_and(blank);
    // A tick of a list was its mark: `✔ Add a limit ✔ Alert on it`.
    let begins = |(at, tick): &(usize, char)| {
        let before = line.get(..*at).unwrap_or_default();
        let after = line.get(at + tick.len_utf8()..).unwrap_or_default().trim_start_matches('\u{fe0f}');
        before.ends_with(char::is_whitespace)
            && after.starts_with(char::is_whitespace)
            && after.trim_start().starts_with(char::is_uppercase)
    };
    let listed = !leads && !closes && matches!(tick, '✔' | '✓') && marks.iter().all(begins);
    let behind = !leads && closes;
    if marks.len() > MOST || !(listed || marks.len() > 1 && (leads || behind)) {
        return vec![text];
    }
    let end = |(at, tick): (usize, char)| {
        let after = line.get(at + tick.len_utf8()..).unwrap_or_default();
        at + tick.len_utf8() + after.len() - after.trim_start_matches('\u{fe0f}').len()
    };
    let cuts = marks.iter().map(|mark| if behind { end(*mark) } else { mark.0 });
    let mut cuts: Vec<usize> = cuts.filter(|at| *at > 0).collect();
    // What stands below the line belongs to the last item on it.
    if behind {
        cuts.pop();
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in cuts.into_iter().chain([text.len()]) {
        pieces.push(text.get(from..at).unwrap_or_default().trim());
        from = at;
    }
    if leads {
        pieces.retain(|piece| !piece.is_empty());
    }
    if listed {
        pieces.iter_mut().for_each(|piece| *piece = piece.trim_start_matches(is_mark).trim_start());
    }
    // Each has to be something to do.
    if pieces.iter().any(|piece| piece.split_whitespace().filter(|word| !blank(word)).count() < 2) {
        return vec![text];
    }
    pieces
}
