import { expect, it } from "vitest";
import { parseMeasure } from "../../../src/metrics/parse-measure.ts";
import { chooseByFolds } from "../../../src/model/fit-model.ts";
import { objectivesFor } from "../../../src/model/objectives/choose-objective.ts";
import { describeObjective } from "../../../src/model/objectives/objective.ts";
import { createRandom } from "../../../src/random.ts";
import { listedSamples } from "./listed-samples.ts";

const measure = parseMeasure("P@1");
const recipe = { seed: "1", l2: 1, negativesPerPositive: undefined };

/**
 * 100 lists of 10 rows with one positive, the highest a of its list. How high that is differs from list to list, and b says it:
 * a regression on single rows learns from b, and so too little from a.
 */
function listsOfLevels() {
  const random = createRandom("levels");
  return listedSamples(
    Array.from({ length: 100 }, (_, list) => {
      const values = Array.from({ length: 10 }, () => [random(), random()] as const);
      const best = values.reduce((most, [a, b]) => Math.max(most, a - 0.1 * b), Number.NEGATIVE_INFINITY);
      return values.map(([a, b]) => [list, a - 0.1 * b === best ? 1 : 0, a + 5 * b, b] as const);
    }).flat(),
  );
}

it("stays with logistic loss where no other objective is better by folds", async () => {
  const { chosen, trials } = await chooseByFolds(listsOfLevels(), recipe, { measure });
  expect(describeObjective(chosen)).toBe("logistic");
  expect(trials.map(({ objective }) => describeObjective(objective))).toEqual([
    "logistic",
    "pairwise",
    "listwise",
    "metric, P@1",
  ]);
});

it("takes an objective whose interval is above that of logistic loss", async () => {
  // Two kinds of positives: in most lists a decides; in a few with very many positives b does, and they dominate single rows.
  const random = createRandom("kinds");
  const few = Array.from({ length: 80 }, (_, list) => {
    const values = Array.from({ length: 10 }, () => [random(), random()] as const);
    const best = Math.max(...values.map(([a]) => a));
    return values.map(([a, b]) => [list, a === best ? 1 : 0, a, b] as const);
  }).flat();
  const many = Array.from({ length: 8 }, (_, list) =>
    Array.from({ length: 300 }, () => {
      const [a, b] = [random(), random()];
      return [100 + list, b - a + 0.2 * random() > 0 ? 1 : 0, a, b] as const;
    }),
  ).flat();
  const { chosen, trials } = await chooseByFolds(listedSamples([...few, ...many]), recipe, { measure });
  expect(chosen.name).not.toBe("logistic");
  const trial = trials.find(({ objective }) => objective.name === chosen.name);
  expect(trial).toMatchObject({ difference: { low: expect.any(Number) } });
  expect((trial as { difference: { low: number } }).difference.low).toBeGreaterThan(0);
});

it("tries every other threshold of the grades", () => {
  const samples = listedSamples([
    [0, 3, 1],
    [0, 2, 2],
    [0, 1, 3],
    [0, 0, 4],
  ]);
  const labels = samples.offered!.grades.map((grade) => (grade >= 2 ? 1 : 0));
  expect(objectivesFor({ ...samples, labels }, measure).map(describeObjective)).toEqual([
    "logistic",
    "logistic, grade >= 1",
    "logistic, grade >= 3",
    "pairwise",
    "listwise",
    "metric, P@1",
  ]);
});
