import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/domain.ts";
import { experimentSchema } from "../../../src/experiment/experiment.ts";
import { describePayload } from "../../../src/experiment/propose/describe-payload.ts";
import { type KnownUser, proposeFeatures } from "../../../src/experiment/propose/propose-features.ts";

const users: KnownUser[] = [
  {
    affinities: { topics: { jazz: 0.9 } },
    attributes: { languages: ["en", "cs"], home: { lat: 50, lon: 14 } },
  },
];

/** Of 100 items, each with the value that it has at a path. */
function propose(heldBy: (i: number) => Json | undefined, path = "it", misshapen: string[] = []) {
  const items = Array.from({ length: 100 }, (_, i) => {
    const value = heldBy(i);
    return { payload: value === undefined ? {} : { [path]: value } };
  });
  return proposeFeatures(describePayload(items), users, misshapen);
}

describe("proposeFeatures", () => {
  it("takes numbers as they are, the median in place of a missing one where 0 is none of them", () => {
    expect(propose((i) => i / 100)).toEqual([
      { kind: "payload-number", path: "it", comment: "0 to 0.99, in every item" },
    ]);
    expect(propose((i) => (i < 50 ? 1900.5 + i : undefined))).toEqual([
      {
        ...{ kind: "payload-number", path: "it", default: 1930 },
        comment: "1900 to 1950, in 50 % of the items; the median stands in for a missing one",
      },
    ]);
  });

  it("takes the logarithm of a long tail", () => {
    expect(propose((i) => Math.floor(Math.exp(i / 10)))).toEqual([
      {
        ...{ kind: "payload-number", path: "it", transform: "log1p" },
        comment: "1 to 19900, in every item, with a long tail: mean 2090, median 141",
      },
    ]);
  });

  it("takes bins at the fifths where the last run found no straight line", () => {
    expect(propose((i) => i / 100, "it", ["it"])).toMatchObject([
      { kind: "payload-bins", edges: [0.198, 0.396, 0.594, 0.792] },
    ]);
  });

  it("takes the recency of dates, with half-life and now from the data", () => {
    const date = (i: number) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString();
    expect(propose(date)).toEqual([
      {
        ...{ kind: "recency", path: "it", halfLifeDays: 49.5, now: "2026-04-10T00:00:00Z" },
        comment:
          "dates from 2026-01-01T00:00:00Z to 2026-04-10T00:00:00Z, in every item; the half-life is the median age at the latest",
      },
    ]);
  });

  it("matches keywords with the attribute of users that has some of them", () => {
    expect(propose((i) => ["en", "de", "fr"][i % 3]!, "language")).toEqual([
      {
        ...{ kind: "match", path: "language", attribute: "languages" },
        comment: "3 keywords, in every item, some of which users have too",
      },
    ]);
    expect(propose(() => ["de", "fr"], "language")).toEqual([]);
  });

  it("takes affinities for maps, distances for places and truth as it is", () => {
    expect(propose(() => ({ jazz: 0.5, rock: 0.1 }), "topics")).toMatchObject([
      { kind: "affinity", path: "topics" },
    ]);
    expect(propose((i) => ({ lat: 50, lon: 14 + i / 100 }), "place")).toMatchObject([
      { kind: "distance", path: "place", attribute: "home" },
    ]);
    expect(propose((i) => i % 2 === 0)).toMatchObject([{ kind: "boolean" }]);
  });

  it("leaves out ids, what is the same for all, what few items have and mixed values", () => {
    expect(propose((i) => i)).toEqual([]);
    expect(propose(() => 7.5)).toEqual([]);
    expect(propose((i) => (i < 3 ? i / 10 : undefined))).toEqual([]);
    expect(propose((i) => (i % 2 === 0 ? 1 : "one"))).toEqual([]);
  });

  it("proposes what an experiment takes, whose comments do not change it", () => {
    const { features } = experimentSchema.parse({
      ...{ name: "mine", dataset: "mine", ranking: { depths: [20] } },
      features: [{ kind: "prefetch-score", comment: "the similarity" }, ...propose((i) => i / 100)],
    });
    expect(features).toEqual([
      { kind: "prefetch-score" },
      { kind: "payload-number", path: "it", default: 0 },
    ]);
  });
});
