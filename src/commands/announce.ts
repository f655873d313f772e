import { appendFile } from "node:fs/promises";
import { worldError } from "../errors.ts";
import type { GateResult } from "../report/render-comment.ts";

/** What GitHub sets for the steps of a workflow. */
export interface GitHubEnvironment {
  readonly [name: string]: string | undefined;
  readonly GITHUB_ACTIONS?: string | undefined;
  /** The file whose markdown is shown on the page of the run. */
  readonly GITHUB_STEP_SUMMARY?: string | undefined;
}

/**
 * Tells GitHub of a run: its comment joins the step's summary, and the gate is one annotation.
 *
 * @param comment Markdown.
 * @param write Writes a line to the standard output, where GitHub reads annotations.
 * @throws HarnessError `world` where the summary cannot be written.
 */
export async function announce(
  comment: string,
  gate: GateResult | undefined,
  { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY: summary }: GitHubEnvironment,
  write: (line: string) => void,
): Promise<void> {
  if (summary !== undefined && summary !== "") {
    await appendFile(summary, `${comment}\n`).catch((error: unknown) => {
      throw worldError(`${summary} (GITHUB_STEP_SUMMARY) cannot be written: ${(error as Error).message}`);
    });
  }
  if (GITHUB_ACTIONS === "true" && gate !== undefined) {
    write(
      `::${gate.passed ? "notice" : "error"} title=qdrant-rank-eval::${escapeData(gate.lines.join("\n"))}\n`,
    );
  }
}

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
