import { HarnessError, inputError } from "../errors.ts";
import { NO_PAUSE, type Pause } from "../pause.ts";
import { createRandom, samplePositions } from "../random.ts";
import { assessFit, type Fit, logitsOf } from "./diagnostics.ts";
import { fitOptimum } from "./fit-optimum.ts";
import { type LinearModel, sigmoid } from "./linear-model.ts";
import type { TrainingRecipe } from "./recipe.ts";
import { countPositives, type Samples, selectRows } from "./samples.ts";
import { sum } from "./sum.ts";

/** Why something could not be fitted or judged, as a sentence. */
export interface Refusal {
  readonly problem: string;
}

/** A model of a share of the samples, judged on the held-out users. */
export interface CurvePoint {
  /** Of the samples of all other users, in (0, 1]. */
  readonly share: number;
  readonly rows: number;
  readonly positives: number;
  readonly outcome: { readonly model: LinearModel; readonly fit: Fit } | Refusal;
}

/** What a recipe is worth on users that it has not learned from. */
export interface HeldOut {
  readonly users: number;
  readonly rows: number;
  readonly positives: number;
  /** By share, ascending; the last has all samples of the other users. */
  readonly curve: readonly CurvePoint[];
  /** Probabilities that the model of the last point gives to the held-out rows, and their labels. */
  readonly predictions: Float64Array;
  readonly labels: Float64Array;
}

/** Share of the users that are held out. */
export const HELD_OUT_SHARE = 0.2;
const CURVE_SHARES = [0.01, 0.1, 1];

/**
 * Holds a fifth of the users out, drawn by the recipe's seed, and judges on all of their samples what the recipe makes of
 * 1 %, 10 % and all of the samples of the others.
 */
export function judgeHeldOut(
  samples: Samples,
  recipe: TrainingRecipe,
  pause: Pause = NO_PAUSE,
): Promise<HeldOut | Refusal> {
  return attempt(async () => {
    const users = [...new Set(samples.users)];
    const random = createRandom(`${recipe.seed}/held-out`);
    const drawn = samplePositions(random, users.length, Math.round(HELD_OUT_SHARE * users.length));
    const out = new Set(Array.from(drawn, (i) => users[i]!));
    const held = selectRows(
      samples,
      rowsWhere(samples, (user) => out.has(user)),
    );
    const rest = selectRows(
      samples,
      rowsWhere(samples, (user) => !out.has(user)),
    );
    const counts = { users: out.size, rows: held.labels.length, positives: countPositives(held) };
    if (counts.positives === 0 || counts.positives === counts.rows) {
      throw inputError(
        `the ${counts.users} users held out of ${users.length} have ${counts.positives} positives among ${counts.rows} samples; both classes are needed to judge a model`,
      );
    }
    const weight = sum(held.labels);
    if (weight >= counts.rows) {
      throw inputError(
        `the inverse propensities of the ${counts.positives} positives of the ${counts.users} users held out of ${users.length} add up to ${weight}, and so to all of their ${counts.rows} samples or more`,
      );
    }

    const curve: CurvePoint[] = [];
    for (const share of CURVE_SHARES) curve.push(await fitShare(share, rest, held, recipe, pause));
    const { outcome } = curve.at(-1)!;
    if ("problem" in outcome) throw inputError(outcome.problem);
    return {
      ...counts,
      curve,
      predictions: logitsOf(outcome.model, held).map(sigmoid),
      labels: held.labels,
    };
  });
}

function rowsWhere({ users }: Samples, wanted: (user: number) => boolean): Int32Array {
  return Int32Array.from(users.keys()).filter((row) => wanted(users[row]!));
}

async function fitShare(
  share: number,
  rest: Samples,
  held: Samples,
  recipe: TrainingRecipe,
  pause: Pause,
): Promise<CurvePoint> {
  const count = Math.round(share * rest.labels.length);
  const random = createRandom(`${recipe.seed}/learning-curve/${share}`);
  const part = share === 1 ? rest : selectRows(rest, samplePositions(random, rest.labels.length, count));
  const outcome = await attempt(async () => {
    const { model } = await fitOptimum(part, recipe, pause);
    return { model, fit: assessFit(logitsOf(model, held), held.labels) };
  });
  return { share, rows: part.labels.length, positives: countPositives(part), outcome };
}

/** The result of the work, or why its input does not allow it. */
async function attempt<Result>(work: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HarnessError && error.code === "input")
      return { problem: error.problems.join("; ") };
    throw error;
  }
}
