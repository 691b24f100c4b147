//! Reads a string from its start, byte by byte.

/// The rest of a string.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t>(pub(super) &'t [u8]);

impl Cursor<'_> {
    pub(super) fn is_at_end(self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn peek(self) -> Option<u8> {
        self.0.first().copied()
    }

    /// Takes one byte that satisfies a test.
    pub(super) fn take(&mut self, is_so: impl FnOnce(u8) -> bool) -> Option<u8> {
        let byte = self.peek().filter(|byte| is_so(*byte))?;
        self.0 = &self.0[1..];
        Some(byte)
    }

    /// Takes this byte.
    pub(super) fn take_byte(&mut self, expected: u8) -> Option<u8> {
        self.take(|byte| byte == expected)
    }

    /// Takes all bytes that satisfy a test. Returns their number.
    pub(super) fn take_while(&mut self, is_so: impl Fn(u8) -> bool) -> usize {
        let end = self.0.iter().position(|byte| !is_so(*byte));
        let count = end.unwrap_or(self.0.len());
        self.0 = &self.0[count..];
        count
    }

    /// Takes a number with exactly this many digits.
    pub(super) fn number(&mut self, digits: usize) -> Option<u32> {
        let mut number = 0;
        for _ in 0..digits {
            let digit = self.take(|byte| byte.is_ascii_digit())?;
            number = number * 10 + u32::from(digit - b'0');
        }
        Some(number)
    }

    /// Takes `%` and two hexadecimal digits (RFC 3986 section 2.1).
    pub(super) fn percent_encoded(&mut self) -> Option<()> {
        self.take_byte(b'%')?;
        self.take(|byte| byte.is_ascii_hexdigit())?;
        self.take(|byte| byte.is_ascii_hexdigit())?;
        Some(())
    }
}
