// Evaluates a ranking without any file: data and settings in memory, the report as a value.
import { createDataset, defineExperiment, runExperiment } from "qdrant-rank-eval";

const videos = Array.from({ length: 60 }, (_, id) => ({
  id,
  vector: [Math.cos(id), Math.sin(id)],
  payload: { freshness: (id % 10) / 10 },
}));
const users = Array.from({ length: 40 }, (_, id) => ({ id, vector: [Math.cos(7 * id), Math.sin(7 * id)] }));
const views = users.flatMap((user, position) =>
  videos.slice(0, 30).map((_, i) => {
    const video = videos[(13 * position + 7 * i) % videos.length]!;
    const liked = user.vector[0]! * video.vector[0]! + user.vector[1]! * video.vector[1]! > 0.5;
    const label = liked !== (i % 8 === 0) && video.payload.freshness > 0.2 ? 1 : 0;
    return { user: user.id, item: video.id, label, part: i < 15 ? "train" : "test" };
  }),
);

const dataset = await createDataset(
  { name: "videos", dimensions: 2, positiveFrom: 1, split: { by: "part" }, computedFrom: "nothing" },
  { items: videos, users, interactions: views },
);
const experiment = defineExperiment({
  name: "in-memory",
  training: { source: "impressions" },
  features: [{ kind: "prefetch-score" }, { kind: "payload-number", path: "freshness" }],
  ranking: { depths: [10, 20], measures: ["P@5"] },
});

const { report } = await runExperiment({ experiment, dataset }, { engine: "reference" });
for (const { system, depth, measure, mean } of report.scores)
  console.log(system, depth, measure, mean.toFixed(4));
console.log(report.findings[0]!.code);
