import { describe, it } from "vitest";
import { startContainer } from "../../src/engine/container.ts";

/**
 * Runs a suite where Qdrant's container starts. Elsewhere it is skipped, with the reason in its title, unless
 * `REQUIRE_ENGINES` names `container`.
 */
export async function describeWithDocker(title: string, suite: () => void): Promise<void> {
  const missing = await startContainer(() => {}).then(
    (engine) => engine[Symbol.asyncDispose](),
    (error: Error) => error,
  );
  if (missing === undefined) return void describe(title, suite);
  const required = process.env.REQUIRE_ENGINES?.split(",").includes("container");
  (required ? it : it.skip)(`${title} (${missing.message})`, () => {
    throw missing;
  });
}
