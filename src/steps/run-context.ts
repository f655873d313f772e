import { judgingOf } from "../gate/judging.ts";
import type { RunContext } from "../gate/run-file.ts";
import type { Report } from "../report/report.ts";
import type { Evaluation } from "./evaluation.ts";
import { sliceQueries } from "./slice-queries.ts";

/** What a later comparison of this run with another one needs beside its scores. */
export function runContext(evaluation: Evaluation, report: Pick<Report, "ablation">): RunContext {
  const { dataset, split, experiment, queryIds } = evaluation;
  return {
    judging: judgingOf(report, experiment),
    slices: sliceQueries(evaluation).map(({ attribute, value, members }) => ({
      attribute,
      value,
      queries: Array.from(members, (query) => queryIds[query]!),
    })),
    texts: Object.fromEntries(
      split.queries.flatMap(({ user }) => {
        const { id, text } = dataset.users[user]!;
        return text === undefined ? [] : [[id, text]];
      }),
    ),
  };
}
