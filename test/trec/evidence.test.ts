import { expect, it } from "vitest";
import type { Dataset, Split } from "../../src/domain.ts";
import { evidenceFiles } from "../../src/trec/evidence.ts";

const item = (id: number) => ({ id, vector: Float32Array.of(1), payload: {} });
const user = (id: string) => ({ id, vector: Float32Array.of(1), affinities: {} });
const dataset = { items: [item(11), item(22)], users: [user("ann"), user("bob")] } as unknown as Dataset;
const split = {
  queries: [{ user: 1, seen: new Int32Array(), excluded: new Int32Array() }],
  qrels: [{ items: Int32Array.of(1), grades: Float64Array.of(1) }],
} as unknown as Split;
const rankings = [{ items: Int32Array.of(1, 0), scores: Float32Array.of(0.9, 0.1) }];

it("writes judgments and rankings by the ids that people know, and the commands that score them", () => {
  const run = (system: string, depth: number | undefined) => ({ system, depth, rankings });
  const systems = [
    { system: "vector", retrieves: true, runs: [run("vector", 1), run("vector", 2)] },
    { system: "formula", retrieves: false, runs: [run("formula", 2)] },
    { system: "xgboost", retrieves: false, runs: [run("xgboost", undefined)] },
  ];
  const files = evidenceFiles({ dataset, split, systems }, [
    { system: "vector", depth: 1, measure: "R@1" },
    { system: "vector", depth: 2, measure: "R@2" },
    { system: "vector", depth: 2, measure: "P@1" },
    { system: "formula", depth: 1, measure: "P@1" },
    { system: "formula", depth: 2, measure: "nDCG@1" },
    { system: "xgboost", depth: undefined, measure: "P@1" },
  ]);
  expect(files).toEqual({
    "qrels.txt": "bob 0 22 1\n",
    "vector.run": "bob Q0 22 1 2 vector\nbob Q0 11 2 1 vector\n",
    "formula-2.run": "bob Q0 22 1 2 formula\nbob Q0 11 2 1 formula\n",
    "xgboost.run": "bob Q0 22 1 2 xgboost\nbob Q0 11 2 1 xgboost\n",
    "reproduce.sh": `#!/bin/sh
cd "$(dirname "$0")"
trec_eval -c -m recall.1,2 -m P.1 qrels.txt vector.run
trec_eval -c -m ndcg_cut.1 qrels.txt formula-2.run
trec_eval -c -m P.1 qrels.txt xgboost.run
`,
  });
});

it("multiplies grades by the whole number that makes them whole, levels too, and says so", () => {
  const halfStars = [{ items: Int32Array.of(0, 1), grades: Float64Array.of(3.5, 0) }];
  const systems = [
    { system: "formula", retrieves: false, runs: [{ system: "formula", depth: 2, rankings }] },
  ];
  const files = evidenceFiles({ dataset, split: { ...split, qrels: halfStars }, systems }, [
    { system: "formula", depth: 2, measure: "P(rel=3)@1" },
    { system: "formula", depth: 2, measure: "nDCG@1" },
  ]);
  expect(files["qrels.txt"]).toBe("bob 0 11 7\nbob 0 22 0\n");
  expect(files["reproduce.sh"]).toBe(`#!/bin/sh
# trec_eval reads whole grades only: qrels.txt holds each grade times 2.
cd "$(dirname "$0")"
trec_eval -c -l 6 -m P.1 qrels.txt formula-2.run
trec_eval -c -m ndcg_cut.1 qrels.txt formula-2.run
`);
});
