import type { Interactions, ItemId, Part } from "../../domain.ts";
import { show } from "../../read-json.ts";
import { readIdText, readItemId, readNumber, readTime } from "./fields.ts";
import { readRecords } from "./read-records.ts";
import type { ReadingContext } from "./reading-context.ts";
import type { RawRecord, Report } from "./row-source.ts";
import type { SplitRule } from "./split-format.ts";

const KEYS_BY_SPLIT = {
  part: { required: ["user", "item", "label", "part"], optional: ["time", "propensity"] },
  time: { required: ["user", "item", "label", "time"], optional: ["propensity"] },
  last: { required: ["user", "item", "label", "time"], optional: ["propensity"] },
  query: { required: ["user", "item", "label"], optional: ["time", "propensity"] },
  fold: { required: ["user", "item", "label"], optional: ["time", "propensity"] },
};

/** Positions of users or items in the dataset, by id, and whether their file could be read to its end. */
export interface Numbered<Id> {
  /** The file's name. */
  readonly file: string;
  readonly positions: ReadonlyMap<Id, number>;
  readonly isComplete: boolean;
  /** Reads an id of a record; by default as that of a user or a point. */
  readonly readId?: (key: string, value: unknown, report: Report) => Id | undefined;
  /** Is told of each label whose id is missing, which then has the position -1; without it that is a problem. */
  onAbsent?(id: Id): void;
}

/** The position of an item that is not there, where such labels are left out. */
export const ABSENT = -1;

/** Events as a file has them, before they are cut into parts. */
export interface UncutInteractions extends Omit<Interactions, "part"> {
  /** The part of each, where the file says it. */
  readonly part: readonly Part[] | undefined;
}

/** Reads the interactions' file: `{"user": "ada", "item": 7, "label": 1, "time": 1767225600, "part": "train"}` a line. */
export async function readInteractions(
  context: ReadingContext,
  { name, by }: { readonly name: string; readonly by: SplitRule["by"] },
  users: Numbered<string>,
  items: Numbered<ItemId>,
): Promise<UncutInteractions> {
  const findUser = finder("user", users, readIdText);
  const findItem = finder("item", items, readItemId);
  const user: number[] = [];
  const item: number[] = [];
  const label: number[] = [];
  const time: number[] = [];
  const parts: Part[] = [];
  const propensity: number[] = [];
  await readRecords(context, name, { file: "interactions", ...KEYS_BY_SPLIT[by] }, (record, report) => {
    user.push(findUser(record.user, report));
    item.push(findItem(record.item, report));
    label.push(readNumber("label", record.label, report) ?? Number.NaN);
    time.push(readTime("time", record.time, report) ?? Number.NaN);
    if (by === "part") parts.push(readPart(record, report));
    propensity.push(readPropensity(record, report));
  });
  const columns = {
    user: Int32Array.from(user),
    item: Int32Array.from(item),
    label: Float64Array.from(label),
    time: Float64Array.from(time),
  };
  const part = by === "part" ? parts : undefined;
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

/**
 * What finds the number of an id, or 0 after reporting, once an id, that there is none. Where the file of the ids could
 * not be read to its end, that was reported, and who is missing is not known.
 */
function finder<Id extends ItemId>(
  key: string,
  { file, positions, isComplete, onAbsent, ...given }: Numbered<Id>,
  usual: (key: string, value: unknown, report: Report) => Id | undefined,
) {
  const missing = new Set<Id>();
  const { readId = usual } = given;
  return (value: unknown, report: Report): number => {
    const id = readId(key, value, report);
    if (id === undefined) return 0;
    const position = positions.get(id);
    if (position === undefined && onAbsent !== undefined) {
      onAbsent(id);
      return ABSENT;
    }
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
