//! Marching squares: the lines where a field crosses a level (Lorensen and Cline's cubes, in the
//! plane), chained to polylines.

use super::Boundary;

/// The lines on which the output (probability of class 1, or value) is `level`, as polylines of (x, y) in the
/// coordinates of the data; a closed line ends where it began. Along a cell's edge the crossing is
/// interpolated between logits, which run straighter than probabilities do.
pub fn contour(boundary: &Boundary, level: f64) -> Vec<Vec<[f64; 2]>> {
    let mut lines = Chains::new(boundary, boundary.loss.logit(level));
    for row in 0..boundary.rows - 1 {
        for column in 0..boundary.columns - 1 {
            for (from, to) in lines.segments(column, row) {
                lines.link(from, to);
            }
        }
    }
    lines.walk()
}

/// A crossing lies on an edge of the grid: edge `2 k` runs right from sample k, `2 k + 1` down.
type Edge = usize;
const NONE: Edge = Edge::MAX;

struct Chains<'a> {
    boundary: &'a Boundary,
    threshold: f64,
    /// The at most two neighbours of every edge's crossing on its line.
    next: Vec<[Edge; 2]>,
}

impl Chains<'_> {
    fn new(boundary: &Boundary, threshold: f64) -> Chains<'_> {
        let edges = 2 * boundary.columns * boundary.rows;
        Chains { boundary, threshold, next: vec![[NONE; 2]; edges] }
    }

    fn value(&self, column: usize, row: usize) -> f64 {
        self.boundary.logit(column, row) - self.threshold
    }

    /// The pieces of line in the cell right and below a sample.
    fn segments(&self, column: usize, row: usize) -> impl Iterator<Item = (Edge, Edge)> + use<> {
        let columns = self.boundary.columns;
        let at = row * columns + column;
        let (top, left) = (2 * at, 2 * at + 1);
        let (right, bottom) = (2 * (at + 1) + 1, 2 * (at + columns));
        let corners = [
            self.value(column, row),
            self.value(column + 1, row),
            self.value(column + 1, row + 1),
            self.value(column, row + 1),
        ];
        let inside = corners.map(|value| value > 0.0);
        let case = inside.iter().rev().fold(0, |bits, &inside| bits << 1 | usize::from(inside));
        // At a saddle the mean decides which corners hang together.
        let middle = corners.iter().sum::<f64>() > 0.0;
        let pieces = match case {
            0 | 15 => [None, None],
            1 | 14 => [Some((left, top)), None],
            2 | 13 => [Some((top, right)), None],
            4 | 11 => [Some((right, bottom)), None],
            8 | 7 => [Some((bottom, left)), None],
            3 | 12 => [Some((left, right)), None],
            6 | 9 => [Some((top, bottom)), None],
            5 if middle => [Some((top, right)), Some((bottom, left))],
            5 => [Some((left, top)), Some((right, bottom))],
            _ if middle => [Some((left, top)), Some((right, bottom))],
            _ => [Some((top, right)), Some((bottom, left))],
        };
        pieces.into_iter().flatten()
    }

    fn link(&mut self, a: Edge, b: Edge) {
        for (from, to) in [(a, b), (b, a)] {
            let slot = usize::from(self.next[from][0] != NONE);
            self.next[from][slot] = to;
        }
    }

    /// Takes up every line once: the open ones from an end, then the closed ones.
    fn walk(&mut self) -> Vec<Vec<[f64; 2]>> {
        let is_end = |next: &[Edge; 2]| next[0] != NONE && next[1] == NONE;
        let ends: Vec<Edge> = (0..self.next.len()).filter(|&e| is_end(&self.next[e])).collect();
        let mut lines = Vec::new();
        for start in ends.into_iter().chain(0..self.next.len()) {
            if self.next[start][0] == NONE {
                continue;
            }
            let closed = !is_end(&self.next[start]);
            let mut line = Vec::new();
            let mut at = start;
            while at != NONE {
                line.push(self.crossing(at));
                // Taken crossings forget their neighbours, so the walk cannot turn back.
                let neighbours = std::mem::replace(&mut self.next[at], [NONE; 2]);
                let is_open = |&&edge: &&Edge| edge != NONE && self.next[edge][0] != NONE;
                at = neighbours.iter().find(is_open).copied().unwrap_or(NONE);
            }
            if closed {
                line.push(line[0]);
            }
            lines.push(line);
        }
        lines
    }

    /// Where the level is crossed on an edge, in the coordinates of the data.
    fn crossing(&self, edge: Edge) -> [f64; 2] {
        let Boundary { columns, rows, frame, .. } = self.boundary;
        let (column, row) = (edge / 2 % columns, edge / 2 / columns);
        let (dx, dy) = if edge.is_multiple_of(2) { (1, 0) } else { (0, 1) };
        let (from, to) = (self.value(column, row), self.value(column + dx, row + dy));
        let t = from / (from - to);
        let t = if t.is_finite() { t } else { 0.5 };
        let u = (column as f64 + t * dx as f64) / (columns - 1) as f64;
        let v = (row as f64 + t * dy as f64) / (rows - 1) as f64;
        [frame.x0 + (frame.x1 - frame.x0) * u, frame.y1 - (frame.y1 - frame.y0) * v]
    }
}
