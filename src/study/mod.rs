//! Questions asked about a model, trained or not.

pub mod own_line;
