import { expect, it } from "vitest";
import { sameTop } from "../../src/analysis/routes/same-top.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import type { FeatureSpec } from "../../src/features/feature-spec.ts";
import { scoreSources } from "../../src/features/score-sources.ts";
import { fuseCandidates } from "../../src/retrieval/score-candidates.ts";
import { serveRoutes } from "../../src/steps/serve-routes.ts";
import { contract } from "../contract/engines.ts";
import { hybridSession, hybridWorld } from "../retrieval/hybrid-world.ts";

const specs: FeatureSpec[] = [
  { kind: "prefetch-score", of: "dense" },
  { kind: "prefetch-score", of: "bm25" },
  { kind: "fusion-score", by: "dbsf" },
  { kind: "payload-number", path: "year", default: 0 },
];

await contract("the routes to a list by several retrievers", ({ url }) => {
  it.each(["similarity", "default"] as const)("give the same items with missing: %s", async (missing) => {
    const sources = scoreSources(specs, ["dense", "bm25"]);
    const features = createFeatures(specs, sources);
    const model = { intercept: 0, weights: [3, 1, 2, 0.01] };
    await using session = await hybridSession(url, { features, fusions: sources.fusions, missing });
    const serve = serveRoutes(session, { model, features, form: "logit" }, 10, 5);
    const queries = hybridWorld().users.map((_, user) => ({ user, excluded: new Int32Array() }));
    const fused = await fuseCandidates(session, queries, { kind: "rrf" }, 10);
    for (const [i, query] of queries.entries()) {
      const [engine, application] = [await serve.engine(query), await serve.application(query)];
      expect(engine.top).toHaveLength(5);
      expect(sameTop(engine.top, application.top)).toBe(true);
      const { top } = await serve.nearest(query);
      const best = Array.from(fused[i]!.scores.slice(0, 5), (score) => Math.fround(score));
      expect(top.map(({ score }) => Math.fround(score))).toEqual(best);
    }
  });
});
