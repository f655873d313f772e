import { createHash, type Hash } from "node:crypto";
import { join } from "node:path";
import {
  compareItemIds,
  type Dataset,
  type Item,
  type ItemId,
  itemName,
  type VectorSpace,
} from "../../domain.ts";
import { inputError } from "../../errors.ts";
import { createProblemList } from "../../problem-list.ts";
import { queriesInWords } from "../bm25/fill-bm25.ts";
import { cutInteractions } from "../files/cut-interactions.ts";
import { readIdText } from "../files/fields.ts";
import { opener } from "../files/file-formats.ts";
import { canonicalJson } from "../files/hash-records.ts";
import { ABSENT, type Numbered, type UncutInteractions } from "../files/read-interactions.ts";
import { readLabels } from "../files/read-labels.ts";
import { readUsers } from "../files/read-users.ts";
import type { CollectionManifest } from "./collection-format.ts";
import { digestParts } from "./digest-rows.ts";

/** What a collection holds, as far as it was read. */
export interface CollectionItems extends Pick<Dataset, "dimensions" | "vectorSpaces"> {
  /** In any order; with their keys and titles where the manifest says where those are. */
  readonly items: readonly Item[];
}

/** Reads the items of a collection. */
export type ReadCollection = (
  manifest: Pick<CollectionManifest, "collection" | "idKey" | "titleKey">,
) => Promise<CollectionItems>;

/** From this share of the labels on, ids that are missing mean that they are other ids. */
const MOST_ABSENT = 0.5;

/** Ids are named up to so many. */
const NAMED = 3;

/**
 * Reads a dataset whose items are the points of a collection: more of them than anybody judged, and perhaps not all that
 * were judged. The labels of the latter are left out and counted.
 *
 * The fingerprint covers users, labels, the ids of all points and the payload that was read.
 *
 * @param folder Holds the files of users and labels.
 * @throws HarnessError `input` with the problems of all files, and where the collection lacks most of the labelled items.
 */
export async function readCollectionDataset(
  folder: string,
  manifest: CollectionManifest,
  readCollection: ReadCollection,
): Promise<Dataset> {
  const { name, description, collection, users: usersFile, positiveFrom, split, computedFrom } = manifest;
  const hash = createHash("sha256").update(JSON.stringify({ positiveFrom, split }));
  const problems = createProblemList();
  const context = { folder, openRows: opener, named: { columns: {}, types: {} }, hash, problems };
  const { dimensions, ...found } = await readCollection(manifest);
  const vectorSpaces = withBm25(found.vectorSpaces, manifest);
  const items = found.items.toSorted((a, b) => compareItemIds(a.id, b.id));
  hashItems(hash, items);

  const users = {
    file: usersFile,
    ...(await readUsers(context, {
      name: usersFile,
      declared: { dimensions, spaces: vectorSpaces },
      hasFolds: split.by === "fold",
    })),
  };
  const searching = vectorSpaces.reduce(
    (all, { name, bm25 }) => (bm25 === undefined ? all : queriesInWords(all, name, bm25, problems)),
    users.users,
  );
  const absent = new Set<ItemId>();
  const numbered: Numbered<ItemId> = {
    file: `collection ${collection}`,
    positions: positionsOf(items, manifest),
    isComplete: true,
    ...(manifest.idKey !== undefined && { readId: readIdText }),
    onAbsent: (id) => absent.add(id),
  };
  const { judgments, interactions } = manifest;
  const files = judgments === undefined ? { interactions: interactions! } : { qrels: [judgments] };
  const uncut = await readLabels(context, files, split.by, users, numbered);
  problems.throwIfAny();
  const { kept, absentLabels } = withoutAbsent(uncut);
  if (absentLabels > MOST_ABSENT * uncut.item.length) {
    throw inputError(describeAbsent(folder, manifest, [...absent], absentLabels / uncut.item.length, items));
  }
  const cut = cutInteractions(kept, users, split, problems);
  problems.throwIfAny();
  return {
    ...{ name, description, fingerprint: hash.digest("hex"), dimensions, vectorSpaces, items },
    collection: {
      ...{ name: collection, absentLabels, absentItems: absent.size },
      parts: digestParts(items, searching, uncut),
    },
    users: searching,
    ...cut,
    labelsFrom: manifest.judgments === undefined ? "interactions" : "qrels",
    positiveFrom,
    computedFrom,
  };
}

/** The collection's spaces, with how queries are made of texts where the manifest says it. */
function withBm25(
  spaces: readonly VectorSpace[],
  { collection, vectors = {} }: Pick<CollectionManifest, "collection" | "vectors">,
): VectorSpace[] {
  const unknown = Object.keys(vectors).filter(
    (name) => !spaces.some((space) => space.name === name && space.kind === "sparse"),
  );
  if (unknown.length > 0) {
    throw inputError(
      unknown.map((name) => `vectors.${name}: collection ${collection} has no sparse vector of that name`),
    );
  }
  return spaces.map((space): VectorSpace => {
    const { kind: _, ...bm25 } = vectors[space.name] ?? { kind: undefined };
    return "fields" in bm25 ? { ...space, bm25 } : space;
  });
}

/** Position by the id that labels have: that of the point, or the key of its payload. */
function positionsOf(
  items: readonly Item[],
  { collection, idKey }: Pick<CollectionManifest, "collection" | "idKey">,
): Map<ItemId, number> {
  if (idKey === undefined) return new Map(items.map(({ id }, position) => [id, position]));
  const positions = new Map<ItemId, number>();
  const problems = createProblemList();
  items.forEach(({ id, key }, position) => {
    if (key === undefined) return; // a point that no label can name
    const twin = positions.get(key);
    if (twin === undefined) positions.set(key, position);
    else
      problems.add(
        `collection ${collection}: points ${items[twin]!.id} and ${id} both have the ${idKey} ${JSON.stringify(key)}; an item's id must be its own`,
      );
  });
  problems.throwIfAny();
  return positions;
}

function withoutAbsent(uncut: UncutInteractions): { kept: UncutInteractions; absentLabels: number } {
  const { user, item, label, time, part, propensity } = uncut;
  const here = (_: unknown, i: number) => item[i] !== ABSENT;
  const kept = {
    user: user.filter(here),
    item: item.filter(here),
    label: label.filter(here),
    time: time.filter(here),
    part: part?.filter(here),
    ...(propensity !== undefined && { propensity: propensity.filter(here) }),
  };
  return { kept, absentLabels: item.length - kept.item.length };
}

function describeAbsent(
  folder: string,
  { collection, idKey, judgments, interactions }: CollectionManifest,
  absent: readonly ItemId[],
  share: number,
  items: readonly Item[],
): string {
  const file = join(folder, judgments ?? interactions!);
  const what = idKey === undefined ? "the ids of its points" : `its ${idKey}`;
  const there = items.slice(0, NAMED).map(itemName).join(", ") || "none";
  return `${file}: ${Math.round(100 * share)} % of the labels are of items that collection ${collection} does not hold, such as ${absent.slice(0, NAMED).join(", ")}; ${what} are such as ${there}; say in dataset.json by "idKey" which payload key holds the ids`;
}

/** Feeds the ids and the payloads of all items, whose keys may come in any order. */
function hashItems(hash: Hash, items: readonly Item[]): void {
  for (const { id, payload } of items) hash.update(`\0${id} ${canonicalJson(payload)}`);
}
