import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
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

/** Whether the build is newer than all sources, as after `npm ci`. */
function isBuilt(): boolean {
  const built = statSync("dist/cli.js", { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" });
  return sources.every((path) => statSync(join("src", path)).mtimeMs < built);
}

export default defineConfig(({ mode }) => ({
  test: {
    include: [...(MODES[mode] ?? ["test/**/*.test.ts"])],
    exclude: mode === "long" ? configDefaults.exclude : [...configDefaults.exclude, LONG],
    // Every core, where vitest would leave one idle: many tests wait for processes of their own.
    maxWorkers: "100%",
    env: {
      FUZZ_RUNS: process.env.FUZZ_RUNS ?? (mode === "long" ? "1" : "0.2"),
      // Settled once: tests that run the command and the test that packs the build must agree.
      BUILT: isBuilt() ? "1" : "",
    },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
}));
