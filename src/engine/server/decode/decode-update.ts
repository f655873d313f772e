import type { ItemId, Payload } from "../../../domain.ts";
import type { Filter } from "../filter.ts";
import type { Point, Selection, Update } from "../update.ts";
import type { DenseVector, PointVectors, Vector } from "../vectors.ts";
import { filter } from "./decode-filter.ts";
import { payload } from "./decode-payload.ts";
import { pointId } from "./decode-point-id.ts";
import { pointVectors, vector } from "./decode-vectors.ts";
import {
  array,
  type Decoder,
  isMap,
  mapOf,
  optional,
  struct,
  text,
  untagged,
  withDefault,
  word,
} from "./decoder.ts";
import { FormatError, fail, type Issue } from "./format-error.ts";
import { readableAgain } from "./readable-again.ts";

type Upsert = Extract<Update, { upsert: unknown }>["upsert"];

const when = {
  update_filter: optional(filter),
  update_mode: withDefault(word("upsert", "insert_only", "update_only"), "upsert"),
};
const pointsList = struct<Upsert>("PointsList", {
  points: array(
    struct<Point>("PointStruct", { id: pointId, vector: pointVectors, payload: optional(payload) }),
  ),
  ...when,
});
const pointsBatch = struct<{ batch: readonly Point[] } & Omit<Upsert, "points">>("PointsBatch", {
  batch: (value, issues) => rows(columns(value, issues), issues),
  ...when,
});

/** The body of `PUT points`: a list of points, or their columns. */
const upsert: Decoder<Update> = (value, issues) => {
  if (!isMap(value)) return fail(value, "a map");
  if ("points" in value) return { upsert: pointsList(value, issues) };
  if (!("batch" in value)) throw new FormatError("Invalid PointInsertOperations format");
  const { batch, ...rest } = pointsBatch(value, issues);
  return { upsert: { points: batch, ...rest } };
};

interface Columns {
  readonly ids: readonly ItemId[];
  readonly vectors: readonly Vector[] | { readonly [name: string]: readonly Vector[] };
  readonly payloads?: readonly (Payload | undefined)[];
}

const columns = struct<Columns>("Batch", {
  ids: array(pointId),
  vectors: (value, issues) => (isMap(value) ? mapOf(array(vector)) : array(vector))(value, issues),
  payloads: optional(array(optional(payload))),
});

/** One point for each id; columns of another length are an issue. */
function rows({ ids, vectors, payloads }: Columns, issues: Issue[]): Point[] {
  const named = Array.isArray(vectors)
    ? undefined
    : Object.entries(vectors as { [name: string]: readonly Vector[] });
  const unequal = (what: string, column: readonly unknown[]) => {
    if (column.length === ids.length) return;
    issues.push({
      path: "batch",
      text: `number of ids and ${what} must be equal (${ids.length} != ${column.length})`,
    });
  };
  for (const column of named?.map(([, values]) => values) ?? [vectors as readonly Vector[]])
    unequal("vectors", column);
  if (payloads) unequal("payloads", payloads);
  return ids.map((id, i) => {
    const own = named
      ? Object.fromEntries(named.map(([name, column]) => [name, column[i]]))
      : (vectors as DenseVector[])[i];
    const values = payloads?.[i];
    return { id, vector: own as PointVectors, ...(values && { payload: values }) };
  });
}

interface Selected {
  readonly points?: readonly ItemId[];
  readonly filter?: Filter;
}
const selected = { points: optional(array(pointId)), filter: optional(filter) };

/** The points that a change is for; ids win over a filter. */
function selection({ points, filter }: Selected): Selection {
  if (points) return { points };
  if (filter) return { filter };
  throw new FormatError("Either list of point ids or filter must be provided");
}

const pointsSelector = struct<Selected>("PointsSelector", selected);

const remove: Decoder<Update> = (value, issues) => {
  const chosen = pointsSelector(value, issues);
  if (!chosen.points && !chosen.filter) {
    throw new FormatError("data did not match any variant of untagged enum PointsSelector");
  }
  return { delete: selection(chosen) };
};

const setParts = struct<Selected & { payload: Payload; key?: string }>("SetPayload", {
  ...selected,
  payload,
  key: optional(text),
});
const setPayload: Decoder<Update> = (value, issues) => {
  const { payload, key, ...at } = setParts(value, issues);
  return { set_payload: { payload, ...(key !== undefined && { key }), at: selection(at) } };
};
const overwritePayload: Decoder<Update> = (value, issues) => {
  const { payload, key: _ignoredByQdrant, ...at } = setParts(value, issues);
  return { overwrite_payload: { payload, at: selection(at) } };
};

const deleteParts = struct<Selected & { keys: readonly string[] }>("DeletePayload", {
  ...selected,
  keys: array(text),
});
const deletePayload: Decoder<Update> = (value, issues) => {
  const { keys, ...at } = deleteParts(value, issues);
  return { delete_payload: { keys, at: selection(at) } };
};

const clearPayload: Decoder<Update> = (value, issues) => {
  const removed = remove(value, issues) as { delete: Selection };
  return { clear_payload: removed.delete };
};

const someVectors: Decoder<PointVectors> = (value, issues) => {
  const vectors = pointVectors(value, issues);
  if (Object.keys(vectors).length === 0)
    issues.push({ path: "", text: "must specify vectors to update for point" });
  return vectors;
};

const newVectors = struct<Extract<Update, { update_vectors: unknown }>["update_vectors"]>("UpdateVectors", {
  points: array(struct("PointVectors", { id: pointId, vector: someVectors })),
  update_filter: optional(filter),
});

const updateVectors: Decoder<Update> = (value, issues) => ({ update_vectors: newVectors(value, issues) });

const oldVectors = struct<Selected & { vector: readonly string[] }>("DeleteVectors", {
  ...selected,
  vector: array(text),
});
const deleteVectors: Decoder<Update> = (value, issues) => {
  const { vector, ...at } = oldVectors(value, issues);
  return { delete_vectors: { vector, at: selection(at) } };
};

/** The bodies of the changes that `POST points/batch` can hold, by their name there. */
export const UPDATES = {
  upsert: readableAgain(upsert),
  delete: readableAgain(remove),
  set_payload: readableAgain(setPayload),
  overwrite_payload: readableAgain(overwritePayload),
  delete_payload: readableAgain(deletePayload),
  clear_payload: readableAgain(clearPayload),
  update_vectors: readableAgain(updateVectors),
  delete_vectors: readableAgain(deleteVectors),
} satisfies { readonly [name: string]: Decoder<Update> };

function isUpdateName(name: string): name is keyof typeof UPDATES {
  return Object.hasOwn(UPDATES, name);
}

/** The body of `POST points/batch`. */
export const updates = struct<{ operations: readonly Update[] }>("UpdateOperations", {
  operations: array(
    untagged("data did not match any variant of untagged enum UpdateOperation", (value, issues) => {
      const operation = isMap(value) ? value : {};
      const name = Object.keys(operation).find(isUpdateName);
      return name === undefined ? fail(value, "an operation") : UPDATES[name](operation[name], issues);
    }),
  ),
});
