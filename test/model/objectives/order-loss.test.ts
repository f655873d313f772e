import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { listwiseLoss } from "../../../src/model/objectives/listwise-loss.ts";
import type { OrderLoss } from "../../../src/model/objectives/order-loss.ts";
import { pairwiseLoss } from "../../../src/model/objectives/pairwise-loss.ts";
import { rankingLists } from "../../../src/model/objectives/ranking-lists.ts";
import { listedSamples } from "./listed-samples.ts";

interface Derivatives {
  readonly loss: number;
  readonly gradient: number[];
  readonly curvature: number[];
}

interface Case {
  readonly name: string;
  readonly lists: number[];
  readonly grades: number[];
  readonly values: number[];
  readonly weights: number[];
  readonly pairwise: Derivatives;
  readonly listwise: Derivatives;
}

const { cases }: { cases: Case[] } = JSON.parse(
  readFileSync(new URL("../../oracle/objectives/objectives.json", import.meta.url), "utf8"),
);
const LOSSES: { readonly [name in "pairwise" | "listwise"]: OrderLoss } = {
  pairwise: pairwiseLoss,
  listwise: listwiseLoss,
};

describe.each(cases)("with $name", (given) => {
  it.each(["pairwise", "listwise"] as const)("the %s loss and its derivatives are those of numpy", (name) => {
    const rows = given.lists.map(
      (list, row) => [list, given.grades[row]!, ...given.values.slice(3 * row, 3 * row + 3)] as const,
    );
    const { samples, grades, starts } = rankingLists(listedSamples(rows));
    const { loss, gradient, curvature } = LOSSES[name](
      { width: 3, values: samples.values, grades, starts },
      given.weights,
    );
    const expected = given[name];
    expect(Math.abs(loss - expected.loss)).toBeLessThan(1e-8);
    gradient.forEach((value, j) => {
      expect(Math.abs(value - expected.gradient[j]!)).toBeLessThan(1e-8);
    });
    for (const [a, b] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
      [2, 2],
    ] as const) {
      expect(Math.abs(curvature[3 * a + b]! - expected.curvature[3 * a + b]!)).toBeLessThan(1e-8);
    }
  });
});
