import { max, median } from "simple-statistics";
import type { Judgments, QueryNumber, Ranking } from "../../domain.ts";
import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import { mean } from "../../statistics/mean.ts";
import { kendallTau } from "../rankings/kendall-tau.ts";
import { rankBiasedOverlap } from "../rankings/rank-biased-overlap.ts";
import { relevantItems } from "../rankings/relevant-items.ts";

/** Items that changed sides, and whether that was right: relevant ones should come in, others go out. */
export interface Moves {
  readonly right: number;
  readonly wrong: number;
}

/** What the treatment moved in the control's order of the same queries. */
export interface Movement {
  readonly depth: number;
  readonly cutoff: number;
  /** Items brought into the first k, over all queries. */
  readonly promotions: Moves;
  /** Items taken out of the first k, over all queries. */
  readonly demotions: Moves;
  /** Rank-biased overlap of the two orders (p = 0.9), mean over queries; in [0, 1]. */
  readonly overlap: number;
  /** Kendall's tau of the two orders of the candidates, mean over queries; in [-1, 1]. */
  readonly tau: number;
  /** The rank in the control, counted from 1, of the deepest relevant item that came into the first k. */
  readonly deepestHit: {
    /** Queries that have one. */
    readonly queries: number;
    /** Over these queries. */
    readonly median: number;
    readonly greatest: number;
  };
}

/**
 * Compares the treatment's order with the control's, query by query.
 *
 * @param control Of which the first `depth` items are compared.
 * @param treatment Its order of the candidates of that depth.
 */
export async function analyseMovement(
  control: readonly Ranking[],
  treatment: readonly Ranking[],
  qrels: readonly Judgments[],
  depth: number,
  cutoff: number,
  pause: Pause = NO_PAUSE,
): Promise<Movement> {
  const move = ({ items }: Ranking, query: QueryNumber) =>
    moveOf(control[query]!.items.subarray(0, depth), items, new Set(relevantItems(qrels[query]!)), cutoff);
  const queries = await mapWithPauses(treatment, move, pause);
  const total = (count: (query: QueryMovement) => number) =>
    queries.reduce((sum, query) => sum + count(query), 0);
  const deepest = queries.map(({ deepestHit }) => deepestHit).filter((rank) => rank > 0);
  return {
    depth,
    cutoff,
    promotions: { right: total(({ hitsIn }) => hitsIn), wrong: total(({ othersIn }) => othersIn) },
    demotions: { right: total(({ othersOut }) => othersOut), wrong: total(({ hitsOut }) => hitsOut) },
    overlap: mean(queries.map(({ overlap }) => overlap)),
    tau: mean(queries.map(({ tau }) => tau)),
    deepestHit: {
      queries: deepest.length,
      median: deepest.length === 0 ? 0 : median(deepest),
      greatest: deepest.length === 0 ? 0 : max(deepest),
    },
  };
}

interface QueryMovement {
  readonly hitsIn: number;
  readonly othersIn: number;
  readonly hitsOut: number;
  readonly othersOut: number;
  readonly overlap: number;
  readonly tau: number;
  /** 0 without one. */
  readonly deepestHit: number;
}

function moveOf(
  before: Int32Array,
  after: Int32Array,
  relevant: ReadonlySet<number>,
  cutoff: number,
): QueryMovement {
  const rankBefore = new Map(Array.from(before, (item, i) => [item, i + 1]));
  const top = new Set(after.subarray(0, cutoff));
  const cameIn = [...top].filter((item) => (rankBefore.get(item) ?? Number.POSITIVE_INFINITY) > cutoff);
  const wentOut = before.subarray(0, cutoff).filter((item) => !top.has(item));
  const hitsIn = cameIn.filter((item) => relevant.has(item));
  const hitsOut = wentOut.filter((item) => relevant.has(item)).length;
  const both = after.filter((item) => rankBefore.has(item));
  return {
    hitsIn: hitsIn.length,
    othersIn: cameIn.length - hitsIn.length,
    hitsOut,
    othersOut: wentOut.length - hitsOut,
    overlap: rankBiasedOverlap(before, after),
    tau: kendallTau(both.map((item) => rankBefore.get(item)!)),
    deepestHit: Math.max(0, ...hitsIn.map((item) => rankBefore.get(item) ?? 0)),
  };
}
