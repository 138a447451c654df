//! Examples in the shape the kernel works on: tiles of 112 examples, one row a unit.

use std::ops::{Deref, DerefMut};

use ndarray::{ArrayView1, ArrayView2};

/// Examples in a tile: two hold the course's 211, and the rows of its network stay in the first-level
/// cache from a tile's forward pass to its gradient. Final: with the kernel's two lanes it fixes the
/// order in which a gradient is summed (see [`crate::BITS`]).
pub const TILE: usize = 112;

/// One unit (or feature, or label) over one tile of examples. A register holds two of them: only where
/// rows begin at multiples of 16 bytes does no load or store of a pair cross a cache line.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(16))]
pub struct Row(pub [f64; TILE]);

impl Row {
    /// The same of every example.
    pub fn map(&self, f: impl Fn(f64) -> f64) -> Row {
        Row(self.0.map(f))
    }
}

impl Deref for Row {
    type Target = [f64; TILE];

    #[inline(always)]
    fn deref(&self) -> &[f64; TILE] {
        &self.0
    }
}

impl DerefMut for Row {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [f64; TILE] {
        &mut self.0
    }
}

/// A row of zeros.
pub const ZEROS: Row = Row([0.0; TILE]);

/// One tile of examples.
#[derive(Clone, Copy, Debug)]
pub struct Tile<'a> {
    /// The features, one row each.
    pub x: &'a [Row],
    /// The labels.
    pub y: &'a Row,
    /// How many of its examples count: the first ones.
    pub filled: usize,
}

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
        let mut tiles = Tiles::default();
        tiles.resize(x.nrows(), x.ncols());
        for (e, (column, label)) in x.columns().into_iter().zip(y).enumerate() {
            tiles.set(e, column.iter().copied(), *label);
        }
        tiles
    }

    /// m, without the filling.
    pub fn examples(&self) -> usize {
        self.examples
    }

    /// Σ (y − ȳ)²: how much the labels vary.
    pub fn variation(&self) -> f64 {
        let labels = || (0..self.examples).map(|e| self.label(e));
        let mean = labels().sum::<f64>() / self.examples as f64;
        labels().map(|y| (y - mean) * (y - mean)).sum()
    }

    /// Makes room for `examples` examples of `features` features. Only growing allocates; the last
    /// tile is zero, so that its filling is, and what the others hold is unspecified.
    pub fn resize(&mut self, features: usize, examples: usize) {
        let count = examples.div_ceil(TILE);
        (self.features, self.examples) = (features, examples);
        self.x.resize(count * features, ZEROS);
        self.y.resize(count, ZEROS);
        if count > 0 {
            self.x[(count - 1) * features..].fill(ZEROS);
            self.y[count - 1] = ZEROS;
        }
    }

    /// Example `e` becomes a copy of example `from` of other tiles with as many features.
    pub fn copy(&mut self, e: usize, other: &Tiles, from: usize) {
        copy_example(&mut self.x, e, &other.x, from, self.features);
        self.y[e / TILE][e % TILE] = other.label(from);
    }

    /// Example `e` becomes these features with this label.
    pub fn set(&mut self, e: usize, features: impl Iterator<Item = f64>, label: f64) {
        let rows = &mut self.x[e / TILE * self.features..];
        for (row, value) in rows.iter_mut().zip(features) {
            row[e % TILE] = value;
        }
        self.y[e / TILE][e % TILE] = label;
    }

    /// Label of example `e`.
    pub fn label(&self, e: usize) -> f64 {
        self.y[e / TILE][e % TILE]
    }

    /// n_x.
    pub fn features(&self) -> usize {
        self.features
    }

    /// The number of tiles.
    pub fn count(&self) -> usize {
        self.y.len()
    }

    /// Tile `t`.
    pub fn tile(&self, t: usize) -> Tile<'_> {
        Tile { x: self.x(t), y: self.y(t), filled: self.filled(t) }
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

/// Example `e` of tiles of so many `rows` becomes a copy of example `from` of others.
pub fn copy_example(tiles: &mut [Row], e: usize, others: &[Row], from: usize, rows: usize) {
    let (to, at) = (e / TILE * rows, from / TILE * rows);
    for (row, other) in tiles[to..to + rows].iter_mut().zip(&others[at..at + rows]) {
        row[e % TILE] = other[from % TILE];
    }
}
