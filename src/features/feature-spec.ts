import { z } from "zod";
import { affinitySpec } from "./affinity.ts";
import { affinityVectorSpec } from "./affinity-vector.ts";
import { booleanSpec } from "./boolean.ts";
import { distanceSpec } from "./distance.ts";
import { fusionScoreSpec } from "./fusion-score.ts";
import { matchSpec } from "./match.ts";
import { payloadBinsSpec } from "./payload-bins.ts";
import { payloadHingeSpec } from "./payload-hinge.ts";
import { payloadNumberSpec } from "./payload-number.ts";
import { prefetchScoreSpec } from "./prefetch-score.ts";
import { recencySpec } from "./recency.ts";
import { scoreHingeSpec } from "./score-hinge.ts";

const factorSpec = z
  .discriminatedUnion("kind", [
    prefetchScoreSpec,
    scoreHingeSpec,
    fusionScoreSpec,
    payloadNumberSpec,
    payloadHingeSpec,
    payloadBinsSpec,
    affinitySpec,
    affinityVectorSpec,
    matchSpec,
    booleanSpec,
    recencySpec,
    distanceSpec,
  ])
  .meta({ id: "feature" });

const productSpec = z.strictObject({
  kind: z
    .literal("product")
    .describe("The product of two features: every column of the one with every column of the other."),
  of: z.tuple([factorSpec, factorSpec]).describe("The two features; they need not be columns themselves."),
});

/** How an experiment writes a feature. */
export const featureSpec = z.discriminatedUnion("kind", [factorSpec, productSpec]);

export type FeatureSpec = z.output<typeof featureSpec>;
