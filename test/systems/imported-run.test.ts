import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import { importedRun } from "../../src/systems/imported-run.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";
import { scratchFolder } from "../dataset/scratch.ts";

const vector = Float32Array.of(1);
const dataset = bareDataset(
  "imported",
  [11, 22, 33].map((id) => ({ id, vector, payload: {} })),
  ["ann", "bob", "my cat"].map((id) => ({ id, vector, affinities: {} })),
);
const eligibility = createEligibility([], dataset);
const query = (user: number, ...excluded: number[]) => ({
  user,
  seen: new Int32Array(),
  excluded: Int32Array.from(excluded),
});

async function imported(lines: readonly string[], queries = [query(0), query(1, 0)]) {
  const folder = await scratchFolder({ "xgboost.run": lines.join("\n") });
  return importedRun("xgboost", join(folder, "xgboost.run"), { ...dataset, queries, eligibility });
}

describe("a TREC run as a system", () => {
  it("ranks the items of each query by its scores, in the numbers of the dataset", async () => {
    const system = await imported(["bob Q0 22 1 0.5 t", "bob Q0 33 2 0.9 t", "ann Q0 11 1 3 t"]);
    const { depth, rankings } = await system.rank(undefined);
    expect(depth).toBeUndefined();
    expect(rankings.map(({ items }) => [...items])).toEqual([[0], [2, 1]]);
    expect([...rankings[1]!.scores]).toEqual([0.9, 0.5]);
  });

  it("counts what it leaves unanswered, and leaves out and counts what cannot be judged", async () => {
    const system = await imported([
      "bob Q0 77 1 4 t", // is no item
      "bob Q0 11 2 3 t", // may not be given to bob
      "bob Q0 22 3 2 t",
      "eve Q0 22 1 1 t", // is no query
    ]);
    const { rankings } = await system.rank(undefined);
    expect(rankings.map(({ items }) => [...items])).toEqual([[], [1]]);
    expect(system.imported).toEqual({
      unanswered: 1,
      otherQueries: 1,
      unknownItems: 1,
      ineligibleItems: 1,
    });
  });

  it("knows names that TREC files have to escape, as the evidence of a run writes them", async () => {
    const system = await imported(["my%20cat Q0 11 1 1 t"], [query(2)]);
    expect((await system.rank(undefined)).rankings[0]!.items).toEqual(Int32Array.of(0));
  });

  it("is refused where it answers no query at all", async () => {
    await expect(imported(["eve Q0 11 1 1 t"])).rejects.toThrow(
      /xgboost\.run: the run xgboost answers none of the 2 queries; its first field must be the id of a user, such as ann/,
    );
  });
});
