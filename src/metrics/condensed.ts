import type { Measure } from "./measure.ts";

/**
 * The same measure of condensed lists: items without a judgment are removed before it is computed, so that those below move
 * up. Negative grades are removed too, as by trec_eval's `-J`. Its printed name is ir_measures', with `judged_only=True`.
 *
 * It depends on the whole ranking, so that it has no cutoff but that of its name.
 *
 * @see Sakai, Alternatives to bpref (2007)
 * @example ranking x, a, y, b with a judged relevant and b not: P(judged_only=True)@2 = 1/2, P@2 = 1/2, P@1 = 0 and condensed 1
 */
export function condensed({ cutoff: _, expected: __, ...measure }: Measure): Measure {
  return {
    ...measure,
    name: judgedOnlyName(measure.name),
    score: (query) => measure.score(query.condensed()),
  };
}

/** Parameters are in alphabetical order, as ir_measures prints them. */
function judgedOnlyName(name: string): string {
  const [, family, parameters, cutoff = ""] = /^(\w+)(?:\((.*)\))?(@\d+)?$/.exec(name)!;
  const given = [...(parameters?.split(",") ?? []), "judged_only=True"].sort();
  return `${family}(${given.join(",")})${cutoff}`;
}
