import type { DepthRun, NearestItems, Split } from "../domain.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { DEFAULT_RETRIEVER } from "../experiment/systems.ts";
import type { SystemReport } from "../report/report.ts";
import type { RankingModel } from "../retrieval/query-plan.ts";
import type { SearchSession } from "../retrieval/search-session.ts";
import type { SystemRuns } from "../scoring/score-runs.ts";
import { learnedFormula } from "../systems/learned-formula.ts";
import { retrieverSystem } from "../systems/retriever-system.ts";
import { describeSystem, runSystem, type System } from "../systems/system.ts";

/** The rankings of all queries that an experiment made. */
export interface Runs {
  /** What the retriever finds at the greatest depth, by exact search. */
  readonly nearest: NearestItems;
  /** The retriever alone. */
  readonly retriever: SystemRuns<DepthRun>;
  readonly treatment: SystemRuns<DepthRun>;
  readonly control: SystemRuns;
  /** All systems but the treatment, the control first. */
  readonly controls: readonly SystemRuns[];
  /** What ranked, the treatment last. */
  readonly systems: readonly SystemReport[];
}

/** What systems rank, and how. */
export interface SystemInputs {
  readonly session: SearchSession;
  readonly split: Pick<Split, "queries">;
  readonly nearest: NearestItems;
  readonly ranking: RankingModel;
  /** Rankings that were made elsewhere. */
  readonly imported: readonly System[];
}

/**
 * Runs every system of an experiment at each of its depths.
 *
 * @param onDepth Is told each depth before the treatment is run at it.
 */
export async function runSystems(
  { session, split, nearest, ranking, imported }: SystemInputs,
  { comparison, ranking: { depths } }: Pick<Experiment, "comparison" | "ranking">,
  onDepth: (depth: number) => void,
): Promise<Runs> {
  const retrieving = retrieverSystem(DEFAULT_RETRIEVER, nearest, depths);
  const formula = learnedFormula(comparison.treatment, session, split, ranking, nearest, depths);
  const retriever = await runSystem(retrieving);
  const treatment = await runSystem(formula, onDepth);
  const rivals = [retriever, ...(await Promise.all(imported.map((system) => runSystem(system))))];
  const control = rivals.find(({ system }) => system === comparison.control)!;
  return {
    nearest,
    retriever,
    treatment,
    control,
    controls: [control, ...rivals.filter((rival) => rival !== control)],
    systems: [retrieving, ...imported, formula].map(describeSystem),
  };
}
