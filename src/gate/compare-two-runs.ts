import { parseMeasure } from "../metrics/parse-measure.ts";
import { createRandom } from "../random.ts";
import { compareSlices, type SliceComparison } from "../scoring/compare-slices.ts";
import type { Slice } from "../scoring/slices.ts";
import { columnValues, headlineColumn } from "./baseline-columns.ts";
import { gateOptions, type Judging } from "./judging.ts";
import type { PairedRuns } from "./pair-runs.ts";
import type { RunContext } from "./run-file.ts";
import { judge, type Verdict } from "./verdict.ts";

/** How the headline of one query moved. */
export interface QueryChange {
  readonly query: string;
  /** What was searched for, where the dataset says so. */
  readonly text?: string | undefined;
  readonly before: number;
  readonly after: number;
}

/** How one run differs from another. */
export interface RunComparison {
  /** By the gate's test. */
  readonly verdict: Verdict;
  /** In common. */
  readonly queries: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  /** By how much the headline moved, those that moved most first. */
  readonly gained: readonly QueryChange[];
  readonly lost: readonly QueryChange[];
  /** Of the headline; empty where nothing slices the queries. */
  readonly slices: readonly SliceComparison[];
}

/** How many queries of either kind are named. */
const MOST_QUERIES = 5;
const SAMPLES = 2000;

/** Compares two runs query by query, by the gate's own test, and says which queries and slices moved. */
export async function compareTwoRuns(
  { before, after, onlyBefore, onlyAfter }: PairedRuns,
  judging: Judging,
  { slices, texts }: Pick<RunContext, "slices" | "texts">,
): Promise<RunComparison> {
  const verdict = judge(before, after, gateOptions(judging));
  const ids = Object.keys(after.queries);
  const column = headlineColumn(before, after);
  const [control, treatment] = [before, after].map((run) => columnValues(run, column, ids));
  const changes = ids.map((query, i): QueryChange => {
    const text = Object.hasOwn(texts, query) ? texts[query] : undefined;
    return { query, ...(text !== undefined && { text }), before: control![i]!, after: treatment![i]! };
  });
  const sign = parseMeasure(column.measure).direction === "higher" ? 1 : -1;
  const gain = (change: QueryChange) => sign * (change.after - change.before);
  const moved = changes.filter((change) => gain(change) !== 0).sort((a, b) => gain(b) - gain(a));
  return {
    verdict,
    queries: ids.length,
    onlyBefore,
    onlyAfter,
    gained: moved.filter((change) => gain(change) > 0).slice(0, MOST_QUERIES),
    lost: moved
      .filter((change) => gain(change) < 0)
      .reverse()
      .slice(0, MOST_QUERIES),
    slices: await compareSlices(
      { control: control!, treatment: treatment! },
      toSlices(slices, ids),
      createRandom(`${judging.seed}/compare`),
      { samples: SAMPLES, confidence: 1 - 2 * judging.significance },
    ),
  };
}

/** Slices of ids as slices of positions; one of fewer than two of these queries cannot be tested. */
function toSlices(slices: RunContext["slices"], ids: readonly string[]): Slice[] {
  const positions = new Map(ids.map((id, position) => [id, position]));
  return slices
    .map(({ attribute, value, queries }) => ({
      attribute,
      value,
      members: Int32Array.from(queries.flatMap((id) => positions.get(id) ?? [])).sort(),
    }))
    .filter(({ members }) => members.length > 1);
}
