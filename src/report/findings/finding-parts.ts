/*
 * Values that findings consist of, where they are many or several findings share them.
 */

/** The two systems that the answer is about, compared by the headline at the recommended depth. */
export interface Compared extends Tested {
  readonly control: string;
  readonly treatment: string;
  readonly measure: string;
  /** Undefined where neither system has one. */
  readonly depth: number | undefined;
  readonly controlMean: number;
  readonly treatmentMean: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  readonly queries: number;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
}

/** What the randomisation test says of that comparison, corrected for its depths. */
export interface Tested {
  readonly pValue: number;
  /** How many comparisons it was corrected for: one a depth. */
  readonly comparisons: number;
}

/** Which depth to fetch, and why. */
export interface DepthAdvice {
  readonly depth: number;
  readonly measure: string;
  /** What it loses at most to the best depth, and may lose: shares of the best mean. */
  readonly lossAtMost: number;
  readonly margin: number;
  /** The best depth observed, and what it gains where it is measurably better. */
  readonly bestDepth: number;
  readonly bestGain: number | undefined;
}

/** Queries that have something in common, and lose. */
export interface HarmedSlice {
  readonly attribute: string;
  readonly value: string;
  readonly queries: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** The share of the shown items that has a judgment, by system. */
export interface JudgedShares {
  readonly control: string;
  readonly treatment: string;
  /** Of Judged@k, and k. */
  readonly controlJudged: number;
  readonly treatmentJudged: number;
  readonly cutoff: number;
}

export interface Confident {
  readonly confidence: number;
}

/** Features, or the model of them, tell the labels of a part apart much better than those of the test. */
export interface KnownLabels {
  readonly part: "train" | "tune";
  /** Whether the model learned from these labels. */
  readonly learned: boolean;
  /** Whether the dataset says so. */
  readonly declared: boolean;
  /** The features. */
  readonly columns: readonly string[];
  /** What loses most: one of them, or the model. */
  readonly most: string;
  readonly area: number;
  readonly testArea: number;
  /** Whether there is another part to learn from. */
  readonly hasTune: boolean;
}
