import { loadExperiment } from "../../../src/experiment/load-experiment.ts";
import { runExperiment } from "../../../src/run-experiment.ts";

/** What a step of a run took. */
export interface MeasuredStep {
  readonly step: string;
  readonly seconds: number;
  /** What the engine says that it needed. */
  readonly engineSeconds: number;
  /** The most memory that the process held so far. */
  readonly megabytes: number;
}

export interface Measured {
  readonly steps: readonly MeasuredStep[];
  readonly whole: MeasuredStep;
}

// Runs the experiment that is named and prints what its steps took.
const peaks: number[] = [];
const look = () => {
  if (peaks.length > 0) peaks[peaks.length - 1] = process.resourceUsage().maxRSS / 1024;
};
const progress = {
  steps() {},
  step() {
    look();
    peaks.push(0);
  },
  advance() {},
  note() {},
};
const { timings } = await runExperiment(await loadExperiment(process.argv[2]!), {
  engine: "embedded",
  progress,
});
look();
const steps = timings.map(({ step, ms, engineMs }, i) => ({
  step,
  seconds: ms / 1000,
  engineSeconds: engineMs / 1000,
  megabytes: peaks[i]!,
}));
const sum = (of: "seconds" | "engineSeconds") => steps.reduce((total, step) => total + step[of], 0);
const whole = {
  step: "whole",
  seconds: sum("seconds"),
  engineSeconds: sum("engineSeconds"),
  megabytes: Math.max(...peaks),
};
console.log(JSON.stringify({ steps, whole } satisfies Measured));
