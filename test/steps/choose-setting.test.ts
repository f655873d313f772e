import { expect, it } from "vitest";
import type { Dataset, Ranking, Split } from "../../src/domain.ts";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { fusionsOf } from "../../src/qdrant-rules/fusion-rules.ts";
import { chooseSetting } from "../../src/steps/choose-setting.ts";
import type { Trained } from "../../src/steps/evaluation.ts";
import { ranking, relevant } from "../analysis/five-query-world.ts";

it("makes a fusion of every k with every list of weights", () => {
  expect(
    fusionsOf({
      kind: "rrf",
      k: [2, 61],
      weights: [
        [1, 1],
        [1, 3],
      ],
    }),
  ).toEqual([
    { kind: "rrf", k: 2, weights: [1, 1] },
    { kind: "rrf", k: 2, weights: [1, 3] },
    { kind: "rrf", k: 61, weights: [1, 1] },
    { kind: "rrf", k: 61, weights: [1, 3] },
  ]);
  expect(fusionsOf({ kind: "rrf", weights: [1, 3] })).toEqual([
    { kind: "rrf", k: undefined, weights: [1, 3] },
  ]);
});

it("chooses for each fold what is best for the queries of the others", async () => {
  // The first setting is right for the queries of fold 0 and the second for those of fold 1.
  const right: Ranking = ranking(1, 0);
  const wrong: Ranking = ranking(0, 1);
  const queries = [0, 1, 2, 3].map((user) => ({ user, seen: new Int32Array(), excluded: new Int32Array() }));
  const known = {
    dataset: { folds: Int32Array.of(0, 0, 1, 1) } as Partial<Dataset>,
    split: { queries, qrels: queries.map(() => relevant(1)) } as Partial<Split>,
    experiment: { ranking: { headline: parseMeasure("P@1") } },
  } as unknown as Trained;
  const rank = () => Promise.reject(new Error("folds need no other queries"));
  const settings = ["first", "second"].map((name) => ({ name, rank }));
  const runs = [
    [right, right, wrong, wrong],
    [wrong, wrong, right, right],
  ];
  expect(await chooseSetting(known)(settings, runs)).toEqual(Int32Array.of(1, 1, 0, 0));
});
