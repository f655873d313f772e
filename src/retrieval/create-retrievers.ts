import type { Dataset, VectorSpace } from "../domain.ts";
import type { SimilarityName } from "../model/similarity.ts";
import type { ItemCollection } from "../qdrant/seed-collection.ts";
import { type ItemRetriever, itemRetriever } from "./item-retriever.ts";

/** A retriever, as an experiment declares it. */
export interface RetrieverSpec {
  readonly name: string;
  /** The name of its vectors. */
  readonly vector?: string | undefined;
  readonly missing: number;
}

/**
 * The space of the vectors that a retriever compares.
 *
 * @returns Undefined for the vectors without a name.
 */
export function spaceOf(
  { name, vector }: Pick<RetrieverSpec, "name" | "vector">,
  { vectorSpaces }: Pick<Dataset, "vectorSpaces">,
): VectorSpace | undefined {
  return vectorSpaces.find((space) => space.name === (vector ?? name));
}

/** The retrievers of an experiment over the items of its collection. */
export function createRetrievers(
  {
    retrievers,
    distance,
  }: { readonly retrievers: readonly [RetrieverSpec, ...RetrieverSpec[]]; readonly distance: SimilarityName },
  dataset: Dataset,
  { using, precision }: Pick<ItemCollection, "using" | "precision">,
): [ItemRetriever, ...ItemRetriever[]] {
  const create = (spec: RetrieverSpec) => {
    const { name: space, distance: own = distance } = spaceOf(spec, dataset) ?? {};
    const { name, missing } = spec;
    const search = { distance: own, precision };
    return itemRetriever(dataset, { ...search, name, missing, space, using: space ?? using });
  };
  const [first, ...others] = retrievers;
  return [create(first), ...others.map(create)];
}
