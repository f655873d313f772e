import type { Affinities, Attributes, Json, User } from "../../domain.ts";
import { isOnEarth, readGeoPoint } from "../../qdrant-rules/geo.ts";
import { show } from "../../read-json.ts";
import type { RecordKeys } from "./column-plan.ts";
import { readFloat32, readIdText, readObject, readText } from "./fields.ts";
import { hashUsers } from "./hash-records.ts";
import { readRecords } from "./read-records.ts";
import { type DeclaredVectors, readVectors, vectorKeys } from "./read-vectors.ts";
import type { ReadingContext } from "./reading-context.ts";
import type { Report } from "./row-source.ts";
import { openVectorFiles } from "./vector-files.ts";

/** The users of a file, and the position of each. */
export interface ReadUsers {
  /** In the order of the file. */
  readonly users: readonly User[];
  /** Position by id; also holds the ids of users whose other fields are wrong, so that one mistake is told once. */
  readonly positions: ReadonlyMap<string, number>;
  /** As `ReadItems.isComplete`. */
  readonly isComplete: boolean;
  /** The name of each user's fold; empty where the file is not to say it. */
  readonly folds: readonly string[];
}

/** What a manifest says of the users' file. */
export interface UsersFile {
  readonly name: string;
  readonly declared: DeclaredVectors;
  /** Whether every user says in `fold` where it belongs. */
  readonly hasFolds: boolean;
}

/** Reads the users' file: `{"id": "ada", "vector": [0.1, …], "affinities": {"topics": {"jazz": 0.7}}}` a line. */
export async function readUsers(
  context: ReadingContext,
  { name, declared, hasFolds }: UsersFile,
): Promise<ReadUsers> {
  const { required, optional } = vectorKeys(declared);
  const external = await openVectorFiles(context, declared, (text) => text);
  const keys: RecordKeys = {
    file: "users",
    required: ["id", ...(external.hasUnnamed ? [] : required), ...(hasFolds ? ["fold"] : [])],
    optional: [...(external.hasUnnamed ? required : []), ...optional, "text", "affinities", "attributes"],
  };
  const folds: string[] = [];
  const users: User[] = [];
  const positions = new Map<string, number>();
  let hasIds = true;
  let records = 0;
  const isRead = await readRecords(context, name, keys, (record, report, position) => {
    records = position + 1;
    const id = readIdText("id", record.id, report);
    const vectors = readVectors(external.attach(record, id, position, report), declared, report);
    const text = readText("text", record.text, report);
    const fold = hasFolds ? readIdText("fold", record.fold, report) : undefined;
    const affinities = readAffinities(record.affinities, report);
    const attributes = readAttributes(record.attributes, report);
    if (id === undefined) {
      hasIds = false;
      return;
    }
    if (positions.has(id)) report(`id ${id} was used before; ids must differ`);
    positions.set(id, users.length);
    users.push({ id, ...vectors, ...(text === undefined ? {} : { text }), affinities, attributes });
    if (fold !== undefined) folds.push(fold);
  });
  if (isRead) external.finish(records);
  hashUsers(context.hash, users, folds);
  return { users, positions, isComplete: isRead && hasIds, folds };
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
