import type { Interactions, ItemId, Part } from "../../domain.ts";
import { show } from "../../read-json.ts";
import { type Moments, splitAtMoments } from "../split-at-moments.ts";
import { splitByTime } from "../split-by-time.ts";
import type { FilesManifest } from "./data-format.ts";
import { readItemId, readNumber, readTime, readUserId } from "./fields.ts";
import { type RawRecord, type Report, readRecords } from "./read-records.ts";
import type { ReadingContext } from "./reading-context.ts";
import type { TimeSplit } from "./split-format.ts";

const KEYS_BY_SPLIT = {
  part: { required: ["user", "item", "label", "part"], optional: ["time", "propensity"] },
  time: { required: ["user", "item", "label", "time"], optional: ["propensity"] },
};

/** Positions of users or items in the dataset, by id, and whether their file could be read to its end. */
export interface Numbered<Id> {
  readonly positions: ReadonlyMap<Id, number>;
  readonly isComplete: boolean;
}

/** Reads the interactions' file: `{"user": "ada", "item": 7, "label": 1, "time": 1767225600, "part": "train"}` a line. */
export async function readInteractions(
  context: ReadingContext,
  { files, split }: FilesManifest,
  users: Numbered<string>,
  items: Numbered<ItemId>,
): Promise<Interactions> {
  const findUser = finder("user", users, files.users, readUserId);
  const findItem = finder("item", items, files.items, readItemId);
  const user: number[] = [];
  const item: number[] = [];
  const label: number[] = [];
  const time: number[] = [];
  const parts: Part[] = [];
  const propensity: number[] = [];
  await readRecords(context, files.interactions, KEYS_BY_SPLIT[split.by], (record, report) => {
    user.push(findUser(record.user, report));
    item.push(findItem(record.item, report));
    label.push(readNumber("label", record.label, report) ?? Number.NaN);
    time.push(readTime("time", record.time, report) ?? Number.NaN);
    if (split.by === "part") parts.push(readPart(record, report));
    propensity.push(readPropensity(record, report));
  });
  const columns = {
    user: Int32Array.from(user),
    item: Int32Array.from(item),
    label: Float64Array.from(label),
    time: Float64Array.from(time),
  };
  const part = split.by === "part" ? parts : cutByTime(columns, users.positions.size, split, context);
  const biased = propensity.some((probability) => probability < 1);
  return { ...columns, part, ...(biased ? { propensity: Float64Array.from(propensity) } : {}) };
}

function cutByTime(
  columns: Pick<Interactions, "user" | "time">,
  users: number,
  split: TimeSplit,
  { problems }: Pick<ReadingContext, "problems">,
): Part[] {
  if (!("testFrom" in split)) return splitByTime(columns, users, split);
  const problem = outside(columns.time, split);
  if (problem !== undefined) problems.add(`dataset.json: split ${problem}`);
  return splitAtMoments(columns, split);
}

/** What is wrong with a test that has all of the interactions, or none. */
function outside(time: Float64Array, { testFrom }: Moments): string | undefined {
  const first = time.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = time.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY);
  if (time.some(Number.isNaN) || (first < testFrom && testFrom <= last)) return undefined;
  return `puts testFrom at ${testFrom}, but the interactions' times run from ${first} to ${last}; both are Unix seconds`;
}

/** 1 where the line has none: the user looked for sure. */
function readPropensity({ propensity }: RawRecord, report: Report): number {
  const probability = readNumber("propensity", propensity, report) ?? 1;
  if (probability > 0 && probability <= 1) return probability;
  report(`propensity must be above 0 and at most 1, got ${probability}`);
  return 1;
}

/**
 * What finds the number of an id, or 0 after reporting, once an id, that there is none. Where the file of the ids could
 * not be read to its end, that was reported, and who is missing is not known.
 */
function finder<Id extends ItemId>(
  key: string,
  { positions, isComplete }: Numbered<Id>,
  file: string,
  readId: (key: string, value: unknown, report: Report) => Id | undefined,
) {
  const missing = new Set<Id>();
  return (value: unknown, report: Report): number => {
    const id = readId(key, value, report);
    if (id === undefined) return 0;
    const position = positions.get(id);
    if (position === undefined && isComplete && !missing.has(id)) {
      missing.add(id);
      report(`${key} ${show(value)} is not in ${file}`);
    }
    return position ?? 0;
  };
}

function readPart({ part }: RawRecord, report: Report): Part {
  if (part === "train" || part === "tune" || part === "test") return part;
  if (part !== undefined) report(`part must be "train", "tune" or "test", got ${show(part)}`);
  return "test";
}
