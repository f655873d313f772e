import { expect, it } from "vitest";
import { affinityVector } from "../../src/features/affinity-vector.ts";

const user = { affinities: { taste: { jazz: 0.5, opera: 1 } } };
const feature = affinityVector({
  kind: "affinity-vector",
  path: "meta.topics",
  affinity: "taste",
  keys: ["folk", "jazz"],
});
const [vector] = feature.vectors!;

it("turns the user's affinities and the item's map into vectors over the same keys", () => {
  expect(vector).toMatchObject({ name: "meta.topics", affinity: "taste", keys: ["folk", "jazz"] });
  expect(vector!.ofUser(user)).toEqual(Float32Array.of(0, 0.5));
  const payload = { meta: { topics: { jazz: 0.25, rock: 1, folk: "much" } } };
  expect(vector!.ofItem({ payload })).toEqual(Float32Array.of(0, 0.25));
  expect(feature.value(user, { payload }, [0])).toBe(0.5 * 0.25);
});

it("is 0 for an item without the map and for a user without the affinities", () => {
  expect(feature.value(user, { payload: {} }, [0])).toBe(0);
  expect(feature.value({ affinities: {} }, { payload: { meta: { topics: { jazz: 1 } } } }, [0])).toBe(0);
});

it("reads the score of its vector's prefetch and no payload", () => {
  expect(feature.expression(user, (asked) => `score of ${asked.name}`)).toBe("score of meta.topics");
  expect(feature.paths([user])).toEqual([]);
});

it("refuses an item's number that is infinite in the 32 bits of a vector", () => {
  const payload = { meta: { topics: { jazz: 0.25, folk: -1e39 } } };
  expect(() => vector!.ofItem({ payload })).toThrow(
    /^payload meta\.topics\.folk is -1e\+39, which is infinite in the 32 bits of a vector's numbers; /,
  );
});

it("refuses to guess its keys", () => {
  expect(() => affinityVector({ kind: "affinity-vector", path: "topics" })).toThrow(
    /the affinity-vector of topics has no keys: no item has a map there; check the path/,
  );
});
