import type { User } from "../../../src/domain.ts";
import { jsonLines } from "../scratch.ts";

/** The files of a small valid dataset, two dimensions and split by part, for tests to break in one place. */
export const validManifest = {
  kind: "files",
  format: 1,
  name: "valid",
  dimensions: 2,
  positiveFrom: 1,
  split: { by: "part" },
};

export const validItems = [
  { id: 9, vector: [0, 1], payload: { topics: { jazz: 0.5 }, title: "Nine" } },
  { id: "F47AC10B-58CC-4372-A567-0E02B2C3D479", vector: [1, 1] },
  { id: 4, vector: [1, 0], payload: {} },
];

export const validUsers = [
  {
    id: "ada",
    vector: [0.25, 0.5],
    affinities: { topics: { jazz: 0.7 } },
    attributes: { country: "cz", home: { lat: 50, lon: 14 } },
  },
  { id: 12, vector: [1, 0] },
];

/** The users as they are when they are loaded. */
export const loadedUsers: readonly User[] = [
  {
    id: "ada",
    vector: Float32Array.of(0.25, 0.5),
    affinities: { topics: { jazz: 0.7 } },
    attributes: { country: "cz", home: { lat: 50, lon: 14 } },
  },
  { id: "12", vector: Float32Array.of(1, 0), affinities: {}, attributes: {} },
];

export const validInteractions = [
  { user: "ada", item: 9, label: 0, time: 100, part: "train" },
  { user: "12", item: 4, label: 1, part: "test" },
  { user: 12, item: "f47ac10b-58cc-4372-a567-0e02b2c3d479", label: 0.5, part: "tune" },
];

/** The text of the dataset's files, with some of them replaced. */
export function datasetFiles(replaced: { readonly [name: string]: string | Uint8Array } = {}) {
  return {
    "dataset.json": JSON.stringify(validManifest),
    "items.jsonl": jsonLines(validItems),
    "users.jsonl": jsonLines(validUsers),
    "interactions.jsonl": jsonLines(validInteractions),
    ...replaced,
  };
}
