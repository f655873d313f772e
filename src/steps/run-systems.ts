import type { DepthRun, Run } from "../domain.ts";
import { CANDIDATES, LEARNED_FORMULA } from "../experiment/systems-schema.ts";
import type { SystemReport } from "../report/system-report.ts";
import { candidatesAt } from "../retrieval/candidate-pool.ts";
import type { SystemRuns } from "../scoring/score-runs.ts";
import { learnedFormula } from "../systems/learned-formula.ts";
import { retrieverSystem } from "../systems/retriever-system.ts";
import { describeSystem, runSystem, type System } from "../systems/system.ts";
import { chooseSetting } from "./choose-setting.ts";
import type { Ranked, Trained } from "./evaluation.ts";

/** The rankings of all queries that an experiment made. */
export interface Runs {
  /** What the formula ranks: all that any retriever finds. The run of the only retriever, else sets without an order. */
  readonly candidates: SystemRuns<DepthRun>;
  /** Each retriever alone. */
  readonly retrievers: readonly SystemRuns<DepthRun>[];
  /** The learned formula. */
  readonly formula: SystemRuns<DepthRun>;
  readonly treatment: SystemRuns;
  /** What advice on depth is about: the treatment, or the formula where that has no depth. */
  readonly examined: SystemRuns<DepthRun>;
  readonly control: SystemRuns;
  /** All systems but the treatment, the control first. */
  readonly controls: readonly SystemRuns[];
  /** What ranked, the treatment last. */
  readonly systems: readonly SystemReport[];
}

/**
 * Runs every system of an experiment at each of its depths.
 *
 * @param onDepth Is told each depth before the formula is run at it.
 */
export async function runSystems(trained: Trained, onDepth: (depth: number) => void): Promise<Ranked> {
  const { experiment, session, pool, declared } = trained;
  const { comparison, ranking } = experiment;
  const { depths } = ranking;
  const inputs = { ...trained, choose: chooseSetting(trained), depths };
  const retrieving = session.retrievers.map(({ name }, i) => retrieverSystem(name, pool.nearest[i]!, depths));
  const added = declared.map((make) => make(inputs));
  const learned = learnedFormula(LEARNED_FORMULA, trained, depths);

  const retrievers = await inOrder(retrieving);
  const formula = await runSystem(learned, onDepth);
  const made: SystemRuns[] = [...retrievers, ...(await inOrder(added)), formula];
  const treatment = made.find(({ system }) => system === comparison.treatment)!;
  const examined = hasDepths(treatment) ? treatment : formula;
  const rivals = made.filter((one) => one !== treatment);
  const control = rivals.find(({ system }) => system === comparison.control)!;
  const controls = [control, ...rivals.filter((rival) => rival !== control)];
  const reports = [...retrieving, ...added, learned].map(describeSystem);
  const isTreatment = ({ name }: SystemReport) => name === treatment.system;
  const systems = [...reports.filter((one) => !isTreatment(one)), ...reports.filter(isTreatment)];
  const candidates = retrievers.length === 1 ? retrievers[0]! : unionRuns(trained);
  return {
    ...trained,
    runs: { candidates, retrievers, formula, treatment, examined, control, controls, systems },
  };
}

function hasDepths(system: SystemRuns): system is SystemRuns<DepthRun> {
  return system.runs.every(({ depth }) => depth !== undefined);
}

async function inOrder<R extends Run>(systems: readonly System<R>[]): Promise<SystemRuns<R>[]> {
  const runs: SystemRuns<R>[] = [];
  for (const system of systems) runs.push(await runSystem(system));
  return runs;
}

/** What any of several retrievers finds at each depth. */
function unionRuns({ pool, experiment }: Pick<Trained, "pool" | "experiment">): SystemRuns<DepthRun> {
  const runs = experiment.ranking.depths.map((depth) => ({
    system: CANDIDATES,
    depth,
    rankings: candidatesAt(pool, depth),
  }));
  return { system: CANDIDATES, retrieves: true, isUnordered: true, runs };
}
