import { gunzipSync } from "node:zlib";
import type { Report } from "../../src/report/report.ts";
import { expectBetween } from "./oracle.ts";
import type { Files } from "./run-files.ts";

type Row = { readonly [key: string]: unknown };

/**
 * Every row of JSON Lines that a run was made from is right, by rules that are written here once more, and was counted:
 * nothing was read as something else, or passed over.
 */
export function expectRightRows(files: Files, { dataset }: Report): void {
  const manifest = JSON.parse(textOf(files["dataset.json"]!));
  if (manifest.kind !== "files") return;
  const rows = (name: string): Row[] => {
    const lines = textOf(files[manifest.files?.[name] ?? `${name}.jsonl`]!).split("\n");
    return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line));
  };
  const [items, users, interactions] = ["items", "users", "interactions"].map(rows) as [Row[], Row[], Row[]];

  for (const row of [...items, ...users]) {
    expectRight(isVector(row.vector, manifest.dimensions), "vector", row);
    const maps = [row.payload, row.affinities, row.attributes].filter((map) => map !== undefined);
    expectRight(maps.every(isObject), "map", row);
  }
  const ids = { items: items.map(({ id }) => idOf(id)), users: users.map(({ id }) => String(id)) };
  for (const row of interactions) {
    expectRight(ids.items.includes(idOf(row.item)), "item", row);
    expectRight(ids.users.includes(String(row.user)), "user", row);
    expectRight(Number.isFinite(row.label), "label", row);
    const place =
      manifest.split.by === "part" ? ["train", "tune", "test"].includes(row.part as string) : row.time;
    expectRight(place !== undefined && place !== false && place !== null, "part or time", row);
  }
  for (const [name, own] of Object.entries(ids)) {
    expectBetween(own.length, new Set(own).size, own.length, `the different ids of ${name}`);
  }
  const counts = { items: items.length, users: users.length, interactions: interactions.length };
  for (const [name, count] of Object.entries(counts)) {
    expectBetween(count, dataset[name as keyof typeof counts], count, `the number of ${name}`);
  }
}

/** UUIDs may be in capitals. */
function idOf(id: unknown): string {
  return String(id).toLowerCase();
}

function isVector(value: unknown, dimensions: number): boolean {
  return Array.isArray(value) && value.length === dimensions && value.every((x) => Number.isFinite(x));
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function expectRight(right: boolean, what: string, row: Row): void {
  if (!right) throw new Error(`a wrong ${what} was read without a word: ${JSON.stringify(row)}`);
}

/** Without the byte-order marks, which all readers drop. */
function textOf(content: string | Uint8Array): string {
  const bytes = Buffer.from(content);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
  return text.replace(/^\ufeff/gm, "");
}
