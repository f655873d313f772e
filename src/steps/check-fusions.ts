import { inputError } from "../errors.ts";
import { type Fusion, fusionName, fusionsOf, leastMinorVersion } from "../qdrant-rules/fusion-rules.ts";
import type { PreparedData } from "./evaluation.ts";

/**
 * Checks that the engine computes the fusions of an experiment, its systems' and its features': weights since Qdrant 1.17,
 * k since 1.16.
 *
 * @param version Of the engine: `1.18.3`.
 * @throws HarnessError `input` with every fusion that is too new for it.
 */
export function checkFusions(
  {
    experiment,
    sources,
  }: { readonly experiment: Pick<PreparedData["experiment"], "systems"> } & Pick<PreparedData, "sources">,
  version: string,
): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const ofSystems = experiment.systems.flatMap((spec): Fusion[] =>
    spec.kind === "rrf" || spec.kind === "dbsf" ? fusionsOf(spec) : [],
  );
  const names = new Map([...ofSystems, ...sources.fusions].map((fusion) => [fusionName(fusion), fusion]));
  const problems = [...names].flatMap(([name, fusion]) => {
    const least = leastMinorVersion(fusion);
    if (major > 1 || minor >= least) return [];
    return `the fusion ${name} needs Qdrant 1.${least} or newer, and this is ${version}; leave out its ${least === 17 ? "weights" : "k"}`;
  });
  if (problems.length > 0) throw inputError(problems);
}
