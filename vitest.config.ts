import { configDefaults, defineConfig } from "vitest/config";

const LONG = "test/**/*.long.test.ts";

/** Rooms that know no clock, disk or network. */
const PURE = [
  ...["qdrant-rules", "features", "model", "metrics", "statistics", "scoring", "analysis"],
  ...["eligibility", "report", "gate"],
];

/** What `vitest run --mode MODE` runs; without a mode all that does not take minutes. */
const MODES: { readonly [mode: string]: readonly string[] } = {
  fast: ["test/*.test.ts", `test/{${PURE.join(",")}}/**/*.test.ts`],
  long: [LONG, "test/fuzz/fuzz.test.ts"],
};

export default defineConfig(({ mode }) => ({
  test: {
    include: [...(MODES[mode] ?? ["test/**/*.test.ts"])],
    exclude: mode === "long" ? configDefaults.exclude : [...configDefaults.exclude, LONG],
    // Every core, where vitest would leave one idle: many tests wait for processes of their own.
    maxWorkers: "100%",
    env: { FUZZ_RUNS: process.env.FUZZ_RUNS ?? (mode === "long" ? "1" : "0.2") },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
}));
