import type { Dataset } from "../domain.ts";
import type { ConstraintSpec } from "../eligibility/constraint-kinds.ts";
import type { FeatureSpec } from "../features/feature-spec.ts";
import { findHeadline, findRecall } from "../report/find-score.ts";
import type { Report } from "../report/report.ts";
import { describeUsers, MODEL_SCHEMA_VERSION, type SavedModel } from "./saved-model.ts";

/** What a request says beside the model. */
interface SavedQuery {
  /** What a query may be given at all. */
  readonly only: readonly ConstraintSpec[];
  /** The name of the items' own vector in the collection, where it has one. */
  readonly using: string | undefined;
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
  { users, dimensions }: Dataset,
  { only, using }: SavedQuery,
): SavedModel {
  const { experiment, dataset, engine, model, recommendation, missed } = report;
  const { depth, measure } = recommendation;
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
        formula: findHeadline(report, experiment.treatment, depth).mean,
      },
    },
    form: experiment.form,
    features: [...features],
    intercept: model.intercept.value,
    weights: model.weights.map(({ value }) => value),
    query: {
      dimensions,
      depth,
      limit: missed.cutoff,
      only: [...only],
      ...(using === undefined ? {} : { using }),
    },
    users: describeUsers(users),
  };
}
