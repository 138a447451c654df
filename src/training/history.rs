//! What a run looked like, at the iterations worth keeping.

use crate::network::Score;

/// One row of the history.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// Completed iterations.
    pub iteration: u64,
    /// The objective before the next update.
    pub cost: f64,
    /// Plain cross-entropy and count over the training points.
    pub train: Option<Score>,
    /// The same over the dev points.
    pub dev: Option<Score>,
    /// The same over the test points.
    pub test: Option<Score>,
}

/// The records of a run. Which iterations are kept depends on nothing but their number: each of the
/// first 128, then 64 an octave, so that both a linear and a logarithmic axis are well filled; and
/// each thousandth up to 30,000, the rows that the course's notebooks print. 10⁷ iterations make
/// 1,190 rows.
#[derive(Clone, Debug, Default)]
pub struct History {
    records: Vec<Record>,
}

/// The notebooks print the cost at each thousandth iteration, and the longest of their runs has so
/// many.
const PRINTED_EVERY: u64 = 1_000;
const PRINTED_TO: u64 = 30_000;

impl History {
    /// Whether iteration `iteration` is one to keep.
    pub fn is_due(iteration: u64) -> bool {
        let stride = 1 << iteration.max(1).ilog2().saturating_sub(6);
        let printed = iteration <= PRINTED_TO && iteration.is_multiple_of(PRINTED_EVERY);
        iteration.is_multiple_of(stride) || printed
    }

    /// Adds a record.
    pub fn push(&mut self, record: Record) {
        self.records.push(record);
    }

    /// All records, oldest first.
    pub fn records(&self) -> &[Record] {
        &self.records
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notebooks_rows_are_kept_and_few_others() {
        let kept = |to| (0..=to).filter(|&iteration| History::is_due(iteration)).count();
        assert!((0..=30).all(|k| History::is_due(1_000 * k)));
        assert!(!History::is_due(31_000), "a multiple of 256 by then, or nothing");
        assert_eq!(kept(127), 128, "each of the first");
        assert_eq!(kept(10_000_000), 1_190);
    }
}
