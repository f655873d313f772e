import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { worldError } from "../../errors.ts";

const run = promisify(execFile);

/** What would have pip install to another place than the environment that it belongs to. */
const ELSEWHERE = ["PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER"];

/** A question to Python is answered in a moment; one that takes longer hangs. */
const ANSWER_MS = 60_000;

/**
 * Runs Python apart from the user's settings and the current folder, whose files could have the names of its modules.
 *
 * @returns What it printed, without the space around it.
 * @throws Error where it does not end well, or takes longer than a limit.
 */
export async function runPython(
  python: string,
  args: readonly string[],
  limitMs = ANSWER_MS,
): Promise<string> {
  const env = { ...process.env };
  for (const name of ELSEWHERE) delete env[name];
  const { stdout } = await run(python, ["-I", ...args], { env, timeout: limitMs, killSignal: "SIGKILL" });
  return stdout.trim();
}

/** Why Python did not do what it was asked: the last line that it printed, or that it took too long. */
export function pythonFailure(error: unknown): string {
  const { stderr = "", killed } = error as { stderr?: string; killed?: boolean };
  if (killed) return "it took too long";
  return stderr.trim().split("\n").at(-1) || String(error);
}

/**
 * Finds a Python that Qdrant Edge runs on.
 *
 * @returns Its name.
 * @throws HarnessError (world) where there is none of at least 3.10.
 */
export async function findPython(): Promise<string> {
  const versions = ["3.14", "3.13", "3.12", "3.11", "3.10"].map((version) => `python${version}`);
  for (const name of ["python3", ...versions, "python"]) {
    try {
      await runPython(name, ["-c", "import sys; sys.exit(sys.version_info < (3, 10))"]);
      return name;
    } catch {
      // Not there, or too old: try the next name.
    }
  }
  throw worldError(
    "the embedded engine needs Python 3.10 or later, and none was found as python3, python3.10 to python3.14 or python. " +
      "Install it, or choose another engine: a URL, container or reference",
  );
}
