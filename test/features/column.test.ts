import { expect, it } from "vitest";
import { columnOver } from "../../src/features/column.ts";
import { formulaScore, formulaScoresOver } from "../../src/model/formula.ts";
import { featuresOf, SPECS } from "./every-kind.ts";
import { randomWorld } from "./random-world.ts";

const { items, users } = randomWorld(1, { items: 200, users: 20 });
const scores = Float32Array.from(items, (_, i) => Math.sin(i));

it.each(Object.keys(SPECS))("gives over many items the values of each, for %s", (title) => {
  for (const feature of featuresOf([SPECS[title]!], { items })) {
    const column = columnOver(feature, items);
    for (const user of users) {
      const values = items.map((item, i) => feature.value(user, item, [scores[i]!]));
      expect(column(user, [scores])).toEqual(Float64Array.from(values));
    }
  }
});

it("scores many items as it scores one", () => {
  const features = featuresOf(Object.values(SPECS), { items });
  const model = { intercept: -0.3, weights: features.map((_, i) => 0.1 / (i + 3)) };
  const scoresOf = formulaScoresOver(model, features, "sigmoid", items);
  for (const user of users) {
    const each = items.map((item, i) => formulaScore(model, features, "sigmoid", user, item, [scores[i]!]));
    expect(scoresOf(user, [scores])).toEqual(Float32Array.from(each));
  }
});
