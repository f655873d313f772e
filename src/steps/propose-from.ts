import { access } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { collectionManifest } from "../dataset/collection/collection-format.ts";
import { readCollectionDataset } from "../dataset/collection/read-collection-dataset.ts";
import { loadDataset, loadManifest } from "../dataset/load-dataset.ts";
import type { Item } from "../domain.ts";
import { inputError } from "../errors.ts";
import { describePayload } from "../experiment/propose/describe-payload.ts";
import { type ProposedExperiment, proposeExperiment } from "../experiment/propose/propose-experiment.ts";
import { createPause } from "../pause.ts";
import type { Progress } from "../progress.ts";
import { TIMEOUT_MS } from "../qdrant/client.ts";
import { describeCollection } from "../qdrant/describe-collection.ts";
import { denseVectors } from "../qdrant/expected-vectors.ts";
import { scrollItems } from "../qdrant/scroll-items.ts";
import { readJson } from "../read-json.ts";
import { beginsEmpty } from "./provide-collection.ts";
import { type QdrantOnDemand, qdrantOnDemand } from "./qdrant-on-demand.ts";

/** The data that an experiment is to be proposed for. */
export interface ProposalSource {
  /** The dataset's. */
  readonly folder: string;
  /** Whose manifest is written to the folder. */
  readonly collection: string | undefined;
  /** See `openEngine`. */
  readonly engine: string;
  /** Of the last run, which need not be there. */
  readonly lastReport: string;
}

export interface Proposal {
  readonly experiment: ProposedExperiment;
  /** Where the folder has none yet. */
  readonly manifest: object | undefined;
  /** Files of the dataset that are still to be written. */
  readonly missing: readonly string[];
}

/** So many points tell what a collection holds. */
const MOST_POINTS = 20_000;

/**
 * Proposes a first experiment on a dataset, or on a collection with or without users and judgments, and its manifest.
 *
 * @throws HarnessError `input` where the data are wrong or hold no vectors that can be searched; `world` as `scrollItems`.
 */
export async function proposeFrom(
  { folder, collection, engine, lastReport }: ProposalSource,
  { name, dataset }: { readonly name: string; readonly dataset: string },
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<Proposal> {
  await using qdrant = qdrantOnDemand(engine, { timeoutMs: TIMEOUT_MS, signal, onNote: progress.note });
  progress.step("Looking at the data");
  const hasManifest = await isThere(join(folder, "dataset.json"));
  if (collection !== undefined && hasManifest) {
    throw inputError(
      `${join(folder, "dataset.json")} exists; propose on its folder alone, or name another folder`,
    );
  }
  const misshapen = await misshapenPaths(lastReport);
  if (collection === undefined && (await loadManifest(folder)).kind !== "collection") {
    const { vectorSpaces: spaces, ...loaded } = await loadDataset(folder, createPause(signal));
    const data = { ...loaded, spaces, distance: "Cosine" as const, judged: loaded, misshapen };
    return { experiment: proposeExperiment(data, name, dataset), manifest: undefined, missing: [] };
  }
  const written = hasManifest ? await loadManifest(folder) : undefined;
  const source = written?.kind === "collection" ? written.collection : collection!;
  const found = await lookAt(qdrant, source);
  const manifest = hasManifest ? undefined : proposeManifest(source, found.items);
  const settled = written?.kind === "collection" ? written : collectionManifest.parse(manifest);
  const labels = settled.judgments ?? settled.interactions!;
  const missing: string[] = [];
  for (const file of [settled.users, labels]) {
    if (!(await isThere(join(folder, file)))) missing.push(file);
  }
  const judged =
    missing.length > 0
      ? undefined
      : await readCollectionDataset(folder, settled, async (wanted) =>
          scrollItems(await open(qdrant, source), { ...wanted, vectors: [] }),
        );
  const data = { ...found, name: source, ...(judged && { items: judged.items }), judged, misshapen };
  return { experiment: proposeExperiment(data, name, dataset), manifest, missing };
}

async function open(qdrant: QdrantOnDemand, collection: string) {
  const { engine, connection } = await qdrant.open();
  if (engine.kind === "url") return connection;
  throw inputError(beginsEmpty("--collection", collection, engine.kind));
}

/** What a collection has: its vectors that are compared alike, and some of its points. */
async function lookAt(qdrant: QdrantOnDemand, collection: string) {
  const connection = await open(qdrant, collection);
  const { config } = await describeCollection(connection.client, collection);
  const dense = denseVectors(config.params.vectors);
  const distances = Object.values(dense).map((found) => found!.distance);
  const distance = (["Cosine", "Dot"] as const).find((name) => distances.includes(name)) ?? "Cosine";
  const { vectorSpaces, ...points } = await scrollItems(connection, {
    collection,
    vectors: [],
    most: MOST_POINTS,
  });
  const spaces = vectorSpaces.filter(
    ({ name, kind }) => kind === "sparse" || dense[name]?.distance === distance,
  );
  if (spaces.length === 0 && points.dimensions === 0) {
    throw inputError(
      `collection ${collection} has no vectors that are compared by Cosine or Dot, nor sparse ones`,
    );
  }
  return { ...points, vectorSpaces, spaces, distance };
}

/** Payload keys that are called so hold a title. */
const TITLES = /^(title|name|heading|headline|subject)$/i;

/** The keys that hold ids and titles, by what some points hold. */
function proposeManifest(collection: string, items: readonly Item[]): object {
  const paths = describePayload(items);
  const lastKey = (path: string) => path.split(".").at(-1)!;
  const key = paths.find(({ kind, path, ...described }) => {
    const isId = (kind === "texts" || kind === "numbers") && "areIds" in described && described.areIds;
    return (
      isId && !TITLES.test(lastKey(path)) && /(id|key|sku|code|slug|isbn|ean|uuid)$/i.test(lastKey(path))
    );
  });
  const title = paths.find(({ kind, path }) => kind === "texts" && TITLES.test(lastKey(path)));
  return {
    ...{ kind: "collection", format: 1, collection, queries: "queries.jsonl", judgments: "qrels.txt" },
    ...(key !== undefined && { idKey: key.path }),
    ...(title !== undefined && { titleKey: title.path }),
  };
}

/** What the findings of a report say of shapes, as far as it is read here. */
const lastFindings = z.object({ findings: z.array(z.looseObject({ code: z.string() })) });
const wrongShape = z.object({
  features: z.array(z.object({ remedy: z.looseObject({ kind: z.string(), path: z.string().optional() }) })),
});

/** Paths of payload numbers that a run had in the wrong shape. */
async function misshapenPaths(report: string): Promise<string[]> {
  if (!(await isThere(report))) return [];
  const { findings } = await readJson(report, lastFindings, "Remove it, or run the experiment again.");
  return findings.flatMap((finding) => {
    if (finding.code !== "wrong-shape") return [];
    return wrongShape.parse(finding).features.flatMap(({ remedy }) => remedy.path ?? []);
  });
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
