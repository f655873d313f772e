import { defaultLevel } from "../metrics/measure.ts";
import { visibleText } from "../visible-text.ts";
import type { ScoreReport } from "./score-report.ts";
import { trecEvalMeasure } from "./trec-eval-measure.ts";

const nameWidth = 22;

/**
 * Prints scores as trec_eval does: name, query and value with 4 decimals, separated by tabs; each query's, if wanted, and
 * then the means. A measure has trec_eval's name where it has one.
 *
 * @example "P_10                  \tall\t0.3000\n"
 */
export function renderTrecScores({ runs, queries }: ScoreReport): string {
  return runs
    .flatMap(({ run, scores, perQuery = [] }) => [
      ...perQuery.flatMap(({ query, scores }) =>
        Object.entries(scores).map(([measure, value]) => line(trecName(measure), query, value.toFixed(4))),
      ),
      line("runid", "all", run),
      line("num_q", "all", String(queries)),
      ...scores.map(({ measure, mean }) => line(trecName(measure), "all", mean.toFixed(4))),
    ])
    .join("");
}

function line(name: string, query: string, value: string): string {
  return `${name.padEnd(nameWidth)}\t${visibleText(query)}\t${visibleText(value)}\n`;
}

/** With its own `-l`, trec_eval prints no level: such a measure keeps our name. */
function trecName(measure: string): string {
  const theirs = trecEvalMeasure(measure);
  return theirs?.level === defaultLevel ? theirs.printed : measure;
}
