import type { Dataset } from "../../src/domain.ts";
import type { SimilarityName } from "../../src/model/similarity.ts";
import { type ItemRetriever, itemRetriever } from "../../src/retrieval/item-retriever.ts";
import { createRetriever, type Retriever } from "../../src/retrieval/retriever.ts";

/** The retriever of experiments that name none: by the vectors without a name, by Cosine where nothing else is said. */
export function ownRetriever(
  { items }: Pick<Dataset, "items">,
  {
    distance = "Cosine",
    using,
    precision = 1e-5,
  }: { distance?: SimilarityName; using?: string | undefined; precision?: number } = {},
): [ItemRetriever] {
  const search = { name: "vector", space: undefined, distance, using, precision };
  return [itemRetriever({ items, vectorSpaces: [] }, search)];
}

/** What a service retrieves by, where users have one vector. */
export function vectorRetriever(name: string, using?: string): Retriever {
  return createRetriever({ name, space: undefined, using });
}
