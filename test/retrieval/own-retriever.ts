import type { Dataset } from "../../src/domain.ts";
import type { SimilarityName } from "../../src/model/similarity.ts";
import { type ItemRetriever, itemRetriever } from "../../src/retrieval/retriever.ts";

/** The retriever of experiments that name none: by the vectors without a name, by Cosine where nothing else is said. */
export function ownRetriever(
  dataset: Pick<Dataset, "items">,
  {
    distance = "Cosine",
    using,
    precision = 1e-5,
  }: { distance?: SimilarityName; using?: string | undefined; precision?: number } = {},
): readonly [ItemRetriever] {
  return [itemRetriever("vector", dataset, { distance, using, precision })];
}
