import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadModel } from "../../src/deployment/load-model.ts";
import { model } from "./sample-model.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "model-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function load(changes: object) {
  await writeFile(join(folder, "model.json"), JSON.stringify({ ...model.saved, ...changes }));
  return loadModel(folder);
}

it("loads what was saved, from the folder that holds it", async () => {
  expect((await load({})).saved).toEqual(model.saved);
});

it("refuses weights that are infinite in the 32 bits that Qdrant keeps", async () => {
  await expect(load({ weights: [1e39, 4, 2, 1, 0.5, 0.1], intercept: -1e39 })).rejects.toMatchObject({
    code: "input",
    problems: [
      expect.stringMatching(/model\.json: intercept must be at least -3.4e\+38, got -1e\+39$/),
      expect.stringMatching(/model\.json: weights\[0\] must be at most 3.4e\+38, got 1e\+39$/),
    ],
  });
});

it("refuses another number of weights than the features have columns", async () => {
  await expect(load({ weights: [1] })).rejects.toThrow(/model\.json: weights must be 6 numbers, .*, got 1$/);
});

it("refuses a model whose run failed its check, unless that is allowed", async () => {
  await expect(load({ gate: "failed" })).rejects.toThrow(
    /model\.json: the run of this model failed its check/,
  );
  expect((await loadModel(folder, { allowRejected: true })).saved.gate).toBe("failed");
  expect((await load({ gate: "passed" })).saved.gate).toBe("passed");
});
