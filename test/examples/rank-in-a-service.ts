// Builds the query that was evaluated, for a user of a service; the answer's points are in the model's order.
import { loadModel, rankingQuery } from "qdrant-rank-eval/ranking";

const model = await loadModel("reports/synthetic");
const user = {
  vector: Float32Array.from({ length: 64 }, (_, i) => Math.cos(i) / 8),
  affinities: { topics: { jazz: 0.9 } },
};
const request = rankingQuery(model, user, { depth: 200, limit: 10 });
// const { points } = await client.query("videos", request);
console.log(request.limit, Object.keys(request)); // 10 [ 'prefetch', 'query', ... ]
