import { countCutsWithinATime } from "../analysis/trust/time-order.ts";
import type { Dataset, Split } from "../domain.ts";
import { inputError } from "../errors.ts";
import type { Experiment } from "../experiment/experiment.ts";

/**
 * Checks that there is something to compare, and enough items for the deepest prefetch.
 *
 * @throws HarnessError `input` where there is not.
 */
export function checkSplit(split: Split, dataset: Dataset, { ranking }: Pick<Experiment, "ranking">): void {
  if (split.queries.length === 0) {
    const cut = countCutsWithinATime(dataset.interactions, dataset.users.length);
    const equalTimes =
      cut === 0
        ? ""
        : `; ${cut} of ${dataset.users.length} users are cut between interactions of equal time, where the order of the rows decides which are in the test`;
    throw inputError(
      `dataset ${dataset.name} has no query: no user has a test interaction with a label of at least ${dataset.positiveFrom} and an item not met before (${split.dropped.usersWithoutRelevantItems} users have none that is relevant, ${split.dropped.repeatedInteractions} test interactions repeat earlier ones); check the parts and positiveFrom${equalTimes}`,
    );
  }
  if (split.queries.length === 1) {
    throw inputError(
      `dataset ${dataset.name} has one query, and one alone cannot tell a difference from chance: at least 2 users need a test interaction with a label of at least ${dataset.positiveFrom} and an item not met before`,
    );
  }
  const deepest = Math.max(...ranking.depths);
  if (deepest > dataset.items.length) {
    throw inputError(
      `ranking.depths asks for ${deepest} candidates, but dataset ${dataset.name} has ${dataset.items.length} items; lower the depth`,
    );
  }
}
