import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { datasetManifest } from "../../src/dataset/load-dataset.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";

it("what the README shows of a reader's own data are manifests and an experiment", async () => {
  const text = await readFile("README.md", "utf8");
  const section = text.slice(text.indexOf("## Your data in ten minutes"), text.indexOf("## What it prints"));
  const [clicks, search, experiment] = Array.from(section.matchAll(/```json\n(.*?)```/gs), ([, json]) =>
    JSON.parse(json!),
  );
  expect(datasetManifest.safeParse(clicks).error).toBeUndefined();
  expect(datasetManifest.safeParse(search).error).toBeUndefined();
  expect(experimentSchema.safeParse(experiment).error).toBeUndefined();
  expect(text.split("\n").slice(0, 60).join("\n")).toContain(section.trim());
});
