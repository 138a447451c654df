/** A gradient by backpropagation and measured, in the order of the parameters. */
export interface GradientCheck {
  theta: Float64Array;
  backprop: Float64Array;
  /** NaN where it was not measured. */
  numerical: Float64Array;
  /** |backprop − numerical| / (|backprop| + |numerical|); 0 where both are 0. */
  relative: Float64Array;
  /** What to think of it: 0 nothing special, 1 both exactly 0, 2 across a kink, 3 at L1's corner, 4 rounding alone, 5 not measured. */
  notes: Uint8Array;
  /** ‖backprop − numerical‖ / (‖backprop‖ + ‖numerical‖); 0 where both are 0. */
  difference: number;
  /** The same without kinks and corners. */
  smooth: number;
  /** W1, b1, W2, b2, …. */
  blocks: GradientBlock[];
  /** J(θ). */
  cost: number;
  /** Forward passes made. */
  passes: number;
}

/** One layer's weights or biases. */
export interface GradientBlock {
  /** From 1. */
  layer: number;
  biases: boolean;
  /** Where it begins among the parameters. */
  start: number;
  /** The layer's units. */
  rows: number;
  /** Of W what comes in; of b 1. */
  columns: number;
  difference: number;
  /** ‖backprop‖. */
  backprop: number;
  /** ‖numerical‖. */
  numerical: number;
}
