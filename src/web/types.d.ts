/** Why something was refused or ignored: a stable code, and what its sentence has blanks for. */
export interface Notice {
  code: string;
  details: Record<string, string>;
}

/** What a link says. */
export interface Link {
  /** The canonical fragment, without #. */
  fragment: string;
  /** Every key with its value as text, defaults filled in. */
  values: Record<string, string>;
  /** What was ignored and why. */
  notices: Notice[];
}

/** One row of the settings table. */
export interface SettingRow {
  key: string;
  group: 'data' | 'network' | 'regularization' | 'descent' | 'run' | 'page' | 'lab';
  kind: 'choice' | 'choice-per-layer' | 'subset' | 'integer' | 'number' | 'layers' | 'keep' | 'split' | 'text';
  /** Can change while training without losing the weights. */
  live: boolean;
  /** Models of one comparison may differ in it. */
  differs: boolean;
  /** False where the feature comes in a later version. */
  ready: boolean;
  /** The default as text, for football. */
  default: string;
  /** The datasets for which it means something. */
  datasets: string[];
  /** The names to choose from, of a choice and of a subset. */
  options?: string[];
  min?: number;
  max?: number;
  scale?: 'linear' | 'log' | 'zero-log';
}

/** How a model does on one split, without dropout and penalty. */
export interface Score {
  /** Points predicted right; absent for a regression. */
  correct?: number;
  /** 1 − Σ(ŷ−y)² / Σ(y−ȳ)², for a regression alone. */
  r2?: number;
  total: number;
  /** Mean cross-entropy in nats, for a regression half the mean squared error. */
  cost: number;
}

/** How a model does. */
export interface Evaluation {
  iteration: number;
  /** The objective before the next update, penalty included. */
  cost: number;
  train: Score | null;
  dev: Score | null;
  test: Score | null;
  parameters_sha256: string;
}

/** The decision boundary over the frame. */
export interface BoundaryPicture {
  /** One pixel a sample, the top row first; the outer samples lie on the frame's edges. */
  shade: ImageData;
  /** The line of probability 0.5, or of value 0: x, y pairs in the data's coordinates; each polyline begins after a pair of NaN and its value. */
  contour: Float64Array;
  /** The lines of a regression's values ±0.25, ±0.5, ±0.75, likewise; else empty. */
  isolines: Float64Array;
}

/** The points of a dataset. */
export interface DatasetPicture {
  /** Quadruples x, y, label, split. */
  points: Float64Array;
  /** x0, x1, y0, y1 of the piece of the plane that shows them. */
  frame: Float64Array;
}

/** A line drawn by a person, scored against the training points. */
export interface OwnLine {
  correct: number;
  total: number;
  /** The line as it was scored, carried on to the frame's edge: x, y pairs. */
  line: Float64Array;
}
