import { z } from "zod";

const share = z.number().min(0).max(1);

/** The part of an experiment that says when a run passes `--check` and may become the baseline. */
export const gateSchema = z
  .strictObject({
    measures: z
      .enum(["all", "headline"])
      .default("all")
      .describe(
        "What a check compares with the baseline: all scores of the treatment, by one corrected test, or the headline at the baseline's recommended depth alone.",
      ),
    minimumEffect: z
      .union([
        share.describe("In the unit of the measure."),
        z.strictObject({ relative: share }).describe("A share of the baseline's mean."),
      ])
      .default(0.005)
      .describe("A drop of a measure's mean by this much or less is never called a regression."),
    require: z
      .enum(["not-measurably-worse", "non-inferior", "better", "nothing"])
      .default("not-measurably-worse")
      .describe(
        "How the treatment must compare with the control by the headline: not measurably worse; worse by less than decision.margin, a share of the control's mean; better; or in any way.",
      ),
  })
  .prefault({});
