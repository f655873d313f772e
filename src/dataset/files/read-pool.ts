import { join } from "node:path";
import Papa from "papaparse";
import type { Interactions, ItemId, Part } from "../../domain.ts";
import { toPointId } from "../../point-id.ts";
import { show } from "../../read-json.ts";
import { fromSpreadsheet } from "../../spreadsheet-text.ts";
import { readText } from "../../text-file/read-text.ts";
import type { Numbered } from "./read-interactions.ts";
import type { ReadingContext } from "./reading-context.ts";

/** Judgments of a pool, one column each. */
export interface PooledJudgments {
  readonly user: readonly number[];
  readonly item: readonly number[];
  readonly grade: readonly number[];
}

const COLUMNS = ["query", "item", "grade"] as const;

/** What spreadsheets put between cells. */
const DELIMITERS = [",", ";", "\t"];

/**
 * Reads a pool whose grades somebody filled in: CSV with the columns `query`, `item` and `grade`, in any order, and others
 * for whoever judges. A row without a grade is not judged.
 */
export async function readPool(
  { folder, hash, problems }: ReadingContext,
  name: string,
  users: Numbered<string>,
  items: Numbered<ItemId>,
): Promise<PooledJudgments> {
  const path = join(folder, name);
  const judgments = { user: [] as number[], item: [] as number[], grade: [] as number[] };
  const text = await problems.collect(() =>
    readText(path, { ifMissing: "Leave it out of files.pool, or make it" }),
  );
  if (text === undefined) return judgments;
  const { data, meta } = Papa.parse<{ readonly [column: string]: string }>(text, {
    ...{ header: true, skipEmptyLines: true, delimitersToGuess: DELIMITERS },
  });
  const missing = COLUMNS.filter((column) => !(meta.fields ?? []).includes(column));
  if (missing.length > 0) {
    problems.add(
      `${path}:1: must have the columns ${COLUMNS.join(", ")}; there is no ${missing.join(" and no ")}`,
    );
    return judgments;
  }
  const itemsByName = new Map(Array.from(items.positions, ([id, position]) => [String(id), position]));
  data.forEach(({ query = "", item = "", grade = "" }, row) => {
    if (grade.trim() === "") return;
    const report = (problem: string) => problems.add(`${path}: row ${row + 2}: ${problem}`);
    const [queryId, itemId] = [fromSpreadsheet(query), fromSpreadsheet(item)];
    const user = users.positions.get(queryId);
    const position = itemsByName.get(itemId) ?? items.positions.get(toPointId(itemId));
    const value = Number(grade.replace(",", "."));
    if (user === undefined) report(`query ${show(queryId)} is not in ${users.file}`);
    if (position === undefined) report(`item ${show(itemId)} is not in ${items.file}`);
    if (!Number.isFinite(value)) {
      report(`grade must be a number, or empty where nobody judged, got ${show(grade)}`);
    }
    hash.update(`\0pool ${queryId} ${itemId} ${value}`);
    judgments.user.push(user ?? 0);
    judgments.item.push(position ?? 0);
    judgments.grade.push(value);
  });
  return judgments;
}

/**
 * Adds judgments to interactions, each in the test; where queries lie wholly in one part, in that of its query.
 *
 * @param partOf The part of a query, where that is so.
 */
export function withPool(
  { user, item, label, time, part, propensity }: Interactions,
  pool: PooledJudgments,
  partOf: ((user: number) => Part) | undefined,
): Interactions {
  const length = pool.user.length;
  return {
    user: Int32Array.from([...user, ...pool.user]),
    item: Int32Array.from([...item, ...pool.item]),
    label: Float64Array.from([...label, ...pool.grade]),
    time: Float64Array.from([...time, ...new Array<number>(length).fill(Number.NaN)]),
    part: [...part, ...pool.user.map((position) => partOf?.(position) ?? "test")],
    ...(propensity && {
      propensity: Float64Array.from([...propensity, ...new Array<number>(length).fill(1)]),
    }),
  };
}
