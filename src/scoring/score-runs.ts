import type { DepthRun, Judgments, Run } from "../domain.ts";
import { candidateRecall, judgedAt } from "../metrics/default-measures.ts";
import type { Measure } from "../metrics/measure.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import { mapWithPauses, NO_PAUSE, type Pause } from "../pause.ts";
import type { QueryScores } from "./query-scores.ts";

/** The runs of one system: one a depth, ascending, or a single one without a depth. */
export interface SystemRuns<R extends Run = Run> {
  readonly system: string;
  /** Whether it makes the candidates, which are judged by R@M as well. */
  readonly retrieves: boolean;
  /** Whether its rankings are sets without an order, which nothing but their recall can be judged by. */
  readonly isUnordered?: boolean;
  readonly runs: readonly R[];
}

/** The run of a system at a depth: the one of that depth, or the only one of a system without depths. */
export function runAt<R extends Run>({ system, runs }: SystemRuns<R>, depth: number): R {
  const run = runs.find((one) => one.depth === depth || one.depth === undefined);
  if (run === undefined) throw new RangeError(`${system} has no run at depth ${depth}`);
  return run;
}

/** Scores every run of a system by every measure that can be judged at its depth; the recall of the candidates first. */
export async function scoreRuns(
  { retrieves, isUnordered = false, runs }: SystemRuns,
  qrels: readonly Judgments[],
  measures: readonly Measure[],
  pause: Pause = NO_PAUSE,
): Promise<QueryScores[]> {
  const score = ({ system, depth, rankings }: Run): QueryScores[] => {
    const most = Math.max(...rankings.map(({ items }) => items.length));
    const recall =
      retrieves && depth !== undefined ? [candidateRecall(depth, isUnordered ? most : depth)] : [];
    const others = isUnordered
      ? []
      : judgedAt(measures, depth).filter(({ name }) => name !== recall[0]?.name);
    const judged = [...recall, ...others];
    return scoreRankings(rankings, qrels, judged).map((values, i) => ({
      system,
      depth,
      measure: judged[i]!.name,
      values,
    }));
  };
  return (await mapWithPauses(runs, score, pause)).flat();
}

/**
 * The scores without those that only repeat others: a retriever has the same first k items at every depth, and so one value
 * of a measure with a cutoff, which is held at the greatest depth.
 */
export function withoutRepeats(
  scores: readonly QueryScores[],
  retrievers: readonly SystemRuns<DepthRun>[],
  measures: readonly Measure[],
): QueryScores[] {
  const names = new Set(retrievers.map(({ system }) => system));
  const deepest = Math.max(...retrievers.flatMap(({ runs }) => runs.map(({ depth }) => depth)));
  const cut = new Set(measures.filter(({ cutoff }) => cutoff !== undefined).map(({ name }) => name));
  return scores.filter(
    (score) => !names.has(score.system) || score.depth === deepest || !cut.has(score.measure),
  );
}
