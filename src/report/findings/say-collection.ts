import { formatCount, formatScore, formatShare, formatSignificant } from "../format-number.ts";
import type { CollectionFindingValues } from "./collection-findings.ts";

/** The words of findings on the collection, and on how its vectors were made. */
export const COLLECTION_WORDS: {
  readonly [Code in keyof CollectionFindingValues]: (values: CollectionFindingValues[Code]) => string;
} = {
  "labels-absent": ({ labels, ofLabels, items }) =>
    `${formatCount(labels)} of ${formatCount(ofLabels)} labels (${formatShare(labels / ofLabels)}) are of ${formatCount(items)} items that the collection does not hold; they are left out, so that nothing is missed that cannot be found.`,
  "collection-not-green": ({ collection, status }) =>
    status === "red"
      ? `Collection ${collection} is red: the engine failed at it, and its answers may lack points.`
      : `Collection ${collection} is ${status}: ${status === "grey" ? "optimizations wait for a write to start them" : "the engine is still at work on it"}, and what it answers fast may change.`,
  "vectors-not-indexed": ({ collection, vectors, of }) =>
    `Only ${formatCount(vectors)} of ${formatCount(of)} vectors of collection ${collection} have an index. The results here are by exact search; a search of your service scans the others, which is as exact, and slow.`,
  "quantized-without-rescoring": ({ vectors }) =>
    `The results here are by exact search of the vectors; a search of your service ranks by the ${vectors.map(({ vector, quantization }) => `${quantization} quantization${vector === "" ? "" : ` of ${vector}`}`).join(", ")}, whose scores Qdrant does not compute again unless it is asked.`,
  "sparse-without-idf": ({ vectors }) =>
    `Common and rare words count alike: ${vectors.join(", ")} has no idf modifier, and no query weighs its words.`,
  "bm25-average-length": ({ vector, assumed, measured, cost }) =>
    `The BM25 vectors ${vector} were made for an average length of ${formatSignificant(assumed, 4)} words, and the texts have ${formatSignificant(measured, 4)}: ${cost.measure} of the words alone is ${formatScore(cost.assumed)}, and ${formatScore(cost.measured)} with the measured length.`,
  "filters-without-index": ({ paths }) =>
    `Conditions read ${paths.join(", ")}, of which the collection has no index: filtered searches are slow, and those of a graph may find less.`,
  "integer-index-on-floats": ({ paths }) =>
    `An integer index does not hold numbers that are not whole: ${paths.map(({ path, items }) => `${path} (${formatCount(items)} items)`).join(", ")}; conditions do not find them.`,
};
