//! RFC 6570 section 2 "Syntax".

use super::cursor::Cursor;

pub(super) fn is_template(text: &str) -> bool {
    let mut cursor = Cursor(text.as_bytes());
    while let Some(byte) = cursor.peek() {
        let read = match byte {
            b'{' => expression(&mut cursor),
            b'%' => cursor.percent_encoded(),
            _ => cursor.take(is_literal).map(|_| ()),
        };
        if read.is_none() {
            return false;
        }
    }
    true
}

/// Section 2.1, with the apostrophe of erratum 6937.
fn is_literal(byte: u8) -> bool {
    !matches!(byte, 0..=b' ' | b'"' | b'%' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{'..=b'}' | 0x7F)
}

fn expression(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.take_byte(b'{')?;
    cursor.take(|byte| b"+#./;?&=,!@|".contains(&byte));
    loop {
        variable(cursor)?;
        match cursor.take(|byte| matches!(byte, b',' | b'}'))? {
            b',' => {}
            _ => return Some(()),
        }
    }
}

fn variable(cursor: &mut Cursor<'_>) -> Option<()> {
    name(cursor)?;
    while cursor.take_byte(b'.').is_some() {
        name(cursor)?;
    }
    if cursor.take_byte(b':').is_some() {
        cursor.take(|byte| matches!(byte, b'1'..=b'9'))?;
        for _ in 0..3 {
            cursor.take(|byte| byte.is_ascii_digit());
        }
    } else {
        cursor.take_byte(b'*');
    }
    Some(())
}

fn name(cursor: &mut Cursor<'_>) -> Option<()> {
    let mut is_empty = true;
    loop {
        let taken = cursor.take_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if cursor.peek() == Some(b'%') {
            cursor.percent_encoded()?;
        } else if taken == 0 {
            return (!is_empty).then_some(());
        }
        is_empty = false;
    }
}

#[cfg(test)]
mod tests {
    use super::is_template;

    #[test]
    fn templates() {
        for text in [
            "",
            "http://example.com/dictionary/{term:1}/{term}",
            "{+path,x}/here",
            "{?x,y,empty*}",
            "a'b",
            "{a.b}",
            "{%41b}",
            "{;hello:5}",
            "ü{a}",
            "%41",
        ] {
            assert!(is_template(text), "{text}");
        }
        for text in [
            "{",
            "}",
            "{}",
            "{a",
            "a}",
            "{a,}",
            "{,}",
            "{a b}",
            "{a:0}",
            "{a:10000}",
            "{a..b}",
            "{.}",
            "{a*:1}",
            "a b",
            "<",
            "%4",
            "%zz",
            "{%4}",
            "\\",
            "{a-b}",
            "{{a}}",
        ] {
            assert!(!is_template(text), "{text}");
        }
    }
}
