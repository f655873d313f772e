import type { Dataset } from "../domain.ts";
import type { ConstraintSpec } from "../eligibility/constraint-kinds.ts";
import type { FeatureSpec } from "../features/feature-spec.ts";
import { findHeadline, findRecall } from "../report/find-score.ts";
import type { Report } from "../report/report.ts";
import { type RetrieverSpec, spaceOf } from "../retrieval/create-retrievers.ts";
import type { MissingScores } from "../retrieval/query-plan.ts";
import { describeUsers, MODEL_SCHEMA_VERSION, type SavedModel } from "./saved-model.ts";

/** What a request says beside the model. */
interface SavedQuery {
  /** What a query may be given at all. */
  readonly only: readonly ConstraintSpec[];
  /** The name of the items' own vector in the collection, where it has one. */
  readonly using: string | undefined;
  /** What finds the candidates, as the experiment declares it. */
  readonly retrievers: readonly RetrieverSpec[];
  /** What each of several scores what only others found. */
  readonly missing: MissingScores;
}

/**
 * The model of a run, with what was measured at the recommended depth.
 *
 * @param features With the keys of every affinity vector; see `completeSpecs`.
 * @param query What the experiment and its collection say of queries.
 */
export function toSavedModel(
  report: Report,
  features: readonly FeatureSpec[],
  data: Dataset,
  { only, using, retrievers, missing }: SavedQuery,
): SavedModel {
  const { experiment, dataset, engine, model, recommendation, missed } = report;
  const { depth, measure } = recommendation;
  const formula = report.systems.find(({ kind }) => kind === "formula")!;
  return {
    schemaVersion: MODEL_SCHEMA_VERSION,
    provenance: {
      experiment: experiment.name,
      dataset: dataset.name,
      fingerprint: dataset.fingerprint,
      engine: `${engine.description} ${engine.version}`,
      measured: {
        depth,
        recall: findRecall(report, depth).mean,
        measure,
        vector: findHeadline(report, experiment.control, depth).mean,
        formula: findHeadline(report, formula.name, depth).mean,
        control: experiment.control,
      },
    },
    ...(model.learned && {
      learned: { objective: model.learned.objective, isProbability: model.learned.isProbability },
    }),
    form: experiment.form,
    features: [...features],
    intercept: model.intercept.value,
    weights: model.weights.map(({ value }) => value),
    query: {
      dimensions: data.dimensions,
      depth,
      limit: missed.cutoff,
      only: [...only],
      ...(using === undefined ? {} : { using }),
      ...(retrievers.length > 1 || spaceOf(retrievers[0]!, data) !== undefined
        ? { retrievers: describeRetrievers(retrievers, data, using), missing }
        : {}),
    },
    users: describeUsers(data.users),
  };
}

function describeRetrievers(
  retrievers: readonly RetrieverSpec[],
  data: Pick<Dataset, "vectorSpaces">,
  ownVector: string | undefined,
): SavedModel["query"]["retrievers"] {
  return retrievers.map((retriever) => {
    const { name, missing } = retriever;
    const space = spaceOf(retriever, data);
    const using = space?.name ?? ownVector;
    return {
      ...{ name, kind: space?.kind ?? "dense", missing },
      ...(space !== undefined && { space: space.name }),
      ...(using !== undefined && { using }),
    };
  });
}
