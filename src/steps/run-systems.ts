import type { DepthRun, NearestItems } from "../domain.ts";
import type { SystemReport } from "../report/system-report.ts";
import type { SystemRuns } from "../scoring/score-runs.ts";
import { learnedFormula } from "../systems/learned-formula.ts";
import { retrieverSystem } from "../systems/retriever-system.ts";
import { describeSystem, runSystem } from "../systems/system.ts";
import type { Ranked, Trained } from "./evaluation.ts";

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

/**
 * Runs every system of an experiment at each of its depths.
 *
 * @param onDepth Is told each depth before the treatment is run at it.
 */
export async function runSystems(trained: Trained, onDepth: (depth: number) => void): Promise<Ranked> {
  const { experiment, session, nearest, imported } = trained;
  const [{ name }] = session.retrievers;
  const { comparison, ranking } = experiment;
  const retrieving = retrieverSystem(name, nearest, ranking.depths);
  const formula = learnedFormula(comparison.treatment, trained, ranking.depths);
  const retriever = await runSystem(retrieving);
  const treatment = await runSystem(formula, onDepth);
  const rivals = [retriever, ...(await Promise.all(imported.map((system) => runSystem(system))))];
  const control = rivals.find(({ system }) => system === comparison.control)!;
  const controls = [control, ...rivals.filter((rival) => rival !== control)];
  const systems = [retrieving, ...imported, formula].map(describeSystem);
  return { ...trained, runs: { nearest, retriever, treatment, control, controls, systems } };
}
