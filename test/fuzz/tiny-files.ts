import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A small world that has something of every kind, so that most changes of its files reach deep. */

export const items = Array.from({ length: 10 }, (_, i) => ({
  id: i + 1,
  vector: [Math.fround(Math.sin(i)), Math.fround(Math.cos(i)), (i % 4) / 4],
  payload: {
    topics: { jazz: (i % 4) / 4, rock: (i % 3) / 2 },
    quality: ((i * 7) % 10) / 10,
    views: i * i,
    languages: i % 2 === 0 ? ["en", "cs"] : "en",
    fresh: i % 3 === 0,
    date: `2026-01-${10 + i}T12:00:00Z`,
    place: { lat: 50 + i / 10, lon: 14 },
  },
}));

export const users = Array.from({ length: 8 }, (_, i) => ({
  id: `u${i}`,
  vector: [Math.fround(Math.cos(2 * i)), Math.fround(Math.sin(2 * i)), i / 8],
  affinities: { topics: { jazz: (i % 3) / 2, rock: i % 2 } },
  attributes: { languages: i % 2 === 0 ? ["cs"] : "en", home: { lat: 50, lon: 14 + i / 10 }, country: "cz" },
}));

export const interactions = users.flatMap(({ id }, i) =>
  items.map((item, j) => ({
    user: id,
    item: item.id,
    label: (i * 5 + j * 3) % 7 < 3 ? 1 : 0,
    time: 1_767_225_600 + ((i * 3 + j * 7) % 10) * 60,
    part: j % 3 === i % 3 ? "test" : (i + j) % 4 === 0 ? "tune" : "train",
  })),
);

const manifest = {
  kind: "files",
  format: 1,
  name: "tiny",
  description: "A tiny world.",
  dimensions: 3,
  positiveFrom: 1,
};

/** The manifest of the files, split in one of both ways. */
export const manifests = {
  part: { ...manifest, split: { by: "part" } },
  time: { ...manifest, split: { by: "time", train: 0.5, tune: 0.2 }, computedFrom: "nothing" },
};

/** A generated world of the same size. */
export const syntheticManifest = {
  kind: "synthetic",
  format: 1,
  name: "tiny",
  seed: 7,
  users: 16,
  testUsers: 8,
  items: 40,
  dimensions: 8,
  topics: ["cooking", "travel", "music"],
  itemTopicConcentration: 0.25,
  userTopicConcentration: 0.35,
  qualityShape: 2,
  embedding: { topicScale: 0.35, styleDimensions: 4, noise: 0.05 },
  clicks: { weights: { score: 2, topics: 2, freshness: 1.5, quality: 1.5 }, noise: 0.5, relevantMean: 6 },
  impressions: { near: 8, pool: 12, uniform: 8 },
};

/** Features that read everything, in sets small enough for a fast run. */
export const featureSets = [
  [
    { kind: "prefetch-score" },
    { kind: "affinity", path: "topics" },
    { kind: "payload-number", path: "quality" },
  ],
  [
    { kind: "match", path: "languages" },
    { kind: "boolean", path: "fresh" },
    { kind: "recency", path: "date", halfLifeDays: 3, now: "2026-01-31T12:00:00Z" },
  ],
  [
    { kind: "distance", path: "place", attribute: "home", halfDistanceKm: 20 },
    { kind: "payload-bins", path: "views", edges: [10, 50] },
    { kind: "affinity-vector", path: "topics" },
  ],
  [
    { kind: "payload-hinge", path: "quality", knots: [0.5] },
    { kind: "score-hinge", knots: [0.2] },
    {
      kind: "product",
      of: [{ kind: "prefetch-score" }, { kind: "payload-number", path: "views", transform: "log1p" }],
    },
  ],
];

/** An experiment on the files beside it. */
export const experiment = {
  name: "tiny",
  description: "A tiny experiment.",
  dataset: ".",
  seed: 1,
  features: featureSets[0]!,
  ranking: { depths: [3, 6], cutoffs: [2] },
  statistics: { samples: 100 },
};

/** A folder that is written anew for each case. */
export interface Scratch extends AsyncDisposable {
  readonly path: string;
  /** Writes files, and removes those of the case before. */
  write(files: { readonly [name: string]: string | Uint8Array }): Promise<void>;
}

export async function createScratch(): Promise<Scratch> {
  const path = await mkdtemp(join(tmpdir(), "fuzz-"));
  return {
    path,
    async write(files) {
      const others = (await readdir(path)).filter((name) => !Object.hasOwn(files, name));
      await Promise.all(others.map((name) => rm(join(path, name), { recursive: true })));
      await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(path, name), content)));
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  };
}
