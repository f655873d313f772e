import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { completeSpecs } from "../../src/features/complete-specs.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { featureSpec } from "../../src/features/feature-spec.ts";
import { scoreSources } from "../../src/features/score-sources.ts";

const [, text = ""] = /\n## Features\n(.*?)\n## /s.exec(readFileSync("experiments/README.md", "utf8"))!;
const examples = Array.from(text.matchAll(/`(\{ "kind": .*? \})`/g), ([, json]) => JSON.parse(json!));

it("lets every feature of the catalogue in experiments/README.md be made", () => {
  for (const example of examples) {
    const [spec] = completeSpecs(
      [featureSpec.parse(example)],
      [{ payload: { topics: { jazz: 1 }, age_days: 3 } }, { payload: {} }],
    );
    const sources = scoreSources([spec!], ["dense", "words"]);
    expect(createFeatures([spec!], sources).length).toBeGreaterThan(0);
  }
});

it("has every kind in the catalogue", () => {
  const schema = JSON.parse(readFileSync("experiments/experiment.schema.json", "utf8"));
  const kinds = Array.from(
    JSON.stringify([schema.properties.features, schema.$defs.feature]).matchAll(
      /"kind":\{"type":"string","const":"([a-z-]+)"/g,
    ),
    ([, kind]) => kind,
  );
  expect(kinds).toContain("product");
  expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(kinds));
});
