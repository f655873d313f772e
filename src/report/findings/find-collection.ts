import type { ReportBody } from "../report.ts";
import type { Finding } from "./finding.ts";

/** What spoils retrieval in the collection, or in how its vectors were made. */
export function findCollection({ collection, bm25 = [], dataset, payload }: ReportBody): Finding[] {
  const severity = "warning";
  const { absent } = dataset;
  const found: (Finding | false)[] = [
    absent !== undefined && {
      ...{ code: "labels-absent", severity, labels: absent.labels, items: absent.items },
      ofLabels: dataset.interactions + absent.labels,
    },
    ...bm25.map((check): Finding => ({ code: "bm25-average-length", severity, ...check })),
  ];
  if (collection === undefined) return found.filter((finding) => finding !== false);
  const { name, status, notIndexed, withoutRescoring, withoutIdf, unindexed } = collection;
  const hidden = new Set(payload.filter(({ items }) => items.hidden > 0).map(({ path }) => path));
  const integers = collection.integerIndexes.filter(({ path }) => !hidden.has(path));
  found.unshift(
    status !== undefined && {
      ...{ code: "collection-not-green", collection: name, status },
      severity: status === "red" ? "stop" : "warning",
    },
  );
  found.push(
    notIndexed !== undefined && { code: "vectors-not-indexed", severity, collection: name, ...notIndexed },
    withoutIdf.length > 0 && { code: "sparse-without-idf", severity, vectors: withoutIdf },
    withoutRescoring.length > 0 && {
      code: "quantized-without-rescoring",
      severity,
      vectors: withoutRescoring,
    },
    unindexed.length > 0 && { code: "filters-without-index", severity, paths: unindexed },
    integers.length > 0 && { code: "integer-index-on-floats", severity, paths: integers },
  );
  return found.filter((finding) => finding !== false);
}
