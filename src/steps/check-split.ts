import { countCutsWithinATime, countUsersAtOneTime } from "../analysis/validity/time-order.ts";
import type { Dataset, Split } from "../domain.ts";
import { inputError } from "../errors.ts";
import type { Experiment } from "../experiment/experiment.ts";

/** Bootstrap samples hold a byte a query. */
const MOST_RESAMPLED = 2 ** 31;

/**
 * Checks that there is something to compare, enough items for the deepest prefetch, and memory for the resamples.
 *
 * @throws HarnessError `input` where there is not.
 */
export function checkSplit(
  split: Split,
  dataset: Dataset,
  {
    ranking,
    training,
    statistics,
  }: Pick<Experiment, "training" | "statistics"> & {
    readonly ranking: Pick<Experiment["ranking"], "depths">;
  },
): void {
  if (split.queries.length === 0) {
    throw inputError(
      `dataset ${dataset.name} has no query: no user has a test interaction with a label of at least ${dataset.positiveFrom} and an item not met before (${split.dropped.usersWithoutRelevantItems} users have none that is relevant, ${split.dropped.repeatedInteractions} test interactions repeat earlier ones${describeIneligible(split)}); check the parts and positiveFrom${describeEqualTimes(dataset)}`,
    );
  }
  if (split.queries.length === 1) {
    throw inputError(
      `dataset ${dataset.name} has one query, and one alone cannot tell a difference from chance: at least 2 users need a test interaction with a label of at least ${dataset.positiveFrom} and an item not met before`,
    );
  }
  const depths = {
    "ranking.depths": Math.max(...ranking.depths),
    "training.depth": training.source === "candidates" ? training.depth : 0,
  };
  const problems = Object.entries(depths)
    .filter(([, depth]) => depth > dataset.items.length)
    .map(
      ([key, depth]) =>
        `${key} asks for ${depth} candidates, but dataset ${dataset.name} has ${dataset.items.length} items; lower the depth`,
    );
  if (dataset.labelsFrom === "qrels" && training.source !== "candidates") {
    problems.push(
      `training.source is "impressions", but the labels of dataset ${dataset.name} are qrels: what was judged is no sample of what a query fetches, and a model of it alone ranks badly; set "training": { "source": "candidates" }`,
    );
  }
  if (statistics.samples * split.queries.length > MOST_RESAMPLED) {
    problems.push(
      `statistics.samples × queries must be at most ${MOST_RESAMPLED}, got ${statistics.samples} × ${split.queries.length}; draw fewer samples`,
    );
  }
  if (problems.length > 0) throw inputError(problems);
}

function describeIneligible({ dropped: { ineligible } }: Pick<Split, "dropped">): string {
  if (ineligible === undefined) return "";
  return `, the constraints of retrieval.only leave ${ineligible.queries} users nothing relevant`;
}

/** Why no user may have a test: an empty text where equal times are no reason. */
function describeEqualTimes({ interactions, users }: Pick<Dataset, "interactions" | "users">): string {
  const cut = countCutsWithinATime(interactions, users.length);
  const whole = countUsersAtOneTime(interactions, users.length);
  if (cut > 0) {
    return `; ${cut} of ${users.length} users are cut between interactions of equal time, where the order of the rows decides which are in the test`;
  }
  return whole > 0
    ? `; ${whole} of ${users.length} users have all their interactions at one time, which stay in one part`
    : "";
}
