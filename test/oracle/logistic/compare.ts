/** Compares our weights with those that samples.py printed: compare.ts FOLDER JSON */
import { readFile } from "node:fs/promises";
import { readSamples } from "../../samples-files.ts";
import { largestDifference } from "./largest-difference.ts";

const [folder = "", file = ""] = process.argv.slice(2);
const samples = await readSamples(folder);
const difference = await largestDifference(samples, JSON.parse(await readFile(file, "utf8")));
console.log(
  `${samples.labels.length} samples: weights differ by ${difference.toExponential(1)} at most, relatively`,
);
