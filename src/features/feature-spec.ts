import { z } from "zod";
import { affinitySpec } from "./affinity.ts";
import { affinityVectorSpec } from "./affinity-vector.ts";
import { booleanSpec } from "./boolean.ts";
import { curveSpec } from "./curve.ts";
import { distanceSpec } from "./distance.ts";
import { fusionScoreSpec } from "./fusion-score.ts";
import { matchSpec } from "./match.ts";
import { payloadBinsSpec } from "./payload-bins.ts";
import { payloadHingeSpec } from "./payload-hinge.ts";
import { payloadNumberSpec } from "./payload-number.ts";
import { prefetchScoreSpec } from "./prefetch-score.ts";
import { recencySpec } from "./recency.ts";
import { scoreHingeSpec } from "./score-hinge.ts";

/** Beside each specification its author may say why. */
const comment = {
  comment: z.string().optional().describe("Why it is there, for a reader; nothing depends on it."),
};

const factorSpec = z
  .discriminatedUnion("kind", [
    prefetchScoreSpec.safeExtend(comment),
    scoreHingeSpec.safeExtend(comment),
    fusionScoreSpec.safeExtend(comment),
    payloadNumberSpec.safeExtend(comment),
    payloadHingeSpec.safeExtend(comment),
    payloadBinsSpec.safeExtend(comment),
    curveSpec.safeExtend(comment),
    affinitySpec.safeExtend(comment),
    affinityVectorSpec.safeExtend(comment),
    matchSpec.safeExtend(comment),
    booleanSpec.safeExtend(comment),
    recencySpec.safeExtend(comment),
    distanceSpec.safeExtend(comment),
  ])
  .meta({ id: "feature" });

const productSpec = z.strictObject({
  kind: z
    .literal("product")
    .describe("The product of two features: every column of the one with every column of the other."),
  of: z.tuple([factorSpec, factorSpec]).describe("The two features; they need not be columns themselves."),
  ...comment,
});

/** How an experiment writes a feature. */
export const featureSpec = z.discriminatedUnion("kind", [factorSpec, productSpec]);

export type FeatureSpec = z.output<typeof featureSpec>;

/** The same, of which the comment is left out. */
export const uncommentedSpec = featureSpec.transform(withoutComment);

function withoutComment<Spec extends FeatureSpec>({ comment: _, ...spec }: Spec): FeatureSpec {
  if (!("of" in spec) || !Array.isArray(spec.of)) return spec as FeatureSpec;
  const [a, b] = spec.of as [FeatureSpec, FeatureSpec];
  return { ...spec, of: [withoutComment(a), withoutComment(b)] } as FeatureSpec;
}
