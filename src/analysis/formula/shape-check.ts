import { holm } from "../../statistics/holm.ts";
import { studentCdf } from "../../statistics/student-t.ts";
import { compareLabels, type LabelledRows } from "./calibration.ts";

/** Held-out samples with the values of the features. */
export interface FeatureRows extends LabelledRows {
  readonly columns: readonly string[];
  /** rows × columns, row by row. */
  readonly values: Float64Array;
}

/** The samples between two values of a feature. */
export interface ShapeBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly predicted: number;
  readonly observed: number;
  /** That they differ by more than the tolerance; corrected for all bins of all features; undefined where users or items are too few to say. */
  readonly adjustedPValue?: number | undefined;
}

/** A feature whose effect is no straight line in the logit. */
export interface WrongShape {
  readonly feature: string;
  readonly bins: readonly ShapeBin[];
}

/** Whether predictions are right wherever a feature is low, middling or high. */
export interface ShapeCheck {
  /** How many features have more than two values, and so a shape. */
  readonly features: number;
  /** How many of their bins have users and items enough to be tested. */
  readonly tests: number;
  readonly tolerance: number;
  readonly wrong: readonly WrongShape[];
}

const BINS = 10;
/** What is off by less than this share of the prediction changes no ranking that anybody would notice. */
const TOLERANCE = 0.1;

/**
 * Cuts samples by each feature into tenths, and tests in each whether the observed share is within a tolerance of the
 * predicted one: t = (|observed - predicted| - tolerance · predicted) / error, two-sided, corrected by Holm for all tenths
 * of all features. A logistic regression is right on average however a feature acts, and in each tenth only where its
 * effect on the logit is a straight line.
 *
 * @param predictions By a model that has not learned from these samples.
 * @param significance A feature is wrong where a corrected p-value is below it.
 * @see `compareLabels`
 */
export function checkShapes(predictions: Float64Array, rows: FeatureRows, significance: number): ShapeCheck {
  const cells = rows.columns.flatMap((feature, column) =>
    tenthsOf(rows, column).map((members) => ({
      feature,
      column,
      ...testBin(predictions, rows, column, members),
    })),
  );
  const tested = cells.filter(({ pValue }) => pValue !== undefined);
  const adjusted = new Map(
    holm(tested.map(({ pValue }) => pValue!)).map((adjustedPValue, i) => [tested[i], adjustedPValue]),
  );
  const isWrong = (cell: (typeof cells)[number]) => (adjusted.get(cell) ?? 1) < significance;
  const features = [...new Set(cells.map(({ feature }) => feature))];
  return {
    features: features.length,
    tests: tested.length,
    tolerance: TOLERANCE,
    wrong: features
      .map((feature) => cells.filter((cell) => cell.feature === feature))
      .filter((bins) => bins.some(isWrong))
      .map((bins) => ({
        feature: bins[0]!.feature,
        bins: bins.map(({ bin }, i) => ({ ...bin, adjustedPValue: adjusted.get(bins[i]!) })),
      })),
  };
}

/** The rows in tenths by a column, equal values together; none where it has two values at most, which a line always fits. */
function tenthsOf({ columns, values, labels }: FeatureRows, column: number): Uint32Array[] {
  const valueAt = (row: number) => values[row * columns.length + column]!;
  const order = Uint32Array.from(labels.keys()).sort((a, b) => valueAt(a) - valueAt(b) || a - b);
  const bins: Uint32Array[] = [];
  for (let start = 0; start < order.length; ) {
    const tenth = Math.floor((start * BINS) / order.length) + 1;
    let end = Math.max(start + 1, Math.floor((tenth * order.length) / BINS));
    while (end < order.length && valueAt(order[end]!) === valueAt(order[end - 1]!)) end += 1;
    bins.push(order.subarray(start, end));
    start = end;
  }
  return hasShape(order, valueAt) ? bins : [];
}

function hasShape(order: Uint32Array, valueAt: (row: number) => number): boolean {
  const [low, high] = [valueAt(order[0]!), valueAt(order.at(-1)!)];
  return order.some((row) => valueAt(row) !== low && valueAt(row) !== high);
}

function testBin(
  predictions: Float64Array,
  rows: FeatureRows,
  column: number,
  members: Uint32Array,
): { readonly bin: ShapeBin; readonly pValue: number | undefined } {
  const edge = (i: number) => rows.values[members.at(i)! * rows.columns.length + column]!;
  const { predicted, observed, error } = compareLabels(predictions, rows, members);
  const bin = { from: edge(0), to: edge(-1), count: members.length, predicted, observed };
  if (error === undefined) return { bin, pValue: undefined };
  const beyond = Math.max(0, Math.abs(observed - predicted) - TOLERANCE * predicted);
  return { bin, pValue: 2 * studentCdf(-beyond / error.value, error.degreesOfFreedom) };
}
