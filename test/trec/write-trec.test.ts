import { join } from "node:path";
import { expect, it } from "vitest";
import { ByteInterner } from "../../src/trec/byte-interner.ts";
import { readQrels } from "../../src/trec/read-qrels.ts";
import { readRun } from "../../src/trec/read-run.ts";
import { qrelsLines, runLines } from "../../src/trec/write-trec.ts";
import { scratchFolder } from "../dataset/scratch.ts";

const items = ["a", "b", "c"];
const names = { query: (query: number) => ["u1", "u2"][query]!, item: (item: number) => items[item]! };
const qrels = [{ items: Int32Array.of(0, 2), grades: Float64Array.of(1, -1) }];
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
  expect([...qrelsLines([{ items: Int32Array.of(0), grades: Float64Array.of(1) }], strange)]).toEqual([
    "%23%20user%091 0 50%25%20off 1\n",
  ]);
});

it("keeps ids apart and on their lines, whatever they hold", () => {
  const ids = [
    "a\u001b[2J",
    "a\u0000\u007f\u0085",
    "a\u2028\u00a0\ufeff",
    "a\ud800",
    "a\udfff",
    "a\nb Q0 x 1 9 tag",
  ];
  const all = { items: Int32Array.from(ids.keys()), scores: new Float64Array(ids.length) };
  const [text] = runLines([all], { query: () => "\ufeffq", item: (item) => ids[item]! }, "t");
  expect(text).toBe(
    [
      "%EF%BB%BFq Q0 a%1B[2J 1 6 t",
      "%EF%BB%BFq Q0 a%00%7F%C2%85 2 5 t",
      "%EF%BB%BFq Q0 a%E2%80%A8%C2%A0%EF%BB%BF 3 4 t",
      "%EF%BB%BFq Q0 a%ud800 4 3 t",
      "%EF%BB%BFq Q0 a%udfff 5 2 t",
      "%EF%BB%BFq Q0 a%0Ab%20Q0%20x%201%209%20tag 6 1 t",
      "",
    ].join("\n"),
  );
});

it("escapes every character that the readers take for a blank", () => {
  const controls = Array.from({ length: 33 }, (_, code) => String.fromCharCode(code)).join("");
  const strange = { query: () => `a${controls}b`, item: () => "c" };
  const [line] = qrelsLines([{ items: Int32Array.of(0), grades: Float64Array.of(1) }], strange);
  expect(line!.trimEnd().split(/[\0- ]/)).toHaveLength(4);
});

it("writes what the readers read", async () => {
  const folder = await scratchFolder({
    run: [...runLines(rankings, names, "t")].join(""),
    qrels: [...qrelsLines(qrels, names)].join(""),
  });
  const ids = new ByteInterner();
  for (const item of items) ids.intern(Buffer.from(item), 0, 1);
  expect([...(await readQrels(join(folder, "qrels"), ids)).byQuery.values()]).toEqual(qrels);
  const { byQuery: run } = await readRun(join(folder, "run"), ids);
  expect(Array.from(run.values(), ({ items }) => items)).toEqual(rankings.map(({ items }) => items));
});
