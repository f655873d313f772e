import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import { runExperiment } from "../../src/run-experiment.ts";

it("runs an affinity over 250 keys by a vector, without a doubt, and the report says so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rank-eval-wide-"));
  try {
    await mkdir(join(folder, "world"));
    const world = {
      kind: "synthetic",
      format: 1,
      name: "wide",
      users: 120,
      testUsers: 30,
      items: 400,
      dimensions: 272,
      topics: Array.from({ length: 250 }, (_, i) => `topic ${i}`),
      clicks: { relevantMean: 20 },
      impressions: { near: 30, pool: 100, uniform: 20 },
    };
    await writeFile(join(folder, "world", "dataset.json"), JSON.stringify(world));
    const experiment = {
      name: "wide",
      dataset: "world",
      features: [{ kind: "prefetch-score" }, { kind: "affinity", path: "topics" }],
      ranking: { depths: [20, 50], cutoffs: [5] },
    };
    const file = join(folder, "wide.json");
    await writeFile(file, JSON.stringify(experiment));
    const { report, model } = await runExperiment(await loadExperiment(file), { engine: "reference" });
    expect(model.features).toMatchObject([{ kind: "prefetch-score" }, { kind: "affinity-vector" }]);
    expect(report.payload).toEqual([]);
    const text = renderMarkdown(report);
    expect(text).toMatch(
      /The experiment says affinity\(topics\), which reads \d+ keys; it was computed as affinity-vector\(topics\), the same number/,
    );
    expect(text).not.toContain("Beware");
  } finally {
    await rm(folder, { recursive: true });
  }
});
