import { expect, it } from "vitest";
import { createDataset } from "../../src/dataset/create-dataset.ts";
import { defineExperiment, type ExperimentSettings } from "../../src/experiment/define-experiment.ts";
import { createRandom } from "../../src/random.ts";
import { findHeadline } from "../../src/report/find-score.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import type { Report } from "../../src/report/report.ts";
import { runExperiment } from "../../src/run-experiment.ts";

const ITEMS = 240;
const LEARNED_FROM = 110;
const USERS = 140;

/** Films of all lengths that are liked for a middling length and for their quality, which `twin` nearly repeats. */
const dataset = await (() => {
  const random = createRandom("shapes");
  const circle = () => [random() - 0.5, random() - 0.5];
  const films = Array.from({ length: ITEMS }, (_, id) => {
    const [length, quality] = [random(), random()];
    return { id, vector: circle(), payload: { length, quality, twin: quality + 0.02 * random() } };
  });
  const users = Array.from({ length: USERS }, (_, id) => ({ id: `u${id}`, vector: circle() }));
  const likes = ({ length, quality }: { length: number; quality: number }) =>
    (Math.abs(length - 0.5) < 0.12 ? 0.6 : 0.05) + 0.3 * quality;
  const interactions = users.flatMap((user, position) =>
    films.flatMap(({ id, payload }) => {
      const part = position < LEARNED_FROM ? "train" : "test";
      if (part === "train" && random() < 0.7) return [];
      return [{ user: user.id, item: id, label: random() < likes(payload) ? 1 : 0, part }];
    }),
  );
  return createDataset(
    {
      ...{ name: "films", dimensions: 2, positiveFrom: 1, computedFrom: "nothing" },
      ...{ judgments: "complete", split: { by: "part" } },
    },
    { items: films, users, interactions },
  );
})();

async function reportOn(features: ExperimentSettings["features"]): Promise<Report> {
  const experiment = defineExperiment({
    ...{ name: "shapes", training: { source: "impressions" }, statistics: { samples: 200 } },
    features: [{ kind: "prefetch-score" }, ...features],
    ranking: { depths: [200], measures: ["P@10"] },
  });
  return (await runExperiment({ experiment, dataset }, { engine: "reference" })).report;
}

const precision = (report: Report) => findHeadline(report, "formula", 200).mean;

it("names a feature whose best values are in the middle, and bins then find them", async () => {
  const straight = await reportOn([{ kind: "payload-number", path: "length" }]);
  expect(straight.findings).toContainEqual(
    expect.objectContaining({
      ...{ code: "wrong-shape", severity: "warning" },
      features: [
        expect.objectContaining({ feature: "length", remedy: { kind: "payload-bins", path: "length" } }),
      ],
    }),
  );
  const binned = await reportOn([{ kind: "payload-bins", path: "length", edges: [0.2, 0.4, 0.6, 0.8] }]);
  expect(precision(straight)).toBeLessThan(0.4);
  expect(precision(binned)).toBeGreaterThan(0.7);
  expect(binned.findings.map(({ code }) => code)).not.toContain("wrong-shape");
});

it("names features that say nearly the same, and leaves them out together", async () => {
  const report = await reportOn([
    { kind: "payload-number", path: "quality" },
    { kind: "payload-number", path: "twin" },
  ]);
  const [costliest, ...others] = report.ablation;
  expect(costliest).toMatchObject({ without: ["quality", "twin"], together: true });
  expect(costliest!.high).toBeLessThan(0);
  expect(others.every(({ difference }) => difference > costliest!.difference / 2)).toBe(true);
  expect(renderMarkdown(report)).toContain("Variance inflation is above 10 for quality, twin");
});
