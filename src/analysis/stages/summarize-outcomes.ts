import type { QueryNumber } from "../../domain.ts";
import type { HitOutcome } from "./hit-outcomes.ts";
import { lossByStage, type StageLosses, type StageScores } from "./loss-by-stage.ts";

/** What became of the relevant items of all queries. */
export interface OutcomeSummary {
  readonly counts: { readonly [outcome in HitOutcome["outcome"]]: number };
  /** For how many of the items that are ranked too low each feature is what costs them most; most items first. */
  readonly mainReasons: readonly { readonly feature: string; readonly items: number }[];
}

/** One of the queries that lose most, with every relevant item. */
export interface LosingQuery {
  /** Id of the user behind the query. */
  readonly user: string;
  /** What was searched for; left out where the dataset does not say. */
  readonly text?: string;
  readonly losses: StageLosses<number>;
  readonly outcomes: readonly HitOutcome[];
}

/** Counts the outcomes of all queries. */
export function summarizeOutcomes(outcomes: readonly HitOutcome[]): OutcomeSummary {
  const counts = { shown: 0, "ranked-too-low": 0, "lost-by-search": 0, "not-a-candidate": 0 };
  const reasons = new Map<string, number>();
  for (const outcome of outcomes) {
    counts[outcome.outcome] += 1;
    if (outcome.outcome !== "ranked-too-low") continue;
    const [main] = outcome.pulledDown;
    if (main !== undefined) reasons.set(main.feature, (reasons.get(main.feature) ?? 0) + 1);
  }
  return {
    counts,
    mainReasons: Array.from(reasons, ([feature, items]) => ({ feature, items })).sort(
      (a, b) => b.items - a.items,
    ),
  };
}

/**
 * The queries that lose most of what was possible, A - D; among equal ones first those that lose most by order, then in
 * their order.
 *
 * @param count How many are wanted.
 * @returns Positions of queries; only of such that lose something.
 */
export function worstQueries(scores: StageScores, count: number): number[] {
  const { possible, treatment } = scores;
  const { order } = lossByStage(scores);
  const lost = possible.map((a, query) => a - treatment[query]!);
  return Array.from(lost.keys())
    .filter((query) => lost[query]! > 0)
    .sort((a, b) => lost[b]! - lost[a]! || order[b]! - order[a]! || a - b)
    .slice(0, count);
}

/** What one query loses at each stage. */
export function lossesOf(scores: StageScores, query: QueryNumber): StageLosses<number> {
  const { scarcity, depth, search, order } = lossByStage(scores);
  return { scarcity: scarcity[query]!, depth: depth[query]!, search: search[query]!, order: order[query]! };
}
