import { describe, expect, it } from "vitest";
import { createDataset, type DatasetRecords } from "../../src/dataset/create-dataset.ts";
import { loadDataset } from "../../src/dataset/load-dataset.ts";
import {
  datasetFiles,
  validInteractions,
  validItems,
  validManifest,
  validUsers,
} from "./files/valid-dataset.ts";
import { scratchFolder } from "./scratch.ts";

const { name, dimensions, positiveFrom } = validManifest;
const settings = { name, dimensions, positiveFrom, split: { by: "part" as const } };
const records: DatasetRecords = { items: validItems, users: validUsers, interactions: validInteractions };

describe("createDataset", () => {
  it("makes what the files of the same records hold, with the same fingerprint", async () => {
    const loaded = await loadDataset(await scratchFolder(datasetFiles()));
    expect(await createDataset(settings, records)).toEqual(loaded);
  });

  it("takes typed arrays for vectors", async () => {
    const items = [{ id: 1, vector: Float32Array.of(0.5, 0.25) }];
    const interactions = [{ user: "ada", item: 1, label: 1, part: "test" }];
    const dataset = await createDataset(settings, { ...records, items, interactions });
    expect(dataset.items[0]!.vector).toEqual(Float32Array.of(0.5, 0.25));
  });

  it("names what is wrong with the settings, or with all records, counted from 1", async () => {
    await expect(createDataset({ ...settings, positiveFrom: 0 }, records)).rejects.toThrow(
      "the dataset: positiveFrom must be above 0",
    );
    const items = [...validItems, { id: 1.5, vector: [Number.NaN, 0] }];
    await expect(createDataset(settings, { ...records, items, users: [] })).rejects.toMatchObject({
      problems: [
        expect.stringMatching(/^items:4: id must be text, or an integer/),
        expect.stringMatching(/^items:4: vector/),
        "users: is empty; at least one record is needed",
      ],
    });
  });
});
