import type { ColumnTable } from "arquero";
import type { StageScores } from "../analysis/stages/loss-by-stage.ts";
import type { Dataset, Split } from "../domain.ts";
import type { Eligibility } from "../eligibility/eligibility.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { Feature } from "../features/feature.ts";
import type { FeatureSpec } from "../features/feature-spec.ts";
import type { ScoreSources } from "../features/score-sources.ts";
import type { WideAffinity } from "../features/wide-affinities.ts";
import type { ObjectiveChoice } from "../model/objectives/choose-objective.ts";
import type { Objective } from "../model/objectives/objective.ts";
import type { TrainingRecipe } from "../model/recipe.ts";
import type { Samples } from "../model/samples.ts";
import type { TrainedModel } from "../model/trained-model.ts";
import type { Pause } from "../pause.ts";
import type { Connection } from "../qdrant/client.ts";
import type { CandidatePool } from "../retrieval/candidate-pool.ts";
import type { JudgedRanking } from "../retrieval/query-plan.ts";
import type { SearchSession } from "../retrieval/search-session.ts";
import type { QueryScores } from "../scoring/query-scores.ts";
import type { Resamples } from "../statistics/resample.ts";
import type { MakeSystem } from "../systems/system-kind.ts";
import type { Runs } from "./run-systems.ts";

/*
 * One value that grows from step to step: each step reads what came before and returns what it adds; nothing is changed.
 */

/** The data of an experiment, before an engine is asked. */
export interface PreparedData {
  readonly experiment: Experiment;
  readonly dataset: Dataset;
  /** What queries may be given. */
  readonly eligibility: Eligibility;
  readonly split: Split;
  readonly specs: readonly FeatureSpec[];
  /** What scores the candidates: retrievers and fusions. */
  readonly sources: ScoreSources;
  /** The columns of all features, in their order. */
  readonly features: readonly Feature[];
  /** The affinities that are computed as vectors. */
  readonly replaced: readonly WideAffinity[];
  /** What makes each system that the experiment adds. */
  readonly declared: readonly MakeSystem[];
  readonly pause: Pause;
}

/** The same, with the collection that holds the items. */
export interface Seeded extends PreparedData {
  readonly connection: Pick<Connection, "client" | "cleaner" | "own">;
  readonly session: SearchSession;
}

/** The same, with what the retrievers find down to the greatest depth. */
export interface Retrieved extends Seeded {
  readonly pool: CandidatePool;
}

/** The same, with the trained formula and what it was made of. */
export interface Trained extends Retrieved {
  readonly samples: Samples;
  /** With the objective that was chosen. */
  readonly recipe: Omit<TrainingRecipe, "objective"> & { readonly objective?: Objective };
  /** How the objective was chosen, where folds of the training lists did. */
  readonly choice?: ObjectiveChoice | undefined;
  readonly trained: TrainedModel;
  readonly ranking: JudgedRanking;
}

/** The same, with the rankings of all systems. */
export interface Ranked extends Trained {
  readonly runs: Runs;
}

/** All that the analyses rest on: the same, scored. */
export interface Evaluation extends Ranked {
  /** Ids of the users behind the queries. */
  readonly queryIds: readonly string[];
  /** All scores, query by query. */
  readonly table: ColumnTable;
  readonly scores: readonly QueryScores[];
  readonly resamples: Resamples;
  /** M: the recommended depth. */
  readonly depth: number;
  /** k: how many results a user sees. */
  readonly cutoff: number;
  /** The headline measure at the recommended depth, at every stage. */
  readonly headline: StageScores;
}
