/** Trains on the samples of a folder: ours.ts newton|train-model FOLDER. Prints JSON, as scikit-learn.py does. */
import { fitOptimum } from "../../../src/model/fit-optimum.ts";
import { trainModel } from "../../../src/model/train-model.ts";
import { readSamples } from "../../samples-files.ts";

const [program = "", folder = ""] = process.argv.slice(2);
const samples = await readSamples(folder);
const train = { newton: fitOptimum, "train-model": trainModel }[program]!;

let seconds = Number.POSITIVE_INFINITY;
let learned = {};
for (let repetition = 0; repetition < 3; repetition++) {
  const start = performance.now();
  const { model, standardErrors } = await train(samples, {
    seed: "1",
    l2: 0,
    negativesPerPositive: undefined,
  });
  seconds = Math.min(seconds, (performance.now() - start) / 1000);
  learned = {
    weights: [model.intercept, ...model.weights],
    errors: [standardErrors.intercept, ...standardErrors.weights],
  };
}
console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024, ...learned }));
