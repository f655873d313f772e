import { inputError } from "../errors.ts";
import { NO_PAUSE, type Pause } from "../pause.ts";
import { createRandom, samplePositions } from "../random.ts";
import { attempt, type Refusal } from "./attempt.ts";
import { assessFit, type Fit } from "./diagnostics.ts";
import { fitFolds, type ModelOf, samplesOf } from "./fit-folds.ts";
import { fitModel } from "./fit-model.ts";
import { type LinearModel, sigmoid } from "./linear-model.ts";
import { logitsBy } from "./logits-by.ts";
import type { TrainingRecipe } from "./recipe.ts";
import { countPositives, type Samples, selectRows } from "./samples.ts";
import { sum } from "./sum.ts";

/** A model of a share of the samples, judged on the held-out users. */
export interface CurvePoint {
  /** Of the samples of all other users, in (0, 1]. */
  readonly share: number;
  /** How many that are, and their positives: with folds the mean over folds. */
  readonly rows: number;
  readonly positives: number;
  readonly outcome: { readonly modelOf: ModelOf; readonly fit: Fit } | Refusal;
}

/** What a recipe is worth on users that it has not learned from. */
export interface HeldOut {
  readonly users: number;
  readonly rows: number;
  readonly positives: number;
  /** By share, ascending; the last has all samples of the other users. */
  readonly curve: readonly CurvePoint[];
  /** The held-out rows, and the probabilities that the model of the last point gives to them. */
  readonly samples: Samples;
  readonly predictions: Float64Array;
}

/** Share of the users that are held out. */
export const HELD_OUT_SHARE = 0.2;
const CURVE_SHARES = [0.01, 0.1, 1];

/**
 * Holds a fifth of the users out, drawn by the recipe's seed, and judges on all of their samples what the recipe makes of
 * 1 %, 10 % and all of the samples of the others. With folds each of them is held out in turn, and all samples are judged.
 *
 * @param foldOf The fold of each user, from 0 without gaps; undefined where users are not divided into folds.
 */
export function judgeHeldOut(
  samples: Samples,
  recipe: TrainingRecipe,
  pause: Pause = NO_PAUSE,
  foldOf?: Int32Array,
): Promise<HeldOut | Refusal> {
  return attempt(async () => {
    const users = new Set(samples.users);
    const out = foldOf === undefined ? heldOutUsers(samples, recipe) : users;
    const held = samplesOf(samples, (user) => out.has(user));
    const rest = foldOf === undefined ? samplesOf(samples, (user) => !out.has(user)) : samples;
    const counts = { users: out.size, rows: held.labels.length, positives: countPositives(held) };
    if (counts.positives === 0 || counts.positives === counts.rows) {
      throw inputError(
        `the ${counts.users} users held out of ${users.size} have ${counts.positives} positives among ${counts.rows} samples; both classes are needed to judge a model`,
      );
    }
    const weight = sum(held.labels);
    if (weight >= counts.rows) {
      throw inputError(
        `the inverse propensities of the ${counts.positives} positives of the ${counts.users} users held out of ${users.size} add up to ${weight}, and so to all of their ${counts.rows} samples or more`,
      );
    }

    const curve: CurvePoint[] = [];
    for (const share of CURVE_SHARES) {
      const draw = (others: Samples) => drawShare(others, share, recipe);
      const fit = (part: Samples) => fitModel(part, recipe, pause);
      curve.push({ share, ...(await judgeShare({ rest, held, foldOf }, draw, fit)) });
    }
    const { outcome } = curve.at(-1)!;
    if ("problem" in outcome) throw inputError(outcome.problem);
    return {
      ...counts,
      curve,
      samples: held,
      predictions: logitsBy(outcome.modelOf, held).map(sigmoid),
    };
  });
}

/** The users that are held out where there are no folds: a fifth, drawn by the recipe's seed. */
export function heldOutUsers(samples: Pick<Samples, "users">, { seed }: TrainingRecipe): Set<number> {
  const users = [...new Set(samples.users)];
  const random = createRandom(`${seed}/held-out`);
  const drawn = samplePositions(random, users.length, Math.round(HELD_OUT_SHARE * users.length));
  return new Set(Array.from(drawn, (i) => users[i]!));
}

function drawShare(samples: Samples, share: number, { seed }: TrainingRecipe): Samples {
  if (share === 1) return samples;
  const { length } = samples.labels;
  const random = createRandom(`${seed}/learning-curve/${share}`);
  return selectRows(samples, samplePositions(random, length, Math.round(share * length)));
}

/** Which samples teach and which judge; with folds they are the same, and each row is judged by what others taught. */
interface Trial {
  readonly rest: Samples;
  readonly held: Samples;
  readonly foldOf: Int32Array | undefined;
}

async function judgeShare(
  { rest, held, foldOf }: Trial,
  draw: (samples: Samples) => Samples,
  learn: (samples: Samples) => Promise<LinearModel>,
): Promise<Omit<CurvePoint, "share">> {
  const parts: Samples[] = [];
  const outcome = await attempt(async () => {
    const modelOf = await fitFolds(rest, foldOf, (others) => {
      const part = draw(others);
      parts.push(part);
      return learn(part);
    });
    return { modelOf, fit: assessFit(logitsBy(modelOf, held), held.labels) };
  });
  const mean = (count: (part: Samples) => number) =>
    Math.round(sum(Float64Array.from(parts, count)) / parts.length);
  return { rows: mean(({ labels }) => labels.length), positives: mean(countPositives), outcome };
}
