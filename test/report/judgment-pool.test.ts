import { expect, it } from "vitest";
import { poolCsv, type UnjudgedFile } from "../../src/report/judgment-pool.ts";

const file: UnjudgedFile = {
  ...{ depth: 20, cutoff: 10 },
  queries: [
    { id: "q1", text: 'lift of "thin" wings', items: [{ id: 3, title: "=1+1" }, { id: 17 }, { id: 5 }] },
    { id: "-q2", items: [{ id: 3 }] },
  ],
};

it("has a row for each item to be judged, with an empty grade, and no cell that a spreadsheet would compute", () => {
  const [head, ...rows] = poolCsv(file, { seed: 1 }).trim().split("\n");
  expect(head).toBe("query,item,grade,text,title");
  expect(rows.toSorted()).toEqual([
    "'-q2,3,,,",
    'q1,17,,"lift of ""thin"" wings",',
    `q1,3,,"lift of ""thin"" wings",'=1+1`,
    'q1,5,,"lift of ""thin"" wings",',
  ]);
});

it("keeps the rows of a query together, in an order that depends on the seed alone", () => {
  const orders = [1, 2, 3, 4, 5, 6].map((seed) => poolCsv(file, { seed }));
  expect(new Set(orders).size).toBeGreaterThan(2);
  expect(poolCsv(file, { seed: 4 })).toBe(orders[3]);
  for (const csv of orders) expect(csv.indexOf("'-q2")).not.toBe(csv.lastIndexOf("q1,"));
});

it("draws so many queries", () => {
  expect(poolCsv(file, { seed: 1, queries: 1 }).match(/q\d/g)!.length).toBeLessThan(4);
});
