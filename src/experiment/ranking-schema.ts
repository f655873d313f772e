import { z } from "zod";
import { HarnessError } from "../errors.ts";
import { measuresAtCutoffs, USUAL_CUTOFF, usualHeadline } from "../metrics/default-measures.ts";
import type { Measure } from "../metrics/measure.ts";
import { parseMeasure } from "../metrics/parse-measure.ts";
import { depth } from "./depth-schema.ts";

const measure = z.string().transform((name, context): Measure => {
  try {
    return parseMeasure(name);
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    context.addIssue({ code: "custom", message: `is none: ${error.problems.join("; ")}` });
    return z.NEVER;
  }
});

/** The part of an experiment that says what is ranked how deep, and by what it is judged. */
export const rankingSchema = z
  .strictObject({
    form: z
      .enum(["sigmoid", "stable-sigmoid", "logit"])
      .default("sigmoid")
      .describe(
        "Rank by the probability 1/(1+exp(-z)), by the same written so that it cannot overflow, or by z itself: the same order, without its ties.",
      ),
    depths: z.array(depth).min(1).max(50).describe("The depths to compare, ascending."),
    cutoffs: z
      .array(z.int().min(1).max(1_000_000).describe("Cutoff k: how many results a user sees."))
      .min(1)
      .max(50)
      .optional()
      .describe("Short for the measures P@k and nDCG@k at each of these cutoffs, ascending."),
    measures: z
      .array(measure)
      .min(1)
      .max(50)
      .optional()
      .describe(
        "The measures to judge by, such as P@10, nDCG@10, AP@100 or RR; each at every depth of at least its cutoff.",
      ),
    headline: measure
      .optional()
      .describe(
        "The measure that the answer is given by; the first with the cutoff 10, or else the first of all.",
      ),
  })
  .superRefine(({ depths, cutoffs: given, measures, headline }, context) => {
    const report = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });

    const cutoffs = given ?? [USUAL_CUTOFF];
    for (const [name, values] of Object.entries({ depths, cutoffs })) {
      values.forEach((value, i) => {
        const previous = values[i - 1];
        if (previous !== undefined && value <= previous) {
          report([name, i], `must be more than the one before it (${previous}), got ${value}`);
        }
      });
    }
    if (measures !== undefined && given !== undefined) {
      report(["cutoffs"], 'is short for a list of measures; write either "cutoffs" or "measures"');
    }

    const [shallowest, deepest] = [Math.min(...depths), Math.max(...depths)];
    const judged = measures ?? measuresAtCutoffs(cutoffs);
    const places = measures === undefined ? cutoffs.map((cutoff) => ({ cutoff })) : measures;
    places.forEach(({ cutoff = 0 }, i) => {
      if (cutoff > deepest) {
        report(
          [measures === undefined ? "cutoffs" : "measures", i],
          `must not exceed the greatest depth (${deepest}), got ${cutoff}: fewer candidates than results cannot fill the list`,
        );
      }
    });
    measures?.forEach(({ name }, i) => {
      const twin = measures.findIndex((other) => other.name === name);
      if (twin < i) report(["measures", i], `repeats measures[${twin}], ${name}`);
    });
    const answer = headline ?? usualHeadline(judged);
    if (answer.cutoff !== undefined && answer.cutoff > shallowest && answer.cutoff <= deepest) {
      report(
        [headline !== undefined ? "headline" : measures !== undefined ? "measures" : "cutoffs"],
        `${headline === undefined ? "give the answer by" : "is"} ${answer.name}, which cannot be judged at the smallest depth (${shallowest}): fewer candidates than results cannot fill the list; take a smaller cutoff, or no depth below ${answer.cutoff}`,
      );
    }
    if (headline !== undefined && !judged.some(({ name }) => name === headline.name)) {
      report(["headline"], `is ${headline.name}, which is not one of the measures`);
    }
  })
  .transform(
    ({ form, depths, cutoffs = [USUAL_CUTOFF], measures = measuresAtCutoffs(cutoffs), headline }) => ({
      form,
      depths,
      measures: measures as readonly Measure[],
      headline: headline ?? usualHeadline(measures),
    }),
  );
