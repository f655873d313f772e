import type { UserNumber } from "../domain.ts";
import type { LinearModel } from "./linear-model.ts";
import { type Samples, selectRows } from "./samples.ts";

/** The model that ranks for each user where results are judged; with folds one that has not learned from that user. */
export type ModelOf = (user: UserNumber) => LinearModel;

/**
 * Fits one model a fold, each on the samples of the users of all other folds; without folds one on all samples.
 *
 * @param foldOf The fold of each user, from 0 without gaps; undefined where users are not divided into folds.
 * @throws HarnessError as `learn` does.
 */
export async function fitFolds(
  samples: Samples,
  foldOf: Int32Array | undefined,
  learn: (samples: Samples) => Promise<LinearModel>,
): Promise<ModelOf> {
  if (foldOf === undefined) {
    const model = await learn(samples);
    return () => model;
  }
  const models: LinearModel[] = [];
  for (let fold = 0; fold < countFolds(foldOf); fold++) {
    models.push(await learn(samplesOf(samples, (user) => foldOf[user] !== fold)));
  }
  return (user) => models[foldOf[user]!]!;
}

/** @param foldOf The fold of each user, from 0 without gaps. */
export function countFolds(foldOf: Int32Array): number {
  return foldOf.reduce((most, fold) => Math.max(most, fold), -1) + 1;
}

/** The samples of the users that are wanted. */
export function samplesOf(samples: Samples, wanted: (user: UserNumber) => boolean): Samples {
  const rows = Int32Array.from(samples.users.keys()).filter((row) => wanted(samples.users[row]!));
  return selectRows(samples, rows);
}
