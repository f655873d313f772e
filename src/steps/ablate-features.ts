import { type AblatedScores, compareAblations } from "../analysis/formula/compare-ablations.ts";
import { correlatedGroups } from "../analysis/formula/correlated-features.ts";
import { createFeatures } from "../features/create-features.ts";
import type { Feature } from "../features/feature.ts";
import { centreColumns } from "../model/centred-columns.ts";
import { fitFolds } from "../model/fit-folds.ts";
import { fitModel } from "../model/fit-model.ts";
import { type Samples, selectColumns } from "../model/samples.ts";
import type { Report } from "../report/report.ts";
import type { Evaluation } from "./evaluation.ts";
import { scoreModels, type TrialModel } from "./score-models.ts";

/**
 * Leaves each feature out in turn, with all of its columns, and each group of features that correlate: trains again without
 * them, ranks again, and compares. With one feature there is nothing to leave out.
 */
export async function ablateFeatures(evaluation: Evaluation): Promise<Pick<Report, "ablation">> {
  const { dataset, specs, sources, samples, recipe, resamples, experiment, pause } = evaluation;
  if (specs.length === 1) return { ablation: [] };
  const groups = specs.map((spec) => createFeatures([spec], sources));
  const all = groups.flat();
  const ablated: Omit<AblatedScores, "values">[] = [];
  const trials: TrialModel[] = [];
  for (const { group, together } of [
    ...groups.map((group) => ({ group, together: false })),
    ...correlatedFeatures(samples, groups, all).map((group) => ({ group, together: true })),
  ]) {
    const features = all.filter((feature) => !group.includes(feature));
    const columns = features.map((feature) => all.indexOf(feature));
    const fit = (samples: Samples) => fitModel(samples, recipe, pause);
    const modelOf = await fitFolds(selectColumns(samples, columns), dataset.folds, fit);
    ablated.push({ without: group.map(({ name }) => name), together });
    trials.push({ modelOf, columns });
  }
  const { confidence } = experiment.statistics;
  const values = await scoreModels(evaluation, all, trials);
  const scored = ablated.map((ablation, i) => ({ ...ablation, values: values[i]! }));
  return { ablation: compareAblations(formulaHeadline(evaluation), scored, resamples, confidence) };
}

/** The columns of features that correlate, a group each; none of them all, since some feature must be left. */
function correlatedFeatures(
  samples: Samples,
  groups: readonly (readonly Feature[])[],
  all: readonly Feature[],
): Feature[][] {
  const { correlations } = centreColumns(samples);
  const columns = groups.map((group) => group.map((feature) => all.indexOf(feature)));
  const strongest = (a: number, b: number) =>
    Math.max(...columns[a]!.flatMap((i) => columns[b]!.map((j) => Math.abs(correlations.get(i, j)))));
  return correlatedGroups(groups.length, strongest)
    .filter(({ length }) => length < groups.length)
    .map((members) => members.flatMap((member) => groups[member]!));
}

/** The formula's headline measure at the recommended depth. */
function formulaHeadline({ scores, runs, experiment, depth }: Evaluation): Float64Array {
  const { name } = experiment.ranking.headline;
  return scores.find(
    (score) => score.system === runs.formula.system && score.depth === depth && score.measure === name,
  )!.values;
}
