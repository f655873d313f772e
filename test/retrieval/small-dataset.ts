import type { Dataset, Item } from "../../src/domain.ts";

/** Four videos in two dimensions and a user who likes the first direction. */
export const smallDataset: Dataset = {
  name: "videos",
  description: "",
  fingerprint: "",
  dimensions: 2,
  items: [0, 1, 2, 3].map(
    (id): Item => ({
      id,
      vector: Float32Array.of(id / 5, Math.sqrt(1 - (id * id) / 25)),
      payload: { quality: id / 10 },
    }),
  ),
  users: [{ id: "ann", vector: Float32Array.of(1, 0), affinities: {} }],
  interactions: {
    user: new Int32Array(),
    item: new Int32Array(),
    label: new Float64Array(),
    time: new Float64Array(),
    part: [],
  },
  positiveFrom: 1,
};
