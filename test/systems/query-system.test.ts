import { expect, it } from "vitest";
import { createConstraint } from "../../src/eligibility/constraint-kinds.ts";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import { fuseCandidates } from "../../src/retrieval/score-candidates.ts";
import { retrieveCandidates } from "../../src/retrieval/search-session.ts";
import { querySystem } from "../../src/systems/query-system.ts";
import { contract } from "../contract/engines.ts";
import { hybridSession, hybridWorld } from "../retrieval/hybrid-world.ts";

const queries = hybridWorld().users.map((_, user) => ({
  user,
  seen: new Int32Array(),
  excluded: new Int32Array(),
}));
const split = { queries };
const choose = () => Promise.reject(new Error("there is one setting"));

const byVector = {
  query: { $vector: "dense" },
  using: "dense",
  limit: { $depth: true },
  params: { exact: true },
};
const byWords = { query: { $vector: "words" }, using: "words", limit: { $depth: true } };

await contract("a request of a team's own", ({ url }) => {
  it("is sent as it is, with the vectors and the depth of each query", async () => {
    await using session = await hybridSession(url);
    const alone = querySystem({ name: "mine", request: byVector }, { session, split, choose }, [5, 10]);
    expect(alone.depths).toEqual([5, 10]);
    const { rankings } = await alone.rank(10);
    expect(rankings).toEqual(await retrieveCandidates(session, queries, 10));
  });

  it("may fuse prefetches, and is put into the order of scores and ids", async () => {
    await using session = await hybridSession(url);
    const request = { prefetch: [byVector, byWords], query: { fusion: "dbsf" }, limit: 20 };
    const { rankings } = await querySystem({ name: "mine", request }, { session, split, choose }, [10]).rank(
      10,
    );
    expect(rankings).toEqual(await fuseCandidates(session, queries, { kind: "dbsf" }, 10));
  });

  it("is tried with every number of a parameter, and ranks each query by the one that is chosen", async () => {
    await using session = await hybridSession(url);
    const formula = { sum: [{ mult: [{ $parameter: "alpha" }, "$score[0]"] }, "$score[1]"] };
    const request = { prefetch: [byVector, byWords], query: { formula }, limit: 20 };
    const withAlpha = (alpha: number) => {
      const fixed = JSON.parse(JSON.stringify(request).replace('{"$parameter":"alpha"}', `${alpha}`));
      return querySystem({ name: "mine", request: fixed }, { session, split, choose }, [10]).rank(10);
    };
    const [low, high] = [await withAlpha(0.1), await withAlpha(20)];
    const system = querySystem(
      { name: "mine", request, parameters: { alpha: [0.1, 20] } },
      {
        ...{ session, split },
        async choose(settings, rankings) {
          expect(settings.map(({ name }) => name)).toEqual(["alpha=0.1", "alpha=20"]);
          expect(rankings).toEqual([low.rankings, high.rankings]);
          expect(await settings[1]!.rank(queries.slice(2, 3))).toEqual([high.rankings[2]]);
          return Int32Array.from(queries, (_, query) => (query < 5 ? 0 : 1));
        },
      },
      [10],
    );
    const { rankings } = await system.rank(10);
    expect(rankings).toEqual([...low.rankings.slice(0, 5), ...high.rankings.slice(5)]);
    expect(low.rankings[6]).not.toEqual(high.rankings[6]);
    expect(system.chosen).toEqual([
      { depth: 10, setting: "alpha=0.1", queries: 5 },
      { depth: 10, setting: "alpha=20", queries: queries.length - 5 },
    ]);
  });

  it("has no depth where it asks for none, and Qdrant's limit where it says none", async () => {
    await using session = await hybridSession(url);
    const request = { query: { $vector: "dense" }, using: "dense" };
    const system = querySystem({ name: "mine", request }, { session, split, choose }, [5]);
    expect(system.depths).toBeUndefined();
    const { depth, rankings } = await system.rank(undefined);
    expect(depth).toBeUndefined();
    expect(rankings.map(({ items }) => items.length)).toEqual(queries.map(() => 10));
  });

  it("keeps what Qdrant does not order by score in Qdrant's order", async () => {
    await using session = await hybridSession(url);
    const request = { query: { order_by: "year" }, limit: 4 };
    const system = querySystem(
      { name: "mine", request },
      { session, split: { queries: queries.slice(0, 1) }, choose },
      [5],
    );
    await session.client.createPayloadIndex(session.collection.name, {
      field_name: "year",
      field_schema: "integer",
      wait: true,
    });
    expect([...(await system.rank(undefined)).rankings[0]!.items]).toEqual([0, 1, 2, 3]);
  });

  it("loses what the query may not be given, which is counted", async () => {
    await using open = await hybridSession(url);
    const below = createConstraint({ kind: "range", path: "year", lt: 40 });
    const session = { ...open, eligibility: createEligibility([below], open.dataset) };
    const system = querySystem(
      { name: "mine", request: { ...byVector, limit: 80 } },
      { session, split, choose },
      [5],
    );
    const { rankings } = await system.rank(undefined);
    expect(rankings.every(({ items }) => items.every((item) => item < 40))).toBe(true);
    // Every tenth item has no dense vector, and the other 36 of the upper half may not be given.
    expect(system.imported).toMatchObject({ unanswered: 0, ineligibleItems: queries.length * 36 });
  });

  it("is named where Qdrant refuses it, and where a query lacks what it asks for", async () => {
    await using session = await hybridSession(url);
    const refused = { query: { $vector: "dense" }, using: "nothing", limit: 3 };
    await expect(
      querySystem({ name: "mine", request: refused }, { session, split, choose }, [5]).rank(undefined),
    ).rejects.toMatchObject({
      code: "input",
      message: expect.stringContaining("systems: the query mine is refused"),
    });
    const lacking = { query: { $attribute: "home" }, limit: 3 };
    await expect(
      querySystem({ name: "mine", request: lacking }, { session, split, choose }, [5]).rank(undefined),
    ).rejects.toThrow("the query mine asks for the attribute home, which user 0 does not have");
  });
});
