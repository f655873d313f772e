import type { Dataset } from "../domain.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { createProblemList } from "../problem-list.ts";
import { spaceOf } from "../retrieval/create-retrievers.ts";
import { vectorIn } from "../retrieval/retriever.ts";

/**
 * Checks that the dataset has the vectors that the retrievers compare, and every user one of each to search with.
 *
 * @throws HarnessError `input` with every retriever and user where that is not so.
 */
export function checkRetrievers(
  dataset: Pick<Dataset, "name" | "dimensions" | "vectorSpaces" | "users">,
  { retrievers }: Pick<Experiment["retrieval"], "retrievers">,
): void {
  const problems = createProblemList();
  const names = dataset.vectorSpaces.map(({ name }) => name);
  const there = names.length === 0 ? "no vectors with names" : `the vectors ${names.join(", ")}`;
  for (const retriever of retrievers) {
    const space = spaceOf(retriever, dataset);
    if (space === undefined && retriever.vector !== undefined) {
      problems.add(
        `retriever ${retriever.name}: dataset ${dataset.name} has no vector ${retriever.vector}; it has ${there}`,
      );
    } else if (space === undefined && dataset.dimensions === 0) {
      problems.add(
        `retriever ${retriever.name}: dataset ${dataset.name} has no vectors without a name; say by "vector" which it compares: it has ${there}`,
      );
    } else if (space !== undefined) {
      for (const user of dataset.users) {
        if (vectorIn(user, space.name) !== undefined) continue;
        problems.add(
          `user ${user.id}: it has no vector ${space.name}, by which retriever ${retriever.name} searches; give it one, which may be empty where vectors are sparse`,
        );
      }
    }
  }
  problems.throwIfAny();
}
