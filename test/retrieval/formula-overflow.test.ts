import { expect, it } from "vitest";
import { worldError } from "../../src/errors.ts";
import { explainOverflow } from "../../src/retrieval/formula-overflow.ts";

const refusal = worldError(
  "querying collection c failed: Qdrant answered 400: Wrong input: The expression exp(800) = inf produced a non-finite number",
);

it("blames a formula that overruns Qdrant's numbers on the features, and names the form that cannot", () => {
  expect(() => explainOverflow("sigmoid")(refusal)).toThrow(
    expect.objectContaining({
      code: "input",
      message:
        'features: with the trained weights the formula overruns Qdrant\'s numbers for some candidate (exp(800) = inf); set ranking.form to "stable-sigmoid" or "logit", or clip what is far larger than the rest',
    }),
  );
  expect(() => explainOverflow("logit")(refusal)).toThrow(/\(exp\(800\) = inf\); clip what is/);
});

it("leaves other failures as they are", () => {
  const other = worldError("querying collection c failed: no answer in time");
  expect(() => explainOverflow("sigmoid")(other)).toThrow(other);
});
