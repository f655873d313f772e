import { expect, it } from "vitest";
import { analyseUnjudged } from "../../../src/analysis/lists/unjudged.ts";
import type { Judgments } from "../../../src/domain.ts";
import { precision } from "../../../src/metrics/precision.ts";
import { createRandom } from "../../../src/random.ts";
import { resample } from "../../../src/statistics/resample.ts";
import { ranking } from "../five-query-world.ts";

/** Items 0 and 1 are relevant, 2 and 3 are not, 4 to 9 have no judgment. */
const judgments: Judgments = {
  items: Int32Array.of(0, 1, 2, 3),
  grades: Float64Array.of(1, 1, 0, 0),
};

function analyse(control: readonly number[], treatment: readonly number[], qrels = judgments) {
  const queries = 6;
  const all = <Value>(value: Value) => Array.from({ length: queries }, () => value);
  return analyseUnjudged(
    { control: all(ranking(...control)), treatment: all(ranking(...treatment)) },
    all(qrels),
    {
      ...{ headline: precision(2), cutoff: 2, confidence: 0.95 },
      ...{ resamples: resample(queries, 100, createRandom("any")), random: createRandom("any") },
    },
  );
}

it("compares the judged shares, and both systems by judged items alone", () => {
  const { judged, nonRelevant, sensitivity } = analyse([4, 0, 5, 1, 2], [0, 2, 1]);
  expect(judged).toMatchObject({ measure: "Judged@2", controlMean: 1 / 2, treatmentMean: 1, wins: 6 });
  expect(nonRelevant).toEqual({ control: 6, treatment: 6 });
  expect(sensitivity!.condensed).toMatchObject({
    ...{ measure: "P(judged_only=True)@2", controlMean: 1, treatmentMean: 1 / 2 },
    ...{ difference: -1 / 2, pValue: 2 / 64 },
  });
  expect(sensitivity!.bpref).toMatchObject({ measure: "Bpref", controlMean: 1, treatmentMean: 3 / 4 });
});

it("imputes the system that is behind", () => {
  // Behind is the control with P@2 = 0, one of two items judged; and the treatment with P@2 = 1/2, where both are.
  expect(analyse([4, 2, 3], [0, 2, 3]).sensitivity!.imputed).toMatchObject({
    ...{ ahead: "treatment", measure: "P@2", rate: 0, imputed: 0, lead: 1 / 2 },
  });
  expect(analyse([0, 1, 2], [0, 4, 2]).sensitivity!.imputed).toMatchObject({
    ...{ ahead: "control", rate: 1, imputed: 1, lead: 0 },
  });
});

it("cannot tell where a list has no judged item that is not relevant", () => {
  expect(analyse([4, 0, 5, 1], [0, 2, 1]).sensitivity).toBeUndefined();
  expect(analyse([4, 0, 2], [0, 1]).sensitivity).toBeUndefined();
});
