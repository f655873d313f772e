import { expect, it } from "vitest";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import { type Outcome, runExperiment } from "../../src/run-experiment.ts";
import { jsonLines, scratchFolder } from "../dataset/scratch.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
/** Numbers that look random, without order or ties. */
const scattered = (i: number) => ((i * 37 + 11) % 101) / 101;
const circle = (i: number) => [Math.cos(i * 2.4), Math.sin(i * 2.4)];
const isRelevant = (query: number, item: number) => scattered(5 * query + item * item) < 0.4;

/** Runs 9 queries in 3 folds, q0, q3 and q6 in the first; where it is turned, what was relevant in that fold is not. */
async function runFolds({ turned = false } = {}): Promise<Outcome> {
  const datasetFolder = await scratchFolder({
    "dataset.json": JSON.stringify({
      kind: "files",
      format: 1,
      name: "folded",
      dimensions: 2,
      positiveFrom: 1,
      split: { by: "fold" },
    }),
    "items.jsonl": jsonLines(
      numbers(20).map((id) => ({ id, vector: circle(id), payload: { quality: scattered(7 * id) } })),
    ),
    "queries.jsonl": jsonLines(
      numbers(9).map((query) => ({ id: `q${query}`, vector: circle(query + 0.3), fold: query % 3 })),
    ),
    "qrels.txt": numbers(9)
      .flatMap((query) =>
        numbers(20).map((item) => {
          const isTurned = turned && query % 3 === 0;
          return `q${query} 0 ${item} ${isRelevant(query, item) === isTurned ? 0 : 1}\n`;
        }),
      )
      .join(""),
  });
  const experiment = experimentSchema.parse({
    name: "folded",
    dataset: "folded",
    features: [{ kind: "prefetch-score" }, { kind: "payload-number", path: "quality" }],
    training: { source: "candidates", depth: 15 },
    ranking: { depths: [15], cutoffs: [3] },
    statistics: { samples: 100 },
  });
  return runExperiment({ experiment, datasetFolder }, { engine: "reference" });
}

it("ranks every query by a model that its fold's labels have not touched, and reports the model of all", async () => {
  const [plain, turned] = [await runFolds(), await runFolds({ turned: true })];
  const rankings = ({ evidence }: Outcome) => evidence.systems.at(-1)!.runs[0]!.rankings;
  const same = numbers(9).filter((query) => {
    const [a, b] = [rankings(plain)[query]!, rankings(turned)[query]!];
    return String(a.scores) === String(b.scores) && String(a.items) === String(b.items);
  });
  expect(same).toEqual([0, 3, 6]);
  expect(turned.report.model.weights).not.toEqual(plain.report.model.weights);
  expect(plain.report.dataset).toMatchObject({ queries: 9, folds: 3 });
  const same32 = [{ depth: 15, candidates: 9 * 15, different: 0 }];
  expect(plain.report.parity).toMatchObject(same32);
  expect(plain.report.parityOfFolds).toMatchObject(same32);
  expect(renderMarkdown(plain.report)).toContain("The table is of the model of all queries");
  expect(plain.report.trust.judgedSamples).toMatchObject({ samples: 9 * 15, judged: 0 });
});
