import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The per-query scores of an experiment that was run here. */
export interface MeasuredScores {
  readonly experiment: string;
  readonly depths: readonly number[];
  /** One list a query, in the same order for every system, depth and measure. */
  readonly values: (system: string, depth: number, measure: string) => Float64Array;
}

const reports = join(import.meta.dirname, "../../../reports");

/** Reads `scores.csv` of the synthetic experiment and of MovieLens, as far as they were run; says how to run the others. */
export function readMeasuredScores(): MeasuredScores[] {
  return ["synthetic", "movielens-100k"].flatMap((experiment) => {
    const file = join(reports, experiment, "scores.csv");
    if (existsSync(file)) return [parse(experiment, readFileSync(file, "utf8"))];
    console.error(`${experiment} is left out: first run it, npm run experiment -- ${experiment}`);
    return [];
  });
}

function parse(experiment: string, csv: string): MeasuredScores {
  const columns = new Map<string, number[]>();
  const depths = new Set<number>();
  for (const line of csv.trimEnd().split("\n").slice(1)) {
    const [system, depth, measure, ...rest] = line.split(",");
    const key = `${system},${depth},${measure}`;
    depths.add(Number(depth));
    const column = columns.get(key);
    if (column === undefined) columns.set(key, [Number(rest.at(-1))]);
    else column.push(Number(rest.at(-1)));
  }
  return {
    experiment,
    depths: [...depths].sort((a, b) => a - b),
    values: (system, depth, measure) => Float64Array.from(columns.get(`${system},${depth},${measure}`)!),
  };
}
