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
