import { describe, expect, it } from "vitest";
import { checkTimeOrder, countUsersAtOneTime } from "../../../src/analysis/validity/time-order.ts";
import type { Part } from "../../../src/domain.ts";

/** Interactions as "user part time". */
function check(...interactions: string[]) {
  const rows = interactions.map((text) => text.split(" "));
  return checkTimeOrder(
    {
      user: Int32Array.from(rows, ([user]) => Number(user)),
      part: rows.map(([, part]) => part as Part),
      time: Float64Array.from(rows, ([, , time]) => Number(time)),
    },
    [{ user: 0 }, { user: 1 }],
    3,
  );
}

const inOrder = {
  usersCutWithinATime: 0,
  trainInteractions: 2,
  trainAfterFirstTest: 0,
  testInteractions: 2,
  testBeforeLastTrain: 0,
  trainAfterQueries: 0,
};

it("finds nothing in one cut at one moment for all", () => {
  expect(check("0 train 1", "1 train 4", "0 tune 5", "0 test 6", "1 test 7")).toEqual(inOrder);
});

describe("a user's cut between equal times", () => {
  const cutUsers = (...interactions: string[]) => check(...interactions).usersCutWithinATime;

  it("before the test, before tune, and where there is no tune", () => {
    expect(cutUsers("0 train 1", "0 tune 2", "0 test 2", "1 train 1", "1 tune 2", "1 test 3")).toBe(1);
    expect(cutUsers("0 train 2", "0 tune 2", "0 test 3")).toBe(1);
    expect(cutUsers("0 train 2", "0 test 2", "1 train 1", "1 test 2", "2 train 1", "2 test 1")).toBe(2);
  });

  it("counts once where both cuts are between equal times, and not where users share a time", () => {
    expect(cutUsers("0 train 2", "0 tune 2", "0 test 2")).toBe(1);
    expect(cutUsers("0 train 1", "0 test 2", "1 train 2", "1 test 3")).toBe(0);
  });

  it("does not depend on the order of the rows", () => {
    const rows = ["0 test 2", "0 train 1", "0 train 2", "0 test 3"];
    expect(cutUsers(...rows)).toBe(1);
    expect(cutUsers(...rows.reverse())).toBe(1);
  });
});

it("compares every train interaction with the first test one, and every test one with the last train one", () => {
  // The test begins at 3 and training ends at 9; equal times are in order.
  const counts = check(
    "0 train 1",
    "0 train 2",
    "0 test 3",
    "1 train 3",
    "1 train 9",
    "1 test 9",
    "2 test 4",
  );
  expect(counts).toMatchObject({
    trainInteractions: 4,
    trainAfterFirstTest: 1,
    testInteractions: 3,
    testBeforeLastTrain: 2,
    // One of four is later than 3, the first test of user 0; none than 9, that of user 1; user 2 is no query.
    trainAfterQueries: (1 / 4 + 0) / 2,
  });
});

it("leaves tune and interactions without a time out", () => {
  expect(
    check("0 train 1", "0 train NaN", "1 train 1", "2 tune 9", "0 test NaN", "1 test 2", "1 test 3"),
  ).toEqual(inOrder);
  expect(check("0 train NaN", "0 tune NaN", "0 test NaN")).toEqual({
    ...inOrder,
    trainInteractions: 0,
    testInteractions: 0,
  });
});

it("counts users whose interactions are all at one time, and not those who have one", () => {
  const user = Int32Array.of(0, 0, 1, 2, 2);
  expect(countUsersAtOneTime({ user, time: Float64Array.of(5, 5, 5, 5, 6) }, 4)).toBe(1);
});
