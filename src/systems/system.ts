import type { DepthRun, Run } from "../domain.ts";
import type { ChosenSetting, ImportCounts, SystemReport } from "../report/system-report.ts";
import type { SystemRuns } from "../scoring/score-runs.ts";

/** A named way to a ranking: it ranks the items of every query of the split. */
export interface System<R extends Run = Run> {
  readonly name: string;
  /** The kind of its entry in an experiment, or `retriever` or `formula`. */
  readonly kind: string;
  /** The depths that it can be run at, ascending; undefined where it has none. */
  readonly depths: readonly number[] | undefined;
  /** @param depth One of its depths, where it has any. */
  rank(depth: R["depth"]): Promise<R>;
  /** What became of a ranking that was made elsewhere. */
  readonly imported?: ImportCounts | undefined;
  /** What was chosen among several settings. */
  readonly chosen?: readonly ChosenSetting[];
}

/** A system that fetches M candidates. */
export type DepthSystem = System<DepthRun>;

/** Runs a system at each of its depths. */
export async function runSystem<R extends Run>(
  { name, kind, depths, rank }: System<R>,
  onDepth: (depth: number) => void = () => {},
): Promise<SystemRuns<R>> {
  const runs: R[] = [];
  for (const depth of depths ?? [undefined]) {
    if (depth !== undefined) onDepth(depth);
    runs.push(await rank(depth));
  }
  return { system: name, retrieves: kind === "retriever", runs };
}

/** What a report says of a system. */
export function describeSystem({
  name,
  kind,
  depths,
  imported,
  chosen,
}: Pick<System, "name" | "kind" | "depths" | "imported" | "chosen">): SystemReport {
  return { name, kind, depths, imported, ...(chosen !== undefined && { chosen }) };
}
