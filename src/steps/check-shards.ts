import { createProblemList } from "../problem-list.ts";
import { spaceOf } from "../retrieval/create-retrievers.ts";
import type { PreparedData } from "./evaluation.ts";

/**
 * Checks that what scores the candidates means the same in every shard, as a formula and its training need.
 *
 * @param shards Into how many the collection is divided.
 * @throws HarnessError `input` with everything that each shard would compute of its own items.
 */
export function checkShards(
  {
    experiment: { retrieval },
    dataset,
    sources,
  }: Pick<PreparedData, "dataset" | "sources"> & {
    readonly experiment: {
      readonly retrieval: Pick<PreparedData["experiment"]["retrieval"], "retrievers" | "missing">;
    };
  },
  shards: number,
): void {
  if (shards === 1) return;
  const problems = createProblemList();
  const { retrievers, missing } = retrieval;
  const each = `each of ${shards} shards`;
  if (sources.fusions.length > 0) {
    problems.add(
      `features: a fusion-score is a fusion inside a prefetch, which ${each} computes of its own lists (qdrant#10640); leave it out, and compare the fusion as one of "systems", which Qdrant computes of the lists of all shards`,
    );
  }
  if (missing === "default" && retrievers.length > 1) {
    problems.add(
      `retrieval.missing is "default", but ${each} fetches lists of its own, so that what they lack differs from shard to shard; take "similarity", which knows every score`,
    );
  }
  for (const retriever of retrievers) {
    const space = spaceOf(retriever, dataset);
    if (space?.modifier === undefined) continue;
    problems.add(
      `retriever ${retriever.name}: by the modifier ${space.modifier} of vector ${space.name} ${each} counts how rare a word is among its own items, so that their scores cannot be compared; take one shard, or multiply the weights into the vectors and leave the modifier out`,
    );
  }
  problems.throwIfAny();
}
