import { type AblatedScores, compareAblations } from "../analysis/formula/compare-ablations.ts";
import { createFeatures } from "../features/create-features.ts";
import { fitFolds } from "../model/fit-folds.ts";
import { fitOptimum } from "../model/fit-optimum.ts";
import { type Samples, selectColumns } from "../model/samples.ts";
import type { Report } from "../report/report.ts";
import type { Evaluation } from "./evaluation.ts";
import { scoreModel } from "./score-model.ts";

/**
 * Leaves each feature out in turn, with all of its columns: trains again without it, ranks again, and compares. With one
 * feature there is nothing to leave out.
 */
export async function ablateFeatures(evaluation: Evaluation): Promise<Pick<Report, "ablation">> {
  const { dataset, specs, sources, samples, recipe, resamples, experiment, pause } = evaluation;
  if (specs.length === 1) return { ablation: [] };
  const groups = specs.map((spec) => createFeatures([spec], sources));
  const all = groups.flat();
  const ablated: AblatedScores[] = [];
  for (const group of groups) {
    const features = all.filter((feature) => !group.includes(feature));
    const columns = features.map((feature) => all.indexOf(feature));
    const fit = async (samples: Samples) => (await fitOptimum(samples, recipe, pause)).model;
    const modelOf = await fitFolds(selectColumns(samples, columns), dataset.folds, fit);
    const values = await scoreModel(evaluation, modelOf, features);
    ablated.push({ without: group.map(({ name }) => name), values });
  }
  const { confidence } = experiment.statistics;
  return { ablation: compareAblations(formulaHeadline(evaluation), ablated, resamples, confidence) };
}

/** The formula's headline measure at the recommended depth. */
function formulaHeadline({ scores, runs, experiment, depth }: Evaluation): Float64Array {
  const { name } = experiment.ranking.headline;
  return scores.find(
    (score) => score.system === runs.formula.system && score.depth === depth && score.measure === name,
  )!.values;
}
