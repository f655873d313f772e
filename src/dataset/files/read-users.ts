import type { Affinities, Attributes, Json, User } from "../../domain.ts";
import { isOnEarth, readGeoPoint } from "../../qdrant-rules/geo.ts";
import { show } from "../../read-json.ts";
import { readFloat32, readObject, readUserId, readVector } from "./fields.ts";
import { type Report, readRecords } from "./read-records.ts";
import type { ReadingContext } from "./reading-context.ts";

const KEYS = { required: ["id", "vector"], optional: ["affinities", "attributes"] };

/** The users of a file, and the position of each. */
export interface ReadUsers {
  /** In the order of the file. */
  readonly users: readonly User[];
  /** Position by id; also holds the ids of users whose other fields are wrong, so that one mistake is told once. */
  readonly positions: ReadonlyMap<string, number>;
  /** As `ReadItems.isComplete`. */
  readonly isComplete: boolean;
}

/** Reads the users' file: `{"id": "ada", "vector": [0.1, …], "affinities": {"topics": {"jazz": 0.7}}}` a line. */
export async function readUsers(
  context: ReadingContext,
  name: string,
  dimensions: number,
): Promise<ReadUsers> {
  const users: User[] = [];
  const positions = new Map<string, number>();
  let hasIds = true;
  const isRead = await readRecords(context, name, KEYS, (record, report) => {
    const id = readUserId("id", record.id, report);
    const vector = readVector(record.vector, dimensions, report) ?? new Float32Array(dimensions);
    const affinities = readAffinities(record.affinities, report);
    const attributes = readAttributes(record.attributes, report);
    if (id === undefined) {
      hasIds = false;
      return;
    }
    if (positions.has(id)) report(`id ${id} was used before; ids must differ`);
    positions.set(id, users.length);
    users.push({ id, vector, affinities, attributes });
  });
  return { users, positions, isComplete: isRead && hasIds };
}

function readAffinities(value: unknown, report: Report): Affinities {
  const affinities = readObject("affinities", value, report) ?? {};
  for (const [name, weights] of Object.entries(affinities)) {
    const place = `affinities.${name}`;
    for (const [key, weight] of Object.entries(readObject(place, weights, report) ?? {})) {
      readFloat32(`${place}.${key}`, weight, report);
    }
  }
  return affinities as Affinities;
}

function readAttributes(value: unknown, report: Report): Attributes {
  const attributes = readObject("attributes", value, report) ?? {};
  for (const [name, attribute] of Object.entries(attributes)) {
    if (!isAttribute(attribute)) {
      report(
        `attributes.${name} must be text, a finite number, true or false, a list of texts, or { lat, lon } on Earth, got ${show(attribute)}`,
      );
    }
  }
  return attributes as Attributes;
}

function isAttribute(value: unknown): boolean {
  if (typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((element) => typeof element === "string");
  const place = readGeoPoint(value as Json);
  return place !== undefined && isOnEarth(place);
}
