//! Characters that do not show what they do.

/// Whether a character is invisible, or changes the order in which others are shown. None of them belongs into code that
/// people review.
///
/// Joiners and variation selectors are not among them: some scripts and most emoji need these in prose.
pub(crate) fn is_hidden(each: char) -> bool {
    match each {
        ' '..='~' | '\n' | '\t' => false,
        // Soft hyphen, the joiner of graphemes, and letters that are drawn as nothing.
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' => true,
        '\u{180b}'..='\u{180f}' | '\u{2065}' | '\u{3164}' | '\u{ffa0}' => true,
        // Marks and controls of direction.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2066}'..='\u{206f}' => true,
        // Spaces without width, and operators that are not shown.
        '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => true,
        // Annotations, musical controls, and tags.
        '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => each.is_control(),
    }
}

/// Whether a character begins a line in some programs and not in others.
pub(crate) fn separates_lines(each: char) -> bool {
    matches!(
        each,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether a literal shows a character as its number.
pub(crate) fn needs_escape(each: char) -> bool {
    match each {
        ' '..='~' => false,
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => true,
        // Noncharacters, and what fonts of one program show.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => true,
        // Spaces that look like the usual one.
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            true
        }
        _ => is_hidden(each) || separates_lines(each),
    }
}
