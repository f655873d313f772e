import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitDataset } from "../../src/dataset/split.ts";
import type { Dataset, Part } from "../../src/domain.ts";

interface Event {
  readonly user: number;
  readonly item: number;
  readonly label: number;
  readonly part: Part;
}

/** A dataset of these events, with 4 users, 6 items, and labels that count from 4. */
function datasetOf(events: readonly Event[]): Dataset {
  const vector = Float32Array.of(1);
  return {
    name: "events",
    description: "",
    fingerprint: "",
    dimensions: 1,
    vectorSpaces: [],
    items: Array.from({ length: 6 }, (_, id) => ({ id, vector, payload: {} })),
    users: Array.from({ length: 4 }, (_, id) => ({ id: String(id), vector, affinities: {} })),
    interactions: {
      user: Int32Array.from(events, (event) => event.user),
      item: Int32Array.from(events, (event) => event.item),
      label: Float64Array.from(events, (event) => event.label),
      time: new Float64Array(events.length).fill(Number.NaN),
      part: events.map((event) => event.part),
    },
    positiveFrom: 4,
  };
}

describe("an example", () => {
  const split = splitDataset(
    datasetOf([
      { user: 1, item: 5, label: 5, part: "train" },
      { user: 1, item: 2, label: 1, part: "tune" },
      { user: 1, item: 4, label: 4, part: "test" },
      { user: 1, item: 2, label: 5, part: "test" }, // met in tune
      { user: 1, item: 0, label: 3, part: "test" },
      { user: 2, item: 3, label: 2, part: "test" }, // nothing relevant
      { user: 3, item: 1, label: 5, part: "train" }, // no test
    ]),
  );

  it("makes a query of the user with a relevant test item, who has seen what train and tune hold", () => {
    expect(split.queries).toEqual([{ user: 1, seen: Int32Array.of(2, 5), excluded: new Int32Array() }]);
  });

  it("grades a label of positiveFrom or more by itself and a lower one 0, items ascending", () => {
    expect(split.qrels).toEqual([{ items: Int32Array.of(0, 4), grades: Float64Array.of(0, 4) }]);
  });

  it("counts what it drops: the item met before, and the user whose recall is undefined", () => {
    expect(split.dropped).toEqual({ repeatedInteractions: 1, usersWithoutRelevantItems: 1 });
  });

  it("lists the interactions of train and tune", () => {
    expect(split.train).toEqual(Int32Array.of(0, 6));
    expect(split.tune).toEqual(Int32Array.of(1));
  });
});

it("lets the best of several labels of one item count", () => {
  const { qrels } = splitDataset(
    datasetOf([
      { user: 0, item: 3, label: 4, part: "test" },
      { user: 0, item: 3, label: 4.5, part: "test" },
      { user: 0, item: 3, label: 1, part: "test" },
    ]),
  );
  expect(qrels).toEqual([{ items: Int32Array.of(3), grades: Float64Array.of(4.5) }]);
});

describe("whatever the interactions", () => {
  const event = fc.record({
    user: fc.nat(3),
    item: fc.nat(5),
    label: fc.integer({ min: 1, max: 5 }),
    part: fc.constantFrom<Part>("train", "tune", "test"),
  });
  const everyDataset = fc.array(event, { maxLength: 40 }).map(datasetOf);

  it("judges no item that the user met before the test", () => {
    fc.assert(
      fc.property(everyDataset, (dataset) => {
        const { queries, qrels } = splitDataset(dataset);
        queries.forEach(({ seen }, query) => {
          for (const item of qrels[query]!.items) expect(seen).not.toContain(item);
        });
      }),
    );
  });

  it("gives every query a relevant item, and judged items in ascending order without repeats", () => {
    fc.assert(
      fc.property(everyDataset, (dataset) => {
        for (const { items, grades } of splitDataset(dataset).qrels) {
          expect(Math.max(...grades)).toBeGreaterThanOrEqual(4);
          expect(items).toEqual(Int32Array.from(new Set(items)).sort());
        }
      }),
    );
  });

  it("makes each user with a test interaction a query or counts the user as dropped", () => {
    fc.assert(
      fc.property(everyDataset, (dataset) => {
        const { queries, dropped } = splitDataset(dataset);
        const { user, part } = dataset.interactions;
        const tested = new Set(user.filter((_, i) => part[i] === "test"));
        expect(queries.length + dropped.usersWithoutRelevantItems).toBe(tested.size);
      }),
    );
  });

  it("puts no interaction into both train and tune", () => {
    fc.assert(
      fc.property(everyDataset, (dataset) => {
        const { train, tune } = splitDataset(dataset);
        const { part } = dataset.interactions;
        expect(new Set([...train, ...tune]).size).toBe(part.filter((name) => name !== "test").length);
      }),
    );
  });
});
