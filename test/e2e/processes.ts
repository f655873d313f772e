import { execFileSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";

/** The processes of Qdrant Edge that a process started and that still run. */
export function enginesOf(parent: number): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  const rows = Array.from(table.matchAll(/^ *(\d+) +(\d+) .*bridge\.py/gm), ([, ...ids]) => ids.map(Number));
  return rows.flatMap(([pid, ppid]) => (ppid === parent ? [pid!] : []));
}

/** Whether a process runs; one that has ended, but that nobody has waited for, does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !execFileSync("ps", ["-o", "stat=", "-p", `${pid}`], { encoding: "utf8" }).startsWith("Z");
  } catch {
    return false;
  }
}

/** The data folders of the engine of a process. */
export async function engineFolders(pid: number): Promise<string[]> {
  return (await readdir(tmpdir())).filter((entry) => entry.startsWith(`qdrant-rank-eval-${pid}-`));
}
