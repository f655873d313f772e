import { readFile } from "node:fs/promises";
import { mean, sampleStandardDeviation } from "simple-statistics";
import { splitDataset } from "../../src/dataset/split.ts";
import { generateDataset } from "../../src/dataset/synthetic/generate-dataset.ts";
import { syntheticManifest } from "../../src/dataset/synthetic/parameters.ts";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { samplesFromInteractions } from "../../src/model/build-samples.ts";
import { fitOptimum } from "../../src/model/fit-optimum.ts";
import { type Column, markdownTable } from "../../src/report/markdown-table.ts";
import { byCosine } from "../model/by-cosine.ts";

/** What one world taught. */
interface Fitted {
  readonly seed: number;
  /** In the order of the features. */
  readonly weights: readonly number[];
  readonly errors: readonly number[];
}

/**
 * Trains on synthetic worlds of 20 seeds (`npm run bench -- recovery 100` for 100), and compares the fitted weights with
 * the generating ones, and their standard errors with their spread over the seeds.
 */
export async function run(): Promise<void> {
  const seeds = Number(process.argv[3] ?? 20);
  const { experiment } = await loadExperiment("synthetic");
  const manifest = syntheticManifest.parse(
    JSON.parse(await readFile("datasets/synthetic/dataset.json", "utf8")),
  );
  const features = createFeatures(experiment.features);
  const truth = Object.values(manifest.clicks.weights);

  const fits: Fitted[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const dataset = await generateDataset({ ...manifest, seed });
    const { train } = splitDataset(dataset);
    const samples = await samplesFromInteractions(dataset, train, features, { scoresOf: byCosine });
    const { model, standardErrors } = await fitOptimum(samples, {
      seed: "1",
      l2: 0,
      negativesPerPositive: undefined,
    });
    fits.push({ seed, weights: model.weights, errors: standardErrors.weights });
    process.stderr.write(`seed ${seed} of ${seeds}\r`);
  }

  const distance = ({ weights, errors }: Fitted, j: number) => (weights[j]! - truth[j]!) / errors[j]!;
  const recovered = (fit: Fitted) => truth.every((_, j) => Math.abs(distance(fit, j)) < 3);
  const columns: Column<Fitted>[] = [
    { head: "seed", align: "right", cell: ({ seed }) => String(seed) },
    ...features.map(
      ({ name }, j): Column<Fitted> => ({
        head: `${name} (${truth[j]})`,
        align: "right",
        cell: (fit) => `${fit.weights[j]!.toFixed(3)} (${signed(distance(fit, j))} SE)`,
      }),
    ),
    { head: "all within 3 SE", align: "left", cell: (fit) => (recovered(fit) ? "yes" : "no") },
  ];
  console.log(markdownTable(columns, fits));
  console.log(
    `\nAll weights within 3 standard errors: ${fits.filter(recovered).length} of ${fits.length} seeds.\n`,
  );

  const spread = (j: number) => sampleStandardDeviation(fits.map(({ weights }) => weights[j]!));
  const stated = (j: number) => mean(fits.map(({ errors }) => errors[j]!));
  const average = (j: number) => mean(fits.map(({ weights }) => weights[j]!));
  console.log(
    markdownTable<number>(
      [
        { head: "weight", align: "left", cell: (j) => features[j]!.name },
        { head: "generating", align: "right", cell: (j) => String(truth[j]) },
        { head: "mean fitted", align: "right", cell: (j) => average(j).toFixed(4) },
        { head: "standard error", align: "right", cell: (j) => stated(j).toFixed(4) },
        { head: "spread over seeds", align: "right", cell: (j) => spread(j).toFixed(4) },
        { head: "ratio", align: "right", cell: (j) => (stated(j) / spread(j)).toFixed(2) },
      ],
      [...features.keys()],
    ),
  );
  const together = Math.sqrt(mean(truth.map((_, j) => (stated(j) / spread(j)) * (stated(j) / spread(j)))));
  console.log(
    `\nAll weights together: ratio ${together.toFixed(2)}. By chance a ratio alone strays by ${(1 / Math.sqrt(2 * (seeds - 1))).toFixed(2)}, all of them by half of that.`,
  );
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}
