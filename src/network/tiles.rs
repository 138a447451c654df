//! Examples in the shape the kernel works on: tiles of 32 examples, one row a unit.

use ndarray::{ArrayView1, ArrayView2};

/// Examples in a tile. A tile of a small network stays in the first-level cache from its forward
/// pass to its gradient. Final: it fixes the order of every sum (see [`crate::BITS`]).
pub const TILE: usize = 32;

/// One unit (or feature, or label) over one tile of examples.
pub type Row = [f64; TILE];

/// A row of zeros.
pub const ZEROS: Row = [0.0; TILE];

/// m examples cut into tiles; the last tile is filled up with zeros.
#[derive(Clone, Debug, Default)]
pub struct Tiles {
    features: usize,
    examples: usize,
    x: Vec<Row>,
    y: Vec<Row>,
}

impl Tiles {
    /// Cuts `x` (n_x, m) and `y` (m) into tiles.
    pub fn new(x: ArrayView2<f64>, y: ArrayView1<f64>) -> Tiles {
        let mut tiles = Tiles::unlabelled(x);
        for (e, &label) in y.iter().enumerate() {
            tiles.y[e / TILE][e % TILE] = label;
        }
        tiles
    }

    /// Cuts `x` (n_x, m) into tiles, with labels 0.
    pub fn unlabelled(x: ArrayView2<f64>) -> Tiles {
        let (features, examples) = x.dim();
        let count = examples.div_ceil(TILE);
        let mut tiles =
            Tiles { features, examples, x: vec![ZEROS; count * features], y: vec![ZEROS; count] };
        for ((feature, e), &value) in x.indexed_iter() {
            tiles.x[e / TILE * features + feature][e % TILE] = value;
        }
        tiles
    }

    /// m, without the filling.
    pub fn examples(&self) -> usize {
        self.examples
    }

    /// The number of tiles.
    pub fn count(&self) -> usize {
        self.y.len()
    }

    /// The features of tile `t`, one row each.
    pub fn x(&self, t: usize) -> &[Row] {
        &self.x[t * self.features..(t + 1) * self.features]
    }

    /// The labels of tile `t`.
    pub fn y(&self, t: usize) -> &Row {
        &self.y[t]
    }

    /// How many examples of tile `t` are examples and not filling.
    pub fn filled(&self, t: usize) -> usize {
        (self.examples - t * TILE).min(TILE)
    }
}
