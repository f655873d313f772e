import type { Interactions, ItemId, Part } from "../../domain.ts";
import { show } from "../../read-json.ts";
import { splitByTime } from "../split-by-time.ts";
import type { FilesManifest } from "./data-format.ts";
import { readItemId, readNumber, readUserId } from "./fields.ts";
import { type RawRecord, type Report, readRecords } from "./read-records.ts";
import type { ReadingContext } from "./reading-context.ts";

const KEYS_BY_SPLIT = {
  part: { required: ["user", "item", "label", "part"], optional: ["time", "propensity"] },
  time: { required: ["user", "item", "label", "time"], optional: ["propensity"] },
};

/** Where users and items stand in the dataset, by id. */
export interface Positions {
  readonly users: ReadonlyMap<string, number>;
  readonly items: ReadonlyMap<ItemId, number>;
}

/** Reads the interactions' file: `{"user": "ada", "item": 7, "label": 1, "time": 1767225600, "part": "train"}` a line. */
export async function readInteractions(
  context: ReadingContext,
  { files, split }: FilesManifest,
  positions: Positions,
): Promise<Interactions> {
  const user: number[] = [];
  const item: number[] = [];
  const label: number[] = [];
  const time: number[] = [];
  const parts: Part[] = [];
  const propensity: number[] = [];
  await readRecords(context, files.interactions, KEYS_BY_SPLIT[split.by], (record, report) => {
    user.push(findUser(record.user, positions, files.users, report));
    item.push(findItem(record.item, positions, files.items, report));
    label.push(readNumber("label", record.label, report) ?? Number.NaN);
    time.push(readNumber("time", record.time, report) ?? Number.NaN);
    if (split.by === "part") parts.push(readPart(record, report));
    propensity.push(readPropensity(record, report));
  });
  const columns = {
    user: Int32Array.from(user),
    item: Int32Array.from(item),
    label: Float64Array.from(label),
    time: Float64Array.from(time),
  };
  const part = split.by === "part" ? parts : splitByTime(columns, positions.users.size, split);
  const biased = propensity.some((probability) => probability < 1);
  return { ...columns, part, ...(biased ? { propensity: Float64Array.from(propensity) } : {}) };
}

/** 1 where the line has none: the user looked for sure. */
function readPropensity({ propensity }: RawRecord, report: Report): number {
  const probability = readNumber("propensity", propensity, report) ?? 1;
  if (probability > 0 && probability <= 1) return probability;
  report(`propensity must be above 0 and at most 1, got ${probability}`);
  return 1;
}

/** The number of the user, or 0 after reporting that there is none. */
function findUser(value: unknown, { users }: Positions, file: string, report: Report): number {
  const id = readUserId("user", value, report);
  const position = id === undefined ? 0 : users.get(id);
  if (position === undefined && users.size > 0) report(`user ${show(value)} is not in ${file}`);
  return position ?? 0;
}

/** The number of the item, or 0 after reporting that there is none. */
function findItem(value: unknown, { items }: Positions, file: string, report: Report): number {
  const id = readItemId("item", value, report);
  const position = id === undefined ? 0 : items.get(id);
  if (position === undefined && items.size > 0) report(`item ${show(value)} is not in ${file}`);
  return position ?? 0;
}

function readPart({ part }: RawRecord, report: Report): Part {
  if (part === "train" || part === "tune" || part === "test") return part;
  if (part !== undefined) report(`part must be "train", "tune" or "test", got ${show(part)}`);
  return "test";
}
