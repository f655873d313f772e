import { defaultLevel } from "../metrics/measure.ts";
import { trecEvalMeasure } from "./trec-eval-measure.ts";

/**
 * The options that ask trec_eval for these measures. All cutoffs of a family go into one option, because trec_eval heeds
 * only one `-m` a family; and each level needs a call of its own.
 *
 * @param names Printed names; those that trec_eval does not have are left out.
 * @param factor What the grades in the qrels are multiplied by.
 * @returns The options of each call.
 * @example trecEvalOptions(["P@5", "P@10", "AP(rel=2)"]) // ["-m P.5,10", "-l 2 -m map"]
 */
export function trecEvalOptions(names: readonly string[], factor = 1): string[] {
  const calls = new Map<number, Map<string, number[]>>();
  for (const { family, cutoff, level } of names
    .map(trecEvalMeasure)
    .filter((measure) => measure !== undefined)) {
    const families = calls.get(level) ?? new Map<string, number[]>();
    calls.set(level, families);
    families.set(family, [...(families.get(family) ?? []), ...(cutoff === undefined ? [] : [cutoff])]);
  }
  return Array.from(calls, ([level, families]) => {
    const measures = Array.from(families, ([family, cutoffs]) =>
      cutoffs.length === 0 ? `-m ${family}` : `-m ${family}.${cutoffs.join(",")}`,
    );
    return [...(level === defaultLevel ? [] : [`-l ${level * factor}`]), ...measures].join(" ");
  });
}
