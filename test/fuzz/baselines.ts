import { join } from "node:path";
import fc from "fast-check";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";
import { nextAnchor } from "../../src/gate/anchor.ts";
import { type Baseline, renderBaseline } from "../../src/gate/baseline.ts";
import { loadBaseline } from "../../src/gate/baseline-file.ts";
import { checkComparable } from "../../src/gate/check-comparable.ts";
import { judge } from "../../src/gate/verdict.ts";
import { createRandom } from "../../src/random.ts";
import { type Outcome, runExperiment } from "../../src/run-experiment.ts";
import { renderCheck } from "../../src/terminal/gate-text.ts";
import { DATASET } from "./experiments.ts";
import { printTree, toTree } from "./json-tree.ts";
import type { FuzzKind } from "./kind.ts";
import { describeByteEdit, editBytes, rareByteEdit } from "./mutate-bytes.ts";
import { applyEdit, editsAmong } from "./mutate-json.ts";
import { expectBetween, expectFinite, expectReadable, ranOrRefused } from "./oracle.ts";
import { type Files, type Ground, told } from "./run-files.ts";
import { experiment } from "./tiny-files.ts";

const ACCEPT = "npm run experiment -- --accept tiny";

/** Baselines that a run is checked against. */
export async function baselines(ground: Ground): Promise<FuzzKind<Files>> {
  const { scratch } = ground;
  const outcome = await plainRun(ground);
  const accepted: unknown = JSON.parse(
    renderBaseline({ ...outcome.current, anchor: nextAnchor(outcome.current, outcome.current) }),
  );
  const edits = editsAmong(["vector", "formula", "P@2", "R@3", "u1", "u2"]);
  const path = join(scratch.path, "baseline.json");
  return {
    name: "baselines",
    cases: 300,
    input: fc.record({ edits, bytes: rareByteEdit }).map(({ edits, bytes }) => {
      const tree = toTree(accepted);
      const story = edits.map((edit) => applyEdit(tree, edit));
      const text = Buffer.from(printTree(tree));
      if (bytes !== undefined) story.push(describeByteEdit(text, bytes));
      return told({ "baseline.json": bytes === undefined ? text : editBytes(text, bytes) }, story);
    }),
    async attempt(files) {
      await scratch.write(files);
      return ranOrRefused(async () => expectSaneVerdict(await loadBaseline(path, ACCEPT), outcome, path));
    },
  };
}

async function plainRun({ url, scratch }: Ground): Promise<Outcome> {
  await scratch.write({ ...DATASET, "experiment.json": JSON.stringify(experiment) });
  return runExperiment(await loadExperiment(join(scratch.path, "experiment.json")), { engine: url });
}

function expectSaneVerdict(baseline: Baseline, { current }: Outcome, path: string): void {
  checkComparable(baseline, current, { path, accept: ACCEPT });
  const verdict = judge(baseline, current, {
    measures: "all",
    minimumEffect: 0.005,
    significance: 0.05,
    random: createRandom("1"),
  });
  expectFinite(verdict, "verdict");
  const judged = current.columns.filter(({ system }) => system === current.headline.system).length;
  expectBetween(judged, verdict.checked, judged, "the checked scores");
  expectBetween(current.columns.length, baseline.means.length, current.columns.length, "the means");
  baseline.means.forEach((mean, column) => {
    const scores = Object.values(baseline.queries).map((values) => values[column]!);
    for (const score of scores) expectBetween(0, score, 1, "a score of the baseline");
    const own = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    expectBetween(own, mean, own, "a mean of the baseline");
  });
  expectReadable(renderCheck({ verdict, baseline, current, path, accept: ACCEPT, doubts: [] }));
}
