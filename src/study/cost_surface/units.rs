//! What the axes count in.

use crate::data::Frame;
use crate::settings::named;

/// A football pitch is 68 m wide; a picture's height is that width.
const WIDTH: f64 = 68.0;
/// And 105 m long.
const LENGTH: f64 = 105.0;
const CENTIMETRES: f64 = 100.0;

named! {
    /// The units of x and y.
    pub enum Units {
        /// As the data has them.
        Own = "own",
        /// x in centimetres, y in pitch lengths of 105 m.
        ///
        /// Every dataset is shown on half a pitch, whose 68 m are the height of its [`Frame`]. One unit
        /// of the football's data, whose frame is 1.6 high, is thus 68/1.6 = 42.5 m: 4250 cm of x, or
        /// 0.405 pitch lengths of y. The same metre counts 10,500 times as much in x as in y.
        Unlike = "unlike",
    }
}

impl Units {
    /// How many of x's and of y's units go to one unit of the data that is shown in this frame.
    pub fn per_unit(self, frame: &Frame) -> [f64; 2] {
        let metres = WIDTH / (frame.y1 - frame.y0);
        match self {
            Self::Own => [1.0, 1.0],
            Self::Unlike => [metres * CENTIMETRES, metres / LENGTH],
        }
    }
}
