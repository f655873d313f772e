import { trainingUsers } from "../dataset/training-users.ts";
import type { Dataset, Item, ItemNumber, User } from "../domain.ts";
import type { Eligibility } from "../eligibility/eligibility.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { samplesFromCandidates, samplesFromInteractions } from "../model/build-samples.ts";
import { fitFolds } from "../model/fit-folds.ts";
import { chooseByFolds, fitModel } from "../model/fit-model.ts";
import type { ChosenByFolds, Objective } from "../model/objectives/objective.ts";
import type { TrainingRecipe } from "../model/recipe.ts";
import type { Samples } from "../model/samples.ts";
import { trainObjective } from "../model/train-objective.ts";
import { candidatesAt, retrievePool, scoreLookups } from "../retrieval/candidate-pool.ts";
import type { SearchSession } from "../retrieval/search-session.ts";
import type { Retrieved, Trained } from "./evaluation.ts";

/** Collects the training samples of an experiment and fits its formula. */
export async function trainFormula<Known extends Retrieved>(known: Known): Promise<Known & Trained> {
  const { dataset, experiment, features, pause } = known;
  const samples = await buildSamples(known);
  const asked = recipeOf(experiment);
  const { objective } = asked;
  const choice =
    objective.name === "auto" ? await chooseByFolds(samples, asked, objective, pause) : undefined;
  const recipe = { ...asked, objective: choice?.chosen ?? (objective as Objective) };
  const trained = await trainObjective(samples, recipe, pause);
  // With folds each fold chooses for itself, so that no query has a say in what it is judged by.
  const fit = (others: Samples) => fitModel(others, asked, pause);
  const modelOf = dataset.folds && (await fitFolds(samples, dataset.folds, fit));
  const ranking = { model: trained.model, modelOf, features, form: experiment.ranking.form };
  return { ...known, samples, recipe, choice, trained, ranking };
}

/** How an experiment asks its model to be trained. */
export function recipeOf({
  seed,
  training,
  ranking,
}: Pick<Experiment, "seed" | "training" | "ranking">): TrainingRecipe & {
  readonly objective: Objective | ChosenByFolds;
} {
  const { l2, negativesPerPositive, objective: name } = training;
  const needsMeasure = name === "metric" || name === "auto";
  const objective = needsMeasure ? { name, measure: ranking.headline } : { name };
  return { seed: `${seed}`, l2, negativesPerPositive, objective };
}

/** The training samples that an experiment asks for; candidates are retrieved from the engine. */
export async function buildSamples({
  session,
  dataset,
  split,
  features,
  experiment: { training },
  pause,
}: Pick<Retrieved, "session" | "dataset" | "split" | "features" | "experiment" | "pause">): Promise<Samples> {
  if (training.source !== "candidates") {
    const { part, inversePropensity } = training;
    const known = { session, dataset, features, pause };
    return interactionSamples(known, split[part], inversePropensity);
  }
  const users = trainingUsers(dataset, split).flatMap((user) => {
    const { has } = session.eligibility.items(user);
    const positives = new Map([...user.positives].filter(([item]) => has(item)));
    return positives.size === 0 ? [] : [{ ...user, positives }];
  });
  const pool = await retrievePool(session, users, [training.depth]);
  const lookup = scoreLookups(session, pool, users);
  const found = candidatesAt(pool, training.depth);
  const candidates = users.map((user, i) => ({
    ...user,
    items: found[i]!.items,
    scoresOf: (item: ItemNumber) => lookup(i, training.depth).scoresOf(item),
  }));
  return samplesFromCandidates(dataset, candidates, features, pause);
}

/**
 * Interactions as samples, by the scores that the retrievers give: those with items that their users may be given, since
 * no other is ever ranked for them.
 */
export function interactionSamples(
  {
    session,
    dataset,
    features,
    pause,
  }: Pick<Retrieved, "dataset" | "features" | "pause"> & {
    readonly session: Pick<SearchSession, "eligibility" | "retrievers">;
  },
  positions: Int32Array,
  inversePropensity = false,
): Promise<Samples> {
  const scoresOf = (user: User, item: Item) =>
    session.retrievers.map((retriever) => retriever.similarity(user, item) ?? retriever.missing);
  const allowed = allowedInteractions(session.eligibility, dataset, positions);
  return samplesFromInteractions(dataset, allowed, features, { scoresOf, inversePropensity }, pause);
}

function allowedInteractions(
  { rules, items }: Eligibility,
  { users, interactions: { user, item } }: Pick<Dataset, "users" | "interactions">,
  positions: Int32Array,
): Int32Array {
  if (rules.length === 0) return positions;
  const allowed = users.map((_, who) => items({ user: who, excluded: NOTHING }));
  return positions.filter((position) => allowed[user[position]!]!.has(item[position]!));
}

const NOTHING = new Int32Array();
