import { notSupported } from "../../server/qdrant-error.ts";
import type { ContextPair, Query } from "../../server/query.ts";
import type { Vector } from "../../server/vectors.ts";
import { FLOAT32_EPSILON } from "./distance-metrics.ts";
import type { SlotScorer, VectorStore } from "./vector-store.ts";

/** How a query over vectors ranks the slots that have one. */
export interface VectorRanking {
  /** More is better; a 32-bit float. NaN where the point does not take part. */
  readonly similarity: SlotScorer;
  readonly toScore: (similarity: number) => number;
}

/**
 * Prepares a query over the vectors of a store; undefined where the query is of another kind.
 *
 * @throws QdrantError 400 for a vector of another kind or dimension than the store's; 501 for relevance feedback.
 */
export function vectorRanking(query: Query, findStore: () => VectorStore): VectorRanking | undefined {
  if ("nearest" in query) {
    const store = findStore();
    return { similarity: store.scorer(query.nearest), toScore: store.toScore };
  }
  if ("recommend" in query) {
    const { positive, negative, strategy } = query.recommend;
    const combine = strategy === "best_score" ? bestScore : sumOfScores;
    const store = findStore();
    return byScore(combine(positive.map(exampleScorer(store)), negative.map(exampleScorer(store))));
  }
  if ("discover" in query) {
    const { target, context } = query.discover;
    const store = findStore();
    return byScore(discovery(exampleScorer(store)(target), context.map(pairScorer(store))));
  }
  if ("context" in query) return byScore(contextLoss(query.context.map(pairScorer(findStore()))));
  if ("relevance_feedback" in query) throw notSupported("relevance feedback");
  return undefined;
}

function byScore(similarity: SlotScorer): VectorRanking {
  return { similarity, toScore: (score) => score };
}

/** The best similarity to a positive example, or minus the best one to a negative example where that is greater. */
function bestScore(positive: readonly SlotScorer[], negative: readonly SlotScorer[]): SlotScorer {
  const best = (scorers: readonly SlotScorer[], slot: number) =>
    Math.max(...scorers.map((score) => score(slot)));
  return (slot) => {
    const [good, bad] = [best(positive, slot), best(negative, slot)];
    return good > bad ? squash(good) : -squash(bad);
  };
}

/** Σ similarities to the positive examples - Σ similarities to the negative ones. */
function sumOfScores(positive: readonly SlotScorer[], negative: readonly SlotScorer[]): SlotScorer {
  const sum = (scorers: readonly SlotScorer[], slot: number) =>
    scorers.reduce((total, score) => Math.fround(total + score(slot)), 0);
  return (slot) => Math.fround(sum(positive, slot) - sum(negative, slot));
}

/** The nearness to the target, below 1, plus the number of pairs whose positive side is nearer, minus that of the others. */
function discovery(target: SlotScorer, pairs: readonly SlotScorer[]): SlotScorer {
  return (slot) => {
    const rank = pairs.reduce((total, difference) => total + Math.sign(difference(slot)), 0);
    return Math.fround(rank + squash(target(slot)));
  };
}

/** Σ over the pairs of how far the point lies on the negative side; at most 0. */
function contextLoss(pairs: readonly SlotScorer[]): SlotScorer {
  return (slot) =>
    pairs.reduce((total, difference) => {
      const loss = Math.min(Math.fround(difference(slot) - FLOAT32_EPSILON), 0);
      return Math.fround(total + sigmoid(loss));
    }, 0);
}

/** The similarity to one of several examples; those that share nothing are not near, and that is all. */
function exampleScorer(store: VectorStore): (example: Vector) => SlotScorer {
  return (example) => {
    const similarity = store.scorer(example);
    return (slot) => similarity(slot) || 0;
  };
}

/** The similarity to the positive side minus that to the negative side. */
function pairScorer(store: VectorStore): (pair: ContextPair) => SlotScorer {
  const scorer = exampleScorer(store);
  return (pair) => {
    const [positive, negative] = [scorer(pair.positive), scorer(pair.negative)];
    return (slot) => Math.fround(positive(slot) - negative(slot));
  };
}

/** x / (1 + |x|), in (-1, 1). */
function sigmoid(x: number): number {
  return Math.fround(x / Math.fround(1 + Math.abs(x)));
}

/** The same in (0, 1). */
function squash(x: number): number {
  return Math.fround(0.5 * Math.fround(sigmoid(x) + 1));
}
