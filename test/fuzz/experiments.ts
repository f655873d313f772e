import fc from "fast-check";
import { printTree, toTree } from "./json-tree.ts";
import type { FuzzKind } from "./kind.ts";
import { describeByteEdit, editBytes, rareByteEdit } from "./mutate-bytes.ts";
import { applyEdit, editsAmong } from "./mutate-json.ts";
import { type Files, type Ground, runFiles, told } from "./run-files.ts";
import { experiment, featureSets, interactions, items, manifests, users } from "./tiny-files.ts";

const edits = editsAmong([
  ...["topics", "quality", "views", "languages", "fresh", "date", "place", "topics.jazz", "home", "country"],
  ...[
    "logit",
    "stable-sigmoid",
    "sqrt",
    "square",
    "log1p",
    "Dot",
    "lin",
    "exp",
    "boolean",
    "match",
    "affinity",
  ],
]);

/** What an experiment may say besides, all of it valid: every kind of setting is there to be changed. */
const EXTRAS: readonly object[] = [
  {},
  { training: { source: "impressions", negativesPerPositive: 2, l2: 0.5 } },
  { training: { source: "candidates", depth: 6 }, retrieval: { excludeSeen: true } },
  { retrieval: { distance: "Dot", shards: 2, candidates: "global" }, gate: { minimumEffect: 0.01 } },
  {
    ranking: { form: "logit", depths: [2, 4, 8], cutoffs: [1, 2] },
    statistics: { samples: 100, confidence: 0.9 },
  },
  {
    retrieval: {
      only: [
        { kind: "keyword", path: "languages" },
        { kind: "range", path: "views", lte: 1e6, gt: -1 },
        { kind: "geo-radius", path: "place", attribute: "home", radius: 1e6 },
      ],
    },
  },
  {
    retrieval: {
      only: [
        {
          kind: "filter",
          filter: {
            must_not: [{ key: "home", match: { value: { $attribute: "country" } } }],
            should: [{ key: "languages", match: { any: ["en"] } }, { is_empty: { key: "quality" } }],
          },
        },
      ],
    },
  },
  { approximate: { builds: [{ m: 4, efConstruct: 8, ef: [8], quantization: { kind: "scalar" } }] } },
];

const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** A valid dataset, the files beside an experiment. */
export const DATASET: Files = {
  "dataset.json": JSON.stringify(manifests.part),
  "items.jsonl": lines(items),
  "users.jsonl": lines(users),
  "interactions.jsonl": lines(interactions.map(({ time: _, ...row }) => row)),
};

const input: fc.Arbitrary<Files> = fc
  .record({
    // The last is refused on the reference engine, whatever else the file says.
    extra: fc.constantFrom(...EXTRAS.slice(0, -1), ...EXTRAS),
    features: fc.constantFrom(...featureSets),
    edits,
    bytes: rareByteEdit,
  })
  .map(({ extra, features, edits, bytes }) => {
    const tree = toTree({ ...experiment, features, ...extra });
    const story = edits.map((edit) => applyEdit(tree, edit));
    const text = Buffer.from(printTree(tree));
    if (bytes !== undefined) story.push(describeByteEdit(text, bytes));
    return told(
      { ...DATASET, "experiment.json": bytes === undefined ? text : editBytes(text, bytes) },
      story,
    );
  });

/** Experiment files on a valid dataset. */
export function experiments(ground: Ground): FuzzKind<Files> {
  return { name: "experiments", cases: 600, input, attempt: (files) => runFiles(files, ground) };
}
