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
/// first 128, then 64 an octave, so that both a linear and a logarithmic axis are well filled and
/// 10⁷ iterations make 1,200 rows.
#[derive(Clone, Debug, Default)]
pub struct History {
    records: Vec<Record>,
}

impl History {
    /// Whether iteration `iteration` is one to keep.
    pub fn is_due(iteration: u64) -> bool {
        let stride = 1 << iteration.max(1).ilog2().saturating_sub(6);
        iteration.is_multiple_of(stride)
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
