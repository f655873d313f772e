import { expect, it } from "vitest";
import { findCollection } from "../../../src/report/findings/find-collection.ts";
import { sampleReport } from "../sample-report.ts";

const sound = {
  ...{ name: "videos", withoutRescoring: [], withoutIdf: [], unindexed: [], integerIndexes: [], shards: 1 },
};
const found = (collection: object) =>
  findCollection({ ...sampleReport, collection: { ...sound, ...collection } });

it("finds nothing in a sound collection, and where there is none", () => {
  expect(found({})).toEqual([]);
  expect(findCollection(sampleReport)).toEqual([]);
});

it("stops where the collection is red, and warns where it is at work", () => {
  const values = { code: "collection-not-green", collection: "videos" };
  expect(found({ status: "red" })).toEqual([{ ...values, status: "red", severity: "stop" }]);
  expect(found({ status: "yellow" })).toEqual([{ ...values, status: "yellow", severity: "warning" }]);
});

it("warns of each thing that the check found", () => {
  const collection = {
    notIndexed: { vectors: 1, of: 10 },
    withoutIdf: ["words"],
    withoutRescoring: [{ vector: "dense", quantization: "scalar" }],
    unindexed: ["language"],
    integerIndexes: [{ path: "price", items: 3 }],
  };
  expect(found(collection).map(({ code, severity }) => [code, severity])).toEqual([
    ["vectors-not-indexed", "warning"],
    ["sparse-without-idf", "warning"],
    ["quantized-without-rescoring", "warning"],
    ["filters-without-index", "warning"],
    ["integer-index-on-floats", "warning"],
  ]);
});

it("leaves to the audit what it says of an integer index", () => {
  const [audit] = sampleReport.payload;
  const payload = [{ ...audit!, path: "price", items: { ...audit!.items, hidden: 3 } }];
  const collection = { ...sound, integerIndexes: [{ path: "price", items: 3 }] };
  expect(findCollection({ ...sampleReport, payload, collection })).toEqual([]);
});

it("warns of labels that name nothing in the collection, and of an assumed average length", () => {
  const check = {
    ...{ vector: "words", assumed: 256, measured: 151.39 },
    cost: { measure: "nDCG@10", assumed: 0.683, measured: 0.6886 },
  };
  const dataset = { ...sampleReport.dataset, interactions: 388, absent: { labels: 12, items: 7 } };
  expect(findCollection({ ...sampleReport, dataset, bm25: [check] })).toEqual([
    { code: "labels-absent", severity: "warning", labels: 12, ofLabels: 400, items: 7 },
    { code: "bm25-average-length", severity: "warning", ...check },
  ]);
});
