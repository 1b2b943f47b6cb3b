//! A number as it is read, and what stands around it.

/// Neighbouring groups read as one number.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// The digits in ASCII.
    pub digits: String,
    /// How many digits each group has.
    pub shape: Vec<usize>,
    /// The text before the number.
    pub before: &'a str,
    /// The text after it.
    pub after: &'a str,
}

impl Reading<'_> {
    /// It stands without a gap.
    pub(super) fn is_whole(&self) -> bool {
        self.shape.len() == 1
    }
}
