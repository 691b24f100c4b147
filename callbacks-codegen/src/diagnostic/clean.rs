//! Text of a document made safe to print.

/// What a document puts into one line of a diagnostic is cut beyond so many characters.
pub(super) const LONGEST: usize = 1_000;

/// Replaces what could forge further lines, move the cursor or turn the direction of text.
///
/// Each character stays one character, so the marks stay below what they mark.
pub(super) fn clean(text: &str) -> String {
    let mut rest = text.chars();
    let mut cleaned: String = rest.by_ref().take(LONGEST).map(clean_character).collect();
    if rest.next().is_some() {
        cleaned.push('…');
    }
    cleaned
}

fn clean_character(character: char) -> char {
    match character {
        '\t' => ' ',
        // Control characters; marks, embeddings, overrides and isolates of Unicode's bidirectional
        // algorithm; line and paragraph separators; and characters that are not seen.
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}
