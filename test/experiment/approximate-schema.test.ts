import { expect, it } from "vitest";
import { approximateSchema, settingsWithoutEffect } from "../../src/experiment/approximate-schema.ts";

it("names an ef that is below the smallest depth, since it changes nothing", () => {
  const { builds } = approximateSchema.parse({ builds: [{ ef: [50] }, { ef: [50, 19] }] });
  expect(settingsWithoutEffect(builds, 20)).toEqual([
    {
      path: ["approximate", "builds", 1, "ef", 1],
      message: expect.stringContaining("has no effect below the smallest depth (20), got 19"),
    },
  ]);
});

it("refuses rescoring without quantized scores", () => {
  expect(approximateSchema.safeParse({ builds: [{ ef: [50], rescore: [2] }] }).success).toBe(false);
});

it("takes Qdrant's defaults for the graph, and tries quantized scores with and without the full vectors", () => {
  const { builds } = approximateSchema.parse({ builds: [{ ef: [50], quantization: { kind: "product" } }] });
  expect(builds).toEqual([
    {
      m: 16,
      efConstruct: 100,
      ef: [50],
      quantization: { kind: "product", compression: "x16", rescore: [false, 1] },
    },
  ]);
});
