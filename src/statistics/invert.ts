/**
 * Finds where a distribution function reaches a probability, by bisection down to neighbouring doubles.
 *
 * @param cdf Increasing from 0 to 1.
 * @param probability In (0, 1).
 * @throws RangeError when the probability is not within (0, 1).
 */
export function invert(cdf: (x: number) => number, probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`no finite quantile at probability ${probability}`);
  let [low, high] = [-1, 1];
  while (cdf(low) > probability) low *= 2;
  while (cdf(high) < probability) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (cdf(middle) < probability) low = middle;
    else high = middle;
  }
}
