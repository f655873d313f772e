import { formatCount, formatScore } from "../report/format-number.ts";
import type { RunReport, ScoreReport } from "./score-report.ts";

/** What a reader of a run's means must know, a sentence each. */
export function remarksOnRun(
  { run, unanswered, unjudged, judgedItems, reversed, scores }: RunReport,
  { qrels, queries, withoutRelevant }: ScoreReport,
): string[] {
  const all = formatCount(queries);
  return [
    ...(unjudged > 0 ? [`Queries of ${run} without judgments, left out: ${formatCount(unjudged)}.`] : []),
    ...(unanswered > 0
      ? [`Queries without an answer, counted as 0: ${formatCount(unanswered)} of ${all}.`]
      : []),
    ...withoutRelevant
      .filter((nothing) => nothing.queries > 0)
      .map(({ level, measures, queries: without }) => {
        const by = withoutRelevant.length > 1 ? ` by ${measures.join(", ")}` : "";
        return `Queries without an item of grade ${level} or above, counted as 0${by}: ${formatCount(without)} of ${all}.`;
      }),
    ...(judgedItems === 0
      ? [`None of the items that ${run} ranks is judged; are the ids of the items the same as in ${qrels}?`]
      : []),
    ...(reversed > 0
      ? [
          `In ${formatCount(reversed)} of ${formatCount(queries - unanswered + unjudged)} queries of ${run} the ranks run against the scores, and the scores count: are they distances, or the columns swapped?`,
        ]
      : []),
    ...scores
      .filter(({ ties }) => ties.queriesAffected > 0)
      .map(({ measure, ties: { queriesAffected, lowest, highest, expected } }) => {
        const average = expected === undefined ? "" : `, ${formatScore(expected)} on average`;
        const range = `${formatScore(lowest)} to ${formatScore(highest)}`;
        return `${measure} depends on the order of equal scores in ${formatCount(queriesAffected)} of ${all} queries: ${range}${average}.`;
      }),
  ];
}

/** What a reader must know of the files as a whole, a sentence each. */
export function remarksOnFiles({ qrels, queries, comments, runs }: ScoreReport): string[] {
  const passedOver = [{ run: qrels, comments }, ...runs]
    .filter((file) => file.comments > 0)
    .map((file) => `${formatCount(file.comments)} of ${file.run}`);
  return [
    ...(passedOver.length > 0
      ? [`Lines that begin with # and were passed over: ${passedOver.join(", ")}.`]
      : []),
    ...(runs.length > 1 && queries < 2
      ? ["The runs are not compared: one query cannot tell a difference from chance."]
      : []),
  ];
}
