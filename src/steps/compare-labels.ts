import { compareParts, type PartComparison } from "../analysis/validity/compare-parts.ts";
import { declaredKnowledge } from "../analysis/validity/label-knowledge.ts";
import { judgedInteractions } from "../dataset/judged-interactions.ts";
import { HarnessError } from "../errors.ts";
import { learnedPart } from "../experiment/training-schema.ts";
import { fitFolds, type ModelOf } from "../model/fit-folds.ts";
import { fitModel } from "../model/fit-model.ts";
import { logitsBy } from "../model/logits-by.ts";
import { countPositives, type Samples } from "../model/samples.ts";
import type { Report } from "../report/report.ts";
import type { Evaluation } from "./evaluation.ts";
import { interactionSamples } from "./train-formula.ts";

/**
 * Compares how well features, and the model of them, order the interactions of train and tune with how well they order
 * those of the test: what they lose they knew from the labels.
 */
export async function compareLabels(evaluation: Evaluation): Promise<Pick<Report, "labels">> {
  const { dataset, split, session, experiment } = evaluation;
  const part = dataset.partsOf === "users" ? "train" : learnedPart(experiment.training);
  const labels = { part, knowledge: declaredKnowledge(dataset, part), tune: split.tune.length };
  // What a fusion scores an item depends on the candidates beside it: an interaction has no such score.
  if ((session.fusions ?? []).length > 0) return { labels: { ...labels, comparisons: [] } };
  const test = await interactionSamples(evaluation, judgedInteractions(dataset));
  if (!hasBothClasses(test)) return { labels: { ...labels, comparisons: [] } };

  const modelOf = await unseenModels(evaluation);
  const score = (samples: Samples) => ({ ...samples, logits: logitsBy(modelOf, samples) });
  const comparisons: PartComparison[] = [];
  for (const name of ["train", "tune"] as const) {
    const samples = await interactionSamples(evaluation, split[name]);
    if (!hasBothClasses(samples)) continue;
    const scored = { part: score(samples), test: score(test) };
    const { confidence } = experiment.statistics;
    const comparison = compareParts(name, scored, dataset.users.length, confidence);
    if (comparison !== undefined) comparisons.push(comparison);
  }
  return { labels: { ...labels, comparisons } };
}

function hasBothClasses(samples: Samples): boolean {
  const positives = countPositives(samples);
  return positives > 0 && positives < samples.labels.length;
}

/** For each user a model that has learned from others: from the other half of the users, unless there are folds. */
async function unseenModels({ dataset, samples, recipe, ranking, pause }: Evaluation): Promise<ModelOf> {
  if (ranking.modelOf !== undefined) return ranking.modelOf;
  const halves = Int32Array.from(dataset.users, (_, user) => user % 2);
  try {
    return await fitFolds(samples, halves, (half) => fitModel(half, recipe, pause));
  } catch (error) {
    // Half of a small world may determine no regression where all of it does.
    if (error instanceof HarnessError && error.code === "input") return () => ranking.model;
    throw error;
  }
}
