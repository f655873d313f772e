import { max, min } from "simple-statistics";
import { queriesWithTieAcross } from "../../metrics/tie-bounds.ts";
import { tieGroups } from "../../metrics/tie-groups.ts";

/** How often 32-bit scores of one form are tied. */
export interface Ties {
  /** Share of the candidates that have the score of another candidate of their query. */
  readonly candidates: number;
  /** Share of the queries in which chance decides what the cut at each cutoff leaves out. */
  readonly cuts: readonly { readonly cutoff: number; readonly share: number }[];
}

/** What it costs to rank by a probability instead of its logit. */
export interface Saturation {
  readonly depth: number;
  readonly lowestLogit: number;
  readonly highestLogit: number;
  /** Candidates for which exp(-z) overflows: Qdrant refuses the query of the plain sigmoid. */
  readonly overflows: number;
  readonly sigmoid: Ties;
  readonly logit: Ties;
}

/** exp(x) is infinite from here on in 64 bits. */
const EXP_OVERFLOW = 709.782712893384;

/**
 * Counts the ties that the same logits have in 32 bits as they are and as 1/(1+exp(-z)), which is 1 from z = 17.3 on.
 *
 * @param logits In 64 bits, of all candidates of each query, in any order.
 */
export function analyseSaturation(
  logits: readonly Float64Array[],
  depth: number,
  cutoffs: readonly number[],
): Saturation {
  const descending = logits.map((query) => query.slice().sort().reverse());
  const ofForm = (form: (z: number) => number) =>
    countTies(
      descending.map((query) => Float32Array.from(query, form)),
      cutoffs,
    );
  let overflows = 0;
  for (const query of logits) for (const z of query) if (-z > EXP_OVERFLOW) overflows += 1;
  const filled = descending.filter((query) => query.length > 0);
  return {
    depth,
    lowestLogit: min(filled.map((query) => query.at(-1)!)),
    highestLogit: max(filled.map((query) => query[0]!)),
    overflows,
    sigmoid: ofForm((z) => 1 / (1 + Math.exp(-z))),
    logit: ofForm((z) => z),
  };
}

/** @param scores Of each query, descending. */
function countTies(scores: readonly Float32Array[], cutoffs: readonly number[]): Ties {
  let candidates = 0;
  let tied = 0;
  for (const query of scores) {
    candidates += query.length;
    const starts = tieGroups(query);
    for (let group = 1; group < starts.length; group++) {
      const size = starts[group]! - starts[group - 1]!;
      if (size > 1) tied += size;
    }
  }
  const rankings = scores.map((query) => ({ items: new Int32Array(query.length), scores: query }));
  return {
    candidates: tied / Math.max(1, candidates),
    cuts: cutoffs.map((cutoff) => ({
      cutoff,
      share: queriesWithTieAcross(rankings, cutoff) / Math.max(1, scores.length),
    })),
  };
}
