import { expect, it } from "vitest";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import { itemName } from "../../../src/domain.ts";
import { toPointId } from "../../../src/point-id.ts";
import { inputProblems, jsonLines, scratchFolder } from "../scratch.ts";
import { datasetFiles, validManifest } from "./valid-dataset.ts";

const items = jsonLines([
  { id: "sku-17", vector: [0, 1], title: "Seventeen" },
  { id: "18", vector: [1, 1] },
  { id: "Größe 42 %", vector: [1, 0] },
]);
const idsAndKeys = [
  [18, undefined],
  [toPointId("sku-17"), "sku-17"],
  [toPointId("Größe 42 %"), "Größe 42 %"],
].sort();

it("ids are any text: points get UUIDs, and interactions and judgments name the text", async () => {
  const interactions = jsonLines([
    { user: "ada", item: "sku-17", label: 1, part: "train" },
    { user: "ada", item: 18, label: 1, part: "test" },
    { user: 12, item: "Größe 42 %", label: 1, part: "test" },
  ]);
  const clicks = await loadDataset(
    await scratchFolder(datasetFiles({ "items.jsonl": items, "interactions.jsonl": interactions })),
  );
  expect(clicks.items.map(({ id, key }) => [id, key]).sort()).toEqual(idsAndKeys);
  const judged = Array.from(clicks.interactions.item, (item) => itemName(clicks.items[item]!));
  expect(judged).toEqual(["sku-17", "18", "Größe 42 %"]);
});

it("TREC qrels name them percent-encoded where they have spaces", async () => {
  const manifest = { ...validManifest, files: { qrels: "qrels.txt" }, split: { by: "query", folds: 2 } };
  const files = { "dataset.json": JSON.stringify(manifest), "items.jsonl": items };
  const qrels = "ada 0 sku-17 1\nada 0 18 0\n12 0 Größe%2042%20%25 2\n";
  const folder = await scratchFolder(datasetFiles({ ...files, "qrels.txt": qrels }));
  const dataset = await loadDataset(folder);
  const judged = Array.from(dataset.interactions.item, (item) => itemName(dataset.items[item]!));
  expect(judged).toEqual(["sku-17", "18", "Größe 42 %"]);
});

it("the same text twice is named as its author wrote it", async () => {
  const folder = await scratchFolder(
    datasetFiles({ "items.jsonl": items + jsonLines([{ id: "sku-17", vector: [1, 0] }]) }),
  );
  expect(await inputProblems(folder, loadDataset(folder))).toContain(
    "items.jsonl:4: id sku-17 was used before; ids must differ",
  );
});
