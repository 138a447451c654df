/** What was read of a file. */
export interface FileData {
  /** Quadruples x, y, label, split, exactly as the file has them; labels are 0 and 1. */
  points: Float64Array;
  format: 'mat' | 'csv';
  /** The variables or columns that were used, by their names in the file; empty for a table without names. */
  used: string[];
  /** What the file calls class 0 and class 1; null where that is 0 and 1. */
  classes: [number, number] | null;
  /** How many points are in train, dev and test. */
  counts: [number, number, number];
}

/** How numbers are distributed. */
export interface Distribution {
  total: number;
  /** Where the first bin begins. */
  low: number;
  /** Where the last bin ends. */
  high: number;
  /** How many numbers lie in each of the equal bins. */
  counts: Uint32Array;
  mean: number;
  /** Of all the numbers there are, not of a sample. */
  sd: number;
  /** The largest without its sign. */
  largest: number;
  /** How many are exactly 0. */
  zeros: number;
}

/** What a layer looks like, at the training points and without dropout. */
export interface LayerLook {
  weights: Distribution;
  /** The square root of the sum of the squared weights. */
  frobenius: number;
  /** What the units say; of the last layer the probability, of a regression the value. */
  activations: Distribution;
  /** Of the weights: mean loss and L2. */
  gradients: Distribution;
  /** Of tanh and sigmoid: the share of values with |z| ≤ 1; else null. */
  middle: number | null;
  /** Of tanh and sigmoid: the share of values where the slope is below a hundredth of the steepest; else null. */
  saturated: number | null;
  /** Units that say 0 of every training point. */
  dead: number;
  /** How many units differ: identical ones are one. */
  distinct: number;
}

/** The cross-entropy as printed, from a, beside the stable one, from z. */
export interface Naive {
  /** Mean over the training points; may be Infinity. */
  naive: number;
  stable: number;
  /** In training order, rows of 5: z, a = σ(z), y, loss from a, loss from z. */
  examples: Float64Array;
}

/** What a model says with dropout left on. Shares predicted right, of a regression R²; null for an empty split. */
export interface LeftOn {
  train: Summary | null;
  test: Summary | null;
  /** At the place, by draw. */
  predictions: Float64Array;
}

/** What dropout does to the next layer's z (for all layers at once: to the last's) and to the cost. */
export interface Expectation {
  /** z of each unit without dropout. */
  without: Float64Array;
  /** Its mean over the draws. */
  mean: Float64Array;
  /** Its standard deviation over the draws. */
  sd: Float64Array;
  cost_without: number;
  cost_mean: number;
}

/** Scores without one hidden unit: shares predicted right, of a regression R²; NaN for an empty split. */
export interface KnockedOut {
  /** From 1. */
  layer: number;
  /** From 0. */
  unit: number;
  train: number;
  test: number;
}

/** How a network does on one split, without dropout and penalty. */
export interface ProbedScore {
  /** Points predicted right; absent for a regression. */
  correct?: number;
  /** For a regression alone. */
  r2?: number;
  total: number;
  cost: number;
}

/** Scores by split; null for an empty one. */
export interface SplitScores {
  train: ProbedScore | null;
  dev: ProbedScore | null;
  test: ProbedScore | null;
}

/** The decision boundary over the frame, as the page's module has it. */
export interface ProbedBoundary {
  /** One pixel a sample, the top row first; the outer samples lie on the frame's edges. */
  shade: ImageData;
  /** The line of probability 0.5, or of value 0: x, y pairs; each polyline begins after a pair of NaN and its value. */
  contour: Float64Array;
  /** The lines of other values of a regression, likewise; else empty. */
  isolines: Float64Array;
}

/** One weight's step of gradient descent with L2, written in two ways. */
export interface DecayStep {
  w: number;
  /** The gradient of the loss alone. */
  g: number;
  alpha: number;
  lambda: number;
  /** Training examples. */
  m: number;
  /** (λ/m) w. */
  penalty: number;
  /** 1 − αλ/m. */
  factor: number;
  /** w − α (g + (λ/m) w). */
  as_gradient: number;
  /** (1 − αλ/m) w − α g. */
  as_decay: number;
}

/** Numbers summed up. */
export interface Summary {
  count: number;
  mean: number;
  /** Of a sample; NaN for a single number. */
  sd: number;
  least: number;
  lower_quartile: number;
  median: number;
  upper_quartile: number;
  most: number;
  /** The number that occurs most often; of several the least. */
  mode: number;
}

/** Two models compared run by run. */
export interface Pairing {
  better: number;
  equal: number;
  worse: number;
  /** The exact two-sided sign test. */
  p: number;
}

/** What can be said of a cost surface in numbers. */
export interface BowlNumbers {
  /** The condition number of [X; 1][X; 1]ᵀ/m. */
  condition: number;
  /** The same of the chosen pair's two rows. */
  conditionOfPair: number;
  /** The pair's values at the lowest cost. */
  minimum: Float64Array;
  /** All three parameters there: w₁, w₂, b. */
  theta: Float64Array;
  lowest: number;
  /** 2/λ_max of the Hessian there. */
  stableRate: number;
}

/** A split whose groups were normalized by themselves. */
export interface OwnStatistics {
  score: ProbedScore;
  /** For each point of the split, 1 where it is now misclassified. */
  wrong: Uint8Array;
  /** x, y pairs: where, rightly normalized, the network would be told the same. */
  moved: Float64Array;
}
