import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { loadModel } from "../../src/deployment/load-model.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { featureSpec } from "../../src/features/feature-spec.ts";
import { model } from "../deployment/sample-model.ts";
import { expectSaneExports } from "./exports.ts";
import type { ForeignReader } from "./foreign-code.ts";
import { printTree, toTree } from "./json-tree.ts";
import type { FuzzKind } from "./kind.ts";
import { describeByteEdit, editBytes, rareByteEdit } from "./mutate-bytes.ts";
import { applyEdit, editsAmong } from "./mutate-json.ts";
import { ranOrRefused } from "./oracle.ts";
import { type Files, type Ground, told } from "./run-files.ts";
import { featureSets } from "./tiny-files.ts";

const edits = editsAmong([
  "topics",
  "styles",
  "jazz",
  "home",
  "languages",
  "logit",
  "quality",
  "texts",
  "place",
  "sqrt",
]);

/** Models with features of every kind, about users who have what they read. */
const MODELS = [model.saved.features, ...featureSets.slice(1)].map((features) => {
  const keyed = featureSpec
    .array()
    .parse(features)
    .map((spec) =>
      spec.kind === "affinity-vector" ? { ...spec, keys: spec.keys ?? ["jazz", "rock"] } : spec,
    );
  const { length } = createFeatures(keyed);
  return {
    ...model.saved,
    features: keyed,
    weights: Array.from({ length }, (_, i) => (i + 1) / 3),
    users: {
      affinities: { topics: ["jazz", "rock"], styles: ["loud"] },
      attributes: { languages: "texts", home: "place" },
    },
  };
});

const input: fc.Arbitrary<Files> = fc
  .record({ saved: fc.constantFrom(...MODELS), edits, bytes: rareByteEdit })
  .map(({ saved, edits, bytes }) => {
    const tree = toTree(saved);
    const story = edits.map((edit) => applyEdit(tree, edit));
    const text = Buffer.from(printTree(tree));
    if (bytes !== undefined) story.push(describeByteEdit(text, bytes));
    return told({ "model.json": bytes === undefined ? text : editBytes(text, bytes) }, story);
  });

/** Saved models, exported in every language. */
export function models({ scratch }: Ground, foreign: ForeignReader): FuzzKind<Files> {
  return {
    name: "models",
    cases: 800,
    input,
    async attempt(files) {
      const path = join(scratch.path, "model.json");
      await writeFile(path, files["model.json"]!);
      return ranOrRefused(async () => expectSaneExports(await loadModel(path), foreign));
    },
  };
}
