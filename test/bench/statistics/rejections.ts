import { createRandom } from "../../../src/random.ts";
import { type Column, markdownTable } from "../../../src/report/markdown-table.ts";
import { testPaired } from "../../../src/statistics/test-paired.ts";
import { scoreModels } from "./simulated-scores.ts";

const experiments = 2000;
const samples = 1000;
const level = 0.05;

interface Rejections {
  readonly measure: string;
  readonly queries: number;
  /** Shares of the experiments in which the test rejected. */
  readonly randomization: number;
  readonly t: number;
}

const percent = (share: number) => (100 * share).toFixed(1);
const columns: readonly Column<Rejections>[] = [
  { head: "measure", align: "left", cell: ({ measure }) => measure },
  { head: "queries", align: "right", cell: ({ queries }) => String(queries) },
  { head: "randomisation", align: "right", cell: ({ randomization }) => percent(randomization) },
  { head: "t", align: "right", cell: ({ t }) => percent(t) },
];

/** A table of how often the tests reject, at 5 %, that two systems with the same distribution of scores are the same. */
export function rejectionTable(): string {
  const rows = Object.entries(scoreModels).flatMap(([measure, { draw }]) =>
    [10, 50, 400].map((queries) => {
      const random = createRandom(`null/${measure}/${queries}`);
      const drawAll = () => Float64Array.from({ length: queries }, () => draw(random));
      const counts = { randomization: 0, t: 0 };
      for (let experiment = 0; experiment < experiments; experiment++) {
        const tests = testPaired(drawAll(), drawAll(), random, { samples });
        if (tests.randomization.pValue <= level) counts.randomization++;
        if ("pValue" in tests.t && tests.t.pValue <= level) counts.t++;
      }
      return {
        measure,
        queries,
        randomization: counts.randomization / experiments,
        t: counts.t / experiments,
      };
    }),
  );
  return markdownTable(columns, rows);
}
