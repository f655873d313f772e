import { expect, it } from "vitest";
import { imputeUnjudged } from "../../../src/analysis/lists/impute-unjudged.ts";
import { createRandom } from "../../../src/random.ts";
import { resample } from "../../../src/statistics/resample.ts";

const resamples = resample(4, 400, createRandom("any"));
const values = (...numbers: number[]) => Float64Array.from(numbers);

it("counts unjudged items at the rate of the judged ones of all queries", () => {
  // Of 1/10 judged, 1/20 are relevant: a rate of 1/2, and P@10 of 0.05 + 0.9 / 2.
  const behind = {
    relevant: values(0.2, 0, 0, 0),
    judged: values(0.2, 0.2, 0, 0),
    unjudged: values(0.8, 0.8, 1, 1),
  };
  const { rate, imputed, lead, low, high } = imputeUnjudged(values(0.3, 0.3, 0.1, 0.1), behind, resamples);
  expect([rate, imputed, lead]).toEqual([1 / 2, expect.closeTo(0.5, 12), expect.closeTo(0.2 - 0.5, 12)]);
  expect(low).toBeLessThan(lead);
  expect(high).toBeGreaterThan(lead);
});

it("changes nothing where all is judged, or nothing is", () => {
  const [zero, one, some] = [values(0, 0, 0, 0), values(1, 1, 1, 1), values(0.1, 0.1, 0.1, 0.1)];
  const ahead = values(0.3, 0.3, 0.3, 0.3);
  expect(imputeUnjudged(ahead, { relevant: some, judged: one, unjudged: zero }, resamples).lead).toBeCloseTo(
    0.2,
    12,
  );
  expect(imputeUnjudged(ahead, { relevant: zero, judged: zero, unjudged: one }, resamples)).toMatchObject({
    rate: 0,
    imputed: 0,
  });
});
