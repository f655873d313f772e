import { join } from "node:path";
import { expect, it } from "vitest";
import { ByteInterner } from "../../src/trec/byte-interner.ts";
import { readQrels } from "../../src/trec/read-qrels.ts";
import { readRun } from "../../src/trec/read-run.ts";
import { qrelsLines, runLines } from "../../src/trec/write-trec.ts";
import { scratchFolder } from "../dataset/scratch.ts";

const items = ["a", "b", "c"];
const names = { query: (query: number) => ["u1", "u2"][query]!, item: (item: number) => items[item]! };
const qrels = [{ items: Int32Array.of(0, 2), grades: Int32Array.of(1, -1) }];
const rankings = [
  { items: Int32Array.of(2, 0), scores: Float64Array.of(0.5, 0.5) },
  { items: Int32Array.of(1), scores: Float64Array.of(-3) },
];

it("writes qrels as TREC has them", () => {
  expect([...qrelsLines(qrels, names)].join("")).toBe("u1 0 a 1\nu1 0 c -1\n");
});

it("writes runs with scores that count down, so that trec_eval keeps the order of ties", () => {
  expect([...runLines(rankings, names, "formula")].join("")).toBe(
    "u1 Q0 c 1 2 formula\nu1 Q0 a 2 1 formula\nu2 Q0 b 1 1 formula\n",
  );
});

it("escapes what would break a line", () => {
  const strange = { query: () => "# user\t1", item: () => "50% off" };
  expect([...qrelsLines([{ items: Int32Array.of(0), grades: Int32Array.of(1) }], strange)]).toEqual([
    "%23%20user%091 0 50%25%20off 1\n",
  ]);
});

it("writes what the readers read", async () => {
  const folder = await scratchFolder({
    run: [...runLines(rankings, names, "t")].join(""),
    qrels: [...qrelsLines(qrels, names)].join(""),
  });
  const ids = new ByteInterner();
  for (const item of items) ids.intern(Buffer.from(item), 0, 1);
  expect([...(await readQrels(join(folder, "qrels"), ids)).values()]).toEqual(qrels);
  const run = await readRun(join(folder, "run"), ids);
  expect(Array.from(run.values(), ({ items }) => items)).toEqual(rankings.map(({ items }) => items));
});
