import { bareDataset } from "../dataset/bare-dataset.ts";

/** Four videos in two dimensions and a user who likes the first direction. */
export const smallDataset = bareDataset(
  "videos",
  [0, 1, 2, 3].map((id) => ({
    id,
    vector: Float32Array.of(id / 5, Math.sqrt(1 - (id * id) / 25)),
    payload: { quality: id / 10 },
  })),
  [{ id: "ann", vector: Float32Array.of(1, 0), affinities: {} }],
);
