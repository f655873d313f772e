import { inputError } from "../errors.ts";
import { affinity } from "./affinity.ts";
import { affinityVector } from "./affinity-vector.ts";
import { boolean } from "./boolean.ts";
import { curve } from "./curve.ts";
import { distance } from "./distance.ts";
import type { Feature } from "./feature.ts";
import type { FeatureSpec } from "./feature-spec.ts";
import { fusionOf, fusionScore } from "./fusion-score.ts";
import { match } from "./match.ts";
import { payloadBins } from "./payload-bins.ts";
import { payloadHinge } from "./payload-hinge.ts";
import { payloadNumber } from "./payload-number.ts";
import { prefetchScore } from "./prefetch-score.ts";
import { product } from "./product.ts";
import { recency } from "./recency.ts";
import { scoreHinge } from "./score-hinge.ts";
import { ONE_SOURCE, placeOfFusion, placeOfRetriever, type ScoreSources } from "./score-sources.ts";

/**
 * Makes the columns that the specifications of an experiment describe, in their order.
 *
 * @param specs With the keys of every affinity vector; see `completeSpecs`.
 * @param sources What scores the candidates: the score of the only retriever by default.
 * @throws HarnessError `input` when two columns have the same name, or one reads the score of a retriever that there is not.
 */
export function createFeatures(specs: readonly FeatureSpec[], sources: ScoreSources = ONE_SOURCE): Feature[] {
  const create = (spec: FeatureSpec): Feature[] => {
    switch (spec.kind) {
      case "prefetch-score":
        return [prefetchScore(spec, placeOfRetriever(sources, spec.of))];
      case "score-hinge":
        return scoreHinge(spec, placeOfRetriever(sources, spec.of));
      case "fusion-score": {
        const fusion = fusionOf(spec);
        return [fusionScore(fusion, placeOfFusion(sources, fusion))];
      }
      case "payload-number":
        return [payloadNumber(spec)];
      case "payload-hinge":
        return payloadHinge(spec);
      case "payload-bins":
        return payloadBins(spec);
      case "curve":
        return curve(spec);
      case "affinity":
        return [affinity(spec)];
      case "affinity-vector":
        return [affinityVector(spec)];
      case "match":
        return [match(spec)];
      case "boolean":
        return [boolean(spec)];
      case "recency":
        return [recency(spec)];
      case "distance":
        return [distance(spec)];
      case "product": {
        const [left, right] = spec.of.map(create);
        return left!.flatMap((a) => right!.map((b) => product(a, b)));
      }
    }
  };
  const features = specs.flatMap(create);
  checkNames(features);
  return features;
}

function checkNames(features: readonly Feature[]): void {
  const names = features.map(({ name }) => name);
  const twins = new Set(names.filter((name, i) => names.indexOf(name) < i));
  if (twins.size === 0) return;
  throw inputError(
    [...twins].map(
      (name) => `features make more than one column ${name}; leave one of them out of the experiment`,
    ),
  );
}
