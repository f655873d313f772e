import { HarnessError, inputError } from "../errors.ts";
import type { FormulaForm } from "../model/formula.ts";

/**
 * Turns Qdrant's refusal to return an infinite number, which is the data's fault and not the engine's, into what its author
 * can do about it; other errors stay as they are.
 *
 * @param form Of the formula that was asked for.
 */
export function explainOverflow(form: FormulaForm): (error: unknown) => never {
  return (error) => {
    const refusal = error instanceof HarnessError ? error.message : "";
    const [, expression] = /The expression (.*?) produced a non-finite number/.exec(refusal) ?? [];
    if (expression === undefined) throw error;
    const other = form === "sigmoid" ? 'set ranking.form to "stable-sigmoid" or "logit", or ' : "";
    throw inputError(
      `features: with the trained weights the formula overruns Qdrant's numbers for some candidate (${expression}); ${other}clip what is far larger than the rest`,
      { cause: error },
    );
  };
}
