import { expect, it } from "vitest";
import { judgedInteractions } from "../../src/dataset/judged-interactions.ts";
import { bareDataset } from "./bare-dataset.ts";

it("leaves out what is not of the test, and what its user had met before", () => {
  const interactions = {
    user: Int32Array.of(0, 0, 1, 0),
    item: Int32Array.of(0, 0, 0, 1),
    label: new Float64Array(4),
    time: new Float64Array(4),
    part: ["tune", "test", "test", "test"] as const,
  };
  const item = { id: 0, vector: new Float32Array(1), payload: {} };
  const dataset = { ...bareDataset("tiny", [item, { ...item, id: 1 }], []), interactions };
  expect(judgedInteractions(dataset)).toEqual(Int32Array.of(2, 3));
});
