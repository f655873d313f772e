/** Differences are rounded to this many steps a unit, so that 0.3 − 0.2 and 0.2 − 0.1 are the same difference. */
const stepsPerUnit = 1e12;

/**
 * Treatment minus control, query by query, without the noise of the last bits: ranks and ties among differences depend
 * on equal ones being equal.
 *
 * @throws RangeError when the two sides differ in length.
 * @example pairedDifferences([0.1, 0.2], [0.2, 0.3]) // [0.1, 0.1]
 */
export function pairedDifferences(control: Float64Array, treatment: Float64Array): Float64Array {
  if (control.length !== treatment.length) {
    throw new RangeError(
      `${control.length} control values cannot be paired with ${treatment.length} treatment values`,
    );
  }
  return control.map((value, query) => Math.round((treatment[query]! - value) * stepsPerUnit) / stepsPerUnit);
}
