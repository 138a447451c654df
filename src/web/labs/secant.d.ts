/** A curve over one parameter: its tangent, and a secant through two places beside it. */
export interface Secant {
  /** J(θ). */
  value: number;
  /** θ − ε (one-sided: θ) and J there. */
  left: Float64Array;
  /** θ + ε and J there. */
  right: Float64Array;
  /** dJ/dθ. */
  gradient: number;
  /** The secant's slope, gradapprox. */
  approximation: number;
  /** |gradient − approximation| / (|gradient| + |approximation|); NaN for 0/0. */
  difference: number;
  /** Secant minus tangent without rounding. */
  truncation: number;
  /** What rounding adds. */
  rounding: number;
}

/** A hidden unit that is on one side of its kink with a parameter at θ − ε, on the other at θ + ε. */
export interface Crossing {
  /** From 1. */
  layer: number;
  /** From 0. */
  unit: number;
  /** From 0, in training order. */
  example: number;
  /** Its z at θ − ε. */
  low: number;
  /** Its z at θ + ε. */
  high: number;
}
