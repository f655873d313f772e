import { expect, it } from "vitest";
import type { DepthRun } from "../../src/domain.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { precision } from "../../src/metrics/precision.ts";
import { NO_PAUSE } from "../../src/pause.ts";
import type { RankingModel } from "../../src/retrieval/query-plan.ts";
import { checkFormula } from "../../src/steps/check-formula.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";
import { ownRetriever } from "../retrieval/own-retriever.ts";
import { poolOf } from "../retrieval/pool-of.ts";

const dataset = bareDataset(
  "tiny",
  [5, 6, 7].map((id) => ({ id, vector: Float32Array.of(1), payload: { age: id } })),
  [{ id: "ada", vector: Float32Array.of(1), affinities: {} }],
);
const split = { queries: [{ user: 0, seen: new Int32Array(), excluded: new Int32Array() }] };
const ranking = {
  model: { intercept: 1, weights: [2, 4] },
  features: createFeatures([{ kind: "prefetch-score" }, { kind: "payload-number", path: "age", default: 0 }]),
  form: "logit" as const,
};

function run(depth: number, items: number[], scores: number[]): DepthRun {
  return {
    system: "formula",
    depth,
    rankings: [{ items: Int32Array.from(items), scores: Float32Array.from(scores) }],
  };
}

const nearestOf = (items: number[], scores: number[]) => ({
  ...run(2, items, scores),
  nextScores: Float32Array.of(Number.NaN),
});
const nearest = nearestOf([1, 0], [0.5, 0.25]);

/** The inputs of the check; by default of exact dot products. */
function inputs(
  nearest: ReturnType<typeof nearestOf>,
  reranked: readonly DepthRun[],
  changes: { distance?: "Cosine" | "Dot"; ranking?: RankingModel } = {},
) {
  const { distance = "Dot", ranking: changed = ranking } = changes;
  const formula = { system: "formula", retrieves: false, runs: reranked };
  return {
    ...{ dataset, split, ranking: changed, runs: { formula } },
    session: { dataset, retrievers: ownRetriever(dataset, { distance }), collection: { precision: 1e-5 } },
    pool: poolOf(nearest),
    experiment: { ranking: { measures: [precision(1)] } },
    ...{ depth: 2, cutoff: 1, pause: NO_PAUSE },
  };
}

it("computes every score again from weights, payload and prefetch score", async () => {
  const reranked = [
    run(1, [1], [1 + 2 * 0.5 + 4 * 6]),
    run(2, [1, 0], [1 + 2 * 0.5 + 4 * 6, 1 + 2 * 0.25 + 4 * 5]),
  ];
  const { parity, saturation } = await checkFormula(inputs(nearest, reranked));
  expect(parity).toMatchObject([
    { depth: 1, candidates: 1, different: 0 },
    { depth: 2, candidates: 2, different: 0 },
  ]);
  expect(saturation).toMatchObject({ depth: 2, lowestLogit: 21.5, highestLogit: 26 });
});

it("sees a score that the model would not give", async () => {
  const reranked = [run(2, [1, 0], [26, 21.25])];
  const { parity } = await checkFormula(inputs(nearest, reranked));
  expect(parity[0]).toMatchObject({ different: 1, largestDifference: 0.25 });
});

it.each([1e-3, 1e-2, -1e-3, -1e-2])("says no to a score that is %d off, in every form", async (off) => {
  for (const form of ["logit", "sigmoid", "stable-sigmoid"] as const) {
    const model = { intercept: -23, weights: [2, 4] };
    const logits = [-23 + 2 * 0.5 + 4 * 6, -23 + 2 * 0.25 + 4 * 5];
    const scores = logits.map((z) => Math.fround(form === "logit" ? z : 1 / (1 + Math.exp(-z))));
    const check = async (wrong: number[]) => {
      const reranked = [run(2, [1, 0], wrong)];
      const changed = { ranking: { ...ranking, model, form } };
      const { parity } = await checkFormula(inputs(nearest, reranked, changed));
      return parity[0]!.beyondRounding;
    };
    expect(await check(scores), form).toBe(0);
    expect(await check(scores.map((score) => score + off)), form).toBe(2);
    expect(await check(scores.map((score) => score * (1 + off))), form).toBe(2);
  }
});

it("allows what the rounding of a similarity does to a candidate that was not retrieved", async () => {
  const beyond = async (scoreOfLast: number) => {
    const reranked = [run(2, [1, 2], [26, scoreOfLast])];
    const { parity } = await checkFormula(inputs(nearestOf([1], [0.5]), reranked, { distance: "Cosine" }));
    return parity[0]!.beyondRounding;
  };
  expect(await beyond(1 + 2 * 1 + 4 * 7)).toBe(0);
  expect(await beyond(1 + 2 * (1 + 5e-6) + 4 * 7)).toBe(0);
  expect(await beyond(1 + 2 * (1 + 1e-3) + 4 * 7)).toBe(1);
});
