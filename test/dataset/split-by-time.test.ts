import fc from "fast-check";
import { expect, it } from "vitest";
import { splitByTime } from "../../src/dataset/split-by-time.ts";

it("cuts five interactions of a user 3, 1, 1 at shares of 0.6 and 0.2, whatever their order in the file", () => {
  const user = Int32Array.of(0, 0, 0, 0, 0);
  const time = Float64Array.of(50, 10, 40, 20, 30);
  expect(splitByTime({ user, time }, 1, { train: 0.6, tune: 0.2 })).toEqual([
    "test",
    "train",
    "tune",
    "train",
    "train",
  ]);
});

it("keeps equal times together, in the part of the first of them", () => {
  const parts = (...times: number[]) =>
    splitByTime({ user: new Int32Array(times.length), time: Float64Array.from(times) }, 1, {
      train: 0.5,
      tune: 0.25,
    });
  expect(parts(7, 7, 7, 7)).toEqual(["train", "train", "train", "train"]);
  expect(parts(1, 2, 2, 3)).toEqual(["train", "train", "train", "test"]);
  expect(parts(1, 2, 3, 3)).toEqual(["train", "train", "tune", "tune"]);
  expect(parts(3, 2, 2, 1)).toEqual(["test", "train", "train", "train"]);
});

it("counts each user alone: four interactions of two users are not one row of four", () => {
  const user = Int32Array.of(0, 1, 0, 1);
  const time = Float64Array.of(1, 2, 3, 4);
  const parts = splitByTime({ user, time }, 2, { train: 0.5, tune: 0 });
  expect(parts).toEqual(["train", "train", "test", "test"]);
});

it("takes 0.7 + 0.1 for 0.8, although their sum in binary is a little less", () => {
  const user = new Int32Array(10);
  const time = Float64Array.from({ length: 10 }, (_, i) => i);
  const parts = splitByTime({ user, time }, 1, { train: 0.7, tune: 0.1 });
  expect(parts.filter((part) => part === "test")).toHaveLength(2);
});

it("never puts an interaction of a user into an earlier part than one before it", () => {
  const order = { train: 0, tune: 1, test: 2 };
  const event = fc.record({ user: fc.nat(3), time: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(event), fc.double({ min: 0.1, max: 0.6, noNaN: true }), (events, train) => {
      const user = Int32Array.from(events, (e) => e.user);
      const time = Float64Array.from(events, (e) => e.time);
      const parts = splitByTime({ user, time }, 4, { train, tune: 0.3 });
      for (let a = 0; a < events.length; a++) {
        for (let b = 0; b < events.length; b++) {
          if (user[a] !== user[b]) continue;
          if (time[a]! < time[b]!) expect(order[parts[a]!]).toBeLessThanOrEqual(order[parts[b]!]);
          if (time[a] === time[b]) expect(parts[a]).toBe(parts[b]);
        }
      }
    }),
  );
});
