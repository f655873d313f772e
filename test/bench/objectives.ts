import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { fitOrder } from "../../src/model/objectives/fit-order.ts";
import type { OrderObjective } from "../../src/model/objectives/objective.ts";
import { createRandom } from "../../src/random.ts";

const WIDTH = 10;
const PER_LIST = 100;

/**
 * What it takes to learn for each objective: 1,000,000 rows of 10 columns, in lists of 100 of which about 5 are relevant. The
 * peak of memory is that of all so far: `npm run bench -- objectives [objective [rows]]` measures one alone.
 */
export async function run(): Promise<void> {
  const only = process.argv[3];
  const rows = Number(process.argv[4] ?? 1_000_000);
  const random = createRandom("objectives");
  const weights = Array.from({ length: WIDTH }, () => 2 * random() - 1);
  const values = new Float64Array(rows * WIDTH);
  const grades = new Float64Array(rows);
  const lists = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    let z = -3.7;
    for (let j = 0; j < WIDTH; j++) {
      const value = 3 * (random() - 0.5);
      values[row * WIDTH + j] = value;
      z += weights[j]! * value;
    }
    lists[row] = Math.floor(row / PER_LIST);
    grades[row] = random() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
  }
  const samples = {
    columns: weights.map((_, j) => `x${j}`),
    values,
    labels: grades,
    weights: new Float64Array(rows).fill(1),
    users: lists,
    items: Int32Array.from(lists.keys()),
    offered: { lists, grades },
  };
  const objectives: OrderObjective[] = [
    { name: "pairwise" },
    { name: "listwise" },
    { name: "metric", measure: parseMeasure("nDCG@10") },
  ];
  for (const objective of objectives.filter(({ name }) => only === undefined || name === only)) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    await fitOrder(samples, { objective, l2: 0, seed: "1" });
    const { user, system } = process.cpuUsage(before);
    const peak = process.resourceUsage().maxRSS / 1024;
    console.log(
      `${objective.name}: ${((performance.now() - start) / 1000).toFixed(1)} s, of which ${((user + system) / 1e6).toFixed(1)} s of the processor; peak ${peak.toFixed(0)} MB`,
    );
  }
}
