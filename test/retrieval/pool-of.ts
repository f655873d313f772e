import type { NearestItems } from "../../src/domain.ts";
import type { CandidatePool } from "../../src/retrieval/candidate-pool.ts";

/** What retrievers found that need no one else to score it: a single one, or several with defaults. */
export function poolOf(...nearest: [NearestItems, ...NearestItems[]]): CandidatePool {
  const [{ depth }] = nearest;
  return { depth, nearest, scored: nearest.map(({ rankings }) => rankings), fused: new Map() };
}
