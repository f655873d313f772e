import { configDefaults, defineConfig } from "vitest/config";

const LONG = "test/**/*.long.test.ts";

export default defineConfig(({ mode }) => ({
  test: {
    // `npm run test:long` runs what takes minutes, and only that.
    include: mode === "long" ? [LONG] : ["test/**/*.test.ts"],
    exclude: mode === "long" ? configDefaults.exclude : [...configDefaults.exclude, LONG],
    // Every core, where vitest would leave one idle: many tests wait for processes of their own.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
}));
