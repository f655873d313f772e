import { z } from "zod";
import { createRandom } from "../random.ts";
import type { Report } from "../report/report.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";
import type { GateOptions } from "./verdict.ts";

/** How two runs are compared, as data: `GateOptions` with the seed of its random numbers. */
export const judgingSchema = z.strictObject({
  seed: z.number(),
  measures: z.enum(["all", "headline"]),
  minimumEffect: z.union([z.number(), z.strictObject({ relative: z.number() })]),
  significance: z.number().gt(0).lt(1),
  ablations: z.array(z.number()),
});

export type Judging = z.output<typeof judgingSchema>;

/** The defaults of an experiment, for baselines, which do not say how they are compared. */
export const DEFAULT_JUDGING: Judging = {
  ...{ seed: 1, measures: "all", minimumEffect: 0.005, significance: 0.025, ablations: [] },
};

/** What an experiment says of comparisons. */
export interface GatedExperiment {
  readonly seed: number;
  readonly gate: Pick<Judging, "measures" | "minimumEffect">;
  readonly statistics: { readonly confidence: number };
}

/** How a run is compared with another one of its experiment. */
export function judgingOf(
  { ablation }: Pick<Report, "ablation">,
  { seed, gate, statistics }: GatedExperiment,
): Judging {
  const width = 2 * normalQuantile((1 + statistics.confidence) / 2);
  return {
    seed,
    measures: gate.measures,
    minimumEffect: gate.minimumEffect,
    // One side of the report's intervals.
    significance: (1 - statistics.confidence) / 2,
    ablations: ablation.map(({ low, high }) => (high - low) / width),
  };
}

/** The options of `judge` that this data stands for. */
export function gateOptions({ seed, ...judging }: Judging): GateOptions {
  return { ...judging, random: createRandom(`${seed}/gate`) };
}
