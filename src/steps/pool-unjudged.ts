import type { UnjudgedFile } from "../report/judgment-pool.ts";
import { runAt } from "../scoring/score-runs.ts";
import type { Evaluation } from "./evaluation.ts";

/**
 * Collects what was never judged among the first k items of every system at the recommended depth.
 *
 * @returns Nothing where the dataset says that every pair is judged, or all of these are.
 */
export function poolUnjudged(evaluation: Evaluation): UnjudgedFile | undefined {
  const { dataset, split, runs, depth, cutoff } = evaluation;
  if (dataset.judgments === "complete") return undefined;
  const rankings = [...runs.controls, runs.treatment].map((system) => runAt(system, depth).rankings);
  const queries = split.queries.flatMap(({ user }, query) => {
    const judged = new Set(split.qrels[query]!.items);
    const shown = rankings.flatMap((lists) => Array.from(lists[query]!.items.subarray(0, cutoff)));
    const items = [...new Set(shown)].filter((item) => !judged.has(item)).sort((a, b) => a - b);
    if (items.length === 0) return [];
    const { id, text } = dataset.users[user]!;
    return {
      id,
      ...(text !== undefined && { text }),
      items: items.map((item) => {
        const { id, title } = dataset.items[item]!;
        return { id, ...(title !== undefined && { title }) };
      }),
    };
  });
  return queries.length === 0 ? undefined : { depth, cutoff, queries };
}
