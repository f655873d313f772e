import { max, min } from "simple-statistics";
import type { DepthRun } from "../../domain.ts";
import { inputError, worldError } from "../../errors.ts";

/** How many results Qdrant gives where a limit is left out. */
const DEFAULT_LIMIT = 10;

/**
 * Checks that every depth of a sweep is what it says: a depth that is not fetched looks like a depth that is enough.
 *
 * @param runs Of one system, ascending by depth, with all candidates of every query.
 * @param available How many items each query may be given: all items but those that are excluded for it.
 * @throws HarnessError `world` where fewer candidates came back than were asked for, though there are more items, or where
 *   the depth changes nothing; `input` where it can change nothing, because no query has more items left.
 */
export function checkDepths(runs: readonly DepthRun[], available: readonly number[]): void {
  runs.forEach((run, i) => {
    checkCandidates(run, available);
    const shallower = runs[i - 1];
    if (shallower !== undefined) checkDifference(shallower, run, max([...available]));
  });
}

function checkCandidates({ system, depth, rankings }: DepthRun, available: readonly number[]): void {
  const counts = rankings.map(({ items }) => items.length);
  const short = counts.filter((count, query) => count < Math.min(depth, available[query]!));
  if (short.length === 0) return;
  const fewest = min(short);
  const advice =
    fewest === DEFAULT_LIMIT
      ? "Qdrant returns 10 where a limit is left out: give the query and each of its prefetches a limit"
      : "see that the collection still holds every item, and that no threshold or filter takes candidates away";
  throw worldError(
    `the ${system} query of depth ${depth} returned fewer candidates in ${short.length} of ${counts.length} queries, only ${fewest} in one; ${advice}`,
  );
}

function checkDifference(shallow: DepthRun, deep: DepthRun, most: number): void {
  const isSame = deep.rankings.every(
    ({ items }, query) => items.length === shallow.rankings[query]!.items.length,
  );
  if (!isSame) return;
  const depths = `${deep.system} queries of the depths ${shallow.depth} and ${deep.depth} return equally many candidates`;
  throw most <= shallow.depth
    ? inputError(
        `the ${depths}: no query has more than ${most} items to choose from; take ${deep.depth} out of ranking.depths`,
      )
    : worldError(
        `the ${depths}, so the limit of the prefetch has no effect; a sweep over depths would be empty`,
      );
}
