import { expect, it } from "vitest";
import type { Ranking } from "../../src/domain.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import type { FeatureSpec } from "../../src/features/feature-spec.ts";
import { scoreSources } from "../../src/features/score-sources.ts";
import { formulaScore } from "../../src/model/formula.ts";
import type { Fusion } from "../../src/qdrant-rules/fusion-rules.ts";
import { candidatesAt, scoreLookups } from "../../src/retrieval/candidate-pool.ts";
import { rankCandidates, searchPool } from "../../src/retrieval/checked-search.ts";
import { fuseCandidates } from "../../src/retrieval/score-candidates.ts";
import { contract } from "../contract/engines.ts";
import { hybridSession, hybridWorld, type Scoring } from "./hybrid-world.ts";

const queries = hybridWorld().users.map((_, user) => ({
  user,
  seen: new Int32Array(),
  excluded: new Int32Array(),
}));

const dense: FeatureSpec = { kind: "prefetch-score", of: "dense" };
const words: FeatureSpec = { kind: "prefetch-score", of: "bm25" };

/** Σ of what each list adds to an item, by item. */
function addUp(lists: readonly Ranking[], points: (list: Ranking, rank: number) => number) {
  const sums = new Map<number, number>();
  for (const list of lists) {
    list.items.forEach((item, rank) => {
      sums.set(item, (sums.get(item) ?? 0) + points(list, rank));
    });
  }
  return sums;
}

/** Mean ± 3 sample standard deviations become 1 and 0. */
function scaled(list: Ranking, rank: number): number {
  const scores = Array.from(list.scores);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const squares = scores.reduce((sum, score) => sum + (score - mean) * (score - mean), 0);
  const spread = 3 * Math.sqrt(squares / (scores.length - 1));
  return (scores[rank]! - mean + spread) / (2 * spread);
}

await contract("hybrid retrieval", ({ url }) => {
  it("finds what any of the retrievers finds, and knows each score of it", async () => {
    await using session = await hybridSession(url);
    const pool = await searchPool(session, queries, [5, 10]);
    const lookup = scoreLookups(session, pool, queries);
    const [byVector, byWords] = session.retrievers;
    candidatesAt(pool, 10).forEach(({ items }, query) => {
      const found = pool.nearest.flatMap(({ rankings }) => [...rankings[query]!.items]);
      expect([...items]).toEqual([...new Set(found)].sort((a, b) => a - b));
      const user = session.dataset.users[query]!;
      for (const number of items) {
        const item = session.dataset.items[number]!;
        const [first, second] = Array.from(lookup(query, 10).scoresOf(number));
        expect(first).toBeCloseTo(number % 10 === 9 ? -1 : byVector.similarity(user, item)!, 6);
        expect(second).toBeCloseTo(byWords!.similarity(user, item) ?? 0, 5);
      }
    });
  });

  const formulas: { [title: string]: Scoring & { specs: FeatureSpec[] } } = {
    "two scores": { specs: [dense, words] },
    "a product and a hinge of scores": {
      specs: [
        { kind: "product", of: [dense, words] },
        { kind: "score-hinge", of: "bm25", knots: [0.5] },
      ],
    },
    "two scores and a fusion of both": { specs: [dense, words, { kind: "fusion-score", by: "dbsf" }] },
    "two fusions and the payload": {
      specs: [
        { kind: "fusion-score", by: "rrf", k: 61, weights: [1, 3] },
        { kind: "fusion-score", by: "dbsf" },
        { kind: "payload-number", path: "year", default: 0 },
      ],
    },
    "two scores, defaults for what is missing": { specs: [dense, words], missing: "default" },
    "two scores, words by their rarity": { specs: [dense, words], modifier: "idf" },
  };
  it.each(Object.keys(formulas))("computes, to the last bit, the model's scores of %s", async (title) => {
    const { specs, ...scoring } = formulas[title]!;
    const sources = scoreSources(specs, ["dense", "bm25"]);
    const features = createFeatures(specs, sources);
    const ranking = {
      model: { intercept: -0.1, weights: features.map((_, i) => 1.3 / (i + 1)) },
      ...{ features, form: "sigmoid" as const },
    };
    await using session = await hybridSession(url, { ...scoring, features, fusions: sources.fusions });
    const pool = await searchPool(session, queries, [5, 10]);
    const lookup = scoreLookups(session, pool, queries);
    for (const depth of [5, 10]) {
      const ranked = await rankCandidates(session, queries, ranking, depth, pool.nearest);
      ranked.forEach(({ items, scores }, query) => {
        expect([...items].sort((a, b) => a - b)).toEqual([...candidatesAt(pool, depth)[query]!.items]);
        const { scoresOf } = lookup(query, depth);
        const user = session.dataset.users[query]!;
        const expected = Float32Array.from(items, (number) =>
          formulaScore(
            ranking.model,
            features,
            "sigmoid",
            user,
            session.dataset.items[number]!,
            scoresOf(number),
          ),
        );
        expect(scores).toEqual(expected);
      });
    }
  });

  const fusions: {
    [title: string]: { fusion: Fusion; points: (list: number) => Parameters<typeof addUp>[1] };
  } = {
    "reciprocal ranks": { fusion: { kind: "rrf" }, points: () => (_, rank) => 1 / (rank + 2) },
    "weighted reciprocal ranks": {
      fusion: { kind: "rrf", k: 20, weights: [1, 4] },
      points: (list) => (_, rank) => 1 / ((rank + 1) / [1, 4][list]! + 19),
    },
    distributions: { fusion: { kind: "dbsf" }, points: () => scaled },
  };
  it.each(Object.keys(fusions))("fuses by %s, the best first and equal ones by id", async (title) => {
    const { fusion, points } = fusions[title]!;
    await using session = await hybridSession(url);
    const pool = await searchPool(session, queries, [10]);
    const fused = await fuseCandidates(session, queries, fusion, 10);
    fused.forEach(({ items, scores }, query) => {
      const lists = pool.nearest.map(({ rankings }) => rankings[query]!);
      const sums = addUp(lists, (list, rank) => points(lists.indexOf(list))(list, rank));
      expect(new Set(items)).toEqual(new Set(sums.keys()));
      items.forEach((item, rank) => {
        expect(scores[rank]).toBeCloseTo(sums.get(item)!, 6);
        const before = scores[rank - 1] ?? Number.POSITIVE_INFINITY;
        expect(before > scores[rank]! || items[rank - 1]! < item).toBe(true);
      });
    });
  });
});
