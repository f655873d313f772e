import { resolve } from "node:path";
import type { z } from "zod";
import { type Dataset, type Item, itemName, type NamedVectors, type User } from "../domain.ts";
import { inputError } from "../errors.ts";
import { trecId } from "../trec/write-trec.ts";
import type { filesManifest } from "./files/data-format.ts";
import { findDataset } from "./find-dataset.ts";
import { type DatasetManifest, loadDataset, loadManifest } from "./load-dataset.ts";
import { checkTarget, type DatasetRecords, toNumbers, writeDataset } from "./write-dataset.ts";

/**
 * Writes any dataset in the file format, from which it is loaded with the same values: all but the true probabilities of a
 * synthetic world, which no file holds, and the fingerprint, which is the files'.
 *
 * @param reference The dataset's folder, or its name in `datasets/`.
 * @param target See `checkTarget`; not the dataset itself.
 * @throws HarnessError `input` where there is no such dataset, or it is wrong, or the target holds something else.
 */
export async function exportDataset(reference: string, target: string): Promise<Dataset> {
  const source = findDataset(reference);
  if (resolve(source) === resolve(target)) {
    throw inputError(`${target} is the dataset itself; name another folder`);
  }
  await checkTarget(target);
  const manifest = await loadManifest(source);
  const dataset = await loadDataset(source);
  const { interactions, ...records } = toRecords(dataset, manifest);
  if (dataset.labelsFrom === "qrels") {
    await writeDataset(target, toManifest(dataset, manifest), records, { "qrels.txt": toQrels(dataset) });
  } else {
    await writeDataset(target, toManifest(dataset, manifest), { ...records, interactions });
  }
  return dataset;
}

/** How the parts are cut: files keep their rule; a synthetic world says the part of each interaction, or folds its queries. */
function splitOf(manifest: DatasetManifest) {
  if (manifest.kind === "files" || manifest.kind === "collection") return manifest.split;
  return manifest.kind === "synthetic"
    ? { by: "part" as const }
    : { by: "query" as const, folds: manifest.folds };
}

function toManifest(dataset: Dataset, manifest: DatasetManifest): z.input<typeof filesManifest> {
  const { name, description, dimensions, vectorSpaces, positiveFrom, computedFrom, judgments } = dataset;
  const vectors = vectorSpaces.map(({ name: space, kind, dimensions: length, distance, modifier }) => [
    space,
    kind === "dense" ? { kind, dimensions: length, distance } : { kind, modifier },
  ]);
  return {
    ...{ kind: "files", format: 1, name, description },
    ...(dimensions === 0 ? {} : { dimensions }),
    ...(vectors.length === 0 ? {} : { vectors: Object.fromEntries(vectors) }),
    ...{ positiveFrom, computedFrom, judgments, split: splitOf(manifest) },
  };
}

function toRecords(dataset: Dataset, manifest: DatasetManifest): DatasetRecords {
  const { items, users, interactions, folds } = dataset;
  const { by } = splitOf(manifest);
  const { user, item, label, time, part, propensity } = interactions;
  return {
    items: items.map((one) => ({
      ...{ id: one.key ?? one.id, ...vectorsOf(one, dataset), title: one.title, payload: one.payload },
    })),
    users: users.map((one, i) => ({
      ...{ id: one.id, ...vectorsOf(one, dataset), text: one.text },
      ...{ affinities: one.affinities, attributes: one.attributes },
      ...(by === "fold" ? { fold: String(folds![i]!) } : {}),
    })),
    interactions: part.map((_, i) => ({
      ...{ user: users[user[i]!]!.id, item: items[item[i]!]!.key ?? items[item[i]!]!.id, label: label[i]! },
      ...(Number.isNaN(time[i]!) ? {} : { time: time[i]! }),
      ...(by === "part" ? { part: part[i] } : {}),
      ...(propensity === undefined ? {} : { propensity: propensity[i]! }),
    })),
  };
}

function vectorsOf({ vector, vectors = {} }: Item | User, { dimensions, vectorSpaces }: Dataset) {
  return {
    ...(dimensions === 0 ? {} : { vector: toNumbers(vector) }),
    ...(vectorSpaces.length === 0 ? {} : { vectors: namedNumbers(vectors) }),
  };
}

function namedNumbers(vectors: NamedVectors) {
  return Object.fromEntries(
    Object.entries(vectors).map(([name, vector]) => [
      name,
      vector instanceof Float32Array
        ? toNumbers(vector)
        : { indices: Array.from(vector.indices), values: toNumbers(vector.values) },
    ]),
  );
}

function toQrels({ users, items, interactions: { user, item, label } }: Dataset): string {
  return Array.from(
    user,
    (position, i) => `${trecId(users[position]!.id)} 0 ${trecId(itemName(items[item[i]!]!))} ${label[i]}
`,
  ).join("");
}
