import { attempt, type Refusal } from "../model/attempt.ts";
import { fitFolds, type ModelOf } from "../model/fit-folds.ts";
import { fitModel } from "../model/fit-model.ts";
import { objectivesFor } from "../model/objectives/choose-objective.ts";
import { describeObjective, LOGISTIC } from "../model/objectives/objective.ts";
import type { Samples } from "../model/samples.ts";
import { createRandom } from "../random.ts";
import type { ObjectiveRow, ObjectivesReport } from "../report/objectives-report.ts";
import type { Report } from "../report/report.ts";
import { testPair } from "../scoring/compare-systems.ts";
import { valuesOf } from "../scoring/query-scores.ts";
import { adjustPValues } from "../statistics/adjust-p-values.ts";
import { mean } from "../statistics/mean.ts";
import type { Evaluation } from "./evaluation.ts";
import { scoreModels } from "./score-models.ts";

/**
 * Trains for each objective in turn, ranks the test queries by it and compares with logistic loss; only where the experiment
 * asks for another objective. The test judges what folds of the training lists chose, and chooses nothing.
 */
export async function compareObjectives(evaluation: Evaluation): Promise<Pick<Report, "objectives">> {
  const { dataset, samples, features, recipe, choice, experiment, pause, scores, runs, depth } = evaluation;
  const { headline } = experiment.ranking;
  if (experiment.training.objective === "logistic") return {};
  const columns = features.map((_, column) => column);
  const fitted: (Pick<Trial, "objective" | "inner"> & {
    readonly outcome: { modelOf: ModelOf } | Refusal;
  })[] = [];
  for (const objective of objectivesFor(samples, headline)) {
    const learn = (others: Samples) => fitModel(others, { ...recipe, objective }, pause);
    const outcome = await attempt(async () => ({
      modelOf: await fitFolds(samples, dataset.folds, learn),
    }));
    const name = describeObjective(objective);
    const inner = choice?.trials.find((trial) => describeObjective(trial.objective) === name);
    fitted.push({ objective: name, inner: inner && withoutObjective(inner), outcome });
  }
  const models = fitted.flatMap(({ outcome }) => ("problem" in outcome ? [] : [{ ...outcome, columns }]));
  const scored = (await scoreModels(evaluation, features, models)).values();
  const trials = fitted.map(({ outcome, ...trial }): Trial => {
    return { ...trial, values: "problem" in outcome ? outcome : scored.next().value! };
  });
  const used = describeObjective(recipe.objective ?? LOGISTIC);
  if (choice === undefined) {
    return {
      objectives: { used, judged: used, chosenBy: "experiment", rows: compareTrials(trials, evaluation) },
    };
  }
  // What is chosen of all queries has seen those that are judged; what each fold chose of the others has not.
  const own =
    dataset.folds === undefined
      ? []
      : [
          {
            objective: BY_FOLD,
            values: valuesOf(scores, { system: runs.formula.system, depth, measure: headline.name }),
          },
        ];
  const rows = compareTrials([...trials, ...own], evaluation);
  return { objectives: { used, judged: own[0]?.objective ?? used, chosenBy: "inner folds", rows } };
}

/** The row of folds that chose for themselves. */
const BY_FOLD = "what each fold chose";

interface Trial extends Pick<ObjectiveRow, "objective" | "inner"> {
  readonly values: Float64Array | Refusal;
}

/** The trials on the test queries; what they are tested for is corrected by Holm. */
function compareTrials(trials: readonly Trial[], evaluation: Evaluation): ObjectivesReport["rows"] {
  const { resamples, experiment } = evaluation;
  const { confidence } = experiment.statistics;
  const control = trials[0]!.values;
  const family = trials.filter(({ values }, i) => i > 0 && !("problem" in values)).length;
  const tests = trials.map(({ objective, values }, i) => {
    if (i === 0 || "problem" in values || "problem" in control || control.length < 2) return undefined;
    const random = createRandom(`${experiment.seed}/objective/${objective}`);
    return testPair(control, values, { resamples, random, confidence, family });
  });
  const adjusted = adjustPValues(tests.filter((test) => test !== undefined)).values();
  return trials.map(({ objective, inner, values }, i) => ({
    objective,
    ...(inner && { inner }),
    test:
      "problem" in values
        ? values
        : { mean: mean(values), ...(tests[i] && { comparison: adjusted.next().value! }) },
  }));
}

function withoutObjective({
  objective: _,
  ...rest
}: NonNullable<Evaluation["choice"]>["trials"][number]): ObjectiveRow["inner"] {
  return rest;
}
