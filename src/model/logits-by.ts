import { logitsOf } from "./diagnostics.ts";
import type { ModelOf } from "./fit-folds.ts";
import type { LinearModel } from "./linear-model.ts";
import type { Samples } from "./samples.ts";

/** The logit of each row by the model of its user. */
export function logitsBy(modelOf: ModelOf, samples: Samples): Float64Array {
  const known = new Map<LinearModel, Float64Array>();
  return Float64Array.from(samples.users, (user, row) => {
    const model = modelOf(user);
    const logits = known.get(model) ?? logitsOf(model, samples);
    known.set(model, logits);
    return logits[row]!;
  });
}
