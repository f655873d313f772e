import type { Measure } from "../../metrics/measure.ts";
import { NO_PAUSE, type Pause } from "../../pause.ts";
import { createRandom, randomInteger } from "../../random.ts";
import { mean } from "../../statistics/mean.ts";
import { pairedDifferences } from "../../statistics/paired-differences.ts";
import { spread } from "../../statistics/spread.ts";
import { studentQuantile } from "../../statistics/student-t.ts";
import { attempt, type Refusal } from "../attempt.ts";
import { fitFolds } from "../fit-folds.ts";
import type { LinearModel } from "../linear-model.ts";
import { logitsBy } from "../logits-by.ts";
import type { Samples } from "../samples.ts";
import { LOGISTIC, type Objective } from "./objective.ts";
import { rankingLists } from "./ranking-lists.ts";
import { listScorer } from "./score-lists.ts";

/** What an objective is worth by folds of the training lists: each judged by a model of the others. */
export type ObjectiveTrial = { readonly objective: Objective } & (
  | Refusal
  | {
      /** Of the measure, over the lists. */
      readonly mean: number;
      /** To logistic loss by the labels of the dataset; undefined for that itself. */
      readonly difference?: { readonly value: number; readonly low: number; readonly high: number };
    }
);

/** The objective that folds choose, and why. */
export interface ObjectiveChoice {
  readonly chosen: Objective;
  /** Logistic loss first. */
  readonly trials: readonly ObjectiveTrial[];
}

const FOLDS = 5;
const CONFIDENCE = 0.95;
/** Of more thresholds than these only the nearest to that of the dataset are tried. */
const MOST_THRESHOLDS = 4;

/**
 * Chooses what to learn for by five folds of the training lists: of those that are better than logistic loss there the one
 * with the best mean, else logistic loss. Better means that the interval of the difference, list by list, holds no 0 (95 %,
 * Student's t, corrected for the number of objectives).
 *
 * @param learn Fits the objective to a part of the samples.
 * @param seed Names the stream that draws the folds.
 */
export async function chooseObjective(
  samples: Samples,
  learn: (samples: Samples, objective: Objective) => Promise<LinearModel>,
  { measure, seed }: { readonly measure: Measure; readonly seed: string },
  pause: Pause = NO_PAUSE,
): Promise<ObjectiveChoice> {
  const foldOf = drawFolds(samples, seed);
  const lists = rankingLists(samples);
  const scorer = listScorer(lists, measure);
  const sign = measure.direction === "higher" ? 1 : -1;
  const objectives = objectivesFor(samples, measure);
  const level = 1 - (1 - CONFIDENCE) / (objectives.length - 1);

  const trials: ObjectiveTrial[] = [];
  let logistic: Float64Array | undefined;
  for (const objective of objectives) {
    const values = await attempt(async () => {
      const modelOf = await fitFolds(samples, foldOf, (others) => learn(others, objective));
      await pause();
      const logits = logitsBy(modelOf, lists.samples);
      return Float64Array.from({ length: scorer.lists }, (_, list) =>
        scorer.score(list, logits.subarray(lists.starts[list]!, lists.starts[list + 1]!)),
      );
    });
    if ("problem" in values) {
      trials.push({ objective, ...values });
      continue;
    }
    const difference = logistic && differenceOf(logistic, values, level);
    if (objective.name === "logistic" && objective.from === undefined) logistic = values;
    trials.push({ objective, mean: sign * mean(values), ...(difference && { difference }) });
  }
  return { chosen: bestOf(trials), trials };
}

/** All that may be learned for, logistic loss by the dataset's own threshold first. */
export function objectivesFor(samples: Samples, measure: Measure): Objective[] {
  return [
    LOGISTIC,
    ...otherThresholds(samples).map((from): Objective => ({ name: "logistic", from })),
    { name: "pairwise" },
    { name: "listwise" },
    { name: "metric", measure },
  ];
}

/** The grades above 0 that would divide the samples otherwise than their labels do. */
function otherThresholds({ offered, labels }: Samples): number[] {
  const grades = offered?.grades ?? new Float64Array();
  const levels = [...new Set(grades)].filter((grade) => grade > 0).sort((a, b) => a - b);
  const lowest = grades.reduce(
    (least, grade, row) => (labels[row]! > 0 ? Math.min(least, grade) : least),
    Number.POSITIVE_INFINITY,
  );
  return levels
    .filter((level) => level !== lowest)
    .sort((a, b) => Math.abs(a - lowest) - Math.abs(b - lowest))
    .slice(0, MOST_THRESHOLDS)
    .sort((a, b) => a - b);
}

function drawFolds({ users }: Samples, seed: string): Int32Array {
  const random = createRandom(`${seed}/inner-folds`);
  const order = [...new Set(users)].sort((a, b) => a - b);
  for (let i = order.length - 1; i > 0; i--) {
    const j = randomInteger(random, i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const foldOf = new Int32Array(order.reduce((most, user) => Math.max(most, user), -1) + 1);
  order.forEach((user, i) => {
    foldOf[user] = i % FOLDS;
  });
  return foldOf;
}

function differenceOf(control: Float64Array, treatment: Float64Array, confidence: number) {
  const differences = pairedDifferences(control, treatment);
  const value = mean(differences);
  if (differences.length < 2) return undefined;
  const error = spread(differences) / Math.sqrt(differences.length);
  const reach = error * studentQuantile((1 + confidence) / 2, differences.length - 1);
  return { value, low: value - reach, high: value + reach };
}

function bestOf(trials: readonly ObjectiveTrial[]): Objective {
  let best = { objective: LOGISTIC as Objective, value: 0 };
  for (const trial of trials) {
    if (!("difference" in trial) || trial.difference === undefined || trial.difference.low <= 0) continue;
    if (trial.difference.value > best.value) {
      best = { objective: trial.objective, value: trial.difference.value };
    }
  }
  return best.objective;
}
